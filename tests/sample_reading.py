"""Reads the built sample in the words of `sample_expectations`: SPARQL on its store, and IRIs by their names there."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rashomon.dataset import Dataset, open_dataset
from rashomon.questions import answer, load
from rashomon.store.embedded import EmbeddedStore, open_read_only
from rashomon.table import Table, Term
from rashomon.terms import PREFIXES, RSM, VALUE
from sample import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_ARTICLE = re.compile(r"article/(?P<id>.+?)-[0-9a-f]{16}(?P<rest>[/#].*)?")


class Reading(NamedTuple):
    """A built dataset and its store.

    Args:
        dataset: what was built.
        store: its store, opened in this process.
    """

    dataset: Dataset
    store: EmbeddedStore

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """Ask SPARQL; give the rows with names for IRIs, "" for nothing, sorted."""
        return sorted(self.named(self.store.query(_PREFIXES + query)))

    def values(self, query: str) -> dict[str, str]:
        """Ask SPARQL of two columns for a property that each thing has once; give thing -> value."""
        rows = self.rows(query)
        found = {thing: value for thing, value in rows}  # noqa: C416 - the rows' types do not say that there are two
        assert len(found) == len(rows), "a thing has two values"
        return found

    def question(self, name: str, **values: str) -> list[dict[str, str]]:
        """Ask a named question; give the rows in their order, each as column -> name or text."""
        table = answer(self.store, load(name), values)
        return [dict(zip(table.columns, row, strict=True)) for row in self.named(table)]

    def named(self, table: Table) -> "Iterator[tuple[str, ...]]":
        """Give the rows of a table with names for IRIs and "" for nothing."""
        for row in table.rows:
            yield tuple(self.name(term) for term in row)

    def name(self, term: Term | None) -> str:
        """Name a term as the expectations do."""
        if term is None:
            return ""
        if term.kind != "iri":
            return term.value
        base = self.dataset.base
        if not term.value.startswith(base):
            return re.split(r"[/#]", term.value)[-1]
        local = term.value.removeprefix(base)
        match = _ARTICLE.fullmatch(local)
        if match is None:
            return local.partition("/")[2]
        article, rest = match["id"], (match["rest"] or "").removeprefix("/")
        if event := re.fullmatch(r"event-\d+-\d+-(.+)", rest):
            return f"{article}:{event[1]}"
        if re.fullmatch(r"actor-.+", rest):
            return f"{article}:{self._words(term.value)}"
        return f"{article}:{rest}" if rest else article

    def _words(self, iri: str) -> str:
        """Give the words that name somebody unnamed: of the text, since no label repeats contested ones."""
        found = self.store.query(
            f"{_PREFIXES}SELECT ?words ?begin {{ <{iri}> rsm:evidence ?span . "
            "?span nif:anchorOf ?words ; nif:beginIndex ?begin } ORDER BY ?begin LIMIT 1"
        )
        assert found.rows, f"{iri} has no evidence"
        first = found.rows[0][0]
        assert first is not None
        return first.value


_CONTENTS = """SELECT ?x ?kind ?subject ?role ?object ?group ?low ?value ?high ?status ?n {
  { ?x a rsm:ReportedEvent BIND("event" AS ?kind) }
  UNION { ?x a rdf:Statement ; rdf:subject ?subject ; rdf:predicate ?role ; rdf:object ?object
    BIND("statement" AS ?kind) }
  UNION { ?x a rsm:Count ; rsm:countOf ?subject ; rsm:measure ?role BIND("count" AS ?kind)
    OPTIONAL { ?x rsm:ofGroup ?group } OPTIONAL { ?x schema:minValue ?low }
    OPTIONAL { ?x schema:value ?value } OPTIONAL { ?x schema:maxValue ?high } }
  ?x rsm:status ?status . OPTIONAL { ?x rsm:independentParties ?n } }"""


class Node(NamedTuple):
    """A content node as the graph has it.

    Args:
        kind: event, statement or count.
        what: as in `sample_expectations.Content`.
        status: a value of the list "status".
        parties: the number of independent ones, as it is written; "" for none.
    """

    kind: str
    what: tuple[str, ...]
    status: str
    parties: str


def nodes(read: Reading) -> dict[str, Node]:
    """Give the name of each content node's IRI -> what it is."""
    found = {}
    for x, kind, subject, role, obj, group, low, value, high, status, number in read.rows(_CONTENTS):
        what = {
            "event": (x,),
            "statement": (subject, role, obj),
            "count": (subject, role, group, low, value, high),
        }[kind]
        found[x] = Node(kind, what, status, number)
    return found


@cache
def reading() -> Reading:
    """Build the sample once, and open it."""
    dataset = open_dataset(sample()[0])
    return Reading(dataset, open_read_only(dataset.store_path))


def in_english(iri: str) -> str:
    """Give the English label of a term of the ontology.

    Args:
        iri: local name under `value:` or `rsm:`.
    """
    for namespace in (VALUE, RSM):
        table = reading().store.query(
            f'{_PREFIXES}SELECT ?l {{ <{namespace}{iri}> skos:prefLabel|rdfs:label ?l FILTER(LANG(?l) = "en") }}'
        )
        if table.rows and (label := table.rows[0][0]):
            return label.value
    raise AssertionError(f"{iri} has no English label")
