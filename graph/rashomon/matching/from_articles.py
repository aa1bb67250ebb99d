"""Makes cards of annotated articles, as they are read."""

from collections.abc import Iterable, Mapping

from rashomon.article import Article, Event, Mention
from rashomon.convert.names import Names
from rashomon.matching.cards import Days, EventCard, Figure, Known, Material, NameCard
from rashomon.matching.context import with_context
from rashomon.matching.days import days_of, ordinal
from rashomon.registry import Registry, latin
from rashomon.registry.unresolved import sentence
from rashomon.terms import DEFAULT_BASE
from rashomon.vocabulary import Vocabulary


def material_of_articles(articles: Iterable[Article], registry: Registry, vocabulary: Vocabulary) -> Material:
    """Make cards of all events and unresolved names.

    Args:
        articles: as read; mapping and names of labels are applied.
        registry: the names list.
        vocabulary: the event types.
    """
    broader = {name: vocabulary.broader_of(name) for name in vocabulary.event_types}
    labels: dict[str, str] = {slug: _name(entity.names) or slug for slug, entity in registry.entities.items()}
    types = {name: term.label for name, term in vocabulary.event_types.items()}
    events: list[EventCard] = []
    names: list[NameCard] = []
    keyed: dict[str, list[EventCard]] = {}
    also: dict[str, str] = {}
    for article in articles:
        desk = _Desk(article, registry, types, labels)
        found = list(desk.events())
        for card in with_context(found, broader):
            keyed.setdefault(card.key, []).append(card) if card.key else events.append(card)
        names += desk.names()
        also |= desk.also
    events += (_one(key, cards, registry) for key, cards in sorted(keyed.items()))
    return Material(
        events=tuple(events),
        names=tuple(names),
        known=tuple(
            Known(slug, "actor" if entity.kind == "actor" else "place", _all(entity.names))
            for slug, entity in registry.entities.items()
        ),
        inside={slug: frozenset(registry.inside(slug)) for slug in registry.entities},
        above={
            slug: frozenset([*registry.part_of(slug), *(step for step, _ in registry.organisation_of(slug, ""))])
            for slug in registry.entities
        },
        labels=labels,
        broader=broader,
        types=types,
        also=also,
    )


class _Desk:
    """One article."""

    def __init__(self, article: Article, registry: Registry, types: Mapping[str, str], labels: dict[str, str]) -> None:
        self.article, self.registry, self.types, self.labels = article, registry, types, labels
        self.name = Names(DEFAULT_BASE).article_name(article, article.text)
        day = article.published or article.reference_date
        self.published = ordinal(day)
        self.headline = f"{article.headline or article.id}{f' ({day})' if day else ''}"
        self._tokens: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._unresolved: dict[tuple[str, str], Mention] = {}
        self.also: dict[str, str] = {}
        mentions = {mention.id: mention for mention in article.mentions}
        for mention in article.mentions:
            self._tokens[mention.id] = self._token(_leader(mention, mentions))

    def _token(self, mention: Mention) -> str:
        entity = self.registry.entity(mention.entity) if mention.entity else None
        if entity:
            return entity.slug
        words = " ".join(mention.span.words_in(self.article.text).split())
        if mention.unnamed or mention.kind not in {"actor", "place"}:
            token = f"{self.name}/{mention.kind}-{mention.span.begin}-{mention.span.end}"
            self._words[token] = self.labels[token] = words
            return token
        token = f"~{latin(words)}"
        first = self._unresolved.setdefault((mention.kind, token), mention)
        if mention.span.begin < first.span.begin:
            self._unresolved[mention.kind, token] = mention
        self._words.setdefault(token, words)
        # One of all spellings for all articles, whatever their order.
        self.labels[token] = min(words, self.labels.get(token, words))
        return token

    def _label(self, thing: str) -> str:
        return self._words.get(thing) or self.labels.get(thing, "")

    def _thing(self, ref: str) -> str:
        if ref in self._tokens:
            return self._tokens[ref]
        entity = self.registry.entity(ref)
        return entity.slug if entity else ""

    def names(self) -> Iterable[NameCard]:
        text = self.article.text
        for (kind, token), mention in sorted(self._unresolved.items(), key=lambda item: item[1].span.begin):
            begin, end = mention.span.begin, mention.span.end
            name = f"{self.article.id}#{kind}-{begin}-{end}"
            for one in self.article.mentions:
                if self._tokens[one.id] == token and one.kind == kind:
                    self.also[f"{self.article.id}#{one.id}"] = name
                    self.also[f"{self.article.id}#{kind}-{one.span.begin}-{one.span.end}"] = name
            yield NameCard(
                id=name,
                kind="actor" if kind == "actor" else "place",
                name=" ".join(mention.span.words_in(text).split()),
                quote=sentence(text, begin, end),
                headline=self.headline,
                token=token,
                article=self.name,
            )

    def events(self) -> Iterable[EventCard]:
        """Make a card of each event: accounts with the same words and type, or the same key, are one."""
        together: dict[str, list[Event]] = {}
        ids = {event.id for event in self.article.events}
        for event in self.article.events:
            if event.key or event.trigger:
                together.setdefault(_tail(event), []).append(event)
        for tail, accounts in together.items():
            now = accounts[0].key or f"{self.article.id}#{tail}"
            for one in accounts:
                self.also[f"{self.article.id}#{one.id}"] = now
                if one.trigger:
                    self.also[f"{self.article.id}#event-{one.trigger.begin}-{one.trigger.end}-{one.type}"] = now
            yield self._event(tail, accounts, ids)

    def _event(self, tail: str, accounts: list[Event], ids: set[str]) -> EventCard:
        first = accounts[0]
        places = {thing for one in accounts for ref in one.places if (thing := self._thing(ref))}
        actors = {
            (role, thing)
            for one in accounts
            for role, refs in one.roles.items()
            for ref in refs
            if ref not in ids and (thing := self._thing(ref))
        }
        mine = {one.id for one in accounts}
        figures = tuple(
            Figure(
                count.measure,
                self._thing(count.group) if count.group else "",
                count.value if count.low is None else count.low,
                count.value if count.high is None else count.high,
            )
            for count in self.article.counts
            if count.of in mine
        )
        days = [found for one in accounts if (found := self._days(one))]
        span = next((one.trigger for one in accounts if one.trigger), None)
        when = next((date_ for one in accounts if (date_ := self._date(one))), "")
        return EventCard(
            id=first.key or f"{self.article.id}#{tail}",
            article=self.name,
            type=first.type,
            key=first.key,
            label=_label(self.types.get(first.type, first.type), map(self._label, sorted(places)), when),
            quote=sentence(self.article.text, span.begin, span.end) if span else "",
            headline=self.headline,
            language=self.article.language,
            places=frozenset(places),
            days=Days(min(one.first for one in days), max(one.last for one in days)) if days else None,
            published=self.published,
            actors=frozenset(actors),
            figures=figures,
        )

    def _date(self, event: Event) -> str:
        mention = next((one for one in self.article.mentions if one.id == event.time), None) if event.time else None
        return (mention.date if mention else "") or event.date

    def _days(self, event: Event) -> Days | None:
        return days_of(self._date(event))


def _leader(mention: Mention, mentions: Mapping[str, Mention]) -> Mention:
    seen = {mention.id}
    while mention.same_as in mentions and mention.same_as not in seen and not mention.entity:
        mention = mentions[mention.same_as]
        seen.add(mention.id)
    return mention


def _tail(event: Event) -> str:
    if event.key or event.trigger is None:
        return f"key {event.key}"
    return f"event-{event.trigger.begin}-{event.trigger.end}-{event.type}"


def _label(kind: str, places: Iterable[str], when: str) -> str:
    return ", ".join(part for part in (kind, *places, when) if part)


def _all(names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(name for group in names.values() for name in group)


def _name(names: Mapping[str, tuple[str, ...]]) -> str:
    return (names.get("en") or next(iter(names.values()), ("",)))[0]


def _one(key: str, cards: list[EventCard], registry: Registry) -> EventCard:
    """Make one card of all that articles say of an event with a key."""
    from msgspec.structs import replace

    best = max(cards, key=lambda card: (bool(card.places) + bool(card.days) + bool(card.actors), card.article == ""))
    days = [card.days or card.near_days for card in cards if card.days or card.near_days]
    known = [day for day in days if day is not None]
    described = registry.events.get(key)
    titles = _all(described.names) if described else ()
    places = frozenset(place for card in cards for place in card.places)
    if described:
        places |= frozenset(described.where)
        if described.date and (when := days_of(described.date)):
            known.append(when)
    return replace(
        best,
        article=best.article if len({card.article for card in cards}) == 1 else "",
        label=f"{titles[0]} ({best.label})" if titles else best.label,
        places=places,
        days=Days(min(one.first for one in known), max(one.last for one in known)) if known else None,
        near_days=None,
        actors=frozenset(pair for card in cards for pair in card.actors),
        figures=tuple(dict.fromkeys(figure for card in cards for figure in card.figures)),
        titles=titles,
    )
