"""Puts notes beside the rows of a workbook's sheets, in a column of their own, and takes old ones away."""

from collections.abc import Mapping
from typing import Any

import msgspec

from rashomon.problems import Severity
from rashomon.rows import CLAIMS, PROBLEMS, folded_name

_FILLS = {Severity.VIOLATION: "F8CBAD", Severity.WARNING: "FFE699", Severity.INFO: "DDEBF7"}
"""Light red, yellow and blue: black text stays readable on them, in print too."""

_WIDTH = 70  # characters
_LONGEST = 32_767  # characters that a cell can hold
_LOOKED_AT = 20  # rows among which the header is looked for


class Note(msgspec.Struct, frozen=True):
    """What stands beside a row.

    Args:
        text: one line a problem.
        severity: of the worst of them.
    """

    text: str
    severity: Severity


def put(book: Any, notes: Mapping[tuple[str, int], Note]) -> bool:
    """Put notes beside rows, and take away those that no longer hold; tell whether anything changed.

    Args:
        book: openpyxl's workbook.
        notes: (sheet, row) -> note; an empty sheet means the first that has a table.
    """
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    first = next((title for title in sheets if folded_name(title) == CLAIMS.name), next(iter(sheets), ""))
    wanted: dict[str, dict[int, Note]] = {title: {} for title in sheets}
    for (sheet, row), one in notes.items():
        wanted[_title(sheet, sheets) or first][row] = one
    changes = [_in_sheet(sheets[title], of_sheet) for title, of_sheet in wanted.items()]
    return any(changes)


def _title(name: str, sheets: Mapping[str, Any]) -> str:
    """Give a sheet's title as it is written: messages may name it in lower case."""
    return name if name in sheets else next((title for title in sheets if folded_name(title) == folded_name(name)), "")


def _in_sheet(sheet: Any, notes: Mapping[int, Note]) -> bool:
    found = _existing(sheet)
    if found is None and not notes:
        return False
    head, column = found or (_header_row(sheet), _free_column(sheet))
    before = {row: sheet.cell(row, column).value for row in range(1, sheet.max_row + 1)}
    after: dict[int, Any] = {row: one.text[:_LONGEST] for row, one in notes.items()}
    if notes:
        after[head] = after.get(head) or PROBLEMS
        if head in notes:
            after[head] = f"{PROBLEMS}\n{notes[head].text}"[:_LONGEST]
    if {row: value for row, value in before.items() if value not in {None, ""}} == after:
        return False
    _clear(sheet, column)
    for row, text in sorted(after.items()):
        _write(sheet.cell(row, column), text, None if row == head else notes[row].severity)
    if notes:
        sheet.column_dimensions[_letter(column)].width = _WIDTH
        sheet.column_dimensions[_letter(column)].hidden = False
    return True


def _existing(sheet: Any) -> tuple[int, int] | None:
    """Find the column that an earlier run made: row of its head, and its number."""
    for row in sheet.iter_rows(max_row=min(_LOOKED_AT, sheet.max_row)):
        for cell in row:
            if isinstance(cell.value, str) and folded_name(cell.value.split("\n")[0]) == PROBLEMS:
                return cell.row, cell.column
    return None


def _header_row(sheet: Any) -> int:
    """Find the row that names the columns: the first with two names or more."""
    for row in sheet.iter_rows(max_row=min(_LOOKED_AT, sheet.max_row)):
        if sum(isinstance(cell.value, str) and bool(cell.value.strip()) for cell in row) > 1:
            return int(row[0].row)
    return 1


def _free_column(sheet: Any) -> int:
    """Give the number of the column after the last one that holds anything, a comment or a merged cell included."""
    used = [cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None or cell.comment]
    used += [merged.max_col for merged in sheet.merged_cells.ranges]
    return max(used, default=0) + 1


def _clear(sheet: Any, column: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for row in range(1, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        cell.value, cell.fill, cell.font, cell.alignment = None, PatternFill(), Font(), Alignment()


def _write(cell: Any, text: str, severity: Severity | None) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    cell.data_type = "s"  # a note that begins with = is no formula
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if severity is None:
        cell.font = Font(bold=True)
    else:
        cell.fill = PatternFill("solid", start_color=_FILLS[severity], end_color=_FILLS[severity])


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    letter: str = get_column_letter(column)
    return letter
