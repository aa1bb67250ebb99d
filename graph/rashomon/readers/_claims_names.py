"""Names in cells: slugs or names in any language and spelling of the names list, each leading to one thing."""

import functools
from collections.abc import Collection

from rapidfuzz import fuzz, process

from rashomon.readers._claims_desk import RowDesk
from rashomon.registry import Registry, fold

_NEAR = 70.0


class Names:
    """Finds names in the names list.

    Args:
        registry: the names list.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def find(self, text: str, kinds: Collection[str]) -> str:
        """Give the slug of the one thing that a text names, or empty.

        Args:
            text: a slug, an address of its own, or a name.
            kinds: actor, place, or both; where both bear the name, an actor is meant.
        """
        exact = self._exact(text)
        if exact:
            return exact if self.kind(exact) in kinds else ""
        for kind in ("actor", "place"):
            if kind in kinds and (slug := self.registry.find(text, kind)):
                return slug
        return ""

    def kind(self, slug: str) -> str:
        """Say of a slug whether it is an actor or a place."""
        entity = self.registry.entities.get(slug)
        return "" if entity is None else "actor" if entity.kind == "actor" else "place"

    def resolve(self, desk: RowDesk, column: str, text: str, kinds: Collection[str]) -> str:
        """Give the slug of what a text names; else tell what is wrong, with the cell, and give nothing.

        Args:
            desk: the row.
            column: in which it stands.
            text: as written.
            kinds: what may stand there: actor, place, or both.
        """
        if slug := self.find(text, kinds):
            return slug
        bearers = tuple(dict.fromkeys(slug for kind in kinds for slug in self.registry.candidates(text, kind)))
        other = self.find(text, {"actor", "place"})
        if len(bearers) > 1:
            named = " or ".join(bearers)
            desk.wrong("name-ambiguous", column, f"“{text}” names several: {named}", "Write the id of the one meant.")
        elif other:
            a, wanted = ("a place", "an actor") if self.kind(other) == "place" else ("an actor", "a place")
            desk.wrong(
                "name-of-wrong-kind",
                column,
                f"“{text}” is {a} in names, and {column} wants {wanted}",
                "Name the government, the army or the people meant; a country and its government are two names."
                if wanted == "an actor"
                else "Name the town, region or country.",
            )
        else:
            near = self.near(text)
            unnamed = f" Or write ?{text}, if it is a description and no name." if "actor" in kinds else ""
            desk.wrong(
                "name-unknown",
                column,
                f"“{text}” is not in names" + (f"; did you mean {near}?" if near else ""),
                f"Take a name of the sheet names, or add it there.{unnamed}",
            )
        return ""

    def near(self, text: str) -> str:
        """Give the name of the list that comes nearest to one that is not in it, or empty."""
        names, folded = self._spellings
        found = process.extractOne(fold(text), folded, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return names[found[2]] if found else ""

    def _exact(self, text: str) -> str:
        for written in (text, text.casefold().replace(" ", "-").replace("_", "-")):
            if written in self.registry.entities:
                return written
        entity = self.registry.entity(text) if "://" in text else None
        return entity.slug if entity else ""

    @functools.cached_property
    def _spellings(self) -> tuple[list[str], list[str]]:
        pairs = [
            (name, fold(name))
            for slug, entity in sorted(self.registry.entities.items())
            for name in (*(one for several in entity.names.values() for one in several), slug)
        ]
        return [name for name, _ in pairs], [folded for _, folded in pairs]
