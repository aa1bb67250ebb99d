"""The words of a language by which news tells who says what, read from `languages/<tag>.toml`."""

import functools
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Literal

import msgspec

from rashomon.errors import UsageError
from rashomon.registry import fold

Phrase = tuple[str, ...]
"""Folded words."""

_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru"}
_ENOUGH = 2  # so many stop words must be met before a text in Latin letters is taken for a language


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A language file; words as they are written. What a language does without is left out."""

    name: str
    order: Literal["subject-first", "verb-first", "verb-last"]
    stop_words: tuple[str, ...]
    verbs: dict[str, tuple[str, ...]]
    verbs_with_that: dict[str, tuple[str, ...]] = {}
    that: tuple[str, ...] = ()
    according: tuple[str, ...] = ()
    according_after: tuple[str, ...] = ()
    evidential: tuple[str, ...] = ()
    probable: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    no_subject: tuple[str, ...] = ()
    negators: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    clause_joiners: tuple[str, ...] = ()
    pronouns: dict[str, tuple[str, ...]] = {}
    possessives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    relaying: tuple[str, ...] = ()
    relayed_as: tuple[str, ...] = ()
    citing: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    listeners: tuple[str, ...] = ()
    adverbials: tuple[str, ...] = ()
    day_words: tuple[str, ...] = ()
    days: dict[str, int] = {}
    relative_days: dict[str, int] = {}
    time_phrases: tuple[str, ...] = ()
    months: dict[str, int] = {}
    numbers: dict[str, int] = {}
    at_least: tuple[str, ...] = ()
    more_than: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    fewer_than: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    range_first: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    group_ends: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    measures: dict[str, tuple[str, ...]] = {}
    types: dict[str, tuple[str, ...]] = {}


class Phrases:
    """Phrases, each with what it means, found at a place in a row of folded words: the longest wins.

    Args:
        meanings: phrase as written -> meaning.
    """

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, str]]] = {}
        for written, meaning in meanings.items():
            if phrase := words_of(written):
                self._by_first.setdefault(phrase[0], []).append((phrase, meaning))
        for several in self._by_first.values():
            several.sort(key=lambda one: (-len(one[0]), one[0]))

    def at(self, words: list[str], index: int) -> tuple[int, str] | None:
        """Give the length and the meaning of the longest phrase that begins at an index, or None."""
        for phrase, meaning in self._by_first.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase), meaning
        return None

    def begins(self, word: str) -> bool:
        """Tell whether a phrase begins with a word."""
        return word in self._by_first

    def before(self, words: list[str], index: int) -> int:
        """Give the length of the phrase that ends just before an index, or 0."""
        for first in range(max(0, index - 4), index):
            found = self.at(words, first)
            if found and first + found[0] == index:
                return found[0]
        return 0


class Language:
    """A language's words, folded and ready to be looked up.

    Args:
        tag: language tag in lower case.
        file: the words as written.
        denials: words that deny, of any language, as the ontology lists them.
    """

    def __init__(self, tag: str, file: _File, denials: Iterable[str] = ()) -> None:
        self.tag, self.name, self.order = tag, file.name, file.order
        self.determiners = _folded(file.determiners)
        self.helpers = _folded(file.helpers)
        self.no_subject = _folded(file.no_subject)
        self.negators = _folded(file.negators)
        self.relatives = _folded(file.relatives)
        self.subordinators = _folded(file.subordinators)
        self.joiners = _folded(file.joiners)
        self.clause_joiners = _folded(file.clause_joiners)
        self.possessives = _folded(file.possessives)
        self.roles = _folded(file.roles)
        self.prepositions = _folded(file.prepositions)
        self.auxiliaries = _folded(file.auxiliaries)
        self.listeners = _folded(file.listeners)
        self.group_ends = _folded(file.group_ends)
        self.units = _folded(file.units)
        self.abbreviations = _folded(file.abbreviations)
        self.day_words = _folded(file.day_words)
        self.that = _folded(file.that)
        self.said_words = _folded(file.said)
        self.relaying = _folded(file.relaying)
        self.told = _folded(file.told)
        self.range, self.range_first = _folded(file.range), _folded(file.range_first)
        self.pronouns = {fold(word): kind for kind, words in file.pronouns.items() for word in words}
        self.days = {fold(word): number for word, number in file.days.items()}
        self.relative_days = {fold(word): number for word, number in file.relative_days.items()}
        self.months = {fold(word): number for word, number in file.months.items()}
        self.numbers = {fold(word): number for word, number in file.numbers.items()}
        self.measures = Phrases(_turned(file.measures))
        self.types = {words_of(word): kind for kind, words in file.types.items() for word in words}
        denied = dict.fromkeys(denials, "denies")
        self.verbs = Phrases({**_turned(file.verbs), **_turned(file.verbs_with_that), **denied})
        self.only_with_that = frozenset(words_of(word) for words in file.verbs_with_that.values() for word in words)
        self.according = Phrases(dict.fromkeys(file.according, "states"))
        self.according_after = Phrases(dict.fromkeys(file.according_after, "states"))
        self.evidential = Phrases(dict.fromkeys(file.evidential, "reports"))
        self.hedges = Phrases(
            dict.fromkeys(file.possible, "possible") | dict.fromkeys((*file.evidential, *file.probable), "probable")
        )
        self.adverbials = Phrases(dict.fromkeys((*file.adverbials, *file.time_phrases), ""))
        self.time_phrases = Phrases(dict.fromkeys(file.time_phrases, ""))
        self.relayed_as = Phrases(dict.fromkeys(file.relayed_as, ""))
        self.citing = Phrases(dict.fromkeys(file.citing, ""))
        self.including = Phrases(dict.fromkeys(file.including, ""))
        bounds = {"least": file.at_least, "more": file.more_than, "most": file.at_most, "fewer": file.fewer_than}
        self.bounds = Phrases(_turned(bounds))


def words_of(written: str) -> Phrase:
    """Give the folded words of a name or a phrase, as they are compared with those of a text."""
    from rashomon.suggesting.words import tokens_of

    return tuple(token.folded for token in tokens_of(written))


def tags() -> tuple[str, ...]:
    """List the languages for which there are words, by tag."""
    folder = files("rashomon").joinpath("suggesting", "languages")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


@functools.cache
def language(tag: str, denials: tuple[str, ...] = ()) -> Language:
    """Load a language.

    Args:
        tag: such as "en" or "en-gb"; only its first part counts.
        denials: words that deny, as the ontology lists them.

    Raises:
        UsageError: if there are no words for it.
    """
    short = tag.lower().partition("-")[0]
    if short not in tags():
        raise UsageError(f"There are no words of saying for the language {tag}. Languages: {', '.join(tags())}.")
    return Language(short, _file(short), denials)


@functools.cache
def _file(tag: str) -> _File:
    text = files("rashomon").joinpath("suggesting", "languages", f"{tag}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _File)


@functools.cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {tag: _folded(_file(tag).stop_words) for tag in tags()}


def detect(text: str) -> str:
    """Tell the language of a text by its script and its commonest words; empty where that does not tell.

    Args:
        text: the first 20,000 code points count.
    """
    from rashomon.suggesting.words import tokens_of

    tokens = [token.folded for token in tokens_of(text[:20_000])]
    scripts = Counter(_script(token[0]) for token in tokens if token)
    if not scripts:
        return ""
    script = max(scripts, key=lambda one: (scripts[one], one))
    by_script = {tag: _SCRIPTS[script] == tag if script in _SCRIPTS else script == "LATIN" for tag in tags()}
    seen = Counter(tokens)
    met = {
        tag: sum(seen[word] for word in words)
        for tag, words in _stop_words().items()
        if by_script[tag] and (script in _SCRIPTS or tag not in _SCRIPTS.values())
    }
    best = max(met, key=lambda tag: (met[tag], tag), default="")
    enough = best and met[best] >= _ENOUGH and sorted(met.values())[-2:].count(met[best]) == 1
    return best if enough else ""


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded for word in words if (folded := fold(word)))


def _turned(several: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: meaning for meaning, words in several.items() for word in words}
