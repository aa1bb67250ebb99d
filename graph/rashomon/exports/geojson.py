"""GeoJSON (RFC 7946) of events: a feature for each place that any account gives an event, flat, for QGIS and the like.

A feature is what is *talked about*: `status`, `affirmed_by` and `denied_by` say how and by whom. An event without a
place is a feature without geometry, so that nothing is dropped.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.exports._according import (
    Told,
    affirmers,
    article_line,
    deniers,
    once,
    quoted,
    sentence,
    status,
    told_events,
)
from rashomon.exports._json_text import to_json
from rashomon.exports._urls import web_address
from rashomon.exports._wkt_to_geojson import to_geojson
from rashomon.terms import digest
from rashomon.view import Entity, View

if TYPE_CHECKING:
    from rashomon.dataset import Source

name = "geojson"
title = "GeoJSON of events, a feature for each place of each event, for QGIS"
suffix = ".geojson"

_NOTE = (
    "What is talked about, not what is known: see status, affirmed_by and denied_by of each feature. "
    "Days are the bounds over all accounts. Coordinates: longitude, latitude (WGS 84)."
)


def write(source: "Source", out: BinaryIO) -> None:
    """Write events as GeoJSON. Arguments as of `rashomon.exports.FileExport.write`."""
    about = {"extent": source.extent, "filters": list(source.filters), "notes": [_NOTE, *source.notes]}
    out.write(b'{"type":"FeatureCollection","name":"events","metadata":' + to_json(about) + b',"features":[')
    between = b"\n"
    view = source.view
    for told in told_events(view):
        shared = _shared(view, told)
        # An event without places is still a feature.
        for place in told.event.places or ("",):
            out.write(between + to_json(_feature(view, told, shared, place)))
            between = b",\n"
    out.write(b"\n]}\n")


def _feature(view: View, told: Told, shared: dict[str, Any], place: str) -> dict[str, Any]:
    """Give the feature of an event in one of its places; `place` is empty where nobody gives one."""
    geometry, holder = located(view, place)
    whose = view.entities.get(holder)
    stated = [one for one in told.by_role.get("happenedAt", ()) if one.object == place]
    claims = [claim for one in stated for claim in view.claims_on(one.iri)]
    return {
        "type": "Feature",
        "id": digest("feature", told.event.iri, place)[:32],
        "geometry": geometry,
        "properties": {
            "event": told.event.iri,
            "label": told.event.label,
            "type": told.event.type,
            "type_label": told.event.type_label,
            "place": place or None,
            "place_label": view.label(place) if place else None,
            "located_by": view.label(holder) if holder != place else None,
            "located_by_iri": holder if holder != place else None,
            "accuracy_m": whose.accuracy_m if whose and geometry else None,
            "place_status": _text(status(view, one) for one in stated),
            "place_affirmed_by": _text(affirmers(view, claims)),
            "place_denied_by": _text(deniers(view, claims)),
            **shared,
        },
    }


def _shared(view: View, told: Told) -> dict[str, Any]:
    """Give what the features of an event have in common."""
    event, claims = told.event, view.claims_on(told.event.iri)
    articles = once(claim.article for claim in told.claims)
    urls = (web_address(view.articles[iri].url) for iri in articles if iri in view.articles)
    return {
        "earliest": event.earliest or None,
        "latest": event.latest or None,
        "edtf": told.edtf or None,
        "time_as_written": _text(event.time_as_written),
        "days_by_source": _text(sentence(view, one) for one in told.by_role.get("happenedOn", ())),
        "status": event.status or None,
        "status_label": status(view, event),
        "independent_parties": event.independent_parties,
        "affirmed_by": _text(affirmers(view, claims)),
        "denied_by": _text(deniers(view, claims)),
        "roles": _text(sentence(view, one) for one in told.roles),
        "figures": _text(sentence(view, one) for one in told.counts),
        "quotes": _text(quoted(view, claim) for claim in told.claims),
        "articles": _text(article_line(view, iri) for iri in articles),
        "article_urls": " ".join(once(urls)) or None,
        "part_of": _text(view.label(iri) for iri in event.part_of),
        "n_claims": len(told.claims),
        "n_articles": len(articles),
    }


def located(view: View, place: str) -> tuple[dict[str, Any] | None, str]:
    """Find the geometry of a place, else of the nearest place that holds it.

    Args:
        view: what stands in the graph.
        place: IRI, or empty.

    Returns:
        The geometry as GeoJSON, and the IRI of the place whose it is; None and the place itself where there is none.
    """
    asked = place
    seen: set[str] = set()  # places that hold each other in a ring must not hold us
    while place and place not in seen:
        seen.add(place)
        entity: Entity | None = view.entities.get(place)
        if entity is None:
            break
        if geometry := to_geojson(entity.wkt):
            return geometry, place
        place = entity.inside
    return None, asked


def _text(parts: Iterable[str]) -> str | None:
    """Join texts into one cell, each once; None where there is nothing."""
    return " | ".join(once(parts)) or None
