"""Words, quotations, paragraphs and sentences of a raw text, each with its offsets in code points."""

import functools
import re
from typing import NamedTuple

from rashomon.registry import fold

# A word with its vowel signs and accents; figures keep their separators of thousands.
_WORD = re.compile(
    r"\d+(?:[.,\u066c\u00a0\u202f]\d{3})+(?!\d)|\d+"
    r"|(?:(?![\d_])\w|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640])"
    r"(?:(?!_)\w|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640])*"
)
_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", '"': '"', "‘": "’", "”": "”"}
_STOP = re.compile(r"(?<![.!?؟。…۔！？])[.!?؟。…۔！？]+[\"”’»)\]]*(?=\s|$)")
_LONGEST_QUOTATION = 4_000
_LONGEST_PARAGRAPH = 6_000
_MOST_TRIES = 40  # apostrophes that are passed over before a quotation counts as not closed


class Token(NamedTuple):
    """A word: first code point, code point after its last, and its folded form."""

    begin: int
    end: int
    folded: str


class Range(NamedTuple):
    """A part of a text: first code point, and the one after its last."""

    begin: int
    end: int

    def holds(self, other: "Range") -> bool:
        """Tell whether another range lies inside."""
        return self.begin <= other.begin and other.end <= self.end


class Quotation(NamedTuple):
    """Words between quotation marks.

    Args:
        begin: of the opening mark.
        end: after the closing mark.
        inside: the words alone.
    """

    begin: int
    end: int
    inside: Range


@functools.lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    return fold(word).replace(" ", "")


def tokens_of(text: str, begin: int = 0, end: int | None = None) -> list[Token]:
    """List the words of a text, or of a part of it; those that fold to nothing are left out."""
    stop = len(text) if end is None else end
    found = (Token(match.start(), match.end(), _fold(match[0])) for match in _WORD.finditer(text, begin, stop))
    return [token for token in found if token.folded]


def paragraphs(text: str) -> list[Range]:
    """List the lines that hold anything: news writes one paragraph a line. Very long lines are cut at a sentence."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        begin, end = match.span()
        while begin < end:
            stop = _near_end(text, begin, end)
            part = trimmed(text, Range(begin, stop))
            if part.begin < part.end:
                found.append(part)
            begin = stop
    return found


def _near_end(text: str, begin: int, end: int) -> int:
    """Give where a line ends, or is cut so that the work on one piece of it stays small."""
    limit = begin + _LONGEST_PARAGRAPH
    if end <= limit:
        return end
    places = (text.rfind(mark, begin + 1, limit) for mark in (". ", " "))
    return next((place + 1 for place in places if place > begin), limit)


def trimmed(text: str, part: Range, marks: str = "") -> Range:
    """Take blanks, and the marks that are given, off both ends of a part."""
    begin, end = part
    while begin < end and (text[begin].isspace() or text[begin] in marks or text[begin] in "\ufeff\u200b"):
        begin += 1
    while begin < end and (text[end - 1].isspace() or text[end - 1] in marks or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return Range(begin, end)


def quotations(text: str, part: Range) -> list[Quotation]:
    """List the quotations of a paragraph, the outermost only.

    One that is not closed reaches to the end of the paragraph, as where the speech goes on in the next.
    """
    found = []
    position = part.begin
    while position < part.end:
        char = text[position]
        if char not in _PAIRS or not _opens(text, position, part):
            position += 1
            continue
        close = _closing(text, position, part)
        if close is None:
            if char in "“«„" and position + _LONGEST_QUOTATION > part.end and position == part.begin:
                found.append(Quotation(position, part.end, Range(position + 1, part.end)))
                break
            position += 1
            continue
        found.append(Quotation(position, close + 1, Range(position + 1, close)))
        position = close + 1
    return found


def _opens(text: str, position: int, part: Range) -> bool:
    """Tell whether a mark opens: after an apostrophe's letter, or before a blank, it does not."""
    before = text[position - 1] if position > part.begin else " "
    after = text[position + 1] if position + 1 < part.end else " "
    if text[position] in "\"'‘”":
        return not before.isalnum() and not after.isspace()
    return not after.isspace() or text[position] == "«"


def _closing(text: str, position: int, part: Range) -> int | None:
    limit = min(part.end, position + _LONGEST_QUOTATION)
    at = position
    for _ in range(_MOST_TRIES):
        places = [place for closer in _PAIRS[text[position]] if (place := text.find(closer, at + 1, limit)) >= 0]
        if not places:
            return None
        at = min(places)
        # An apostrophe stands before a letter; a closing mark does not.
        if text[at] != "’" or at + 1 >= part.end or not text[at + 1].isalnum():
            return at
    return None


def sentences(text: str, part: Range, quoted: list[Quotation], abbreviations: frozenset[str]) -> list[Range]:
    """Cut a paragraph into sentences; a quotation is never cut.

    Args:
        text: the whole text.
        part: the paragraph.
        quoted: its quotations, in order.
        abbreviations: folded words after which a full stop ends nothing.
    """
    found = []
    begin, number = part.begin, 0
    for match in _STOP.finditer(text, part.begin, part.end):
        while number < len(quoted) and quoted[number].end < match.end():
            number += 1
        # A stop just inside the closing mark ends the sentence if the next word begins one.
        inside = number < len(quoted) and quoted[number].begin < match.start() and match.end() < quoted[number].end
        if inside or not _ends(text, match, part, abbreviations):
            continue
        found.append(trimmed(text, Range(begin, match.end())))
        begin = match.end()
    found.append(trimmed(text, Range(begin, part.end)))
    return [one for one in found if one.begin < one.end]


def _ends(text: str, match: re.Match[str], part: Range, abbreviations: frozenset[str]) -> bool:
    after = match.end()
    while after < part.end and text[after].isspace():
        after += 1
    if after < part.end and (text[after].islower() or text[after] in "—–,;"):
        return False
    if match[0] != ".":
        return True
    start = match.start()
    while start > max(part.begin, match.start() - 12) and text[start - 1].isalpha():
        start -= 1
    word = text[start : match.start()]
    initial = len(word) == 1 and word.isupper() and after < part.end
    return not initial and _fold(word) not in abbreviations
