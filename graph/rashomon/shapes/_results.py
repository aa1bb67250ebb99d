"""A validation report, as an engine gives it, read into findings."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rashomon.problems import Severity
from rashomon.shapes.findings import Finding
from rashomon.shapes.shape_sets import SH, ShapeSet
from rashomon.terms import XSD, literal, tagged, typed

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node


@contextmanager
def literals_as_written() -> Iterator[None]:
    """Keep rdflib from rewriting literals ("007" to "7") while it reads; set back afterwards."""
    import rdflib

    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def findings(report: "rdflib.Graph", shapes: ShapeSet) -> frozenset[Finding]:
    """Read the results of a report; what a nested shape adds as detail is left out.

    Args:
        report: the graph with the sh:ValidationReport.
        shapes: the shapes that were checked: message and severity are taken from them, since engines differ there.
    """
    from rdflib import Namespace
    from rdflib.namespace import RDF

    sh = Namespace(SH)
    found = set()
    for root in report.subjects(RDF.type, sh.ValidationReport):
        for result in report.objects(root, sh.result):
            source = str(report.value(result, sh.sourceShape))
            shape = shapes.shapes[source]
            value, path = report.value(result, sh.value), report.value(result, sh.resultPath)
            focus = str(report.value(result, sh.focusNode))
            missing = value is None or (shape.iri == shape.node_shape and str(value) == focus)
            found.add(
                Finding(
                    shape.node_shape,
                    shape.iri,
                    focus,
                    "" if missing else _term(value),
                    "" if path is None else str(path),
                    str(report.value(result, sh.sourceConstraintComponent)),
                    shape.message,
                    Severity(str(report.value(result, sh.resultSeverity)).removeprefix(SH).lower()),
                )
            )
    return frozenset(found)


def _term(node: "Node | None") -> str:
    """Give a term as it stands in N-Triples."""
    from rdflib import Literal, URIRef

    if isinstance(node, Literal):
        text = str(node)
        if node.language:
            return tagged(text, node.language).decode("utf-8")
        if node.datatype is None or str(node.datatype) == XSD + "string":
            return literal(text).decode("utf-8")
        return typed(text, str(node.datatype)).decode("utf-8")
    return f"<{node}>" if isinstance(node, URIRef) else "_:"
