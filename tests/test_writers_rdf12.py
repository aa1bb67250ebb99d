"""RDF 1.2: a reifier for each statement, the rest untouched, and nothing asserted that was not."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from rashomon.dataset import open_dataset
from written_forms import DATASETS, RDF, dataset, written, written_lines

PARTS = ("subject", "predicate", "object")
REIFIES = ox.NamedNode(RDF + "reifies")


@pytest.fixture(params=DATASETS, scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return dataset(request.param)


def read(data: bytes) -> list[ox.Quad]:
    return list(ox.parse(data, format=ox.RdfFormat.N_QUADS))


def unreified(quads: list[ox.Quad]) -> set[ox.Quad]:
    """Put the three parts back in place of each triple term."""
    found = set()
    for quad in quads:
        if quad.predicate != REIFIES:
            found.add(quad)
            continue
        triple = quad.object
        assert isinstance(triple, ox.Triple)
        for part in PARTS:
            found.add(ox.Quad(quad.subject, ox.NamedNode(RDF + part), getattr(triple, part), quad.graph_name))
    return found


def test_stripped_back_it_is_the_dataset(folder: Path) -> None:
    quads = read(written(folder, "rdf12"))
    assert len(quads) == len(set(quads))
    assert unreified(quads) == set(ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS))


def test_every_statement_is_one_reifier(folder: Path) -> None:
    lines = (folder / "graph.nq").read_bytes()
    statements = re.findall(rb"^<([^>]*/statement/[0-9a-f]{32})> <[^>]*rdf-syntax-ns#subject> ", lines, re.MULTILINE)
    pattern = rb"^<([^>]*)> <[^>]*#reifies> <<\( <[^>]*> <[^>]*> (?:<[^>]*>|\".*\") \)>> <[^>]*/graph/content> \.$"
    reifiers = re.findall(pattern, written(folder, "rdf12"), re.MULTILINE)
    assert len(statements) >= 30
    assert sorted(reifiers) == sorted(statements)
    assert len(lines.splitlines()) - len(written(folder, "rdf12").splitlines()) == 2 * len(statements)


def test_no_triple_of_a_statement_is_asserted_but_the_direct_ones(folder: Path) -> None:
    quads = read(written(folder, "rdf12"))
    asserted = {quad.triple for quad in quads if quad.predicate != REIFIES}
    reified = {quad.object for quad in quads if quad.predicate == REIFIES}
    direct = {quad.triple for quad in quads if str(quad.graph_name).endswith("/graph/direct>")}
    assert asserted & reified == direct & reified
    assert len(reified - asserted) > 20


def test_claims_point_at_reifiers(folder: Path) -> None:
    store = ox.Store()
    store.bulk_extend(ox.Quad(one.subject, one.predicate, one.object) for one in read(written(folder, "rdf12")))
    query = """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rsm: <https://w3id.org/rashomon/ns#>
        SELECT ?claim ?s ?p ?o WHERE { ?claim rsm:content ?node . ?node rdf:reifies <<( ?s ?p ?o )>> }"""
    plain = """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rsm: <https://w3id.org/rashomon/ns#>
        SELECT ?claim ?s ?p ?o WHERE {
          ?claim rsm:content ?node . ?node rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"""
    before = ox.Store()
    before.bulk_extend(
        ox.Quad(one.subject, one.predicate, one.object) for one in read((folder / "graph.nq").read_bytes())
    )
    found, truth = (solutions(graph, text) for graph, text in ((store, query), (before, plain)))
    assert found == truth
    assert len(found) > 30


def solutions(store: ox.Store, query: str) -> list[str]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(map(str, found))


def test_every_other_line_is_the_dataset_s_own_and_all_are_sorted(folder: Path) -> None:
    before = set((folder / "graph.nq").read_bytes().splitlines(keepends=True))
    after = written(folder, "rdf12").splitlines(keepends=True)
    assert after == sorted(after)
    assert {line for line in after if line not in before} == {line for line in after if b"#reifies> " in line}


def test_the_ontology_comes_along(folder: Path) -> None:
    ontology = (folder / "ontology.nq").read_bytes()
    assert written(folder, "rdf12", ontology=True) == written(folder, "rdf12") + ontology


def test_what_is_no_whole_statement_stays_as_it_is() -> None:
    parts = [b"<http://a/s> <%srdf-syntax-ns#%s> <http://a/%s> <http://a/g> .\n" % (b"http://www.w3.org/1999/02/22-",
             part, part) for part in (b"object", b"predicate", b"subject")]  # fmt: skip
    assert b"reifies" in written_lines(parts, "rdf12")
    assert written_lines(parts[:2], "rdf12") == b"".join(parts[:2])
    two = sorted([*parts, parts[0].replace(b"/object>", b"/other>")])
    assert written_lines(two, "rdf12") == b"".join(two)
    apart = [parts[0].replace(b"/g>", b"/h>"), *parts[1:]]
    assert written_lines(apart, "rdf12") == b"".join(apart)


def test_the_same_bytes_again(folder: Path) -> None:
    assert written_lines(list(open_dataset(folder).lines()), "rdf12") == written(folder, "rdf12")
