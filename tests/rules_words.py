"""A few words with which a small article is said in a line or two, for the cases of the rules.

Every annotation that needs words gets the next word of an invented text. Texts with the same seed are equal,
so that one article is a copy of another; texts with different seeds have no word in common.
"""

import msgspec

from rashomon.article import Article, Claim, Count, Disagreement, Event, Mention, Span, State
from rashomon.registry import Entity, Post, Registry

_NEXT = Span(-1, -1)
"""Stands for "the next word of the text" until `art` lays the words out."""

_LENGTH = 40
Item = Mention | Event | State | Count | Claim | Disagreement


def ev(
    name: str, kind: str = "attack", *, at: str = "", key: str = "", places: str = "", date: str = "", **roles: str
) -> Event:
    """Say an account of an event; `at` names the account whose trigger word it shares; roles hold references."""
    return Event(
        name,
        kind,
        trigger=Span(-1, -1, f"={at}") if at else _NEXT,
        key=key,
        roles={role: tuple(refs.split()) for role, refs in roles.items()},
        places=tuple(places.split()),
        date=date,
    )


def state(name: str, subject: str, predicate: str, obj: str) -> State:
    """Say a relation between two things."""
    return State(name, predicate, subject, obj, trigger=_NEXT)


def count(name: str, of: str, value: int | None = None, *, low: int | None = None, high: int | None = None,
          group: str = "", measure: str = "killed") -> Count:  # fmt: skip
    """Say how many."""
    return Count(name, of, measure, low=low, value=value, high=high, group=group, span=_NEXT)


def unnamed(name: str, word: str = "") -> Mention:
    """Say somebody without a name; `word` is the description, else the next word of the text."""
    return Mention(name, Span(-1, -1, word), "actor", unnamed=True, type="activists")


def actor(name: str, entity: str = "", same_as: str = "") -> Mention:
    """Say a mention of somebody in the registry, or of whom another mention means."""
    return Mention(name, _NEXT, "actor", entity=entity, same_as=same_as)


def say(name: str, content: str, by: str = "", *, on: str = "", voice: str = "", act: str = "", deny: bool = False,
        sure: str = "Certain", hedge: bool = False, reports: str = "", machine: bool = False,
        reviewed: bool | None = None, record: str = "") -> Claim:  # fmt: skip
    """Say that somebody says something."""
    return Claim(
        name,
        evidence=(_NEXT,),
        claimants=tuple(by.split()),
        on_behalf_of=tuple(on.split()),
        speech_act=act or ("denies" if deny else "states"),
        polarity="Negated" if deny else "Affirmed",
        certainty=sure,
        voice=voice,
        hedge=_NEXT if hedge else None,
        content=tuple(content.split()),
        reports=tuple(reports.split()),
        machine=machine,
        reviewed=reviewed,
        record=record,
    )


def judged(first: str, second: str) -> Disagreement:
    """Say that somebody judged two claims to disagree."""
    return Disagreement(f"judged {first} {second}", (first, second), by="judge", why="they cannot both hold")


def art(
    label: str,
    *items: Item,
    id: str = "",  # noqa: A002 - the article's own word for it
    text: str = "",
    publisher: str = "gazette",
    agency: str = "",
    author: str = "",
    published: str = "2019-08-21",
    captured: str = "",
    revision_of: str = "",
    copy_of: str = "",
    machine: bool = False,
) -> tuple[str, Article]:
    """Lay out the words of an article; gives it with the label by which a case calls it."""
    words = [f"{text or label}{number:03d}" for number in range(_LENGTH)]
    free = iter(range(_LENGTH))
    triggers: dict[str, int] = {}
    places: dict[int, int] = {}
    todo: list[tuple[Item, dict[str, int]]] = []
    for item in items:
        slots: dict[str, int] = {}
        for field in ("span", "trigger", "hedge", "evidence"):
            span = getattr(item, field, None)
            if span is None:
                continue
            wish = span.quote if isinstance(span, Span) else ""
            slot = triggers[wish[1:]] if wish.startswith("=") else next(free)
            if wish and not wish.startswith("="):
                words[slot] = wish
            slots[field] = slot
        if "trigger" in slots:
            triggers[item.id] = slots["trigger"]
        todo.append((item, slots))
    begin = 0
    for number, word in enumerate(words):
        places[number] = begin
        begin += len(word) + 1
    laid: list[Item] = []
    for item, slots in todo:
        spans = {field: Span(places[n], places[n] + len(words[n]), words[n]) for field, n in slots.items()}
        changes = {field: (span,) if field == "evidence" else span for field, span in spans.items()}
        laid.append(msgspec.structs.replace(item, **changes))
    return label, Article(
        id=id or label,
        text=" ".join(words),
        headline=f"Headline of {label}",
        language="en",
        published=published,
        publisher=publisher,
        agency=agency,
        author=author,
        url=f"https://news.example/{id or label}",
        captured_on=captured,
        revision_of=revision_of,
        copy_of=copy_of,
        coder="coder",
        machine=machine,
        mentions=tuple(item for item in laid if isinstance(item, Mention)),
        events=tuple(item for item in laid if isinstance(item, Event)),
        states=tuple(item for item in laid if isinstance(item, State)),
        counts=tuple(item for item in laid if isinstance(item, Count)),
        claims=tuple(item for item in laid if isinstance(item, Claim)),
        disagreements=tuple(item for item in laid if isinstance(item, Disagreement)),
    )


def _actor(slug: str, kind: str, *, part_of: str = "", heads: tuple[Post, ...] = (), speaks: str = "") -> Entity:
    return Entity(
        slug,
        "actor",
        {"en": (slug.title(),)},
        type=kind,
        type_iri=f"https://w3id.org/rashomon/actor-type/{kind}",
        nature="person" if kind == "person" else "media" if kind == "media" else "organisation",
        part_of=part_of,
        head_of=heads,
        speaks_for=(Post(speaks),) if speaks else (),
    )


def _place(slug: str, inside: str = "") -> Entity:
    return Entity(slug, "place" if inside else "country", {"en": (slug.title(),)}, inside=inside)


REGISTRY = Registry(
    {
        entity.slug: entity
        for entity in (
            _actor("gov", "government"),
            _actor("army", "state-forces", part_of="gov"),
            _actor("brigade", "state-forces", part_of="army"),
            _actor("minister", "person", heads=(Post("gov", "2015-01-01", "2018-12-31"),)),
            _actor("spokesman", "person", speaks="army"),
            _actor("rebels", "rebel-group"),
            _actor("council", "party"),
            _actor("observatory", "observatory"),
            _actor("chief", "person", heads=(Post("observatory"),)),
            _actor("institute", "research-centre"),
            _actor("acled", "dataset", part_of="institute"),
            _actor("wire", "news-agency"),
            _actor("gazette", "media"),
            _actor("herald", "media"),
            _place("land"),
            _place("town", "land"),
            _place("village", "land"),
        )
    }
)
"""Who and what the cases talk about."""
