"""The room of shapes around its engines: what goes in, what is counted, where a finding leads."""

import random
import re

import pyoxigraph as ox
import pytest
import rdflib

import shapes_dataset as dataset
from rashomon import shapes
from rashomon.errors import RashomonError, UsageError
from rashomon.problems import Problem, Severity
from rashomon.shapes import Context, engines, pyshacl_engine, shifty_engine
from rashomon.shapes.engines import Engine
from rashomon.shapes.focus import flat, triple
from rashomon.shapes.shape_sets import SH, shape_set
from rashomon.terms import SHAPES
from shapes_dataset import ENGINE, local

INSTALLED = [engine for engine in shapes.ENGINES if engine.is_installed()]


# Which engine


def test_the_fast_engine_is_preferred() -> None:
    reported: list[Problem] = []
    assert shapes.find_engine(None, reported.append).name == ENGINE.name
    assert shapes.find_engine("pyshacl", reported.append).name == "pyshacl"
    assert not [problem for problem in reported if ENGINE.name == "shifty"]


@pytest.mark.parametrize("name", [None, "shifty"])
def test_the_reference_stands_in_aloud(name: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shifty_engine, "is_installed", lambda: False)
    reported: list[Problem] = []
    assert shapes.find_engine(name, reported.append).name == "pyshacl"
    (problem,) = reported
    assert problem.severity is Severity.WARNING
    assert "pip install pyshifty" in problem.advice


def test_an_unknown_engine_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match=r"“jena”.*shifty, pyshacl"):
        shapes.find_engine("jena", lambda _problem: None)


def test_the_list_of_engines_ends_with_the_one_that_is_always_there() -> None:
    assert [engine.name for engine in engines.ENGINES] == ["shifty", "pyshacl"]
    assert engines.ENGINES[-1].is_installed()


# What is validated


@pytest.mark.parametrize("engine", INSTALLED, ids=lambda engine: engine.name)
def test_validating_nothing_is_no_success(engine: Engine) -> None:
    validation = shapes.validate_local([], Context(), engine)
    assert validation.findings == ()
    assert not validation.conforms
    problem = shapes.nothing_validated(validation, "the dataset")
    assert problem is not None
    assert problem.code == "nothing-validated"
    assert problem.severity is Severity.VIOLATION


def test_a_graph_of_another_vocabulary_is_nothing_too() -> None:
    line = b"<https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Event> .\n"
    assert not shapes.validate_global([line], (), ENGINE).conforms


def test_something_validated_gives_no_such_problem() -> None:
    lines, beside = dataset.parts(dataset.quads(), "local")
    assert shapes.nothing_validated(shapes.validate_local(lines, Context(beside), ENGINE), "the dataset") is None


def test_focus_nodes_are_counted_by_shape() -> None:
    lines, beside = dataset.parts(dataset.quads(), "local")
    validation = shapes.validate_local(lines, Context(beside), ENGINE)
    claims = sum(b"#type> <https://schema.org/Claim>" in line for line in lines)
    assert claims > 5
    assert validation.focus[SHAPES + "Claim"] == claims
    unnamed = sum(b"#type> <https://w3id.org/rashomon/ns#UnnamedActor>" in line for line in lines)
    assert validation.focus[SHAPES + "UnnamedActor"] == unnamed
    assert validation.total == sum(validation.focus.values())


def test_a_sub_class_counts_for_its_super_class() -> None:
    kind, sub = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    line = f"<https://example.org/x> {kind} <https://example.org/Militia> .\n".encode()
    above = f"<https://example.org/Militia> {sub} <https://w3id.org/rashomon/ns#Actor> .\n".encode()
    validation = shapes.validate_local([line], Context([above]), ENGINE)
    assert validation.focus[SHAPES + "Actor"] == 1
    assert SHAPES + "Actor-name" in {finding.shape for finding in validation.findings}


def test_what_stands_beside_an_article_is_not_judged_with_it() -> None:
    lines, beside = dataset.parts(dataset.quads(), "local")
    broken = [line for line in beside if b"entity/guard>" not in line or b"prefLabel" not in line]
    assert len(broken) < len(beside)
    assert shapes.validate_local(lines, Context(broken), ENGINE).findings == ()


def test_the_registry_is_judged_on_its_own() -> None:
    quads = [quad for quad in dataset.quads() if quad.graph_name.value.endswith("/entities")]  # type: ignore[union-attr]
    lines = [line for line in dataset.lines_of(quads) if b"#evidence>" not in line]
    good = shapes.validate_local(lines, Context(dataset.ontology()), ENGINE)
    assert good.conforms
    assert good.focus[SHAPES + "Place"] == 4
    nameless = [line for line in lines if b"entity/guard>" not in line or b"prefLabel" not in line]
    bad = shapes.validate_local(nameless, Context(dataset.ontology()), ENGINE)
    assert [finding.shape for finding in bad.findings] == [SHAPES + "Actor-name"]


def test_an_article_is_judged_the_same_alone_and_beside_another() -> None:
    lines, context = local("local-no-claimant")
    alone = shapes.validate_local(lines, context, ENGINE)
    own = re.compile(rb"example.org/kg/(article|event|statement|count|disagreement)/")
    other = [own.sub(rb"example.org/kg/\1/other-", line) for line in lines]
    both = shapes.validate_local([*lines, *other], context, ENGINE)
    twin = shapes.validate_local(other, context, ENGINE)
    assert both.findings == shapes.together([alone, twin]).findings
    assert len(both.findings) == 2


@pytest.mark.parametrize("engine", INSTALLED, ids=lambda engine: engine.name)
def test_the_order_of_lines_changes_nothing(engine: Engine) -> None:
    lines, context = local("local-count-in-itself")
    lines = tuple(line for line in lines if b"/count/" in line.split(b" ", 1)[0])
    shuffled = list(lines)
    random.Random(7).shuffle(shuffled)
    first, second = (shapes.validate_local(some, context, engine) for some in (lines, [*shuffled, *shuffled[:9]]))
    assert first == second
    assert first.findings == tuple(sorted(first.findings))


def test_adding_up_adds_counts_and_keeps_each_finding_once() -> None:
    lines, context = local("local-no-claimant")
    one = shapes.validate_local(lines, context, ENGINE)
    both = shapes.together([one, one])
    assert both.findings == one.findings
    assert both.total == 2 * one.total


def test_literals_are_read_as_written_and_rdflib_is_left_as_it_was() -> None:
    before = rdflib.NORMALIZE_LITERALS
    lines, context = local("local-span-with-negative-begin")
    odd = [line.replace(b'"-1"', b'"-007"') for line in lines if b"#offset_54_61> <http://persistence" in line]
    kind = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    odd += [line for line in lines if line.startswith(odd[0].split(b" ", 1)[0]) and kind in line]
    for engine in INSTALLED:
        values = {one.value for one in shapes.validate_local(odd, context, engine).findings}
        assert '"-007"^^<http://www.w3.org/2001/XMLSchema#integer>' in values
        assert before == rdflib.NORMALIZE_LITERALS


def test_rdflib_is_left_as_it_was_after_a_failure() -> None:
    before = rdflib.NORMALIZE_LITERALS
    with pytest.raises(Exception, match=r"."):
        pyshacl_engine.validate(b"this is no line\n", shapes.local_shapes())
    assert before == rdflib.NORMALIZE_LITERALS


@pytest.mark.parametrize(
    "obj",
    [
        "<https://example.org/o>",
        '"plain"',
        '"with \\" quote and . <https://example.org/trap> ."',
        '"سلام"@ar',
        '"5"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '""',
    ],
)
@pytest.mark.parametrize("graph", ["", " <https://example.org/g>"])
def test_a_line_is_taken_apart_as_a_parser_would(obj: str, graph: str) -> None:
    line = f"<https://example.org/s> <https://example.org/p> {obj}{graph} .\n".encode()
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    (plain,) = ox.parse(flat([triple(line)]), format=ox.RdfFormat.N_TRIPLES)
    assert (quad.subject, quad.predicate, quad.object) == (plain.subject, plain.predicate, plain.object)
    assert triple(line)[2] == obj.encode()


# The shapes themselves


def test_a_shape_without_a_message_is_refused() -> None:
    turtle = f"<{SHAPES}X> a <{SH}NodeShape> ; <{SH}name> 'x' ; <{SH}severity> <{SH}Violation> .".encode()
    with pytest.raises(RashomonError, match="0 times sh:message"):
        shape_set("x", turtle)


def test_shapes_that_are_no_turtle_are_refused() -> None:
    with pytest.raises(RashomonError, match="no Turtle"):
        shape_set("x", b"<a> <b>")


def test_a_property_shape_has_one_home() -> None:
    said = f"<{SH}name> 'x' ; <{SH}severity> <{SH}Info> ; <{SH}message> 'a: do b'"
    turtle = "".join(f"<{SHAPES}{name}> a <{SH}NodeShape> ; {said} ; <{SH}property> <{SHAPES}P> .\n" for name in "AB")
    with pytest.raises(RashomonError, match="two node shapes"):
        shape_set("x", f"{turtle}<{SHAPES}P> a <{SH}PropertyShape> ; {said} .".encode())


def test_local_and_global_shapes_share_no_name() -> None:
    assert not set(shapes.local_shapes().shapes) & set(shapes.global_shapes().shapes)
