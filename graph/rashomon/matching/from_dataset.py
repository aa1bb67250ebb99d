"""Makes cards of a built dataset."""

import re
from collections.abc import Iterator
from datetime import date

from rashomon.dataset import Dataset
from rashomon.matching.cards import EventCard, Figure, Known, Material, NameCard
from rashomon.matching.context import with_context
from rashomon.matching.days import days_between
from rashomon.registry import latin
from rashomon.registry.unresolved import sentence
from rashomon.terms import EVENT_TYPE, SKOS
from rashomon.view import Entity, Event
from rashomon.view.triples import Triples
from rashomon.view.words import local

_NAME = re.compile(r".*/(actor|place)-(\d+)-(\d+)(?:-\d+)?")


def material_of_dataset(dataset: Dataset) -> Material:
    """Make cards of all events and unresolved names.

    Args:
        dataset: built by `rashomon build`; its decisions are applied in it.

    Raises:
        DatasetError: if it is damaged.
    """
    return _Reader(dataset).material()


class _Reader:
    def __init__(self, dataset: Dataset) -> None:
        self.dataset, self.view = dataset, dataset.view
        self.entries = {entry.iri: entry for entry in dataset.articles()}
        self.texts: dict[str, str] = {}
        # In the graph a name that nobody resolved looks like a group without a name; the problems tell which is which.
        self.unresolved = {
            (problem.place.article, problem.place.begin, problem.place.end)
            for problem in dataset.problems()
            if problem.code == "name-unresolved"
        }
        self.tokens: dict[str, str] = {}
        self.labels: dict[str, str] = {iri: entity.label for iri, entity in self.view.entities.items()}
        self.roles: dict[str, list[tuple[str, str]]] = {}
        self.figures: dict[str, list[Figure]] = {}

    def material(self) -> Material:
        view = self.view
        names = tuple(self._names())
        for statement in view.statements.values():
            if statement.object in view.entities and not statement.role.startswith("happened"):
                found = self.roles.setdefault(statement.subject, [])
                found.append((statement.role, self._token(statement.object)))
        for count in view.counts.values():
            figure = Figure(count.measure, self._token(count.group) if count.group else "", *count.range)
            self.figures.setdefault(count.of, []).append(figure)
        broader = _broader(self.dataset)
        by_article: dict[str, list[EventCard]] = {}
        for event in view.events.values():
            if card := self._event(event):
                by_article.setdefault(card.article, []).append(card)
        shared = by_article.pop("", [])
        places = {iri: one for iri, one in view.entities.items() if one.kind == "place" and not one.described_in}
        actors = {iri: one for iri, one in view.entities.items() if one.kind == "actor" and not one.described_in}
        return Material(
            events=(*(card for cards in by_article.values() for card in with_context(cards, broader)), *shared),
            names=names,
            known=tuple(
                Known(local(iri), one.kind, tuple(name for group in one.names.values() for name in group))  # type: ignore[arg-type]
                for iri, one in (places | actors).items()
            ),
            inside={local(iri): frozenset(map(local, view.within(iri) - {iri})) for iri in places},
            above={local(iri): frozenset(map(local, view.above(iri) - {iri})) for iri in actors},
            labels={self.tokens.get(iri, local(iri)): label for iri, label in self.labels.items()},
            broader=broader,
            types={event.type: event.type_label for event in view.events.values()},
        )

    def _token(self, iri: str) -> str:
        if iri in self.tokens:
            return self.tokens[iri]
        entity = self.view.entities.get(iri)
        return iri if entity is None or entity.described_in else local(iri)

    def _names(self) -> Iterator[NameCard]:
        for iri, entity in self.view.entities.items():
            match, entry = _NAME.fullmatch(iri), self.entries.get(_article(iri, entity))
            if not entity.described_in or match is None or entry is None:
                continue
            begin, end = int(match[2]), int(match[3])
            if (entry.about.id, begin, end) not in self.unresolved:
                continue
            words = entity.evidence[0].quote if entity.evidence else entity.label
            self.tokens[iri] = f"~{latin(' '.join(words.split()))}"
            yield NameCard(
                id=f"{entry.about.id}#{match[1]}-{begin}-{end}",
                kind="actor" if match[1] == "actor" else "place",
                name=" ".join(words.split()),
                quote=self._sentence(entry.iri, begin, end) or words,
                headline=self._headline(entry.iri),
                token=self.tokens[iri],
                article=entry.iri,
            )

    def _event(self, event: Event) -> EventCard | None:
        articles = {span.article for span in event.evidence}
        # The newest words are those of the article in whose name the event stands.
        own = next((iri for iri in sorted(articles) if event.iri.startswith(f"{iri}/")), "")
        first = own or min(articles, default="")
        entry = self.entries.get(first)
        if entry is None or not (event.key or own):
            return None
        span = next((span for span in event.evidence if span.article == first), None)
        article = self.view.articles[first]
        when = event.edtf or event.earliest
        places = tuple(self._token(place) for place in event.places)
        label = ", ".join(
            part for part in (event.type_label, *(self.labels.get(place, "") for place in event.places), when) if part
        )
        day = article.published or article.reference_date
        return EventCard(
            id=event.key or f"{entry.about.id}#{event.iri.rpartition('/')[2]}",
            article=first if len(articles) == 1 else "",
            type=event.type,
            key=event.key,
            label=f"{event.label} ({label})" if event.names else label,
            quote=(self._sentence(first, span.begin, span.end) or span.quote) if span else "",
            headline=self._headline(first),
            language=article.language,
            places=frozenset(places),
            days=days_between(event.earliest, event.latest),
            published=date.fromisoformat(day).toordinal() if day else None,
            actors=frozenset(self.roles.get(event.iri, ())),
            figures=tuple(self.figures.get(event.iri, ())),
            titles=tuple(title for group in event.names.values() for title in group),
        )

    def _headline(self, iri: str) -> str:
        article = self.view.articles[iri]
        return f"{article.headline or self.entries[iri].about.id}{f' ({article.day})' if article.day else ''}"

    def _sentence(self, iri: str, begin: int, end: int) -> str:
        if iri not in self.texts:
            self.texts[iri] = self.dataset.text(self.entries[iri]) or ""
        return sentence(self.texts[iri], begin, end) if self.texts[iri] else ""


def _article(iri: str, entity: Entity) -> str:
    return entity.described_in or iri.rpartition("/")[0]


def _broader(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give event type -> all types above it, the nearest first, as the ontology of the dataset has them."""
    with dataset.ontology_file.open("rb") as file:
        triples = Triples(file)
    pairs = triples.pairs(SKOS + "broader")
    above = [(local(one), local(other)) for one, other in pairs if other.startswith(EVENT_TYPE)]
    found: dict[str, tuple[str, ...]] = {}
    for name in {name for name, _ in above}:
        way: list[str] = [name]
        for step in way:
            way += [other for one, other in above if one == step and other not in way]
        found[name] = tuple(way[1:])
    return found
