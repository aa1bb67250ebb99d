"""The small case of the questions: its triples, in both engines, and a store on disk."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib

from rashomon.questions import load, prepare
from rashomon.shipped import shipped_files
from rashomon.store.embedded import EmbeddedStore, from_lines
from rashomon.table import Table

CASE = Path(__file__).parent / "golden" / "questions"


@cache
def lines() -> tuple[bytes, ...]:
    """Give the case and the ontology as lines of N-Triples."""
    found = [_line(quad) for quad in ox.parse(path=CASE / "small.trig")]
    for file in shipped_files("ontology", suffix=".ttl"):
        found += [_line(quad) for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)]
    return tuple(sorted(set(found)))


@cache
def store() -> EmbeddedStore:
    """Give the case in the embedded store."""
    return from_lines(lines())


@cache
def graph() -> rdflib.Graph:
    """Give the case in rdflib."""
    found = rdflib.Graph()
    found.parse(data=b"".join(lines()), format="nt")
    return found


def rows(table: Table, *columns: str) -> list[tuple[object, ...]]:
    """Give some columns of a table as Python values, "" for nothing."""
    picked = [["" if value is None else value for value in table.column(name)] for name in columns]
    return list(zip(*picked, strict=True))


def sparql(name: str, /, **values: str) -> str:
    """Give the SPARQL of a shipped question with its values."""
    return prepare(store(), load(name), values)


def _line(quad: ox.Quad) -> bytes:
    return f"{ox.Triple(quad.subject, quad.predicate, quad.object)} .\n".encode()
