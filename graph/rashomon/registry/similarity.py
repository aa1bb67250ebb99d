"""How much two names look alike, across spellings and scripts."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from rashomon.registry.folding import fold, latin, skeleton

NEAR = 88.0
"""From this likeness (0 to 100) on, two names may be spellings of one."""

_WORD = 80.0  # each word of the one must be about as like its neighbour in the other
_JOINED = 94.0  # without blanks: "al Numan" and "alNuman"
_CONSONANTS = 85.0
_ENOUGH_CONSONANTS = 4
_DIGITS = re.compile(r"\d+")


class Spelling(NamedTuple):
    """A name with the forms that are compared: folded, in Latin letters, and its consonants."""

    name: str
    folded: str
    latin: str
    consonants: str
    foreign: bool

    @classmethod
    def of(cls, name: str) -> "Spelling":
        """Make the forms of a name; `foreign` says that it is not written in Latin letters."""
        folded = fold(name)
        return cls(name, folded, latin(name), skeleton(name), not folded.isascii())


def likeness(one: Spelling, other: Spelling) -> float:
    """Say how alike two names are, 0 to 100: word by word, without blanks, or across scripts by consonants."""
    if _DIGITS.findall(one.latin) != _DIGITS.findall(other.latin):
        return 0.0
    if one.foreign != other.foreign and _consonants_alike(one.consonants, other.consonants):
        return max(NEAR, fuzz.ratio(one.latin, other.latin))
    words = sorted(one.latin.split()), sorted(other.latin.split())
    if len(words[0]) == len(words[1]) and all(fuzz.ratio(*pair) >= _WORD for pair in zip(*words, strict=True)):
        return fuzz.token_sort_ratio(one.latin, other.latin)
    joined = fuzz.ratio(one.latin.replace(" ", ""), other.latin.replace(" ", ""))
    return joined if joined >= _JOINED else 0.0


def _consonants_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _ENOUGH_CONSONANTS and fuzz.ratio(one, other) >= _CONSONANTS


class Alike(NamedTuple):
    """A name of a list that looks like another name: its number in the list, and the likeness (0 to 100)."""

    number: int
    likeness: float


class Spellings:
    """A list of names in which names that look like another are found.

    Args:
        names: the list.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.all = [Spelling.of(name) for name in names]
        self._latin = [spelling.latin for spelling in self.all]
        self._consonants = [spelling.consonants for spelling in self.all]

    def like(self, spelling: Spelling, at_least: float = NEAR) -> list[Alike]:
        """List the names that look like one, the most alike first.

        Args:
            spelling: the name to compare with.
            at_least: likeness from which on a name counts.
        """
        near = {
            number
            for _, _, number in process.extract(
                spelling.latin, self._latin, scorer=fuzz.token_sort_ratio, score_cutoff=at_least - 10, limit=None
            )
        } | {
            number
            for _, _, number in process.extract(
                spelling.consonants, self._consonants, scorer=fuzz.ratio, score_cutoff=_CONSONANTS, limit=None
            )
        }
        found = (Alike(number, likeness(spelling, self.all[number])) for number in near)
        return sorted((one for one in found if one.likeness >= at_least), key=lambda one: (-one.likeness, one.number))
