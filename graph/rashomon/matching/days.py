"""Days of events as numbers."""

from datetime import date

from rashomon.convert.times import bounds
from rashomon.matching.cards import Days

_FAR_PAST, _FAR_FUTURE = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()


def days_of(edtf: str) -> Days | None:
    """Give the days of an EDTF value; None where it is none."""
    found = bounds(edtf) if edtf else None
    return days_between(found.begin, found.end) if found else None


def days_between(begin: str, end: str) -> Days | None:
    """Give the days between two of YYYY-MM-DD, of which one may be empty (open); None where both are."""
    first, last = ordinal(begin), ordinal(end)
    if first is None and last is None:
        return None
    return Days(_FAR_PAST if first is None else first, _FAR_FUTURE if last is None else last)


def ordinal(day: str) -> int | None:
    """Give a day of YYYY-MM-DD as its number; None where it is none."""
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
