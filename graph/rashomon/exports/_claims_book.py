"""Writes a claims table as a workbook: sheets with drop-downs, help on each column, and collapsed groups."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from rashomon.errors import UsageError
from rashomon.exports._claims_lists import DropDown, drop_down_of, drop_downs
from rashomon.rows import ARTICLES, CLAIMS, EVENTS, GROUPS, LISTS, NAMES, READ_ME, SHEETS, Column, Sheet, column_letters
from rashomon.vocabulary import Vocabulary

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float
Rows = Mapping[str, Sequence[Mapping[str, Cell]]]
"""Name of a sheet -> its rows: name of a column -> cell; empty cells are left out."""

_MOST_ROWS = 1_048_576
_LONGEST = 32_767  # UTF-16 units in a cell
_READY = 2_000  # rows in which drop-downs work
_CREATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_WIDTHS = {
    "quote": 56, "text": 30, "number": 8, "decimal": 10, "ordinal": 11, "date": 14, "day": 14, "id": 22, "key": 18,
}  # fmt: skip
"""Kind of a cell -> width of its column in characters; all others have `_WIDTH`."""
_WIDTH = 20
_AUTHOR = "Rashomon"
_MORE = "other languages, and what else a names list holds"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|(?<=_x[0-9a-fA-F]{4})_(?=x[0-9a-fA-F]{4}_)")
_FREE = frozenset({"people", "things", "places", "relayers", "verb", "key", "events"})
"""Kinds of cells that take more than what the drop-down offers: several names, `?words`, words of the text."""

_RANGES = {
    "names_ids": (NAMES.name, NAMES.columns[0].name),
    "article_ids": (ARTICLES.name, ARTICLES.columns[0].name),
    "event_keys": (EVENTS.name, EVENTS.columns[0].name),
}
"""Name of a range that grows with a sheet -> the sheet and its column."""

_FROM_SHEETS = {
    "people": "names_ids", "places": "names_ids", "things": "names_ids", "relayers": "names_ids", "name": "names_ids",
    "article": "article_ids", "key": "event_keys",
}  # fmt: skip
"""Kind of a cell -> the range from which it may be picked."""


class _At(msgspec.Struct, frozen=True):
    """A column in its place.

    Args:
        column: what it holds; None for the narrow one behind a group, above which its button stands.
        group: that the narrow one belongs to, or empty.
    """

    column: Column | None
    group: str = ""


def write_book(out: BinaryIO, rows: Rows, vocabulary: Vocabulary, read_me: Sequence[tuple[str, ...]]) -> None:
    """Write the workbook; the same rows give the same bytes.

    Args:
        out: takes bytes.
        rows: of each sheet. A column that the sheet does not have by itself (name_ar) comes last.
        vocabulary: from which drop-downs are made.
        read_me: lines of the sheet for people: one cell is a sentence, or a heading if it ends with a colon; several
            cells are a row of a table.

    Raises:
        UsageError: if a sheet has more rows than a workbook can hold.
    """
    import xlsxwriter

    whole = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(whole, options)
    book.set_properties({"title": "Claims table", "created": _CREATED})
    writing = _Writing(book)
    for sheet in SHEETS:
        writing.sheet(sheet, rows.get(sheet.name, ()))
    writing.lists(drop_downs(vocabulary))
    writing.read_me(read_me)
    book.close()
    out.write(whole.getvalue())


class _Writing:
    """Writes sheets into one workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        top = {"text_wrap": True, "valign": "top"}
        head = {"bold": True, "bottom": 1, "valign": "top", "bg_color": "#E2EFDA"}
        self.head = book.add_format(head)
        self.needed = book.add_format({**head, "bg_color": "#A9D08E"})
        # As text: a spreadsheet would make 2019-08 the first of August, and a quote that begins with - a formula.
        self.text = book.add_format({**top, "num_format": "@"})
        self.leftwards = book.add_format({**top, "num_format": "@", "reading_order": 2, "align": "right"})
        self.number = book.add_format({"valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 13, "valign": "top"})
        self.plain = book.add_format(top)

    def sheet(self, sheet: Sheet, rows: Sequence[Mapping[str, Cell]]) -> None:
        if len(rows) >= _MOST_ROWS:
            raise UsageError(f"The sheet {sheet.name} would have more rows than a workbook can hold ({_MOST_ROWS:,}).")
        page = self.book.add_worksheet(sheet.name)
        columns = _laid_out(sheet, rows)
        for index, at in enumerate(columns):
            self._column(page, index, at)
        numbers = {at.column.name: index for index, at in enumerate(columns) if at.column}
        for row, cells in enumerate(rows, start=1):
            for name, cell in cells.items():
                self._cell(page, row, numbers[name], cell)
        # The button of a group stands above the narrow column behind it.
        page.outline_settings(True, True, True, False)  # noqa: FBT003  XlsxWriter's own arguments
        page.freeze_panes(1, 2 if sheet is CLAIMS else 1)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        page.set_landscape()
        page.fit_to_pages(1, 0)
        for name, (of_sheet, of_column) in _RANGES.items():
            if of_sheet == sheet.name:
                letter = column_letters(numbers[of_column])
                cells_of = f"{sheet.name}!${letter}$2:${letter}${_READY}"
                first = f"{sheet.name}!${letter}$2"
                self.book.define_name(name, f"=OFFSET({first},0,0,MAX(1,COUNTA({cells_of})),1)")

    def _column(self, page: "Worksheet", index: int, at: _At) -> None:
        column = at.column
        if column is None:
            page.set_column(index, index, 2, self.plain, {"collapsed": True})
            self._comment(page, 0, index, f"Click the + above: {GROUPS.get(at.group, at.group)}.")
            return
        form = self.number if column.kind in {"number", "decimal", "ordinal"} else self.text
        hidden = {"level": 1, "hidden": True} if column.group else {}
        page.set_column(index, index, _WIDTHS.get(column.kind, _WIDTH), form, hidden)
        page.write_string(0, index, column.name, self.needed if column.required else self.head)
        example = f"\n\nExample: {column.example}" if column.example else ""
        needed = "\n\nNeeded in each row." if column.required else ""
        self._comment(page, 0, index, f"{column.help}{example}{needed}")
        if rule := _rule(column):
            page.data_validation(1, index, _READY, index, rule)

    @staticmethod
    def _comment(page: "Worksheet", row: int, column: int, text: str) -> None:
        lines = sum(1 + len(line) // 46 for line in text.split("\n"))
        page.write_comment(row, column, text, {"author": _AUTHOR, "width": 300, "height": 20 * (1 + lines)})

    def _cell(self, page: "Worksheet", row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            text = _UNWRITABLE.sub("\ufffd", cell)
            if len(text.encode("utf-16-le")) > 2 * _LONGEST:
                raise UsageError(f"A cell would hold more than {_LONGEST:,} characters: “{text[:60]}…”. Use --to csv.")
            page.write_string(row, column, text, self.leftwards if _runs_leftwards(text) else self.text)
        else:
            page.write_number(row, column, cell, self.number)

    def lists(self, lists: Sequence[DropDown]) -> None:
        page = self.book.add_worksheet(LISTS)
        page.freeze_panes(1, 0)
        for index, one in enumerate(lists):
            column = 2 * index
            page.set_column(column, column, 24, self.text)
            page.set_column(column + 1, column + 1, 50, self.plain)
            page.write_string(0, column, one.title, self.head)
            page.write_string(0, column + 1, "meaning", self.head)
            for row, (word, meaning) in enumerate(one.rows, start=1):
                page.write_string(row, column, word, self.text)
                page.write_string(row, column + 1, meaning, self.plain)
            letter = column_letters(column)
            self.book.define_name(one.name, f"={LISTS}!${letter}$2:${letter}${len(one.rows) + 1}")

    def read_me(self, lines: Sequence[tuple[str, ...]]) -> None:
        page = self.book.add_worksheet(READ_ME)
        for index, width in enumerate((16, 22, 80, 40)):
            page.set_column(index, index, width)
        for row, cells in enumerate(lines):
            if len(cells) == 1:
                if cells[0].endswith(":"):
                    page.write_string(row, 0, cells[0].removesuffix(":"), self.title)
                else:
                    page.merge_range(row, 0, row, 3, "", self.plain)
                    page.write_string(row, 0, cells[0], self.plain)
                    page.set_row(row, 15 * (1 + len(cells[0]) // 140))  # merged cells do not grow by themselves
            else:
                for column, cell in enumerate(cells):
                    page.write_string(row, column, cell, self.plain)


def _laid_out(sheet: Sheet, rows: Sequence[Mapping[str, Cell]]) -> list[_At]:
    """Give the columns from left to right: those for a beginner, then each group with a narrow one behind it."""
    known = set(sheet.names)
    more = sorted({name for row in rows for name in row if name not in known})
    what = "In another language, or of a names list: see read me."
    further = tuple(Column(name, what, "text", _MORE) for name in more)
    columns = (*sheet.columns, *further)
    found = [_At(column) for column in columns if not column.group]
    for group in dict.fromkeys(column.group for column in columns if column.group):
        found += [_At(column) for column in columns if column.group == group]
        found.append(_At(None, group))
    return found


def _rule(column: Column) -> dict[str, Any] | None:
    """Give the drop-down of a column. It warns where the column takes nothing else, and forbids nothing."""
    source = drop_down_of(column) or _FROM_SHEETS.get(column.kind, "")
    if source:
        free = column.kind in _FREE
        return {
            "validate": "list", "source": f"={source}", "ignore_blank": True, "show_error": not free,
            "error_type": "warning", "error_title": column.name,
            "error_message": "This is not in the list. Keep it all the same?",
        }  # fmt: skip
    if column.kind in {"number", "ordinal"}:
        return {
            "validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning", "error_title": column.name,
            "error_message": "A whole number is expected. Keep it all the same?",
        }  # fmt: skip
    return None


def _runs_leftwards(text: str) -> bool:
    """Tell whether the first letter of a text belongs to a script that runs from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text[:200])
    return next((way for way in directions if way in {"L", "R", "AL"}), "L") != "L"
