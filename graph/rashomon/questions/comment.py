"""The comment above a question: its title, what it can be told, and which filters set a parameter or make no sense."""

import re
from collections.abc import Iterator

import msgspec

from rashomon.errors import QuestionError
from rashomon.problems import shorten
from rashomon.questions.guard import Token, tokens

TYPES = frozenset({
    "thing", "entity", "actor", "place", "event", "event-type", "actor-type", "status", "measure", "speech-act",
    "role", "node", "article", "coder", "language", "day", "text", "integer",
})  # fmt: skip
"""What a parameter can be. Things are looked up in the dataset by name; the last four are plain values."""
FILTERS = ("according-to", "without", "status", "from", "to", "in", "reviewed", "coder")
"""The filters that any question takes, as a user types them."""
EXAMPLES = {
    "thing": "SANA", "entity": "SANA", "actor": "SANA", "place": '"Idlib province"', "event": "its name or IRI",
    "event-type": "air-strike", "actor-type": "rebel-group", "status": "contested", "measure": "injured",
    "speech-act": "demands", "role": "agent", "node": "its IRI", "article": "its headline or IRI",
    "coder": '"A. Coder"', "language": "ar", "day": "2019-08-21", "text": '"some words"', "integer": "2",
}  # fmt: skip
"""How a value of each type is written on a command line."""

_PARAMETER = re.compile(r"Parameter\s+([a-z][a-z0-9-]*)\s*:\s*([a-z-]+)\s*(,\s*required\s*)?(?:\.\s*(.*))?$")
_FILTER = re.compile(r"Filter\s+([a-z-]+)\s*:\s*([a-z][a-z0-9-]*)\s*(?:\.\s*(.*))?$")


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


class Comment:
    """Reads the comment above a query.

    Args:
        text: the query with its comment.

    Attributes:
        title: its first line.
        description: the lines up to the first declaration.
        parameters: what the question can be told.
        filters: filter -> the parameter that it sets.
        refused: filter that makes no sense -> the reason.

    Raises:
        QuestionError: if a declaration cannot be understood; names the line.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.title = ""
        self.description: list[str] = []
        self.parameters: list[Parameter] = []
        self.filters: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        for number, line in _lines(text):
            if line.startswith("Parameter "):
                self.parameters.append(self._parameter(number, line))
            elif line.startswith("Filter ") and _FILTER.match(line):
                self._filter(number, line)
            elif not self.title:
                self.title = line
            elif not self.parameters:
                self.description.append(line)
            elif line and not self.filters and not self.refused:  # a declaration that goes on in the next line
                last = self.parameters[-1]
                self.parameters[-1] = msgspec.structs.replace(last, help=f"{last.help} {line}".strip())

    def _parameter(self, number: int, line: str) -> Parameter:
        match = _PARAMETER.match(line)
        if not match or match[2] not in TYPES:
            raise QuestionError(
                f"line {number}: {shorten(line, 100)!r} declares no parameter. Write: Parameter name: type. "
                f"What it does. Types are: {', '.join(sorted(TYPES))}."
            )
        found = slots(self._text, variable(match[1]))
        if not found:
            raise QuestionError(
                f"line {number}: the parameter {match[1]} has no place in the query. "
                f"Write: VALUES ?{variable(match[1])} {{ UNDEF }}"
            )
        begin, end = found[0]
        default = self._text[begin:end].strip()
        return Parameter(
            name=match[1],
            type=match[2],
            required=bool(match[3]),
            default="" if default.upper() == "UNDEF" else default,
            help=(match[4] or "").strip(),
        )

    def _filter(self, number: int, line: str) -> None:
        match = _FILTER.match(line)
        assert match, "asked before"
        name, target = match[1], match[2]
        if name not in FILTERS:
            raise QuestionError(f"line {number}: there is no filter {name}. There are: {', '.join(FILTERS)}.")
        if target == "none":
            self.refused[name] = (match[3] or "").strip()
        elif target in {parameter.name for parameter in self.parameters}:
            self.filters[name] = target
        else:
            raise QuestionError(
                f"line {number}: the filter {name} sets the parameter {target}, which is not declared above it."
            )


def variable(name: str) -> str:
    """Give the variable of a parameter, without `?`."""
    return "asked_" + name.replace("-", "_")


def slots(text: str, wanted: str) -> list[tuple[int, int]]:
    """Find what stands between the braces of each `VALUES ?wanted { … }`: first character, and the one behind."""
    found: list[tuple[int, int]] = []
    cut = list(tokens(text))
    for index in range(len(cut) - 3):
        values, name, opening = cut[index : index + 3]
        if values.text.upper() == "VALUES" and name.text[1:] == wanted and opening.text == "{":
            found.append((opening.end, _closing(cut, index + 3).begin))
    return found


def _closing(cut: list[Token], index: int) -> Token:
    return next((token for token in cut[index:] if token.text == "}"), cut[-1])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines of the leading comment, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            return
        if stripped:
            yield number, stripped.removeprefix("#").strip()
