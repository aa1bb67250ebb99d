"""Every quote checks: the words of each span are compared with the text at its offsets, always."""

import hashlib
from collections.abc import Callable, Iterable

import pyoxigraph as ox

from rashomon.article import Span
from rashomon.problems import Place, Problem
from rashomon.shapes.focus import triple
from rashomon.shapes.telling import span_at
from rashomon.terms import NIF, RSM, iri, whole

_PREDICATES = frozenset((iri(NIF + "anchorOf"), iri(NIF + "beginIndex"), iri(NIF + "endIndex"), iri(RSM + "sha256")))
_ADVICE = "Build it again from its source; if it happens again, report it with the file."


def _node(node: str) -> Place:
    return Place(node=node)


def check_quotes(lines: Iterable[bytes], text: str, place_of: Callable[[str], Place] = _node) -> list[Problem]:
    """Compare every span of an article with its text, and the text with its hash and length.

    It reads nothing but the lines and shares no code with the conversion that wrote them: offsets come from the IRIs of
    the spans and from their offset triples, the words from `nif:anchorOf`, and all must agree with the text.

    Args:
        lines: N-Quads of one article, or those of its spans and of what points at them.
        text: its raw text, as it was read.
        place_of: node IRI -> where it comes from.

    Returns:
        A problem for each span whose words are not those at its offsets, for each span that is pointed at and
        does not exist (where spans are not written at all: that does not lie in the text), and for a text that is
        not the one that was hashed.
    """
    facts, pointed = _facts(lines)
    found = []
    spans = {node: values for node, values in facts.items() if "anchorOf" in values}
    for node, values in sorted(spans.items()):
        words = words_at(node, values, text)
        if words != values["anchorOf"]:
            found.append(_differs("quote-differs", "the words of the span are not those of the text at its offsets",
                                  place_of(node), values["anchorOf"], words))  # fmt: skip
    for node in sorted(pointed - spans.keys()):
        if spans:
            found.append(_differs("span-missing", "something points at a span that does not exist", place_of(node)))
        elif _words(span_at(node), text) is None:
            found.append(_differs("span-outside", "something points at words outside the text", place_of(node)))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    for node, values in sorted(facts.items()):
        if "sha256" in values and values["sha256"] != digest:
            found.append(_differs("text-differs", "the text is not the one that was annotated", place_of(node),
                                  values["sha256"], digest))  # fmt: skip
        if "sha256" in values and values.get("endIndex", "") != str(len(text)):
            found.append(_differs("text-length-differs", "the text has another length than was written", place_of(node),
                                  f"{values.get('endIndex', 'none')} code points", str(len(text))))  # fmt: skip
    return found


def words_at(node: str, values: dict[str, str], text: str) -> str | None:
    """Give the words of the text at a span's offsets; those of fragments joined by one blank.

    Args:
        node: IRI of the span; it names the fragments.
        values: "beginIndex" and "endIndex" in code points, as strings.
        text: the raw text.

    Returns:
        The words; None if the offsets are missing, no numbers, out of range, or not those of the IRI.
    """
    span = span_at(node)
    if span is None or (str(span.begin), str(span.end)) != (values.get("beginIndex"), values.get("endIndex")):
        return None
    words = _words(span, text)
    return None if words is None else whole(words)


def _words(span: Span | None, text: str) -> str | None:
    """Give the words of a span, or None if it does not lie in the text."""
    if span is None or any(not 0 <= begin < end <= len(text) for begin, end in span.pieces):
        return None
    return span.words_in(text)


def _facts(lines: Iterable[bytes]) -> tuple[dict[str, dict[str, str]], set[str]]:
    """Give node -> what is said of its text or offsets, and the spans that something points at."""
    chosen = []
    pointed = set()
    for line in lines:
        subject, predicate, obj = triple(line)
        if predicate in _PREDICATES:
            chosen.append(b"%b %b %b .\n" % (subject, predicate, obj))
        elif obj.startswith(b"<") and b"#offset_" in obj:
            pointed.add(obj.decode("utf-8").removeprefix("<").removesuffix(">"))
    facts: dict[str, dict[str, str]] = {}
    for quad in ox.parse(b"".join(chosen), format=ox.RdfFormat.N_TRIPLES):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            name = quad.predicate.value.rsplit("#", 1)[1]
            facts.setdefault(quad.subject.value, {})[name] = quad.object.value
    return facts, pointed


def _differs(code: str, message: str, place: Place, expected: str | None = None, found: str | None = None) -> Problem:
    return Problem(code, message, place, expected=_quoted(expected), found=_quoted(found), advice=_ADVICE)


def _quoted(text: str | None) -> str:
    return f"“{text}”" if text else ""
