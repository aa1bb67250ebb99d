"""The forms in which a report can be written."""

from collections.abc import Sequence

import msgspec

from rashomon.problems import visible
from rashomon.reports._cells import SILENT
from rashomon.reports.wide_text import as_wide_text
from rashomon.table import Table
from rashomon.writers.html_table import as_page
from rashomon.writers.latex import as_document, as_piece
from rashomon.writers.tables import as_csv, as_markdown, as_text

FORMS = {
    "text": (".txt",),
    "csv": (".csv",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "latex": (".tex",),
}
"""Form -> suffixes of its files."""
_WIDEST = 10
"""Most columns of a table on a page of HTML."""


def written(
    tables: Sequence[Table], form: str, *, heads: int, is_matrix: bool, width: int = 100, standalone: bool = False
) -> str:
    """Write the tables of a report.

    Args:
        tables: at least one.
        form: one of `FORMS`.
        heads: how many first columns name a row.
        is_matrix: the columns can be told apart into parts.
        width: of the terminal, in columns (text only).
        standalone: a whole document, not a piece to be put into one (LaTeX only).
    """
    if form == "html":
        return as_page([part for table in tables for part in (_parts(table, heads) if is_matrix else [table])], heads)
    if form == "latex":
        return as_document(tables, heads) if standalone else as_piece(tables, heads)
    if form == "csv":
        return "\r\n".join(as_csv(table) for table in tables)
    if form == "markdown":
        return "\n".join(f"**{_title(table)}**\n\n{as_markdown(table)}" for table in tables)
    return "\n".join(as_wide_text(table, heads, width) if is_matrix else as_text(table, width) for table in tables)


def _parts(table: Table, heads: int) -> list[Table]:
    """Split a wide table by columns, as text and LaTeX do; each part leaves out the rows that are empty in it."""
    most = _WIDEST - heads
    others = len(table.columns) - heads
    number = -(-others // most)
    if number < 2:
        return [table]
    each = -(-others // number)
    parts: list[Table] = []
    for begin in range(heads, len(table.columns), each):
        shown = [*range(heads), *range(begin, min(begin + each, len(table.columns)))]
        rows = [tuple(row[index] for index in shown) for row in table.rows]
        kept = tuple(row for row in rows if any(cell and cell.value not in {SILENT, ""} for cell in row[heads:]))
        columns = tuple(table.columns[index] for index in shown)
        parts.append(Table(columns, kept, (), title=f"{table.title} ({len(parts) + 1} of {number})"))
    split = "Split by columns; each part leaves out the rows that are empty in it."
    return [*parts[:-1], msgspec.structs.replace(parts[-1], notes=(split, *table.notes))]


def _title(table: Table) -> str:
    title = visible(table.title)
    return "".join(f"\\{char}" if char in r"\`*_{}[]<>|#~" else char for char in title)
