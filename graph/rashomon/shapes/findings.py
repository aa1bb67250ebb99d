"""What a validation finds: values, the same whichever engine found them."""

from collections.abc import Iterable, Mapping

import msgspec

from rashomon.problems import Problem, Severity


class Finding(msgspec.Struct, frozen=True, order=True):
    """One result of a shape.

    Args:
        node_shape: IRI of the node shape that chose the focus node.
        shape: IRI of the property shape that failed, or of the node shape itself.
        focus: IRI of the focus node.
        value: the value at fault as it stands in N-Triples, or empty where something is missing.
        path: IRI of the property, or empty.
        component: IRI of the constraint component.
        message: the message of the shape: what is wrong, a colon, what to do.
        severity: violation, warning or info.
    """

    node_shape: str
    shape: str
    focus: str
    value: str
    path: str
    component: str
    message: str
    severity: Severity


class Validation(msgspec.Struct, frozen=True):
    """What came of a validation.

    Args:
        engine: name of the engine.
        findings: sorted, each once.
        focus: node shape IRI -> how many focus nodes it had, for every node shape with a target, by IRI.
    """

    engine: str
    findings: tuple[Finding, ...]
    focus: Mapping[str, int]

    @property
    def total(self) -> int:
        """Count the focus nodes of all shapes; a node counts once a shape."""
        return sum(self.focus.values())

    @property
    def conforms(self) -> bool:
        """Tell whether something was validated and nothing was violated."""
        return self.total > 0 and not any(found.severity is Severity.VIOLATION for found in self.findings)

    @property
    def idle(self) -> tuple[str, ...]:
        """List the node shapes that had no focus node: they passed nothing."""
        return tuple(shape for shape, count in self.focus.items() if not count)


def together(validations: Iterable[Validation]) -> Validation:
    """Add up validations of several articles made by one engine.

    Args:
        validations: at least one.
    """
    first, *others = validations
    focus = dict(first.focus)
    findings = set(first.findings)
    for validation in others:
        findings.update(validation.findings)
        for shape, count in validation.focus.items():
            focus[shape] = focus.get(shape, 0) + count
    return Validation(first.engine, tuple(sorted(findings, key=sort_key)), dict(sorted(focus.items())))


def sort_key(finding: Finding) -> tuple[str, ...]:
    """Give the key by which findings are listed: shape, focus node, value and the rest."""
    return msgspec.structs.astuple(finding)


def nothing_validated(validation: Validation, what: str) -> Problem | None:
    """Give a problem if no shape had a focus node: then "conforms" would mean nothing.

    Args:
        validation: of one article or of all.
        what: what was validated, in words ("the article x", "the dataset").
    """
    if validation.total:
        return None
    return Problem(
        "nothing-validated",
        f"nothing in {what} was validated: no shape found a node to look at",
        expected="at least one article, claim or event",
        advice="Check that the graph is not empty and that its types are those of the vocabulary.",
    )
