"""Where what is wrong in a native document is written down: each problem with its path, line and annotation."""

import difflib
import functools
import re
from collections.abc import Iterable

import msgspec

from rashomon.problems import Place, Problem, Report, Severity
from rashomon.readers._json_lines import Document
from rashomon.readers._json_places import Places

_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}


class HeldBackError(Exception):
    """An item cannot be used. Caught where its list is read, and told as a problem.

    Args:
        problem: what is wrong; its place has the path from the item on (".trigger") and the words concerned.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def refuse(
    code: str,
    message: str,
    path: str = "",
    *,
    expected: str = "",
    found: str = "",
    advice: str = "",
    quote: str = "",
) -> HeldBackError:
    """Make the error that holds an item back.

    Args:
        code: name of the problem.
        message: one sentence.
        path: from the item on, such as ".trigger".
        expected: what was expected.
        found: what was found.
        advice: what to do next.
        quote: the words concerned.
    """
    place = Place(path=path, quote=quote or None)
    return HeldBackError(Problem(code, message, place, expected=expected, found=found, advice=advice))


class Desk:
    """Takes the problems of one document.

    Args:
        file: path of the file as the user gave it, with forward slashes.
        document: the document.
        report: takes each problem.
    """

    def __init__(self, file: str, document: Document, report: Report) -> None:
        self.file, self.document, self.report = file, document, report
        self.article = ""

    @functools.cached_property
    def places(self) -> Places:
        """The lines of the document, found when first asked for."""
        return Places(self.document.data.decode("utf-8", "replace"), self.document.line)

    def tell(self, problem: Problem, path: str, annotation: str = "", held_back: str = "") -> None:
        """Report a problem at a path.

        Args:
            problem: the problem; a path in its place is taken as going on from `path`.
            path: "$.claims[3]".
            annotation: id of the annotation, or empty.
            held_back: what is left out of the graph because of it.
        """
        full = path + (problem.place.path or "")
        place = msgspec.structs.replace(
            problem.place,
            file=self.file,
            line=problem.place.line or self.places.line(full),
            annotation=annotation or None,
            path=full,
            article=self.article or None,
        )
        self.report(msgspec.structs.replace(problem, place=place, held_back=held_back or problem.held_back))


def wrong_shape(error: msgspec.ValidationError, fields: Iterable[str]) -> HeldBackError:
    """Say in plain words what msgspec says of an item that is not shaped as it should be.

    Args:
        error: what was raised.
        fields: the keys that are known where it was raised, for a suggestion.
    """
    text = str(error)
    message, _, where = text.partition(" - at `$")
    path = where.rstrip("`").replace("[...]", "")
    if match := re.match(r"Object contains unknown field `(.*)`$", message):
        return refuse(
            "key-unknown",
            f"“{match[1]}” is not a key that is known here",
            f"{path}.{match[1]}",
            advice=suggestion(match[1], fields) or f"Known keys: {', '.join(sorted(fields))}.",
        )
    if match := re.match(r"Object missing required field `(.*)`$", message):
        return refuse("key-missing", f"“{match[1]}” is missing", path, advice=f"Add “{match[1]}”.")
    if match := re.match(r"Expected `(.*)` of length (\d+), got (\d+)$", message):
        expected, found = f"{_plain(match[1])} of {match[2]}", f"one of {match[3]}"
        return refuse("value-unfit", "the value does not fit here", path, expected=expected, found=found)
    if match := re.match(r"Expected `(.*)`, got `(.*)`$", message):
        expected, found = _plain(match[1]), _plain(match[2])
        return refuse("value-unfit", "the value does not fit here", path, expected=expected, found=found)
    return refuse(
        "value-unfit", "the value does not fit here", path, found=message.replace("`", "“", 1).replace("`", "”")
    )


def suggestion(name: str, known: Iterable[str]) -> str:
    """Give "Did you mean …?" where a known name is close, else nothing."""
    close = difflib.get_close_matches(name, sorted(set(known)), n=1, cutoff=0.6)
    return f"Did you mean “{close[0]}”?" if close else ""


def note(code: str, message: str, *, found: str = "", advice: str = "", warn: bool = False) -> Problem:
    """Make a problem that holds nothing back: a note, or a warning."""
    return Problem(code, message, severity=Severity.WARNING if warn else Severity.INFO, found=found, advice=advice)


def _plain(types: str) -> str:
    return " or ".join(_KINDS.get(name, name) for name in types.split(" | "))
