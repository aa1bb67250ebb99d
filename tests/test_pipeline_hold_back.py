"""The smallest faulty thing is held back, what stands on it goes with it, and the rest is built."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon.article import Article, Origin, Span
from rashomon.pipeline import Options, Outcome, check
from rashomon.pipeline.one import Handled, handle
from rashomon.pipeline.sources import Sources
from rashomon.pipeline.workshop import Workshop
from rashomon.problems import Problem, Severity
from small_sources import article, span, write


def _check(folder: Path, *articles: Article, strict: bool = False) -> Outcome:
    return check([write(folder, *articles)], Options(strict=strict), lambda _: None)


def _workshop(folder: Path, *, strict: bool = False) -> Workshop:
    return Workshop(Options(strict=strict), Sources([write(folder)], lambda _: None), lambda _: None)


def _handle(folder: Path, each: Article, *, strict: bool = False) -> Handled:
    return handle(each, Origin("one.json"), (), _workshop(folder, strict=strict))


def _actor_that_is_a_place(made: Article) -> Article:
    events = (replace(made.events[0], roles={"agent": ("m-dorn",)}), *made.events[1:])
    return replace(made, events=events)


def _wrong_quote(made: Article) -> Article:
    wrong = replace(span("seized"), quote="lost")
    return replace(made, events=(replace(made.events[0], trigger=wrong), *made.events[1:]))


def _negative_count(made: Article) -> Article:
    return replace(made, counts=(replace(made.counts[0], value=-6),))


def test_nothing_is_held_back_where_nothing_is_faulty(tmp_path: Path) -> None:
    outcome = _check(tmp_path, article())
    assert (outcome.articles, outcome.claims, outcome.held_back, outcome.conforms) == (1, 3, {}, True)
    assert not outcome.reaches(Severity.WARNING)
    assert sum(outcome.focus_nodes.values()) > 20


@pytest.mark.parametrize(
    ("spoil", "code", "held_back", "claims"),
    [
        (_actor_that_is_a_place, "statement-object-fits", {"claim": 2, "event": 1}, 1),
        (_wrong_quote, "quote-differs", {"claim": 2, "event": 1}, 1),
        (_negative_count, "count-unusable", {"count": 1}, 3),
    ],
)
def test_holds_back_the_faulty_thing_and_what_stands_on_it(
    tmp_path: Path, spoil: Callable[[Article], Article], code: str, held_back: dict[str, int], claims: int
) -> None:
    handled = _handle(tmp_path, spoil(article()))
    assert code in {problem.code for problem in handled.problems}
    assert handled.record is not None
    assert len(handled.record.claims) == claims
    from rashomon.pipeline.outcome import count_held_back

    assert count_held_back(handled.problems) == held_back


@pytest.mark.parametrize("spoil", [_actor_that_is_a_place, _wrong_quote, _negative_count])
def test_what_is_left_is_what_would_be_built_without_the_faulty_thing(
    tmp_path: Path, spoil: Callable[[Article], Article]
) -> None:
    made = article()
    handled = _handle(tmp_path, spoil(made))
    if spoil is _negative_count:
        toll = replace(made.claims[1], content=("killing",))
        sound = replace(made, counts=(), claims=(made.claims[0], toll, made.claims[2]))
    else:
        sound = replace(made, events=made.events[1:], claims=made.claims[1:2])
    assert sorted(handled.lines) == sorted(_handle(tmp_path, sound).lines)


@pytest.mark.parametrize("spoil", [_actor_that_is_a_place, _wrong_quote, _negative_count])
def test_strict_holds_back_the_article(tmp_path: Path, spoil: Callable[[Article], Article]) -> None:
    handled = _handle(tmp_path, spoil(article()), strict=True)
    assert (handled.article, handled.record, handled.lines) == (None, None, [])
    assert handled.problems[-1].code == "article-held-back"


def test_strict_builds_the_other_articles(tmp_path: Path) -> None:
    outcome = _check(tmp_path, article("one"), _negative_count(article("two")), strict=True)
    assert (outcome.articles, outcome.claims, outcome.held_back) == (1, 3, {"article": 1})


def test_strict_heeds_what_the_reader_held_back(tmp_path: Path) -> None:
    found = Problem("quote-differs", "the reader held a span back", held_back="mention")
    workshop = _workshop(tmp_path, strict=True)
    assert handle(article(), Origin("one.json"), [found], workshop).article is None
    assert handle(article(), Origin("one.json"), [], workshop).article is not None


def test_each_problem_comes_once_though_the_article_is_converted_again(tmp_path: Path) -> None:
    problems = _handle(tmp_path, _actor_that_is_a_place(_negative_count(article()))).problems
    assert len(problems) == len(set(problems))
    assert {problem.held_back for problem in problems if problem.code != "says-less"} == {"event", "count", "claim"}


def test_a_quote_is_compared_code_point_by_code_point(tmp_path: Path) -> None:
    made = article()
    assert _handle(tmp_path, made).problems == []
    behind_the_emoji = span("denied")
    shifted = Span(behind_the_emoji.begin + 1, behind_the_emoji.end + 1, "denied")
    wrong = replace(made, claims=(replace(made.claims[0], cue=shifted), *made.claims[1:]))
    [problem] = _handle(tmp_path, wrong).problems
    assert (problem.code, problem.place.annotation, problem.place.quote) == ("quote-differs", "said", "denied")
    assert (problem.expected, problem.found, problem.held_back) == ("“denied”", "“enied ”", "claim")


def test_a_claim_about_one_role_names_the_annotation_that_took_it_along(tmp_path: Path) -> None:
    made = _wrong_quote(article())
    only_who = replace(made, claims=(replace(made.claims[0], content=("seizure.agent",)), *made.claims[1:]))
    gone = {each.place.annotation: each for each in _handle(tmp_path, only_who).problems}["said"]
    assert gone.message == "said cannot stand without seizure, which is held back"
    assert gone.advice == "Mend seizure first."


def test_a_span_in_pieces_is_compared_piece_by_piece(tmp_path: Path) -> None:
    made = article()
    first, last = span("Six"), span("killed")
    pieces = Span(first.begin, last.end, "Six killed", ((first.begin, first.end), (last.begin, last.end)))
    right = replace(made, claims=(replace(made.claims[0], cue=pieces), *made.claims[1:]))
    assert _handle(tmp_path, right).problems == []
    wrong = replace(made, claims=(replace(made.claims[0], cue=replace(pieces, quote="Sixkilled")), *made.claims[1:]))
    assert [problem.code for problem in _handle(tmp_path, wrong).problems] == ["quote-differs"]


def test_what_an_article_gives_can_travel_between_processes(tmp_path: Path) -> None:
    import pickle

    handled = _handle(tmp_path, article())
    assert pickle.loads(pickle.dumps(handled)) == handled
