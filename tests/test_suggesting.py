"""What is proposed from raw text: sentence by sentence, in six languages, and what must never be proposed."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_strings import HOSTILE
from rashomon.article import About
from rashomon.errors import UsageError
from rashomon.registry import load_registry
from rashomon.suggesting import NamesList, Suggestion, detect, language, tags
from rashomon.suggesting.claims_rows import claim_row
from rashomon.suggesting.one_text import Words
from rashomon.suggesting.texts import Text
from rashomon.vocabulary import load_vocabulary
from suggest_sentences import CASES, Case

if TYPE_CHECKING:
    from rashomon.problems import Problem

REGISTRY = Path(__file__).resolve().parent.parent / "data" / "registry.toml"


@cache
def names() -> NamesList:
    return NamesList(load_registry([REGISTRY], load_vocabulary(), lambda _: None))


@cache
def words() -> Words:
    return Words(load_vocabulary())


def proposals(text: str, tag: str = "en", day: dt.date | None = None) -> list[Suggestion]:
    given_text = Text(About(id="one", language=tag), text, "one.txt", Path("one.txt"))
    proposed = words().propose(given_text, names(), day, lambda _: None)
    assert proposed is not None
    return proposed.suggestions


def rows(text: str, tag: str = "en", day: dt.date | None = None) -> list[dict[str, str]]:
    return [claim_row(one, text, load_vocabulary()) for one in proposals(text, tag, day)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.text[:50]}")
def test_a_sentence_gives_the_rows_that_a_coder_would_want(case: Case) -> None:
    found = rows(case.text, case.language)
    told = [(row.get("speaker", ""), row.get("verb", ""), row["quote"]) for row in found]
    assert told == [(want.speaker, want.verb, want.quote) for want in case.rows]
    for row, want in zip(found, case.rows, strict=True):
        assert {name: row.get(name, "") for name in want.cells} == dict(want.cells)


def test_there_are_sixty_sentences_in_six_languages() -> None:
    assert len(CASES) >= 60
    assert {case.language for case in CASES} == set(tags())


def test_every_row_is_suggested_and_names_its_rule() -> None:
    for case in CASES:
        for row in rows(case.text, case.language):
            assert row["status"] == "suggested"
            assert row["note"].startswith("suggested by rule ")
            assert row["quote"] in case.text


def test_a_weekday_gets_a_date_only_if_the_day_is_given() -> None:
    text = "The ministry said the post was shelled on Wednesday."
    assert "date" not in rows(text)[0]
    assert rows(text, day=dt.date(2019, 8, 22))[0]["date"] == "2019-08-21"
    assert rows(text, day=dt.date(2019, 8, 21))[0]["date"] == "2019-08-21"


def test_last_friday_stays_words_since_it_can_mean_two_days() -> None:
    row = rows("The ministry said the post was shelled last Friday.", day=dt.date(2019, 8, 22))[0]
    assert (row["when"], row.get("date", "")) == ("last Friday", "")


def test_a_date_written_in_full_is_a_date() -> None:
    row = rows("The ministry said the post was shelled on 19 August 2019.")[0]
    assert (row["when"], row["date"]) == ("19 August 2019", "2019-08-19")
    assert "date" not in rows("The ministry said the post was shelled on 31 February 2019.")[0]


def test_a_quote_that_stands_twice_says_which_one_is_meant() -> None:
    text = "The ministry said the road was open. Residents said the road was open."
    assert [row.get("occurrence") for row in rows(text)] == ["1", "2"]


def test_two_pronouns_apart_are_not_resolved() -> None:
    text = "Salma Haddad said the town had fallen. It rained all day. She said it was over."
    assert [row["speaker"] for row in rows(text)] == ["salma-haddad", "?"]


def test_a_pronoun_that_does_not_fit_the_kind_of_speaker_is_left_open() -> None:
    text = "The Mashriq Monitor said the town had fallen. She said it was over."
    assert [row["speaker"] for row in rows(text)] == ["mashriq-monitor", "?"]


def test_a_description_that_fits_two_is_left_as_it_stands() -> None:
    text = (
        "The Turkish defence ministry said the road was open. The Russian Ministry of Defence said it was closed. "
        "The ministry said more would follow."
    )
    assert [row["speaker"] for row in rows(text)][2] == "?ministry"


def test_a_country_is_no_speaker_of_the_list() -> None:
    assert [row["speaker"] for row in rows("Russia said the road was open.")] == ["?Russia"]


def test_a_name_that_two_share_finds_nobody(tmp_path: Path) -> None:
    path = tmp_path / "registry.toml"
    path.write_text(
        '[a]\nkind = "actor"\ntype = "person"\nnames.en = ["Ali Kaya"]\n'
        '[b]\nkind = "actor"\ntype = "person"\nnames.en = ["Ali Kaya"]\n',
        encoding="utf-8",
    )
    known = NamesList(load_registry([path], load_vocabulary(), lambda _: None))
    text = Text(About(id="one", language="en"), "Ali Kaya said the road was open.", "one.txt", Path("one.txt"))
    proposed = words().propose(text, known, None, lambda _: None)
    assert proposed is not None
    assert [one.speaker for one in proposed.suggestions] == ["?Ali Kaya"]


def test_a_headline_is_marked() -> None:
    text = "Army denies that Turkish post was shelled\n\nThe ministry said the road was open."
    assert [row.get("scope", "") for row in rows(text)] == ["headline", ""]


def test_a_quotation_nobody_is_named_for_is_somebody_s_and_not_the_author_s() -> None:
    row = rows("“Nobody will leave this town alive tonight.”")[0]
    assert (row["speaker"], row["note"]) == ("?", "suggested by rule quotation")


def test_only_the_ontology_tells_the_event_type(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix event-type: <https://w3id.org/rashomon/event-type/> .\n"
        'event-type:jet-raid a skos:Concept ; skos:prefLabel "jet raid"@en ; skos:hiddenLabel "bombed"@en ;\n'
        '  skos:definition "A raid by jets."@en ; skos:inScheme <https://w3id.org/rashomon/event-type/> ;\n'
        "  skos:broader event-type:air-strike .\n",
        encoding="utf-8",
    )
    text = Text(About(id="one", language="en"), "The ministry said jets bombed the town.", "one.txt", Path("one.txt"))
    with_cues = Words(load_vocabulary((extra,))).propose(text, names(), None, lambda _: None)
    without = words().propose(text, names(), None, lambda _: None)
    assert with_cues is not None
    assert without is not None
    assert [one.what for one in with_cues.suggestions] == ["jet-raid"]
    assert [one.what for one in without.suggestions] == [""]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The minister said that it was over and that the road was open.", "en"),
        ("وقال الوزير إن الطريق مفتوح في المدينة", "ar"),
        ("Bakan bu yolun açık olduğunu söyledi ve bir daha olmayacak dedi.", "tr"),
        ("Министр заявил, что дорога открыта и что бои закончились.", "ru"),
        ("Le ministre a déclaré que la route est ouverte dans la ville.", "fr"),
        ("El ministro dijo que los soldados se retiraron de la ciudad por la noche y con prisa.", "es"),
        ("Xyzzy plugh.", ""),
        ("", ""),
        ("上海東京", ""),
    ],
)
def test_the_language_is_told_by_script_and_words(text: str, tag: str) -> None:
    assert detect(text) == tag


def test_a_text_in_no_known_language_is_told() -> None:
    problems: list[Problem] = []
    text = Text(About(id="one"), "Xyzzy plugh.", "one.txt", Path("one.txt"))
    assert words().propose(text, names(), None, problems.append) is None
    assert [problem.code for problem in problems] == ["language-unknown"]


def test_a_language_without_words_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="ar, en, es, fr, ru, tr"):
        language("tlh")


def hold(text: str, tag: str) -> None:
    """Check what must hold of any text: quotes and speakers stand in it, cells steer no table."""
    for one, row in zip(proposals(text, tag), rows(text, tag), strict=True):
        assert text[one.quote.begin : one.quote.end] == row["quote"]
        assert row["quote"][0] not in "=+-@"
        assert row["quote"] == row["quote"].strip()
        cells = [*row.get("speaker", "").split("; "), *row.get("via", "").split(" > "), row.get("for", "")]
        for cell in cells:
            assert cell in {"", "?"} or cell in names().registry.entities or cell[1:] in text, cell
        assert row.get("when", "") in text
        assert row.get("hedge", "") in text
        assert row.get("contested_word", "") in text


@pytest.mark.parametrize("tag", tags())
def test_hostile_texts_neither_crash_nor_get_into_cells(tag: str) -> None:
    for one in HOSTILE:
        hold(f"{one} said “{one}” that {one}, according to {one}; 5 {one} were killed.\n{one}", tag)


_PIECES = st.sampled_from([
    "said", "that", "according to", "The ministry", "Salma Haddad", "he", "“", "”", '"', "(", ")", ",", ".", "—", ":",
    "killed", "21", "twenty", "between", "and", "Wednesday", "reportedly", "قال", "إن", "سلمى حداد", "و", "dedi",
    "göre", "заявил", "что", "\n", "\u00a0", "«", "»", "who", "quoted", "as saying", "citing", "\u202e", "🔴", ";", "=",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map(" ".join), st.sampled_from(tags()))
@settings(max_examples=300, deadline=None)
def test_any_words_in_any_order_hold(text: str, tag: str) -> None:
    hold(text, tag)


@pytest.mark.parametrize(
    ("said", "measures"),
    [
        ("three civilians had been killed and 12 other people wounded", [(3, "killed"), (12, "injured")]),
        ("the strike killed 12 and wounded 30", [(12, "killed"), (30, "injured")]),
        ("shelling killing 12 people and wounding 30 others", [(12, "killed"), (30, "injured")]),
    ],
)
def test_a_figure_counts_what_stands_on_its_side_of_the_and(said: str, measures: list[tuple[int, str]]) -> None:
    found = proposals(f"The Turkish defence ministry said {said}.")
    assert [(one.best, one.counting) for one in found if one.best is not None] == measures
