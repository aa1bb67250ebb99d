"""Reads the sheets names and events of a claims table as a registry: of a workbook, or as CSV files of those names."""

import csv
import io
from pathlib import Path

import msgspec

from rashomon.problems import Problem, Report
from rashomon.registry import csv_file
from rashomon.registry.entry import Entry
from rashomon.rows import EVENTS, NAMES, PROBLEMS, folded_name
from rashomon.rows.sheets import RawSheet, read_csv, sheet_of_csv
from rashomon.rows.workbook import SUFFIXES, read_workbook

_SHEETS = (NAMES.name, EVENTS.name)


def is_one(path: Path) -> bool:
    """Tell whether a file is a workbook, or a CSV file called names or events."""
    return path.suffix.lower() in SUFFIXES or sheet_of_csv(path) in _SHEETS


def entries(path: Path, report: Report) -> list[Entry]:
    """Read the rows of both sheets.

    Args:
        path: the file.
        report: takes unknown columns and rows without a key, with their cells.

    Raises:
        SourceError: if it cannot be opened.
        ConfigurationError: if a sheet has no column `id` or `key`.
    """
    if path.suffix.lower() in SUFFIXES:
        sheets = read_workbook(path)
    else:
        name = sheet_of_csv(path)
        sheets = {name: read_csv(path, name, report)}
    return [entry for name in _SHEETS if name in sheets for entry in _entries(sheets[name], report)]


def _entries(sheet: RawSheet, report: Report) -> list[Entry]:
    """Read one sheet, as though it were a CSV file with a line for each row of the spreadsheet."""
    if not sheet.records:
        return []
    lines = {record.number: record.line for record in sheet.records}

    def told(problem: Problem) -> None:
        place = problem.place
        path = f"{sheet.name}!{place.path}" if place.path else None
        line = lines.get(place.line or 0, place.line)
        report(msgspec.structs.replace(problem, place=msgspec.structs.replace(place, path=path, line=line)))

    found = csv_file.entries(_as_csv(sheet), sheet.file, told)
    return [
        msgspec.structs.replace(
            entry,
            line=lines.get(entry.line, entry.line),
            cells={field: f"{sheet.name}!{cell}" for field, cell in entry.cells.items()},
        )
        for entry in found
    ]


def _as_csv(sheet: RawSheet) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    written = 0
    for record in sheet.records:
        out.write("\n" * (record.number - written - 1))  # so that a line is a row of the spreadsheet
        header = written == 0
        writer.writerow(["" if header and _is_beside(cell) else " ".join(cell.split()) for cell in record.cells])
        written = record.number
    return out.getvalue()


def _is_beside(cell: str) -> bool:
    """Tell whether a cell is the heading of the column in which problems stand: it is for people."""
    return folded_name(cell.partition("\n")[0]) == PROBLEMS
