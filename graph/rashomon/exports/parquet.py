"""Parquet: a folder of tables with types, for R (arrow), Python and DuckDB."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import MissingPackageError
from rashomon.exports._about import about
from rashomon.exports._table_model import Lookup, TableOf
from rashomon.exports._tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from rashomon.dataset import Source

name = "parquet"
title = "Parquet tables in a folder, with types: for R (arrow), pandas, polars, DuckDB"
suffix = ""

_ROWS_AT_ONCE = 50_000


def fill(source: "Source", folder: Path) -> None:
    """Write the tables. Arguments as of `rashomon.exports.FolderExport.fill`.

    Days are date32, lists are lists of strings; what a column and a table hold, the extent and the filters stand in
    the metadata of each file. The same dataset gives the same bytes with the same version of pyarrow.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingPackageError('"rashomon-kg[parquet]"', "Parquet") from error
    lookup = Lookup(source.view)
    for table in TABLES:
        schema = _schema(pa, table, "\n".join(about(source)))
        with pq.ParquetWriter(
            folder / f"{table.name}.parquet", schema, version="2.6", data_page_version="1.0", compression="zstd"
        ) as writer:
            rows = table.rows(lookup)
            some = list(islice(rows, _ROWS_AT_ONCE))
            while True:  # once at least: a table without rows is a file too
                columns = list(zip(*some, strict=True)) or [()] * len(schema)
                arrays = [pa.array(cells, type=field.type) for cells, field in zip(columns, schema, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
                if not (some := list(islice(rows, _ROWS_AT_ONCE))):
                    break


def _schema(pa: Any, table: TableOf[Any], about_it: str) -> "pa.Schema":
    types = {
        "iri": pa.string(),
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    fields = [
        pa.field(column.name, types[column.kind], metadata={"description": column.help}) for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.help, "about": about_it})
