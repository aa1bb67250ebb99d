"""What pages show is held against what the program does: outputs, commands and options, triples."""

import re
import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path

import click
import pyoxigraph

from rashomon.cli import main
from running import RASHOMON, environment

LEFT_OUT = "…"
"""A line that stands for lines left out."""


def not_shown_by(shown: list[str], printed: list[str]) -> str:
    """Give the first shown line that was not printed there, or "". A line `…` stands for lines left out."""
    at, anywhere = 0, False
    for index, line in enumerate(shown):
        if line == LEFT_OUT:
            anywhere = True
            continue
        piece = shown[index : shown.index(LEFT_OUT, index) if LEFT_OUT in shown[index:] else len(shown)]
        if anywhere:
            starts = [n for n in range(at, len(printed)) if printed[n : n + len(piece)] == piece]
            if not starts:
                return line
            at, anywhere = starts[0], False
        if at >= len(printed) or printed[at] != line:
            return line
        at += 1
    return "" if anywhere or at == len(printed) else "(the end: more is printed)"


def printed(command: str, folder: Path, code: int = 0) -> list[str]:
    """Run a call of rashomon as it stands on a page; give what a terminal would show.

    Args:
        command: the call; what stands before `&&` makes the environment and is left out.
        folder: to run it in.
        code: with which it must exit.
    """
    words = shlex.split(command.rpartition("&&")[2])
    assert words[0] in {".venv/bin/rashomon", "rashomon"}, command
    done = subprocess.run(
        [*RASHOMON, *words[1:]], cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == code, f"{command} exits with {done.returncode}:\n{done.stdout}"
    return done.stdout.splitlines()


def calls_in(page: str) -> list[str]:
    """Give each call of rashomon that stands in a page's code, in a fence, in backticks or in an indented line."""
    fenced = re.findall(r"^```.*\n((?s:.*?))^```$", page, re.MULTILINE)
    rest = re.sub(r"^```.*\n(?s:.*?)^```$", "", page, flags=re.MULTILINE)
    code = [line for block in fenced for line in block.splitlines() if re.match(r"(\$ )?(\S*/)?rashomon\b", line)]
    code += [line for block in fenced for line in block.splitlines() if line.startswith("$ ")]
    code += re.findall(r"`([^`]+)`", rest)
    code += re.findall(r"^ {4}(\S.*)$", rest, re.MULTILINE)
    calls = [re.search(r"(?:^|[/ ])rashomon( [a-z-].*)?$", " ".join(one.split())) for one in dict.fromkeys(code)]
    return [f"rashomon{call[1] or ''}" for call in calls if call]


def unknown_in(call: str) -> str:
    """Give what is wrong with a call, such as an option that the command does not have, or ""."""
    command: click.Command = main
    context = click.Context(main, auto_envvar_prefix="RASHOMON")
    for word in shlex.split(call)[1:]:
        known = {name for option in command.get_params(context) for name in option.opts}
        if word in {"|", ">"}:
            break
        if word.startswith("-") and word != "-":
            if word.partition("=")[0] not in known:
                return f"{call}: no option {word}"
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return f"{call}: no command {word}"
            command = found
    return ""


def triples_missing(turtle: str, lines: Iterable[bytes]) -> list[str]:
    """Give the triples of a Turtle document that are not in a graph given as N-Quads."""
    shown = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    assert shown, "no triple is shown"
    graph = {quad.triple for quad in pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_QUADS)}
    return [str(quad) for quad in shown if quad.triple not in graph]
