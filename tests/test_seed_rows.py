"""The seed as 35 rows of a table: what it says must be what the stand-off annotation of the same article says.

What a row cannot hold is listed here by name, and nothing else may differ:

- spans of triggers, cues and mentions: `_OF_SPANS` and `_OF_MENTIONS` are the columns and questions that show them; a
  nameless actor is described in the words that the row gives (`_NAMES`);
- three claims of the stand-off annotation go over several passages; a row has one passage, so each passage is a claim:
  `_PASSAGES` (the parties are the same);
- described events bear the titles of the sheet events (`_NAMES`);
- the annotator's judgement that two purposes do not go together: it stands in a sheet of its own, `disagreements`.
"""

import csv
import io
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
import pytest

from rashomon.article import Article
from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, Outcome, build, read_articles
from rashomon.problems import Problem
from rashomon.questions import answer, load
from rashomon.shipped import shipped_files
from rashomon.store.embedded import EmbeddedStore, from_lines
from rashomon.table import Table
from seed import SEED, SHARED, built, needs_seed, rows

ROWS = SHARED / "seeds" / "khan-sheikhun-rows"

pytestmark = [needs_seed, pytest.mark.skipif(not ROWS.is_dir(), reason="the seed as rows is not on this machine")]

_NAMES = {
    "arms for a group": "supply of weapons",
    "resupply of an observation post": "resupply",
    "control of the M5": "territorial gain",
    "support for the rebels": "military support",
    "fighters from a rebel organization supported by Turkey": "fighters from a rebel organization",
    "first-annotator": "unnamed coder",
}
_OF_SPANS = {"quote", "words", "first_quote", "second_quote", "begin", "end", "said_of", "software", "text_sha256"}
_OF_MENTIONS = {"documents", "spellings"}
"""Questions that tell where in the text a thing is mentioned."""
_OF_FILES = {"provenance"}
_PASSAGES = {"Meir Amit Intelligence and Terrorism Information Center": 3, "Rami Abdel Rahman": 1,
             "Syrian Observatory for Human Rights": 1}  # fmt: skip
_JUDGED = (
    ("the convoy was headed to resupply a military observation post",
     "the convoy was supplying weapons to “terrorist groups”"),
    ("the objective was to take control of the M5 highway north of Khan Sheikhun",
     "the convoy was headed to resupply a military observation post"),
    ("its objective was to support the rebels", "the convoy was headed to resupply a military observation post"),
)  # fmt: skip


@cache
def as_rows(*, judged: bool = True) -> tuple[Path, Outcome, tuple[Problem, ...]]:
    """Build the rows once; `judged` adds the sheet of disagreements, for the annotator's three R lines."""
    folder = Path(mkdtemp(prefix="rashomon-test-"))
    sources = folder / ROWS.name
    shutil.copytree(ROWS, sources, copy_function=shutil.copyfile)
    sources.chmod(0o755)
    (folder / SEED.name).mkdir()
    shutil.copyfile(SEED / "khan-sheikhun.txt", folder / SEED.name / "khan-sheikhun.txt")
    if judged:
        out = io.StringIO(newline="")
        lines = (("khan-sheikhun", *pair) for pair in _JUDGED)
        csv.writer(out).writerows([("article", "quote", "other_quote"), *lines])
        (sources / "disagreements.csv").write_bytes(out.getvalue().encode())
    problems: list[Problem] = []
    options = Options(registry=(SEED / "registry.toml",))
    outcome = build([sources], folder / "dataset", options, problems.append)
    return folder / "dataset", outcome, tuple(problems)


@cache
def _store(folder: Path) -> EmbeddedStore:
    return from_lines(list(open_dataset(folder).lines(ontology=True)))


def _shown(table: Table) -> set[tuple[str, ...]]:
    """Give a table's rows without what only spans show; a claim of several passages comes once."""
    kept = [at for at, column in enumerate(table.columns) if column not in _OF_SPANS and not column.endswith("_iri")]
    return {tuple(_cell(row[at]) for at in kept) for row in table.rows}


def _cell(cell: object) -> str:
    words = "" if cell is None else str(getattr(cell, "value", cell))
    return _NAMES.get(words, words)


def test_nothing_in_the_rows_is_held_back() -> None:
    _, outcome, problems = as_rows()
    assert outcome.written
    assert outcome.conforms
    assert (outcome.articles, sum(outcome.held_back.values())) == (1, 0)
    assert [(problem.severity, problem.code, problem.place.path) for problem in problems] == [
        ("info", "headline-voice", "claims!Z3"),
        ("info", "lies-on", "claims!K18"),
    ]


_QUERIES = [file.name.removesuffix(".rq") for file in shipped_files("queries", suffix=".rq")]


@pytest.mark.parametrize("question", sorted(set(_QUERIES) - _OF_MENTIONS - _OF_FILES - {"source-profile"}))
def test_every_question_has_the_same_answer(question: str) -> None:
    found, expected = (answer(_store(folder), load(question), {}) for folder in (as_rows()[0], built(SEED)[0]))
    assert found.columns == expected.columns
    assert _shown(found) == _shown(expected)


def test_source_profile_counts_passages() -> None:
    found, expected = (answer(_store(one), load("source-profile"), {}) for one in (as_rows()[0], built(SEED)[0]))
    more = {}
    for ours, theirs in zip(sorted(found.rows, key=str), sorted(expected.rows, key=str), strict=True):
        differing = {column for column, one, two in zip(found.columns, ours, theirs, strict=True) if one != two}
        differing = {column for column in differing if not column.endswith("_iri")}
        at = found.columns.index("claims")
        if differing:
            assert differing == {"claims"}
            more[_cell(ours[found.columns.index("source")])] = int(_cell(ours[at])) - int(_cell(theirs[at]))
    assert more == _PASSAGES


def _all_spellings(folder: Path) -> set[tuple[str, ...]]:
    asked = """SELECT ?p ?l WHERE { ?p skos:prefLabel|skos:altLabel ?l . FILTER(STRSTARTS(STR(?p), STR(ent:))) }"""
    return set(rows(folder, asked))


def test_spellings_of_the_names_list_are_the_same() -> None:
    assert _all_spellings(as_rows()[0]) == _all_spellings(built(SEED)[0])


_CONTENT = """
  OPTIONAL { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
             OPTIONAL { ?s sem:eventType ?se } OPTIONAL { ?o sem:eventType ?oe }
             OPTIONAL { ?o rsm:describedIn ?oa ; skos:prefLabel ?ol } }
  OPTIONAL { ?x sem:eventType ?event }
  OPTIONAL { ?x rsm:measure ?m ; rsm:countOf/sem:eventType ?of .
             OPTIONAL { ?x schema:minValue ?low } OPTIONAL { ?x schema:value ?best }
             OPTIONAL { ?x schema:maxValue ?high }
             OPTIONAL { ?x rsm:ofGroup ?g . OPTIONAL { ?g rsm:describedIn ?ga ; skos:prefLabel ?gl } }
             OPTIONAL { ?x rsm:includedIn/schema:value ?whole } }
  BIND(CONCAT(COALESCE(STR(?event), ""), "|", COALESCE(STR(?se), STR(?s), ""), "|", COALESCE(STR(?p), ""), "|",
       COALESCE(STR(?oe), STR(?ol), STR(?o), ""), "|", COALESCE(STR(?m), ""), "|", COALESCE(STR(?of), ""), "|",
       COALESCE(STR(?low), ""), "|", COALESCE(STR(?best), ""), "|", COALESCE(STR(?high), ""), "|",
       COALESCE(STR(?gl), STR(?g), ""), "|", COALESCE(STR(?whole), "")) AS ?content)
"""


def _renamed(found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    longer = "fighters from a rebel organization supported by Turkey"
    return sorted(tuple(cell.replace(longer, _NAMES[longer]) for cell in row) for row in found)


def _claims(folder: Path) -> list[tuple[str, ...]]:
    """Give who says what, how: one row for each speaker of each thing said, in words."""
    return _renamed(
        rows(
            folder,
            f"""SELECT DISTINCT ?who ?for ?act ?polarity ?certainty ?voice ?hedge ?confidence ?relayer ?relayed ?content
            WHERE {{ ?c rsm:claimant ?k ; rsm:speechAct ?act ; rsm:polarity ?polarity ; rsm:certainty ?certainty ;
              rsm:voice ?voice ; rsm:content ?x .
              OPTIONAL {{ ?k rsm:describedIn ?a ; skos:prefLabel ?label }} BIND(COALESCE(STR(?label), STR(?k)) AS ?who)
              OPTIONAL {{ ?c rsm:onBehalfOf ?for }} OPTIONAL {{ ?c rsm:hedge/nif:anchorOf ?hedge }}
              OPTIONAL {{ ?c rsm:confidence ?confidence }}
              OPTIONAL {{ ?r rsm:reports ?c ; rsm:claimant ?relayer ; rsm:speechAct ?relayed }} {_CONTENT} }}""",
        )
    )


def test_the_same_speakers_say_the_same_things_in_the_same_way() -> None:
    found, expected = _claims(as_rows()[0]), _claims(built(SEED)[0])
    assert Counter(found) == Counter(expected)
    assert len(expected) > 60


def test_the_same_statuses_and_parties_of_every_content() -> None:
    query = f"SELECT ?status ?n ?content WHERE {{ ?x rsm:status ?status ; rsm:independentParties ?n . {_CONTENT} }}"
    found, expected = _renamed(rows(as_rows()[0], query)), _renamed(rows(built(SEED)[0], query))
    assert found == expected
    assert len(expected) == 60


def test_the_same_direct_triples() -> None:
    query = """SELECT ?s ?p ?o WHERE { ?x rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b . ?a ?p ?b .
      OPTIONAL { ?a sem:eventType ?at } OPTIONAL { ?b sem:eventType ?bt }
      BIND(COALESCE(?at, ?a) AS ?s) BIND(COALESCE(?bt, ?b) AS ?o) }"""
    assert rows(as_rows()[0], query) == rows(built(SEED)[0], query)
    assert len(rows(as_rows()[0], query)) == 12


def test_every_passage_of_the_annotator_is_proved_by_a_row() -> None:
    """Each stand-off claim's words stand in the quote of a claim by the same speaker, or the other way round."""
    asked = """SELECT ?who ?begin ?end WHERE { ?c rsm:claimant ?k ; rsm:evidence ?e . ?e nif:beginIndex ?begin ;
      nif:endIndex ?end . FILTER NOT EXISTS { ?c rsm:reports ?r }
      OPTIONAL { ?k rsm:describedIn ?a ; skos:prefLabel ?l } BIND(COALESCE(STR(?l), STR(?k)) AS ?who) }"""
    found = [(who, int(begin), int(end)) for who, begin, end in rows(as_rows()[0], asked)]
    for who, begin, end in rows(built(SEED)[0], asked):
        assert any(one == who and first < int(end) and int(begin) < last for one, first, last in found), (who, begin)


def test_contested_words_are_no_labels() -> None:
    found = rows(as_rows()[0], "SELECT ?l WHERE { ?x skos:prefLabel ?l ; rsm:describedIn ?a }")
    assert ("unnamed group, described in contested words",) in found
    assert not [label for (label,) in found if "terrorist" in label]


def test_without_the_sheet_of_judgements_nothing_is_made_up() -> None:
    """Two purposes of one convoy are different answers; that they do not go together only a person can say."""
    folder, _, _ = as_rows(judged=False)
    purposes = rows(folder, "SELECT ?status WHERE { ?x rdf:predicate rsm:purpose ; rsm:status ?status }")
    assert purposes == [("AttributedOnly",), ("AttributedOnly",), ("AttributedOnly",), ("Hedged",)]
    assert rows(folder, "SELECT ?d WHERE { ?d a rsm:Disagreement ; rsm:basis value:Judged }") == []


def test_without_a_reference_date_four_problems_name_the_rows(tmp_path: Path) -> None:
    for name in ("claims.csv", "events.csv"):
        shutil.copyfile(ROWS / name, tmp_path / name)
    shutil.copyfile(SEED / "khan-sheikhun.txt", tmp_path / "khan-sheikhun.txt")
    (tmp_path / "articles.csv").write_text("id,language\nkhan-sheikhun,en\n", encoding="utf-8")
    problems: list[Problem] = []
    build([tmp_path], tmp_path / "dataset", Options(registry=(SEED / "registry.toml",)), problems.append)
    relative = [problem for problem in problems if problem.code == "relative-date"]
    assert [(problem.place.line, problem.place.quote) for problem in relative] == [
        (4, "Wednesday"), (10, "Wednesday"), (20, "Earlier in the week"), (24, "last September"),
    ]  # fmt: skip


def _articles(folder: Path) -> list[Article]:
    found = read_articles([folder], Options(registry=(SEED / "registry.toml",)), lambda _: None)
    return [article for article, _ in found]


def test_as_a_workbook_with_a_spreadsheet_s_own_dates_and_numbers(tmp_path: Path) -> None:
    import datetime as dt

    book = openpyxl.Workbook()
    book.remove(book.active)
    days = 0
    for name in ("articles", "claims", "events"):
        sheet = book.create_sheet(name)
        for at, line in enumerate(csv.reader(io.StringIO((ROWS / f"{name}.csv").read_text(encoding="utf-8"))), 1):
            for column, text in enumerate(line, 1):
                cell = sheet.cell(at, column)
                if text == "2018-09":  # what a spreadsheet makes of it
                    cell.value, cell.number_format = dt.date(2018, 9, 1), "mmm-yy"
                elif len(text) == 10 and text[4] == text[7] == "-":
                    cell.value, days = dt.date.fromisoformat(text), days + 1
                else:
                    cell.value = int(text) if text.isdigit() else text or None
    book["articles"]["B2"] = "khan-sheikhun.txt"
    assert days == 3
    book.save(tmp_path / "claims.xlsx")
    shutil.copyfile(SEED / "khan-sheikhun.txt", tmp_path / "khan-sheikhun.txt")
    assert _articles(tmp_path) == _articles(ROWS)
