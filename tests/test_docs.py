"""The documentation builds without a warning, loads nothing, has no dead link, and every example in it is run."""

import html
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from docs_examples import DOCS, Example, Runner, examples, pages
from docs_renew import renewed
from rashomon.questions import names
from running import ROOT, environment, run
from sample import DATA
from shown import calls_in, not_shown_by, printed, unknown_in

_SPHINX = all(importlib.util.find_spec(name) for name in ("sphinx", "myst_parser", "furo"))
needs_sphinx = pytest.mark.skipif(not _SPHINX, reason="Sphinx, MyST and Furo are not installed (extra `docs`)")
PAGES = pages()


def test_there_are_pages() -> None:
    assert len(PAGES) > 15
    assert {"index.md", "start.md", "tutorial.md"} <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_every_example_of_a_page_is_run_and_so(page: str, tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    found = list(examples(page, (DOCS / page).read_text(encoding="utf-8")))
    assert [wrong for example in found if (wrong := runner.run(example))] == []
    if runner.skipped:
        pytest.skip("; ".join(runner.skipped))


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_named_exists(page: str) -> None:
    calls = calls_in((DOCS / page).read_text(encoding="utf-8"))
    assert [wrong for wrong in map(unknown_in, calls) if wrong] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_named_is_there(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|data|queries|ontology)/[^`\s]*)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_quotes_in_the_drawings_stand_in_the_sample() -> None:
    texts = " ".join(path.read_text(encoding="utf-8") for path in DATA.rglob("*.txt"))
    for drawing in (DOCS / "pictures").glob("*.svg"):
        words = html.unescape(re.sub(r"<[^>]+>", "", drawing.read_text(encoding="utf-8")))
        quotes = re.findall(r"[“«]([^”»]+)[”»]", words)
        assert quotes
        assert [quote for quote in quotes if quote not in texts] == []


def test_every_page_is_in_a_table_of_contents() -> None:
    listed = set()
    for page in PAGES:
        for block in re.findall(r"```\{toctree\}(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL):
            folder = page.rpartition("/")[0]
            names = [line for line in block.splitlines() if line and not line.startswith(":")]
            listed |= {f"{folder}/{name}.md".removeprefix("/") for name in names}
    assert set(PAGES) - {"index.md"} <= listed


def test_a_wrong_example_is_noticed(tmp_path: Path) -> None:
    text = """```console
$ rashomon formats
Nothing
```

% exits with 2
```{code-block} toml
:caption: new.toml

x = 1
```

```{raw} html
<b>
```

```cobol
MOVE
```
"""
    console, toml, cobol = examples("x.md", text)
    assert (toml.file, toml.text, toml.exit_code, toml.line) == ("new.toml", "x = 1\n", 2, 7)
    runner = Runner(tmp_path)
    assert "does not print “Nothing”" in runner.run(console)
    assert runner.run(toml) == ""
    assert (tmp_path / "new.toml").read_text(encoding="utf-8") == "x = 1\n"
    assert "does not hold “x = 2”" in runner.run(Example("x.md", 1, "toml", "new.toml", "x = 2\n"))
    assert "nothing looks at “cobol”" in runner.run(cobol)
    assert "follows no program" in runner.run(Example("x.md", 1, "text", "", "1\n"))
    assert "Expected" in runner.run(Example("x.md", 1, "pycon", "", ">>> 1 + 1\n3\n"))
    assert "not in the sample" in runner.run(Example("x.md", 1, "turtle", "", "<http://a/b> <http://a/c> 1 ."))
    assert "finds nothing" in runner.run(Example("x.md", 1, "sparql", "", "SELECT ?x { ?x <http://a/b> 1 }"))
    assert "that install" in runner.run(Example("x.md", 1, "shell", "", "rm -r x\n"))
    assert "no option --x" in runner.run(Example("x.md", 1, "shell", "", "rashomon build --x\n"))


def test_shown_lines_are_renewed_where_that_is_clear() -> None:
    lines = ["a", "b", "c", "d"]
    assert renewed(["x"], lines) == lines
    assert renewed(["x", "…"], lines) == ["a", "…"]
    assert renewed(["…", "x"], lines) == ["…", "d"]
    assert renewed(["x", "…", "y", "z"], lines) == ["a", "…", "c", "d"]
    assert renewed(["…", "b", "…"], lines) == ["…", "b", "…"]
    assert renewed(["…", "x", "…"], lines) is None


# The built site


class Site(NamedTuple):
    """The documentation, built once."""

    source: Path
    html: Path
    told: str
    code: int


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built once even where several processes run the tests: the first builds it, the others wait."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "docs-site"
    told = folder / "told.json"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + 300
        while not told.is_file() and time.monotonic() < end:
            time.sleep(0.2)
    else:
        said, code = _built(folder)
        fresh = folder / "told.new"
        fresh.write_text(json.dumps([said, code]), encoding="utf-8")
        fresh.replace(told)
    said, code = json.loads(told.read_text(encoding="utf-8"))
    return Site(folder / "docs", folder / "html", said, code)


def _built(folder: Path) -> tuple[str, int]:
    """Build it as a reader does, from a copy: nothing of it may land in the checkout."""
    shutil.copytree(DOCS, folder / "docs", ignore=shutil.ignore_patterns("_build", "reference", "__pycache__"))
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-n", "-q", "-j", "1", "docs", "html"]
    done = subprocess.run(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout, done.returncode


class Reader(HTMLParser):
    """Takes out of a page what it links to, what it loads, its targets and its blocks of code."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.targets: set[str] = set()
        self.blocks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.targets |= {given[name] for name in ("id", "name") if name in given}
        self.blocks += "class" in given and "highlight" in given["class"].split() and tag == "div"
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") not in {"canonical", "index", "search", "next", "prev"}:
            self.loads.append(given.get("href", ""))
        for name in ("src", "srcset", "poster", "data", "xlink:href"):
            if name in given:
                self.loads.append(given[name])


@pytest.fixture(scope="session")
def read(site: Site) -> dict[Path, Reader]:
    """Every page of the site, by its file."""
    readers = {}
    for path in sorted(site.html.rglob("*.html")):
        readers[path] = Reader()
        readers[path].feed(path.read_text(encoding="utf-8"))
    return readers


@needs_sphinx
def test_it_builds_without_a_warning(site: Site) -> None:
    assert (site.told.strip(), site.code) == ("", 0)


@needs_sphinx
def test_no_link_inside_is_dead(read: dict[Path, Reader]) -> None:
    dead = []
    for path, reader in read.items():
        for link in reader.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                assert parts.scheme in {"http", "https"}, link
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file():
                dead.append(f"{path.name}: {link}")
            elif parts.fragment and target.suffix == ".html" and "search" not in target.name:
                known = read[target].targets
                if unquote(parts.fragment) not in known:
                    dead.append(f"{path.name}: {link}")
    assert dead == []
    assert sum(len(reader.links) for reader in read.values()) > 500


@needs_sphinx
def test_nothing_is_loaded_from_elsewhere(site: Site, read: dict[Path, Reader]) -> None:
    for path, reader in read.items():
        for address in reader.loads:
            parts = urlsplit(address)
            assert parts.scheme in {"", "data"}, f"{path.name}: {address}"
            assert not parts.netloc, f"{path.name}: {address}"
    styles = sorted(site.html.rglob("*.css"))
    assert styles
    for path in styles:
        text = path.read_text(encoding="utf-8")
        found = [*re.findall(r"url\(\s*[\"']?([^)\"']+)", text), *re.findall(r"@import\s+[\"']([^\"']+)", text)]
        assert [one for one in found if one.startswith(("http:", "https:", "//"))] == [], path.name


@needs_sphinx
def test_every_block_of_code_on_a_page_is_an_example(site: Site, read: dict[Path, Reader]) -> None:
    for page in PAGES:
        found = len(list(examples(page, (DOCS / page).read_text(encoding="utf-8"))))
        assert read[site.html / page.replace(".md", ".html")].blocks == found, page


@needs_sphinx
def test_every_question_has_a_page_with_its_answer(site: Site, tmp_path: Path) -> None:
    folder = site.source / "reference" / "questions"
    assert sorted(path.stem for path in folder.glob("*.md")) == sorted([*names(), "index"])
    assert run("build", DATA, "-o", tmp_path / "my-dataset").returncode == 0
    for name in names()[:: max(1, len(names()) // 3)]:
        found = examples(name, (folder / f"{name}.md").read_text(encoding="utf-8"))
        (example,) = (one for one in found if one.language == "console")
        command, *shown = example.text.splitlines()
        assert not_shown_by(shown, printed(command.removeprefix("$ "), tmp_path)) == "", name


@needs_sphinx
def test_the_reference_is_made_of_the_program(site: Site) -> None:
    folder = site.source / "reference"
    for example in examples("commands.md", (folder / "commands.md").read_text(encoding="utf-8")):
        if example.language == "shell":
            for line in example.text.splitlines():
                assert unknown_in(line.partition("#")[0]) == "" or not line.startswith("rashomon"), line
    problems = (folder / "problems.md").read_text(encoding="utf-8")
    assert {"quote-differs", "label-unmapped", "name-unresolved"} <= set(
        re.findall(r"^### (\S+)$", problems, re.MULTILINE)
    )
    shapes = (folder / "shapes.md").read_text(encoding="utf-8")
    assert {"Claim", "Leak", "DirectTriple", "SpanInText"} <= set(re.findall(r"^#### (\w+)", shapes, re.MULTILINE))
    assert "None" not in shapes


@needs_sphinx
def test_the_reference_is_the_same_each_time(site: Site, tmp_path: Path) -> None:
    made = [sys.executable, str(DOCS / "generate.py"), str(tmp_path / "reference")]
    subprocess.run(made, env=environment({"PYTHONHASHSEED": "1"}), check=True)
    one, other = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (site.source / "reference", tmp_path / "reference")
    )
    assert len(one) > 20
    assert one == other
