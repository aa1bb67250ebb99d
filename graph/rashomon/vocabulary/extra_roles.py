"""Checks the roles that a project adds: what one needs so that statements can be made with it, and validated."""

import re
from collections.abc import Iterator, Sequence

from pyoxigraph import Triple

from rashomon.vocabulary import names
from rashomon.vocabulary.complaints import Complaint, has_type, label_faults, objects
from rashomon.vocabulary.model import Vocabulary

_THINGS = "rsm:Actor, schema:Place or rsm:ReportedEvent"
_NAME = re.compile(r"[^\W\d][\w-]*")  # no full stop: `e1.besieger` means one role of one account


def is_role(triples: Sequence[Triple]) -> bool:
    """Tell whether a term is declared as a role.

    Args:
        triples: of that term.
    """
    return has_type(triples, names.EVENT_ROLE, names.STATE_ROLE)


def role(iri: str, triples: Sequence[Triple], vocabulary: Vocabulary) -> Iterator[Complaint]:
    """Say what a role lacks.

    Args:
        iri: of the role; neither shipped nor in another file.
        triples: what is said of it.
        vocabulary: to which it is added.
    """
    yield from _named(iri, vocabulary)
    if not has_type(triples, names.PROPERTY, names.OBJECT_PROPERTY):
        yield Complaint(iri, "is a role, but not declared as a property", "Add: a rdf:Property")
    if has_type(triples, names.CONCEPT):
        yield Complaint(iri, "is both a role and a skos:Concept", "Make two terms of it.")
    yield from label_faults(iri, triples, names.LABEL, "rdfs:label")
    yield from _end(iri, triples, "subject", names.DOMAINS)
    yield from _end(iri, triples, "object", names.RANGES)
    yield from _kind(iri, triples)
    if set(objects(triples, names.EXCLUSIVE)) not in ({"true"}, {"false"}, set()):
        yield Complaint(
            iri, "has an rsm:exclusive that is neither true nor false", "Write true or false, or leave it out."
        )


def unfinished(iri: str, triples: Sequence[Triple]) -> Iterator[Complaint]:
    """Say that a property looks like a role and is none: nobody could use it, and nothing would say why.

    Args:
        iri: of a term that is no role.
        triples: what is said of it.
    """
    known = set(names.THINGS)
    if (
        has_type(triples, names.PROPERTY, names.OBJECT_PROPERTY)
        and not known.isdisjoint(objects(triples, *names.DOMAINS))
        and not known.isdisjoint(objects(triples, *names.RANGES))
    ):
        yield Complaint(
            iri,
            "joins what Rashomon knows, but is no role",
            "Add: a rsm:EventRole if its subject is an event, else a rsm:StateRole",
        )


def _named(iri: str, vocabulary: Vocabulary) -> Iterator[Complaint]:
    name = names.local(iri)
    if iri.startswith(names.TAKEN):
        yield Complaint(
            iri,
            f"is a role in the namespace of another vocabulary (<{iri}>)",
            "Use a namespace of your own; rdfs:subPropertyOf may point there.",
        )
    elif not _NAME.fullmatch(name):
        yield Complaint(
            iri,
            "is a role whose name cannot be written in a mapping",
            "Let its IRI end in letters, digits, _ and -, after a # or a /, with a letter first.",
        )
    elif taken := vocabulary.roles.get(name) or vocabulary.properties.get(name) or vocabulary.classes.get(name):
        yield Complaint(iri, f"has the local name of <{taken.iri}>", "Give it another local name.")


def _end(iri: str, triples: Sequence[Triple], end: str, predicates: tuple[str, str]) -> Iterator[Complaint]:
    """Check what may stand at one end of a statement: one class by `predicates[0]`, several by `predicates[1]`."""
    one, several = (
        ("rdfs:domain", "schema:domainIncludes") if end == "subject" else ("rdfs:range", "schema:rangeIncludes")
    )
    kinds = objects(triples, *predicates)
    if not kinds:
        yield Complaint(iri, f"does not say what its {end} is", f"Add: {one} with {_THINGS}; for several, {several}")
    for kind in kinds:
        if kind not in names.THINGS:
            yield Complaint(iri, f"has <{kind}> as its {end}", f"Write {_THINGS}.")
    if len(objects(triples, predicates[0])) > 1:
        yield Complaint(iri, f"has several times {one}, which means all of these at once", f"Write {several} instead.")


def _kind(iri: str, triples: Sequence[Triple]) -> Iterator[Complaint]:
    of_events = has_type(triples, names.EVENT_ROLE)
    if of_events and has_type(triples, names.STATE_ROLE):
        yield Complaint(iri, "is both an rsm:EventRole and an rsm:StateRole", "Keep one of the two.")
        return
    subjects = set(objects(triples, *names.DOMAINS))
    if of_events and subjects & {*names.THINGS} - {names.EVENT}:
        yield Complaint(
            iri,
            "is a role of events, but its subject may be something else",
            "Write rdfs:domain rsm:ReportedEvent, or a rsm:StateRole.",
        )
    if not of_events and names.EVENT in subjects:
        yield Complaint(
            iri,
            "is a relation between things, but its subject may be an event",
            "Write a rsm:EventRole with rdfs:domain rsm:ReportedEvent, or take the event out.",
        )
