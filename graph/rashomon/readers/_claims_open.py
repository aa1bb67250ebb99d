"""Opens a claims table: a workbook, or CSV files of the sheets' names beside one another."""

from pathlib import Path

from rashomon.errors import SourceError
from rashomon.problems import Report
from rashomon.rows import ARTICLES, CLAIMS, DISAGREEMENTS, SHEETS, Grid
from rashomon.rows.sheets import CSV, RawSheet, decoded, header_of, read_csv, separator_of, understood
from rashomon.rows.workbook import MAGIC, SUFFIXES, read_workbook, sheet_names

_OF_EXPORTS = ("claim_contents", "claimants")
"""Marks of the tables that `rashomon export` writes for statistics: those are no claims tables."""


def is_workbook(path: Path, head: bytes) -> bool:
    """Tell whether a file is a workbook with a sheet called claims."""
    if not head.startswith(MAGIC) or path.suffix.lower() not in SUFFIXES:
        return False
    names = {name.strip().casefold() for name in sheet_names(path)}
    return CLAIMS.name in names and not names.intersection(_OF_EXPORTS)


def is_csv(path: Path, head: bytes) -> bool:
    """Tell whether a file is CSV whose header names an article and a quote."""
    if path.suffix.lower() not in CSV:
        return False
    text = decoded(head[: len(head) - len(head) % 2] if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else _whole(head))[0]
    lines = [line.lower() for line in text.splitlines() if line.strip()][:5]
    if any(mark in line for line in lines for mark in _OF_EXPORTS):
        return False
    separator = separator_of(text)
    records = [tuple(cell.strip().strip('"') for cell in line.split(separator)) for line in lines]
    return any({"article", "quote"} <= (found := _columns(record)).keys() and len(found) > 2 for record in records)


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    from rashomon.rows.sheets import Record

    header = header_of([Record(1, 1, cells)], CLAIMS)
    return header[1] if header else {}


def _whole(head: bytes) -> bytes:
    """Cut the last bytes off, which may be a part of a character."""
    return head[: head.rfind(b"\n") + 1] or head


def sheets(path: Path, report: Report) -> dict[str, Grid]:
    """Read the sheets of a claims table: name -> grid; names and events are left to the names list.

    Args:
        path: the workbook, or the CSV file with the claims.
        report: takes what is wrong in it.

    Raises:
        SourceError: if it cannot be opened.
    """
    raw = read_workbook(path) if path.suffix.lower() in SUFFIXES else _csv_files(path, report)
    wanted = (CLAIMS, ARTICLES, DISAGREEMENTS)
    return {sheet.name: understood(raw[sheet.name], sheet, report) for sheet in wanted if sheet.name in raw}


def _csv_files(path: Path, report: Report) -> dict[str, RawSheet]:
    found = {CLAIMS.name: read_csv(path, CLAIMS.name, report)}
    for sheet in (ARTICLES, DISAGREEMENTS):
        if beside := sister(path, sheet.name):
            found[sheet.name] = read_csv(beside, sheet.name, report)
    return found


def sister(path: Path, name: str) -> Path | None:
    """Give the CSV file beside a claims table that holds another of its sheets, or None."""
    return next((file for suffix in sorted(CSV) if (file := path.with_name(name + suffix)).is_file()), None)


def sisters(path: Path) -> tuple[Path, ...]:
    """List the CSV files beside a claims table that hold its other sheets."""
    names = [sheet.name for sheet in SHEETS[1:]] + ["lists"]
    return tuple(file for name in names if (file := sister(path, name)) and file != path)


def text_file(table: Path, written: str) -> tuple[Path | None, str]:
    """Give the file of a text named in a table, or None with the reason.

    Args:
        table: the claims table.
        written: as in the column file.
    """
    from pathlib import PurePosixPath, PureWindowsPath

    plain = written.replace("\\", "/")
    if PurePosixPath(plain).is_absolute() or PureWindowsPath(plain).drive or "\0" in plain:
        return None, "it is named by its place on one machine; write its place relative to the table"
    beside = table.parent / plain
    try:
        return (beside, "") if beside.is_file() else (None, "there is no such file")
    except OSError as error:
        return None, error.strerror or "it cannot be opened"


def bytes_of(path: Path) -> bytes:
    """Give a file's bytes.

    Raises:
        SourceError: if it cannot be opened.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(path, f"it cannot be opened ({error.strerror})", "Check the path.") from error
