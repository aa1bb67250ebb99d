"""What the README shows is so: each output is what the command prints today, each triple is in the graph."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import click
import pyoxigraph
import pytest

from rashomon.cli import ALIASES, main
from rashomon.dataset import open_dataset
from running import RASHOMON, ROOT, environment
from sample import DATA, sample

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CHANGELOG.md", "data/README.md")


class Block(NamedTuple):
    """A fenced block under a comment that says what it is.

    Args:
        kind: output, file or triples of.
        name: of what.
        text: what stands between the fences.
    """

    kind: str
    name: str
    text: str


BLOCKS = [
    Block(*found)
    for found in re.findall(
        r"^<!-- (output|file|triples of): (\S+) -->\n```\w+\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
    )
]


def blocks(kind: str) -> dict[str, str]:
    return {block.name: block.text for block in BLOCKS if block.kind == kind}


def not_shown_by(shown: list[str], printed: list[str]) -> str:
    """Give the first shown line that was not printed there, or "". A line `…` stands for lines left out."""
    at, anywhere = 0, False
    for index, line in enumerate(shown):
        if line == "…":
            anywhere = True
            continue
        piece = shown[index : shown.index("…", index) if "…" in shown[index:] else len(shown)]
        if anywhere:
            starts = [n for n in range(at, len(printed)) if printed[n : n + len(piece)] == piece]
            if not starts:
                return line
            at, anywhere = starts[0], False
        if at >= len(printed) or printed[at] != line:
            return line
        at += 1
    return "" if anywhere or at == len(printed) else "(the end: more is printed)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it after cloning: the commands are run in it, one after the other."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(DATA, folder / "data")
    return folder


def printed(command: str, folder: Path) -> list[str]:
    """Run a command as it stands in the README, without what makes the environment; give what a terminal would show."""
    words = shlex.split(command.rpartition("&&")[2])
    assert words[0] in {".venv/bin/rashomon", "rashomon"}, command
    done = subprocess.run(
        [*RASHOMON, *words[1:]], cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


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


def test_files_shown_are_the_files() -> None:
    files = blocks("file")
    assert list(files) == ["data/twenty-lines/radio-tower.json"]
    for name, text in files.items():
        assert (ROOT / name).read_text(encoding="utf-8") == text


def test_triples_shown_are_in_the_graph_of_the_sample() -> None:
    (text,) = blocks("triples of").values()
    shown = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(shown) > 10
    lines = b"".join(open_dataset(sample()[0]).lines())
    graph = {quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS)}
    assert [str(quad) for quad in shown if quad.triple not in graph] == []


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
    assert "which four articles assert" in README
    assert len(open_dataset(sample()[0]).ask(query).rows) == 4


def commands_of(page: str) -> list[str]:
    """Give each call of rashomon that stands in a page's code, in a fence, in backticks or in an indented line."""
    text = (ROOT / page).read_text(encoding="utf-8")
    fenced = re.findall(r"^```\w*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    rest = re.sub(r"^```\w*\n.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    code = [line for block in fenced for line in block.splitlines() if line.startswith("$ ")]
    code += re.findall(r"`([^`]+)`", rest)
    code += re.findall(r"^ {4}(\S.*)$", rest, re.MULTILINE)
    calls = [re.search(r"(?:^|[/ ])rashomon( [a-z-].*)?$", one) for one in code]
    return [f"rashomon{call[1] or ''}" for call in calls if call]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_named_exists(page: str) -> None:
    calls = commands_of(page)
    assert calls or page == "data/README.md"
    for call in calls:
        command: click.Command = main
        context = click.Context(main, auto_envvar_prefix="RASHOMON")
        for word in shlex.split(call)[1:]:
            known = {name for option in command.get_params(context) for name in option.opts}
            if word.startswith("-") and word != "-":
                assert word.partition("=")[0] in known, f"{page}: {call}: no option {word}"
            elif isinstance(command, click.Group):
                found = command.get_command(context, word)
                assert found is not None, f"{page}: {call}: no command {word}"
                command = found
    # In prose, several commands often share one `rashomon`.
    text = (ROOT / page).read_text(encoding="utf-8")
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
