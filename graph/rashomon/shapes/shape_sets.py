"""The shapes, read from the shipped files: what they are called, what they look at, what they say."""

import functools
from collections.abc import Mapping

import msgspec
import pyoxigraph as ox

from rashomon.errors import RashomonError
from rashomon.problems import Severity
from rashomon.shipped import shipped, shipped_files
from rashomon.terms import RDF

SH = "http://www.w3.org/ns/shacl#"


class Shape(msgspec.Struct, frozen=True):
    """A node shape or property shape.

    Args:
        iri: its IRI.
        name: its short name.
        message: what is wrong, a colon, what to do.
        severity: of its results.
        classes: classes whose instances it looks at (node shapes with targets only).
        subjects_of: properties whose subjects it looks at.
        node_shape: IRI of the node shape to which it belongs; its own for a node shape.
    """

    iri: str
    name: str
    message: str
    severity: Severity
    classes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    node_shape: str = ""

    @property
    def is_target(self) -> bool:
        """Tell whether it chooses focus nodes itself."""
        return bool(self.classes or self.subjects_of)


class ShapeSet(msgspec.Struct, frozen=True):
    """Shapes that are checked together.

    Args:
        name: "local" or "global".
        turtle: the shapes as Turtle.
        shapes: every node shape and property shape by IRI.
    """

    name: str
    turtle: bytes
    shapes: Mapping[str, Shape]

    @property
    def targets(self) -> tuple[Shape, ...]:
        """List the node shapes that choose focus nodes."""
        return tuple(shape for shape in self.shapes.values() if shape.is_target)

    def __hash__(self) -> int:
        return hash((self.name, self.turtle))


@functools.cache
def local_shapes() -> ShapeSet:
    """Give the shapes that hold inside one article."""
    return _read("local")


@functools.cache
def global_shapes() -> ShapeSet:
    """Give the shapes that hold over the whole dataset."""
    return _read("global")


def _read(name: str) -> ShapeSet:
    files = [shipped("ontology", "shapes", "prefixes.ttl"), *shipped_files("ontology", "shapes", name, suffix=".ttl")]
    return shape_set(name, b"\n".join(file.read_bytes() for file in files))


def shape_set(name: str, turtle: bytes) -> ShapeSet:
    """Read shapes from Turtle.

    Args:
        name: what to call the set.
        turtle: the shapes; each has an IRI, a name, a message and a severity.

    Raises:
        RashomonError: if the shapes cannot be used: no Turtle, or a shape without a message.
    """
    try:
        store = _Triples(turtle)
    except SyntaxError as error:
        raise RashomonError(f"The shapes “{name}” are no Turtle: {error}. Mend the file.") from error
    shapes: dict[str, Shape] = {}
    for node in store.subjects(RDF + "type", SH + "NodeShape"):
        shapes[node] = store.shape(node, node)
        for part in store.objects(node, SH + "property"):
            if part in shapes:
                raise RashomonError(f"<{part}> belongs to two node shapes. Give each a property shape of its own.")
            shapes[part] = store.shape(part, node)
    for part in store.subjects(RDF + "type", SH + "PropertyShape"):
        shapes.setdefault(part, store.shape(part, part))
    return ShapeSet(name, turtle, dict(sorted(shapes.items())))


class _Triples:
    """The triples of a shapes file, by subject and predicate."""

    def __init__(self, turtle: bytes) -> None:
        self._objects: dict[tuple[str, str], list[str]] = {}
        for triple in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
            key = (_text(triple.subject), triple.predicate.value)
            self._objects.setdefault(key, []).append(_text(triple.object))

    def objects(self, subject: str, predicate: str) -> list[str]:
        return sorted(self._objects.get((subject, predicate), ()))

    def subjects(self, predicate: str, value: str) -> list[str]:
        return sorted(key[0] for key, values in self._objects.items() if key[1] == predicate and value in values)

    def shape(self, iri: str, node_shape: str) -> Shape:
        return Shape(
            iri,
            self._only(iri, "name"),
            self._only(iri, "message"),
            Severity(self._only(iri, "severity").removeprefix(SH).lower()),
            tuple(self.objects(iri, SH + "targetClass")),
            tuple(self.objects(iri, SH + "targetSubjectsOf")),
            node_shape,
        )

    def _only(self, iri: str, name: str) -> str:
        values = self.objects(iri, SH + name)
        if len(values) != 1:
            raise RashomonError(f"The shape <{iri}> has {len(values)} times sh:{name}, not once. Give it one.")
        return values[0]


def _text(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value
