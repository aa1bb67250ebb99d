"""Asks datasets all named questions in both engines, in a process of its own: prints a sum of each one's rows.

    python tests/questions_in_both_engines.py DATASET...

Exits with 1, and says which question it was, where the engines differ in a row or in the order of rows.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import rdflib

from rashomon.dataset import open_dataset
from rashomon.questions import ask_rdflib, load, names, prepare
from rashomon.store.embedded import EmbeddedStore, from_lines


def in_rdflib(lines: list[bytes]) -> rdflib.Graph:
    """Load lines of N-Quads into one graph, each literal as it is written."""
    rdflib.NORMALIZE_LITERALS = False
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(lines), format="nquads")
    graph = rdflib.Graph()
    for subject, predicate, obj, _ in dataset.quads((None, None, None, None)):
        graph.add((subject, predicate, obj))
    return graph


def compared(name: str, store: EmbeddedStore, graph: rdflib.Graph | None) -> str:
    """Ask a question without parameters; give a sum of its rows in their order.

    Args:
        name: of the question.
        store: the embedded engine, which is asked always.
        graph: the other one, or None to leave it out.
    """
    text = prepare(store, load(name))
    one = store.query(text)
    if graph is not None:
        other = ask_rdflib(graph, text)
        if (one.columns, one.rows) != (other.columns, other.rows):
            differing = [pair for pair in zip(one.rows, other.rows, strict=False) if pair[0] != pair[1]][:1]
            sys.exit(f"{name}: {len(one.rows)} rows in one engine, {len(other.rows)} in the other: {differing}")
    return hashlib.sha256(repr((one.columns, one.rows)).encode()).hexdigest()


def main() -> None:
    """Compare, and print a line for each dataset and question."""
    parser = argparse.ArgumentParser()
    parser.add_argument("datasets", nargs="+", type=Path)
    parser.add_argument("--slower", action="append", help="only this question in the slower engine too")
    given = parser.parse_args()
    for number, folder in enumerate(given.datasets):
        lines = list(open_dataset(folder).lines(ontology=True))
        store = from_lines(lines)
        graph = in_rdflib(lines)
        for name in names():
            both = given.slower is None or name in given.slower
            print(number, name, compared(name, store, graph if both else None))


if __name__ == "__main__":
    main()
