"""An article without its annotation ids and without order: what two annotations of one text must have in common."""

from typing import TYPE_CHECKING, Any

import msgspec

from rashomon.article import About, Article, Claim, Span

if TYPE_CHECKING:
    from collections.abc import Callable

Normal = Any


def normal(article: Article) -> Normal:
    """Give an article as plain values in which each id is replaced by what it stands for.

    Accounts that say the same collapse, as they do in the graph; claims do not.
    """
    say = _Sayer(article)
    return {
        "about": {name: getattr(article, name) for name in About.__struct_fields__},
        "text": article.text,
        "mentions": _set(say.thing(one.id) for one in article.mentions),
        "events": _set(say.thing(one.id) for one in article.events),
        "states": _set(say.thing(one.id) for one in article.states),
        "counts": _set(say.thing(one.id) for one in article.counts),
        "claims": sorted((say.claim(one) for one in article.claims), key=repr),
        "disagreements": _set(
            ("disagreement", _set(say.thing(end) for end in one.between), one.by, one.why, one.date)
            for one in article.disagreements
        ),
    }


def _set(values: Any) -> list[Normal]:
    return sorted({repr(value): value for value in values}.values(), key=repr)


def _span(span: Span | None) -> Normal:
    return None if span is None else msgspec.structs.astuple(span)


class _Sayer:
    def __init__(self, article: Article) -> None:
        self._of: dict[str, Callable[[], Normal]] = {}
        for mention in article.mentions:
            self._of[mention.id] = lambda one=mention: (  # type: ignore[misc]
                "mention", _span(one.span), one.kind, one.entity, one.unnamed, one.type, one.date,
                self.thing(one.same_as),
            )  # fmt: skip
        for event in article.events:
            self._of[event.id] = lambda one=event: (  # type: ignore[misc]
                "event", one.type, _span(one.trigger), one.key,
                sorted((role, self._all(refs)) for role, refs in one.roles.items()),
                self._all(one.places), self.thing(one.time), one.date, self.thing(one.part_of),
            )  # fmt: skip
        for state in article.states:
            self._of[state.id] = lambda one=state: (  # type: ignore[misc]
                "state", one.predicate, self.thing(one.subject), self.thing(one.object), _span(one.trigger),
                self.thing(one.time), one.date,
            )  # fmt: skip
        for count in article.counts:
            self._of[count.id] = lambda one=count: (  # type: ignore[misc]
                "count", self.thing(one.of), one.measure, one.low, one.value, one.high, self.thing(one.group),
                self.thing(one.within), _span(one.span),
            )  # fmt: skip
        for claim in article.claims:
            self._of[claim.id] = lambda one=claim: self.claim(one)  # type: ignore[misc]

    def thing(self, reference: str) -> Normal:
        return self._of[reference]() if reference in self._of else reference

    def _all(self, references: tuple[str, ...]) -> list[Normal]:
        return _set(self.thing(one) for one in references)

    def claim(self, one: Claim) -> Normal:
        return (
            "claim", _set(_span(span) for span in one.evidence), self._all(one.claimants),
            self._all(one.on_behalf_of), self._all(one.addressees), one.speech_act, one.polarity, one.certainty,
            one.voice or ("Attributed" if one.claimants else "Authorial"),
            _span(one.cue), _span(one.hedge), _set(_span(span) for span in one.wording),
            self._all(one.content), self._all(one.reports), one.confidence, one.coder, one.reviewed, one.machine,
            one.record,
        )  # fmt: skip
