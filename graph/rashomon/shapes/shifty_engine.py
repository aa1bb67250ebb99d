"""The engine that is used where it is installed: shifty (package pyshifty), shapes compiled once."""

import functools
from typing import TYPE_CHECKING, Any

from rashomon.shapes._results import findings, literals_as_written
from rashomon.shapes.findings import Finding
from rashomon.shapes.shape_sets import ShapeSet

if TYPE_CHECKING:
    import shifty

name = "shifty"

_OPTIONS: dict[str, Any] = {
    # Its defaults would mix the shapes into the data, run rules, and pass over what it does not know.
    "graph_mode": "data",
    "infer": False,
    "on_unsupported": "error",
    "minimum_severity": "info",
}


def is_installed() -> bool:
    """Tell whether the package can be imported here: it has no wheel for some platforms."""
    try:
        import shifty
    except ImportError:
        return False
    return bool(shifty.__version__)


def validate(data: bytes, shapes: ShapeSet) -> frozenset[Finding]:
    """Validate triples.

    Args:
        data: N-Triples.
        shapes: what must hold.
    """
    validator = _compiled(shapes)
    # A third of the time, and enough for most articles: does it conform, down to remarks?
    if validator.validate_algebra(data, **_OPTIONS).conforms:
        return frozenset()
    with literals_as_written():  # it hands over its report as a graph of rdflib
        _, report, _ = validator.validate(data, **_OPTIONS)
        return findings(report, shapes)


@functools.cache
def _compiled(shapes: ShapeSet) -> "shifty.PreparedValidator":
    import shifty

    return shifty.PreparedValidator(shapes.turtle)
