"""Tables of what is talked about: articles, actors, places, events."""

from collections.abc import Iterator

from rashomon.exports._standing import STANDING
from rashomon.exports._table_model import Column, Lookup, TableOf, words
from rashomon.registry.wkt import point_of
from rashomon.view import Article, Entity, Event, Post


def _entities(lookup: Lookup, kind: str) -> Iterator[Entity]:
    return (one for one in lookup.view.entities.values() if one.kind == kind)


def _names(names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(f"{language or 'und'}: {name}" for language, known in names.items() for name in known)


def _within(lookup: Lookup, place: Entity) -> tuple[str, ...]:
    return tuple(sorted(lookup.view.within(place.iri) - {place.iri}))


def _point(place: Entity) -> tuple[float, float] | tuple[None, None]:
    return point_of(place.wkt) or (None, None)


def _post(lookup: Lookup, post: Post) -> str:
    days = f" ({post.start}/{post.end})" if post.start or post.end else ""
    return f"{lookup.view.value(post.relation)} {lookup.label(post.organisation)}{days}"


ARTICLES = TableOf[Article](
    "articles",
    "An article; a corrected version is an article of its own.",
    lambda lookup: lookup.view.articles.values(),
    (
        Column("article", "iri", "The article.", lambda _, one: one.iri),
        Column("headline", "text", "As it stands there.", lambda _, one: one.headline),
        Column("language", "text", "Language tag.", lambda _, one: one.language),
        Column("published", "date", "Day of publication.", lambda _, one: one.published),
        Column(
            "reference_date",
            "date",
            "Day from which relative dates were counted, where the article bears no date.",
            lambda _, one: one.reference_date,
        ),
        Column(
            "reference_date_note", "text", "Who supplied that day, and why.", lambda _, one: one.reference_date_note
        ),
        Column("publisher", "iri", "Who published it.", lambda _, one: one.publisher),
        Column("publisher_label", "text", "Its name.", lambda seen, one: seen.label(one.publisher)),
        Column("agency", "iri", "The agency whose text it prints.", lambda _, one: one.agency),
        Column("agency_label", "text", "Its name.", lambda seen, one: seen.label(one.agency)),
        Column("author", "iri", "The author, where one is named.", lambda _, one: one.author),
        Column("author_label", "text", "The name.", lambda seen, one: seen.label(one.author)),
        Column("url", "iri", "Where it was published.", lambda _, one: one.url),
        Column("archived_url", "iri", "Where a copy is kept.", lambda _, one: one.archived_url),
        Column("captured_on", "date", "Day on which it was saved.", lambda _, one: one.captured_on),
        Column("captured_by", "text", "Who saved it.", lambda _, one: one.captured_by),
        Column("capture_sha256", "text", "sha256 of the file that was saved.", lambda _, one: one.capture_sha256),
        Column("listed_sources", "list", "Sources that it lists.", lambda _, one: one.listed_sources),
        Column(
            "listed_sources_label",
            "list",
            "Their names, in that order.",
            lambda seen, one: seen.labels(one.listed_sources),
        ),
        Column("revision_of", "iri", "The earlier version of it.", lambda _, one: one.revision_of),
        Column("is_newest", "boolean", "Whether no later version is in the dataset.", lambda _, one: one.is_newest),
        Column("copy_of", "iri", "The article of which it is a copy, by its text.", lambda _, one: one.copy_of),
        Column("copy_similarity", "number", "How alike the two are, 0 to 1.", lambda _, one: one.copy_similarity),
        Column("claims", "integer", "How many live claims stand in it.", lambda seen, one: seen.claims_in[one.iri]),
        Column("length", "integer", "Length of its text, in code points (characters).", lambda _, one: one.length),
        Column("text_sha256", "text", "sha256 of its text as UTF-8.", lambda _, one: one.text_sha256),
    ),
)

ACTORS = TableOf[Entity](
    "actors",
    "A person, organisation or group that makes claims or is talked about.",
    lambda lookup: _entities(lookup, "actor"),
    (
        Column("actor", "iri", "The actor.", lambda _, one: one.iri),
        Column("label", "text", "Its name: the English one, else the first by language.", lambda _, one: one.label),
        Column("type", "text", "Actor type (see the codebook).", lambda _, one: one.type),
        Column("type_label", "text", "The type in words.", lambda _, one: one.type_label),
        Column("names", "list", "All names, each with its language: `en: Aleppo`.", lambda _, one: _names(one.names)),
        Column(
            "described_in",
            "iri",
            "The one article that knows of it, where nobody named it (“two residents”).",
            lambda _, one: one.described_in,
        ),
        Column("part_of", "iri", "The organisation of which it is a part.", lambda _, one: one.part_of),
        Column("part_of_label", "text", "Its name.", lambda seen, one: seen.label(one.part_of)),
        Column(
            "superiors",
            "list",
            "What it is part of, heads or speaks for, at any time.",
            lambda seen, one: seen.view.superiors.get(one.iri, ()),
        ),
        Column(
            "superiors_label",
            "list",
            "Their names, in that order.",
            lambda seen, one: seen.labels(seen.view.superiors.get(one.iri, ())),
        ),
        Column(
            "posts",
            "list",
            "What it heads, belongs to or speaks for, with the days where they are known.",
            lambda seen, one: tuple(_post(seen, post) for post in one.posts),
        ),
        Column("links", "list", "The same actor elsewhere (Wikidata).", lambda _, one: one.links),
        Column("claims", "integer", "How many live claims it makes.", lambda seen, one: seen.claims_by[one.iri]),
    ),
)

PLACES = TableOf[Entity](
    "places",
    "A place.",
    lambda lookup: _entities(lookup, "place"),
    (
        Column("place", "iri", "The place.", lambda _, one: one.iri),
        Column("label", "text", "Its name: the English one, else the first by language.", lambda _, one: one.label),
        Column("type", "text", "country or place.", lambda _, one: one.type),
        Column("names", "list", "All names, each with its language: `en: Aleppo`.", lambda _, one: _names(one.names)),
        Column(
            "described_in",
            "iri",
            "The one article that knows of it, where it is not in the names list.",
            lambda _, one: one.described_in,
        ),
        Column("inside", "iri", "The place that holds it.", lambda _, one: one.inside),
        Column("inside_label", "text", "Its name.", lambda seen, one: seen.label(one.inside)),
        Column("within", "list", "All places that hold it, by IRI.", _within),
        Column("longitude", "number", "Degrees east (WGS 84), of a point.", lambda _, one: _point(one)[0]),
        Column("latitude", "number", "Degrees north (WGS 84), of a point.", lambda _, one: _point(one)[1]),
        Column("wkt", "text", "Geometry as WKT: longitude before latitude.", lambda _, one: one.wkt),
        Column("accuracy_m", "number", "How far off it may be, in metres.", lambda _, one: one.accuracy_m),
        Column("links", "list", "The same place elsewhere (GeoNames).", lambda _, one: one.links),
    ),
)

EVENTS = TableOf[Event](
    "events",
    "An event that is talked about. Whether it took place is what claims say: see status.",
    lambda lookup: lookup.view.events.values(),
    (
        Column("event", "iri", "The event.", lambda _, one: one.iri),
        Column("label", "text", "Its name, else its type in words.", lambda _, one: one.label),
        Column("type", "text", "Event type (see the codebook).", lambda _, one: one.type),
        Column("type_label", "text", "The type in words.", lambda _, one: one.type_label),
        Column("key", "text", "By which articles share it.", lambda _, one: one.key),
        Column("names", "list", "All names, each with its language.", lambda _, one: _names(one.names)),
        Column("places", "list", "Together the places that any account gives.", lambda _, one: one.places),
        Column("places_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.places)),
        Column("earliest", "date", "First day on which it may have begun.", lambda _, one: one.earliest),
        Column("latest", "date", "Last day on which it may have ended.", lambda _, one: one.latest),
        Column("edtf", "text", "The date in EDTF, where all accounts agree.", lambda _, one: one.edtf),
        Column("time_as_written", "list", "The words for its time.", lambda _, one: one.time_as_written),
        Column("part_of", "list", "Events of which it is a part.", lambda _, one: one.part_of),
        *STANDING,
        Column("quotes", "list", "The words for it.", lambda _, one: words(one.evidence)),
    ),
)
