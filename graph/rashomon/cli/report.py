"""`rashomon report`: tables for a paper or a story."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli._filters import HERE, Typed, filter_options

if TYPE_CHECKING:
    from rashomon.reports import Choice, Report


@click.command()
@click.argument("name", required=False)
@click.option(
    "-d",
    "--dataset",
    envvar="RASHOMON_DATASET",
    type=click.Path(file_okay=False, path_type=Path),
    help="Dataset folder.  [default: RASHOMON_DATASET, else ./dataset]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "markdown", "html", "latex"]),
    help="How to write it.  [default: after the suffix of -o, else text]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="-",
    show_default=True,
    help="File to write; - is standard output.",
)
@click.option("--event", multiple=True, help="Only this event: its name, key, type or IRI. May be given again.")
@click.option(
    "--rows", type=click.Choice(["all", "differing"]), help="differing: only where speakers say different things."
)
@click.option("--measure", help="What is counted.  [default: killed]")
@click.option("--figure", help="The figure to put to the test: status, corroborated, or a measure.  [default: all]")
@click.option("--most", type=click.IntRange(min=1), help="How many sources to leave out one by one.  [default: 20]")
@click.option("--table", "only", type=click.IntRange(min=1), help="Only this one of the report's tables, from 1.")
@click.option("--standalone", is_flag=True, help="LaTeX: a whole document, not a piece of one.")
@click.option("--list", "listing", is_flag=True, help="List the reports.")
@filter_options()
def report(
    name: str | None,
    dataset: Path | None,
    form: str | None,
    output: Path,
    event: tuple[str, ...],
    rows: str | None,
    measure: str | None,
    figure: str | None,
    most: int | None,
    only: int | None,
    *,
    standalone: bool,
    listing: bool,
    filters: Typed,
) -> None:
    r"""Make tables for a paper or a story.

    NAME is one from `rashomon report --list`. Every table says below it how many articles and claims it rests on, how
    many were held back, which filters were set, and what its marks mean.

    \b
    Examples:
      rashomon report --list
      rashomon report claim-matrix --rows differing
      rashomon report claim-matrix --event air-strike -o matrix.html
      rashomon report killed --measure injured --without SANA --format csv
      rashomon report robustness -o robustness.tex --standalone
    """
    from rashomon.dataset import open_dataset
    from rashomon.errors import UsageError
    from rashomon.reports import find_report
    from rashomon.reports.forms import form_of, written

    to_terminal = str(output) == "-"
    if listing:
        _write(_listed(), output)
        return
    if not name:
        raise UsageError("name a report; `rashomon report --list` shows them.")
    chosen = find_report(name)
    choice = _choice(chosen, event=event, rows=rows, measure=measure, figure=figure, most=most)
    form = form or ("text" if to_terminal else form_of(output))
    if standalone and form != "latex":
        raise UsageError("--standalone is for LaTeX only; name it with --format latex.")
    tables = chosen.tables(filters.of(open_dataset(_folder(dataset))), choice)
    if only:
        if only > len(tables):
            raise UsageError(f"--table {only}: the report {name} has {len(tables)}.")
        tables = (tables[only - 1],)
    width = shutil.get_terminal_size((100, 24)).columns if to_terminal else 100
    _write(
        written(tables, form, heads=chosen.heads, is_matrix=chosen.is_matrix, width=width, standalone=standalone),
        output,
    )
    if form == "csv":
        for note in dict.fromkeys(note for table in tables for note in table.notes):
            _tell(note)


def _choice(
    chosen: "Report",
    *,
    event: tuple[str, ...],
    rows: str | None,
    measure: str | None,
    figure: str | None,
    most: int | None,
) -> "Choice":
    """Take what the user asked for; refuse what this report does not heed."""
    from rashomon.errors import UsageError
    from rashomon.reports import Choice

    given = {"event": event, "differing": rows, "measure": measure, "figure": figure, "most": most}
    flags = {"differing": "--rows"}
    for field, value in given.items():
        if value and field not in chosen.takes:
            known = ", ".join(flags.get(one, f"--{one}") for one in chosen.takes)
            hint = f"It takes: {known}." if known else "It takes the filters only."
            raise UsageError(f"The report {chosen.name} takes no {flags.get(field, f'--{field}')}. {hint}")
    plain = Choice()
    return Choice(
        event=event,
        differing=rows == "differing",
        measure=measure or plain.measure,
        figure=figure or plain.figure,
        most=most or plain.most,
    )


def _folder(dataset: Path | None) -> Path:
    from rashomon.errors import UsageError

    if dataset is not None:
        return dataset
    if (HERE / "manifest.json").is_file():
        return HERE
    raise UsageError("no dataset is named, and ./dataset is none. Name one with --dataset, or in RASHOMON_DATASET.")


def _listed() -> str:
    import textwrap

    from rashomon.reports import REPORTS

    flags = {"differing": "--rows"}
    told: list[str] = []
    for each in REPORTS:
        takes = ", ".join(flags.get(one, f"--{one}") for one in each.takes)
        words = [each.title, each.description, *([f"Options: {takes}"] if takes else [])]
        told += [each.name, *(textwrap.indent(textwrap.fill(one, 96), "  ") for one in words), ""]
    return "\n".join(told[:-1]) + "\n"


def _write(text: str, output: Path) -> None:
    # Bytes, because a text stream would turn line ends into those of the system, and CSV has its own.
    data = text.encode("utf-8", "replace")
    if str(output) == "-":
        click.echo(data, nl=False)
        return
    output.write_bytes(data)
    click.echo(f"{output}: written.", err=True)


def _tell(note: str) -> None:
    from rashomon.problems import visible

    click.echo(visible(note), err=True)
