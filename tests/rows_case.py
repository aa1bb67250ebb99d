"""A small claims table, right in every cell: tests break one thing in it and look at what is said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from rashomon.pipeline import Options, check
from rashomon.problems import Problem

TEXT = """\
Rebels take the mill of Dorn

Rebels took the mill of Dorn on Monday, the governor said. Six guards were reportedly killed. The mill of Dorn burned.
The army denied that its guards had fled. Its guards had fled, a miller said. “Bandits” took flour.
"""

CLAIMS: list[dict[str, Any]] = [
    {
        "article": "mill",
        "quote": "Rebels took the mill of Dorn on Monday",
        "speaker": "governor",
        "what": "territorial-gain",
        "who": "rebels",
        "where": "dorn",
        "date": "2024-05-06",
        "verb": "said",
        "event": "mill-taken",
        "when": "Monday",
    },
    {
        "article": "mill",
        "quote": "Six guards were reportedly killed",
        "speaker": "?",
        "verb": "reportedly",
        "hedge": "reportedly",
        "sure": "probable",
        "event": "mill-taken",
        "best": 6,
        "counting": "killed",
        "of": "?Six guards",
    },
    {
        "article": "mill",
        "quote": "The army denied that its guards had fled",
        "speaker": "army",
        "what": "withdrawal",
        "who": "army",
        "verb": "denied",
        "says": "denies",
        "event": "flight",
    },
    {
        "article": "mill",
        "quote": "Its guards had fled",
        "speaker": "?a miller",
        "what": "withdrawal",
        "who": "army",
        "verb": "said",
        "event": "flight",
    },
    {
        "article": "mill",
        "quote": "The mill of Dorn burned",
        "what": "property-destruction",
        "where": "dorn",
        "event": "fire",
    },
]
"""Rows 2 to 6 of the sheet claims."""

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "mill",
        "file": "mill.txt",
        "headline": "Rebels take the mill of Dorn",
        "published": "2024-05-07",
        "language": "en",
    }
]
NAMES: list[dict[str, Any]] = [
    {"id": "governor", "kind": "actor", "type": "government", "name": "Governor of Dorn"},
    {
        "id": "rebels",
        "kind": "actor",
        "type": "rebel-group",
        "name": "Rebels of Dorn",
        "other_spellings": "Dorn rebels",
    },
    {"id": "army", "kind": "actor", "type": "state-forces", "name": "Army of Dorn"},
    {"id": "dorn", "kind": "place", "name": "Dorn"},
]
EVENTS: list[dict[str, Any]] = [{"key": "harvest", "title": "the harvest", "type": "other"}]

CLAIM_COLUMNS = [
    "article", "quote", "speaker", "what", "who", "whom", "where", "date", "for", "via", "verb", "hedge", "sure",
    "says", "event", "with", "purpose", "when", "low", "best", "high", "counting", "of", "part_of", "contested_word",
    "scope", "occurrence", "status", "coder", "note",
]  # fmt: skip
COLUMNS = {
    "claims": CLAIM_COLUMNS,
    "articles": ["id", "file", "text", "headline", "published", "language", "outlet", "reference_date"],
    "names": ["id", "kind", "type", "name", "other_spellings", "part_of", "in", "lat", "lon"],
    "events": ["key", "title", "type", "who", "whom", "where", "date"],
}
ROWS = {"claims": CLAIMS, "articles": ARTICLES, "names": NAMES, "events": EVENTS}


class Table:
    """The table as a workbook that a test may change, cell by cell."""

    def __init__(self) -> None:
        self.book: Any = openpyxl.Workbook()
        self.book.remove(self.book.active)
        for name, columns in COLUMNS.items():
            sheet = self.book.create_sheet(name)
            sheet.append(columns)
            for row in ROWS[name]:
                sheet.append([row.get(column) for column in columns])

    def sheet(self, name: str = "claims") -> Any:
        return self.book[name]

    def put(self, row: int, column: str, value: object, sheet: str = "claims") -> None:
        """Put a value into a cell, by the name of its column."""
        self.sheet(sheet).cell(row, COLUMNS[sheet].index(column) + 1).value = value

    def add(self, **cells: object) -> None:
        """Add a row to the sheet claims."""
        self.sheet().append([cells.get(column) for column in CLAIM_COLUMNS])

    def save(self, folder: Path, name: str = "claims.xlsx") -> Path:
        (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
        path = folder / name
        self.book.save(path)
        return path


Change = Callable[[Table], None]


def problems_of(path: Path) -> list[Problem]:
    """Check a table; give what was found."""
    return list(check([path], Options(), lambda _: None).problems)
