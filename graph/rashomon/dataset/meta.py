"""The graph that describes the others: the dataset, the run that made it, and the sum of every graph.

It alone holds what differs between two builds that say the same: hashes of the annotation files and of the mapping.
So the same article annotated under another scheme gives byte-identical lines everywhere else.
"""

import hashlib
from collections.abc import Iterable, Sequence

from rashomon.dataset.manifest import GraphSum, Input
from rashomon.terms import (
    DCAT,
    DCTERMS,
    PROV,
    RDF,
    RDFS,
    RSM,
    VOID,
    integer,
    iri,
    line,
    literal,
    segment,
)

_TYPE = iri(RDF + "type")


def graph_sums(lines: Iterable[bytes]) -> dict[str, GraphSum]:
    """Count and hash the lines of each named graph.

    Args:
        lines: lines of N-Quads, sorted and unique.

    Returns:
        IRI of the graph -> number of triples and sha256 of its lines in this order, by IRI.
    """
    sums: dict[bytes, tuple[int, hashlib._Hash]] = {}
    for text in lines:
        graph = graph_of(text)
        count, digest = sums.get(graph) or (0, hashlib.sha256())
        digest.update(text)
        sums[graph] = (count + 1, digest)
    return {
        graph.decode("ascii")[1:-1]: GraphSum(count, digest.hexdigest())
        for graph, (count, digest) in sorted(sums.items())
    }


def graph_of(text: bytes) -> bytes:
    """Give the graph of a line of N-Quads, with its angle brackets."""
    return text.rsplit(b" ", 2)[1]


def meta_graph(base: str) -> str:
    """Give the IRI of the graph that describes the others."""
    return base + "graph/meta"


def meta_lines(
    base: str, sums: dict[str, GraphSum], inputs: Sequence[Input], packages: dict[str, str], articles: Iterable[str]
) -> list[bytes]:
    """Describe the dataset, the run, the graphs and the files that were read.

    Args:
        base: base IRI of the data.
        sums: count and sum of every other graph.
        inputs: every file that was read.
        packages: package -> version.
        articles: IRIs of the articles.
    """
    graph = iri(meta_graph(base))
    dataset, run = iri(base + "dataset"), iri(base + "run/build")
    quads: list[tuple[bytes, str, bytes]] = [
        (dataset, RDF + "type", iri(VOID + "Dataset")),
        (dataset, RDF + "type", iri(DCAT + "Dataset")),
        (dataset, VOID + "triples", integer(sum(each.triples for each in sums.values()))),
        (dataset, PROV + "wasGeneratedBy", run),
        (run, RDF + "type", iri(PROV + "Activity")),
        (run, PROV + "wasAssociatedWith", iri(RSM + "rashomon")),
    ]
    quads += [(run, RDFS + "label", literal(f"{name} {version}")) for name, version in packages.items()]
    for file in inputs:
        node = iri(f"{base}file/{segment(file.path)}")
        quads += [
            (run, PROV + "used", node),
            (node, RDF + "type", iri(PROV + "Entity")),
            (node, DCTERMS + "title", literal(file.path)),
            (node, DCTERMS + "type", literal(file.role)),
            (node, RSM + "sha256", literal(file.sha256)),
        ]
    for name, each in sums.items():
        quads += [
            (dataset, VOID + "subset", iri(name)),
            (iri(name), VOID + "triples", integer(each.triples)),
            (iri(name), RSM + "sha256", literal(each.sha256)),
            (iri(name), PROV + "wasGeneratedBy", run),
        ]
    for article in articles:
        name = base + "graph/article/" + article.removeprefix(base + "article/")
        if name in sums:
            quads.append((iri(name), PROV + "wasDerivedFrom", iri(article + "/text")))
    return sorted({line(subject, iri(predicate), obj, graph) for subject, predicate, obj in quads})
