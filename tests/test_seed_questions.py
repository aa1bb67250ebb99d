"""The article that the project was asked for: eight questions whose rows were written from its text and annotation."""

import hashlib
from collections import defaultdict
from functools import cache

import pytest

from questions_case import rows
from rashomon.dataset import open_dataset
from rashomon.questions import answer, load
from rashomon.store.embedded import EmbeddedStore, from_lines
from rashomon.table import Table
from seed import SEED, built, needs_seed

pytestmark = needs_seed

HEADLINE = "Syrian Regime Forces Gain Control of Key Town in Idlib"
ITIC = "Meir Amit Intelligence and Terrorism Information Center"
SOHR = "Syrian Observatory for Human Rights"
HTS = "Headquarters for the Liberation of al-Sham"
FIGHTERS = "fighters from a rebel organization supported by Turkey"
NAMELESS = "unnamed group, described in contested words"
OBJECTIVE = "its objective was\u00a0to support the rebels"  # a no-break space, as in the text
VEHICLES = "the Turkish military convoy was composed of dozens of armored vehicles"


@cache
def _store() -> EmbeddedStore:
    return from_lines(list(open_dataset(built(SEED)[0]).lines(ontology=True)))


def _ask(name: str, /, **values: str) -> Table:
    return answer(_store(), load(name), {key.replace("_", "-"): value for key, value in values.items()})


def _as_text(found: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Give days as they are written."""
    return [tuple(cell if isinstance(cell, int) else str(cell) for cell in row) for row in found]


def test_in_two_languages_nothing_in_one_article() -> None:
    assert _ask("in-two-languages").rows == ()


def test_in_two_languages_asked_for_one_gives_all_that_is_claimed() -> None:
    found = _ask("in-two-languages", languages="1")
    # 60 events, statements and figures, but the 4 purposes that nobody claims as events.
    assert len(found.rows) == 56
    assert set(rows(found, "languages", "articles")) == {("en", 1)}
    assert "mentioned" not in found.column("status")


def test_force_in_region_without_a_region_or_a_day() -> None:
    columns = ("event", "place", "earliest", "latest", "dated", "status")
    asserted, said, day = "asserted by an author", "attributed only", "2019-08-21"
    found = _ask("force-in-region")
    assert _as_text(rows(found, *columns)) == [
        ("air strike", "Maarat al-Numan", "2019-08-18", "2019-08-20", "several days", asserted),
        ("armed clash", "Khan Sheikhun", day, day, "one day", said),
        ("territorial gain", "Khan Sheikhun", day, day, "one day", said),
        ("armed clash", "Idlib province", "", "", "no date", asserted),
        ("encirclement", "Khan Sheikhun", "", "", "no date", said),
        ("territorial gain", "M5 highway", "", "", "no date", "mentioned"),
    ]
    # None has a name of its own.
    assert found.column("event_type") == found.column("event")


def test_force_in_region_on_a_day() -> None:
    columns = ("event", "place", "dated")
    undated = [("armed clash", "Idlib province", "no date"), ("encirclement", "Khan Sheikhun", "no date")]
    # The towns lie in Idlib; the highway is known to lie in Syria, no more.
    assert rows(_ask("force-in-region", region="Idlib", day="2019-08-19"), *columns) == [
        ("air strike", "Maarat al-Numan", "days that include it"), *undated,
    ]  # fmt: skip
    assert rows(_ask("force-in-region", region="idlib-province", day="2019-08-21"), *columns) == [
        ("armed clash", "Khan Sheikhun", "that day"), ("territorial gain", "Khan Sheikhun", "that day"), *undated,
    ]  # fmt: skip
    assert rows(_ask("force-in-region", region="syria", day="2018-01-01"), *columns) == [
        *undated, ("territorial gain", "M5 highway", "no date"),
    ]  # fmt: skip
    assert _ask("force-in-region", region="damascus").rows == ()


def test_actor_edges() -> None:
    columns = ("from", "from_role", "relation", "to", "to_role", "events", "claims", "parties", "status")
    russia, turkey, said = "Government of Russia", "Government of Turkey", "attributed only"
    assert rows(_ask("actor-edges"), *columns) == [
        (russia, "party", "agreement", turkey, "party", 1, 1, 1, said),
        (russia, "party", "consultation", turkey, "party", 1, 1, 1, "predicted"),
        (russia, "party", "friction", turkey, "party", 1, 1, 1, said),
        (russia, "", "supports", "Government of Syria", "", 0, 1, 1, said),
        (turkey, "", "supports", FIGHTERS, "", 0, 1, 1, said),
        (turkey, "", "supports", "rebel organizations in Idlib", "", 0, 1, 1, said),
        ("Rami Abdel Rahman", "", "head of", SOHR, "", 0, 1, 1, "asserted by an author"),
        # The author says who was hit, and "reportedly" who flew: nobody says both at once.
        ("Russian aircraft (air force)", "agent", "air strike", "Turkish armed forces", "target", 1, 0, 0, "hedged"),
        ("Syrian aircraft (air force)", "agent", "air strike", "Turkish armed forces", "target", 1, 0, 0, "hedged"),
        ("Turkish armed forces", "agent", "convoy movement", FIGHTERS, "companion", 1, 1, 1, said),
        ("pro-government fighters", "agent", "encirclement", "Turkish armed forces", "target", 1, 1, 1, said),
    ]


def test_actor_edges_join_nobody_in_one_role() -> None:
    ends = [set(pair) for pair in rows(_ask("actor-edges"), "from", "to")]
    assert {"Russian aircraft (air force)", "Syrian aircraft (air force)"} not in ends
    assert {"rebel organizations in Idlib", "jihadists in Idlib"} not in ends


def test_who_supports_whom() -> None:
    who = ("supporter", "relation", "supported", "source", "on_behalf_of")
    columns = (*who, "polarity", "certainty", "status", "quote")
    ministry = "Ministry of Foreign Affairs of Syria"
    weapons = "the convoy was supplying weapons"
    rebels, said = "rebel organizations in Idlib", ("affirmed", "no hedge")
    assert rows(_ask("who-supports-whom"), *columns) == [
        ("Government of Russia", "supports", "Government of Syria", ITIC, "", *said, "attributed only", OBJECTIVE),
        ("Government of Turkey", "supports", FIGHTERS, ITIC, "", *said, "attributed only", VEHICLES),
        ("Government of Turkey", "supports", rebels, ITIC, "", *said, "attributed only", OBJECTIVE),
        # Aims of the convoy: nobody says that they were reached, or names who would have done it.
        ("", "military support", HTS, ITIC, "", *said, "mentioned", OBJECTIVE),
        ("", "military support", rebels, ITIC, "", *said, "mentioned", OBJECTIVE),
        ("", "supply of weapons", NAMELESS, "foreign ministry source", ministry, *said, "mentioned", weapons),
    ]


def test_source_profile() -> None:
    counted = ("claims", "articles", "contents", "hedged", "denials", "relayed", "relays", "authorial")
    columns = ("source", *counted, "first", "last")
    assert rows(_ask("source-profile"), *columns) == [
        # The article names no outlet: its headline says where those without a name speak.
        (f"author of the article, in “{HEADLINE}”", 6, 1, 18, 0, 0, 0, 0, 4, "", ""),
        (ITIC, 5, 1, 18, 2, 0, 0, 0, 0, "", ""),
        ("Rami Abdel Rahman", 2, 1, 8, 0, 0, 0, 0, 0, "", ""),
        (SOHR, 2, 1, 6, 0, 0, 0, 0, 0, "", ""),
        ("Turkish Ministry of National Defence", 2, 1, 8, 0, 0, 0, 0, 0, "", ""),
        ("SANA", 1, 1, 0, 0, 0, 0, 1, 0, "", ""),
        (f"foreign ministry source, in “{HEADLINE}”", 1, 1, 4, 0, 0, 1, 0, 0, "", ""),
        (f"local activists, in “{HEADLINE}”", 1, 1, 2, 0, 0, 0, 0, 0, "", ""),
        (f"unspecified source, in “{HEADLINE}”", 1, 1, 3, 1, 0, 0, 0, 0, "", ""),
    ]


def test_rests_on_unnamed_nothing() -> None:
    # The activists speak together with the observatory, the source for its ministry, and "reportedly" is no source.
    assert _ask("rests-on-unnamed").rows == ()


def test_provenance_by_the_files_themselves() -> None:
    folder = built(SEED)[0]
    graphs: dict[str, list[bytes]] = defaultdict(list)
    for line in (folder / "graph.nq").read_bytes().splitlines(keepends=True):
        graphs[line.rsplit(b" ", 2)[1].decode().strip("<>").partition("/graph/")[2]].append(line)
    meta = graphs.pop("meta")
    found = _ask("provenance")
    text = hashlib.sha256((SEED / "khan-sheikhun.txt").read_bytes()).hexdigest()
    told = {graph: (HEADLINE, text) if graph.startswith("article/") else ("", "") for graph in graphs}
    assert rows(found, "graph", "triples", "made_by", "text", "text_sha256") == [
        (graph, len(graphs[graph]), "build", *told[graph]) for graph in sorted(graphs)
    ]
    sums = [hashlib.sha256(b"".join(sorted(graphs[graph]))).hexdigest() for graph in sorted(graphs)]
    assert found.column("sha256") == sums
    assert len(graphs) == 7
    labels = [line.split(b'"')[1].decode() for line in meta if b"rdf-schema#label" in line]
    assert set(found.column("software")) == {"; ".join(sorted(labels))}


DOCUMENTS = [
    ("Aleppo", 1, "Aleppo", "text"),
    ("Damascus", 1, "Damascus", "text"),
    ("France24", 0, "", "listed source"),
    ("Government of Russia", 2, "Russia", "text"),
    ("Government of Syria", 1, "Syrian government", "text"),
    ("Government of Turkey", 3, "Turkey; Turkish regime", "text"),
    (HTS, 1, HTS, "text"),
    ("Idlib province", 2, "Idlib province; Idlib region", "text"),
    ("Khan Sheikhun", 2, "Khan Sheikhoun; Khan Sheikhun", "text"),
    ("M5 highway", 1, "M5 highway", "text"),
    ("Maarat al-Numan", 2, "Maarat al-Numan; Maaret al-Numan", "text"),
    (ITIC, 2, f"ITIC; {ITIC}", "text; speaker; listed source"),
    ("Ministry of Foreign Affairs of Syria", 1, "foreign ministry", "text; on whose behalf"),
    ("Morek", 1, "Morek", "text"),
    ("Rami Abdel Rahman", 1, "Rami Abdel Rahman", "text; speaker"),
    ("Russian aircraft (air force)", 1, "Russian", "text"),
    ("SANA", 1, "SANA", "text; speaker"),
    (SOHR, 2, f"{SOHR}; The Observatory", "text; speaker; on whose behalf"),
    ("Syrian aircraft (air force)", 1, "Syrian aircraft", "text"),
    ("Syrian state forces", 3, "Syrian Regime Forces; Syrian army; Syrian regime forces", "text"),
    ("The Defense Post", 0, "", "listed source"),
    ("Turkey", 1, "Turkish border", "text"),
    ("Turkish Ministry of National Defence", 1, "Turkish defense ministry", "text; speaker"),
    ("Turkish armed forces", 2, "Turkish military convoy; Turkish troops", "text"),
    ("agreement", 1, "de-escalation agreement", "text"),
    ("air strike", 1, "airstrikes", "text"),
    ("anti-government fighters", 1, "anti-government fighters", "text"),
    ("armed clash", 1, "clashes", "text"),
    ("armed clash", 1, "heavy fighting", "text"),
    ("author of the article", 0, "", "speaker"),
    ("consultation", 1, "conducting dialogues", "text"),
    ("convoy movement", 1, "convoy was supplying", "text"),
    ("encirclement", 1, "surrounded an area", "text"),
    (FIGHTERS, 1, FIGHTERS, "text"),
    ("foreign ministry source", 1, "foreign ministry source", "text; speaker"),
    ("friction", 1, "military friction", "text"),
    ("government or loyalist fighters", 1, "government or loyalist fighters", "text"),
    ("jihadists in Idlib", 2, "jihadists", "text"),
    ("local activists", 1, "local activists", "text; speaker"),
    ("military observation post", 1, "military observation post", "text"),
    ("military support", 1, "support the rebels", "text"),
    ("mine clearance", 1, "clearing it of mines", "text"),
    ("pro-government fighters", 1, "Pro-government fighters", "text"),
    ("rebel organizations in Idlib", 3, "Opposition fighters; rebel organizations; rebels", "text"),
    ("resupply", 1, "resupply", "text"),
    ("supply of weapons", 1, "supplying weapons", "text"),
    ("territorial gain", 1, "take control of the M5 highway", "text"),
    ("territorial gain", 1, "took full control", "text"),
    (NAMELESS, 1, "terrorist groups", "text"),
    ("unspecified source", 0, "", "speaker"),
    ("withdrawal", 1, "withdrawn", "text"),
]


def test_documents() -> None:
    found = _ask("documents")
    assert rows(found, "thing", "mentions", "words", "how") == DOCUMENTS
    # The article bears no date and no publisher: none is made up from the day that somebody supplied.
    assert set(rows(found, "article", "publisher", "language", "date")) == {(HEADLINE, "", "en", "")}


@pytest.mark.parametrize(("thing", "count"), [("خان شيخون", 1), ("france-24", 1), ("russia", 0)])
def test_documents_of_one_thing(thing: str, count: int) -> None:
    assert len(_ask("documents", thing=thing).rows) == count


def test_documents_without_span_nodes_are_still_counted() -> None:
    folder = built(SEED, minimal=True)[0]
    store = from_lines(list(open_dataset(folder).lines(ontology=True)))
    found = rows(answer(store, load("documents")), "thing", "mentions", "how")
    # The words are not in such a dataset; the places are.
    assert sorted(found) == sorted((thing, mentions, how) for thing, mentions, _, how in DOCUMENTS)
