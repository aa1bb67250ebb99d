"""A graph by hand, as typed objects, for tests of reports: short words for who says what."""

from collections.abc import Iterator
from typing import Any, cast

from rashomon.dataset import Source
from rashomon.view import Article, Claim, Count, Entity, Event, Span, Statement, View

BASE = "https://example.org/kg/"
Content = Event | Statement | Count


class _Source:
    """What a report asks of a dataset."""

    def __init__(self, view: View, extent: str, filters: tuple[str, ...]) -> None:
        self.view, self.extent, self.filters = view, extent, filters

    def lines(self, *, ontology: bool = False) -> Iterator[bytes]:
        del ontology
        return iter(())


def article(name: str = "a", **more: Any) -> Article:
    return Article(**{"iri": f"{BASE}article/{name}", "headline": f"Headline {name}", **more})


def actor(name: str, label: str = "", **more: Any) -> Entity:
    return Entity(**{"iri": BASE + name, "kind": "actor", "label": label or name, "type": "government", **more})


def unnamed(name: str, label: str = "", article_name: str = "a", kind: str = "activists") -> Entity:
    return actor(name, label, described_in=f"{BASE}article/{article_name}", type=kind)


def event(name: str, label: str = "", **more: Any) -> Event:
    words = label or name
    fixed = {"iri": BASE + name, "label": words, "type": "attack", "type_label": "attack", "names": {"en": (words,)}}
    return Event(**{**fixed, **more})


def statement(name: str, subject: str, role: str, obj: str, **more: Any) -> Statement:
    fixed = {"iri": BASE + name, "subject": BASE + subject, "role": role, "predicate": f"ns#{role}", "object": obj}
    return Statement(**{**fixed, **more})


def count(name: str, of: str, value: int | None = None, **more: Any) -> Count:
    return Count(**{"iri": BASE + name, "of": BASE + of, "measure": "killed", "value": value, **more})


def claim(by: str, *content: Content, **more: Any) -> Claim:
    """Say that actors (names with blanks between) say something in article a."""
    where = more.pop("article", f"{BASE}article/a")
    name = more.pop("name", f"{by}-{'-'.join(one.iri.rsplit('/', 1)[-1] for one in content)}")
    quote = more.pop("quote", "the words")
    fixed = {
        "iri": f"{where}/claim-{name}",
        "article": where,
        "claimants": tuple(BASE + one for one in by.split()),
        "content": tuple(one.iri for one in content),
        "evidence": (Span(iri=f"{where}#offset_0_9", article=where, begin=0, end=9, quote=quote),),
    }
    return Claim(**{**fixed, **more})


def source(*things: Any, extent: str = "1 article, 3 claims, 2 held back", filters: tuple[str, ...] = ()) -> Source:
    """Give a source with these things in it; article a is there anyway."""
    kinds: dict[type, dict[str, Any]] = {
        kind: {one.iri: one for one in sorted(things, key=_iri) if isinstance(one, kind)}
        for kind in (Article, Entity, Event, Statement, Count, Claim)
    }
    first = article()
    view = View(
        articles=kinds[Article] or {first.iri: first},
        entities=kinds[Entity],
        events=kinds[Event],
        statements=kinds[Statement],
        counts=kinds[Count],
        claims=kinds[Claim],
        labels={
            "https://w3id.org/rashomon/ns#agent": "agent",
            "https://w3id.org/rashomon/ns#headOf": "head of",
            "https://w3id.org/rashomon/value/killed": "killed",
        },
    )
    return cast("Source", _Source(view, extent, filters))


def _iri(thing: Any) -> str:
    return str(thing.iri)
