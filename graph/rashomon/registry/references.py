"""References between entities: each leads to an entity of the right kind."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from rashomon.problems import Report
from rashomon.registry.entities import DescribedEvent, Entity, Post
from rashomon.registry.entry import Entry
from rashomon.registry.suggestion import closest

_POSTS = (("head_of", "head-of"), ("member_of", "member-of"), ("speaks_for", "speaks-for"))


class References:
    """Resolves references against all entities of all files.

    Args:
        entities: slug -> entity, references as written.
        events: key -> described event, references as written.
        entries: slug -> the table or row that it was made of.
        refused: slugs that stand in a file but could not be kept.
        report: takes what leads nowhere.
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        events: Mapping[str, DescribedEvent],
        entries: Mapping[str, Entry],
        refused: Mapping[str, Entry],
        report: Report,
    ) -> None:
        self._entities, self._events, self._entries = entities, events, entries
        self._refused, self._report = refused, report
        self._by_iri = {entity.iri: slug for slug, entity in entities.items() if entity.iri}

    def entity(self, entity: Entity) -> Entity:
        """Give the entity with its references as slugs, without those that lead to nothing suitable."""
        changes: dict[str, object] = {}
        if entity.inside:
            changes["inside"] = self._target(entity.slug, "in", entity.inside, _fits_place)
        if entity.part_of and entity.nature == "person":
            self._entries[entity.slug].complain(
                self._report,
                "registry-part-of-person",
                "a person is not a part of an organisation",
                "Write member-of, head-of or speaks-for instead.",
                field="part-of",
                held_back="field",
            )
            changes["part_of"] = ""
        elif entity.part_of:
            changes["part_of"] = self._target(entity.slug, "part-of", entity.part_of, _fits_organisation)
        for name, field in _POSTS:
            fits = _fits_actor if field == "speaks-for" else _fits_organisation
            posts: tuple[Post, ...] = getattr(entity, name)
            targets = ((post, self._target(entity.slug, field, post.org, fits)) for post in posts)
            changes[name] = tuple(msgspec.structs.replace(post, org=slug) for post, slug in targets if slug)
        return msgspec.structs.replace(entity, **changes)

    def event(self, event: DescribedEvent) -> DescribedEvent:
        """Give the event with its references as slugs; `?words` stay as they are."""
        changes: dict[str, object] = {
            field: tuple(slug for ref in getattr(event, field) if (slug := self._taker(event.slug, field, ref, fits)))
            for field, fits in (("who", _fits_any), ("whom", _fits_any), ("where", _fits_place))
        }
        if event.part_of and (event.part_of not in self._events or event.part_of == event.slug):
            self._nowhere(event.slug, "part-of", event.part_of, "no other described event", self._events)
            changes["part_of"] = ""
        return msgspec.structs.replace(event, **changes)

    def _taker(self, slug: str, field: str, ref: str, fits: "Fits") -> str:
        return ref if ref.startswith("?") else self._target(slug, field, ref, fits)

    def _target(self, slug: str, field: str, ref: str, fits: "Fits") -> str:
        target = self._entities.get(ref) or self._entities.get(self._by_iri.get(ref, ""))
        if target is None:
            self._nowhere(slug, field, ref, "no entity", self._entities)
            return ""
        if advice := fits(target):
            self._entries[slug].complain(
                self._report,
                "registry-wrong-kind",
                f"{field} points at {target.slug}, which is {_what(target)}",
                advice,
                field=field,
                held_back="field",
            )
            return ""
        return target.slug

    def _nowhere(self, slug: str, field: str, ref: str, what: str, among: Iterable[str]) -> None:
        guess = closest(ref, among)
        advice = f"Did you mean {guess}?" if guess else "Define it, or correct the slug."
        message = f"{field} points at {ref}, but {what} has this slug"
        if refused := self._refused.get(ref):
            message = f"{field} points at {ref}, which was held back"
            advice = f"Correct {ref} in {refused.file}, line {refused.line}."
        self._entries[slug].complain(
            self._report, "registry-unknown-reference", message, advice, field=field, held_back="field"
        )


Fits = Callable[[Entity], str]


def _fits_place(target: Entity) -> str:
    return "Point at a place; a government and its country are two entities." if target.kind == "actor" else ""


def _fits_actor(target: Entity) -> str:
    return "" if target.kind == "actor" else "Point at an actor; a government and its country are two entities."


def _fits_organisation(target: Entity) -> str:
    return "Point at an organisation." if target.nature == "person" else _fits_actor(target)


def _fits_any(_target: Entity) -> str:
    return ""


def _what(target: Entity) -> str:
    if target.nature == "person":
        return "a person"
    return "an actor" if target.kind == "actor" else f"a {target.kind}"
