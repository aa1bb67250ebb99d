"""XLSX: one workbook for Excel and LibreOffice, each table a sheet."""

import datetime as dt
import re
import unicodedata
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.errors import UsageError
from rashomon.exports._about import about
from rashomon.exports._table_model import Cell, Kind, Lookup, TableOf, joined
from rashomon.exports._tables import CODEBOOK, TABLES, codebook
from rashomon.exports._warning import ExportWarning

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from rashomon.dataset import Source

name = "xlsx"
title = "Excel workbook: the tables as sheets, with quotes and chains of speakers"
suffix = ".xlsx"
is_binary = True

READ_ME = "read me"
"""Name of the first sheet."""

_MOST_ROWS = 1_048_576
_LONGEST = 32_767  # of a cell, in UTF-16 units, as Excel counts
_CUT = " … [cut]"
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel's calendar is wrong before it
_LARGEST_EXACT = 2**53
_LINE_POINTS = 15
_MOST_LINES = 10  # a longer quote is read in its cell
_LONG = frozenset({"quote", "quote_1", "quote_2", "says", "why", "text", "headline", "article_headline", "chain"})
_WIDTHS: dict[Kind, int] = {"iri": 24, "text": 26, "list": 34, "integer": 11, "number": 11, "date": 12, "boolean": 11}
# What XML cannot hold; and `_` between two of Excel's own escapes, which XlsxWriter does not tell apart.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|(?<=_x[0-9a-fA-F]{4})_(?=x[0-9a-fA-F]{4}_)")
_LINE_END = re.compile("\r\n?")
_HOW_TO_READ = (
    "Every text is stored as text: no cell is a formula or a link. "
    'A cell that holds a list has "; " between its items; a semicolon or backslash inside an item has a backslash '
    "before it. Days before March 1900 are text. Line breaks inside quotes are LF. "
    "IRIs are the same in all sheets, and join them. An empty cell means that nothing is known."
)


def write(source: "Source", out: BinaryIO) -> None:
    """Write the workbook. Arguments as of `rashomon.exports.FileExport.write`.

    Raises:
        UsageError: if a table has more rows than a sheet can hold.
    """
    import xlsxwriter

    whole = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(whole, options)
    book.set_properties({"title": "Rashomon tables", "created": dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
    writing = _Writing(book)
    first, lookup = book.add_worksheet(READ_ME), Lookup(source.view)
    for table in TABLES:
        writing.table(table, lookup)
    writing.read_me(first, source)
    book.close()
    out.write(whole.getvalue())
    for sentence in writing.changed():
        warnings.warn(sentence, ExportWarning, stacklevel=2)


class _Writing:
    """Writes cells, and counts what a workbook cannot hold."""

    def __init__(self, book: Any) -> None:
        self.book, self.cut, self.replaced = book, 0, 0
        base = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EDEDED", "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format(base)
        self.leftwards = book.add_format({**base, "reading_order": 2, "align": "right"})
        self.name = book.add_format({"valign": "top", "font_color": "#666666"})
        # Excel needs no format here; LibreOffice would show 0 and 1.
        self.flag = book.add_format({"valign": "top", "align": "left", "num_format": '"TRUE";"TRUE";"FALSE"'})
        self.day = book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"})

    def table(self, table: TableOf[Any], lookup: Lookup) -> None:
        sheet = self.book.add_worksheet(table.name)
        widths = [60 if column.name in _LONG else _WIDTHS[column.kind] for column in table.columns]
        for index, column in enumerate(table.columns):
            sheet.set_column(index, index, widths[index])
            self.text(sheet, 0, index, column.name, self.head)
        row = 0
        for row, cells in enumerate(table.rows(lookup), start=1):
            if row >= _MOST_ROWS:
                raise UsageError(
                    f"The table {table.name} has more rows than a sheet of Excel can hold ({_MOST_ROWS:,}). "
                    "Use --to csv or --to parquet, or choose a part of the dataset with filters."
                )
            lines = 1
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                form = self.name if table.columns[index].kind == "iri" or _is_iris(cell) else self.plain
                self.cell(sheet, row, index, cell, form)
                lines = max(lines, _lines(cell, width) if form is self.plain else 1)
            sheet.set_row(row, _LINE_POINTS * min(lines, _MOST_LINES))
        _for_paper(sheet)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, row, len(table.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def cell(self, sheet: "Worksheet", row: int, column: int, cell: Cell, form: "Format") -> None:
        match cell:
            case None | ():
                return
            case bool():
                sheet.write_boolean(row, column, cell, self.flag)
            case int() | float() if abs(cell) <= _LARGEST_EXACT:
                sheet.write_number(row, column, cell, self.plain)
            case dt.date() if cell >= _FIRST_DAY:
                sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), self.day)
            case tuple():
                self.text(sheet, row, column, joined(cell), form)
            case _:
                self.text(sheet, row, column, str(cell), form)

    def text(self, sheet: "Worksheet", row: int, column: int, text: str, form: "Format") -> None:
        """Write a text as text, whatever it looks like."""
        text, replaced = _UNWRITABLE.subn("\ufffd", _LINE_END.sub("\n", text))
        self.replaced += replaced
        if len(text.encode("utf-16-le")) > 2 * _LONGEST:
            kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))]
            text, self.cut = kept.decode("utf-16-le", "ignore") + _CUT, self.cut + 1
        leftwards = form is self.plain and _runs_leftwards(text)
        sheet.write_string(row, column, text, self.leftwards if leftwards else form)

    def read_me(self, sheet: "Worksheet", source: "Source") -> None:
        for index, width in enumerate((18, 24, 42, 90)):
            sheet.set_column(index, index, width)
        _for_paper(sheet)
        self.text(sheet, 0, 0, "Tables of a Rashomon dataset", self.title)
        row = 2
        for line in (*about(source, self.changed()), _HOW_TO_READ):
            sheet.merge_range(row, 0, row, 3, "", self.plain)
            self.text(sheet, row, 0, line, self.plain)
            sheet.set_row(row, _LINE_POINTS * _lines(line, 150))  # merged cells do not grow by themselves
            row += 1
        for header, rows in (
            (("sheet", "", "", "a row is"), [(table.name, "", "", table.help) for table in TABLES]),
            (CODEBOOK, codebook()),
        ):
            row += 1
            for line in (header, *rows):
                form = self.head if line is header else self.plain
                for column, cell in enumerate(line):
                    self.text(sheet, row, column, cell, form)
                row += 1

    def changed(self) -> list[str]:
        """Say what is not as it stands in the graph."""
        whole = "is whole in the graph, and in the tables as CSV or Parquet"
        said = []
        if self.cut:
            what = "1 text is" if self.cut == 1 else f"{self.cut:,} texts are"
            said.append(
                f"Changed: {what} longer than a cell can hold ({_LONGEST:,}) and end in “{_CUT.strip()}”; all {whole}."
            )
        if self.replaced:
            what = "1 character" if self.replaced == 1 else f"{self.replaced:,} characters"
            said.append(f"Changed: {what}, which no workbook can hold, became U+FFFD (�); all {whole}.")
        return said


def _is_iris(cell: Cell) -> bool:
    """Tell whether a cell is a list of IRIs: for joining, not for reading, so it is not wrapped."""
    return isinstance(cell, tuple) and all("://" in item and " " not in item for item in cell)


def _lines(cell: Cell, width: int) -> int:
    """Estimate how many lines a wrapped cell takes; LibreOffice does not work it out by itself.

    Args:
        cell: the cell.
        width: of its column, in characters.
    """
    text = joined(cell) if isinstance(cell, tuple) else cell if isinstance(cell, str) else ""
    return sum(1 + len(line) // width for line in text.split("\n"))


def _for_paper(sheet: "Worksheet") -> None:
    """Print all columns side by side, on A3 across."""
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)


def _runs_leftwards(text: str) -> bool:
    """Tell whether the first letter of a text belongs to a script that runs from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text[:200])
    return next((way for way in directions if way in {"L", "R", "AL"}), "L") != "L"
