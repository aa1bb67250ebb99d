"""TOML files that a person writes by hand, read so that each key's line is known.

The mapping, the list of articles and the registry are such files. What is wrong in them is named by file and
line; `tomllib` gives values only, so the lines of tables and keys are found by going over the text once.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rashomon.errors import ConfigurationError

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


class TomlLines(msgspec.Struct, frozen=True):
    """A TOML file with its lines.

    Args:
        path: as the user gave it.
        data: the values.
        lines: (key path) -> one-based line, for tables and for keys that begin a line.
    """

    path: str
    data: dict[str, Any]
    lines: dict[tuple[str, ...], int]

    def line(self, *keys: str) -> int | None:
        """Give the line of a key path such as ("events", "Attack"), else of the nearest table around it."""
        for length in range(len(keys), 0, -1):
            if found := self.lines.get(keys[:length]):
                return found
        return None


def read_toml(path: Path) -> TomlLines:
    """Read a TOML file; a byte order mark is allowed.

    Args:
        path: the file.

    Raises:
        ConfigurationError: if it is missing, is not UTF-8, or is not TOML; with the line where that is known.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigurationError(path, None, f"it cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ConfigurationError(path, line, "it is not UTF-8", "Save it as UTF-8.") from error
    return parse_toml(text, path.as_posix())


def parse_toml(text: str, path: str) -> TomlLines:
    """Read TOML from a string.

    Args:
        text: the TOML.
        path: what to call it in messages.

    Raises:
        ConfigurationError: if it is not TOML.
    """
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT_LINE.search(str(error))
        reason = f"it is not TOML: {_AT_LINE.split(str(error))[0].strip() or 'nested too deeply'}"
        raise ConfigurationError(path, int(found[1]) if found else None, reason) from error
    return TomlLines(path, data, _lines(text))


def _lines(text: str) -> dict[tuple[str, ...], int]:
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for mark in landmarks(text):
        table = mark.path if mark.header else table
        for length in range(len(mark.path) if mark.header else len(table) + 1, len(mark.path) + 1):
            lines.setdefault(mark.path[:length], mark.line)
    return lines


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


def flat(text: str) -> str:
    """Give a string as a TOML basic string, quoted and escaped, on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def key(text: str) -> str:
    """Give a string as a TOML key: bare where that is allowed, else quoted."""
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else flat(text)
