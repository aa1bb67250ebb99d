"""What every graph keeps: one graph a triple, no blank node, no leak, no contested word in an IRI."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from rashomon.store import embedded
from sample import sample
from seed import SEED, built, needs_seed

_LEAKED = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rsm: <https://w3id.org/rashomon/ns#>
PREFIX value: <https://w3id.org/rashomon/value/>
SELECT (COUNT(*) AS ?n) WHERE { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; rsm:status ?st .
  ?s ?p ?o . FILTER(?st != value:AuthorAsserted) }"""
_HELD = _LEAKED.replace("!=", "=")
_CONTESTED = re.compile(r"regime|terroris|militant|occup|gang|إرهاب", re.IGNORECASE)


@pytest.fixture(params=["sample", pytest.param("seed", marks=needs_seed)], scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return sample()[0] if request.param == "sample" else built(SEED)[0]


def quads(file: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS))


def test_no_triple_stands_in_two_graphs(folder: Path) -> None:
    everything = quads(folder / "graph.nq") + quads(folder / "ontology.nq")
    graphs = Counter(quad.triple for quad in everything)
    assert len(graphs) > 1_000
    assert [triple for triple, times in graphs.items() if times > 1] == []


def test_no_blank_node(folder: Path) -> None:
    for quad in quads(folder / "graph.nq") + quads(folder / "ontology.nq"):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_every_iri_is_ascii_and_none_holds_a_contested_word(folder: Path) -> None:
    found = set(re.findall(r"<([^<>]*)>", (folder / "graph.nq").read_text(encoding="utf-8")))
    assert len(found) > 200
    for iri in sorted(found):
        assert iri.isascii(), iri
        assert not _CONTESTED.search(iri), iri


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nothing_attributed_is_a_direct_triple_under_the_union_default_graph(folder: Path) -> None:
    union = rdflib.Dataset(default_union=True)
    union.parse(folder / "graph.nq", format="nquads")
    store = ox.Store()
    store.bulk_extend(quads(folder / "graph.nq"))
    counted = {}
    for name, query in (("leaked", _LEAKED), ("held", _HELD)):
        found = store.query(query, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        by_pyoxigraph = [int(row[0].value) for row in found]
        by_rdflib = [int(str(row[0])) for row in union.query(query)]  # type: ignore[index]
        assert by_pyoxigraph == by_rdflib
        counted[name] = by_rdflib[0]
    assert counted["leaked"] == 0
    assert counted["held"] > 0, "no direct triple at all: the check would pass on nothing"


def test_an_event_is_a_sem_event_only_where_an_author_asserts_it(folder: Path) -> None:
    sem = ox.NamedNode("http://semanticweb.cs.vu.nl/2009/11/sem/Event")
    status = ox.NamedNode("https://w3id.org/rashomon/ns#status")
    asserted = ox.NamedNode("https://w3id.org/rashomon/value/AuthorAsserted")
    everything = quads(folder / "graph.nq")
    events = {quad.subject for quad in everything if quad.object == sem}
    authored = {quad.subject for quad in everything if quad.predicate == status and quad.object == asserted}
    assert events
    assert events <= authored


def test_the_store_is_flat_and_as_long_as_the_files(folder: Path) -> None:
    lines = sum((folder / name).read_bytes().count(b"\n") for name in ("graph.nq", "ontology.nq"))
    store = embedded.open_read_only(folder / "store")
    assert list(store.named_graphs()) == []
    assert store.count() == lines


def test_the_file_is_sorted_and_canonical(folder: Path) -> None:
    lines = (folder / "graph.nq").read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    written = ox.serialize(quads(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    assert sorted(written.splitlines(keepends=True)) == lines
