"""Parquet tables: types, descriptions, and what happens without pyarrow."""

import sys
from io import BytesIO
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rashomon.errors import MissingPackageError
from rashomon.exports import parquet
from rashomon.exports._tables import TABLES
from rashomon.view import View
from tables_read_back import read_parquet, source, written

TYPES = {
    "iri": pa.string(),
    "text": pa.string(),
    "list": pa.list_(pa.string()),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


def test_every_column_has_its_type_and_its_description() -> None:
    for table in TABLES:
        schema = pq.read_schema(written("sample", "parquet") / f"{table.name}.parquet")
        for field, column in zip(schema, table.columns, strict=True):
            kind = field.type
            wanted = TYPES[column.kind]
            assert kind == wanted or (pa.types.is_list(kind) and kind.value_type == wanted.value_type), field
            assert field.metadata[b"description"].decode() == column.help
        assert schema.metadata[b"description"].decode() == table.help
        assert b" articles, " in schema.metadata[b"about"]
        assert b"Filters: none" in schema.metadata[b"about"]


def test_pyarrow_and_polars_read_the_same() -> None:
    for table in TABLES:
        file = written("sample", "parquet") / f"{table.name}.parquet"
        assert pq.read_table(file).to_pylist() == pl.read_parquet(file).to_dicts()


def test_a_dataset_without_anything_gives_tables_with_types(tmp_path: Path) -> None:
    parquet.fill(source(View()), tmp_path)
    read = read_parquet(tmp_path)
    assert set(read) == {table.name for table in TABLES}
    assert not any(read.values())
    assert pl.read_parquet(tmp_path / "events.parquet").schema["earliest"] == pl.Date


def test_many_rows_in_several_pieces_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS_AT_ONCE", 7)
    from rashomon.dataset import open_dataset
    from tables_read_back import dataset

    parquet.fill(open_dataset(dataset("sample")), tmp_path)
    assert read_parquet(tmp_path) == read_parquet(written("sample", "parquet"))
    assert pq.ParquetFile(tmp_path / "claims.parquet").num_row_groups > 3


def test_without_pyarrow_the_command_that_installs_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackageError, match=r'pip install "rashomon-kg\[parquet\]"'):
        parquet.fill(source(View()), tmp_path)
    assert not any(tmp_path.iterdir())


def test_no_clock_and_no_machine_stands_in_a_file() -> None:
    metadata = pq.ParquetFile(BytesIO((written("sample", "parquet") / "claims.parquet").read_bytes())).metadata
    assert set(metadata.metadata) == {b"description", b"about", b"ARROW:schema"}
    assert metadata.created_by.startswith("parquet-cpp-arrow version")
