import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rashomon.table import Table, Term, boolean, integer, iri, text, typed
from rashomon.terms import XSD
from rashomon.writers.tables import TABLE_FORMATS, as_csv, as_json, as_markdown, as_text, as_tsv
from rashomon.writers.terminal import lines, shortened

ANY = st.text(st.characters(codec="utf-8"), max_size=30)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (integer(-3), -3),
        (typed("7", XSD + "nonNegativeInteger"), 7),
        (typed("1.50", XSD + "decimal"), Decimal("1.50")),
        (typed("2e3", XSD + "double"), 2000.0),
        (boolean(value=True), True),
        (typed("0", XSD + "boolean"), False),
        (typed("2019-08-21", XSD + "date"), dt.date(2019, 8, 21)),
        (text("Идлиб", "RU"), "Идлиб"),
        (iri("https://example.org/x"), "https://example.org/x"),
        # What is ill-formed stays as it is written.
        (typed("2019-02-30", XSD + "date"), "2019-02-30"),
        (typed("many", XSD + "integer"), "many"),
        (typed("maybe", XSD + "boolean"), "maybe"),
        (typed("x", "https://example.org/unknown"), "x"),
    ],
)
def test_a_term_as_python(term: Term, value: object) -> None:
    assert term.python == value
    assert type(term.python) is type(value)


def test_columns_and_records() -> None:
    table = Table(("name", "n"), ((text("a"), integer(1)), (None, integer(2))))
    assert table.column("n") == [1, 2]
    assert table.records() == [{"name": "a", "n": 1}, {"name": None, "n": 2}]
    with pytest.raises(KeyError):
        table.column("other")


def test_a_table_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Table(("a",)).columns = ("b",)  # type: ignore[misc]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=cmd|" /C calc"!A0'])
def test_csv_defuses_what_a_spreadsheet_would_run(value: str) -> None:
    (row,) = list(csv.reader(io.StringIO(as_csv(Table(("a",), ((text(value),),))), newline="")))[1:]
    assert row == [f"'{value}"]


def test_csv_leaves_numbers_alone_and_ends_lines_as_rfc_4180_says() -> None:
    assert as_csv(Table(("a", "b"), ((integer(-5), None),))) == "a,b\r\n-5,\r\n"
    assert as_csv(Table(("a",), ((typed("-cmd", XSD + "integer"),),))) == "a\r\n'-cmd\r\n"


@given(st.lists(st.tuples(ANY, ANY), max_size=5))
def test_csv_reads_back(values: list[tuple[str, str]]) -> None:
    table = Table(("a", "b"), tuple((text(one), text(other)) for one, other in values))
    read = list(csv.reader(io.StringIO(as_csv(table), newline="")))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in values
    ]


@given(st.lists(st.tuples(ANY, ANY), max_size=5))
def test_tsv_and_json_read_back_in_another_program(values: list[tuple[str, str]]) -> None:
    table = Table(("a", "b"), tuple((text(one), text(other, "ar")) for one, other in values))
    for written, form in ((as_tsv(table), ox.QueryResultsFormat.TSV), (as_json(table), ox.QueryResultsFormat.JSON)):
        read = ox.parse_query_results(written.encode(), format=form)
        assert isinstance(read, ox.QuerySolutions)
        assert [(row["a"], row["b"]) for row in read] == [
            (ox.Literal(one), ox.Literal(other, language="ar")) for one, other in values
        ]


def test_tsv_writes_terms_in_full() -> None:
    row = (iri("https://example.org/x"), integer(5), text("a\tb", "en"), None, typed("1", "https://e.org/t"))
    table = Table(("a", "b", "c", "d", "e"), (row, (*row[:1], Term("blank", "n1"), *row[2:])))
    assert as_tsv(table).splitlines() == [
        "?a\t?b\t?c\t?d\t?e",
        '<https://example.org/x>\t5\t"a\\tb"@en\t\t"1"^^<https://e.org/t>',
        '<https://example.org/x>\t_:n1\t"a\\tb"@en\t\t"1"^^<https://e.org/t>',
    ]


def test_json_is_results_json_with_notes_beside() -> None:
    document = json.loads(as_json(Table(("a", "b"), ((iri("urn:x"), None),), ("There is more.",))))
    assert document == {
        "head": {"vars": ["a", "b"]},
        "results": {"bindings": [{"a": {"type": "uri", "value": "urn:x"}}]},
        "notes": ["There is more."],
    }


def test_markdown_keeps_its_columns_whatever_the_cells_hold() -> None:
    table = Table(("a_b", "x_iri"), ((text("a|b\n<script>*"), iri("urn:x")),))
    assert as_markdown(table) == "| a b |\n| --- |\n| a\\|b⏎\\<script\\>\\* |\n"


def test_terminal_shows_names_prefixes_and_quotes() -> None:
    table = Table(
        ("thing", "kind", "quote", "other"),
        ((iri("https://e.org/x"), iri("https://schema.org/Place"), text("they said"), iri("https://e.org/y")),),
        labels={"https://e.org/x": "Dolna"},
    )
    shown = as_text(table, 100)
    for words in ("Dolna", "schema:Place", "“they said”", "<https://e.org/y>", "1 row"):
        assert words in shown


def test_terminal_hides_columns_of_iris_and_empty_ones_and_says_so() -> None:
    shown = as_text(Table(("name", "nothing", "name_iri"), ((text("Dolna"), None, iri("urn:dolna")),)), 80)
    assert "urn:dolna" not in shown
    assert "nothing" not in shown
    assert "IRIs (name_iri) are in the formats csv, tsv and json." in shown


def test_terminal_says_when_there_is_nothing() -> None:
    assert as_text(Table(("a", "b"))) == "No rows.\n"


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "a\x07b", "\u202eevil", "\x9b2J", "a\u2066b"])
def test_terminal_and_markdown_cannot_be_steered(hostile: str) -> None:
    table = Table(("quote", "thing"), ((text(hostile), iri("urn:x")),), labels={"urn:x": hostile}, title=hostile)
    for form in ("text", "markdown"):
        shown = TABLE_FORMATS[form](table)
        for char in hostile:
            assert char.isprintable() or char not in shown
        assert "\\x" in shown or "\\u20" in shown


def test_right_to_left_is_isolated_and_never_cut_in_a_word() -> None:
    arabic = "قالت مصادر محلية إن القافلة غادرت"
    shown = lines(Table(("a", "quote", "b"), ((text("one"), text(arabic), text("two")),)), 40)
    carrying = [line for line in shown if any(word in line for word in arabic.split())]
    assert len(carrying) > 1
    for line in carrying:
        assert line.count("\u2068") == line.count("\u2069") == 1
    words = " ".join(carrying).replace("\u2068", "").replace("\u2069", "").replace("“", "").replace("”", "").split()
    assert [word for word in words if word in arabic.split()] == arabic.split()


@given(st.lists(st.lists(ANY, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(20, 130))
def test_no_line_is_wider_than_the_terminal(cells: list[list[str]], width: int) -> None:
    table = Table(("first_quote", "b", "c"), tuple(tuple(text(cell) for cell in row) for row in cells))
    for line in lines(table, width):
        assert cell_len(line) <= width


def test_wide_tables_become_blocks_and_narrow_ones_stand_side_by_side() -> None:
    row = tuple(text(f"value {number}") for number in range(8))
    table = Table(tuple(f"column_{number}" for number in range(8)), (row, row))
    assert "column 0  value 0" in as_text(table, 40)
    assert "column 0  column 1" in as_text(table, 120)


def test_iris_are_shortened_only_where_that_can_be_read_back() -> None:
    assert shortened("https://schema.org/Place") == "schema:Place"
    assert shortened("https://schema.org/a/b") == "<https://schema.org/a/b>"
