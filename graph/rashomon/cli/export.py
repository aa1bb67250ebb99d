"""`rashomon export`: a dataset in another form."""

import sys
from pathlib import Path

import click


@click.command()
@click.argument("dataset", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "form", required=True, help="nquads, trig, turtle or jsonld; see `rashomon formats`.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="-",
    show_default=True,
    help="File to write; - is standard output.",
)
@click.option("--with-ontology", is_flag=True, help="Write the ontology too.")
def export(dataset: Path, form: str, output: Path, *, with_ontology: bool) -> None:
    r"""Write a dataset in another form.

    The texts of articles never enter it; quotes do.

    \b
    Examples:
      rashomon export dataset --to trig -o graph.trig
      rashomon export dataset --to turtle --with-ontology | head
    """
    from rashomon.dataset import open_dataset
    from rashomon.writers import find_writer

    writer = find_writer(form)
    lines = open_dataset(dataset).lines(ontology=with_ontology)
    if str(output) == "-":
        writer.write(lines, sys.stdout.buffer)
        return
    with output.open("wb") as file:
        writer.write(lines, file)
    click.echo(f"{output}: written as {writer.title}.", err=True)
