"""Rule "names": who and where, by the names list. The longest name wins; case, accents and blanks do not count."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.registry import Registry, fold
from rashomon.suggesting.language import words_of
from rashomon.suggesting.words import Token

_ONE_LETTER = ("و", "ف", "ب", "ل", "ك")  # Arabic "and", "so", "in", "for", "like" are written onto the next word
_ARTICLE = "ال"


class Named(NamedTuple):
    """A name of the list where it stands in the text.

    Args:
        begin: first code point.
        end: code point after the last.
        first: number of its first word.
        last: number after its last word.
        slug: whose name it is.
        kind: actor, place or country.
    """

    begin: int
    end: int
    first: int
    last: int
    slug: str
    kind: str


class NamesList:
    """The names of a registry, ready to be found in texts. A name that two entities share finds nobody.

    Args:
        registry: the names.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._slugs: dict[tuple[str, ...], set[str]] = {}
        self._capital: set[tuple[str, ...]] = set()
        self._longest: dict[str, int] = {}
        self.words: dict[str, frozenset[tuple[str, ...]]] = {}
        for slug, entity in registry.entities.items():
            phrases = set()
            for name in (name for several in entity.names.values() for name in several):
                for phrase in {words_of(name), tuple(fold(name).split())}:
                    if phrase:
                        phrases.add(phrase)
                        self._add(phrase, slug, name)
            self.words[slug] = frozenset(phrases)

    def _add(self, phrase: tuple[str, ...], slug: str, name: str) -> None:
        self._slugs.setdefault(phrase, set()).add(slug)
        self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))
        if len(phrase) == 1 and name[:1].isupper():
            self._capital.add(phrase)

    def bearer(self, phrase: tuple[str, ...]) -> str:
        """Give the slug of the one entity that bears a name, in folded words; empty where there is none, or more."""
        slugs = self._slugs.get(phrase, set())
        return next(iter(slugs)) if len(slugs) == 1 else ""

    def find(self, text: str, tokens: Sequence[Token]) -> list[Named]:
        """List the names in a text, none inside another.

        Args:
            text: the text.
            tokens: its words, in order.
        """
        found = []
        index = 0
        while index < len(tokens):
            one = self._at(text, tokens, index)
            if one:
                found.append(one)
            index = one.last if one else index + 1
        return found

    def _at(self, text: str, tokens: Sequence[Token], index: int) -> Named | None:
        for word, skipped in _beginnings(tokens[index].folded):
            for length in range(self._longest.get(word, 0), 0, -1):
                if index + length > len(tokens):
                    continue
                phrase = (word, *(token.folded for token in tokens[index + 1 : index + length]))
                slugs = self._slugs.get(phrase, set())
                begin, end = tokens[index].begin + skipped, tokens[index + length - 1].end
                if len(slugs) != 1 or "\n" in text[begin:end]:
                    continue
                if phrase in self._capital and text[begin].islower():
                    continue
                slug = next(iter(slugs))
                return Named(begin, end, index, index + length, slug, self.registry.entities[slug].kind)
        return None


def _beginnings(word: str) -> list[tuple[str, int]]:
    """Give a word as it stands and, in Arabic, without what is written onto it; with the letters taken off."""
    found = [(word, 0)]
    if len(word) > 3 and "\u0600" <= word[0] <= "\u06ff":
        found += [(word[1:], 1)] if word[0] in _ONE_LETTER else []
        if word.startswith("لل"):
            found.append((_ARTICLE + word[2:], 1))
        if word[0] in "وف" and word[1] in _ONE_LETTER:
            found += [(word[2:], 2)]
            found += [(_ARTICLE + word[3:], 2)] if word[1:].startswith("لل") else []
    return found
