"""The drop-downs of a claims table: words that may stand in its cells, with their meaning, from the ontology."""

import re
from collections.abc import Iterator

import msgspec

from rashomon.rows import SHEETS, Column, states
from rashomon.vocabulary import Vocabulary


class DropDown(msgspec.Struct, frozen=True):
    """A list from which cells choose.

    Args:
        name: of the list, as a spreadsheet can call a range ("list_measure").
        title: above the list.
        rows: (word, meaning).
    """

    name: str
    title: str
    rows: tuple[tuple[str, str], ...]


def drop_downs(vocabulary: Vocabulary) -> tuple[DropDown, ...]:
    """Give every list once, in the order of the columns that use them.

    Args:
        vocabulary: the ontology, with a project's additions.
    """
    found: dict[str, DropDown] = {}
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.values or column.list:
                key = drop_down_of(column)
                found.setdefault(key, DropDown(key, _title(column), tuple(_rows(column, vocabulary))))
    return tuple(found.values())


def drop_down_of(column: Column) -> str:
    """Give the name of the list from which a column chooses, or empty."""
    if not column.values and not column.list:
        return ""
    what = column.name if column.values or column.kind == "what" else column.list
    return "list_" + re.sub(r"\W", "_", what)


def _title(column: Column) -> str:
    return column.name if column.values or column.kind == "what" else column.list.replace("-", " ")


def _rows(column: Column, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    if column.values:
        terms = vocabulary.values(column.list).values() if column.list else ()
        meanings = {term.name.casefold(): term.definition for term in terms}
        for word in column.values:
            yield word, meanings.get(word, "")
        return
    for term in vocabulary.values(column.list).values():
        yield term.name, term.definition
    if column.kind == "what":
        for word, role in states(vocabulary).items():
            yield word, vocabulary.properties[role].definition
