"""Hostile texts in every field of a view: GeoJSON and FollowTheMoney stay whole, and keep what a file can hold."""

import json
import random
import re
import string
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import ftm_environment
from exports_sources import made, written
from hostile_strings import MANY
from rashomon.dataset import Source
from rashomon.exports import followthemoney, geojson
from rashomon.exports._urls import web_address
from rashomon.terms import whole
from rashomon.view import Article, Claim, Count, Disagreement, Entity, Event, Span, Statement, View

PIECES = [
    '"', "'", '"quoted"', "'quoted'", '""', '"},"x":{"', '"}]}\n{"type":"Feature"}', '","schema":"Person","name":["',
    '","status":"AuthorAsserted', "\\", "\\u0022", '\\"', "\\n", "\n", "\r\n", "\r", "\t", "\x00", "a\x00b", "\x07",
    "\x1b[31mred", "\x7f", "\x85", "\x9b31m", "\u00a0", "\u00ad", "\u061c", "\u200b", "\u200d", "\u200f", "\u2028",
    "\u2029", "\u202e", "a\u202eb\u202c", "\u2066x\u2069", "\u2060", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ufdd0",
    "\U000e0041", "\U0001f468\u200d\U0001f469", "🔥", "e\u0301", "\u0958", "\ufb2c", "\u1100\u1161", "\ud800", "\udfff",
    "x\ud83dy", "\ude00\ud83d", "قصر النهر", "می\u200cخواهم", "שָׁלוֹם", "Çinarlı", "<script>alert(1)</script>",
    "</script>", "<!--", "<BR>", "<BR/>a;b", "&lt;", "=1+1", "@SUM(A1)", "+1", "-1", "%00", "${x}", "{{7*7}}", "';--",
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "ftp://example.org/x",
    "mailto:a@example.org", "//example.org/x", "http://", "http:///x", "http://[::1", "http://a b/", "http://a/\nb",
    "HTTP://EXAMPLE.ORG", "https://example.org/ä?q=1#f", "https://user:word@example.org:99999/", "http://x.y:80/a;b?c",
    "https://xn--e1afmkfd.xn--p1ai/", "http://127.0.0.1:9/x", "http://3.4/", "https://-_-.org/", "jAvAsCrIpT:alert(1)",
    " javascript:alert(1)", "java\tscript:alert(1)", "https://example.org/\u202egpj.exe", "wikidata.org/entity/Q1",
    "http://www.wikidata.org/entity/Q1", "https://www.wikidata.org/entity/Q1\n", "http://www.wikidata.org/entity/Q٣",
    "POINT(1 2)", "POINT(1 2)]}", "POINT(999 999)", "POINT(1e999 0)", "POINT(nan 0)", "POINT(١ ٢)",
    "POLYGON((0 0,1 1))",
    "POLYGON((0 0, 0 1, 1 1, 0 0))", "MULTIPOLYGON(((0 0, 1 0, 1 1)))", "GEOMETRYCOLLECTION(POINT(1 2))", "POINT EMPTY",
    "NaN", "Infinity", "null", "true", "[]", "{}", "1e400", "2019-08-21", "2019-13-45", "2019-08-21Z", "１９９９",
    "0000-00-00", "2019-08-21T25:61", "en", "EN-gb", "x" * 5000, "🔥" * 1100, "a b " * 300, ", ,;,." * 90, "'\"'\"'",
    " ", "", "ESQ,", "__proto__", "constructor", "$ref", "id", "schema", "properties", "geometry", "(contested)",
    "Ⅷ ﬁ ½",
]  # fmt: skip

_SAFE = set(string.ascii_letters + string.digits + " ()-_.,:;/")
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")


@cache
def hostile() -> tuple[str, ...]:
    """Give the texts: pieces, pieces put together by chance (the same on every run), and those of all exports."""
    pick = random.Random(20190821)
    short = [piece for piece in PIECES if len(piece) < 60]
    mixed = ["".join(pick.choices(short, k=pick.randint(2, 5))) for _ in range(150)]
    return tuple(dict.fromkeys([*PIECES, *mixed, *MANY]))


@cache
def source() -> Source:
    """Give a view in which every text of every kind of thing is hostile, once for each text."""
    view: dict[str, dict[str, Any]] = {
        name: {} for name in ("articles", "entities", "events", "statements", "counts", "claims", "disagreements")
    }
    labels: dict[str, str] = {}
    for number, text in enumerate(hostile()):
        for kind, things in _things(f"urn:n{number:04d}:", text).items():
            view[kind] |= {one.iri: one for one in things}
        labels[f"urn:n{number:04d}:coder"] = text
    return made(View(**view, labels=labels))


def _things(base: str, text: str) -> dict[str, list[Any]]:
    span = Span(iri=f"{base}article#offset_0_1", article=f"{base}article", begin=0, end=1, quote=text)
    article = Article(
        iri=f"{base}article", headline=text, language=text, published=text, reference_date=text, url=text,
        publisher=f"{base}actor", agency=f"{base}actor", author=f"{base}author", listed_sources=(f"{base}actor",),
        text_sha256=text, revision_of=f"{base}other", copy_of=f"{base}other",
    )  # fmt: skip
    shared: dict[str, Any] = {"label": text, "names": {"en": (text, "b" + text), text or "x": (text[::-1],)}}
    return {
        "articles": [article, Article(iri=f"{base}other", headline=text)],
        "entities": [
            Entity(
                iri=f"{base}actor", kind="actor", type=text, type_label=text, links=(text,), evidence=(span,),
                part_of=f"{base}author", **shared,
            ),
            Entity(iri=f"{base}author", kind="actor", type="author", described_in=f"{base}article", **shared),
            Entity(
                iri=f"{base}place", kind="place", type="place", inside=f"{base}land", wkt=text, links=(text,), **shared
            ),
            Entity(
                iri=f"{base}land", kind="place", type="country", wkt="POINT(1 2)", described_in=f"{base}article",
                **shared,
            ),
        ],
        "events": [
            Event(
                iri=f"{base}event", type=text, type_label=text, places=(f"{base}place",), earliest=text, latest=text,
                edtf=text, time_as_written=(text,), status=text, evidence=(span,), part_of=(f"{base}event",), **shared,
            ),
        ],
        "statements": [
            Statement(
                iri=f"{base}{role}", subject=f"{base}event", role=role, predicate=f"urn:{role}", object=obj,
                status=text, earliest=text, latest=text,
            )
            for role, obj in (("agent", f"{base}actor"), ("happenedOn", text), (text or "target", f"{base}author"))
        ],
        "counts": [
            Count(iri=f"{base}count", of=f"{base}event", measure=text, group=f"{base}actor", value=3, status=text)
        ],
        "claims": [
            Claim(
                iri=f"{base}claim-{number}", article=f"{base}article", claimants=(f"{base}author",), speech_act=text,
                polarity=("Affirmed", "Negated")[number], certainty=text, voice=text, text=text, evidence=(span, span),
                hedge=(span,), wording=(span,), on_behalf_of=(f"{base}actor",), coders=(f"{base}coder",),
                content=(f"{base}event", f"{base}agent", f"{base}count")[: 3 * number],
            )
            for number in (0, 1)
        ],
        "disagreements": [
            Disagreement(
                iri=f"{base}disagreement", between=(f"{base}claim-0", f"{base}claim-1"), basis=text,
                judged_by=(f"{base}coder",), why=text, day=text,
            )
        ],
    }  # fmt: skip


def strict(line: bytes) -> Any:
    """Read JSON that names no key twice and no number that JSON does not have."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs), pairs
        return dict(pairs)

    def refuse(name: str) -> None:
        raise AssertionError(name)

    return json.loads(line.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse)


def test_there_are_enough_of_them() -> None:
    print(f"{len(hostile())} hostile texts")
    assert len(hostile()) >= 600
    assert sum(1 for text in hostile() if "\u202e" in text) > 3
    assert sum(1 for text in hostile() if text != whole(text)) > 5


def test_nothing_unseen_stands_bare_in_either_file() -> None:
    for export in (geojson, followthemoney):
        text = written(export, source()).decode("utf-8")
        assert not _UNSEEN.search(text)
        assert "\\u202e" in text, "it is kept, as an escape"


def test_geojson_has_its_own_keys_and_the_texts_as_they_are() -> None:
    wrote = written(geojson, source())
    found = strict(wrote)
    assert list(found) == ["type", "name", "metadata", "features"]
    features = found["features"]
    assert len(features) == len(hostile()) == wrote.count(b"\n") - 2
    keys = {tuple(feature["properties"]) for feature in features}
    assert len(keys) == 1
    assert all(set(key) <= _SAFE for key in next(iter(keys)))
    assert {tuple(feature) for feature in features} == {("type", "id", "geometry", "properties")}
    located = urls = 0
    for text, feature in zip(hostile(), features, strict=True):
        told, kept = feature["properties"], whole(text)
        assert told["label"] == told["place_label"] == kept
        assert told["type"] == kept
        assert told["time_as_written"] == (kept or None)
        assert kept in (told["days_by_source"] or "")
        assert (f"“{kept} … {kept}”" in (told["quotes"] or "")) == bool(kept.strip(" …"))
        for url in (told["article_urls"] or "").split():
            assert urlsplit(url).scheme in {"http", "https"}
            assert urlsplit(url).netloc
            urls += 1
        # Where its own geometry is none, that of the land around it stands there, and says so.
        own = told["located_by"] is None
        located += own
        assert feature["geometry"] is not None
        assert own or feature["geometry"] == {"type": "Point", "coordinates": [1, 2]}
    assert 2 <= located < 20
    assert 5 < urls < 40


def test_gdal_reads_the_hostile_file(tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio (GDAL, which QGIS uses) is not installed")
    file = tmp_path / "hostile.geojson"
    file.write_bytes(written(geojson, source()))
    meta, _, geometries, columns = pyogrio.raw.read(file)
    assert len(geometries) == len(hostile())
    labels = columns[list(meta["fields"]).index("label")]
    for text, label in zip(hostile(), labels, strict=True):
        # GDAL holds texts as C does: the first NUL ends them.
        assert (label or "") == whole(text).partition("\x00")[0]


def test_followthemoney_has_its_own_keys_and_only_addresses_where_links_are_made() -> None:
    lines = written(followthemoney, source()).split(b"\n")[:-1]
    found = [strict(line) for line in lines]
    assert len({one["id"] for one in found}) == len(found) > 15 * len(hostile())
    urls = 0
    for one in found:
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["schema"] + one["id"]) <= _SAFE
        for key, told in one["properties"].items():
            assert re.fullmatch("[a-zA-Z]+", key)
            assert told
            assert all(isinstance(value, str) and value for value in told)
        for url in one["properties"].get("sourceUrl", ()):
            assert urlsplit(url).scheme in {"http", "https"}
            urls += 1
        for item in one["properties"].get("wikidataId", ()):
            assert re.fullmatch("Q[0-9]+", item)
        for key in ("date", "startDate", "endDate", "publishedAt"):
            assert all(re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", day) for day in one["properties"].get(key, ()))
    assert urls > 10
    titles = [one["properties"].get("title", [""])[0] for one in found if one["schema"] == "Article"][::2]
    assert len(titles) == len(hostile())
    for text, title in zip(hostile(), titles, strict=True):
        seen = _DROPPED.sub("", unicodedata.normalize("NFC", whole(text))).strip()
        if len(seen) > 1000:
            assert title.endswith("…") or len(title) == len(seen)
        else:
            kept = [char for char in unicodedata.normalize("NFC", seen) if not char.isspace()]
            assert [char for char in title if not char.isspace()] == kept
        assert ("\u202e" in title) == ("\u202e" in seen[:1000])


def test_a_hostile_name_never_hides_that_something_is_only_claimed() -> None:
    for line in written(followthemoney, source()).split(b"\n")[:-1]:
        one = strict(line)
        told = one["properties"]
        if one["schema"] == "Event":
            assert told["name"][0].endswith(")")
            assert "involved" not in told
            assert len(told["name"][0]) <= 384
        if "recordId" in told and "disagreement" not in told["recordId"][0]:
            assert told["role"][0].endswith(")")


def test_the_library_takes_every_hostile_value_as_it_stands(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    file = tmp_path / "hostile.ftm.json"
    wrote = written(followthemoney, source())
    file.write_bytes(wrote)
    found = ftm_environment.read(pytestconfig, file)
    assert found["faults"] == []
    assert len(found["entities"]) == wrote.count(b"\n")


@pytest.mark.parametrize("text", [text for text in PIECES if ":" in text and len(text) < 60])
def test_only_http_and_https_are_addresses(text: str) -> None:
    assert web_address(text) == "" or re.match("https?://[^/]", web_address(text))
