"""Refuses SPARQL that would reach out, change something, or bring the engine down; says why.

The text is cut into tokens, so that words inside strings, IRIs, comments and variable names do not count.
What the engine might read in another way than this module does (escapes outside strings) is refused too.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.errors import QuestionError

MAX_CHARACTERS = 100_000
"""A query longer than this is refused; the longest shipped one has a tenth of it."""
MAX_DEPTH = 64
"""Brackets nested deeper than this are refused: some thousands bring the engine down."""

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
             | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<tag>@[A-Za-z][A-Za-z0-9-]*)
  | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:%](?:[\w:%.-]*[\w:%-])?)?)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>\w+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING"])
_REFUSED = {
    "SERVICE": "SERVICE would send a request over the network; a question never leaves this machine. "
    "Ask the other endpoint by itself",
    "FROM": "FROM names a graph to fetch or to choose; here everything is in one graph already. Leave it out",
    "GRAPH": "GRAPH finds nothing here: everything is in one graph. Leave it out and keep what stands in its braces",
}


class Token(NamedTuple):
    """A piece of a query.

    Args:
        kind: string, iri, variable, tag, name, number, word or mark.
        text: as written.
        begin: first character.
        end: character after the last.
    """

    kind: str
    text: str
    begin: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Cut a query into tokens; white space and comments are left out."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind != "space":
            yield Token(kind, match[0], match.start(), match.end())


def check(text: str) -> None:
    """Refuse a query that is not a plain question.

    Raises:
        QuestionError: with the reason and what to do.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(
            f"this query has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read. Shorten it."
        )
    if re.search(r"\\[uU]", text):
        raise QuestionError("this query writes a character as \\u and a number. Write the character itself.")
    depth = 0
    for token in tokens(text):
        if token.kind == "mark":
            depth += (token.text in "([{") - (token.text in ")]}")
            if depth > MAX_DEPTH:
                raise QuestionError(
                    f"this query nests brackets more than {MAX_DEPTH} deep. Take it apart, or simplify it."
                )
            _check_mark(token, text)
        elif token.kind == "word":
            _check_word(token, text)
        elif token.kind == "name":
            _check_prefix(token, text)


def _check_mark(token: Token, text: str) -> None:
    if token.text in "\"'":
        raise QuestionError(f"a string that begins on line {_line(token, text)} is not closed. Close it.")
    if token.text == "\\":
        raise QuestionError(
            f"there is a backslash outside a string on line {_line(token, text)}. Write the IRI in full instead."
        )


def _check_word(token: Token, text: str) -> None:
    word = token.text.upper()
    for refused, reason in _REFUSED.items():
        # An engine may read SERVICESILENT as two words, so a part of a word counts as well.
        if word == refused or (refused != "GRAPH" and refused in word):
            raise QuestionError(f"line {_line(token, text)}: {reason}.")
    if word in _UPDATES:
        raise QuestionError(
            f"line {_line(token, text)}: {word} would change the data; a question only reads. "
            "Change the sources and build again."
        )


def _check_prefix(token: Token, text: str) -> None:
    # An engine may read `SERVICE:x` as the word and a name with the empty prefix.
    prefix = token.text.partition(":")[0].upper()
    for refused in _REFUSED:
        if prefix.endswith(refused) or (refused == "SERVICE" and refused in prefix):
            raise QuestionError(
                f"line {_line(token, text)}: the prefix {prefix.lower()}: could be read as the word {refused}. "
                "Call the prefix something else."
            )


def _line(token: Token, text: str) -> int:
    return text.count("\n", 0, token.begin) + 1
