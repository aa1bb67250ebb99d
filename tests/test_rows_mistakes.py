"""Forty typical mistakes in a claims table: each gives its message in its cell, and words that can be read aloud."""

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from rashomon.problems import Problem, Severity
from rows_case import CLAIM_COLUMNS, TEXT, Change, Table, problems_of

DAY = dt.datetime(2024, 5, 6)  # noqa: DTZ001  a cell has no time zone


class Mistake(NamedTuple):
    """A mistake and what is said of it: code of the problem, its cell, words of its message or advice."""

    name: str
    change: Change
    code: str
    cell: str
    words: str


def put(row: int, column: str, value: object, sheet: str = "claims") -> Change:
    return lambda table: table.put(row, column, value, sheet)


def both(*changes: Change) -> Change:
    def change(table: Table) -> None:
        for one in changes:
            one(table)

    return change


def add(**cells: object) -> Change:
    return lambda table: table.add(**{"article": "mill", **cells})


def heading(number: int, text: str) -> Change:
    def change(table: Table) -> None:
        table.sheet().cell(1, number).value = text

    return change


def at(row: int, column: str) -> str:
    return f"claims!{openpyxl.utils.get_column_letter(CLAIM_COLUMNS.index(column) + 1)}{row}"


def merged(table: Table) -> None:
    table.sheet().merge_cells("C2:C3")


def two_headers(table: Table) -> None:
    table.sheet().insert_rows(1)
    table.sheet()["A1"], table.sheet()["C1"] = "What they say", "Who"
    table.put(3, "speaker", "goveror")


def second_header_below(table: Table) -> None:
    table.sheet().insert_rows(2)
    for number, name in enumerate(CLAIM_COLUMNS, 1):
        table.sheet().cell(2, number).value = name


def blank_rows(table: Table) -> None:
    table.sheet().insert_rows(2, 3)
    table.put(5, "speaker", "goveror")


def hidden_row(table: Table) -> None:
    table.sheet().row_dimensions[3].hidden = True
    table.put(3, "counting", "kiled")


def cell_beyond(table: Table) -> None:
    table.sheet().cell(4, len(CLAIM_COLUMNS) + 2).value = "flight"


def without_articles_row(table: Table) -> None:
    table.sheet("articles").delete_rows(2)
    table.sheet("articles").append(["other", "mill.txt", None, "Rebels take the mill of Dorn", "2024-05-07", "en"])


def column_twice(table: Table) -> None:
    table.sheet().cell(1, len(CLAIM_COLUMNS) + 1).value = "Speaker"
    table.sheet().cell(2, len(CLAIM_COLUMNS) + 1).value = "rebels"


MISTAKES = (
    Mistake(
        "quote-misspelt",
        put(2, "quote", "Rebels took the mil of Dorn on Monday"),
        "quote-not-found",
        "B2",
        "nearest is “Rebels took the mill of Dorn on Monday” (1 letter differs)",
    ),
    Mistake(
        "quote-of-nothing",
        put(2, "quote", "Zeppelins over Ypres"),
        "quote-not-found",
        "B2",
        "Copy the words from the text",
    ),
    Mistake("quote-twice", put(6, "quote", "mill of Dorn"), "quote-ambiguous", "B6", "3 times"),
    Mistake(
        "occurrence-too-high",
        both(put(6, "quote", "mill of Dorn"), put(6, "occurrence", 9)),
        "quote-ambiguous",
        at(6, "occurrence"),
        "Write a number from 1 to 3",
    ),
    Mistake("occurrence-in-words", put(6, "occurrence", "second"), "number-unusable", at(6, "occurrence"), "second"),
    Mistake("quote-missing", put(2, "quote", None), "quote-missing", "B2", "Copy the words from the article"),
    Mistake(
        "speaker-not-in-names",
        put(2, "speaker", "Governer of Dorn"),
        "name-unknown",
        "C2",
        "did you mean Governor of Dorn?",
    ),
    Mistake("speaker-is-a-place", put(2, "speaker", "Dorn"), "name-of-wrong-kind", "C2", "is a place in names"),
    Mistake(
        "place-is-an-actor", put(2, "where", "rebels"), "name-of-wrong-kind", at(2, "where"), "is an actor in names"
    ),
    Mistake("comma-between-names", put(2, "speaker", "governor, army"), "name-unknown", "C2", "is not in names"),
    Mistake("unnamed-not-in-text", put(5, "speaker", "?a baker"), "words-not-found", "C5", "“a baker” does not stand"),
    Mistake(
        "question-mark-as-who", put(2, "who", "?"), "cell-unfit", at(2, "who"), "a ? alone stands only for a speaker"
    ),
    Mistake(
        "via-turns-round", put(2, "via", "army > army"), "relayed-twice", at(2, "via"), "what already went through them"
    ),
    Mistake("via-is-the-speaker", put(2, "via", "governor"), "relayed-twice", at(2, "via"), "governor"),
    Mistake(
        "event-type-unknown",
        put(2, "what", "teritorial gain"),
        "what-unknown",
        at(2, "what"),
        "Did you mean territorial-gain",
    ),
    Mistake(
        "actor-type-as-what",
        put(2, "what", "rebel-group"),
        "what-unknown",
        at(2, "what"),
        "neither an event type nor a relation",
    ),
    Mistake("says-maybe", put(2, "says", "maybe"), "value-unknown", at(2, "says"), "affirms"),
    Mistake("sure-very", put(2, "sure", "very"), "value-unknown", at(2, "sure"), "probable"),
    Mistake(
        "denied-and-nothing-said", put(4, "says", None), "denial-unclear", at(4, "says"), "Write denies or affirms"
    ),
    Mistake("verb-misspelt", put(2, "verb", "sayd"), "verb-unknown", at(2, "verb"), "Did you mean"),
    Mistake("hedge-not-there", put(3, "hedge", "allegedly"), "words-not-found", at(3, "hedge"), "Copy the words"),
    Mistake("when-not-there", put(2, "when", "Tuesday"), "words-not-found", at(2, "when"), "Tuesday"),
    Mistake("date-31-february", put(2, "date", "2024-02-31"), "date-unusable", at(2, "date"), "is no date"),
    Mistake(
        "date-day-first", put(2, "date", "06/05/2024"), "date-unusable", at(2, "date"), "Write 2024-05-06 or 2024-06-05"
    ),
    Mistake("date-in-words", put(2, "date", "6 May 2024"), "date-unusable", at(2, "date"), "Write the year first"),
    Mistake("date-serial-number", put(2, "date", 45418), "date-unusable", at(2, "date"), "2024-05-06"),
    Mistake(
        "published-day-first",
        put(2, "published", "7.5.2024", "articles"),
        "date-unusable",
        "articles!E2",
        "Write 2024-05-07",
    ),
    Mistake("figure-dozens", put(3, "best", "dozens"), "number-unusable", at(3, "best"), "Write digits only"),
    Mistake("figure-negative", put(3, "best", -6), "number-unusable", at(3, "best"), "Write digits only"),
    Mistake("figure-a-date", put(3, "best", DAY), "number-unusable", at(3, "best"), "took it for a day"),
    Mistake(
        "low-above-high",
        both(put(3, "best", None), put(3, "low", 9), put(3, "high", 4)),
        "number-unusable",
        at(3, "low"),
        "from low to high",
    ),
    Mistake("nothing-counted", put(3, "counting", None), "cell-missing", at(3, "counting"), "not what is counted"),
    Mistake(
        "counting-misspelt", put(3, "counting", "kiled"), "value-unknown", at(3, "counting"), "Did you mean killed?"
    ),
    Mistake(
        "part-of-nothing", put(3, "part_of", "40"), "whole-missing", at(3, "part_of"), "no row of this event counts 40"
    ),
    Mistake("event-unknown", put(2, "purpose", "@harvst"), "event-unknown", at(2, "purpose"), "Did you mean @harvest?"),
    Mistake("event-of-two-types", put(5, "what", "air-strike"), "event-of-two-types", at(5, "what"), "withdrawal"),
    Mistake("article-unknown", put(2, "article", "mil"), "article-unknown", "A2", "Did you mean mill?"),
    Mistake("article-not-listed", without_articles_row, "article-unknown", "A2", "is not in the sheet articles"),
    Mistake(
        "article-file-missing",
        put(2, "file", "texts/mill.txt", "articles"),
        "text-missing",
        "articles!B2",
        "relative to the table",
    ),
    Mistake("column-misspelt", heading(8, "dat"), "column-unknown", "H1", "Did you mean date?"),
    Mistake("column-twice", column_twice, "column-twice", "AE1", "the first one is read"),
    Mistake("quote-column-misspelt", heading(2, "qoute"), "column-unknown", "B1", "Did you mean quote?"),
    Mistake("quote-column-gone", heading(2, "qoute"), "column-missing", "claims!1", "has no column quote"),
    Mistake("cell-moved-right", cell_beyond, "cell-without-column", "AF4", "no heading"),
    Mistake("merged-cells", merged, "cells-merged", "claims!C2:C3", "Take the merging back"),
    Mistake("two-header-rows", two_headers, "name-unknown", "C3", "did you mean"),
    Mistake("header-again-below", second_header_below, "header-twice", "claims!2", "names the columns again"),
    Mistake("blank-rows-between", blank_rows, "name-unknown", "C5", "goveror"),
    Mistake("hidden-row", hidden_row, "value-unknown", at(3, "counting"), "Did you mean killed?"),
    Mistake(
        "status-misspelt", put(2, "status", "sugested"), "value-unknown", at(2, "status"), "Did you mean suggested?"
    ),
    Mistake("names-kind", put(2, "kind", "person", "names"), "registry-kind", "names!B2", "actor, place"),
    Mistake("names-type", put(3, "type", "rebels", "names"), "registry-type", "names!C3", "rebel"),
)


def said(problem: Problem) -> str:
    return f"{problem.message}; {problem.expected}. {problem.advice}"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_mistake_gives_its_message_in_its_cell(mistake: Mistake, tmp_path: Path) -> None:
    table = Table()
    mistake.change(table)
    cell = mistake.cell if "!" in mistake.cell else f"claims!{mistake.cell}"
    found = problems_of(table.save(tmp_path))
    here = [problem for problem in found if problem.place.path == cell and problem.code == mistake.code]
    assert here, [(one.code, one.place.path, one.message) for one in found]
    assert mistake.words in said(here[0])


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_messages_can_be_read_aloud(mistake: Mistake, tmp_path: Path) -> None:
    table = Table()
    mistake.change(table)
    for problem in problems_of(table.save(tmp_path)):
        assert not problem.message.endswith("."), problem.message
        assert not re.search(r"[{}\\]|None|\bNoneType\b|<[a-z]+ ", problem.message), problem.message
        assert problem.severity is Severity.INFO or problem.advice.endswith((".", "?", "…")), problem
        assert len(problem.message) < 300


def test_the_table_itself_is_right(tmp_path: Path) -> None:
    assert problems_of(Table().save(tmp_path)) == []


FORGIVEN: tuple[tuple[str, Change], ...] = (
    ("columns-moved", lambda table: table.sheet().move_range("H1:H6", cols=30)),
    ("heading-in-capitals", heading(3, "  SPEAKER * ")),
    ("trailing-blanks", put(2, "speaker", "  governor \u00a0")),
    ("no-break-space-in-quote", put(2, "quote", "Rebels took the mill\u00a0of Dorn on Monday")),
    ("name-instead-of-id", put(2, "speaker", "Governor of Dorn")),
    ("capitals-in-choice", put(3, "counting", "Killed")),
    ("spelling-of-type", put(2, "what", "Territorial Gain")),
    ("date-cell", put(2, "date", DAY)),
    ("figure-as-text", put(3, "best", "6")),
    ("figure-with-fraction", put(3, "best", 6.0)),
    ("sheet-in-capitals", lambda table: setattr(table.sheet(), "title", "Claims ")),
    ("hidden-row", lambda table: setattr(table.sheet().row_dimensions[3], "hidden", True)),
    ("empty-rows", lambda table: table.sheet().insert_rows(4, 2)),
    ("note-with-anything", put(2, "note", "; & > ? @ \u202e")),
)


@pytest.mark.parametrize(("name", "change"), FORGIVEN, ids=[name for name, _ in FORGIVEN])
def test_what_changes_no_meaning_is_forgiven(name: str, change: Change, tmp_path: Path) -> None:
    table = Table()
    change(table)
    assert [one for one in problems_of(table.save(tmp_path)) if one.severity is not Severity.INFO] == [], name


@pytest.mark.parametrize("quote", ['"Bandits" took flour', "Bandits” took flour", "“Bandits”\ntook flour"])
def test_smart_quotes_and_line_breaks_are_mended_aloud(quote: str, tmp_path: Path) -> None:
    table = Table()
    table.add(article="mill", quote=quote, what="looting", event="flour")
    found = problems_of(table.save(tmp_path))
    assert {problem.severity for problem in found} <= {Severity.INFO}
    if "\n" not in quote and "Bandits” took" not in quote:
        assert [problem.code for problem in found] == ["quote-repaired"]
        assert "was mended" in found[0].message


def test_a_figure_with_thousands_separators_is_a_figure(tmp_path: Path) -> None:
    for written in ("1,200", "1.200", "1 200", "1\u00a0200", "1'200"):
        table = Table()
        table.put(3, "best", written)
        assert problems_of(table.save(tmp_path)) == [], written


def test_a_formula_that_was_never_worked_out_is_told(tmp_path: Path) -> None:
    table = Table()
    table.put(2, "quote", '="Rebels took the mill"')
    found = problems_of(table.save(tmp_path))
    assert ("formula-without-result", "claims!B2") in [(problem.code, problem.place.path) for problem in found]


def test_a_sheet_with_another_name_is_no_claims_table_and_this_is_told(tmp_path: Path) -> None:
    table = Table()
    table.sheet().title = "Sheet1"
    found = problems_of(table.save(tmp_path))
    assert any("claims" in said(problem) for problem in found), found


CSV_ROWS = "article{0}quote{0}speaker{0}verb\nmill{0}Rebels took the mill of Dorn on Monday{0}?the governor{0}said\n"


@pytest.mark.parametrize(("separator", "told"), [(",", []), (";", ["semicolons"]), ("\t", ["tabs"])])
def test_separators_of_csv_are_found_out(separator: str, told: list[str], tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "claims.csv"
    path.write_text(CSV_ROWS.format(separator), encoding="utf-8")
    notes = [problem.message for problem in problems_of(path) if problem.code == "table-read-as"]
    assert len(notes) == len(told)
    assert all(word in note for word, note in zip(told, notes, strict=True))


def test_a_csv_with_another_separator_is_refused_with_words(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(CSV_ROWS.format("|"), encoding="utf-8")
    assert any("claims" in said(problem) or "format" in problem.code for problem in problems_of(path))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_csv_are_found_out_and_told(encoding: str, tmp_path: Path) -> None:
    text = TEXT.replace("Dorn", "Dörn").replace("“", '"').replace("”", '"')
    (tmp_path / "mill.txt").write_bytes(text.encode("utf-8"))
    path = tmp_path / "claims.csv"
    path.write_bytes(CSV_ROWS.format(",").replace("Dorn", "Dörn").encode(encoding))
    found = problems_of(path)
    assert not [problem for problem in found if problem.severity is Severity.VIOLATION], found
    assert any(problem.code == "table-read-as" for problem in found) == (encoding != "utf-8-sig")
