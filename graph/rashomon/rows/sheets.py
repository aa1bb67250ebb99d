"""Sheets as they stand in a workbook or in CSV files, before anybody looks what their cells mean."""

import codecs
import csv
import difflib
import functools
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from rashomon.errors import SourceError
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.rows.beside import PROBLEMS
from rashomon.rows.columns import SHEETS, Sheet
from rashomon.rows.grids import Grid, Row, cell_name, folded_name

CSV = frozenset({".csv", ".tsv", ".tab"})
LARGEST = 64 * 1024 * 1024
"""The most bytes that a table may have, unpacked."""

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_LOOKED_AT = 20
"""The header is looked for in so many rows."""


class Record(msgspec.Struct, frozen=True):
    """One row of a sheet, the header too.

    Args:
        line: one-based line in the file; in a workbook the number of the row.
        number: the number of the row in a spreadsheet.
        cells: the texts, without blanks at their ends.
    """

    line: int
    number: int
    cells: tuple[str, ...]


class RawSheet(msgspec.Struct, frozen=True):
    """One sheet.

    Args:
        name: as SHEETS calls it.
        file: path as the user gave it, with forward slashes.
        records: the rows that are not empty.
        merged: (first row, last row, name such as "A2:A5") of merged cells that are more than one row high.
        unworked: (row, name such as "B2") of cells with a formula whose result does not stand in the file.
    """

    name: str
    file: str
    records: tuple[Record, ...] = ()
    merged: tuple[tuple[int, int, str], ...] = ()
    unworked: tuple[tuple[int, str], ...] = ()


def read_csv(path: Path, name: str, report: Report) -> RawSheet:
    """Read a CSV file as a sheet; encoding and separator are found out, and told where they are unusual.

    Args:
        path: the file.
        name: name of the sheet.
        report: takes a note, and a row that cannot be read.

    Raises:
        SourceError: if it cannot be opened or is too large.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise SourceError(path, f"it cannot be opened ({error.strerror})", "Check the path.") from error
    if len(data) > LARGEST:
        raise SourceError(path, f"it has more than {LARGEST:,} bytes", "Divide the table into several files.")
    text, encoding = decoded(data)
    separator = separator_of(text)
    file = path.as_posix()
    said = [f"cells separated by {_SEPARATORS[separator]}"] if separator != "," else []
    said += [f"encoding {encoding}"] if encoding != "UTF-8" else []
    if said:
        report(
            Problem(
                "table-read-as",
                f"read with {' and '.join(said)}",
                Place(file=file),
                Severity.INFO,
                advice="If letters look wrong, save it as CSV UTF-8.",
            )
        )
    return RawSheet(name, file, tuple(_records(text, separator, file, name, report)))


def decoded(data: bytes) -> tuple[str, str]:
    """Give the text of a file and the name of its encoding: UTF-8, UTF-16, else that of Western Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "UTF-16"
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace"), "UTF-16"
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def separator_of(text: str) -> str:
    """Give the separator of a table: the one that stands most often in its first line that is not empty."""
    head = next((line for line in text[:65536].splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=head.count)


def _records(text: str, separator: str, file: str, name: str, report: Report) -> Iterator[Record]:
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        line = reader.line_num + 1
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            report(
                Problem(
                    "row-unreadable",
                    f"this row and what follows cannot be read: {error}",
                    Place(file=file, line=line, path=f"{name}!{number}"),
                    advice="Close each quotation mark that opens a cell; write a quotation mark in it twice.",
                    held_back="rows",
                )
            )
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Record(line, number, tuple(cell.strip() for cell in cells))


def header_of(records: Iterable[Record], sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """Find the header row: the first that names a required column and another one.

    Args:
        records: the rows of a sheet.
        sheet: what the sheet should hold.

    Returns:
        Its index, and column name -> number of the first column with this name; None if there is none.
    """
    spellings = _spellings(sheet)
    required = {column.name for column in sheet.columns if column.required}
    for index, record in enumerate(records):
        if index >= _LOOKED_AT:
            return None
        found: dict[str, int] = {}
        for number, cell in enumerate(record.cells):
            if name := spellings.get(folded_name(cell)):
                found.setdefault(name, number)
        if required & found.keys() and len(found) > 1:
            return index, found
    return None


def understood(raw: RawSheet, sheet: Sheet, report: Report) -> Grid:
    """Understand a sheet's header and give its rows by column.

    Args:
        raw: the sheet.
        sheet: what it should hold.
        report: takes unknown, missing and repeated columns, and merged cells.
    """
    header = header_of(raw.records, sheet)
    if header is None:
        if raw.records:
            needed = ", ".join(column.name for column in sheet.columns if column.required)
            report(_header_missing(raw, needed))
        return Grid(sheet.name, raw.file, {})
    index, columns = header
    _complain_of_header(raw.records[index], columns, raw, sheet, report)
    for row, name in raw.unworked:
        if row > raw.records[index].number:
            report(
                Problem(
                    "formula-without-result",
                    f"the cell {name} holds a formula, and not what comes of it",
                    Place(file=raw.file, line=row, path=f"{raw.name}!{name}"),
                    advice="Open the table in a spreadsheet program and save it; better, write the value itself.",
                )
            )
    merged = {number for first, last, _ in raw.merged for number in range(first + 1, last + 1)}
    for first, last, name in raw.merged:
        if last > raw.records[index].number:
            report(
                Problem(
                    "cells-merged",
                    f"the cells {name} are merged: only row {first} has what stands there",
                    Place(file=raw.file, line=first, path=f"{raw.name}!{name}"),
                    advice="Take the merging back, and write the value into each row.",
                    held_back="rows",
                )
            )
    rows = []
    for record in raw.records[index + 1 :]:
        if (again := header_of([record], sheet)) and len(again[1]) == len(columns):
            report(_header_again(raw, record))
            continue
        found = {name: record.cells[at] for name, at in columns.items() if at < len(record.cells) and record.cells[at]}
        if found and record.number not in merged:
            rows.append(Row(record.line, record.number, found))
        beyond = len(raw.records[index].cells)
        if any(record.cells[beyond:]):
            report(_beyond(raw, record, beyond))
    return Grid(sheet.name, raw.file, columns, tuple(rows))


def _header_again(raw: RawSheet, record: Record) -> Problem:
    return Problem(
        "header-twice",
        "this row names the columns again; it is passed over",
        Place(file=raw.file, line=record.line, path=f"{raw.name}!{record.number}"),
        Severity.INFO,
        advice="Take it out.",
    )


def _header_missing(raw: RawSheet, needed: str) -> Problem:
    first = raw.records[0]
    return Problem(
        "header-missing",
        f"no row of the sheet {raw.name} names the columns",
        Place(file=raw.file, line=first.line, path=f"{raw.name}!{first.number}"),
        expected=f"a first row with {needed}",
        advice="`rashomon start FOLDER --for xlsx` writes a table with all columns.",
        held_back="sheet",
    )


def _beyond(raw: RawSheet, record: Record, width: int) -> Problem:
    at = next(number for number, cell in enumerate(record.cells) if number >= width and cell)
    return Problem(
        "cell-without-column",
        "this cell stands in a column that has no heading; it is not read",
        Place(file=raw.file, line=record.line, path=f"{raw.name}!{cell_name(at, record.number)}"),
        Severity.WARNING,
        found=record.cells[at][:60],
        advice="Look whether a cell has moved to the right (in CSV: whether a cell with a separator lacks its quotes).",
    )


def _complain_of_header(header: Record, columns: dict[str, int], raw: RawSheet, sheet: Sheet, report: Report) -> None:
    spellings = _spellings(sheet)
    for number, cell in enumerate(header.cells):
        name = spellings.get(folded_name(cell), "")
        beside = folded_name(cell.split("\n")[0]) == PROBLEMS
        if not cell or beside or columns.get(name) == number:
            continue
        close = difflib.get_close_matches(folded_name(cell), sorted(spellings), n=1, cutoff=0.6)
        twice = f"the column {name} stands twice; the first one is read"
        report(
            Problem(
                "column-twice" if name else "column-unknown",
                twice if name else f"no column of the sheet {sheet.name} is called “{cell}”; it is not read",
                Place(file=raw.file, line=header.line, path=f"{raw.name}!{cell_name(number, header.number)}"),
                Severity.WARNING,
                advice=f"Did you mean {spellings[close[0]]}?" if close and not name else "Rename it, or take it out.",
                held_back="column",
            )
        )
    for column in sheet.columns:
        if column.required and column.name not in columns:
            report(
                Problem(
                    "column-missing",
                    f"the sheet {sheet.name} has no column {column.name}",
                    Place(file=raw.file, line=header.line, path=f"{raw.name}!{header.number}"),
                    advice=f"Add it. {column.help}",
                    held_back="sheet",
                )
            )


@functools.cache
def _spellings(sheet: Sheet) -> dict[str, str]:
    return {
        folded_name(word).replace("_", "") if joined else folded_name(word): column.name
        for joined in (True, False)
        for column in sheet.columns
        for word in (column.name, *column.others)
    }


def sheet_of_csv(path: Path) -> str:
    """Give the name of the sheet that a CSV file is by its name ("names" for `names.csv`), or empty."""
    stem = path.stem.strip().casefold()
    return next((sheet.name for sheet in SHEETS if path.suffix.lower() in CSV and sheet.name == stem), "")
