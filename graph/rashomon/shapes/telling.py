"""Leads findings back to the annotations: as problems that name file, line and words, and as what to hold back."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

import msgspec
import pyoxigraph as ox

from rashomon.article import Origin, Span
from rashomon.problems import Place, Problem, Severity
from rashomon.shapes.findings import Finding
from rashomon.shapes.focus import TYPE, triple
from rashomon.terms import NIF, PREFIXES, RSM, SCHEMA, SHAPES, iri

_ARTICLE = re.compile(r"^(?P<iri>.*/article/(?P<id>[^/#]+?)(-[0-9a-f]{16})?)(?=[/#]|$)")
_OFFSETS = re.compile(r"#offset_(\d+(?:_\d+)*)$")
_ANCHOR, _EVIDENCE = iri(NIF + "anchorOf"), iri(RSM + "evidence")
_WHOLE = frozenset((iri(SCHEMA + "NewsArticle"), iri(NIF + "Context")))


class Trail(msgspec.Struct, frozen=True):
    """What is known of the nodes of a graph, to lead back from them.

    Args:
        annotations: node IRI -> id of the annotation from which it was made.
        spans: node IRI -> the words that stand for it (`spans_of`).
        origin_of: article IRI -> where that article came from, or None.
        article: IRI of the article being validated: for nodes whose IRI names none; else empty.
    """

    annotations: Mapping[str, str] = {}
    spans: Mapping[str, Span] = {}
    origin_of: Callable[[str], Origin | None] = lambda _article: None
    article: str = ""

    def place(self, node: str) -> Place:
        """Say where a node comes from.

        Args:
            node: its IRI.
        """
        found = _ARTICLE.match(node) or _ARTICLE.match(self.article)
        article = found["iri"] if found else self.article
        origin = self.origin_of(article) if article else None
        name = unquote(found["id"]) if found else article
        annotation, span = self.annotations.get(node, ""), self.spans.get(node)
        place = origin.place(name, annotation, span) if origin else _bare(name, annotation, span)
        return msgspec.structs.replace(place, node=node)


def _bare(article: str, annotation: str, span: Span | None) -> Place:
    return Place(
        annotation=annotation or None,
        begin=span.begin if span else None,
        end=span.end if span else None,
        quote=(span.quote or None) if span else None,
        article=article or None,
    )


def to_problem(finding: Finding, place: Place, held_back: str = "") -> Problem:
    """Turn a finding into a problem.

    Args:
        finding: of a validation.
        place: where its focus node comes from (`Trail.place`).
        held_back: what is left out because of it ("claim", "article"), or empty.
    """
    wrong, _, advice = finding.message.partition(": ")
    return Problem(
        code_of(finding.shape),
        wrong[:1].lower() + wrong[1:],
        msgspec.structs.replace(place, node=finding.focus, shape=finding.shape),
        severity=finding.severity,
        found=readable(finding.value),
        advice=f"{advice[:1].upper()}{advice[1:]}." if advice else "",
        held_back=held_back,
    )


def code_of(shape: str) -> str:
    """Give the code of a shape's problems: its local name in kebab-case."""
    name = shape.removeprefix(SHAPES)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def readable(term: str) -> str:
    """Give a term of N-Triples as a reader wants it: a prefixed name, else the IRI; the text of a literal."""
    if not term.startswith('"'):
        text = term.removeprefix("<").removesuffix(">")
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace) and re.fullmatch(r"[\w-]+", text[len(namespace) :]):
                return f"{prefix}:{text[len(namespace) :]}"
        return text
    literal = next(iter(ox.parse(f"<a:s> <a:p> {term} .", format=ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(literal, ox.Literal)
    return f"“{literal.value}”"


def spans_of(lines: Iterable[bytes]) -> dict[str, Span]:
    """Find the words for every node that has some: a span its own, anything else the first of its evidence.

    Args:
        lines: N-Quads of an article.
    """
    words: dict[bytes, str] = {}
    evidence: dict[bytes, list[bytes]] = defaultdict(list)
    for line in lines:
        subject, predicate, obj = triple(line)
        if predicate == _ANCHOR:
            quad = next(iter(ox.parse(b"%b %b %b .\n" % (subject, predicate, obj), format=ox.RdfFormat.N_TRIPLES)))
            assert isinstance(quad.object, ox.Literal)
            words[subject] = quad.object.value
        elif predicate == _EVIDENCE:
            evidence[subject].append(obj)
    spans = {_name(node): span for node, text in words.items() if (span := span_at(_name(node), text))}
    for node, targets in evidence.items():
        known = [spans.get(_name(target)) or span_at(_name(target)) for target in targets]
        found = sorted((span for span in known if span), key=lambda span: (span.begin, span.end))
        if found:
            spans.setdefault(_name(node), found[0])
    return spans


def span_at(node: str, words: str = "") -> Span | None:
    """Read the offsets out of a span's IRI; None if it has none.

    Args:
        node: the IRI.
        words: the words, if they are known.
    """
    match = _OFFSETS.search(node)
    numbers = [int(number) for number in match[1].split("_")] if match else []
    if len(numbers) < 2 or len(numbers) % 2:
        return None
    pairs = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    return Span(numbers[0], numbers[-1], words, pairs if len(pairs) > 1 else ())


class Held(msgspec.Struct, frozen=True):
    """What has to be left out of an article because of violations.

    Args:
        article: the article as a whole.
        annotations: ids of mentions, events, states, counts, claims, disagreements.
        because: id -> the first finding that led to it.
    """

    article: bool
    annotations: frozenset[str]
    because: Mapping[str, Finding]


def hold_back(findings: Iterable[Finding], annotations: Mapping[str, str], lines: Iterable[bytes]) -> Held:
    """Find the smallest annotations that have to be left out.

    A span, an unnamed actor or a place takes along what uses it. What stands for no annotation and is used by
    none means the article.

    Args:
        findings: of the local shapes; only violations count.
        annotations: node IRI -> id of its annotation.
        lines: N-Quads of the article.
    """
    violations = sorted(finding for finding in findings if finding.severity is Severity.VIOLATION)
    users: dict[str, set[str]] = defaultdict(set)
    whole: set[str] = set()
    for line in lines if violations else ():
        subject, predicate, obj = triple(line)
        if predicate == TYPE and obj in _WHOLE:
            whole.add(_name(subject))
        elif obj.startswith(b"<"):
            users[_name(obj)].add(_name(subject))
    article = False
    because: dict[str, Finding] = {}
    for finding in violations:
        ids = set() if finding.focus in whole else _affected(finding.focus, annotations, users, whole)
        article = article or not ids
        for item in sorted(ids):
            because.setdefault(item, finding)
    return Held(article, frozenset(because), because)


def _affected(node: str, annotations: Mapping[str, str], users: Mapping[str, set[str]], whole: set[str]) -> set[str]:
    """Give the annotations that stand or fall with a node: its own, and of a part of several, those that use it."""
    own = {annotations[node]} if node in annotations else set()
    if own and not _is_part(node):
        return own
    found, seen, todo = own, {node}, [node]
    while todo:
        for user in sorted(users.get(todo.pop(), set()) - seen - whole):
            seen.add(user)
            if user in annotations:
                found.add(annotations[user])
            if user not in annotations or _is_part(user):
                todo.append(user)
    return found


def _is_part(node: str) -> bool:
    """Tell whether a node is a span, an unnamed actor or a place of an article: something that others use."""
    return bool(_OFFSETS.search(node) or re.search(r"/article/[^/#]+/(actor|place)-", node))


def _name(term: bytes) -> str:
    return term.decode("utf-8").removeprefix("<").removesuffix(">")
