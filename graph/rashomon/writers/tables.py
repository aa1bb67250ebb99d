"""Tables as CSV, TSV, JSON and Markdown, and a registry of all formats.

For the terminal see `terminal`, for pages `html_table`, for papers `latex`.
"""

import csv as csv_module
import io
import re
from collections.abc import Callable

import msgspec

from rashomon.problems import visible
from rashomon.table import Table, Term
from rashomon.terms import XSD, escape
from rashomon.writers.html_table import as_html
from rashomon.writers.latex import as_latex
from rashomon.writers.terminal import heading, lines, quoted

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~])")


def as_csv(table: Table) -> str:
    """Give a table as CSV (RFC 4180): the values alone, IRIs in full, line ends CR LF.

    A cell that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay numbers.
    """
    out = io.StringIO()
    writer = csv_module.writer(out)
    writer.writerow([_defused(name) for name in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else _csv_cell(cell) for cell in row])
    return out.getvalue()


def as_tsv(table: Table) -> str:
    """Give a table as SPARQL 1.1 results TSV: terms as Turtle writes them, so that nothing is lost."""
    head = "\t".join(f"?{name}" for name in table.columns)
    body = ["\t".join("" if cell is None else _turtle(cell) for cell in row) for row in table.rows]
    return "\n".join([head, *body]) + "\n"


def as_json(table: Table) -> str:
    """Give a table as SPARQL 1.1 results JSON, indented; notes stand beside the results."""
    document: dict[str, object] = {
        "head": {"vars": list(table.columns)},
        "results": {
            "bindings": [
                {name: _json(cell) for name, cell in zip(table.columns, row, strict=True) if cell} for row in table.rows
            ]
        },
    }
    if table.notes:
        document["notes"] = list(table.notes)
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def as_markdown(table: Table) -> str:
    """Give a table as a Markdown table: for people, so entities by name and without columns of IRIs."""
    shown = [index for index, name in enumerate(table.columns) if not name.endswith("_iri")]
    shown = shown or list(range(len(table.columns)))
    rows = [
        " | ".join(_MARKDOWN.sub(r"\\\1", quoted(table, row, index)) if row[index] else "" for index in shown)
        for row in table.rows
    ]
    head = " | ".join(_MARKDOWN.sub(r"\\\1", visible(heading(table.columns[index]))) for index in shown)
    rule = " | ".join("---" for _ in shown)
    notes = ["\n" + _MARKDOWN.sub(r"\\\1", visible(note)) for note in table.notes]
    return "\n".join([*(f"| {line} |" for line in (head, rule, *rows)), *notes]) + "\n"


def as_text(table: Table, width: int = 100) -> str:
    """Give a table for a terminal, without colour.

    Args:
        table: the table.
        width: of the terminal, in columns.
    """
    return "\n".join(lines(table, width)) + "\n"


TABLE_FORMATS: dict[str, Callable[[Table], str]] = {
    "text": as_text,
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
    "markdown": as_markdown,
    "html": as_html,
    "latex": as_latex,
}
"""All formats of tables by name."""


def _csv_cell(cell: Term) -> str:
    return cell.value if cell.is_number else _defused(cell.value)


def _defused(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _turtle(cell: Term) -> str:
    if cell.kind == "iri":
        return f"<{cell.value}>"
    if cell.kind == "blank":
        return f"_:{cell.value}"
    bare = _BARE.get(cell.datatype)
    if bare and bare.fullmatch(cell.value):
        return cell.value
    text = '"' + escape(cell.value) + '"'
    if cell.language:
        return f"{text}@{cell.language}"
    return f"{text}^^<{cell.datatype}>" if cell.datatype else text


def _json(cell: Term) -> dict[str, str]:
    named = {"type": {"iri": "uri", "blank": "bnode"}.get(cell.kind, "literal"), "value": cell.value}
    if cell.language:
        named["xml:lang"] = cell.language
    elif cell.datatype:
        named["datatype"] = cell.datatype
    return named
