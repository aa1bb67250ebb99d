"""A registry as rows of the sheets names and events."""

import re
from collections.abc import Sequence

from rashomon.registry import DescribedEvent, Entity, Names, Post, Registry
from rashomon.rows import EVENTS, NAMES

_POINT = re.compile(r"POINT\s*\(\s*(-?[0-9.]+)\s+(-?[0-9.]+)\s*\)\Z", re.IGNORECASE)
Row = dict[str, str]


def names_rows(registry: Registry) -> dict[str, list[Row]]:
    """Give the rows of both sheets, by id.

    Args:
        registry: actors, places and described events.
    """
    return {
        NAMES.name: [entity_row(entity) for _, entity in sorted(registry.entities.items())],
        EVENTS.name: [event_row(event) for _, event in sorted(registry.events.items())],
    }


def entity_row(entity: Entity) -> Row:
    """Give the row of an actor or a place. A geometry that is no point stands as WKT."""
    point = _POINT.match(entity.wkt)
    row = {"id": entity.slug, "kind": entity.kind, "type": entity.type}
    row |= named(entity.names, "name", "other_spellings")
    row |= {"part_of": entity.part_of, "in": entity.inside, "own_iri": entity.iri, "links": "; ".join(entity.links)}
    row |= {"lon": point[1], "lat": point[2]} if point else {"wkt": entity.wkt}
    if entity.accuracy_m is not None:
        row["accuracy_m"] = f"{entity.accuracy_m:.10g}"
    row |= {"head_of": _posts(entity.head_of), "member_of": _posts(entity.member_of)}
    row |= {"speaks_for": _posts(entity.speaks_for)}
    return {name: cell for name, cell in row.items() if cell}


def event_row(event: DescribedEvent) -> Row:
    """Give the row of a described event."""
    row = {
        "key": event.slug, **named(event.names, "title", ""), "type": event.type, "who": "; ".join(event.who),
        "whom": "; ".join(event.whom), "where": "; ".join(event.where), "date": event.date,
        "ids": "; ".join(event.ids), "note": event.note,
    }  # fmt: skip
    return {name: cell for name, cell in row.items() if cell}


def named(names: Names, column: str, others: str) -> Row:
    """Give names as cells: the language of the sheet's own column first, each further language in one of its own.

    Args:
        names: by language.
        column: of the preferred name.
        others: column of the other spellings, or empty where the sheet has none.
    """
    first = "en" if "en" in names else min(names, default="")
    row: Row = {}
    for language in sorted(names, key=lambda one: (one != first, one)):
        end = "" if language == first else f"_{language}"
        row[f"{column}{end}"] = names[language][0]
        if others:
            row[f"{others}{end}"] = "; ".join(names[language][1:])
    if first:
        row["language"] = first
    return row


def _posts(posts: Sequence[Post]) -> str:
    return "; ".join(f"{post.org} {post.start}/{post.end}" if post.start or post.end else post.org for post in posts)
