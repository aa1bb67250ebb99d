"""Problems as text, JSON and SARIF 2.1.0, for people, programs and editors."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec

from rashomon.problems import Problem, Severity, one_line, visible

_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_text(problems: Iterable[Problem]) -> str:
    """Give one line a problem, as editors and compilers do."""
    return "".join(f"{one_line(problem)}\n" for problem in problems)


def to_summary(problems: Sequence[Problem]) -> str:
    """Give one line a kind of problem: severity, code, how often, and where first."""
    firsts: dict[tuple[str, str], tuple[int, Problem]] = {}
    for problem in problems:
        key = (problem.severity.value, problem.code)
        count, first = firsts.get(key, (0, problem))
        firsts[key] = (count + 1, first)
    order = [severity.value for severity in Severity]
    rows = sorted(firsts.items(), key=lambda item: (order.index(item[0][0]), -item[1][0], item[0][1]))
    return "".join(
        f"{count:>7,}  {severity:<9}  {code}, first at {_where(first)}\n" for (severity, code), (count, first) in rows
    )


def to_json(problems: Sequence[Problem]) -> str:
    """Give a JSON array of problems; parts that are empty are left out."""
    data = msgspec.json.encode(list(problems), order="deterministic")
    return msgspec.json.format(data, indent=2).decode() + "\n"


def to_sarif(problems: Sequence[Problem], version: str) -> str:
    """Give a SARIF 2.1.0 log, which code hosts and editors show beside the file.

    Args:
        problems: what was found.
        version: of this program.
    """
    codes = sorted({problem.code for problem in problems})
    rules = [
        {"id": code, "name": "".join(part.capitalize() for part in code.split("-")),
         "shortDescription": {"text": code.replace("-", " ")}}
        for code in codes
    ]  # fmt: skip
    driver = {"name": "rashomon", "semanticVersion": version, "rules": rules}
    log = {
        "$schema": _SARIF,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes.index(problem.code)) for problem in problems],
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _result(problem: Problem, rule: int) -> dict[str, object]:
    place = problem.place
    text = problem.message
    for label, value in (("expected", problem.expected), ("found", problem.found)):
        text += f"; {label} {value}" if value else ""
    text += f"; {problem.held_back} held back" if problem.held_back else ""
    text += f". {problem.advice}" if problem.advice else ""
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": visible(text)},
    }
    location: dict[str, object] = {}
    if place.file:
        physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
        if place.line:
            physical["region"] = {"startLine": place.line}
        location["physicalLocation"] = physical
    names = [
        {"name": visible(value), "kind": kind}
        for kind, value in (("annotation", place.annotation), ("article", place.article), ("node", place.node))
        if value
    ]
    if names:
        location["logicalLocations"] = names
    if location:
        result["locations"] = [location]
    extra = {
        name: value
        for name in ("begin", "end", "quote", "path", "shape")
        if (value := getattr(place, name)) is not None
    }
    if extra:
        result["properties"] = extra
    return result


def _uri(file: str) -> str:
    path = file.replace("\\", "/")
    if PurePosixPath(path).is_absolute():
        return "file://" + quote(path)
    return quote(path, safe="/") if ":" not in path[:2] else "file:///" + quote(path, safe="/:")


def _where(problem: Problem) -> str:
    place = problem.place
    name = place.file or place.article or place.node or "dataset"
    return visible(f"{name}:{place.line}" if place.line else name)
