"""What came of a build or a check, in numbers."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from rashomon.problems import Problem, Severity


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a build or a check.

    Args:
        articles: articles in the graph.
        claims: claims in the graph.
        held_back: kind ("claim", "event", "article" ...) -> how many were left out.
        recognised: title of a format -> files that were read as it.
        focus_nodes: IRI of a node shape -> nodes that were held against it.
        problems: all that was found, sorted by file, line and annotation.
        conforms: something was validated, and the graph as a whole meets every shape.
        engine: name of the SHACL engine that said so.
        written: a dataset was written (a build only).
    """

    articles: int = 0
    claims: int = 0
    held_back: dict[str, int] = {}
    recognised: dict[str, int] = {}
    focus_nodes: dict[str, int] = {}
    problems: tuple[Problem, ...] = ()
    conforms: bool = False
    engine: str = ""
    written: bool = False

    @property
    def severities(self) -> dict[Severity, int]:
        """Number of problems by severity, the worst first."""
        counted = Counter(problem.severity for problem in self.problems)
        return {severity: counted[severity] for severity in Severity if counted[severity]}

    def reaches(self, severity: Severity) -> bool:
        """Tell whether any problem is as bad as this, or worse."""
        return any(problem.severity.at_least(severity) for problem in self.problems)


def count_held_back(problems: Iterable[Problem]) -> dict[str, int]:
    """Count what was held back, by kind; several problems with one annotation count once.

    Of an article that was held back as a whole, its parts are not counted again.

    Args:
        problems: all that was found.
    """
    held: set[tuple[str, str, str, str]] = set()
    for problem in problems:
        if problem.held_back:
            place = problem.place
            name = place.annotation or place.path or place.node or str(place.line or "")
            held.add((problem.held_back, place.file or "", place.article or "", name))
    whole = {(file, article) for kind, file, article, _ in held if kind == "article" and article}
    counted = {(file, article, "article") for file, article in whole} | {
        (file, article, kind, name) for kind, file, article, name in held if (file, article) not in whole
    }
    return dict(sorted(Counter(each[2] for each in counted).items()))
