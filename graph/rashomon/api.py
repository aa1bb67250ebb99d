"""From Python: read, check, build, open. What the command line does, as functions; nothing is printed."""

from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Literal

import msgspec

from rashomon.article import Article
from rashomon.dataset import Dataset, open_dataset
from rashomon.errors import NotBuiltError
from rashomon.pipeline import Options, Outcome, read_articles
from rashomon.pipeline import build as _build
from rashomon.pipeline import check as _check
from rashomon.problems import Problem, one_line, sort_key

__all__ = ["Reading", "build", "check", "open_dataset", "read"]

AnyPath = str | PathLike[str]
"""A path, as a string or an object."""
Paths = AnyPath | Sequence[AnyPath]
"""One path or several."""


class Reading(msgspec.Struct, frozen=True):
    """What was read.

    Args:
        articles: with their annotations; offsets are code points.
        problems: what was wrong, by file and line.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read(*sources: Paths, mapping: AnyPath | None = None, registry: Paths = (), ontology: Paths = ()) -> Reading:
    """Read annotated articles: text, mentions, events and claims, before anything becomes a graph.

    Args:
        sources: files and folders.
        mapping: what labels mean; left out: `mapping.toml` beside or above the files.
        registry: names lists; left out: `registry.toml` and `registry.csv` beside or above the files.
        ontology: Turtle files with event types, actor types, roles and measures of your own.

    Raises:
        RashomonError: if a source does not exist or a mapping or names list cannot be used.
    """
    found: list[Problem] = []
    options = _options(mapping, registry, ontology)
    articles = tuple(article for article, _ in read_articles(_paths(sources), options, found.append))
    return Reading(articles, tuple(sorted(dict.fromkeys(found), key=sort_key)))


def check(
    *sources: Paths,
    mapping: AnyPath | None = None,
    registry: Paths = (),
    ontology: Paths = (),
    engine: str | None = None,
    strict: bool = False,
) -> Outcome:
    """Find the problems of annotated articles: all that a build does, but for the dataset.

    Args:
        sources: files and folders.
        mapping: as for `read`.
        registry: as for `read`.
        ontology: as for `read`.
        engine: SHACL engine, "shifty" or "pyshacl"; left out: the fastest.
        strict: hold back an article where anything in it is faulty.

    Returns:
        `problems`, `articles`, `claims`, `held_back`, `conforms` and `focus_nodes`.

    Raises:
        RashomonError: as for `read`.
    """
    options = msgspec.structs.replace(_options(mapping, registry, ontology), engine=engine, strict=strict)
    return _check(_paths(sources), options, _unheard)


def build(
    *sources: Paths,
    output: AnyPath,
    mapping: AnyPath | None = None,
    registry: Paths = (),
    ontology: Paths = (),
    engine: str | None = None,
    strict: bool = False,
    base: str | None = None,
    profile: Literal["full", "minimal"] = "full",
    without_texts: bool = False,
) -> Dataset:
    """Make a dataset of annotated articles: the whole of it or nothing.

    What was found in the sources is in `Dataset.problems()`: faulty claims and events are held back, not their article.

    Args:
        sources: files and folders.
        output: folder of the dataset: missing, empty, or a dataset, which is replaced.
        mapping: as for `read`.
        registry: as for `read`.
        ontology: as for `read`.
        engine: as for `check`.
        strict: as for `check`.
        base: IRI under which nodes are named; ends with `/`.
        profile: "minimal" leaves out span nodes and wording.
        without_texts: leave the raw texts out of the dataset; quotes stay in the graph.

    Raises:
        NotBuiltError: if nothing was read, or the graph as a whole does not conform.
        RashomonError: as for `read`, or if something else is at `output`.
    """
    options = msgspec.structs.replace(
        _options(mapping, registry, ontology),
        engine=engine,
        strict=strict,
        profile=profile,
        without_texts=without_texts,
        **({} if base is None else {"base": base}),
    )
    folder = Path(output)
    outcome = _build(_paths(sources), folder, options, _unheard)
    if not outcome.written:
        reason = "the graph as a whole does not conform" if outcome.articles else "nothing was read"
        raise NotBuiltError(reason, [one_line(problem) for problem in outcome.problems])
    return open_dataset(folder)


def _options(mapping: AnyPath | None, registry: Paths, ontology: Paths) -> Options:
    return Options(
        mapping=None if mapping is None else Path(mapping),
        registry=_paths(registry) or None,
        ontology=_paths(ontology),
    )


def _paths(given: Paths | Sequence[Paths]) -> tuple[Path, ...]:
    """Give paths; lists in lists are opened, so that `read(a, b)` and `read([a, b])` mean the same."""
    if isinstance(given, str | PathLike):
        return (Path(fspath(given)),)
    return tuple(path for one in given for path in _paths(one))


def _unheard(_: Problem) -> None:
    """Take a problem that stands in the outcome anyway."""
