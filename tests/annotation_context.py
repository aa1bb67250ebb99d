"""The terms of Web Annotation that the export uses, by the vocabulary, so that a test reads it without a network."""

import json
from typing import Any

import rdflib

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
CONTEXT_IRI = "http://www.w3.org/ns/anno.jsonld"

_XSD = "http://www.w3.org/2001/XMLSchema#"
_CLASSES = ("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")
_MOTIVES = ("describing", "identifying", "classifying", "linking")
_LINKS = {
    "body": OA + "hasBody", "target": OA + "hasTarget", "source": OA + "hasSource", "selector": OA + "hasSelector",
    "scope": OA + "hasScope", "creator": "http://purl.org/dc/terms/creator", "partOf": AS + "partOf",
    "first": AS + "first",
}  # fmt: skip
_NUMBERS = {"start": OA + "start", "end": OA + "end", "total": AS + "totalItems", "startIndex": AS + "startIndex"}
_TEXTS = {
    "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language", "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}  # fmt: skip

CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": AS + "Application",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    **{name: OA + name for name in (*_CLASSES, *_MOTIVES)},
    **{name: {"@id": iri, "@type": "@id"} for name, iri in _LINKS.items()},
    **{name: {"@id": iri, "@type": _XSD + "nonNegativeInteger"} for name, iri in _NUMBERS.items()},
    **_TEXTS,
}


def graph_of(data: bytes) -> rdflib.Graph:
    """Read an export by this context in place of the one it names."""
    document = json.loads(data)
    assert document.pop("@context") == CONTEXT_IRI
    graph = rdflib.Graph()
    graph.parse(data=json.dumps({"@context": CONTEXT, **document}), format="json-ld")
    return graph
