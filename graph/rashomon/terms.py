"""Terms as bytes: namespaces, IRIs, literals. The only place where a term is put into a line.

IRIs are ASCII and deterministic: no clock, no random, no title and no wording. Each function gives the term
as it stands in N-Quads; what is not ASCII in a user's id is percent-encoded as UTF-8.
"""

import hashlib
import re
from urllib.parse import quote

RSM = "https://w3id.org/rashomon/ns#"
VALUE = "https://w3id.org/rashomon/value/"
EVENT_TYPE = "https://w3id.org/rashomon/event-type/"
ACTOR_TYPE = "https://w3id.org/rashomon/actor-type/"
SHAPES = "https://w3id.org/rashomon/shapes/"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
GEO = "http://www.opengis.net/ont/geosparql#"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"

DEFAULT_BASE = "https://example.org/kg/"

PREFIXES = {
    "rsm": RSM, "value": VALUE, "event-type": EVENT_TYPE, "actor-type": ACTOR_TYPE, "schema": SCHEMA,
    "sem": SEM, "nif": NIF, "geo": GEO, "org": ORG, "prov": PROV, "dcterms": DCTERMS, "dcat": DCAT,
    "void": VOID, "skos": SKOS, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD,
}  # fmt: skip
"""Prefixes of everything that is written with prefixes."""

_SAFE_SCHEMES = ("http", "https", "urn", "doi", "ark", "geo", "mailto")
_IRI = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]+$")
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"}
_HALVES = re.compile("[\ud800-\udfff]")
_NEEDS_ESCAPE = re.compile(r'[\\"\n\r\x00-\x1f\x7f\ud800-\udfff]')
_LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+)"
)
"""Language tags in lower case as RFC 5646 has them. RDF libraries refuse others, and with them the whole file."""


def is_safe_iri(text: str) -> bool:
    """Tell whether a user's text may become an IRI: a known scheme, ASCII, nothing that N-Quads forbids.

    Percent-encode anything else first (`safe_iri`); `javascript:` and the like are refused.
    """
    match = _IRI.fullmatch(text)
    return match is not None and match[1].lower() in _SAFE_SCHEMES


def safe_iri(text: str) -> str | None:
    """Give a user's text as an ASCII IRI, percent-encoding what is not ASCII; None where it is no safe IRI."""
    encoded = "".join(char if char.isascii() else quote(char, safe="", errors="surrogatepass") for char in text.strip())
    return encoded if is_safe_iri(encoded) else None


def segment(text: str) -> str:
    """Give any text as one path segment of an IRI: letters, digits, `-`, `.`, `_`, `~` stay, the rest is encoded."""
    return quote(text, safe="", errors="surrogatepass")


def iri(text: str) -> bytes:
    """Give an IRI, known to be safe, as it stands in N-Quads."""
    return b"<" + text.encode("ascii") + b">"


def whole(text: str) -> str:
    """Give a text with U+FFFD for each half of a character, as no encoding of RDF can hold halves."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def escape(text: str) -> str:
    """Escape a string as canonical N-Quads does. Lone surrogates become U+FFFD."""
    if _NEEDS_ESCAPE.search(text):
        text = _NEEDS_ESCAPE.sub(_escaped, text)
    return text


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half a character: no encoding of RDF can hold it
    named = _ESCAPES.get(ord(char)) or {"\t": "\\t", "\b": "\\b", "\f": "\\f"}.get(char)
    return named or f"\\u{ord(char):04X}"


def literal(text: str) -> bytes:
    """Give a plain string (xsd:string)."""
    return b'"' + escape(text).encode("utf-8") + b'"'


def tagged(text: str, language: str) -> bytes:
    """Give a language-tagged string; the tag in lower case. An ill-formed tag becomes `und`."""
    tag = language.lower()
    return literal(text) + b"@" + (tag if well_formed_language(tag) else "und").encode("ascii")


def well_formed_language(tag: str) -> bool:
    """Tell whether a tag in lower case is well-formed as BCP 47 has it."""
    return _LANGUAGE.fullmatch(tag) is not None


def typed(text: str, datatype: str) -> bytes:
    """Give a typed literal; `datatype` is the full IRI."""
    return literal(text) + b"^^" + iri(datatype)


def integer(number: int) -> bytes:
    """Give an xsd:integer."""
    return b'"%d"^^<http://www.w3.org/2001/XMLSchema#integer>' % number


def offset(number: int) -> bytes:
    """Give an offset or length in code points (xsd:nonNegativeInteger)."""
    return b'"%d"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>' % number


def day(text: str) -> bytes:
    """Give a day, YYYY-MM-DD, as xsd:date."""
    return typed(text, XSD + "date")


def decimal(number: float) -> bytes:
    """Give an xsd:decimal in canonical form: no exponent, at least one digit after the point, at most ten."""
    text = f"{number:.10f}".rstrip("0")
    return typed(text + "0" if text.endswith(".") else text, XSD + "decimal")


def boolean(flag: bool) -> bytes:
    """Give an xsd:boolean."""
    return typed("true" if flag else "false", XSD + "boolean")


def digest(*parts: str) -> str:
    """Give the sha256 (hex) of some strings; the boundaries between them count."""
    joined = "\x1f".join(part.replace("\\", "\\\\").replace("\x1f", "\\u") for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def line(subject: bytes, predicate: bytes, obj: bytes, graph: bytes) -> bytes:
    """Put four terms into one line of N-Quads, with its line end."""
    return subject + b" " + predicate + b" " + obj + b" " + graph + b" .\n"
