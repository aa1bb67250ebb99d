"""What is joined by decisions, and which of them contradict each other."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.decisions import Decision, Link, Match, Settled, settle
from rashomon.problems import Problem


def _links(*said: str) -> list[Link]:
    """Make links of `a = b`, `a != b`, `a < b` (a is part of b), each on the next line of a file."""
    signs = {"=": Decision.SAME, "!=": Decision.NOT_SAME, "<": Decision.PART_OF}
    found = []
    for line, text in enumerate(said, start=2):
        a, sign, b = text.split()
        found.append(Link(a, b, Match(kind="event", a=a, b=b, decision=signs[sign], file="matches.csv", line=line)))
    return found


def _settled(*said: str, parts: tuple[tuple[str, str], ...] = ()) -> tuple[Settled, list[Problem]]:
    problems: list[Problem] = []
    return settle(_links(*said), problems.append, parts=parts), problems


def test_what_is_the_same_is_one_group() -> None:
    settled, problems = _settled("b = a", "c = b", "x = y", "p != q")
    assert settled.groups == (("a", "b", "c"), ("x", "y"))
    assert not problems


@pytest.mark.parametrize(
    "order", [("a = b", "b = c", "a != c"), ("a != c", "c = b", "b = a"), ("c = b", "c != a", "a = b")]
)
def test_a_contradiction_joins_none_of_its_group(order: tuple[str, ...]) -> None:
    settled, problems = _settled(*order, "x = y")
    assert settled.groups == (("x", "y"),)
    (problem,) = problems
    assert problem.code == "matches-contradict"
    assert problem.place.file == "matches.csv"
    assert problem.place.line == next(n for n, said in enumerate(order, start=2) if "!=" in said)
    others = [str(n) for n, said in enumerate(order, start=2) if "!=" not in said]
    assert all(line in problem.message for line in others)


def test_same_and_not_same_of_one_pair() -> None:
    settled, problems = _settled("a = b", "b != a")
    assert settled.groups == ()
    assert "line 2" in problems[0].message


def test_same_and_part_of() -> None:
    settled, problems = _settled("a = b", "b = c", "a < c")
    assert (settled.groups, settled.parts) == ((), ())
    assert [problem.place.line for problem in problems] == [4]


def test_a_circle_of_parts_is_not_written() -> None:
    settled, problems = _settled("a < b", "b < c", "c < a", "x < a")
    assert [(link.a, link.b) for link in settled.parts] == [("x", "a")]
    assert [problem.place.line for problem in problems] == [2, 3, 4]


def test_a_join_may_close_a_circle() -> None:
    settled, problems = _settled("a < b", "c < d", "b = c", "d = a")
    assert settled.parts == ()
    assert settled.groups == (("a", "d"), ("b", "c"))
    assert len(problems) == 2


def test_what_a_source_calls_a_part_is_not_the_same() -> None:
    settled, problems = _settled("a = b", "b = c", parts=(("a", "c"),))
    assert settled.groups == ()
    assert problems[0].place.line == 2


def test_joins_that_turn_the_parts_of_sources_into_a_circle() -> None:
    settled, problems = _settled("a = d", "b = c", parts=(("a", "b"), ("c", "d")))
    assert settled.groups == ()
    assert problems


def test_a_group_that_cannot_be_one_is_not_joined() -> None:
    problems: list[Problem] = []
    settled = settle(
        _links("a = b", "c = d"), problems.append, unfit=lambda group: "two entries" if "a" in group else ""
    )
    assert settled.groups == (("c", "d"),)
    assert problems[0].message == "two entries"


_SAID = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["=", "=", "!=", "<"]), st.sampled_from("abcdef")).filter(
        lambda one: one[0] != one[2]
    ),
    max_size=10,
)


@given(_SAID)
def test_what_holds_never_contradicts_itself_and_hangs_on_no_order(said: list[tuple[str, str, str]]) -> None:
    texts = [" ".join(one) for one in said]
    settled, problems = _settled(*texts)
    turned, _ = _settled(*reversed(texts))
    assert set(settled.groups) == set(turned.groups)
    one = {thing: group for group in settled.groups for thing in group}
    for a, sign, b in said:
        together = a in one and b in one[a]
        assert not (sign == "!=" and together)
        # What was said to be the same is joined, or a contradiction was told.
        assert sign != "=" or together or problems
    for group in settled.groups:
        for a, b in combinations(group, 2):
            assert (a, b) not in {(link.a, link.b) for link in settled.parts}
