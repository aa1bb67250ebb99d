"""From an article in a scheme's labels to an article in the model's terms."""

from collections import Counter

import msgspec

from rashomon.article import Article, Origin
from rashomon.mapping._accounts import accounts_of
from rashomon.mapping._case import Case, Find
from rashomon.mapping._claims import all_claims
from rashomon.mapping._held import hold_back
from rashomon.mapping._items import items_of
from rashomon.mapping._mentions import framed_words, mentions_of
from rashomon.mapping.model import Mapping
from rashomon.markup import Markup
from rashomon.problems import Report, Severity


def to_article(markup: Markup, mapping: Mapping, find: Find, origin: Origin, report: Report) -> Article:
    """Apply a mapping.

    What has no mapping, lacks a part or is used by nothing is reported, and the smallest thing is held back.

    Args:
        markup: the article as its annotation tool holds it.
        mapping: what the labels become; `NO_MAPPING` where there is none.
        find: gives the slug of the entity with a name, by name and kind ("actor", "place"), or None.
        origin: where the article came from.
        report: takes problems.
    """
    case = Case(markup, mapping, find, origin, report)
    items = items_of(case)
    mentions = mentions_of(case, [*markup.same, *items.same])
    hold_back(case, items)
    accounts = accounts_of(case, items)
    claims, disagreements = all_claims(case, items, accounts)
    mentions += framed_words(case, {mention.id for mention in mentions})
    _report_unused(case)
    case.report_unmapped()
    about = {name: getattr(markup.about, name) for name in msgspec.structs.asdict(markup.about)}
    return Article(
        **about,
        text=markup.text,
        mentions=tuple(mentions),
        events=tuple(accounts.events),
        states=tuple(accounts.states),
        counts=tuple(accounts.counts),
        claims=tuple(claims),
        disagreements=tuple(disagreements),
    )


def _report_unused(case: Case) -> None:
    """Tell of marks, attributes, links and notes that reached nothing, so that none vanishes in silence."""
    held = set(case.held)
    held |= {frame.trigger for frame in case.markup.frames if frame.id in case.held}
    known = set(case.marks) | {frame.id for frame in case.markup.frames}
    groups: dict[tuple[str, str], list[str]] = {}
    for mark in case.markup.marks:
        if mark.id not in case.used | held:
            groups.setdefault(("span", mark.label), []).append(mark.id)
    for attribute in case.markup.attributes:
        if attribute.id in case.used or attribute.target in held or attribute.target not in known:
            continue
        if attribute.name in _known_attributes(case.mapping):
            groups.setdefault(("attribute", attribute.name), []).append(attribute.id)
        else:
            case.unmapped("attribute", attribute.name, attribute.id)
    for link in case.markup.references:
        if link.id in case.used or link.target in held or link.target not in known:
            continue
        rule = case.mapping.references.get(link.resource)
        if rule is None:
            case.unmapped("link to", link.resource, link.id)
        elif rule.gives != "ignore":
            groups.setdefault(("link to", link.resource), []).append(link.id)
    for (kind, label), ids in sorted(groups.items()):
        times = "once" if len(ids) == 1 else f"{len(ids)} times, here first"
        message = f"the {kind} “{label}” stands where nothing uses it ({times})"
        case.problem(ids[0], "annotation-unused", message, "annotation", severity=Severity.WARNING)
    _report_notes(case)


def _known_attributes(mapping: Mapping) -> frozenset[str]:
    return frozenset(mapping.attributes) | {rule.type_from for rule in mapping.spans.values()}


def _report_notes(case: Case) -> None:
    notes = [note for note in case.markup.notes if note.id not in case.used]
    if not notes:
        return
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(Counter(note.kind for note in notes).items()))
    message = f"notes stay in the annotation file, they are not part of the graph ({kinds})"
    case.problem(notes[0].id, "notes-unused", message, severity=Severity.INFO)
