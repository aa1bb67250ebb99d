"""Findings and problems as a sh:ValidationReport: the same bytes for the same findings, without blank nodes."""

from collections.abc import Iterable

from rashomon.problems import Problem, Severity, one_line
from rashomon.shapes.findings import Finding
from rashomon.shapes.shape_sets import SH
from rashomon.terms import DEFAULT_BASE, RDF, SHAPES, boolean, digest, iri, is_safe_iri, literal, tagged

_TYPE = iri(RDF + "type")


def validation_report(findings: Iterable[Finding], problems: Iterable[Problem], base: str) -> bytes:
    """Write a report as N-Triples, which is also Turtle.

    Args:
        findings: what shapes found.
        problems: what was found otherwise (offsets, labels without mapping ...). Their constraint component is named
            after their code; where no node is concerned the focus node is the file and line, as a string.
        base: namespace of the dataset.
    """
    found = sorted(set(findings))
    others = sorted(set(problems), key=one_line)
    root = iri(base + "report")
    lines = [
        _line(root, _TYPE, iri(SH + "ValidationReport")),
        _line(root, iri(SH + "conforms"), boolean(not found and not others)),
    ]
    for finding in found:
        lines += _of_finding(root, finding, base)
    for problem in others:
        lines += _of_problem(root, problem, base)
    return b"".join(sorted(set(lines)))


def report(problems: Iterable[Problem], base: str = DEFAULT_BASE) -> str:
    """Write problems alone as a report, such as those of a build.

    Args:
        problems: those that came of shapes name the shape and the focus node in their place.
        base: namespace of the dataset.
    """
    return validation_report((), problems, base).decode("utf-8")


def _of_finding(root: bytes, finding: Finding, base: str) -> list[bytes]:
    key = digest(finding.shape, finding.focus, finding.path, finding.value, finding.component)
    parts = [
        ("focusNode", _focus(finding.focus)),
        ("sourceShape", iri(finding.shape)),
        ("sourceConstraintComponent", iri(finding.component)),
        ("resultSeverity", _severity(finding.severity)),
        ("resultMessage", tagged(finding.message, "en")),
    ]
    if finding.path and is_safe_iri(finding.path):
        parts.append(("resultPath", iri(finding.path)))
    if finding.value and not finding.value.startswith("_:"):
        parts.append(("value", finding.value.encode("utf-8")))
    return _result(root, key, parts, base)


def _of_problem(root: bytes, problem: Problem, base: str) -> list[bytes]:
    place = problem.place
    line = f":{place.line}" if place.line else ""
    where = f"{place.file or place.article or 'dataset'}{line} {place.annotation or place.path or ''}"
    parts = [
        ("focusNode", _focus(place.node) if place.node else literal(where.strip())),
        ("sourceConstraintComponent", iri(SHAPES + "check-" + problem.code)),
        ("resultSeverity", _severity(problem.severity)),
        ("resultMessage", tagged(one_line(problem), "en")),
    ]
    if place.shape and is_safe_iri(place.shape):
        parts.append(("sourceShape", iri(place.shape)))
    return _result(root, digest("problem", one_line(problem), place.node or ""), parts, base)


def _result(root: bytes, key: str, parts: list[tuple[str, bytes]], base: str) -> list[bytes]:
    result = iri(f"{base}report/{key[:32]}")
    return [
        _line(root, iri(SH + "result"), result),
        _line(result, _TYPE, iri(SH + "ValidationResult")),
        *(_line(result, iri(SH + name), term) for name, term in parts),
    ]


def _focus(node: str) -> bytes:
    return iri(node) if is_safe_iri(node) else literal(node)


def _severity(severity: Severity) -> bytes:
    return iri(SH + severity.value.capitalize())


def _line(subject: bytes, predicate: bytes, obj: bytes) -> bytes:
    return b"%b %b %b .\n" % (subject, predicate, obj)
