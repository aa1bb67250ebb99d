"""Exceptions: what makes it impossible to go on.

What is wrong in the user's data is a `rashomon.problems.Problem`, not an exception. Each exception here is
named for whose fault it is, carries its data, and writes its own sentence; the command line turns it into
text in one place.
"""

from collections.abc import Sequence
from pathlib import Path

_SHOWN = 10
"""So many problems are listed in one message."""


class RashomonError(Exception):
    """The root of all that Rashomon raises on purpose."""


class UsageError(RashomonError):
    """The call itself is off: an argument that names nothing, options that exclude each other."""


class SourceError(RashomonError):
    """A source cannot be read at all.

    Args:
        path: the file or folder.
        reason: what is wrong with it, in plain words.
        advice: what to do next.
    """

    def __init__(self, path: Path | str, reason: str, advice: str = "") -> None:
        self.path, self.reason, self.advice = str(path), reason, advice
        super().__init__(f"{path}: {reason}." + (f" {advice}" if advice else ""))


class ConfigurationError(RashomonError):
    """A file that steers the work (mapping, registry, articles list) cannot be used.

    Args:
        path: the file.
        line: one-based line, or None where the file as a whole is meant.
        reason: what is wrong, in plain words.
        advice: what to do next.
    """

    def __init__(self, path: Path | str, line: int | None, reason: str, advice: str = "") -> None:
        self.path, self.line, self.reason, self.advice = str(path), line, reason, advice
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {reason}." + (f" {advice}" if advice else ""))


class OntologyError(ConfigurationError):
    """The ontology, or a user's addition to it, cannot be used."""


class MissingPackageError(RashomonError):
    """A format needs a package that is not installed.

    Args:
        package: the package as pip names it.
        purpose: what it is needed for.
    """

    def __init__(self, package: str, purpose: str) -> None:
        self.package, self.purpose = package, purpose
        super().__init__(f"{purpose} needs the package {package}. Install it with: pip install {package}")


class DatasetError(RashomonError):
    """A dataset folder is missing, unfinished or damaged.

    Args:
        path: the folder.
        reason: what is wrong.
        advice: what to do next.
    """

    def __init__(self, path: Path | str, reason: str, advice: str = "") -> None:
        self.path, self.reason, self.advice = str(path), reason, advice
        super().__init__(f"{path}: {reason}." + (f" {advice}" if advice else ""))


class NotBuiltError(RashomonError):
    """No dataset was written, because of what was found in the sources.

    Args:
        reason: in plain words.
        problems: what was found, each in one line.
    """

    def __init__(self, reason: str, problems: Sequence[str]) -> None:
        self.reason, self.problems = reason, tuple(problems)
        more = len(self.problems) - _SHOWN
        lines = [*self.problems[:_SHOWN], *([f"and {more:,} more"] if more > 0 else [])]
        super().__init__("\n".join([f"no dataset was written, because {reason}.", *lines]))


class IdentityError(RashomonError):
    """One IRI would stand for two different things; going on would merge them in silence.

    Args:
        iri: the IRI.
        first: the key of the thing that had it first.
        second: the key of the other.
    """

    def __init__(self, iri: str, first: str, second: str) -> None:
        self.iri, self.first, self.second = iri, first, second
        super().__init__(f"<{iri}> would stand for two things: {first} and {second}. Rename one of them.")


class QuestionError(RashomonError):
    """A question cannot be asked: unknown name, bad parameter, refused or broken SPARQL."""


class QuestionTimeoutError(QuestionError):
    """A question ran longer, or took more memory, than it was allowed.

    Args:
        limit: what was reached, in words with unit.
    """

    def __init__(self, limit: str) -> None:
        self.limit = limit
        super().__init__(f"the question was stopped: it reached {limit}. Narrow it, or raise the limit.")
