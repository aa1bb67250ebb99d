"""The texts of the manual as data: examples, columns, questions, rules for vague numbers."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

_Shape = TypeVar("_Shape")


class Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An example: a sentence of the sample and the cells of its row; see examples.toml."""

    article: str
    sentence: str
    quote: str
    cells: dict[str, str]
    english: str = ""


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All examples by name, and what the manual calls the articles."""

    articles: dict[str, str]
    examples: dict[str, Sample]


class Near(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A near-miss: words made up for the manual, or an example of the sample that is easily coded wrong."""

    wrong: str
    right: str
    why: str
    text: str = ""
    sample: str = ""


class ColumnText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a coder must know of a column; `terms` says which value of the ontology a word stands for."""

    means: str
    default: str
    native: str
    examples: list[tuple[str, str]]
    near: list[Near]
    terms: dict[str, str] = {}


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that leads to the speaker."""

    ask: str
    yes: str
    cells: str
    more: str
    example: str = ""


class Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The questions in order."""

    step: list[Question]


class VagueNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule makes of a word for a number.

    Args:
        words: language tag -> the words as they stand in texts.
        low: at least so many.
        best: so many.
        high: at most so many.
        note: when it holds.
    """

    words: dict[str, list[str]]
    low: int | None = None
    best: int | None = None
    high: int | None = None
    note: str = ""


class VagueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule for words like "dozens", under the name by which a paper cites it.

    Args:
        name: short name.
        title: in words.
        source: where it comes from.
        says: what it does.
        used: whether this manual follows it.
        number: word for word.
    """

    name: str
    title: str
    source: str
    says: str
    used: bool
    number: list[VagueNumber]


class VagueRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules."""

    rule: list[VagueRule]


@cache
def examples() -> Examples:
    """Give the examples."""
    return _read("examples.toml", Examples)


@cache
def columns() -> dict[str, ColumnText]:
    """Give what is said of each column, by its name."""
    return _read("columns.toml", dict[str, ColumnText])


@cache
def questions() -> tuple[Question, ...]:
    """Give the questions that lead to the speaker."""
    return tuple(_read("speaker.toml", Questions).step)


@cache
def vague_rules() -> tuple[VagueRule, ...]:
    """Give the rules for vague numbers; the first is the one that this manual follows."""
    return tuple(_read("vague-numbers.toml", VagueRules).rule)


def chapters() -> tuple[tuple[str, str], ...]:
    """Give name and text of each chapter, in order."""
    folder = _texts().joinpath("chapters")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda entry: entry.name)
    return tuple((entry.name, _text(entry)) for entry in found)


def _texts() -> Traversable:
    return files("rashomon.codebook").joinpath("texts")


def _text(file: Traversable) -> str:
    return file.read_bytes().decode("utf-8").replace("\r\n", "\n")


def _read(name: str, shape: type[_Shape]) -> _Shape:
    return msgspec.convert(tomllib.loads(_text(_texts().joinpath(name))), shape)
