"""Hostile texts wherever a text is free, through the real pipeline, out in every form of RDF, and read back.

Each form is read to what the dataset holds; and a twin of the same shape with harmless words has as many of
everything, so that no text has become a triple, a graph or a term.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from annotation_context import CONTEXT, OA, graph_of
from hostile_corpus import MORE, PLAIN, STRINGS, corpus, write
from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, build
from rashomon.terms import literal
from rashomon.writers import writers
from test_writers_nanopubs import faults
from test_writers_rdf12 import unreified
from written_forms import NIF, RDF, RSM, SCHEMA, claims, dataset, raw, written, written_lines

if TYPE_CHECKING:
    from rashomon.problems import Problem

FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf12": ox.RdfFormat.N_QUADS,
    "claim-graphs": ox.RdfFormat.TRIG,
    "nanopubs": ox.RdfFormat.TRIG,
}
SKOS = "http://www.w3.org/2004/02/skos/core#"
_BATCH = 320
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


@cache
def hostile() -> Path:
    return made(STRINGS)


@cache
def harmless() -> Path:
    return made(PLAIN)


def _twin(size: int) -> tuple[str, ...]:
    return tuple(f"harmless {number}" for number in range(size))


@cache
def made(strings: tuple[str, ...]) -> Path:
    folder = Path(mkdtemp(prefix="rashomon-test-")) / "dataset"
    problems: list[Problem] = []
    outcome = build([write(folder.parent / "in", strings)], folder, Options(), problems.append)
    assert problems == []
    assert outcome.claims == len(strings)
    return folder


def test_half_a_character_is_refused_by_name(tmp_path: Path) -> None:
    source = write(tmp_path / "in", PLAIN[:20])
    (file,) = source.glob("*.json")
    file.write_bytes(file.read_bytes().replace(b'"harmless 3"', b'"half \\ud83d of one"', 1))
    problems: list[Problem] = []
    outcome = build([source], tmp_path / "out", Options(), problems.append)
    assert outcome.articles == 0
    assert "lone-surrogate" in {problem.code for problem in problems}


@cache
def quads(folder: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS))


@cache
def read(folder: Path, form: str) -> list[ox.Quad]:
    return list(ox.parse(written(folder, form), format=FORMATS[form]))


def shape(rows: list[ox.Quad]) -> Counter[tuple[str, str, str]]:
    """Count quads by predicate, kind of object and kind of graph, whatever the words are."""
    return Counter((one.predicate.value, kind(one.object), graph_kind(one)) for one in rows)


def kind(term: object) -> str:
    if isinstance(term, ox.Literal):
        return f"literal {term.datatype} {term.language}"
    return f"triple {kind(term.object)}" if isinstance(term, ox.Triple) else "iri"


def graph_kind(one: ox.Quad) -> str:
    name = str(one.graph_name)
    for part in ("/np#head", "/np#assertion", "/np#provenance", "/np#pubinfo", "/provenance", "/claim-"):
        if part in name:
            return part
    return "article" if "/graph/article/" in name else name


def words(rows: list[ox.Quad], predicate: str) -> Counter[str]:
    return Counter(one.object.value for one in rows if one.predicate.value == predicate)  # type: ignore[union-attr]


def test_all_forms_are_tried() -> None:
    assert {*FORMATS, "web-annotation"} == {writer.name for writer in writers()}


def test_the_dataset_holds_all_hostile_texts_whole() -> None:
    rows = quads(hostile())
    assert len(set(STRINGS)) >= 150
    assert words(rows, NIF + "anchorOf") == Counter(STRINGS)
    preferred, other = words(rows, SKOS + "prefLabel"), words(rows, SKOS + "altLabel")
    # Each is the name of an actor and of a place.
    assert all(preferred[text] >= 2 for text in STRINGS)
    assert all(other[text + "!"] >= 2 for text in STRINGS)
    articles = corpus(STRINGS)[1]
    for predicate, given in (
        (SCHEMA + "headline", {one.headline for one in articles}),
        (RSM + "referenceDateNote", {one.reference_date_note for one in articles}),
        (RSM + "capturedBy", {one.captured_by for one in articles}),
        (RSM + "why", {one.disagreements[0].why for one in articles}),
    ):
        assert set(words(rows, predicate)) == given, predicate
    assert {one.coder for one in articles} <= set(words(rows, RDFS_LABEL))
    assert sum(words(rows, SCHEMA + "text").values()) >= len(STRINGS) // 5


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("first", range(0, len(MORE), _BATCH))
def test_all_the_other_strings_come_back_and_become_nothing_else(first: int, form: str) -> None:
    # rdflib, which is slow, reads the corpus above alone; pyoxigraph reads these too.
    texts = MORE[first : first + _BATCH]
    folder = made(texts)
    rows = read(folder, form)
    assert shape(rows) == shape(read(made(_twin(len(texts))), form))
    held = {one.value for one in literals(quads(folder))}
    found = {one.value for one in literals(rows)}
    assert set(texts) <= found
    assert found <= held
    if form in {"nquads", "trig", "jsonld", "rdf12"}:
        assert (unreified(rows) if form == "rdf12" else set(rows)) == set(quads(folder))


@pytest.mark.parametrize("first", range(0, len(MORE), _BATCH))
def test_web_annotation_holds_all_the_other_strings(first: int) -> None:
    texts = MORE[first : first + _BATCH]
    data = json.loads(written(made(texts), "web-annotation"))
    twin = json.loads(written(made(_twin(len(texts))), "web-annotation"))
    assert keys(data) == keys(twin)
    assert exact_words(data) == set(texts)


def test_there_are_at_least_600_strings() -> None:
    assert len({*STRINGS, *MORE}) == len(STRINGS) + len(MORE)
    assert len(MORE) >= 600


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_becomes_anything_else(form: str) -> None:
    assert shape(read(hostile(), form)) == shape(read(harmless(), form))
    assert len(read(hostile(), form)) > 3_000


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld", "turtle", "rdf12"])
def test_pyoxigraph_reads_back_what_the_dataset_holds(form: str) -> None:
    truth = set(quads(hostile()))
    if form == "turtle":
        truth = {ox.Quad(one.subject, one.predicate, one.object) for one in truth}
    found = read(hostile(), form)
    assert (unreified(found) if form == "rdf12" else set(found)) == truth


def test_claim_graphs_hold_what_the_dataset_holds() -> None:
    known = {f"<{claim}>" for claim in claims(raw(hostile()))}
    rest = {one.triple for one in read(hostile(), "claim-graphs") if str(one.graph_name) not in known}
    assert rest == {one.triple for one in quads(hostile())}
    own = {one.triple for one in read(hostile(), "claim-graphs") if str(one.graph_name) in known}
    new = own - rest
    roles = {one.object for one in quads(hostile()) if one.predicate.value == RDF + "predicate"}
    assert {one.predicate for one in new} <= roles
    assert len(new) >= len(STRINGS) // 2


def test_nanopubs_are_well_formed_and_say_nothing_that_the_dataset_does_not() -> None:
    # One article's at a time: the check looks through all quads for each.
    groups: dict[str, list[ox.Quad]] = {}
    for one in read(hostile(), "nanopubs"):
        groups.setdefault(str(one.graph_name).partition("/claim-")[0], []).append(one)
    assert len(groups) == len(corpus(STRINGS)[1])
    for group in groups.values():
        assert faults(group) == []
    literals = {one.object for one in quads(hostile()) if isinstance(one.object, ox.Literal)}
    found = {one.object for one in read(hostile(), "nanopubs") if isinstance(one.object, ox.Literal)}
    assert found <= literals
    assert {one.value for one in found} >= set(STRINGS)


def test_web_annotation_quotes_them_all_and_says_nothing_more() -> None:
    data, twin = written(hostile(), "web-annotation"), written(harmless(), "web-annotation")
    graph, other = graph_of(data), graph_of(twin)
    exact = Counter(str(one) for one in graph.objects(None, rdflib.URIRef(OA + "exact")))
    assert set(exact) == set(STRINGS)
    assert len(graph) == len(other) > 3_000
    assert Counter(graph.predicates()) == Counter(other.predicates())
    assert keys(json.loads(data)) == keys(json.loads(twin)) <= {*CONTEXT, "@context", "rdfs:comment"}
    values = {str(one) for one in graph.objects(None, rdflib.RDF.value)}
    assert all(any(text in value for value in values) for text in STRINGS)


def literals(rows: list[ox.Quad]) -> list[ox.Literal]:
    """Give the literals of quads, of triple terms too."""
    objects = [one.object.object if isinstance(one.object, ox.Triple) else one.object for one in rows]
    return [one for one in objects if isinstance(one, ox.Literal)]


def exact_words(value: object) -> set[str]:
    """Give what annotations quote."""
    if isinstance(value, dict):
        own = {value["exact"]} if isinstance(value.get("exact"), str) else set()
        return own.union(*(exact_words(one) for one in value.values()))
    return set().union(*(exact_words(one) for one in value)) if isinstance(value, list) else set()


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(keys(one) for one in value.values()))
    return set().union(*(keys(one) for one in value)) if isinstance(value, list) else set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "claim-graphs", "nanopubs"])
def test_rdflib_reads_the_same_as_pyoxigraph(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    graph = rdflib.Dataset()
    name = {"jsonld": "json-ld", "nquads": "nquads", "turtle": "turtle"}.get(form, "trig")
    graph.parse(data=written(hostile(), form), format=name)
    found = Counter((str(s), str(p), str(o), "" if form == "turtle" else str(g)) for s, p, o, g in graph.quads())
    truth = Counter(
        (one.subject.value, one.predicate.value, one.object.value, getattr(one.graph_name, "value", ""))  # type: ignore[union-attr]
        for one in read(hostile(), form)
    )
    assert found == truth


@pytest.mark.parametrize("form", [*FORMATS, "web-annotation"])
def test_half_a_character_cannot_come_out(form: str) -> None:
    # Readers refuse it; if a line is made of one all the same, each form can still be read.
    whole = literal("half \ud83d of one")
    lines = [line for line in open_dataset(dataset("sample")).lines() if b"/graph/meta>" not in line]
    changed = [line.replace(b'"reportedly"', whole) for line in lines]
    assert changed != lines
    data = written_lines(changed, form)
    assert "half \ufffd of one" in data.decode("utf-8")
    if form == "web-annotation":
        assert any("“half \ufffd of one”" in str(one) for one in graph_of(data).objects(None, rdflib.RDF.value))
    else:
        found = list(ox.parse(data, format=FORMATS[form]))
        assert any(getattr(one.object, "value", "") == "half \ufffd of one" for one in found)
