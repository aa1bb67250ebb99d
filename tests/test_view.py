"""The view holds what the graph holds: the small case by hand, sample and seed against SPARQL."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from questions_case import lines
from rashomon.dataset import open_dataset
from rashomon.view import Content, Event, View, read_view
from sample import sample
from seed import SEED, built, needs_seed, rows

BASE = "https://example.org/kg/"
ENTITY = f"{BASE}entity/"


@cache
def small() -> View:
    return read_view(lines(), lines())


def _view(folder: Path) -> View:
    return open_dataset(folder).view


FOLDERS = [
    pytest.param(lambda: sample()[0], id="sample"),
    pytest.param(lambda: built(SEED)[0], id="seed", marks=needs_seed),
]

ONE_TO_ONE = {
    "articles": "?x a schema:NewsArticle",
    "events": "?x a rsm:ReportedEvent",
    "statements": "?x a rdf:Statement",
    "counts": "?x a rsm:Count",
    "claims": "?x a schema:Claim",
    "disagreements": "?x a rsm:Disagreement",
    "entities": "{ ?x a rsm:Actor } UNION { ?x a schema:Place }",
}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("kind", ONE_TO_ONE)
def test_everything_of_a_kind_is_there_once_in_the_order_of_iris(folder: Callable[[], Path], kind: str) -> None:
    found = getattr(_view(folder()), kind)
    asked = rows(folder(), f"SELECT DISTINCT (STR(?x) AS ?iri) {{ {ONE_TO_ONE[kind]} }}")
    assert list(found) == [iri for (iri,) in asked]
    assert [one.iri for one in found.values()] == list(found)
    assert found


LINKS = {
    "claimants": "rsm:claimant",
    "on_behalf_of": "rsm:onBehalfOf",
    "content": "rsm:content",
    "reports": "rsm:reports",
    "parties": "rsm:countsFor",
    "coders": "rsm:codedBy",
}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("field", LINKS)
def test_links_of_claims_are_those_of_the_graph(folder: Callable[[], Path], field: str) -> None:
    view = _view(folder())
    asked = rows(folder(), f"SELECT (STR(?c) AS ?a) (STR(?x) AS ?b) {{ ?c a schema:Claim ; {LINKS[field]} ?x }}")
    assert sorted((claim.iri, x) for claim in view.claims.values() for x in getattr(claim, field)) == asked
    assert asked


@pytest.mark.parametrize("folder", FOLDERS)
def test_quotes_status_and_parties_are_those_of_the_graph(folder: Callable[[], Path]) -> None:
    view = _view(folder())
    quotes = rows(folder(), "SELECT (STR(?c) AS ?a) ?q { ?c a schema:Claim ; rsm:evidence ?s . ?s nif:anchorOf ?q }")
    assert sorted((claim.iri, span.quote) for claim in view.claims.values() for span in claim.evidence) == quotes
    contents: list[Content] = [*view.events.values(), *view.statements.values(), *view.counts.values()]
    stated = rows(folder(), "SELECT (STR(?x) AS ?a) ?status ?n { ?x rsm:status ?status ; rsm:independentParties ?n }")
    assert sorted((one.iri, one.status, str(one.independent_parties)) for one in contents) == stated


def test_a_claim_by_hand() -> None:
    view = small()
    chained = {view.speaker(claim): view.chain(claim) for claim in view.claims.values() if claim.reported_by}
    assert chained["an official, for Northern Front"] == ("Harbour Wire", "State News", "an official")
    denial = next(claim for claim in view.claims.values() if claim.is_denial and claim.content)
    assert view.value(denial.polarity) == "negated"
    assert denial.article in view.articles


def test_an_actor_counts_among_what_it_heads_and_is_part_of() -> None:
    view = small()
    assert view.above(f"{ENTITY}lena-oral") == {f"{ENTITY}lena-oral", f"{ENTITY}marn-watch"}
    assert view.above(f"{ENTITY}defence-ministry") >= {f"{ENTITY}veldor-government"}


def test_places_hold_each_other() -> None:
    view = small()
    assert view.within(f"{ENTITY}qasr-al-nahr") == {f"{ENTITY}{name}" for name in ("qasr-al-nahr", "marn", "veldor")}


def test_names_for_people() -> None:
    view = small()
    assert view.label(f"{ENTITY}radio-est") == "راديو الشرق"  # no English name: the first by language
    assert view.label(f"{ENTITY}nameless") == "nameless"
    assert view.label(f"{BASE}event/capture") == "Capture of Qasr al-Nahr"
    assert view.value("killed") == "killed"
    assert view.value("AuthorAsserted") == view.label("https://w3id.org/rashomon/value/AuthorAsserted")
    assert view.value("AuthorAsserted") != "AuthorAsserted"


def test_what_a_content_says_in_words() -> None:
    view = small()
    event = view.events[f"{BASE}event/capture"]
    assert str(view.words(event)) == "Capture of Qasr al-Nahr: happened"
    figures = {str(view.words(count)) for count in view.counts.values()}
    assert any(" killed " in figure for figure in figures)
    for statement in view.statements.values():
        subject, relation, obj = view.words(statement)
        assert subject, statement
        assert relation, statement
        assert obj, statement


def test_claims_on_a_content_leave_out_what_is_not_live() -> None:
    view = small()
    dead = [claim for claim in view.claims.values() if not claim.is_live]
    assert dead, "the case has a withdrawn claim"
    for claim in dead:
        for node in claim.content:
            assert claim not in view.claims_on(node)
            assert claim in view.claims_on(node, live=False)


@needs_seed
def test_the_chain_of_the_seed() -> None:
    view = _view(built(SEED)[0])
    (chain,) = {view.chain(claim) for claim in view.claims.values() if claim.reported_by}
    assert chain == ("SANA", "foreign ministry source")
    (claim,) = (claim for claim in view.claims.values() if claim.reported_by)
    assert view.speaker(claim) == "foreign ministry source, for Ministry of Foreign Affairs of Syria"


@needs_seed
def test_the_counts_of_the_seed_in_words() -> None:
    view = _view(built(SEED)[0])
    killed = {view.words(count).object for count in view.counts.values() if count.measure == "killed"}
    assert {figure.split()[0] for figure in killed} == {"21", "18", "10"}


@needs_seed
def test_profile_minimal_still_knows_where_quotes_stand() -> None:
    view = _view(built(SEED, minimal=True)[0])
    full = _view(built(SEED)[0])
    for iri, claim in view.claims.items():
        assert [(span.begin, span.end) for span in claim.evidence] == [
            (span.begin, span.end) for span in full.claims[iri].evidence
        ]
        assert not claim.quote.strip(" …")


def test_an_event_knows_what_it_is_part_of() -> None:
    text = (
        "<https://example.org/kg/event/war> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/rashomon/ns#ReportedEvent> .\n"
        "<https://example.org/kg/event/war> <http://semanticweb.cs.vu.nl/2009/11/sem/hasSubEvent> "
        "<https://example.org/kg/event/battle> .\n"
        "<https://example.org/kg/event/battle> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<https://w3id.org/rashomon/ns#ReportedEvent> .\n"
    )
    view = read_view([text.encode()])
    assert view.events[f"{BASE}event/battle"].part_of == (f"{BASE}event/war",)
    assert isinstance(view.content(f"{BASE}event/war"), Event)


def test_the_order_of_lines_does_not_matter() -> None:
    assert read_view(reversed(lines()), lines()) == small()
