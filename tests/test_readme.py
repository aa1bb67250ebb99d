"""What the README shows is so: each output is what the command prints today, each triple is in the graph."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from rashomon.cli import ALIASES, main
from rashomon.dataset import open_dataset
from running import ROOT
from sample import DATA, sample
from shown import calls_in, not_shown_by, printed, triples_missing, unknown_in

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CHANGELOG.md", "data/README.md")


class Block(NamedTuple):
    """A fenced block under a comment that says what it is.

    Args:
        kind: output or triples of.
        name: of what.
        text: what stands between the fences.
    """

    kind: str
    name: str
    text: str


BLOCKS = [
    Block(*found)
    for found in re.findall(
        r"^<!-- (output|triples of): (\S+) -->\n```\w+\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
    )
]


def blocks(kind: str) -> dict[str, str]:
    return {block.name: block.text for block in BLOCKS if block.kind == kind}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it after cloning: the commands are run in it, one after the other."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(DATA, folder / "data")
    return folder


def test_every_shown_output_is_what_the_command_prints(folder: Path) -> None:
    outputs = blocks("output")
    assert list(outputs) == ["demo", "twenty-lines", "ask"]
    for name, text in outputs.items():
        command, *shown = text.splitlines()
        assert command.startswith("$ ")
        assert [line for line in shown if line != "…"], f"{name}: no output is shown"
        assert not_shown_by(shown, printed(command[2:], folder)) == "", name


def test_the_comparison_notices_what_differs() -> None:
    lines = ["a", "b", "c", "d"]
    assert not_shown_by(["a", "…", "c", "d"], lines) == ""
    assert not_shown_by(["…", "b", "…"], lines) == ""
    assert not_shown_by(["a", "c", "…"], lines) == "c"
    assert not_shown_by(["…", "c", "b", "…"], lines) == "c"
    assert not_shown_by(["…", "c", "…", "b", "…"], lines) == "b"
    assert not_shown_by(["a", "b", "c"], lines) == "(the end: more is printed)"
    assert not_shown_by(["a", "b", "c", "d", "e"], lines) == "e"


def test_triples_shown_are_in_the_graph_of_the_sample() -> None:
    (text,) = blocks("triples of").values()
    assert text.count(";") > 10
    assert triples_missing(text, open_dataset(sample()[0]).lines()) == []


def test_the_hedged_statement_is_what_the_readme_says_of_it() -> None:
    assert "so it is `Hedged`" in README
    assert "> The aircraft were reportedly Syrian." in README
    assert "The aircraft were reportedly Syrian." in (DATA / "native" / "harbour-gazette.txt").read_text(
        encoding="utf-8"
    )
    query = """PREFIX rsm: <https://w3id.org/rashomon/ns#> PREFIX schema: <https://schema.org/>
      PREFIX value: <https://w3id.org/rashomon/value/>
      SELECT DISTINCT ?article { <https://example.org/kg/event/strike> rsm:status value:AuthorAsserted .
        ?claim rsm:content <https://example.org/kg/event/strike> ; rsm:voice value:Authorial ;
          schema:appearance ?article }"""
    assert "which five articles assert" in README
    assert len(open_dataset(sample()[0]).ask(query).rows) == 5


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_named_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    calls = calls_in(text)
    assert calls or page == "data/README.md"
    assert [wrong for wrong in map(unknown_in, calls) if wrong] == []
    # In prose, several commands often share one `rashomon`.
    for one in re.finditer(r"`rashomon [a-z]+`(?:(?:,| and|, and)\s`[a-z]+`)+", text):
        for name in re.findall(r"`([a-z]+)`", one[0]):
            assert name in {*main.list_commands(click.Context(main)), *ALIASES}, f"{page}: {name}"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    for link in links:
        assert ((ROOT / page).parent / link.partition("#")[0]).exists(), f"{page}: {link}"


def test_the_readme_fits_on_a_page_or_two() -> None:
    assert 100 <= len(README.splitlines()) <= 150


def test_the_python_example_runs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"^<!-- python -->\n```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(folder)
    names: dict[str, object] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert capsys.readouterr().out.splitlines() == [
        "the governor | states | Rebels seized the radio tower of Dorn on Monday",
        "The rebels | denies | The rebels denied it",
        "unspecified source | states | Six guards were reportedly killed",
    ]
    assert list(names["frame"]["denied_by"]) == ["The rebels"]  # type: ignore[index]
