"""The profile of each source, and what rests on one unnamed source."""

from collections import Counter

import pytest

from rashomon.dataset import open_dataset
from rashomon.reports import one_unnamed_source, source_profile
from rashomon.table import Table
from rashomon.view import Span
from reports_case import BASE, actor, claim, event, source, unnamed
from sample import sample
from seed import SEED, built, needs_seed


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.value if cell else "" for cell in row) for row in table.rows]


def _by_first(table: Table) -> dict[str, dict[str, str]]:
    return {row[0]: dict(zip(table.columns[1:], row[1:], strict=True)) for row in _rows(table)}


ITIC = "Meir Amit Intelligence and Terrorism Information Center"
CHIEF = "Rami Abdel Rahman"
SPOKESMAN = "foreign ministry source (via SANA)"


@needs_seed
def test_seed_profile_in_numbers() -> None:
    numbers, statuses, relations = source_profile.tables(open_dataset(built(SEED)[0]))
    assert [row[:2] for row in _rows(numbers)] == [
        ("author of the article", "6"), (ITIC, "5"), (CHIEF, "2"), ("Syrian Observatory for Human Rights", "2"),
        ("Turkish Ministry of National Defence", "2"), ("SANA", "1"), (SPOKESMAN, "1"), ("local activists", "1"),
        ("unspecified source", "1"),
    ]  # fmt: skip
    # ITIC: the assessment and the prediction are hedged; three others are flat, one of them without content.
    assert _by_first(numbers)[ITIC] == {
        "claims": "5", "articles": "1", "contents": "18", "affirmed": "4", "denied": "0", "predicted or demanded": "1",
        "hedged": "2", "hedged share": "40%",
    }  # fmt: skip
    assert _by_first(statuses)[ITIC] == {
        "asserted by an author": "0", "attributed only": "13", "hedged": "0", "headline only": "0", "contested": "2",
        "predicted": "3",
    }  # fmt: skip
    told = _by_first(relations)
    assert told[SPOKESMAN] == {
        "relayed by": "SANA", "relays": "–", "on behalf of": "Ministry of Foreign Affairs of Syria",
        "counts for": "Government of Syria", "by the rule": "part of, on behalf of",
    }  # fmt: skip
    assert told["SANA"]["relays"] == "foreign ministry source"
    assert (told[CHIEF]["counts for"], told[CHIEF]["by the rule"]) == (
        "Syrian Observatory for Human Rights",
        "on behalf of",
    )
    assert told["Turkish Ministry of National Defence"]["counts for"] == "Government of Turkey"
    assert (told[ITIC]["counts for"], told[ITIC]["by the rule"]) == (ITIC, "–")
    assert told["unspecified source"]["counts for"] == "–", "nobody vouches"


@needs_seed
def test_seed_rests_on_no_unnamed_source_alone_and_twice_on_reportedly() -> None:
    unnamed_, reportedly = one_unnamed_source.tables(open_dataset(built(SEED)[0]))
    assert unnamed_.rows == (), "the ministry stands behind its source, and the Observatory beside the activists"
    strike = "air strike (Maarat al-Numan, 2019-08-18 to 2019-08-20)"
    found = [(row["source"], row["hedged"], row["quote"]) for row in _by_first(reportedly).values()]
    assert list(_by_first(reportedly)) == [
        f"{strike}: agent Russian aircraft (air force)",
        f"{strike}: agent Syrian aircraft (air force)",
    ]
    assert found == [("unspecified source", "reportedly", "reportedly carried out by Russian and Syrian aircraft")] * 2


def test_claims_of_several_speakers_stand_in_each_row_and_say_so() -> None:
    strike = event("strike")
    joint = claim("one two", strike, parties=(BASE + "one", BASE + "two"))
    numbers, _, relations = source_profile.tables(source(strike, actor("one"), actor("two"), joint))
    assert [row[:2] for row in _rows(numbers)] == [("one", "1"), ("two", "1")]
    assert any("(1 here): do not add the rows up" in note for note in numbers.notes)
    assert {row: cells["counts for"] for row, cells in _by_first(relations).items()} == {"one": "one", "two": "two"}


def test_denials_are_counted_apart() -> None:
    strike = event("strike", status="Denied")
    numbers, statuses, _ = source_profile.tables(source(strike, actor("one"), claim("one", strike, polarity="Negated")))
    assert _by_first(numbers)["one"]["denied"] == "1"
    assert _by_first(numbers)["one"]["affirmed"] == "0"
    assert _by_first(statuses) == {"one": {"denied": "1"}}


def test_what_rests_on_one_unnamed_source() -> None:
    alone, backed, doubled, promised = event("alone"), event("backed"), event("doubled"), event("promised")
    locals_, others = unnamed("locals", "two residents"), unnamed("others", "a guard")
    gov = actor("gov")
    things = (
        alone, backed, doubled, promised, locals_, others, gov,
        claim("locals", alone, quote="they saw it", parties=(locals_.iri,)),
        claim("gov", alone, polarity="Negated", parties=(gov.iri,)),
        claim("locals", backed, parties=(locals_.iri,)), claim("gov", backed, parties=(gov.iri,)),
        claim("locals others", doubled, parties=(locals_.iri, others.iri)),
        claim("locals", promised, on_behalf_of=(gov.iri,), parties=(gov.iri,)),
    )  # fmt: skip
    found, reportedly = one_unnamed_source.tables(source(*things))
    assert _by_first(found) == {
        "alone: happened": {
            "source": "two residents", "via": "", "hedged": "", "status": "", "denied by": "gov",
            "quote": "they saw it", "article": "Headline a", "day": "",
        }
    }  # fmt: skip
    assert reportedly.rows == ()


def test_a_headline_and_an_author_are_no_unnamed_source_and_reportedly_stands_apart() -> None:
    shouted, told, rumoured = event("shouted"), event("told"), event("rumoured")
    locals_ = unnamed("locals")
    author, nobody = unnamed("author", kind="author"), unnamed("nobody", kind="unspecified")
    hedge = (Span(iri="x#offset_0_9", article="x", begin=0, end=9, quote="allegedly"),)
    things = (
        shouted, told, rumoured, locals_, author, nobody,
        claim("locals", shouted, voice="Headline"),
        claim("author", told, voice="Authorial", parties=(author.iri,)),
        claim("nobody", rumoured, hedge=hedge),
    )  # fmt: skip
    found, reportedly = one_unnamed_source.tables(source(*things))
    assert found.rows == ()
    assert [(row[0], row[3]) for row in _rows(reportedly)] == [("rumoured: happened", "allegedly")]


def test_what_is_predicted_or_demanded_is_not_counted_as_affirmed() -> None:
    strike = event("strike", status="Predicted")
    acts = ("states", "predicts", "demands", "threatens", "promises")
    claims = [claim("one", strike, name=act, speech_act=act) for act in acts]
    denied = claim("one", strike, name="no", speech_act="predicts", polarity="Negated")
    numbers, statuses, _ = source_profile.tables(source(strike, actor("one"), *claims, denied))
    row = _by_first(numbers)["one"]
    assert (row["claims"], row["affirmed"], row["denied"], row["predicted or demanded"]) == ("6", "1", "1", "4")
    assert any(note.startswith("“predicted”: predicted, demanded, threatened") for note in statuses.notes)


@needs_seed
@pytest.mark.parametrize("which", ["seed", "sample"])
def test_the_numbers_are_those_of_the_question_of_that_name(which: str) -> None:
    dataset = open_dataset(built(SEED)[0] if which == "seed" else sample()[0])
    fields = ("claims", "articles", "contents", "hedged", "denials")
    asked = dataset.ask("source-profile")
    authors = {iri for iri, one in dataset.view.entities.items() if one.type == "author"}
    found = Counter(
        tuple(row) for iri, *row in zip(asked.column("source_iri"), *map(asked.column, fields), strict=True)
        if iri not in authors
    )  # fmt: skip
    numbers, *_ = source_profile.tables(dataset)
    columns = [numbers.columns.index(field) for field in (*fields[:4], "denied")]
    reported = Counter(tuple(int(row[at]) for at in columns) for row in _rows(numbers))
    assert not found - reported, "each source but authors, whose outlet has one row here"
    every = sum(int(str(one)) for one in asked.column("claims"))
    assert sum(row[0] * times for row, times in reported.items()) == every
