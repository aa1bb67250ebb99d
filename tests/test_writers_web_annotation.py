"""Web Annotation: read by the standard's terms, each claim and mention points at its words, offsets and quotes hold."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from msgspec.structs import replace

from annotation_context import AS, CONTEXT, CONTEXT_IRI, OA, graph_of
from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, build
from seed import SEED, built, needs_seed
from small_sources import article, write
from written_forms import DATASETS, NIF, RSM, SCHEMA, claims, dataset, pairs, raw, written, written_lines

FORM = "web-annotation"
DCT = "http://purl.org/dc/terms/"
Json = dict[str, Any]


@pytest.fixture(params=DATASETS, scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return dataset(request.param)


@cache
def read(folder: Path) -> rdflib.Graph:
    return graph_of(written(folder, FORM))


def ask(graph: rdflib.Graph, pattern: str, *names: str) -> Counter[tuple[str, ...]]:
    """Ask for rows of names, as strings."""
    query = f"PREFIX oa: <{OA}> PREFIX as: <{AS}> PREFIX dct: <{DCT}> SELECT {' '.join('?' + n for n in names)} "
    return Counter(tuple(map(str, row)) for row in graph.query(query + "WHERE { " + pattern + " }"))  # type: ignore[arg-type]


def items(data: bytes) -> list[Json]:
    found = json.loads(data)["first"]["items"]
    assert isinstance(found, list)
    return found


def targets(item: Json) -> list[Json]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def quotes(folder: Path) -> dict[str, str]:
    """Give the words of each span."""
    found = {}
    for quad in ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS):
        if quad.predicate.value == NIF + "anchorOf":
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.Literal)
            found[quad.subject.value] = quad.object.value
    return found


def test_one_annotation_for_each_claim_and_each_mention(folder: Path) -> None:
    rows = raw(folder)
    known = claims(rows)
    mentions = {(subject, span) for subject, span in pairs(rows, RSM + "evidence") if subject not in known}
    found = ask(read(folder), "?a a oa:Annotation ; oa:motivatedBy ?why", "a", "why")
    assert len({a for a, _ in found}) == sum(found.values()) == len(known) + len(mentions)
    described = {a for a, why in found if why == OA + "describing"}
    assert described == {claim + "/annotation" for claim in known}
    assert len(mentions) >= 40
    things = {s for s, p, o, _ in rows if p.endswith("#type") and o in {f"<{RSM}ReportedEvent>", f"<{RSM}Count>"}}
    bodies = ask(read(folder), "?a oa:motivatedBy ?why ; oa:hasBody ?body FILTER(?why != oa:describing)", "why", "body")
    assert bodies == Counter(
        (OA + ("linking" if subject in things else "identifying"), subject) for subject, _ in mentions
    )


def test_collection_and_page_count_and_hold_them_in_order(folder: Path) -> None:
    data = written(folder, FORM)
    document = json.loads(data)
    assert document["@context"] == CONTEXT_IRI
    ((collection, total),) = ask(read(folder), "?c a as:OrderedCollection ; as:totalItems ?n", "c", "n")
    assert collection == "https://example.org/kg/dataset/annotations"
    assert int(total) == len(items(data)) == document["total"]
    ((page,),) = ask(read(folder), "?p a as:OrderedCollectionPage ; as:partOf ?c . ?c as:first ?p", "p")
    (head,) = read(folder).objects(rdflib.URIRef(page), rdflib.URIRef(AS + "items"))
    listed = [str(one) for one in rdflib.collection.Collection(read(folder), head)]
    assert listed == [item["id"] for item in items(data)]
    places = [(targets(item)[0].get("scope") or targets(item)[0]["source"],
               min(start_of(target) for target in targets(item))) for item in items(data)]  # fmt: skip
    assert places == sorted(places)
    assert "code points" in document["rdfs:comment"]


def start_of(target: Json) -> int:
    selector = target["selector"]
    start = (selector[0] if isinstance(selector, list) else selector)["start"]
    assert isinstance(start, int)
    return start


def test_every_selector_has_the_offsets_and_the_words_of_its_span(folder: Path) -> None:
    rows, words = raw(folder), quotes(folder)
    known, parts = claims(rows), pairs(rows, RSM + "fragment")
    begin, end = ({s: o.split('"')[1] for s, p, o, _ in rows if p == NIF + name} for name in ("beginIndex", "endIndex"))
    expected: Counter[tuple[str, ...]] = Counter()
    for subject, span in pairs(rows, RSM + "evidence"):
        body = subject + "/annotation" if subject in known else subject
        for piece in [part for whole, part in parts if whole == span] or [span]:
            expected[body, piece.partition("#")[0], begin[piece], end[piece], words[piece]] += 1
    pattern = """
        ?a oa:hasTarget ?target ; oa:hasBody ?body . FILTER(isIRI(?body))
        ?target oa:hasSelector ?position , ?quote ; oa:hasSource ?source OPTIONAL { ?target oa:hasScope ?scope }
        BIND(COALESCE(?scope, ?source) AS ?article)
        ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
        ?quote a oa:TextQuoteSelector ; oa:exact ?exact"""
    found = ask(read(folder), pattern, "body", "article", "start", "end", "exact")
    claimed = pattern.replace("FILTER(isIRI(?body))", "?body a oa:TextualBody .")
    found += ask(read(folder), claimed, "a", "article", "start", "end", "exact")
    assert found == expected
    assert sum(found.values()) >= 100


def test_offsets_count_code_points_of_the_raw_text_and_what_stands_around_is_true(folder: Path) -> None:
    opened = open_dataset(folder)
    texts = {entry.iri: opened.text(entry) for entry in opened.articles()}
    around = 0
    for item in items(written(folder, FORM)):
        for target in targets(item):
            text = texts[target.get("scope") or target["source"]]
            assert text is not None
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
            assert text[:start].endswith(prefix)
            assert text[end:].startswith(suffix)
            assert max(len(prefix), len(suffix)) <= 32
            around += bool(prefix or suffix)
    assert around > 10


def test_bodies_of_a_claim_are_its_words_its_values_and_its_content(folder: Path) -> None:
    rows = raw(folder)
    known = claims(rows)
    pattern = "?a oa:motivatedBy oa:describing ; oa:hasBody ?b . ?b oa:hasSource ?one ; oa:hasPurpose ?why"
    found = ask(read(folder), pattern, "a", "why", "one")
    expected = Counter((claim + "/annotation", OA + "identifying", claim) for claim in known)
    for predicate, why in (("content", "linking"), ("polarity", "classifying"), ("certainty", "classifying"),
                           ("voice", "classifying"), ("speechAct", "classifying")):  # fmt: skip
        expected.update((s + "/annotation", OA + why, o) for s, o in pairs(rows, RSM + predicate) if s in known)
    assert found == expected
    words = ask(read(folder), "?b a oa:TextualBody ; oa:hasPurpose oa:describing . ?a oa:hasBody ?b", "a")
    assert words == Counter((claim + "/annotation",) for claim in known)


def test_the_words_tell_who_denies_what_and_with_which_hedge(tmp_path: Path) -> None:
    one = article()
    said, toll, denial = one.claims
    hedged = replace(
        toll, certainty="Probable", hedge=said.evidence[0], claimants=("m-army",), on_behalf_of=("rebels",)
    )
    source = write(tmp_path / "in", replace(one, claims=(said, hedged, denial)))
    build([source], tmp_path / "out", Options(), lambda _: None)
    found = sorted(
        body["value"] for item in items(written(tmp_path / "out", FORM)) for body in item["body"]
        if isinstance(item["body"], list) and body["type"] == "TextualBody"
    )  # fmt: skip
    assert found == [
        "Northern army (states): territorial gain; territorial gain, agent: Rebels",
        (
            "Northern army on behalf of Rebels (states, probable, hedged “Rebels seized Dorn on Monday”): "
            "use of force; killed 6 of Six guards (use of force); use of force, target: Six guards"
        ),
        "Rebels (denies, negated): territorial gain; territorial gain, agent: Rebels",
    ]


def test_creators_are_the_coders(folder: Path) -> None:
    rows = raw(folder)
    found = ask(read(folder), "?a dct:creator ?who . ?who a <http://xmlns.com/foaf/0.1/Person>", "a", "who")
    known = claims(rows)
    assert found == Counter((s + "/annotation", o) for s, o in pairs(rows, RSM + "codedBy") if s in known)
    names = ask(read(folder), "?who <http://xmlns.com/foaf/0.1/name> ?name", "who", "name")
    labels = {(s, o.split('"')[1]) for s, o in pairs(rows, "http://www.w3.org/2000/01/rdf-schema#label")}
    assert names
    assert set(names) <= labels


def test_the_source_is_the_address_where_there_is_one(tmp_path: Path) -> None:
    source = write(tmp_path / "in", replace(article(), url="https://news.example/one?a=1&b=é"), article("two"))
    build([source], tmp_path / "out", Options(), lambda _: None)
    ((iri, address),) = pairs(raw(tmp_path / "out"), SCHEMA + "url")
    found = [target for item in items(written(tmp_path / "out", FORM)) for target in targets(item)]
    assert {(one["source"], one.get("scope")) for one in found} == {
        (address, iri),
        (next(one["source"] for one in found if "/article/two-" in one["source"]), None),
    }


def test_a_program_is_software(tmp_path: Path) -> None:
    source = write(tmp_path / "in", replace(article(), coder="parser", machine=True))
    build([source], tmp_path / "out", Options(), lambda _: None)
    creators = [item["creator"] for item in items(written(tmp_path / "out", FORM)) if "creator" in item]
    assert creators == [{"id": "https://example.org/kg/coder/parser", "type": "Software", "name": "parser"}] * 3


@needs_seed
def test_without_span_nodes_the_offsets_remain() -> None:
    folder = built(SEED, minimal=True)[0]
    full, small = (items(written(one, FORM)) for one in (built(SEED)[0], folder))
    assert [item["id"] for item in small] == [item["id"] for item in full]
    selectors = [target["selector"] for item in small for target in targets(item)]
    assert selectors == [target["selector"][0] for item in full for target in targets(item)]
    assert {selector["type"] for selector in selectors} == {"TextPositionSelector"}


def test_a_part_of_a_dataset_has_a_name_of_its_own() -> None:
    lines = [line for line in open_dataset(dataset("sample")).lines() if b"/graph/meta>" not in line]
    named = json.loads(written_lines(lines, FORM))["id"]
    assert named.startswith("urn:uuid:")
    assert named == json.loads(written_lines(lines, FORM))["id"]
    assert named != json.loads(written_lines(lines[: len(lines) // 2], FORM))["id"]


def test_every_term_is_one_of_the_standard(folder: Path) -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*(keys(one) for one in value.values()))
        return set().union(*(keys(one) for one in value)) if isinstance(value, list) else set()

    assert keys(json.loads(written(folder, FORM))) <= {*CONTEXT, "@context", "rdfs:comment"}


def test_the_same_bytes_again(folder: Path) -> None:
    assert written_lines(list(open_dataset(folder).lines()), FORM) == written(folder, FORM)
    assert written(folder, FORM, ontology=True) == written(folder, FORM)
