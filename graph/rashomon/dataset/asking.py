"""Asks a dataset, or the part of it that filters leave; says what an answer rests on, and what was too narrow."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.dataset.part import Part
from rashomon.errors import QuestionError, QuestionTimeoutError
from rashomon.questions import Limits, Question, ask, load, parse, texts
from rashomon.selection import Filters
from rashomon.table import Table
from rashomon.view.words import local

if TYPE_CHECKING:
    from rashomon.dataset.opening import Dataset

FIELDS = {
    "according-to": "according_to",
    "without": "without",
    "status": "status",
    "from": "from_day",
    "to": "to_day",
    "in": "places",
    "reviewed": "reviewed",
    "coder": "coders",
}
"""Filter, as a user types it -> field of `Filters`."""
_CLEARED = Filters()

_Values = Mapping[str, str]


def question_of(question: str) -> Question:
    """Give a question by name, or one made of the text of a query.

    Args:
        question: name of a shipped question, or SPARQL.

    Raises:
        QuestionError: if there is none of that name, or the query is refused.
    """
    return parse(question, "question") if "{" in question else load(question)


def put(
    whole: "Dataset",
    steps: Sequence[Filters],
    question: Question,
    values: Mapping[str, object] | None = None,
    limits: Limits | None = None,
) -> Table:
    """Ask a question of the part of a dataset that filters leave.

    Args:
        whole: the dataset.
        steps: the filters; none for the whole.
        question: what is asked.
        values: parameter name -> what the user typed; from Python also whole numbers and dates.
        limits: time, rows and memory.

    Returns:
        The answer; its notes say what it rests on, by which filters, and for an answer without rows what was too
        narrow.

    Raises:
        QuestionError: if the question is refused or cannot be answered, or takes no such filter.
        QuestionTimeoutError: if it took more time or memory than it may.
    """
    given = texts(question, values)
    left, all_values = _taken(question, steps, given)
    part = Part(whole, *left)
    table = _answer(part, question, all_values, limits)
    notes = [*table.notes]
    if not table.rows:
        notes += _too_narrow(whole, steps, question, given, limits)
    notes.append(f"From {part.extent if part.chosen else whole.extent}.")
    if part.chosen:
        notes += [f"Filters: {'; '.join(part.filters)}.", *part.notes]
    notes += [
        f"--{name} {local(all_values[parameter])} is the parameter {parameter} here: what others say stays, to compare."
        for name, parameter in question.filters.items()
        if any(getattr(filters, FIELDS[name]) for filters in steps)
    ]
    return replace(table, notes=tuple(notes))


def _answer(part: Part, question: Question, values: _Values, limits: Limits | None) -> Table:
    if not part.chosen:
        return ask(part.whole.store_path, question, values, limits)
    # The folder is for its owner's eyes alone, and goes when the answer is there.
    with tempfile.TemporaryDirectory(prefix="rashomon-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "part.nq"
        with file.open("wb") as out:
            out.writelines(part.lines(ontology=True))
        return ask(file, question, values, limits)


def _taken(question: Question, steps: Sequence[Filters], values: _Values) -> tuple[list[Filters], dict[str, str]]:
    """Turn filters into parameters where the question says so."""
    left, found = [], dict(values)
    for filters in steps:
        rest = filters
        for name, field in FIELDS.items():
            given = getattr(filters, field)
            if not given:
                continue
            if name in question.refused:
                raise QuestionError(f"--{name} makes no sense for {question.name}. {question.refused[name]}".rstrip())
            parameter = question.filters.get(name)
            if parameter is None:
                continue
            if parameter in found:
                raise QuestionError(f"--{name} is the parameter {parameter} of {question.name}. Give it once.")
            if isinstance(given, tuple) and len(given) > 1:
                raise QuestionError(f"{question.name} takes one --{name} at a time. Ask once for each.")
            found[parameter] = given[0] if isinstance(given, tuple) else str(given)
            rest = replace(rest, **{field: getattr(_CLEARED, field)})
        left.append(rest)
    return left, found


def _too_narrow(
    whole: "Dataset", steps: Sequence[Filters], question: Question, values: _Values, limits: Limits | None
) -> list[str]:
    """Ask again without each filter and parameter in turn, and say which of them was too narrow."""
    tried: list[str] = []
    helps: list[str] = []
    for name, fewer, rest in _less(steps, question, values):
        try:
            left, found = _taken(question, fewer, rest)
            rows = len(_answer(Part(whole, *left), question, found, limits).rows)
        except QuestionTimeoutError:
            continue
        tried.append(name)
        if rows:
            helps.append(f"without {name} there {'is 1 row' if rows == 1 else f'are {rows:,} rows'}")
    if helps:
        said = "; ".join(helps)
        return [f"{said[0].upper()}{said[1:]}."]
    if len(tried) == 1:
        return [f"Without {tried[0]} there are none either."]
    return [f"Leaving out one of {', '.join(tried)} gives none either."] if tried else []


def _less(
    steps: Sequence[Filters], question: Question, values: _Values
) -> Iterator[tuple[str, list[Filters], dict[str, str]]]:
    for name in values:
        if not question.parameter(name).required:
            yield f"-p {name}", list(steps), {key: value for key, value in values.items() if key != name}
    for at, filters in enumerate(steps):
        for name, field in FIELDS.items():
            if getattr(filters, field):
                fewer = replace(filters, **{field: getattr(_CLEARED, field)})
                yield f"--{name}", [*steps[:at], fewer, *steps[at + 1 :]], dict(values)
