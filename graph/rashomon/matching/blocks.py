"""Finds pairs that are worth a closer look without comparing everything with everything.

A card stands in blocks by family of types, place (or actor) and half month. Only cards of one block are compared, and
of those only pairs of which one names the block's place itself rather than a place within, and one knows the days of
the block closely. So the work grows with the number of events that are alike, and not with its square.
"""

from collections.abc import Iterator, Sequence

from rashomon.matching.cards import Days, EventCard, Material

_BUCKET = 16  # days
_CLOSE = 64  # days; what may have happened within more stands in one block with all of its place
_SLACK = 2  # days by which accounts of one event may differ
_BEFORE, _AFTER = 14, 7  # days around publication in which an event without a day is looked for
_OWN_PLACE, _OWN_DAYS, _ALL = 1, 2, 3

_Key = tuple[str, str, str, int]


def pairs(material: Material) -> Iterator[tuple[int, int]]:
    """Give pairs of positions in `material.events`, each once, the smaller first."""
    blocks: dict[_Key, tuple[list[int], ...]] = {}
    for number, card in enumerate(material.events):
        near: set[int] = set()
        keys = dict(_keys(card, material))
        for key, own in keys.items():
            block = blocks.get(key)
            if block:
                for other in range(4):
                    if own | other == _ALL:
                        near.update(block[other])
        for key, own in keys.items():
            blocks.setdefault(key, ([], [], [], []))[own].append(number)
        for other in sorted(near):
            yield other, number


def _keys(card: EventCard, material: Material) -> Iterator[tuple[_Key, int]]:
    above = material.broader.get(card.type, ())
    family = above[-1] if above else card.type
    if card.article:
        yield (family, "in", card.article, 0), _ALL
    close, buckets = _buckets(when(card))
    places = card.places or card.near_places
    whats = [("at", place, _OWN_PLACE) for place in places]
    whats += [
        ("at", around, 0)
        for around in {one for place in places for one in material.inside.get(place, ())} - set(places)
    ]
    actors = {actor for _, actor in (*card.actors, *card.near_actors)}
    # Where both name a place, the block of the place finds them. A block by actors is for those that name none, or one
    # that stands in no list and may be spelled otherwise elsewhere.
    own = 0 if any(not place.startswith("~") for place in places) else _OWN_PLACE
    organisations = {one for actor in actors for one in material.above.get(actor, ())} | actors
    whats += [("by", actor, own) for actor in sorted(organisations)]
    if not places and not actors:
        whats += [("of", "", _OWN_PLACE)]
    for kind, what, place_is_own in sorted(set(whats)):
        for bucket in buckets:
            yield (family, kind, what, bucket), place_is_own | _OWN_DAYS
        # In the block of all days a card that knows its own closely meets only those that do not.
        yield (family, kind, what, -1), place_is_own | (0 if close else _OWN_DAYS)


def when(card: EventCard) -> Days | None:
    """Give the days on which to look for an event: its own, else those around the article's publication."""
    if days := card.days or card.near_days:
        return days
    return None if card.published is None else Days(card.published - _BEFORE, card.published + _AFTER)


def _buckets(days: Days | None) -> tuple[bool, Sequence[int]]:
    if days is None or days.length > _CLOSE:
        return False, ()
    return True, range((days.first - _SLACK) // _BUCKET, (days.last + _SLACK) // _BUCKET + 1)
