"""Reads a registry as a table: one row an entity, as a spreadsheet saves it."""

import csv
import io
import re
from collections.abc import Iterator

from rashomon.errors import ConfigurationError
from rashomon.problems import Place, Problem, Report
from rashomon.registry.entry import Entry
from rashomon.registry.suggestion import closest

_PLAIN = {
    "id": "slug", "slug": "slug", "key": "slug", "own-iri": "iri", "iri": "iri", "kind": "kind",
    "type": "type", "name": "name", "title": "name", "language": "language", "other": "other",
    "other-names": "other", "other-spellings": "other", "part-of": "part-of", "in": "in", "lat": "lat",
    "lon": "lon", "wkt": "wkt", "accuracy-m": "accuracy-m", "links": "links", "head-of": "head-of",
    "member-of": "member-of", "speaks-for": "speaks-for", "who": "who", "whom": "whom", "where": "where",
    "date": "date", "ids": "ids", "note": "note",
}  # fmt: skip
_LISTS = ("links", "who", "whom", "where", "ids")
_POSTS = ("head-of", "member-of", "speaks-for")
_SPOKEN = re.compile(r"(name|title|other-names|other-spellings|other)-(.+)")
_POST = re.compile(r"(\S+)\s+(\S*?)/(\S*)")


def entries(text: str, file: str, report: Report) -> list[Entry]:
    """Read the rows of a registry table; comma, semicolon or tab between the columns is detected.

    A table whose key column is called `key` holds events; there `kind` may be left out.

    Args:
        text: the file's text.
        file: its path, for messages.
        report: takes unknown columns and rows without a key.

    Raises:
        ConfigurationError: if there is no header row with a column `id` or `key`.
    """
    rows = list(_rows(text, file))
    if not rows:
        raise ConfigurationError(file, 1, "the table is empty", "The first row names the columns: id, kind, name ...")
    columns = _columns(rows[0][1], file, rows[0][0], report)
    if "slug" not in columns:
        raise ConfigurationError(
            file,
            rows[0][0],
            "no column is called id (or key, for events)",
            "Name the column of the slugs id.",
        )
    events = rows[0][1][columns.index("slug")].strip().lower() == "key"
    found = []
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        values = {
            column: (cell.strip(), _cell(number, line))
            for number, (column, cell) in enumerate(zip(columns, cells, strict=False))
            if column and cell.strip()
        }
        if "slug" in values:
            found.append(_entry(values, file, line, events=events))
        else:
            report(
                Problem(
                    code="registry-no-slug",
                    message="this row has no id",
                    place=Place(file=file, line=line, path=_cell(columns.index("slug"), line)),
                    advice="Give it a short id in a-z, 0-9 and -, which is never changed later.",
                    held_back="entity",
                )
            )
    return found


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ConfigurationError(
                file,
                line,
                f"this row cannot be read: {error}",
                "Close each quotation mark that opens a cell.",
            ) from error
        if cells is None:
            return
        yield line, cells


def _columns(header: list[str], file: str, line: int, report: Report) -> list[str]:
    columns: list[str] = []
    for number, cell in enumerate(header):
        name = re.sub(r"[\s_]+", "-", cell.strip().lower())
        spoken = _SPOKEN.fullmatch(name)
        column = _PLAIN.get(name) or (f"{_PLAIN[spoken[1]]}.{spoken[2]}" if spoken else "")
        if name and (not column or column in columns):
            reason = f"the column {cell.strip()} stands twice" if column else f"no column is called {cell.strip()}"
            guess = closest(name, _PLAIN)
            report(
                Problem(
                    code="registry-unknown-column",
                    message=reason,
                    place=Place(file=file, line=line, path=_cell(number, line)),
                    expected=", ".join(dict.fromkeys(_PLAIN)),
                    advice=f"Did you mean {guess}?" if guess and not column else "Rename it, or leave it out.",
                    held_back="column",
                )
            )
            column = ""
        columns.append(column)
    return columns


def _cell(column: int, line: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{line}"


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _posts(cell: str) -> list[object]:
    """Read `org; org 2014-08-28/2018-07-09`: organisations, each with the days between which it held."""
    posts: list[object] = []
    for part in _several(cell):
        match = _POST.fullmatch(part)
        bounds = {"from": match[2], "to": match[3]} if match else {}
        days = {key: day for key, day in bounds.items() if day not in {"", ".."}}
        posts.append({"org": match[1], **days} if match else part)
    return posts


def _entry(values: dict[str, tuple[str, str]], file: str, line: int, *, events: bool) -> Entry:
    language = values.get("language", ("und", ""))[0]
    names: dict[str, list[str]] = {}
    fields: dict[str, object] = {"kind": "event"} if events else {}
    cells = {"slug": values["slug"][1]}
    for wanted in ("name", "other"):
        for column, (text, cell) in values.items():
            base, _, tag = column.partition(".")
            if base == wanted:
                names.setdefault(tag or language, []).extend([text] if wanted == "name" else _several(text))
                cells.setdefault(f"names.{tag or language}", cell)
    for column, (text, cell) in values.items():
        if column in {"slug", "language"} or column.partition(".")[0] in {"name", "other"}:
            continue
        cells[column] = cell
        fields[column] = _several(text) if column in _LISTS else _posts(text) if column in _POSTS else text
    if names:
        fields["names"] = names
    return Entry(values["slug"][0], fields, file, line, cells=cells)
