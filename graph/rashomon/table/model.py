"""Tables and the terms in them."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from rashomon.terms import RDF, XSD

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Kind = Literal["iri", "literal", "blank"]
Value = str | int | float | bool | Decimal | dt.date | dt.datetime


class Term(NamedTuple):
    """One RDF term as plain strings.

    Args:
        kind: "iri", "literal" or "blank".
        value: the IRI, the lexical form, or the blank node's name.
        datatype: full IRI of a literal's datatype; empty for IRIs, plain and language-tagged strings.
        language: language tag in lower case, or empty.
    """

    kind: Kind
    value: str
    datatype: str = ""
    language: str = ""

    @property
    def python(self) -> Value:
        """The value as Python has it; the lexical form where the datatype is unknown or the form is ill."""
        convert = _CONVERTERS.get(self.datatype)
        if convert is None:
            return self.value
        try:
            return convert(self.value)
        except (ValueError, ArithmeticError, KeyError):
            return self.value

    @property
    def is_number(self) -> bool:
        """Whether this is a well-formed number."""
        return isinstance(self.python, int | float | Decimal) and not isinstance(self.python, bool)


Row = tuple[Term | None, ...]


class Table(msgspec.Struct, frozen=True):
    """The answer to a question.

    Args:
        columns: names, as the query's variables have them.
        rows: one term a column; None where a row says nothing.
        notes: what the reader should know of this answer ("only the first 100 rows are here").
        labels: IRI -> name for people, for IRIs that stand in the rows.
        title: what was asked, in one line.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    labels: Mapping[str, str] = {}
    title: str = ""

    def column(self, name: str) -> list[Value | None]:
        """Give one column as Python values.

        Args:
            name: the column's name.

        Raises:
            KeyError: if there is no such column.
        """
        if name not in self.columns:
            raise KeyError(name)
        index = self.columns.index(name)
        return [cell.python if (cell := row[index]) else None for row in self.rows]

    def records(self) -> list[dict[str, Value | None]]:
        """Give the rows as dictionaries of Python values, ready for pandas or polars."""
        return [
            {name: cell.python if cell else None for name, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]

    def __repr__(self) -> str:
        return f"<table “{self.title}”: {len(self.rows):,} rows; columns {', '.join(self.columns)}>"

    def to_pandas(self) -> "pd.DataFrame":
        """Give a pandas data frame: whole numbers, doubles, booleans and days as such, all else as text.

        Raises:
            MissingPackageError: if pandas is not installed.
        """
        from rashomon.table.frames import to_pandas

        return to_pandas(self.columns, self.rows)

    def to_polars(self) -> "pl.DataFrame":
        """Give a polars data frame, with types as for pandas.

        Raises:
            MissingPackageError: if polars is not installed.
        """
        from rashomon.table.frames import to_polars

        return to_polars(self.columns, self.rows)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the table to any library that takes Arrow data (the Arrow PyCapsule interface).

        Args:
            requested_schema: a capsule with the schema that is wanted, or None.

        Raises:
            MissingPackageError: if pyarrow is not installed.
        """
        from rashomon.table.frames import to_arrow

        return to_arrow(self.columns, self.rows).__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        from rashomon.table.html import fragment

        return fragment(self)


def iri(value: str) -> Term:
    """Make an IRI."""
    return Term("iri", value)


def text(value: str, language: str = "") -> Term:
    """Make a plain string, or a language-tagged one."""
    return Term("literal", value, language=language.lower())


def typed(value: str, datatype: str) -> Term:
    """Make a typed literal; xsd:string and rdf:langString are told by an empty datatype."""
    return Term("literal", value, "" if datatype in {XSD + "string", RDF + "langString"} else datatype)


def integer(value: int) -> Term:
    """Make an xsd:integer."""
    return Term("literal", str(value), XSD + "integer")


def boolean(*, value: bool) -> Term:
    """Make an xsd:boolean."""
    return Term("literal", "true" if value else "false", XSD + "boolean")


def _boolean(form: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[form]


def _date(form: str) -> dt.date:
    return dt.date.fromisoformat(form)


_INTEGERS = (
    "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "int",
    "long", "short", "byte", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
)  # fmt: skip
_CONVERTERS: dict[str, Callable[[str], Value]] = {
    **{XSD + name: int for name in _INTEGERS},
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": _boolean,
    XSD + "date": _date,
    XSD + "dateTime": dt.datetime.fromisoformat,
}
