"""Every written form of RDF is read back by two independent readers and says the same."""

import json
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from rashomon.dataset import open_dataset
from rashomon.errors import UsageError
from rashomon.terms import literal
from rashomon.writers import find_writer, writers
from sample import sample
from seed import SEED, built, needs_seed

_FORMATS = {
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}


@pytest.fixture(params=["sample", pytest.param("seed", marks=needs_seed)], scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return sample()[0] if request.param == "sample" else built(SEED)[0]


def written(folder: Path, form: str) -> bytes:
    out = BytesIO()
    find_writer(form).write(open_dataset(folder).lines(), out)
    return out.getvalue()


def expected(folder: Path, form: str) -> set[ox.Quad]:
    quads = ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    if form == "turtle":
        return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    return set(quads)


def test_every_built_in_writer_is_tried_here() -> None:
    own_tests = {"rdf12", "claim-graphs", "nanopubs", "web-annotation"}  # each has a module of tests of its own
    assert {writer.name for writer in writers()} == set(_FORMATS) | own_tests


@pytest.mark.parametrize("form", _FORMATS)
def test_pyoxigraph_reads_the_same_quads_back(folder: Path, form: str) -> None:
    read = set(ox.parse(written(folder, form), format=_FORMATS[form][0]))
    assert read == expected(folder, form)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("form", _FORMATS)
def test_rdflib_reads_the_same_triples_back(folder: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    graph, truth = rdflib.Dataset(default_union=True), rdflib.Dataset(default_union=True)
    graph.parse(data=written(folder, form), format=_FORMATS[form][1])
    truth.parse(folder / "graph.nq", format="nquads")
    assert len(truth) > 1_000
    if form == "turtle":
        assert to_isomorphic(flat(graph)) == to_isomorphic(flat(truth))
    else:
        assert {(s, p, o, str(g)) for s, p, o, g in graph.quads()} == {
            (s, p, o, str(g)) for s, p, o, g in truth.quads()
        }


def flat(dataset: rdflib.Dataset) -> rdflib.Graph:
    graph = rdflib.Graph()
    for subject, predicate, obj, _ in dataset.quads():
        graph.add((subject, predicate, obj))
    return graph


@pytest.mark.parametrize("form", _FORMATS)
def test_the_same_bytes_again(folder: Path, form: str) -> None:
    assert written(folder, form) == written(folder, form)


def test_json_ld_brings_its_context_along_and_points_nowhere() -> None:
    document = json.loads(written(sample()[0], "jsonld"))
    assert isinstance(document["@context"], dict)
    claims = [node for graph in document["@graph"] for node in graph["@graph"] if node.get("@type") == "schema:Claim"]
    assert len(claims) == 64
    assert all(claim["voice"].startswith("https://w3id.org/rashomon/value/") for claim in claims)


def test_hostile_words_survive_every_form() -> None:
    words = 'a"b\\c\nd\te\u202e\x07 <b> ]]> \U0001f534 @prefix . }'
    line = b"<http://a.example/s> <https://schema.org/text> " + literal(words) + b" <http://a.example/g> .\n"
    quad = ox.Quad(
        ox.NamedNode("http://a.example/s"), ox.NamedNode("https://schema.org/text"), ox.Literal(words),
        ox.NamedNode("http://a.example/g"),
    )  # fmt: skip
    for form, (format_, _) in _FORMATS.items():
        out = BytesIO()
        find_writer(form).write([line], out)
        read = list(ox.parse(out.getvalue(), format=format_))
        assert read == ([ox.Quad(quad.subject, quad.predicate, quad.object)] if form == "turtle" else [quad]), form


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="nquads, trig, turtle, jsonld"):
        find_writer("rdfxml")
