"""JSON-LD 1.1: named graphs as JSON, with the shipped context inside, so that nothing is fetched to read it."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.shipped import shipped
from rashomon.terms import PREFIXES, RDF, XSD
from rashomon.writers._prefixed import parse

if TYPE_CHECKING:
    import pyoxigraph

name = "jsonld"
title = "JSON-LD, with the named graphs and the shipped context"
suffix = ".jsonld"


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write quads, a graph after the other. Arguments as of `rashomon.writers.Writer.write`."""
    context = json.loads(shipped("ontology", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    keys = _Keys(context)
    quads = sorted(parse(lines), key=lambda quad: (_iri(quad.graph_name), _iri(quad.subject), quad.predicate.value))
    out.write(b'{"@context": ' + json.dumps(context, ensure_ascii=False, indent=1).encode() + b',\n"@graph": [\n')
    between = b""
    for graph, members in groupby(quads, key=lambda quad: _iri(quad.graph_name)):
        nodes = [
            json.dumps(keys.node(subject, list(group)), ensure_ascii=False).encode()
            for subject, group in groupby(members, key=lambda quad: _iri(quad.subject))
        ]
        out.write(between + b'{"@id": ' + json.dumps(graph).encode() + b', "@graph": [\n ')
        out.write(b",\n ".join(nodes) + b"]}")
        between = b",\n"
    out.write(b"\n]}\n")


class _Keys:
    """Short names and value forms by the context."""

    def __init__(self, context: dict[str, Any]) -> None:
        self._short: dict[str, tuple[str, str]] = {}
        for key, meaning in context.items():
            if isinstance(meaning, dict):
                self._short[_expand(meaning["@id"])] = (key, _expand(meaning.get("@type", "")))
        self._prefixes = sorted(PREFIXES.items())

    def node(self, subject: str, quads: list["pyoxigraph.Quad"]) -> dict[str, Any]:
        """Give one subject's statements in one graph as a JSON-LD node."""
        node: dict[str, Any] = {"@id": subject}
        for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value):
            objects = [quad.object for quad in group]
            if predicate == RDF + "type":
                values: list[Any] = [self._compact(_iri(one)) for one in objects]
                key = "@type"
            else:
                key, form = self._short.get(predicate) or (self._compact(predicate), "")
                values = [self._value(one, form) for one in objects]
            node[key] = values[0] if len(values) == 1 else values
        return node

    def _compact(self, iri: str) -> str:
        for prefix, namespace in self._prefixes:
            if iri.startswith(namespace) and len(iri) > len(namespace) and not iri.startswith("//", len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    @staticmethod
    def _value(term: Any, form: str) -> str | dict[str, str]:
        import pyoxigraph

        if isinstance(term, pyoxigraph.NamedNode):
            return term.value if form == "@id" else {"@id": term.value}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = term.datatype.value
        text: str = term.value
        if datatype == form or (datatype == XSD + "string" and not form):
            return text
        if datatype == XSD + "string":
            return {"@value": text}
        return {"@value": term.value, "@type": datatype}


def _iri(term: object) -> str:
    """Give a node's IRI; a dataset has neither blank nodes nor quoted triples nor a default graph."""
    import pyoxigraph

    assert isinstance(term, pyoxigraph.NamedNode), f"{term} is no IRI"
    return term.value


def _expand(name_: str) -> str:
    prefix, mark, rest = name_.partition(":")
    return PREFIXES[prefix] + rest if mark and prefix in PREFIXES else name_
