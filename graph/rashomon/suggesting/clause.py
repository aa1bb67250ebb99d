"""A sentence as a row of words, quotations, brackets and marks, in which the rules look for who says what."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rashomon.suggesting.language import Language
from rashomon.suggesting.words import Quotation, Range, Token, tokens_of, trimmed

Kind = Literal["word", "quotation", "bracket", ",", ":", "-", "."]

_MARK = re.compile(r"[،;؛:—–(\[!?؟…]|(?<!\d)[,.]|[,.](?!\d)|(?<=\s)-(?=\s)")
_KINDS: dict[str, Kind] = {",": ",", "،": ",", ";": ".", "؛": ".", ":": ":", "—": "-", "–": "-", "-": "-"}
_CLOSERS = {"(": ")", "[": "]"}
_LONGEST_BRACKET = 400


class Item(NamedTuple):
    """One member of the row: what it is, where it stands, and its folded form (of a word) or its kind."""

    kind: Kind
    begin: int
    end: int
    folded: str


class Found(NamedTuple):
    """Somebody says something, as one rule found it.

    Args:
        rule: its name.
        subject: the words that say who, or None where nobody is named.
        cue: the verb, or "according to".
        act: a value of the list "speechAct".
        contents: what is said; each becomes a row.
        begin: where the clause of saying begins: what an earlier speaker says ends there.
        via: the words that say who relays it, or None.
        unclear: numbers of contents of which it is not clear that this speaker says them.
    """

    rule: str
    subject: Range | None
    cue: Range
    act: str
    contents: tuple[Range, ...]
    begin: int
    via: Range | None = None
    unclear: tuple[int, ...] = ()


class Sentence:
    """A sentence, cut into items.

    Args:
        text: the whole text.
        part: where the sentence stands.
        quoted: the quotations inside it.
        language: whose words count.
    """

    def __init__(self, text: str, part: Range, quoted: Sequence[Quotation], language: Language) -> None:
        self.text, self.part, self.language = text, part, language
        self.quoted = tuple(quoted)
        self.items = _items(text, part, self.quoted)
        self.words = [item.folded for item in self.items]

    def kind(self, index: int) -> Kind:
        """Give the kind of an item; outside the sentence it is a full stop."""
        return self.items[index].kind if 0 <= index < len(self.items) else "."

    def range(self, first: int, last: int) -> Range:
        """Give the part of the text from one item up to before another."""
        if first >= last:
            place = self.items[first].begin if first < len(self.items) else self.part.end
            return Range(place, place)
        return Range(self.items[first].begin, self.items[last - 1].end)

    def content(self, first: int, last: int) -> Range | None:
        """Give what stands from one item up to before another as something said; None where that is nothing.

        Marks at its ends are taken off; of a lone quotation its words remain.
        """
        while first < last and self.kind(first) not in {"word", "quotation", "bracket"}:
            first += 1
        while first < last and self.kind(last - 1) not in {"word", "quotation", "bracket"}:
            last -= 1
        if first >= last:
            return None
        if last - first == 1 and self.items[first].kind == "quotation":
            inside = next(one.inside for one in self.quoted if one.begin == self.items[first].begin)
            return trimmed(self.text, inside, ",،.=+-@")
        return trimmed(self.text, self.range(first, last), ",،.;:—–=+-@")

    def count(self, part: Range) -> int:
        """Count the words of a part."""
        return len(tokens_of(self.text, *part))


def _items(text: str, part: Range, quoted: Sequence[Quotation]) -> list[Item]:
    whole: list[Item] = [Item("quotation", one.begin, one.end, "“”") for one in quoted]
    found: list[Item] = []
    position, number = part.begin, 0
    while position < part.end:
        stop = whole[number].begin if number < len(whole) else part.end
        found += _plain(text, position, stop)
        if number < len(whole):
            found.append(whole[number])
        position = whole[number].end if number < len(whole) else part.end
        number += 1
    return found


def _plain(text: str, begin: int, end: int) -> list[Item]:
    """Cut a part without quotations: brackets whole, marks, words."""
    marks: list[Item] = []
    position = begin
    while match := _MARK.search(text, position, end):
        position = match.end()
        if match[0] in _CLOSERS:
            close = text.find(_CLOSERS[match[0]], position, min(end, position + _LONGEST_BRACKET))
            if close < 0:
                continue
            position = close + 1
            marks.append(Item("bracket", match.start(), position, "()"))
        else:
            kind = _KINDS.get(match[0], ".")
            marks.append(Item(kind, match.start(), match.end(), kind))
    found: list[Item] = []
    position = begin
    for mark in marks:
        found += [_word(token) for token in tokens_of(text, position, mark.begin)]
        found.append(mark)
        position = mark.end
    found += [_word(token) for token in tokens_of(text, position, end)]
    return found


def _word(token: Token) -> Item:
    return Item("word", token.begin, token.end, token.folded)
