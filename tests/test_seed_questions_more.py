"""The article that the project was asked for: the rows of the other questions, written from its text and annotation."""

import tomllib
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
AUTHOR, ACTIVISTS, UNSPECIFIED = "author of the article", "local activists", "unspecified source"
ITIC = "Meir Amit Intelligence and Terrorism Information Center"
SOHR, CHIEF = "Syrian Observatory for Human Rights", "Rami Abdel Rahman"
SOURCE, SYRIAN_MINISTRY = "foreign ministry source", "Ministry of Foreign Affairs of Syria"
TURKISH_MINISTRY = "Turkish Ministry of National Defence"
ARMY, CONVOY_OF = "Syrian state forces", "Turkish armed forces"
RUSSIANS, SYRIANS = "Russian aircraft (air force)", "Syrian aircraft (air force)"
RUSSIA, TURKEY, SYRIA = "Government of Russia", "Government of Turkey", "Government of Syria"
REBELS, JIHADISTS = "rebel organizations in Idlib", "jihadists in Idlib"
FIGHTERS = "fighters from a rebel organization supported by Turkey"
NAMELESS = "unnamed group, described in contested words"
HTS = "Headquarters for the Liberation of al-Sham"

# The passages, as they stand in the text.
TOOK = "Syrian regime forces took full control"
REGIME_TOOK = "Regime forces took full control of the town of Khan Sheikhun and are currently clearing it of mines"
SURROUNDED = (
    "surrounded an area stretching from the south of Khan Sheikhun into northern Hama province, "
    "cutting off all roads out"
)
KILLED = "21 anti-government fighters including 18 jihadists were killed"
ADVANCE = "The advance came after days of heavy fighting"
STRATEGIC = "Khan Sheikhun is of strategic significance"
REPORTEDLY = "reportedly carried out by Russian and Syrian aircraft"
WEAPONS = "the convoy was supplying weapons"
RESUPPLY = "headed to resupply a military observation post"
TWELVE = "one of 12 Turkey installed around Idlib"
VEHICLES = "the Turkish military convoy was composed of dozens of armored vehicles"
M5 = "the objective was to take control of the M5 highway"
SUPPORT = "its objective was\u00a0to support the rebels"  # a no-break space, as in the text
APPARENTLY = "apparently both countries have an interest in containing the event"

SAID, ASSERTED = "attributed only", "asserted by an author"


@cache
def _store() -> EmbeddedStore:
    return from_lines(list(open_dataset(built(SEED)[0]).lines(ontology=True)))


def _ask(name: str, /, **values: str) -> Table:
    return answer(_store(), load(name), {key.replace("_", "-"): value for key, value in values.items()})


def _rows(found: Table, *columns: str) -> list[tuple[object, ...]]:
    """Give some columns, days as they are written."""
    return [tuple(cell if isinstance(cell, int) else str(cell) for cell in row) for row in rows(found, *columns)]


def _same(found: Table, columns: tuple[str, ...], wanted: list[tuple[object, ...]]) -> None:
    """Compare all rows in any order, each as often as it stands there."""
    assert sorted(_rows(found, *columns), key=repr) == sorted(wanted, key=repr)


def test_who_reports() -> None:
    columns = ("event", "source", "on_behalf_of", "speech_act", "polarity", "certainty", "voice", "quote")
    states, attributed = ("states", "affirmed", "no hedge"), "attributed"
    found = _ask("who-reports")
    _same(found, columns, [
        ("agreement", TURKISH_MINISTRY, "", *states, "unclear scope", TWELVE),
        ("air strike", AUTHOR, "", *states, "author's voice", "airstrikes"),
        ("air strike", UNSPECIFIED, "", "reports", "affirmed", "probable", attributed, REPORTEDLY),
        ("armed clash", AUTHOR, "", *states, "author's voice", ADVANCE),
        ("armed clash", SOHR, "", *states, attributed, KILLED),
        ("consultation", ITIC, "", "predicts", "affirmed", "probable", attributed, APPARENTLY),
        # SANA quotes the source: who relays says nothing of the convoy.
        ("convoy movement", SOURCE, SYRIAN_MINISTRY, *states, attributed, WEAPONS),
        ("convoy movement", TURKISH_MINISTRY, "", *states, attributed, RESUPPLY),
        ("convoy movement", ITIC, "", *states, attributed, VEHICLES),
        ("convoy movement", ITIC, "", "assesses", "affirmed", "probable", attributed, M5),
        ("convoy movement", ITIC, "", *states, attributed, SUPPORT),
        ("encirclement", CHIEF, SOHR, *states, attributed, SURROUNDED),
        ("friction", ITIC, "", *states, attributed, SUPPORT),
        ("mine clearance", CHIEF, SOHR, *states, attributed, REGIME_TOOK),
        ("territorial gain", AUTHOR, "", *states, "headline", HEADLINE),
        ("territorial gain", SOHR, "", "reports", "affirmed", "no hedge", attributed, TOOK),
        ("territorial gain", ACTIVISTS, "", "reports", "affirmed", "no hedge", attributed, TOOK),
        ("territorial gain", CHIEF, SOHR, *states, attributed, REGIME_TOOK),
        ("withdrawal", AUTHOR, "", *states, "headline", "Opposition fighters have withdrawn"),
    ])  # fmt: skip
    assert set(_rows(found, "language", "article", "outlet", "date")) == {("en", HEADLINE, "", "")}


@pytest.mark.parametrize(
    ("values", "events"),
    [
        ({"place": "maarat-al-numan"}, ["air strike"] * 2 + ["convoy movement"] * 5),
        ({"place": "m5-highway"}, []),  # the gain there is somebody's aim, and reported by nobody
    ],
)
def test_who_reports_what_is_asked_for(values: dict[str, str], events: list[str]) -> None:
    assert _ask("who-reports", **values).column("event") == events


def test_asserted_by_author() -> None:
    connects = ("M5 highway", "connects")
    _same(_ask("asserted-by-author"), ("subject", "relation", "object", "quote"), [
        (CHIEF, "head of", SOHR, CHIEF),
        ("armed clash", "happened", "", ADVANCE),
        ("armed clash", "target", REBELS, ADVANCE),
        ("armed clash", "target", JIHADISTS, ADVANCE),
        ("armed clash", "precedes", "territorial gain", ADVANCE),
        (REBELS, "controls", "Idlib province", ADVANCE),
        (JIHADISTS, "controls", "Idlib province", ADVANCE),
        ("Idlib province", "adjacent to", "Turkey", ADVANCE),
        ("Khan Sheikhun", "strategic for", SYRIA, STRATEGIC),
        ("Khan Sheikhun", "lies on", "M5 highway", STRATEGIC),
        (*connects, "Aleppo", STRATEGIC),
        (*connects, "Damascus", STRATEGIC),
        ("air strike", "happened", "", "airstrikes"),
        ("air strike", "target", CONVOY_OF, "airstrikes"),
    ])  # fmt: skip


def test_status_profile() -> None:
    assert _rows(_ask("status-profile"), "status", "events", "statements", "figures", "all") == [
        (SAID, 7, 19, 5, 31),
        (ASSERTED, 2, 12, 0, 14),
        ("contested", 0, 4, 0, 4),
        ("mentioned", 4, 0, 0, 4),
        ("predicted", 1, 2, 0, 3),
        ("headline only", 1, 1, 0, 2),
        ("hedged", 0, 2, 0, 2),
    ]


def test_different_answers_to_what_the_convoy_was_for() -> None:
    columns = (
        "answer", "source", "on_behalf_of", "through", "speech_act", "polarity", "certainty", "hedge", "status",
        "quote",
    )  # fmt: skip
    found = _ask("different-answers")
    stated = ("states", "affirmed", "no hedge", "", "contested")
    _same(found, columns, [
        ("supply of weapons", SOURCE, SYRIAN_MINISTRY, "SANA", *stated, WEAPONS),
        ("resupply", TURKISH_MINISTRY, "", "", *stated, RESUPPLY),
        # "assesses" is what makes it probable; no word beside it hedges.
        ("territorial gain", ITIC, "", "", "assesses", "affirmed", "probable", "", "contested", M5),
        ("military support", ITIC, "", "", *stated, SUPPORT),
    ])  # fmt: skip
    assert set(_rows(found, "event", "relation", "article")) == {("convoy movement", "purpose", HEADLINE)}


@pytest.mark.parametrize("role", ["agent", "target", "party"])
def test_no_different_answers_where_one_claim_names_several(role: str) -> None:
    # Russian and Syrian aircraft, rebels and jihadists, Turkey and Russia stand side by side in one claim.
    assert _ask("different-answers", role=role).rows == ()


def test_alleged_perpetrators() -> None:
    columns = ("event", "actor", "source", "on_behalf_of", "polarity", "certainty", "hedge", "status", "quote")
    hedged, flat = ("affirmed", "probable", "reportedly", "hedged"), ("affirmed", "no hedge", "", SAID)
    gain = ("territorial gain", ARMY)
    _same(_ask("alleged-perpetrators"), columns, [
        ("air strike", RUSSIANS, UNSPECIFIED, "", *hedged, REPORTEDLY),
        ("air strike", SYRIANS, UNSPECIFIED, "", *hedged, REPORTEDLY),
        ("encirclement", "pro-government fighters", CHIEF, SOHR, *flat, SURROUNDED),
        (*gain, AUTHOR, "", *flat, HEADLINE),
        (*gain, SOHR, "", *flat, TOOK),
        (*gain, ACTIVISTS, "", *flat, TOOK),
        (*gain, CHIEF, SOHR, *flat, REGIME_TOOK),
    ])  # fmt: skip


def test_reporter_chain() -> None:
    columns = ("article", "through", "relayers", "source", "on_behalf_of", "speech_act", "quote")
    _same(_ask("reporter-chain"), columns, [(HEADLINE, "SANA", 1, SOURCE, SYRIAN_MINISTRY, "states", WEAPONS)])


def test_killed_by_side() -> None:
    columns = ("side", "source", "low", "best", "high", "part_of", "event", "polarity", "status", "quote")
    rest = ("armed clash", "affirmed", SAID, KILLED)
    _same(_ask("killed-by-side"), columns, [
        ("anti-government fighters", SOHR, 21, 21, 21, "", *rest),
        (JIHADISTS, SOHR, 18, 18, 18, "21 anti-government fighters", *rest),
        ("government or loyalist fighters", SOHR, 10, 10, 10, "", *rest),
    ])  # fmt: skip
    assert _ask("killed-by-side", measure="injured").rows == ()


def test_nobody_denies_anything() -> None:
    # The ministries disagree on what the convoy was for; nobody says that something was not so.
    assert _ask("denials").rows == ()


def test_corroborated() -> None:
    columns = ("subject", "relation", "object", "parties", "party", "sources", "counted_by", "status", "quote")
    both, chief = f"{SOHR}; {ACTIVISTS}", f"{CHIEF}, for {SOHR}"
    ministry = f"{SOURCE}, for {SYRIAN_MINISTRY}"
    gain = [
        (SOHR, both, "", SAID, TOOK), (ACTIVISTS, both, "", SAID, TOOK),
        # He is its chief too; that the claim is made for it says so already.
        (SOHR, chief, "on behalf of", SAID, REGIME_TOOK),
    ]  # fmt: skip
    convoy = [
        (SYRIA, ministry, "on behalf of; part of", SAID, WEAPONS),
        (TURKEY, TURKISH_MINISTRY, "part of", SAID, RESUPPLY), (ITIC, ITIC, "", SAID, VEHICLES),
    ]  # fmt: skip
    # Who flew rests on "reportedly" alone, and an unspecified source is no second party to the strike.
    _same(_ask("corroborated"), columns, [
        *(("territorial gain", "happened", "", 2, *row) for row in gain),
        *(("territorial gain", "agent", ARMY, 2, *row) for row in gain),
        *(("convoy movement", "agent", CONVOY_OF, 3, *row) for row in convoy),
        *(("convoy movement", "happened", "", 3, *row) for row in convoy),
        ("convoy movement", "happened", "", 3, ITIC, ITIC, "", SAID, M5),
        ("convoy movement", "happened", "", 3, ITIC, ITIC, "", SAID, SUPPORT),
    ])  # fmt: skip
    assert set(_ask("corroborated", parties="3").column("subject")) == {"convoy movement"}
    assert _ask("corroborated", parties="4").rows == ()


def test_contested_wording() -> None:
    loaded = "contested wording"
    _same(_ask("contested-wording"), ("words", "framing", "source", "voice", "said_of"), [
        ("Syrian Regime Forces", loaded, AUTHOR, "headline", ARMY),
        # Nobody is quoted with these: who writes "the Observatory reported" chose the words.
        ("Syrian regime forces", loaded, AUTHOR, "author's voice", ARMY),
        ("Turkish regime", loaded, ITIC, "attributed", TURKEY),
        ("terrorist groups", "scare quotes", SOURCE, "attributed", NAMELESS),
    ])  # fmt: skip


EVIDENCE: list[tuple[dict[str, str], list[tuple[object, ...]]]] = [
    ({"words": "Convoy was supplying"}, [
        ("convoy movement", "happened", "", f"{SOURCE}, for {SYRIAN_MINISTRY}", WEAPONS, 1755, 1787),
        ("convoy movement", "agent", CONVOY_OF, f"{SOURCE}, for {SYRIAN_MINISTRY}", WEAPONS, 1755, 1787),
        ("convoy movement", "purpose", "supply of weapons", f"{SOURCE}, for {SYRIAN_MINISTRY}", WEAPONS, 1755, 1787),
        ("supply of weapons", "recipient", NAMELESS, f"{SOURCE}, for {SYRIAN_MINISTRY}", WEAPONS, 1755, 1787),
    ]),
    ({"words": "21 anti-government fighters"}, [
        ("armed clash", "happened", "", SOHR, KILLED, 961, 1023),
        ("armed clash", "killed", "21 anti-government fighters", SOHR, KILLED, 961, 1023),
        ("armed clash", "killed", "18 jihadists in Idlib", SOHR, KILLED, 961, 1023),
        ("armed clash", "killed", "10 government or loyalist fighters", SOHR, KILLED, 961, 1023),
    ]),
    ({"role": "headOf"}, [(CHIEF, "head of", SOHR, AUTHOR, CHIEF, 710, 727)]),
    ({"role": "causes"}, [("convoy movement", "causes", "friction", ITIC, SUPPORT, 2663, 2702)]),
    ({"object": "morek"}, [(CONVOY_OF, "located in", "Morek", f"{CHIEF}, for {SOHR}", SURROUNDED, 764, 880)]),
    ({"role": "supports"}, [
        (TURKEY, "supports", FIGHTERS, ITIC, VEHICLES, 2121, 2191),
        (TURKEY, "supports", REBELS, ITIC, SUPPORT, 2663, 2702),
        (RUSSIA, "supports", SYRIA, ITIC, SUPPORT, 2663, 2702),
    ]),
    ({"subject": "khan-sheikhun"}, [
        ("Khan Sheikhun", "lies on", "M5 highway", AUTHOR, STRATEGIC, 1330, 1372),
        ("Khan Sheikhun", "strategic for", SYRIA, AUTHOR, STRATEGIC, 1330, 1372),
    ]),
    ({"role": "opposes"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("values", "wanted"), EVIDENCE, ids=[str(one) for one, _ in EVIDENCE])
def test_evidence(values: dict[str, str], wanted: list[tuple[object, ...]]) -> None:
    found = _ask("evidence", **values)
    _same(found, ("subject", "relation", "object", "sources", "quote", "begin", "end"), wanted)
    text = (SEED / "khan-sheikhun.txt").read_bytes().decode()
    for quote, begin, end in rows(found, "quote", "begin", "end"):
        assert isinstance(begin, int)
        assert isinstance(end, int)
        assert text[begin:end] == quote


def test_timeline() -> None:
    columns = ("from", "to", "as_written", "event", "place", "status", "words")
    town, day, none = "Khan Sheikhun", ("2019-08-21", "2019-08-21", "Wednesday"), ("", "", "")
    assert _rows(_ask("timeline"), *columns) == [
        ("2018-09-01", "2018-09-30", "last September", "agreement", "", SAID, "de-escalation agreement"),
        ("2019-08-18", "2019-08-20", "Earlier in the week", "air strike", "Maarat al-Numan", ASSERTED, "airstrikes"),
        (*day, "armed clash", town, SAID, "clashes"),
        (*day, "territorial gain", town, SAID, "took full control"),
        ("", "", "days of", "armed clash", "Idlib province", ASSERTED, "heavy fighting"),
        (*none, "consultation", "", "predicted", "conducting dialogues"),
        (*none, "convoy movement", "Maarat al-Numan", SAID, "convoy was supplying"),
        (*none, "encirclement", town, SAID, "surrounded an area"),
        (*none, "friction", "", SAID, "military friction"),
        (*none, "military support", "", "mentioned", "support the rebels"),
        (*none, "mine clearance", town, SAID, "clearing it of mines"),
        (*none, "resupply", "", "mentioned", "resupply"),
        (*none, "supply of weapons", town, "mentioned", "supplying weapons"),
        (*none, "territorial gain", "M5 highway", "mentioned", "take control of the M5 highway"),
        (*none, "withdrawal", town, "headline only", "withdrawn"),
    ]


IN_THE_TEXT = [
    ("Aleppo", "Aleppo", 1), ("Damascus", "Damascus", 1), (RUSSIA, "Russia", 2), (SYRIA, "Syrian government", 1),
    (TURKEY, "Turkey", 2), (TURKEY, "Turkish regime", 1), (HTS, HTS, 1), ("Idlib province", "Idlib province", 1),
    ("Idlib province", "Idlib region", 1), ("Khan Sheikhun", "Khan Sheikhun", 1),
    ("Khan Sheikhun", "Khan Sheikhoun", 1), ("M5 highway", "M5 highway", 1),
    ("Maarat al-Numan", "Maaret al-Numan", 1), ("Maarat al-Numan", "Maarat al-Numan", 1), (ITIC, ITIC, 1),
    (ITIC, "ITIC", 1), (SYRIAN_MINISTRY, "foreign ministry", 1), ("Morek", "Morek", 1), (CHIEF, CHIEF, 1),
    (RUSSIANS, "Russian", 1), ("SANA", "SANA", 1), (SOHR, SOHR, 1), (SOHR, "The Observatory", 1),
    (SYRIANS, "Syrian aircraft", 1), (ARMY, "Syrian Regime Forces", 1), (ARMY, "Syrian regime forces", 1),
    (ARMY, "Syrian army", 1), ("Turkey", "Turkish border", 1), (TURKISH_MINISTRY, "Turkish defense ministry", 1),
    (CONVOY_OF, "Turkish military convoy", 1), (CONVOY_OF, "Turkish troops", 1),
    ("anti-government fighters", "anti-government fighters", 1), (JIHADISTS, "jihadists", 2),
    ("pro-government fighters", "Pro-government fighters", 1), (REBELS, "Opposition fighters", 1),
    (REBELS, "rebel organizations", 1), (REBELS, "rebels", 1),
]  # fmt: skip


def test_spellings() -> None:
    registry = tomllib.loads((SEED / "registry.toml").read_text(encoding="utf-8"))
    listed = [
        (entity["names"]["en"][0], name, language.lower(), "registry", 1)  # as tags of languages stand in RDF
        for entity in registry.values()
        for language, names in entity["names"].items()
        for name in names
    ]
    read = [(name, spelling, "en", "text", times) for name, spelling, times in IN_THE_TEXT]
    _same(_ask("spellings"), ("name", "spelling", "language", "found_in", "times"), [*listed, *read])


def test_spellings_of_one_town() -> None:
    town = "Khan Sheikhun"
    _same(_ask("spellings", name="khan-sheikhun"), ("name", "spelling", "language", "found_in", "times"), [
        (town, "خان شيخون", "ar", "registry", 1),
        (town, "Khān Shaykhūn", "ar-latn", "registry", 1),
        (town, "Khan Sheikhun", "en", "registry", 1),
        (town, "Khan Sheikhoun", "en", "registry", 1),
        (town, "Khan Sheikhun", "en", "text", 1),
        (town, "Khan Sheikhoun", "en", "text", 1),
    ])  # fmt: skip


def test_predictions() -> None:
    columns = (
        "subject", "relation", "object", "source", "on_behalf_of", "speech_act", "polarity", "certainty", "hedge",
        "status", "quote",
    )  # fmt: skip
    # Who predicts talks predicts who takes part: the parties are no rows of their own.
    found = _ask("predictions")
    _same(found, columns, [
        ("consultation", "happened", "", ITIC, "", "predicts", "affirmed", "probable", "apparently", "predicted",
         APPARENTLY),
    ])  # fmt: skip
    assert found.column("otherwise_reported") == ["no"]
    assert _ask("predictions", speech_act="demands").rows == ()


def test_listed_not_cited() -> None:
    # The third that the article lists, the centre, is cited.
    _same(_ask("listed-not-cited"), ("article", "listed"), [(HEADLINE, "France24"), (HEADLINE, "The Defense Post")])


def test_where_sources_differ() -> None:
    columns = (
        "grade", "about", "first_says", "second_says", "first_source", "second_source", "first_through",
        "second_through", "first_hedge", "second_hedge", "first_quote", "second_quote", "judged_by",
    )  # fmt: skip
    ministry, turks = f"{SOURCE}, for {SYRIAN_MINISTRY}", TURKISH_MINISTRY
    judged, maybe = ("judged to differ", "convoy movement: purpose"), "different answers, may all be true"
    annotator, weapons, plain = "first-annotator", "supply of weapons", ("", "", "", "")
    relayed = ("SANA", "", "", "")
    found = _ask("where-sources-differ")
    _same(found, columns, [
        (*judged, weapons, "resupply", ministry, turks, *relayed, WEAPONS, RESUPPLY, annotator),
        (*judged, "resupply", "territorial gain", turks, ITIC, *plain, RESUPPLY, M5, annotator),
        (*judged, "resupply", "military support", turks, ITIC, *plain, RESUPPLY, SUPPORT, annotator),
        # What is judged to differ is a different answer all the same, and stands among those too.
        (maybe, judged[1], weapons, "resupply", ministry, turks, *relayed, WEAPONS, RESUPPLY, ""),
        (maybe, judged[1], "resupply", "territorial gain", turks, ITIC, *plain, RESUPPLY, M5, ""),
        (maybe, judged[1], "resupply", "military support", turks, ITIC, *plain, RESUPPLY, SUPPORT, ""),
        # Nobody judged the centre against the source; the centre's own two aims are one party's.
        (maybe, judged[1], weapons, "territorial gain", ministry, ITIC, *relayed, WEAPONS, M5, ""),
        (maybe, judged[1], weapons, "military support", ministry, ITIC, *relayed, WEAPONS, SUPPORT, ""),
    ])  # fmt: skip
    assert set(_rows(found, "first_article", "second_article")) == {(HEADLINE, HEADLINE)}
