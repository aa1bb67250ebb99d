"""One article on its way from markup to the model: what stands where, what was used, what was held back."""

from collections.abc import Callable

import msgspec

from rashomon.article import Origin, Span
from rashomon.mapping.model import ARGUMENT_EXPECTED, Mapping
from rashomon.markup import Attribute, Mark, Markup, Reference
from rashomon.problems import Problem, Report, Severity

Find = Callable[[str, str], str | None]
"""Gives the slug of the entity with a name, by the name and its kind ("actor", "place"), or None."""

_SEVERITY = {"error": Severity.VIOLATION, "warn": Severity.WARNING, "drop": Severity.INFO}


class Case:
    """Look-ups over one article's markup, and the book that is kept so that nothing vanishes.

    Args:
        markup: the article in the scheme's labels.
        mapping: what the labels become.
        find: looks a name up in the registry.
        origin: where the article came from.
        report: takes problems.
    """

    def __init__(self, markup: Markup, mapping: Mapping, find: Find, origin: Origin, report: Report) -> None:
        self.markup, self.mapping, self.find, self.origin, self.report = markup, mapping, find, origin, report
        self.marks: dict[str, Mark] = {mark.id: mark for mark in markup.marks}
        self.attributes: dict[str, list[Attribute]] = {}
        for attribute in markup.attributes:
            self.attributes.setdefault(attribute.target, []).append(attribute)
        self.references: dict[str, list[Reference]] = {}
        for reference in markup.references:
            self.references.setdefault(reference.target, []).append(reference)
        self.used: set[str] = set()
        """Ids of marks, attributes, links and notes that reached the article."""
        self.held: set[str] = set()
        """Ids of frames that were held back."""
        self._unmapped: dict[tuple[str, str], dict[str, None]] = {}

    # Attributes.

    def attribute(self, says: str, *targets: str) -> str | None:
        """Give the value of the attribute that says something, of the first target that has one, or None."""
        for target in targets:
            for attribute in self.attributes.get(target, ()):
                if self.mapping.attributes.get(attribute.name) == says:
                    self.used.add(attribute.id)
                    return attribute.value
        return None

    def value(self, says: str, *targets: str) -> str:
        """Give the ontology's name for what an attribute says, or empty; a value without mapping is noted."""
        value = self.attribute(says, *targets)
        if value is None:
            return ""
        known = self.mapping.values.get(says, {}).get(value, "")
        if not known:
            self.unmapped(f"value of {says}", value, next(t for t in targets if self.attribute(says, t) is not None))
        return known

    def span(self, mark: str) -> Span:
        """Give the span of a mark with its framing; the mark must exist."""
        self.used.add(mark)
        span = self.marks[mark].span
        framing = self.value("framing", mark)
        return msgspec.structs.replace(span, framing=framing) if framing else span

    def link(self, gives: str, *targets: str) -> str:
        """Give the value of the link that gives an entity, a date or an event, or empty."""
        found = ""
        for target in targets:
            for reference in self.references.get(target, ()):
                rule = self.mapping.references.get(reference.resource)
                if rule is None or rule.gives != gives:
                    continue
                if not found:
                    self.used.add(reference.id)
                    found = rule.prefix + reference.value
        return found

    # The book.

    def unmapped(self, kind: str, label: str, annotation: str) -> None:
        """Note a label, argument, attribute or value that stands nowhere in the mapping."""
        self._unmapped.setdefault((kind, label), {})[annotation] = None

    def problem(
        self,
        annotation: str,
        code: str,
        message: str,
        held_back: str = "",
        *,
        expected: str = "",
        found: str = "",
        advice: str = "",
        severity: Severity = Severity.VIOLATION,
    ) -> None:
        """Report something about an annotation."""
        mark = self.marks.get(annotation)
        place = self.origin.place(self.markup.about.id, annotation, mark.span if mark else None)
        self.report(Problem(code, message, place, severity, expected, found, advice, held_back))

    def report_unmapped(self) -> None:
        """Report what had no mapping: one problem a label, with how often and where first."""
        file = self.mapping.path or "mapping.toml"
        for (kind, label), annotations in sorted(self._unmapped.items()):
            first = next(iter(annotations))
            times = "once" if len(annotations) == 1 else f"{len(annotations)} times, here first"
            is_open = label in self.mapping.left_open
            advice = f"Fill it in in {file}." if is_open else f"Say in {file} what it becomes."
            if not self.mapping.path:
                advice = "Write a mapping.toml beside the files; `rashomon mapping draft` makes a first one."
            expected = ARGUMENT_EXPECTED if kind == "argument" else ""
            self.problem(
                first,
                "label-unmapped",
                f"the {kind} “{label}” {'is left open in' if is_open else 'stands nowhere in'} the mapping ({times})",
                "annotation",
                expected=expected,
                advice=advice,
                severity=_SEVERITY[self.mapping.unmapped],
            )

    @property
    def strict(self) -> bool:
        """Tell whether what has no mapping is an error."""
        return self.mapping.unmapped == "error"
