"""The values of a registry entry, one kind of value a function: names, days, coordinates, IRIs, lists.

Each takes an entry and a field, and gives a clean value; what is wrong is reported with its line, and only
that value is left out.
"""

import calendar
import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping

from rashomon import terms
from rashomon.problems import Report, Severity
from rashomon.registry.entities import Names, Post
from rashomon.registry.entry import Entry
from rashomon.registry.wkt import WktError, check_point, tidy

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)


def text(entry: Entry, field: str, report: Report) -> str:
    """Read a text of one line; an absent one is empty."""
    value = entry.fields.get(field, "")
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dt.date):
        return value.isoformat()
    _not_a(entry, field, "a text in quotation marks", value, report)
    return ""


def texts(entry: Entry, field: str, report: Report) -> tuple[str, ...]:
    """Read a list of texts, or one text as a list of one; repeated ones stand once."""
    return _texts(entry, field, entry.fields.get(field, ()), report)


def _texts(entry: Entry, field: str, value: object, report: Report) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or not all(isinstance(item, str) for item in given):
        _not_a(entry, field, "a list of texts", value, report)
        return ()
    return tuple(dict.fromkeys(item.strip() for item in given if item.strip()))


def names(entry: Entry, report: Report) -> Names:
    """Read the names by language; equal ones stand once, the first is the preferred one."""
    found: dict[str, tuple[str, ...]] = {}
    given = entry.fields.get("names", {})
    if not isinstance(given, Mapping):
        _not_a(entry, "names", 'a list for each language, such as names.en = ["Syria"]', given, report)
        given = {}
    for tag, value in given.items():
        field = f"names.{tag}"
        if not terms.well_formed_language(tag.lower()):
            entry.complain(
                report,
                "registry-language",
                f"{tag} is no language tag",
                field=field,
                held_back="names",
                expected="a tag such as en, ar or ar-Latn",
                advice="Correct the tag; und stands for unknown.",
            )
            continue
        several = _texts(entry, field, value, report)
        if not several:
            entry.complain(
                report,
                "registry-empty-name",
                f"the list of names in {tag} holds no name",
                field=field,
                severity=Severity.WARNING,
                advice="Write a name, or leave the line out.",
            )
            continue
        found[tag.lower()] = tuple(dict.fromkeys((*found.get(tag.lower(), ()), *several)))
    title = text(entry, "title", report) if "title" in entry.fields else ""
    if title and not found:
        found["und"] = (title,)
    return found


def day(entry: Entry, field: str, value: object, report: Report, *, last: bool) -> str:
    """Read a day; a year or a month stands for its first day, or for its last one.

    Args:
        entry: the entry.
        field: the field, for messages.
        value: a TOML date, or YYYY, YYYY-MM or YYYY-MM-DD.
        report: takes a value that is no day.
        last: whether the last day of the year or month is meant.
    """
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    match = _DAY.fullmatch(str(value).strip())
    if match:
        year, month = int(match[1]), int(match[2] or (12 if last else 1))
        try:
            end = calendar.monthrange(year, month)[1] if last else 1
            return dt.date(year, month, int(match[3] or end)).isoformat()
        except ValueError:
            pass
    entry.complain(
        report,
        "registry-date",
        f"{value} is no day",
        field=field,
        held_back="bound",
        expected="YYYY-MM-DD, YYYY-MM or YYYY",
        advice="Correct the date, or leave it out.",
    )
    return ""


def edtf(entry: Entry, field: str, report: Report) -> str:
    """Read a date in EDTF (2019-08-21, 2019-08, 2019-08-20/2019-08-22, 2019~); an absent one is empty."""
    value = text(entry, field, report)
    if not value:
        return ""
    from edtf import EDTFParseException, parse_edtf

    try:
        parse_edtf(value)
    except (EDTFParseException, ValueError):
        entry.complain(
            report,
            "registry-date",
            f"{value} is no date",
            field=field,
            held_back="date",
            expected="EDTF, such as 2019-08-21, 2019-08 or 2019-08-20/2019-08-22",
            advice="Correct the date, or leave it out.",
        )
        return ""
    return value


def posts(entry: Entry, field: str, report: Report) -> tuple[Post, ...]:
    """Read what somebody heads, belongs to or speaks for: a slug, a table, or a list of these."""
    given = entry.fields.get(field, ())
    found: list[Post] = []
    for item in [given] if isinstance(given, str | Mapping) else given if isinstance(given, list | tuple) else [given]:
        if isinstance(item, str) and item.strip():
            found.append(Post(item.strip()))
            continue
        if not isinstance(item, Mapping) or not isinstance(item.get("org"), str) or set(item) - {"org", "from", "to"}:
            _not_a(entry, field, "a slug, or { org = slug, from = date, to = date }", item, report)
            continue
        start = day(entry, field, item["from"], report, last=False) if "from" in item else ""
        end = day(entry, field, item["to"], report, last=True) if "to" in item else ""
        if start and end and end < start:
            entry.complain(
                report,
                "registry-date",
                f"{field} ends on {end}, before it begins on {start}",
                field=field,
                held_back="post",
                advice="Correct one of the two dates.",
            )
            continue
        found.append(Post(item["org"].strip(), start, end))
    return tuple(dict.fromkeys(found))


def iris(entry: Entry, field: str, values: Iterable[str], report: Report) -> tuple[str, ...]:
    """Read IRIs: percent-encode what is not ASCII, refuse terms of the vocabulary."""
    found: list[str] = []
    for value in values:
        iri = terms.safe_iri(value)
        if iri is None:
            entry.complain(
                report,
                "registry-iri",
                f"{value} is no IRI that can be linked to",
                field=field,
                held_back="link",
                expected="an address such as http://www.wikidata.org/entity/Q858",
                advice="Correct it, or leave it out.",
            )
        elif iri.startswith("https://w3id.org/rashomon/"):
            entry.complain(
                report,
                "registry-iri",
                f"{value} is a term of the vocabulary, not a thing in the world",
                field=field,
                held_back="link",
                advice="Leave it out.",
            )
        else:
            found.append(iri)
    return tuple(dict.fromkeys(found))


def geometry(entry: Entry, report: Report) -> tuple[str, float | None]:
    """Read a geometry, as well-known text, and its accuracy in metres."""
    given = {key for key in ("wkt", "lat", "lon") if key in entry.fields}
    wkt = ""
    try:
        if "wkt" in given:
            wkt = tidy(text(entry, "wkt", report))
        elif given == {"lat", "lon"}:
            latitude, longitude = (_decimal(entry.fields[key]) for key in ("lat", "lon"))
            check_point(float(longitude), float(latitude))
            wkt = f"POINT({longitude} {latitude})"
        elif given:
            _incomplete(*given)
    except WktError as error:
        entry.complain(
            report,
            "registry-geometry",
            f"the place on the map cannot be used: {error}",
            field="wkt" if "wkt" in given else "lat" if "lat" in given else "lon",
            held_back="geometry",
            expected='wkt = "POINT(36.65 35.44)" (longitude first), or lat = 35.44 and lon = 36.65',
            advice="Correct it, or leave it out.",
        )
    return wkt, _accuracy(entry, report, known=bool(wkt))


def _incomplete(given: str) -> None:
    raise WktError(f"{'lon' if given == 'lat' else 'lat'} is missing beside {given}")


def _accuracy(entry: Entry, report: Report, *, known: bool) -> float | None:
    if "accuracy-m" not in entry.fields:
        return None
    try:
        metres = float(_decimal(entry.fields["accuracy-m"]))
    except WktError:
        metres = math.nan
    if metres >= 0:
        return metres if known else None
    entry.complain(
        report,
        "registry-accuracy",
        f"{entry.fields['accuracy-m']} is no accuracy",
        field="accuracy-m",
        held_back="accuracy",
        expected="metres, 0 or more",
        advice="Correct it, or leave it out.",
    )
    return None


def _decimal(value: object) -> str:
    """Give a number as written, without exponent; a decimal comma is understood."""
    written = repr(value) if isinstance(value, float) else str(value).strip()
    if _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if isinstance(value, bool) or not math.isfinite(number) or not written.isascii() or "_" in written:
        raise WktError(f"{written or 'nothing'} is no number")
    return f"{number:.12f}".rstrip("0").rstrip(".") if "e" in written.lower() else written.removeprefix("+")


def _not_a(entry: Entry, field: str, expected: str, value: object, report: Report) -> None:
    entry.complain(
        report,
        "registry-value",
        f"{field} has a value of the wrong form",
        field=field,
        held_back="value",
        expected=expected,
        found=str(value)[:60] or "nothing",
        advice="Write it in the expected form.",
    )
