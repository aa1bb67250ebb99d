"""Nothing comes back to itself: rings of references are opened, and an IRI belongs to one entity."""

from collections.abc import Callable, Mapping

import msgspec

from rashomon.problems import Report
from rashomon.registry.entities import Entity, Post
from rashomon.registry.entry import Entry

_POSTS = (("head_of", "head-of"), ("speaks_for", "speaks-for"))


def without_cycles(entities: dict[str, Entity], entries: Mapping[str, Entry], report: Report) -> dict[str, Entity]:
    """Take out each reference that closes a ring, so that every way up ends.

    Followed are `in`, and `part-of`, `head-of`, `speaks-for` together: a party is found by way of all three.
    """
    for slug in sorted(entities):
        entity = entities[slug]
        if entity.inside and (ring := _way_back(entities, slug, entity.inside, _containers)):
            _complain(entries[slug], "in", ring, report)
            entities[slug] = entity = msgspec.structs.replace(entity, inside="")
        if entity.part_of and (ring := _way_back(entities, slug, entity.part_of, _superiors)):
            _complain(entries[slug], "part-of", ring, report)
            entities[slug] = entity = msgspec.structs.replace(entity, part_of="")
        for name, field in _POSTS:
            posts: tuple[Post, ...] = getattr(entity, name)
            for post in posts:
                if ring := _way_back(entities, slug, post.org, _superiors):
                    _complain(entries[slug], field, ring, report)
                    posts = tuple(other for other in posts if other is not post)
            entities[slug] = entity = msgspec.structs.replace(entity, **{name: posts})
    return entities


def _containers(entity: Entity) -> tuple[str, ...]:
    return (entity.inside,) if entity.inside else ()


def _superiors(entity: Entity) -> tuple[str, ...]:
    posts = (*entity.head_of, *entity.speaks_for)
    return (*((entity.part_of,) if entity.part_of else ()), *(post.org for post in posts))


def _way_back(
    entities: Mapping[str, Entity], start: str, first: str, above: Callable[[Entity], tuple[str, ...]]
) -> tuple[str, ...]:
    """Give the ring start, first ... start, or nothing where no way leads back."""
    ways: list[tuple[str, ...]] = [(start, first)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [(*way, slug) for slug in above(entities[way[-1]])]
    return ()


def _complain(entry: Entry, field: str, ring: tuple[str, ...], report: Report) -> None:
    message = f"{field} goes round in a ring: {' > '.join(ring)}"
    if len(ring) == 2:
        message = f"{field} points at the entity itself"
    entry.complain(
        report, "registry-cycle", message, "Take out one of these references.", field=field, held_back="field"
    )


def shared_identity(entities: dict[str, Entity], entries: Mapping[str, Entry], report: Report) -> dict[str, Entity]:
    """Take out an own IRI that an earlier entity has already: else two things would become one in silence."""
    owners: dict[str, str] = {}
    for slug, entity in entities.items():
        first = owners.setdefault(entity.iri, slug) if entity.iri else slug
        if first != slug:
            before = entries[first]
            entries[slug].complain(
                report,
                "registry-same-iri",
                f"its own IRI is that of {first} too ({before.file}:{before.line})",
                "Make one entity of the two, or give each its own IRI.",
                field="iri",
                found=entity.iri,
                held_back="IRI",
            )
            entities[slug] = msgspec.structs.replace(entity, iri="")
    return entities
