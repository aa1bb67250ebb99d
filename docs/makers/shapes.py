"""The page of the shapes, made of ontology/shapes/*.ttl."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, SH

from makers.markdown import code, page, prose, table, text
from rashomon.reference.outline import short
from rashomon.shipped import shipped_files
from rashomon.terms import SHAPES

_LOCAL = """\
Checked an article at a time, before the articles are put together. What violates one is held back: the claim or the
event, not its article."""
_GLOBAL = """\
Checked once, after status, parties and direct triples are worked out. A violation here stops the build; it never takes
an article out."""
_SETS = (("local", "Rules inside one article", _LOCAL), ("global", "Rules over the whole dataset", _GLOBAL))


def pages() -> dict[str, str]:
    """Give the page."""
    parts = ["# Shapes", _INTRODUCTION]
    for folder, title, said in _SETS:
        parts += [f"## {title}", said]
        for file in shipped_files("ontology", "shapes", folder, suffix=".ttl"):
            parts += _of_file(file)
    return {"shapes.md": page(*parts)}


_INTRODUCTION = """\
A shape is a rule in [SHACL](https://www.w3.org/TR/shacl/): which nodes it looks at, and what must hold of them. Each
rule has a message that says what is wrong and what to do. `rashomon check` tells how many nodes each shape looked at,
and fails if nothing was looked at; `rashomon check --format shacl` gives the report in SHACL's own terms. The severity
is *violation* unless another one is named."""


def _of_file(file: Traversable) -> Iterator[str]:
    words = file.read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=words, format="turtle")
    yield f"### {text(words.partition(chr(10))[0].lstrip('# ').rstrip('.'))}"
    targets = {*graph.subjects(SH.targetClass), *graph.subjects(SH.targetSubjectsOf)}
    in_order = sorted(targets, key=lambda shape: words.index(f"\n{_name(shape)} a "))
    for shape in in_order:
        yield from _node_shape(graph, shape)


def _node_shape(graph: rdflib.Graph, shape: rdflib.term.Node) -> Iterator[str]:
    name = _name(shape)
    short_name, words = name.removeprefix("shapes:"), str(graph.value(shape, SH.name))
    yield f"#### {text(short_name)}" + (f": {text(words)}" if words.lower() != short_name.lower() else "")
    classes = sorted(code(short(str(one))) for one in graph.objects(shape, SH.targetClass))
    subjects = sorted(code(short(str(one))) for one in graph.objects(shape, SH.targetSubjectsOf))
    looks = [f"every {' and every '.join(classes)}"] if classes else []
    looks += [f"whatever has {' or '.join(subjects)}"] if subjects else []
    yield f"Looks at {' and '.join(looks)}. {_severe(graph, shape)}{prose(str(graph.value(shape, SH.message)))}."
    rows = [
        (code(_path(graph, part)), "; ".join(_demands(graph, part)), _severe(graph, part) + _message(graph, part))
        for part in sorted(graph.objects(shape, SH.property), key=str)
    ]
    own = list(_demands(graph, shape))
    if own:
        yield f"What must hold: {'; '.join(own)}."
    if rows:
        yield table(("property", "what must hold", "message"), rows)


def _demands(graph: rdflib.Graph, shape: rdflib.term.Node) -> Iterator[str]:
    """Say in words what a shape demands; one that this does not know is given by its name, never left out."""
    low, high = graph.value(shape, SH.minCount), graph.value(shape, SH.maxCount)
    if low is not None and low == high:
        yield f"exactly {low}"
    else:
        yield from (f"at least {low}" for _ in [low] if low is not None)
        yield from (f"at most {high}" for _ in [high] if high is not None)
    for predicate, thing in sorted(graph.predicate_objects(shape), key=str):
        if not isinstance(predicate, rdflib.URIRef) or predicate not in SH or predicate in _SAID_ELSEWHERE:
            continue
        name = predicate.removeprefix(str(SH))
        if name == "in":
            yield f"one of {', '.join(code(short(str(one))) for one in Collection(graph, thing))}"
        elif name in {"or", "and", "xone"}:
            parts = ["; ".join(_demands_with_path(graph, one)) for one in Collection(graph, thing)]
            yield {"or": " **or** ", "and": " and ", "xone": " or else "}[name].join(parts)
        elif name == "not":
            yield f"not: {'; '.join(_demands_with_path(graph, thing))}"
        elif name == "node":
            yield f"as {code(_name(thing).removeprefix('shapes:'))} says"
        elif name == "sparql":
            yield "a SPARQL rule, see the message"
        elif name == "nodeKind":
            yield f"is an {text(str(thing).removeprefix(str(SH)))}"
        else:
            yield f"{_WORDS.get(name, name)} {code(short(str(thing)))}"


_SAID_ELSEWHERE = frozenset({
    SH.minCount, SH.maxCount, SH.name, SH.message, SH.severity, SH.path, SH.property, SH.targetClass,
    SH.targetSubjectsOf, SH.prefixes, SH.select,
})  # fmt: skip
_WORDS = {
    "class": "is a",
    "datatype": "written as",
    "pattern": "looks like",
    "minInclusive": "not below",
    "maxInclusive": "not above",
    "minLength": "length at least",
    "hasValue": "is",
    "lessThan": "before",
    "lessThanOrEquals": "not after",
    "uniqueLang": "one a language:",
}


def _demands_with_path(graph: rdflib.Graph, shape: rdflib.term.Node) -> Iterator[str]:
    path = f"{code(_path(graph, shape))} " if graph.value(shape, SH.path) is not None else ""
    yield from (f"{path}{demand}" for demand in _demands(graph, shape))
    for part in sorted(graph.objects(shape, SH.property), key=str):
        yield from _demands_with_path(graph, part)


def _severe(graph: rdflib.Graph, shape: rdflib.term.Node) -> str:
    severity = str(graph.value(shape, SH.severity)).removeprefix(str(SH)).lower()
    return "" if severity == "violation" else f"*{severity.capitalize()}:* "


def _message(graph: rdflib.Graph, shape: rdflib.term.Node) -> str:
    return prose(str(graph.value(shape, SH.message)))


def _path(graph: rdflib.Graph, shape: rdflib.term.Node) -> str:
    """Write a path as SPARQL does."""
    return _step(graph, graph.value(shape, SH.path))


def _step(graph: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    if isinstance(node, rdflib.URIRef):
        return short(str(node))
    for predicate, sign in ((SH.inversePath, "^{}"), (SH.zeroOrMorePath, "{}*"), (SH.oneOrMorePath, "{}+")):
        inner = graph.value(node, predicate)
        if inner is not None:
            return sign.format(_step(graph, inner))
    either = graph.value(node, SH.alternativePath)
    if either is not None:
        return "|".join(_step(graph, one) for one in Collection(graph, either))
    if node is not None and (node, RDF.first, None) in graph:
        return "/".join(_step(graph, one) for one in Collection(graph, node))
    return ""


def _name(shape: rdflib.term.Node) -> str:
    return f"shapes:{str(shape).removeprefix(SHAPES)}"
