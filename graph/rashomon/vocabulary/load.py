"""Reads the shipped ontology, and a project's additions to it."""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Triple

from rashomon.errors import OntologyError
from rashomon.shipped import shipped, shipped_files
from rashomon.vocabulary import names
from rashomon.vocabulary.extras import Addition, check
from rashomon.vocabulary.model import Element, Role, Term, ValueList, Vocabulary
from rashomon.vocabulary.turtle_lines import line_of_mark

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LARGEST = 5_000_000  # bytes; the shipped ontology has 100,000
_MOST_TRIPLE_TERMS = 100  # some may stand inside literals, or be refused one by one
_Value = TypeVar("_Value")


def load_vocabulary(extra: Sequence[Path] = ()) -> Vocabulary:
    """Read the ontology.

    Args:
        extra: Turtle files with a project's own event types, actor types, measures, roles or translations.

    Raises:
        OntologyError: if an addition does not parse, redefines a shipped term, clashes with one, or lacks
            what a term needs.
    """
    return _extended(extra) if extra else _shipped()


@functools.cache
def _shipped() -> Vocabulary:
    return vocabulary_of(_shipped_triples())


def _extended(extra: Sequence[Path]) -> Vocabulary:
    vocabulary, triples = _shipped(), _shipped_triples()
    for path in extra:
        data = _bytes(path)
        added = _parse(data, path)
        check(Addition(path, data.decode("utf-8", "replace"), added), triples, vocabulary)
        triples += added
        vocabulary = vocabulary_of(triples)
    return vocabulary


def _shipped_triples() -> list[Triple]:
    files: list[Traversable] = [
        shipped("ontology", "rashomon.ttl"),
        *shipped_files("ontology", "schemes", suffix=".ttl"),
    ]
    return [triple for file in files for triple in _parse(file.read_bytes(), file.name)]


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OntologyError(path, None, f"cannot be read ({error.strerror})", "Check the path.") from error
    if len(data) > _LARGEST:
        raise OntologyError(path, None, f"is larger than {_LARGEST:,} bytes", "Keep only the terms that you use.")
    return data


def _parse(data: bytes, path: Path | str) -> list[Triple]:
    """Parse Turtle, without blank nodes and triple terms.

    Triple terms nested by the ten thousand end the process when they are dropped: many are refused unread.
    """
    text = data.decode("utf-8", "replace")
    if data.count(b"<<") > _MOST_TRIPLE_TERMS:
        raise OntologyError(path, line_of_mark(text, "<<"), "holds triple terms", "Write plain triples.")
    try:
        quads = list(pyoxigraph.parse(data.removeprefix(b"\xef\xbb\xbf"), format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        reason = f"is not Turtle: {error.msg}"
        raise OntologyError(path, error.lineno, reason, "Mend that line.") from error
    for quad in quads:
        for node in (quad.subject, quad.object):
            if isinstance(node, Triple):
                raise OntologyError(path, line_of_mark(text, "<<"), "holds triple terms", "Write plain triples.")
            if isinstance(node, pyoxigraph.BlankNode):
                line = line_of_mark(text, "[", "_:", "(")
                reason = f"has a node without an IRI (at {names.local(quad.predicate.value)})"
                raise OntologyError(path, line, reason, "Give it an IRI; graphs of Rashomon have no blank nodes.")
    return [quad.triple for quad in quads]


class _Facts:
    """The triples by subject and predicate."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: defaultdict[tuple[str, str], list[Literal | NamedNode]] = defaultdict(list)
        self.subjects: dict[str, None] = {}
        for triple in triples:
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal | NamedNode):
                self._objects[triple.subject.value, triple.predicate.value].append(triple.object)
                self.subjects[triple.subject.value] = None

    def objects(self, subject: str, *predicates: str) -> tuple[str, ...]:
        return tuple(o.value for predicate in predicates for o in self._objects.get((subject, predicate), ()))

    def literals(self, subject: str, predicate: str) -> list[Literal]:
        return [o for o in self._objects.get((subject, predicate), ()) if isinstance(o, Literal)]

    def text(self, subject: str, predicate: str) -> str:
        """Give the English text, else the first."""
        found = self.literals(subject, predicate)
        english = [literal.value for literal in found if literal.language == "en"]
        return (english or [literal.value for literal in found] or [""])[0]

    def having(self, *types: str) -> list[str]:
        return [s for s in self.subjects if not set(types).isdisjoint(self.objects(s, names.TYPE))]


def vocabulary_of(triples: list[Triple]) -> Vocabulary:
    """Read a vocabulary from the triples of an ontology.

    Args:
        triples: the shipped ones, and those of users' additions behind them.
    """
    facts = _Facts(triples)
    ontology = facts.having(names.ONTOLOGY)[0]
    own, roles = names.RSM, facts.having(names.EVENT_ROLE, names.STATE_ROLE)

    def elements(*types: str) -> Mapping[str, Element]:
        known = (iri for iri in facts.having(*types) if iri.startswith(own) or iri in roles)
        return _by_name(known, lambda iri: _element(facts, iri))

    return Vocabulary(
        version=facts.text(ontology, names.VERSION),
        namespace=own,
        title=facts.text(ontology, names.TITLE),
        description=facts.text(ontology, names.DESCRIPTION),
        lists=_by_name(facts.having(names.SCHEME), lambda iri: _list(facts, iri)),
        roles=_by_name(roles, lambda iri: _role(facts, iri)),
        classes=elements(names.CLASS),
        properties=elements(*names.PROPERTIES),
        datatypes=elements(names.DATATYPE),
        individuals=elements(names.AGENT),
        triples=tuple(triples),
    )


def _by_name(iris: Iterable[str], make: Callable[[str], _Value]) -> Mapping[str, _Value]:
    return MappingProxyType({names.local(iri): make(iri) for iri in iris})


def _list(facts: _Facts, iri: str) -> ValueList:
    members = [concept for concept in facts.having(names.CONCEPT) if iri in facts.objects(concept, names.IN_SCHEME)]
    terms = sorted((_term(facts, concept) for concept in members), key=lambda term: (term.order, term.name))
    return ValueList(
        name=names.local(iri),
        iri=iri,
        label=facts.text(iri, names.PREF_LABEL),
        definition=facts.text(iri, names.DEFINITION),
        open="true" in facts.objects(iri, names.OPEN),
        terms=MappingProxyType({term.name: term for term in terms}),
    )


def _term(facts: _Facts, iri: str) -> Term:
    labels = {literal.language or "": literal.value for literal in facts.literals(iri, names.PREF_LABEL)}
    codes = [(names.local(code.datatype.value), code.value) for code in facts.literals(iri, names.NOTATION)]
    return Term(
        name=names.local(iri),
        iri=iri,
        label=facts.text(iri, names.PREF_LABEL),
        labels=MappingProxyType(labels),
        definition=facts.text(iri, names.DEFINITION),
        example=facts.text(iri, names.EXAMPLE),
        codes=tuple(codes),
        broader=tuple(names.local(above) for above in facts.objects(iri, names.BROADER)),
        order=int(next(iter(facts.objects(iri, names.ORDER)), names.LAST)),
        lists=tuple(names.local(scheme) for scheme in facts.objects(iri, names.IN_SCHEME)),
        cues=tuple(sorted(literal.value for literal in facts.literals(iri, names.HIDDEN_LABEL))),
    )


def _element(facts: _Facts, iri: str) -> Element:
    return Element(
        name=names.local(iri),
        iri=iri,
        label=facts.text(iri, names.LABEL),
        definition=facts.text(iri, names.DEFINITION),
        example=facts.text(iri, names.EXAMPLE),
        domains=facts.objects(iri, *names.DOMAINS),
        ranges=facts.objects(iri, *names.RANGES),
        parents=facts.objects(iri, *names.PARENTS),
        close=facts.objects(iri, names.CLOSE),
        values_from="".join(names.local(scheme) for scheme in facts.objects(iri, names.VALUES_FROM)),
    )


def _role(facts: _Facts, iri: str) -> Role:
    return Role(
        name=names.local(iri),
        iri=iri,
        label=facts.text(iri, names.LABEL),
        of_events=names.EVENT_ROLE in facts.objects(iri, names.TYPE),
        subjects=frozenset(names.local(kind) for kind in facts.objects(iri, *names.DOMAINS)),
        objects=frozenset(names.local(kind) for kind in facts.objects(iri, *names.RANGES)),
        exclusive="true" in facts.objects(iri, names.EXCLUSIVE),
    )
