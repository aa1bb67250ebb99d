"""Lines in JSON: which line each path stands on, and what a decoder would pass over in silence.

A tolerant scanner in plain Python, run only where there is something to report. Paths are written as
`$.claims[3].claimants`.
"""

import json
import re

import msgspec

DEEPEST = 100
"""How deep objects and lists may stand in one another."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
_PLAIN_KEY = re.compile(r"^\w+$")
_CONSTANTS = ("NaN", "Infinity", "-Infinity")


class Oddity(msgspec.Struct, frozen=True):
    """Something that valid-looking JSON should not hold.

    Args:
        kind: duplicate-key, not-a-number, lone-surrogate or too-deep.
        path: where.
        line: one-based line.
        detail: the key, the token, or for a duplicate key the line of the first.
    """

    kind: str
    path: str
    line: int
    detail: str


class Places:
    """What was found in a JSON text.

    Args:
        text: the JSON, which may be broken: then only what stands before the break is known.
        first_line: the number of its first line in the file.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.lines: dict[str, int] = {"$": first_line}
        self.oddities: list[Oddity] = []
        self._scan(text, first_line)

    def line(self, path: str) -> int:
        """Give the line of a path, or of the nearest thing around it that is known."""
        while path not in self.lines and path != "$":
            path = path[: max(path.rfind("."), path.rfind("["))] if ("." in path or "[" in path) else "$"
        return self.lines.get(path, self.lines["$"])

    def _scan(self, text: str, line: int) -> None:
        stack: list[tuple[str, bool]] = []  # path of the container, whether it is a list
        at: list[int | str] = []  # index or key within each container
        is_key, last = False, 0
        for match in _TOKEN.finditer(text):
            piece = match[0]
            line += text.count("\n", last, match.start())
            last = match.start()
            if piece in "}]":
                if stack:
                    stack.pop()
                    at.pop()
                is_key = False
            elif piece == ",":
                if stack and stack[-1][1]:
                    at[-1] = int(at[-1]) + 1
                is_key = bool(stack) and not stack[-1][1]
            elif piece == ":":
                is_key = False
            elif is_key:
                at[-1] = key = _string(piece)
                is_key = False
                self._note_key(_join(stack[-1][0], key), line, key)
            else:
                path = _join(stack[-1][0], at[-1]) if stack else "$"
                self.lines.setdefault(path, line)
                self._note_value(piece, path, line)
                if piece in "{[":
                    stack.append((path, piece == "["))
                    at.append(0 if piece == "[" else "")
                    is_key = piece == "{"
                    if len(stack) > DEEPEST:
                        self.oddities.append(Oddity("too-deep", path, line, str(DEEPEST)))
                        return

    def _note_key(self, path: str, line: int, key: str) -> None:
        if path in self.lines:
            self.oddities.append(Oddity("duplicate-key", path, line, str(self.lines[path])))
        else:
            self.lines[path] = line
        if not _is_clean(key):
            self.oddities.append(Oddity("lone-surrogate", path, line, ascii(key)))

    def _note_value(self, piece: str, path: str, line: int) -> None:
        if piece in _CONSTANTS:
            self.oddities.append(Oddity("not-a-number", path, line, piece))
        elif "\\u" in piece and not _is_clean(_string(piece)):
            self.oddities.append(Oddity("lone-surrogate", path, line, piece[:40]))


def _string(piece: str) -> str:
    try:
        return str(json.loads(piece, strict=False))
    except ValueError:
        return piece


def _is_clean(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _join(path: str, step: int | str) -> str:
    if isinstance(step, int):
        return f"{path}[{step}]"
    return f"{path}.{step}" if _PLAIN_KEY.match(step) else f"{path}[{json.dumps(step, ensure_ascii=False)}]"
