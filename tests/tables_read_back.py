"""Reads exported tables with programs that are not ours: Python's csv, openpyxl, polars."""

import csv
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, cast

import openpyxl
import polars as pl

from rashomon.dataset import Source, open_dataset
from rashomon.exports import find_export, is_folder
from rashomon.view import View
from sample import sample
from seed import SEED, built

Rows = list[dict[str, Any]]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
csv.field_size_limit(2**31 - 1)


class Made:
    """A source made by hand."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.extent, self.filters, self.notes = "some articles", ("none of note",), ()

    def lines(self, *, ontology: bool = False) -> Iterator[bytes]:
        raise NotImplementedError


def source(view: View) -> Source:
    """Give a source of a view made by hand."""
    return cast("Source", Made(view))


def dataset(which: str) -> Path:
    """Give the folder of the sample or of the seed."""
    return sample()[0] if which == "sample" else built(SEED)[0]


@cache
def written(which: str, form: str) -> Path:
    """Export the sample or the seed once; give the file or folder."""
    return export(open_dataset(dataset(which)), form)


def export(given: Source | Made, form: str) -> Path:
    """Export to a new place; give the file or folder."""
    chosen = find_export(form)
    target = Path(mkdtemp(prefix="rashomon-test-")) / f"{form}{chosen.suffix}"
    if is_folder(chosen):
        target.mkdir()
        chosen.fill(cast("Source", given), target)
    else:
        with target.open("wb") as out:
            chosen.write(cast("Source", given), out)
    return target


def tables(which: str, form: str) -> dict[str, Rows]:
    """Give table -> rows, of cells as Python values."""
    return read(written(which, form), form)


def read(place: Path, form: str) -> dict[str, Rows]:
    """Read a CSV folder, a workbook or a Parquet folder."""
    return {"csv": read_csv, "xlsx": read_xlsx, "parquet": read_parquet}[form](place)


def read_csv(folder: Path) -> dict[str, Rows]:
    """Read with Python's csv, by the types that columns.csv names."""
    types = {(row["table"], row["column"]): row["type"] for row in raw_csv(folder / "columns.csv")}
    return {
        file.stem: [
            {name: _value(types[file.stem, name], _undefused(cell)) for name, cell in row.items()}
            for row in raw_csv(file)
        ]
        for file in sorted(folder.glob("*.csv"))
        if file.stem != "columns"
    }


def raw_csv(file: Path) -> list[dict[str, str]]:
    """Give the cells of a CSV file as they stand there."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))


def read_xlsx(file: Path) -> dict[str, Rows]:
    """Read with openpyxl, by the types that the first sheet names."""
    book = openpyxl.load_workbook(file)
    about = list(book["read me"].values)
    top = about.index(("table", "column", "type", "description"))
    types = {(str(row[0]), str(row[1])): str(row[2]) for row in about[top + 1 :] if row[0]}
    found: dict[str, Rows] = {}
    for sheet in book.worksheets[1:]:
        header, *rows = sheet.values
        found[sheet.title] = [
            {str(name): _typed(types[sheet.title, str(name)], cell) for name, cell in zip(header, row, strict=True)}
            for row in rows
        ]
    return found


def read_parquet(folder: Path) -> dict[str, Rows]:
    """Read with polars."""
    return {
        file.stem: [
            {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
            for row in pl.read_parquet(file).to_dicts()
        ]
        for file in sorted(folder.glob("*.parquet"))
    }


def items(cell: str) -> tuple[str, ...]:
    r"""Split a cell that holds a list: "; " stands between items, and "\" before ";" or "\" inside one."""
    half = "\ud800"  # stands in no text that was exported
    marked = re.sub(r"\\.|; ", lambda found: half if found[0] == "; " else found[0], cell, flags=re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in marked.split(half)) if cell else ()


def _undefused(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _value(kind: str, cell: str) -> Any:
    if kind == "list of texts":
        return items(cell)
    if not cell:
        return None
    if kind == "whole number":
        return int(cell)
    if kind == "number":
        return float(cell)
    if kind == "day, YYYY-MM-DD":
        return dt.date.fromisoformat(cell)
    if kind == "true or false":
        return {"true": True, "false": False}[cell]
    return cell


def _typed(kind: str, cell: Any) -> Any:
    if kind == "list of texts":
        return items(cell or "")
    if kind == "day, YYYY-MM-DD" and cell is not None:
        return cell.date() if isinstance(cell, dt.datetime) else dt.date.fromisoformat(cell)
    return float(cell) if kind == "number" and cell is not None else cell
