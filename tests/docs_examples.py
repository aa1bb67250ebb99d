"""The examples of the documentation: found, run in the order of the page, compared with what stands there."""

import contextlib
import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from click.testing import CliRunner

from rashomon.cli import main
from rashomon.dataset import open_dataset
from rashomon.questions import parse
from running import ROOT, environment
from sample import DATA, sample
from shown import LEFT_OUT, not_shown_by, triples_missing, unknown_in

DOCS = ROOT / "docs"
NOT_EXAMPLES = {"toctree", "raw", "note", "warning", "tip"}
"""Directives that hold no example."""

INSTALLING = {
    "python3 -m venv .venv",
    ".venv/bin/pip install .",
    ".venv/bin/pip install '.[parquet]'",
    ".venv/bin/pip install '.[xlsx]'",
    r".venv\Scripts\pip install .",
    ". .venv/bin/activate",
}
"""Commands that make the environment. `tests/run.py` does the like with the wheel; nothing here runs them."""


class Example(NamedTuple):
    """A fenced block.

    Args:
        page: path below docs/.
        line: of its fence, from 1.
        language: "console", "json", ...
        file: what it is called on the page: then it is, or becomes, that file; else empty.
        text: what stands in it.
        exit_code: of its last command.
        replaces: whether the file is written anew, instead of being compared.
    """

    page: str
    line: int
    language: str
    file: str
    text: str
    exit_code: int = 0
    replaces: bool = False

    def __str__(self) -> str:
        return f"docs/{self.page}:{self.line}"


def pages() -> list[str]:
    """List the pages that people write, by path below docs/."""
    made = {"reference", "_build", "makers"}
    found = [path.relative_to(DOCS) for path in DOCS.rglob("*.md")]
    return sorted(path.as_posix() for path in found if path.parts[0] not in made)


def examples(page: str, text: str) -> Iterator[Example]:
    """Give the fenced blocks of a page, in order."""
    lines = text.splitlines()
    at, code, replaces = 0, 0, False
    while at < len(lines):
        opening = re.fullmatch(r"(`{3,})\s*(.*)", lines[at])
        if not opening:
            says = re.fullmatch(r"% exits with (\d+)", lines[at])
            code = int(says[1]) if says else code
            replaces = replaces or lines[at] == "% replaces"
            at += 1
            continue
        end = lines.index(opening[1], at + 1)
        body, caption, language = lines[at + 1 : end], "", opening[2]
        directive = re.fullmatch(r"\{([\w-]+)\}\s*(.*)", language)
        if directive and directive[1] == "code-block":
            language = directive[2]
            while body and (option := re.fullmatch(r":(\w+):\s*(.*)", body[0])):
                caption = option[2] if option[1] == "caption" else caption
                body = body[1:]
            body = body[1:] if body and not body[0] else body
        if not (directive and directive[1] in NOT_EXAMPLES):
            yield Example(page, at + 1, language, caption, "\n".join(body) + "\n", code, replaces)
        at, code, replaces = end + 1, 0, False


def printed(given: Sequence[str], folder: Path, code: int) -> list[str]:
    """Run a command in this process, which is quicker than a new one; give what a terminal would show.

    Args:
        given: what stands after `rashomon`.
        folder: to run it in.
        code: with which it must exit.
    """
    unset = {name: None for name in os.environ if name.startswith("RASHOMON_")}
    with contextlib.chdir(folder):
        done = CliRunner(env={**unset, "COLUMNS": "100"}).invoke(main, list(given), prog_name="rashomon")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, f"{given} exits with {done.exit_code}:\n{done.output}"
    return done.output.splitlines()


@cache
def first_build(given: tuple[str, ...]) -> tuple[list[str], Path]:
    """Build the sample, the first thing on many pages; give what it prints and the dataset, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="rashomon-docs-"))
    shutil.copytree(DATA, folder / "data")
    return printed(given, folder, 0), folder / given[given.index("-o") + 1]


class Runner:
    """Runs the examples of one page, one after the other, in a folder as a reader has it after cloning.

    Args:
        folder: an empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.skipped: list[str] = []
        self.has_run = False
        self.names: dict[str, object] = {}
        self._output: list[str] | None = None
        shutil.copytree(DATA, folder / "data")

    def run(self, example: Example) -> str:
        """Run or check one example; give what is wrong with it, or ""."""
        kind = KINDS.get(example.language)
        if kind is None:
            return f"{example}: nothing looks at “{example.language}” blocks"
        before, self._output = self._output, None
        if example.language == "text" and not example.file:
            if before is None:
                return f"{example}: this text follows no program that prints it"
            wrong = not_shown_by(example.text.splitlines(), before)
        else:
            wrong = kind(self, example)
        if not wrong and example.file:
            wrong = self._as_file(example)
        return f"{example}: {wrong}" if wrong else ""

    def prints(self, command: str, code: int) -> list[str] | None:
        """Run one command of a console block; None where its program is not installed here."""
        call, _, target = command.partition(" > ")
        words = shlex.split(call)
        match words:
            case ["rashomon", "build", "data", "-o", "my-dataset", "--quiet"] if not self.has_run:
                lines, built = first_build(tuple(words[1:]))
                shutil.copytree(built, self.folder / "my-dataset")
            case ["rashomon", *given]:
                lines = printed(given, self.folder, code)
            case ["cat", name]:
                lines = self._text(name)
            case ["head", "-n", number, name]:
                lines = self._text(name)[: int(number)]
            case ["ls", name]:
                lines = sorted(path.name for path in (self.folder / name).iterdir())
            case ["python", name]:
                lines = self._python(name)
            case ["Rscript", name]:
                if missing := self._missing_in_r(name):
                    self.skipped.append(f"{command}: {missing} is not installed here")
                    return None
                lines = self._lines(words)
            case _:
                raise AssertionError(f"nothing here runs “{command}”")
        self.has_run = True
        if target:
            (self.folder / target).write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8"))
            return []
        return lines

    def _text(self, name: str) -> list[str]:
        """Read a file as people see it: without the mark of byte order that some programs want at its beginning."""
        return (self.folder / name).read_text(encoding="utf-8-sig").splitlines()

    def _missing_in_r(self, name: str) -> str:
        """Name what an R script needs and this machine has not: R itself, or a package."""
        if shutil.which("Rscript") is None:
            return "R"
        wanted = re.findall(r"^library\((\w+)\)", "\n".join(self._text(name)), re.MULTILINE)
        for package in wanted:
            test = f'quit(status = if (requireNamespace("{package}", quietly = TRUE)) 0 else 1)'
            if subprocess.run(["Rscript", "-e", test], capture_output=True, check=False).returncode:
                return f"the R package {package}"
        return ""

    def _python(self, name: str) -> list[str]:
        return self._lines([sys.executable, "-P", name])

    def _lines(self, words: list[str]) -> list[str]:
        done = subprocess.run(
            words, cwd=self.folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{words}:\n{done.stdout}"
        return done.stdout.splitlines()

    def console(self, example: Example) -> str:
        """Run the commands of a block; each must print what stands below it."""
        commands = commands_of(example)
        if not commands:
            return "a console block without a command"
        for index, (command, shown) in enumerate(commands):
            lines = self.prints(command, example.exit_code if index == len(commands) - 1 else 0)
            if lines is not None and (wrong := not_shown_by(shown, lines)):
                return f"$ {command} does not print “{wrong}” there, but:\n" + "\n".join(lines[:60])
        return ""

    def pycon(self, example: Example) -> str:
        """Run what a reader types at Python's prompt; names last to the end of the page."""
        test = doctest.DocTestParser().get_doctest(example.text, self.names, str(example), example.page, example.line)
        told: list[str] = []
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        with contextlib.chdir(self.folder):
            runner.run(test, out=told.append, clear_globs=False)
        self.names = test.globs
        return "".join(told) if told or not test.examples else ""

    def python(self, example: Example) -> str:
        """Run a program; the `text` block that follows is compared with what it prints. A named one is kept."""
        if example.file:
            return ""
        (self.folder / "example.py").write_bytes(example.text.encode("utf-8"))
        self._output = self._python("example.py")
        return ""

    def shell(self, example: Example) -> str:
        """Look at commands that are named and not run."""
        for line in example.text.splitlines():
            if line not in INSTALLING and not line.startswith("rashomon "):
                return f"“{line}” is not one of the commands that install"
            if line.startswith("rashomon ") and (wrong := unknown_in(line)):
                return wrong
        return ""

    def turtle(self, example: Example) -> str:
        """Find the triples in the graph of the sample, unless they are a file of their own."""
        if example.file:
            return ""
        missing = triples_missing(example.text, open_dataset(sample()[0]).lines())
        return f"not in the sample's graph: {missing}" if missing else ""

    def sparql(self, example: Example) -> str:
        """Parse a query, and run it on the sample: it must find something. One with a name is asked by it."""
        if example.file:
            return ""
        parse(example.text, str(example))
        return "" if open_dataset(sample()[0]).ask(example.text).rows else "it finds nothing in the sample"

    def toml(self, example: Example) -> str:
        """Parse TOML; it must be called like a file."""
        tomllib.loads(example.text)
        return "" if example.file else "it says not which file it is"

    def json(self, example: Example) -> str:
        """Parse JSON; it must be called like a file."""
        msgspec.json.decode(example.text)
        return "" if example.file else "it says not which file it is"

    def plain(self, example: Example) -> str:
        """Take lines of a file, or the output of what stands above."""
        return "" if example.file else "it says not which file it is"

    def _as_file(self, example: Example) -> str:
        """Hold a block against the file of its name; where there is none, make it."""
        path = self.folder / example.file
        if example.replaces or not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(example.text.encode("utf-8"))
            return ""
        there = path.read_text(encoding="utf-8").splitlines()
        wrong = not_shown_by([LEFT_OUT, *example.text.splitlines(), LEFT_OUT], there)
        return f"{example.file} does not hold “{wrong}” there" if wrong else ""


KINDS: dict[str, Callable[[Runner, Example], str]] = {
    "console": Runner.console,
    "pycon": Runner.pycon,
    "python": Runner.python,
    "shell": Runner.shell,
    "turtle": Runner.turtle,
    "sparql": Runner.sparql,
    "toml": Runner.toml,
    "json": Runner.json,
    "text": Runner.plain,
    "csv": Runner.plain,
    "r": Runner.plain,
}
"""Language of a block -> what looks at it."""


def commands_of(example: Example) -> list[tuple[str, list[str]]]:
    """Give the commands of a console block, each with the lines below it."""
    found: list[tuple[str, list[str]]] = []
    for line in example.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found
