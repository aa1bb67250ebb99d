"""`rashomon ask`: a named question, a query in a file, or one on standard input."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.questions import Question
    from rashomon.table import Table

_HERE = Path("dataset")
"""Where a dataset is looked for when none is named."""


@click.command()
@click.argument("question", required=False)
@click.option(
    "-d",
    "--dataset",
    envvar="RASHOMON_DATASET",
    type=click.Path(file_okay=False, path_type=Path),
    help="Dataset folder.  [default: RASHOMON_DATASET, else ./dataset]",
)
@click.option(
    "-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE", help="Value of a parameter. May be given again."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "tsv", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to write the answer.",
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
    form: str,
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

    \b
    Examples:
      rashomon ask --list
      rashomon ask status-profile --dataset dataset
      rashomon ask timeline -p place="Idlib province" -p from=2019-08-19
      rashomon ask where-sources-differ --format csv -o differences.csv
      rashomon ask --show killed-by-side
    """
    from msgspec.structs import replace

    from rashomon.dataset import open_dataset
    from rashomon.errors import UsageError
    from rashomon.questions import Limits, read
    from rashomon.questions import ask as put

    values = _values(given)
    if listing:
        _write(_listed(form), output)
        return
    if not question:
        raise UsageError("name a question; `rashomon ask --list` shows them.")
    asked = read(question)
    if show:
        _write(_shown(asked, dataset, values), output)
        return
    opened = open_dataset(_folder(dataset))
    table = put(opened.store_path, asked, values, Limits(seconds=timeout, rows=max_rows))
    table = replace(table, notes=(*table.notes, f"From {opened.extent}."))
    _write(_rendered(table, form, to_terminal=str(output) == "-"), output)
    if form in {"csv", "tsv"}:
        for note in table.notes:
            click.echo(note, err=True)


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


def _folder(dataset: Path | None) -> Path:
    from rashomon.errors import UsageError

    if dataset is not None:
        return dataset
    if (_HERE / "manifest.json").is_file():
        return _HERE
    raise UsageError("no dataset is named, and ./dataset is none. Name one with --dataset, or in RASHOMON_DATASET.")


def _store(folder: Path) -> Path:
    from rashomon.dataset import open_dataset

    return open_dataset(folder).store_path


def _listed(form: str) -> str:
    from rashomon.errors import UsageError
    from rashomon.questions import load, names

    questions = [load(name) for name in names()]
    if form == "json":
        import msgspec

        described = [
            {
                "name": question.name,
                "title": question.title,
                "description": question.description,
                "parameters": [msgspec.to_builtins(parameter) for parameter in question.parameters],
            }
            for question in questions
        ]
        return msgspec.json.format(msgspec.json.encode(described), indent=2).decode() + "\n"
    if form != "text":
        raise UsageError(f"--list is written as text or json, not as {form}.")
    return "\n".join(_described(question, _width()) for question in questions)


def _described(question: "Question", width: int) -> str:
    import textwrap

    told = [question.name, textwrap.fill(question.title, width, initial_indent="  ", subsequent_indent="  ")]
    for parameter in question.parameters:
        default = f" [default: {parameter.default.rpartition(':')[2]}]" if parameter.default else ""
        needed = " [required]" if parameter.required else ""
        told.append(
            textwrap.fill(
                f"-p {parameter.name}=…  {parameter.help} ({parameter.type}){default}{needed}",
                width,
                initial_indent="    ",
                subsequent_indent="        ",
                break_on_hyphens=False,
            )
        )
    return "\n".join(told) + "\n"


def _shown(question: "Question", dataset: Path | None, values: dict[str, str]) -> str:
    if not values:
        return question.text if question.text.endswith("\n") else question.text + "\n"
    from rashomon.questions import prepare
    from rashomon.store.embedded import open_read_only

    # Names of things can only be looked up in a dataset.
    return prepare(open_read_only(_store(_folder(dataset))), question, values)


def _rendered(table: "Table", form: str, *, to_terminal: bool) -> str:
    from rashomon.writers.tables import TABLE_FORMATS, as_text

    return as_text(table, _width() if to_terminal else 100) if form == "text" else TABLE_FORMATS[form](table)


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def _write(text: str, output: Path) -> None:
    # Bytes, because a text stream would turn line ends into those of the system, and CSV has its own.
    data = text.encode("utf-8", "replace")
    if str(output) == "-":
        click.echo(data, nl=False)
        return
    output.write_bytes(data)
    click.echo(f"{output}: written.", err=True)
