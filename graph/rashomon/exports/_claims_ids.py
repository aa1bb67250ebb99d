"""Short names for a claims table: ids of articles, slugs of actors and places, keys of events."""

import re
from collections.abc import Iterable, Mapping

from rashomon.registry import Entity as Registered
from rashomon.registry import Names, Post
from rashomon.view import Entity, Event, View

_VERSION = re.compile(r"-[0-9a-f]{16}\Z")
_UNFIT = re.compile(r"[^0-9a-z]+")
_NOBODY = "unspecified-source"
_AUTHOR = "author"


class Ids:
    """The short names of everything in a view; each is given once.

    Args:
        view: what stands in the graph.
        base: IRI with which the data begins.
    """

    def __init__(self, view: View, base: str) -> None:
        self.view = view
        self.articles = _unique((iri, _VERSION.sub("", _last(iri)), _last(iri)) for iri in view.articles)
        named = [one for one in view.entities.values() if not one.described_in]
        own = f"{base}entity/"
        self.entities = _unique(
            (one.iri, one.iri.removeprefix(own) if one.iri.startswith(own) else _slug(one.label), "") for one in named
        )
        self._own = {one.iri for one in named if not one.iri.startswith(own)}
        self.events = _unique((one.iri, one.key or self._made(one), "") for one in _keyed_first(view.events.values()))

    def entity(self, one: Entity) -> Registered:
        """Give an actor or a place as a names list has it."""
        kind = one.type if one.kind == "place" else one.kind
        return Registered(
            slug=self.entities[one.iri],
            kind="country" if kind == "country" else "place" if kind == "place" else "actor",
            names=_names(one),
            iri=one.iri if one.iri in self._own else "",
            type=one.type if one.kind == "actor" else "",
            part_of=self.entities.get(one.part_of, ""),
            inside=self.entities.get(one.inside, ""),
            wkt=one.wkt,
            accuracy_m=one.accuracy_m,
            links=one.links,
            head_of=self._posts(one, "headOf"),
            member_of=self._posts(one, "memberOf"),
            speaks_for=self._posts(one, "speaksFor"),
        )

    def ref(self, iri: str) -> str:
        """Give what a cell says for an actor, a place or an event; empty for the author of an article."""
        if iri in self.events:
            return f"@{self.events[iri]}"
        if iri in self.entities:
            return self.entities[iri]
        if _last(iri) == _NOBODY:
            return "?"
        if _last(iri) == _AUTHOR:
            return ""
        one = self.view.entities[iri]
        words = next((span.quote for span in one.evidence if span.quote), one.label)
        return "?" + " ".join(re.sub(r"[;&>]", " ", words).split())

    def _posts(self, one: Entity, relation: str) -> tuple[Post, ...]:
        return tuple(
            Post(self.entities[post.organisation], post.start, post.end)
            for post in one.posts
            if post.relation == relation and post.organisation in self.entities
        )

    def _made(self, event: Event) -> str:
        """Make a key for an event that has none: its article and type."""
        article = event.iri.partition("/event-")[0]
        return f"{self.articles.get(article, 'event')}-{event.type}"


def _keyed_first(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (not event.key, event.iri))


def _unique(wanted: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """Give each IRI a name of its own.

    Args:
        wanted: (IRI, the name wanted, the name where that is taken, or empty: then it is numbered).
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri, name, other in wanted:
        chosen, number = name, 2
        while chosen in taken:
            chosen, number = (other, number) if other and other not in taken else (f"{name}-{number}", number + 1)
        taken.add(chosen)
        found[iri] = chosen
    return found


def _names(one: Entity) -> Names:
    return dict(one.names) or {"en": (one.label,)}


def _slug(label: str) -> str:
    from rashomon.registry import latin

    return _UNFIT.sub("-", latin(label).casefold()).strip("-") or "entity"


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
