"""`rashomon suggest`: proposes claims from raw texts, for a person to look through."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.problems import Problem
    from rashomon.suggesting import NamesList, Suggestion
    from rashomon.suggesting.texts import Text
    from rashomon.vocabulary import Vocabulary

_File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("texts", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="TEXTS...")
@click.option(
    "--to",
    "form",
    type=click.Choice(["rows", "brat"]),
    default="rows",
    show_default=True,
    help="A claims table, or brat standoff.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True, path_type=Path),
    default="-",
    help="claims.csv or claims.xlsx for rows, a folder for brat; the terminal if none is given.",
)
@click.option("--language", "tag", metavar="TAG", help="Language of the texts: en, ar.  [default: told by their words]")
@click.option(
    "--registry",
    type=_File,
    multiple=True,
    help="Names list; may be given again.  [default: registry.toml, registry.csv beside or above the texts]",
)
@click.option("--ontology", "extra", type=_File, multiple=True, help="Turtle with event types of your own.")
@click.option(
    "--count-days-from",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day from which “Wednesday” is counted. Without it no such date is filled in.",
)
@click.option("--force", is_flag=True, help="Overwrite what exists.")
def suggest(
    texts: tuple[Path, ...],
    form: str,
    output: Path,
    tag: str | None,
    registry: tuple[Path, ...],
    extra: tuple[Path, ...],
    count_days_from: object,
    *,
    force: bool,
) -> None:
    r"""Propose claims from raw texts, for you to look through.

    Nothing of it is data. Each row says `suggested` in the column status and is left out of every build until a person
    has looked at it and written `accepted`. A speaker is a name of your list, or words of the text; where the text does
    not tell, it is `?`.

    \b
    Examples:
      rashomon suggest article.txt
      rashomon suggest texts/ -o texts/claims.csv
      rashomon suggest texts/ -o texts/claims.xlsx --count-days-from 2019-08-22
      rashomon suggest texts/ --to brat -o annotations/
    """
    import datetime as dt

    import msgspec

    from rashomon.errors import UsageError
    from rashomon.registry import load_registry
    from rashomon.suggesting import NamesList
    from rashomon.suggesting.one_text import Words
    from rashomon.suggesting.texts import registries_beside, texts_in
    from rashomon.vocabulary import load_vocabulary
    from rashomon.writers.problems import to_text

    to_terminal = str(output) == "-"
    if form == "brat" and to_terminal:
        raise UsageError("brat needs a folder for its files. Name it with -o.")
    if form == "rows" and not to_terminal and output.suffix.lower() not in {".csv", ".xlsx"}:
        raise UsageError(f"{output} is neither a .csv nor an .xlsx file.")
    problems: list[Problem] = []
    vocabulary = load_vocabulary(extra)
    names = NamesList(load_registry(registry or registries_beside(texts), vocabulary, problems.append))
    day = count_days_from.date() if isinstance(count_days_from, dt.datetime) else None
    words = Words(vocabulary, tag)
    found: list[tuple[Text, Sequence[Suggestion]]] = []
    for text in texts_in(texts, problems.append):
        proposed = words.propose(text, names, day, problems.append)
        if proposed is None:
            continue
        about = text.about if text.about.language else msgspec.structs.replace(text.about, language=proposed.tag)
        found.append((msgspec.structs.replace(text, about=about), proposed.suggestions))
        click.echo(
            f"{text.file}: {proposed.language} ({proposed.how}), {len(proposed.suggestions)} proposals", err=True
        )
    click.echo(to_text(problems), nl=False, err=True)
    written = _write(found, form, output, vocabulary, names, force=force)
    for path in written:
        click.echo(f"Wrote {path}.", err=True)
    if written:
        click.echo(
            "Nothing of it is built yet. Look each proposal through; what is right gets `accepted` instead of "
            "`suggested`, what is wrong is deleted."
            if form == "rows"
            else "Nothing of it counts yet. Look each claim through and take the mark `Record Suggested` off.",
            err=True,
        )


def _write(
    found: "Sequence[tuple[Text, Sequence[Suggestion]]]",
    form: str,
    output: Path,
    vocabulary: "Vocabulary",
    names: "NamesList",
    *,
    force: bool,
) -> list[Path]:
    from rashomon.rows import CLAIMS
    from rashomon.suggesting import claims_rows, standoff

    if form == "brat":
        return standoff.write(found, output, vocabulary, names, force=force)
    if str(output) == "-":
        click.echo(claims_rows.to_csv(claims_rows.rows_of(found, vocabulary), CLAIMS.names), nl=False)
        return []
    return claims_rows.write(found, output, vocabulary, force=force)
