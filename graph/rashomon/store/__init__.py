"""Where triples are kept and asked: `base.Store` says what a store can do, `embedded` is the one on disk."""
