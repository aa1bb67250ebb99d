"""The word that a user probably meant."""

import difflib
from collections.abc import Iterable


def closest(word: str, among: Iterable[str]) -> str:
    """Give the word nearest to a mistyped one, or an empty string where none is near."""
    near = difflib.get_close_matches(word.lower(), sorted(among), n=1, cutoff=0.6)
    return near[0] if near else ""
