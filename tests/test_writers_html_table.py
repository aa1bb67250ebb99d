"""Tables as HTML: one real table, nothing that runs or is loaded, every text as it was."""

from html.parser import HTMLParser

import pytest

from hostile_strings import HOSTILE
from rashomon.problems import visible
from rashomon.table import Table, integer, iri, text
from rashomon.writers.html_table import as_html, as_page
from rashomon.writers.tables import TABLE_FORMATS

_ALLOWED = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content"}, "title": set(), "style": set(),
    "body": set(), "table": set(), "caption": {"dir"}, "thead": set(), "tbody": set(), "tr": {"class"},
    "th": {"scope", "dir", "rowspan"}, "td": {"dir", "class"}, "div": {"class"}, "p": {"dir"},
}  # fmt: skip
"""Every element and attribute that a page may have: none that runs, none that loads."""


class Page(HTMLParser):
    """Reads a page: its rows of cells, heads, caption and notes."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.spans: list[list[int]] = []
        self.texts: dict[str, list[str]] = {"caption": [], "p": [], "title": []}
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == [], "an element that is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= _ALLOWED[tag], (tag, attrs)
        if tag != "meta":
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
            self.spans.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self.spans[-1].append(int(dict(attrs).get("rowspan") or 1))
        elif tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        at = self._open[-1] if self._open else ""
        if at in {"td", "th"}:
            self.rows[-1][-1] += data
        elif at in self.texts:
            self.texts[at][-1] += data


def _shown(given: str) -> str:
    """Give a text as people read it, as every form shows it."""
    return visible(given.replace("\r\n", "⏎").replace("\r", "⏎").replace("\n", "⏎"))


def test_there_are_many_hostile_strings() -> None:
    assert len(HOSTILE) >= 150


@pytest.mark.parametrize("heads", [1, 2])
def test_hostile_texts_in_every_place_come_back_as_they_were(heads: int) -> None:
    rows = tuple((text(f"{number} {word}"), text(word), text(word)) for number, word in enumerate(HOSTILE))
    page = Page(as_page([Table(("row", "same", "word"), rows, HOSTILE, {}, "title")], heads))
    assert page.rows == [
        ["row", "same", "word"],
        *([_shown(f"{n} {w}"), _shown(w), _shown(w)] for n, w in enumerate(HOSTILE)),
    ]
    assert page.texts["p"] == [visible(word) for word in HOSTILE]


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_title_and_head(word: str) -> None:
    page = Page(as_html(Table((f"a{word}",), ((text("x"),),), (), {}, f"t{word}")))
    assert page.rows == [[visible(f"a{word}".replace("_", " "))], ["x"]] or word.endswith("_iri")
    # A parser may take a carriage return for a line feed; `visible` leaves neither.
    assert page.texts["caption"] == [visible(f"t{word}")]
    assert page.texts["title"] == [visible(f"t{word}")]


def test_equal_first_cells_span_their_rows() -> None:
    rows = tuple((text(about), text(what), integer(number)) for number, (about, what) in enumerate(
        [("a", "x"), ("a", "y"), ("b", "x"), ("a", "x")]
    ))  # fmt: skip
    page = as_page([Table(("about", "question", "n"), rows)], heads=2)
    found = Page(page)
    assert found.rows[1:] == [["a", "x", "0"], ["y", "1"], ["b", "x", "2"], ["a", "x", "3"]]
    assert [spans[0] for spans in found.spans[1:]] == [2, 1, 1, 1]
    assert '<th scope="rowgroup" rowspan="2" dir="auto">a</th><th scope="row" dir="auto">x</th>' in page
    assert '<td class="number">0</td>' in page


def test_heads_of_columns_and_rows_say_what_they_are() -> None:
    page = as_html(Table(("who", "says"), ((text("a"), text("b")),)))
    assert '<th scope="col" dir="auto">who</th>' in page
    assert '<th scope="row" dir="auto">a</th><td dir="auto">b</td>' in page


def test_a_day_is_not_broken_at_its_hyphens() -> None:
    page = as_html(Table(("who", "day"), ((text("a"), text("2019-08-21")),)))
    assert '<td class="day" dir="auto">2019-08-21</td>' in page
    assert "td.day { white-space: nowrap; }" in page


def test_names_instead_of_iris_and_no_columns_of_iris() -> None:
    table = Table(("who", "who_iri"), ((iri("urn:a"), iri("urn:a")),), (), {"urn:a": "Ada <A>"})
    assert Page(as_html(table)).rows == [["who"], ["Ada <A>"]]


def test_several_tables_share_a_page() -> None:
    page = Page(as_page([Table(("a",), title="one"), Table(("b",), title="two")]))
    assert page.texts["caption"] == ["one", "two"]
    assert page.texts["title"] == ["one"]


def test_it_is_a_format_of_tables() -> None:
    assert TABLE_FORMATS["html"] is as_html
