"""`rashomon codebook`: the coding manual for annotators."""

from pathlib import Path

import click


@click.command()
@click.option(
    "--to",
    "form",
    type=click.Choice(["html", "docx", "md"]),
    default="html",
    show_default=True,
    help="Form of the manual.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; - is stdout.  [default: codebook.html, .docx or .md here]",
)
@click.option(
    "--ontology",
    "extra",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Turtle file with terms of your own. May be given again.",
)
def codebook(form: str, output: Path | None, extra: tuple[Path, ...]) -> None:
    r"""Write the coding manual for annotators.

    What a claim is, who the speaker is, a page for each column with examples and near-misses, how to code twice; values
    and event types as the ontology has them, with your own terms.

    \b
    Examples:
      rashomon codebook
      rashomon codebook --to docx -o manual.docx
      rashomon codebook --to md --ontology our-types.ttl -o -
    """
    from rashomon.codebook import manual, to_docx, to_html, to_markdown
    from rashomon.vocabulary import load_vocabulary

    written = manual(load_vocabulary(extra))
    if form == "docx":
        content = to_docx(written)
    else:
        content = (to_html(written) if form == "html" else to_markdown(written)).encode("utf-8")
    file = output or Path(f"codebook.{form}")
    if str(file) == "-":
        # Bytes, so that neither code page nor line ends of a platform change what comes out.
        click.echo(content, nl=False)
        return
    file.write_bytes(content)
    click.echo(f"Wrote {file}.", err=True)
