"""The SHACL engines: one interface, a list that can be read."""

from typing import Protocol, cast

from rashomon.errors import UsageError
from rashomon.problems import Problem, Report, Severity
from rashomon.shapes import pyshacl_engine, shifty_engine
from rashomon.shapes.findings import Finding
from rashomon.shapes.shape_sets import ShapeSet


class Engine(Protocol):
    """What an engine module has. Two engines give equal findings for equal data."""

    name: str

    def is_installed(self) -> bool:
        """Tell whether it can be used here."""

    def validate(self, data: bytes, shapes: ShapeSet) -> frozenset[Finding]:
        """Validate N-Triples against shapes."""


ENGINES: tuple[Engine, ...] = (cast("Engine", shifty_engine), cast("Engine", pyshacl_engine))
"""The engines, the one that is preferred first. The last is always there."""


def find_engine(name: str | None, report: Report) -> Engine:
    """Give the engine of a name, or the best that is installed.

    Args:
        name: "shifty", "pyshacl", or None for the best.
        report: takes a warning where the reference has to stand in for the fast engine.

    Raises:
        UsageError: if there is no engine of that name.
    """
    named = [engine for engine in ENGINES if name in {None, engine.name}]
    if not named:
        known = ", ".join(engine.name for engine in ENGINES)
        raise UsageError(f"There is no SHACL engine “{name}”. Choose one of: {known}.")
    if named[0].is_installed():
        return named[0]
    reference = ENGINES[-1]
    report(
        Problem(
            "engine-missing",
            f"the SHACL engine {named[0].name} is not installed here; {reference.name} takes over, with the same "
            "results but much slower",
            severity=Severity.WARNING,
            advice="Install it with: pip install pyshifty",
        )
    )
    return reference
