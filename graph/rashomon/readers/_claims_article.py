"""Makes one article of its rows: accounts, relations, figures, and claims by the one rule of `rashomon.inline`."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from rashomon.article import About, Article, Count, Event, Mention, Span, State
from rashomon.inline import Stated, arguments_of, claims_of
from rashomon.readers._anchoring import fold
from rashomon.readers._claims_desk import RowDesk
from rashomon.readers._claims_names import Names
from rashomon.readers._claims_words import Text
from rashomon.rows import Part, whom_role
from rashomon.vocabulary import Vocabulary


class Made(msgspec.Struct):
    """What one row gives.

    Args:
        desk: the row.
        evidence: its quote.
        stated: one for each thing that it says.
        events: accounts.
        states: relations.
        count: the figure, or None.
        part_of: the figure in which this one is included, or None.
        says_nothing: whether the claim has only its words.
    """

    desk: RowDesk
    evidence: Span
    stated: list[Stated] = []
    events: list[Event] = []
    states: list[State] = []
    count: Count | None = None
    part_of: int | None = None
    says_nothing: bool = False


class Keys:
    """Keys of events over a whole table.

    Args:
        names: the names list, which knows described events.
        types: key -> event type, of all rows that name one.
    """

    def __init__(self, names: Names, types: Mapping[str, str]) -> None:
        self._described, self._types = names.registry.events, types
        self._spelt = {fold(key).casefold(): key for key in (*reversed(list(types)), *self._described)}

    def spelt(self, key: str) -> str:
        """Give a key as it is spelt first: case makes no difference."""
        return self._spelt.get(fold(key).casefold(), key)

    def type(self, key: str) -> str:
        """Give the type of the event with a key, or empty."""
        described = self._described.get(key)
        return (described.type if described else "") or self._types.get(key, "")

    def known(self, key: str) -> bool:
        """Tell whether rows tell of an event, or the sheet events describes it."""
        return key in self._types or key in self._described

    def near(self, key: str) -> str:
        """Give the key that comes nearest to one that nobody knows, or empty."""
        import difflib

        return next(iter(difflib.get_close_matches(key, [*self._types, *self._described], n=1, cutoff=0.5)), "")


class Book:
    """What is being made of one article, for all its rows.

    Args:
        about: what is known of it.
        text: its text.
        names: the names list.
        keys: of events.
        vocabulary: the ontology.
    """

    def __init__(self, about: About, text: Text, names: Names, keys: Keys, vocabulary: Vocabulary) -> None:
        self.about, self.text, self.names, self.keys, self.vocabulary = about, text, names, keys, vocabulary
        self._mentions: dict[str, Mention] = {}
        self._unnamed: dict[tuple[str, str], str] = {}
        self._framing: dict[tuple[int, int], str] = {}
        self._keyed: dict[str, Event] = {}

    def unnamed(self, desk: RowDesk, column: str, words: str, home: Span, kind: Literal["actor", "place"]) -> str:
        """Give the mention of somebody without a name.

        The same words at the same place of the text mean the same one in all rows; at another place they may be
        others, and nobody is merged with them. Where the words do not stand near the quote, they are those that an
        earlier row has described so.

        Args:
            desk: the row.
            column: in which the words stand.
            words: the description, as the article has it.
            home: the quote.
            kind: actor or place.
        """
        span = self.text.near(words, home)
        place = f"{span.begin}-{span.end}" if span else ""
        described = fold(words).casefold()
        key = (kind, place or described)
        if key not in self._unnamed:
            span = span or self.text.near(words, home, far=True)
            if span is None:
                desk.wrong(
                    "words-not-found",
                    column,
                    f"“{words}” does not stand near the quote, nor in one place only of the text",
                    "Describe them in the words of the article; a ? alone is a source that nobody names.",
                    quote=words,
                )
                return ""
            at = (kind, f"{span.begin}-{span.end}")
            if at not in self._unnamed:
                self._unnamed[at] = f"{desk.name}.{column}.{len(self._mentions) + 1}"
                self.add(Mention(self._unnamed[at], span, kind, unnamed=kind == "actor"))
            self._unnamed[key] = self._unnamed[at]
            self._unnamed.setdefault((kind, described), self._unnamed[at])
        return self._unnamed[key]

    def add(self, mention: Mention) -> str:
        """Keep a mention and give its id."""
        self._mentions[mention.id] = mention
        return mention.id

    def frame(self, mention: Mention) -> None:
        """Keep contested words; whoever is named in these very words is described in them."""
        self._framing[mention.span.begin, mention.span.end] = mention.span.framing
        self.add(mention)

    def event(self, desk: RowDesk, column: str, key: str, home: Span) -> str:
        """Give the account that stands for an event by its key: what the sheet events says of it, else nothing.

        Args:
            desk: the row.
            column: in which it is named.
            key: the key.
            home: the quote.
        """
        key = self.keys.spelt(key)
        if key in self._keyed:
            return self._keyed[key].id
        if not key or not self.keys.known(key):
            near = self.keys.near(key)
            desk.wrong(
                "event-unknown",
                column,
                f"no row and no line of the sheet events has the event “{key}”",
                f"Did you mean @{near}?" if near else "Describe it in the sheet events.",
            )
            return ""
        if not (kind := self.keys.type(key)):
            desk.wrong("type-missing", column, f"nothing says what the event {key} is", "Give it a type.")
            return ""
        self._keyed[key] = Event(f"@{key}", kind, key=key)  # known before its own parts are looked up
        self._keyed[key] = self._described(desk, column, key, kind, home)
        return f"@{key}"

    def _described(self, desk: RowDesk, column: str, key: str, kind: str, home: Span) -> Event:
        described = self.names.registry.events.get(key)
        if described is None:
            return self._keyed[key]
        roles: dict[str, tuple[str, ...]] = {}
        for role, given in (("agent", described.who), (whom_role(kind, self.vocabulary), described.whom)):
            found = tuple(
                self.unnamed(desk, column, ref[1:].strip(), home, "actor") if ref.startswith("?") else ref
                for ref in given
            )
            if kept := tuple(ref for ref in found if ref):
                roles[role] = kept
        return Event(f"@{key}", kind, key=key, roles=roles, places=described.where, date=described.date)

    def article(self, rows: Iterable[Made]) -> Article:
        """Make the article of what its rows give."""
        rows = _included(list(rows))
        events = [event for made in rows for event in made.events]
        states = [state for made in rows for state in made.states]
        counts = [made.count for made in rows if made.count]
        stated = _agreed([one for made in rows for one in made.stated])
        wordless = {one.item for made in rows if made.says_nothing for one in made.stated}
        taken = {*self._mentions, *(f"@{key}" for key in self._keyed)}
        claims = claims_of(stated, (), taken)
        claims = tuple(
            msgspec.structs.replace(claim, content=tuple(item for item in claim.content if item not in wordless))
            for claim in claims
        )
        used = arguments_of(events, states, counts) | {event.part_of for event in events}
        speakers = {ref for claim in claims for ref in (*claim.claimants, *claim.on_behalf_of)}
        needed = [event for event in self._keyed.values() if event.id in used]
        used |= arguments_of(needed) | speakers | {place for event in (*events, *needed) for place in event.places}
        used |= {event.time for event in events} | {state.time for state in states} | {count.group for count in counts}
        mentions = tuple(
            self._framed(mention)
            for mention in self._mentions.values()
            if mention.kind == "words" or mention.id in used
        )
        fields = {field: getattr(self.about, field) for field in About.__struct_fields__}
        return Article(
            text=self.text.text,
            mentions=mentions,
            events=(*events, *needed),
            states=tuple(states),
            counts=tuple(counts),
            claims=claims,
            **fields,
        )

    def _framed(self, mention: Mention) -> Mention:
        framing = self._framing.get((mention.span.begin, mention.span.end), "")
        if not framing or mention.span.framing:
            return mention
        return msgspec.structs.replace(mention, span=msgspec.structs.replace(mention.span, framing=framing))


def _included(rows: list[Made]) -> list[Made]:
    """Find for each figure that is a part of another one which that is; hold back rows whose whole is nowhere."""
    rows = [made for made in rows if not made.desk.bad]
    while True:
        for made in rows:
            if made.count and made.part_of is not None:
                whole = _whole(made, rows)
                if whole is None:
                    made.desk.wrong(
                        "whole-missing",
                        "part_of",
                        f"no row of this event counts {made.part_of} {made.count.measure}",
                        "Write the figure of the row in which this one is included.",
                    )
                else:
                    made.count = msgspec.structs.replace(made.count, within=whole.id)
        if all(not made.desk.bad for made in rows):
            return rows
        rows = [made for made in rows if not made.desk.bad]


def _whole(part: Made, rows: list[Made]) -> Count | None:
    own = part.count
    assert own is not None, "asked of figures only"
    others = [
        made.count
        for made in rows
        if made.count and made.count.id != own.id and (made.count.of, made.count.measure) == (own.of, own.measure)
    ]
    by_best = [count for count in others if count.value == part.part_of]
    by_bound = [count for count in others if part.part_of in {count.low, count.high}]
    return next(iter(by_best + by_bound), None)


def _agreed(stated: list[Stated]) -> list[Stated]:
    """Let rows of one quote and speaker share the verb and the coder that one of them gives, and be looked at alike."""
    spoken: dict[object, Stated] = {}
    coders: dict[object, str] = {}
    reviewed: set[object] = set()
    for one in stated:
        key = _same(one)
        if not _silent(one):
            spoken.setdefault(key, one)
        if one.coder:
            coders.setdefault(key, one.coder)
        if one.reviewed:
            reviewed.add(key)
    found = []
    for one in stated:
        key = _same(one)
        said = spoken.get(key, one) if _silent(one) else one
        changes = {"coder": one.coder or coders.get(key, ""), "reviewed": True if key in reviewed else None}
        found.append(msgspec.structs.replace(one, cue=said.cue, speech_act=said.speech_act, **changes))
    return found


def _silent(one: Stated) -> bool:
    return one.cue is None and one.speech_act == "states"


def _same(one: Stated) -> object:
    return one.evidence, one.speakers, one.on_behalf_of, one.via, one.polarity, one.certainty, one.hedge, one.voice


def in_words(part: Part) -> str:
    """Give a part as it is written, for messages."""
    return f"“{part.written}”"
