"""The claim matrix: the seed's by hand, cell by cell, and each mark and rule on a graph made for it."""

from typing import Any

import pytest

from rashomon.dataset import open_dataset
from rashomon.errors import UsageError
from rashomon.reports import Choice
from rashomon.reports.claim_matrix import tables
from rashomon.reports.forms import written
from rashomon.table import Table
from reports_case import BASE, actor, article, claim, count, event, source, statement, unnamed
from sample import sample
from seed import SEED, built, needs_seed

AUTHOR = "author of the article"
ITIC = "Meir Amit Intelligence and Terrorism Information Center"
CHIEF = "Rami Abdel Rahman, for Syrian Observatory for Human Rights"
SOHR = "Syrian Observatory for Human Rights"
TURKEY = "Turkish Ministry of National Defence"
MINISTRY_SOURCE = "foreign ministry source, for Ministry of Foreign Affairs of Syria (via SANA)"
ACTIVISTS = "local activists"
NOBODY = "unspecified source"

DEAL = "agreement (2018-09)"
STRIKE = "air strike (Maarat al-Numan, 2019-08-18 to 2019-08-20)"
CLASH = "armed clash (Khan Sheikhun, 2019-08-21)"
CAPTURE = "territorial gain (Khan Sheikhun, 2019-08-21)"
FIGHTING = "armed clash (Idlib province)"
TALKS = "consultation"
CONVOY = "convoy movement (Maarat al-Numan)"
CIRCLE = "encirclement (Khan Sheikhun)"
MINES = "mine clearance (Khan Sheikhun)"
QUIT = "withdrawal (Khan Sheikhun)"
FORCES, TROOPS = "Syrian state forces", "Turkish armed forces"
REBELS, JIHADISTS = "rebel organizations in Idlib", "jihadists in Idlib"
MOSCOW, ANKARA, DAMASCUS = "Government of Russia", "Government of Turkey", "Government of Syria"

SEED_MATRIX: tuple[tuple[str, str, dict[str, str]], ...] = (
    # "one of 12 Turkey installed around Idlib as part of a de-escalation agreement reached with Russia last September":
    # the ministry's words or the article's?
    (DEAL, "happened", {TURKEY: "yes (unclear scope)"}),
    (DEAL, "party", {TURKEY: f"{MOSCOW} (unclear scope); {ANKARA} (unclear scope)"}),
    (DEAL, "installations", {TURKEY: "12 (unclear scope)"}),
    # "airstrikes (reportedly carried out by Russian and Syrian aircraft) targeted a Turkish military convoy": that
    # there were strikes is not in doubt, only who flew them.
    (STRIKE, "happened", {AUTHOR: "yes", NOBODY: "yes"}),
    (
        STRIKE,
        "agent",
        {NOBODY: "probably Russian aircraft (air force); probably Syrian aircraft (air force)"},
    ),
    (STRIKE, "target", {AUTHOR: TROOPS}),
    # "21 anti-government fighters including 18 jihadists were killed in Wednesday’s clashes, along with 10 ..."
    (CLASH, "happened", {SOHR: "yes"}),
    (CLASH, "killed: anti-government fighters", {SOHR: "21"}),
    (CLASH, "killed: government or loyalist fighters", {SOHR: "10"}),
    (CLASH, "killed: jihadists in Idlib", {SOHR: "18 (of 21 anti-government fighters)"}),
    # The capture: by two together, by the Observatory's chief on its behalf, and flatly in the headline alone.
    (CAPTURE, "happened", {AUTHOR: "yes (headline)", CHIEF: "yes", SOHR: "yes", ACTIVISTS: "yes"}),
    (CAPTURE, "agent", {AUTHOR: f"{FORCES} (headline)", CHIEF: FORCES, SOHR: FORCES, ACTIVISTS: FORCES}),
    # "The advance came after days of heavy fighting against rebels and jihadists"
    (FIGHTING, "happened", {AUTHOR: "yes"}),
    (FIGHTING, "target", {AUTHOR: f"{JIHADISTS}; {REBELS}"}),
    (FIGHTING, "precedes", {AUTHOR: CAPTURE}),
    # "apparently both countries ... will try ... to return to conducting dialogues"
    (TALKS, "happened", {ITIC: "probably yes (predicted)"}),
    (TALKS, "party", {ITIC: f"probably {MOSCOW} (predicted); probably {ANKARA} (predicted)"}),
    # The convoy: three speakers, four purposes; nobody doubts that there was one.
    (CONVOY, "happened", {ITIC: "yes", TURKEY: "yes", MINISTRY_SOURCE: "yes"}),
    (CONVOY, "agent", {ITIC: TROOPS, TURKEY: TROOPS, MINISTRY_SOURCE: TROOPS}),
    (CONVOY, "companion", {ITIC: "fighters from a rebel organization supported by Turkey"}),
    (
        CONVOY,
        "purpose",
        {
            ITIC: "military support; probably territorial gain (M5 highway)",
            TURKEY: "resupply",
            MINISTRY_SOURCE: "supply of weapons",
        },
    ),
    (CONVOY, "causes", {ITIC: "friction"}),
    (CONVOY, "vehicles", {ITIC: "24 or more"}),  # "dozens"
    (CIRCLE, "happened", {CHIEF: "yes"}),
    (CIRCLE, "agent", {CHIEF: "pro-government fighters"}),
    (CIRCLE, "target", {CHIEF: TROOPS}),
    ("friction", "happened", {ITIC: "yes"}),
    ("friction", "party", {ITIC: f"{MOSCOW}; {ANKARA}"}),
    ("military support", "recipient", {ITIC: f"Headquarters for the Liberation of al-Sham; {REBELS}"}),
    (MINES, "happened", {CHIEF: "yes"}),
    (MINES, "agent", {CHIEF: FORCES}),
    ("resupply", "recipient", {TURKEY: "military observation post"}),
    # “terrorist groups” are the source's words; nobody else calls them so.
    (
        "supply of weapons (Khan Sheikhun)",
        "recipient",
        {MINISTRY_SOURCE: "unnamed group, described in contested words"},
    ),
    (QUIT, "happened", {AUTHOR: "yes (headline)"}),
    (QUIT, "agent", {AUTHOR: f"{REBELS} (headline)"}),
    # What lasts.
    (MOSCOW, "supports", {ITIC: DAMASCUS}),
    (ANKARA, "supports", {ITIC: f"fighters from a rebel organization supported by Turkey; {REBELS}"}),
    ("Idlib province", "adjacent to", {AUTHOR: "Turkey"}),
    ("Khan Sheikhun", "lies on", {AUTHOR: "M5 highway"}),
    ("Khan Sheikhun", "strategic for", {AUTHOR: DAMASCUS}),
    ("M5 highway", "connects", {AUTHOR: "Aleppo; Damascus"}),
    ("Rami Abdel Rahman", "head of", {AUTHOR: SOHR}),
    (TROOPS, "located in", {CHIEF: "Morek"}),
    (JIHADISTS, "controls", {AUTHOR: "Idlib province"}),
    (REBELS, "controls", {AUTHOR: "Idlib province"}),
)
"""Row by row what a reader of the article writes down; a speaker who is not named is silent."""

SEED_SPEAKERS = (AUTHOR, ITIC, CHIEF, SOHR, TURKEY, MINISTRY_SOURCE, ACTIVISTS, NOBODY)
"""By number of claims (6, 5, 2, 2, 2, 1, 1, 1), then by name. SANA says nothing of its own: it relays."""


def _cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.value if cell else "" for cell in row) for row in table.rows]


def _said(table: Table) -> dict[tuple[str, str], dict[str, str]]:
    return {
        (about, question): {
            speaker: cell for speaker, cell in zip(table.columns[2:], cells, strict=True) if cell != "–"
        }
        for about, question, *cells in _cells(table)
    }


@needs_seed
def test_seed_matrix_is_what_a_reader_of_the_article_writes_down_cell_by_cell() -> None:
    (table,) = tables(open_dataset(built(SEED)[0]))
    assert table.columns == ("about", "question", *SEED_SPEAKERS)
    by_hand = [
        (about, question, *(cells.get(speaker, "–") for speaker in SEED_SPEAKERS))
        for about, question, cells in SEED_MATRIX
    ]
    assert _cells(table) == by_hand


@needs_seed
def test_seed_matrix_of_the_convoy_where_speakers_differ_is_the_purposes() -> None:
    (table,) = tables(open_dataset(built(SEED)[0]), Choice(event=("convoy movement",), differing=True))
    assert _said(table) == {
        (CONVOY, "purpose"): {
            ITIC: "military support; probably territorial gain (M5 highway)",
            TURKEY: "resupply",
            MINISTRY_SOURCE: "supply of weapons",
        }
    }
    assert table.columns[2:] == (ITIC, TURKEY, MINISTRY_SOURCE)


@needs_seed
def test_seed_matrix_tells_what_it_rests_on_and_what_is_in_no_cell() -> None:
    (table,) = tables(open_dataset(built(SEED)[0]))
    assert table.notes[:2] == ("From 1 article, 20 claims, 0 held back.", "Filters: none.")
    assert "In no cell: 1 claim whose content the annotation does not take apart." in table.notes
    assert "In no cell of its own: 1 claim that only relays another." in table.notes


def test_each_mark_stands_in_its_cell_and_in_the_legend() -> None:
    strike, raid = event("strike"), event("raid")
    who = statement("who", "strike", "agent", BASE + "army")
    source_ = source(
        strike, raid, who, actor("army", "Army"), actor("gov", "Government"), actor("watch", "Watch"),
        claim("gov", strike, polarity="Negated"),
        claim("gov", who, polarity="Negated", certainty="Possible"),
        claim("watch", strike, certainty="Probable"),
        claim("watch", who, voice="UnclearScope"),
        claim("watch", raid, speech_act="threatens"),
        claim("army", raid, voice="Headline"),
    )  # fmt: skip
    (table,) = tables(source_)
    assert _said(table) == {
        ("raid", "happened"): {"Watch": "yes (threatened)", "Army": "yes (headline)"},
        ("strike", "happened"): {"Government": "no", "Watch": "probably yes"},
        ("strike", "agent"): {"Government": "possibly not Army", "Watch": "Army (unclear scope)"},
    }
    legend = " ".join(table.notes)
    for mark in ("“–”", "“no”, “not …”", "“probably”", "(threatened)", "(headline)", "(unclear scope)"):
        assert mark in legend
    assert "not coded" not in legend, "a mark that stands in no cell"
    assert "(via" not in legend


def test_of_what_one_speaker_says_twice_the_firmest_stays_and_both_answers_stand() -> None:
    strike = event("strike")
    three, five = count("three", "strike", 3), count("five", "strike", low=5)
    (table,) = tables(
        source(
            strike,
            three,
            five,
            actor("gov"),
            claim("gov", three, certainty="Probable", name="1"),
            claim("gov", three, name="2"),
            claim("gov", five, name="3", certainty="Probable"),
        )
    )
    assert _said(table) == {("strike", "killed"): {"gov": "3; probably 5 or more"}}


def test_those_who_speak_together_each_get_the_cell_and_relayers_stand_in_the_head() -> None:
    strike = event("strike")
    told = claim("one two", strike, reported_by=(f"{BASE}article/a/claim-wire",))
    relay = claim("wire", reports=(told.iri,), name="wire")
    (table,) = tables(source(strike, actor("one"), actor("two"), actor("wire"), told, relay))
    assert _said(table) == {("strike", "happened"): {"one (via wire)": "yes", "two (via wire)": "yes"}}


def test_a_speaker_who_is_relayed_only_now_and_then_has_it_in_the_cell() -> None:
    strike, raid = event("strike"), event("raid")
    told = claim("one", strike, reported_by=(f"{BASE}article/a/claim-wire",))
    relay = claim("wire", reports=(told.iri,), name="wire")
    (table,) = tables(source(strike, raid, actor("one"), actor("wire"), told, relay, claim("one", raid)))
    assert _said(table) == {
        ("raid", "happened"): {"one": "yes"},
        ("strike", "happened"): {"one": "yes (via wire)"},
    }


def test_an_articles_voice_is_its_outlets_and_nobody_unnamed_leaves_his_article() -> None:
    strike = event("strike")
    daily = actor("daily", "Daily")
    first = article("a", publisher=daily.iri, headline="First")
    second = article("b", publisher=daily.iri, headline="Second")
    things = [strike, daily, first, second]
    for one in (first, second):
        name = one.iri.rsplit("/", 1)[-1]
        things += [
            unnamed(f"author-{name}", "author of the article", name, "author"),
            unnamed(f"locals-{name}", "local activists", name),
            claim(f"author-{name}", strike, article=one.iri, voice="Authorial", on_behalf_of=(daily.iri,)),
            claim(f"locals-{name}", strike, article=one.iri),
        ]
    (table,) = tables(source(*things))
    assert table.columns[2:] == (
        "Daily (author)",
        "local activists, in Daily, “First”",
        "local activists, in Daily, “Second”",
    )


def test_a_hedge_on_who_did_it_leaves_alone_what_the_article_itself_states() -> None:
    strike, rain = event("strike"), event("rain")
    who = statement("who", "strike", "agent", BASE + "army")
    nobody, author = unnamed("nobody", kind="unspecified"), unnamed("author", kind="author")
    hedged = claim("nobody", strike, who, rain, certainty="Probable")
    own = claim("author", strike, voice="Authorial")
    (table,) = tables(source(strike, rain, who, actor("army"), nobody, author, hedged, own))
    assert _said(table)["strike", "happened"] == {"author": "yes", "nobody": "yes"}
    assert _said(table)["strike", "agent"] == {"nobody": "probably army"}
    assert _said(table)["rain", "happened"] == {"nobody": "probably yes"}, "of it the hedged claim says only that"
    assert any("a hedge on who, why or how many" in note for note in table.notes)
    (alone,) = tables(source(strike, rain, who, actor("army"), nobody, hedged))
    assert _said(alone)["strike", "happened"] == {"nobody": "probably yes"}, "nobody states it flatly"


def test_only_rows_in_which_two_speakers_differ() -> None:
    strike, raid, walk = event("strike"), event("raid"), event("walk")
    where = [statement(place, "walk", "happenedAt", BASE + place) for place in ("here", "there")]
    (table,) = tables(
        source(
            strike, raid, walk, *where, actor("one"), actor("two"), actor("three"),
            actor("here", kind="place"), actor("there", kind="place"),
            claim("one", strike), claim("two", strike, certainty="Possible"),
            claim("one", raid), claim("two", raid, polarity="Negated"),
            claim("one", where[0]), claim("two", where[1]), claim("three", walk),
        ),
        Choice(differing=True),
    )  # fmt: skip
    assert _said(table) == {
        ("raid", "happened"): {"one": "yes", "two": "no"},
        ("walk", "happenedAt"): {"one": "here", "two": "there"},
    }
    assert "three" not in table.columns, "who says nothing in these rows"


def test_what_is_withdrawn_suggested_or_outdated_is_in_no_cell_and_told() -> None:
    strike = event("strike")
    dead = claim("gov", strike, is_live=False, record_state="Withdrawn")
    (table,) = tables(source(strike, actor("gov"), dead))
    assert table.rows == ()
    assert "In no cell: 1 claim withdrawn, merely suggested, or in an older version." in table.notes


def test_events_come_by_time_then_name_and_undated_ones_before_lasting_things() -> None:
    late, early, undated = event("z", earliest="2020-01-02"), event("y", earliest="2020-01-01"), event("a")
    lasting = statement("s", "chief", "headOf", BASE + "gov")
    (table,) = tables(
        source(late, early, undated, lasting, actor("gov"), actor("chief"), claim("gov", late, early, undated, lasting))
    )
    assert [about for about, *_ in _cells(table)] == ["y", "z", "a", "chief"]
    assert [question for _, question, *_ in _cells(table)] == ["happened"] * 3 + ["head of"]


def test_events_of_one_name_and_speakers_of_one_name_are_told_apart() -> None:
    alike: dict[str, Any] = {"label": "attack", "names": {}}
    (table,) = tables(
        source(
            event("e1", **alike),
            event("e2", **alike),
            event("e3", edtf="2020", **alike),
            actor("one", "Ministry"),
            actor("two", "Ministry"),
            actor("three", "question"),
            claim("one", event("e1")),
            claim("two", event("e2")),
            claim("three", event("e3")),
        )
    )
    assert [about for about, *_ in _cells(table)] == ["attack (2020)", "attack [1]", "attack [2]"]
    assert sorted(table.columns[2:]) == ["Ministry", "Ministry [2]", "question [speaker]"]


def test_columns_are_chosen_by_name_or_by_number_of_claims() -> None:
    strike, raid = event("strike"), event("raid")
    watch = actor("watch", "Watch", names={"en": ("Watch",), "ar": ("مرصد",)})
    graph = source(
        strike, raid, actor("gov", "Government"), watch, actor("army", "Army"),
        claim("gov", strike), claim("gov", raid), claim("watch", strike, polarity="Negated"), claim("army", raid),
    )  # fmt: skip
    (chosen,) = tables(graph, Choice(source=("مرصد",)))
    assert _said(chosen) == {("strike", "happened"): {"Watch": "no"}}
    assert "Only columns of: Watch." in chosen.notes
    (most,) = tables(graph, Choice(most=1))
    assert most.columns[2:] == ("Government",)
    assert "Columns: those with most claims; 2 more speakers have none." in most.notes
    (apart,) = tables(graph, Choice(source=("watch", "Government"), differing=True))
    assert _said(apart) == {("strike", "happened"): {"Government": "yes", "Watch": "no"}}
    with pytest.raises(UsageError, match=r"No source Wach speaks here\. Did you mean watch"):
        tables(graph, Choice(source=("Wach",)))


def test_an_interval_stands_in_words() -> None:
    strike = event("strike")
    dates = ("2019-08-18/2019-08-20", "../2019-08", "2019/..", "2019-08-19")
    when = [statement(f"d{at}", "strike", "happenedOn", one) for at, one in enumerate(dates)]
    speakers = [actor(f"a{at}") for at in range(len(dates))]
    claims = [claim(f"a{at}", one) for at, one in enumerate(when)]
    (table,) = tables(source(strike, *when, *speakers, *claims))
    assert _cells(table)[0][2:] == ("2019-08-18 to 2019-08-20", "until 2019-08", "2019 or later", "2019-08-19")


def test_a_wide_matrix_is_split_on_a_page() -> None:
    strike, raid = event("strike"), event("raid")
    names = [f"s{at:02d}" for at in range(28)]
    things = [strike, raid, *(actor(one) for one in names), *(claim(one, strike) for one in names)]
    (table,) = tables(source(*things, claim("s00", raid)))
    page = written([table], "html", heads=2, is_matrix=True)
    parts = page.split("<table>")[1:]
    assert [part.count('scope="col"') for part in parts] == [9, 9, 9, 9]
    assert ["raid" in part for part in parts] == [True, False, False, False], "rows that are empty in a part"
    assert "(4 of 4)" in parts[3]
    assert page.count("Split by columns") == page.count("From 1 article") == 1


def test_people_of_two_printings_are_two_columns_and_one_party() -> None:
    dataset = open_dataset(sample()[0])
    (table,) = tables(dataset)
    told = [note for note in table.notes if "” copies “" in note]
    assert [note.rpartition(": ")[2] for note in told] == ["two columns for whoever has no name, but one party."]
    assert sum(column.startswith("Two residents") for column in table.columns) == 2
