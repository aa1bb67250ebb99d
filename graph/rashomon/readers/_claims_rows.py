"""One row of the sheet claims: what it says, and who says so."""

import itertools
from collections.abc import Collection

import msgspec

from rashomon.article import Count, Event, Mention, Span, State
from rashomon.inline import Stated
from rashomon.problems import shorten
from rashomon.readers._claims_article import Book, Made
from rashomon.readers._claims_desk import RowDesk
from rashomon.readers._claims_speech import Speech, speech
from rashomon.readers._claims_values import choice, date, figure
from rashomon.readers._claims_words import not_found
from rashomon.rows import Part, kebab, parts, state_of, states, whom_role
from rashomon.vocabulary import Role

_FIGURES = ("low", "best", "high")
_TAKING_PART = ("who", "whom", "with", "purpose", "where", "when", "date")
_OF_EVENTS_ONLY = ("with", "purpose", "where")
_ROADS = frozenset(
    ["highway", "motorway", "road", "street", "route", "railway", "river", "canal", "autoroute", "طريق", "نهر", "yolu",
     "nehri", "шоссе", "дорога", "река"]
)  # fmt: skip
"""Words in the name of a place on which others lie: to be there is never to be contained in it."""

_KINDS = {"Actor": "actor", "Place": "place", "ReportedEvent": "event"}
_AN_ACTOR = frozenset({"actor"})
_A_PLACE = frozenset({"place"})


def evidence_of(desk: RowDesk, book: Book) -> Span | None:
    """Find a row's quote in the text; tell where it is not there, or not in one place only."""
    words = desk.cell("quote")
    if not words:
        desk.wrong("quote-missing", "quote", "the row has no quote", "Copy the words from the article.")
        return None
    occurrence = _ordinal(desk)
    if desk.bad:
        return None
    found = book.text.quote(words, occurrence)
    if found.span is not None:
        if found.how:
            message = f"the text has “{shorten(found.span.quote)}”; the quote differs in {found.how}, and was mended"
            desk.note("quote-repaired", "quote", message, "Nothing need be done.", quote=words)
        return found.span
    if found.hits == 0:
        message, advice = not_found(found, words)
        desk.wrong("quote-not-found", "quote", message, advice, quote=words)
    elif occurrence:
        number = f"{found.hits} time{'s' if found.hits != 1 else ''}"
        message = f"the quote stands {number} in the text, not {occurrence}"
        desk.wrong("quote-ambiguous", "occurrence", message, f"Write a number from 1 to {found.hits}.", quote=words)
    else:
        number = {2: "twice"}.get(found.hits, f"{found.hits} times")
        advice = f"Take in more words, or write into occurrence which one is meant (1 to {found.hits})."
        desk.wrong("quote-ambiguous", "quote", f"the quote stands {number} in the text", advice, quote=words)
    return None


def made_of(desk: RowDesk, book: Book) -> Made | None:
    """Make what a row gives; what is wrong in it is told, all of it, and then it gives nothing.

    Args:
        desk: the row.
        book: what is being made of its article.
    """
    home = evidence_of(desk, book)
    if home is None:
        return None
    maker = _Maker(desk, book, home)
    made = maker.made()
    return None if desk.bad else made


class _Maker:
    """Makes what one row gives. Arguments as of `made_of`; `home` is the quote."""

    def __init__(self, desk: RowDesk, book: Book, home: Span) -> None:
        self.desk, self.book, self.home = desk, book, home
        self.vocabulary = book.vocabulary

    def made(self) -> Made:
        desk = self.desk
        made = Made(desk, self.home)
        told = speech(desk, self.book, self.home)
        role, event_type = self._what()
        figures = [figure(desk, column) for column in _FIGURES]
        counts = any(number is not None for number in figures) or any(desk.cell(name) for name in _FIGURES)
        key = desk.cell("event").lstrip("@").strip()
        if role:
            self._state(made, role, keyed=bool(key and not counts))
        event = self._event(made, key, event_type, stated=not role, counts=counts)
        if counts:
            self._count(made, figures, event)
        elif desk.cell("counting") or desk.cell("of"):
            message = "something is counted, but no figure is given"
            desk.wrong("number-missing", "best", message, "Write low, best or high.")
        elif role and desk.cell("part_of"):
            desk.note("cell-unused", "part_of", "a relation is a part of nothing", "Leave it empty.", warn=True)
        if not (made.events or made.states or made.count):
            made.says_nothing = True
        items = [*(one.id for one in made.events), *(one.id for one in made.states)]
        items += [made.count.id] if made.count else []
        made.stated = [self._said(told, item, alone=made.says_nothing) for item in items or [desk.name]]
        return made

    def _said(self, told: Speech, item: str, *, alone: bool) -> Stated:
        return msgspec.structs.replace(
            told.stated,
            item=item,
            claim_id=f"{self.desk.name}.claim",
            wording=tuple(span for span, owned in told.contested if owned or alone),
        )

    def _what(self) -> tuple[str, str]:
        """Give the relation, or the event type, that the column what names."""
        written = self.desk.cell("what")
        if not written:
            return "", ""
        wanted = kebab(written)
        for name, term in self.vocabulary.event_types.items():
            if wanted in {kebab(name), kebab(term.label)}:
                return "", name
        if role := state_of(written, self.vocabulary):
            return role, ""
        near = [*self.vocabulary.suggest(written, "event-type")[:2]]
        roles = self.vocabulary.suggest(written, "role")
        near += [word for word, name in states(self.vocabulary).items() if name in roles]
        self.desk.wrong(
            "what-unknown",
            "what",
            f"“{written}” is neither an event type nor a relation",
            (f"Did you mean {' or '.join(near[:3])}? " if near else "") + "The sheet lists has all of them.",
        )
        return "", ""

    def _event(self, made: Made, key: str, event_type: str, *, stated: bool, counts: bool) -> str:
        """Make the account of an event, where the row gives one; give the reference to the event that is counted."""
        desk = self.desk
        parts_taken = [column for column in _TAKING_PART if desk.cell(column)]
        if not stated or not (event_type or parts_taken or (key and not counts)):
            if not key and counts and not (stated and desk.cell("what")):
                desk.wrong(
                    "event-missing", "event", "a figure is counted in an event, and the row names none",
                    "Write the key of the event, or what happened.",
                )  # fmt: skip
            return self.book.event(desk, "event", key, self.home) if key and (counts or stated) else ""
        first = self.book.keys.type(self.book.keys.spelt(key)) if key else ""
        if event_type and first and event_type != first:
            message = f"the event {key} is of the type {first} elsewhere, and here of the type {event_type}"
            advice = "Take the same type in all rows and in the sheet events, or another key for another event."
            desk.wrong("event-of-two-types", "what", message, advice)
        kind = event_type or first
        if not kind and not desk.cell("what"):  # else it was told already
            what = f"no row says what the event “{key}” is" if key else "the row does not say what happens"
            desk.wrong("what-missing", "what", what, "Choose an event type or a relation.")
        agents, mutual = self._people("who", self._objects("agent"))
        roles = {
            "agent": agents,
            "party": mutual,
            whom_role(kind, self.vocabulary): self._things("whom", self._objects(whom_role(kind, self.vocabulary))),
            "companion": self._things("with", self._objects("companion")),
            "purpose": self._things("purpose", self._objects("purpose")),
        }
        time, day = self._time()
        if not kind:
            return ""
        event = Event(
            id=f"{desk.name}.event",
            type=kind,
            trigger=None if key else self.home,
            key=self.book.keys.spelt(key),
            roles={role: refs for role, refs in roles.items() if refs},
            places=self._things("where", _A_PLACE),
            time=time,
            date=day,
            part_of=self._larger() if not counts else "",
        )
        made.events.append(event)
        return self.book.event(desk, "event", key, self.home) if key and counts else event.id

    def _objects(self, role: str) -> frozenset[str]:
        return frozenset(_KINDS[name] for name in self.vocabulary.roles[role].objects if name in _KINDS)

    def _larger(self) -> str:
        written = self.desk.cell("part_of")
        if not written:
            return ""
        part = parts(written)[0] if parts(written) else Part("")
        if part.event:
            return self.book.event(self.desk, "part_of", part.text, self.home)
        self.desk.wrong(
            "number-missing", "part_of", f"“{written}” is a part of what? The row has no figure",
            "Write a figure into best, or the larger event as @key.",
        )  # fmt: skip
        return ""

    def _people(self, column: str, kinds: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give those who do something, and those who do it to one another (`&`)."""
        found = [(part, self._one(column, part, kinds)) for part in parts(self.desk.cell(column))]
        alone = tuple(ref for part, ref in found if ref and not part.mutual)
        return alone, tuple(ref for part, ref in found if ref and part.mutual)

    def _things(self, column: str, kinds: Collection[str]) -> tuple[str, ...]:
        found = (self._one(column, part, kinds) for part in parts(self.desk.cell(column)))
        return tuple(dict.fromkeys(ref for ref in found if ref))

    def _one(self, column: str, part: Part, kinds: Collection[str]) -> str:
        return one_of(self.desk, self.book, self.home, column, part, kinds)

    def _time(self) -> tuple[str, str]:
        """Give the mention of the time as written, and the date where no words say when."""
        desk, words = self.desk, self.desk.cell("when")
        day = date(desk, "date")
        if not words:
            return "", day
        span = self.book.text.near(words, self.home)
        if span is None:
            desk.wrong(
                "words-not-found", "when", f"“{words}” does not stand in the quote, its sentence or its paragraph",
                "Copy the words from the article, or write the date alone.", quote=words,
            )  # fmt: skip
            return "", day
        return self.book.add(Mention(f"{desk.name}.when", span, "time", date=day)), ""

    def _state(self, made: Made, name: str, *, keyed: bool) -> None:
        """Make the relations that a row states: each of who with each of whom."""
        desk, role = self.desk, self.vocabulary.roles[name]
        for column in _OF_EVENTS_ONLY:
            if desk.cell(column):
                message = f"{desk.cell('what')} is a relation, which has no {column}"
                desk.wrong("cell-unfit", column, message, "Give the event a row of its own.")
        if keyed:
            message = f"{desk.cell('what')} is a relation and no event: the key is not used"
            desk.note("cell-unused", "event", message, "Leave it empty.", warn=True)
        subjects, mutual = self._people("who", _kinds(role, subject=True))
        objects = self._things("whom", _kinds(role, subject=False))
        if desk.bad:
            return
        pairs = [*itertools.product(subjects, objects), *itertools.permutations(mutual, 2)]
        if not pairs:
            missing = "whom" if subjects else "who"
            message = f"{desk.cell('what')} stands between two, and {missing} is empty"
            desk.wrong("cell-missing", missing, message, f"Write into {missing} who or what it is.")
            return
        time, day = self._time()
        for number, (subject, obj) in enumerate(pairs, 1):
            predicate = self._lies_on(name, subject, obj)
            made.states.append(State(f"{desk.name}.{number}", predicate, subject, obj, None, time, day))

    def _lies_on(self, name: str, subject: str, obj: str) -> str:
        """Take a town on a road as lying on it: to be located in a place is to be contained in it."""
        names, registry = self.book.names, self.book.names.registry
        if name != "locatedIn" or names.kind(subject) != "place" or names.kind(obj) != "place":
            return name
        spelt = (word for several in registry.entities[obj].names.values() for one in several for word in one.split())
        if _ROADS.isdisjoint(word.casefold() for word in spelt):
            return name
        message = f"{subject} cannot be located in {obj}, a road or river: it is taken to lie on it"
        self.desk.note("lies-on", "what", message, "Write lies-on.")
        return "liesOn"

    def _count(self, made: Made, figures: list[int | None], event: str) -> None:
        desk = self.desk
        known = self.vocabulary.values("measure")
        measures = {word: name for name, term in known.items() for word in (name, term.label)}
        measure = choice(desk, "counting", measures)
        if not desk.cell("counting"):
            message = "a figure is given, but not what is counted"
            desk.wrong("cell-missing", "counting", message, "Write killed, injured …")
        given = [number for number in figures if number is not None]
        if given != sorted(given):
            found = ", ".join(map(str, given))
            desk.wrong(
                "number-unusable", "low", "the figures do not go from low to high", "Put them in order.", found=found
            )
        group = self._things("of", _AN_ACTOR)
        if len(group) > 1:
            desk.wrong("cell-unfit", "of", "one figure counts one group", "Give each group a row of its own.")
        if desk.cell("part_of"):
            made.part_of = figure(desk, "part_of")
        if desk.bad or not event:
            return
        low, best, high = figures
        span = self._figure(best if best is not None else low if low is not None else high)
        made.count = Count(
            f"{desk.name}.count", event, measure, low, best, high, group[0] if group else "", span=span
        )  # fmt: skip

    def _figure(self, number: int | None) -> Span | None:
        if number is None:
            return None
        ways = (f"{number}", f"{number:,}", f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " "))
        spans = (self.book.text.near(way, self.home) for way in ways)
        home = self.home
        return next((span for span in spans if span and home.begin <= span.begin and span.end <= home.end), None)


def _kinds(role: Role, *, subject: bool) -> frozenset[str]:
    return frozenset(_KINDS[name] for name in (role.subjects if subject else role.objects) if name in _KINDS)


def one_of(desk: RowDesk, book: Book, home: Span, column: str, part: Part, kinds: Collection[str]) -> str:
    """Give the reference to what a part of a cell names; tell what is wrong, and give nothing.

    Args:
        desk: the row.
        book: what is being made of its article.
        home: the quote.
        column: in which it stands.
        part: the part.
        kinds: what may stand there: actor, place, event.
    """
    if part.event:
        if "event" in kinds:
            return book.event(desk, column, part.text, home)
        message = f"an event cannot stand in {column}: @{part.text}"
        desk.wrong("cell-unfit", column, message, "Name somebody or a place.")
        return ""
    if part.unnamed and part.text:
        kind = "actor" if "actor" in kinds else "place"
        if kind in kinds:
            return book.unnamed(desk, column, part.text, home, kind)  # type: ignore[arg-type]  # one of two words
    if part.unnamed or not part.text:
        desk.wrong("cell-unfit", column, "a ? alone stands only for a speaker", "Describe who it is: ?local activists.")
        return ""
    if kinds == {"event"}:
        known = book.keys.known(book.keys.spelt(part.text))
        advice = f"Write @{part.text}." if known else "Describe it in the sheet events, and point at it as @key."
        message = f"“{part.text}” is not written as an event"
        desk.wrong("cell-unfit", column, message, advice, expected="@key of an event")
        return ""
    return book.names.resolve(desk, column, part.text, [kind for kind in ("actor", "place") if kind in kinds])


def _ordinal(desk: RowDesk) -> int:
    number = figure(desk, "occurrence")
    if number == 0:
        desk.wrong("number-unusable", "occurrence", "occurrences are counted from 1", "Write 1 for the first.")
    return number or 0
