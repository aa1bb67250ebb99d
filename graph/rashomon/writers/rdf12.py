"""RDF 1.2: each statement as a reifier of a triple term, for stores that know them.

`<statement/…> rdf:reifies <<( s p o )>>` stands in place of the statement's `rdf:subject`, `rdf:predicate` and
`rdf:object`; every other line is the dataset's own, byte for byte. A triple term asserts nothing: who says so still
stands in the claim, whose `rsm:content` is the reifier. Sums and counts of graphs in the export are the dataset's.

Readers of RDF 1.1 refuse such a file. See <https://www.w3.org/TR/rdf12-n-quads/>.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from rashomon.terms import RDF, iri, line

name = "rdf12"
title = "RDF 1.2 N-Quads, with statements as triple terms that nobody asserts"
suffix = ".rdf12.nq"

_REIFIES = iri(RDF + "reifies")
_PARTS = (iri(RDF + "subject"), iri(RDF + "predicate"), iri(RDF + "object"))


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write quads, a subject after the other. Arguments as of `rashomon.writers.Writer.write`."""
    for subject, group in groupby(lines, key=lambda one: one.partition(b" ")[0]):
        out.writelines(_reified(subject, list(group)))


def _reified(subject: bytes, rows: list[bytes]) -> Iterator[bytes]:
    """Give one subject's lines; its three parts become one, where it has one each and in one graph."""
    found = [row for row in rows if row.split(b" ", 2)[1] in _PARTS]
    terms = {row.split(b" ", 2)[1]: row.split(b" ", 2)[2].rsplit(b" ", 2) for row in found}
    graphs = {graph for _, graph, _ in terms.values()}
    if len(found) != len(_PARTS) or len(terms) != len(_PARTS) or len(graphs) != 1:
        yield from rows
        return
    about, predicate, obj = (terms[part][0] for part in _PARTS)
    yield from sorted(
        [
            *(row for row in rows if row not in found),
            line(subject, _REIFIES, b"<<( " + about + b" " + predicate + b" " + obj + b" )>>", graphs.pop()),
        ]
    )
