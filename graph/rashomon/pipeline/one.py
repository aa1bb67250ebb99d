"""One article on its way: quotes, conversion, local shapes; what is faulty is held back until the rest is sound.

It looks at no other article, and gives plain values, so it may run in any process and in any order.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from rashomon.article import Article, Origin
from rashomon.convert import ArticleRecord, Converted, convert_article, prune
from rashomon.pipeline.workshop import Workshop
from rashomon.problems import Place, Problem, Severity
from rashomon.shapes import Finding, Held, Trail, check_quotes, hold_back, spans_of, to_problem, validate_local


class Handled(msgspec.Struct, frozen=True):
    """What became of one article.

    Args:
        article: without what was held back; None where all of it was.
        lines: its lines of N-Quads.
        record: for the step over the whole corpus.
        trace: IRI of a node -> the annotator's id of what it came from.
        focus_nodes: IRI of a node shape -> nodes held against it.
        problems: all that was found in it, its reading included; each once.
    """

    article: Article | None
    lines: list[bytes]
    record: ArticleRecord | None
    trace: dict[str, str]
    focus_nodes: dict[str, int]
    problems: list[Problem]


def handle(article: Article, origin: Origin, found: Sequence[Problem], workshop: Workshop) -> Handled:
    """Prove, convert and validate one article, holding back the smallest thing that is faulty.

    Args:
        article: as reader and mapping made it.
        origin: names file and line in problems.
        found: what reader and mapping found in it.
        workshop: vocabulary, registry, settings, shapes.
    """
    kinds = article.kinds()
    problems: dict[Problem, None] = dict.fromkeys(found)
    left = article
    while True:
        heard: list[Problem] = []
        converted = convert_article(
            left, origin, workshop.registry, workshop.vocabulary, workshop.settings, heard.append
        )
        problems.update(dict.fromkeys(heard))
        if workshop.options.strict and any(each.held_back for each in problems):
            return _held_back(article, origin, problems, "--strict was given and something in it is faulty")
        seen = _Seen(converted, left, origin, kinds)
        checked = validate_local(converted.lines, workshop.context, workshop.engine)
        held = hold_back(checked.findings, seen.annotations, converted.lines)
        wrong = check_quotes(converted.lines, left.text, seen.place)
        problems.update(dict.fromkeys([*wrong, *seen.problems(checked.findings, held)]))
        violated = wrong or any(each.severity is Severity.VIOLATION for each in checked.findings)
        if not violated:
            focus = dict(checked.focus)
            return Handled(left, converted.lines, converted.record, converted.trace, focus, list(problems))
        if workshop.options.strict:
            return _held_back(article, origin, problems, "--strict was given and something in it is faulty")
        bad = held.annotations & left.kinds().keys()
        if wrong or held.article or not bad:
            return _held_back(article, origin, problems, "it does not meet the shapes, and no annotation is to blame")
        heard.clear()
        left = prune(left, bad, origin, heard.append)
        problems.update(dict.fromkeys(heard))


class _Seen:
    """A converted article, as far as it is needed to lead findings back to annotations."""

    def __init__(self, converted: Converted, article: Article, origin: Origin, kinds: dict[str, str]) -> None:
        self._converted, self._article, self._origin, self._kinds = converted, article, origin, kinds
        self.annotations = {node: item for node, item in converted.trace.items() if item}

    @cached_property
    def trail(self) -> Trail:
        """What is known of the nodes; made only where something is found."""
        return Trail(
            annotations=self.annotations,
            spans=spans_of(self._converted.lines),
            origin_of=lambda _article: self._origin,
            article=self._converted.record.iri,
        )

    def place(self, node: str) -> Place:
        """Say where a node comes from."""
        return self.trail.place(node)

    def problems(self, findings: Iterable[Finding], held: Held) -> list[Problem]:
        """Give a problem for each finding, and for each annotation that is held back because of it."""
        found = []
        for finding in findings:
            items = sorted(item for item, because in held.because.items() if because == finding)
            found += [to_problem(finding, self._place(finding, item), self._kinds.get(item, "")) for item in items]
            if not items:
                found.append(to_problem(finding, self.place(finding.focus)))
        return found

    def _place(self, finding: Finding, item: str) -> Place:
        span = self.trail.spans.get(finding.focus)
        return self._origin.place(self._article.id, item, span)


def _held_back(article: Article, origin: Origin, problems: dict[Problem, None], why: str) -> Handled:
    problem = Problem(
        "article-held-back",
        f"the whole article is held back: {why}",
        origin.place(article.id),
        advice="Mend what is named above and below for this file.",
        held_back="article",
    )
    return Handled(None, [], None, {}, {}, [*problems, problem])
