"""Tables as one HTML page that pastes into a word processor: real tables, no script, nothing loaded from anywhere.

Rules stand above, below the heads, and below, as papers have them. Cells run in the direction of their own script, and
the page is readable on light and on dark ground.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from rashomon.problems import visible
from rashomon.table import Row, Table
from rashomon.table.shown import heading, quoted

_STYLE = """\
:root { color-scheme: light dark; }
body { font-family: Georgia, "Times New Roman", serif; margin: 2em; }
table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; margin-top: 2em; }
caption { caption-side: top; font-weight: bold; padding: 0.4em 0.6em; text-align: start; }
th, td { padding: 0.3em 0.6em; text-align: start; vertical-align: top; }
thead th { border-bottom: 1px solid; vertical-align: bottom; }
tbody th { font-weight: normal; }
tr.first > * { border-top: 1px solid rgb(128 128 128 / 50%); }
tbody tr:first-child > * { border-top: 0; }
td.number { text-align: end; font-variant-numeric: tabular-nums; }
td.day { white-space: nowrap; }
.notes { font-size: 0.85em; max-width: 60em; }
.notes p { margin: 0.3em 0.6em; }
"""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""What a browser would break at its hyphens."""
_FIGURE = re.compile(r"(?:\d[\d,.]*%?|–)(?: \*)?")
"""A number in words of a report: with a mark that it differs, or the dash of who says nothing."""


def as_html(table: Table) -> str:
    """Give a table as an HTML page, its first column naming the rows."""
    return as_page([table])


def as_page(tables: Sequence[Table], heads: int = 1) -> str:
    """Give tables as one HTML page.

    Args:
        tables: at least one; the first one's title is the page's.
        heads: how many first columns name a row; those before the last are spanned over the rows that share them.
    """
    title = visible(tables[0].title) if tables and tables[0].title else "Table"
    body = "\n".join(line for table in tables for line in _lines(table, heads))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _lines(table: Table, heads: int) -> Iterator[str]:
    shown = [index for index, name in enumerate(table.columns) if not name.endswith("_iri")]
    shown = shown or list(range(len(table.columns)))
    numeric = {index for index in shown if _is_numeric(table, index)}
    yield "<table>"
    if table.title:
        yield f'<caption dir="auto">{escape(visible(table.title))}</caption>'
    head = "".join(f'<th scope="col" dir="auto">{escape(visible(heading(table.columns[at])))}</th>' for at in shown)
    yield f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>"
    spans = _spans(table, shown[: heads - 1])
    for number, row in enumerate(table.rows):
        first = ' class="first"' if any(number in starts for starts in spans) else ""
        yield f"<tr{first}>{''.join(_cells(table, number, row, shown, heads, spans, numeric))}</tr>"
    yield "</tbody>\n</table>"
    if table.notes:
        yield '<div class="notes">'
        yield from (f'<p dir="auto">{escape(visible(note))}</p>' for note in table.notes)
        yield "</div>"


def _cells(
    table: Table,
    number: int,
    row: Row,
    shown: Sequence[int],
    heads: int,
    spans: Sequence[dict[int, int]],
    numeric: set[int],
) -> Iterator[str]:
    for place, index in enumerate(shown):
        words = escape(quoted(table, row, index))
        if place < len(spans):
            if length := spans[place].get(number):
                span = f' rowspan="{length}"' if length > 1 else ""
                yield f'<th scope="rowgroup"{span} dir="auto">{words}</th>'
        elif place < heads:
            yield f'<th scope="row" dir="auto">{words}</th>'
        elif index in numeric:
            yield f'<td class="number">{words}</td>'
        else:
            kind = ' class="day"' if _DAY.fullmatch(words) else ""
            yield f'<td{kind} dir="auto">{words}</td>'


def _is_numeric(table: Table, index: int) -> bool:
    cells = [row[index] for row in table.rows]
    return any(cells) and all(cell is None or cell.is_number or _FIGURE.fullmatch(cell.value) for cell in cells)


def _spans(table: Table, columns: Sequence[int]) -> list[dict[int, int]]:
    """For each column give first row -> number of rows that share its cell and those to its left."""
    found: list[dict[int, int]] = []
    for place in range(len(columns)):
        starts: dict[int, int] = {}
        start, before = 0, None
        for number, row in enumerate(table.rows):
            key = tuple(row[index] for index in columns[: place + 1])
            if key != before:
                start, before = number, key
            starts[start] = starts.get(start, 0) + 1
        found.append(starts)
    return found
