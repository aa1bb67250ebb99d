"""Datasets, what writers make of them, and their lines taken apart by a regular expression: no RDF library."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from rashomon.dataset import open_dataset
from rashomon.writers import find_writer
from sample import sample
from seed import SEED, built, needs_seed

DATASETS = ["sample", pytest.param("seed", marks=needs_seed)]
"""Parameters of a fixture that goes through both datasets."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSM = "https://w3id.org/rashomon/ns#"
VALUE = "https://w3id.org/rashomon/value/"
SCHEMA = "https://schema.org/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"

_LINE = re.compile(r"<([^>]*)> <([^>]*)> (.*) <([^>]*)> \.")


def dataset(name: str) -> Path:
    """Give the folder of the sample or of the seed, built once."""
    return sample()[0] if name == "sample" else built(SEED)[0]


@cache
def written(folder: Path, form: str, *, ontology: bool = False) -> bytes:
    """Write a dataset in a form."""
    return written_lines(list(open_dataset(folder).lines(ontology=ontology)), form)


def written_lines(lines: list[bytes], form: str) -> bytes:
    """Write lines of N-Quads in a form."""
    out = BytesIO()
    find_writer(form).write(lines, out)
    return out.getvalue()


@cache
def raw(folder: Path) -> tuple[tuple[str, str, str, str], ...]:
    """Take the lines of a dataset apart: IRIs bare, objects as they are written."""
    return taken_apart((folder / "graph.nq").read_bytes())


def taken_apart(lines: bytes) -> tuple[tuple[str, str, str, str], ...]:
    """Take lines of N-Quads apart."""
    found = []
    for line in lines.decode().split("\n")[:-1]:
        match = _LINE.fullmatch(line)
        assert match, line
        found.append((match[1], match[2], match[3], match[4]))
    return tuple(found)


def nquads(quads: list[ox.Quad]) -> bytes:
    """Write quads as the library writes N-Quads."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    return data


def subjects(rows: tuple[tuple[str, str, str, str], ...], predicate: str, obj: str = "") -> set[str]:
    """Give the subjects that have a property, or one value of it (as written)."""
    return {s for s, p, o, _ in rows if p == predicate and obj in {"", o}}


def pairs(rows: tuple[tuple[str, str, str, str], ...], predicate: str) -> set[tuple[str, str]]:
    """Give subject and object of a property; an object that is an IRI bare."""
    return {(s, o[1:-1] if o.startswith("<") else o) for s, p, o, _ in rows if p == predicate}


def claims(rows: tuple[tuple[str, str, str, str], ...]) -> set[str]:
    """Give all claims."""
    return subjects(rows, RDF + "type", f"<{SCHEMA}Claim>")
