"""Weighs what speaks for and against two events being one, and says it in words.

The weights order proposals and keep what is far-fetched out of the list. They are no probability, are shown nowhere,
and decide nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rashomon.matching.cards import Days, EventCard, Material

PROPOSED = 3.5
"""What weighs less is not proposed."""

_SAME_TYPE, _BROADER_TYPE = 2.0, 1.0
_SAME_PLACE, _AROUND, _OTHER_PLACE, _UNLISTED_PLACE = 3.0, 1.5, -6.0, -2.5
_SAME_DAYS = ((2, 3.0), (35, 1.5), (400, 0.5))  # of so many days at most: weight
_APART = (0.0, 0.5, -1.0)  # weight by days between; from three days on it is another event
_FAR_DAYS = -6.0
_SAME_WEEK, _SAME_FORTNIGHT, _LONG_AFTER = 1.0, 0.3, -3.0
_SHARED, _SHARED_MORE, _RELATED, _OTHER_ROLE = 2.0, 1.0, 1.0, 0.5
_OTHER_ACTOR = {"agent": -1.0, "target": -1.5, "recipient": -1.5, "party": -1.0}
_FIGURES, _SAME_FIGURE, _OTHER_FIGURE = 0.5, 1.0, -0.5
_SAME_WORDS, _ALIKE_WORDS, _ALIKE_TITLES = 1.5, 88.0, 1.0
_HALF = 0.5  # of what is taken from the neighbours of an account


class Weighed(NamedTuple):
    """What speaks for and against: its weight, and each point in words."""

    weight: float
    reasons: tuple[str, ...]


class _Point(NamedTuple):
    weight: float
    words: str = ""


def weigh(one: EventCard, other: EventCard, material: Material) -> Weighed | None:
    """Weigh two events; None where they cannot be one.

    Args:
        one: an event.
        other: another.
        material: knows what contains what, and names for people.
    """
    points: list[_Point] = []
    for found in (_type, _place, _time):
        point = found(one, other, material)
        if point is None:
            return None
        points.append(point)
    points += _actors(one, other, material)
    # Words and figures cost the most to compare, and what they can add is known.
    if sum(point.weight for point in points) < PROPOSED - _SAME_WORDS - _SAME_FIGURE - _ALIKE_TITLES:
        return None
    points += _figures(one, other)
    points += _words(one, other)
    # A sum that does not hang on the order in which it is made.
    weight = round(sum(sorted(point.weight for point in points)), 6)
    if weight < PROPOSED:
        return None
    return Weighed(weight, tuple(point.words for point in points if point.words))


def _type(one: EventCard, other: EventCard, material: Material) -> _Point | None:
    name = material.types.get
    if one.type == other.type:
        return _Point(_SAME_TYPE, f"both are called {name(one.type, one.type)}")
    for narrow, broad in ((one.type, other.type), (other.type, one.type)):
        if broad in material.broader.get(narrow, ()):
            return _Point(_BROADER_TYPE, f"{name(narrow, narrow)} is a kind of {name(broad, broad)}")
    return None


def _place(one: EventCard, other: EventCard, material: Material) -> _Point | None:
    ours, theirs = one.places or one.near_places, other.places or other.near_places
    if not ours or not theirs:
        return _Point(0.0)
    own = bool(one.places and other.places)
    share, label = 1.0 if own else _HALF, material.labels.get
    by_context = "" if own else " (by its context)"
    if both := sorted(ours & theirs):
        return _Point(share * _SAME_PLACE, f"both at {label(both[0], both[0])}{by_context}")
    for place in sorted(ours):
        for around in sorted(theirs):
            for inner, outer in ((place, around), (around, place)):
                if outer in material.inside.get(inner, ()):
                    words = f"{label(inner, inner)} lies in {label(outer, outer)}{by_context}"
                    return _Point(share * _AROUND, words)
    unlisted = [all(place.startswith("~") for place in places) for places in (ours, theirs)]
    if own and not any(unlisted):
        return None
    if own:
        words = f"but {label(min(ours), min(ours))} here, {label(min(theirs), min(theirs))} there"
        return _Point(_UNLISTED_PLACE, f"{words}, not both in the names list")
    words = f"but {label(min(ours), min(ours))} here, {label(min(theirs), min(theirs))} there{by_context}"
    return _Point(share * _OTHER_PLACE, words)


def _time(one: EventCard, other: EventCard, _material: Material) -> _Point | None:
    ours, theirs = one.days or one.near_days, other.days or other.near_days
    own = bool(one.days and other.days)
    share, by_context = (1.0, "") if own else (_HALF, " (by its context)")
    if ours and theirs:
        gap = ours.apart(theirs)
        if gap >= len(_APART):
            return None if own else _Point(share * _FAR_DAYS, f"but {gap} days apart{by_context}")
        if gap:
            return _Point(share * _APART[gap], f"{gap} day{'s' if gap > 1 else ''} apart{by_context}")
        length = max(ours.length, theirs.length)
        weight = next((weight for most, weight in _SAME_DAYS if length <= most), 0.0)
        return _Point(share * weight, f"{_shared_days(ours, theirs)}{by_context}")
    if ours or theirs:
        dated = ours or theirs
        published = other.published if ours else one.published
        if dated is None or published is None:
            return _Point(0.0)
        after = dated.apart(Days(published, published))
        return _from_articles(after, "one has no day, but its article appeared")
    if one.published is None or other.published is None:
        return _Point(0.0)
    return _from_articles(abs(one.published - other.published), "neither has a day, but the articles appeared")


def _from_articles(gap: int, words: str) -> _Point:
    when = "on that day" if not gap else f"within {gap} day{'s' if gap > 1 else ''}"
    if gap <= 7:
        return _Point(_SAME_WEEK, f"{words} {when}")
    return _Point(_SAME_FORTNIGHT, f"{words} {when}") if gap <= 14 else _Point(_LONG_AFTER)


def _shared_days(one: Days, other: Days) -> str:
    first, last = max(one.first, other.first), min(one.last, other.last)
    if one == other and first == last:
        return f"both on {date.fromordinal(first)}"
    if first == last:
        return f"both may be on {date.fromordinal(first)}"
    return f"both may be from {date.fromordinal(first)} to {date.fromordinal(last)}"


def _actors(one: EventCard, other: EventCard, material: Material) -> Iterator[_Point]:
    label = material.labels.get
    shared = False
    settled: set[str] = set()
    for role, actor in sorted(one.actors & other.actors):
        yield _Point(_SHARED_MORE if shared else _SHARED, f"both have {label(actor, actor)} as {role}")
        shared = True
        settled.add(role)
    ours, theirs = one.actors | one.near_actors, other.actors | other.near_actors
    for role, actor in sorted((ours & theirs) - (one.actors & other.actors)):
        if role not in settled:
            weight = (_SHARED_MORE if shared else _SHARED) * _HALF
            yield _Point(weight, f"both have {label(actor, actor)} as {role} (by its context)")
            shared = True
            settled.add(role)
    for role in sorted({role for role, _ in one.actors} & {role for role, _ in other.actors} - settled):
        mine = sorted(actor for its, actor in one.actors if its == role)
        yours = sorted(actor for its, actor in other.actors if its == role)
        if pair := next(((a, b) for a in mine for b in yours if _related(a, b, material)), None):
            yield _Point(_RELATED, f"{label(pair[0], pair[0])} and {label(pair[1], pair[1])} belong together")
        else:
            words = f"but {role} is {label(mine[0], mine[0])} here, {label(yours[0], yours[0])} there"
            yield _Point(_OTHER_ACTOR.get(role, 0.0), words)
        settled.add(role)
    if not settled:
        for actor in sorted({actor for _, actor in one.actors} & {actor for _, actor in other.actors}):
            yield _Point(_OTHER_ROLE, f"both name {label(actor, actor)}")
            return


def _related(one: str, other: str, material: Material) -> bool:
    above = material.above.get
    return one in above(other, ()) or other in above(one, ())


def _figures(one: EventCard, other: EventCard) -> Iterator[_Point]:
    theirs = {(figure.measure, figure.group): figure for figure in other.figures}
    best: _Point | None = None
    for figure in one.figures:
        for group in {figure.group, ""}:
            against = theirs.get((figure.measure, group))
            if against is None:
                continue
            least = max(figure.least or 0, against.least or 0)
            most = min(most for most in (figure.most, against.most, 1 << 60) if most is not None)
            if figure[2:] == against[2:]:
                point = _Point(_SAME_FIGURE, f"both count {_words_of(figure.least, figure.most)} {figure.measure}")
            elif least <= most:
                point = _Point(_FIGURES, f"the figures of {figure.measure} may meet")
            else:
                point = _Point(_OTHER_FIGURE, f"but the figures of {figure.measure} do not meet")
            best = point if best is None or point.weight > best.weight else best
    if best:
        yield best


def _words_of(least: int | None, most: int | None) -> str:
    if least == most:
        return str(least)
    return f"{least} to {most}" if most is not None else f"at least {least}"


def _words(one: EventCard, other: EventCard) -> Iterator[_Point]:
    from rapidfuzz import fuzz

    if one.quote and one.language == other.language and one.article != other.article:
        likeness = fuzz.token_sort_ratio(one.quote, other.quote, score_cutoff=_ALIKE_WORDS)
        if likeness >= _ALIKE_WORDS:
            yield _Point(_SAME_WORDS, "in almost the same words")
    if one.titles and other.titles:
        pairs = ((ours, theirs) for ours in one.titles for theirs in other.titles)
        if any(fuzz.token_set_ratio(ours, theirs) >= _ALIKE_WORDS for ours, theirs in pairs):
            yield _Point(_ALIKE_TITLES, "named alike in the names list")
