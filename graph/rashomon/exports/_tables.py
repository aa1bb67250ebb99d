"""The tables that CSV, XLSX, Parquet and the replication package hold: the same columns in each."""

from collections.abc import Iterator
from typing import Any

from rashomon.exports._table_model import TableOf
from rashomon.exports._tables_of_claims import CLAIM_CONTENTS, CLAIMS, DISAGREEMENTS, QUOTES
from rashomon.exports._tables_of_content import COUNTS, PARTICIPATIONS, RELATIONS
from rashomon.exports._tables_of_things import ACTORS, ARTICLES, EVENTS, PLACES

TABLES: tuple[TableOf[Any], ...] = (
    ARTICLES,
    ACTORS,
    PLACES,
    EVENTS,
    PARTICIPATIONS,
    RELATIONS,
    COUNTS,
    CLAIMS,
    CLAIM_CONTENTS,
    DISAGREEMENTS,
    QUOTES,
)
"""All tables, in the order in which they are listed."""

CODEBOOK = ("table", "column", "type", "description")
"""Columns of the list of columns."""

TYPES = {
    "iri": "IRI, the same in every export of the dataset",
    "text": "text",
    "list": "list of texts",
    "integer": "whole number",
    "number": "number",
    "date": "day, YYYY-MM-DD",
    "boolean": "true or false",
}
"""What the types of columns are called for people."""


def codebook() -> Iterator[tuple[str, str, str, str]]:
    """Say of each column of each table what it holds; the rows go with `CODEBOOK`."""
    for table in TABLES:
        for column in table.columns:
            yield table.name, column.name, TYPES[column.kind], column.help
