"""Lines of N-Quads as a validator needs them: flat, with what is referred to beside them, and what is looked at.

The focus nodes are counted here and not taken from an engine: an engine that looks at nothing says "conforms".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from rashomon.shapes.shape_sets import Shape, ShapeSet
from rashomon.terms import RDF, RDFS, RSM, SCHEMA, SKOS, iri

Triple = tuple[bytes, bytes, bytes]
"""Subject, predicate, object as they stand in a line of N-Quads."""

TYPE = iri(RDF + "type")
_SUB_CLASS = iri(RDFS + "subClassOf")
_ROLES = frozenset((iri(RSM + "EventRole"), iri(RSM + "StateRole")))
_CONCEPT, _NAME = iri(SKOS + "Concept"), iri(SKOS + "prefLabel")
_OF_ROLES = frozenset(
    (iri(RDFS + "domain"), iri(RDFS + "range"), iri(SCHEMA + "domainIncludes"), iri(SCHEMA + "rangeIncludes"))
)
_FOLLOWED = frozenset((TYPE, _SUB_CLASS, iri(RSM + "actorType")))
_KEPT = _OF_ROLES | _FOLLOWED | {_NAME, iri(SKOS + "inScheme")}


def triple(line: bytes) -> Triple:
    """Give subject, predicate and object of a line of N-Quads as the one writer makes it.

    Args:
        line: four terms, each followed by one blank, a full stop, a line end. The graph may be missing.
    """
    subject, predicate, rest = line.split(b" ", 2)
    body = rest.rstrip()[:-2]
    if body.startswith(b'"'):
        tail = body[body.rindex(b'"') :]  # no graph's IRI holds a quotation mark
        graph = tail.rfind(b" <")
        return subject, predicate, body[: len(body) - len(tail) + graph] if graph > 0 else body
    return subject, predicate, body.split(b" ", 1)[0]


def flat(triples: Iterable[Triple]) -> bytes:
    """Give triples as N-Triples: sorted, each once."""
    return b"".join(sorted({b"%b %b %b .\n" % each for each in triples}))


class Context:
    """What stands beside the triples of one article: the ontology's hierarchy and the types of registry entries.

    Args:
        lines: lines of N-Quads of the ontology and of the registry. Only what the shapes need is kept.
    """

    def __init__(self, lines: Iterable[bytes] = ()) -> None:
        of: dict[bytes, list[Triple]] = defaultdict(list)
        for line in lines:
            known = triple(line)
            if known[1] in _KEPT:
                of[known[0]].append(known)
        self._of = {subject: _useful(entries) for subject, entries in of.items()}

    def beside(self, triples: Iterable[Triple]) -> list[Triple]:
        """Give the triples that belong beside those of an article: what they refer to, with its classes and theirs.

        Args:
            triples: the article's.
        """
        todo = {term for each in triples for term in each if term.startswith(b"<")}
        seen: set[bytes] = set()
        found: list[Triple] = []
        while todo:
            seen |= todo
            known = [entry for term in sorted(todo) for entry in self._of.get(term, ())]
            found += known
            todo = {obj for _, predicate, obj in known if predicate in _FOLLOWED} - seen
        return found


def _useful(entries: list[Triple]) -> list[Triple]:
    """Keep what a shape asks of a thing that is referred to."""
    kinds = {obj for _, predicate, obj in entries if predicate == TYPE}
    idle = set() if kinds & _ROLES else set(_OF_ROLES)
    if _CONCEPT in kinds:
        idle.add(_NAME)
    return [entry for entry in entries if entry[1] not in idle]


def focus_nodes(
    shapes: ShapeSet, triples: Iterable[Triple], beside: Iterable[Triple] = ()
) -> dict[str, frozenset[str]]:
    """Find the focus nodes of every node shape with a target.

    Args:
        shapes: the shapes.
        triples: the data; only their subjects are looked at.
        beside: triples that hold the class hierarchy.

    Returns:
        Node shape IRI -> IRIs of its focus nodes.
    """
    instances: dict[bytes, set[bytes]] = defaultdict(set)
    subjects: dict[bytes, set[bytes]] = defaultdict(set)
    parents: dict[bytes, set[bytes]] = defaultdict(set)
    wanted = {iri(name) for shape in shapes.targets for name in shape.subjects_of}
    for subject, predicate, obj in triples:
        if predicate == TYPE:
            instances[obj].add(subject)
        elif predicate == _SUB_CLASS:
            parents[subject].add(obj)
        if predicate in wanted:
            subjects[predicate].add(subject)
    for subject, predicate, obj in beside:
        if predicate == _SUB_CLASS:
            parents[subject].add(obj)
    kinds = {kind: _ancestors(kind, parents) for kind in instances}
    return {shape.iri: _chosen(shape, instances, subjects, kinds) for shape in shapes.targets}


def _chosen(
    shape: Shape,
    instances: Mapping[bytes, AbstractSet[bytes]],
    subjects: Mapping[bytes, AbstractSet[bytes]],
    kinds: Mapping[bytes, AbstractSet[bytes]],
) -> frozenset[str]:
    wanted = {iri(name) for name in shape.classes}
    found: set[bytes] = set()
    for kind, nodes in instances.items():
        if not wanted.isdisjoint(kinds[kind]):
            found |= nodes
    for name in shape.subjects_of:
        found |= subjects.get(iri(name), frozenset())
    return frozenset(node.decode("utf-8").removeprefix("<").removesuffix(">") for node in found)


def _ancestors(kind: bytes, parents: Mapping[bytes, AbstractSet[bytes]]) -> set[bytes]:
    """Give a class with all its super-classes."""
    seen, todo = {kind}, [kind]
    while todo:
        new = parents.get(todo.pop(), frozenset()) - seen
        seen |= new
        todo += new
    return seen
