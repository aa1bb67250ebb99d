"""`rashomon build`: sources become a dataset."""

from pathlib import Path
from typing import Any

import click

from rashomon.cli._options import options_of, source_options


@click.command(epilog="Example:  rashomon build articles/ -o my-dataset")
@source_options
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder of the dataset to make or replace."
)
@click.option("--without-texts", is_flag=True, help="Leave the raw texts out of the dataset; quotes stay in the graph.")
@click.option("-q", "--quiet", is_flag=True, help="Do not list the problems one by one.")
@click.pass_context
def build(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    output: Path,
    fail_on: str,
    *,
    without_texts: bool,
    quiet: bool,
    **given: Any,
) -> None:
    """Make a dataset of annotated articles.

    Reads files and folders, proves every quote, validates, holds back the smallest thing that is faulty, and writes a
    folder with the graph, its store, the problems and a manifest: the whole of it or nothing.
    """
    from rashomon.cli._telling import fails, tell
    from rashomon.pipeline import build as build_dataset
    from rashomon.writers.problems import to_text

    outcome = build_dataset(sources, output, options_of(given, without_texts=without_texts), lambda _: None)
    if not quiet:
        click.echo(to_text(outcome.problems), err=True, nl=False)
    tell(outcome)
    if outcome.written:
        click.echo(f"the dataset is in {output}", err=True)
        click.echo(f"next: rashomon ask --dataset {output} --list", err=True)
    else:
        reason = "nothing was read" if not outcome.articles else "the graph as a whole does not conform"
        click.echo(f"no dataset was written, because {reason}", err=True)
    if not outcome.written or fails(outcome, fail_on):
        ctx.exit(1)
