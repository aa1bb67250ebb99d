"""Reads a registry in TOML, and finds the line of each table and key.

TOML parsers give no lines, and refuse a whole file because one table stands in it twice. So the text is gone
over once: that gives the lines, and what stands twice is reported and left out before the parser sees it.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.errors import ConfigurationError
from rashomon.problems import Place, Problem, Report
from rashomon.registry.entry import Entry, repeated

_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = rf"[ \t]*{_PART}(?:[ \t]*\.[ \t]*{_PART})*[ \t]*"
_HEADER = re.compile(rf"[ \t]*\[\[?({_KEY})\]")
_PAIR = re.compile(rf"({_KEY})=")
_PARTS = re.compile(_PART)
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\n', re.DOTALL
)
_AT_LINE = re.compile(r"\(at line (\d+)")


class Landmark(NamedTuple):
    """A table header or a key: its path from the top, one-based line, offset, and whether it is a header."""

    path: tuple[str, ...]
    line: int
    begin: int
    header: bool


def entries(text: str, file: str, report: Report) -> list[Entry]:
    """Read the tables of a registry.

    Args:
        text: the file's text.
        file: its path, for messages.
        report: takes a slug that stands twice, and values outside a table.

    Raises:
        ConfigurationError: if it is not TOML.
    """
    marks = list(landmarks(text))
    text = _without_repeated(text, marks, file, report)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        reason = str(error).split(" (at ", maxsplit=1)[0]
        raise ConfigurationError(file, line, f"this is not TOML: {reason}", "Correct this line.") from error
    lines: dict[str, dict[str, int]] = {}
    for mark in marks:
        path = (mark.path[0], *(key.replace("_", "-") for key in mark.path[1:2]), *mark.path[2:])
        lines.setdefault(path[0], {}).setdefault(".".join(path[1:]), mark.line)
    found = []
    for slug, table in tables.items():
        known = lines.get(slug, {})
        line = known.get("") or min(known.values(), default=1)
        if isinstance(table, dict):
            fields = {key.replace("_", "-"): value for key, value in table.items()}
            found.append(Entry(slug, fields, file, line, known))
        else:
            report(
                Problem(
                    code="registry-not-a-table",
                    message=f"the key {slug} stands outside a table",
                    place=Place(file=file, line=line, path=slug),
                    expected="a table for each entity, such as [syria]",
                    advice="Put it below the header of the entity that it belongs to.",
                    held_back="value",
                )
            )
    return found


def landmarks(text: str) -> Iterator[Landmark]:
    """Find each table header and each key of a TOML text, also in a text that is not quite TOML."""
    table: tuple[str, ...] = ()
    position, line = 0, 1
    while position < len(text):
        if match := _HEADER.match(text, position):
            table = _path(match[1])
            yield Landmark(table, line, position, header=True)
        elif match := _PAIR.match(text, position):
            yield Landmark((*table, *_path(match[1])), line, position, header=False)
        start = match.end() if match else position
        end = _end_of_value(text, start)
        line += text.count("\n", position, end)
        position = end


def _path(key: str) -> tuple[str, ...]:
    parts = (match[0] for match in _PARTS.finditer(key))
    return tuple(_unquoted(part) if part[0] in "\"'" else part for part in parts)


def _unquoted(part: str) -> str:
    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except tomllib.TOMLDecodeError:
        return part[1:-1]


def _end_of_value(text: str, position: int) -> int:
    """Give the offset after the line end that closes a value; brackets and strings may span lines."""
    depth = 0
    for token in _TOKEN.finditer(text, position):
        mark = token[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth = max(0, depth - 1)
        elif mark == "\n" and not depth:
            return token.end()
    return len(text)


def _without_repeated(text: str, marks: list[Landmark], file: str, report: Report) -> str:
    """Blank out tables whose header stands a second time, and report each."""
    headers = [mark for mark in marks if mark.header]
    first: dict[str, int] = {}
    for number, header in enumerate(headers):
        if len(header.path) != 1 or header.path[0] not in first:
            if len(header.path) == 1:
                first[header.path[0]] = header.line
            continue
        slug = header.path[0]
        after = (other.begin for other in headers[number + 1 :] if other.path[0] != slug or len(other.path) == 1)
        end = next(after, len(text))
        text = text[: header.begin] + _blank(text[header.begin : end]) + text[end:]
        report(repeated(slug, Place(file=file, line=header.line, annotation=slug), f"line {first[slug]}"))
    return text


def _blank(text: str) -> str:
    return "".join(char if char in "\r\n" else " " for char in text)
