"""What a workbook loses when it is opened and saved by openpyxl; and how to save one so that its bytes tell no time."""

import importlib.util
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)([^<]*)(</dcterms:modified>)")
_LONG_AGO = b"1980-01-01T00:00:00Z"

_LOST_PARTS: tuple[tuple[str, str], ...] = (
    (r"xl/vbaProject", "macros"),
    (r"xl/charts/", "charts"),
    (r"xl/chartsheets/", "sheets that are charts"),
    (r"xl/(threadedComments|persons)/", "threads of comments"),
    (r"xl/(slicers|slicerCaches|timelines|timelineCaches)/", "slicers and timelines"),
    (r"xl/(ctrlProps|activeX)/", "buttons and other controls"),
    (r"xl/embeddings/", "embedded files"),
    (r"xl/diagrams/", "diagrams"),
    (r"xl/(queryTables/|connections\.xml|model/)", "queries and connections"),
    (r"xl/(richData/|metadata\.xml)", "linked data types and spilling formulas"),
)
"""Start of the name of a part -> what stands in it, in words."""

_LOST_INSIDE: tuple[tuple[str, str, str], ...] = (
    (r"xl/worksheets/", r"<(?:\w+:)?f[ >]", "worked-out results of formulas"),
    (r"xl/worksheets/", r"<x14:dataValidation[ >]", "drop-downs in Excel's newer notation"),
    (r"xl/worksheets/", r"<x14:(?:conditionalFormatting|sparklineGroup)[ >]", "newer conditional formats, sparklines"),
    (r"xl/drawings/drawing", r"<xdr:(?:sp|grpSp|cxnSp)[ >]", "shapes and text boxes"),
    (r"xl/drawings/vmlDrawing", r'ObjectType="(?!Note")', "buttons and other controls"),
)
"""Start of the name of a part, what is looked for in it, and what that is in words."""


def lost(data: bytes) -> tuple[str, ...]:
    """List in words what a workbook holds that saving it again by openpyxl would lose; each once.

    Args:
        data: the bytes of an XLSX file.
    """
    found: dict[str, None] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            for start, words in _LOST_PARTS:
                if re.match(start, name):
                    found[words] = None
            for start, pattern, words in _LOST_INSIDE:
                if words not in found and re.match(start, name) and re.search(pattern.encode(), archive.read(name)):
                    found[words] = None
            if name.startswith("xl/media/") and importlib.util.find_spec("PIL") is None:
                found["pictures"] = None
    return tuple(found)


def changed(data: bytes, change: Callable[[Any], bool]) -> bytes | None:
    """Open a workbook, change it, and give its new bytes; None where nothing was changed.

    Only what was changed differs from one run to the next: the day of the last change stays what it was.

    Args:
        data: the bytes of an XLSX file.
        change: takes the workbook (openpyxl's), and says whether it changed anything.
    """
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data), rich_text=True)
    if not change(book):
        return None
    _size_comments(book)
    saved = BytesIO()
    book.save(saved)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        before = _MODIFIED.search(archive.read(_CORE)) if _CORE in archive.namelist() else None
    return _dateless(saved.getvalue(), before[2] if before else _LONG_AGO)


def _size_comments(book: Any) -> None:
    """Give comments a size in which they can be read; openpyxl forgets the one they had."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None:
                    text = cell.comment.text
                    cell.comment.width = 320  # points
                    cell.comment.height = 18 * (2 + sum(1 + len(line) // 52 for line in text.split("\n")))


def _dateless(data: bytes, modified: bytes) -> bytes:
    """Pack a workbook anew: one date for every part, and the given time of the last change."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            part = old.read(name)
            if name == _CORE:
                part = _MODIFIED.sub(lambda found: found[1] + modified + found[3], part)
            new.writestr(entry, part)
    return whole.getvalue()
