"""Workbooks (XLSX): opened only when they are harmless, and read cell by cell as text.

A workbook is a zip of XML. Before openpyxl sees it, its parts are looked through: names, size when unpacked, no
DOCTYPE (an entity bomb needs one), no other encoding than those in which a DOCTYPE can be seen.
"""

import datetime as dt
import re
import warnings
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from rashomon.errors import SourceError
from rashomon.rows.columns import sheet_named
from rashomon.rows.sheets import LARGEST, RawSheet, Record

MAGIC = b"PK\x03\x04"
SUFFIXES = frozenset({".xlsx", ".xlsm"})
_MOST_PARTS = 2000
_MOST_COLUMNS = 256
_MOST_ROWS = 200_000
_LAST_ROW = 1_048_576  # a spreadsheet has no more
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_PLAIN = frozenset({b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1"})
_SHEET_NAME = re.compile(r"<(?:\w+:)?sheet\s[^>]*?\bname=\"([^\"]*)\"")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"")
_FORMULA_ALONE = re.compile(
    rb"<(?:\w+:)?c r=\"([A-Z]{1,3}[0-9]{1,7})\"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_DAY_IN_FORMAT = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def sheet_names(path: Path) -> tuple[str, ...]:
    """Give the names of a workbook's sheets as they stand in it; none where it is no workbook."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as part:
            text = part.read(1 << 20).decode("utf-8", "replace")
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError):
        return ()
    return tuple(_SHEET_NAME.findall(text))


def read_workbook(path: Path) -> dict[str, RawSheet]:
    """Read the sheets of a workbook that a claims table has: name -> sheet.

    Args:
        path: the file.

    Raises:
        SourceError: if it cannot be opened, or must not be: too large, or with a DOCTYPE.
    """
    _refuse_bombs(path)
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of openpyxl, about drop-downs that it does not know
            book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                sheets = [one for one in book.worksheets if sheet_named(one.title)]
                found: dict[str, RawSheet] = {}
                for one in sheets:
                    sheet = sheet_named(one.title)
                    assert sheet is not None, "only such sheets were taken"
                    if sheet.name not in found:
                        found[sheet.name] = _sheet(path, one, sheet.name)
            finally:
                book.close()
    except SourceError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise
        reason = f"it is damaged, or no workbook ({type(error).__name__}: {str(error)[:80]})"
        raise SourceError(path, reason, "Open it in a spreadsheet program and save it again as .xlsx.") from error
    return found


def _sheet(path: Path, sheet: Any, name: str) -> RawSheet:
    from openpyxl.cell.read_only import EMPTY_CELL

    records: list[Record] = []
    nothing: tuple[Any, ...] | None = None
    sheet.reset_dimensions()  # what a program wrote there is often wrong
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        if number > _LAST_ROW:
            break
        if row is nothing:  # openpyxl gives one and the same for each row of a gap, which may be a million rows high
            continue
        if all(cell is EMPTY_CELL for cell in row):
            nothing = row
            continue
        if len(records) > _MOST_ROWS:
            raise SourceError(path, f"the sheet {name} has more than {_MOST_ROWS:,} rows", "Divide the table.")
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            records.append(Record(number, number, tuple(cells)))
    part = _part(path, sheet)
    return RawSheet(name, path.as_posix(), tuple(records), _merged(part), _unworked(part))


def _text(cell: Any) -> str:
    """Give a cell as text: days as YYYY-MM-DD, months as YYYY-MM where the format shows no day, whole numbers plain."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime | dt.date):
        shown = _DAY_IN_FORMAT.sub("", str(cell.number_format or "")).casefold()
        iso = value.isoformat()[:10]
        if "d" not in shown and "y" in shown and iso.endswith("-01"):  # 2018-09, which a spreadsheet took for a day
            return iso[:7] if "m" in shown else iso[:4] if iso[5:7] == "01" else iso
        return iso
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("_x000D_", "").strip()


def _part(path: Path, sheet: Any) -> bytes:
    """Give a sheet as it stands in the file: openpyxl does not tell all of it when it reads row by row."""
    name = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except KeyError:
        return b""


def _unworked(data: bytes) -> tuple[tuple[int, str], ...]:
    """List cells with a formula whose result does not stand in the file."""
    names = (name.decode() for name in _FORMULA_ALONE.findall(data))
    return tuple((int(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), name) for name in names)


def _merged(data: bytes) -> tuple[tuple[int, int, str], ...]:
    """List merged cells that are more than one row high."""
    found = ((int(top), int(bottom), f"{left}{top}:{right}{bottom}") for left, top, right, bottom in (
        (a.decode(), b.decode(), c.decode(), d.decode()) for a, b, c, d in _MERGED.findall(data)
    ))  # fmt: skip
    return tuple((top, min(bottom, _MOST_ROWS), name) for top, bottom, name in found if top < bottom)


def _refuse_bombs(path: Path) -> None:
    """Refuse what could fill memory or reach outside.

    Raises:
        SourceError: with the reason.
    """
    unpacked = 0
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                raise SourceError(path, f"it holds more than {_MOST_PARTS:,} parts", "Save the sheets alone.")
            for part in parts:
                if _reaches_out(part.filename):
                    raise SourceError(path, f"it holds a part that reaches outside it ({part.filename[:60]!r})")
                unpacked += part.file_size
                if unpacked > LARGEST:
                    reason = f"it has more than {LARGEST:,} bytes when unpacked"
                    raise SourceError(path, reason, "Save the sheets alone, without pictures, or divide the table.")
                if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
                    _refuse_doctype(path, archive, part)
    except OSError as error:
        raise SourceError(path, f"it cannot be opened ({error.strerror})", "Check the path.") from error
    except (ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise SourceError(
            path, f"it is damaged, locked by a password, or no workbook ({type(error).__name__})",
            "Open it in a spreadsheet program and save it again as .xlsx.",
        ) from error  # fmt: skip


def _refuse_doctype(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as opened:
        data = opened.read(LARGEST + 1)
    encoding = _ENCODING.search(data[:400])
    wide = b"\0" in data[:4] or data[:2] in {b"\xfe\xff", b"\xff\xfe"}
    other = encoding is not None and encoding[1].lower() not in _PLAIN
    if wide or other or data.lstrip()[:1] not in {b"", b"<", b"\xef"}:
        raise SourceError(path, f"its part {part.filename} is not written in UTF-8", "Save it again as .xlsx.")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SourceError(path, f"its part {part.filename} has a DOCTYPE, which no spreadsheet program writes")


def _reaches_out(name: str) -> bool:
    pieces = PurePosixPath(name.replace("\\", "/"))
    return pieces.is_absolute() or ".." in pieces.parts or ":" in name or "\0" in name
