"""`rashomon ask`: a named question, a query in a file, or one on standard input."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from rashomon.cli._filters import Typed, filter_options, store_for_completion
from rashomon.cli._output import dataset_folder, form_for, write
from rashomon.problems import visible

if TYPE_CHECKING:
    from rashomon.questions import Folder, Parameter, Question
    from rashomon.table import Table


_FORMS = ("text", "csv", "tsv", "json", "markdown", "html", "latex")


class _Ask(click.Command):
    """The command, with completion of what bash takes apart: it hands `-p place=id` over as three words."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        given = ctx.params.get("given") or ()
        if given and "=" not in given[-1] and ctx.args in ([], ["="]):
            whole = _complete_parameter(ctx, None, f"{given[-1]}={incomplete}")
            return [CompletionItem(item.value.partition("=")[2]) for item in whole]
        return super().shell_complete(ctx, incomplete)


def _complete_question(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    from rashomon.errors import RashomonError
    from rashomon.questions import names

    wanted = typed.lower().replace("_", "-")
    try:
        own = _folder_of(ctx).names()
    except RashomonError:
        own = []
    found = [CompletionItem(name) for name in sorted({*names(), *own}) if name.startswith(wanted)]
    return found or [CompletionItem(typed, type="file")]


def _complete_parameter(ctx: click.Context, _: click.Parameter | None, typed: str) -> list[CompletionItem]:
    from rashomon.errors import RashomonError
    from rashomon.questions import complete

    try:
        # Of a line that ends in `-p` click has not yet told which of its words is the question.
        question = _folder_of(ctx).read(ctx.params.get("question") or "".join(ctx.args[:1]))
    except RashomonError:
        return []
    name, sign, value = typed.partition("=")
    fitting = [one for one in question.parameters if one.name.startswith(name.replace("_", "-"))]
    if not sign and len(fitting) != 1:
        return [CompletionItem(f"{one.name}=", help=one.help) for one in fitting]
    # With one name left, the values come at once: a shell would put a blank behind a finished `place=`.
    asked = [one for one in fitting if not sign or one.name == name.replace("_", "-")]
    store = store_for_completion(ctx)
    found = [f"{one.name}={each}" for one in asked for each in (complete(one.type, value, store) if store else [])]
    return [CompletionItem(each) for each in found or [f"{one.name}=" for one in asked if not sign]]


def _folder_of(ctx: click.Context) -> "Folder":
    from rashomon.questions import Folder

    named = ctx.params.get("questions") or os.environ.get("RASHOMON_QUESTIONS")
    return Folder(Path(named) if named else None)


@click.command(cls=_Ask)
@click.argument("question", required=False, shell_complete=_complete_question)
@click.option(
    "-d",
    "--dataset",
    envvar="RASHOMON_DATASET",
    type=click.Path(file_okay=False, path_type=Path),
    help="Dataset folder.  [default: RASHOMON_DATASET, else ./dataset]",
)
@click.option(
    "-p",
    "--parameter",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=_complete_parameter,
    help="Value of a parameter. May be given again.",
)
@filter_options()
@click.option(
    "--questions",
    envvar="RASHOMON_QUESTIONS",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder with .rq files of your own, asked by name.  [default: RASHOMON_QUESTIONS]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="How to write the answer.  [default: after the suffix of -o, else text]",
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
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=60, show_default=True, help="Seconds it may take."
)
@click.option("--max-rows", type=click.IntRange(min=1), default=10_000, show_default=True, help="Rows to give at most.")
@click.option("--list", "listing", is_flag=True, help="List the questions and their parameters.")
@click.option("--show", is_flag=True, help="Print the SPARQL of the question instead of asking it.")
def ask(
    question: str | None,
    dataset: Path | None,
    given: tuple[str, ...],
    filters: Typed,
    questions: Path | None,
    form: str | None,
    output: Path,
    timeout: float,
    max_rows: int,
    *,
    listing: bool,
    show: bool,
) -> None:
    r"""Ask a dataset a question.

    QUESTION is a name from `rashomon ask --list`, the path of an .rq file, or - for standard input. A value is the
    name of a thing in any language, its slug, a prefixed name or an IRI.

    Two kinds of filters: --according-to, --status, --from, --to and --in pick what is shown; status and independent
    parties stay as the whole dataset has them. --without, --reviewed and --coder ask as though the other claims had
    never been made: status and parties are worked out anew.

    \b
    Examples:
      rashomon ask --list
      rashomon ask status-profile --dataset dataset
      rashomon ask timeline -p place="Idlib province" -p from=2019-08-19
      rashomon ask where-sources-differ --format csv -o differences.csv
      rashomon ask status-profile --without SANA
      rashomon ask who-reports --according-to SANA --in "Idlib province"
      rashomon ask --show killed-by-side
    """
    from msgspec.structs import replace

    from rashomon.dataset import open_dataset
    from rashomon.dataset.asking import put
    from rashomon.errors import UsageError
    from rashomon.questions import Folder, Limits

    values = _values(given)
    folder = Folder(questions)
    if listing:
        write(_listed(form or form_for(output, _FORMS), folder), output)
        return
    if not question:
        raise UsageError("name a question; `rashomon ask --list` shows them.")
    asked = folder.read(question)
    if show:
        if filters:
            raise UsageError("--show prints the SPARQL of a question; a filter is no part of it. Leave the filter out.")
        write(_shown(asked, dataset, values), output)
        return
    form = form or form_for(output, _FORMS)
    opened = open_dataset(dataset_folder(dataset))
    table = put(opened, [filters.named(opened)], asked, values, Limits(seconds=timeout, rows=max_rows))
    if instead := folder.instead(asked):
        table = replace(table, notes=(instead, *table.notes))
    write(_rendered(table, form, to_terminal=str(output) == "-"), output)
    # CSV and TSV hold no notes; and that it is not the shipped question is said where the command is typed, too.
    aloud = table.notes if form in {"csv", "tsv"} else table.notes[:1] if instead and str(output) != "-" else ()
    for note in aloud:
        click.echo(visible(note), err=True)


def _values(given: tuple[str, ...]) -> dict[str, str]:
    from rashomon.errors import UsageError

    values: dict[str, str] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        name = name.strip().replace("_", "-")
        if not sign or not name:
            raise UsageError(f"-p {pair}: a parameter is given as NAME=VALUE.")
        if name in values:
            raise UsageError(f"-p {name} is given twice. Give it once.")
        values[name] = value
    return values


def _store(folder: Path) -> Path:
    from rashomon.dataset import open_dataset

    return open_dataset(folder).store_path


def _listed(form: str, folder: "Folder") -> str:
    from rashomon.errors import UsageError
    from rashomon.questions import load, names

    shipped = [load(name) for name in names() if name not in folder.names()]
    own, faults = folder.questions()
    if form not in {"text", "json"}:
        raise UsageError(f"--list is written as text or json, not as {form}.")
    for fault in faults:
        click.echo("\n".join(map(visible, f"rashomon: {fault}".split("\n"))), err=True)
    if form == "json":
        import msgspec

        described = [
            {
                "name": question.name,
                "title": question.title,
                "description": question.description,
                "parameters": [msgspec.to_builtins(parameter) for parameter in question.parameters],
                **({"file": question.origin} if question.origin else {}),
                **({"instead_of_shipped": True} if folder.instead(question) else {}),
            }
            for question in (*shipped, *own)
        ]
        return msgspec.json.format(msgspec.json.encode(described), indent=2).decode() + "\n"
    told = [_described(question, _width()) for question in shipped]
    if own:
        told.append(f"Questions in {folder.path}:\n")
        told += [_described(question, _width(), instead=bool(folder.instead(question))) for question in own]
    elif folder.path and not faults:
        told.append(f"There is no .rq file in {folder.path}.\n")
    return "\n".join(told)


def _described(question: "Question", width: int, *, instead: bool = False) -> str:
    import textwrap

    def wrapped(text: str, indent: str) -> str:
        return textwrap.fill(
            visible(text),
            width,
            initial_indent=indent,
            subsequent_indent=indent if indent == "  " else indent * 2,
            break_on_hyphens=indent == "  ",
        )

    title = question.title or "(without a comment that says what it asks)"
    told = [question.name, wrapped(title, "  ")]
    if instead:
        told.append("  (asked instead of the shipped question of that name)")
    told += [wrapped(_parameter(parameter), "    ") for parameter in question.parameters]
    told += [
        wrapped(f"--{name} sets {parameter}: what others say stays, to be compared.", "    ")
        for name, parameter in question.filters.items()
    ]
    return "\n".join(told) + "\n"


def _parameter(parameter: "Parameter") -> str:
    from rashomon.questions import EXAMPLES

    default = f" [default: {parameter.default.rpartition(':')[2]}]" if parameter.default else ""
    needed = " [required]" if parameter.required else ""
    kind = f"{parameter.type}, such as {EXAMPLES[parameter.type]}"
    return f"-p {parameter.name}=…  {parameter.help} ({kind}){default}{needed}"


def _shown(question: "Question", dataset: Path | None, values: dict[str, str]) -> str:
    if not values:
        return question.text if question.text.endswith("\n") else question.text + "\n"
    from rashomon.questions import prepare
    from rashomon.store.embedded import open_read_only

    # Names of things can only be looked up in a dataset.
    return prepare(open_read_only(_store(dataset_folder(dataset))), question, values)


def _rendered(table: "Table", form: str, *, to_terminal: bool) -> str:
    from rashomon.writers.tables import TABLE_FORMATS, as_text

    return as_text(table, _width() if to_terminal else 100) if form == "text" else TABLE_FORMATS[form](table)


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns
