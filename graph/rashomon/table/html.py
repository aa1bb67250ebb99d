"""A table as a piece of HTML: for notebooks, and for whatever pastes into a word processor."""

from html import escape
from typing import TYPE_CHECKING

from rashomon.problems import visible
from rashomon.table.shown import heading, quoted

if TYPE_CHECKING:
    from rashomon.table.model import Table

_MOST_ROWS = 100
"""A notebook shows so many rows; the rest is told."""


def fragment(table: "Table") -> str:
    """Give a table as one HTML element with its title, its rows and its notes.

    Entities by name, columns of IRIs left out, at most 100 rows; every text is escaped, and each cell runs in the
    direction of its own script. Nothing is loaded from anywhere.

    Args:
        table: the table.
    """
    shown = [index for index, name in enumerate(table.columns) if not name.endswith("_iri")]
    shown = shown or list(range(len(table.columns)))
    head = "".join(f'<th scope="col">{_text(heading(table.columns[index]))}</th>' for index in shown)
    body = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(quoted(table, row, index))}</td>' for index in shown) + "</tr>"
        for row in table.rows[:_MOST_ROWS]
    )
    hidden = len(table.rows) - _MOST_ROWS
    notes = [*([f"{hidden:,} more rows are not shown."] if hidden > 0 else []), *table.notes]
    caption = f'<caption style="text-align: left; font-weight: bold">{_text(table.title)}</caption>\n'
    parts = [
        "<div>\n<table>\n",
        caption if table.title else "",
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n",
        *(f"<p><small>{_text(note)}</small></p>\n" for note in notes),
        "</div>",
    ]
    return "".join(parts)


def _text(text: str) -> str:
    return escape(visible(text))
