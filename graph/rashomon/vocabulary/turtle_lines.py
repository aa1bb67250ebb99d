"""Finds lines in Turtle: parsers name the line of what is no Turtle, and of nothing else."""

import functools
import re

_STRING = r'"""(?:[^\\]|\\.)*?"""|' + r"'''(?:[^\\]|\\.)*?'''|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'(?:[^'\\\n]|\\.)*'"
_OPAQUE = re.compile(rf"(?P<iri><[^<>\s]*>)|{_STRING}|#[^\n]*", re.DOTALL)


def line_of_term(text: str, name: str) -> int | None:
    """Give the one-based line on which a term is first described, else first mentioned, as far as can be seen.

    Args:
        text: Turtle.
        name: the term's local name.
    """
    term = rf"(?:<(?:[^<>\s]*[/#:])?{re.escape(name)}>|[\w.-]*:{re.escape(name)})(?=[\s;,.\[<\"']|$)"
    bare = _without_texts(text)
    found = re.search(rf"(?:^|\.)\s*({term})", bare, re.MULTILINE) or re.search(rf"(?<![\w.-])({term})", bare)
    return _line(text, found.start(1)) if found else None


def line_of_mark(text: str, *marks: str) -> int | None:
    """Give the one-based line on which a mark first stands outside of IRIs, texts and comments.

    Args:
        text: Turtle.
        marks: such as `[` or `<<`.
    """
    bare = _OPAQUE.sub(lambda match: _blank(match[0]), text)
    found = [at for at in map(bare.find, marks) if at >= 0]
    return _line(text, min(found)) if found else None


@functools.lru_cache(maxsize=1)
def _without_texts(text: str) -> str:
    """Blank out literals and comments; IRIs stay."""
    return _OPAQUE.sub(lambda match: match[0] if match["iri"] else _blank(match[0]), text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
