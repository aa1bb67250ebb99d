"""A named graph for each claim, for tools that expect it.

| graph | holds |
|---|---|
| the claim's IRI | what it says: statements as plain triples, its events and counts, its text, what it reports |
| the claim's IRI + `/provenance` | the claim itself: claimant, article, polarity, certainty, voice, …, and its words |
| all others | the rest of the dataset, as it is |

**A store whose default graph is the union of all graphs shows claims as facts.** Ask with `GRAPH`, and look who says
so. What a claim denies is never written as a plain triple, nor what a withdrawn or suggested claim says: their graphs
hold the statements' nodes (`rdf:subject`, `rdf:predicate`, `rdf:object`) beside `rsm:polarity` or `rsm:recordState`.
Predictions, demands and threats are plain: `rsm:speechAct` in the provenance tells them.

Place and time of an event stand in a claim's graph only where accounts of it differ, as `rsm:happenedAt` and
`rsm:happenedOn`: otherwise nobody knows which claim gave them, and they stand in the graph of contents. Sums and
counts of graphs in the export are the dataset's.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from rashomon.terms import RSM
from rashomon.writers._claims import Facts, named, write_trig

if TYPE_CHECKING:
    from pyoxigraph import Triple

name = "claim-graphs"
title = "TriG, with a named graph for each claim; a union of all graphs shows claims as facts"
suffix = ".claims.trig"

_WORDS = (RSM + "evidence", RSM + "cue", RSM + "hedge", RSM + "wording", RSM + "fragment")
_NOTE = """\
Each claim is a named graph. Its provenance stands in the graph of the same name with /provenance after it.
A graph says what its claimant says, not what is so: a union of all graphs shows claims as facts."""


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write quads, a graph after the other. Arguments as of `rashomon.writers.Writer.write`."""
    facts = Facts(lines)
    claims = set(facts.claims)
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in facts.quads:
        own = named(quad.subject) in claims
        graphs[provenance(named(quad.subject)) if own else named(quad.graph_name)].append(quad.triple)
    for claim in claims:
        graphs[claim] += facts.said(claim)
        graphs[provenance(claim)] += words(facts, claim)
    write_trig(sorted(graphs.items()), _NOTE, {}, out)


def provenance(claim: str) -> str:
    """Give the IRI of the graph in which stands who makes a claim, where and in which words."""
    return claim + "/provenance"


def words(facts: Facts, subject: str) -> "list[Triple]":
    """Give the spans that a claim points at, with their fragments: offsets and quotes."""
    spans = [span for predicate in _WORDS for span in facts.values(subject, predicate)]
    own = [quad.triple for span in spans for quad in facts.about(span)]
    return own + [triple for span in spans for triple in words(facts, span)]
