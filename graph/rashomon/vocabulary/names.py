"""The terms by which the ontology describes itself: the few that the reader of the ontology has to know."""

import re

RSM = "https://w3id.org/rashomon/ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_DCTERMS = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"
_PROV = "http://www.w3.org/ns/prov#"
_OWN = "https://w3id.org/rashomon/"
_NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
_SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
_ORG = "http://www.w3.org/ns/org#"
_GEO = "http://www.opengis.net/ont/geosparql#"
TAKEN = (_OWN, _SKOS, _OWL, _RDF, _RDFS, _DCTERMS, _SCHEMA, _PROV, _NIF, _SEM, _ORG, _GEO)
"""Namespaces whose terms the graph uses as they are: a role there would make facts of the registry look claimed."""

TYPE = _RDF + "type"
ONTOLOGY = _OWL + "Ontology"
VERSION = _OWL + "versionInfo"
TITLE = _DCTERMS + "title"
DESCRIPTION = _DCTERMS + "description"

CLASS = _OWL + "Class"
PROPERTY = _RDF + "Property"
OBJECT_PROPERTY = _OWL + "ObjectProperty"
PROPERTIES = (
    PROPERTY,
    OBJECT_PROPERTY,
    _OWL + "DatatypeProperty",
    _OWL + "AnnotationProperty",
)
DATATYPE = _RDFS + "Datatype"
AGENT = _PROV + "SoftwareAgent"
LABEL = _RDFS + "label"
DOMAINS = (_RDFS + "domain", _SCHEMA + "domainIncludes")
RANGES = (_RDFS + "range", _SCHEMA + "rangeIncludes")
PARENTS = (_RDFS + "subClassOf", _RDFS + "subPropertyOf")

SCHEME = _SKOS + "ConceptScheme"
CONCEPT = _SKOS + "Concept"
PREF_LABEL = _SKOS + "prefLabel"
ALT_LABEL = _SKOS + "altLabel"
HIDDEN_LABEL = _SKOS + "hiddenLabel"
DEFINITION = _SKOS + "definition"
EXAMPLE = _SKOS + "example"
NOTATION = _SKOS + "notation"
BROADER = _SKOS + "broader"
TOP_OF = _SKOS + "topConceptOf"
IN_SCHEME = _SKOS + "inScheme"
CLOSE = _SKOS + "closeMatch"

EVENT = RSM + "ReportedEvent"
THINGS = (RSM + "Actor", _SCHEMA + "Place", EVENT)
"""What a statement can join."""
EVENT_ROLE = RSM + "EventRole"
STATE_ROLE = RSM + "StateRole"
EXCLUSIVE = RSM + "exclusive"
VALUES_FROM = RSM + "valuesFrom"
OPEN = RSM + "open"
ORDER = RSM + "order"
LAST = 1_000_000
"""The order of a term that has none: after all that have one."""


def local(iri: str) -> str:
    """Give an IRI's last part: what follows the last `#` or `/`, a `/` at the very end left aside."""
    return re.split(r"[#/]", iri.rstrip("/"))[-1]
