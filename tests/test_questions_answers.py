"""Each shipped question gives the rows that were written down by hand, and the same ones in both engines."""

import hashlib
import re

import pytest

from questions_case import CASE, graph, rows, sparql, store
from rashomon.questions import answer, ask_rdflib, load, names
from rashomon.table import Table

A = "Army enters Qasr al-Nahr as “liberators” head south"
B = "Le front dément la prise de Qasr al-Nahr"
TOOK = "Troops of the regime took Qasr al-Nahr on Wednesday"
NOT_FALLEN = "Qasr al-Nahr n'est pas tombée"
CAPTURE = "Capture of Qasr al-Nahr"
ENTITY = "https://example.org/kg/entity/"

WITH_VALUES: dict[str, list[dict[str, str]]] = {
    "who-reports": [{"event": "capture"}, {"event-type": "use of force"}, {"place": "Veldor"}],
    "asserted-by-author": [{"event": "convoy"}, {"article": "a"}],
    "different-answers": [
        {"role": "destination"}, {"role": "rsm:agent"}, {"event": "convoy"}, {"event-type": "air-strike"},
    ],
    "alleged-perpetrators": [
        {"event-type": "remote-violence"}, {"event": "strike"}, {"actor": "Armée de Veldor"}, {"place": "dolna"},
    ],
    "reporter-chain": [{"article": "a"}, {"source": "an official"}, {"source": "marn-watch"}],
    "killed-by-side": [{"measure": "injured"}, {"side": "Recruits"}, {"event": "capture"}],
    "denials": [{"event": "capture"}, {"denied-by": "northern-front"}, {"denied-by": "marn-watch"}],
    "corroborated": [{"parties": "1"}, {"parties": "3"}, {"event": "strike"}],
    "contested-wording": [{"source": "residents"}, {"article": "b"}],
    "evidence": [
        {"words": "FOOD"}, {"subject": "Veldor Army"}, {"role": "party"}, {"object": "dolna"},
        {"content": "https://example.org/kg/count/dead-18"}, {"article": B},
    ],
    "timeline": [
        {"from": "2019-08-21"}, {"to": "2019-08-20"}, {"place": "marn"}, {"status": "predicted"},
        {"event-type": "military-activity"},
    ],
    "spellings": [{"name": "قصر النهر"}],
    "predictions": [{"speech-act": "threatens"}, {"source": "Marn Watch"}],
    "listed-not-cited": [{"article": "a"}],
    "where-sources-differ": [{"event": "strike"}, {"source": "Lena Oral"}, {"article": "b"}],
    "in-two-languages": [{"languages": "1"}, {"event": "strike"}],
    "force-in-region": [{"region": "marn"}, {"day": "2019-08-19"}, {"event-type": "remote-violence"}],
    "actor-edges": [{"actor": "veldor-army"}, {"status": "contested"}],
    "who-supports-whom": [{"supporter": "veldor-army"}, {"supported": "recruits"}, {"source": "marn-watch"}],
    "source-profile": [{"source": "marn-watch"}],
    "rests-on-unnamed": [{"article": "a"}, {"event": "capture"}],
    "provenance": [{"article": "a"}],
    "documents": [{"thing": "qasr-al-nahr"}, {"language": "fr"}],
}  # fmt: skip


def _ask(name: str, /, **values: str) -> Table:
    return answer(store(), load(name), {key.replace("_", "-"): value for key, value in values.items()})


@pytest.mark.parametrize(
    ("name", "values"), [(name, values) for name in names() for values in ({}, *WITH_VALUES.get(name, []))]
)
def test_both_engines_give_the_same_rows_in_the_same_order(name: str, values: dict[str, str]) -> None:
    text = sparql(name, **values)
    ours, theirs = store().query(text), ask_rdflib(graph(), text)
    assert ours.columns == theirs.columns
    assert ours.rows == theirs.rows


def test_every_parameter_of_every_question_is_tried_in_both_engines() -> None:
    for name in names():
        tried = {key for values in WITH_VALUES.get(name, []) for key in values}
        assert {parameter.name for parameter in load(name).parameters} == tried, name


@pytest.mark.parametrize("name", names())
def test_a_question_orders_its_rows_by_every_column(name: str) -> None:
    text = load(name).text
    select, order = text.split("WHERE {", 1)[0], text.rsplit("ORDER BY", 1)[1]
    assert select.count("?") > 1
    columns = store().query(text).columns
    renamed = {"grade": "rank", "first_claim_iri": "a", "second_claim_iri": "b", "from": "first_day"}
    settled = {"events", "statements", "figures"}  # the status of a row settles these
    ordered = set(re.findall(r"\?\w+", order))
    missing = [column for column in columns if not {f"?{column}", f"?{renamed.get(column, column)}"} & ordered]
    assert set(missing) - settled - {"all"} == set()


def test_who_reports() -> None:
    found = rows(_ask("who-reports", event="capture"), "source", "speech_act", "polarity", "voice", "language", "quote")
    assert found == [
        ("Marn Watch", "states", "affirmed", "attributed", "en", TOOK),
        ("author of the article", "states", "affirmed", "headline", "en", A),
        ("residents", "states", "affirmed", "attributed", "en", TOOK),
        ("Northern Front", "denies", "negated", "attributed", "fr", NOT_FALLEN),
    ]
    # At any depth: Qasr al-Nahr lies in Marn, and this in Veldor.
    assert set(_ask("who-reports", place="Veldor").column("event")) == {CAPTURE, "air strike"}
    assert set(_ask("who-reports", event_type="use-of-force").column("event")) == {CAPTURE, "air strike"}


def test_asserted_by_author() -> None:
    assert rows(_ask("asserted-by-author"), "subject", "relation", "object", "quote", "article") == [
        ("convoy movement", "agent", "Veldor Army", "An army convoy left for Dolna", A),
        ("convoy movement", "destination", "Dolna", "An army convoy left for Dolna", A),
        ("convoy movement", "happened", "", "An army convoy left for Dolna", A),
    ]


def test_status_profile() -> None:
    assert rows(_ask("status-profile"), "status", "events", "statements", "figures", "all") == [
        ("attributed only", 1, 4, 1, 6),
        ("contested", 1, 3, 2, 6),
        ("asserted by an author", 1, 2, 0, 3),
        ("mentioned", 2, 0, 0, 2),
        ("predicted", 1, 1, 0, 2),
        ("hedged", 0, 1, 0, 1),
    ]


def test_different_answers() -> None:
    columns = ("answer", "source", "on_behalf_of", "through", "status", "quote")
    assert rows(_ask("different-answers"), *columns) == [
        ("resupply", "Defence Ministry", "", "", "contested", "It carried food for an outpost"),
        (
            "supply of weapons",
            "an official",
            "Northern Front",
            "Harbour Wire → State News",
            "contested",
            "the convoy brings weapons",
        ),
    ]
    # All who name an agent of one event name the same: no different answers.
    assert _ask("different-answers", role="agent").rows == ()


def test_alleged_perpetrators() -> None:
    columns = ("actor", "source", "certainty", "hedge", "status", "quote")
    (row,) = rows(_ask("alleged-perpetrators", event_type="air strike"), *columns)
    words = "Army aircraft struck the market in Dolna"
    assert row == ("Veldor Army", "unspecified source", "probable", "reportedly", "hedged", words)
    # Nobody's hedge is shown as such, in English.
    assert "no hedge" in _ask("alleged-perpetrators").column("certainty")
    # The army's convoy is no use of force.
    assert "convoy movement" not in _ask("alleged-perpetrators").column("event")


def test_reporter_chain() -> None:
    columns = ("article", "through", "relayers", "source", "on_behalf_of", "quote")
    assert rows(_ask("reporter-chain"), *columns) == [
        (A, "Harbour Wire → State News", 2, "an official", "Northern Front", "the convoy brings weapons")
    ]


def test_killed_by_side() -> None:
    columns = ("side", "source", "low", "best", "high", "part_of", "status")
    assert rows(_ask("killed-by-side"), *columns) == [
        ("Northern Front", "Defence Ministry", 30, "", "", "", "contested"),
        ("Northern Front", "Lena Oral", 21, 21, 21, "", "contested"),
        ("Recruits", "Lena Oral", 18, 18, 18, "21 Northern Front", "attributed only"),
    ]
    assert _ask("killed-by-side", measure="injured").rows == ()


def test_denials() -> None:
    columns = ("subject", "relation", "affirmed_by", "denied_by", "affirming_quote", "denying_quote", "denied_in")
    assert rows(_ask("denials"), *columns) == [
        (CAPTURE, "happened", "Marn Watch", "Northern Front", TOOK, NOT_FALLEN, B),
        (CAPTURE, "happened", "residents", "Northern Front", TOOK, NOT_FALLEN, B),
    ]


def test_corroborated() -> None:
    columns = ("subject", "relation", "parties", "party", "sources", "counted_by")
    assert rows(_ask("corroborated"), *columns) == [
        (CAPTURE, "agent", 2, "Marn Watch", "Marn Watch; residents", ""),
        (CAPTURE, "agent", 2, "residents", "Marn Watch; residents", ""),
        (CAPTURE, "happened", 2, "Marn Watch", "Marn Watch; residents", ""),
        (CAPTURE, "happened", 2, "residents", "Marn Watch; residents", ""),
        ("air strike", "happened", 2, "Government of Veldor", "Defence Ministry", "part of"),
        ("air strike", "happened", 2, "Marn Watch", "Marn Watch", ""),
    ]
    by_one = rows(_ask("corroborated", parties="1"), "relation", "sources", "counted_by", "object")
    # A head counts for her organisation, an author for the paper.
    assert ("killed", "Lena Oral, for Marn Watch", "head of", "21 Northern Front") in by_one
    assert ("destination", "author of the article, for Daily Post", "publisher", "Dolna") in by_one
    assert _ask("corroborated", parties="3").rows == ()


def test_contested_wording() -> None:
    assert rows(_ask("contested-wording"), "words", "framing", "source", "voice", "said_of") == [
        ("the regime", "contested wording", "Marn Watch", "attributed", "Veldor Army"),
        ("the regime", "contested wording", "residents", "attributed", "Veldor Army"),
        # Nobody's wording in a claim: the author's.
        ("“liberators”", "scare quotes", "author of the article", "author's voice", ""),
    ]


def test_every_piece_of_evidence_stands_in_its_text() -> None:
    texts = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in sorted(CASE.glob("*.txt"))}
    found = rows(_ask("evidence"), "quote", "begin", "end", "sha256")
    assert len(found) == 25
    for quote, begin, end, sha256 in found:
        text = texts[str(sha256)].read_bytes().decode("utf-8")
        assert isinstance(begin, int)
        assert isinstance(end, int)
        assert text[begin:end] == quote


def test_evidence_for_one_statement() -> None:
    columns = ("subject", "relation", "object", "sources", "quote")
    assert rows(_ask("evidence", words="weapons"), *columns) == [
        (
            "convoy movement",
            "purpose",
            "supply of weapons",
            "an official, for Northern Front",
            "the convoy brings weapons",
        )
    ]
    # A quote with a gap is two pieces.
    pieces = [quote for (quote,) in rows(_ask("evidence", subject="strike", object="veldor-army"), "quote")]
    assert pieces == ["Army aircraft", "struck the market in Dolna"]
    assert [row[0] for row in rows(_ask("evidence", object="dolna"), "relation")] == ["destination", "happened at"]


def test_timeline() -> None:
    found = [
        tuple(str(value) for value in row)
        for row in rows(_ask("timeline"), "from", "to", "as_written", "event", "place", "status")
    ]
    assert found == [
        ("2019-08-18", "2019-08-20", "", "air strike", "Dolna; Qasr al-Nahr", "attributed only"),
        ("2019-08-21", "2019-08-21", "Wednesday", CAPTURE, "Qasr al-Nahr", "contested"),
        ("", "", "", "convoy movement", "", "asserted by an author"),
        ("", "", "", "negotiation", "", "predicted"),
        ("", "", "", "resupply", "", "mentioned"),
        ("", "", "", "supply of weapons", "", "mentioned"),
    ]
    # What has no date may have happened on any day.
    assert _ask("timeline", **{"from": "2019-08-21"}).column("event")[0] == CAPTURE
    assert len(_ask("timeline", **{"from": "2019-08-21"}).rows) == 5
    assert _ask("timeline", to="2019-08-20", place="marn").column("event") == ["air strike"]


def test_spellings() -> None:
    assert rows(_ask("spellings", name="Kasr en-Nahr"), "name", "spelling", "language", "found_in", "times") == [
        ("Qasr al-Nahr", "قصر النهر", "ar", "registry", 1),
        ("Qasr al-Nahr", "Kasr en-Nahr", "en", "registry", 1),
        ("Qasr al-Nahr", "Qasr al-Nahr", "en", "registry", 1),
        ("Qasr al-Nahr", "Qasr al-Nahr", "en", "text", 2),
        ("Qasr al-Nahr", "Qasr al-Nahr", "fr", "text", 1),
    ]


def test_predictions() -> None:
    columns = ("subject", "relation", "source", "certainty", "hedge", "otherwise_reported", "status")
    assert rows(_ask("predictions"), *columns) == [
        ("negotiation", "happened", "Marn Watch", "probable", "apparently", "no", "predicted")
    ]


def test_listed_not_cited() -> None:
    # State News relays and is cited; a withdrawn claim of the radio cites nobody; the old version lists nobody.
    assert rows(_ask("listed-not-cited"), "article", "listed") == [
        (A, "راديو الشرق"),
        (B, f"{ENTITY}nameless"),
    ]


def test_where_sources_differ() -> None:
    columns = ("grade", "about", "first_says", "second_says", "first_source", "second_source", "second_through")
    assert rows(_ask("where-sources-differ"), *columns) == [
        ("denied outright", f"{CAPTURE}: happened", "yes", "no", "Marn Watch; residents", "Northern Front", ""),
        (
            "judged to differ",
            "convoy movement: purpose",
            "resupply",
            "supply of weapons",
            "Defence Ministry",
            "an official, for Northern Front",
            "Harbour Wire → State News",
        ),
        (
            "different numbers",
            f"{CAPTURE}: killed, Northern Front",
            "21",
            "at least 30",
            "Lena Oral, for Marn Watch",
            "Defence Ministry",
            "",
        ),
        (
            "different answers, exclude each other",
            "air strike: happened at",
            "Qasr al-Nahr",
            "Dolna",
            "Defence Ministry",
            "Marn Watch",
            "",
        ),
        (
            "different answers, may all be true",
            "convoy movement: destination",
            "Dolna",
            "Qasr al-Nahr",
            "author of the article, for Daily Post",
            "Marn Watch",
            "",
        ),
        # What was judged above: as far as can be computed, a convoy may serve both.
        (
            "different answers, may all be true",
            "convoy movement: purpose",
            "resupply",
            "supply of weapons",
            "Defence Ministry",
            "an official, for Northern Front",
            "Harbour Wire → State News",
        ),
    ]
    (judged,) = [row for row in _ask("where-sources-differ").records() if row["judged_by"]]
    assert judged["judged_by"] == "Test coder"
    assert judged["why"] == "a convoy with food for an outpost is not one with weapons"
    assert judged["first_quote"] == "It carried food for an outpost"
    assert judged["second_quote"] == "the convoy brings weapons"


@pytest.mark.parametrize("name", [name for name in names() if name != "listed-not-cited"])
def test_nothing_withdrawn_suggested_or_superseded_is_shown(name: str) -> None:
    for row in _ask(name).rows:
        for cell in row:
            if cell:
                assert not cell.value.endswith(("claim-withdrawn", "claim-suggested"))
                assert "/article/old" not in cell.value
