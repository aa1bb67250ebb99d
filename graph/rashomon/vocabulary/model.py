"""What the ontology holds, as frozen values: concepts and their lists, roles, classes and properties."""

import difflib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph

from rashomon.errors import UsageError

EVENT_TYPES = "event-type"
ACTOR_TYPES = "actor-type"
_SUGGESTIONS = 3


@dataclass(frozen=True)
class Term:
    """A concept of a list: an event type, an actor type, a value.

    Args:
        name: local name, by which mappings and tables call it.
        iri: the whole IRI.
        label: English label, as people see it; where there is none, that of the first language.
        labels: language tag (lower case) -> label.
        definition: what it means, in English; empty where a project's addition gives none.
        example: an example, in English; may be empty likewise.
        codes: (coding scheme, code) pairs, such as ("cameo", "195").
        broader: names of the terms directly above.
        order: position in the list.
        lists: names of the lists in which it stands.
        cues: words of a text that speak for it, in any language ("denied").
    """

    name: str
    iri: str
    label: str
    labels: Mapping[str, str]
    definition: str = ""
    example: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    broader: tuple[str, ...] = ()
    order: int = 0
    lists: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True)
class ValueList:
    """A list of terms.

    Args:
        name: local name ("certainty", "event-type").
        iri: the IRI of the concept scheme.
        label: English label.
        definition: what the list is about.
        open: whether a project may add terms.
        terms: name -> term, in the order of the list.
    """

    name: str
    iri: str
    label: str
    definition: str
    open: bool
    terms: Mapping[str, Term]


@dataclass(frozen=True)
class Element:
    """A class, property, datatype or individual that the vocabulary defines.

    Args:
        name: local name.
        iri: the whole IRI.
        label: English label.
        definition: what it means.
        example: an example.
        domains: IRIs of the classes of its subjects; empty where anything goes.
        ranges: IRIs of the classes or datatypes of its objects.
        parents: IRIs of the classes or properties directly above.
        close: IRIs of terms of other vocabularies that come close.
        values_from: name of the list from which its values come, or empty.
    """

    name: str
    iri: str
    label: str
    definition: str
    example: str
    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    values_from: str = ""


@dataclass(frozen=True)
class Role:
    """A property that may be the predicate of a statement.

    Args:
        name: local name ("agent", "locatedIn").
        iri: the whole IRI.
        label: English label.
        of_events: whether it joins an event to what takes part in it; else it is a relation between things.
        subjects: local names of the classes of what may stand as subject ("Actor", "Place", "ReportedEvent").
        objects: the same for the object; "Literal" where the object is no node.
        exclusive: whether different answers by different parties exclude each other.
    """

    name: str
    iri: str
    label: str
    of_events: bool
    subjects: frozenset[str]
    objects: frozenset[str]
    exclusive: bool


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The ontology, with a project's additions.

    Args:
        version: as the ontology's header gives it.
        namespace: IRI with which the names of its own classes and properties begin.
        title: of the ontology.
        description: of the ontology.
        lists: list name -> list.
        roles: name -> role, in the order of the file.
        classes: name -> class.
        properties: name -> property, roles among them.
        datatypes: name -> datatype of codes.
        individuals: name -> individual.
        triples: all triples, for `quads`.
    """

    version: str
    namespace: str
    title: str
    description: str
    lists: Mapping[str, ValueList]
    roles: Mapping[str, Role]
    classes: Mapping[str, Element]
    properties: Mapping[str, Element]
    datatypes: Mapping[str, Element]
    individuals: Mapping[str, Element]
    triples: Sequence[pyoxigraph.Triple]

    @property
    def event_types(self) -> Mapping[str, Term]:
        """Name -> event type, in the order of the tree."""
        return self.lists[EVENT_TYPES].terms

    @property
    def actor_types(self) -> Mapping[str, Term]:
        """Name -> actor type, in the order of the list."""
        return self.lists[ACTOR_TYPES].terms

    def values(self, list_name: str) -> Mapping[str, Term]:
        """Give the terms of a list, by name and in order.

        Args:
            list_name: local name of the list ("certainty", "measure", "event-type").

        Raises:
            UsageError: if there is no such list.
        """
        if list_name not in self.lists:
            raise UsageError(f"There is no list {list_name}. Lists: {', '.join(self.lists)}.")
        return self.lists[list_name].terms

    def label(self, iri: str, language: str = "en") -> str | None:
        """Give the label of any term in a language, or None where it has none.

        Args:
            iri: the term's IRI.
            language: tag, in any case.
        """
        return self._labels.get((iri, language.lower()))

    @functools.cached_property
    def _labels(self) -> Mapping[tuple[str, str], str]:
        labels = {(element.iri, "en"): element.label for element in self.elements()}
        labels |= {(values.iri, "en"): values.label for values in self.lists.values()}
        for term in self.terms():
            labels |= {(term.iri, language): label for language, label in term.labels.items()}
        return labels

    @functools.cached_property
    def _codes(self) -> Mapping[tuple[str, str], Term]:
        return {code: term for term in self.terms() for code in term.codes}

    def terms(self) -> Iterator[Term]:
        """Give the terms of all lists; one that stands in two lists comes twice."""
        for values in self.lists.values():
            yield from values.terms.values()

    def elements(self) -> Iterator[Element]:
        """Give all classes, properties, datatypes and individuals."""
        for group in (self.classes, self.properties, self.datatypes, self.individuals):
            yield from group.values()

    def suggest(self, name: str, list_name: str) -> tuple[str, ...]:
        """Give up to three names that come close to one that does not exist, the closest first.

        Names are compared with what was written, and labels of every language too.

        Args:
            name: what was written.
            list_name: name of a list, or "role".
        """
        known: Iterable[Role | Term]
        known = self.roles.values() if list_name == "role" else self.values(list_name).values()
        pairs = [(_folded(label), one.name) for one in known for label in (one.name, one.label, *_translations(one))]
        spellings = dict(reversed(pairs))
        for label, meant in pairs:
            for word in label.split():
                spellings.setdefault(word, meant)
        close = difflib.get_close_matches(_folded(name), sorted(spellings), n=2 * _SUGGESTIONS, cutoff=0.6)
        return tuple(dict.fromkeys(spellings[spelling] for spelling in close))[:_SUGGESTIONS]

    def broader_of(self, event_type: str) -> tuple[str, ...]:
        """Give the names of all types above an event type, the nearest first.

        Args:
            event_type: name of the type; one that does not exist has nothing above it.
        """
        found: dict[str, None] = {}
        level = [event_type]
        while level:
            above = [name for below in level if below in self.event_types for name in self.event_types[below].broader]
            level = [name for name in above if name not in found]
            found |= dict.fromkeys(level)
        return tuple(found)

    def by_code(self, scheme: str, code: str, *, shorten: bool = False) -> Term | None:
        """Give the term that carries a code of another coding scheme, or None.

        Args:
            scheme: "acled", "plover", "cameo", "acledInter" ...
            code: the code as that scheme writes it.
            shorten: whether a code that nothing carries is cut from its right until something does (CAMEO).
        """
        while code:
            if found := self._codes.get((scheme, code)):
                return found
            code = code[:-1] if shorten else ""
        return None

    def quads(self, base: str) -> list[bytes]:
        """Give the whole ontology as sorted lines of N-Quads.

        Args:
            base: IRI with which the data begins; the graph is `<base>graph/ontology`.
        """
        graph = pyoxigraph.NamedNode(base + "graph/ontology")
        quads = (pyoxigraph.Quad(t.subject, t.predicate, t.object, graph) for t in self.triples)
        text = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
        assert text is not None
        return sorted(set(text.splitlines(keepends=True)))


def _translations(one: Role | Term) -> Iterable[str]:
    return one.labels.values() if isinstance(one, Term) else ()


def _folded(name: str) -> str:
    """Write `armedClash`, `Armed_Clash` and `armed clash` alike."""
    spaced = "".join(f" {char}" if char.isupper() else char for char in name)
    return " ".join(spaced.replace("-", " ").replace("_", " ").lower().split())
