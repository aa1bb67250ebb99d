"""Question files: SPARQL under a comment that says, to users, what is asked and with which parameters.

    # What different answers are there to one question about an event, and who gives each?
    #
    # More about it, as many lines as it takes.
    #
    # Parameter role: role. The argument of the event that is asked for.
    # Parameter event: event, required. Which event.
    # Filter according-to: source.
    # Filter status: none. It compares all that is said.

    PREFIX ...
    SELECT ... WHERE {
      VALUES ?asked_role { rsm:purpose }   # the default stands in the query itself
      VALUES ?asked_event { UNDEF }        # no default: not restricted

A parameter `event-type` is the variable `?asked_event_type`. A value that is given takes the place of what stands
in the braces, as a term, never as text of the query; so a file runs as it is in any engine.

`Filter according-to: source` says that this filter sets a parameter: the question compares a source with others,
which would be gone if the filter picked claims. `none` refuses a filter, with the reason.
"""

import re
import sys
from itertools import pairwise
from pathlib import Path

import msgspec

from rashomon.errors import QuestionError
from rashomon.questions.comment import Comment, Parameter, slots, variable
from rashomon.questions.guard import check, tokens
from rashomon.shipped import shipped_files
from rashomon.table import Term
from rashomon.terms import PREFIXES, is_safe_iri, literal

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


class Question(msgspec.Struct, frozen=True):
    """A question.

    Args:
        name: as a user types it.
        title: the question in one line.
        description: more about it, or empty.
        parameters: what it can be told.
        text: the SPARQL with its comments, and the project's prefixes that it uses without declaring them.
        added: how many lines of prefixes were added, behind which line.
        filters: filter -> the parameter that it sets.
        refused: filter that makes no sense here -> the reason.
        origin: where it was read, or empty for a shipped one.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
    added: tuple[int, int] = (0, 0)
    filters: dict[str, str] = {}
    refused: dict[str, str] = {}
    origin: str = ""

    def parameter(self, name: str) -> Parameter:
        """Give a parameter by its name; `_` may stand for `-`.

        Raises:
            QuestionError: if there is none; names those that there are.
        """
        for parameter in self.parameters:
            if parameter.name == name.rstrip("_").replace("_", "-"):
                return parameter
        known = ", ".join(parameter.name for parameter in self.parameters)
        raise QuestionError(
            f"{self.name} has no parameter {name!r}. "
            + (f"It has: {known}." if known else "It has no parameters at all.")
        )


def names() -> list[str]:
    """List the names of the shipped questions, sorted."""
    return [entry.name.removesuffix(".rq") for entry in shipped_files("queries", suffix=".rq")]


def load(name: str) -> Question:
    """Give a shipped question.

    Args:
        name: such as "killed-by-side"; `_` may stand for `-`.

    Raises:
        QuestionError: if there is none of that name; names those that resemble it.
    """
    wanted = plain(name)
    for entry in shipped_files("queries", suffix=".rq"):
        if entry.name == f"{wanted}.rq":
            return parse(entry.read_text(encoding="utf-8"), wanted)
    raise QuestionError(
        f"there is no question {name!r}. {resembling(wanted, names())}"
        "`rashomon ask --list` shows all; a file must end in .rq."
    )


def read(name: str) -> Question:
    """Give a question by what a user typed: a shipped name, the path of an .rq file, or `-` for standard input.

    Raises:
        QuestionError: if it is none of these, or cannot be read.
    """
    if name == "-":
        return parse(_decoded(sys.stdin.buffer.read(), "standard input"), "standard input")
    path = Path(name)
    if name.endswith((".rq", ".sparql")) or path.is_file():
        return read_file(path)
    return load(name)


def read_file(path: Path) -> Question:
    """Give the question in a file.

    Raises:
        QuestionError: if it cannot be read, or holds no question; names the file.
    """
    try:
        text = _decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise QuestionError(f"{path} cannot be read: {error.strerror or error}. Check the path.") from error
    try:
        return msgspec.structs.replace(parse(text, plain(path.name)), origin=str(path))
    except QuestionError as error:
        raise QuestionError(f"{path}: {error}") from error


def plain(name: str) -> str:
    """Give a question's name as it is compared: lower case, `-` for `_`, no suffix."""
    return name.strip().lower().replace("_", "-").removesuffix(".rq").removesuffix(".sparql")


def parse(text: str, name: str) -> Question:
    """Read a question from its text.

    Args:
        text: SPARQL, with or without a leading comment.
        name: what it is called in messages.

    Raises:
        QuestionError: if the query is refused, or its comment declares a parameter that the query does not have.
    """
    check(text)
    if not any(token.kind == "word" and token.text.upper() in _FORMS for token in tokens(text)):
        begin = next((token.begin for token in tokens(text)), len(text))
        raise QuestionError(
            f"line {text.count(chr(10), 0, begin) + 1}: this is no question in SPARQL. "
            "Write SELECT, and what is asked for."
        )
    declared = Comment(text)
    found, added = _with_prefixes(text)
    return Question(
        name,
        declared.title,
        "\n".join(declared.description).strip(),
        tuple(declared.parameters),
        found,
        added,
        declared.filters,
        declared.refused,
    )


def bind(question: Question, values: dict[str, Term]) -> str:
    """Put values into the query, each in the place of what stands in the braces of its VALUES.

    Args:
        question: the question.
        values: parameter name -> term.

    Raises:
        QuestionError: if a required parameter is missing, or a value cannot be written in SPARQL.
    """
    for parameter in question.parameters:
        if parameter.required and parameter.name not in values:
            raise QuestionError(
                f"{question.name} needs the parameter {parameter.name} ({parameter.type}). "
                f"Give it with -p {parameter.name}=…"
            )
    edits = [
        (begin, end, f" {_written(term)} ")
        for name, term in values.items()
        for begin, end in slots(question.text, variable(name))
    ]
    text = question.text
    for begin, end, term in sorted(edits, reverse=True):
        text = text[:begin] + term + text[end:]
    return text


def _with_prefixes(text: str) -> tuple[str, tuple[int, int]]:
    """Declare the project's prefixes that a query uses without declaring them, behind its comment.

    Returns:
        The query; and how many lines were added, behind which line.
    """
    cut = list(tokens(text))
    declared = {name.text for word, name in pairwise(cut) if word.text.upper() == "PREFIX"}
    used = {token.text.partition(":")[0] for token in cut if token.kind == "name"}
    missing = [prefix for prefix in PREFIXES if prefix in used and f"{prefix}:" not in declared]
    if not missing:
        return text, (0, 0)
    begin = text.rfind("\n", 0, cut[0].begin) + 1
    lines = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in missing)
    return text[:begin] + lines + text[begin:], (text.count("\n", 0, begin), len(missing))


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError(f"{name} is not UTF-8 text. Save it as UTF-8.") from error


def _written(term: Term) -> str:
    if term.kind == "iri":
        if not is_safe_iri(term.value):
            raise QuestionError(f"{term.value!r} is not an IRI that can be asked for.")
        return f"<{term.value}>"
    if re.search(r"\\[uU]", term.value):
        # Engines differ in how they read \\u inside a string, so nothing of the kind is handed to one.
        raise QuestionError(f"{term.value!r} holds a backslash and a u, which cannot be asked for. Leave it out.")
    text = literal(term.value).decode("utf-8")
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


def resembling(wanted: str, known: list[str]) -> str:
    """Say which of some names resemble another one; empty where none does."""
    from difflib import get_close_matches

    close = get_close_matches(wanted, known, n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(close)}? " if close else ""
