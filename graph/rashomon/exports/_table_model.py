"""What a table of an export is: columns with a type, a description and a value, and rows made of a view."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Generic, Literal, TypeVar

import msgspec

from rashomon.terms import whole
from rashomon.view import Claim, Span, View

Thing = TypeVar("Thing")
Given = TypeVar("Given", contravariant=True)  # noqa: PLC0105 - named for what it is
Kind = Literal["iri", "text", "list", "integer", "number", "date", "boolean"]
Cell = str | int | float | bool | dt.date | tuple[str, ...] | None
"""None where nothing is known; a list is never None, but may be empty."""


class Lookup:
    """A view, with what many rows ask of it.

    Args:
        view: what the tables are made of.
    """

    def __init__(self, view: View) -> None:
        self.view = view

    def label(self, iri: str) -> str:
        """Give a name for people; empty for nothing."""
        return self.view.label(iri) if iri else ""

    def labels(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Give a name for people for each of some things, in the same order."""
        return tuple(self.view.label(iri) for iri in iris)

    def says(self, content: str) -> str:
        """Say in words what an event, statement or count says."""
        found = self.view.content(content)
        return str(self.view.words(found)) if found else ""

    def kind(self, content: str) -> str:
        """Name the table in which an event, statement or count stands, in the singular."""
        view = self.view
        if statement := view.statements.get(content):
            return "participation" if statement.subject in view.events else "relation"
        return "event" if content in view.events else "count" if content in view.counts else ""

    def claims_on(self, content: str, polarity: str) -> int:
        """Count the live claims that affirm or deny an event, statement or count."""
        return sum(claim.polarity == polarity for claim in self.view.claims_on(content))

    def articles_on(self, content: str) -> int:
        """Count the articles whose live claims speak of an event, statement or count."""
        return len({claim.article for claim in self.view.claims_on(content)})

    @cached_property
    def claims_in(self) -> Counter[str]:
        """Live claims by article."""
        return Counter(claim.article for claim in self._live)

    @cached_property
    def claims_by(self) -> Counter[str]:
        """Live claims by claimant."""
        return Counter(who for claim in self._live for who in claim.claimants)

    @property
    def _live(self) -> Iterator[Claim]:
        return (claim for claim in self.view.claims.values() if claim.is_live)


class Column(msgspec.Struct, Generic[Given], frozen=True):
    """A column.

    Args:
        name: of the column.
        kind: of its cells.
        help: what it holds, in one line.
        value: gives the cell of a thing; an empty string counts as nothing, a day is given as `YYYY-MM-DD`.
    """

    name: str
    kind: Kind
    help: str
    value: Callable[[Lookup, Given], Cell]

    def cell(self, lookup: Lookup, thing: Given) -> Cell:
        """Give the cell of a thing, of the type that the column has; halves of characters become U+FFFD."""
        value = self.value(lookup, thing)
        if isinstance(value, tuple):
            return tuple(whole(item) for item in value)
        if not isinstance(value, str):
            return value
        if self.kind == "date":
            return dt.date.fromisoformat(value) if value else None
        return whole(value) or None


class TableOf(msgspec.Struct, Generic[Thing], frozen=True):
    """A table of things of one type.

    Args:
        name: of the table, and of its file.
        help: what a row is, in one line.
        things: gives what the rows are made of, in the order of IRIs.
        columns: the columns.
    """

    name: str
    help: str
    things: Callable[[Lookup], Iterable[Thing]]
    columns: tuple[Column[Thing], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def rows(self, lookup: Lookup) -> Iterator[tuple[Cell, ...]]:
        """Give the rows, in the order of the IRIs in the first columns."""
        for thing in self.things(lookup):
            yield tuple(column.cell(lookup, thing) for column in self.columns)


def words(spans: Iterable[Span]) -> tuple[str, ...]:
    """Give the quotes of some spans; profile `minimal` has none."""
    return tuple(span.quote for span in spans if span.quote)


def joined(items: Iterable[str]) -> str:
    r"""Put a list into one cell: `; ` between the items; `\` and `;` inside an item get a `\` before them."""
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)
