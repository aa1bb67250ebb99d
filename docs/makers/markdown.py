"""Writes Markdown: text that is not mistaken for markup, code, tables, fences."""

import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~$])")


def text(words: str) -> str:
    """Give plain text on one line, with nothing in it that Markdown would take for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def prose(words: str) -> str:
    """Give text on one line in which pieces between grave accents stay code."""
    pieces = re.split(r"(`[^`]+`)", " ".join(words.split()))
    return "".join(piece if piece.startswith("`") and len(piece) > 1 else text(piece) for piece in pieces)


def code(words: str) -> str:
    """Give code in a line; in tables too, where a bar would end the cell."""
    words = " ".join(words.split())
    if not words:
        return ""
    fence = "``" if "`" in words else "`"
    pad = " " if "`" in words else ""
    return f"{fence}{pad}{words}{pad}{fence}".replace("|", "\\|")


def fence(language: str, body: str) -> str:
    """Give a fenced block, its fence longer than any inside."""
    longest = max((len(run) for run in re.findall(r"`{3,}", body)), default=2)
    bars = "`" * (longest + 1)
    return f"{bars}{language}\n{body.rstrip()}\n{bars}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table; the cells are Markdown already."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    return "\n".join([*lines, *(f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows)])


def page(*parts: str) -> str:
    """Join the parts of a page, leaving out empty ones, with a line end at its end."""
    return "\n\n".join(part for part in parts if part) + "\n"
