"""Eight more shipped questions on the small case with a third article: rows by hand, the same in both engines."""

import hashlib
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib

from questions_case import CASE, lines, rows
from rashomon.errors import QuestionError
from rashomon.questions import answer, ask_rdflib, load, prepare
from rashomon.store.embedded import EmbeddedStore, from_lines
from rashomon.table import Table

A = "Army enters Qasr al-Nahr as “liberators” head south"
B = "Le front dément la prise de Qasr al-Nahr"
C = "Sund arms the Recruits"
CAPTURE = "Capture of Qasr al-Nahr"
SUND = "Government of Sund"
HANDED = "Sund handed weapons to the Recruits"
LEAVE = "the army will leave"

QUESTIONS = {
    "in-two-languages": ({}, {"languages": "1"}, {"languages": "3"}, {"event": "strike"}, {"event": "convoy"}),
    "force-in-region": (
        {}, {"region": "marn"}, {"region": "Veldor", "day": "2019-08-21"}, {"event-type": "air-strike"},
        {"day": "2019-08-30"},
    ),
    "actor-edges": ({}, {"actor": "recruits"}, {"status": "hedged"}, {"actor": "sund", "status": "contested"}),
    "who-supports-whom": ({}, {"supporter": "sund"}, {"supported": "Recruits"}, {"source": "A diplomat"}),
    "source-profile": ({}, {"source": "state-news"}),
    "rests-on-unnamed": ({}, {"article": C}, {"article": "b"}, {"event": "leaving"}),
    "provenance": ({}, {"article": "c"}),
    "documents": ({}, {"thing": "qasr-al-nahr"}, {"thing": "strike", "language": "fr"}, {"language": "en"}),
}  # fmt: skip


@cache
def _lines() -> tuple[bytes, ...]:
    more = [f"{ox.Triple(quad.subject, quad.predicate, quad.object)} .\n" for quad in ox.parse(path=CASE / "more.trig")]
    return tuple(sorted({*lines(), *(line.encode() for line in more)}))


@cache
def _store() -> EmbeddedStore:
    return from_lines(_lines())


@cache
def _graph() -> rdflib.Graph:
    found = rdflib.Graph()
    found.parse(data=b"".join(_lines()), format="nt")
    return found


def _ask(name: str, /, **values: str) -> Table:
    return answer(_store(), load(name), {key.replace("_", "-"): value for key, value in values.items()})


def _as_text(found: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Give days as they are written."""
    return [tuple(cell if isinstance(cell, int) else str(cell) for cell in row) for row in found]


@pytest.mark.parametrize(
    ("name", "values"), [(name, dict(values)) for name, tried in QUESTIONS.items() for values in tried]
)
def test_both_engines_give_the_same_rows_in_the_same_order(name: str, values: dict[str, str]) -> None:
    text = prepare(_store(), load(name), values)
    ours, theirs = _store().query(text), ask_rdflib(_graph(), text)
    assert ours.columns == theirs.columns
    assert ours.rows == theirs.rows


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_withdrawn_or_superseded_is_shown(name: str) -> None:
    cells = [cell.value for row in _ask(name).rows for cell in row if cell]
    assert cells
    assert not [cell for cell in cells if cell.endswith(("claim-withdrawn", "claim-suggested"))]
    # An earlier version has a graph, which a run made: it is named there and nowhere else.
    assert [cell for cell in cells if "article/old" in cell] == (
        ["article/old", "https://example.org/kg/graph/article/old"] if name == "provenance" else []
    )


def test_the_text_is_what_the_spans_say() -> None:
    text = (CASE / "c.txt").read_bytes()
    (found,) = rows(_ask("provenance", article="c"), "text_sha256")
    assert found == (hashlib.sha256(text).hexdigest(),)
    pieces = rows(_ask("evidence", article="c"), "quote", "begin", "end")
    assert len(pieces) > 20
    for quote, begin, end in pieces:
        assert isinstance(begin, int)
        assert isinstance(end, int)
        assert text.decode("utf-8")[begin:end] == quote


def test_in_two_languages() -> None:
    columns = ("subject", "relation", "object", "languages", "articles", "status")
    assert rows(_ask("in-two-languages"), *columns) == [
        # Affirmed in English and denied in French.
        (CAPTURE, "agent", "Veldor Army", "en, fr", 2, "contested"),
        (CAPTURE, "happened", "", "en, fr", 2, "contested"),
        # In three articles: British English is English.
        ("air strike", "happened", "", "en, fr", 3, "attributed only"),
    ]
    assert _ask("in-two-languages", languages="3").rows == ()
    assert _ask("in-two-languages", event="convoy").rows == ()
    assert _ask("in-two-languages", event="strike").column("object") == [None]


def test_force_in_region() -> None:
    columns = ("event", "event_type", "place", "earliest", "latest", "dated", "status")
    asserted, said = "asserted by an author", "attributed only"
    assert _as_text(rows(_ask("force-in-region"), *columns)) == [
        ("air strike", "air strike", "Dolna", "2019-08-18", "2019-08-20", "several days", said),
        ("air strike", "air strike", "Qasr al-Nahr", "2019-08-18", "2019-08-20", "several days", said),
        ("armed clash", "armed clash", "Marn province", "2019-08-20", "2019-08-25", "several days", asserted),
        (CAPTURE, "territorial gain", "Qasr al-Nahr", "2019-08-21", "2019-08-21", "one day", "contested"),
        ("armed clash", "armed clash", "Marn province", "2019-08-24", "", "from a day on", asserted),
        ("armed clash", "armed clash", "", "", "", "no date", said),
        ("shelling", "shelling", "Dolna", "", "", "no date", said),
    ]


def test_force_in_region_on_a_day() -> None:
    columns = ("event", "place", "dated")
    shelling = ("shelling", "Dolna", "no date")
    for region in ("marn", "Veldor"):  # at any depth
        assert rows(_ask("force-in-region", region=region, day="2019-08-21"), *columns) == [
            ("armed clash", "Marn province", "days that include it"),
            (CAPTURE, "Qasr al-Nahr", "that day"),
            shelling,
        ]
    # One clash is over and one has no place; fighting somewhere in the province is not known to be in the town.
    assert rows(_ask("force-in-region", region="dolna", day="2019-08-18"), *columns) == [
        ("air strike", "Dolna", "days that include it"), shelling,
    ]  # fmt: skip
    assert rows(_ask("force-in-region", day="2019-08-26"), *columns) == [
        ("armed clash", "Marn province", "days that include it"), ("armed clash", "", "no date"), shelling,
    ]  # fmt: skip
    assert set(_ask("force-in-region", event_type="remote-violence").column("event")) == {"air strike", "shelling"}
    aid = _ask("force-in-region", event_type="assistance")
    assert set(aid.column("event")) == {"economic aid", "supply of weapons"}


def test_actor_edges() -> None:
    columns = ("from", "from_role", "relation", "to", "to_role", "events", "claims", "parties", "status")
    army, front, said = "Veldor Army", "Northern Front", "attributed only"
    wanted = [
        (SUND, "agent", "supply of weapons", "Recruits", "recipient", 1, 1, 1, said),
        # Two claims, one of them a denial: one party affirms.
        (SUND, "", "supports", "Recruits", "", 0, 2, 1, "contested"),
        (front, "party", "agreement", "Recruits", "party", 1, 1, 2, said),
        # Two clashes in one claim of the author's, and a third one in another voice.
        (front, "party", "armed clash", army, "party", 2, 1, 1, "asserted by an author"),
        (front, "party", "armed clash", army, "party", 1, 1, 1, said),
        # One speaker says who fired, another whom the shells hit. Those who were hit are not joined.
        (army, "agent", "shelling", front, "target", 1, 0, 0, "hedged"),
        (army, "agent", "shelling", "Recruits", "target", 1, 0, 0, "hedged"),
    ]
    assert rows(_ask("actor-edges"), *columns) == wanted
    recruits = [row for row in wanted if "Recruits" in {row[0], row[3]}]
    assert rows(_ask("actor-edges", actor="recruits"), *columns) == recruits
    assert rows(_ask("actor-edges", status="hedged"), *columns) == wanted[-2:]


def test_who_supports_whom() -> None:
    columns = ("supporter", "relation", "supported", "source", "polarity", "status", "quote")
    wanted = [
        (SUND, "supply of weapons", "Recruits", "A diplomat", "affirmed", "attributed only", HANDED),
        (SUND, "supports", "Recruits", SUND, "negated", "contested", "Sund denied it"),
        (SUND, "supports", "Recruits", "Marn Watch", "affirmed", "contested", "Sund supports the Recruits"),
        # By whom, nobody says.
        ("", "economic aid", "Recruits", "Marn Watch", "affirmed", "attributed only", "The Recruits were given money"),
    ]
    assert rows(_ask("who-supports-whom"), *columns) == wanted
    assert rows(_ask("who-supports-whom", supporter="sund"), *columns) == wanted[:3]
    assert rows(_ask("who-supports-whom", source="marn-watch"), *columns) == wanted[2:]
    assert rows(_ask("who-supports-whom", supported="recruits"), *columns) == wanted
    assert _ask("who-supports-whom", supported="northern-front").rows == ()


def test_source_profile() -> None:
    counted = ("claims", "articles", "contents", "hedged", "denials", "relayed", "relays", "authorial")
    columns = ("source", *counted, "first", "last")
    first, second, third = "2019-08-22", "2019-08-23", "2019-08-26"
    assert _as_text(rows(_ask("source-profile"), *columns)) == [
        ("Marn Watch", 11, 3, 17, 1, 0, 0, 1, 0, first, third),
        ("Defence Ministry", 4, 3, 7, 0, 0, 0, 0, 0, first, third),
        ("A diplomat, in Harbour Wire", 3, 1, 8, 0, 0, 1, 0, 0, third, third),
        # The authors of two articles are two.
        ("author of the article, for Daily Post", 2, 1, 4, 0, 0, 0, 0, 1, first, first),
        ("author of the article, for Harbour Wire", 2, 1, 7, 0, 0, 0, 0, 1, third, third),
        (SUND, 1, 1, 1, 0, 1, 0, 0, 0, third, third),
        ("Harbour Wire", 1, 1, 0, 0, 0, 0, 1, 0, first, first),
        ("Lena Oral", 1, 1, 2, 0, 0, 0, 0, 0, first, first),
        ("Northern Front", 1, 1, 2, 0, 1, 0, 0, 0, second, second),
        ("State News", 1, 1, 0, 0, 0, 1, 1, 0, first, first),
        ("an official, in Daily Post", 1, 1, 1, 0, 0, 1, 0, 0, first, first),
        ("residents, in Daily Post", 1, 1, 2, 0, 0, 0, 0, 0, first, first),
        ("unspecified source, in Daily Post", 1, 1, 2, 1, 0, 0, 0, 0, first, first),
        ("unspecified source, in Harbour Wire", 1, 1, 2, 1, 0, 0, 0, 0, third, third),
    ]
    assert _ask("source-profile", source="radio-est").rows == ()


def test_rests_on_unnamed() -> None:
    columns = ("subject", "relation", "object", "source", "status", "quote", "article")
    weapons, leaving = "supply of weapons", "withdrawal"
    wanted = [
        # A headline says it too, and a claim of somebody named that was withdrawn: neither counts.
        (weapons, "agent", SUND, "A diplomat", "attributed only", HANDED, C),
        (weapons, "happened", "", "A diplomat", "attributed only", HANDED, C),
        (weapons, "recipient", "Recruits", "A diplomat", "attributed only", HANDED, C),
        # Relayed by somebody named.
        (leaving, "agent", "Veldor Army", "A diplomat", "predicted", LEAVE, C),
        (leaving, "happened", "", "A diplomat", "predicted", LEAVE, C),
    ]
    # Not the truce, which the ministry affirms too; not what an official says for the Front; not "reportedly".
    assert rows(_ask("rests-on-unnamed"), *columns) == wanted
    assert rows(_ask("rests-on-unnamed", event="leaving"), *columns) == wanted[3:]
    assert _ask("rests-on-unnamed", article="a").rows == ()


def test_provenance() -> None:
    columns = ("graph", "triples", "sha256", "made_by", "software", "text")
    run = ("build", "rashomon 0.1.0; rdflib 7.6.0")
    assert rows(_ask("provenance"), *columns) == [
        ("article/a", 210, "aa01", *run, A),
        ("article/b", 98, "bb01", *run, B),
        ("article/c", 321, "cc01", *run, C),
        ("article/old", 9, "0d01", *run, ""),
        ("content", 76, "cd01", *run, ""),
    ]
    assert _ask("provenance", article="b").column("graph") == ["article/b"]


def test_documents() -> None:
    columns = ("thing", "article", "publisher", "language", "date", "mentions", "words", "how")
    a, b = (A, "Daily Post", "en", "2019-08-22"), (B, "", "fr", "2019-08-23")
    c = (C, "Harbour Wire", "en-gb", "2019-08-26")

    def of(thing: str) -> list[tuple[object, ...]]:
        return _as_text(rows(_ask("documents", thing=thing), *columns))

    assert of("qasr-al-nahr") == [
        ("Qasr al-Nahr", *a, 2, "Qasr al-Nahr", "text"),
        ("Qasr al-Nahr", *b, 1, "Qasr al-Nahr", "text"),
    ]
    assert of("marn-watch") == [
        ("Marn Watch", *a, 0, "", "speaker; on whose behalf"),
        ("Marn Watch", *b, 0, "", "speaker"),
        ("Marn Watch", *c, 1, "Marn Watch", "text; speaker"),
    ]
    assert of("state-news") == [
        ("State News", *a, 0, "", "speaker; listed source"),
        ("State News", *c, 0, "", "agency"),
    ]
    assert of("harbour-wire") == [
        ("Harbour Wire", *a, 0, "", "speaker"),
        ("Harbour Wire", *c, 0, "", "on whose behalf; publisher"),
    ]
    assert of("veldor-army") == [("Veldor Army", *a, 2, "regime; the regime", "text")]
    # What was withdrawn mentions nobody; the list of sources does.
    assert of("radio-est") == [("راديو الشرق", *a, 0, "", "listed source")]
    assert of("strike") == [
        ("air strike", *a, 1, "struck", "text"),
        ("air strike", *b, 1, "la frappe", "text"),
        ("air strike", *c, 1, "struck", "text"),
    ]
    assert of("veldor") == []


def test_documents_in_a_language() -> None:
    assert rows(_ask("documents", language="fr"), "thing", "how", "article") == [
        (CAPTURE, "text", B),
        ("Defence Ministry", "speaker", B),
        ("Marn Watch", "speaker", B),
        ("Northern Front", "speaker", B),
        ("Qasr al-Nahr", "text", B),
        ("air strike", "text", B),
        ("https://example.org/kg/entity/nameless", "listed source", B),
    ]
    assert set(_ask("documents", language="en").column("language")) == {"en", "en-gb"}


def test_a_parameter_of_another_kind_is_refused() -> None:
    with pytest.raises(QuestionError, match="is not a day"):
        _ask("force-in-region", day="Wednesday")
    with pytest.raises(QuestionError, match="is not a whole number"):
        _ask("in-two-languages", languages="two")


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_dataset_that_says_nothing_gives_no_row_in_either_engine(name: str) -> None:
    # Some engines make one group of nothing, which would join with every name there is.
    vocabulary = [line for line in lines() if line.startswith(b"<https://w3id.org/rashomon/")]
    empty = rdflib.Graph().parse(data=b"".join(vocabulary), format="nt")
    text = prepare(from_lines(vocabulary), load(name), {})
    assert from_lines(vocabulary).query(text).rows == ask_rdflib(empty, text).rows == ()
