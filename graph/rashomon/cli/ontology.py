"""`rashomon ontology`: the reference of the terms."""

from pathlib import Path

import click


@click.command()
@click.option(
    "--to",
    "form",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
    help="Form of the reference.",
)
@click.option(
    "--ontology",
    "extra",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Turtle file with terms of your own. May be given again.",
)
def ontology(form: str, extra: tuple[Path, ...]) -> None:
    r"""Print the reference of all terms.

    Classes, properties, roles, closed and open lists and the tree of event types with the codes of ACLED,
    PLOVER and CAMEO: all of it made of the ontology's own files.

    \b
    Examples:
      rashomon ontology
      rashomon ontology --to html > terms.html
      rashomon ontology --ontology our-types.ttl
    """
    from rashomon.reference import to_html, to_markdown
    from rashomon.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(extra)
    text = to_html(vocabulary) if form == "html" else to_markdown(vocabulary)
    # Bytes, so that neither code page nor line ends of a platform change what comes out.
    click.echo(text.encode("utf-8"), nl=False)
