"""A claims table to begin with: a workbook with drop-downs, help on each column and ten worked rows."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from rashomon.exports._claims_book import Cell, write_book
from rashomon.kits._xlsx_example import example_rows, example_texts
from rashomon.kits._xlsx_read_me import read_me
from rashomon.registry import Registry
from rashomon.rows import SHEETS, Sheet
from rashomon.vocabulary import Vocabulary

name = "xlsx"
title = "a spreadsheet: claims.xlsx with drop-downs, help and ten worked rows, and the texts of its example"


def fill(folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
    """Write claims.xlsx and the texts of its example. Arguments as of `rashomon.kits.Kit.fill`."""
    book = BytesIO()
    rows = {
        sheet.name: [_with_numbers(sheet, row) for row in of_sheet]
        for sheet, of_sheet in zip(SHEETS, example_rows(vocabulary, registry).values(), strict=True)
    }
    write_book(book, rows, vocabulary, read_me())
    (folder / "claims.xlsx").write_bytes(book.getvalue())
    write_texts(folder)


def _with_numbers(sheet: Sheet, row: Mapping[str, str]) -> dict[str, Cell]:
    """Give a row whose figures are numbers, as a person would type them."""
    kinds = {column.name: column.kind for column in sheet.columns}
    return {name: int(cell) if kinds.get(name) == "number" and cell.isdecimal() else cell for name, cell in row.items()}


def write_texts(folder: Path) -> None:
    """Write the texts of the example's articles into a folder."""
    for file, text in example_texts().items():
        path = folder.joinpath(*file.split("/"))
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text)


def next_step(folder: Path) -> str:
    """Give the command with which to go on.

    Args:
        folder: of the kit.
    """
    return f"rashomon build {folder} -o my-dataset"
