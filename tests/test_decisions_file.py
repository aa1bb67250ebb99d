"""`matches.csv`: whatever a spreadsheet makes of it is read, and a line that nobody touched keeps its bytes."""

import csv
import io
from pathlib import Path

import pytest

from rashomon.decisions import COLUMNS, Decision, Match, MatchesFile, read_matches
from rashomon.errors import ConfigurationError
from rashomon.problems import Problem

PAIR = Match(kind="event", a="one#event-1-5-attack", b="two#event-3-9-attack", quote_a="Attack, “again”", reason="why")


def _read(tmp_path: Path, text: str) -> tuple[tuple[Match, ...], list[Problem]]:
    file = tmp_path / "matches.csv"
    file.write_bytes(text.encode())
    problems: list[Problem] = []
    return read_matches(file, problems.append), problems


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = MatchesFile(tmp_path / "matches.csv", lambda _: None)
    second = Match(kind="place", a="x#place-1-2", b="dorn", quote_a='two\nlines, "quoted"', label_a="=1+1")
    file.add([PAIR, second])
    file.save()
    again = read_matches(tmp_path / "matches.csv", lambda _: None)
    assert [(one.kind, one.a, one.b, one.quote_a, one.label_a) for one in again] == [
        ("event", PAIR.a, PAIR.b, PAIR.quote_a, ""),
        ("place", "x#place-1-2", "dorn", 'two\nlines, "quoted"', "=1+1"),
    ]
    assert [one.line for one in again] == [2, 3]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "'"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    file = MatchesFile(tmp_path / "matches.csv", lambda _: None)
    file.add([Match(kind="event", a=f"{start}a#event-1-2-attack", b="b", quote_a=f"{start}cmd")])
    file.save()
    rows = list(csv.reader(io.StringIO((tmp_path / "matches.csv").read_text("utf-8-sig"), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    (match,) = read_matches(tmp_path / "matches.csv", lambda _: None)
    assert match.quote_a == f"{start}cmd"


def test_an_answer_changes_its_line_only(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    # Quotes where none are needed, another order of columns, a column of the user's own, no line end at the end.
    lines = ['"kind",b,a,"decision",mine\r\n', '"event",y,x,"",keep\r\n', "event,z,x,unsure,me\r\n", "event,w,v,,"]
    path.write_bytes("".join(lines).encode())
    file = MatchesFile(path, lambda _: None)
    file.answer(2, Decision.SAME, by="Ana", on="2026-01-02", why="same words")
    file.save()
    after = path.read_bytes().decode()
    assert after.split("\r\n")[1:3] == ['"event",y,x,"",keep', "event,z,x,unsure,me"]
    matches = read_matches(path, lambda _: None)
    assert (matches[2].decision, matches[2].by, matches[2].on, matches[2].why) == (
        Decision.SAME, "Ana", "2026-01-02", "same words",
    )  # fmt: skip
    assert [one.decision for one in matches[:2]] == [Decision.OPEN, Decision.UNSURE]


def test_new_proposals_are_added_behind_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    before = b"kind;a;b;decision;by\nevent;x;y;same;Ana"
    path.write_bytes(before)
    file = MatchesFile(path, lambda _: None)
    file.add([PAIR])
    file.save()
    assert path.read_bytes().startswith(before + b"\n")
    assert [(one.a, one.decision) for one in read_matches(path, lambda _: None)] == [("x", "same"), (PAIR.a, "")]


def test_part_of_may_be_turned(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    file = MatchesFile(path, lambda _: None)
    file.add([Match(kind="event", a="x", b="y", label_a="X", label_b="Y", quote_a="qx", quote_b="qy")])
    file.answer(0, Decision.PART_OF, by="Ana", on="2026-01-02", turned=True)
    file.save()
    (match,) = read_matches(path, lambda _: None)
    assert (match.a, match.b, match.label_a, match.label_b, match.quote_a) == ("y", "x", "Y", "X", "qy")


@pytest.mark.parametrize("written", ["Same", " same ", "SAME", "not same", "not-same", "Not_Same", "part of", "Unsure"])
def test_decisions_are_read_forgivingly(tmp_path: Path, written: str) -> None:
    matches, problems = _read(tmp_path, f"Kind,A,B,Decision\nEvent,x,y,{written}\n")
    assert matches[0].decision == written.strip().lower().replace("-", " ").replace("_", " ")
    assert not problems


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("event,x,y,smae", "“smae” is no decision"),
        ("thing,x,y,same", "“thing” is no kind"),
        ("event,x,,same", "a pair needs both a and b"),
        ("event,x,x,same", "x is compared with itself"),
        ("place,x,y,part of", "part of another in the names list only"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    matches, problems = _read(tmp_path, f'kind,a,b,decision,why\nevent,p,q,same,"two\nlines"\n{line}\n')
    assert [one.a for one in matches] == ["p"]
    (problem,) = problems
    assert said in problem.message
    assert problem.place.line == 4


def test_a_day_that_is_none_is_left_out(tmp_path: Path) -> None:
    (match,), (problem,) = _read(tmp_path, "kind,a,b,decision,on\nevent,x,y,same,2026-02-30\n")
    assert match.on == ""
    assert "2026-02-30" in problem.message


@pytest.mark.parametrize("text", ["kind,a,decision\n", 'kind,a,b,decision\nevent,"x,y,same\n'])
def test_what_is_no_such_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError):
        _read(tmp_path, text)


def test_another_encoding_is_refused_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "matches.csv").write_bytes("kind,a,b,decision\nevent,é,y,same\n".encode("cp1252"))
    with pytest.raises(ConfigurationError, match="CSV UTF-8"):
        read_matches(tmp_path / "matches.csv", lambda _: None)


def test_the_columns_stand_in_their_order(tmp_path: Path) -> None:
    file = MatchesFile(tmp_path / "matches.csv", lambda _: None)
    file.add([PAIR])
    file.save()
    assert (tmp_path / "matches.csv").read_text("utf-8-sig").split("\n")[0] == ",".join(COLUMNS)
    assert "score" not in COLUMNS
