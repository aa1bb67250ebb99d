"""Every shape notices what it is there for, in both engines, and says so in words that help."""

import re
from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

import shapes_dataset as dataset
from rashomon.shapes import (
    Context,
    Finding,
    ShapeSet,
    Validation,
    global_shapes,
    local_shapes,
    pyshacl_engine,
    shifty_engine,
    validate_global,
    validate_local,
)
from rashomon.shapes._results import findings, literals_as_written
from rashomon.shapes.engines import Engine
from rashomon.shapes.focus import TYPE, flat
from rashomon.shapes.focus import triple as terms_of
from rashomon.shapes.shape_sets import SH
from rashomon.terms import SHAPES
from shapes_dataset import Mutation

MUTATIONS = dataset.mutations()
SETS = {"local": local_shapes(), "global": global_shapes()}
ENGINES: tuple[Engine, ...] = (shifty_engine, pyshacl_engine)

needs_shifty = pytest.mark.skipif(not shifty_engine.is_installed(), reason="pyshifty has no wheel for this platform")


def validate(quads: Iterable[ox.Quad], scope: str, engine: Engine) -> Validation:
    lines, beside = dataset.parts(quads, scope)
    return (validate_local if scope == "local" else validate_global)(lines, Context(beside), engine)


@cache
def alone(scope: str, node_shape: str) -> rdflib.Graph:
    """The shapes of a set with the targets of all node shapes but one taken away."""
    graph = rdflib.Graph().parse(data=SETS[scope].turtle, format="turtle")
    for shape in SETS[scope].targets:
        if shape.iri != node_shape:
            for target in ("targetClass", "targetSubjectsOf"):
                graph.remove((rdflib.URIRef(shape.iri), rdflib.URIRef(SH + target), None))
    return graph


def reference_at(data: bytes, scope: str, node_shape: str, focus: str) -> frozenset[Finding]:
    """What pyshacl finds for one node shape at one focus node; all of them at once are compared further down."""
    with literals_as_written():
        graph = rdflib.Graph().parse(data=data, format="nt")
        only = alone(scope, node_shape)
        # Quicker, but it would also keep nested shapes from their values.
        at = [focus] if (None, None, rdflib.URIRef(node_shape + "-rule")) in only else None
        _, report, _ = pyshacl.validate(graph, shacl_graph=only, focus_nodes=at)
        assert isinstance(report, rdflib.Graph)
        return frozenset(one for one in findings(report, SETS[scope]) if one.focus == focus)


@pytest.mark.parametrize("scope", SETS)
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_the_valid_dataset_conforms_and_every_shape_looked_at_something(scope: str, engine: Engine) -> None:
    if not engine.is_installed():
        pytest.skip("pyshifty has no wheel for this platform")
    validation = validate(dataset.quads(), scope, engine)
    assert validation.findings == ()
    assert validation.idle == ()
    assert validation.conforms


@needs_shifty
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_is_noticed_at_the_same_place_by_both_engines(mutation: Mutation) -> None:
    quads = dataset.mutated(mutation)
    found = validate(quads, mutation.scope, shifty_engine)
    shape = SETS[mutation.scope].shapes[SHAPES + mutation.shape]
    hits = {(finding.shape, finding.focus) for finding in found.findings}
    assert (shape.iri, dataset.expand(mutation.focus)) in hits

    lines, beside = dataset.parts(quads, mutation.scope)
    triples = [terms_of(line) for line in lines]
    data = flat([*triples, *Context(beside).beside(triples)])
    everything = shifty_engine.validate(data, SETS[mutation.scope])
    focus = dataset.expand(mutation.focus)
    assert reference_at(data, mutation.scope, shape.node_shape, focus) == {
        finding for finding in everything if (finding.node_shape, finding.focus) == (shape.node_shape, focus)
    }

    typed = {line.split(b" ", 1)[0].decode()[1:-1] for line in lines if TYPE in line}
    assert {finding for finding in everything if finding.focus in typed} <= set(found.findings)


@needs_shifty
@pytest.mark.parametrize("part", range(3))
@pytest.mark.parametrize("scope", SETS)
def test_both_engines_find_the_same_where_much_is_wrong_at_once(scope: str, part: int) -> None:
    chosen = [mutation for mutation in MUTATIONS if mutation.scope == scope][part::3]
    quads = dataset.quads()
    for mutation in chosen:
        quads = dataset.mutated(mutation, quads, all_match=False)
    fast, reference = (validate(quads, scope, engine) for engine in ENGINES)
    assert fast.findings == reference.findings
    assert fast.focus == reference.focus
    assert len(fast.findings) >= len(chosen) // 2


def operands(shapes: ShapeSet) -> set[str]:
    """Shapes that are only asked by others, inside sh:or, sh:not or sh:node: results name the one that asked."""
    triples = list(ox.parse(shapes.turtle, format=ox.RdfFormat.TURTLE))
    asked = {SH + name for name in ("node", "not")} | {"http://www.w3.org/1999/02/22-rdf-syntax-ns#first"}
    roots = {t.object.value for t in triples if t.predicate.value in asked and isinstance(t.object, ox.NamedNode)}
    parts = {
        t.object.value
        for t in triples
        if t.predicate.value == SH + "property" and isinstance(t.subject, ox.NamedNode) and t.subject.value in roots
    }
    return (roots | parts) & set(shapes.shapes)


def containers(shapes: ShapeSet) -> set[str]:
    """Node shapes that only hold property shapes together: results name the property shape."""
    rules = {SH + name for name in ("sparql", "or", "not", "class")}
    ruled = {
        t.subject.value
        for t in ox.parse(shapes.turtle, format=ox.RdfFormat.TURTLE)
        if t.predicate.value in rules and isinstance(t.subject, ox.NamedNode)
    }
    return {shape.iri for shape in shapes.targets} - ruled


@pytest.mark.parametrize("scope", SETS)
def test_every_shape_is_broken_by_a_mutation(scope: str) -> None:
    shapes = SETS[scope]
    broken = {SHAPES + mutation.shape for mutation in MUTATIONS if mutation.scope == scope}
    never = set(shapes.shapes) - broken - operands(shapes) - containers(shapes)
    assert sorted(iri.removeprefix(SHAPES) for iri in never) == []


def test_no_operand_and_no_container_hides_a_shape_that_reports() -> None:
    for shapes in SETS.values():
        assert not operands(shapes) & {shape.iri for shape in shapes.targets}
        for iri in containers(shapes):
            assert [shape for shape in shapes.shapes.values() if shape.node_shape == iri and shape.iri != iri]


@pytest.mark.parametrize("scope", SETS)
def test_every_message_says_what_is_wrong_and_then_what_to_do(scope: str) -> None:
    for shape in SETS[scope].shapes.values():
        wrong, colon, advice = shape.message.partition(": ")
        assert colon, shape.iri
        assert ": " not in advice, shape.iri
        assert wrong[0].isupper(), shape.iri
        assert re.match(r"[a-z][a-z-]+ \w+", advice), shape.iri
        assert not shape.message.endswith("."), shape.iri
        assert len(shape.name) > 2, shape.iri
        assert shape.iri.startswith(SHAPES)


@pytest.mark.parametrize("scope", SETS)
def test_a_rule_in_sparql_says_what_its_shape_says(scope: str) -> None:
    text = {}
    for triple in ox.parse(SETS[scope].turtle, format=ox.RdfFormat.TURTLE):
        if triple.predicate.value == SH + "message":
            assert isinstance(triple.subject, ox.NamedNode)
            assert isinstance(triple.object, ox.Literal)
            text[triple.subject.value] = triple.object.value
    rules = [iri for iri in text if iri.endswith("-rule")]
    assert rules
    for iri in rules:
        assert text[iri] == text[iri.removesuffix("-rule")]


@pytest.mark.parametrize("scope", SETS)
def test_no_blank_node_but_in_lists(scope: str) -> None:
    in_lists = {"http://www.w3.org/1999/02/22-rdf-syntax-ns#first", "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"}
    for triple in ox.parse(SETS[scope].turtle, format=ox.RdfFormat.TURTLE):
        if isinstance(triple.subject, ox.BlankNode):
            assert triple.predicate.value in in_lists


def test_the_closed_lists_of_the_shapes_are_those_of_the_ontology() -> None:
    listed: dict[str, set[str]] = {}
    concepts: dict[str, set[str]] = {}
    properties: dict[str, str] = {}
    for line in dataset.ontology():
        quad = next(iter(ox.parse(line, format=ox.RdfFormat.N_QUADS)))
        subject, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if quad.predicate.value.endswith("skos/core#inScheme"):
            concepts.setdefault(value, set()).add(subject)
        elif quad.predicate.value.endswith("ns#valuesFrom"):
            properties[subject] = value
    for shapes in SETS.values():
        store = ox.Store()
        store.bulk_load(shapes.turtle, format=ox.RdfFormat.TURTLE)
        rows = store.query(
            "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
            "SELECT ?shape ?path ?item { ?shape sh:path ?path ; sh:in/rdf:rest*/rdf:first ?item }"
        )
        for shape, path, item in rows:  # type: ignore[union-attr]
            if path.value in properties and shape.value != SHAPES + "ClaimReportAffirmed-polarity":
                listed.setdefault(f"{shape.value} {path.value}", set()).add(item.value)
    assert len(listed) >= 10
    for key, items in listed.items():
        assert items == concepts[properties[key.split(" ")[1]]], key
