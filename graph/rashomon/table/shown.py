"""Cells and headings as people read them."""

import re
from typing import TYPE_CHECKING

from rashomon.problems import visible
from rashomon.terms import PREFIXES

if TYPE_CHECKING:
    from rashomon.table.model import Row, Table

_QUOTED = re.compile(r"(^|_)(quote|words|hedge|as_written)$")


def heading(column: str) -> str:
    """Give a column's name as people read it."""
    return column.replace("_", " ")


def quoted(table: "Table", row: "Row", index: int) -> str:
    """Give a cell as people read it: an entity by its name, an IRI shortened, words of a text in curly quotes.

    Control characters and bidi overrides of the data are made visible; line ends become `⏎`.
    """
    cell = row[index]
    if cell is None:
        return ""
    if cell.kind == "iri":
        return visible(table.labels.get(cell.value) or shortened(cell.value))
    text = visible(re.sub(r"\r\n|\r|\n", "⏎", cell.value))
    if not _QUOTED.search(table.columns[index]) or (text.startswith("“") and text.endswith("”")):
        return text
    return f"“{text}”"


def shortened(iri: str) -> str:
    """Shorten an IRI by the known prefixes; in angle brackets where none fits."""
    for prefix, name in PREFIXES.items():
        if iri.startswith(name) and re.fullmatch(r"[\w-]*", iri[len(name) :]):
            return f"{prefix}:{iri[len(name) :]}"
    return f"<{iri}>"
