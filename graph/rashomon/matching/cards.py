"""What is compared: an event or a name, with all that tells whether another one may be the same."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec


class Days(NamedTuple):
    """First and last day on which something may have happened, as ordinals (day 1 is 0001-01-01)."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of days."""
        return self.last - self.first + 1

    def apart(self, other: "Days") -> int:
        """Give the number of days between the two; 0 where they may meet."""
        return max(self.first - other.last, other.first - self.last, 0)


class Figure(NamedTuple):
    """A count: what is counted, of whom (or empty), and the least and the most that it may be."""

    measure: str
    group: str
    least: int | None
    most: int | None


class EventCard(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one article tells of it, or all articles that share its key.

    Things are named by slug or IRI; a name that stands in no list begins with `~`. What the account itself leaves open
    is taken from other accounts of such an event in the same article, and weighs half.

    Args:
        id: `<article id>#event-<begin>-<end>-<type>`, or its key.
        article: IRI or name of the article; empty where several articles tell of it.
        type: local name.
        key: its key, or empty.
        label: in a few words.
        quote: the words of the text.
        headline: of the article, with its day.
        language: of the quote.
        places: where it is said to have happened.
        near_places: where such events of the article are said to have happened, if it says nothing itself.
        days: when, or None.
        near_days: when such events of the article are said to have happened, if it says nothing itself.
        published: day of the article as an ordinal, or None.
        actors: (role, actor).
        near_actors: (role, actor) of such events of the article, for roles that it leaves open.
        figures: counts.
        titles: names of the event, where somebody described it.
    """

    id: str
    article: str
    type: str
    key: str = ""
    label: str = ""
    quote: str = ""
    headline: str = ""
    language: str = ""
    places: frozenset[str] = frozenset()
    near_places: frozenset[str] = frozenset()
    days: Days | None = None
    near_days: Days | None = None
    published: int | None = None
    actors: frozenset[tuple[str, str]] = frozenset()
    near_actors: frozenset[tuple[str, str]] = frozenset()
    figures: tuple[Figure, ...] = ()
    titles: tuple[str, ...] = ()


class NameCard(msgspec.Struct, frozen=True, kw_only=True):
    """A name in an article that leads to no entity.

    Args:
        id: `<article id>#actor-<begin>-<end>` of its first use.
        kind: actor or place.
        name: as written.
        quote: the sentence.
        headline: of the article, with its day.
        token: what stands for it in event cards (`~` and the name in Latin letters).
        article: IRI or name of the article.
    """

    id: str
    kind: Literal["actor", "place"]
    name: str
    quote: str = ""
    headline: str = ""
    token: str = ""
    article: str = ""


class Known(NamedTuple):
    """An entity of the names list: slug or IRI, kind, all its names."""

    id: str
    kind: Literal["actor", "place"]
    names: tuple[str, ...]


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that is compared.

    Args:
        events: the events.
        names: the names that lead to no entity.
        known: the names list.
        inside: place -> all places that hold it.
        above: actor -> all that it is part of, heads or speaks for.
        labels: place or actor -> its name for people.
        broader: event type -> all types above it.
        types: event type -> its name for people.
        also: other ids under which lines of `matches.csv` may know an event or a name -> its id.
    """

    events: tuple[EventCard, ...] = ()
    names: tuple[NameCard, ...] = ()
    known: tuple[Known, ...] = ()
    inside: Mapping[str, frozenset[str]] = {}
    above: Mapping[str, frozenset[str]] = {}
    labels: Mapping[str, str] = {}
    broader: Mapping[str, tuple[str, ...]] = {}
    types: Mapping[str, str] = {}
    also: Mapping[str, str] = {}
