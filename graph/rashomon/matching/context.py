"""Fills what an account leaves open from other accounts of such an event in the same article."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from rashomon.matching.cards import Days, EventCard

_FEW_DAYS = 7


def with_context(cards: Sequence[EventCard], broader: Mapping[str, tuple[str, ...]]) -> list[EventCard]:
    """Give the cards of one article, each with what its neighbours of the same or a broader type say.

    A headline gives neither place nor day; the sentence below it does.

    Args:
        cards: events that one article tells of.
        broader: event type -> all types above it.
    """
    return [_filled(card, [one for one in cards if one is not card and _akin(card, one, broader)]) for card in cards]


def _akin(one: EventCard, other: EventCard, broader: Mapping[str, tuple[str, ...]]) -> bool:
    return one.type == other.type or one.type in broader.get(other.type, ()) or other.type in broader.get(one.type, ())


def _filled(card: EventCard, others: list[EventCard]) -> EventCard:
    roles = {role for role, _ in card.actors}
    places = frozenset(place for one in others for place in one.places) if not card.places else frozenset()
    return replace(
        card,
        near_places=places,
        near_days=_envelope(one.days for one in others) if card.days is None else None,
        near_actors=frozenset(pair for one in others for pair in one.actors if pair[0] not in roles),
    )


def _envelope(found: Iterable[Days | None]) -> Days | None:
    days = [one for one in found if one is not None]
    if not days:
        return None
    envelope = Days(min(one.first for one in days), max(one.last for one in days))
    return envelope if envelope.length <= _FEW_DAYS or len(days) == 1 else None
