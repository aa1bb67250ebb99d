"""Proves every quote of the graph against the text, reading nothing but the lines of N-Quads.

It shares no code with the conversion that wrote them: offsets come from the nodes' IRIs and from their offset triples,
the words from `nif:anchorOf`, and all must agree with the text.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rashomon.terms import NIF, RSM

_SPAN = re.compile(rb"<([^>]*)#offset_(\d+(?:_\d+)+)>")
_OFFSET = re.compile(rb'"(\d+)"\^\^')
_ANCHOR, _BEGIN, _END = (f"<{NIF}{name}>".encode() for name in ("anchorOf", "beginIndex", "endIndex"))
_SHA256 = f"<{RSM}sha256>".encode()


class QuoteFault(NamedTuple):
    """A quote or an offset of the graph that the text does not bear out.

    Args:
        span: IRI of the span.
        article: IRI of the article.
        begin: first code point, by the IRI.
        end: code point after the last, by the IRI.
        expected: what the graph says.
        found: what the text, or the span's own IRI, says.
    """

    span: str
    article: str
    begin: int
    end: int
    expected: str
    found: str


def quote_faults(lines: Iterable[bytes], article: str, text: str) -> Iterator[QuoteFault]:
    """Compare what an article's lines say of its spans with its text.

    Args:
        lines: lines of N-Quads; those of other articles' spans are passed over.
        article: the article's IRI.
        text: its raw text.
    """
    mine = article.encode("ascii")
    seen: set[bytes] = set()
    for text_line in lines:
        if b"#offset_" not in text_line:
            continue
        for match in _SPAN.finditer(_without_literal(text_line)):
            if match[1] == mine and match[0] not in seen:
                seen.add(match[0])
                yield from _range_fault(match, article, text)
        subject = _SPAN.match(text_line)
        if subject and subject[1] == mine:
            yield from _triple_fault(subject, text_line, article, text)


def text_hashes(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Give (IRI of the article, sha256 of its text) as the lines say it."""
    for text_line in lines:
        subject, predicate, rest = text_line.split(b" ", 2)
        if predicate == _SHA256 and subject.endswith(b"/text>"):
            yield subject[1 : -len(b"/text>")].decode("ascii"), rest[1:65].decode("ascii", "replace")


def unescape(quoted: bytes) -> str:
    """Give the string of a literal of canonical N-Quads, from its opening to its closing quotation mark."""
    string: str = json.loads(quoted)  # its escapes are a part of JSON's
    return string


def literal_of(text_line: bytes) -> bytes:
    """Give the quoted part of a line's literal, with its quotation marks, or nothing."""
    begin = text_line.find(b'"')
    return text_line[begin : text_line.rfind(b'"') + 1] if begin >= 0 else b""


def _without_literal(text_line: bytes) -> bytes:
    begin = text_line.find(b'"')
    return text_line if begin < 0 else text_line[:begin]


def _pairs(numbers: bytes) -> list[tuple[int, int]]:
    flat = [int(number) for number in numbers.split(b"_")]
    return list(zip(flat[::2], flat[1::2], strict=len(flat) % 2 == 0))


def _range_fault(match: re.Match[bytes], article: str, text: str) -> Iterator[QuoteFault]:
    pairs = _pairs(match[2])
    numbers = [number for pair in pairs for number in pair]
    if len(numbers) != match[2].count(b"_") + 1 or numbers != sorted(numbers) or numbers[-1] > len(text):
        span = match[0].decode("ascii")[1:-1]
        found = f"a text of {len(text)} characters"
        yield QuoteFault(span, article, numbers[0], numbers[-1], "offsets inside the text", found)


def _triple_fault(subject: re.Match[bytes], text_line: bytes, article: str, text: str) -> Iterator[QuoteFault]:
    predicate, rest = text_line[subject.end() + 1 :].split(b" ", 1)
    pairs = _pairs(subject[2])
    begin, end = pairs[0][0], pairs[-1][1]
    span = subject[0].decode("ascii")[1:-1]
    if predicate == _ANCHOR:
        said, found = unescape(literal_of(rest)), " ".join(text[first:last] for first, last in pairs)
        if said != found:
            yield QuoteFault(span, article, begin, end, said, found)
    elif predicate in {_BEGIN, _END}:
        number = _OFFSET.match(rest)
        right = begin if predicate == _BEGIN else end
        if not number or int(number[1]) != right:
            said = rest.split(b" ", 1)[0].decode("ascii", "replace")
            yield QuoteFault(span, article, begin, end, said, str(right))
