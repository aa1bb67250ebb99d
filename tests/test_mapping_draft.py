"""The draft of a mapping: it names everything that was found, loads as it is, and marks each guess."""

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.article import About, Origin, Span
from rashomon.cli.mapping import mapping as mapping_command
from rashomon.mapping import draft, read_mapping, to_article
from rashomon.markup import Attribute, Frame, Mark, Markup, Reference
from rashomon.toml_lines import parse_toml
from rashomon.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from rashomon.problems import Problem

TEXT = "Rebels took the bridge.\nThe mayor said so."


def markup(*frames: Frame, attributes: tuple[Attribute, ...] = (), references: tuple[Reference, ...] = ()) -> Markup:
    def mark(name: str, label: str, words: str) -> Mark:
        return Mark(name, label, Span(TEXT.index(words), TEXT.index(words) + len(words), words))

    return Markup(
        about=About(id="x", language="en"),
        text=TEXT,
        marks=(
            mark("T1", "Person", "Rebels"),
            mark("T2", "Weather", "bridge"),
            mark("T3", "ArmedClash", "took"),
            mark("T4", "Zorp", "so"),
        ),
        frames=frames,
        attributes=attributes,
        references=references,
    )


def lines_of(toml: str, section: str) -> dict[str, str]:
    """Give key -> comment of each entry of a section."""
    body = toml.partition(f"[{section}]")[2].partition("\n[")[0]
    return dict(re.findall(r"^(\S+) = .*?  # (.*)$", body, re.MULTILINE))


def test_likeness_is_a_guess_and_the_rest_stays_open() -> None:
    made = draft(
        [
            markup(
                Frame("E1", "ArmedClash", "T3", (("Agent", "T1"), ("Blorp", "T2"))),
                Frame("E2", "Zorp", "T4"),
                Frame("R1", "Controls", "", (("Arg1", "T1"), ("Arg2", "T2"))),
                Frame("R2", "Coreference", "", (("Arg1", "T1"), ("Arg2", "T1"))),
                attributes=(Attribute("A1", "Certainty", "E1", "probable"), Attribute("A2", "Mood", "T1", "good")),
                references=(Reference("N1", "T1", "registry", "rebels"), Reference("N2", "T1", "wd", "Q1")),
            )
        ],
        load_vocabulary(),
    )
    values = tomllib.loads(made)
    assert values["spans"] == {"Person": {"as": "actor", "type": "person"}, "Weather": ""}
    assert values["events"] == {"ArmedClash": "armed-clash", "Zorp": ""}
    assert values["arguments"] == {"Agent": "agent", "Blorp": ""}
    assert values["states"] == {"Controls": "controls"}
    assert values["references"] == {"registry": "entity", "wd": ""}
    assert values["coreference"] == ["Coreference"]
    assert values["attributes"] == {"certainty": "Certainty"}
    assert values["claims"]["certainty"] == {"probable": "Probable"}
    assert "# Mood: open · values good 1; on Person 1" in made
    for section in ("spans", "events", "arguments", "states", "references"):
        for name, comment in lines_of(made, section).items():
            assert comment.startswith("open" if values[section][name] == "" else "guess"), name
    assert "once" in lines_of(made, "events")["Zorp"]
    assert "The mayor said [so]" in lines_of(made, "events")["Zorp"]


def test_an_untouched_draft_loads_and_names_what_is_open() -> None:
    one = markup(Frame("E1", "ArmedClash", "T3", (("Blorp", "T1"),)), Frame("E2", "Zorp", "T4"))
    problems: list[Problem] = []
    mapping = read_mapping(parse_toml(draft([one], load_vocabulary()), "m.toml"), load_vocabulary(), problems.append)
    assert [problem.code for problem in problems] == ["mapping-open"] * 3
    assert sorted(problem.message.split("”")[0] for problem in problems) == ["“Blorp", "“Weather", "“Zorp"]
    assert all(problem.place.line for problem in problems)
    problems.clear()
    article = to_article(one, mapping, lambda _name, _kind: None, Origin("x.ann"), problems.append)
    assert [event.type for event in article.events] == ["armed-clash"]
    assert [claim.voice for claim in article.claims] == ["NotCoded"]
    assert {problem.code for problem in problems} == {"label-unmapped"}
    assert all("left open" in problem.message or "Blorp" in problem.message for problem in problems)


@pytest.mark.parametrize("speaker", ["Speaker", "Claimant", "Source"])
def test_an_argument_for_who_speaks_makes_claims_inline(speaker: str) -> None:
    made = tomllib.loads(draft([markup(Frame("E1", "ArmedClash", "T3", ((speaker, "T1"),)))], load_vocabulary()))
    assert made["claims"] == {"inline": {"speaker": speaker}}
    assert "arguments" not in made


def test_a_label_for_claims_makes_a_layer_of_claims() -> None:
    frame = Frame("E2", "Claim", "T4", (("Source", "T1"), ("Content", "E1"), ("Mystery", "T1")))
    text = draft([markup(Frame("E1", "ArmedClash", "T3"), frame)], load_vocabulary())
    assert tomllib.loads(text)["claims"] == {"label": "Claim", "claimant": "Source", "content": "Content"}
    for slot in ("on-behalf", "hedge", "text"):
        assert f'# {slot} = ""  # open · arguments without a meaning yet: Mystery 1' in text
    assert "arguments" not in tomllib.loads(text)


def test_the_main_arguments_of_claims_stand_as_comments_with_what_was_found() -> None:
    frame = Frame("E2", "Speech", "T4", (("Sayer", "T1"), ("About", "E1")))
    text = draft([markup(Frame("E1", "ArmedClash", "T3"), frame)], load_vocabulary())
    found = "arguments without a meaning yet: About 1, Sayer 1"
    assert f'# claimant = "Sayer"  # perhaps · {found}' in text
    assert f'# content = "About"  # perhaps · {found}' in text
    assert f'# hedge = ""  # open · {found}' in text
    assert "# About: open" not in text
    assert "arguments" not in tomllib.loads(text)


def test_labels_of_verbs_beside_a_label_of_claims_say_what_their_speakers_do() -> None:
    def verb(number: int, label: str) -> Frame:
        return Frame(f"E{number}", label, "T4", (("Speaker", "T1"), ("Content", "E1")))

    names = ("Speech", "Denial", "Prediction", "Rejects", "Accusation", "Demand")
    frames = [verb(number, label) for number, label in enumerate(names, 2)]
    text = draft([markup(Frame("E1", "ArmedClash", "T3", (("Agent", "T1"),)), *frames)], load_vocabulary())
    made = tomllib.loads(text)
    denies = {"speech-act": "denies", "polarity": "Negated"}
    assert made["claims"]["label"] == {
        "Accusation": {"speech-act": "accuses"},
        "Demand": {"speech-act": "demands"},
        "Denial": denies,
        "Prediction": {"speech-act": "predicts"},
        "Rejects": denies,
        "Speech": {},
    }
    assert "# guess: what each label says" in text
    assert (made["claims"]["claimant"], made["claims"]["content"]) == ("Speaker", "Content")
    assert (made["events"], made["arguments"]) == ({"ArmedClash": "armed-clash"}, {"Agent": "agent"})
    problems: list[Problem] = []
    read_mapping(parse_toml(text, "m.toml"), load_vocabulary(), problems.append)
    assert [problem.code for problem in problems] == ["mapping-open"]  # Weather
    # Without claims beside it, or with other arguments, such a label is an event.
    alone = tomllib.loads(draft([markup(verb(2, "Denial"))], load_vocabulary()))
    assert "Denial" in alone["events"]
    other = markup(verb(2, "Speech"), Frame("E3", "Demand", "T4", (("Agent", "T1"),)))
    assert "Demand" in tomllib.loads(draft([other], load_vocabulary()))["events"]


def test_only_strong_likeness_is_filled_in() -> None:
    attributes = (Attribute("A1", "Certainty", "E1", "probably"), Attribute("A2", "Certainty", "E1", "Probable"))
    text = draft(
        [markup(Frame("E1", "Dead", "T3"), Frame("E2", "Armed_Clashes", "T4"), attributes=attributes)],
        load_vocabulary(),
    )
    made = tomllib.loads(text)
    assert made["events"] == {"Dead": "", "Armed_Clashes": "armed-clash"}
    assert "perhaps demand" in lines_of(text, "events")["Dead"]
    counts = markup(
        Frame("E1", "Count", "T3", (("Of", "T2"),)),
        attributes=(Attribute("A1", "Measure", "E1", "kill"), Attribute("A2", "Measure", "E1", "injuries")),
    )
    text = draft([counts], load_vocabulary())
    assert tomllib.loads(text)["counts"]["measures"] == {"injuries": "injured", "kill": "killed"}


@pytest.mark.parametrize(
    ("label", "rule"),
    [
        ("Loc", {"as": "place", "lookup": True}),
        ("Org", {"as": "actor", "lookup": True}),
        ("City", {"as": "place", "lookup": True}),
        ("Zorg", {"as": "actor", "lookup": True}),
    ],
)
def test_spans_that_are_names_are_looked_up(label: str, rule: dict[str, object]) -> None:
    one = markup(Frame("E1", "ArmedClash", "T3", (("Agent", "T1"),)))
    marks = (Mark("T1", label, one.marks[0].span), *one.marks[1:])
    made = tomllib.loads(draft([Markup(about=one.about, text=TEXT, marks=marks, frames=one.frames)], load_vocabulary()))
    assert made["spans"][label] == rule
    assert made["spans"]["Weather"] == ""


def test_a_scheme_that_does_not_say_who_speaks_is_told_so() -> None:
    text = draft([markup(Frame("E1", "ArmedClash", "T3"))], load_vocabulary())
    assert "NotCoded" in text
    assert "claims" not in tomllib.loads(text)


LABELS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8) | st.sampled_from(
    ("Claim", "Claims", "Count", "Speaker", "Source", "claimant", "Place", "place", "Text", "Negation", "Voice", "a.b")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LABELS, LABELS, LABELS, LABELS, st.booleans()), max_size=6))
def test_a_draft_of_any_labels_loads_and_names_each(drawn: list[tuple[str, str, str, str, bool]]) -> None:
    marks, frames, attributes = [], [], []
    for number, (label, role, name, value, is_relation) in enumerate(drawn):
        marks.append(Mark(f"T{number}", label, Span(0, 6, "Rebels")))
        trigger = "" if is_relation else f"T{number}"
        frames.append(Frame(f"E{number}", label, trigger, ((role, "T0"), (role, "T0"))))
        attributes.append(Attribute(f"A{number}", name, f"E{number}", value))
    one = Markup(about=About(id="x"), text=TEXT, marks=tuple(marks), frames=tuple(frames), attributes=tuple(attributes))
    problems: list[Problem] = []
    made = draft([one, one], load_vocabulary())
    assert made == draft([one, one], load_vocabulary())
    mapping = read_mapping(parse_toml(made, "m.toml"), load_vocabulary(), problems.append)
    assert {problem.code for problem in problems} <= {"mapping-open"}
    told: list[Problem] = []
    to_article(one, mapping, lambda _name, _kind: None, Origin("x.ann"), told.append)
    for label, _, _, _, _ in drawn:
        known = {*mapping.spans, *mapping.events, *mapping.states, *mapping.counts.labels, *mapping.coreference}
        known |= {*mapping.disagrees, *(mapping.claims.labels if mapping.claims else ()), *mapping.left_open}
        assert label in known


# The command.


def sources(folder: Path) -> Path:
    (folder / "x.txt").write_bytes(TEXT.encode())
    (folder / "x.ann").write_bytes(b"T1\tArmedClash 7 11\ttook\nE1\tArmedClash:T1\n")
    return folder


def test_the_command_writes_a_draft_that_loads(tmp_path: Path) -> None:
    result = CliRunner().invoke(mapping_command, ["draft", str(sources(tmp_path))])
    assert result.exit_code == 0, result.output
    assert tomllib.loads(result.stdout)["events"] == {"ArmedClash": "armed-clash"}
    path = tmp_path / "mapping.toml"
    result = CliRunner().invoke(mapping_command, ["draft", str(tmp_path), "-o", str(path)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"`rashomon check {tmp_path}`, then `rashomon registry draft {tmp_path}`" in result.stderr
    assert tomllib.loads(path.read_bytes().decode())["events"] == {"ArmedClash": "armed-clash"}


def test_the_command_never_overwrites_a_mapping_unasked(tmp_path: Path) -> None:
    path = sources(tmp_path) / "mapping.toml"
    path.write_bytes(b"# mine\n")
    result = CliRunner().invoke(mapping_command, ["draft", str(tmp_path), "-o", str(path)])
    assert result.exit_code != 0
    assert path.read_bytes() == b"# mine\n"
    result = CliRunner().invoke(mapping_command, ["draft", str(tmp_path), "-o", str(path), "--force"])
    assert result.exit_code == 0
    assert b"ArmedClash" in path.read_bytes()


def test_the_command_says_when_there_is_nothing_to_map(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_bytes(b"nothing")
    result = CliRunner().invoke(mapping_command, ["draft", str(tmp_path)])
    assert result.exit_code != 0
    assert "No annotations with labels" in str(result.exception)
