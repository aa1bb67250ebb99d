"""The registry: looks entities up by name, slug or IRI, and knows what each belongs to."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from rashomon import terms
from rashomon.problems import Place
from rashomon.registry.entities import DescribedEvent, Entity
from rashomon.registry.folding import fold


@dataclasses.dataclass(frozen=True)
class Registry:
    """Entities and described events, checked: each reference leads somewhere, and nothing contains itself.

    Args:
        entities: slug -> actor or place.
        events: key -> described event.
        places: slug or key -> file and line where it stands.
    """

    entities: Mapping[str, Entity] = dataclasses.field(default_factory=dict)
    events: Mapping[str, DescribedEvent] = dataclasses.field(default_factory=dict)
    places: Mapping[str, Place] = dataclasses.field(default_factory=dict)

    def find(self, name: str, kind: str) -> str | None:
        """Give the slug of the one entity that bears a name; None where there is none, or more than one.

        Args:
            name: as written in a text; case, diacritics, blanks and hyphens make no difference.
            kind: actor, place (countries too), country, event, or empty for any actor or place.
        """
        found = self.candidates(name, kind)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, kind: str) -> tuple[str, ...]:
        """List the slugs of all entities of a kind that bear a name, in order. Arguments as of `find`."""
        slugs = self._bearers.get(fold(name), ())
        return tuple(slug for slug in slugs if self._is_a(slug, kind))

    def entity(self, ref: str) -> Entity | None:
        """Give an entity by its slug, by its own IRI, or by a name that it alone bears (spelt as `find` has it)."""
        found = self.entities.get(ref) or self._by_iri.get(ref) or self._by_iri.get(terms.safe_iri(ref) or "")
        return found or self.entities.get(self.find(ref, "") or "")

    def place(self, slug: str) -> Place:
        """Give file and line where an entity or event is defined."""
        return self.places.get(slug, Place(annotation=slug))

    def organisation_of(self, slug: str, day: str) -> tuple[tuple[str, str], ...]:
        """Give the way from a person or unit up to the organisation for which it counts.

        A step goes to what it heads on that day, else to whom it speaks for, else to what it is a part of. On
        an unknown day only posts without bounds count, or all of them where they lead to one organisation.

        Args:
            slug: of an actor.
            day: YYYY-MM-DD, or empty where it is not known.

        Returns:
            Each next slug with the rule that led there: HeadOf, SpeaksFor or PartOf. Empty where it counts as
            itself.
        """
        way: list[tuple[str, str]] = []
        seen = {slug}
        while (step := self._above(slug, day)) and step[0] not in seen:
            way.append(step)
            slug = step[0]
            seen.add(slug)
        return tuple(way)

    def inside(self, slug: str) -> tuple[str, ...]:
        """List the places that contain a place, the nearest first."""
        return self._climb(slug, lambda entity: entity.inside)

    def part_of(self, slug: str) -> tuple[str, ...]:
        """List the organisations that an actor is a part of, the nearest first."""
        return self._climb(slug, lambda entity: entity.part_of)

    def iri(self, slug: str, base: str) -> str:
        """Give the IRI of an entity or described event.

        Args:
            slug: its slug or key; of an entity also its own IRI.
            base: IRI that begins all IRIs without one of their own.
        """
        if slug in self.events:
            return f"{base}event/{terms.segment(slug)}"
        entity = self.entity(slug)
        return (entity and entity.iri) or f"{base}entity/{terms.segment(entity.slug if entity else slug)}"

    def lines(self, base: str) -> list[bytes]:
        """Give the graph of entities as lines of N-Quads, ordered by slug.

        Args:
            base: IRI that begins all IRIs without one of their own.

        Raises:
            IdentityError: if two entities would have one IRI.
        """
        from rashomon.registry.quads import lines

        return lines(self, base)

    @cached_property
    def _bearers(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for slug, names in self._names():
            for name in names:
                if key := fold(name):
                    found.setdefault(key, {})[slug] = None
        return {key: tuple(sorted(slugs)) for key, slugs in found.items()}

    @cached_property
    def _by_iri(self) -> dict[str, Entity]:
        return {entity.iri: entity for entity in self.entities.values() if entity.iri}

    def _names(self) -> Iterator[tuple[str, Iterator[str]]]:
        for slug, entity in self.entities.items():
            yield slug, (name for several in entity.names.values() for name in several)
        for key, event in self.events.items():
            yield key, (title for several in event.names.values() for title in several)

    def _is_a(self, slug: str, kind: str) -> bool:
        if slug in self.events:
            return kind == "event"
        own = self.entities[slug].kind
        return not kind or own == kind or (kind == "place" and own == "country")

    def _above(self, slug: str, day: str) -> tuple[str, str] | None:
        entity = self.entities.get(slug)
        if entity is None:
            return None
        posts = [(post, "HeadOf") for post in entity.head_of] + [(post, "SpeaksFor") for post in entity.speaks_for]
        held = [(post.org, rule) for post, rule in posts if post.holds_on(day)]
        if not held and not day and len({post.org for post, _ in posts}) == 1:
            held = [(post.org, rule) for post, rule in posts]
        if held:
            return held[0]
        return (entity.part_of, "PartOf") if entity.part_of else None

    def _climb(self, slug: str, above: Callable[[Entity], str]) -> tuple[str, ...]:
        way: list[str] = []
        entity = self.entities.get(slug)
        while entity and (slug := above(entity)) and slug not in way:
            way.append(slug)
            entity = self.entities.get(slug)
        return tuple(way)
