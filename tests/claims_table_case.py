"""Small claims tables for tests of the reader: written as CSV files or as a workbook, read back with their problems."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from rashomon.article import Article
from rashomon.problems import Problem
from rashomon.readers import claims_table

TEXT = """Two accounts of one convoy

Fighters wait at the crossing (Photo: Own)

The army took the town of Telmar on Wednesday, the Watch Group and local activists reported. “The regime has won,”\
 said Watch Group head Ada Orlan.

At least 21 fighters, including 18 rebels, were killed, she said. The ministry denied that its aircraft struck Telmar.\
 It was a quiet day. It was a quiet day.

The agency News Wire quoted a village elder who said the convoy carried food, according to residents. Strikes hit the\
 road near Telmar, reportedly by drones.
"""

Rows = Sequence[Mapping[str, object]]
Sheets = Mapping[str, Rows]

NAMES: Rows = [
    {"id": "army", "kind": "actor", "type": "state-forces", "name_en": "The Army", "other_spellings_ar": "الجيش"},
    {"id": "ministry", "kind": "actor", "type": "government", "name_en": "Ministry of Defence"},
    {"id": "watch-group", "kind": "actor", "type": "observatory", "name_en": "Watch Group"},
    {"id": "ada-orlan", "kind": "actor", "type": "person", "name_en": "Ada Orlan"},
    {"id": "news-wire", "kind": "actor", "type": "news-agency", "name_en": "News Wire"},
    {"id": "rebels", "kind": "actor", "type": "rebel-group", "name_en": "Rebels"},
    {"id": "arland", "kind": "country", "name_en": "Arland"},
    {"id": "telmar", "kind": "place", "name_en": "Telmar", "in": "arland", "other_spellings_en": "Tel Mar"},
    {"id": "north-road", "kind": "place", "name_en": "North road", "in": "arland"},
]
EVENTS: Rows = [{"key": "food-aid", "title_en": "food for the town", "type": "aid-delivery", "whom": "?residents"}]
ARTICLES: Rows = [{"id": "convoy", "file": "convoy.txt", "language": "en", "published": "2020-05-06"}]


def row(quote: str = "The army took the town of Telmar", **cells: object) -> dict[str, object]:
    """Give a row; one with nothing but its quote gets a content that is good as it stands."""
    content = {} if cells else {"what": "territorial-gain", "who": "army"}
    return {"article": "convoy", "quote": quote, **content, **cells}


def write_csv(folder: Path, sheets: Sheets, *, separator: str = ",", encoding: str = "utf-8") -> Path:
    """Write sheets as CSV files beside their text; give the file of the claims."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "convoy.txt").write_bytes(TEXT.encode())
    for name, rows in sheets.items():
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, _columns(rows), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
        (folder / f"{name}.csv").write_bytes(out.getvalue().encode(encoding))
    return folder / "claims.csv"


def write_xlsx(folder: Path, sheets: Sheets) -> Path:
    """Write sheets as a workbook beside its text; values stay what they are (days, numbers)."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "convoy.txt").write_bytes(TEXT.encode())
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(_columns(rows))
        for one in rows:
            sheet.append([one.get(column) for column in _columns(rows)])
    book.save(folder / "claims.xlsx")
    return folder / "claims.xlsx"


def _columns(rows: Rows) -> list[str]:
    return list(dict.fromkeys(column for one in rows for column in one))


def table(*rows: Mapping[str, object], **sheets: Rows) -> Sheets:
    """Give the sheets of a small table; `articles`, `names`, `events` may be given anew."""
    return {"claims": rows, "articles": ARTICLES, "names": NAMES, "events": EVENTS, **sheets}


def read(path: Path) -> tuple[list[Article], list[Problem]]:
    """Read a table with the names that stand in it."""
    problems: list[Problem] = []
    return [one for one, _ in claims_table.read(path, problems.append) if isinstance(one, Article)], problems


def read_rows(folder: Path, *rows: Mapping[str, object], **sheets: Rows) -> tuple[list[Article], list[Problem]]:
    """Write rows as CSV files and read them."""
    return read(write_csv(folder, table(*rows, **sheets)))


def one_article(folder: Path, *rows: Mapping[str, object]) -> Article:
    """Write rows as CSV files, read them, and give their one article; nothing may be wrong in them."""
    articles, problems = read_rows(folder, *rows)
    assert [problem for problem in problems if problem.severity != "info"] == []
    assert len(articles) == 1
    return articles[0]


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Give code and cell of each problem."""
    return [(problem.code, problem.place.path or "") for problem in problems]
