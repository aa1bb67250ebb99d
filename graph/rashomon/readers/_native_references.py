"""References inside an article: what must be an annotation of this article, and what refers to what."""

from collections.abc import Iterator, Mapping

import msgspec

from rashomon.article import Claim, Count, Disagreement, Event, Mention, State

SECTIONS = ("mentions", "events", "states", "counts", "claims", "disagreements")
"""The lists of an article, in the order in which they are written."""

Item = Mention | Event | State | Count | Claim | Disagreement

_SAID = ("events", "states", "counts")


class Use(msgspec.Struct, frozen=True):
    """One item refers to something.

    Args:
        path: from the item on (".claimants").
        reference: what it refers to.
        sections: the sections in which that must stand; empty: it may be an entity or event of the registry.
    """

    path: str
    reference: str
    sections: tuple[str, ...] = ()


def uses(item: Item) -> Iterator[Use]:
    """Give every reference that an item makes."""
    if isinstance(item, Claim):
        yield from (Use(".content", name, _SAID) for name in item.content)
        yield from (Use(".reports", name, ("claims",)) for name in item.reports)
        yield from (Use(".claimants", name) for name in item.claimants)
        yield from (Use(".on_behalf_of", name) for name in item.on_behalf_of)
        yield from (Use(".addressees", name) for name in item.addressees)
    elif isinstance(item, Mention):
        if item.same_as:
            yield Use(".same_as", item.same_as, ("mentions",))
    elif isinstance(item, Event):
        for role, names in item.roles.items():
            yield from (Use(f".roles.{role}", name) for name in names)
        yield from (Use(".places", name) for name in item.places)
        if item.part_of:
            yield Use(".part_of", item.part_of)
        if item.time:
            yield Use(".time", item.time, ("mentions",))
    elif isinstance(item, State):
        yield Use(".subject", item.subject)
        yield Use(".object", item.object)
        if item.time:
            yield Use(".time", item.time, ("mentions",))
    elif isinstance(item, Count):
        yield Use(".of", item.of)
        if item.group:
            yield Use(".group", item.group)
        if item.within:
            yield Use(".within", item.within, ("counts",))
    else:
        # Another article's claim ("<article>#<claim>") can be looked for only when all articles are read.
        yield from (Use(".between", name, ("claims",)) for name in item.between if "#" not in name)


def named(reference: str, known: Mapping[str, str]) -> str:
    """Give the id of the annotation that a reference names: of "e1.agent", the agents of e1 alone, it is e1.

    Args:
        reference: as in a claim's content.
        known: the article's own ids -> section.
    """
    event, _, role = reference.rpartition(".")
    return event if reference not in known and role and known.get(event) == "events" else reference


def lacks(item: Item) -> tuple[str, str, str] | None:
    """Tell what an item lacks that its form alone does not ask for: path, message, advice; None if nothing."""
    if isinstance(item, Event) and item.trigger is None and not item.key:
        return ".trigger", "an event needs the words that name it, or a key", "Add “trigger” or “key”."
    if isinstance(item, Count) and item.low is None and item.value is None and item.high is None:
        return ".value", "a count needs a figure", "Add “value”, or “low” and “high”."
    if isinstance(item, Claim):
        if not item.evidence:
            return ".evidence", "a claim needs the words that prove it", "Add “evidence”."
        if item.confidence is not None and not 0 <= item.confidence <= 1:
            return ".confidence", "a confidence is a number from 0 to 1", "Divide percents by 100."
    return None
