"""Tables for the terminal: wrapped at its width, readable without colour, safe whatever the texts hold.

Columns side by side where they fit; else each row as a block, a line a column. Columns of IRIs (`…_iri`) and empty
ones are left to the other formats. A text that runs from right to left is isolated, so that it does not turn its
neighbours.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells

from rashomon.problems import visible
from rashomon.table import Table
from rashomon.table.shown import heading, quoted, shortened

__all__ = ["heading", "lines", "quoted", "row_lines", "shortened", "wrapped"]

_GAP = "  "
_NARROWEST = 10
"""A text column is not squeezed below this; rather each row becomes a block."""
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def lines(table: Table, width: int = 100) -> list[str]:
    """Give the lines of a table, without line ends.

    Args:
        table: the table.
        width: of the terminal, in columns; at least 20 are taken.
    """
    width = max(width, 20)
    hidden = [name for name in table.columns if name.endswith("_iri")]
    shown = [index for index, name in enumerate(table.columns) if name not in hidden]
    if not shown:
        shown, hidden = list(range(len(table.columns))), []
    # A column without a single word would only take room.
    shown = [index for index in shown if any(row[index] for row in table.rows)] or shown[:1]
    heads = [visible(heading(table.columns[index])) for index in shown]
    cells = [[quoted(table, row, index) for index in shown] for row in table.rows]
    body: Iterator[str] = iter(())
    if cells:
        widths = _widths(heads, cells, width)
        body = _side_by_side(heads, cells, widths) if widths else _blocks(heads, cells, width)
    rows = f"{len(table.rows):,} row{'' if len(table.rows) == 1 else 's'}"
    notes = [rows if table.rows else "No rows.", *table.notes]
    if hidden and table.rows:
        notes.append(f"IRIs ({', '.join(hidden)}) are in the formats csv, tsv and json.")
    titled = [*wrapped(visible(table.title), width), ""] if table.title else []
    return [
        *titled,
        *body,
        *([""] if cells else []),
        *(line for note in notes for line in wrapped(visible(note), width)),
    ]


def _widths(heads: Sequence[str], cells: list[list[str]], width: int) -> list[int] | None:
    """Share the width among the columns; None where they do not fit."""
    natural = [max(cell_len(head), *(cell_len(row[index]) for row in cells)) for index, head in enumerate(heads)]
    room = width - len(_GAP) * (len(heads) - 1)
    least = [min(want, max(_NARROWEST, cell_len(head))) for want, head in zip(natural, heads, strict=True)]
    if sum(least) > room:
        return None
    widths = least[:]
    spare = room - sum(least)
    while spare > 0 and any(have < want for have, want in zip(widths, natural, strict=True)):
        # The narrowest of those that want more gets one more, so that long texts share evenly.
        index = min((index for index, want in enumerate(natural) if widths[index] < want), key=lambda at: widths[at])
        widths[index] += 1
        spare -= 1
    return widths


def _side_by_side(heads: Sequence[str], cells: list[list[str]], widths: list[int]) -> Iterator[str]:
    yield from row_lines(heads, widths)
    yield _GAP.join("─" * width for width in widths)
    for row in cells:
        yield from row_lines(row, widths)


def row_lines(texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Give the lines of one row: each text wrapped in its column, right-to-left texts isolated."""
    columns = [wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    for level in range(max(len(column) for column in columns)):
        pieces = [column[level] if level < len(column) else "" for column in columns]
        padded = [
            _isolated(piece) + " " * (width - cell_len(piece)) for piece, width in zip(pieces, widths, strict=True)
        ]
        yield _GAP.join(padded).rstrip()


def _blocks(heads: Sequence[str], cells: list[list[str]], width: int) -> Iterator[str]:
    label = min(max(cell_len(head) for head in heads), width // 3)
    for number, row in enumerate(cells):
        if number:
            yield "─" * min(width, 40)
        for head, text in zip(heads, row, strict=True):
            if text:
                yield from row_lines([head, text], [label, width - label - len(_GAP)])


def wrapped(text: str, width: int) -> list[str]:
    """Break a text at blanks, and inside a word only where the word alone is too long."""
    found = [""]
    for word in text.split(" "):
        for number, piece in enumerate(chop_cells(word, width) or [""]):
            joined = f"{found[-1]} {piece}" if found[-1] and not number else piece
            if found[-1] and (number or cell_len(joined) > width):
                found.append(piece)
            else:
                found[-1] = joined
    return found


def _isolated(text: str) -> str:
    if any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text):
        return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"
    return text
