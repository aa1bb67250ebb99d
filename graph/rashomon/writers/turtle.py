"""Turtle: all triples in one graph. Who said what stays in it, since no query depends on the named graphs."""

from collections.abc import Iterable
from typing import BinaryIO

from rashomon.writers._prefixed import parse, serialize

name = "turtle"
title = "Turtle, all triples in one graph"
suffix = ".ttl"


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write triples, a subject after the other. Arguments as of `rashomon.writers.Writer.write`."""
    import pyoxigraph

    triples = (quad.triple for quad in sorted(parse(lines), key=lambda quad: str(quad.subject)))
    serialize(triples, pyoxigraph.RdfFormat.TURTLE, out)
