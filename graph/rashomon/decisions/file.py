"""Reads and writes `matches.csv`; a line that is not changed keeps its bytes."""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rashomon.decisions.model import COLUMNS, KINDS, Decision, Match
from rashomon.errors import ConfigurationError
from rashomon.problems import Place, Problem, Report, shorten

_BOM = "\ufeff"
"""Without it Excel takes Arabic and Cyrillic for something else."""
_NEEDED = ("kind", "a", "b", "decision")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ENDS = ("", "label_", "quote_", "article_")
_TURNED = tuple((f"{name}{end}", f"{name}{other}") for name in _ENDS for end, other in ("ab", "ba"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ADVICE = "Write same, not same, part of or unsure, or leave the cell empty."


class _Record(NamedTuple):
    """One record of the file: its text with line ends, its first line, its cells."""

    text: str
    line: int
    cells: list[str]


def read_matches(path: Path, report: Report) -> tuple[Match, ...]:
    """Read decisions and open proposals.

    Args:
        path: a file as `rashomon match` writes it; comma, semicolon or tab between the columns.
        report: takes lines that cannot be used, with file and line.

    Raises:
        ConfigurationError: if it is no such table.
    """
    return MatchesFile(path, report).matches


class MatchesFile:
    """A file of matches, to which proposals are added and in which answers are written.

    Args:
        path: the file; it need not exist yet.
        report: takes lines that cannot be used.

    Raises:
        ConfigurationError: if it is no such table.
    """

    def __init__(self, path: Path, report: Report) -> None:
        self.path, self._name = path, path.as_posix()
        self._records: list[_Record] = []
        self._columns: list[str] = list(COLUMNS)
        self._delimiter, self._end, self._bom = ",", "\n", _BOM
        self._where: list[int] = []
        found: list[Match] = []
        if path.is_file():
            self._read()
        for number, record in enumerate(self._records[1:], start=1):
            if any(cell.strip() for cell in record.cells) and (match := self._match(record, report)):
                found.append(match)
                self._where.append(number)
        self._matches = found

    @property
    def matches(self) -> tuple[Match, ...]:
        """All lines that can be used, in the order of the file."""
        return tuple(self._matches)

    def add(self, proposals: Iterable[Match]) -> None:
        """Add lines behind those that are there; `save` writes them."""
        if not self._records:
            self._records.append(_Record(self._bom + self._text(self._columns), 1, self._columns))
        last = self._records[-1]
        if not last.text.endswith(("\n", "\r")):
            self._records[-1] = last._replace(text=last.text + self._end)
        for match in proposals:
            line = self._records[-1].line + _lines(self._records[-1].text)
            cells = [_defused(self._cell(match, column)) for column in self._columns]
            self._matches.append(match)
            self._where.append(len(self._records))
            self._records.append(_Record(self._text(cells), line, cells))

    def answer(
        self, number: int, decision: Decision, *, by: str, on: str, why: str | None = None, turned: bool = False
    ) -> None:
        """Write an answer into a line; all other lines stay as they are.

        Args:
            number: position in `matches`.
            decision: what was decided; OPEN takes an answer back.
            by: who decided.
            on: day, YYYY-MM-DD.
            why: the reason; None keeps what stands there.
            turned: let a and b change places first: b is a part of a.
        """
        from msgspec.structs import replace

        match = self._matches[number]
        match = replace(match, decision=decision, by=by, on=on, why=match.why if why is None else why)
        if turned:
            match = replace(match, **{one: getattr(match, other) for one, other in _TURNED})
        record = self._records[self._where[number]]
        cells = [*record.cells, *[""] * (len(self._columns) - len(record.cells))]
        for column in ("decision", "by", "on", "why", *(one for one, _ in _TURNED if turned and one in self._columns)):
            if column not in self._columns:
                self._columns.append(column)
                head = [*self._records[0].cells, column]
                bom = _BOM if self._records[0].text.startswith(_BOM) else ""
                self._records[0] = _Record(bom + self._text(head), 1, head)
                cells.append("")
            cells[self._columns.index(column)] = _defused(self._cell(match, column))
        self._matches[number] = match
        self._records[self._where[number]] = record._replace(text=self._text(cells), cells=cells)

    def save(self) -> None:
        """Write the file: all of it, or nothing."""
        fresh = self.path.with_name(self.path.name + ".new")
        with fresh.open("wb") as file:
            file.write("".join(record.text for record in self._records).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)

    def _read(self) -> None:
        try:
            text = self.path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise ConfigurationError(
                self._name, None, "it is not UTF-8", "Save it as “CSV UTF-8” in the spreadsheet program."
            ) from error
        self._bom = _BOM if text.startswith(_BOM) else ""
        head = text.removeprefix(_BOM).partition("\n")[0]
        self._delimiter = max(",;\t", key=head.count)
        self._end = "\r\n" if head.endswith("\r") else "\n"
        self._records = list(self._split(text))
        if not self._records:
            return
        self._columns = [re.sub(r"[\s_-]+", "_", cell.strip().lower()) for cell in self._records[0].cells]
        missing = [name for name in _NEEDED if name not in self._columns]
        if missing:
            raise ConfigurationError(
                self._name, 1, f"no column is called {' or '.join(missing)}", f"The columns are {', '.join(COLUMNS)}."
            )

    def _split(self, text: str) -> Iterator[_Record]:
        """Split a text into records, each with the very lines of which it was made."""
        taken: list[str] = []

        def lines() -> Iterator[str]:
            for each in io.StringIO(text, newline=""):
                taken.append(each)
                yield each.removeprefix(_BOM)

        rows = csv.reader(lines(), delimiter=self._delimiter, strict=True)
        line = 1
        while True:
            try:
                cells = next(rows, None)
            except csv.Error as error:
                raise ConfigurationError(
                    self._name, line, f"this line cannot be read: {error}", "Close each quotation mark that opens."
                ) from error
            if cells is None:
                return
            yield _Record("".join(taken), line, cells)
            line += len(taken)
            taken.clear()

    def _match(self, record: _Record, report: Report) -> Match | None:
        cells = zip(self._columns, record.cells, strict=False)
        values = {name: _plain(cell.strip()) for name, cell in cells if name in COLUMNS}
        place = Place(file=self._name, line=record.line)
        kind = values.pop("kind", "").casefold()
        written = values.pop("decision", "")
        decision = re.sub(r"[\s_-]+", " ", written.casefold())
        wrong = ""
        if kind not in KINDS:
            wrong, advice = f"“{shorten(kind)}” is no kind", f"Write {', '.join(KINDS[:-1])} or {KINDS[-1]}."
        elif not values.get("a") or not values.get("b"):
            wrong, advice = "a pair needs both a and b", "Delete the line, or copy it again from a proposal."
        elif decision not in set(Decision):
            wrong, advice = f"“{shorten(written)}” is no decision", _ADVICE
        elif values["a"] == values["b"]:
            wrong, advice = f"{values['a']} is compared with itself", "Delete the line."
        elif decision == Decision.PART_OF and kind != "event":
            wrong, advice = f"an {kind} is part of another in the names list only", "Write it there, as part-of or in."
        if wrong:
            report(Problem("match-unusable", wrong, place, advice=advice, held_back="decision"))
            return None
        if values.get("on") and not _is_day(values["on"]):
            report(
                Problem(
                    "match-day-unusable", f"“{shorten(values.pop('on'))}” is no day", place, advice="Write YYYY-MM-DD."
                )
            )
        return Match(kind=kind, decision=Decision(decision), file=self._name, line=record.line, **values)  # type: ignore[arg-type]

    @staticmethod
    def _cell(match: Match, column: str) -> str:
        return str(getattr(match, column)) if column in COLUMNS else ""

    def _text(self, cells: Sequence[str]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=self._delimiter, lineterminator=self._end).writerow(cells)
        return out.getvalue()


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _lines(text: str) -> int:
    return len(io.StringIO(text, newline="").readlines())


def _defused(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula; a lone apostrophe before it is taken off in reading."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
