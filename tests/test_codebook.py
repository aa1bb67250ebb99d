"""The coding manual: its forms, its links, and that its lists are those of the ontology."""

import builtins
import re
import sys
import zipfile
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from rashomon.cli.codebook import codebook
from rashomon.codebook import manual, to_docx, to_html, to_markdown
from rashomon.codebook.blocks import Decision, Example, Heading, NearMiss, Terms
from rashomon.codebook.content import examples
from rashomon.codebook.inline import Run, plain, runs
from rashomon.codebook.speaker_svg import drawing
from rashomon.errors import ConfigurationError, MissingPackageError
from rashomon.rows import CLAIMS
from rashomon.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
MANUAL = manual(VOCABULARY)
OWN_TYPE = """
@prefix event-type: <https://w3id.org/rashomon/event-type/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
event-type:well-poisoning a skos:Concept ; skos:prefLabel "well poisoning <b>"@en ;
    skos:definition "Water is made undrinkable."@en ; skos:inScheme event-type: ; skos:broader event-type:use-of-force .
"""
VOID = {"meta", "link", "br", "rect", "line", "polygon"}


def _docx_text(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        root = ET.fromstring(packed.read("word/document.xml"))
    return "".join(node.text or "" for node in root.iter() if node.tag.endswith("}t"))


class _Page(HTMLParser):
    """Reads ids and links, and holds open and closed elements against each other."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value for name, value in given.items() if name == "id" and value]
        self.links += [value for name, value in given.items() if name in {"href", "src"} and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def _page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    return page


def test_the_page_is_whole_and_its_links_lead_somewhere_on_it() -> None:
    page = _page(to_html(MANUAL))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links), "the page must fetch nothing"


def test_markdown_has_an_anchor_for_each_link() -> None:
    text = to_markdown(MANUAL)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(re.findall(r'<a id="([^"]+)">', text))


def test_links_of_the_document_lead_to_bookmarks() -> None:
    pytest.importorskip("docx")
    with zipfile.ZipFile(BytesIO(to_docx(MANUAL))) as packed:
        body = packed.read("word/document.xml").decode()
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= set(
        re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body)
    )
    numbers = re.findall(r'w:bookmarkStart [^>]*w:id="([^"]+)"', body)
    assert len(numbers) == len(set(numbers))


def test_each_column_has_its_page_in_the_order_of_the_sheet() -> None:
    assert tuple(h.text for h in MANUAL.headings if h.level == 3) == CLAIMS.names


def test_the_chapters_are_those_that_a_coder_needs() -> None:
    anchors = [heading.anchor for heading in MANUAL.headings if heading.level == 1]
    assert anchors == [
        "begin", "unit", "speaker-tree", "columns", "hedge", "denial", "numbers", "dates", "wording", "scope",
        "same-event", "not-coded", "double-coding", "lists",
    ]  # fmt: skip


def test_every_event_type_actor_type_and_measure_stands_in_the_appendix() -> None:
    shown = {term.name for block in MANUAL.blocks if isinstance(block, Terms) for term in block.terms}
    for name in ("event-type", "actor-type", "measure", "speechAct"):
        assert set(VOCABULARY.values(name)) <= shown


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_types_of_ones_own_stand_in_it_with_their_definition(form: str, tmp_path: Path) -> None:
    if form == "docx":
        pytest.importorskip("docx")
    own = tmp_path / "own.ttl"
    own.write_text(OWN_TYPE, encoding="utf-8")
    file = tmp_path / f"manual.{form}"
    done = CliRunner().invoke(codebook, ["--to", form, "--ontology", str(own), "-o", str(file)])
    assert done.exit_code == 0, done.output
    text = _docx_text(file.read_bytes()) if form == "docx" else file.read_text(encoding="utf-8")
    assert "well-poisoning" in text
    assert "Water is made undrinkable." in text
    assert "well poisoning <b>" not in text or form == "docx"


def test_every_form_has_every_example_and_near_miss() -> None:
    pytest.importorskip("docx")
    document = _docx_text(to_docx(MANUAL))
    page = re.sub(r"</?mark>", "", to_html(MANUAL))
    for block in MANUAL.blocks:
        if isinstance(block, Example):
            assert block.sentence in document
            assert block.sentence in page
        elif isinstance(block, NearMiss):
            assert plain(block.why) in document
    assert {e.sentence for e in examples().examples.values()} >= {
        b.sentence for b in MANUAL.blocks if isinstance(b, Example)
    }


def test_made_up_words_are_marked_as_such() -> None:
    made_up = [block for block in MANUAL.blocks if isinstance(block, NearMiss) and not block.where]
    assert made_up
    assert to_html(MANUAL).count("made up for this manual") == len(made_up)


def test_the_tree_is_drawn_with_every_question() -> None:
    (tree,) = (block for block in MANUAL.blocks if isinstance(block, Decision))
    drawn = ET.fromstring(drawing(tree))
    words = " ".join(" ".join(node.itertext()) for node in drawn)
    assert all(f"{at}." in words for at in range(1, len(tree.steps) + 1))
    width = float(drawn.attrib["viewBox"].split()[2])
    assert all(float(r.attrib["x"]) + float(r.attrib["width"]) <= width for r in drawn if r.tag == "rect")


def test_the_same_manual_has_the_same_bytes() -> None:
    pytest.importorskip("docx")
    again = manual(load_vocabulary())
    assert to_html(again) == to_html(MANUAL)
    assert to_docx(again) == to_docx(MANUAL)


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "docx":
            raise ImportError(name)
        return found(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "docx", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPackageError, match="pip install python-docx"):
        to_docx(MANUAL)


def test_the_command_writes_to_stdout_and_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = CliRunner().invoke(codebook, ["--to", "md", "-o", "-"])
    assert shown.stdout_bytes == to_markdown(MANUAL).encode()
    assert CliRunner().invoke(codebook, []).exit_code == 0
    assert (tmp_path / "codebook.html").read_bytes() == to_html(MANUAL).encode()


def test_an_unknown_directive_is_told_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.codebook import reading

    monkeypatch.setattr(reading, "chapters", lambda: (("05-hedge.md", "# Hedge {#hedge}\n::: exampel flown\n"),))
    with pytest.raises(ConfigurationError, match=r"05-hedge\.md.*exampel flown.*example"):
        manual(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", (Run("a "), Run("b", "strong"), Run(" c"))),
        (
            "2*m* / (*a* + *b*)",
            (Run("2"), Run("m", "em"), Run(" / ("), Run("a", "em"), Run(" + "), Run("b", "em"), Run(")")),
        ),
        ("`part_of`", (Run("part_of", "code"),)),
        ("[x](#y)", (Run("x", "link", "y"),)),
        ("3 * 4", (Run("3 * 4"),)),
    ],
)
def test_markup(text: str, expected: tuple[Run, ...]) -> None:
    assert runs(text) == expected


def test_the_worked_alpha_is_right() -> None:
    """The figures of the chapter on coding twice: ten units, two coders, nominal."""
    first, second = ["c"] * 8 + ["p"] * 2, ["c"] * 9 + ["p"]
    values = first + second
    observed = sum(a != b for a, b in zip(first, second, strict=True)) / 10
    pairs = len(values) * (len(values) - 1)
    expected = sum(a != b for i, a in enumerate(values) for j, b in enumerate(values) if i != j) / pairs
    text = to_markdown(MANUAL)
    for figure in (observed, expected, 1 - observed / expected):
        assert f"{figure:.2f}" in text
    assert any(isinstance(block, Heading) and block.anchor == "double-coding" for block in MANUAL.blocks)
