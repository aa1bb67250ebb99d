"""What must hold of an article before it is converted: names of the ontology, references, spans and their words, dates.

Each fault is a Problem; the annotation that has it is held back, with what cannot stand without it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec.structs import replace

from rashomon.article import Article, Claim, Event, Mention, Origin, Span
from rashomon.convert.circles import circles
from rashomon.convert.prune import prune
from rashomon.convert.times import bounds, is_day
from rashomon.problems import Problem, Report, Severity
from rashomon.registry import Registry
from rashomon.vocabulary import Vocabulary

_SEE_ONTOLOGY = "See `rashomon ontology`, or add your own with --ontology."
_EXPORT_AGAIN = "Export the annotation again together with the text on which it was made."


def checked(article: Article, origin: Origin, registry: Registry, vocabulary: Vocabulary, report: Report) -> Article:
    """Give the article without what cannot be converted; report each fault.

    Args:
        article: as a reader made it.
        origin: names file and line in problems.
        registry: known entities and events.
        vocabulary: known types, roles, values.
        report: takes the problems.
    """
    check = _Check(article, origin, registry, vocabulary, report)
    article = check.about()
    check.identifiers()
    for span, owner in spans_of(article):
        check.span(owner, span)
    check.mentions()
    for event in article.events:
        check.event(event)
    check.states_and_counts()
    for claim in article.claims:
        check.claim(claim)
    check.disagreements()
    return prune(_first_of_each(article, check.untyped), check.bad, origin, report)


def spans_of(article: Article) -> Iterator[tuple[Span, str]]:
    """Give every span of an article with the id of the annotation that has it."""
    for mention in article.mentions:
        yield mention.span, mention.id
    for event in article.events:
        if event.trigger:
            yield event.trigger, event.id
    for state in article.states:
        if state.trigger:
            yield state.trigger, state.id
    for count in article.counts:
        if count.span:
            yield count.span, count.id
    for claim in article.claims:
        for span in (*claim.evidence, *claim.wording, *(one for one in (claim.cue, claim.hedge) if one)):
            yield span, claim.id


def _first_of_each(article: Article, untyped: AbstractSet[str]) -> Article:
    """Keep the first annotation of each id, and no type that nobody knows; the rest was reported."""
    seen: set[str] = set()

    def first(item_id: str) -> bool:
        new = item_id not in seen
        seen.add(item_id)
        return new

    return replace(
        article,
        mentions=tuple(
            replace(item, type="") if item.id in untyped else item for item in article.mentions if first(item.id)
        ),
        events=tuple(item for item in article.events if first(item.id)),
        states=tuple(item for item in article.states if first(item.id)),
        counts=tuple(item for item in article.counts if first(item.id)),
        claims=tuple(item for item in article.claims if first(item.id)),
        disagreements=tuple(item for item in article.disagreements if first(item.id)),
    )


def _article_of(word: str) -> str:
    return "some" if word == "words" else "an" if word[:1] in "aeiou" else "a"


class _Check:
    """The checks of one article, and which annotations failed them."""

    def __init__(
        self, article: Article, origin: Origin, registry: Registry, vocabulary: Vocabulary, report: Report
    ) -> None:
        self.article, self.origin, self.registry = article, origin, registry
        self.vocabulary, self._report = vocabulary, report
        self.bad: set[str] = set()
        self.untyped: set[str] = set()
        self.mentioned = {mention.id: mention.kind for mention in article.mentions}
        self.dates = {mention.id: mention.date for mention in article.mentions if mention.kind == "time"}
        self.kinds = article.kinds()

    def fault(self, item: str, code: str, message: str, *, advice: str, found: str = "", expected: str = "",
              span: Span | None = None) -> None:  # fmt: skip
        """Report a fault and hold the annotation back."""
        self.bad.add(item)
        place = self.origin.place(self.article.id, item, span)
        held_back = self.kinds.get(item, "annotation")
        self._report(Problem(code, message, place, found=found, expected=expected, advice=advice, held_back=held_back))

    def warn(self, code: str, message: str, advice: str, item: str = "") -> None:
        """Report something of the article's description that is left out."""
        place = self.origin.place(self.article.id, item)
        self._report(Problem(code, message, place, severity=Severity.WARNING, advice=advice))

    def about(self) -> Article:
        """Check what is known of the article; give it without unusable dates and references."""
        article = self.article
        changes: dict[str, str | tuple[str, ...]] = {}
        for field in ("published", "reference_date", "captured_on"):
            text = getattr(article, field)
            if text and not is_day(text):
                self.warn("date-unusable", f"{field} is “{text}”, not a day YYYY-MM-DD; it is left out",
                          "Write the day as YYYY-MM-DD.")  # fmt: skip
                changes[field] = ""
        for field in ("publisher", "agency"):
            ref = getattr(article, field)
            if ref and self.registry.entity(ref) is None:
                self._unknown_source(field, ref)
                changes[field] = ""
        known = tuple(ref for ref in article.listed_sources if self.registry.entity(ref) is not None)
        for ref in article.listed_sources:
            if ref not in known:
                self._unknown_source("listed source", ref)
        if known != article.listed_sources:
            changes["listed_sources"] = known
        return replace(article, **changes) if changes else article

    def _unknown_source(self, what: str, ref: str) -> None:
        self.warn(
            "reference-unknown",
            f"{what} “{ref}” is not in the names list; it is left out{self._near(ref)}",
            "Add it to the registry, or correct the name.",
        )

    def _near(self, ref: str) -> str:
        import difflib

        near = difflib.get_close_matches(ref, [*self.registry.entities, *self.registry.events, *self.kinds], 2)
        return f"; near it: {', '.join(near)}" if near else ""

    def identifiers(self) -> None:
        """Report ids that stand twice; the first one stays."""
        article = self.article
        ids = [item.id for item in article.mentions]
        ids += [item.id for group in (article.events, article.states, article.counts) for item in group]
        ids += [item.id for group in (article.claims, article.disagreements) for item in group]
        for item, times in sorted(Counter(ids).items()):
            if times > 1:
                self._report(
                    Problem(
                        "id-twice",
                        f"the id {item} stands {times} times; only the first is kept",
                        self.origin.place(article.id, item),
                        advice="Give each annotation an id of its own.",
                        held_back="annotation",
                    )
                )

    def span(self, owner: str, span: Span) -> None:
        """Check that a span lies in the text, bears out the words it carries, and lies in the article's body."""
        size, body = len(self.article.text), self.article.body
        pieces = span.pieces
        in_order = all(0 <= begin < end <= size for begin, end in pieces) and all(
            one[1] <= two[0] for one, two in pairwise(pieces)
        )
        if not in_order or (span.begin, span.end) != (pieces[0][0], pieces[-1][1]):
            self.fault(owner, "span-outside", f"the span {span.begin}-{span.end} does not lie in the text",
                       expected=f"0 to {size} code points, begin before end", span=span,
                       advice=_EXPORT_AGAIN)  # fmt: skip
        elif span.quote and span.quote != (found := span.words_in(self.article.text)):
            self.fault(owner, "quote-differs", "the words of the annotation are not those of the text at its offsets",
                       expected=f"“{span.quote}”", found=f"“{found}”", span=span, advice=_EXPORT_AGAIN)  # fmt: skip
        elif body and not (body[0] <= span.begin and span.end <= body[1]):
            self.fault(owner, "page-furniture", f"the span {span.begin}-{span.end} lies outside the article's body",
                       expected=f"{body[0]} to {body[1]} code points", span=span,
                       advice="Correct the body range, or leave page furniture unannotated.")  # fmt: skip

    def mentions(self) -> None:
        """Check entities, types, dates and coreference of mentions."""
        for mention in self.article.mentions:
            if mention.entity and self.registry.entity(mention.entity) is None:
                self.fault(
                    mention.id,
                    "reference-unknown",
                    f"“{mention.entity}” is not in the names list{self._near(mention.entity)}",
                    span=mention.span,
                    advice="Add it to the registry, or correct the reference.",
                )
            if mention.type and mention.type not in self.vocabulary.actor_types:
                self._untyped(mention)
            if mention.date and bounds(mention.date) is None:
                self._no_date(mention.id, mention.date, mention.span)
            if mention.same_as and self.mentioned.get(mention.same_as, mention.kind) != mention.kind:
                self.fault(
                    mention.id,
                    "same-unusable",
                    f"a mention of an {mention.kind} cannot be the same as {mention.same_as}, which is of another kind",
                    advice="Correct same_as, or the kind of one of the two.",
                )
            elif mention.same_as and self.kinds.get(mention.same_as) != "mention":
                self.fault(
                    mention.id,
                    "reference-unknown",
                    f"same_as names {mention.same_as}, which is no mention here",
                    advice="Name another mention of this article.",
                )

    def _untyped(self, mention: Mention) -> None:
        """Report an unknown actor type; only the type is left out, the actor stays."""
        self.untyped.add(mention.id)
        near = self.vocabulary.suggest(mention.type, "actor-type")
        self._report(
            Problem(
                "actor-type-unknown",
                f"“{mention.type}” is no actor type of the ontology",
                self.origin.place(self.article.id, mention.id, mention.span),
                advice=(f"Did you mean {' or '.join(near)}? " if near else "") + _SEE_ONTOLOGY,
                held_back="type",
            )
        )

    def _no_date(self, item: str, text: str, span: Span | None = None) -> None:
        self.fault(
            item,
            "date-unusable",
            f"“{text}” is not a date in EDTF",
            span=span,
            advice="Write 2019-08-21, 2019-08 or 2019-08-18/2019-08-20, the earlier day first.",
        )

    def _name(self, item: str, name: str, what: str, known: Iterable[str], listing: str) -> None:
        if name in known:
            return
        near = self.vocabulary.suggest(name, listing)
        self.fault(item, f"{what.replace(' ', '-')}-unknown", f"“{name}” is no {what} of the ontology",
                   advice=(f"Did you mean {' or '.join(near)}? " if near else "") + _SEE_ONTOLOGY)  # fmt: skip

    def _refer(self, item: str, ref: str, kinds: tuple[str, ...], what: str) -> None:
        """Check that a reference leads to something of these kinds: an annotation here, or an entry of the registry."""
        kind = self._what_is(ref)
        if kind in kinds:
            return
        known = f"{_article_of(kind)} {kind}" if kind else "neither an annotation here nor in the names list"
        advice = "Correct the reference."
        if not kind and "actor" in kinds:
            advice = f"Correct it, add it to the names list, or write “?{ref}” for somebody who is in no list."
        self.fault(
            item,
            "reference-unknown",
            f"{what} refers to “{ref}”, which is {known}{'' if kind else self._near(ref)}",
            expected=" or ".join(f"{_article_of(one)} {one}" for one in kinds),
            advice=advice,
        )

    def _what_is(self, ref: str) -> str:
        """Name what a reference leads to: actor, place, time, words, event, state, count, claim; empty for nothing."""
        if ref in self.kinds:
            return self.mentioned.get(ref) or self.kinds[ref]
        if entity := self.registry.entity(ref):
            return "actor" if entity.kind == "actor" else "place"
        return "event" if ref in self.registry.events else ""

    def _date(self, item: str, time: str, date: str) -> None:
        if time:
            self._refer(item, time, ("time",), "time")
        said = self.dates.get(time, "")
        if date and said and date != said:
            self.warn(
                "two-dates",
                f"{item} gives {date}, and the words of its time are dated {said}, which is kept",
                "Leave one of the two out.",
                item,
            )
        if date and bounds(date) is None:
            self._no_date(item, date)

    def event(self, event: Event) -> None:
        """Check one account."""
        self._name(event.id, event.type, "event type", self.vocabulary.event_types, "event-type")
        if event.trigger is None and not event.key:
            self.fault(event.id, "event-without-words", "an account needs the words that name it, or a key",
                       advice="Mark the trigger, or give the event a key.")  # fmt: skip
        for role, targets in event.roles.items():
            known = self.vocabulary.roles.get(role)
            if known is None or not known.of_events:
                self._name(event.id, role, "event role",
                           [name for name, one in self.vocabulary.roles.items() if one.of_events], "role")  # fmt: skip
            for target in targets:
                self._refer(event.id, target, ("actor", "place", "event"), role)
        for place in event.places:
            self._refer(event.id, place, ("place",), "place")
        if event.part_of:
            self._refer(event.id, event.part_of, ("event",), "part_of")
        self._date(event.id, event.time, event.date)

    def states_and_counts(self) -> None:
        """Check relations between things, and figures."""
        for state in self.article.states:
            self._name(state.id, state.predicate, "role", self.vocabulary.roles, "role")
            for what, target in (("subject", state.subject), ("object", state.object)):
                self._refer(state.id, target, ("actor", "place", "event"), what)
            self._date(state.id, state.time, state.date)
        for count in self.article.counts:
            self._name(count.id, count.measure, "measure", self.vocabulary.values("measure"), "measure")
            self._refer(count.id, count.of, ("event",), "of")
            if count.group:
                self._refer(count.id, count.group, ("actor",), "group")
            if count.within:
                self._refer(count.id, count.within, ("count",), "within")
            figures = [figure for figure in (count.low, count.value, count.high) if figure is not None]
            if not figures or figures != sorted(figures) or figures[0] < 0:
                self.fault(count.id, "count-unusable", "a count needs figures of zero or more, low to high",
                           found=", ".join(map(str, figures)) or "none", span=count.span,
                           advice="Give low, value or high; write what is not known as nothing.")  # fmt: skip
        for item, what in circles(self.article):
            self.fault(item, "circle", what, advice="Decide which one comes first.")

    def claim(self, claim: Claim) -> None:
        """Check one claim."""
        for field, listing in (
            ("speech_act", "speechAct"), ("polarity", "polarity"), ("certainty", "certainty"), ("voice", "voice"),
            ("record", "recordState"),
        ):  # fmt: skip
            if value := getattr(claim, field):
                self._name(claim.id, value, field.replace("_", " "), self.vocabulary.values(listing), listing)
        if claim.voice == "Authorial" and claim.claimants:
            self.fault(
                claim.id,
                "voice-differs",
                "the voice is the author's own, and yet somebody else is named as the speaker",
                advice="Leave the speaker out, or make the voice Attributed.",
            )
        if not claim.evidence:
            self.fault(claim.id, "claim-without-words", "a claim needs the words that prove it",
                       advice="Give its evidence.")  # fmt: skip
        for what, told in (("claimants", "the speaker"), ("on_behalf_of", "on behalf of"), ("addressees", "spoken to")):
            for target in getattr(claim, what):
                self._refer(claim.id, target, ("actor",), told)
        for target in claim.content:
            self._refer(claim.id, self._account_of(claim.id, target), ("event", "state", "count"), "content")
        for target in claim.reports:
            self._refer(claim.id, target, ("claim",), "reports")
        self._denial(claim)

    def _denial(self, claim: Claim) -> None:
        """Warn where the verb denies and the claim affirms: the most natural thing to forget."""
        if claim.cue is None or claim.polarity != "Affirmed" or not claim.content:
            return
        words = " ".join(claim.cue.words_in(self.article.text).casefold().split())
        if words in self.vocabulary.values("speechAct")["denies"].cues:
            self.warn(
                "denial-affirmed",
                f"the verb is “{words}”, and yet the claim affirms what it says",
                "If the speaker denies it, say so: “denies” in a native file, polarity Negated in an annotation.",
                claim.id,
            )

    def _account_of(self, item: str, target: str) -> str:
        """Give the account that a content points at; `e1.agent` points at one role of e1 alone."""
        if target in self.kinds or "." not in target:
            return target
        account, _, role = target.rpartition(".")
        event = next((event for event in self.article.events if event.id == account), None)
        if event is not None and role not in event.roles:
            self.fault(item, "reference-unknown", f"content “{target}” names a role that {account} does not have",
                       expected=" or ".join(event.roles) or "a role", advice="Correct the role's name.")  # fmt: skip
        return account

    def disagreements(self) -> None:
        """Check judged disagreements within the article; other articles' claims are looked up later."""
        for item in self.article.disagreements:
            for target in item.between:
                if "#" not in target:
                    self._refer(item.id, target, ("claim",), "between")
            if item.between[0] == item.between[1]:
                self.fault(item.id, "disagrees-with-itself", "a claim cannot disagree with itself",
                           advice="Name two claims.")  # fmt: skip
            if item.date and not is_day(item.date):
                self.fault(item.id, "date-unusable", f"“{item.date}” is not a day", advice="Write it as YYYY-MM-DD.")
