"""`rashomon registry`: drafts the list of names, and finds what stands in it twice."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.problems import Problem

_FILES = click.Path(exists=True, path_type=Path)
_ontology = click.option(
    "--ontology",
    "extra",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Turtle file with types of your own. May be given again.",
)


@click.group()
def registry() -> None:
    """Draft the list of names, or look for duplicates in it."""


@registry.command()
@click.argument("sources", nargs=-1, required=True, type=_FILES)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="-",
    help="File to write; the terminal if none is given.",
)
@click.option(
    "--registry", "known", type=_FILES, multiple=True, help="Registry that exists already. May be given again."
)
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Mapping of the labels.")
@_ontology
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
def draft(
    sources: tuple[Path, ...],
    output: Path,
    known: tuple[Path, ...],
    mapping: Path | None,
    extra: tuple[Path, ...],
    *,
    force: bool,
) -> None:
    r"""Write every name that no registry knows, for you to complete.

    Each name comes with counts, spellings, languages, example sentences, a proposed slug, and entities that
    look alike. Without --registry, registry.toml and registry.csv beside the sources are taken as known.

    \b
    Examples:
      rashomon registry draft articles/
      rashomon registry draft articles/ --registry registry.toml -o more-names.toml
    """
    from rashomon.errors import UsageError
    from rashomon.pipeline import Options, read_articles
    from rashomon.pipeline.sources import Sources
    from rashomon.problems import Severity
    from rashomon.registry import draft as draft_of
    from rashomon.registry import load_registry
    from rashomon.vocabulary import load_vocabulary
    from rashomon.writers.problems import to_text

    to_terminal = str(output) == "-"
    if not to_terminal and output.exists() and not force:
        raise UsageError(f"{output} exists and may hold your work. Choose another name, or add --force.")
    problems: list[Problem] = []
    files = known or tuple(Sources(sources, lambda _: None).registries())
    options = Options(registry=files, mapping=mapping, ontology=extra)
    articles = [article for article, _ in read_articles(sources, options, problems.append)]
    # The files were read along with the articles, and what is wrong in them was said then.
    text = draft_of(articles, load_registry(files, load_vocabulary(extra), lambda _: None))
    click.echo(
        to_text([problem for problem in problems if problem.severity.at_least(Severity.WARNING)]), nl=False, err=True
    )
    # Bytes, so that neither code page nor line ends of a platform change what comes out.
    if to_terminal:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        output.write_bytes(text.encode("utf-8"))
        click.echo(f"Wrote {output}. Complete it, then: rashomon registry check {output}", err=True)


@registry.command()
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("--used-by", "sources", type=_FILES, multiple=True, help="Articles; names that none uses are listed too.")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Mapping of the labels.")
@_ontology
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info", "never"]),
    default="violation",
    show_default=True,
    help="Exit with 1 if there is something as bad as this.",
)
@click.pass_context
def check(
    context: click.Context,
    files: tuple[Path, ...],
    sources: tuple[Path, ...],
    mapping: Path | None,
    extra: tuple[Path, ...],
    form: str,
    fail_on: str,
) -> None:
    r"""Find mistakes and duplicates in registry files.

    Unknown fields, types and slugs; the same or a similar name, the same link or spot for two entities; an
    actor and a place with one name; with --used-by also what no article uses.

    \b
    Examples:
      rashomon registry check registry.toml
      rashomon registry check registry.toml more.csv --used-by articles/
    """
    from rashomon.problems import Severity, sort_key
    from rashomon.registry import check as check_of
    from rashomon.registry import load_registry
    from rashomon.vocabulary import load_vocabulary
    from rashomon.writers.problems import to_json, to_text

    problems: list[Problem] = []
    loaded = load_registry(files, load_vocabulary(extra), problems.append)
    articles = None
    if sources:
        from rashomon.pipeline import Options, read_articles

        options = Options(registry=files, mapping=mapping, ontology=extra)
        articles = [article for article, _ in read_articles(sources, options, problems.append)]
    check_of(loaded, problems.append, articles)
    # Loading and checking both name entities with the same link.
    found = sorted(dict.fromkeys(problems), key=sort_key)
    click.echo(to_json(found) if form == "json" else to_text(found), nl=False)
    size = f"{len(loaded.entities)} actors and places, {len(loaded.events)} events"
    click.echo(f"{size}: {len(found) or 'no'} problem{'s' if len(found) != 1 else ''}.", err=True)
    if fail_on != "never" and any(problem.severity.at_least(Severity(fail_on)) for problem in found):
        context.exit(1)
