"""The workbook: every text a text, nothing fetched, nothing that opens wrongly; its limits are told."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from rashomon.errors import UsageError
from rashomon.exports import ExportWarning, xlsx
from rashomon.exports._tables import TABLES
from rashomon.view import Article, Claim, Count, Event, Span, View
from seed import needs_seed
from tables_read_back import Made, export, read_xlsx, source, written

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BASE = "https://example.org/kg/"


def article(**more: Any) -> View:
    iri = f"{BASE}article/a"
    return View(articles={iri: Article(iri=iri, **({"headline": "A headline"} | more))})


def book(view: View) -> Any:
    return openpyxl.load_workbook(export(Made(view), "xlsx"))


@pytest.mark.parametrize("which", ["sample", pytest.param("seed", marks=needs_seed)])
def test_texts_are_texts_and_nothing_else(which: str) -> None:
    read = openpyxl.load_workbook(written(which, "xlsx"))
    assert read.sheetnames == ["read me", *(table.name for table in TABLES)]
    kinds = {cell.data_type for sheet in read for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n", "b", "d"}
    assert not any(cell.hyperlink for sheet in read for row in sheet.iter_rows() for cell in row)


def test_no_part_points_outside_or_holds_a_formula() -> None:
    with zipfile.ZipFile(written("sample", "xlsx")) as archive:
        for name in archive.namelist():
            root = ET.fromstring(archive.read(name))
            assert not root.findall(f".//{MAIN}f"), name
            assert not [node for node in root.iter() if node.get("TargetMode") == "External"], name
            assert "hyperlink" not in name.lower()
        assert not [name for name in archive.namelist() if "vba" in name.lower() or "external" in name.lower()]


def test_headers_stay_in_sight_and_can_be_filtered() -> None:
    read = openpyxl.load_workbook(written("sample", "xlsx"))
    for sheet in read.worksheets[1:]:
        assert sheet.freeze_panes == "A2", sheet.title
        assert sheet.auto_filter.ref == sheet.dimensions, sheet.title
        assert all(cell.font.bold for cell in sheet[1]), sheet.title
        assert all(sheet.column_dimensions[cell.column_letter].width >= 10 for cell in sheet[1]), sheet.title


def test_quotes_are_wrapped_and_arabic_runs_from_the_right() -> None:
    sheet = openpyxl.load_workbook(written("sample", "xlsx"))["claims"]
    column = next(cell.column for cell in sheet[1] if cell.value == "quote")
    directions = {}
    for (cell,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column):
        assert cell.alignment.wrap_text
        first = next(char for char in str(cell.value) if char.isalpha())
        directions["\u0600" <= first <= "\u06ff"] = (cell.alignment.readingOrder, cell.alignment.horizontal)
    assert directions[True] == (2, "right")
    assert directions[False][0] in {0, None}


def test_the_first_sheet_says_what_it_rests_on_and_what_each_column_holds() -> None:
    values = list(openpyxl.load_workbook(written("sample", "xlsx"))["read me"].values)
    words = "\n".join(str(cell) for row in values for cell in row if cell)
    assert " articles, " in words
    assert "Filters: none" in words
    listed = [row[:2] for row in values[values.index(("table", "column", "type", "description")) + 1 :]]
    assert listed == [(table.name, column) for table in TABLES for column in table.header]


def test_days_are_days_and_those_before_excels_calendar_are_text() -> None:
    read = book(article(published="2019-08-21"))["articles"]
    assert (read["D2"].value, read["D2"].data_type) == (dt.datetime(2019, 8, 21), "d")  # noqa: DTZ001 - as Excel has it
    old = book(article(published="1871-03-18"))["articles"]
    assert (old["D2"].value, old["D2"].data_type) == ("1871-03-18", "s")


def test_a_text_that_no_cell_can_hold_is_cut_aloud() -> None:
    with pytest.warns(ExportWarning, match="1 text is longer than a cell can hold"):
        read = book(article(headline="🙂" * 20_000))
    found = read["articles"]["B2"].value
    assert len(found.encode("utf-16-le")) // 2 <= 32_767
    assert found.startswith("🙂" * 16_000)
    assert found.endswith("🙂 … [cut]")
    assert "longer than a cell can hold" in "".join(str(row[0]) for row in read["read me"].values)


def test_the_longest_text_that_a_cell_can_hold_is_whole(recwarn: pytest.WarningsRecorder) -> None:
    assert book(article(headline="x" * 32_767))["articles"]["B2"].value == "x" * 32_767
    assert not [one for one in recwarn if one.category is ExportWarning]


def test_control_characters_are_replaced_aloud() -> None:
    with pytest.warns(ExportWarning, match="4 characters, which no workbook"):
        read = book(article(headline="a\x00b\x1fc\x0bd\uffff", language="line\r\nbreak\rhere"))
    assert read["articles"]["B2"].value == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert read["articles"]["C2"].value == "line\nbreak\nhere"


def test_too_many_rows_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 4)
    events = {f"{BASE}event/{n}": Event(iri=f"{BASE}event/{n}", label="e", type="t", type_label="t") for n in range(4)}
    with pytest.raises(UsageError, match=r"events has more rows.*--to csv"):
        xlsx.write(source(View(events=events)), BytesIO())
    del events[f"{BASE}event/3"]
    xlsx.write(source(View(events=events)), BytesIO())


def test_figures_beyond_what_excel_counts_exactly_are_text() -> None:
    event = Event(iri=f"{BASE}event/e", label="e", type="t", type_label="t")
    count = Count(iri=f"{BASE}count/c", of=event.iri, measure="killed", value=2**60 + 1)
    file = export(Made(View(events={event.iri: event}, counts={count.iri: count})), "xlsx")
    row = dict(zip(*list(openpyxl.load_workbook(file)["counts"].values), strict=True))
    assert row["best"] == str(2**60 + 1)


def test_pieces_of_a_claim_are_told(tmp_path: Path) -> None:
    iri = f"{BASE}article/a"
    spans = tuple(Span(iri=f"{iri}#offset_{n}_{n + 3}", article=iri, begin=n, end=n + 3, quote=f"q{n}") for n in (3, 9))
    claim = Claim(iri=f"{iri}/claim-3-6-x", article=iri, claimants=(f"{BASE}entity/x",), evidence=spans)
    read = read_xlsx(export(Made(View(claims={claim.iri: claim})), "xlsx"))
    (row,) = read["claims"]
    assert (row["quote"], row["begin"], row["end"]) == ("q3 … q9", 3, 12)
    assert [(one["quote"], one["begin"], one["use"]) for one in read["quotes"]] == [
        ("q3", 3, "evidence"),
        ("q9", 9, "evidence"),
    ]
    assert not any(tmp_path.iterdir())
