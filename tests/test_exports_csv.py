"""CSV tables: what spreadsheets, R, pandas and QGIS meet."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from rashomon.exports._table_model import joined
from rashomon.exports._tables import TABLES
from rashomon.exports.csv_tables import write_csv
from tables_read_back import items, raw_csv, tables, written


def test_every_file_has_a_byte_order_mark_and_rows_that_end_in_crlf() -> None:
    for table in TABLES:
        data = (written("sample", "csv") / f"{table.name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), table.name
        assert data.endswith(b"\r\n"), table.name
        assert data.split(b"\r\n")[0].decode("utf-8-sig").split(",") == list(table.header)


def test_pandas_reads_the_same_rows() -> None:
    for table in TABLES:
        file = written("sample", "csv") / f"{table.name}.csv"
        frame = pd.read_csv(file, dtype=str, keep_default_na=False, lineterminator=None)
        assert list(frame.columns) == list(table.header)
        assert frame.to_dict("records") == raw_csv(file), table.name


def test_the_read_me_names_extent_filters_and_tables() -> None:
    text = (written("sample", "csv") / "README.txt").read_text(encoding="utf-8")
    assert "Extent: " in text
    assert " articles, " in text
    assert "Filters: none" in text
    assert all(f"  {table.name} " in text for table in TABLES)
    assert max(map(len, text.splitlines())) <= 140


def test_the_list_of_columns_is_complete() -> None:
    listed = [(row["table"], row["column"]) for row in raw_csv(written("sample", "csv") / "columns.csv")]
    assert listed == [(table.name, column) for table in TABLES for column in table.header]


def test_names_in_other_scripts_are_whole() -> None:
    names = {name for row in tables("sample", "csv")["places"] for name in row["names"]}
    assert "ar: حلب" in names


@pytest.mark.parametrize(
    "parts",
    [
        (),
        ("a",),
        ("a", "b"),
        ("a; b", "c"),
        ("a\\", "b"),
        ("\\;", ";\\", ";"),
        ("a ;b", " c "),
        ("x\r\ny", "\n"),
        ("", "a"),
        ("a", ""),
    ],
)
def test_lists_come_back_from_one_cell(parts: tuple[str, ...]) -> None:
    assert items(joined(parts)) == parts


def test_many_rows_are_written_like_few(tmp_path: Path) -> None:
    rows = [(f"name {number}", number, number % 2 == 0, None) for number in range(12_345)]
    assert write_csv(tmp_path / "many.csv", ("name", "number", "even", "none"), iter(rows)) == 0
    with (tmp_path / "many.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert read[0] == ["name", "number", "even", "none"]
    assert read[1:] == [[name, str(number), "true" if even else "false", ""] for name, number, even, _ in rows]


def test_numbers_stay_numbers_and_texts_that_look_like_formulas_do_not(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ("a", "b", "c"), [(-5, -0.5, "-5"), (3, 1e-7, ("=1+1", "b"))])
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbfa,b,c\r\n-5,-0.5,'-5\r\n3,1e-07,'=1+1; b\r\n"


def test_a_nul_is_counted_and_replaced(tmp_path: Path) -> None:
    assert write_csv(tmp_path / "a.csv", ("a", "b"), [("x\0y", "\0"), ("z", "")]) == 2
    assert raw_csv(tmp_path / "a.csv") == [{"a": "x\ufffdy", "b": "\ufffd"}, {"a": "z", "b": ""}]
