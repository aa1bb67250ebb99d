"""What a build or a check tells, on stderr: in numbers, the same words for both."""

from typing import TYPE_CHECKING

import click

_KINDS = (
    "Article", "Text", "Span", "Claim", "Event", "Statement", "Count", "Actor", "UnnamedActor", "Place", "Post",
    "Disagreement", "Status",
)  # fmt: skip
"""Shapes that are called like what they look at; the others are rules about the same nodes."""

if TYPE_CHECKING:
    from rashomon.pipeline import Outcome


def tell(outcome: "Outcome", *, every_shape: bool = False) -> None:
    """Say what was read, what is in the graph, what was held back, and what was validated.

    Args:
        outcome: of a build or a check.
        every_shape: list every shape with its number of focus nodes, not only those called like a class.
    """
    for title, files in outcome.recognised.items():
        click.echo(f"read {_number(files, 'file')} as {title}", err=True)
    held = sum(outcome.held_back.values())
    kinds = ", ".join(_number(number, kind) for kind, number in outcome.held_back.items())
    click.echo(
        f"{_number(outcome.articles, 'article')}, {_number(outcome.claims, 'claim')}, {held:,} held back"
        + (f" ({kinds})" if kinds else ""),
        err=True,
    )
    if outcome.focus_nodes:
        _tell_shapes(outcome, every_shape=every_shape)
    if outcome.problems:
        counted = ", ".join(_number(number, severity.value) for severity, number in outcome.severities.items())
        click.echo(f"problems: {counted}", err=True)


def _tell_shapes(outcome: "Outcome", *, every_shape: bool) -> None:
    from rashomon.terms import SHAPES

    numbers = {shape.removeprefix(SHAPES): number for shape, number in outcome.focus_nodes.items()}
    # What only the whole corpus knows is looked at by the shape of the same name for the whole corpus.
    shared = {kind: f"Shared{kind}" for kind in _KINDS if not numbers.get(kind) and numbers.get(f"Shared{kind}")}
    for kind, other in shared.items():
        numbers[kind] = numbers.pop(other)
    busy = {shape: number for shape, number in numbers.items() if number}
    listed = busy if every_shape else {kind: busy[kind] for kind in _KINDS if kind in busy}
    rules = len(busy) - len(listed)
    words = ", ".join(f"{shape} {number:,}" for shape, number in listed.items())
    total = _number(sum(outcome.focus_nodes.values()), "focus node")
    more = f"; and {_number(rules, 'rule')} about them" if rules else ""
    _wrapped(f"validated {total} with {outcome.engine}, by shape: {words}{more}")
    # What was not looked at is not passed: shapes without a focus node are named, rules about them in the summary.
    idle = [shape for shape, number in numbers.items() if not number and (every_shape or shape in _KINDS)]
    if idle:
        _wrapped(f"found nothing to look at: {', '.join(idle)}")


def fails(outcome: "Outcome", fail_on: str) -> bool:
    """Tell whether the command exits with 1.

    Args:
        outcome: of a build or a check.
        fail_on: violation, warning, info or never.
    """
    from rashomon.problems import Severity

    return fail_on != "never" and outcome.reaches(Severity(fail_on))


def _wrapped(text: str) -> None:
    import textwrap

    click.echo(textwrap.fill(text, 100, subsequent_indent="  ", break_on_hyphens=False), err=True)


def _number(count: int, what: str) -> str:
    plural = what if what == "info" else f"{what}s"
    return f"{count:,} {what if count == 1 else plural}"
