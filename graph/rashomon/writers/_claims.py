"""What the exports that go claim by claim share: the facts of a dataset by subject, and what a claim says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from rashomon.terms import PREFIXES, RDF, RSM, SCHEMA, SEM, VALUE
from rashomon.writers._prefixed import parse

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Quad, Triple

TYPE, CLAIM = RDF + "type", SCHEMA + "Claim"
STATEMENT, EVENT, COUNT = RDF + "Statement", RSM + "ReportedEvent", RSM + "Count"
CONTENT, REPORTS, TEXT = RSM + "content", RSM + "reports", SCHEMA + "text"
POLARITY, SPEECH_ACT, RECORD_STATE = RSM + "polarity", RSM + "speechAct", RSM + "recordState"
PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")

_KINDS = {STATEMENT, EVENT, COUNT, SCHEMA + "QuantitativeValue"}
_MEANING = {
    TYPE, *PARTS, SEM + "eventType", RSM + "countOf", RSM + "measure", RSM + "ofGroup", RSM + "includedIn",
    SCHEMA + "minValue", SCHEMA + "value", SCHEMA + "maxValue",
}  # fmt: skip
"""What a content node is. Its place and time are not among them: the graph does not tell which claim gave them,
unless accounts differ, and then each is a statement of its own."""


class Facts:
    """The quads of a dataset by subject.

    Args:
        lines: lines of N-Quads.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.quads: list[Quad] = parse(lines)
        self._about: dict[str, list[Quad]] = defaultdict(list)
        for quad in self.quads:
            self._about[named(quad.subject)].append(quad)

    @cached_property
    def claims(self) -> list[str]:
        """IRIs of all claims, sorted."""
        return sorted({named(quad.subject) for quad in self.quads if is_a(quad, CLAIM)})

    def about(self, subject: str) -> "list[Quad]":
        """Give what is said of a subject, in whatever graph."""
        return self._about.get(subject, [])

    def objects(self, subject: str, predicate: str) -> "list[NamedNode | Literal]":
        """Give the objects of a subject's property, sorted, each once."""
        found = {quad.object for quad in self.about(subject) if quad.predicate.value == predicate}
        return sorted((term(one) for one in found), key=str)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Give the IRIs or texts of a subject's property."""
        return [one.value for one in self.objects(subject, predicate)]

    def value(self, subject: str, predicate: str) -> str:
        """Give the first IRI or text of a subject's property, else an empty string."""
        return next(iter(self.values(subject, predicate)), "")

    def is_plain(self, claim: str) -> bool:
        """Tell whether a claim says that something is so: it denies nothing, and is neither withdrawn nor suggested."""
        denied = self.value(claim, POLARITY) == VALUE + "Negated" or self.value(claim, SPEECH_ACT) == VALUE + "denies"
        return not denied and not self.value(claim, RECORD_STATE)

    def said(self, claim: str) -> "list[Triple]":
        """Give what a claim says.

        Statements are plain triples, unless the claim denies them, or is withdrawn or only suggested: then the
        statements' nodes stand here with what the claim does to them, and no triple looks asserted.

        Returns:
            At least one triple.
        """
        from pyoxigraph import NamedNode, Triple

        plain = self.is_plain(claim)
        own = {REPORTS, TEXT} if plain else {REPORTS, TEXT, CONTENT, POLARITY, SPEECH_ACT, RECORD_STATE}
        found = [quad.triple for quad in self.about(claim) if quad.predicate.value in own]
        for node in self.values(claim, CONTENT):
            parts = [self.objects(node, part) for part in PARTS]
            if plain and all(len(part) == 1 for part in parts):
                subject, predicate, obj = (part[0] for part in parts)
                assert isinstance(subject, NamedNode), f"{subject} is no subject"
                assert isinstance(predicate, NamedNode), f"{predicate} is no predicate"
                found.append(Triple(subject, predicate, obj))
            else:
                found += [quad.triple for quad in self.about(node) if _is_meaning(quad)]
        return found or [quad.triple for quad in self.about(claim) if is_a(quad, CLAIM)]


def named(node: object) -> str:
    """Give a node's IRI; a dataset has no blank nodes."""
    from pyoxigraph import NamedNode

    assert isinstance(node, NamedNode), f"{node} is no IRI"
    return node.value


def term(node: object) -> "NamedNode | Literal":
    """Give an object as what it is in a dataset: an IRI or a literal."""
    from pyoxigraph import Literal, NamedNode

    assert isinstance(node, NamedNode | Literal), f"{node} is neither an IRI nor a literal"
    return node


def is_a(quad: "Quad", type_: str) -> bool:
    """Tell whether a quad gives its subject this type."""
    return quad.predicate.value == TYPE and term(quad.object).value == type_


def write_trig(
    graphs: "Iterable[tuple[str, Iterable[Triple]]]", note: str, more: dict[str, str], out: BinaryIO
) -> None:
    """Write TriG, a graph after the other in the order given, each triple of a graph once.

    Args:
        graphs: IRI of each graph, and its triples.
        note: lines of comment that stand at its head.
        more: prefixes beside the project's.
        out: takes bytes.
    """
    import pyoxigraph

    prefixes = PREFIXES | more
    whole = BytesIO()
    pyoxigraph.serialize(_quads(graphs), whole, pyoxigraph.RdfFormat.TRIG, prefixes=prefixes)
    rows = whole.getvalue().splitlines(keepends=True)
    # The library keeps prefixes in a hash table, so their order changes from run to run.
    head = sorted(rows[: len(prefixes)])
    out.writelines([*(f"# {line}\n".encode() for line in note.splitlines()), *head, *rows[len(head) :]])


def _quads(graphs: "Iterable[tuple[str, Iterable[Triple]]]") -> "Iterator[Quad]":
    from pyoxigraph import NamedNode, Quad

    for graph, triples in graphs:
        for triple in sorted(set(triples), key=str):
            yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))


def _is_meaning(quad: "Quad") -> bool:
    if quad.predicate.value == TYPE:
        return term(quad.object).value in _KINDS
    return quad.predicate.value in _MEANING
