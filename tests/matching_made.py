"""Invented articles of which it is known which tell of one event.

They are made of a fixed seed, so each run makes the same. They are hard in the ways that real ones are: English, Arabic
and Russian; towns that are in no names list and spelled in several ways; headlines without place and day; provinces
where others name the town; broader types, other days, other figures, other agents. Beside each event stand others that
only look like it: the same town and type days later, the same actors and day elsewhere.
"""

import itertools
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from rashomon.article import Article, Claim, Count, Event, Mention, Span
from rashomon.matching import material_of_articles, propose
from rashomon.registry import Registry
from rashomon.registry.entities import Entity
from rashomon.vocabulary import load_vocabulary

_SYLLABLES = (
    ("kha", "ha", "خا", "ха"),
    ("zir", "zeer", "زير", "зир"),
    ("mar", "mar", "مار", "мар"),
    ("dun", "doun", "دون", "дун"),
    ("sal", "sal", "سال", "сал"),
    ("ber", "bir", "بير", "бер"),
    ("tov", "tof", "توف", "тов"),
    ("nar", "nar", "نار", "нар"),
    ("gal", "ghal", "غال", "гал"),
    ("mun", "moun", "مون", "мун"),
    ("rif", "reef", "ريف", "риф"),
    ("lok", "luk", "لوك", "лок"),
    ("pal", "bal", "بال", "пал"),
    ("sun", "soun", "سون", "сун"),
    ("tir", "teer", "تير", "тир"),
    ("kam", "qam", "كام", "кам"),
)
"""A syllable in Latin letters, in another spelling, in Arabic and in Cyrillic letters."""
_TYPES = ("air-strike", "shelling", "armed-clash", "abduction", "protest", "territorial-gain", "ambush", "consultation")
_BROADER = {"air-strike": "remote-violence", "shelling": "remote-violence", "ambush": "attack",
            "abduction": "violence-against-civilians"}  # fmt: skip
_WORDS = {
    "en": {"air-strike": "air strike", "shelling": "shelling", "armed-clash": "clash", "abduction": "abduction",
           "protest": "protest", "territorial-gain": "capture", "ambush": "ambush", "consultation": "talks"},
    "ar": {"air-strike": "غارة جوية", "shelling": "قصف", "armed-clash": "اشتباك", "abduction": "اختطاف",
           "protest": "احتجاج", "territorial-gain": "سيطرة", "ambush": "كمين", "consultation": "محادثات"},
    "ru": {"air-strike": "авиаудар", "shelling": "обстрел", "armed-clash": "столкновение", "abduction": "похищение",
           "protest": "протест", "territorial-gain": "захват", "ambush": "засада", "consultation": "переговоры"},
}  # fmt: skip
_SAID = {
    "en": (
        "There was {what} in {where}",
        ", carried out by {who}",
        ", against {whom}",
        ", {day}",
        ", {many} were killed",
    ),
    "ar": ("وقع {what} في {where}", "، نفذه {who}", "، ضد {whom}", "، {day}", "، قُتل {many} أشخاص"),
    "ru": ("Произошло: {what}, {where}", ", это сделали {who}", ", против {whom}", ", {day}", ", убиты {many}"),
}
_START = date(2021, 1, 1)
_DAYS, _TOWNS, _PROVINCES, _ACTORS = 730, 500, 20, 40
_UNLISTED = 12  # one town in so many is in no names list


class _Happening(NamedTuple):
    kind: str
    town: int
    day: int
    agent: int
    target: int
    killed: int


class Made(NamedTuple):
    """Articles, the names list, and which ids are one event."""

    articles: list[Article]
    registry: Registry
    truth: dict[str, int]

    def pairs(self) -> set[tuple[str, str]]:
        """Give all pairs of ids that are one event, each sorted."""
        groups: dict[int, list[str]] = {}
        for name, event in self.truth.items():
            groups.setdefault(event, []).append(name)
        return {pair for group in groups.values() for pair in itertools.combinations(sorted(group), 2)}


def make(number: int, seed: int = 7) -> Made:
    """Make articles.

    Args:
        number: of articles.
        seed: of the random numbers.
    """
    random = Random(seed)
    towns, actors = _names(_TOWNS, 3), _names(_ACTORS, 4)
    provinces = _names(_PROVINCES, 2)
    entities = [
        Entity(f"province-{n}", "place", {"en": (name[0],), "ar": (name[2],), "ru": (name[3],)})
        for n, name in enumerate(provinces)
    ]
    entities += [
        Entity(f"town-{n}", "place", {"en": (name[0],), "ar": (name[2],)}, inside=f"province-{n % _PROVINCES}")
        for n, name in enumerate(towns)
        if n % _UNLISTED
    ]
    entities += [
        Entity(
            f"actor-{n}", "actor", {"en": (name[0],)}, type="rebel-group", part_of=f"actor-{n % 8}" if n >= 8 else ""
        )
        for n, name in enumerate(actors)
    ]
    truth: dict[str, int] = {}
    articles: list[Article] = []
    happenings = enumerate(_happenings(random))
    while len(articles) < number:
        event, happening = next(happenings)
        for _ in range(random.choices((1, 2, 3, 4), (45, 25, 15, 15))[0]):
            if len(articles) < number:
                article = _article(f"a{len(articles)}", happening, random, towns, provinces, actors)
                truth |= {_id(article, account): event for account in article.events}
                articles.append(article)
    return Made(articles, Registry({entity.slug: entity for entity in entities}), truth)


def _happenings(random: Random) -> Iterator[_Happening]:
    """Give events, and beside some of them others that only look like them."""
    while True:
        base = _Happening(
            random.choice(_TYPES), random.randrange(_TOWNS), random.randrange(_DAYS), random.randrange(_ACTORS),
            random.randrange(_ACTORS), random.randrange(1, 40),
        )  # fmt: skip
        yield base
        if random.random() < 0.3:  # the same again, days later
            yield base._replace(day=base.day + random.randrange(3, 21), killed=random.randrange(1, 40))
        if random.random() < 0.2:  # the same actors on the same day, elsewhere
            yield base._replace(town=(base.town + random.randrange(1, 50)) % _TOWNS, killed=random.randrange(1, 40))
        if random.random() < 0.15:  # another event at the same place on the same day
            yield base._replace(kind=random.choice([kind for kind in _TYPES if kind != base.kind]))


def _article(
    name: str,
    told: _Happening,
    random: Random,
    towns: list[tuple[str, ...]],
    provinces: list[tuple[str, ...]],
    actors: list[tuple[str, ...]],
) -> Article:
    language = random.choice(("en", "en", "ar", "ru"))
    script = {"en": random.choice((0, 0, 1)), "ar": 2, "ru": 3}[language]
    kind = _BROADER.get(told.kind, told.kind) if random.random() < 0.1 else told.kind
    what = _WORDS[language][told.kind]
    by_province, has_place, has_day = random.random() < 0.1, random.random() > 0.08, random.random() > 0.12
    has_agent, has_target = random.random() > 0.3, random.random() > 0.2
    agent = random.randrange(_ACTORS) if random.random() < 0.05 else told.agent
    killed = told.killed + random.randrange(1, 9) if random.random() < 0.15 else told.killed
    day = told.day + (random.choice((-1, 1)) if random.random() < 0.04 else 0)
    where = provinces[told.town % _PROVINCES] if by_province else towns[told.town]
    written = {
        "what": what, "where": where[script].title(), "who": actors[agent][script].title(),
        "whom": actors[told.target][script].title(), "day": str(_START + timedelta(day)), "many": str(killed),
    }  # fmt: skip
    parts = _SAID[language]
    has_count = random.random() < 0.6
    used = (True, has_agent, has_target, has_day, has_count)
    said = "".join(part for part, is_used in zip(parts, used, strict=True) if is_used).format(**written)
    headline = f"{written['whom']}: {what}" if random.random() < 0.3 else ""
    text = f"{headline}\n\n{said}." if headline else f"{said}."
    start = len(headline) + 2 if headline else 0

    def span(key: str, begin: int = start) -> Span:
        at = text.index(written[key], begin)
        return Span(at, at + len(written[key]), written[key])

    slug = f"province-{told.town % _PROVINCES}" if by_province else f"town-{told.town}"
    listed = by_province or told.town % _UNLISTED
    mentions = [Mention("where", span("where"), "place", entity=slug if listed else "")] if has_place else []
    mentions += [Mention("who", span("who"), "actor", entity=f"actor-{agent}")] if has_agent else []
    mentions += [Mention("whom", span("whom"), "actor", entity=f"actor-{told.target}")] if has_target else []
    mentions += [Mention("day", span("day"), "time", date=written["day"])] if has_day else []
    roles: dict[str, tuple[str, ...]] = {"agent": ("who",)} if has_agent else {}
    roles |= {"target": ("whom",)} if has_target else {}
    events = [
        Event(
            "main",
            kind,
            span("what"),
            roles=roles,
            places=("where",) if has_place else (),
            time="day" if has_day else "",
        )
    ]
    if headline:
        mentions.append(Mention("head", span("whom", 0), "actor", entity=f"actor-{told.target}"))
        events.append(Event("head-event", kind, span("what", 0), roles={"target": ("head",)}))
    counts = (Count("dead", "main", "killed", value=killed, span=span("many")),) if has_count else ()
    return Article(
        id=name,
        headline=headline or said[:60],
        language=language,
        published=str(_START + timedelta(told.day + random.randrange(4))),
        text=text,
        mentions=tuple(mentions),
        events=tuple(events),
        counts=counts,
        claims=(Claim("c", (Span(start, len(text) - 1, text[start:-1]),), content=("main",)),),
    )


def _names(number: int, length: int) -> list[tuple[str, ...]]:
    """Make names of syllables, in four spellings; none is another's beginning only."""
    size = len(_SYLLABLES)
    found = []
    for n in range(number):
        # Far apart in the list of all, so that neighbours do not differ by their last letters alone.
        code = (n * 2654435761) % size**length
        parts = [_SYLLABLES[code // size**position % size] for position in range(length)]
        found.append(tuple("".join(part[script] for part in parts) for script in range(4)))
    return found


def _id(article: Article, event: Event) -> str:
    assert event.trigger
    return f"{article.id}#event-{event.trigger.begin}-{event.trigger.end}-{event.type}"


class Figures(NamedTuple):
    """What came of a run: shares of 1, seconds."""

    pairs: int
    proposed: int
    recall: float
    precision: float
    seconds: float


def measure(made: Made) -> Figures:
    """Propose, and compare with what is known; the time is that of making cards and proposals."""
    vocabulary = load_vocabulary()
    begun = time.perf_counter()
    proposals = propose(material_of_articles(made.articles, made.registry, vocabulary))
    seconds = time.perf_counter() - begun
    true = made.pairs()
    found = {(min(one.a, one.b), max(one.a, one.b)) for one in proposals if one.kind == "event"}
    hits = len(found & true)
    return Figures(len(true), len(found), hits / len(true), hits / max(1, len(found)), seconds)
