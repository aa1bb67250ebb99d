"""Hypothesis strategies: any valid article, and small corpora of several that talk about the same things.

The text is hostile on purpose: emoji, right-to-left, combining marks, CRLF, no-break spaces, control characters.
What is drawn keeps the model's rules (an actor is never a place, chains of claims have no cycle, ...), so that a
conversion that refuses any of it is at fault.
"""

import functools
import itertools
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from rashomon.article import Article, Claim, Count, Disagreement, Event, Mention, Span, State
from rashomon.vocabulary import load_vocabulary
from rashomon.vocabulary.model import Role
from strategy_names import ACTORS, BLANKS, BREAKS, CONTROL_WORDS, KEYED_EVENTS, OUTLETS, PLACES, PLAIN_WORDS, REGISTRY

_EDTF = ("2019-08-21", "2018-09", "2019-08-18/2019-08-20", "2019-08-21?")
_SPEECH_ACTS = ("states", "reports", "quotes", "assesses", "predicts", "accuses", "demands", "threatens", "confirms")
_CODERS = ("", "coder-a", "coder-b")


@dataclass(frozen=True)
class Corpus:
    """Articles that share keys and entities, and the registry (TOML) that describes these."""

    articles: tuple[Article, ...]
    registry: str = REGISTRY


def articles(*, brat: bool = False, name: str = "a1", most: int = 4) -> st.SearchStrategy[Article]:
    """Make any valid article.

    Args:
        brat: only what brat standoff can hold with a mapping: every item has its words and every span a quote
            in one line; dates stand on time mentions; one coder, no record state; disagreements without reasons.
        name: the article's id.
        most: the most items of each kind.
    """
    return _articles(brat=brat, name=name, most=most)


def corpora(*, brat: bool = False, most_articles: int = 4) -> st.SearchStrategy[Corpus]:
    """Make a small corpus of two or more articles.

    Args:
        brat: as for `articles`.
        most_articles: the most articles.
    """
    return st.integers(2, most_articles).flatmap(
        lambda number: st.tuples(*(articles(brat=brat, name=f"a{index + 1}", most=3) for index in range(number))).map(
            Corpus
        )
    )


@st.composite
def _articles(draw: st.DrawFn, *, brat: bool, name: str, most: int) -> Article:
    maker = _Maker(draw, brat=brat, most=most)
    return maker.article(name)


class _Maker:
    """Draws the parts of one article in order; each may refer to those before it."""

    def __init__(self, draw: st.DrawFn, *, brat: bool, most: int) -> None:
        self.draw, self.brat, self.most = draw, brat, most
        self.text, self.words = self._text()
        self.framing: dict[tuple[int, int, tuple[tuple[int, int], ...]], str] = {}
        self.mentions: list[Mention] = []
        self.events: list[Event] = []
        self.states: list[State] = []
        self.counts: list[Count] = []
        self.claims: list[Claim] = []
        self.ranks: dict[Any, int] = {key: rank for rank, key in enumerate(KEYED_EVENTS)}

    def article(self, name: str) -> Article:
        self._mentions()
        self._events()
        self._states()
        self._counts()
        self._claims()
        pick, often = self._pick, self._maybe
        return Article(
            id=name,
            headline=self.text[self.words[0][0] : self.words[0][1]],
            language=pick(("en", "ar", "tr", "zh-hant")),
            published=often("2019-08-22"),
            publisher=often("daily"),
            agency=often("wire"),
            author=often("By Zoë ‘Z’ Ünal"),
            url=often(f"https://news.example/{name}?q=1"),
            listed_sources=tuple(self.draw(st.lists(st.sampled_from(OUTLETS), max_size=2, unique=True))),
            coder=pick(_CODERS),
            text=self.text,
            mentions=tuple(self.mentions),
            events=tuple(self.events),
            states=tuple(self.states),
            counts=tuple(self.counts),
            claims=tuple(self.claims),
            disagreements=tuple(self._disagreements()),
        )

    # Small draws.

    def _pick(self, values: Any) -> Any:
        pool = tuple(values)
        return pool[self.draw(st.integers(0, len(pool) - 1))]  # quicker than a strategy for each pool

    def _maybe(self, value: Any, other: Any = "") -> Any:
        return value if self.draw(st.booleans()) else other

    def _chance(self, one_in: int) -> bool:
        return self.draw(st.integers(1, one_in)) == one_in

    def _many(self, least: int = 0) -> int:
        return self.draw(st.integers(least, self.most))

    def _some(self, values: Any, least: int = 0, most: int = 2) -> tuple[Any, ...]:
        pool = tuple(dict.fromkeys(values))
        if not pool:
            return ()
        number = self.draw(st.integers(least, most))
        return tuple(dict.fromkeys(self._pick(pool) for _ in range(number)))

    # The text and its spans.

    def _text(self) -> tuple[str, list[tuple[int, int]]]:
        pool = PLAIN_WORDS if self.brat else PLAIN_WORDS + CONTROL_WORDS
        words = self.draw(st.lists(st.sampled_from(pool), min_size=3, max_size=30))
        text, places = "", []
        for index, word in enumerate(words):
            if index:
                text += self._pick(BREAKS) if index % 7 == 0 else self._pick(BLANKS)
            places.append((len(text), len(text) + len(word)))
            text += word
        return text, places

    def _span(self) -> Span:
        first = self.draw(st.integers(0, len(self.words) - 1))
        last = min(first + self.draw(st.integers(0, 3)), len(self.words) - 1)
        while self.brat and "\n" in self.text[self.words[first][0] : self.words[last][1]]:
            last -= 1
        pieces = [(self.words[first][0], self.words[last][1])]
        if last + 2 < len(self.words) and self.draw(st.integers(0, 7)) == 0:
            pieces.append(self.words[self.draw(st.integers(last + 2, min(last + 4, len(self.words) - 1)))])
        fragments = tuple(pieces) if len(pieces) > 1 else ()
        begin, end = pieces[0][0], pieces[-1][1]
        framing = self.framing.setdefault(
            (begin, end, fragments), self._pick(("", "", "", "LoadedTerm", "ScareQuoted"))
        )
        quote = " ".join(self.text[one:two] for one, two in pieces)
        if not self.brat and not fragments and self.draw(st.integers(0, 9)) == 0:
            quote = ""  # unproved
        return Span(begin, end, quote, fragments, framing)

    # What stands in the article.

    def _mentions(self) -> None:
        taken: set[tuple[int, int]] = set()
        for number in range(self._many()):
            span = self._span()
            if (span.begin, span.end) in taken:
                continue
            taken.add((span.begin, span.end))
            kind = self._pick(("actor", "actor", "actor", "place", "time", "words"))
            pool = {"actor": ACTORS, "place": PLACES}.get(kind, ())
            entity = self._pick(("", *pool))
            unnamed = kind == "actor" and not entity and self.draw(st.booleans())
            alike = [one.id for one in self.mentions if one.kind == kind and one.unnamed == unnamed and not entity]
            self.mentions.append(
                Mention(
                    id=f"m{number}",
                    span=span,
                    kind=kind,
                    entity=entity,
                    unnamed=unnamed,
                    type=self._maybe("activists") if unnamed else "",
                    date=self._pick(("", *_EDTF)) if kind == "time" else "",
                    same_as=self._pick(("", *alike)) if not unnamed else "",
                )
            )

    def _things(self, kinds: frozenset[str]) -> list[str]:
        """Give what may be referred to: entities and mentions of these classes, and accounts of events."""
        found: list[str] = []
        for kind, name, pool in (("actor", "Actor", ACTORS), ("place", "Place", PLACES)):
            if name in kinds:
                found += [one.id for one in self.mentions if one.kind == kind] + list(pool)
        if "ReportedEvent" in kinds:
            found += [one.id for one in self.events]
        return found

    def _time(self) -> tuple[str, str]:
        times = [one.id for one in self.mentions if one.kind == "time"]
        time = self._pick(("", *times))
        return time, "" if self.brat or time else self._pick(("", "", *_EDTF))

    def _rank(self, event: Event) -> int:
        trigger = event.trigger
        who = event.key or (trigger and (trigger.begin, trigger.end, trigger.fragments), event.type)
        return self.ranks.setdefault(who, len(self.ranks))

    def _events(self) -> None:
        roles = {name: role for name, role in event_roles().items() if not role.exclusive}
        for number in range(self._many(1)):
            key = self._pick(("", "", *KEYED_EVENTS))
            trigger = self._span() if self.brat or not key or self.draw(st.booleans()) else None
            time, date = self._time()
            given = {
                role: refs
                for role in self._some(roles, most=3)
                if (refs := self._some(self._things(roles[role].objects), least=1))
            }
            event = Event(
                id=f"e{number}",
                type=KEYED_EVENTS[key] if key else self._pick(event_types()),
                trigger=trigger,
                key=key,
                roles=given,
                places=self._some(self._things(frozenset({"Place"})), most=1),
                time=time,
                date=date,
            )
            rank = self._rank(event)
            wholes = [one.id for one in self.events if self._rank(one) < rank]
            wholes += [other for other, place in self.ranks.items() if other in KEYED_EVENTS and place < rank]
            self.events.append(_with(event, part_of=self._pick(("", "", *wholes))))

    def _states(self) -> None:
        roles = state_roles()
        for number in range(self._many()):
            predicate = self._pick(roles)
            subjects = self._things(roles[predicate].subjects)
            time, date = self._time()
            subject = self._pick(subjects)
            objects = [
                one for one in self._things(roles[predicate].objects) if self._entity(one) != self._entity(subject)
            ]
            if objects:
                trigger = self._span() if self.brat or self.draw(st.booleans()) else None
                self.states.append(State(f"s{number}", predicate, subject, self._pick(objects), trigger, time, date))

    def _entity(self, reference: str) -> str:
        """Follow a mention to what it mentions, so that nothing is related to itself."""
        by_id = {one.id: one for one in self.mentions}
        while reference in by_id:
            one = by_id[reference]
            if not (one.entity or one.same_as):
                return reference
            reference = one.entity or one.same_as
        return reference

    def _counts(self) -> None:
        for number in range(self._many()):
            wholes = ["", *(one.id for one in self.counts)]
            within = self._pick(wholes)
            whole = next((one for one in self.counts if one.id == within), None)
            limit = (
                min((n for n in (whole.low, whole.value, whole.high) if n is not None), default=0) if whole else 5000
            )
            low, value, high = sorted(self.draw(st.integers(0, limit)) for _ in range(3))
            shape = self._pick(("value", "range", "all", "low")) if not self.brat else "value"
            ref = [one.id for one in self.events] + ([] if self.brat else list(KEYED_EVENTS))
            self.counts.append(
                Count(
                    id=f"n{number}",
                    of=whole.of if whole else self._pick(ref),
                    measure=whole.measure if whole else self._pick(values("measure")),
                    low=None if shape == "value" else low,
                    value=value if shape in {"value", "all"} else None,
                    high=high if shape in {"range", "all"} else None,
                    group=self._pick(("", *self._things(frozenset({"Actor"})))),
                    within=within,
                    span=self._span() if self.brat or self.draw(st.booleans()) else None,
                )
            )

    def _claims(self) -> None:
        said = [one.id for one in self.events] + [one.id for one in self.states] + [one.id for one in self.counts]
        actors = self._things(frozenset({"Actor"}))
        for number in range(self._many()):
            claimants = self._some(actors)
            reports = self._some([one.id for one in self.claims]) if claimants else ()
            content = self._some(said, most=3)
            negated = not reports and bool(content) and self.draw(st.integers(0, 3)) == 0
            hedge = self._span() if self.draw(st.integers(0, 3)) == 0 else None
            voices = ("", "Attributed", "UnclearScope") if claimants else ("", "Headline", "Attributed", "NotCoded")
            self.claims.append(
                Claim(
                    id=f"c{number}",
                    evidence=tuple(self._span() for _ in range(self.draw(st.integers(1, 2)))),
                    claimants=claimants,
                    on_behalf_of=self._some(actors, most=1) if claimants else (),
                    addressees=self._some(actors, most=1) if claimants else (),
                    speech_act="denies" if negated else self._pick(_SPEECH_ACTS),
                    polarity="Negated" if negated else "Affirmed",
                    certainty=self._pick(("Probable", "Possible") if hedge else ("Certain", "Certain", "Probable")),
                    voice=self._pick(voices),
                    cue=self._span() if claimants and self._chance(2) else None,
                    hedge=hedge,
                    wording=(self._span(),) if claimants and self.draw(st.integers(0, 3)) == 0 else (),
                    content=content,
                    reports=reports,
                    confidence=self._pick((None, 0.0, 0.25, 0.5, 1.0)),
                    coder="" if self.brat else self._pick(_CODERS),
                    reviewed=None if self.brat else self._pick((None, None, True, False)),
                    machine=False if self.brat else self.draw(st.integers(0, 5)) == 0,
                    record="" if self.brat else self._pick(("", "", "", "Withdrawn", "Suggested")),
                )
            )

    def _disagreements(self) -> list[Disagreement]:
        pairs = list(itertools.combinations([one.id for one in self.claims], 2))
        chosen = self._some(pairs)
        why, day = ("", "") if self.brat else ("two purposes, one convoy", "2024-01-31")
        return [
            Disagreement(
                f"d{number}", pair, by="" if self.brat else self._pick(_CODERS), why=why, date=self._maybe(day)
            )
            for number, pair in enumerate(chosen)
        ]


def _with(event: Event, **changes: Any) -> Event:
    fields = {name: getattr(event, name) for name in event.__struct_fields__}
    return Event(**{**fields, **changes})


@functools.cache
def event_roles() -> dict[str, Role]:
    """Give the roles of events whose objects are things, by name."""
    return {
        name: role
        for name, role in sorted(load_vocabulary().roles.items())
        if role.of_events and role.objects - {"Literal"} and name not in {"precedes", "causes"}
    }


@functools.cache
def state_roles() -> dict[str, Role]:
    """Give the roles of states, by name."""
    return {name: role for name, role in sorted(load_vocabulary().roles.items()) if not role.of_events}


@functools.cache
def event_types() -> tuple[str, ...]:
    """Give some event types: enough to differ, few enough to meet."""
    return ("air-strike", "armed-clash", "agreement", "withdrawal")


@functools.cache
def values(name: str) -> tuple[str, ...]:
    """Give the values of a closed list of the ontology."""
    return tuple(sorted(load_vocabulary().lists[name].terms))
