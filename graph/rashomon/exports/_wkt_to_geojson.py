"""Well-known text to geometries of GeoJSON (RFC 7946): longitude first, rings closed and turned as it asks."""

import json
import re
from itertools import pairwise
from typing import Any

from rashomon.registry.wkt import WktError, tidy

_PAIR = re.compile(r"([-+.\deE]+) ([-+.\deE]+)")
_TYPES = {
    "POINT": "Point",
    "LINESTRING": "LineString",
    "POLYGON": "Polygon",
    "MULTIPOINT": "MultiPoint",
    "MULTILINESTRING": "MultiLineString",
    "MULTIPOLYGON": "MultiPolygon",
}

Position = list[float]
Ring = list[Position]


def to_geojson(wkt: str) -> dict[str, Any] | None:
    """Give a geometry of GeoJSON; None for what is no geometry, or one that RFC 7946 does not allow.

    Args:
        wkt: POINT, LINESTRING, POLYGON or the MULTI form of one; longitude before latitude, in degrees (WGS 84).
    """
    try:
        name, _, body = tidy(wkt).partition("(")
    except WktError:
        return None
    # In brackets of JSON, a pair is a position; the numbers are written anew, since ".5" and "+5" are not JSON.
    listed = _PAIR.sub(lambda pair: json.dumps([float(pair[1]) + 0.0, float(pair[2]) + 0.0]), body[:-1])
    inner: list[Any] = json.loads(f"[{listed.replace('(', '[').replace(')', ']')}]")
    coordinates = _COORDINATES[name](inner)
    return None if coordinates is None else {"type": _TYPES[name], "coordinates": coordinates}


def _point(inner: list[Position]) -> Position:
    return inner[0]


def _points(inner: list[Any]) -> list[Position]:
    """Give the positions of a MULTIPOINT, which may stand in brackets of their own."""
    return [point[0] if isinstance(point[0], list) else point for point in inner]


def _lines(inner: list[Ring]) -> list[Ring]:
    return inner


def _polygon(inner: list[Ring]) -> list[Ring] | None:
    closed = [ring if ring[0] == ring[-1] else [*ring, ring[0]] for ring in inner]
    if any(len(ring) < 4 for ring in closed):
        return None
    return [_turned(ring, left=number == 0) for number, ring in enumerate(closed)]


def _polygons(inner: list[list[Ring]]) -> list[list[Ring]] | None:
    polygons = [_polygon(rings) for rings in inner]
    whole = [rings for rings in polygons if rings is not None]
    return whole if len(whole) == len(polygons) else None


def _turned(ring: Ring, *, left: bool) -> Ring:
    """Turn a ring: the outer one runs to the left (counterclockwise), holes to the right."""
    # Seen from its first position, so that a small ring far from 0, 0 does not vanish in rounding.
    east, north = ring[0]
    seen = [(x - east, y - north) for x, y in ring]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(seen))
    return ring if twice == 0 or (twice > 0) is left else ring[::-1]


_COORDINATES: dict[str, Any] = {
    "POINT": _point,
    "LINESTRING": _lines,
    "POLYGON": _polygon,
    "MULTIPOINT": _points,
    "MULTILINESTRING": _lines,
    "MULTIPOLYGON": _polygons,
}
