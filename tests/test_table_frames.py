"""Tables as data frames: types are kept, nothing is lost, and a missing library is told with the command for it."""

import datetime as dt
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from rashomon.errors import MissingPackageError
from rashomon.table import Table, boolean, integer, iri, text, typed
from rashomon.terms import XSD

TABLE = Table(
    ("who_iri", "n", "share", "sure", "day", "mixed", "nothing"),
    (
        (iri("https://example.org/a"), integer(3), typed("1.5", XSD + "decimal"), boolean(value=True),
         typed("2019-08-21", XSD + "date"), integer(1), None),
        (iri("https://example.org/b"), None, typed("2e0", XSD + "double"), None, None, text("many"), None),
    ),
    title="Who?",
)  # fmt: skip
TYPES = ["text", "integer", "double", "boolean", "day", "text", "text"]


def test_pandas_has_types_that_know_of_missing_values() -> None:
    frame = TABLE.to_pandas()
    assert [str(kind) for kind in frame.dtypes] == [
        "string", "Int64", "Float64", "boolean", "datetime64[s]", "string", "string",
    ]  # fmt: skip
    assert frame["n"].sum() == 3
    assert frame["n"].isna().tolist() == [False, True]
    assert frame["mixed"].tolist() == ["1", "many"]
    assert frame["day"][0] == pd.Timestamp("2019-08-21")


def test_polars_has_the_same_values() -> None:
    frame = TABLE.to_polars()
    assert frame.schema == {
        "who_iri": pl.String, "n": pl.Int64, "share": pl.Float64, "sure": pl.Boolean,
        "day": pl.Date, "mixed": pl.String, "nothing": pl.String,
    }  # fmt: skip
    assert frame.row(0) == ("https://example.org/a", 3, 1.5, True, dt.date(2019, 8, 21), "1", None)
    assert frame.row(1) == ("https://example.org/b", None, 2.0, None, None, "many", None)


def test_whoever_takes_arrow_takes_a_table() -> None:
    assert pl.DataFrame(TABLE).equals(TABLE.to_polars())
    assert pa.table(TABLE).column("day").to_pylist() == [dt.date(2019, 8, 21), None]


def test_an_empty_table_keeps_its_columns() -> None:
    empty = Table(("a", "b"))
    assert list(empty.to_pandas().columns) == ["a", "b"]
    assert empty.to_polars().shape == (0, 2)
    assert pa.table(empty).column_names == ["a", "b"]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([integer(1), typed("1.0", XSD + "decimal")], "Float64"),
        ([integer(1), boolean(value=True)], "string"),
        ([integer(2**70)], "string"),
        ([typed("many", XSD + "integer"), integer(1)], "string"),
        ([typed("2019-02-30", XSD + "date")], "string"),
        ([typed("2019-08-21", XSD + "date"), typed("2019-08-21T10:00:00", XSD + "dateTime")], "string"),
        ([typed("-0044-03-15", XSD + "date")], "string"),
    ],
)
def test_a_column_is_no_narrower_than_its_values(cells: list, kind: str) -> None:  # type: ignore[type-arg]
    table = Table(("x",), tuple((cell,) for cell in cells))
    assert str(table.to_pandas().dtypes["x"]) == kind
    if kind == "string":
        assert table.to_polars()["x"].to_list() == [cell.value for cell in cells]


def test_a_day_long_ago_is_a_day() -> None:
    table = Table(("x",), ((typed("1187-07-04", XSD + "date"),),))
    assert table.to_pandas()["x"][0].year == 1187
    assert table.to_polars()["x"][0] == dt.date(1187, 7, 4)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_told_with_the_command(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    ask = {"pandas": TABLE.to_pandas, "polars": TABLE.to_polars, "pyarrow": TABLE.__arrow_c_stream__}[library]
    with pytest.raises(MissingPackageError, match=f"pip install {library}"):
        ask()


def test_a_notebook_shows_names_and_no_markup_of_the_data() -> None:
    hostile = Table(
        ("who", "quote", "x_iri"),
        ((iri("https://example.org/a"), text("<script>alert(1)</script> & “so”"), iri("https://example.org/x")),),
        labels={"https://example.org/a": "<b>A</b>"},
        notes=("<i>note</i>",),
        title="<u>title</u>",
    )
    html = hostile._repr_html_()
    assert "<script>" not in html
    assert "&lt;b&gt;A&lt;/b&gt;" in html
    assert "&lt;i&gt;note" in html
    assert "&lt;u&gt;title" in html
    assert "https://example.org/x" not in html  # columns of IRIs are left out
    assert 'dir="auto"' in html


def test_a_notebook_shows_a_hundred_rows_and_says_how_many_more() -> None:
    html = Table(("n",), tuple((integer(n),) for n in range(250)))._repr_html_()
    assert html.count("<tr>") == 101
    assert "150 more rows" in html
