"""Wide tables for a terminal: split by columns, so that each part is readable; the heads of the rows stand in each."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from rashomon.problems import visible
from rashomon.reports._cells import SILENT
from rashomon.table import Table
from rashomon.table.shown import heading, quoted
from rashomon.writers.terminal import row_lines, wrapped

_GAP = 2
_HEAD, _CELL = (10, 30), (10, 24)
"""Least and most columns of the terminal for a column that names rows, and for any other."""


def as_wide_text(table: Table, heads: int, width: int = 100) -> str:
    """Give a table as lines of text.

    Args:
        table: the table.
        heads: how many first columns name a row; those before the last are not repeated from row to row.
        width: of the terminal, in columns; at least 60 are taken.
    """
    width = max(width, 60)
    names = [visible(heading(column)) for column in table.columns]
    cells = [[quoted(table, row, index) for index in range(len(names))] for row in table.rows]
    parts = _parts(names, cells, heads, width)
    found = [*wrapped(visible(table.title), width), ""] if table.title else []
    for number, part in enumerate(parts):
        if len(parts) > 1:
            found += [f"Part {number + 1} of {len(parts)}", ""]
        found += [*_lines(names, cells, part, heads, width), ""]
    rows = f"{len(cells):,} row{'' if len(cells) == 1 else 's'}" if cells else "No rows."
    split = "Split by columns; each part leaves out the rows that are empty in it."
    notes = [rows, *([split] if len(parts) > 1 else []), *table.notes]
    return "\n".join([*found, *(line for note in notes for line in wrapped(visible(note), width))]) + "\n"


def _parts(names: list[str], cells: list[list[str]], heads: int, width: int) -> list[list[int]]:
    """Share the columns among parts that fit the width; each part begins with the heads."""
    least = [_bounds(names, cells, index, heads)[0] for index in range(len(names))]
    naming = list(range(heads))
    start = sum(least[index] + _GAP for index in naming)
    parts: list[list[int]] = []
    used = width + 1
    for index in range(heads, len(names)):
        if used + least[index] > width:
            parts.append(naming[:])
            used = start
        parts[-1].append(index)
        used += least[index] + _GAP
    return parts or [naming]


def _bounds(names: list[str], cells: list[list[str]], index: int, heads: int) -> tuple[int, int]:
    """Give the columns of the terminal that a column needs, and those that it could use."""
    low, high = _HEAD if index < heads else _CELL
    column = [names[index], *(row[index] for row in cells)]
    natural = max(map(cell_len, column))
    share = min(natural, high) * (3 if index < heads else 2) // 4
    word = max(cell_len(word) for text in column for word in text.split(" "))
    return min(natural, max(low, min(word, high), share)), natural


def _lines(names: list[str], cells: list[list[str]], part: list[int], heads: int, width: int) -> Iterator[str]:
    bounds = [_bounds(names, cells, index, heads) for index in part]
    widths = [low for low, _ in bounds]
    spare = width - sum(widths) - _GAP * (len(part) - 1)
    while spare > 0 and any(have < most for have, (_, most) in zip(widths, bounds, strict=True)):
        growing = [at for at, have in enumerate(widths) if have < bounds[at][1]]
        widths[min(growing, key=lambda at: widths[at])] += 1
        spare -= 1
    yield from row_lines([names[index] for index in part], widths)
    yield (" " * _GAP).join("─" * each for each in widths)
    before: Sequence[str] = ()
    for row in cells:
        shown = [row[index] for index in part]
        if len(part) < len(names) and all(cell in {SILENT, ""} for cell in shown[heads:]):
            continue
        key = shown[: heads - 1]
        again = [bool(before) and shown[: at + 1] == list(before[: at + 1]) for at in range(len(key))]
        before = key
        named = ["" if same else cell for same, cell in zip(again, key, strict=True)]
        yield from row_lines([*named, *shown[len(key) :]], widths)
