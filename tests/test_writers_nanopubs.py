"""Nanopublications: well-formed by the guidelines' own rules, and each says of its claim what the dataset says."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from rashomon.dataset import open_dataset
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
    written,
    written_lines,
)

FORM = "nanopubs"
NP = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"
DCT = "http://purl.org/dc/terms/"
Quads = list[ox.Quad]


@pytest.fixture(params=DATASETS, scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    return dataset(request.param)


def read(folder: Path) -> Quads:
    return list(ox.parse(written(folder, FORM), format=ox.RdfFormat.TRIG))


def iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def faults(quads: Quads) -> list[str]:
    """Check the criteria for well-formed nanopublications, in the order of the working draft, and what its text wants.

    Several nanopublications may stand in one file: each quad belongs to the one whose head names its graph.
    """
    found = [f"blank node in {quad}" for quad in quads
             if any(isinstance(one, ox.BlankNode) for one in (quad.subject, quad.object, quad.graph_name))]  # fmt: skip
    found += [f"no graph: {quad}" for quad in quads if not iri(quad.graph_name)]
    heads = [(iri(quad.subject), iri(quad.graph_name)) for quad in quads
             if quad.predicate.value == RDF + "type" and iri(quad.object) == NP + "Nanopublication"]  # fmt: skip
    found += [f"{own} is declared {n} times" for own, n in Counter(own for own, _ in heads).items() if n > 1]
    graphs: Counter[str] = Counter()
    for own, head in heads:
        parts = []
        for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo"):
            key = (own, NP + name, head)
            named = [iri(quad.object) for quad in quads
                     if (iri(quad.subject), quad.predicate.value, iri(quad.graph_name)) == key]  # fmt: skip
            if len(named) != 1 or not named[0]:
                found.append(f"{own} has {len(named)} {name}")
            parts.append(named[0] if named else f"{own} no {name}")
        assertion, provenance, pubinfo = parts
        if len({own, head, *parts}) != 5:
            found.append(f"{own}: the five IRIs are not all different")
        graphs.update({head, *parts})
        inside = {part: [quad for quad in quads if iri(quad.graph_name) == part] for part in (head, *parts)}
        found += [f"{part} is empty" for part, rows in inside.items() if not rows]
        found += [f"{head} holds {quad}" for quad in inside[head] if iri(quad.subject) != own]
        if len(inside[head]) != 4:
            found.append(f"{head} holds {len(inside[head])} triples")
        if not any(assertion in {iri(quad.subject), iri(quad.object)} for quad in inside[provenance]):
            found.append(f"{provenance} does not speak of {assertion}")
        if not any(own in {iri(quad.subject), iri(quad.object)} for quad in inside[pubinfo]):
            found.append(f"{pubinfo} does not speak of {own}")
        found += [f"{pubinfo} speaks of {quad.subject}" for quad in inside[pubinfo] if iri(quad.subject) != own]
    found += [f"{graph} belongs to {n} nanopublications" for graph, n in graphs.items() if n > 1]
    found += [f"in no part of any: {quad}" for quad in quads if iri(quad.graph_name) not in graphs]
    return found


def test_all_are_well_formed(folder: Path) -> None:
    assert faults(read(folder)) == []


def one() -> Quads:
    """Give one nanopublication, made by hand."""
    rows = {
        "head": [("np", RDF + "type", NP + "Nanopublication"), ("np", NP + "hasAssertion", "a"),
                 ("np", NP + "hasProvenance", "p"), ("np", NP + "hasPublicationInfo", "i")],
        "a": [("s", "p", "o")],
        "p": [("a", PROV + "wasAttributedTo", "who")],
        "i": [("np", DCT + "creator", "coder")],
    }  # fmt: skip
    return [quad(*row, graph) for graph, found in rows.items() for row in found]


def quad(subject: str, predicate: str, obj: str, graph: str) -> ox.Quad:
    terms = (one if one.startswith("http") else f"http://x/{one}" for one in (subject, predicate, obj, graph))
    return ox.Quad(*map(ox.NamedNode, terms))


def without(graph: str, predicate: str = "") -> Callable[[Quads], Quads]:
    return lambda quads: [
        one for one in quads
        if iri(one.graph_name) != f"http://x/{graph}" or (predicate and one.predicate.value != predicate)
    ]  # fmt: skip


def renamed(old: str, new: str) -> Callable[[Quads], Quads]:
    def change(quads: Quads) -> Quads:
        data = nquads(quads).decode().replace(f"<http://x/{old}>", f"<http://x/{new}>")
        return list(ox.parse(data, format=ox.RdfFormat.N_QUADS))

    return change


RDF_TYPE = ox.NamedNode(RDF + "type")
FAULTS: dict[str, tuple[str, Callable[[Quads], Quads]]] = {
    "no assertion named": ("has 0 hasAssertion", without("head", NP + "hasAssertion")),
    "no provenance named": ("has 0 hasProvenance", without("head", NP + "hasProvenance")),
    "no publication info named": ("has 0 hasPublicationInfo", without("head", NP + "hasPublicationInfo")),
    "two assertions": ("has 2 hasAssertion", lambda quads: [*quads, quad("np", NP + "hasAssertion", "b", "head")]),
    "no head": ("in no part of any", without("head")),
    "empty assertion": ("http://x/a is empty", without("a")),
    "empty publication info": ("http://x/i is empty", without("i")),
    "empty provenance": ("http://x/p is empty", without("p")),
    "one graph for two parts": ("not all different", renamed("i", "p")),
    "head and nanopublication are one": ("not all different", renamed("np", "head")),
    "provenance of something else": (
        "http://x/p does not speak of",
        lambda quads: [*without("p")(quads), quad("s", PROV + "used", "o", "p")],
    ),
    "publication info of something else": (
        "http://x/i does not speak of",
        lambda quads: [*without("i")(quads), quad("s", PROV + "used", "o", "i")],
    ),
    "publication info of more": ("speaks of <http://x/s>", lambda quads: [*quads, quad("s", "p", "o", "i")]),
    "a graph of nobody": ("in no part of any", lambda quads: [*quads, quad("s", "p", "o", "elsewhere")]),
    "the head says more": ("http://x/head holds <", lambda quads: [*quads, quad("s", "p", "o", "head")]),
    "the head says more of itself": ("holds 5 triples", lambda quads: [*quads, quad("np", "p", "o", "head")]),
    "a blank node": (
        "blank node",
        lambda quads: [*quads, ox.Quad(ox.BlankNode("b"), RDF_TYPE, RDF_TYPE, ox.NamedNode("http://x/a"))],
    ),
    "a triple in no graph": ("no graph", lambda quads: [*quads, ox.Quad(RDF_TYPE, RDF_TYPE, RDF_TYPE)]),
    "declared in two heads": (
        "declared 2 times",
        lambda quads: [*quads, quad("np", RDF + "type", NP + "Nanopublication", "other")],
    ),
}


def test_the_check_finds_nothing_in_one_made_by_hand() -> None:
    assert faults(one()) == []


@pytest.mark.parametrize("name", FAULTS)
def test_the_check_finds_each_fault(name: str) -> None:
    fault, change = FAULTS[name]
    found = faults(change(one()))
    assert any(fault in text for text in found), found


def test_one_for_each_claim(folder: Path) -> None:
    declared = {iri(quad.subject) for quad in read(folder) if iri(quad.object) == NP + "Nanopublication"}
    assert declared == {claim + "/np" for claim in claims(raw(folder))}
    assert len(declared) == 20 if folder.name == "dataset" else len(declared) >= 46


@pytest.mark.parametrize(
    ("part", "predicate", "of_claim"),
    [
        ("provenance", PROV + "wasAttributedTo", RSM + "claimant"),
        ("pubinfo", DCT + "creator", RSM + "codedBy"),
        ("pubinfo", RSM + "confidence", RSM + "confidence"),
        ("pubinfo", RSM + "reviewed", RSM + "reviewed"),
    ],
)
def test_who_said_it_and_who_coded_it_are_kept_apart(folder: Path, part: str, predicate: str, of_claim: str) -> None:
    rows = raw(folder)
    known = claims(rows)
    graph = "#" + part
    found = Counter(
        (iri(quad.graph_name).removesuffix("/np" + graph), quad.object.value)  # type: ignore[union-attr]
        for quad in read(folder)
        if quad.predicate.value == predicate and iri(quad.graph_name).endswith(graph)
    )
    expected = Counter(
        (claim, value.split('"')[1] if value.startswith('"') else value)
        for claim, value in pairs(rows, of_claim)
        if claim in known
    )
    assert found == expected
    owners = {iri(quad.subject) for quad in read(folder) if quad.predicate.value == predicate}
    assert all(owner.endswith("/np#assertion" if part == "provenance" else "/np") for owner in owners)


def test_each_is_derived_from_its_article_its_claim_and_its_words_with_their_quotes(folder: Path) -> None:
    rows, quads = raw(folder), set(read(folder))
    quotes = dict(pairs(rows, NIF + "anchorOf"))
    tried = 0
    for predicate in (SCHEMA + "appearance", RSM + "evidence"):
        for claim, source in pairs(rows, predicate):
            if claim not in claims(rows):
                continue
            tried += 1
            graph, assertion = ox.NamedNode(f"{claim}/np#provenance"), ox.NamedNode(f"{claim}/np#assertion")
            assert ox.Quad(assertion, ox.NamedNode(PROV + "wasDerivedFrom"), ox.NamedNode(source), graph) in quads
            if predicate == RSM + "evidence":
                held = {str(q.object) for q in quads if q.graph_name == graph and iri(q.subject) == source
                        and q.predicate.value == NIF + "anchorOf"}  # fmt: skip
                assert held == {quotes[source]}
    assert tried >= 40


def test_the_assertion_holds_the_statements_of_its_claim_and_no_denied_one(folder: Path) -> None:
    rows = raw(folder)
    parts = [{s: o for s, p, o, _ in rows if p == RDF + part} for part in ("subject", "predicate", "object")]
    denied = subjects(rows, RSM + "polarity", f"<{VALUE}Negated>")
    expected = Counter(
        (claim, tuple(part[node] for part in parts))
        for claim, node in pairs(rows, RSM + "content")
        if node in parts[0] and claim not in denied
    )
    roles = set(parts[1].values())
    found = Counter(
        (iri(quad.graph_name).removesuffix("/np#assertion"), tuple(map(str, quad.triple)))
        for quad in read(folder)
        if str(quad.predicate) in roles
    )
    assert found == expected
    assert sum(found.values()) == 44 if folder.name == "dataset" else sum(found.values()) >= 60


def test_no_date_is_made_up(folder: Path) -> None:
    data = written(folder, FORM)
    assert b"# They bear no date" in data
    assert b"dcterms:created" not in data.partition(b"@prefix")[2]
    assert b"generatedAtTime" not in data


def test_the_same_bytes_again(folder: Path) -> None:
    assert written_lines(list(open_dataset(folder).lines()), FORM) == written(folder, FORM)
    assert written(folder, FORM, ontology=True) == written(folder, FORM)
