"""`rashomon doctor`: what is installed, and whether it works here."""

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

import click

_PACKAGES = (
    "rashomon-kg", "anyascii", "click", "edtf", "msgspec", "networkx", "pyoxigraph", "pyshacl", "pyshifty",
    "RapidFuzz", "rdflib", "rich", "SPARQLWrapper",
)  # fmt: skip


@click.command(epilog="Example:  rashomon doctor")
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say what is installed, and check that it works.

    Builds, verifies and asks the shipped sample in a folder of its own, which is removed afterwards. Opens no
    connection. Exits with 1 where something does not work.
    """
    from rashomon.errors import RashomonError

    click.echo(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in _PACKAGES:
        try:
            click.echo(f"  {package:<14} {version(package)}")
        except PackageNotFoundError:
            instead = ": pyshacl validates instead, slower" if package == "pyshifty" else ""
            click.echo(f"  {package:<14} not installed{instead}")
    failed = False
    with TemporaryDirectory(prefix="rashomon-doctor-") as name:
        for title, check in _checks(Path(name)):
            try:
                click.echo(f"  ok    {title}: {check()}")
            except (RashomonError, AssertionError, ImportError, OSError) as error:
                click.echo(f"  FAILS {title}: {error}")
                failed = True
    if failed:
        click.echo("Something does not work. Install Rashomon again; if that does not help, report what stands above.")
        ctx.exit(1)
    click.echo("All works.")


def _checks(folder: Path) -> tuple[tuple[str, Callable[[], str]], ...]:
    """Name the checks, in the order in which each needs the one before."""
    target = folder / "dataset"

    def ontology() -> str:
        from rashomon.vocabulary import load_vocabulary

        vocabulary = load_vocabulary()
        return f"version {vocabulary.version}, {len(vocabulary.event_types)} event types"

    def engines() -> str:
        from rashomon.shapes import find_engine

        return f"{find_engine(None, lambda _: None).name} validates"

    def sample() -> str:
        from importlib.resources import as_file

        from rashomon.pipeline import Options, build
        from rashomon.shipped import shipped

        with as_file(shipped("data")) as data:
            options = Options(registry=(data / "registry.toml",))
            outcome = build([data / "native", data / "brat"], target, options, lambda _: None)
        assert outcome.conforms, "the sample does not conform"
        return f"{outcome.articles} articles, {outcome.claims} claims, {sum(outcome.focus_nodes.values())} focus nodes"

    def verified() -> str:
        from rashomon.dataset import verify

        problems = verify(target)
        assert not problems, f"{len(problems)} problems, the first: {problems[0].message}"
        return "every sum and every quote"

    def asked() -> str:
        from rashomon.dataset import open_dataset

        table = open_dataset(target).ask("status-profile")
        assert table.rows, "no rows came back"
        return f"{len(table.rows)} rows from a worker process"

    return (
        ("the ontology is read", ontology),
        ("a SHACL engine", engines),
        ("the sample is built", sample),
        ("the dataset is verified", verified),
        ("a question is answered", asked),
    )
