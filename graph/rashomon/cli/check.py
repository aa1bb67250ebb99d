"""`rashomon check`: the problems of sources; writes nothing, unless they are wanted beside the rows of a table."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli._options import options_of, source_options

if TYPE_CHECKING:
    from rashomon.pipeline import Outcome


@click.command(epilog="Example:  rashomon check articles/ --format sarif > problems.sarif")
@source_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "shacl"]),
    default="text",
    show_default=True,
    help="How the problems are written to stdout.",
)
@click.option(
    "--summary", is_flag=True, help="One line a kind of problem, with how often it occurs, and every shape (text only)."
)
@click.option(
    "--write-back",
    is_flag=True,
    help="Put each problem of a claims table beside its row: in a workbook as a column, for CSV in a second file.",
)
@click.pass_context
def check(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    fail_on: str,
    form: str,
    *,
    summary: bool,
    write_back: bool,
    **given: Any,
) -> None:
    """Find the problems of annotated articles; write nothing.

    Does all that a build does, but for the dataset: each problem says where it is, what was expected and what to do.
    With --write-back, the problems of a claims table are put beside its rows, where nothing is ever taken for data.
    """
    from rashomon.cli._telling import fails, tell
    from rashomon.pipeline import check as check_sources

    if summary and form != "text":
        raise click.UsageError("--summary goes with --format text only.", ctx)
    options = options_of(given)
    outcome = check_sources(sources, options, lambda _: None)
    click.echo(_written(outcome, "summary" if summary else form, options.base), nl=False)
    tell(outcome, every_shape=summary)
    if write_back:
        _put_beside(sources, outcome)
    if fails(outcome, fail_on):
        ctx.exit(1)


def _put_beside(sources: tuple[Path, ...], outcome: "Outcome") -> None:
    """Put problems beside the rows of every claims table among the sources, and say what was written."""
    from rashomon.problems import visible
    from rashomon.readers import claims_table, sources_in
    from rashomon.rows.sheets import CSV
    from rashomon.writers.write_back import told, write_back

    found = sources_in(sources, lambda _: None)
    tables = [path for path, reader in found if reader.name == claims_table.name]
    for table in tables:
        sisters = (file for file in claims_table.goes_with(table) if file.suffix.lower() in CSV)
        for file in (table, *sisters):
            for line in told(file, write_back(file, outcome.problems)):
                click.echo(visible(line), err=True)
    if not tables:
        click.echo("--write-back: there is no claims table among the sources, so nothing was written", err=True)


def _written(outcome: "Outcome", form: str, base: str) -> str:
    from rashomon.dataset import own_version
    from rashomon.writers.problems import to_json, to_sarif, to_summary, to_text

    problems = outcome.problems
    match form:
        case "json":
            return to_json(problems)
        case "sarif":
            return to_sarif(problems, own_version())
        case "shacl":
            from rashomon.shapes.report import report

            return report(problems, base)
        case "summary":
            return to_summary(problems)
        case _:
            return to_text(problems)
