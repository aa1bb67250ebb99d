"""From the native format as people write it to the canonical article, item by item.

What cannot be used is held back: the item, not the article.
"""

from collections.abc import Callable
from typing import Any, cast

import msgspec

from rashomon.article import About, Article, Claim, Count, Disagreement, Event, Mention, Span, State
from rashomon.inline import Stated, arguments_of, claims_of, headline_end
from rashomon.readers._native_desk import Desk, HeldBackError, note, refuse, suggestion, wrong_shape
from rashomon.readers._native_inline import Inline, names
from rashomon.readers._native_references import SECTIONS, Item, lacks, named, uses
from rashomon.readers._native_words import Words
from rashomon.readers._native_written import (
    WrittenAbout,
    WrittenClaim,
    WrittenCount,
    WrittenDisagreement,
    WrittenEvent,
    WrittenMention,
    WrittenState,
)

_Maker = Callable[[str, str, Any], Item]


def about(raw: dict[str, Any], desk: Desk) -> WrittenAbout:
    """Read what stands beside the annotations; a key that cannot be used is reported and left out.

    Args:
        raw: the article's object.
        desk: takes problems.
    """
    known = [*msgspec.structs.asdict(WrittenAbout()), *SECTIONS, "$schema"]
    rest = {key: value for key, value in raw.items() if key not in {*SECTIONS, "$schema"}}
    while True:
        try:
            return msgspec.convert(rest, WrittenAbout)
        except msgspec.ValidationError as error:
            wrong = wrong_shape(error, known).problem
            desk.tell(wrong, "$")
            key = (wrong.place.path or "").lstrip(".").split("[")[0]
            rest.pop(key if key in rest else next(name for name in rest if f".{name}" == wrong.place.path))


class Assembly:
    """Makes one article.

    Args:
        raw: the article's object.
        text: its raw text.
        desk: takes problems.
    """

    def __init__(self, raw: dict[str, Any], text: str, desk: Desk) -> None:
        self._raw, self._text, self._desk = raw, text, desk
        self._words = Words(text)
        self._known: dict[str, str] = {}  # id -> section, of all that was written
        self._paths: dict[str, str] = {}  # id -> path
        self._parts: dict[str, dict[str, Item]] = {section: {} for section in SECTIONS}  # id -> item
        self._stated: list[Stated] = []
        self._held: set[str] = set()
        self._inline = Inline(self._words, self._known)
        self._makers: dict[str, _Maker] = {
            "mentions": self._mention,
            "events": self._event,
            "states": self._state,
            "counts": self._count,
            "claims": self._claim,
            "disagreements": self._disagreement,
        }

    def article(self, head: WrittenAbout) -> Article:
        """Give the article.

        Args:
            head: what is known of it beside its annotations.
        """
        written = [(section, name, value) for section in SECTIONS for name, value in self._items(section)]
        for section, name, value in written:
            path = self._paths[name]
            try:
                self._parts[section][name] = self._make(section, path, name, value)
            except HeldBackError as error:
                self._held.add(name)
                self._desk.tell(error.problem, path, name, _what(section))
        for name, mention in self._inline.mentions.items():
            self._known[name] = "mentions"
            self._paths[name] = f"$.{name}"
            self._parts["mentions"][name] = mention
        for claim in claims_of(self._stated, taken=self._known, headline=headline_end(self._text, head.headline)):
            self._known[claim.id] = "claims"
            self._paths.setdefault(claim.id, self._paths.get(claim.id.rpartition(".via")[0], "$"))
            self._parts["claims"][claim.id] = claim
        self._drop_dangling()
        self._note_repairs()
        self._note_unsaid()
        lists: dict[str, Any] = {section: tuple(self._parts[section].values()) for section in SECTIONS}
        facts = {field: getattr(head, field) for field in About.__struct_fields__}
        facts["listed_sources"] = names(head.listed_sources)
        return Article(text=self._text, **facts, **lists)

    def _items(self, section: str) -> list[tuple[str, Any]]:
        """List a section's items by path, and learn their ids."""
        values = self._raw.get(section, [])
        if not isinstance(values, list):
            wrong = refuse("value-unfit", f"“{section}” is a list", expected="a list", found="one thing")
            self._desk.tell(wrong.problem, f"$.{section}", held_back=section)
            return []
        found: list[tuple[str, Any]] = []
        for index, value in enumerate(values):
            path = f"$.{section}[{index}]"
            own = value.get("id") if isinstance(value, dict) else None
            name = own if isinstance(own, str) and own else path.removeprefix("$.")
            if name in self._known:
                advice = "Give each its own id."
                twice = refuse("id-twice", f"the id “{name}” stands for two annotations", ".id", advice=advice)
                self._desk.tell(twice.problem, path, name, _what(section))
                continue
            self._known[name] = section
            self._paths[name] = path
            found.append((name, value))
        return found

    def _make(self, section: str, path: str, name: str, value: Any) -> Item:
        made = self._makers[section](path, name, value)
        if missing := lacks(made):
            where, message, advice = missing
            raise refuse("key-missing", message, where, advice=advice)
        return made

    def _mention(self, path: str, name: str, value: Any) -> Mention:
        one = _shaped(value, WrittenMention)
        span = self._words.span(one.span, ".span", item=path)
        return Mention(
            name, span, one.kind, one.entity, one.unnamed, one.type, one.date, one.same_as
        )  # fmt: skip

    def _event(self, path: str, name: str, value: Any) -> Event:
        one = _shaped(value, WrittenEvent)
        trigger = self._inline.span(one.trigger, ".trigger", None, path)
        roles = {
            role: self._inline.of_role(role, who, f".roles.{role}", trigger, path) for role, who in one.roles.items()
        }
        places = self._inline.references(one.places, ".places", trigger, path, "place")
        time = self._inline.reference(one.time, ".time", trigger, path, "time", one.date)
        self._say(one.says, path, name, trigger)
        date = "" if time and time not in self._known else one.date
        return Event(name, one.type, trigger, one.key, roles, places, time, date, one.part_of)

    def _state(self, path: str, name: str, value: Any) -> State:
        one = _shaped(value, WrittenState)
        trigger = self._inline.span(one.trigger, ".trigger", None, path)
        subject = self._inline.reference(one.subject, ".subject", trigger, path)
        other = self._inline.reference(one.object, ".object", trigger, path)
        time = self._inline.reference(one.time, ".time", trigger, path, "time", one.date)
        self._say(one.says, path, name, trigger)
        date = "" if time and time not in self._known else one.date
        return State(name, one.predicate, subject, other, trigger, time, date)

    def _count(self, path: str, name: str, value: Any) -> Count:
        one = _shaped(value, WrittenCount)
        span = self._inline.span(one.span, ".span", None, path)
        group = self._inline.reference(one.group, ".group", span, path)
        self._say(one.says, path, name, span)
        return Count(
            name, one.of, one.measure, one.low, one.value, one.high, group, one.within, span
        )  # fmt: skip

    def _claim(self, path: str, name: str, value: Any) -> Claim:
        one = _shaped(value, WrittenClaim)
        evidence = self._inline.spans(one.evidence, ".evidence", None, path)
        home = evidence[0] if evidence else None
        return Claim(
            id=name,
            evidence=evidence,
            claimants=self._inline.references(one.claimants, ".claimants", home, path),
            on_behalf_of=self._inline.references(one.on_behalf_of, ".on_behalf_of", home, path),
            addressees=self._inline.references(one.addressees, ".addressees", home, path),
            speech_act=one.speech_act,
            polarity=one.polarity,
            certainty=one.certainty,
            voice=one.voice,
            cue=self._inline.span(one.cue, ".cue", home, path),
            hedge=self._inline.span(one.hedge, ".hedge", home, path),
            wording=self._inline.spans(one.wording, ".wording", home, path),
            content=names(one.content),
            reports=names(one.reports),
            confidence=one.confidence,
            coder=one.coder,
            reviewed=one.reviewed,
            machine=one.machine,
            record=one.record,
        )

    def _disagreement(self, _path: str, name: str, value: Any) -> Disagreement:
        one = _shaped(value, WrittenDisagreement)
        return Disagreement(name, one.between, one.by, one.why, one.date)

    def _say(self, said: Any, path: str, name: str, words: Span | None) -> None:
        """Note who says an item. A speaker that cannot be used is held back; the item stays."""
        for at, one in self._inline.stated(said, path, name, words):
            if isinstance(one, HeldBackError):
                self._desk.tell(one.problem, path, f"{name}{at}", "claim")
            else:
                self._paths[one.claim_id] = path + at
                self._stated.append(one)

    def _drop_dangling(self) -> None:
        """Hold back what refers to nothing, then what refers to that, until nothing more falls."""
        falling = True
        while falling:
            falling = False
            for section in SECTIONS:
                for name, whole in list(self._parts[section].items()):
                    item = self._parts[section][name] = self._spared(whole)
                    wrong = self._dangling(item)
                    if wrong is not None:
                        del self._parts[section][name]
                        self._held.add(name)
                        self._desk.tell(wrong.problem, self._paths[name], name, _what(section))
                        falling = True

    def _spared(self, item: Item) -> Item:
        """Let a claim go on without what was held back, as long as it says something else."""
        if not isinstance(item, Claim):
            return item
        content = tuple(name for name in item.content if named(name, self._known) not in self._held)
        reports = tuple(name for name in item.reports if name not in self._held)
        return msgspec.structs.replace(item, content=content, reports=reports) if content or reports else item

    def _dangling(self, item: Item) -> HeldBackError | None:
        for use in uses(item):
            name = named(use.reference, self._known) if use.path == ".content" else use.reference
            if name in self._held:
                message = f"it refers to “{name}”, which was held back"
                return refuse("reference-held-back", message, use.path, advice="Put that right first.")
            section = self._known.get(name, "")
            if not use.sections or section in use.sections:
                continue
            wanted = "the id of " + " or ".join(f"a {_what(one)}" for one in use.sections)
            found = f"a {_what(section)}" if section else ""
            own = [other for other, kind in self._known.items() if kind in use.sections and "[" not in other]
            return refuse(
                "reference-unknown",
                f"“{name}” is {'no such annotation' if section else 'no annotation'} of this article",
                use.path,
                expected=wanted,
                found=found,
                advice=suggestion(name, own) or f"Known here: {', '.join(own[:8]) or 'none'}.",
            )
        return None

    def _note_repairs(self) -> None:
        """Tell what was repaired: each cause once; each span that was found only near by."""
        told: set[str] = set()
        for path, how, span in self._words.repairs:
            moved = "near by" in how
            if how in told and not moved:
                continue
            told.add(how)
            number = 1 if moved else self._words.ledger.repaired[how]
            message = f"offsets of {number} span{'s' if number > 1 else ''} did not fit and were repaired: {how}"
            problem = note("offsets-repaired", message, advice="Check the first one.", warn=moved)
            place = msgspec.structs.replace(problem.place, begin=span.begin, end=span.end, quote=span.quote)
            self._desk.tell(msgspec.structs.replace(problem, place=place), path)

    def _note_unsaid(self) -> None:
        """Where people write speakers at the things themselves, something without one may have been forgotten."""
        if not self._stated:
            return
        events = cast("dict[str, Event]", self._parts["events"])
        states = cast("dict[str, State]", self._parts["states"])
        counts = cast("dict[str, Count]", self._parts["counts"])
        claims = cast("dict[str, Claim]", self._parts["claims"])
        said = {name for claim in claims.values() for name in claim.content}
        said |= arguments_of(events.values(), states.values(), counts.values())
        for name in [*events, *states, *counts]:
            if name not in said:
                advice = 'If the author says so, write: "says": {}'
                problem = note("said-by-nobody", "nobody says it: it is only mentioned", advice=advice)
                self._desk.tell(problem, self._paths[name], name)


def _shaped(value: Any, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise wrong_shape(error, kind.__struct_encode_fields__) from error


def _what(section: str) -> str:
    return section.removesuffix("s")
