"""Puts proposals in order, the best of each sort first.

Names that the names list seems to have come first, since events hang on them; then events; last names that stand in no
list, since nothing is joined before one of them has an entry.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from rashomon.decisions import Match
from rashomon.matching.blocks import pairs
from rashomon.matching.cards import EventCard, Known, Material, NameCard
from rashomon.matching.decided import Decided
from rashomon.matching.names import NamePair, aliases, name_pairs
from rashomon.matching.weighing import weigh


def propose(material: Material, matches: Iterable[Match] = ()) -> list[Match]:
    """List pairs that may be one, the best first.

    Args:
        material: what is compared.
        matches: lines that are there already: what they hold, or what follows from them, is not proposed again.
    """
    decided = Decided(matches, material.also)
    names = name_pairs(material)
    listed = [pair for pair in names if isinstance(pair.other, Known)]
    unlisted = [pair for pair in names if isinstance(pair.other, NameCard)]
    found = [_name_match(pair) for pair in listed]
    found += _events(material, aliases(names))
    found += [_name_match(pair) for pair in unlisted]
    return [match for match in found if not decided.holds(match)]


class _Weighed(NamedTuple):
    weight: float
    one: EventCard
    other: EventCard
    reasons: tuple[str, ...]


def _events(material: Material, alias: Mapping[str, str]) -> Iterator[Match]:
    cards = tuple(_with_aliases(card, alias) for card in material.events) if alias else material.events
    resolved = replace(material, events=cards)
    weighed: list[_Weighed] = []
    for pair in pairs(resolved):
        one, other = sorted((cards[number] for number in pair), key=lambda card: card.id)
        if found := weigh(one, other, resolved):
            weighed.append(_Weighed(found.weight, one, other, found.reasons))
    for _, a, b, reasons in sorted(weighed, key=lambda item: (-item.weight, item.one.id, item.other.id)):
        yield Match(
            kind="event",
            a=a.id,
            b=b.id,
            label_a=a.label,
            label_b=b.label,
            quote_a=a.quote,
            quote_b=b.quote,
            article_a=a.headline,
            article_b=b.headline,
            reason=f"proposal: {'; '.join(reasons)}",
        )


def _with_aliases(card: EventCard, alias: Mapping[str, str]) -> EventCard:
    """Give a card with names as what they are most like; only for comparing, nothing is decided by it."""
    things = {*card.places, *card.near_places, *(actor for _, actor in (*card.actors, *card.near_actors))}
    if things.isdisjoint(alias):
        return card
    return replace(
        card,
        places=frozenset(alias.get(place, place) for place in card.places),
        near_places=frozenset(alias.get(place, place) for place in card.near_places),
        actors=frozenset((role, alias.get(actor, actor)) for role, actor in card.actors),
        near_actors=frozenset((role, alias.get(actor, actor)) for role, actor in card.near_actors),
    )


def _name_match(pair: NamePair) -> Match:
    card, other = pair.card, pair.other
    if isinstance(other, NameCard):
        name, quote, where = other.name, other.quote, other.headline
    else:
        name, quote, where = ", ".join(other.names[:3]), "", "names list"
    return Match(
        kind=card.kind,
        a=card.id,
        b=other.id,
        label_a=card.name,
        label_b=name,
        quote_a=card.quote,
        quote_b=quote,
        article_a=card.headline,
        article_b=where,
        reason=f"proposal: {pair.reason}",
    )
