"""Question files: SPARQL under a comment that says, to users, what is asked and with which parameters.

    # What different answers are there to one question about an event, and who gives each?
    #
    # More about it, as many lines as it takes.
    #
    # Parameter role: role. The argument of the event that is asked for.
    # Parameter event: event, required. Which event.

    PREFIX ...
    SELECT ... WHERE {
      VALUES ?asked_role { rsm:purpose }   # the default stands in the query itself
      VALUES ?asked_event { UNDEF }        # no default: not restricted

A parameter `event-type` is the variable `?asked_event_type`. A value that is given takes the place of what stands
in the braces, as a term, never as text of the query; so a file runs as it is in any engine.
"""

import re
import sys
from itertools import pairwise
from pathlib import Path

import msgspec

from rashomon.errors import QuestionError
from rashomon.problems import shorten
from rashomon.questions.guard import Token, check, tokens
from rashomon.shipped import shipped_files
from rashomon.table import Term
from rashomon.terms import PREFIXES, is_safe_iri, literal

TYPES = frozenset({
    "thing", "entity", "actor", "place", "event", "event-type", "actor-type", "status", "measure", "speech-act",
    "role", "node", "article", "language", "day", "text", "integer",
})  # fmt: skip
"""What a parameter can be. Things are looked up in the dataset by name; the last four are plain values."""

_PARAMETER = re.compile(r"Parameter\s+([a-z][a-z0-9-]*)\s*:\s*([a-z-]+)\s*(,\s*required\s*)?(?:\.\s*(.*))?$")


class Parameter(msgspec.Struct, frozen=True):
    """What a question can be told.

    Args:
        name: as a user types it.
        type: one of `TYPES`.
        required: whether the question makes no sense without it.
        default: as it stands in the query, or empty where nothing is restricted.
        help: what it does.
    """

    name: str
    type: str
    required: bool = False
    default: str = ""
    help: str = ""


class Question(msgspec.Struct, frozen=True):
    """A question.

    Args:
        name: as a user types it.
        title: the question in one line.
        description: more about it, or empty.
        parameters: what it can be told.
        text: the SPARQL with its comments.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str

    def parameter(self, name: str) -> Parameter:
        """Give a parameter by its name; `_` may stand for `-`.

        Raises:
            QuestionError: if there is none; names those that there are.
        """
        for parameter in self.parameters:
            if parameter.name == name.replace("_", "-"):
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
    wanted = name.strip().lower().replace("_", "-").removesuffix(".rq")
    for entry in shipped_files("queries", suffix=".rq"):
        if entry.name == f"{wanted}.rq":
            return parse(entry.read_text(encoding="utf-8"), wanted)
    raise QuestionError(
        f"there is no question {name!r}. {_resembling(wanted)}`rashomon ask --list` shows all; a file must end in .rq."
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
        try:
            return parse(_decoded(path.read_bytes(), name), path.stem)
        except OSError as error:
            reason = error.strerror or str(error)
            raise QuestionError(f"{name} cannot be read: {reason}. Check the path.") from error
    return load(name)


def parse(text: str, name: str) -> Question:
    """Read a question from its text.

    Args:
        text: SPARQL, with or without a leading comment.
        name: what it is called in messages.

    Raises:
        QuestionError: if the query is refused, or its comment declares a parameter that the query does not have.
    """
    check(text)
    title, description, declared = "", [], []
    for line in _leading_comment(text):
        if line.startswith("Parameter "):
            declared.append(_declared(line, text, name))
        elif not title:
            title = line
        elif not declared:
            description.append(line)
        elif line:  # a declaration that goes on in the next line
            last = declared[-1]
            declared[-1] = msgspec.structs.replace(last, help=f"{last.help} {line}".strip())
    return Question(name, title, "\n".join(description).strip(), tuple(declared), _with_prefixes(text))


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
        for begin, end in _slots(question.text, _variable(name))
    ]
    text = question.text
    for begin, end, term in sorted(edits, reverse=True):
        text = text[:begin] + term + text[end:]
    return text


def _with_prefixes(text: str) -> str:
    """Declare the project's prefixes that a query uses without declaring them; on its first line, to keep the lines."""
    cut = list(tokens(text))
    declared = {name.text for word, name in pairwise(cut) if word.text.upper() == "PREFIX"}
    used = {token.text.partition(":")[0] for token in cut if token.kind == "name"}
    missing = [prefix for prefix in PREFIXES if prefix in used and f"{prefix}:" not in declared]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing) + text


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError(f"{name} is not UTF-8 text. Save it as UTF-8.") from error


def _leading_comment(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            break
        if stripped:
            lines.append(stripped.removeprefix("#").strip())
    return lines


def _declared(line: str, text: str, name: str) -> Parameter:
    match = _PARAMETER.match(line)
    if not match or match[2] not in TYPES:
        raise QuestionError(
            f"{name}: {shorten(line, 100)!r} declares no parameter. Write: Parameter name: type. What it does. "
            f"Types are: {', '.join(sorted(TYPES))}."
        )
    slots = _slots(text, _variable(match[1]))
    if not slots:
        raise QuestionError(
            f"{name}: the parameter {match[1]} has no place in the query. "
            f"Write: VALUES ?{_variable(match[1])} {{ UNDEF }}"
        )
    begin, end = slots[0]
    default = text[begin:end].strip()
    return Parameter(
        name=match[1],
        type=match[2],
        required=bool(match[3]),
        default="" if default.upper() == "UNDEF" else default,
        help=(match[4] or "").strip(),
    )


def _variable(name: str) -> str:
    return "asked_" + name.replace("-", "_")


def _slots(text: str, variable: str) -> list[tuple[int, int]]:
    """Find what stands between the braces of each `VALUES ?variable { … }`."""
    found: list[tuple[int, int]] = []
    cut = list(tokens(text))
    for index in range(len(cut) - 3):
        values, name, opening = cut[index : index + 3]
        if values.text.upper() == "VALUES" and name.text[1:] == variable and opening.text == "{":
            found.append((opening.end, _closing(cut, index + 3).begin))
    return found


def _closing(cut: list[Token], index: int) -> Token:
    return next((token for token in cut[index:] if token.text == "}"), cut[-1])


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


def _resembling(wanted: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(wanted, names(), n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(close)}? " if close else ""
