"""`rashomon report`: tables for a paper or a story."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from rashomon.cli._filters import Typed, filter_options, store_for_completion
from rashomon.cli._output import dataset_folder, form_for, write

if TYPE_CHECKING:
    from rashomon.reports import Choice, Report
    from rashomon.view import View

_FORMS = ("text", "csv", "markdown", "html", "latex")
_SHOWN = 8
"""So many events are named where none has the name that was typed."""


def _complete_name(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    from rashomon.reports import REPORTS

    return [CompletionItem(each.name, help=each.title) for each in REPORTS if each.name.startswith(typed.lower())]


def _complete_event(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Propose keys of events, and the types that events have; an event without a key has no other short name."""
    from rashomon.questions import complete

    store = store_for_completion(ctx)
    if store is None:
        return []
    table = store.query(
        "PREFIX rsm: <https://w3id.org/rashomon/ns#> PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> "
        "SELECT DISTINCT ?key ?type { ?event a rsm:ReportedEvent ; sem:eventType ?type "
        "OPTIONAL { ?event rsm:key ?key } }"
    )
    keys = {key.value for key, _type in table.rows if key}
    types = {kind.value.rpartition("/")[2] for _key, kind in table.rows if kind}
    fitting = [one for one in complete("event", typed, store, limit=1_000) if one in keys]
    fitting += [one for one in complete("event-type", typed, store, limit=1_000) if one in types]
    return [CompletionItem(one) for one in dict.fromkeys(fitting)]


def _complete_measure(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    from rashomon.questions import complete

    store = store_for_completion(ctx)
    return [CompletionItem(one) for one in (complete("measure", typed, store) if store else [])]


def _complete_figure(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    known = [CompletionItem(one) for one in ("status", "corroborated") if one.startswith(typed.lower())]
    return known + _complete_measure(ctx, parameter, typed)


@click.command()
@click.argument("name", required=False, shell_complete=_complete_name)
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
    type=click.Choice(_FORMS),
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
@click.option(
    "--event",
    multiple=True,
    shell_complete=_complete_event,
    help="Only this event: its name, key, type or IRI. May be given again.",
)
@click.option(
    "--rows", type=click.Choice(["all", "differing"]), help="differing: only where speakers say different things."
)
@click.option("--measure", shell_complete=_complete_measure, help="What is counted.  [default: killed]")
@click.option(
    "--figure",
    shell_complete=_complete_figure,
    help="The figure to put to the test: status, corroborated, or a measure.  [default: all]",
)
@click.option("--source", multiple=True, help="Only the column of this speaker. May be given again.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    help="How many sources, those with most claims first.  [default: robustness 20, claim-matrix all]",
)
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
    source: tuple[str, ...],
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
    from rashomon.reports.forms import written

    to_terminal = str(output) == "-"
    if listing:
        write(_listed(), output)
        return
    if not name:
        raise UsageError("name a report; `rashomon report --list` shows them.")
    chosen = find_report(name)
    choice = _choice(chosen, event=event, rows=rows, measure=measure, figure=figure, source=source, most=most)
    form = form or form_for(output, _FORMS)
    if standalone and form != "latex":
        raise UsageError("--standalone is for LaTeX only; name it with --format latex.")
    opened = filters.of(open_dataset(dataset_folder(dataset)))
    if event:
        _known(opened.view, event)
    tables = chosen.tables(opened, choice)
    if only:
        if only > len(tables):
            raise UsageError(f"--table {only}: the report {name} has {len(tables)}.")
        tables = (tables[only - 1],)
    width = shutil.get_terminal_size((100, 24)).columns if to_terminal else 100
    write(
        written(tables, form, heads=chosen.heads, is_matrix=chosen.is_matrix, width=width, standalone=standalone),
        output,
    )
    if form == "csv":
        for note in dict.fromkeys(note for table in tables for note in table.notes):
            _tell(note)


def _known(view: "View", event: tuple[str, ...]) -> None:
    """Refuse names that fit no event, and name some that there are."""
    from rashomon.errors import UsageError
    from rashomon.reports.choice import chosen_events

    try:
        chosen_events(view, event)
    except UsageError as error:
        named = sorted({one.label for one in view.events.values() if one.key and one.label})
        others = sorted({one.type_label for one in view.events.values() if one.type_label})
        few = "; ".join((named or others)[:_SHOWN])
        raise UsageError(f"{error} There are, for example: {few}." if few else f"{error} Here are no events.") from None


def _choice(
    chosen: "Report",
    *,
    event: tuple[str, ...],
    rows: str | None,
    measure: str | None,
    figure: str | None,
    source: tuple[str, ...],
    most: int | None,
) -> "Choice":
    """Take what the user asked for; refuse what this report does not heed."""
    from rashomon.errors import UsageError
    from rashomon.reports import Choice

    given = {
        "event": event, "differing": rows, "measure": measure, "figure": figure, "source": source, "most": most,
    }  # fmt: skip
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
        source=source,
    )


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


def _tell(note: str) -> None:
    from rashomon.problems import visible

    click.echo(visible(note), err=True)
