"""Read, map, resolve: from files to articles, with what was found on the way."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rashomon.article import Article, Origin
from rashomon.pipeline.options import Options
from rashomon.pipeline.sources import Sources
from rashomon.pipeline.workshop import Workshop
from rashomon.problems import Problem, Report


class Read(NamedTuple):
    """An article that was read, and what was found in it until then.

    Args:
        article: the article, or None for what is found after the last article of a file.
        origin: where it came from.
        problems: what reader and mapping found.
        title: of the format.
    """

    article: Article | None
    origin: Origin
    problems: list[Problem]
    title: str


def read_articles(
    sources: Sequence[Path], options: Options, report: Report, *, recognised: Callable[[Path, str], None] | None = None
) -> Iterator[tuple[Article, Origin]]:
    """Read the articles of files and folders, in an order that is the same on every machine.

    Args:
        sources: files and folders.
        options: what the user chose; mapping and registry hold here.
        report: takes what is wrong.
        recognised: is told each file and the title of its format before it is read.

    Raises:
        SourceError: if a source does not exist, or a file cannot be read at all.
        ConfigurationError: if a mapping or a registry cannot be used.
    """
    found = Sources(sources, report)
    for read in readings(Workshop(options, found, report)):
        if recognised and read.article:
            recognised(Path(read.origin.file), read.title)
        for problem in read.problems:
            report(problem)
        if read.article:
            yield read.article, read.origin


def readings(workshop: Workshop) -> Iterator[Read]:
    """Read the articles of all sources, each with the problems found in it.

    Args:
        workshop: knows the sources, the mappings and the registry.
    """
    for path, reader in workshop.sources.files:
        problems: list[Problem] = []
        read_with = getattr(reader, "read_with", None)  # a format whose names are those of the names list
        found = (
            read_with(path, workshop.registry, workshop.vocabulary, problems.append)
            if read_with
            else reader.read(path, problems.append)
        )
        for read, origin in found:
            article = workshop.article(read, origin, path, problems.append)
            yield Read(article, origin, problems[:], reader.title)
            problems.clear()
        yield Read(None, Origin(path.as_posix()), problems[:], reader.title)
