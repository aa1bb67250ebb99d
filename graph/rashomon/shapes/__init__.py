"""Shapes: quads in, findings and problems out."""

from rashomon.shapes.engines import ENGINES, Engine, find_engine
from rashomon.shapes.findings import Finding, Validation, nothing_validated, together
from rashomon.shapes.focus import Context
from rashomon.shapes.quotes import check_quotes
from rashomon.shapes.report import validation_report
from rashomon.shapes.shape_sets import Shape, ShapeSet, global_shapes, local_shapes
from rashomon.shapes.telling import Held, Trail, hold_back, spans_of, to_problem
from rashomon.shapes.validating import validate_global, validate_local

__all__ = [
    "ENGINES",
    "Context",
    "Engine",
    "Finding",
    "Held",
    "Shape",
    "ShapeSet",
    "Trail",
    "Validation",
    "check_quotes",
    "find_engine",
    "global_shapes",
    "hold_back",
    "local_shapes",
    "nothing_validated",
    "spans_of",
    "to_problem",
    "together",
    "validate_global",
    "validate_local",
    "validation_report",
]
