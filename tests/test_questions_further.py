"""Questions on what was withdrawn, superseded or judged, open dates, exclusive states: rows by hand, two engines."""

import json
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from questions_case import CASE, lines, rows
from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, build
from rashomon.questions import answer, ask_rdflib, load, names, prepare
from rashomon.store.embedded import EmbeddedStore, from_lines
from rashomon.table import Table

DENIED, JUDGED, NUMBERS = "denied outright", "judged to differ", "different numbers"
EXCLUDING, ANY = "different answers, exclude each other", "different answers, may all be true"
WHERE, MARCH, FOOD, ARMS = "where-sources-differ", "convoy movement", "resupply", "supply of weapons"
CASES = {
    WHERE: ({}, {"article": "d", "event": "march"}),
    "contested-wording": ({}, {"source": "council"}),
    "reporter-chain": ({},),
    "different-answers": ({}, {"event": "march"}),
    "timeline": ({},),
    "spellings": ({},),
    "denials": ({},),
    "source-profile": ({},),
    "killed-by-side": ({},),
    "who-reports": ({},),
}


@cache
def _vocabulary() -> tuple[bytes, ...]:
    return tuple(line for line in lines() if line.startswith(b"<https://w3id.org/rashomon/"))


@cache
def _lines() -> tuple[bytes, ...]:
    case = [
        f"{ox.Triple(quad.subject, quad.predicate, quad.object)} .\n" for quad in ox.parse(path=CASE / "further.trig")
    ]
    return tuple(sorted({*_vocabulary(), *(line.encode() for line in case)}))


@cache
def _store() -> EmbeddedStore:
    return from_lines(_lines())


@cache
def _graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=b"".join(_lines()), format="nt")


def _ask(name: str, /, **values: str) -> Table:
    return answer(_store(), load(name), values)


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, tried in CASES.items() for values in tried])
def test_both_engines_give_the_same_rows_in_the_same_order(name: str, values: dict[str, str]) -> None:
    text = prepare(_store(), load(name), values)
    ours, theirs = _store().query(text), ask_rdflib(_graph(), text)
    assert ours.rows
    assert (ours.columns, ours.rows) == (theirs.columns, theirs.rows)


@pytest.mark.parametrize("name", names())
def test_a_dataset_that_says_nothing_gives_no_row_in_either_engine(name: str) -> None:
    # Some engines make one group of nothing, which would join with whatever there is.
    store, graph = from_lines(_vocabulary()), rdflib.Graph().parse(data=b"".join(_vocabulary()), format="nt")
    text = prepare(store, load(name), {})
    assert store.query(text).rows == ask_rdflib(graph, text).rows == ()


@pytest.mark.parametrize("name", ["spellings", "reporter-chain", "corroborated", WHERE])
def test_one_claim_that_nobody_relays_or_repeats_gives_no_row_in_either_engine(name: str) -> None:
    claim = [
        line for line in _lines() if b"/claim-siege>" in line or line.startswith(b"<https://example.org/kg/article/d>")
    ]
    some = [*_vocabulary(), *claim]
    store, graph = from_lines(some), rdflib.Graph().parse(data=b"".join(some), format="nt")
    text = prepare(store, load(name), {})
    assert store.query(text).rows == ask_rdflib(graph, text).rows == ()


def test_each_grade_has_a_row_of_its_own() -> None:
    columns = ("grade", "about", "first_says", "second_says", "judged_by", "why")
    between = [row for row in _ask(WHERE).records() if str(row["first_claim_iri"]).endswith("/d/claim-raid")]
    assert [tuple(row[column] or "" for column in columns) for row in between] == [
        # What was judged are the different answers; the number and the answers stand under their own grades besides.
        (JUDGED, "air strike: agent; air strike: happened at", "Guard; Brec", "East Brigade; Tann", "Jo",
         "another place, and others did it"),
        (NUMBERS, "air strike: killed", "3", "5", "", ""),
        (EXCLUDING, "air strike: happened at", "Brec", "Tann", "", ""),
        (ANY, "air strike: agent", "Guard", "East Brigade", "", ""),
    ]  # fmt: skip


def test_what_was_judged_is_named() -> None:
    columns = ("about", "first_says", "second_says", "first_source", "second_source", "why")
    judged = [row for row in _ask(WHERE).records() if row["grade"] == JUDGED]
    assert [tuple(row[column] or "" for column in columns) for row in judged] == [
        # Nothing that is recorded differs: the judge's reason says what does.
        ("", "", "", "author of the article, for Evening Post", "author of the article", "the tone differs"),
        ("air strike: agent; air strike: happened at", "Guard; Brec", "East Brigade; Tann", "Monitor", "Council",
         "another place, and others did it"),
        # No different answers: the number itself was judged.
        ("air strike: injured", "2", "9", "Monitor", "Council", "counted on one day"),
        # A head against the body counts as one party; it is here because it was judged.
        ("air strike: purpose", ARMS, FOOD, "Council", "Mira Holt", "the head speaks against the body"),
    ]  # fmt: skip
    assert [row["grade"] for row in _ask(WHERE).records() if row["about"] == "air strike: purpose"] == [JUDGED]
    assert [row["grade"] for row in _ask(WHERE).records() if row["about"] == "air strike: injured"] == [JUDGED, NUMBERS]


def test_no_pair_of_answers_has_two_grades_that_were_computed() -> None:
    computed = [row for row in _ask(WHERE).records() if row["grade"] != JUDGED]
    seen = [(row["first_claim_iri"], row["second_claim_iri"], row["about"]) for row in computed]
    assert len(set(seen)) == len(seen)


def test_days_with_an_open_end_exclude_only_what_they_cannot_meet() -> None:
    found = [row for row in _ask(WHERE).records() if row["about"] == f"{MARCH}: happened on"]
    assert [(row["grade"], row["first_says"], row["second_says"]) for row in found] == [
        (EXCLUDING, "../2019-08-10", "2019-08-20"),
        (EXCLUDING, "2019-08-18/..", "../2019-08-10"),
        (ANY, "2019-08-18/..", "2019-08-20"),
    ]


def test_an_exclusive_state_has_one_answer_at_a_time() -> None:
    found = [row for row in _ask(WHERE).records() if "leads" in str(row["about"]) or "arms" in str(row["about"])]
    assert [(row["grade"], row["about"], row["first_says"], row["second_says"]) for row in found] == [
        # Not the Guard, who led one until 2018 and the other since 2019; not the role that allows many answers.
        (EXCLUDING, "Mira Holt: leads", "East Brigade", "West Brigade")
    ]


OWN_ROLE = """
@prefix rsm: <https://w3id.org/rashomon/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://own.example/leads> a rdf:Property , rsm:StateRole ; rdfs:label "leads"@en ;
    rdfs:domain rsm:Actor ; rdfs:range rsm:Actor ; rsm:exclusive %s .
"""


@pytest.mark.parametrize(("exclusive", "wanted"), [("true", [(EXCLUDING, "West", "East")]), ("false", [])])
def test_an_exclusive_state_of_one_s_own_is_read_from_its_ontology(
    exclusive: str, wanted: list[tuple[str, ...]], tmp_path: Path
) -> None:
    text = "Mira leads the East, the mayor said. Mira leads the West, the guard said."
    article = {
        "headline": "Who leads what", "language": "en", "published": "2024-05-07", "text": text,
        "mentions": [
            {"id": "mira", "span": {"quote": "Mira", "occurrence": 1}, "kind": "actor", "unnamed": True},
            {"id": "east", "span": "East", "kind": "actor", "unnamed": True},
            {"id": "west", "span": "West", "kind": "actor", "unnamed": True},
        ],
        "states": [
            {"id": "one", "predicate": "leads", "subject": "mira", "object": "east",
             "trigger": {"quote": "leads", "occurrence": 1},
             "says": {"speaker": "?the mayor", "verb": {"quote": "said", "occurrence": 1}}},
            {"id": "two", "predicate": "leads", "subject": "mira", "object": "west",
             "trigger": {"quote": "leads", "occurrence": 2},
             "says": {"speaker": "?the guard", "verb": {"quote": "said", "occurrence": 2}}},
        ],
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(article), encoding="utf-8", newline="")
    (tmp_path / "own.ttl").write_text(OWN_ROLE % exclusive, encoding="utf-8", newline="")
    options = Options(ontology=(tmp_path / "own.ttl",))
    outcome = build([tmp_path / "a.json"], tmp_path / "d", options, lambda _problem: None)
    assert outcome.written, outcome.problems
    store = from_lines(list(open_dataset(tmp_path / "d").lines(ontology=True)))
    found = answer(store, load(WHERE), {})
    assert rows(found, "grade", "first_says", "second_says") == wanted


def test_who_cites_a_difference_finds_outlet_and_date() -> None:
    columns = ("first_article", "first_outlet", "first_date", "second_article", "second_outlet", "second_date")
    (found,) = [row for row in _ask(WHERE).records() if row["about"] == "Mira Holt: leads"]
    assert [str(found[column] or "") for column in columns] == [
        "Raid at Brec", "Evening Post", "2020-02-02", "Raid at Tann", "", "",
    ]  # fmt: skip
    cited = rows(_ask("killed-by-side"), "best", "article", "outlet", "date")
    assert [tuple(map(str, row)) for row in cited] == [
        ("5", "Raid at Tann", "", ""),
        ("3", "Raid at Brec", "Evening Post", "2020-02-02"),
    ]


def test_words_of_a_withdrawn_claim_are_the_author_s() -> None:
    assert rows(_ask("contested-wording"), "words", "source", "voice", "outlet") == [
        ("bandits", "author of the article", "author's voice", "Evening Post"),
        # A claim that lives has them too: they are its speaker's alone.
        ("butchers", "Council", "attributed", "Evening Post"),
        ("thieves", "Council", "attributed", "Evening Post"),
    ]


def test_who_relayed_in_a_withdrawn_claim_is_no_relayer() -> None:
    columns = ("through", "relayers", "source", "quote")
    assert rows(_ask("reporter-chain"), *columns) == [("Evening Post", 1, "Guard", "the raid")]
    assert rows(_ask("different-answers", event="march"), "answer", "source", "through") == [
        (FOOD, "Guard", "Evening Post"),
        (ARMS, "Monitor", ""),
    ]
    (found,) = [row for row in _ask(WHERE).records() if row["about"] == f"{MARCH}: purpose"]
    assert (found["first_through"], found["second_through"]) == ("Evening Post", None)


def test_what_stands_in_an_earlier_version_alone_is_not_shown() -> None:
    # The clash is gone, and so is "assault", the first word for the raid.
    assert rows(_ask("timeline"), "event", "words") == [
        ("air strike", "incursion"),
        (MARCH, "incursion"),
        ("encirclement", "incursion"),
        ("negotiation", "incursion"),
    ]
    assert rows(_ask("spellings", name="brec"), "spelling", "found_in", "times") == [
        ("Brec", "registry", 1),
        ("Brec", "text", 1),
    ]


def test_a_denial_needs_two_parties_and_something_that_is_said_to_be_so() -> None:
    # Not the siege that the council's own head affirms; not the talks, which are only predicted.
    columns = ("subject", "affirmed_by", "denied_by", "affirmed_in", "affirming_outlet", "denying_outlet")
    assert rows(_ask("denials"), *columns) == [
        ("encirclement", "Monitor", "Council", "Raid at Brec", "Evening Post", ""),
    ]


def test_authors_and_nameless_sources_are_told_apart_by_outlet_or_headline() -> None:
    named = {"Council", "Evening Post", "Guard", "Mira Holt", "Monitor", "North Wire"}
    found = _ask("source-profile").column("source")
    assert [source for source in found if source not in named] == [
        "author of the article, for Evening Post",
        "author of the article, in “Raid at Tann”",
        "unspecified source, in Evening Post",
    ]
