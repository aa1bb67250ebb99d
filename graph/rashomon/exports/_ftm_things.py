"""Articles, actors and places as entities of FollowTheMoney, and what the names list says of them."""

from collections.abc import Iterable, Iterator

from rashomon.exports._according import article_line
from rashomon.exports._ftm_entity import Ftm, entity, ident, link, marked
from rashomon.exports._ftm_posts import Post
from rashomon.registry.wkt import point_of
from rashomon.view import Article, Entity, View

_BODIES = """
coalition communal-militia criminal-group external-forces international-organisation media militia news-agency ngo
observatory party peacekeepers rebel-group research-centre
"""
_SCHEMAS = {
    **dict.fromkeys(("government", "state-forces", "police"), "PublicBody"),
    **dict.fromkeys(_BODIES.split(), "Organization"),
    "private-company": "Company",
    "person": "Person",
}
"""By actor type. Any other may be people or a body: a LegalEntity, which leaves that open."""

_ORGANISATIONS = {"PublicBody", "Organization", "Company"}
_FROM_NAMES = "from the names list, not from an article"


def schema_of(actor: Entity) -> str:
    """Give the schema of an actor; unnamed ones are left open, unless the text says that it is one person."""
    known = _SCHEMAS.get(actor.type, "LegalEntity")
    return "LegalEntity" if actor.is_unnamed and known != "Person" else known


def articles(view: View) -> Iterator[Ftm]:
    """Give the articles, and what joins them to others and to who published them."""
    for article in view.articles.values():
        yield _article(view, article)
        for role, iris in (
            ("published by", (article.publisher,)),
            ("prints the text of the agency", (article.agency,)),
            ("names as a source", article.listed_sources),
        ):
            for iri in iris:
                if actor := ident(view, iri):
                    yield link(
                        "Documentation", article.iri, role, iri,
                        document=ident(view, article.iri), entity=actor, role=role,
                    )  # fmt: skip
        similarity = "" if article.copy_similarity is None else f"similarity {article.copy_similarity:.2f}, computed"
        for role, iri, why in (
            ("is a later version of", article.revision_of, ""),
            ("copies", article.copy_of, similarity),
        ):
            if other := ident(view, iri):
                yield link(
                    "UnknownLink", article.iri, role, iri,
                    subject=ident(view, article.iri), object=other, role=role, description=why,
                )  # fmt: skip


def _article(view: View, article: Article) -> Ftm:
    told = entity(
        "Article",
        ident(view, article.iri),
        title=article.headline,
        author=view.label(article.author) if article.author else "",
        publisher=view.label(article.publisher) if article.publisher else "",
        publishedAt=article.published,
        language=article.language,
        sourceUrl=article.url,
        notes=[
            f"In the graph: {article.iri}",
            f"Language: {article.language}" if article.language else "",
            f"Bears no date; relative dates were counted from {article.reference_date}"
            if article.reference_date and not article.published
            else "",
            "" if article.is_newest else "An older version; its claims do not count",
            f"sha256 of its text: {article.text_sha256}" if article.text_sha256 else "",
        ],
    )
    if article.url and "sourceUrl" not in told["properties"]:
        # Not an address on the web: kept as words, where no program makes a link of it.
        told["properties"]["notes"] += entity("Note", "", notes=f"Published at: {article.url}")["properties"]["notes"]
    return told


def actors_and_places(view: View) -> Iterator[Ftm]:
    """Give the actors and places, and for each the articles that mention it."""
    for found in view.entities.values():
        yield _place(view, found) if found.kind == "place" else _actor(view, found)
        quotes: dict[str, list[str]] = {}
        for span in found.evidence:
            quotes.setdefault(span.article, []).append(span.quote)
        for article, words in quotes.items():
            yield link(
                "Documentation", article, "mentions", found.iri,
                document=ident(view, article), entity=ident(view, found.iri), role="mentions", description=words,
            )  # fmt: skip


def _actor(view: View, actor: Entity) -> Ftm:
    return entity(
        schema_of(actor), ident(view, actor.iri), **_names(view, actor), classification=actor.type_label or actor.type
    )


def _place(view: View, place: Entity) -> Ftm:
    point = point_of(place.wkt)
    coordinates = {"longitude": f"{point[0]:.10g}", "latitude": f"{point[1]:.10g}"} if point else {}
    told = entity(
        "Address",
        ident(view, place.iri),
        **_names(view, place),
        **coordinates,
        full=own_name(view, place),
        region=view.label(place.inside) if place.inside else "",
        keywords=place.type_label,
    )
    more = [
        "" if point or not place.wkt else f"Geometry (longitude, latitude): {place.wkt}",
        "" if place.accuracy_m is None else f"Located to within {place.accuracy_m:,.0f} m",
    ]
    told["properties"]["notes"] += entity("Note", "", notes=more)["properties"].get("notes", [])
    return told


def _names(view: View, found: Entity) -> dict[str, str | list[str]]:
    """Give what actors and places share. Those that one article alone describes cannot be taken for another's."""
    others = [name for _, names in sorted(found.names.items()) for name in names if name != found.label]
    notes = [f"In the graph: {found.iri}", *(f"The same elsewhere: {iri}" for iri in found.links)]
    if not found.is_unnamed:
        return {"name": own_name(view, found), "alias": others, "wikidataId": list(found.links), "notes": notes}
    where = article_line(view, found.described_in)
    return {
        # The bare name is a weak alias: programs that look for the same name elsewhere leave it alone.
        "name": own_name(view, found),
        "weakAlias": [found.label, *others],
        "proof": ident(view, found.described_in),
        "notes": [f"Known from one article only: {where}. Not to be merged with others of the same name.", *notes],
    }


def own_name(view: View, found: Entity) -> str:
    """Give a name that is nobody else's: what one article alone describes bears that article in its name."""
    where = f"only in: {article_line(view, found.described_in)}" if found.is_unnamed else ""
    return marked(found.label, where)


def relations(view: View, posts: Iterable[Post]) -> Iterator[Ftm]:
    """Give what the names list says: who is part of what, heads it, belongs to it, speaks for it."""
    for actor in view.entities.values():
        if actor.kind == "actor" and actor.part_of:
            yield from _relation(view, Post(actor.iri, "part of", actor.part_of))
    for post in posts:
        yield from _relation(view, post)


def _relation(view: View, post: Post) -> Iterator[Ftm]:
    one, other = view.entities.get(post.actor), view.entities.get(post.organisation)
    if one is None or other is None:
        return
    schema, subject, obj = "UnknownLink", "subject", "object"
    if post.relation == "speaks for":
        schema, subject, obj = "Representation", "agent", "client"
    elif schema_of(other) in _ORGANISATIONS and post.relation == "head of":
        schema, subject, obj = "Directorship", "director", "organization"
    elif schema_of(other) in _ORGANISATIONS and post.relation in {"member of", "part of"}:
        schema, subject, obj = "Membership", "member", "organization"
    yield link(
        schema, *post,
        **{subject: ident(view, one.iri), obj: ident(view, other.iri)},
        role=post.relation, summary=_FROM_NAMES, startDate=post.start, endDate=post.end,
    )  # fmt: skip
