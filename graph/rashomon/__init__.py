"""Keep every account: annotated news becomes a validated graph that answers who says what."""
