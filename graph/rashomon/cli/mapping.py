"""`rashomon mapping`: drafts what an annotation scheme's labels mean."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.problems import Problem


@click.group()
def mapping() -> None:
    """Say what the labels of an annotation scheme mean."""


@mapping.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="SOURCES...")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="-",
    help="File to write; the terminal if none is given.",
)
@click.option(
    "--ontology",
    "extra",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Turtle with your own event types and the like. May be given again.",
)
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
def draft(sources: tuple[Path, ...], output: Path, extra: tuple[Path, ...], *, force: bool) -> None:
    r"""Write a mapping with every label, role, attribute and value of your files, for you to complete.

    Each comes with its count and an example sentence. Where a name is like one of the ontology it is filled in and
    marked as a guess; what stays open is reported by the build until you fill it in.

    \b
    Examples:
      rashomon mapping draft annotations/
      rashomon mapping draft annotations/ -o annotations/mapping.toml
    """
    from rashomon.errors import UsageError
    from rashomon.mapping import draft as draft_of
    from rashomon.markup import Markup
    from rashomon.problems import Severity
    from rashomon.readers import sources_in
    from rashomon.vocabulary import load_vocabulary
    from rashomon.writers.problems import to_text

    to_terminal = str(output) == "-"
    if not to_terminal and output.exists() and not force:
        raise UsageError(f"{output} exists and may hold your work. Choose another name, or add --force.")
    problems: list[Problem] = []
    readings = [
        read for path, reader in sources_in(sources, problems.append) for read, _ in reader.read(path, problems.append)
    ]
    markups = [read for read in readings if isinstance(read, Markup)]
    if not markups:
        own_terms = f" {len(readings)} of them say it in Rashomon's own terms and need no mapping." if readings else ""
        raise UsageError(f"No annotations with labels of a scheme were found in these sources.{own_terms}")
    text = draft_of(markups, load_vocabulary(extra))
    # What is only unusual is told by the build; here it would hide what cannot be read at all.
    shown = [problem for problem in problems if problem.severity is Severity.VIOLATION]
    click.echo(to_text(shown), nl=False, err=True)
    # Bytes, so that neither code page nor line ends of a platform change what comes out.
    if to_terminal:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        output.write_bytes(text.encode("utf-8"))
        folder = sources[0] if sources[0].is_dir() else sources[0].parent
        click.echo(
            f"Wrote {output} for {len(markups)} articles. Confirm the guesses and fill in what is open.\n"
            f"Next: `rashomon check {folder}`, then `rashomon registry draft {folder}`.",
            err=True,
        )
