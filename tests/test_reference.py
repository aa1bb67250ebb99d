"""The reference of the terms, in Markdown and HTML, and the command that prints it."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.cli.ontology import ontology
from rashomon.reference import to_html, to_markdown
from rashomon.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
MARKDOWN = to_markdown(VOCABULARY)
HTML = to_html(VOCABULARY)
HOSTILE = """
@prefix my: <https://example.org/ours/> .
@prefix event-type: <https://w3id.org/rashomon/event-type/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
my:bad a skos:Concept ; skos:inScheme event-type: ; skos:broader event-type:attack ;
  skos:prefLabel "<script>alert(1)</script>"@en ; skos:definition "a </style><img src=x onerror=alert(2)> *b* `c`"@en ;
  skos:example "\\"><b>x</b>\\n\\n# heading"@en ; skos:notation "`<i>`"^^my:codes .
"""
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Gathers what a browser would see, and checks that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src"}:
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html_is_closed_and_its_links_stay_on_the_page() -> None:
    page = Page(HTML)
    assert page.open == []
    assert len(set(page.ids)) == len(page.ids)
    assert len(page.links) > 300
    assert {link for link in page.links if link[:1] != "#" or link[1:] not in page.ids} == set()
    assert not {"script", "img", "link", "iframe"} & page.tags
    assert "prefers-color-scheme: dark" in HTML


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_every_term_stands_in_the_reference(form: str) -> None:
    text = MARKDOWN if form == "markdown" else html.unescape(HTML)
    names = [term.name for term in VOCABULARY.terms()] + [element.name for element in VOCABULARY.elements()]
    for name in names:
        assert re.search(rf"(`|<code>)(rsm:)?{re.escape(name)}(`|</code>)", text), name
    plain = text.replace("\\", "")
    for term in VOCABULARY.terms():
        assert term.definition in plain
        assert term.example in plain
        for _, code in term.codes:
            assert code in plain


def test_tree_is_shown_by_depth() -> None:
    assert "\n- `use-of-force` (use of force)" in MARKDOWN
    assert "\n  - `remote-violence` (" in MARKDOWN
    assert "\n    - `air-strike` (air strike)" in MARKDOWN
    assert "\n      - `drone-strike` (drone strike)" in MARKDOWN
    assert 'id="list-event-type.drone-strike" style="--depth: 3"' in HTML


def test_order_of_the_tree_puts_each_type_after_the_one_above() -> None:
    for name, term in VOCABULARY.event_types.items():
        for above in term.broader:
            assert MARKDOWN.index(f"- `{above}`") < MARKDOWN.index(f"- `{name}`")


def test_roles_say_whether_answers_exclude_each_other() -> None:
    entry = MARKDOWN[MARKDOWN.index("- `happenedAt`") :]
    assert "different answers `exclude each other`" in entry.partition("\n- ")[0]
    entry = MARKDOWN[MARKDOWN.index("- `purpose`") :]
    assert "different answers `may all be true`" in entry.partition("\n- ")[0]


def test_every_prefix_that_is_used_is_explained() -> None:
    used = set(re.findall(r"`([a-z-]+):[A-Za-z]\w*`", MARKDOWN))
    listed = set(re.findall(r"^- `([a-z-]+):`", MARKDOWN, re.MULTILINE))
    assert {"rsm", "schema", "aida"} <= used
    assert used <= listed


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(HOSTILE, encoding="utf-8")
    ours = load_vocabulary([path])
    page = Page(to_html(ours))
    assert not {"script", "img", "b", "i"} & page.tags
    assert "<script>alert(1)</script>" in page.words
    markdown = to_markdown(ours)
    assert "\n# heading" not in markdown
    assert r"\<script\>" in markdown
    assert "<img" not in markdown.replace(r"\<img", "")


def test_command_prints_both_forms_as_they_are_made() -> None:
    runner = CliRunner()
    assert runner.invoke(ontology).stdout_bytes == MARKDOWN.encode()
    assert runner.invoke(ontology, ["--to", "html"]).stdout_bytes == HTML.encode()


def test_command_takes_additions(tmp_path: Path) -> None:
    path = tmp_path / "ours.ttl"
    path.write_text(HOSTILE.replace("my:bad", "my:tunnel-attack"), encoding="utf-8")
    done = CliRunner().invoke(ontology, ["--ontology", str(path)])
    assert done.exit_code == 0
    assert "- `tunnel-attack`" in done.stdout


def test_command_refuses_an_unknown_form_and_a_missing_file() -> None:
    assert CliRunner().invoke(ontology, ["--to", "pdf"]).exit_code == 2
    assert CliRunner().invoke(ontology, ["--ontology", "none.ttl"]).exit_code == 2
