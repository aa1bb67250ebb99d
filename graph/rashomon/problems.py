"""Problems: what is wrong in the user's data, as values.

One type serves a bad line in a file, a label without mapping and a SHACL result alike, so that terminal,
JSON and SARIF show all of them in the same way. A problem is handed to a `Report`; all are gathered.
"""

import enum
from collections.abc import Callable

import msgspec


class Severity(enum.StrEnum):
    """How bad a problem is. Ordered: see `at_least`."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    def at_least(self, other: "Severity") -> bool:
        """Tell whether this severity is as bad as the other one, or worse."""
        order = (Severity.INFO, Severity.WARNING, Severity.VIOLATION)
        return order.index(self) >= order.index(other)


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a problem is. All parts are optional; give what is known.

    Args:
        file: path as the user gave it (relative stays relative, with forward slashes).
        line: one-based line in the file.
        annotation: the annotation's own id in its file ("T5", "E12", "claims[3]").
        path: JSON path or cell ("$.claims[3].claimants", "claims!F12").
        begin: first code point in the article's text.
        end: code point after the last.
        quote: the words at these offsets, or the words expected there.
        article: the article's id.
        node: IRI of the focus node.
        shape: IRI of the shape that it fails.
    """

    file: str | None = None
    line: int | None = None
    annotation: str | None = None
    path: str | None = None
    begin: int | None = None
    end: int | None = None
    quote: str | None = None
    article: str | None = None
    node: str | None = None
    shape: str | None = None


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is wrong, where, and what to do.

    Args:
        code: short stable name in kebab-case ("quote-differs", "label-unmapped").
        message: one sentence in plain words, without a full stop at its end.
        place: where.
        severity: violation, warning or info.
        expected: what was expected, if there is such a thing.
        found: what was found.
        advice: what to do next, one sentence.
        held_back: what was left out of the graph because of it ("claim", "event", "article", "").
    """

    code: str
    message: str
    place: Place = Place()
    severity: Severity = Severity.VIOLATION
    expected: str = ""
    found: str = ""
    advice: str = ""
    held_back: str = ""


Report = Callable[[Problem], None]
"""What every reader and checker takes: a callable that accepts one problem."""


def sort_key(problem: Problem) -> tuple[str, int, str, str, str, str]:
    """Give the key by which problems are listed: file, line, annotation, code, message, node."""
    place = problem.place
    return (
        place.file or "",
        place.line or 0,
        place.annotation or place.path or "",
        problem.code,
        problem.message,
        place.node or "",
    )


def one_line(problem: Problem) -> str:
    """Render as `path:line: severity code message`, as editors and compilers do.

    Control characters of the user's data are made visible, so that a terminal cannot be steered by them.
    """
    place = problem.place
    where = place.file or place.article or place.node or "dataset"
    if place.line:
        where += f":{place.line}"
    if place.path and "!" in place.path:  # a cell of a sheet, which a line alone does not name
        where += f" {place.path}"
    parts = [problem.message]
    if place.annotation and place.annotation not in problem.message:
        parts[0] = f"{place.annotation}: {problem.message}"
    if problem.expected:
        parts.append(f"expected {problem.expected}")
    if problem.found:
        parts.append(f"found {problem.found}")
    if place.quote and place.quote not in problem.message:
        parts.append(f"at “{shorten(place.quote)}”")
    if problem.held_back:
        parts.append(f"{problem.held_back} held back")
    text = "; ".join(parts) + (f". {problem.advice}" if problem.advice else "")
    return visible(f"{where}: {problem.severity} {problem.code} {text}")


def shorten(text: str, width: int = 60) -> str:
    """Cut a quote to at most `width` code points, with an ellipsis in the middle of nowhere else but the end."""
    return text if len(text) <= width else text[: width - 1] + "…"


_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """Show control characters and bidi overrides as escapes; leave everything else as it is."""
    if text.isprintable() and not _BIDI.intersection(text):
        return text
    return "".join(_escaped(char) for char in text)


def _escaped(char: str) -> str:
    if char in _BIDI or ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0:
        return f"\\u{ord(char):04x}" if ord(char) > 0xFF else f"\\x{ord(char):02x}"
    return char
