"""What the lines of `matches.csv` speak of: events and names of the articles, by the ids that stand there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.article import Article, Event, Mention
from rashomon.convert.names import Names
from rashomon.decisions import Match
from rashomon.registry import Registry, fold
from rashomon.terms import segment

_HASH = re.compile(r"-[0-9a-f]{16}$")
_EVENT = re.compile(r"event-(\d+)-(\d+)-(.+)", re.ASCII)
_NAME = re.compile(r"(actor|place)-(\d+)-(\d+)", re.ASCII)


class End(NamedTuple):
    """One end of a pair: the IRI of an event, the slug of an entity, or a name in an article; else what is wrong."""

    thing: str
    wrong: str = ""


class AboutEvent(NamedTuple):
    """What is known of an event: its key, if any, and the local names of its types in all accounts."""

    key: str
    types: frozenset[str]


class AboutName(NamedTuple):
    """A name that leads to no entity: the article's name, and the ids of the mentions that bear it."""

    article: str
    mentions: tuple[str, ...]


class Told:
    """Leads the ids of `matches.csv` to things.

    Args:
        matches: the lines.
        articles: all articles.
        registry: known entities and events.
        base: base IRI.

    Attributes:
        events: IRI -> what is known of an event that was found.
        names: thing -> a name that leads to no entity.
    """

    def __init__(self, matches: Sequence[Match], articles: Iterable[Article], registry: Registry, base: str) -> None:
        self._registry, self._iris = registry, Names(base)
        self.events: dict[str, AboutEvent] = {}
        self.names: dict[str, AboutName] = {}
        named = {end.rpartition("#")[0] for match in matches for end in (match.a, match.b)}
        wanted = named | {_HASH.sub("", name) for name in named}
        self._articles: dict[str, dict[str, Article]] = {}
        self._keys: dict[str, set[str]] = {
            key: {event.type} if event.type else set() for key, event in registry.events.items()
        }
        self._parts: list[tuple[str, str]] = [
            (self._iris.keyed_event(key), self._iris.keyed_event(event.part_of))
            for key, event in registry.events.items()
            if event.part_of
        ]
        for article in articles:
            self._take(article, wanted)

    def _take(self, article: Article, wanted: set[str]) -> None:
        for event in article.events:
            if event.key:
                self._keys.setdefault(event.key, set()).add(event.type)
        parts = [event for event in article.events if event.part_of]
        # The hash of a text takes time; most articles are named by no line.
        if not parts and article.id not in wanted and segment(article.id) not in wanted:
            return
        name = self._iris.article_name(article, article.text)
        for known in (article.id, name):
            self._articles.setdefault(known, {}).setdefault(name, article)
        events = {event.id: event for event in article.events}
        for event in parts:
            whole = events.get(event.part_of)
            if (event.key or event.trigger) and (whole is None or whole.key or whole.trigger):
                above = self._event_iri(name, whole) if whole else self._iris.keyed_event(event.part_of)
                self._parts.append((self._event_iri(name, event), above))

    def parts(self) -> list[tuple[str, str]]:
        """Give (part, whole) of all events that articles or the registry call a part of another, by their IRIs."""
        return self._parts

    def find(self, kind: str, ref: str) -> End:
        """Lead an id to what it names."""
        where, mark, item = ref.rpartition("#")
        if not mark or not where:
            return self._keyed(ref) if kind == "event" else self._entity(kind, ref)
        found = self._articles.get(where, {})
        if len(found) != 1:
            return End("", f"several articles are called {where}" if found else f"no article here is called {where}")
        name, article = next(iter(found.items()))
        return self._event(name, article, item) if kind == "event" else self._name(kind, name, article, item)

    def unfit_events(self, group: tuple[str, ...]) -> str:
        """Say why events cannot be one: no two that the names list describes are made one."""
        described = [self.events[event].key for event in group if self.events[event].key in self._registry.events]
        return self._two_entries(described)

    def unfit_names(self, group: tuple[str, ...]) -> str:
        """Say why names cannot be one: no two entities of the names list are made one."""
        return self._two_entries([thing for thing in group if thing not in self.names])

    @staticmethod
    def _two_entries(entries: Sequence[str]) -> str:
        if len(entries) < 2:
            return ""
        return f"this makes one of {' and '.join(entries)}, which are entries of their own in the names list"

    def _event_iri(self, name: str, event: Event) -> str:
        return self._iris.event(self._iris.article(name), event)

    def _keyed(self, key: str) -> End:
        if key not in self._keys:
            return End("", f"no event here has the key {key}")
        event = self._iris.keyed_event(key)
        self.events[event] = AboutEvent(key, frozenset(self._keys[key]))
        return End(event)

    def _event(self, name: str, article: Article, item: str) -> End:
        match = _EVENT.fullmatch(item)
        for event in article.events:
            span = event.trigger
            here = match and span and (span.begin, span.end, event.type) == (int(match[1]), int(match[2]), match[3])
            if not here and event.id != item:
                continue
            if event.key:
                return self._keyed(event.key)
            if span is None:
                return End("", f"{article.id} has an event {item}, but no words of the text name it")
            node = self._event_iri(name, event)
            self.events[node] = AboutEvent("", frozenset({event.type}))
            return End(node)
        return End("", f"{article.id} has no event {item}")

    def _entity(self, kind: str, ref: str) -> End:
        entity = self._registry.entity(ref)
        if entity is None:
            return End("", f"the names list has no {ref}")
        if (entity.kind == "actor") != (kind == "actor"):
            return End("", f"{ref} is {'an actor' if entity.kind == 'actor' else 'a place'}, and not {_article(kind)}")
        return End(entity.slug)

    def _name(self, kind: str, name: str, article: Article, item: str) -> End:
        match = _NAME.fullmatch(item)
        at = (match[1], int(match[2]), int(match[3])) if match else ()
        found = [
            mention
            for mention in article.mentions
            if mention.id == item or (mention.kind, mention.span.begin, mention.span.end) == at
        ]
        if not found:
            return End("", f"{article.id} has no mention {item}")
        mention = found[0]
        if mention.kind != kind:
            return End("", f"{item} of {article.id} is {_article(mention.kind)}, and not {_article(kind)}")
        if mention.unnamed:
            return End("", f"{item} of {article.id} has no name, so it stays in the article and is never merged")
        if mention.entity:
            return self._entity(kind, mention.entity)
        alike = fold(mention.span.words_in(article.text))
        bearers = tuple(one.id for one in _of_that_name(article, mention, alike))
        thing = f"{name}#{kind} {alike}"
        self.names[thing] = AboutName(name, bearers)
        return End(thing)


def _of_that_name(article: Article, mention: Mention, alike: str) -> Iterator[Mention]:
    for one in article.mentions:
        same = one.kind == mention.kind and fold(one.span.words_in(article.text)) == alike
        if one is mention or (same and not one.entity and not one.unnamed):
            yield one


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
