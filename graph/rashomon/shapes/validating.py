"""Validates an article, or everything, with any engine; counts what was looked at."""

from collections.abc import Iterable, Sequence

from rashomon.shapes.engines import Engine
from rashomon.shapes.findings import Validation, sort_key
from rashomon.shapes.focus import Context, flat, focus_nodes, triple
from rashomon.shapes.shape_sets import ShapeSet, global_shapes, local_shapes


def validate_local(lines: Sequence[bytes], context: Context | Iterable[bytes], engine: Engine) -> Validation:
    """Validate the lines of one article (or of the registry) against the local shapes.

    Only what these lines themselves describe is judged, so that it never matters what is validated beside it.

    Args:
        lines: N-Quads of the article: its graph, its events, statements, counts and judgements.
        context: N-Quads of ontology and registry. Make a `Context` of them once where there are many articles.
        engine: which engine.
    """
    return _validate(lines, context, local_shapes(), engine)


def validate_global(lines: Sequence[bytes], context: Context | Iterable[bytes], engine: Engine) -> Validation:
    """Validate everything against the global shapes.

    Args:
        lines: N-Quads of all graphs but the ontology.
        context: N-Quads of the ontology.
        engine: which engine.
    """
    return _validate(lines, context, global_shapes(), engine)


def _validate(
    lines: Sequence[bytes], context: Context | Iterable[bytes], shapes: ShapeSet, engine: Engine
) -> Validation:
    known = context if isinstance(context, Context) else Context(context)
    triples = [triple(line) for line in lines]
    beside = known.beside(triples)
    focus = focus_nodes(shapes, triples, beside)
    found = engine.validate(flat([*triples, *beside]), shapes)
    own = [finding for finding in found if finding.focus in focus[finding.node_shape]]
    counts = {shape: len(nodes) for shape, nodes in sorted(focus.items())}
    return Validation(engine.name, tuple(sorted(own, key=sort_key)), counts)
