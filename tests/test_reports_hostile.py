"""Reports of graphs that hold hostile texts in every field: each form stays whole, and nothing in it runs."""

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from rich.cells import cell_len

from hostile_strings import MANY
from rashomon.dataset import Source
from rashomon.problems import visible
from rashomon.reports import claim_matrix, killed, one_unnamed_source, source_profile
from rashomon.reports.forms import written
from rashomon.table import Table
from rashomon.table.shown import quoted
from rashomon.view import Span
from reports_case import BASE, actor, article, claim, count, event, source, statement, unnamed

_SIZE = 20
_CHUNKS = [MANY[at : at + _SIZE] for at in range(0, len(MANY), _SIZE)]
_REPORTS = (claim_matrix, killed, source_profile, one_unnamed_source)
_TAGS = {
    "html", "head", "meta", "title", "style", "body", "table", "caption", "thead", "tbody", "tr", "th", "td", "div",
    "p",
}  # fmt: skip
_ATTRIBUTES = {"lang", "charset", "name", "content", "dir", "class", "scope", "rowspan"}
_COMMANDS = {
    "usepackage", "begin", "end", "begingroup", "endgroup", "footnotesize", "setlength", "tabcolsep", "LTleft",
    "LTright", "LTcapwidth", "fill", "linewidth", "caption", "label", "tabularnewline", "toprule", "midrule",
    "bottomrule", "endfirsthead", "endhead", "endfoot", "endlastfoot", "multicolumn", "emph", "raggedright",
    "raggedleft", "arraybackslash", "hspace", "dimexpr", "relax", "parindent", "par", "addlinespace", "allowbreak",
    "rashomonscript", "rashomonsign", "textbackslash", "textasciicircum", "textasciitilde", "textless", "textgreater",
    "textbar", "textquotedbl", "textquotesingle", "textasciigrave",
}  # fmt: skip
"""Every command that a piece of LaTeX has beside its definitions and comments."""


def _graph(words: tuple[str, ...]) -> Source:
    """Put each word into every field that a person or a text fills."""
    things: list[object] = []
    for number, word in enumerate(words):
        name = f"n{number}"
        home = f"{BASE}article/{name}"
        quote = (Span(iri=f"{home}#offset_0_3", article=home, begin=0, end=3, quote=word),)
        happening = event(f"{name}-event", word or "x", names={}, edtf=word, time_as_written=(word,), evidence=quote)
        who = statement(f"{name}-who", f"{name}-event", "agent", BASE + name)
        when = statement(f"{name}-when", f"{name}-event", "happenedOn", word or "x")
        dead = count(f"{name}-dead", f"{name}-event", number, group=BASE + name)
        shy = unnamed(f"{name}-shy", word, name)
        things += [
            article(name, headline=word, published=word, language="en"), actor(name, word), shy, happening, who, when,
            dead,
            claim(name, happening, who, when, dead, article=home, quote=word, text=word, on_behalf_of=(shy.iri,)),
            claim(f"{name}-shy", who, article=home, quote=word, hedge=quote, certainty="Possible", parties=(shy.iri,)),
        ]  # fmt: skip
    return source(*things, extent=words[0], filters=words)


def test_there_are_at_least_600_of_them() -> None:
    print(len(MANY), "hostile strings")
    assert len(set(MANY)) == len(MANY) >= 600


@pytest.fixture(scope="module", params=range(len(_CHUNKS)))
def made(request: pytest.FixtureRequest) -> list[tuple[tuple[Table, ...], int, bool]]:
    """The tables of each report, with the layout that it asks for."""
    graph = _graph(_CHUNKS[request.param])
    return [(report.tables(graph), report.heads, report.is_matrix) for report in _REPORTS]


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag in {"td", "th"}:
            self.words.append("")

    def handle_data(self, data: str) -> None:
        if self.lasttag in {"td", "th"} and self.words and data != "\n":
            self.words[-1] += data


def _parts(table: Table, heads: int, *, is_matrix: bool) -> list[Table]:
    """A wide table as it stands on a page: ten columns at most, with the rows that say something in them."""
    others = len(table.columns) - heads
    number = -(-others // (10 - heads))
    if not is_matrix or number < 2:
        return [table]
    each = -(-others // number)
    cuts = [[*range(heads), *range(at, min(at + each, heads + others))] for at in range(heads, heads + others, each)]
    return [
        Table(
            tuple(table.columns[at] for at in cut),
            tuple(
                tuple(row[at] for at in cut)
                for row in table.rows
                if {cell.value for at in cut[heads:] if (cell := row[at])} - {"–", ""}
            ),
        )
        for cut in cuts
    ]


def test_html(made: list[tuple[tuple[Table, ...], int, bool]]) -> None:
    for tables, heads, is_matrix in made:
        page = _Reader(written(tables, "html", heads=heads, is_matrix=is_matrix))
        assert page.tags <= _TAGS
        assert page.attributes <= _ATTRIBUTES
        shown = [part for table in tables for part in _parts(table, heads, is_matrix=is_matrix)]
        expected = [word for part in shown for word in _words(part, heads)]
        assert [word.removesuffix("\n") for word in page.words] == [word.removesuffix("\n") for word in expected]


def _words(table: Table, heads: int) -> Iterator[str]:
    """All cells in order, without those that span from above."""
    yield from (visible(column.replace("_", " ")) for column in table.columns)
    before: object = None
    for row in table.rows:
        key = row[: heads - 1]
        skipped = len(key) if key and key == before else 0
        before = key
        yield from (quoted(table, row, index) for index in range(skipped, len(row)))


def test_csv(made: list[tuple[tuple[Table, ...], int, bool]]) -> None:
    for tables, *_ in made:
        for table in tables:
            found = list(csv.reader(io.StringIO(written([table], "csv", heads=1, is_matrix=True), newline="")))
            assert [len(row) for row in found] == [len(table.columns)] * (len(table.rows) + 1)
            for row in found:
                for cell in row:
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell


def test_latex(made: list[tuple[tuple[Table, ...], int, bool]]) -> None:
    for tables, heads, is_matrix in made:
        piece = written(tables, "latex", heads=heads, is_matrix=is_matrix)
        body = piece[piece.index(r"\begingroup") :]
        assert set(re.findall(r"\\([A-Za-z]+)", body)) - _COMMANDS <= {"begin", "end"}
        assert set(re.findall(r"\\begin\{(.*?)\}", body)) <= {"longtable", "landscape"}
        assert not re.search(r"(?<!\\)[$#%^]", body.replace(r"\#", "").replace(r"\%", ""))
        depth = 0
        for sign in re.findall(r"(?<!\\)[{}]", body):
            depth += 1 if sign == "{" else -1
            assert depth >= 0
        assert depth == 0


def test_markdown(made: list[tuple[tuple[Table, ...], int, bool]]) -> None:
    for tables, *_ in made:
        for table in tables:
            shown = written([table], "markdown", heads=1, is_matrix=True)
            lines = [line for line in shown.split("\n") if line.startswith("| ")]
            bars = {len(re.findall(r"(?<!\\)\|", re.sub(r"\\\\", "", line))) for line in lines}
            assert len(lines) == len(table.rows) + 2
            assert len(bars) == 1
            assert not re.search(r"(?<!\\)<", re.sub(r"\\\\", "", shown))


def test_text(made: list[tuple[tuple[Table, ...], int, bool]]) -> None:
    for tables, heads, is_matrix in made:
        shown = written(tables, "text", heads=heads, is_matrix=is_matrix, width=100)
        # Isolates, which keep a line from turning its neighbours, are the writer's own.
        for line in shown.split("\n"):
            bare = line.replace("\u2068", "").replace("\u2069", "")
            assert cell_len(bare) <= 100
            assert visible(bare) == bare
