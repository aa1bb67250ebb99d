"""What every article needs on its way: vocabulary, registry, mappings, shapes. Loaded once."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import msgspec

from rashomon.article import Article, Origin
from rashomon.convert import Settings
from rashomon.dataset import Input
from rashomon.decisions import read_matches
from rashomon.mapping import NO_MAPPING, Mapping, load_mapping, to_article
from rashomon.markup import Markup
from rashomon.pipeline.joining import Joining, join
from rashomon.pipeline.options import Options
from rashomon.pipeline.sources import MAPPING, Sources
from rashomon.problems import Report
from rashomon.registry import Registry, load_registry
from rashomon.shapes import Context, Engine, find_engine
from rashomon.vocabulary import Vocabulary, load_vocabulary


class Workshop:
    """What every article needs on its way. Only read once it is made.

    Args:
        options: what the user chose.
        sources: what is to be read.
        report: takes what is wrong in the files that steer the work.

    Raises:
        UsageError: if an option cannot be used.
        ConfigurationError: if such a file cannot be used.
    """

    def __init__(self, options: Options, sources: Sources, report: Report) -> None:
        options.check()
        self.options, self.sources = options, sources
        self.settings = Settings(options.base, options.profile)
        self.vocabulary: Vocabulary = load_vocabulary(options.ontology)
        self.registries = sources.registries() if options.registry is None else options.registry
        self.registries = tuple(dict.fromkeys((*self.registries, *sources.tables())))
        self.registry: Registry = load_registry(self.registries, self.vocabulary, report)
        self.matches = sources.matches() if options.matches is None else options.matches
        self.decisions = tuple(match for path in self.matches for match in read_matches(path, report))
        self.joining = Joining()
        self.engine: Engine = find_engine(options.engine, report)
        self._report = report
        self._mappings: dict[Path, Mapping] = {}

    def article(self, read: Article | Markup, origin: Origin, file: Path, report: Report) -> Article:
        """Give an article as it is, and markup by the mapping that holds for its file.

        Args:
            read: what a reader yielded.
            origin: names file and line in problems.
            file: the annotation file.
            report: takes the problems.
        """
        if isinstance(read, Article):
            return read
        return to_article(read, self._mapping(file), self.registry.find, origin, report)

    def join(self, articles: Iterable[Article]) -> None:
        """Work out what the decisions in `matches.csv` join; the conversion keeps to it from then on.

        Args:
            articles: all of them.
        """
        self.joining = join(self.decisions, articles, self.registry, self.vocabulary, self.options.base, self._report)
        self.settings = msgspec.structs.replace(self.settings, joined=self.joining.events)

    def inputs(self) -> list[Input]:
        """Name the files that steered the work, with their sums."""
        return [
            self.sources.input(path, role)
            for role, paths in (
                ("registry", self.registries),
                ("matches", self.matches),
                ("ontology", self.options.ontology),
                ("mapping", sorted(self._mappings)),
            )
            for path in paths
        ]

    @cached_property
    def ontology(self) -> list[bytes]:
        """The ontology's lines."""
        return self.vocabulary.quads(self.options.base)

    @cached_property
    def entities(self) -> list[bytes]:
        """The registry's lines."""
        return self.registry.lines(self.options.base)

    @cached_property
    def context(self) -> Context:
        """What stands beside an article when it is validated: class hierarchy, types of entities."""
        return Context([*self.ontology, *self.entities])

    def _mapping(self, file: Path) -> Mapping:
        path = self.options.mapping or self.sources.nearest(file, MAPPING)
        if path is None:
            return NO_MAPPING
        if path not in self._mappings:
            self._mappings[path] = load_mapping(path, self.vocabulary, self._report)
        return self._mappings[path]
