"""Never trust an offset: compare the words that a tool thought it marked with the words that stand there.

Where they differ, the known causes are tried in turn. Each cause is a *view*: the text as the tool may have
counted it (in UTF-16 units, in bytes, with other line ends, in another normal form). Only an exact match is
accepted, and what is given back are code points of the raw text. The text itself is never normalised.
"""

import functools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from rashomon.article import Span
from rashomon.problems import shorten

Kind = Literal["proved", "repaired", "unproved", "refused"]
Pair = tuple[int, int]

NEAR = 200
"""How far (code points, to either side) the quote is looked for where no known cause explains the offsets."""

_BLANKS = {0xA0: " ", 0x2007: " ", 0x202F: " "}
_LINE_ENDS = {**_BLANKS, 0x0A: " ", 0x0D: " ", 0x09: " "}
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LINES_AND_NON_ASCII = re.compile(r"\r\n|\n|[^\x00-\x7f]")
_RUNS = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")


class Anchored(msgspec.Struct, frozen=True):
    """What became of a span.

    Args:
        begin: first code point of the raw text.
        end: code point after the last.
        kind: proved (the carried quote stands there), repaired (it stands where a known cause moves it),
            unproved (no quote was carried; in range, no blank at its ends), refused.
        how: for a repaired span the cause, for a refused one the reason; else empty.
        words: the words of the text at the offsets; empty where refused and out of range.
        fragments: (begin, end) pairs of a discontinuous span, else empty.
    """

    begin: int
    end: int
    kind: Kind
    how: str = ""
    words: str = ""
    fragments: tuple[Pair, ...] = ()

    @property
    def usable(self) -> bool:
        """Tell whether the span may be used: everything but refused."""
        return self.kind != "refused"

    def span(self, framing: str = "") -> Span:
        """Give it as a `Span`; its quote is the words of the text, or empty where it is unproved.

        Args:
            framing: a value of the list "framing", or empty.
        """
        quote = "" if self.kind == "unproved" else self.words
        return Span(self.begin, self.end, quote, self.fragments, framing)


def prove(text: str, begin: int, end: int, quote: str, fragments: Sequence[Pair] = ()) -> Anchored:
    """Anchor a span in a text.

    Args:
        text: the raw text.
        begin: first unit as the tool counts (code points, as is hoped).
        end: unit after the last.
        quote: the words that the tool carries; empty where its format has none. For a discontinuous span the
            fragments' words joined by one blank.
        fragments: (begin, end) pairs of a discontinuous span in order, else empty; then `begin` and `end` are
            those of its outer bounds.
    """
    pieces: tuple[Pair, ...] = tuple((int(first), int(last)) for first, last in fragments) or ((begin, end),)
    words = words_at(text, pieces)
    if words is not None and words == quote and quote:
        return _found(pieces, "proved", "", words)
    if any(first > last for first, last in pieces) or any(a[1] > b[0] for a, b in pairwise(pieces)):
        return Anchored(begin, end, "refused", "its end stands before its begin, or its parts are out of order")
    if not quote:
        return _unproved(text, pieces, words)
    for moved, how in _explanations(text, pieces, quote):
        return _found(moved, "repaired", how, words_at(text, moved) or "")
    if not fragments and (near := _near(text, begin, quote)):
        return _found((near,), "repaired", "the quote stands once near by", text[near[0] : near[1]])
    reason = f"the text has {len(text)} code points" if words is None else f"“{shorten(words)}” stands there"
    return Anchored(begin, end, "refused", reason, words or "", tuple(fragments))


def words_at(text: str, pieces: Sequence[Pair]) -> str | None:
    """Give the words at one or more (begin, end) pairs, joined by one blank; None if out of range."""
    if any(not 0 <= begin <= end <= len(text) for begin, end in pieces):
        return None
    return " ".join(text[begin:end] for begin, end in pieces)


def fold(text: str) -> str:
    """Fold no-break spaces to blanks without changing the length: for look-ups, never for what is kept."""
    return text.translate(_BLANKS)


def _found(pieces: tuple[Pair, ...], kind: Kind, how: str, words: str) -> Anchored:
    fragments = pieces if len(pieces) > 1 else ()
    return Anchored(pieces[0][0], pieces[-1][1], kind, how, words, fragments)


def _unproved(text: str, pieces: tuple[Pair, ...], words: str | None) -> Anchored:
    begin, end = pieces[0][0], pieces[-1][1]
    if words is None:
        return Anchored(begin, end, "refused", f"the text has {len(text)} code points")
    if any(first == last for first, last in pieces):
        return Anchored(begin, end, "refused", "it is empty")
    if any(text[first].isspace() or text[last - 1].isspace() for first, last in pieces):
        return Anchored(begin, end, "refused", "it begins or ends with a blank and has no quote", words)
    return _found(pieces, "unproved", "", words)


# What may have moved an offset. Each explanation gives the pieces in code points of the raw text; the first
# under which the carried quote stands there, character by character, is taken.


def _explanations(text: str, pieces: tuple[Pair, ...], quote: str) -> Iterator[tuple[tuple[Pair, ...], str]]:
    folds: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("no-break space", fold),
        ("line break carried as a blank", lambda words: words.translate(_LINE_ENDS)),
        ("NFC against NFD", lambda words: unicodedata.normalize("NFC", words)),
    )
    here = words_at(text, pieces)
    if here is not None:
        for how, folded in folds:
            if folded(here) == folded(quote):
                yield pieces, how
    for how, view in _views(text):
        moved = view.back(pieces)
        words = words_at(text, moved) if moved else None
        if moved is None or words is None:
            continue
        if view.reads(words) == quote or words == quote:
            yield moved, how
        elif fold(view.reads(words)) == fold(quote):
            yield moved, f"{how}, no-break space"


class _View:
    """The text as a tool may have counted it; only the places where counting differs are kept."""

    def __init__(
        self,
        text: str,
        pattern: re.Pattern[str] = _NON_ASCII,
        reads: Callable[[str], str] = str,
        width: Callable[[str], int] = len,
        shift: Pair = (0, 0),
    ) -> None:
        self.reads, self._shift, self._length = reads, shift, len(text)
        self._starts: list[int] = []
        self._odd: list[tuple[int, int, int]] = []  # end in the view, begin and end in the text
        drift = 0
        for begin, end in _segments(text, pattern):
            size = width(reads(text[begin:end]))
            if size != end - begin:
                self._starts.append(begin + drift)
                self._odd.append((begin + drift + size, begin, end))
                drift += size - (end - begin)

    @property
    def is_plain(self) -> bool:
        """Tell whether counting this way makes no difference for this text."""
        return not self._starts and self._shift == (0, 0)

    def back(self, pieces: tuple[Pair, ...]) -> tuple[Pair, ...] | None:
        """Give the pieces in code points of the raw text; None where one falls inside a character."""
        moved: list[Pair] = []
        for begin, end in pieces:
            first, last = self._back(begin + self._shift[0]), self._back(end + self._shift[1])
            if first is None or last is None or first >= last:
                return None
            moved.append((first, last))
        return tuple(moved)

    def _back(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return offset if 0 <= offset <= self._length else None
        view_end, begin, end = self._odd[at]
        if offset == self._starts[at]:
            return begin
        raw = end + offset - view_end
        return raw if offset >= view_end and raw <= self._length else None


@functools.lru_cache(maxsize=4)
def _views(text: str) -> tuple[tuple[str, _View], ...]:
    """Give the ways in which a tool may have counted, single causes first, then those that come together."""
    lines = _LINES_AND_NON_ASCII
    single: list[tuple[str, _View]] = [
        ("UTF-16 units", _View(text, width=_utf16)),
        ("UTF-8 bytes", _View(text, width=_utf8)),
        ("one-based, or a byte order mark counted", _View(text, shift=(-1, -1))),
        ("inclusive end", _View(text, shift=(0, 1))),
        ("one-based with inclusive end", _View(text, shift=(-1, 0))),
    ]
    if text.startswith("\ufeff"):
        single.append(("byte order mark not counted", _View(text, shift=(1, 1))))
    forms = (
        ("CRLF counted as one", lines, _to_lf),
        ("line ends counted as CRLF", lines, _to_crlf),
        ("offsets of the NFC form", _RUNS, functools.partial(unicodedata.normalize, "NFC")),
        ("offsets of the NFD form", _RUNS, functools.partial(unicodedata.normalize, "NFD")),
    )
    single += [(how, _View(text, pattern, reads)) for how, pattern, reads in forms]
    pairs = [
        (f"{how}, {units}", _View(text, pattern, reads, width))
        for how, pattern, reads in forms
        for units, width in (("UTF-16 units", _utf16), ("UTF-8 bytes", _utf8))
    ]
    pairs += [
        ("UTF-8 bytes, byte order mark counted", _View(text, width=_utf8, shift=(-3, -3))),
        ("UTF-16 units, byte order mark counted", _View(text, width=_utf16, shift=(-1, -1))),
        ("UTF-16 units, inclusive end", _View(text, width=_utf16, shift=(0, 1))),
    ]
    return tuple((how, view) for how, view in single + pairs if not view.is_plain)


def _segments(text: str, pattern: re.Pattern[str]) -> Iterator[Pair]:
    for match in pattern.finditer(text):
        if pattern is not _RUNS:
            yield match.span()
            continue
        begin = match.start()
        for at in range(begin + 1, match.end()):
            if _begins_cluster(text[at]):
                yield begin, at
                begin = at
        yield begin, match.end()


def _begins_cluster(char: str) -> bool:
    """Tell whether normalising never joins this character with what stands before it."""
    is_jamo = "\u1160" <= char <= "\u11ff"  # vowels and finals of Hangul join with what precedes them
    return not is_jamo and not unicodedata.category(char).startswith("M") and not unicodedata.combining(char)


def _utf16(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _to_lf(text: str) -> str:
    return text.replace("\r\n", "\n")


def _to_crlf(text: str) -> str:
    return _to_lf(text).replace("\n", "\r\n")


def _near(text: str, begin: int, quote: str) -> Pair | None:
    """Find the quote where it stands exactly once, as whole words, within `NEAR` code points of its begin."""
    start = max(0, min(begin, len(text)) - NEAR)
    folded = occurrences(fold(text[start : max(0, begin + len(quote) + NEAR)]), fold(quote))
    found = [start + at for at in folded if not cuts_word(text, start + at, quote)]
    return (found[0], found[0] + len(quote)) if len(found) == 1 else None


def occurrences(text: str, quote: str) -> list[int]:
    """Give every offset at which a quote begins in a text, overlapping ones too."""
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def cuts_word(text: str, at: int, quote: str) -> bool:
    """Tell whether the quote would begin or end inside a word written in ASCII letters or digits."""
    joints = (text[max(0, at - 1) : at + 1], text[at + len(quote) - 1 : at + len(quote) + 1])
    return any(len(joint) == 2 and joint.isascii() and joint.isalnum() for joint in joints)


class Ledger:
    """Counts what became of the spans of one source: four columns, and the repairs by cause."""

    def __init__(self) -> None:
        self.proved = 0
        self.unproved = 0
        self.refused = 0
        self.repaired: dict[str, int] = {}

    def count(self, anchored: Anchored) -> Anchored:
        """Count a span and give it back."""
        if anchored.kind == "repaired":
            self.repaired[anchored.how] = self.repaired.get(anchored.how, 0) + 1
        else:
            setattr(self, anchored.kind, getattr(self, anchored.kind) + 1)
        return anchored

    def sentence(self) -> str:
        """Say it in words, the same on every run: "40 proved, 2 repaired (2 UTF-16 units), 1 refused"."""
        causes = ", ".join(f"{number} {how}" for how, number in sorted(self.repaired.items()))
        parts = [
            f"{self.proved} proved",
            f"{sum(self.repaired.values())} repaired ({causes})" if causes else "",
            f"{self.unproved} unproved" if self.unproved else "",
            f"{self.refused} refused" if self.refused else "",
        ]
        return ", ".join(part for part in parts if part)
