"""Geometries from well-known text to GeoJSON: closed, turned as RFC 7946 asks, the same by another library."""

import json
from typing import Any

import pytest

from geojson_schema import SQUARE, ring_faults
from rashomon.exports._wkt_to_geojson import to_geojson


@pytest.mark.parametrize(
    ("wkt", "wanted"),
    [
        ("POINT(36.651 35.442)", {"type": "Point", "coordinates": [36.651, 35.442]}),
        ("point ( -.5 +5. )", {"type": "Point", "coordinates": [-0.5, 5.0]}),
        ("POINT(1e1 -0)", {"type": "Point", "coordinates": [10.0, 0.0]}),
        ("LINESTRING(0 0, 1 2, 3 4)", {"type": "LineString", "coordinates": [[0, 0], [1, 2], [3, 4]]}),
        ("MULTIPOINT(1 2, 3 4)", {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
        ("MULTIPOINT((1 2), (3 4))", {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
        (
            "MULTILINESTRING((0 0, 1 1), (2 2, 3 3, 4 4))",
            {"type": "MultiLineString", "coordinates": [[[0, 0], [1, 1]], [[2, 2], [3, 3], [4, 4]]]},
        ),
        (
            "POLYGON((0 0, 0 1, 1 1, 0 0))",
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 1], [0, 0]]]},
        ),
        ("POLYGON((0 0, 1 0, 1 1))", {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}),
        ("POLYGON((0 0, 1 1, 0 0))", None),
        ("MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 6, 5 5)))", None),
        ("POINT(35.442 136.651)", None),
        ("POINT(1 2 3)", None),
        ("POINT EMPTY", None),
        ("GEOMETRYCOLLECTION(POINT(1 2))", None),
        ("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(35 36)", None),
        ('POINT(1 2)]}],"x":[', None),
        ("POINT(1e999 0)", None),
        ("POINT(nan nan)", None),
        ("", None),
    ],
)
def test_geometries(wkt: str, wanted: dict[str, Any] | None) -> None:
    found = to_geojson(wkt)
    assert found == wanted
    assert ring_faults(found) == []


def test_rings_are_turned_and_stay_what_they_are() -> None:
    shapely = pytest.importorskip("shapely", reason="shapely is not installed")
    far = "POLYGON((36.65 35.44, 36.65 35.440001, 36.650001 35.440001, 36.650001 35.44, 36.65 35.44))"
    two = "MULTIPOLYGON(((0 0, 0 2, 2 2, 2 0, 0 0), (0.5 0.5, 1 0.5, 1 1, 0.5 0.5)), ((5 5, 6 5, 6 6, 5 5)))"
    for wkt in (SQUARE, far, two):
        found = to_geojson(wkt)
        assert found is not None
        assert ring_faults(found) == []
        read, wrote = shapely.from_geojson(json.dumps(found)), shapely.from_wkt(wkt)
        assert read.is_valid
        assert read.equals(wrote)
        for polygon in getattr(read, "geoms", [read]):
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)
