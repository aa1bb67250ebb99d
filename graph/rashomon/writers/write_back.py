"""Puts problems beside the rows of a claims table: in a workbook as a column, for CSV as a file of its own."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from rashomon.errors import SourceError
from rashomon.problems import Place, Problem, Severity, visible
from rashomon.rows import CHECKED_SUFFIX, PROBLEMS_SUFFIX
from rashomon.writers import _notes_in_csv, _notes_in_xlsx, _rewritten_xlsx

_CELL = re.compile(r"(?P<sheet>.+)!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9][0-9]*)\Z")
_ROW = re.compile(r"(?P<sheet>.+)!(?P<row>[1-9][0-9]*)(?::[1-9][0-9]*)?\Z")


class WrittenBack(msgspec.Struct, frozen=True, kw_only=True):
    """What was written.

    Args:
        file: the file that was written, or removed; None where nothing had to be changed.
        beside: how many problems stand beside their rows.
        elsewhere: how many concern no row of this table (the file as a whole, the text of an article).
        lost: in words, what the copy has lost that the workbook has; not empty only where a copy was written.
    """

    file: Path | None = None
    beside: int = 0
    elsewhere: int = 0
    lost: tuple[str, ...] = ()


def write_back(table: Path, problems: Sequence[Problem]) -> WrittenBack:
    """Put each problem beside its row; where none is left, take away what an earlier run put there.

    A workbook gets a column, which no reader takes for data; all else in it stays. What openpyxl cannot keep (macros,
    charts, results of formulas ...) stays safe: then a copy is written, and the workbook is not touched. A CSV file is
    never touched: the rows that have problems stand in a second file beside it.

    Args:
        table: an XLSX or CSV file.
        problems: of a check; those of other files are passed over.

    Raises:
        SourceError: if it cannot be read or written, for example because it is open in Excel.
    """
    own = [problem for problem in problems if problem.place.file == table.as_posix()]
    try:
        data = table.read_bytes()
        if data.startswith(b"PK"):
            return _into_workbook(table, data, own)
        return _beside_csv(table, data, own)
    except OSError as error:
        advice = "Close it in Excel or LibreOffice, and check its permissions."
        raise SourceError(error.filename or table, f"it cannot be written ({error.strerror})", advice) from error


def told(table: Path, written: WrittenBack) -> list[str]:
    """Say in sentences what was written, and what no row could take.

    Args:
        table: as given to `write_back`.
        written: what it gave.
    """
    lines = []
    if written.lost:
        lines.append(f"{table} was not touched, because saving it would lose: {'; '.join(written.lost)}")
    if written.beside and written.file:
        lines.append(f"{_number(written.beside)} beside the rows: {written.file}")
    elif written.file:
        lines.append(f"no problem is left beside the rows: {written.file}")
    elif written.beside:
        lines.append(f"{_number(written.beside)} beside the rows of {table} already")
    if written.elsewhere:
        verb = "concerns" if written.elsewhere == 1 else "concern"
        lines.append(f"{_number(written.elsewhere)} of {table} {verb} no single row: see the list above")
    return lines


def _number(count: int) -> str:
    return f"{count:,} problem" if count == 1 else f"{count:,} problems"


def note(problem: Problem) -> str:
    """Say a problem in the words that stand beside a row: the cell, what is wrong, what to do."""
    found = _CELL.match(problem.place.path or "")
    parts = [problem.message]
    parts += [f"expected {problem.expected}"] if problem.expected else []
    parts += [f"found {problem.found}"] if problem.found else []
    parts += [f"{problem.held_back} held back"] if problem.held_back else []
    text = "; ".join(parts) + "." + (f" {problem.advice}" if problem.advice else "")
    cell = f"{found['column']}{found['row']}: " if found else ""
    return visible(f"{cell}{text}")


def _row_of(place: Place) -> tuple[str, int] | None:
    """Give sheet and row of a problem; the sheet is empty where only a line is known. None where neither is."""
    if found := _CELL.match(place.path or "") or _ROW.match(place.path or ""):
        return found["sheet"], int(found["row"])
    return ("", place.line) if place.line else None


def _by_row(problems: Sequence[Problem]) -> dict[tuple[str, int], list[Problem]]:
    found: dict[tuple[str, int], list[Problem]] = {}
    for problem in problems:
        if row := _row_of(problem.place):
            found.setdefault(row, []).append(problem)
    return found


def _worst(problems: Sequence[Problem]) -> Severity:
    return next(one for one in Severity if any(problem.severity == one for problem in problems))


def _into_workbook(table: Path, data: bytes, problems: Sequence[Problem]) -> WrittenBack:
    notes = {
        row: _notes_in_xlsx.Note("\n".join(dict.fromkeys(map(note, found))), _worst(found))
        for row, found in _by_row(problems).items()
    }
    written = _rewritten_xlsx.changed(data, lambda book: _notes_in_xlsx.put(book, notes))
    beside = sum(len(found) for found in _by_row(problems).values())
    told = WrittenBack(beside=beside, elsewhere=len(problems) - beside)
    if written is None:
        return told
    lost = _rewritten_xlsx.lost(data)
    target = table.with_name(table.stem + CHECKED_SUFFIX) if lost else table
    _replace(target, written)
    return msgspec.structs.replace(told, file=target, lost=lost)


def _beside_csv(table: Path, data: bytes, problems: Sequence[Problem]) -> WrittenBack:
    beside = table.with_name(table.stem + PROBLEMS_SUFFIX)
    found = _by_row(problems)
    count = sum(len(of_row) for of_row in found.values())
    told = WrittenBack(beside=count, elsewhere=len(problems) - count)
    if not found:
        if not beside.is_file():
            return told
        beside.unlink()
        return msgspec.structs.replace(told, file=beside)
    notes = {row: "\n".join(dict.fromkeys(map(note, of_row))) for (_, row), of_row in sorted(found.items())}
    written = _notes_in_csv.rows_with_notes(data, notes)
    if not beside.is_file() or beside.read_bytes() != written:
        _replace(beside, written)
    return msgspec.structs.replace(told, file=beside)


def _replace(target: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    fresh = target.with_name(f".{target.name}.new-{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            fresh.chmod(target.stat().st_mode & 0o777)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
