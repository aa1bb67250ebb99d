"""The tables say what the graph says: CSV, XLSX and Parquet hold equal cells, and SPARQL gives the same values."""

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from rashomon.dataset import open_dataset
from rashomon.exports._tables import TABLES, codebook
from seed import PREFIXES, SEED, built, flat_store, needs_seed
from tables_read_back import dataset, export, read, tables, written

BOTH = pytest.mark.parametrize("which", ["sample", pytest.param("seed", marks=needs_seed)])
LIVE = """
  FILTER NOT EXISTS { ?claim rsm:recordState ?state }
  FILTER NOT EXISTS { ?newer rsm:revisionOf/^schema:appearance ?claim }
"""


def asked(which: str, query: str) -> list[tuple[str, ...]]:
    """Ask SPARQL of the dataset's lines; give the rows as strings, IRIs in full, sorted."""
    found = flat_store(dataset(which)).query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple("" if term is None else str(getattr(term, "value", term)) for term in row) for row in found)


def columns(which: str, table: str, *names: str) -> list[tuple[str, ...]]:
    """Give some columns of a Parquet table as strings, sorted."""
    return sorted(tuple(_text(row[name]) for name in names) for row in tables(which, "parquet")[table])


def pairs(which: str, table: str, *names: str) -> list[tuple[str, ...]]:
    """Give a row for each item of the list in the last column."""
    rows = tables(which, "parquet")[table]
    return sorted((*(_text(row[name]) for name in names[:-1]), item) for row in rows for item in row[names[-1]])


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@BOTH
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_all_cells_are_those_of_the_parquet_tables(which: str, form: str) -> None:
    theirs, ours = tables(which, "parquet"), tables(which, form)
    assert list(ours) == list(theirs) if form == "csv" else set(ours) == set(theirs)
    for name, rows in theirs.items():
        assert ours[name] == rows, name
    assert sum(len(row) for rows in theirs.values() for row in rows) > 3_000


@BOTH
@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("articles", "?it a schema:NewsArticle"),
        ("actors", "?it a rsm:Actor"),
        ("places", "?it a schema:Place FILTER NOT EXISTS { ?it a rsm:Actor }"),
        ("events", "?it a rsm:ReportedEvent"),
        ("participations", "?it a rdf:Statement ; rdf:subject/a rsm:ReportedEvent"),
        ("relations", "?it a rdf:Statement ; rdf:subject ?s FILTER NOT EXISTS { ?s a rsm:ReportedEvent }"),
        ("counts", "?it a rsm:Count"),
        ("claims", "?it a schema:Claim"),
        ("claim_contents", "?it a schema:Claim ; rsm:content ?x"),
        ("disagreements", "?it a rsm:Disagreement"),
        ("quotes", "?it ?p ?x FILTER(?p IN (rsm:evidence, rsm:cue, rsm:hedge, rsm:wording))"),
    ],
)
def test_as_many_rows_as_the_store_has_things(which: str, table: str, count: str) -> None:
    wanted = int(asked(which, f"SELECT (COUNT(*) AS ?n) {{ {count} }}")[0][0])
    assert len(tables(which, "parquet")[table]) == wanted > 0


@BOTH
def test_articles(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?a ?headline ?language ?day ?publisher ?sum ?length {
          ?a a schema:NewsArticle ; schema:headline ?headline ; schema:inLanguage ?language .
          OPTIONAL { ?a schema:datePublished ?day }
          OPTIONAL { ?a schema:publisher ?publisher }
          ?text dcterms:isPartOf ?a ; rsm:sha256 ?sum ; nif:endIndex ?length }""",
    )
    names = ("article", "headline", "language", "published", "publisher", "text_sha256", "length")
    assert columns(which, "articles", *names) == wanted


@BOTH
def test_claims_by_their_values(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?claim ?article ?act ?polarity ?certainty ?voice {
          ?claim a schema:Claim ; schema:appearance ?article ; rsm:speechAct ?a ; rsm:polarity ?p ; rsm:certainty ?c ;
                 rsm:voice ?v .
          BIND(REPLACE(STR(?a), ".*/", "") AS ?act) BIND(REPLACE(STR(?p), ".*/", "") AS ?polarity)
          BIND(REPLACE(STR(?c), ".*/", "") AS ?certainty) BIND(REPLACE(STR(?v), ".*/", "") AS ?voice) }""",
    )
    assert columns(which, "claims", "claim", "article", "speech_act", "polarity", "certainty", "voice") == wanted


@BOTH
@pytest.mark.parametrize(
    ("column", "predicate"),
    [
        ("claimants", "rsm:claimant"),
        ("on_behalf_of", "rsm:onBehalfOf"),
        ("content", "rsm:content"),
        ("reports", "rsm:reports"),
        ("reported_by", "^rsm:reports"),
        ("parties", "rsm:countsFor"),
        ("coders", "rsm:codedBy"),
        ("hedge", "rsm:hedge/nif:anchorOf"),
        ("cue", "rsm:cue/nif:anchorOf"),
    ],
)
def test_lists_of_claims(which: str, column: str, predicate: str) -> None:
    wanted = asked(which, f"SELECT ?claim ?it {{ ?claim a schema:Claim ; {predicate} ?it }}")
    assert pairs(which, "claims", "claim", column) == wanted
    if column != "reported_by" or which == "seed":
        assert wanted


@BOTH
@pytest.mark.parametrize("table", ["events", "participations", "relations", "counts"])
def test_status_and_parties(which: str, table: str) -> None:
    key = tables(which, "parquet")[table][0].keys()
    name = next(iter(key))
    iris = {row[name] for row in tables(which, "parquet")[table]}
    wanted = asked(
        which,
        """SELECT ?it ?status ?parties { ?it rsm:status ?s ; rsm:independentParties ?parties
          BIND(REPLACE(STR(?s), ".*/", "") AS ?status) }""",
    )
    assert columns(which, table, name, "status", "independent_parties") == [row for row in wanted if row[0] in iris]


@BOTH
def test_how_many_live_claims_affirm_and_deny(which: str) -> None:
    seen = 0
    for column, polarity in (("affirmed", "Affirmed"), ("denied", "Negated")):
        found = asked(
            which,
            f"""SELECT ?it (COUNT(DISTINCT ?claim) AS ?n) {{
              ?claim a schema:Claim ; rsm:content ?it ; rsm:polarity value:{polarity} . {LIVE} }} GROUP BY ?it""",
        )
        wanted = {iri: int(number) for iri, number in found}
        for table in ("events", "participations", "relations", "counts"):
            for row in tables(which, "parquet")[table]:
                assert row[column] == wanted.get(next(iter(row.values())), 0), row
                seen += row[column]
    assert seen > 50


@BOTH
def test_participations(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?s ?event ?type ?role ?object { ?s a rdf:Statement ; rdf:subject ?event ; rdf:predicate ?p ;
            rdf:object ?o . ?event a rsm:ReportedEvent ; sem:eventType ?t .
          BIND(REPLACE(STR(?t), ".*/", "") AS ?type) BIND(REPLACE(STR(?p), ".*#", "") AS ?role)
          BIND(IF(ISIRI(?o), STR(?o), "") AS ?object) }""",
    )
    assert columns(which, "participations", "statement", "event", "event_type", "role", "participant") == wanted
    for row in tables(which, "parquet")["participations"]:
        assert (row["participant"] is None) == (row["participant_kind"] == "day"), row
        assert row["participant_label"]
        assert row["participant_kind"] in {"actor", "place", "event", "day"}


@BOTH
def test_relations(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?it ?s ?relation ?o { ?it a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
          FILTER NOT EXISTS { ?s a rsm:ReportedEvent } BIND(REPLACE(STR(?p), ".*#", "") AS ?relation) }""",
    )
    assert columns(which, "relations", "statement", "subject", "relation", "object") == wanted


@BOTH
def test_counts(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?it ?of ?measure ?group ?low ?best ?high ?whole {
          ?it a rsm:Count ; rsm:countOf ?of ; rsm:measure ?m . BIND(REPLACE(STR(?m), ".*/", "") AS ?measure)
          OPTIONAL { ?it rsm:ofGroup ?group } OPTIONAL { ?it rsm:includedIn ?whole }
          OPTIONAL { ?it schema:value ?best } OPTIONAL { ?it schema:minValue ?l } OPTIONAL { ?it schema:maxValue ?h }
          BIND(COALESCE(?l, ?best) AS ?low) BIND(COALESCE(?h, ?best) AS ?high) }""",
    )
    names = ("count", "event", "measure", "group", "low", "best", "high", "included_in")
    assert columns(which, "counts", *names) == wanted


@BOTH
def test_events_with_their_bounds(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?e ?type ?first ?last ?key { ?e a rsm:ReportedEvent ; sem:eventType ?t .
          BIND(REPLACE(STR(?t), ".*/", "") AS ?type) OPTIONAL { ?e sem:hasEarliestBeginTimeStamp ?first }
          OPTIONAL { ?e sem:hasLatestEndTimeStamp ?last } OPTIONAL { ?e rsm:key ?key } }""",
    )
    assert columns(which, "events", "event", "type", "earliest", "latest", "key") == wanted
    places = asked(which, "SELECT ?e ?place { ?e a rsm:ReportedEvent ; sem:hasPlace ?place }")
    assert pairs(which, "events", "event", "places") == places


@BOTH
def test_quotes_with_their_offsets(which: str) -> None:
    wanted = asked(
        which,
        """SELECT ?it ?use ?article ?begin ?end ?words {
          ?it ?p ?span FILTER(?p IN (rsm:evidence, rsm:cue, rsm:hedge, rsm:wording))
          ?span nif:referenceContext/dcterms:isPartOf ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ;
                nif:anchorOf ?words . BIND(REPLACE(STR(?p), ".*#", "") AS ?use) }""",
    )
    assert columns(which, "quotes", "of", "use", "article", "begin", "end", "quote") == wanted


@BOTH
def test_rows_stand_in_the_order_of_their_iris(which: str) -> None:
    for name, rows in tables(which, "parquet").items():
        keys = [
            (row["claim"], row["content"]) if name == "claim_contents" else next(iter(row.values())) for row in rows
        ]
        assert keys == sorted(keys), name
        if name != "quotes":
            assert len(set(keys)) == len(keys), name


@BOTH
def test_every_iri_of_a_claim_leads_to_a_row(which: str) -> None:
    found = tables(which, "parquet")
    known = {
        "event": {row["event"] for row in found["events"]},
        "participation": {row["statement"] for row in found["participations"]},
        "relation": {row["statement"] for row in found["relations"]},
        "count": {row["count"] for row in found["counts"]},
    }
    for row in found["claim_contents"]:
        assert row["content"] in known[row["content_kind"]]
        assert row["says"]
    actors = {row["actor"] for row in found["actors"]}
    assert {who for row in found["claims"] for who in (*row["claimants"], *row["on_behalf_of"], *row["parties"])} <= {
        *actors,
        *(row["article"] for row in found["articles"]),  # an article without a publisher is a party itself
    }


@needs_seed
def test_the_chain_of_the_seed_is_told_in_words() -> None:
    rows = tables("seed", "parquet")["claims"]
    chains = [(row["chain"], row["speaker"], row["polarity"]) for row in rows if " → " in row["chain"]]
    ministry = "foreign ministry source, for Ministry of Foreign Affairs of Syria"
    assert ("SANA → foreign ministry source", ministry, "Affirmed") in chains


def test_the_days_that_accounts_give_are_whole() -> None:
    days = {
        row["participant_label"] for row in tables("sample", "parquet")["participations"] if row["role"] == "happenedOn"
    }
    wanted = {day for _, day in asked("sample", "SELECT ?s ?day { ?s rdf:predicate rsm:happenedOn ; rdf:object ?day }")}
    assert days == wanted
    assert any("/" in day for day in days)


@needs_seed
def test_the_dead_of_the_seed_by_side() -> None:
    rows = [row for row in tables("seed", "parquet")["counts"] if row["measure"] == "killed"]
    assert sorted((row["figure"], row["group_label"], row["included_in"] is not None) for row in rows) == [
        ("10", "government or loyalist fighters", False),
        ("18", "jihadists in Idlib", True),
        ("21", "anti-government fighters", False),
    ]


def test_no_name_is_too_long_or_stands_twice() -> None:
    names = [table.name for table in TABLES]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and name.isidentifier() for name in names)  # 31: a sheet's name in Excel
    for table in TABLES:
        assert len(set(table.header)) == len(table.header), table.name
        assert all(name.isidentifier() and name.islower() for name in table.header), table.name


def test_every_column_is_described_in_a_sentence() -> None:
    for table, column, kind, described in codebook():
        assert described.endswith("."), (table, column)
        assert kind


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_holds_nothing_but_its_tables(form: str) -> None:
    files = {file.name for file in written("sample", form).iterdir()}
    assert files == {f"{table.name}.{form}" for table in TABLES} | (
        {"columns.csv", "README.txt"} if form == "csv" else set()
    )
    assert Path(written("sample", form)).is_dir()


@needs_seed
def test_without_quotes_the_three_forms_are_equal_too() -> None:
    source = open_dataset(built(SEED, minimal=True)[0])
    parquet, sheets, csv = (read(export(source, form), form) for form in ("parquet", "xlsx", "csv"))
    assert parquet == sheets == csv
    assert {row["quote"] for row in parquet["quotes"]} == {None}
    assert [row["begin"] for row in parquet["claims"]] == [row["begin"] for row in tables("seed", "parquet")["claims"]]
