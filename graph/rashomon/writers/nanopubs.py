"""Nanopublications: one for each claim, as <http://www.nanopub.org/guidelines/working_draft/> has them.

| graph | holds |
|---|---|
| `<claim>/np#head` | the nanopublication and its parts |
| `<claim>/np#assertion` | what the claim says, as `rashomon.writers.claim_graphs` has it: no plain triple of a denial |
| `<claim>/np#provenance` | who said it (`prov:wasAttributedTo`), article, words, speech act; where and when |
| `<claim>/np#pubinfo` | who coded it (`dcterms:creator`), how sure the coder is, whether it was reviewed |

The guidelines want a date of the publication where there is one. A dataset does not know on which day a claim was
coded, and the day of an article is not that day: `dcterms:created` is left out. Whoever publishes them adds it when
signing them; they come unsigned.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from rashomon.terms import DCTERMS, PROV, RDF, RSM, SCHEMA, SEM, SKOS
from rashomon.writers._claims import CONTENT, RECORD_STATE, STATEMENT, TYPE, Facts, term, write_trig
from rashomon.writers.claim_graphs import words

if TYPE_CHECKING:
    from pyoxigraph import Triple

name = "nanopubs"
title = "Nanopublications (TriG), one for each claim, unsigned"
suffix = ".nanopubs.trig"

NP = "http://www.nanopub.org/nschema#"
_PARTS = {"hasAssertion": "assertion", "hasProvenance": "provenance", "hasPublicationInfo": "pubinfo"}
_RECORDED = {RSM + "codedBy": DCTERMS + "creator", **{
    one: one for one in (RSM + "confidence", RSM + "reviewed", RECORD_STATE)
}}  # fmt: skip
_ORIGINS = {
    RSM + "claimant": PROV + "wasAttributedTo",
    SCHEMA + "appearance": PROV + "wasDerivedFrom",
    RSM + "evidence": PROV + "wasDerivedFrom",
}
_SPEAKERS = (RSM + "claimant", RSM + "onBehalfOf", RSM + "addressee")
_OF_ARTICLE = tuple(SCHEMA + one for one in ("headline", "inLanguage", "url", "publisher", "datePublished"))
_OF_EVENT = (
    SKOS + "prefLabel", RSM + "edtf",
    *(SEM + one for one in ("hasPlace", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")),
)  # fmt: skip
_NOTE = """\
Each claim is a nanopublication: what a claimant says, not what is so. They are not signed.
They bear no date (dcterms:created): the dataset does not hold the day on which a claim was coded."""


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write nanopublications, a claim after the other. Arguments as of `rashomon.writers.Writer.write`."""
    facts = Facts(lines)
    graphs = (graph for claim in facts.claims for graph in _nanopub(facts, claim))
    write_trig(graphs, _NOTE, {"np": NP}, out)


def _nanopub(facts: Facts, claim: str) -> "Iterator[tuple[str, list[Triple]]]":
    """Give the four graphs of one nanopublication."""
    own = claim + "/np"
    parts = [_to(own, NP + predicate, f"{own}#{part}") for predicate, part in _PARTS.items()]
    yield f"{own}#head", [_to(own, TYPE, NP + "Nanopublication"), *parts]
    yield f"{own}#assertion", facts.said(claim)
    yield f"{own}#provenance", list(_provenance(facts, claim, f"{own}#assertion"))
    yield f"{own}#pubinfo", list(_pubinfo(facts, claim, own))


def _provenance(facts: Facts, claim: str, assertion: str) -> "Iterator[Triple]":
    yield _to(assertion, PROV + "wasDerivedFrom", claim)
    for predicate, property_ in _ORIGINS.items():
        yield from (_to(assertion, property_, one) for one in facts.values(claim, predicate))
    for quad in facts.about(claim):
        if quad.predicate.value not in _RECORDED:
            yield quad.triple
    for article in facts.values(claim, SCHEMA + "appearance"):
        yield from _some(facts, article, _OF_ARTICLE)
    yield from words(facts, claim)
    for predicate in _SPEAKERS:
        for actor in facts.values(claim, predicate):
            yield from _some(facts, actor, (SKOS + "prefLabel",))
    for node in facts.values(claim, CONTENT):
        is_statement = STATEMENT in facts.values(node, TYPE)
        for event in (node, *(facts.values(node, RDF + "subject") if is_statement else ())):
            yield from _some(facts, event, _OF_EVENT)


def _pubinfo(facts: Facts, claim: str, own: str) -> "Iterator[Triple]":
    """Say what the guidelines want said of the nanopublication itself, which alone may be a subject here."""
    from pyoxigraph import NamedNode, Triple

    yield _to(own, DCTERMS + "subject", claim)
    for quad in facts.about(claim):
        if predicate := _RECORDED.get(quad.predicate.value):
            yield Triple(NamedNode(own), NamedNode(predicate), term(quad.object))


def _some(facts: Facts, subject: str, predicates: tuple[str, ...]) -> "Iterator[Triple]":
    return (quad.triple for quad in facts.about(subject) if quad.predicate.value in predicates)


def _to(subject: str, predicate: str, obj: str) -> "Triple":
    from pyoxigraph import NamedNode, Triple

    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(obj))
