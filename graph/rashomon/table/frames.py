"""Tables as data frames: Arrow, pandas, polars. Each library is imported when it is asked for.

A column gets the narrowest type that holds all its values: whole number, decimal as double, true or false, day;
everything else, and every mixture, is text as it is written. IRIs are text. What is not there is missing, never 0.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from rashomon.errors import MissingPackageError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from rashomon.table.model import Term, Value

ColumnType = Literal["integer", "double", "boolean", "day", "text"]
"""What a column can hold."""

_LARGEST = 2**63 - 1
_LARGEST_EXACT = 2**53
"""Whole numbers up to this one are themselves as a double."""


def column_type(cells: "Sequence[Term | None]") -> ColumnType:
    """Give the type of a column: the narrowest that holds all of its cells without loss of meaning.

    Args:
        cells: one column; None where nothing is said.
    """
    values = [cell.python for cell in cells if cell is not None]
    if not values:
        return "text"
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, bool) for value in values):
        return "text"
    if all(isinstance(value, int) and abs(value) <= _LARGEST for value in values):
        return "integer"
    if all(isinstance(value, float | Decimal) or _is_exact(value) for value in values):
        return "double"
    if all(isinstance(value, dt.date) and not isinstance(value, dt.datetime) for value in values):
        return "day"
    return "text"


def columns(names: Sequence[str], rows: "Sequence[Sequence[Term | None]]") -> "dict[str, tuple[ColumnType, list[Any]]]":
    """Give each column with its type and its values as that type has them.

    Args:
        names: of the columns.
        rows: cells.
    """
    found: dict[str, tuple[ColumnType, list[Any]]] = {}
    for index, name in enumerate(names):
        cells = [row[index] for row in rows]
        kind = column_type(cells)
        found[name] = (kind, [None if cell is None else _value(cell, kind) for cell in cells])
    return found


def to_arrow(names: Sequence[str], rows: "Sequence[Sequence[Term | None]]") -> "pa.Table":
    """Make an Arrow table.

    Raises:
        MissingPackageError: if pyarrow is not installed.
    """
    arrow = _library("pyarrow", "a table in Arrow form")
    types = {
        "integer": arrow.int64(),
        "double": arrow.float64(),
        "boolean": arrow.bool_(),
        "day": arrow.date32(),
        "text": arrow.string(),
    }
    made = columns(names, rows)
    return arrow.table(
        [arrow.array(values, type=types[kind]) for kind, values in made.values()],
        schema=arrow.schema([(name, types[kind]) for name, (kind, _) in made.items()]),
    )


def to_pandas(names: Sequence[str], rows: "Sequence[Sequence[Term | None]]") -> "pd.DataFrame":
    """Make a pandas data frame with types that know of missing values; days are `datetime64[s]`.

    Raises:
        MissingPackageError: if pandas is not installed.
    """
    pandas = _library("pandas", "a table as a data frame")
    types = {
        "integer": "Int64",
        "double": "Float64",
        "boolean": "boolean",
        "day": "datetime64[s]",
        "text": "string",
    }
    return pandas.DataFrame(
        {name: pandas.Series(values, dtype=types[kind]) for name, (kind, values) in columns(names, rows).items()}
    )


def to_polars(names: Sequence[str], rows: "Sequence[Sequence[Term | None]]") -> "pl.DataFrame":
    """Make a polars data frame.

    Raises:
        MissingPackageError: if polars is not installed.
    """
    polars = _library("polars", "a table as a data frame")
    types = {
        "integer": polars.Int64,
        "double": polars.Float64,
        "boolean": polars.Boolean,
        "day": polars.Date,
        "text": polars.String,
    }
    made = columns(names, rows)
    frame: pl.DataFrame = polars.DataFrame(
        {name: values for name, (_, values) in made.items()},
        schema={name: types[kind] for name, (kind, _) in made.items()},
    )
    return frame


def _is_exact(value: "Value") -> bool:
    return isinstance(value, int) and abs(value) <= _LARGEST_EXACT


def _value(cell: "Term", kind: ColumnType) -> "Value":
    if kind == "text":
        return cell.value
    value = cell.python
    return float(value) if kind == "double" and isinstance(value, int | Decimal) else value


def _library(name: str, purpose: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackageError(name, purpose) from error
