"""Options that mean the same wherever sources are read: one decorator for all of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rashomon.pipeline import Options

_Command = TypeVar("_Command", bound=Callable[..., Any])
_File = click.Path(exists=True, dir_okay=False, path_type=Path)

_SOURCE_OPTIONS = (
    click.argument(
        "sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="SOURCES..."
    ),
    click.option("--base", metavar="IRI", help="IRI under which nodes are named.  [default: https://example.org/kg/]"),
    click.option(
        "--profile",
        type=click.Choice(["full", "minimal"]),
        default="full",
        show_default=True,
        help="minimal leaves out span nodes and wording.",
    ),
    click.option("--mapping", type=_File, help="What labels mean.  [default: mapping.toml beside or above the files]"),
    click.option(
        "--registry",
        type=_File,
        multiple=True,
        help="Names list; may be given again.  [default: registry.toml, registry.csv beside or above the files]",
    ),
    click.option(
        "--matches",
        type=_File,
        multiple=True,
        help="Decisions on what is the same; may be given again.  [default: matches.csv beside or above the files]",
    ),
    click.option(
        "--ontology",
        type=_File,
        multiple=True,
        help="Turtle with event types, actor types, roles, measures of your own.",
    ),
    click.option("--engine", type=click.Choice(["shifty", "pyshacl"]), help="SHACL engine.  [default: the fastest]"),
    click.option("--strict", is_flag=True, help="Hold back the whole article where anything in it is faulty."),
)
_FAIL_ON = click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info", "never"]),
    default="violation",
    show_default=True,
    help="Exit with 1 where a problem is this bad, or worse.",
)


def source_options(command: _Command) -> _Command:
    """Add SOURCES and the options that say how they are read and validated; see `options_of`."""
    for option in reversed((*_SOURCE_OPTIONS, _FAIL_ON)):
        command = option(command)
    return command


def options_of(given: dict[str, Any], *, without_texts: bool = False) -> "Options":
    """Give what the user chose.

    Args:
        given: the values of `source_options`, but for `sources` and `fail_on`.
        without_texts: leave the raw texts out of the dataset.
    """
    from rashomon.pipeline import Options
    from rashomon.terms import DEFAULT_BASE

    return Options(
        base=given["base"] or DEFAULT_BASE,
        profile=given["profile"],
        mapping=given["mapping"],
        registry=given["registry"] or None,
        matches=given["matches"] or None,
        ontology=given["ontology"],
        engine=given["engine"],
        strict=given["strict"],
        without_texts=without_texts,
    )
