"""RFC 7946 as a JSON Schema, written from its text, and what a schema cannot say: closed and rightly turned rings."""

from typing import Any

SQUARE = "POLYGON((0 0, 0 2, 2 2, 2 0, 0 0), (0.5 0.5, 1 0.5, 1 1, 0.5 1, 0.5 0.5))"
"""Its outer ring runs clockwise and its hole does not: both the wrong way round for RFC 7946."""

_COORDINATES: dict[str, Any] = {
    # Section 3.1.1: longitude, latitude and perhaps altitude; section 4: WGS 84, in degrees.
    "position": {
        "type": "array",
        "minItems": 2,
        "maxItems": 3,
        "prefixItems": [
            {"type": "number", "minimum": -180, "maximum": 180},
            {"type": "number", "minimum": -90, "maximum": 90},
            {"type": "number"},
        ],
        "items": False,
    },
    "positions": {"type": "array", "items": {"$ref": "#/$defs/position"}},
    "line": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/position"}},
    "ring": {"type": "array", "minItems": 4, "items": {"$ref": "#/$defs/position"}},
    "rings": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/ring"}},
}
_SHAPES: dict[str, dict[str, Any]] = {
    "Point": {"$ref": "#/$defs/position"},
    "MultiPoint": {"$ref": "#/$defs/positions"},
    "LineString": {"$ref": "#/$defs/line"},
    "MultiLineString": {"type": "array", "items": {"$ref": "#/$defs/line"}},
    "Polygon": {"$ref": "#/$defs/rings"},
    "MultiPolygon": {"type": "array", "items": {"$ref": "#/$defs/rings"}},
}
# Section 7.1: what defines one kind of object may not stand in another.
_NOT_IN_GEOMETRIES = ("geometry", "properties", "features")


def _geometry(name: str, coordinates: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"const": name},
            "coordinates": coordinates,
            "bbox": {"$ref": "#/$defs/bbox"},
            **dict.fromkeys((*_NOT_IN_GEOMETRIES, "geometries"), False),
        },
    }


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A FeatureCollection of RFC 7946",
    "$ref": "#/$defs/collection",
    "$defs": {
        **_COORDINATES,
        "bbox": {"type": "array", "items": {"type": "number"}, "oneOf": [
            {"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6},
        ]},
        "geometry": {
            "oneOf": [
                *(_geometry(name, coordinates) for name, coordinates in _SHAPES.items()),
                {
                    "type": "object",
                    "required": ["type", "geometries"],
                    "properties": {
                        "type": {"const": "GeometryCollection"},
                        "geometries": {"type": "array", "items": {"$ref": "#/$defs/geometry"}},
                        **dict.fromkeys((*_NOT_IN_GEOMETRIES, "coordinates"), False),
                    },
                },
            ]
        },
        "feature": {
            "type": "object",
            "required": ["type", "geometry", "properties"],
            "properties": {
                "type": {"const": "Feature"},
                "id": {"type": ["string", "number"]},
                "geometry": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/geometry"}]},
                "properties": {"type": ["object", "null"]},
                "bbox": {"$ref": "#/$defs/bbox"},
                **dict.fromkeys(("coordinates", "geometries", "features"), False),
            },
        },
        "collection": {
            "type": "object",
            "required": ["type", "features"],
            "properties": {
                "type": {"const": "FeatureCollection"},
                "features": {"type": "array", "items": {"$ref": "#/$defs/feature"}},
                "bbox": {"$ref": "#/$defs/bbox"},
                # Section 4: other reference systems were removed.
                **dict.fromkeys(("coordinates", "geometries", "geometry", "properties", "crs"), False),
            },
        },
    },
}  # fmt: skip


def ring_faults(geometry: dict[str, Any] | None) -> list[str]:
    """Tell which rings are open, or turned the wrong way (section 3.1.6: the outer one counterclockwise)."""
    if geometry is None or geometry["type"] not in {"Polygon", "MultiPolygon"}:
        return []
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    faults = []
    for polygon in polygons:
        for number, ring in enumerate(polygon):
            if ring[0] != ring[-1]:
                faults.append(f"ring {number} is open")
            # The corner that lies lowest, of these the one furthest right: there, the turn tells the direction.
            corners = ring[:-1]
            lowest = min(range(len(corners)), key=lambda at: (corners[at][1], -corners[at][0]))
            (ax, ay), (bx, by), (cx, cy) = (corners[(lowest + step) % len(corners)][:2] for step in (-1, 0, 1))
            left = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            if (left > 0) != (number == 0):
                faults.append(f"ring {number} is turned the wrong way")
    return faults
