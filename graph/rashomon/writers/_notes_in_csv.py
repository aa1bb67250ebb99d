"""The rows of a CSV file that have problems, as a CSV file: the problems first, then the row as it stands."""

import csv
import io
from collections.abc import Mapping

from rashomon.rows import PROBLEMS

_ROW = "row"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_with_notes(data: bytes, notes: Mapping[int, str]) -> bytes:
    """Write the rows that have notes, with a byte order mark so that Excel reads every script.

    A cell that a spreadsheet would work out gets a quote mark before it.

    Args:
        data: the bytes of the CSV file.
        notes: number of a row, from 1 for the header -> what stands beside it.
    """
    rows = _rows(data)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([PROBLEMS, _ROW, *(rows[0] if rows else ())])
    for number, text in sorted(notes.items()):
        cells = rows[number - 1] if 1 < number <= len(rows) else []
        writer.writerow([_safe(text), number, *map(_safe, cells)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(data: bytes) -> list[list[str]]:
    """Read the rows, as far as they can be read: whoever wrote them is shown what stands there."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    text = data.decode(encoding, "replace").replace("\0", "\ufffd")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()]
