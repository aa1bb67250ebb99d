"""Dates: EDTF and the days between which something happened.

The `edtf` package parses; it fails on partly unspecified days (`2019-08-2X`) and on open intervals
(`../2019-08-20`), so each side of an interval is asked for its own bounds, and what has an `X` is spelled out.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_PARTLY = re.compile(r"^([0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?$")
_OPEN_SET = re.compile(r"\[([^\[\],/.]*)\.\.([^\[\],/.]*)\]")
_PLAIN_DAY = re.compile(r"^\d{4}-\d\d-\d\d$", re.ASCII)


class Bounds(NamedTuple):
    """First and last day on which something may have happened, YYYY-MM-DD; empty where open."""

    begin: str
    end: str


def is_relative(words: str) -> bool:
    """Tell whether a time as written needs a day to be counted from: it has no four-digit year in any script."""
    return _YEAR.search(words) is None


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar, YYYY-MM-DD."""
    if not _PLAIN_DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds | None:
    """Give the outer bounds of an EDTF value (levels 0 to 2); None where it is none, or runs backwards.

    Args:
        text: an EDTF value such as `2019-08`, `2019-08-18/2019-08-20`, `[2019-08-18..2019-08-20]`.

    Source: Extended Date/Time Format, Library of Congress, 2019.
    """
    if is_day(text):
        return Bounds(text, text)
    if text != text.strip():
        return None  # the value is kept as written, and a blank would make two of one date
    if match := _OPEN_SET.fullmatch(text):
        text = f"{match[1]}/{match[2]}" if (match[1] == "") != (match[2] == "") else text
    if text.count("/") == 1:
        first, last = text.split("/")
        begin, end = _side(first), _side(last)
        if begin is None or end is None or (not begin.begin and not end.end):
            return None
        both = Bounds(begin.begin, end.end)
    else:
        whole = _single(text)
        if whole is None:
            return None
        both = whole
    return None if both.begin and both.end and both.begin > both.end else both


def _side(text: str) -> Bounds | None:
    return Bounds("", "") if text in {"", ".."} else _single(text)


def _single(text: str) -> Bounds | None:
    if "X" in text and (match := _PARTLY.match(text.rstrip("?~%"))):
        return _spelled_out(match[1], match[2] or "XX", match[3] or "XX")
    import edtf

    try:
        parsed = edtf.parse_edtf(text)
        low = edtf.struct_time_to_date(parsed.lower_strict())
        high = edtf.struct_time_to_date(parsed.upper_strict())
    except (
        edtf.parser.edtf_exceptions.EDTFParseException,
        ValueError,
        TypeError,
        AttributeError,
        OverflowError,
    ):
        return None  # not EDTF, or a year that the calendar of the graph (1 to 9999) cannot hold
    return Bounds(low.isoformat(), high.isoformat())


def _spelled_out(year: str, month: str, day: str) -> Bounds | None:
    """Give the first and last day that fit digits with `X` for "not known"."""
    fits = [
        f"{number:04d}-{m:02d}-{d:02d}"
        for number in (int(year.replace("X", "0")) or 1, int(year.replace("X", "9")))
        for m in range(1, 13)
        if _fits(m, month)
        for d in range(1, calendar.monthrange(number, m)[1] + 1)
        if _fits(d, day)
    ]
    return Bounds(min(fits), max(fits)) if fits else None


def _fits(number: int, pattern: str) -> bool:
    return all(want in {"X", have} for want, have in zip(pattern, f"{number:02d}", strict=True))
