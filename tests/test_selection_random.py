"""Filters on random corpora: leaving claims out is as if they had never been made, and nothing is left dangling."""

import random
from collections import Counter

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings

from random_corpora import corpora
from rashomon.article import Article
from rashomon.selection import Filters, select
from rashomon.selection.counting import Counting
from rashomon.selection.leaving import leave_out
from rashomon.selection.speakers import below
from rashomon.terms import DEFAULT_BASE, RSM, SEM
from rashomon.view import Claim
from selection_case import ENTITY, Built, build, leave, loose_ends, status, without_claims

EXAMPLES = 30
ANY = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
AT_LEAST = 1
WITHOUT = (
    *(Filters(without=(ENTITY + name,)) for name in ("gov", "army", "observatory")),
    Filters(without=(ENTITY + "observatory", ENTITY + "gazette")),
)
CHOOSING = (
    *(Filters(according_to=(ENTITY + name,)) for name in ("gov", "observatory", "gazette")),
    *(Filters(status=(name,)) for name in ("Contested", "AuthorAsserted", "Mentioned")),
    Filters(from_day="2019-08-15"),
    Filters(places=(ENTITY + "town",)),
    Filters(according_to=(ENTITY + "gazette",), status=("Contested", "Denied"), places=(ENTITY + "land",)),
    Filters(without=(ENTITY + "gov",), status=("AuthorAsserted",)),
)


def test_leaving_claims_out_is_as_if_they_had_never_been_made() -> None:
    seen: Counter[str] = Counter()

    @ANY
    @given(corpora())
    def agree(articles: tuple[Article, ...]) -> None:
        built = build(articles)
        claims = built.view.claims.values()
        spoke = {who for one in claims for who in (*one.claimants, *one.on_behalf_of)}
        for who in sorted(spoke):
            compare(articles, built, Filters(without=(who,)), seen)
        compare(articles, built, Filters(without=(ENTITY + "gov", ENTITY + "wire")), seen)
        compare(articles, built, Filters(reviewed=True), seen)

    agree()
    print(dict(seen))
    wanted = ("joint claims narrowed", "parties lost", "copies",
              "claims gone", "status changed", "parties changed", "direct triples gone", "disagreements gone",
              "nodes gone", "relayed away", "no longer contested")  # fmt: skip
    assert {name: seen[name] for name in wanted if seen[name] < AT_LEAST} == {}


def compare(articles: tuple[Article, ...], built: Built, filters: Filters, seen: Counter[str]) -> None:
    silent = silenced(built, filters)
    gone = left_out(built, filters, silent)
    again = build(without_claims(articles, built, gone, silent))
    left = leave(built, filters)
    assert set(left.view.claims) == set(built.view.claims) - gone
    names, seen_again = naming(built, built), naming(built, again)
    rebuilt = {seen_again[name]: claim for name, claim in again.view.claims.items()}
    for name, claim in left.view.claims.items():
        whole = built.view.claims[name]
        alone = rebuilt[names[name]]
        assert (claim.claimants, claim.on_behalf_of) == (alone.claimants, alone.on_behalf_of)
        # Which of those who are alike in copies names their party, hangs on who speaks at all.
        assert [one for one in claim.parties if one.startswith(ENTITY)] == [
            one for one in alone.parties if one.startswith(ENTITY)
        ]
        assert len(claim.parties) == len(alone.parties)
        seen["joint claims narrowed"] += claim.claimants != whole.claimants
        seen["parties lost"] += claim.parties != whole.parties
    anew, found = status(again.view), status(left.view)
    assert found == {node: anew[node] for node in found}
    # What has gone was said by nobody who is left.
    assert {anew[node][0] for node in anew.keys() - found.keys()} <= {"Mentioned"}
    direct = triples(again.lines, "direct")
    assert triples(left.lines, "direct") == direct
    assert sorted(pairs(left.view.disagreements.values(), naming(built, built))) == sorted(
        pairs(again.view.disagreements.values(), naming(built, again))
    )
    before = status(built.view)
    seen["claims gone"] += len(gone)
    seen["nodes gone"] += len(before) - len(found)
    seen["status changed"] += sum(found[node][0] != before[node][0] for node in found)
    seen["parties changed"] += sum(found[node][1] != before[node][1] for node in found)
    seen["direct triples gone"] += len(triples(built.lines, "direct") - direct)
    seen["no longer contested"] += sum(before[node][0] == "Contested" != found[node][0] for node in found)
    seen["disagreements gone"] += len(built.view.disagreements) - len(left.view.disagreements)
    if filters.without:
        relayed = [name for name in gone if not is_silent(built, built.view.claims[name], silent)]
        assert all(built.view.claims[name].reported_by for name in relayed)
        seen["relayed away"] += len(relayed)
        seen["copies"] += len(silent - below(filters.without, built.view.superiors))
        assert not any(silent & set(claim.parties) for claim in left.view.claims.values() if claim.is_live)


def silenced(built: Built, filters: Filters) -> set[str]:
    """Who is left out: those named, what is below them, and whom copies of a text describe in the same words."""
    them = below(filters.without, built.view.superiors)
    texts = {name: one.copy_of or name for name, one in built.view.articles.items()}

    def likes(name: str) -> tuple[str, str]:
        """In these corpora each article describes one actor, and in the same word."""
        article, _, what = name.partition("/actor-")
        outlets = built.view.articles[article].publisher or built.view.articles[article].agency
        return texts[article], "actor" if what else article if outlets else built.view.label(name)

    unnamed = {
        name: likes(name.removesuffix("/author"))
        for name, one in built.view.entities.items()
        if one.described_in and not name.endswith("/unspecified-source")
    }
    return them | {name for name, mark in unnamed.items() if mark in {unnamed[one] for one in them & unnamed.keys()}}


def left_out(built: Built, filters: Filters, silent: set[str]) -> set[str]:
    """Which claims go, as the words on `--without` and `--reviewed` say."""
    claims = built.view.claims
    gone = {name for name, claim in claims.items() if filters.reviewed and not claim.is_reviewed}
    lost = {name for name, claim in claims.items() if is_silent(built, claim, silent)}
    while more := {
        name
        for name, claim in claims.items()
        if name not in lost and claim.reported_by and all(relay in lost for relay in claim.reported_by)
    }:
        lost |= more
    return gone | lost


def is_silent(built: Built, claim: Claim, silent: set[str]) -> bool:
    """Whether all who make a claim are left out, or all for whom it is made; an author and the outlet are one voice."""
    if claim.voice == "Authorial":
        article = built.view.articles[claim.article]
        return bool({*claim.claimants, article.publisher, article.agency, *claim.parties} & silent)
    return any(who and silent.issuperset(who) for who in (claim.claimants, claim.on_behalf_of))


@ANY
@given(corpora())
def test_a_view_tells_for_whom_each_claim_counts_as_the_build_did(articles: tuple[Article, ...]) -> None:
    built = build(articles)
    counting = Counting(built.view, DEFAULT_BASE)
    for claim in built.view.claims.values():
        if claim.parties:
            assert counting.parties(claim) == claim.parties
    assert leave_out([Filters(reviewed=True)], built.view, DEFAULT_BASE).narrowed == {}


def naming(built: Built, other: Built) -> dict[str, str]:
    """Claims of two builds by one name: the numbers behind an IRI depend on which claims there are."""
    return {
        iri: built.claim(at, name) for at, record in enumerate(other.records) for name, iri in record.claim_ids.items()
    }


def pairs(disagreements: object, names: dict[str, str]) -> list[tuple[str, ...]]:
    return [(one.basis, *sorted(names[end] for end in one.between)) for one in disagreements]  # type: ignore[attr-defined]


def triples(lines: list[bytes], graph: str) -> set[str]:
    quads = ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)
    wanted = f"{DEFAULT_BASE}graph/{graph}"
    return {str(quad.triple) for quad in quads if str(quad.graph_name.value) == wanted}


@ANY
@given(corpora())
def test_what_is_left_hangs_together(articles: tuple[Article, ...]) -> None:
    built = build(articles)
    assert loose_ends(built.lines) == set()
    before, shuffled = status(built.view), random.Random(1).sample(built.lines, len(built.lines))
    assert select(shuffled, built.view, Filters()) == built.lines
    for filters in (*CHOOSING, *WITHOUT[:2]):
        left = leave(built, filters)
        assert loose_ends(left.lines) == set(), filters
        assert select(shuffled, built.view, filters) == left.lines
        assert left.lines == sorted(set(left.lines))
        if not filters.leaves_out:
            assert set(left.lines) <= set(built.lines)
            assert status(left.view).items() <= before.items()
        for name, claim in left.view.claims.items():
            assert set(claim.parties) <= set(built.view.claims[name].parties)
            assert claim.is_live == built.view.claims[name].is_live
        if filters.status:
            assert {value for value, _ in status(left.view).values()} <= set(filters.status)
        events = {quad.subject for quad in parsed(left.lines) if quad.object == ox.NamedNode(SEM + "Event")}
        asserted = {name for name, one in left.view.events.items() if one.status == "AuthorAsserted"}
        assert {one.value for one in events} == asserted  # type: ignore[union-attr]
        assert all(one.type and one.evidence for one in left.view.events.values())


def parsed(lines: list[bytes]) -> list[ox.Quad]:
    return list(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))


@ANY
@given(corpora())
def test_filters_in_a_row_are_met_all(articles: tuple[Article, ...]) -> None:
    built = build(articles)
    for one, two in ((CHOOSING[0], CHOOSING[3]), (CHOOSING[2], WITHOUT[2]), (CHOOSING[7], WITHOUT[3])):
        both = leave(built, one, two)
        assert both.lines == leave(built, two, one).lines
        # Choosing twice is choosing from what was chosen; leaving out comes first, in whatever order it is asked for.
        first, second = (two, one) if two.leaves_out else (one, two)
        step = leave(built, first)
        chosen = select(step.lines, step.view, second)
        assert statuses(chosen) == statuses(both.lines)


def statuses(lines: list[bytes]) -> set[bytes]:
    return {line for line in lines if f"<{RSM}status>".encode() in line}
