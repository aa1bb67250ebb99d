"""`rashomon export`: a dataset in another form."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from rashomon.cli._filters import Typed, filter_options

if TYPE_CHECKING:
    from rashomon.dataset import Source
    from rashomon.exports import Export, FileExport, FolderExport, RdfExport


def _complete_form(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    from rashomon.exports import exports

    return [CompletionItem(one.name, help=one.title) for one in exports() if one.name.startswith(typed.lower())]


@click.command()
@click.argument("dataset", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--to",
    "form",
    shell_complete=_complete_form,
    help="Name of the form, or its suffix; see `rashomon formats`.  [default: from -o]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    default="-",
    show_default=True,
    help="File to write, or folder to make; - is standard output.",
)
@click.option("--with-ontology", is_flag=True, help="Write the ontology too (forms of RDF only).")
@filter_options(to=("--until",))
def export(dataset: Path, form: str | None, output: Path, *, with_ontology: bool, filters: Typed) -> None:
    r"""Write a dataset in another form.

    The texts of articles never enter it; quotes do. A file is replaced as a whole or not at all; a folder must be new
    or empty.

    \b
    Examples:
      rashomon export dataset -o tables.xlsx
      rashomon export dataset --to csv -o tables
      rashomon export dataset --without SANA --in Idlib -o part.zip
      rashomon export dataset --to turtle --with-ontology | head
    """
    from rashomon.dataset import open_dataset
    from rashomon.exports import is_folder
    from rashomon.problems import visible

    chosen = _chosen(form, output, with_ontology=with_ontology)
    source = filters.of(open_dataset(dataset))
    with _changes_told():
        if is_folder(chosen):
            _fill(chosen, source, output)
        else:
            _write(chosen, source, output)
    if str(output) != "-":
        click.echo(visible(f"{output}: written as {chosen.title}."), err=True)
    for words in (f"From {source.extent}. Filters: {'; '.join(source.filters)}.", *source.notes) if filters else ():
        click.echo(visible(words), err=True)


def _chosen(form: str | None, output: Path, *, with_ontology: bool) -> "Export | RdfExport":
    """Find the form that is meant."""
    import msgspec

    from rashomon.errors import UsageError
    from rashomon.exports import RdfExport, export_for, exports, find_export, is_folder

    if form is not None:
        chosen = find_export(form)
    elif found := export_for(output.name):
        chosen = found
    else:
        meant = next((one.name for one in exports() if is_folder(one) and output.suffix.lower() == f".{one.name}"), "")
        if meant:
            raise UsageError(f"{output}: {meant} is a folder of files, not one file. Write: --to {meant} -o FOLDER")
        names = ", ".join(one.name for one in exports())
        what = "the dataset" if str(output) == "-" else str(output)
        raise UsageError(f"Say with --to in which form to write {what}. Forms: {names}.")
    if with_ontology:
        if not isinstance(chosen, RdfExport):
            raise UsageError(f"--with-ontology is for forms of RDF; {chosen.name} is none.")
        chosen = msgspec.structs.replace(chosen, with_ontology=True)
    return chosen


def _write(chosen: "FileExport | RdfExport", source: "Source", output: Path) -> None:
    """Write one file: beside the target first, so that what was there stays until the new one is whole."""
    from rashomon.errors import UsageError

    if str(output) == "-":
        if getattr(chosen, "is_binary", False) and sys.stdout.isatty():
            raise UsageError(f"{chosen.name} is not text for a terminal. Name a file: -o dataset{chosen.suffix}")
        chosen.write(source, sys.stdout.buffer)
    elif output.is_dir():
        raise UsageError(f"{output} is a folder, and {chosen.name} is one file. Name a file: -o dataset{chosen.suffix}")
    elif output.exists() and not output.is_file():  # a device or a pipe, which cannot be replaced
        with output.open("wb") as file:
            chosen.write(source, file)
    else:
        target = _real(output)
        fresh = target.with_name(f".{target.name}.new-{os.getpid()}")
        try:
            with fresh.open("wb") as file:
                chosen.write(source, file)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)


def _fill(chosen: "FolderExport", source: "Source", output: Path) -> None:
    """Fill a new folder beside the target; it takes the target's place when it is whole."""
    from rashomon.errors import UsageError

    if str(output) == "-":
        raise UsageError(f"{chosen.name} is a folder of files. Name one that does not exist yet: -o FOLDER")
    target = _real(output)
    if target.exists() and not target.is_dir():
        raise UsageError(f"{output} is a file, and {chosen.name} is a folder of files. Name another place for -o.")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"The folder {output} is not empty; nothing was written. Empty it, or name another for -o.")
    fresh = target.with_name(f".{target.name}.new-{os.getpid()}")
    fresh.mkdir()
    try:
        chosen.fill(source, fresh)
        if target.is_dir():
            target.rmdir()
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _real(output: Path) -> Path:
    """Follow links: what is replaced is the file itself, not a link to it."""
    from rashomon.dataset.manifest import is_dataset
    from rashomon.errors import UsageError

    target = Path(os.path.realpath(output))
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {output.parent} in which {output.name} could be written. Make it first.")
    if is_dataset(target) or any(is_dataset(folder) for folder in target.parents):
        raise UsageError(f"{output} is in a dataset, which holds only what a build made. Name another place for -o.")
    return target


@contextmanager
def _changes_told() -> Iterator[None]:
    """Tell what an export had to write in another way than the graph has it."""
    from rashomon.exports import ExportWarning
    from rashomon.problems import visible

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        yield
    for warning in caught:
        if issubclass(warning.category, ExportWarning):
            click.echo(visible(str(warning.message)), err=True)
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
