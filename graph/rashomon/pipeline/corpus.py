"""The whole corpus: gathers what became of each article, concludes, and validates the whole."""

from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from rashomon.article import Article, Origin
from rashomon.convert import ArticleRecord, Conclusions, conclude
from rashomon.dataset import ArticleEntry, Contents, Input, entry, packages
from rashomon.pipeline.identity import Identities
from rashomon.pipeline.one import Handled
from rashomon.pipeline.outcome import Outcome, count_held_back
from rashomon.pipeline.workshop import Workshop
from rashomon.problems import Place, Problem, Severity
from rashomon.shapes import Trail, Validation, to_problem, validate_global, validate_local


class Kept(msgspec.Struct, frozen=True):
    """An article that is in the graph."""

    origin: Origin
    record: ArticleRecord
    trace: dict[str, str]
    text: str
    entry: ArticleEntry


class Corpus:
    """What became of all articles.

    Args:
        workshop: vocabulary, registry, settings, shapes.
        report: takes each problem once, as it is found.
    """

    def __init__(self, workshop: Workshop, report: Callable[[Problem], None]) -> None:
        self.workshop, self._report = workshop, report
        self.kept: list[Kept] = []
        self.lines: set[bytes] = set()
        self.focus_nodes: Counter[str] = Counter()
        self.inputs: set[Input] = set()
        self._identities = Identities()

    def add(self, handled: Handled, article: Article, origin: Origin) -> None:
        """Take what became of one article.

        Args:
            handled: what became of it.
            article: as it was read.
            origin: where it came from.

        Raises:
            IdentityError: if another text has its IRI already.
        """
        for problem in handled.problems:
            self._report(problem)
        name = self.workshop.sources.name
        self.inputs.update(Input(name(path), digest, "source") for path, digest in origin.inputs.items())
        if handled.article is None or handled.record is None:
            return
        record = handled.record
        if again := self._identities.repeated(record.iri, article, origin):
            self._report(again)
            return
        self.lines.update(handled.lines)
        self.focus_nodes.update(handled.focus_nodes)
        counts = {
            "claims": len(record.claims),
            "counts": len(record.counts),
            "events": len(record.events),
            "statements": len(record.statements),
        }
        about = entry(handled.article, record.iri, name(origin.file), map(name, origin.inputs), counts)
        self.kept.append(Kept(origin, record, handled.trace, handled.article.text, about))

    def conclude(self) -> bool:
        """Draw the conclusions over all articles and validate the whole; what violates is reported.

        Returns:
            Whether something was validated and nothing is violated.
        """
        workshop, records = self.workshop, [each.record for each in self.kept]
        drawn = conclude(records, workshop.registry, workshop.settings, self._report)
        entities = workshop.entities
        events = {event for record in records for event in record.events}
        self.lines.update(entities, drawn.lines, workshop.joining.lines(events))
        ordered = sorted(self.lines)
        results: list[Validation] = [validate_global(ordered, workshop.ontology, workshop.engine)]
        if entities:
            results.append(validate_local(entities, workshop.context, workshop.engine))
        place = self._places(drawn)
        found: list[Problem] = []
        for result in results:
            self.focus_nodes.update(result.focus)
            found += [to_problem(finding, place(finding.focus)) for finding in result.findings]
        for problem in found:
            self._report(problem)
        violated = any(problem.severity is Severity.VIOLATION for problem in found)
        return self.focus_nodes.total() > 0 and not violated

    def outcome(self, problems: list[Problem], *, conforms: bool) -> Outcome:
        """Give the numbers.

        Args:
            problems: all that was found, sorted.
            conforms: what `conclude` gave.
        """
        return Outcome(
            articles=len(self.kept),
            claims=sum(len(each.record.claims) for each in self.kept),
            held_back=count_held_back(problems),
            recognised=dict(sorted(Counter(reader.title for _, reader in self.workshop.sources.files).items())),
            focus_nodes=dict(sorted(self.focus_nodes.items())),
            problems=tuple(problems),
            conforms=conforms,
            engine=self.workshop.engine.name,
        )

    def contents(self, outcome: Outcome) -> Contents:
        """Give what a dataset is made of.

        Args:
            outcome: the numbers.
        """
        options, workshop = self.workshop.options, self.workshop
        return Contents(
            base=options.base,
            lines=self.lines,
            ontology=workshop.ontology,
            articles=[each.entry for each in self.kept],
            texts={} if options.without_texts else {each.record.iri: each.text for each in self.kept},
            problems=workshop.sources.renamed(outcome.problems),
            inputs=[*self.inputs, *workshop.inputs()],
            packages=packages(workshop.engine.name),
            settings={
                "base": options.base,
                "engine": workshop.engine.name,
                "profile": options.profile,
                "strict": str(options.strict).lower(),
                "texts": str(not options.without_texts).lower(),
            },
            counts={"claims": outcome.claims}
            | {f"held back: {kind}": number for kind, number in outcome.held_back.items()},
            recognised=outcome.recognised,
        )

    def _places(self, drawn: Conclusions) -> Callable[[str], Place]:
        """Give the function that leads a node back to the annotation, or the entry of the registry, it came from."""
        registry, base = self.workshop.registry, self.workshop.options.base
        origins = {each.record.iri: each.origin for each in self.kept}
        slugs = (*registry.entities, *registry.events)
        entities: Mapping[str, str] = {registry.iri(slug, base): slug for slug in slugs}

        def place(node: str) -> Place:
            if node in drawn.trace:
                file, annotation = drawn.trace[node]
                return Place(file=file, annotation=annotation or None)
            found = next((each for each in self.kept if node in each.trace), None)
            if found:
                return found.origin.place(found.record.id, found.trace[node])
            if node in entities:
                return registry.place(entities[node])
            return Trail(origin_of=origins.get).place(node)

        return place
