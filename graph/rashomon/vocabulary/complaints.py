"""What a check of an addition to the ontology finds, and what all its checks ask of triples."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from rashomon.vocabulary import names


class Complaint(NamedTuple):
    """One thing that is wrong with a term.

    Args:
        iri: of the term.
        wrong: what is wrong, to be read after the term's name.
        advice: what to do.
    """

    iri: str
    wrong: str
    advice: str


def objects(triples: Sequence[Triple], *predicates: str) -> list[str]:
    """Give the objects of some predicates, IRIs and the text of literals alike.

    Args:
        triples: of one subject.
        predicates: IRIs.
    """
    return [
        t.object.value for t in triples if t.predicate.value in predicates and isinstance(t.object, NamedNode | Literal)
    ]


def has_type(triples: Sequence[Triple], *types: str) -> bool:
    """Tell whether a subject is of one of these classes.

    Args:
        triples: of one subject.
        types: IRIs of classes.
    """
    return not set(types).isdisjoint(objects(triples, names.TYPE))


def label_faults(iri: str, triples: Sequence[Triple], predicate: str, written: str) -> Iterator[Complaint]:
    """Say what is wrong with a term's labels: none that names its language, or two in one language.

    Args:
        iri: of the term.
        triples: what is said of it.
        predicate: by which such a term is labelled.
        written: the same as a prefixed name.
    """
    labels = {t.object for t in triples if t.predicate.value == predicate and isinstance(t.object, Literal)}
    languages = sorted(label.language for label in labels if label.language)
    if not languages:
        yield Complaint(iri, "has no label with a language", f'Add: {written} "how people see it"@en')
    for language in sorted({each for each in languages if languages.count(each) > 1}):
        yield Complaint(iri, f"has two labels in one language ({language})", "Keep one; others are skos:altLabel.")
