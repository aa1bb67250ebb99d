"""What a claims table is, as data: sheets, columns, and how cells are split."""

import pytest

from rashomon.rows import (
    ARTICLES,
    CLAIMS,
    GROUPS,
    NAMES,
    SHEETS,
    Part,
    column_letters,
    folded_name,
    kebab,
    mutual,
    parts,
    relayers,
    sheet_named,
    speech_act_of,
    state_of,
    states,
    whom_role,
)
from rashomon.rows.verbs import VERBS
from rashomon.vocabulary import load_vocabulary


def test_a_beginner_sees_eight_columns_and_the_rest_in_named_groups() -> None:
    shown = [column.name for column in CLAIMS.columns if not column.group]
    assert shown == ["article", "quote", "speaker", "what", "who", "whom", "where", "date"]
    assert {column.group for column in CLAIMS.columns if column.group} == set(GROUPS)


def test_columns_of_one_group_stand_together() -> None:
    groups = [column.group for column in CLAIMS.columns]
    runs = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
    assert len(runs) == len(set(runs))


def test_all_columns_of_the_design_are_there_with_help() -> None:
    wanted = (
        "article quote speaker for via verb hedge sure says event what who whom with purpose where when date low best "
        "high counting of part_of contested_word scope status coder note occurrence"
    )
    assert set(CLAIMS.names) == set(wanted.split())
    assert [column.name for column in CLAIMS.columns if column.required] == ["article", "quote"]
    for sheet in SHEETS:
        assert len(set(sheet.names)) == len(sheet.names)
        assert all(column.help.endswith((".", "?")) for column in sheet.columns), sheet.name


def test_lists_and_choices_are_those_of_the_ontology() -> None:
    vocabulary = load_vocabulary()
    for sheet in SHEETS:
        for column in sheet.columns:
            assert not column.list or vocabulary.values(column.list), column.name
    assert set(VERBS) == set(vocabulary.values("speechAct"))


def test_sheets_by_name_in_any_case() -> None:
    assert sheet_named(" Claims ") is CLAIMS
    assert sheet_named("lists") is None
    assert NAMES.column("id").required
    assert "cites" in ARTICLES.column("listed_sources").others


def test_cells_are_split() -> None:
    assert parts("sohr; ?local  activists;; @key") == (
        Part("sohr"), Part("local activists", unnamed=True), Part("key", event=True),
    )  # fmt: skip
    assert parts("a & b; c") == (Part("a", mutual=True), Part("b", mutual=True), Part("c"))
    assert parts("?") == (Part("", unnamed=True),)
    assert relayers("near > far") == (Part("near"), Part("far"))
    assert mutual("a & b")
    assert not mutual("a; b &")


def test_relations_have_the_words_that_people_write() -> None:
    vocabulary = load_vocabulary()
    words = ("located-in", "Located In", "heads", "before", "borders", "agent")
    assert [state_of(word, vocabulary) for word in words] == [
        "locatedIn", "locatedIn", "headOf", "precedes", "adjacentTo", "",
    ]  # fmt: skip
    assert all(state_of(word, vocabulary) == name for word, name in states(vocabulary).items())
    assert not set(states(vocabulary)) & set(vocabulary.event_types)
    assert kebab("locatedIn") == kebab("Located_in") == "located-in"


@pytest.mark.parametrize(
    ("event_type", "role"),
    [("weapons-supply", "recipient"), ("resupply", "recipient"), ("air-strike", "target"), ("no-such", "target")],
)
def test_what_is_given_is_received(event_type: str, role: str) -> None:
    assert whom_role(event_type, load_vocabulary()) == role


@pytest.mark.parametrize(
    ("verb", "act"),
    [("said", "states"), ("According  To", "states"), ("assesses", "assesses"), ("predict", "predicts"),
     ("denied", "denies"), ("نفت", "denies"), ("sayd", "")],
)  # fmt: skip
def test_the_speech_act_follows_the_verb(verb: str, act: str) -> None:
    assert speech_act_of(verb, load_vocabulary()) == act


def test_no_verb_stands_for_two_speech_acts() -> None:
    every = [verb for verbs in VERBS.values() for verb in verbs]
    assert len(set(every)) == len(every)


def test_letters_and_headings() -> None:
    assert [column_letters(number) for number in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
    assert {folded_name(name) for name in ("Contested Word*", "contested-word", " PART_of ")} == {
        "contested_word", "part_of",
    }  # fmt: skip
