"""Words of a text, written by hand: by quote, by offsets, or both. Each becomes a proved span or is refused."""

import unicodedata

from rashomon.article import Span
from rashomon.problems import shorten
from rashomon.readers._anchoring import Ledger, cuts_word, fold, occurrences, prove
from rashomon.readers._native_desk import refuse
from rashomon.readers._native_written import WrittenReference, WrittenSpan

_TYPEWRITTEN = str.maketrans(dict(zip("“”„«»‘’‚‹›–—−", '"""""' + "'''''" + "---", strict=True)))


_NEAR = frozenset({"verb", "hedge", "via_verb", "cue"})
"""Words that belong to what they introduce or weaken: of several, the nearest is meant."""


def _gap(text: str, begin: int, end: int, home: Span) -> tuple[int, int]:
    """Give how many sentences end, and how many code points lie, between some words and a span."""
    between = text[end : home.begin] if end <= home.begin else text[home.end : begin]
    return sum(between.count(mark) for mark in ".!?؟。"), len(between)


class Words:
    """Finds spans in one text.

    Args:
        text: the raw text.
    """

    def __init__(self, text: str) -> None:
        self.text, self.ledger = text, Ledger()
        self.repairs: list[tuple[str, str, Span]] = []  # path, how, where
        self._folded = fold(text)

    def span(
        self, written: str | WrittenSpan | WrittenReference, path: str, home: Span | None = None, item: str = ""
    ) -> Span:
        """Give the span that is meant.

        Args:
            written: a quote, or offsets with or without a quote.
            path: from the item on, such as ".trigger", for the problem.
            home: words that stand near by: a quote that stands several times in the text may stand once in
                their paragraph. Of a verb or a hedge, the one in these words or nearest to them in their paragraph.
            item: path of the item ("$.events[3]"), for the list of repairs.

        Raises:
            HeldBackError: if the words cannot be found, or not in one place only.
        """
        if isinstance(written, str):
            written = WrittenSpan(quote=written)
        if written.begin is None and written.end is None and not written.fragments:
            begin = self._find(written.quote, written.occurrence, path, home)
            end = begin + len(written.quote)
            return Span(begin, end, self.text[begin:end], framing=written.framing)
        begin, end = _bounds(written, path)
        anchored = self.ledger.count(prove(self.text, begin, end, written.quote, written.fragments))
        if not anchored.usable:
            raise refuse(
                "quote-differs" if written.quote else "offsets-refused",
                f"the words cannot be anchored at {begin} to {end}",
                path,
                expected=f"“{shorten(written.quote)}”" if written.quote else "",
                found=anchored.how,
                advice="Count in Unicode code points from 0, end exclusive, or give the quote alone.",
                quote=written.quote,
            )
        span = anchored.span(written.framing)
        if anchored.kind == "repaired":
            self.repairs.append((item + path, anchored.how, span))
        return span

    def _find(self, quote: str, occurrence: int | None, path: str, home: Span | None) -> int:
        hits = occurrences(self._folded, fold(quote))
        if occurrence is not None:
            if 0 < occurrence <= len(hits):
                return hits[occurrence - 1]
            if hits:
                raise refuse(
                    "quote-ambiguous",
                    f"the quote stands {times(len(hits))} in the text",
                    path,
                    expected=f"“occurrence” from 1 to {len(hits)}",
                    found=str(occurrence),
                    quote=quote,
                )
        whole = [at for at in hits if not cuts_word(self.text, at, quote)]
        for some in (hits, whole, [at for at in whole or hits if home and self._share_paragraph(at, home)]):
            if len(some) == 1:
                return some[0]
        if home and some and path.rpartition(".")[2] in _NEAR:
            return min(some, key=lambda at: (*_gap(self.text, at, at + len(quote), home), at < home.begin, at))
        if hits:
            raise refuse(
                "quote-ambiguous",
                f"{path.lstrip('.')}: the quote stands {times(len(hits))} in the text, and does not say which is meant",
                path,
                advice=f'Take in more words, or write {{"quote": "{shorten(quote)}", "occurrence": {len(hits)}}} '
                f"for the last of the {len(hits)}.",
                quote=quote,
            )
        raise refuse(
            "quote-not-found",
            f"{path.lstrip('.')}: the quote does not stand in the text",
            path,
            advice=self._alike(quote),
            quote=quote,
        )

    def _share_paragraph(self, at: int, home: Span) -> bool:
        first = self.text.rfind("\n", 0, home.begin) + 1
        last = self.text.find("\n", home.end)
        return first <= at and (last < 0 or at < last)

    def _alike(self, quote: str) -> str:
        """Look whether the words are there but for quotation marks, dashes, case or form: people retype them."""
        if not quote:
            return "Give the words exactly as they stand in the text."
        for loose in (_typewritten, lambda words: _typewritten(words).casefold(), _loosest):
            hits = occurrences(loose(self.text), loose(quote))
            if len(hits) == 1 and len(loose(self.text)) == len(self.text):
                there = self.text[hits[0] : hits[0] + len(loose(quote))]
                return f"The text has “{shorten(there)}”: copy the words from there."
            if hits:
                return "The text has it in other letters (case, marks or accents): copy the words from there."
        return "Copy the words from the text, character by character."


def times(number: int) -> str:
    """Say how often, in words: "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _bounds(written: WrittenSpan | WrittenReference, path: str) -> tuple[int, int]:
    if written.fragments:
        return written.fragments[0][0], written.fragments[-1][1]
    if written.begin is not None and written.end is not None:
        return written.begin, written.end
    if written.begin is not None and written.quote:
        return written.begin, written.begin + len(written.quote)
    raise refuse(
        "offsets-incomplete",
        "one offset alone does not say which words are meant",
        path,
        expected="“begin” and “end”, or “quote”",
    )


def _typewritten(words: str) -> str:
    return fold(words).translate(_TYPEWRITTEN)


def _loosest(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(_typewritten(words).casefold().split()))
