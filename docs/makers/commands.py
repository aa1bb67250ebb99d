"""The page of the commands, made of click's own objects."""

import inspect
import re

import click

from makers.markdown import code, fence, page, prose, text
from rashomon.cli import ALIASES, SECTIONS, main

_WIDTH = 10_000
"""Columns: so wide that click breaks no line."""


def pages() -> dict[str, str]:
    """Give the page."""
    context = click.Context(main, info_name="rashomon", auto_envvar_prefix="RASHOMON", max_content_width=_WIDTH)
    parts = ["# Commands", _GENERAL, *_described("rashomon", main, context)]
    for title, section in SECTIONS.items():
        parts.append(f"## {title}")
        for name in section:
            command = main.get_command(context, name)
            assert command is not None
            parts += _of(f"rashomon {name}", command, context, 3)
    return {"commands.md": page(*parts)}


_GENERAL = """\
Data goes to standard output, talk to standard error. `-` stands for standard input or output. The exit code is 0 when
all is well, 1 when there are problems at or above `--fail-on` or the work was refused, 2 when the call was wrong. Each
option can be set by an environment variable too, named below it; the command line wins."""


def _of(path: str, command: click.Command, parent: click.Context, depth: int) -> list[str]:
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, max_content_width=_WIDTH)
    parts = [f"{'#' * depth} {path}", *_described(path, command, context)]
    others = [alias for alias, name in ALIASES.items() if path == f"rashomon {name}"]
    if others:
        parts.append(f"Also called {', '.join(code(f'rashomon {other}') for other in others)}.")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            part = command.get_command(context, name)
            assert part is not None
            parts += _of(f"{path} {name}", part, context, depth + 1)
    return parts


def _described(path: str, command: click.Command, context: click.Context) -> list[str]:
    """Give what the command's own help says: usage, text, examples, options."""
    usage = " ".join(command.collect_usage_pieces(context)).replace("[COMMAND] [ARGS]...", "COMMAND ...")
    parts = [fence("text", f"{path} {usage}".strip())]
    parts += map(_paragraph, re.split(r"\n\s*\n", inspect.cleandoc(command.help or "")))
    if command.epilog:
        parts.append(_example(re.sub(r"^Examples?:\s*", "", command.epilog).splitlines()))
    options = [parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option)]
    parts += [_option(option, context) for option in options if not option.hidden and "--help" not in option.opts]
    return [part for part in parts if part]


def _paragraph(paragraph: str) -> str:
    kept = paragraph.lstrip()
    if not kept.startswith("\b"):
        return prose(kept)
    lines = kept.removeprefix("\b").strip("\n").splitlines()
    if lines and re.fullmatch(r"Examples?:", lines[0].strip()):
        return _example(lines[1:])
    return fence("text", inspect.cleandoc("\n".join(lines)))


def _example(lines: list[str]) -> str:
    shown = [line.strip() for line in lines if line.strip()]
    return f"{'Examples' if len(shown) > 1 else 'Example'}:\n\n{fence('shell', chr(10).join(shown))}"


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    if record is None:
        return ""
    left, right = record
    variables = [option.envvar] if isinstance(option.envvar, str) else list(option.envvar or ())
    said = text(right)
    if variables:
        said = f"{text(right)} <br>*Variable:* {', '.join(code(name) for name in variables)}"
    return f"{code(left)}\n: {said or 'No more is to say.'}"
