"""Well-known text of geometries: longitude before latitude, in degrees (WGS 84)."""

import math
import re

_CRS84 = "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_POINT = rf"{_NUMBER} {_NUMBER}"
_LINE = rf"\({_POINT}(?:, {_POINT})+\)"
_RINGS = rf"\({_LINE}(?:, {_LINE})*\)"
_FORMS = {
    "POINT": rf"\({_POINT}\)",
    "LINESTRING": _LINE,
    "POLYGON": _RINGS,
    "MULTIPOINT": rf"\((?:{_POINT}(?:, {_POINT})*|\({_POINT}\)(?:, \({_POINT}\))*)\)",
    "MULTILINESTRING": _RINGS,
    "MULTIPOLYGON": rf"\({_RINGS}(?:, {_RINGS})*\)",
}
_PAIR = re.compile(rf"({_NUMBER}) ({_NUMBER})")
_ONE_POINT = re.compile(rf"POINT\(({_NUMBER}) ({_NUMBER})\)")


class WktError(ValueError):
    """The text is no geometry that can be used; the message says why, in plain words."""


def tidy(text: str) -> str:
    """Check a geometry and give it with even blanks and its type in capitals; numbers stay as written.

    Args:
        text: POINT, LINESTRING, POLYGON or the MULTI form of one, two-dimensional.

    Raises:
        WktError: if it is none of these, or a coordinate is out of range.
    """
    text = text.strip().removeprefix(_CRS84).strip()
    if text.startswith("<"):
        raise WktError("another reference system than CRS84 (longitude, latitude in degrees)")
    name, bracket, rest = text.partition("(")
    name = name.strip().upper()
    if name not in _FORMS:
        raise WktError(f"no geometry begins with {name[:20] or 'nothing'}")
    body = re.sub(r"\s*([(),])\s*", r"\1", " ".join((bracket + rest).split())).replace(",", ", ")
    if not re.fullmatch(_FORMS[name], body, re.ASCII):
        raise WktError(f"what follows {name} is not a list of longitude and latitude in brackets")
    for longitude, latitude in _PAIR.findall(body):
        check_point(float(longitude), float(latitude))
    return name + body


def check_point(longitude: float, latitude: float) -> None:
    """Refuse coordinates that lie nowhere.

    Args:
        longitude: degrees, -180 to 180.
        latitude: degrees, -90 to 90.

    Raises:
        WktError: if one is out of range.
    """
    if not abs(latitude) <= 90:
        swapped = " (longitude comes first: are they swapped?)" if abs(longitude) <= 90 else ""
        raise WktError(f"the latitude {latitude:g} is not between -90 and 90{swapped}")
    if not abs(longitude) <= 180:
        raise WktError(f"the longitude {longitude:g} is not between -180 and 180")


def point_of(wkt: str) -> tuple[float, float] | None:
    """Give longitude and latitude of a tidy POINT in degrees, None of any other geometry."""
    match = _ONE_POINT.fullmatch(wkt)
    return (float(match[1]), float(match[2])) if match else None


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Give the distance of two points (longitude, latitude in degrees) in metres, on a sphere (haversine)."""
    east1, north1, east2, north2 = (math.radians(angle) for angle in (*one, *other))
    half = (
        math.sin((north2 - north1) / 2) ** 2 + math.cos(north1) * math.cos(north2) * math.sin((east2 - east1) / 2) ** 2
    )
    return 2 * 6_371_008.8 * math.asin(math.sqrt(min(1.0, half)))
