"""The small dataset under tests/golden/shapes, as lines, and its mutations."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from rashomon import shapes
from rashomon.shapes import Context, Finding
from rashomon.shapes.engines import Engine
from rashomon.shipped import shipped, shipped_files

FOLDER = Path(__file__).parent / "golden" / "shapes"
ONTOLOGY_GRAPH = "https://example.org/kg/graph/ontology"
ANY = ox.NamedNode("urn:any")
ENGINE = next(engine for engine in shapes.ENGINES if engine.is_installed())


@dataclass(frozen=True)
class Mutation:
    """One way to break the dataset: what is taken out, what is put in, which shape must notice, and where."""

    name: str
    remove: tuple[str, ...]
    add: str
    shape: str
    focus: str
    scope: str


def mutations() -> tuple[Mutation, ...]:
    table = tomllib.loads((FOLDER / "mutations.toml").read_text("utf-8"))
    found = []
    for scope, cases in table.items():
        for name, case in cases.items():
            removed = case.get("remove", "")
            patterns = tuple(part.strip() for part in removed.split(" . ") if part.strip())
            found.append(
                Mutation(f"{scope}-{name}", patterns, case.get("add", ""), case["shape"], case["focus"], scope)
            )
    return tuple(found)


@cache
def valid_trig() -> str:
    return (FOLDER / "valid.trig").read_text("utf-8")


@cache
def prefixes() -> str:
    return "\n".join(line for line in valid_trig().splitlines() if line.startswith("@prefix"))


def expand(name: str) -> str:
    """Give a prefixed name as a full IRI."""
    return _terms(f"{name} {name} {name} .")[0][0].value


@cache
def quads() -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(valid_trig(), format=ox.RdfFormat.TRIG))


@cache
def ontology() -> tuple[bytes, ...]:
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    found: list[ox.Quad] = []
    files = [shipped("ontology", "rashomon.ttl"), *shipped_files("ontology", "schemes", suffix=".ttl")]
    for file in files:
        found += (
            ox.Quad(t.subject, t.predicate, t.object, graph)
            for t in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)
        )
    return lines_of(quad for quad in found if not isinstance(quad.subject, ox.BlankNode))


def lines_of(found: Iterable[ox.Quad]) -> tuple[bytes, ...]:
    data = ox.serialize(found, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    return tuple(sorted(data.splitlines(keepends=True)))


def parts(found: Iterable[ox.Quad], scope: str) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Split the dataset into what is validated and what stands beside it, as the pipeline does."""
    kept = tuple(found)
    if scope == "global":
        return lines_of(kept), ontology()
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in kept:
        assert isinstance(quad.graph_name, ox.NamedNode)
        by_graph.setdefault(quad.graph_name.value.rsplit("/", 1)[1], []).append(quad)
    registry = by_graph.pop("entities")
    rest = [quad for name in sorted(set(by_graph) - {"derived", "direct", "codings"}) for quad in by_graph[name]]
    return lines_of(rest), (*ontology(), *lines_of(registry))


def mutated(
    mutation: Mutation, before: tuple[ox.Quad, ...] | None = None, *, all_match: bool = True
) -> tuple[ox.Quad, ...]:
    """Give the quads of the dataset after a mutation; unless told otherwise each pattern must take something out."""
    kept = list(quads() if before is None else before)
    for pattern in mutation.remove:
        ((subject, predicate, obj),) = _terms(pattern.replace("*", "<urn:any>") + " .")
        left = [
            quad
            for quad in kept
            if not (subject in {ANY, quad.subject} and predicate in {ANY, quad.predicate} and obj in {ANY, quad.object})
        ]
        assert len(left) < len(kept) or not all_match, f"{mutation.name}: nothing matches {pattern}"
        kept = left
    graph = ox.NamedNode("https://example.org/kg/graph/article/mutation")
    added = [ox.Quad(s, p, o, graph) for s, p, o in _terms(mutation.add)]
    return (*kept, *added)


def _terms(turtle: str) -> list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    text = f"{prefixes()}\n{turtle}"
    return [(t.subject, t.predicate, t.object) for t in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def named(name: str) -> Mutation:
    return next(one for one in mutations() if one.name == name)


def local(name: str) -> tuple[tuple[bytes, ...], Context]:
    lines, beside = parts(mutated(named(name)), "local")
    return lines, Context(beside)


def found(name: str, engine: Engine = ENGINE) -> tuple[Finding, ...]:
    lines, context = local(name)
    return shapes.validate_local(lines, context, engine).findings
