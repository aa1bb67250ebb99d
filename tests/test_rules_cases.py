"""The rules of status, parties and rivals: small cases that were worked out by hand."""

from collections import Counter

import pyoxigraph
import pytest

import rules_cases_content
import rules_cases_parties
import rules_cases_status
from rashomon.article import Article, Origin
from rashomon.convert import Conclusions, Converted, Settings, conclude, convert_article
from rashomon.problems import Problem, Severity
from rashomon.terms import DEFAULT_BASE, RSM
from rashomon.vocabulary import load_vocabulary
from rules_case import Case
from rules_words import REGISTRY
from slow_rules import Page, Triple

CASES = [*rules_cases_status.case, *rules_cases_content.case, *rules_cases_parties.case]
VALUE = "https://w3id.org/rashomon/value/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def concluded(articles: dict[str, Article]) -> tuple[Conclusions, dict[str, Converted], list[Problem]]:
    problems: list[Problem] = []
    settings = Settings(DEFAULT_BASE)
    converted = {
        label: convert_article(article, Origin(f"{label}.json"), REGISTRY, load_vocabulary(), settings, problems.append)
        for label, article in articles.items()
    }
    return (
        conclude([one.record for one in converted.values()], REGISTRY, settings, problems.append),
        converted,
        problems,
    )


class Called:
    """What the names in a case stand for."""

    def __init__(self, case: Case) -> None:
        self.pages = {label: Page(article, REGISTRY) for label, article in case.articles.items()}

    def node(self, name: str) -> str:
        label, _, ref = name.partition("/")
        page = self.pages[label]
        if not ref:
            return page.iri
        account, role = page.split(ref.partition("=")[0])
        if not role:
            return page.thing(account)
        value = ref.partition("=")[2]
        if role in {"happenedAt", "happenedOn"}:
            return Triple(page.thing(account), RSM + role, page.thing(value) if role == "happenedAt" else value).iri()
        (event,) = [one for one in page.article.events if one.id == account]
        (iri,) = [one.iri() for one in page.arguments(event, role) if not value or one.object == page.thing(value)]
        return iri

    def nodes(self, names: str) -> list[str]:
        return [self.node(name) for name in names.split()]

    def parties(self, names: str) -> list[set[str]]:
        """Give each party of "gov one/m|two/m" as the set of IRIs by which it may be called."""
        return [{iri for one in name.split("|") for iri in self.party(one)} for name in names.split()]

    def party(self, name: str) -> set[str]:
        if name.partition("/")[0] not in self.pages:
            return {REGISTRY.iri(name, DEFAULT_BASE)}
        return {self.node(name)} if "/" in name else {self.node(name), f"{self.node(name)}/author"}


def lines_of(conclusions: Conclusions, graph: str) -> list[tuple[str, str, str]]:
    quads = pyoxigraph.parse(b"".join(conclusions.lines), pyoxigraph.RdfFormat.N_QUADS)
    return [
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in quads
        if quad.graph_name.value == f"{DEFAULT_BASE}graph/{graph}"
    ]


def named(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[one.name.replace(" ", "-") for one in cases])


each = named(CASES)


@each
def test_nothing_is_held_back(case: Case) -> None:
    _, _, problems = concluded(case.articles)
    assert [one for one in problems if one.severity is Severity.VIOLATION or one.held_back] == []


@each
def test_status_of_every_node(case: Case) -> None:
    conclusions, _, _ = concluded(case.articles)
    called = Called(case)
    wanted = {called.node(name): status for status, names in case.status.items() for name in names.split()}
    assert conclusions.status == wanted
    derived = Counter(line for line in lines_of(conclusions, "derived") if line[1] == RSM + "status")
    assert derived == Counter((node, RSM + "status", VALUE + status) for node, status in wanted.items())


@each
def test_parties(case: Case) -> None:
    conclusions, _, _ = concluded(case.articles)
    called = Called(case)
    numbers = {s: int(o) for s, p, o in lines_of(conclusions, "derived") if p == RSM + "independentParties"}
    for name, both in case.parties.items():
        found = conclusions.parties.get(called.node(name), ((), ()))
        for side, names in zip(found, sides(both), strict=True):
            parties = called.parties(names)
            assert len(side) == len(parties), (name, side)
            assert all(any(iri in party for iri in side) for party in parties), (name, side)
            assert all(any(iri in party for party in parties) for iri in side), (name, side)
        assert numbers.get(called.node(name), 0) == len(found[0]), name


def sides(both: str) -> tuple[str, str]:
    """Split "who affirms / who denies"; a stroke that stands alone is the one between."""
    words = both.split()
    middle = words.index("/")
    return " ".join(words[:middle]), " ".join(words[middle + 1 :])


@each
def test_direct_triples_are_those_of_what_an_author_asserts(case: Case) -> None:
    conclusions, converted, _ = concluded(case.articles)
    called = Called(case)
    asserted = set(called.nodes(case.status.get("AuthorAsserted", "")))
    triples = {one.iri(): one for page in called.pages.values() for one in all_triples(page)}
    events = {page.event(one) for page in called.pages.values() for one in page.article.events}
    wanted = {tuple(triples[node]) for node in asserted & triples.keys()}
    wanted |= {(node, TYPE, "http://semanticweb.cs.vu.nl/2009/11/sem/Event") for node in asserted & events}
    found = lines_of(conclusions, "direct")
    assert Counter(found) == Counter(wanted)
    everything = b"".join(line for one in converted.values() for line in one.lines)
    assert b"sem/Event>" not in everything, "the per-article step never asserts"
    assert b"graph/direct" not in everything


def all_triples(page: Page) -> list[Triple]:
    accounts = page.article.events
    told = [one for account in accounts for one in page.arguments(account)] + list(map(page.state, page.article.states))
    where = [Triple(page.event(one), RSM + "happenedAt", page.thing(ref)) for one in accounts for ref in one.places]
    return told + where + [Triple(page.event(one), RSM + "happenedOn", one.date) for one in accounts if one.date]


@named([one for one in CASES if one.disagree is not None])
def test_computed_disagreements(case: Case) -> None:
    conclusions, converted, _ = concluded(case.articles)
    called = Called(case)
    claims = {f"{label}/{name}": iri for label, one in converted.items() for name, iri in one.record.claim_ids.items()}
    assert case.disagree is not None
    wanted = {(called.node(node), frozenset({claims[one], claims[two]})) for node, one, two in case.disagree}
    lines = lines_of(conclusions, "derived")
    nodes = {s for s, p, o in lines if p == RSM + "basis" and o == VALUE + "Computed"}
    between = {one: frozenset(o for s, p, o in lines if s == one and p == RSM + "between") for one in nodes}
    assert {(o, between[s]) for s, p, o in lines if p == RSM + "about" and s in nodes} == wanted


@each
def test_the_order_of_articles_makes_no_difference(case: Case) -> None:
    conclusions, converted, _ = concluded(case.articles)
    records = [one.record for one in converted.values()]
    again = conclude(reversed(records), REGISTRY, Settings(DEFAULT_BASE), lambda _: None)
    assert again == conclusions


def test_the_table_is_large_and_every_status_occurs_in_it() -> None:
    assert len({one.name for one in CASES}) == len(CASES) >= 45
    assert {status for case in CASES for status in case.status} == set(load_vocabulary().lists["status"].terms)
