"""A sheet as it was read: rows of cells as text, each with its line and its name in the spreadsheet."""

import re

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One row below the header.

    Args:
        line: one-based line in the file; in a workbook the number of the row.
        number: the number of the row in a spreadsheet.
        cells: column name -> text, for cells that are not empty.
    """

    line: int
    number: int
    cells: dict[str, str]


class Grid(msgspec.Struct, frozen=True):
    """One sheet with its header understood.

    Args:
        sheet: name of the sheet ("claims").
        file: path as the user gave it, with forward slashes.
        columns: column name -> its number from 0, in the order of the file.
        rows: rows that are not empty.
    """

    sheet: str
    file: str
    columns: dict[str, int]
    rows: tuple[Row, ...] = ()

    def cell(self, row: Row, column: str) -> str:
        """Give the name of a cell, such as `claims!F12`; that of the row where the column is not there."""
        at = self.columns.get(column)
        return f"{self.sheet}!{row.number if at is None else cell_name(at, row.number)}"


def column_letters(number: int) -> str:
    """Give a spreadsheet's letters for a column, counted from 0: 0 is A, 27 is AB."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(column: int, row: int) -> str:
    """Give a cell's name: column from 0, row from 1."""
    return f"{column_letters(column)}{row}"


def folded_name(header: str) -> str:
    """Give a column's name as it is compared: case, blanks, hyphens and a star make no difference."""
    return re.sub(r"[\s_\-‐-―\u00a0]+", "_", header.strip("\ufeff*: \t\r\n\u00a0").casefold()).strip("_")
