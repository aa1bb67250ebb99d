"""A named graph for each claim: it holds what the claim says and no more, and a denial is no triple."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from msgspec.structs import replace

from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, build
from small_sources import article, write
from written_forms import (
    DATASETS,
    NIF,
    RDF,
    RSM,
    SCHEMA,
    VALUE,
    claims,
    dataset,
    nquads,
    pairs,
    raw,
    subjects,
    taken_apart,
    written,
    written_lines,
)

PARTS = tuple(RDF + part for part in ("subject", "predicate", "object"))
FORM = "claim-graphs"


@pytest.fixture(params=DATASETS, scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return dataset(request.param)


@cache
def graphs(data: bytes) -> dict[str, set[tuple[str, str, str]]]:
    """Read TriG back; give the triples of each graph: IRIs bare, objects as N-Quads write them."""
    quads = list(ox.parse(data, format=ox.RdfFormat.TRIG))
    assert len(quads) == len(set(quads))
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for s, p, o, graph in taken_apart(nquads(quads)):
        found[graph].add((s, p, o))
    return found


def triples(folder: Path) -> set[tuple[str, str, str]]:
    """Give the dataset's triples, written as the library writes them."""
    return {row[:3] for row in canonical(folder)}


@cache
def canonical(folder: Path) -> tuple[tuple[str, str, str, str], ...]:
    quads = list(ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    return taken_apart(nquads(quads))


def test_everything_of_the_dataset_is_there_and_only_claims_move(folder: Path) -> None:
    found, known = graphs(written(folder, FORM)), claims(raw(folder))
    rest = {graph: rows for graph, rows in found.items() if graph not in known}
    assert set().union(*rest.values()) == triples(folder)
    expected: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for s, p, o, graph in canonical(folder):
        if s not in known:
            expected[graph].add((s, p, o))
    assert {graph: rows for graph, rows in rest.items() if not graph.endswith("/provenance")} == expected


def test_each_claim_has_a_graph_and_a_provenance(folder: Path) -> None:
    found, rows = graphs(written(folder, FORM)), raw(folder)
    known = claims(rows)
    assert len(known) == 20 if folder.name == "dataset" else len(known) >= 46
    assert {graph for graph in found if "/claim-" in graph} == {
        *known,
        *(claim + "/provenance" for claim in known),
    }
    quotes = dict(pairs(rows, NIF + "anchorOf"))
    for predicate in ("claimant", "polarity", "certainty", "voice", "speechAct", "evidence", "codedBy"):
        for claim, value in pairs(rows, RSM + predicate):
            if claim in known:
                provenance = found[claim + "/provenance"]
                assert (claim, RSM + predicate, f"<{value}>") in provenance
                if predicate == "evidence":
                    assert (value, NIF + "anchorOf", quotes[value]) in provenance
    for claim, source in pairs(rows, SCHEMA + "appearance"):
        assert (claim, SCHEMA + "appearance", f"<{source}>") in found[claim + "/provenance"]


def test_each_graph_holds_the_statements_of_its_claim_and_no_other(folder: Path) -> None:
    found, rows = graphs(written(folder, FORM)), raw(folder)
    subject, predicate, obj = (dict(pairs(rows, part)) for part in PARTS)
    objects = {s: o for s, p, o, _ in rows if p == PARTS[2]}
    denied = subjects(rows, RSM + "polarity", f"<{VALUE}Negated>")
    roles = set(predicate.values())
    expected: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for claim, node in pairs(rows, RSM + "content"):
        if node in obj and claim not in denied:
            expected[claim].add((subject[node], predicate[node], objects[node]))
    counted = 0
    for claim in claims(rows):
        plain = {row for row in found[claim] if row[1] in roles}
        assert plain == expected[claim]
        counted += len(plain)
    assert counted == 44 if folder.name == "dataset" else counted >= 60


def test_each_graph_tells_type_of_its_events_and_figures_of_its_counts(folder: Path) -> None:
    found, rows = graphs(written(folder, FORM)), raw(folder)
    of_event, of_count = RDF + "type", RSM + "countOf"
    events = subjects(rows, of_event, f"<{RSM}ReportedEvent>")
    counts = subjects(rows, of_count)
    figures = {f"{SCHEMA}{name}" for name in ("minValue", "value", "maxValue")} | {RSM + "measure", of_count}
    tried = 0
    for claim, node in pairs(rows, RSM + "content"):
        described = {(p, o) for s, p, o in found[claim] if s == node}
        own = {(p, o) for s, p, o, _ in canonical(folder) if s == node}
        if node in events:
            tried += 1
            types = {pair for pair in own if pair[0].endswith("sem/eventType")} | {(of_event, f"<{RSM}ReportedEvent>")}
            assert {pair for pair in described if not pair[0].startswith(RSM)} == types
            assert len(types) == 2
        if node in counts:
            tried += 1
            assert {pair for pair in own if pair[0] in figures} <= described
    assert tried > 15


def test_what_is_denied_is_no_triple_in_its_graph() -> None:
    found, rows = graphs(written(dataset("sample"), FORM)), raw(dataset("sample"))
    denied = subjects(rows, RSM + "polarity", f"<{VALUE}Negated>")
    assert len(denied) >= 4
    statements = [{s: o for s, p, o, _ in rows if p == part} for part in PARTS]
    tried = 0
    for claim, node in pairs(rows, RSM + "content"):
        if claim in denied and node in statements[0]:
            tried += 1
            subject, predicate, obj = (part[node] for part in statements)
            assert (subject[1:-1], predicate[1:-1], obj) not in found[claim]
            assert {(node, PARTS[0], subject), (node, PARTS[1], predicate), (node, PARTS[2], obj)} <= found[claim]
            assert (claim, RSM + "polarity", f"<{VALUE}Negated>") in found[claim]
            assert (claim, RSM + "content", f"<{node}>") in found[claim]
    assert tried >= 4


def test_withdrawn_and_suggested_claims_and_a_wrong_denial_are_no_triples_either(tmp_path: Path) -> None:
    one = article()
    said, toll, denial = one.claims
    for name, changed in (
        ("current", said),
        ("withdrawn", replace(said, record="Withdrawn")),
        ("suggested", replace(said, record="Suggested")),
    ):
        source = write(tmp_path / name / "in", replace(one, claims=(changed, toll, denial)))
        build([source], tmp_path / name / "out", Options(), lambda _: None)
        found = graphs(written(tmp_path / name / "out", FORM))
        (graph,) = (rows for iri, rows in found.items() if "/claim-" in iri and iri.endswith("-north"))
        plain = {predicate for _, predicate, _ in graph} & {RSM + "agent"}
        assert bool(plain) == (name == "current"), name
        assert any(predicate == RSM + "recordState" for _, predicate, _ in graph) == (name != "current")
    verb = [
        line.replace(b"/value/states>", b"/value/denies>") for line in open_dataset(tmp_path / "current/out").lines()
    ]
    found = graphs(written_lines(verb, FORM))
    assert not any(p == RSM + "agent" for iri, rows in found.items() if "/claim-" in iri for _, p, _ in rows)


def test_a_claim_of_a_text_and_one_that_reports_have_their_words_in_their_graph() -> None:
    found, rows = graphs(written(dataset("sample"), FORM)), raw(dataset("sample"))
    texts, reports = pairs(rows, SCHEMA + "text"), pairs(rows, RSM + "reports")
    assert texts
    assert reports
    for claim, text in texts:
        assert (claim, SCHEMA + "text", text) in found[claim]
    for relay, source in reports:
        assert (relay, RSM + "reports", f"<{source}>") in found[relay]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    graph = rdflib.Dataset()
    graph.parse(data=written(folder, FORM), format="trig")
    sizes = {str(part.identifier): len(part) for part in graph.graphs() if len(part)}
    assert sizes == {iri: len(rows) for iri, rows in graphs(written(folder, FORM)).items()}


def test_the_danger_is_told_in_the_title_and_at_the_head() -> None:
    assert b"\n# A graph says what its claimant says, not what is so" in written(dataset("sample"), FORM)[:400]


def test_the_same_bytes_again_and_with_the_ontology_more(folder: Path) -> None:
    assert written_lines(list(open_dataset(folder).lines()), FORM) == written(folder, FORM)
    more = graphs(written(folder, FORM, ontology=True))
    assert len(more.pop("https://example.org/kg/graph/ontology")) == 3219
    assert more == graphs(written(folder, FORM))
