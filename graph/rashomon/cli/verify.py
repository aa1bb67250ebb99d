"""`rashomon verify`: proves that a dataset is what the build wrote."""

from pathlib import Path

import click


@click.command(epilog="Example:  rashomon verify my-dataset")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True,
    help="How the problems are written to stdout.",
)  # fmt: skip
@click.pass_context
def verify(ctx: click.Context, dataset: Path, form: str) -> None:
    """Prove that a dataset is whole and every quote is right.

    Compares every file with the manifest, every quote with its text, and the store with the graph, triple by triple. It
    asks nothing of where the dataset came from: copy a dataset anywhere and verify it there.
    """
    from rashomon.dataset import open_dataset, own_version
    from rashomon.dataset import verify as verify_dataset
    from rashomon.problems import Severity
    from rashomon.writers.problems import to_json, to_sarif, to_text

    problems = verify_dataset(dataset)
    written = {"text": to_text, "json": to_json}.get(form, lambda found: to_sarif(found, own_version()))
    click.echo(written(problems), nl=False)
    if any(problem.severity.at_least(Severity.WARNING) for problem in problems):
        click.echo(f"{dataset} is not what the build wrote", err=True)
        ctx.exit(1)
    manifest = open_dataset(dataset).manifest
    counts = manifest.counts
    agree = "files, quotes and store" if manifest.settings["texts"] == "true" else "files and store"
    click.echo(
        f"verified {dataset}: {counts['articles']:,} articles, {counts['claims']:,} claims, "
        f"{counts['quads']:,} quads; {agree} agree",
        err=True,
    )
