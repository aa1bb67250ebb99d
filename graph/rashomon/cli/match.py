"""`rashomon match`: proposes what may be the same, and asks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.article import Article
    from rashomon.decisions import Match, MatchesFile
    from rashomon.matching import Material
    from rashomon.problems import Problem

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="DATASET|SOURCES...")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="File to which proposals are added; - for the terminal.  [default: matches.csv beside the sources]",
)
@click.option("--review", "ask", is_flag=True, help="Ask about each open pair in the terminal, one key an answer.")
@click.option("--by", metavar="NAME", help="Who answers; stands beside each answer.")
@click.option("--on", metavar="DAY", help="Day of the answers, YYYY-MM-DD.  [default: today]")
@click.option("--mapping", type=_FILE, help="What labels mean.  [default: mapping.toml beside or above the files]")
@click.option("--registry", type=_FILE, multiple=True, help="Names list; may be given again.  [default: beside them]")
@click.option("--ontology", type=_FILE, multiple=True, help="Turtle with event types of your own.")
def match(
    sources: tuple[Path, ...],
    output: Path | None,
    *,
    ask: bool,
    by: str | None,
    on: str | None,
    mapping: Path | None,
    registry: tuple[Path, ...],
    ontology: tuple[Path, ...],
) -> None:
    r"""Propose which events and names are the same, and decide.

    Each line of matches.csv is a pair with both quotes and the reason for the proposal, the best first. You decide:
    write same, not same, part of or unsure into the column decision, or answer with --review. Nothing is joined
    that nobody decided; delete a line and it is not joined any more. Build finds the file beside the articles.

    \b
    Examples:
      rashomon match articles/
      rashomon match articles/ --review --by "Ana Ruiz"
      rashomon match my-dataset -o articles/matches.csv
      rashomon match --review -o articles/matches.csv --by "Ana Ruiz"
    """
    from rashomon.decisions import MatchesFile
    from rashomon.errors import UsageError
    from rashomon.problems import Severity
    from rashomon.writers.problems import to_text

    if not sources and not (ask and output):
        raise UsageError("name a dataset or articles; or with --review the file to answer in, by -o")
    if not sources and output and not output.exists():
        raise UsageError(f"there is no file {output} yet: name a dataset or articles too")
    if ask and not by:
        raise UsageError("say who answers: --by NAME")
    problems: list[Problem] = []
    to_terminal = str(output) == "-"
    if to_terminal and ask:
        raise UsageError("answers need a file: name one by -o")
    place = output if output is not None and not to_terminal else _beside(sources)
    file = MatchesFile(place, problems.append)
    if sources:
        _propose(file, sources, mapping, registry, ontology, problems, to_terminal=to_terminal)
    worth = [problem for problem in problems if problem.severity.at_least(Severity.WARNING)]
    click.echo(to_text(worth), nl=False, err=True)
    if ask and by:
        _review(file, by, on)


def _propose(
    file: "MatchesFile",
    sources: tuple[Path, ...],
    mapping: Path | None,
    registry: tuple[Path, ...],
    ontology: tuple[Path, ...],
    problems: "list[Problem]",
    *,
    to_terminal: bool,
) -> None:
    from rashomon.matching import propose

    found = propose(_material(sources, mapping, registry, ontology, problems), file.matches)
    if to_terminal:
        click.echo(_as_text(found), nl=False)
        return
    there = len(file.matches)
    if found:
        file.add(found)
        file.save()
    events = sum(1 for each in found if each.kind == "event")
    kept = f"; {there:,} lines that were there are kept" if there else ""
    names = len(found) - events
    click.echo(f"{_number(events, 'pair')} of events, {_number(names, 'pair')} of names proposed{kept}", err=True)
    if found:
        click.echo(
            f"Wrote {file.path}. Decide in the column decision, or: rashomon match --review -o {file.path} --by NAME",
            err=True,
        )


def _material(
    sources: tuple[Path, ...],
    mapping: Path | None,
    registry: tuple[Path, ...],
    ontology: tuple[Path, ...],
    problems: "list[Problem]",
) -> "Material":
    from rashomon.dataset import open_dataset
    from rashomon.dataset.manifest import is_dataset
    from rashomon.matching import material_of_articles, material_of_dataset
    from rashomon.pipeline import Options
    from rashomon.pipeline.reading import readings
    from rashomon.pipeline.sources import Sources
    from rashomon.pipeline.workshop import Workshop

    if len(sources) == 1 and is_dataset(sources[0]):
        return material_of_dataset(open_dataset(sources[0]))
    options = Options(registry=registry or None, mapping=mapping, ontology=ontology, matches=())
    workshop = Workshop(options, Sources(sources, problems.append), problems.append)
    articles: list[Article] = []
    for read in readings(workshop):
        problems += read.problems
        if read.article:
            articles.append(read.article)
    return material_of_articles(articles, workshop.registry, workshop.vocabulary)


def _beside(sources: tuple[Path, ...]) -> Path:
    """Give the file that `build` would find: the one that is there, else one in the first folder."""
    from rashomon.dataset.manifest import is_dataset
    from rashomon.decisions import MATCHES
    from rashomon.pipeline.sources import Sources

    if len(sources) == 1 and is_dataset(sources[0]):
        return Path(MATCHES)
    there = Sources(sources, lambda _: None).matches()
    if there:
        return there[0]
    return (sources[0] if sources[0].is_dir() else sources[0].parent) / MATCHES


def _as_text(found: "list[Match]") -> bytes:
    """Give proposals as the file would have them. Bytes, so that no platform changes what comes out."""
    from tempfile import TemporaryDirectory

    from rashomon.decisions import MATCHES, MatchesFile

    with TemporaryDirectory() as folder:
        file = MatchesFile(Path(folder) / MATCHES, lambda _: None)
        file.add(found)
        file.save()
        return file.path.read_bytes()


def _review(file: "MatchesFile", by: str, on: str | None) -> None:
    import os
    import shutil
    import sys
    from datetime import UTC, date, datetime

    from rashomon.errors import UsageError
    from rashomon.matching.review import review

    try:
        day = date.fromisoformat(on).isoformat() if on else datetime.now(UTC).astimezone().date().isoformat()
    except ValueError:
        raise UsageError(f"--on {on!r} is no day: write YYYY-MM-DD") from None
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    plain = not at_terminal or bool(os.environ.get("NO_COLOR"))
    done = review(
        file,
        _from_terminal if at_terminal else _from_input,
        click.echo,
        by=by,
        on=day,
        width=shutil.get_terminal_size((80, 24)).columns,
        bold=str if plain else _bold,
    )
    click.echo(f"{_number(done.answered, 'answer')} written to {file.path}; {done.left:,} still open", err=True)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _from_terminal() -> str:
    try:
        return click.getchar()
    except (KeyboardInterrupt, EOFError):
        return "q"


def _from_input() -> str:
    """Give the next key that stands in the standard input; line ends and blanks are none."""
    import sys

    while (char := sys.stdin.read(1)).isspace():
        pass
    return char


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
