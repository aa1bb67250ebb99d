"""Table: what every question gives. Columns, rows of typed terms, and notes for the reader."""

from rashomon.table.model import Kind, Row, Table, Term, Value, boolean, integer, iri, text, typed

__all__ = ["Kind", "Row", "Table", "Term", "Value", "boolean", "integer", "iri", "text", "typed"]
