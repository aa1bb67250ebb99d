"""Words of a claims table, found in the text: the quote in the whole text, other words in the quote or near it.

No-break spaces fold in silence. What else people and spreadsheets change when they copy (curly quotes, dashes, line
breaks, normal form) is tried in turn and told; letters are never guessed.
"""

import functools
import unicodedata
from collections.abc import Iterator, Mapping

import msgspec
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from rashomon.article import Span
from rashomon.problems import shorten
from rashomon.readers._anchoring import Pair, cuts_word, fold, occurrences

_TYPED = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′´`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_ENDS = ".!?؟。！？"
_CLOSING = "\"'”’»)]"
_NEAR_ENOUGH = 75.0


def _joins(one: str, other: str) -> bool:
    """Tell whether two characters belong to one figure or one word; words that take prefixes may be cut."""
    return all(char.isdigit() or (char.isalpha() and "\u0041" <= char < "\u0530") for char in (one, other))


class Found(msgspec.Struct, frozen=True):
    """What became of a quote.

    Args:
        span: where it stands, or None.
        how: what differed and was repaired, or empty.
        hits: how often it stands in the text.
        nearest: the words that come nearest to it, where it stands nowhere; else empty.
        differs: in how many letters these differ.
    """

    span: Span | None
    how: str = ""
    hits: int = 0
    nearest: str = ""
    differs: int = 0


class Text:
    """One article's text, in which words are found.

    Args:
        text: the raw text.
        quotes: where the text is made of quotes: quote -> (begin, end).
        blocks: likewise: (begin, end) of each quote with the other words of its rows.
    """

    def __init__(self, text: str, quotes: Mapping[str, Pair] | None = None, blocks: tuple[Pair, ...] = ()) -> None:
        self.text, self._quotes, self._blocks = text, quotes or {}, blocks
        self._folded = fold(text)

    @functools.cached_property
    def _lower(self) -> str:
        return _lowered(self._folded)

    @functools.cached_property
    def _loose(self) -> tuple[str, list[int]]:
        return _loosened(self.text)

    def quote(self, words: str, occurrence: int = 0) -> Found:
        """Find a quote.

        Args:
            words: as the table has them.
            occurrence: which one is meant, from 1; 0 where nobody says so.
        """
        if words in self._quotes:
            return Found(self._span(*self._quotes[words]), "", 1)
        wanted = fold(words)
        hits = [(at, at + len(wanted)) for at in occurrences(self._folded, wanted)]
        how = ""
        if not hits and (hits := self._loosely(words)):
            how = _difference(words, self.text[slice(*hits[0])])
        if not hits:
            nearest = self._nearest(words)
            return Found(None, "", 0, nearest, Levenshtein.distance(fold(words), fold(nearest)) if nearest else 0)
        if occurrence:
            meant = hits[occurrence - 1 : occurrence]
        else:
            whole = [hit for hit in hits if not cuts_word(self.text, hit[0], self.text[slice(*hit)])]
            meant = next((some for some in (hits, whole) if len(some) == 1), [])
        if meant and (longer := self._cut(*meant[0])):
            return Found(None, "", 0, longer, len(longer) - len(words))
        return Found(self._span(*meant[0]) if meant else None, how, len(hits))

    def _cut(self, begin: int, end: int) -> str:
        """Give the words whole where a quote cuts off part of a figure, or of a word that takes no prefixes."""
        first, last = begin, end
        while first > 0 and _joins(self.text[first - 1], self.text[first]):
            first -= 1
        while last < len(self.text) and _joins(self.text[last - 1], self.text[last]):
            last += 1
        return self.text[first:last] if (first, last) != (begin, end) else ""

    def near(self, words: str, home: Span, *, far: bool = False, whole: bool = True) -> Span | None:
        """Find words in a quote, else in its sentence, else in its paragraph: of several the nearest to the quote.

        Args:
            words: as the table has them; case makes no difference.
            home: the quote.
            far: whether they may stand elsewhere in the text, if they stand there once.
            whole: whether they must be whole words.
        """
        wanted = _lowered(fold(words))
        if not wanted.strip():
            return None
        scopes = list(self._scopes(home))
        for begin, end in scopes:
            if found := self._hits(wanted, begin, end, whole=whole):
                return self._span(*min(found, key=lambda hit: (_gap(hit, home), hit)))
        for begin, end in self._loosely(words) if any(char in _TYPED or char.isspace() for char in words) else ():
            if any(low <= begin and end <= high for low, high in scopes):
                return self._span(begin, end)
        everywhere = self._hits(wanted, 0, len(self.text), whole=whole) if far else []
        return self._span(*everywhere[0]) if len(everywhere) == 1 else None

    def sentence(self, span: Span) -> tuple[int, int]:
        """Give begin and end of the sentence, or sentences, in which a span stands."""
        first, last = self._paragraph(span)
        begin = first
        for at in range(first, span.begin):
            if self._ends_sentence(at, last) and self._after(at, last) <= span.begin:
                begin = self._after(at, last)
        ends = (self._after(at, last) for at in range(max(span.end - 2, first), last) if self._ends_sentence(at, last))
        return begin, next((end for end in ends if end >= span.end), last)

    def in_quotation_marks(self, span: Span) -> bool:
        """Tell whether a span stands inside quotation marks of its paragraph."""
        first, last = self._paragraph(span)
        before, after = self.text[first : span.begin], self.text[span.end : last]
        for opening, closing in ("“”", "«»", "„“", "‘’", "「」"):
            opened, closed = before.rfind(opening), before.rfind(closing)
            if opened > closed and closing in after:
                return True
        return before.count('"') % 2 == 1 and '"' in after

    def is_head(self, span: Span, headline: str) -> bool:
        """Tell whether a span stands in the head: headline, deck or caption.

        The head goes from the headline to the first paragraph that ends as a sentence does.

        Args:
            span: the words.
            headline: as printed; empty where it is not known.
        """
        wanted, at = " ".join(fold(headline).split()), 0
        for line in self.text.splitlines(keepends=True):
            words = " ".join(fold(line).split())
            at += len(line)
            if not words:
                continue
            if wanted and not (wanted.startswith(words) or words.startswith(wanted)):
                return False  # the text does not begin with its headline
            wanted = ""
            if span.end <= at:
                return True
            break
        while at < len(self.text):
            end = self.text.find("\n", at) + 1 or len(self.text)
            if self._is_sentence(at, end):
                return False
            if span.end <= end:
                return any(self._is_sentence(*line) for line in self._lines_from(end))
            at = end
        return False

    def _is_sentence(self, begin: int, end: int) -> bool:
        return self.text[begin:end].strip().rstrip(_CLOSING)[-1:] in _ENDS and self.text[begin:end].strip() != ""

    def _lines_from(self, at: int) -> Iterator[tuple[int, int]]:
        while at < len(self.text):
            end = self.text.find("\n", at) + 1 or len(self.text)
            yield at, end
            at = end

    def _span(self, begin: int, end: int) -> Span:
        return Span(begin, end, self.text[begin:end])

    def _scopes(self, home: Span) -> Iterator[tuple[int, int]]:
        yield home.begin, home.end
        yield from (block for block in self._blocks if block[0] <= home.begin and home.end <= block[1])
        yield self.sentence(home)
        yield self._paragraph(home)

    def _paragraph(self, span: Span) -> tuple[int, int]:
        last = self.text.find("\n", span.end)
        return self.text.rfind("\n", 0, span.begin) + 1, len(self.text) if last < 0 else last

    def _hits(self, wanted: str, begin: int, end: int, *, whole: bool) -> list[tuple[int, int]]:
        found = ((begin + at, begin + at + len(wanted)) for at in occurrences(self._lower[begin:end], wanted))
        return [hit for hit in found if not whole or not self._cuts(*hit)]

    def _cuts(self, begin: int, end: int) -> bool:
        joints = (self.text[max(0, begin - 1) : begin + 1], self.text[end - 1 : end + 1])
        return any(len(joint) == 2 and joint.isalnum() for joint in joints)

    def _ends_sentence(self, at: int, last: int) -> bool:
        if self.text[at] not in _ENDS:
            return False
        after = self._after(at, last)
        return after > last or after == last or self.text[after - 1].isspace() or self.text[at] in "。！？"

    def _after(self, at: int, last: int) -> int:
        """Give where the next sentence begins, behind closing marks and blanks."""
        at += 1
        while at < last and self.text[at] in _CLOSING:
            at += 1
        while at < last and self.text[at].isspace():
            at += 1
        return at

    def _loosely(self, words: str) -> list[tuple[int, int]]:
        """Find words where they differ from the text only in marks, blanks or normal form."""
        text, origins = self._loose
        wanted = _loosened(words)[0].strip()
        if not wanted:
            return []
        found = []
        for at in occurrences(text, wanted):
            begin, end = origins[at], origins[at + len(wanted) - 1] + 1
            while end < len(self.text) and unicodedata.combining(self.text[end]):
                end += 1
            found.append((begin, end))
        return found

    def _nearest(self, words: str) -> str:
        """Give the words of the text that come nearest to words that stand nowhere; empty where nothing is near."""
        if not 0 < len(words) <= 2000 or len(self.text) > 200_000 or len(words) > len(self.text):
            return ""
        found = fuzz.partial_ratio_alignment(fold(words), self._folded, score_cutoff=_NEAR_ENOUGH)
        if found is None:
            return ""
        begin, end = found.dest_start, found.dest_end
        while begin > 0 and self.text[begin - 1].isalnum() and self.text[begin : begin + 1].isalnum():
            begin -= 1
        while end < len(self.text) and self.text[end].isalnum() and self.text[end - 1].isalnum():
            end += 1
        return self.text[begin:end].strip()


def not_found(found: Found, words: str) -> tuple[str, str]:
    """Say of a quote that stands nowhere: message and advice."""
    if not found.nearest:
        return f"the quote does not stand in the text: “{shorten(words)}”", "Copy the words from the text."
    letters = f"{found.differs} letter{'s' if found.differs != 1 else ''} differ{'' if found.differs != 1 else 's'}"
    return f"quote not found; nearest is “{found.nearest}” ({letters})", "Copy the words from the text."


def _gap(hit: tuple[int, int], home: Span) -> int:
    return max(home.begin - hit[1], hit[0] - home.end, 0)


def _lowered(text: str) -> str:
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _loosened(text: str) -> tuple[str, list[int]]:
    """Give a text as a typewriter has it, with the index in the original of each character."""
    out: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(fold(text)):
        plain = " " if char.isspace() else "" if unicodedata.category(char) == "Cf" else _TYPED.get(char, char)
        for one in unicodedata.normalize("NFD", plain):
            if one == " " and out and out[-1] == " ":
                continue
            out.append(one)
            origins.append(at)
    return "".join(out), origins


def _difference(words: str, there: str) -> str:
    """Name what differs between a quote and the words of the text."""
    if fold(words).split() == fold(there).split():
        return "blanks or line breaks"
    if _typed(words) == _typed(there):
        return "quotation marks or dashes"
    if unicodedata.normalize("NFC", words) == unicodedata.normalize("NFC", there):
        return "the form of accented letters"
    return "marks and blanks"


def _typed(words: str) -> str:
    return "".join(_TYPED.get(char, char) for char in words)
