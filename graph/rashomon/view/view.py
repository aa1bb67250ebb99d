"""A view: everything in a graph by its IRI, and how it hangs together."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from rashomon.view.model import Article, Claim, Content, Count, Disagreement, Entity, Event, Statement
from rashomon.view.words import Words, local


class View(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What stands in a graph; each mapping in the order of the IRIs.

    Args:
        articles: the articles.
        entities: actors and places.
        events: the events.
        statements: the statements.
        counts: the counts.
        claims: the claims.
        disagreements: judged and computed ones.
        superiors: actor -> what it is part of, heads or speaks for (and nothing further up).
        merged_by: actor -> the rules, by local name, by which it counts as somebody else.
        labels: name for people of whatever else has one: closed lists, roles, event types, coders.
    """

    articles: Mapping[str, Article] = {}
    entities: Mapping[str, Entity] = {}
    events: Mapping[str, Event] = {}
    statements: Mapping[str, Statement] = {}
    counts: Mapping[str, Count] = {}
    claims: Mapping[str, Claim] = {}
    disagreements: Mapping[str, Disagreement] = {}
    superiors: Mapping[str, tuple[str, ...]] = {}
    merged_by: Mapping[str, tuple[str, ...]] = {}
    labels: Mapping[str, str] = {}

    def label(self, iri: str) -> str:
        """Give a name for people: of an entity, an event, an article (its headline), a value; else the local name."""
        if found := self.entities.get(iri) or self.events.get(iri):
            return found.label
        if article := self.articles.get(iri):
            return article.headline
        return self.labels.get(iri) or local(iri)

    def value(self, name: str) -> str:
        """Give a value of a closed list, a role or a measure in words: "Affirmed", "killed"; else the name itself."""
        return self._values.get(name, name)

    def content(self, iri: str) -> Content | None:
        """Give an event, statement or count by its IRI; None where there is none."""
        return self.events.get(iri) or self.statements.get(iri) or self.counts.get(iri)

    def words(self, content: Content) -> Words:
        """Say in words what a content node says."""
        if isinstance(content, Event):
            return Words(content.label, "happened")
        if isinstance(content, Count):
            group = f" {self.label(content.group)}" if content.group else ""
            return Words(self.label(content.of), self.value(content.measure), content.figure + group)
        # The only role whose object is no thing but a date, which may hold a colon like an IRI.
        target = content.object if content.role == "happenedOn" else self.label(content.object)
        return Words(self.label(content.subject), self.value(content.role), target)

    def claims_on(self, content: str, *, live: bool = True) -> tuple[Claim, ...]:
        """Give the claims that say something, by IRI.

        Args:
            content: IRI of an event, statement or count.
            live: leave out what is withdrawn, merely suggested, or stands in an older version.
        """
        return tuple(claim for claim in self._claims_on.get(content, ()) if claim.is_live or not live)

    def event_of(self, content: Content) -> Event | None:
        """Give the event that a content node is about; None for a statement about lasting things."""
        if isinstance(content, Event):
            return content
        return self.events.get(content.of if isinstance(content, Count) else content.subject)

    def relayed_by(self, claim: Claim) -> tuple[Claim, ...]:
        """Give the claims through which a claim comes, the outermost first."""
        depths: dict[str, int] = {}
        edge, depth = set(claim.reported_by), 1
        while edge:
            depths |= dict.fromkeys(edge, depth)
            edge = {outer for name in edge for outer in self.claims[name].reported_by} - depths.keys()
            depth += 1
        return tuple(self.claims[name] for name in sorted(depths, key=lambda name: (-depths[name], name)))

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Say through whom a claim comes, in words: the relayers from the outermost inwards, then the claimants."""
        return tuple(" and ".join(self.label(who) for who in one.claimants) for one in (*self.relayed_by(claim), claim))

    def speaker(self, claim: Claim) -> str:
        """Say who makes a claim, in words: "A and B, for C"."""
        who = " and ".join(self.label(one) for one in claim.claimants)
        behalf = " and ".join(self.label(one) for one in claim.on_behalf_of)
        return f"{who}, for {behalf}" if behalf else who

    def above(self, actor: str) -> frozenset[str]:
        """Give an actor and whatever it is part of, heads or speaks for, all the way up."""
        return self._closure(actor, self.superiors)

    def within(self, place: str) -> frozenset[str]:
        """Give a place and all places that hold it."""
        return self._closure(place, {name: (one.inside,) for name, one in self.entities.items() if one.inside})

    @staticmethod
    def _closure(start: str, up: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        found: set[str] = set()
        edge = [start]
        while edge:
            name = edge.pop()
            if name not in found:
                found.add(name)
                edge += up.get(name, ())
        return frozenset(found)

    @cached_property
    def _claims_on(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            for node in claim.content:
                found.setdefault(node, []).append(claim)
        return found

    @cached_property
    def _values(self) -> dict[str, str]:
        return {local(iri): name for iri, name in sorted(self.labels.items()) if "/value/" in iri or "/ns#" in iri}
