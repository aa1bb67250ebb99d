"""Makes an entity or a described event of an entry; references stay as written until all files are read."""

import re
from collections.abc import Collection, Mapping
from typing import Literal, Protocol

from rashomon import terms
from rashomon.problems import Report, Severity
from rashomon.registry import values
from rashomon.registry.entities import DescribedEvent, Entity
from rashomon.registry.entry import Entry
from rashomon.registry.suggestion import closest

_EVERY = frozenset({"kind", "names", "note"})
_ACTOR = frozenset({"type", "iri", "links", "part-of", "head-of", "member-of", "speaks-for"})
_PLACE = frozenset({"iri", "links", "in", "wkt", "lat", "lon", "accuracy-m"})
_EVENT = frozenset({"title", "type", "where", "date", "whom", "who", "part-of", "ids"})
_FIELDS = {
    "actor": _EVERY | _ACTOR,
    "place": _EVERY | _PLACE,
    "country": _EVERY | _PLACE,
    "event": _EVERY | _EVENT,
}
_KNOWN = _EVERY | _ACTOR | _PLACE | _EVENT
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_UNTYPED = "other"
_NATURES: dict[str, Literal["person", "media"]] = {
    "person": "person",
    "media": "media",
    "news-agency": "media",
}


class ActorType(Protocol):
    """What the registry needs of an actor type."""

    @property
    def iri(self) -> str:
        """The whole IRI."""

    @property
    def broader(self) -> Collection[str]:
        """Local names of the types directly above."""


class Types(Protocol):
    """What the registry needs of the vocabulary."""

    @property
    def actor_types(self) -> Mapping[str, ActorType]:
        """Local name -> actor type."""

    @property
    def event_types(self) -> Collection[str]:
        """Local names of the event types."""


def described(entry: Entry, vocabulary: Types, report: Report) -> Entity | DescribedEvent | None:
    """Make what an entry describes.

    Args:
        entry: the table or row.
        vocabulary: knows the types.
        report: takes what is wrong in it.

    Returns:
        The entity or event, without the values that are wrong; None where it cannot be kept at all.
    """
    kind = values.text(entry, "kind", report)
    if kind not in _FIELDS:
        guess = closest(kind, _FIELDS)
        entry.complain(
            report,
            "registry-kind",
            f"{kind} is no kind of entity" if kind else "the kind is missing",
            f'Write kind = "{guess}".' if guess else "Add the kind; a state as a territory is a country.",
            field="kind",
            expected="actor, place, country or event",
            held_back="entity",
        )
        return None
    if not _SLUG.fullmatch(entry.slug) and (kind != "event" or not entry.slug.strip()):
        entry.complain(
            report,
            "registry-slug",
            f"{entry.slug or 'an empty text'} is no slug",
            field="slug",
            held_back="entity",
            expected="a-z, 0-9 and -, beginning with a letter or digit",
            advice="Give it a short name in plain letters; the spelling for readers stands in names.",
        )
        return None
    _unknown_fields(entry, kind, report)
    names = values.names(entry, report)
    if not names:
        entry.complain(
            report,
            "registry-no-name",
            "it has no name",
            field="names",
            held_back="entity",
            expected='at least one name with its language, such as names.en = ["Syria"]',
            advice="Add a name.",
        )
        return None
    if kind == "event":
        return DescribedEvent(
            slug=entry.slug,
            names=names,
            type=_type(entry, vocabulary.event_types, "event", report),
            who=values.texts(entry, "who", report),
            whom=values.texts(entry, "whom", report),
            where=values.texts(entry, "where", report),
            date=values.edtf(entry, "date", report),
            part_of=values.text(entry, "part-of", report),
            ids=_ids(entry, report),
            note=values.text(entry, "note", report),
        )
    own = values.text(entry, "iri", report)
    iri = "".join(values.iris(entry, "iri", [own] if own else [], report))
    links = values.iris(entry, "links", values.texts(entry, "links", report), report)
    links = tuple(link for link in links if link != iri)
    if kind == "actor":
        actor_type = _type(entry, vocabulary.actor_types, "actor", report) or _UNTYPED
        known = vocabulary.actor_types.get(actor_type)
        return Entity(
            slug=entry.slug,
            kind="actor",
            names=names,
            iri=iri,
            type=actor_type,
            type_iri=known.iri if known else terms.ACTOR_TYPE + actor_type,
            nature=_nature(actor_type, vocabulary.actor_types),
            part_of=values.text(entry, "part-of", report),
            links=links,
            head_of=values.posts(entry, "head-of", report),
            member_of=values.posts(entry, "member-of", report),
            speaks_for=values.posts(entry, "speaks-for", report),
        )
    wkt, accuracy = values.geometry(entry, report)
    place: Literal["place", "country"] = "country" if kind == "country" else "place"
    return Entity(
        slug=entry.slug,
        kind=place,
        names=names,
        iri=iri,
        inside=values.text(entry, "in", report),
        wkt=wkt,
        accuracy_m=accuracy,
        links=links,
    )


def _unknown_fields(entry: Entry, kind: str, report: Report) -> None:
    for field in entry.fields:
        if field in _FIELDS[kind]:
            continue
        place = kind in {"place", "country"}
        advice = {
            "part-of": 'A place is contained in another: write in = "slug".' if place else "",
            "in": 'An actor is part of an organisation: write part-of = "slug". A country and its government '
            "are two entities."
            if kind == "actor"
            else 'An event has a place: write where = "slug".',
            "type": "Only actors and events have a type: leave it out.",
        }.get(field, "")
        guess = closest(field, _FIELDS[kind]) if field not in _KNOWN else ""
        entry.complain(
            report,
            "registry-unknown-field",
            f"{field} is not a field of the kind {kind}" if field in _KNOWN else f"there is no field {field}",
            advice or (f"Did you mean {guess}?" if guess else "Correct it, or leave it out."),
            field=field,
            held_back="field",
            expected="" if advice or guess else ", ".join(sorted(_FIELDS[kind])),
        )


def _type(entry: Entry, known: Collection[str], what: str, report: Report) -> str:
    given = values.text(entry, "type", report)
    if given in known:
        return given
    guess = closest(given, known)
    if given:
        entry.complain(
            report,
            "registry-type",
            f"there is no {what} type {given}",
            f"Did you mean {guess}?" if guess else "Take one of the list, or add it to the ontology.",
            field="type",
            expected="" if guess else ", ".join(sorted(known)),
            held_back="type",
        )
    elif what == "actor":
        entry.complain(
            report,
            "registry-type",
            "the type is missing; the actor counts as other",
            'Add a type, such as type = "government".',
            severity=Severity.WARNING,
        )
    return ""


def _nature(name: str, types: Mapping[str, ActorType]) -> Literal["person", "media", "organisation"]:
    """Say what a type is by the nearest type above it that is a person or a medium."""
    waiting, seen = [name], set[str]()
    while waiting:
        name = waiting.pop(0)
        if name in _NATURES:
            return _NATURES[name]
        if name not in seen and name in types:
            seen.add(name)
            waiting += types[name].broader
    return "organisation"


def _ids(entry: Entry, report: Report) -> tuple[str, ...]:
    """Read ids in data sets: a table { acled = "..." }, or texts as "acled:..."."""
    given = entry.fields.get("ids", ())
    if not isinstance(given, dict):
        return values.texts(entry, "ids", report)
    return tuple(f"{source}:{number}" for source, number in given.items() if isinstance(number, str | int))
