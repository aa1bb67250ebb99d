"""Marks that mention somebody, some place, some time; and the framing of any words."""

import itertools

import msgspec

from rashomon.article import Mention
from rashomon.mapping._case import Case
from rashomon.mapping.model import MENTION_KINDS, SpanRule
from rashomon.markup import Mark
from rashomon.problems import Severity


def mentions_of(case: Case, same: list[tuple[str, ...]]) -> list[Mention]:
    """Make the mentions, in the order of the marks.

    Args:
        case: the article.
        same: groups of ids of marks that mention the same thing.
    """
    found = [_mention(case, mark, rule) for mark in case.markup.marks if (rule := mention_rule(case, mark.id))]
    first = _firsts(case, found, same)
    return [msgspec.structs.replace(one, same_as=first[one.id]) if one.id in first else one for one in found]


def mention_rule(case: Case, mark: str) -> SpanRule | None:
    """Give the rule of a mark that mentions something, or None."""
    rule = case.mapping.spans.get(case.marks[mark].label) if mark in case.marks else None
    return rule if rule and rule.kind in MENTION_KINDS else None


def framed_words(case: Case, known: set[str]) -> list[Mention]:
    """Keep framed words that nothing else has carried: their framing is the author's.

    Args:
        case: the article, with everything else made.
        known: ids of mentions.
    """
    return [
        Mention(id=mark.id, span=case.span(mark.id), kind="words")
        for mark in case.markup.marks
        if mark.id not in known and mark.id not in case.used and case.value("framing", mark.id)
    ]


def _mention(case: Case, mark: Mark, rule: SpanRule) -> Mention:
    span = case.span(mark.id)
    mention = Mention(
        id=mark.id,
        span=span,
        kind=rule.kind if rule.kind in {"actor", "place", "time"} else "words",
        unnamed=rule.unnamed,
        type=_actor_type(case, mark, rule),
    )
    if rule.kind == "time":
        return msgspec.structs.replace(
            mention, date=case.link("date", mark.id) or case.attribute("date", mark.id) or ""
        )
    if rule.kind in {"actor", "place"}:
        return msgspec.structs.replace(mention, entity=_entity(case, mark, rule))
    return mention


def _actor_type(case: Case, mark: Mark, rule: SpanRule) -> str:
    """Give the type that the attribute names, else that of the rule."""
    for attribute in case.attributes.get(mark.id, ()):
        if rule.type_from and attribute.name == rule.type_from:
            case.used.add(attribute.id)
            if known := case.mapping.values.get("actor-type", {}).get(attribute.value):
                return known
            case.unmapped("actor type", attribute.value, mark.id)
    return rule.type


def _entity(case: Case, mark: Mark, rule: SpanRule) -> str:
    linked = case.link("entity", mark.id)
    if linked and rule.unnamed:
        case.problem(
            mark.id,
            "unnamed-linked",
            f"a description ({mark.label}) is linked to “{linked}”, but descriptions stay in their article",
            "link",
            advice="Give the span a label for named actors, or delete the link.",
            severity=Severity.WARNING,
        )
        return ""
    if linked or rule.unnamed or not rule.lookup:
        return linked
    words = mark.span.quote or case.markup.text[mark.span.begin : mark.span.end]
    return case.find(words, rule.kind) or ""


def _firsts(case: Case, mentions: list[Mention], same: list[tuple[str, ...]]) -> dict[str, str]:
    """Give mention -> the first mention of the same thing, groups that share a member put together."""
    kinds = {mention.id: mention.kind for mention in mentions}
    order = {mention.id: number for number, mention in enumerate(mentions)}
    group: dict[str, str] = {}

    def root(name: str) -> str:
        while name in group:
            name = group[name]
        return name

    for members in same:
        fitting = [member for member in members if member in kinds]
        for member in members:
            if member not in kinds:
                message = f"{member} is said to be the same as another mention, but it mentions nothing"
                case.problem(member, "same-unusable", message, "link", severity=Severity.WARNING)
        for one, other in itertools.pairwise(fitting):
            if kinds[one] != kinds[other]:
                message = f"{kinds[one]} {one} and {kinds[other]} {other} cannot be the same"
                case.problem(other, "same-unusable", message, "link", severity=Severity.WARNING)
            elif (left := root(one)) != (right := root(other)):
                group[max(left, right, key=order.__getitem__)] = min(left, right, key=order.__getitem__)
    return {name: root(name) for name in order if name in group}
