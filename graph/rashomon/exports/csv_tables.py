"""CSV: a folder of tables for spreadsheets, R, Python and QGIS."""

import datetime as dt
import warnings
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.exports._about import about, listed
from rashomon.exports._table_model import Cell, Lookup, joined
from rashomon.exports._tables import CODEBOOK, TABLES, codebook
from rashomon.exports._warning import ExportWarning
from rashomon.table import Table, Term, boolean, integer, text, typed
from rashomon.terms import XSD
from rashomon.writers.tables import as_csv

if TYPE_CHECKING:
    from rashomon.dataset import Source

name = "csv"
title = "CSV tables in a folder, with quotes and chains of speakers: for spreadsheets, R, Python, QGIS"
suffix = ""

_BOM = b"\xef\xbb\xbf"
_ROWS_AT_ONCE = 5_000
_HOW_TO_READ = r"""How to read the tables

The files are UTF-8 with a byte order mark, without which Excel takes Arabic or Cyrillic for something else.
LibreOffice, QGIS, pandas, polars, DuckDB and R's readr pass over the mark by themselves. In base R:
read.csv(file, fileEncoding = "UTF-8-BOM", na.strings = ""); in Python: open(file, encoding="utf-8-sig", newline="").
Cells are set apart by commas and rows by CR LF, as RFC 4180 has it. A quote may hold line breaks.

A cell that holds a list has "; " between its items. A semicolon or backslash inside an item has a backslash before it.
A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) has an apostrophe
before it, which is not part of the text.
IRIs are the same in all files, and join them. An empty cell means that nothing is known. Base R reads true and false
as text: as.logical(table$is_live)."""


def fill(source: "Source", folder: Path) -> None:
    """Write the tables. Arguments as of `rashomon.exports.FolderExport.fill`."""
    lookup, replaced = Lookup(source.view), 0
    for table in TABLES:
        replaced += write_csv(folder / f"{table.name}.csv", table.header, table.rows(lookup))
    write_csv(folder / "columns.csv", CODEBOOK, codebook())
    changed = [_replaced(replaced)] if replaced else []
    lines = [*about(source, changed), "", "Tables", "", *listed(), "", "columns.csv says what each column holds.", ""]
    (folder / "README.txt").write_bytes("\n".join([*lines, _HOW_TO_READ, ""]).encode())
    for sentence in changed:
        warnings.warn(sentence, ExportWarning, stacklevel=2)


def write_csv(file: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write one table as CSV that no spreadsheet takes for formulas (see `rashomon.writers.tables.as_csv`).

    Args:
        file: to make.
        header: names of the columns.
        rows: of cells.

    Returns:
        The number of NUL characters, which became U+FFFD.
    """
    columns, replaced = tuple(header), 0
    top = as_csv(Table(columns))
    with file.open("xb") as out:
        out.write(_BOM + top.encode())
        left = iter(rows)
        while some := tuple(islice(left, _ROWS_AT_ONCE)):
            body = as_csv(Table(columns, tuple(tuple(map(_term, row)) for row in some)))[len(top) :]
            # Programs end a text at a NUL, and R refuses the whole file.
            replaced += body.count("\0")
            out.write(body.replace("\0", "\ufffd").encode())
    return replaced


def _term(cell: Cell) -> Term | None:
    match cell:
        case None:
            return None
        case bool():
            return boolean(value=cell)
        case int():
            return integer(cell)
        case float():
            return typed(repr(cell), XSD + "double")
        case dt.date():
            return typed(cell.isoformat(), XSD + "date")
        case tuple():
            return text(joined(cell)) if cell else None
    return text(cell)


def _replaced(number: int) -> str:
    return (
        f"Changed: {number} NUL character{'s' if number > 1 else ''}, which no CSV can hold, became U+FFFD (�). "
        "They are whole in the graph and in the Parquet tables."
    )
