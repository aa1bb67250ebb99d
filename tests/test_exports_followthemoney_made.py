"""FollowTheMoney of views made by hand: dates, places, who is involved, disagreements, what the file says of itself."""

from typing import Any

import msgspec
import pytest

from exports_entities import entities_of, only
from exports_sources import PARTS, made
from rashomon.view import Article, Claim, Disagreement, Entity, Event, Statement, View


def _event(**more: Any) -> View:
    return View(
        events={"urn:e": Event(iri="urn:e", label="raid", type="raid", type_label="raid", status="Hedged", **more)}
    )


@pytest.mark.parametrize(
    ("event", "days"),
    [
        ({"edtf": "2019-08", "earliest": "2019-08-01", "latest": "2019-08-31"}, {"date": ["2019-08"]}),
        ({"edtf": "2019", "earliest": "2019-01-01", "latest": "2019-12-31"}, {"date": ["2019"]}),
        ({"edtf": "2019-08-21", "earliest": "2019-08-21", "latest": "2019-08-21"}, {"date": ["2019-08-21"]}),
        ({"earliest": "2019-08-21", "latest": "2019-08-21"}, {"date": ["2019-08-21"]}),
        ({"edtf": "2019-08~", "earliest": "2019-07-15", "latest": "2019-09-15"},
         {"startDate": ["2019-07-15"], "endDate": ["2019-09-15"]}),
        ({"edtf": "2019-08-18/2019-08-20", "earliest": "2019-08-18", "latest": "2019-08-20"},
         {"startDate": ["2019-08-18"], "endDate": ["2019-08-20"]}),
        ({"edtf": "../2019-08-20", "latest": "2019-08-20"}, {"endDate": ["2019-08-20"]}),
        ({"earliest": "0301-01-01", "latest": "9999-99-99"}, {}),
        ({}, {}),
    ],
)  # fmt: skip
def test_dates(event: dict[str, str], days: dict[str, list[str]]) -> None:
    (told,) = only(made(_event(**event)), "Event")
    assert {key: told[key] for key in ("date", "startDate", "endDate") if key in told} == days


def test_where_accounts_differ_neither_place_nor_day_stands_as_the_one() -> None:
    view = _event(places=("urn:a", "urn:b"), edtf="2019-08-21", earliest="2019-08-21", latest="2019-08-23")
    places = {
        f"urn:{name}": Entity(iri=f"urn:{name}", kind="place", label=name, type="place", wkt="POINT(1 2)")
        for name in "ab"
    }
    statements = {
        f"urn:at-{name}": Statement(
            iri=f"urn:at-{name}", subject="urn:e", role="happenedAt", predicate="urn:at", object=f"urn:{name}",
            status="AttributedOnly",
        )
        for name in "ab"
    } | {
        "urn:on": Statement(
            iri="urn:on", subject="urn:e", role="happenedOn", predicate="urn:on", object="2019-08-21", status="Hedged"
        )
    }  # fmt: skip
    agreed = only(made(msgspec.structs.replace(view, entities=places)), "Event")[0]
    assert agreed["location"] == ["a", "b"]
    assert len(agreed["addressEntity"]) == 2
    assert agreed["date"] == ["2019-08-21"]
    found = made(msgspec.structs.replace(view, entities=places, statements=statements))
    (told,) = only(found, "Event")
    assert not {"location", "addressEntity", "date"} & set(told)
    assert (told["startDate"], told["endDate"]) == (["2019-08-21"], ["2019-08-23"])
    assert "Accounts differ in time: happenedOn 2019-08-21 (Hedged; no claim says so)" in told["description"][0]
    assert told["description"][0].count("Accounts differ in place") == 2
    assert sorted(one["role"][0] for one in only(found, "UnknownLink")) == ["happenedAt (AttributedOnly)"] * 2


@pytest.mark.parametrize(
    ("event", "statement", "kind", "is_involved"),
    [
        ("AuthorAsserted", "AuthorAsserted", "actor", True),
        ("AuthorAsserted", "AuthorAsserted", "place", False),
        ("AuthorAsserted", "Hedged", "actor", False),
        ("AuthorAsserted", "Contested", "actor", False),
        ("Contested", "AuthorAsserted", "actor", False),
        ("", "AuthorAsserted", "actor", False),
    ],
)
def test_who_is_involved(event: str, statement: str, kind: str, is_involved: bool) -> None:
    told = Event(iri="urn:e", label="raid", type="raid", type_label="raid", status=event)
    said = Statement(
        iri="urn:s", subject="urn:e", role="origin", predicate="urn:origin", object="urn:x", status=statement
    )
    view = View(
        events={"urn:e": told},
        statements={"urn:s": said},
        entities={"urn:x": Entity(iri="urn:x", kind=kind, label="X", type="government")},
    )
    (found,) = only(made(view), "Event")
    assert ("involved" in found) == is_involved
    assert found["name"] == ["raid" + {"AuthorAsserted": "", "": " (only named)"}.get(event, f" ({event})")]


def test_the_file_says_what_it_rests_on_and_which_filters_were_set() -> None:
    about = only(made(View()), "Note")
    assert [one["summary"] for one in about] == [["1 article, 1 claim, 0 held back"]]
    assert about[0]["description"][1:] == ["Only a part of the dataset: according to “A”", "Something else."]
    idents = {next(iter(entities_of(name))) for name in ("sample", *PARTS)}
    assert len(idents) == 1 + len(PARTS)
    assert all(one.startswith("about-") for one in idents)


def test_judged_disagreements_join_two_claims() -> None:
    claims = {
        f"urn:{name}": Claim(iri=f"urn:{name}", article="urn:article", claimants=(), is_live=name != "old")
        for name in ("one", "two", "old")
    }
    pairs = {"urn:d": ("urn:one", "urn:two"), "urn:stale": ("urn:one", "urn:old"), "urn:gone": ("urn:none", "urn:two")}
    view = View(
        articles={"urn:article": Article(iri="urn:article", headline="H", url="ftp://example.org/x")},
        claims=claims,
        disagreements={
            iri: Disagreement(
                iri=iri,
                between=pair,
                basis="Judged",
                judged_by=("urn:coder/a-judge",),
                why="two purposes",
                day="2020-01-02",
            )
            for iri, pair in pairs.items()
        },
    )
    (told,) = only(made(view), "UnknownLink")
    assert told["role"] == ["does not go with (Judged)"]
    assert told["summary"] == ["Judged by a-judge"]
    assert told["description"] == ["two purposes"]
    assert told["date"] == ["2020-01-02"]
    assert len(only(made(view), "Note")) == 2 + 1
    (about,) = only(made(view), "Article")
    assert "sourceUrl" not in about
    assert "Published at: ftp://example.org/x" in about["notes"]
