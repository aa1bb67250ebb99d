"""The codebook of a dataset: what its columns and its words mean."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from rashomon.exports._tables import TABLES, TYPES
from rashomon.reference import to_markdown
from rashomon.terms import RSM
from rashomon.vocabulary import Vocabulary
from rashomon.vocabulary.load import vocabulary_of


def codebook_markdown(ontology: Path) -> str:
    """Give the codebook as Markdown: tables and columns first, then all terms of the ontology.

    Args:
        ontology: the lines of N-Quads with which the dataset was built.
    """
    parts = ["# Codebook", "Part one: the tables in csv/. Part two: the terms of the ontology.", "# Tables"]
    for table in TABLES:
        rows = [f"| {one.name} | {TYPES[one.kind]} | {one.help} |" for one in table.columns]
        head = ["| column | type | holds |", "|---|---|---|"]
        parts += [f"## {table.name}", table.help, "\n".join([*head, *rows])]
    return "\n\n".join([*parts, to_markdown(_read(ontology))])


def _read(ontology: Path) -> Vocabulary:
    """Read the terms of a dataset: the shipped ones, and those of the project."""
    triples = [quad.triple for quad in ox.parse(path=str(ontology), format=ox.RdfFormat.N_QUADS)]
    return vocabulary_of(list(_ours_first(triples)))


def _ours_first(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=lambda triple: not str(getattr(triple.subject, "value", "")).startswith(RSM))
