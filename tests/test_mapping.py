"""The mapping's file, and what spans, events, states and counts become."""

from pathlib import Path

import pytest

from article_normal import normal
from mapping_cases import APART, INLINE, RULES, codes, mapped, rules
from rashomon.article import Mention, Span
from rashomon.errors import ConfigurationError
from rashomon.mapping import load_mapping
from rashomon.vocabulary import load_vocabulary

# Reading the file.


@pytest.mark.parametrize(
    ("toml", "line", "code", "advice"),
    [
        ('[spans]\nActor = { as = "actr" }', 2, "value-unusable", "Did you mean “actor”?"),
        ('[event]\nTake = "attack"', 1, "key-unknown", "Did you mean “events”?"),
        ('[events]\n\nTake = "teritorial-gain"', 3, "name-unknown", "Did you mean “territorial-gain”"),
        ('[events]\n"Take over" = 3', 2, "value-unusable", ""),
        ('[arguments]\nAgent = "agnet"', 2, "name-unknown", "Did you mean “agent”"),
        ('[arguments]\n"Take.Agent" = { as = "agent", invers = true }', 2, "key-unknown", "Did you mean “inverse”?"),
        ('[states]\nHolds = "control"', 2, "name-unknown", "Did you mean “controls”?"),
        ('[states]\nHolds = "happenedAt"', 2, "name-unknown", ""),
        ('[counts]\nlabel = "Count"\nmeasures = { dead = "kiled" }', 3, "name-unknown", "Did you mean “killed”"),
        ('[claims]\nlabel = "Claim"\nclaiment = "X"', 3, "key-unknown", "Did you mean “claimant”?"),
        ('[claims]\nlabel = "C"\n[claims.inline]\nspeeker = "X"', 4, "key-unknown", "Did you mean “speaker”?"),
        ('[claims]\nlabel = "C"\n[claims.voice]\nx = "Author"', 4, "name-unknown", "Did you mean “Authorial”?"),
        ('[claims]\nclaimant = "X"', 1, "label-missing", ""),
        ('[spans]\nG = { as = "actor", type = "rebels" }', 2, "name-unknown", "Did you mean “rebel-group”?"),
        ('[attributes]\nvoise = "X"', 2, "key-unknown", "Did you mean “voice”?"),
        ('[attributes]\nvoice = "X"\ncertainty = "X"', 3, "label-twice", ""),
        ('[references]\nkb = "entities"', 2, "value-unusable", "Did you mean “entity”?"),
        ('[framing]\nx = "Loaded"', 2, "name-unknown", "Did you mean “LoadedTerm”?"),
        ('unmapped = "eror"', 1, "value-unusable", "Did you mean “error”?"),
        ('scheme = "a"\nspans = 3', 2, "value-unusable", ""),
        ('[events]\nX = "attack"\n[states]\nX = "controls"', 4, "label-twice", "[events] counts."),
        ('[events]\nX = ""', 2, "mapping-open", "Fill it in, or delete the line."),
        ('[spans]\nX = ""', 2, "mapping-open", "Fill it in, or delete the line."),
        ('[claims]\nlabel = { Deny = { speech-act = "denys" } }', 2, "name-unknown", "Did you mean “denies”"),
        ('[claims]\nlabel = { Deny = { speach-act = "denies" } }', 2, "key-unknown", "Did you mean “speech-act”?"),
        ('[claims]\nlabel = { Deny = "denies" }', 2, "value-unusable", ""),
        ('[claims]\nlabel = { Deny = { speech-act = "" } }', 2, "mapping-open", "Fill it in"),
        (
            '[claims]\nlabel = ["Say", "Deny"]\npolarity = { Deny = "Negated" }',
            3,
            "label-as-value",
            'label = { Deny = { polarity = "Negated" } }',
        ),
        (
            '[events]\nDeny = "attack"\n[claims]\nlabel = "Say"\n[claims.speech-act]\nDeny = "denies"',
            6,
            "label-as-value",
            'label = { Deny = { speech-act = "denies" } }',
        ),
        ('[arguments]\nX = "tim"', 2, "name-unknown", "Did you mean “time”"),
        ('[arguments]\nX = "part_of"', 2, "name-unknown", "“part-of”"),
    ],
)
def test_each_mistake_in_a_mapping_is_named_by_line(toml: str, line: int, code: str, advice: str) -> None:
    _, problems = rules(toml)
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]
    assert advice in problems[0].advice
    assert problems[0].place.file == "mapping.toml"


@pytest.mark.parametrize("value", ["", "zzzz"])
def test_what_an_argument_may_become_is_named(value: str) -> None:
    _, problems = rules(f'[arguments]\nX = "{value}"')
    assert all(name in problems[0].expected for name in ("time", "place", "part-of", "a role"))


def test_an_argument_without_mapping_names_what_it_may_become(tmp_path: Path) -> None:
    _, problems = mapped(tmp_path, "T1 Fight <fell>\nT2 Place <bridge>\nE1 Fight:T1 Where:T2", RULES)
    expected = next(problem.expected for problem in problems if "Fight.Where" in problem.message)
    assert all(name in expected for name in ("time", "place", "part-of"))


def test_a_mapping_that_is_no_toml_stops_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    path.write_bytes(b"\xef\xbb\xbf[spans]\nActor = actor\n")
    with pytest.raises(ConfigurationError, match=r"mapping\.toml:2: it is not TOML"):
        load_mapping(path, load_vocabulary(), lambda _: None)


def test_what_is_wrong_in_a_mapping_leaves_the_rest_usable() -> None:
    mapping, _ = rules('[events]\nTake = "teritorial-gain"\nFight = "armed-clash"\n')
    assert dict(mapping.events) == {"Fight": "armed-clash"}


# Spans.


def test_spans_become_mentions(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Group <the mayor>
    T3 Place <bridge>
    T4 Time <Friday>
    T5 Words <said>
    N1 Reference T1 registry:rebels	x
    N2 Reference T4 edtf:2021-04-18	x
    A1 Kind T2 government
    E1 Fight:T5 Agent:T1
    """
    article, problems = mapped(tmp_path, ann, RULES)
    assert problems == []
    assert article.mentions == (
        Mention("T1", Span(0, 6, "Rebels"), "actor", entity="rebels"),
        Mention("T2", Span(45, 54, "the mayor"), "actor", unnamed=True, type="government"),
        Mention("T3", Span(27, 33, "bridge"), "place"),
        Mention("T4", Span(37, 43, "Friday"), "time", date="2021-04-18"),
    )


def test_names_are_looked_up_where_the_mapping_says_so(tmp_path: Path) -> None:
    asked: list[tuple[str, str]] = []

    def find(name: str, kind: str) -> str | None:
        asked.append((name, kind))
        return {"Rebels": "rebel-front"}.get(name)

    toml = '[spans]\nActor = { as = "actor", lookup = true }\nPlace = { as = "place", lookup = true }\n'
    toml += 'Group = { as = "actor" }\n'
    article, _ = mapped(tmp_path, "T1 Actor <Rebels>\nT2 Place <bridge>\nT3 Group <soldiers>", toml, find)
    assert asked == [("Rebels", "actor"), ("bridge", "place")]
    assert [one.entity for one in article.mentions] == ["rebel-front", "", ""]


def test_a_description_is_never_linked(tmp_path: Path) -> None:
    ann = "T1 Group <the mayor>\nN1 Reference T1 registry:mayor\tx"
    article, problems = mapped(tmp_path, ann, RULES)
    assert article.mentions[0].entity == ""
    assert codes(problems) == [("unnamed-linked", "T1")]


def test_a_prefix_makes_an_iri_of_a_link(tmp_path: Path) -> None:
    toml = (
        '[spans]\nActor = "actor"\n[references]\nwd = { as = "entity", prefix = "http://www.wikidata.org/entity/" }\n'
    )
    article, _ = mapped(tmp_path, "T1 Actor <Rebels>\nN1 Reference T1 wd:Q1\tx", toml)
    assert article.mentions[0].entity == "http://www.wikidata.org/entity/Q1"


def test_coreference_points_at_the_first_mention(tmp_path: Path) -> None:
    ann = "T1 Actor <Rebels>\nT2 Actor <soldiers>\nT3 Actor <wire>\nT4 Place <bridge>\n"
    ann += "* Equiv T3 T2\nR1 Coref Arg1:T2 Arg2:T1"
    article, problems = mapped(tmp_path, ann, 'coreference = ["Coref"]\n' + RULES)
    assert problems == []
    assert [one.same_as for one in article.mentions] == ["", "T1", "T1", ""]
    _, problems = mapped(tmp_path, ann + "\n* Equiv T1 T4", 'coreference = ["Coref"]\n' + RULES)
    assert codes(problems) == [("same-unusable", "T4")]


def test_framing_is_carried_wherever_the_span_goes(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Words <took>
    T3 Words <No deal>
    T4 Take <took the bridge>
    A1 Framing T1 LoadedTerm
    A2 Framing T3 ScareQuoted
    A3 Framing T4 LoadedTerm
    E1 Take:T4 Agent:T1 Text:T2
    """
    article, problems = mapped(tmp_path, ann, RULES + INLINE)
    assert problems == []
    assert [(one.id, one.kind, one.span.framing) for one in article.mentions] == [
        ("T1", "actor", "LoadedTerm"),
        ("T3", "words", "ScareQuoted"),
    ]
    assert article.events[0].trigger == Span(18, 33, "took the bridge", (), "LoadedTerm")


# Accounts.


def test_events_states_and_counts(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Place <bridge>
    T3 Time <Friday>
    T4 Take <took>
    T5 Fight <fell>
    T6 Count <Ten soldiers>
    T7 Actor <soldiers>
    E1 Take:T4 Agent:T1 Place:T2 Time:T3 Purpose:E2
    E2 Fight:T5 Target:T7 Target2:T1
    E3 Count:T6 Of:E2 Group:T7
    A1 Measure E3 killed
    A2 Value E3 10
    A3 Max E3 12
    R1 Controls Arg1:T1 Arg2:T2
    """
    article, problems = mapped(tmp_path, ann, RULES)
    assert problems == []
    event, fight = article.events
    assert (event.roles, event.places, event.time) == ({"agent": ("T1",), "purpose": ("E2",)}, ("T2",), "T3")
    assert fight.roles == {"target": ("T7", "T1")}
    count = article.counts[0]
    assert (count.of, count.measure, count.low, count.value, count.high, count.group) == (
        "E2", "killed", None, 10, 12, "T7",
    )  # fmt: skip
    state = article.states[0]
    assert (state.id, state.predicate, state.subject, state.object, state.trigger) == (
        "R1", "controls", "T1", "T2", None,
    )  # fmt: skip


def test_an_argument_may_mean_something_else_for_one_label(tmp_path: Path) -> None:
    ann = "T1 Actor <Rebels>\nT2 Take <took>\nT3 Fight <fell>\nE1 Take:T2 Agent:T1\nE2 Fight:T3 Agent:T1"
    article, _ = mapped(tmp_path, ann, RULES.replace("[arguments]", '[arguments]\n"Fight.Agent" = "target"'))
    assert [dict(one.roles) for one in article.events] == [{"agent": ("T1",)}, {"target": ("T1",)}]
    unquoted, _ = mapped(tmp_path, ann, RULES.replace("[arguments]", '[arguments]\nFight.Agent = "target"'))
    assert unquoted == article


@pytest.mark.parametrize(
    ("ann", "toml"),
    [
        ("E3 Fight:T5 PurposeOf:E1", '[arguments]\nPurposeOf = { as = "purpose", inverse = true }'),
        ("E3 Fight:T5\nR1 HasPurpose Arg1:E1 Arg2:E3", '[arguments]\nHasPurpose = "purpose"'),
        ("E3 Fight:T5\nR1 IsPurpose Arg1:E3 Arg2:E1", '[arguments]\nIsPurpose = { as = "purpose", inverse = true }'),
        ("E3 Fight:T5\nR1 IsPurpose Arg1:T5 Arg2:T4", '[arguments]\nIsPurpose = { as = "purpose", inverse = true }'),
    ],
    ids=["at the other end", "as a relation", "as a relation turned round", "as a relation between the words"],
)
def test_arguments_written_another_way_give_the_same(tmp_path: Path, ann: str, toml: str) -> None:
    marks = "T1 Actor <Rebels>\nT4 Take <took>\nT5 Fight <fell>\n"
    plain, _ = mapped(tmp_path, marks + "E1 Take:T4 Agent:T1 Purpose:E3\nE3 Fight:T5", RULES)
    other, problems = mapped(tmp_path, marks + "E1 Take:T4 Agent:T1\n" + ann, RULES.replace("[arguments]", toml))
    assert problems == []
    assert normal(other) == normal(plain)


@pytest.mark.parametrize(
    ("frame", "toml"),
    [
        ("R1 ControlledBy Arg1:T2 Arg2:T1", '[states]\nControlledBy = { as = "controls", inverse = true }'),
        (
            "R1 Holds Who:T1 What:T2",
            '[state-arguments]\nsubject = "Who"\nobject = "What"\n[states]\nHolds = "controls"',
        ),
        ("R1 Holds Who:T1 What:T2", '[states]\nHolds = { as = "controls", subject = "Who", object = ["What"] }'),
    ],
)
def test_states_written_another_way_give_the_same(tmp_path: Path, frame: str, toml: str) -> None:
    marks = "T1 Actor <Rebels>\nT2 Place <bridge>\n"
    plain, _ = mapped(tmp_path, marks + "R1 Controls Arg1:T1 Arg2:T2", RULES)
    other, problems = mapped(tmp_path, marks + frame, RULES.replace("[states]", toml))
    assert problems == []
    assert other == plain


def test_a_relation_with_two_objects_is_two_states(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Place <bridge>
    T3 Place <wire>
    T4 Controls <took>
    T5 Claim <said>
    T6 Words <took the bridge>
    E1 Controls:T4 Subject:T1 Object:T2 Object2:T3
    E2 Claim:T5 Text:T6 Content:E1
    """
    article, problems = mapped(tmp_path, ann, RULES + APART)
    assert problems == []
    assert [(one.id, one.object) for one in article.states] == [("E1", "T2"), ("E1.2", "T3")]
    assert article.claims[0].content == ("E1", "E1.2")


def test_marks_of_an_event_without_an_event_line_are_accounts(tmp_path: Path) -> None:
    article, problems = mapped(tmp_path, "T1 Take <took>", RULES)
    assert problems == []
    assert [(one.id, one.type) for one in article.events] == [("T1", "territorial-gain")]
    # Where there are event lines, one has been lost, and with it perhaps the speaker.
    article, problems = mapped(tmp_path, "T1 Take <took>\nT2 Fight <fell>\nE2 Fight:T2", RULES + INLINE)
    assert codes(problems) == [("trigger-alone", "T1")]
    assert [one.content for one in article.claims] == [("E2",)]


@pytest.mark.parametrize(
    ("line", "toml"),
    [
        ("A1 Key E1 capture", RULES),
        ("A1 EventId E1 capture", RULES + '[events-key]\nattribute = "EventId"\n'),
        ("N1 Reference T1 story:capture\tx", RULES.replace("[references]", '[references]\nstory = "event"')),
    ],
)
def test_a_key_comes_from_an_attribute_or_a_link(tmp_path: Path, line: str, toml: str) -> None:
    article, problems = mapped(tmp_path, "T1 Take <took>\nE1 Take:T1\n" + line, toml)
    assert problems == []
    assert article.events[0].key == "capture"
