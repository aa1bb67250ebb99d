"""Triples by subject and predicate: the small index from which the objects of a view are read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from rashomon.table import Term, typed
from rashomon.terms import RDF

_TYPE = RDF + "type"


class Triples:
    """An index of lines of N-Quads; the graphs are dropped.

    Args:
        lines: of N-Quads or N-Triples.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._by_subject: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._by_type: dict[str, set[str]] = defaultdict(set)
        for quad in ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS):
            subject, predicate, obj = quad.subject, quad.predicate.value, _term(quad.object)
            if not isinstance(subject, ox.NamedNode):
                continue  # the model has no blank nodes
            self._by_subject[subject.value][predicate].append(obj)
            if predicate == _TYPE:
                self._by_type[obj.value].add(subject.value)
        for predicates in self._by_subject.values():
            for terms in predicates.values():
                terms.sort()

    def typed(self, *types: str) -> list[str]:
        """List what has one of some types, sorted."""
        return sorted(set().union(*(self._by_type.get(name, set()) for name in types)))

    def is_a(self, subject: str, name: str) -> bool:
        """Tell whether a thing has a type."""
        return subject in self._by_type.get(name, ())

    def all(self, subject: str, *predicates: str) -> tuple[Term, ...]:
        """Give the objects of a subject under some predicates, sorted under each."""
        about = self._by_subject.get(subject)
        return tuple(term for name in predicates for term in about.get(name, ())) if about else ()

    def values(self, subject: str, *predicates: str) -> tuple[str, ...]:
        """Give the objects as strings: IRIs or lexical forms."""
        return tuple(term.value for term in self.all(subject, *predicates))

    def one(self, subject: str, *predicates: str) -> str:
        """Give the first object as a string, or empty."""
        return next(iter(self.values(subject, *predicates)), "")

    def number(self, subject: str, predicate: str) -> int | None:
        """Give the first object as a whole number, or None."""
        found = self.one(subject, predicate)
        return int(found) if found else None

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        """Give (subject, object) of a predicate, in the order of subjects."""
        for subject in sorted(self._by_subject):
            for term in self._by_subject[subject].get(predicate, ()):
                yield subject, term.value


def _term(node: object) -> Term:
    if isinstance(node, ox.NamedNode):
        return Term("iri", node.value)
    if isinstance(node, ox.Literal):
        if node.language:
            return Term("literal", node.value, language=node.language)
        return typed(node.value, node.datatype.value)
    return Term("blank", str(node))
