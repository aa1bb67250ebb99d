"""The terminal review: one key an answer, and what was answered is in the file."""

from pathlib import Path

import pytest

from rashomon.decisions import Decision, Match, MatchesFile, read_matches
from rashomon.matching.review import picture, review


def _pair(a: str, b: str, kind: str = "event") -> Match:
    return Match(
        kind=kind, a=a, b=b, label_a=f"label {a}", label_b=f"label {b}", quote_a=f"words of {a}",  # type: ignore[arg-type]
        quote_b=f"words of {b}", article_a="The Gazette (2019-08-20)", article_b="The Post (2019-08-21)",
        reason="proposal: both are called attack",
    )  # fmt: skip


def _file(tmp_path: Path, *pairs: Match) -> MatchesFile:
    file = MatchesFile(tmp_path / "matches.csv", lambda _: None)
    file.add(pairs)
    file.save()
    return file


def _answered(file: MatchesFile, keys: str) -> tuple[list[str], str, tuple[int, int]]:
    """Press keys; give the decisions in the file, what was shown, and the numbers of answers and of what is open."""
    shown: list[str] = []
    given = iter(keys)
    done = review(file, lambda: next(given, ""), shown.append, by="Ana", on="2026-01-02", width=100)
    decisions = [str(one.decision) for one in read_matches(file.path, lambda _: None)]
    return decisions, "\n".join(shown), (done.answered, done.left)


PAIRS = (_pair("a", "b"), _pair("c", "d"), _pair("e", "f"), _pair("g", "h"))


@pytest.mark.parametrize(
    ("keys", "decisions", "numbers"),
    [
        ("snpu", ["same", "not same", "part of", "unsure"], (4, 0)),
        ("SNU", ["same", "not same", "unsure", ""], (3, 1)),
        ("sq", ["same", "", "", ""], (1, 3)),
        ("s", ["same", "", "", ""], (1, 3)),
        ("", ["", "", "", ""], (0, 4)),
        ("x?\x1bs", ["same", "", "", ""], (1, 3)),
        ("sbn", ["not same", "", "", ""], (1, 3)),
        ("bs", ["same", "", "", ""], (1, 3)),
        ("ssbbnn", ["not same", "not same", "", ""], (2, 2)),
    ],
)
def test_one_key_is_one_answer(tmp_path: Path, keys: str, decisions: list[str], numbers: tuple[int, int]) -> None:
    found, _, done = _answered(_file(tmp_path, *PAIRS), keys)
    assert (found, done) == (decisions, numbers)


def test_each_answer_is_in_the_file_before_the_next_pair_is_shown(tmp_path: Path) -> None:
    file = _file(tmp_path, *PAIRS)
    seen: list[int] = []

    def key() -> str:
        seen.append(sum(1 for one in read_matches(file.path, lambda _: None) if one.decision))
        return "s"

    review(file, key, lambda _: None, by="Ana", on="2026-01-02")
    assert seen == [0, 1, 2, 3]
    assert {(one.by, one.on) for one in read_matches(file.path, lambda _: None)} == {("Ana", "2026-01-02")}


def test_what_follows_is_not_asked(tmp_path: Path) -> None:
    file = _file(tmp_path, _pair("a", "b"), _pair("b", "c"), _pair("a", "c"))
    decisions, shown, done = _answered(file, "ss")
    assert decisions == ["same", "same", ""]
    assert done == (2, 0)
    assert "3 of 3" not in shown


def test_the_other_way_round(tmp_path: Path) -> None:
    file = _file(tmp_path, _pair("a", "b"))
    assert _answered(file, "P")[0] == ["part of"]
    (match,) = read_matches(file.path, lambda _: None)
    assert (match.a, match.b, match.quote_a) == ("b", "a", "words of b")


def test_a_name_is_no_part(tmp_path: Path) -> None:
    decisions, shown, _ = _answered(_file(tmp_path, _pair("a", "b", "place")), "ps")
    assert decisions == ["same"]
    assert "the names list says" in shown


def test_help_names_every_key(tmp_path: Path) -> None:
    _, shown, _ = _answered(_file(tmp_path, *PAIRS), "?")
    assert all(f"\n{key}  " in f"\n{shown}" for key in "snpubq")


def test_both_quotes_stand_side_by_side_with_the_reason() -> None:
    rows = picture(PAIRS[0], 100).split("\n")
    assert any("words of a" in row and "words of b" in row for row in rows)
    assert "both are called attack" in rows[-1]
    assert all(len(row) <= 100 for row in rows)


@pytest.mark.parametrize("width", [60, 100])
def test_narrow_terminals_and_arabic_show_one_under_the_other(width: int) -> None:
    pair = _pair("a", "قصف") if width == 100 else _pair("a", "b")
    rows = picture(pair, width).split("\n")
    assert not any("words of a" in row and "words of" in row.replace("words of a", "") for row in rows)
    assert all(len(row) <= width for row in rows)


def test_no_control_character_reaches_the_terminal(tmp_path: Path) -> None:
    bad = Match(
        kind="event", a="a\x1b]0;x\x07", b="b\u202e", label_a="\x1b[31mred", quote_a="one\x07\x1b[2Jtwo",
        quote_b="\u202eabc", article_b="\x9b31m", reason="proposal: \x1b[31m",
    )  # fmt: skip
    shown = picture(bad, 100)
    assert not {char for char in shown if char != "\n" and not char.isprintable()}
    _, whole, _ = _answered(_file(tmp_path, bad), "\x1bq")
    assert "\x1b" not in whole


def test_wide_letters_keep_the_columns_straight() -> None:
    pair = Match(kind="event", a="a", b="b", quote_a="三人が死亡した", quote_b="words")
    row = next(row for row in picture(pair, 100).split("\n") if "三人" in row)
    assert row.index("│") + len("三人が死亡した") == (100 - 3) // 2 + 1


def test_an_empty_file_asks_nothing(tmp_path: Path) -> None:
    file = MatchesFile(tmp_path / "matches.csv", lambda _: None)
    done = review(file, lambda: "s", lambda _: None, by="Ana", on="2026-01-02")
    assert tuple(done) == (0, 0)


def test_an_unsure_pair_is_not_asked_again(tmp_path: Path) -> None:
    file = _file(tmp_path, PAIRS[0])
    assert _answered(file, "u")[0] == [Decision.UNSURE]
    assert _answered(MatchesFile(file.path, lambda _: None), "s")[0] == [Decision.UNSURE]
