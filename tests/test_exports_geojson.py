"""GeoJSON of events: valid by RFC 7946, read back by GDAL, and equal to what the graph holds by SPARQL."""

import copy
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from exports_sources import BUILT, PARTS, built_from, dataset, least, made, rows, source, written
from geojson_schema import SCHEMA, SQUARE, ring_faults
from rashomon.dataset import open_dataset
from rashomon.exports import geojson
from rashomon.exports._wkt_to_geojson import to_geojson
from rashomon.view import Claim, Entity, Event, Span, Statement, View
from small_sources import REGISTRY, TEXT, article, write

jsonschema: Any = pytest.importorskip("jsonschema", reason="the package jsonschema is not installed")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def collection(asked: Any) -> dict[str, Any]:
    """Write and read a source, and check its form."""
    found: dict[str, Any] = json.loads(written(geojson, asked))
    VALIDATOR.validate(found)
    for feature in found["features"]:
        assert ring_faults(feature["geometry"]) == []
    ids = [feature["id"] for feature in found["features"]]
    assert len(set(ids)) == len(ids)
    assert len({tuple(feature["properties"]) for feature in found["features"]}) <= 1, "not the same columns everywhere"
    for feature in found["features"]:
        for key, value in feature["properties"].items():
            assert value is None or isinstance(value, str | int | float), f"{key} is not flat"
    return found


def test_the_schema_refuses_what_rfc_7946_refuses() -> None:
    good: dict[str, Any] = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": to_geojson(SQUARE), "properties": {}}],
    }
    VALIDATOR.validate(good)
    feature: dict[str, Any] = good["features"][0]
    point = {"type": "Point", "coordinates": [1, 2]}
    refused = 0
    for bad in (
        {**feature, "geometry": {"type": "Point", "coordinates": [1]}},
        {**feature, "geometry": {"type": "Point", "coordinates": [181, 2]}},
        {**feature, "geometry": {"type": "Point", "coordinates": [2, 91]}},
        {**feature, "geometry": {"type": "Point", "coordinates": ["1", "2"]}},
        {**feature, "geometry": {"type": "point", "coordinates": [1, 2]}},
        {**feature, "geometry": {"type": "LineString", "coordinates": [[1, 2]]}},
        {**feature, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}},
        {**feature, "geometry": {**point, "properties": {}}},
        {**feature, "geometry": {}},
        {"type": "Feature", "geometry": point},
        {"type": "Feature", "properties": {}},
        {**feature, "id": None},
        {**feature, "type": "feature"},
        {**feature, "features": []},
        {**feature, "properties": []},
    ):
        assert not VALIDATOR.is_valid({**good, "features": [bad]}), bad
        refused += 1
    assert not VALIDATOR.is_valid({**good, "crs": {}})
    assert not VALIDATOR.is_valid({"type": "FeatureCollection"})
    assert refused == 15
    turned: dict[str, Any] = copy.deepcopy(feature["geometry"])
    turned["coordinates"][0].reverse()
    assert ring_faults(turned) == ["ring 0 is turned the wrong way"]
    turned["coordinates"][1].reverse()
    assert len(ring_faults(turned)) == 2
    del turned["coordinates"][0][-1]
    assert "ring 0 is open" in ring_faults(turned)


@pytest.mark.parametrize("name", BUILT)
def test_a_feature_for_each_place_of_each_event_as_the_graph_has_them(name: str) -> None:
    asked = source(name)
    features = collection(asked)["features"]
    graph = rows(
        asked,
        """
        SELECT ?event ?place ?type ?status ?parties ?earliest ?latest ?accuracy ?wkt
               (COUNT(DISTINCT ?claim) AS ?claims) {
          ?event a rsm:ReportedEvent ; sem:eventType ?type .
          OPTIONAL { ?event rsm:status ?status }
          OPTIONAL { ?event rsm:independentParties ?parties }
          OPTIONAL { ?event sem:hasPlace ?place
            OPTIONAL { ?place <http://www.opengis.net/ont/geosparql#hasGeometry> ?geometry .
              ?geometry <http://www.opengis.net/ont/geosparql#asWKT> ?wkt
              OPTIONAL { ?geometry <http://www.opengis.net/ont/geosparql#hasMetricSpatialAccuracy> ?accuracy } } }
          OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?earliest }
          OPTIONAL { ?event sem:hasLatestEndTimeStamp ?latest }
          OPTIONAL {
            { ?claim rsm:content ?event } UNION { ?claim rsm:content/rdf:subject ?event }
            UNION { ?claim rsm:content/rsm:countOf ?event }
            ?claim schema:appearance ?article
            FILTER NOT EXISTS { ?claim rsm:recordState ?state } FILTER NOT EXISTS { ?newer rsm:revisionOf ?article }
          }
        } GROUP BY ?event ?place ?type ?status ?parties ?earliest ?latest ?accuracy ?wkt
        """,
    )
    assert len(features) == len(graph) >= least(name, 10)
    by_pair = {(feature["properties"]["event"], feature["properties"]["place"]): feature for feature in features}
    located = 0
    for event, place, type_, status, parties, earliest, latest, accuracy, wkt, claims in graph:
        told = by_pair[event, place]["properties"]
        assert told["type"] == type_.rpartition("/")[2]
        assert told["status"] == (status and status.rpartition("/")[2])
        assert told["independent_parties"] == int(parties or 0)
        assert (told["earliest"], told["latest"]) == (earliest, latest)
        assert told["n_claims"] == int(claims)
        if wkt is not None:
            located += 1
            longitude, latitude = (float(number) for number in wkt[6:-1].split())
            assert by_pair[event, place]["geometry"] == {"type": "Point", "coordinates": [longitude, latitude]}
            assert told["accuracy_m"] == (None if accuracy is None else float(accuracy))
            assert told["located_by"] is None
    assert located >= least(name, 4)
    assert [feature["properties"]["event"] for feature in features] == sorted(row[0] for row in graph)


@pytest.mark.parametrize("name", BUILT)
def test_who_affirms_and_denies_stands_beside_what_is_claimed(name: str) -> None:
    asked = source(name)
    denied = {
        row[0]
        for row in rows(asked, "SELECT DISTINCT ?event { ?claim rsm:content ?event ; rsm:polarity value:Negated }")
    }
    quotes = dict(
        rows(
            asked,
            """SELECT ?claim (SAMPLE(?words) AS ?quote) { ?claim a schema:Claim ; rsm:evidence/nif:anchorOf ?words }
               GROUP BY ?claim HAVING (COUNT(?words) = 1)""",
        )
    )
    for feature in collection(asked)["features"]:
        told = feature["properties"]
        live = [claim for claim in asked.view.claims_on(told["event"]) if claim.is_live]
        assert (told["denied_by"] is not None) == (told["event"] in denied)
        assert (told["affirmed_by"] is not None) == any(claim.polarity == "Affirmed" for claim in live)
        for claim in live:
            if claim.iri in quotes:
                assert f"“{quotes[claim.iri]}”" in told["quotes"]
        assert told["affirmed_by"] or told["denied_by"] or told["status"] in {"Mentioned", None}


@pytest.mark.parametrize("name", BUILT)
def test_gdal_reads_back_the_same(name: str, tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio (GDAL, which QGIS uses) is not installed")
    shapely = pytest.importorskip("shapely", reason="shapely is not installed")
    features = collection(source(name))["features"]
    file = tmp_path / "events.geojson"
    file.write_bytes(written(geojson, source(name)))
    about = pyogrio.read_info(file)
    assert about["layer_name"] == "events"
    assert about["features"] == len(features)
    assert about["crs"] == "EPSG:4326"
    meta, _, geometries, columns = pyogrio.raw.read(file)
    fields = list(meta["fields"])
    for key in ("earliest", "latest"):
        assert meta["dtypes"][fields.index(key)].startswith("datetime64"), "QGIS has no day to set its clock by"
    for number, feature in enumerate(features):
        read = None if geometries[number] is None else shapely.from_wkb(geometries[number])
        wrote = feature["geometry"]
        assert (None if read is None else json.loads(shapely.to_geojson(read))) == wrote
        for key, value in feature["properties"].items():
            got = columns[fields.index(key)][number]
            if value is None:
                assert got is None or str(got) in {"nan", "NaT", "None"}, (key, got)
            elif isinstance(value, str):
                assert str(got) == value, key
            else:
                assert got == value, key


def _place(name: str, **more: Any) -> Entity:
    return Entity(iri=f"urn:{name}", kind="place", label=name.title(), type="place", **more)


def _events(*places: str, **more: Any) -> dict[str, Event]:
    return {
        "urn:event": Event(
            iri="urn:event", label="shelling", type="shelling", type_label="shelling",
            places=tuple(f"urn:{place}" for place in places), status="AttributedOnly", **more,
        )
    }  # fmt: skip


def test_the_nearest_place_around_it_gives_the_geometry_and_is_named() -> None:
    entities = [
        _place("quarter", inside="urn:town", accuracy_m=5.0),
        _place("town", inside="urn:province", wkt="POINT(1 2 3 4)"),
        _place("province", inside="urn:land", wkt="POINT(1 2)", accuracy_m=50000.0),
        _place("land", wkt="POINT(9 9)"),
        _place("chicken", inside="urn:egg"),
        _place("egg", inside="urn:chicken"),
        _place("lost", inside="urn:nowhere", accuracy_m=1.0),
    ]
    view = View(
        entities={one.iri: one for one in entities},
        events=_events("quarter", "province", "land", "chicken", "lost", "unheard"),
    )
    features = collection(made(view))["features"]
    told = {
        feature["properties"]["place"][4:]: (
            feature["geometry"] and feature["geometry"]["coordinates"],
            feature["properties"]["located_by"],
            feature["properties"]["accuracy_m"],
        )
        for feature in features
    }
    assert told == {
        "quarter": ([1, 2], "Province", 50000.0),
        "province": ([1, 2], None, 50000.0),
        "land": ([9, 9], None, None),
        "chicken": (None, None, None),
        "lost": (None, None, None),
        "unheard": (None, None, None),
    }


def test_an_event_without_a_place_is_a_feature_without_geometry() -> None:
    (feature,) = collection(made(View(events=_events())))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["place"] is None
    assert feature["properties"]["label"] == "shelling"


def test_a_dataset_without_events_is_a_valid_file() -> None:
    assert collection(made(View()))["features"] == []


def test_the_file_says_what_it_rests_on_and_which_filters_were_set() -> None:
    metadata = collection(made(View()))["metadata"]
    assert metadata["extent"] == "1 article, 1 claim, 0 held back"
    assert metadata["filters"] == ["according to “A”"]
    assert metadata["notes"][1:] == ["Something else."]
    for name in PARTS:
        metadata = collection(source(name))["metadata"]
        assert metadata["filters"] == list(source(name).filters) != []
        assert " of " in metadata["extent"]


def test_where_accounts_differ_in_place_each_place_says_according_to_whom(tmp_path: Path) -> None:
    registry = REGISTRY + (
        '[kell]\nkind = "place"\nnames.en = ["Kell"]\nwkt = "POINT(3 4)"\n'
        '[seizure]\nkind = "event"\ntype = "territorial-gain"\nnames.en = ["the seizure"]\n'
    )
    one = article("one")
    here = msgspec.structs.replace(
        one,
        events=(msgspec.structs.replace(one.events[0], key="seizure"), one.events[1]),
    )
    text = TEXT.replace("Dorn", "Kell")
    two = article("two", text.replace("Kell", "Dorn"))
    mentions = tuple(
        msgspec.structs.replace(mention, entity="kell") if mention.id == "m-dorn" else mention
        for mention in two.mentions
    )
    there = msgspec.structs.replace(
        two,
        mentions=mentions,
        events=(msgspec.structs.replace(two.events[0], key="seizure"), two.events[1]),
        claims=(
            msgspec.structs.replace(two.claims[0], claimants=("m-rebels",)),
            two.claims[1],
        ),
    )
    small = built_from(write(tmp_path / "sources", here, there, registry=registry))
    told = {
        feature["properties"]["place_label"]: feature["properties"]
        for feature in collection(small)["features"]
        if feature["properties"]["label"] == "the seizure"
    }
    assert set(told) == {"Dorn", "Kell"}
    assert told["Dorn"]["place_affirmed_by"] == "Northern army"
    assert told["Dorn"]["place_denied_by"] == "Rebels"
    assert told["Kell"]["place_affirmed_by"] == "Rebels"
    assert told["Kell"]["place_denied_by"] is None
    assert {properties["n_claims"] for properties in told.values()} == {3}
    assert Counter(one.role for one in small.view.statements.values())["happenedAt"] == 2


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    folder = dataset("sample").folder
    command = (
        "import sys; from pathlib import Path; from rashomon.dataset import open_dataset; "
        "from rashomon.exports import geojson; geojson.write(open_dataset(Path(sys.argv[1])), sys.stdout.buffer)"
    )
    wrote = {
        subprocess.run(
            [sys.executable, "-c", command, str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert wrote == {written(geojson, open_dataset(folder))}


def test_marks_of_a_claim_are_said() -> None:
    def claim(name: str, **more: Any) -> Claim:
        span = Span(iri=f"urn:{name}", article="urn:article", begin=0, end=3, quote=f"words of {name}")
        return Claim(iri=f"urn:claim-{name}", article="urn:article", evidence=(span,), **more)

    actors = {
        f"urn:{name}": Entity(iri=f"urn:{name}", kind="actor", label=name) for name in ("ann", "bob", "cem", "desk")
    }
    claims = [
        claim(
            "ann", claimants=("urn:ann",), content=("urn:event",), certainty="Probable", reported_by=("urn:claim-desk",)
        ),
        claim("bob", claimants=("urn:bob",), content=("urn:event",), polarity="Negated", speech_act="denies"),
        claim("cem", claimants=("urn:cem",), content=("urn:at",), speech_act="predicts", voice="Headline"),
        claim("desk", claimants=("urn:desk",), reports=("urn:claim-ann",)),
        claim("old", claimants=("urn:cem",), content=("urn:event",), is_live=False),
    ]
    statement = Statement(
        iri="urn:at",
        subject="urn:event",
        role="happenedOn",
        predicate="urn:happenedOn",
        object="2019-08",
        status="Predicted",
    )
    view = View(
        entities=actors,
        events=_events(edtf="2019"),
        statements={statement.iri: statement},
        claims={one.iri: one for one in claims},
    )
    (feature,) = collection(made(view))["features"]
    told = feature["properties"]
    assert told["affirmed_by"] == "ann, through desk (Probable)"
    assert told["denied_by"] == "bob"
    assert told["days_by_source"] == "happenedOn 2019-08 (Predicted; according to cem (predicts, Headline))"
    assert told["edtf"] is None, "accounts differ, so no single date may stand here"
    assert told["quotes"] == (
        "ann, through desk (Probable): “words of ann” | bob denies: “words of bob” | "
        "cem (predicts, Headline): “words of cem”"
    )
    assert (told["n_claims"], told["n_articles"]) == (3, 1)
