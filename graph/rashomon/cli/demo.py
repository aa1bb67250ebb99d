"""`rashomon demo`: the shipped sample, built, and three tables that say what this is about."""

from contextlib import ExitStack
from pathlib import Path

import click

_WHAT_IT_IS = """\
Eight articles tell of ten days in Idlib, in three languages;
two print one wire, one corrects another.
Fiction built on facts: quote none of it as news.
"""


@click.command(epilog="Example:  rashomon demo -o sample")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="rashomon-demo",
    show_default=True,
    help="Folder of the dataset to make or replace.",
)
def demo(output: Path) -> None:
    """Build the shipped sample articles and show what comes out.

    Eight short articles, written for this purpose, tell of ten days as different outlets would: they differ on who
    flew, how many died, and what a convoy was for.
    """
    from importlib.resources import as_file

    from rashomon.cli import _demo_tables as tables
    from rashomon.dataset import open_dataset
    from rashomon.pipeline import Options, build
    from rashomon.shipped import shipped

    with ExitStack() as stack:
        data = stack.enter_context(as_file(shipped("data")))
        options = Options(registry=(data / "registry.toml",))
        outcome = build([data / "native", data / "brat"], output, options, lambda _: None)
    click.echo(_WHAT_IT_IS)
    answers = tables.Answers(open_dataset(output))
    for part in (tables.where_sources_differ, tables.chain, tables.killed):
        click.echo(part(answers))
    shapes = [shape for shape, number in outcome.focus_nodes.items() if number]
    click.echo(
        f"{outcome.articles} articles, {outcome.claims} claims, {sum(outcome.held_back.values())} held back; "
        f"{sum(outcome.focus_nodes.values()):,} nodes validated against {len(shapes)} shapes."
    )
    click.echo(f"The graph is in the folder {output}. What next:\n")
    steps = (
        (f"rashomon ask where-sources-differ --dataset {output}", "all pairs"),
        ("rashomon ask --list", "more to ask"),
        (f"rashomon export {output} --to turtle", "its triples"),
        ("rashomon build YOUR-ARTICLES -o YOUR-DATASET", "your own"),
    )
    width = max(len(command) for command, _ in steps)
    for command, what in steps:
        click.echo(f"  {command:<{width}}   {what}")
