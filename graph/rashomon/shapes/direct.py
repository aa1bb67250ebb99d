"""Nothing stands in the graph of direct triples but what an author asserts.

A shape sees all graphs as one and cannot tell a direct triple from the registry's own knowledge that one actor
speaks for another; this check reads the graph's name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rashomon.problems import Place, Problem
from rashomon.shapes.focus import TYPE, triple
from rashomon.terms import RDF, RSM, SEM, VALUE, iri

_SUBJECT, _PREDICATE, _OBJECT = iri(RDF + "subject"), iri(RDF + "predicate"), iri(RDF + "object")
_STATUS, _ASSERTED, _EVENT = iri(RSM + "status"), iri(VALUE + "AuthorAsserted"), iri(SEM + "Event")


def _node(node: str) -> Place:
    return Place(node=node)


def check_direct(
    lines: Sequence[bytes], direct: Iterable[bytes], place_of: Callable[[str], Place] = _node
) -> list[Problem]:
    """Compare the direct triples with the statements and events that an author asserts.

    Args:
        lines: N-Quads of at least the graphs `content` and `derived`.
        direct: N-Quads of the graph `direct`.
        place_of: node IRI -> where it comes from.

    Returns:
        A problem for each direct triple that nothing AuthorAsserted stands behind.
    """
    status: dict[bytes, set[bytes]] = defaultdict(set)
    triples: dict[bytes, dict[bytes, bytes]] = defaultdict(dict)
    for line in lines:
        subject, predicate, obj = triple(line)
        if predicate == _STATUS:
            status[subject].add(obj)
        elif predicate in {_SUBJECT, _PREDICATE, _OBJECT}:
            triples[subject][predicate] = obj
    asserted = {
        (terms.get(_SUBJECT), terms.get(_PREDICATE), terms.get(_OBJECT))
        for node, terms in triples.items()
        if status[node] == {_ASSERTED}
    }
    found = []
    for line in sorted(direct):
        subject, predicate, obj = triple(line)
        is_event = (predicate, obj) == (TYPE, _EVENT) and status[subject] == {_ASSERTED}
        if not is_event and (subject, predicate, obj) not in asserted:
            found.append(
                Problem(
                    "direct-leak",
                    "a direct triple stands for something that no author asserts",
                    place_of(subject.decode("utf-8").removeprefix("<").removesuffix(">")),
                    found=" ".join(term.decode("utf-8") for term in (subject, predicate, obj)),
                    advice="Build the dataset again; if it happens again, report it.",
                )
            )
    return found
