"""Who and what articles talk about: actors, places and described events, as the registry knows them."""

from typing import Literal

import msgspec

Names = dict[str, tuple[str, ...]]
"""Language tag in lower case -> names: the preferred one first, then the other spellings."""


class Post(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody heads, belongs to or speaks for an organisation.

    Args:
        org: slug of the organisation (for "speaks for" also of a person).
        start: first day, YYYY-MM-DD, or empty where no bound is given.
        end: last day, YYYY-MM-DD, or empty.
    """

    org: str
    start: str = ""
    end: str = ""

    def holds_on(self, day: str) -> bool:
        """Tell whether the post is held on a day (YYYY-MM-DD); on an unknown day only if it has no bounds."""
        if not day:
            return not (self.start or self.end)
        return (not self.start or self.start <= day) and (not self.end or day <= self.end)


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """An actor or a place.

    Args:
        slug: its key in the registry, never changed.
        iri: its own IRI (ARK, GND, Wikidata ...), or empty: then the base and the slug make one.
        kind: actor, place or country.
        type: actor type, by local name; empty for places.
        type_iri: the whole IRI of the type, which a project's own ontology may have given; empty for places.
        nature: what the type or a broader one says it is: person, media, or organisation; empty for places.
        names: by language.
        part_of: slug of the organisation that it is a part of, or empty (actors).
        inside: slug of the place that contains it, or empty (places).
        wkt: geometry, longitude before latitude in degrees (WGS 84), or empty (places).
        accuracy_m: how exact the geometry is, in metres, or None.
        links: IRIs of the same thing elsewhere.
        head_of: what it heads.
        member_of: what it belongs to.
        speaks_for: for whom it speaks.
    """

    slug: str
    kind: Literal["actor", "place", "country"]
    names: Names
    iri: str = ""
    type: str = ""
    type_iri: str = ""
    nature: Literal["", "person", "media", "organisation"] = ""
    part_of: str = ""
    inside: str = ""
    wkt: str = ""
    accuracy_m: float | None = None
    links: tuple[str, ...] = ()
    head_of: tuple[Post, ...] = ()
    member_of: tuple[Post, ...] = ()
    speaks_for: tuple[Post, ...] = ()

    def posts(self) -> tuple[tuple[str, Post], ...]:
        """List all posts with their relation: headOf, memberOf, speaksFor, in this order."""
        return (
            *(("headOf", post) for post in self.head_of),
            *(("memberOf", post) for post in self.member_of),
            *(("speaksFor", post) for post in self.speaks_for),
        )


class DescribedEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event that is described in the registry, so that articles need only point at its key.

    Args:
        slug: its key.
        names: titles by language.
        type: event type, by local name, or empty.
        who: references to those who act; `?words` is somebody without a name.
        whom: references to those acted upon.
        where: references to places.
        date: EDTF value, or empty.
        part_of: key of the event that this one is part of, or empty.
        ids: its ids in data sets, as "acled:SYR1234".
        note: for people.
    """

    slug: str
    names: Names
    type: str = ""
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    date: str = ""
    part_of: str = ""
    ids: tuple[str, ...] = ()
    note: str = ""
