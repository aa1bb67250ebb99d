"""Values of single cells: choices, figures, days, dates. What is no such value is told with its cell."""

import datetime as dt
import difflib
import re
from collections.abc import Mapping

from rashomon.readers._claims_desk import RowDesk
from rashomon.rows import kebab

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_SIDE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?", re.ASCII)
_RICHER = re.compile(r"[0-9XYE~?%u./\-\[\]{},TZ:+ ]+", re.ASCII)
_ELSEWHERE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_WHOLE = re.compile(r"\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+|\d+(?:\.0+)?", re.ASCII)
_LARGEST = 10**15


def choice(desk: RowDesk, column: str, values: Mapping[str, str]) -> str:
    """Give what a cell chooses, or empty where it is empty or no choice.

    Args:
        desk: the row.
        column: the column.
        values: as written -> what it means.
    """
    written = desk.cell(column)
    if not written:
        return ""
    wanted = kebab(written)
    if wanted in (folded := {kebab(word): meaning for word, meaning in values.items()}):
        return folded[wanted]
    close = difflib.get_close_matches(wanted, sorted(folded), n=1, cutoff=0.6)
    desk.wrong(
        "value-unknown",
        column,
        f"“{written}” is no value of the column {column}",
        f"Did you mean {close[0]}?" if close else "Take one of the list, or leave the cell empty.",
        expected=", ".join(list(values)[:12]) + (" …" if len(values) > 12 else ""),
    )
    return ""


def figure(desk: RowDesk, column: str) -> int | None:
    """Give a whole number of zero or more, or None where the cell is empty or no such number."""
    written = desk.cell(column)
    if not written:
        return None
    if _WHOLE.fullmatch(written):
        # 12.0 is a spreadsheet's twelve; 12.000 is twelve thousand, like 12.500.
        is_decimal = re.fullmatch(r"\d+\.0{1,2}", written) is not None
        number = int(written.partition(".")[0] if is_decimal else re.sub(r"\D", "", written))
        if number < _LARGEST:
            return number
    looks_dated = _DAY.fullmatch(written) is not None
    desk.wrong(
        "number-unusable",
        column,
        f"“{written}” is no whole number" + (": the spreadsheet took it for a day" if looks_dated else ""),
        "Give the cell the format text or number, and write it again."
        if looks_dated
        else "Write digits only; of “dozens” or “10 to 20” the least in low, the most in high.",
        expected="a number such as 21",
    )
    return None


def day(desk: RowDesk, column: str) -> str:
    """Give a day as YYYY-MM-DD, or empty."""
    written = desk.cell(column)
    match = _DAY.fullmatch(written)
    if not written or (match and _is_day(*match.groups())):
        return written[:10]
    _no_date(desk, column, written, "a day such as 2019-08-22")
    return ""


def date(desk: RowDesk, column: str) -> str:
    """Give a date in EDTF, or empty. What is more than days, months, years and intervals is looked at later."""
    written = desk.cell(column)
    if not written:
        return ""
    plain = re.sub(r"[ T]00:00(:00)?$", "", re.sub(r"\s*([/]|\.\.)\s*", r"\1", written.strip()))
    if _is_edtf(plain):
        return plain
    _no_date(desk, column, written, "2019-08-21, 2019-08, 2019 or 2019-08-18/2019-08-20")
    return ""


def _is_edtf(text: str) -> bool:
    sides = text.split("/")
    if len(sides) <= 2 and all(_is_side(side) or (len(sides) == 2 and side in {"", ".."}) for side in sides):
        known = [side for side in sides if side not in {"", ".."}]
        return bool(known) and (len(known) == 1 or known[0][:7] <= known[1][:7] or len(known[0]) != len(known[1]))
    return bool(_RICHER.fullmatch(text)) and any(mark in text for mark in "X[{~?%") and not text.endswith(("-", "/"))


def _is_side(text: str) -> bool:
    match = _SIDE.fullmatch(text)
    return match is not None and _is_day(match[1], match[2] or "01", match[3] or "01")


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _no_date(desk: RowDesk, column: str, written: str, expected: str) -> None:
    advice = "Write the year first."
    if match := _ELSEWHERE.fullmatch(written):
        ways = {(match[2], match[1]), (match[1], match[2])}
        days = sorted(f"{match[3]}-{m:0>2}-{d:0>2}" for m, d in ways if _is_day(match[3], m, d))
        advice = f"Write {' or '.join(days)}, whichever is meant." if days else advice
    if re.fullmatch(r"[2-6]\d{4}", written, re.ASCII):  # a spreadsheet counts days from the end of 1899
        meant = dt.date(1899, 12, 30) + dt.timedelta(days=int(written))
        advice = f"If it is a spreadsheet's number for a day, write {meant}."
    desk.wrong("date-unusable", column, f"“{written}” is no date", advice, expected=expected)
