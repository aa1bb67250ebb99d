"""Where the words of a dataset stand, as targets of Web Annotation."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from rashomon.terms import NIF, RSM, SCHEMA
from rashomon.writers._claims import Facts, named

_OFFSETS = re.compile(r"#offset_([0-9_]+)$")
_AROUND = 32
"""Most code points of a prefix or a suffix."""


@dataclass(frozen=True)
class _Words:
    """A span without gaps, and its quote where the dataset has it."""

    begin: int
    end: int
    quote: str


class Targets:
    """Makes targets of spans.

    Args:
        facts: the dataset.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        quoted = {named(quad.subject) for quad in facts.quads if quad.predicate.value == NIF + "anchorOf"}
        self._longer: dict[str, list[_Words]] = defaultdict(list)
        for span in sorted(quoted):
            if not facts.values(span, RSM + "fragment"):
                self._longer[_article(span)].append(self._words(span))
        for found in self._longer.values():
            found.sort(key=lambda one: (one.begin, one.end))

    def place(self, spans: list[str]) -> tuple[str, int, int]:
        """Give article, begin and end of the first of some spans, to order by."""
        return min(((_article(span), *_bounds(span)[0]) for span in spans), default=("", 0, 0))

    def of(self, span: str) -> list[dict[str, Any]]:
        """Give the targets of a span: one, or one a fragment."""
        article = _article(span)
        address = self._facts.value(article, SCHEMA + "url")
        source = {"source": address, "scope": article} if address else {"source": article}
        fragments = self._facts.values(span, RSM + "fragment")
        pieces = [f"{article}#offset_{begin}_{end}" for begin, end in _bounds(span)]
        return [
            {"type": "SpecificResource", **source, "selector": self._selectors(piece)}
            for piece in sorted(fragments or pieces, key=_bounds)
        ]

    def _words(self, span: str) -> _Words:
        ((begin, end),) = _bounds(span)
        return _Words(begin, end, self._facts.value(span, NIF + "anchorOf"))

    def _selectors(self, span: str) -> dict[str, Any] | list[dict[str, Any]]:
        own = self._words(span)
        position = {"type": "TextPositionSelector", "start": own.begin, "end": own.end}
        if not own.quote:
            return position
        before, after = self._around(_article(span), own)
        around = {key: words for key, words in (("prefix", before), ("suffix", after)) if words}
        return [position, {"type": "TextQuoteSelector", "exact": own.quote, **around}]

    def _around(self, article: str, own: _Words) -> tuple[str, str]:
        """Give what stands before and after in the longest quotes that hold these words."""
        spans = self._longer[article]
        upto = bisect_right(spans, own.begin, key=lambda one: one.begin)
        holding = [one for one in spans[:upto] if one.end >= own.end]
        before = min(holding, key=lambda one: one.begin, default=own)
        after = max(holding, key=lambda one: one.end, default=own)
        gap = own.begin - before.begin
        return before.quote[max(0, gap - _AROUND) : gap], after.quote[own.end - after.begin :][:_AROUND]


def _article(span: str) -> str:
    return span.partition("#offset_")[0]


def _bounds(span: str) -> list[tuple[int, int]]:
    """Give the offsets that a span's IRI carries: a pair, or one a fragment."""
    match = _OFFSETS.search(span)
    assert match is not None, f"{span} carries no offsets"
    numbers = [int(number) for number in match[1].split("_")]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
