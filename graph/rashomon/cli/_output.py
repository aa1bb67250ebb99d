"""Where tables come from and go to: the same rules for questions and reports."""

from collections.abc import Collection
from pathlib import Path

import click

from rashomon.cli._filters import HERE

_SUFFIXES = {"tsv": (".tsv",), "json": (".json",)}
"""Forms of questions that reports do not have -> suffixes of their files."""


def dataset_folder(named: Path | None) -> Path:
    """Give the dataset that is meant.

    Args:
        named: what the user named, or None.

    Raises:
        UsageError: if none is named, and none stands here.
    """
    from rashomon.errors import UsageError

    if named is not None:
        return named
    if (HERE / "manifest.json").is_file():
        return HERE
    raise UsageError("no dataset is named, and ./dataset is none. Name one with --dataset, or in RASHOMON_DATASET.")


def form_for(output: Path, known: Collection[str]) -> str:
    """Give the form in which a table is written, where the user names none: text, or what the suffix stands for.

    Args:
        output: file, or - for standard output.
        known: names of the forms that there are here.

    Raises:
        UsageError: if the suffix stands for none of them.
    """
    if str(output) == "-" or (output.exists() and not output.is_file()):  # a device or a pipe has no suffix
        return "text"
    from rashomon.errors import UsageError
    from rashomon.exports import export_for
    from rashomon.reports.forms import FORMS

    suffixes = {form: each for form, each in {**FORMS, **_SUFFIXES}.items() if form in known}
    found = next((form for form, each in suffixes.items() if output.suffix.lower() in each), None)
    if found:
        return found
    if export := export_for(output.name):
        raise UsageError(
            f"{output.name}: {export.name} is a form of whole datasets. "
            f"Use `rashomon export DATASET -o {output.name}`, or name a form with --format."
        )
    listed = ", ".join(suffix for each in suffixes.values() for suffix in each)
    raise UsageError(f"{output.name}: its suffix names no form. Known: {listed}; or name a form with --format.")


def write(text: str, output: Path) -> None:
    """Write a text to a file or standard output, and say so of a file.

    Args:
        text: whole.
        output: file, or - for standard output.
    """
    from rashomon.problems import visible

    # Bytes, because a text stream would turn line ends into those of the system, and CSV has its own.
    data = text.encode("utf-8", "replace")
    if str(output) == "-":
        click.echo(data, nl=False)
        return
    output.write_bytes(data)
    click.echo(visible(f"{output}: written."), err=True)
