"""TriG: named graphs with prefixes, for people who read RDF."""

from collections.abc import Iterable
from typing import BinaryIO

from rashomon.writers._prefixed import parse, serialize

name = "trig"
title = "TriG, with the named graphs and prefixes"
suffix = ".trig"


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write quads, a graph after the other. Arguments as of `rashomon.writers.Writer.write`."""
    import pyoxigraph

    quads = sorted(parse(lines), key=lambda quad: (str(quad.graph_name), str(quad.subject)))
    serialize(quads, pyoxigraph.RdfFormat.TRIG, out)
