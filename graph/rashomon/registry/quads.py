"""The registry as lines of N-Quads: the graph of entities."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon import terms
from rashomon.errors import IdentityError
from rashomon.registry.entities import Entity, Names

if TYPE_CHECKING:
    from rashomon.registry.index import Registry

_A = terms.iri(terms.RDF + "type")
_PREFERRED = terms.iri(terms.SKOS + "prefLabel")
_OTHER = terms.iri(terms.SKOS + "altLabel")
_SAME = terms.iri(terms.SKOS + "exactMatch")
_INSIDE = terms.iri(terms.SCHEMA + "containedInPlace")
_PART_OF = terms.iri(terms.ORG + "subOrganizationOf")
_ACTOR_TYPE = terms.iri(terms.RSM + "actorType")
_RELATION = terms.iri(terms.RSM + "relation")
_RELATIONS = {
    "headOf": terms.iri(terms.ORG + "headOf"),
    "memberOf": terms.iri(terms.ORG + "memberOf"),
    "speaksFor": terms.iri(terms.RSM + "speaksFor"),
}

_CLASSES = {"person": "Person", "media": "NewsMediaOrganization"}

Triple = tuple[bytes, bytes, bytes]


def lines(registry: "Registry", base: str) -> list[bytes]:
    """Give the graph of entities, ordered by slug; arguments and errors as of `Registry.lines`."""
    graph = terms.iri(base + "graph/entities")
    owners: dict[str, str] = {}
    found: list[bytes] = []
    for slug in sorted((*registry.entities, *registry.events)):
        iri = registry.iri(slug, base)
        if owners.setdefault(iri, slug) != slug:
            raise IdentityError(iri, owners[iri], slug)
        node = terms.iri(iri)
        if entity := registry.entities.get(slug):
            triples = _entity(registry, entity, node, base)
        else:
            triples = _labels(node, registry.events[slug].names)
        found += [terms.line(*triple, graph) for triple in triples]
    return found


def _entity(registry: "Registry", entity: Entity, node: bytes, base: str) -> Iterator[Triple]:
    for cls in _classes(entity):
        yield node, _A, terms.iri(cls)
    if entity.kind == "actor":
        yield node, _ACTOR_TYPE, terms.iri(entity.type_iri)
    yield from _labels(node, entity.names)
    if entity.part_of:
        yield node, _PART_OF, terms.iri(registry.iri(entity.part_of, base))
    if entity.inside:
        yield node, _INSIDE, terms.iri(registry.iri(entity.inside, base))
    # What hangs on an entity is minted below the base, also where the entity has an IRI of its own: nobody
    # mints names in another's namespace.
    below = f"{base}entity/{terms.segment(entity.slug)}"
    yield from _geometry(entity, node, below)
    yield from _posts(registry, entity, node, base, below)
    for link in entity.links:
        yield node, _SAME, terms.iri(link)


def _classes(entity: Entity) -> tuple[str, ...]:
    if entity.kind != "actor":
        return (terms.SCHEMA + "Place", *([terms.SCHEMA + "Country"] if entity.kind == "country" else []))
    return terms.RSM + "Actor", terms.SCHEMA + _CLASSES.get(entity.nature, "Organization")


def _labels(node: bytes, names: Names) -> Iterator[Triple]:
    for language in sorted(names):
        for number, name in enumerate(names[language]):
            yield node, _OTHER if number else _PREFERRED, terms.tagged(name, language)


def _geometry(entity: Entity, node: bytes, below: str) -> Iterator[Triple]:
    if not entity.wkt:
        return
    shape = terms.iri(below + "/geometry")
    yield node, terms.iri(terms.GEO + "hasGeometry"), shape
    yield shape, _A, terms.iri(terms.GEO + "Geometry")
    yield shape, terms.iri(terms.GEO + "asWKT"), terms.typed(entity.wkt, terms.GEO + "wktLiteral")
    if entity.accuracy_m is not None:
        metres = terms.typed(f"{entity.accuracy_m:.3f}".rstrip("0").rstrip("."), terms.XSD + "double")
        yield shape, terms.iri(terms.GEO + "hasMetricSpatialAccuracy"), metres


def _posts(registry: "Registry", entity: Entity, node: bytes, base: str, below: str) -> Iterator[Triple]:
    number = 0
    for relation, post in entity.posts():
        org = terms.iri(registry.iri(post.org, base))
        # org: has no word for speaking for somebody, and as an rsm: triple it would look like an author's assertion.
        if not (post.start or post.end) and relation != "speaksFor":
            yield node, _RELATIONS[relation], org
            continue
        number += 1
        term = terms.iri(f"{below}/post-{number}")
        yield term, _A, terms.iri(terms.ORG + "Membership")
        yield term, terms.iri(terms.ORG + "member"), node
        yield term, terms.iri(terms.ORG + "organization"), org
        yield term, _RELATION, _RELATIONS[relation]
        if post.start:
            yield term, terms.iri(terms.SCHEMA + "startDate"), terms.day(post.start)
        if post.end:
            yield term, terms.iri(terms.SCHEMA + "endDate"), terms.day(post.end)
