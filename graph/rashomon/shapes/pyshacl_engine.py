"""The reference engine: pyshacl. Slow and known to be right; takes over where shifty cannot be installed."""

import functools
from typing import TYPE_CHECKING

from rashomon.errors import RashomonError
from rashomon.shapes._results import findings, literals_as_written
from rashomon.shapes.findings import Finding
from rashomon.shapes.shape_sets import ShapeSet

if TYPE_CHECKING:
    import rdflib

name = "pyshacl"


def is_installed() -> bool:
    """Tell whether the package can be imported here: always, since it is required."""
    return True


def validate(data: bytes, shapes: ShapeSet) -> frozenset[Finding]:
    """Validate triples.

    Args:
        data: N-Triples.
        shapes: what must hold.

    Raises:
        RashomonError: if pyshacl could not come to an end.
    """
    import pyshacl
    from rdflib import Graph

    with literals_as_written():
        graph = Graph().parse(data=data, format="nt")
        _, report, text = pyshacl.validate(
            graph, shacl_graph=_parsed(shapes), inference="none", advanced=False, meta_shacl=False,
            do_owl_imports=False, abort_on_first=False,
        )  # fmt: skip
        if not isinstance(report, Graph):
            raise RashomonError(f"pyshacl did not come to an end: {text}. Report this, with the input.")
        return findings(report, shapes)


@functools.cache
def _parsed(shapes: ShapeSet) -> "rdflib.Graph":
    from rdflib import Graph

    return Graph().parse(data=shapes.turtle, format="turtle")
