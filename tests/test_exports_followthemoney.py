"""FollowTheMoney: valid by its own library, equal to the graph by SPARQL, and nothing claimed looks asserted."""

import json
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import msgspec
import pytest

import ftm_environment
from exports_entities import entities, entities_of, hashed, only
from exports_sources import BUILT, PARTS, built_from, dataset, least, rows, source, written
from rashomon.dataset import open_dataset
from rashomon.exports import _ftm_values as values
from rashomon.exports import followthemoney
from rashomon.exports._ftm_entity import ident
from rashomon.exports._ftm_languages import THREE_LETTERS
from small_sources import REGISTRY, write

NOBODYS = {"mentioned", "only named"}
"""What nobody affirms or denies."""


@cache
def by_its_library(name: str, config: pytest.Config) -> dict[str, Any]:
    """Give what the library reads of a dataset."""
    file = Path(mkdtemp(prefix="rashomon-test-")) / f"{name}.ftm.json"
    file.write_bytes(written(followthemoney, source(name)))
    return ftm_environment.read(config, file)


@pytest.mark.parametrize("name", BUILT)
def test_its_own_library_takes_every_value_as_it_stands(name: str, pytestconfig: pytest.Config) -> None:
    found = by_its_library(name, pytestconfig)
    assert found["faults"] == []
    assert len(found["entities"]) == len(entities_of(name)) > least(name, 150)
    for one in found["entities"]:
        assert entities_of(name)[one["id"]]["properties"] == one["properties"]
        assert one["caption"]


def test_the_reader_tells_what_is_wrong(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    bad = [
        {"id": "a", "schema": "Person", "properties": {"name": ["  two  blanks "]}},
        {"id": "b", "schema": "Event", "properties": {"name": ["x"], "involved": ["a", "gone"], "date": ["in May"]}},
        {"id": "c", "schema": "Event", "properties": {"name": ["x"], "addressEntity": ["a"]}},
        {"id": "c", "schema": "Event", "properties": {}},
        {"id": "d", "schema": "Claim", "properties": {}},
        {"id": "e", "schema": "Article", "properties": {"sourceUrl": ["javascript:alert(1)"], "no": ["such"]}},
    ]
    file = tmp_path / "bad.ftm.json"
    file.write_bytes(b"".join(json.dumps(one).encode() + b"\n" for one in bad))
    told = "\n".join(ftm_environment.read(pytestconfig, file)["faults"])
    for words in (
        "line 1: cleaning changes ['name']", "cleaning changes ['date']", "refers to nothing (gone)",
        "the id c stands twice", "line 4: Event without ['name']", "no schema Claim", "['sourceUrl', 'no']",
    ):  # fmt: skip
        assert words in told, told


@pytest.mark.parametrize("name", BUILT)
def test_what_the_library_reads_is_what_the_graph_holds(name: str, pytestconfig: pytest.Config) -> None:
    asked = source(name)
    found = {one["id"]: one for one in by_its_library(name, pytestconfig)["entities"]}
    schemas = Counter(one["schema"] for one in found.values())

    def graph(query: str) -> list[tuple[Any, ...]]:
        return rows(asked, query)

    def properties(iri: str) -> dict[str, list[str]]:
        (prefix,) = [
            kind for kind in ("actor", "place", "event", "article", "claim") if f"{kind}-{hashed(iri)}" in found
        ]
        told: dict[str, list[str]] = found[f"{prefix}-{hashed(iri)}"]["properties"]
        return told

    articles = graph(
        "SELECT ?a ?headline ?day { ?a schema:headline ?headline OPTIONAL { ?a schema:datePublished ?day } }"
    )
    assert schemas["Article"] == len(articles) > 0
    for iri, headline, day in articles:
        assert properties(iri)["title"] == [headline]
        assert properties(iri).get("publishedAt") == ([day] if day else None)
    events = graph("SELECT ?e ?status { ?e a rsm:ReportedEvent OPTIONAL { ?e rsm:status ?status } }")
    assert schemas["Event"] == len(events) >= least(name, 10)
    claims = graph(
        """SELECT ?c (GROUP_CONCAT(?q; separator=" … ") AS ?quote) {
             ?c a schema:Claim ; schema:appearance ?article ; rsm:evidence ?s . ?s nif:beginIndex ?b ; nif:anchorOf ?q
             FILTER NOT EXISTS { ?c rsm:recordState ?state } FILTER NOT EXISTS { ?newer rsm:revisionOf ?article }
           } GROUP BY ?c"""
    )
    assert schemas["Note"] - 1 == len(claims) >= least(name, 10)
    for iri, quote in claims:
        (told,) = properties(iri)["description"]
        assert sorted(told.split(" … ")) == sorted(quote.strip().split(" … "))
    actors = graph("SELECT DISTINCT ?a ?t { ?a a rsm:Actor ; rsm:actorType ?t }")
    assert len(actors) == sum(
        schemas[one] for one in ("LegalEntity", "Organization", "PublicBody", "Person", "Company")
    )
    unnamed = {iri for (iri,) in graph("SELECT ?a { ?a a rsm:UnnamedActor }")}
    for iri, type_ in actors:
        schema = found[f"actor-{hashed(iri)}"]["schema"]
        assert (schema == "Person") == type_.endswith("/person")
        if iri in unnamed:
            assert schema in {"LegalEntity", "Person"}
            assert "(only in: " in properties(iri)["name"][0]
            assert any("one article only" in note for note in properties(iri)["notes"])
    names = graph(
        "SELECT ?a ?n { ?a a rsm:Actor ; skos:prefLabel|skos:altLabel ?n FILTER NOT EXISTS { ?a rsm:describedIn ?x } }"
    )
    assert {(iri, name) for iri, name in names} == {
        (iri, name) for iri, _ in actors if iri not in unnamed
        for name in (*properties(iri)["name"], *properties(iri).get("alias", ()))
    }  # fmt: skip
    assert schemas["Address"] == len(graph("SELECT DISTINCT ?p { ?p a schema:Place }"))
    points = graph(
        """SELECT ?p ?w { ?p <http://www.opengis.net/ont/geosparql#hasGeometry>
                             /<http://www.opengis.net/ont/geosparql#asWKT> ?w }"""
    )
    for iri, wkt in points:
        told_at = [*properties(iri)["longitude"], *properties(iri)["latitude"]]
        assert [float(number) for number in told_at] == [float(number) for number in wkt[6:-1].split()]
    parts = graph("SELECT ?a ?b { ?a org:subOrganizationOf ?b }")
    wanted = {(f"actor-{hashed(a)}", f"actor-{hashed(b)}") for a, b in parts}
    assert {tuple(pair) for one in found.values() if one["schema"] == "Membership" for pair in one["edges"]} == wanted
    assert wanted


@pytest.mark.parametrize("name", BUILT)
def test_every_claim_is_joined_to_whoever_makes_it(name: str) -> None:
    asked = source(name)
    wanted = {
        (f"actor-{hashed(actor)}", f"claim-{hashed(claim)}")
        for claim, actor in rows(asked, "SELECT ?c ?a { ?c rsm:claimant ?a }")
        if asked.view.claims[claim].is_live
    }
    links = only(asked, "UnknownLink")
    made_by = {(one["subject"][0], one["object"][0]) for one in links if one["role"] == ["makes this claim"]}
    assert made_by == wanted
    relayed = [one for one in links if one["role"] == ["this claim relays"]]
    assert len(relayed) == len(rows(asked, "SELECT ?c ?d { ?c rsm:reports ?d }"))
    assert relayed or name in PARTS


@pytest.mark.parametrize("name", BUILT)
def test_nothing_that_is_only_claimed_looks_asserted(name: str) -> None:
    asked, found = source(name), entities_of(name)
    direct = {
        (f"{s}", f"{o}")
        for s, o in rows(asked, "SELECT ?s ?o { ?t rdf:subject ?s ; rdf:object ?o ; rsm:status value:AuthorAsserted }")
    }
    sure = {(hashed(s), hashed(o)) for s, o in direct}
    status = dict(rows(asked, "SELECT ?x ?label { ?x rsm:status ?s BIND(STRAFTER(STR(?s), '/value/') AS ?label) }"))
    marked = unmarked = 0
    for iri in asked.view.events:
        told = found[f"event-{hashed(iri)}"]["properties"]
        words = asked.view.value(status[iri]) if iri in status else "only named"
        is_marked = told["name"][0].endswith(f" ({words})")
        assert is_marked == (status.get(iri) != "AuthorAsserted")
        assert all(name.endswith(f" ({words})") == is_marked for name in told.get("alias", ()))
        assert told["summary"][0].startswith(words)
        assert "according to" in told["summary"][0] or "denied by" in told["summary"][0] or words in NOBODYS
        for other in told.get("involved", ()):
            assert status[iri] == "AuthorAsserted"
            assert (hashed(iri), other.removeprefix("actor-")) in sure
        marked, unmarked = marked + is_marked, unmarked + (not is_marked)
    assert marked >= least(name, 5)
    assert unmarked or name in PARTS
    by_statement = {
        one["properties"]["recordId"][0]: one["properties"]
        for one in found.values()
        if one["properties"].get("recordId", [""])[0] in asked.view.statements
    }
    things = [one for one in asked.view.statements.values() if one.role != "happenedOn"]
    assert set(by_statement) == {one.iri for one in things}
    for statement in things:
        told = by_statement[statement.iri]
        words = asked.view.value(statement.status) if statement.status else "only named"
        assert told["status"] == [words]
        assert told["role"][0].endswith(f" ({words})") == (statement.status != "AuthorAsserted")
        assert "according to" in told["summary"][0] or "denied by" in told["summary"][0] or words in NOBODYS
    # What relates things as facts comes from the list of names alone.
    posts = rows(asked, "SELECT ?a { { ?a org:subOrganizationOf ?b } UNION { ?a a org:Membership } }")
    factual = [one for one in found.values() if one["schema"] in {"Membership", "Directorship", "Representation"}]
    assert len(factual) == len(posts)
    assert {one["properties"]["summary"][0] for one in factual} == {"from the names list, not from an article"}
    allowed = {
        "Article", "LegalEntity", "Organization", "PublicBody", "Person", "Address", "Event", "Note", "UnknownLink",
        "Documentation", "Membership", "Directorship", "Representation",
    }  # fmt: skip
    assert {one["schema"] for one in found.values()} <= allowed


@pytest.mark.parametrize("name", BUILT)
def test_days_are_one_partial_date_or_two_bounds(name: str) -> None:
    asked, found = source(name), entities_of(name)
    dated = 0
    for iri, event in asked.view.events.items():
        told = found[f"event-{hashed(iri)}"]["properties"]
        days = {key: told[key][0] for key in ("date", "startDate", "endDate") if key in told}
        if event.earliest and event.earliest == event.latest:
            assert days == {"date": event.earliest}
        elif "date" not in days:
            wanted = {"startDate": event.earliest, "endDate": event.latest}
            assert days == {key: day for key, day in wanted.items() if day}
        dated += bool(days)
    assert dated >= least(name, 2)


def test_posts_of_the_list_of_names_keep_their_days(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    registry = REGISTRY + (
        '[chief]\nkind = "actor"\ntype = "person"\nnames.en = ["Chief"]\n'
        'head-of = { org = "north", from = "2018-01-01", to = "2019-06-30" }\nmember-of = "rebels"\n'
        '[crowd]\nkind = "actor"\ntype = "collective"\nnames.en = ["Crowd"]\n'
        '[voice]\nkind = "actor"\ntype = "person"\nnames.en = ["Voice"]\nspeaks-for = "north"\nmember-of = "crowd"\n'
    )
    small = built_from(write(tmp_path / "sources", registry=registry))
    found = entities(small)
    told = {
        one["schema"]: {key: value[0] for key, value in one["properties"].items()}
        for one in found.values()
        if one["schema"] in {"Membership", "Directorship", "Representation"}
        or one["properties"].get("role") == ["member of"]
    }
    actor = {
        name: f"actor-{hashed(f'{small.base}entity/{name}')}" for name in ("chief", "crowd", "voice", "north", "rebels")
    }
    shared = {"summary": "from the names list, not from an article"}
    assert told == {
        "Directorship": {
            **shared, "director": actor["chief"], "organization": actor["north"], "role": "head of",
            "startDate": "2018-01-01", "endDate": "2019-06-30",
        },
        "Membership": {**shared, "member": actor["chief"], "organization": actor["rebels"], "role": "member of"},
        "Representation": {**shared, "agent": actor["voice"], "client": actor["north"], "role": "speaks for"},
        # Whoever may be people without a body has no members.
        "UnknownLink": {**shared, "subject": actor["voice"], "object": actor["crowd"], "role": "member of"},
    }  # fmt: skip
    file = tmp_path / "small.ftm.json"
    file.write_bytes(written(followthemoney, small))
    assert ftm_environment.read(pytestconfig, file)["faults"] == []


def test_languages_are_those_of_the_library(pytestconfig: pytest.Config) -> None:
    code = (
        "import json, sys\nfrom followthemoney.types import registry\n"
        "codes = json.load(sys.stdin)\n"
        "print(json.dumps([sorted(registry.language.LANGUAGES), [registry.language.clean(one) for one in codes]]))"
    )
    done = subprocess.run(
        [str(ftm_environment.python(pytestconfig)), "-I", "-c", code],
        input=json.dumps(sorted(THREE_LETTERS)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    listed, cleaned = json.loads(done.stdout)
    assert cleaned == [THREE_LETTERS[one] for one in sorted(THREE_LETTERS)]
    assert sorted(set(THREE_LETTERS.values())) == listed
    assert [values.language(tag) for tag in ("en-GB", "AR", "zh-hant", "ku", "x-own", "")] == [
        "eng",
        "ara",
        "zho",
        "",
        "",
        "",
    ]


def test_ids_come_from_iris_alone() -> None:
    view = dataset("sample").view
    iri = next(iter(view.events))
    renamed = msgspec.structs.replace(view, events={iri: msgspec.structs.replace(view.events[iri], label="else")})
    assert ident(view, iri) == ident(renamed, iri) == f"event-{hashed(iri)}"
    assert ident(view, "urn:nothing") == ""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    folder = dataset("sample").folder
    command = (
        "import sys; from pathlib import Path; from rashomon.dataset import open_dataset; from rashomon.exports "
        "import followthemoney; followthemoney.write(open_dataset(Path(sys.argv[1])), sys.stdout.buffer)"
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
    assert wrote == {written(followthemoney, open_dataset(folder))}
