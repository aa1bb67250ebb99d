"""`rashomon start`: a folder with all that one needs to begin coding with a tool."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.registry import Registry
    from rashomon.vocabulary import Vocabulary

_File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--for", "tool", metavar="TOOL", help="The tool: see --list.  [default: xlsx]")
@click.option("--list", "listing", is_flag=True, help="List the tools and what a kit of each holds.")
@click.option(
    "--registry",
    type=_File,
    multiple=True,
    help="Your names list; may be given again.  [default: the names of the example]",
)
@click.option("--ontology", type=_File, multiple=True, help="Turtle with event types, measures ... of your own.")
@click.pass_context
def start(
    ctx: click.Context,
    /,
    folder: Path | None,
    tool: str | None,
    *,
    listing: bool,
    registry: tuple[Path, ...],
    ontology: tuple[Path, ...],
) -> None:
    r"""Make a folder to begin coding in, with a tool of your choice.

    Drop-downs, labels and help come from the ontology; a worked example stands in it, and builds as it is. The folder
    must be new or empty.

    \b
    Examples:
      rashomon start my-project --for xlsx
      rashomon start --list
    """
    from rashomon.kits import KITS, find_kit
    from rashomon.problems import visible
    from rashomon.vocabulary import load_vocabulary

    if listing:
        width = max(len(kit.name) for kit in KITS)
        for kit in KITS:
            click.echo(f"{kit.name:<{width}}  {kit.title}")
        return
    if folder is None:
        raise click.UsageError("Name the folder to make: rashomon start FOLDER --for xlsx", ctx)
    kit = find_kit(tool or "xlsx")
    vocabulary = load_vocabulary(ontology)
    target = _checked(folder)
    names = _names(registry, vocabulary)
    with _fresh(target) as inside:
        kit.fill(inside, vocabulary, names)
    for file in sorted(path for path in target.rglob("*") if path.is_file()):
        click.echo(visible(f"{folder / file.relative_to(target)}"))
    click.echo(visible(f"{folder}: {kit.title}."), err=True)
    if hasattr(kit, "next_step"):
        click.echo(visible(f"next: {kit.next_step(folder)}"), err=True)


def _checked(folder: Path) -> Path:
    """Refuse a place that holds something already; give it without links.

    Raises:
        UsageError: with what to do instead.
    """
    from rashomon.errors import UsageError

    target = Path(os.path.realpath(folder))
    if target.exists() and not target.is_dir():
        raise UsageError(f"{folder} is a file; a kit is a folder. Name another place.")
    if target.is_dir() and any(target.iterdir()):
        raise UsageError(f"The folder {folder} is not empty; nothing was written. Empty it, or name another.")
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {folder.parent} in which {folder.name} could be made. Make it first.")
    return target


@contextmanager
def _fresh(target: Path) -> Iterator[Path]:
    """Fill a new folder beside the target; it takes the target's place when it is whole, and is gone if it is not."""
    inside = target.with_name(f".{target.name}.new-{os.getpid()}")
    inside.mkdir()
    try:
        yield inside
        if target.is_dir():
            target.rmdir()
        inside.rename(target)
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def _names(files: tuple[Path, ...], vocabulary: "Vocabulary") -> "Registry":
    """Read the user's names list; without one it is empty, and the kit adds what its example needs.

    Raises:
        UsageError: if it cannot be used as it is; names the first fault.
    """
    from rashomon.errors import UsageError
    from rashomon.problems import Problem, one_line
    from rashomon.registry import load_registry

    found: list[Problem] = []
    names = load_registry(files, vocabulary, found.append)
    if found:
        raise UsageError(f"The names list has a fault. {one_line(found[0])}")
    return names
