"""What the reference says, in which order, before it is written in any format."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.terms import PREFIXES
from rashomon.vocabulary import Element, Role, Term, ValueList, Vocabulary

_AIDA = (
    "https://raw.githubusercontent.com/NextCenturyCorporation/AIDA-Interchange-Format/master/"
    "java/src/main/resources/com/ncc/aif/ontologies/InterchangeOntology#"
)
_NEIGHBOURS = {
    "aida": _AIDA,
    "gaf": "http://groundedannotationframework.org/gaf#",
    "grasp": "http://groundedannotationframework.org/grasp#",
}
"""Prefixes of vocabularies that the ontology points at and that no data uses."""


@dataclass(frozen=True)
class Entry:
    """One term.

    Args:
        name: as one writes it in a mapping or, with its prefix, in a query.
        iri: the whole IRI.
        label: as people see it.
        definition: what it means.
        example: an example, or empty.
        facts: what else is known, as (what, values) pairs.
        depth: how many terms stand above it in its tree.
    """

    name: str
    iri: str
    label: str
    definition: str
    example: str
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    depth: int = 0


@dataclass(frozen=True)
class Section:
    """Some terms under one heading.

    Args:
        anchor: short name, unique in the reference.
        title: the heading.
        text: a sentence on them.
        entries: the terms.
    """

    anchor: str
    title: str
    text: str
    entries: tuple[Entry, ...]


def sections(vocabulary: Vocabulary) -> tuple[Section, ...]:
    """Give the whole reference: classes, properties, roles, codes, lists, trees."""
    plain = [p for p in vocabulary.properties.values() if p.name not in vocabulary.roles]
    other = (*vocabulary.datatypes.values(), *vocabulary.individuals.values())
    events = [role for role in vocabulary.roles.values() if role.of_events]
    things = [role for role in vocabulary.roles.values() if not role.of_events]
    fixed = (
        _section("classes", "Classes", "What there is.", map(_element, vocabulary.classes.values())),
        _section("properties", "Properties", "What is said of it.", map(_element, plain)),
        _roles("event-roles", "Roles of an event", "EventRole", vocabulary, events),
        _roles("state-roles", "Relations between things", "StateRole", vocabulary, things),
        _section("codes", "Codes and programs", "Datatypes of codes, and who computes.", map(_element, other)),
    )
    lists = tuple(_list(vocabulary, values) for values in vocabulary.lists.values())
    return (*fixed, *lists, _prefixes(fixed))


def short(iri: str) -> str:
    """Write an IRI with its usual prefix; one without prefix stays whole."""
    for prefix, namespace in (PREFIXES | _NEIGHBOURS).items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _prefixes(chapters: Iterable[Section]) -> Section:
    """List the prefixes that the chapters use."""
    values = {value for chapter in chapters for entry in chapter.entries for _, group in entry.facts for value in group}
    used = {value.partition(":")[0] for value in values} | {"rsm"}
    known = sorted((PREFIXES | _NEIGHBOURS).items())
    entries = tuple(Entry(f"{prefix}:", space, space, "", "") for prefix, space in known if prefix in used)
    return Section("prefixes", "Prefixes", "Short forms of namespaces on this page.", entries)


def _section(anchor: str, title: str, text: str, entries: Iterable[Entry]) -> Section:
    return Section(anchor, title, text, tuple(entries))


def _element(element: Element) -> Entry:
    facts = (
        ("under", _shorts(element.parents)),
        ("subject", _shorts(element.domains)),
        ("object", _shorts(element.ranges)),
        ("values from", (element.values_from,) if element.values_from else ()),
        ("close to", _shorts(element.close)),
    )
    return Entry(
        name=short(element.iri),
        iri=element.iri,
        label=element.label,
        definition=element.definition,
        example=element.example,
        facts=tuple(fact for fact in facts if fact[1]),
    )


def _roles(anchor: str, title: str, kind: str, vocabulary: Vocabulary, roles: Iterable[Role]) -> Section:
    text = vocabulary.classes[kind].definition
    return Section(anchor, title, text, tuple(_role(role, vocabulary.properties[role.name]) for role in roles))


def _role(role: Role, element: Element) -> Entry:
    exclusive = "exclude each other" if role.exclusive else "may all be true"
    entry = _element(element)
    return Entry(
        name=role.name,
        iri=role.iri,
        label=role.label,
        definition=element.definition,
        example=element.example,
        facts=(*entry.facts, ("different answers", (exclusive,))),
    )


def _shorts(iris: Iterable[str]) -> tuple[str, ...]:
    return tuple(short(iri) for iri in iris)


def _list(vocabulary: Vocabulary, values: ValueList) -> Section:
    below: dict[str, list[Term]] = {}
    tops: list[Term] = []
    for term in values.terms.values():
        known = [name for name in term.broader if name in values.terms]
        if known:
            below.setdefault(known[0], []).append(term)
        else:
            tops.append(term)
    openness = "A project may add terms." if values.open else "Closed: the same in every project."
    entries = tuple(_walk(vocabulary, tops, below, 0))
    title = values.label[:1].upper() + values.label[1:]
    return Section(f"list-{values.name}", title, f"{values.definition} {openness}", entries)


def _walk(
    vocabulary: Vocabulary, terms: Iterable[Term], below: Mapping[str, Iterable[Term]], depth: int
) -> Iterator[Entry]:
    """Give the terms of a tree, each before those under it."""
    for term in terms:
        others = tuple(f"{label} ({language})" for language, label in term.labels.items() if language != "en")
        yield Entry(
            name=term.name,
            iri=term.iri,
            label=term.label,
            definition=term.definition,
            example=term.example,
            facts=(*_codes(vocabulary, term), *((("also", others),) if others else ())),
            depth=depth,
        )
        yield from _walk(vocabulary, below.get(term.name, ()), below, depth + 1)


def _codes(vocabulary: Vocabulary, term: Term) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the codes by coding scheme, under its label; a scheme that a project brings along has only its name."""
    for scheme in sorted({scheme for scheme, _ in term.codes}):
        known = vocabulary.datatypes.get(scheme)
        yield known.label if known else scheme, tuple(code for kind, code in term.codes if kind == scheme)
