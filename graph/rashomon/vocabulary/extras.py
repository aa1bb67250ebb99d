"""Checks a project's addition to the ontology before it is taken in.

An addition may put terms into an open list, add roles, and add labels in further languages. It never changes what
a shipped term means: two projects with the same version must mean the same by the same name.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from rashomon.errors import OntologyError
from rashomon.vocabulary import names
from rashomon.vocabulary.complaints import Complaint, has_type, label_faults, objects
from rashomon.vocabulary.extra_roles import is_role, role, unfinished
from rashomon.vocabulary.model import EVENT_TYPES, Vocabulary
from rashomon.vocabulary.turtle_lines import line_of_term


@dataclass(frozen=True)
class Addition:
    """One file.

    Args:
        path: of the file, as the user gave it.
        text: its text, to find lines.
        triples: what it says.
    """

    path: Path
    text: str
    triples: Sequence[Triple]

    def line(self, iri: str) -> int | None:
        """Give the one-based line on which a term is first described, as far as can be seen."""
        return line_of_term(self.text, names.local(iri))


def check(addition: Addition, known: Sequence[Triple], vocabulary: Vocabulary) -> None:
    """Refuse an addition that does not fit.

    Args:
        addition: the file.
        known: the triples to which it is added.
        vocabulary: the vocabulary made of these.

    Raises:
        OntologyError: with all that is wrong, each with line, term and what to do.
    """
    found = dict.fromkeys(_complaints(addition, known, vocabulary))
    if not found:
        return
    parts = sorted(
        (addition.line(iri) or 0, f"{names.local(iri) or iri} {wrong}", advice) for iri, wrong, advice in found
    )
    line, reason, advice = parts[0]
    further = "".join(
        f"\n{addition.path}{f':{line}' if line else ''}: {reason}. {advice}" for line, reason, advice in parts[1:]
    )
    raise OntologyError(addition.path, line or None, reason, advice + further)


def _complaints(addition: Addition, known: Sequence[Triple], vocabulary: Vocabulary) -> Iterator[Complaint]:
    said: defaultdict[str, list[Triple]] = defaultdict(list)
    for triple in addition.triples:
        if isinstance(triple.subject, NamedNode):
            said[triple.subject.value].append(triple)
    shipped = {triple.subject.value for triple in known if isinstance(triple.subject, NamedNode)}
    mine = {iri: triples for iri, triples in said.items() if iri not in shipped}
    concepts = {iri for iri, triples in mine.items() if has_type(triples, names.CONCEPT)}
    roles = {iri for iri, triples in mine.items() if is_role(triples)}
    if not concepts and not roles and shipped.isdisjoint(said):
        advice = "See `rashomon ontology` for the lists that are open."
        yield Complaint("it", "adds no skos:Concept to any list, and no role", advice)
    lists = {values.iri for values in vocabulary.lists.values()}
    for iri, triples in said.items():
        if iri in shipped:
            yield from _translations(iri, triples, known)
            continue
        if not iri.isascii():
            yield Complaint(iri, "has an IRI that is not ASCII", "Percent-encode it, or use a name in Latin letters.")
        if iri in concepts:
            yield from _concept(iri, triples, concepts, vocabulary)
        elif iri.startswith(names.RSM):
            yield Complaint(iri, "is put into Rashomon's own namespace", "Use a namespace of your own.")
        elif lists.intersection(objects(triples, names.IN_SCHEME)):
            yield Complaint(iri, "stands in a list, but is no skos:Concept", "Add: a skos:Concept")
        yield from role(iri, triples, vocabulary) if iri in roles else unfinished(iri, triples)
    yield from _shared_names(concepts)
    yield from _shared_names(roles)
    yield from _shared_codes(said, vocabulary)
    yield from _cycles(said)


def _translations(iri: str, triples: Sequence[Triple], known: Sequence[Triple]) -> Iterator[Complaint]:
    """A shipped term takes labels in languages that it has not, and other names; nothing else."""
    languages = {
        t.object.language
        for t in known
        if t.subject == NamedNode(iri) and t.predicate.value == names.PREF_LABEL and isinstance(t.object, Literal)
    }
    for triple in triples:
        language = triple.object.language if isinstance(triple.object, Literal) else None
        if triple.predicate.value == names.ALT_LABEL and language:
            continue
        if triple.predicate.value == names.PREF_LABEL and language and language not in languages:
            continue
        if triple in known:
            continue
        what = names.local(triple.predicate.value)
        yield Complaint(
            iri,
            f"is a term that Rashomon ships or that another file adds, and may not be redefined ({what})",
            "Make a term of your own under it, with skos:broader.",
        )


def _concept(iri: str, triples: Sequence[Triple], added: set[str], vocabulary: Vocabulary) -> Iterator[Complaint]:
    lists = {values.iri: values for values in vocabulary.lists.values()}
    yield from label_faults(iri, triples, names.PREF_LABEL, "skos:prefLabel")
    schemes = objects(triples, names.IN_SCHEME)
    if not schemes:
        yield Complaint(
            iri,
            "stands in no list",
            f"Add: skos:inScheme <{vocabulary.lists[EVENT_TYPES].iri}> or another open list",
        )
    for scheme in schemes:
        values = lists.get(scheme)
        if values is None:
            yield Complaint(
                iri,
                f"is put into <{scheme}>, which is no list of Rashomon",
                f"Open lists: {_open(vocabulary)}.",
            )
        elif not values.open:
            yield Complaint(iri, f"is put into the closed list {values.name}", f"Open lists: {_open(vocabulary)}.")
        elif names.local(iri) in values.terms:
            other = values.terms[names.local(iri)].iri
            yield Complaint(
                iri,
                f"has the local name of <{other}> in the list {values.name}",
                "Give it another local name.",
            )
        if values and values.name == EVENT_TYPES:
            yield from _placed(iri, triples, added, vocabulary)
    order = objects(triples, names.ORDER)
    if [value for value in order if not value.isdecimal()] or len(order) > 1:
        yield Complaint(iri, "has an rsm:order that is not one whole number", "Write a number, or leave it out.")


def _placed(iri: str, triples: Sequence[Triple], added: set[str], vocabulary: Vocabulary) -> Iterator[Complaint]:
    """An event type lies under another one, or says that it is at the top."""
    above = objects(triples, names.BROADER)
    if not above and not objects(triples, names.TOP_OF):
        yield Complaint(
            iri,
            "is an event type that lies under no other",
            "Add: skos:broader with the IRI of a type, or skos:topConceptOf with that of the list",
        )
    types = {term.iri for term in vocabulary.event_types.values()} | added
    for other in above:
        if other not in types:
            close = vocabulary.suggest(names.local(other), EVENT_TYPES)
            advice = f"Did you mean {' or '.join(close)}?" if close else "See `rashomon ontology` for the types."
            yield Complaint(iri, f"has the broader type <{other}>, which does not exist", advice)


def _open(vocabulary: Vocabulary) -> str:
    return ", ".join(f"{values.name} <{values.iri}>" for values in vocabulary.lists.values() if values.open)


def _shared_names(concepts: set[str]) -> Iterator[Complaint]:
    first: dict[str, str] = {}
    for iri in sorted(concepts):
        other = first.setdefault(names.local(iri), iri)
        if other != iri:
            yield Complaint(iri, f"has the same local name as <{other}>", "Give one of them another local name.")


def _shared_codes(said: dict[str, list[Triple]], vocabulary: Vocabulary) -> Iterator[Complaint]:
    """A code leads to one term; else a table of events could be read in two ways."""
    mine: dict[tuple[str, str], str] = {}
    for iri, triples in said.items():
        for triple in triples:
            if triple.predicate.value != names.NOTATION or not isinstance(triple.object, Literal):
                continue
            code = (names.local(triple.object.datatype.value), triple.object.value)
            taken = vocabulary.by_code(*code)
            other = taken.iri if taken else mine.setdefault(code, iri)
            if other != iri:
                yield Complaint(
                    iri,
                    f"has the {code[0]} code {code[1]}, which <{other}> has already",
                    "Leave the code out.",
                )


def _cycles(said: dict[str, list[Triple]]) -> Iterator[Complaint]:
    above = {iri: objects(triples, names.BROADER) for iri, triples in said.items()}
    for start, direct in above.items():
        seen: set[str] = set()
        todo = list(direct)
        while todo:
            iri = todo.pop()
            if iri == start:
                yield Complaint(start, "lies under itself", "Mend its skos:broader.")
                break
            if iri not in seen:
                seen.add(iri)
                todo += above.get(iri, [])
