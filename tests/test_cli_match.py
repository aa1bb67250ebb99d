"""`rashomon match`, as a user runs it."""

from pathlib import Path

import pytest

from keyless import keyless
from rashomon.decisions import read_matches
from running import run
from small_sources import article, write


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return write(tmp_path / "sources", article("one"), article("two"))


def test_proposals_are_written_beside_the_sources(two: Path) -> None:
    done = run("match", two)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    matches = read_matches(two / "matches.csv", lambda _: None)
    assert {(one.a, one.b) for one in matches} >= {
        ("one#event-7-13-territorial-gain", "two#event-7-13-territorial-gain")
    }
    assert all(one.reason.startswith("proposal: ") and not one.decision for one in matches)
    assert f"{len(matches)} pairs of events, 0 pairs of names proposed" in done.stderr


def test_running_again_adds_nothing_and_keeps_decisions(two: Path) -> None:
    run("match", two)
    file = two / "matches.csv"
    text = file.read_bytes().decode()
    decided = text.replace(",,,,\n", ",not same,Ana,2026-01-02,no\n", 1)
    assert decided != text
    file.write_bytes(decided.encode())
    done = run("match", two)
    assert file.read_bytes() == decided.encode()
    assert "0 pairs of events" in done.stderr


def test_a_new_article_adds_lines_only(two: Path) -> None:
    run("match", two)
    before = (two / "matches.csv").read_bytes()
    write(two, article("three"))
    run("match", two)
    after = (two / "matches.csv").read_bytes()
    assert after.startswith(before)
    assert b"three#" in after[len(before) :]


def test_a_dataset_is_matched_too(two: Path, tmp_path: Path) -> None:
    assert run("build", two, "-o", tmp_path / "dataset").returncode == 0
    done = run("match", tmp_path / "dataset", "-o", tmp_path / "found.csv")
    assert done.returncode == 0, done.stderr
    run("match", two)
    ends = [
        {(one.a, one.b) for one in read_matches(file, lambda _: None)}
        for file in (tmp_path / "found.csv", two / "matches.csv")
    ]
    assert ends[0] == ends[1] != set()


def test_the_terminal_gets_the_table(two: Path) -> None:
    done = run("match", two, "-o", "-")
    assert done.stdout.lstrip("\ufeff").startswith("kind,a,b,")
    assert "territorial-gain" in done.stdout
    assert not (two / "matches.csv").exists()


def test_answers_come_from_the_standard_input(two: Path) -> None:
    done = run("match", two, "--review", "--by", "Ana Ruiz", "--on", "2026-01-02", given="s\nn\n")
    assert done.returncode == 0, done.stderr
    matches = read_matches(two / "matches.csv", lambda _: None)
    assert [(str(one.decision), one.by, one.on) for one in matches[:2]] == [
        ("same", "Ana Ruiz", "2026-01-02"), ("not same", "Ana Ruiz", "2026-01-02"),
    ]  # fmt: skip
    assert "seized Dorn" in done.stdout
    assert "\x1b" not in done.stdout
    assert "2 answers written" in done.stderr


def test_answers_are_built(tmp_path: Path) -> None:
    folder = keyless(tmp_path / "sample")
    run("match", folder)
    done = run("match", "--review", "-o", folder / "matches.csv", "--by", "Ana", "--on", "2026-01-02", given="s" * 300)
    assert "0 still open" in done.stderr
    built = run("build", folder, "-o", tmp_path / "dataset")
    assert built.returncode == 0, built.stderr
    again = run("match", tmp_path / "dataset", "-o", "-")
    assert again.stdout.count("\n") <= 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a dataset or articles"),
        (("--review",), "name a dataset or articles"),
        (("--review", "-o", "nowhere.csv", "--by", "Ana"), "there is no file nowhere.csv"),
        (("{two}", "--review"), "say who answers: --by NAME"),
        (("{two}", "--review", "--by", "Ana", "-o", "-"), "answers need a file"),
        (("{two}", "--review", "--by", "Ana", "--on", "tomorrow"), "is no day"),
    ],
)
def test_what_is_missing_is_asked_for(two: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("match", *(one.format(two=two) for one in arguments), cwd=two)
    assert done.returncode == 2
    assert said in done.stderr


def test_help_has_examples() -> None:
    done = run("match", "--help")
    assert "rashomon match articles/" in done.stdout
    assert "--review" in done.stdout
