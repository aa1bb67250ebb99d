"""Hostile strings through the pipeline into the claims table and the replication package: nothing breaks or runs."""

import csv
import io
import re
import warnings
import zipfile
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from hostile_corpus import MORE
from rashomon.dataset import open_dataset
from rashomon.exports import ExportWarning, replication, xlsx_claims
from tables_read_back import FORMULA
from test_exports_hostile_tables import as_csv_has_it, as_xlsx_has_it
from test_writers_hostile_rdf import made

_SIZE = 180
_PARTS = tuple(MORE[at : at + _SIZE] for at in range(0, len(MORE), _SIZE))
"""Smaller datasets: the package asks all questions, and time grows faster than the strings."""


@cache
def _written(name: str, part: int) -> bytes:
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExportWarning)
        {"xlsx-claims": xlsx_claims, "replication": replication}[name].write(open_dataset(made(_PARTS[part])), out)
    return out.getvalue()


@pytest.mark.parametrize("part", range(len(_PARTS)))
def test_the_claims_table_holds_them_all_as_texts(part: int) -> None:
    data = _written("xlsx-claims", part)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            root = ET.fromstring(archive.read(name))
            assert not [node for node in root.iter() if node.tag.endswith("}f")], name
            assert not [node for node in root.iter() if node.get("TargetMode") == "External"], name
    book = openpyxl.load_workbook(BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "b", "d"}
    claims = list(book["claims"].iter_rows(values_only=True))
    column = claims[0].index("quote")
    quotes = {str(row[column] or "") for row in claims[1:]}
    # A workbook escapes a carriage return, and openpyxl leaves the escape.
    quotes |= {quote.replace("_x000D_", "\r") for quote in quotes}
    assert {as_xlsx_has_it(text) for text in _PARTS[part]} <= {as_xlsx_has_it(quote) for quote in quotes}


@pytest.mark.parametrize("part", range(len(_PARTS)))
def test_the_package_is_whole_and_no_cell_of_it_is_a_formula(part: int) -> None:
    found: set[str] = set()
    with zipfile.ZipFile(BytesIO(_written("replication", part))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert all(re.fullmatch(r"[A-Za-z0-9_./-]+", name) and ".." not in name for name in names)
        tables = [name for name in names if name.endswith(".csv")]
        assert len(tables) > 10
        for name in tables:
            data = archive.read(name)
            assert b"\0" not in data, name
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}, name
            for cell in (cell for row in rows for cell in row):
                assert re.fullmatch(r"-?[0-9.]+", cell) or not cell.startswith(FORMULA), (name, cell[:40])
                found.add(as_csv_has_it(cell.removeprefix("'") if cell[1:].startswith(FORMULA) else cell))
    assert {as_csv_has_it(text) for text in _PARTS[part]} <= found
