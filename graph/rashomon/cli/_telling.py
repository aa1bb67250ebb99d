"""What a build or a check tells, on stderr: in numbers, the same words for both."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.pipeline import Outcome


def tell(outcome: "Outcome") -> None:
    """Say what was read, what is in the graph, what was held back, and what was validated.

    Args:
        outcome: of a build or a check.
    """
    from rashomon.terms import SHAPES

    for title, files in outcome.recognised.items():
        click.echo(f"read {_number(files, 'file')} as {title}", err=True)
    held = sum(outcome.held_back.values())
    kinds = ", ".join(_number(number, kind) for kind, number in outcome.held_back.items())
    click.echo(
        f"{_number(outcome.articles, 'article')}, {_number(outcome.claims, 'claim')}, {held:,} held back"
        + (f" ({kinds})" if kinds else ""),
        err=True,
    )
    total = sum(outcome.focus_nodes.values())
    busy = {shape.removeprefix(SHAPES): number for shape, number in outcome.focus_nodes.items() if number}
    if total:
        shapes = ", ".join(f"{shape} {number:,}" for shape, number in busy.items())
        _wrapped(f"validated {_number(total, 'focus node')} with {outcome.engine}, by shape: {shapes}")
        idle = [shape.removeprefix(SHAPES) for shape, number in outcome.focus_nodes.items() if not number]
        if idle:
            _wrapped(f"shapes that found nothing to look at: {', '.join(idle)}")
    if outcome.problems:
        counted = ", ".join(_number(number, severity.value) for severity, number in outcome.severities.items())
        click.echo(f"problems: {counted}", err=True)


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
