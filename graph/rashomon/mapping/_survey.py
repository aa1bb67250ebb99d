"""What stands in articles that nobody has mapped yet: labels, roles, attributes, links; counts and an example."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from rashomon.article import Span
from rashomon.markup import Frame, Markup

_SENTENCE_END = re.compile(r"[.!?؟。]\s|\n")
_BEFORE, _AFTER = 40, 40  # code points of the sentence that are shown around the words


class Found(msgspec.Struct):
    """A label, role or attribute.

    Args:
        count: how often it stands.
        example: a sentence in which it stands, on one line.
        roles: for a frame, its arguments' names with their counts.
        values: for an attribute, its values with their counts.
        on: labels of what it stands on, with counts.
        fills: for a span, names of the arguments that it fills, with counts.
        names: for a span, how often its words look like a name.
    """

    count: int = 0
    example: str = ""
    roles: Counter[str] = msgspec.field(default_factory=Counter)
    values: Counter[str] = msgspec.field(default_factory=Counter)
    on: Counter[str] = msgspec.field(default_factory=Counter)
    fills: Counter[str] = msgspec.field(default_factory=Counter)
    names: int = 0


class Survey(msgspec.Struct):
    """All that was found.

    Args:
        articles: how many articles were looked at.
        spans: labels of spans that trigger nothing.
        frames: labels of frames with a trigger.
        relations: labels of frames without one.
        arguments: names of arguments of frames with a trigger.
        attributes: names of attributes.
        links: resources that are linked to.
        same: how many groups of mentions of the same thing.
        notes: kinds of notes.
    """

    articles: int = 0
    spans: dict[str, Found] = {}
    frames: dict[str, Found] = {}
    relations: dict[str, Found] = {}
    arguments: dict[str, Found] = {}
    attributes: dict[str, Found] = {}
    links: dict[str, Found] = {}
    same: int = 0
    notes: Counter[str] = msgspec.field(default_factory=Counter)


def survey_of(markups: Iterable[Markup]) -> Survey:
    """Look at all articles."""
    survey = Survey()
    for markup in markups:
        _look(survey, markup)
    return survey


def _look(survey: Survey, markup: Markup) -> None:
    survey.articles += 1
    survey.same += len(markup.same)
    spans = {mark.id: mark.span for mark in markup.marks}
    labels = {mark.id: mark.label for mark in markup.marks} | {frame.id: frame.label for frame in markup.frames}
    triggers = {frame.trigger for frame in markup.frames}
    for mark in markup.marks:
        if mark.id not in triggers:
            found = _note(survey.spans, mark.label, markup.text, mark.span)
            # Scripts without capitals do not tell names from other words; there everything may be one.
            found.names += not markup.text[mark.span.begin : mark.span.end][:1].islower()
    for frame in markup.frames:
        span = spans.get(frame.trigger) or _first_span(frame, spans)
        group = survey.frames if frame.trigger else survey.relations
        found = _note(group, frame.label, markup.text, span)
        for role, target in frame.arguments:
            found.roles[role] += 1
            if frame.trigger and target in spans and target not in triggers:
                survey.spans[labels[target]].fills[role] += 1
            if frame.trigger:
                argument = _note(survey.arguments, role, markup.text, spans.get(target))
                argument.on[frame.label] += 1
    for attribute in markup.attributes:
        found = _note(survey.attributes, attribute.name, markup.text, spans.get(attribute.target))
        found.values[attribute.value] += 1
        found.on[labels.get(attribute.target, "?")] += 1
    for link in markup.references:
        found = _note(survey.links, link.resource, markup.text, spans.get(link.target))
        found.values[link.value] += 1
        found.on[labels.get(link.target, "?")] += 1
    survey.notes.update(note.kind for note in markup.notes)


def _first_span(frame: Frame, spans: dict[str, Span]) -> Span | None:
    return next((spans[target] for _, target in frame.arguments if target in spans), None)


def _note(group: dict[str, Found], label: str, text: str, span: Span | None) -> Found:
    found = group.setdefault(label, Found())
    found.count += 1
    if not found.example and span:
        found.example = _sentence(text, span)
    return found


def _sentence(text: str, span: Span) -> str:
    """Give the sentence around a span on one line, cut to what stands near it."""
    end = min(span.end, span.begin + _AFTER)
    before = text[max(0, span.begin - _BEFORE) : span.begin]
    after = text[end : end + _AFTER]
    start = [match.end() for match in _SENTENCE_END.finditer(before)]
    stop = _SENTENCE_END.search(after)
    before = before[start[-1] :] if start else ("…" + before if span.begin > _BEFORE else before)
    cut = after[: stop.start()] if stop else (after + "…" if end + _AFTER < len(text) else after)
    marked = text[span.begin : end] + ("…" if end < span.end else "")
    return " ".join(f"{before}[{marked}]{cut}".split())
