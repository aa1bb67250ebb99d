"""Finds what is to be read, and the files that steer how: mappings and registries beside or above it."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from rashomon.dataset import Input
from rashomon.dataset.manifest import is_dataset
from rashomon.decisions import MATCHES
from rashomon.errors import SourceError
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.readers import Reader, sources_in

MAPPING = "mapping.toml"
REGISTRIES = ("registry.toml", "registry.csv")


class Sources:
    """The files that are to be read, in an order that does not depend on the order in which they were given.

    Args:
        given: files and folders, as the user named them.
        report: takes a problem for each file that nobody recognises.

    Raises:
        SourceError: if one does not exist or cannot be opened.
    """

    def __init__(self, given: Sequence[Path], report: Report) -> None:
        self.given = tuple(sorted(set(given), key=lambda path: path.as_posix()))
        found: list[tuple[Path, Reader]] = []
        for path, reader in sources_in(self.given, _outside_datasets(report)):
            if _inside_dataset(path, self.given):
                continue
            found.append((path, reader))
        # Of two codings of one article the first is taken, so the order must not hang on how folders were named.
        self.files: tuple[tuple[Path, Reader], ...] = tuple(sorted(found, key=lambda pair: pair[0].as_posix()))
        self._roots = sorted(((_real(path), path) for path in self.given), key=lambda pair: -len(pair[0].parts))

    def nearest(self, file: Path, name: str) -> Path | None:
        """Give the file of this name beside a source, or in a folder above it up to what the user gave."""
        return next((folder / name for folder in self._folders(file) if (folder / name).is_file()), None)

    def registries(self) -> tuple[Path, ...]:
        """Give all registry files beside the sources, or in folders above them up to what the user gave."""
        return self._all_named(REGISTRIES)

    def matches(self) -> tuple[Path, ...]:
        """Give all files with decisions beside the sources, or in folders above them up to what the user gave."""
        return self._all_named((MATCHES,))

    def tables(self) -> tuple[Path, ...]:
        """Give the files among the sources that bring names or described events of their own (claims tables)."""
        found = (file for path, reader in self.files for file in getattr(reader, "registries", _none)(path))
        return tuple(sorted(set(found), key=lambda path: path.as_posix()))

    def name(self, path: Path | str) -> str:
        """Name a file without saying where it lies on this machine: the source's name, then the path below it.

        What lies outside the sources is named by its file name alone.
        """
        real = _real(Path(path))
        for root, _ in self._roots:
            if real == root:
                return root.name
            if root in real.parents:
                return f"{root.name}/{real.relative_to(root).as_posix()}"
        return real.name

    def input(self, path: Path, role: str) -> Input:
        """Name a file that was read, with its sum.

        Raises:
            SourceError: if it cannot be read.
        """
        try:
            with path.open("rb") as opened:
                return Input(self.name(path), hashlib.file_digest(opened, "sha256").hexdigest(), role)
        except OSError as error:
            raise SourceError(path, f"it cannot be read ({error.strerror})", "Check the path.") from error

    def renamed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Give problems with files named as in `name`, so that they read alike wherever a build is run."""
        return [
            msgspec.structs.replace(each, place=msgspec.structs.replace(each.place, file=self.name(each.place.file)))
            if each.place.file
            else each
            for each in problems
        ]

    def _all_named(self, names: Sequence[str]) -> tuple[Path, ...]:
        folders = dict.fromkeys(folder for file, _ in self.files for folder in self._folders(file))
        places = (folder / name for folder in folders for name in names)
        return tuple(sorted({place for place in places if place.is_file()}, key=lambda path: path.as_posix()))

    def _folders(self, file: Path) -> list[Path]:
        """List the folders from a file's own up to that of the source in which it lies."""
        tops = [_real(path if path.is_dir() else path.parent) for path in self.given]
        folders = [file.parent]
        while _real(folders[-1]) not in tops:
            above = folders[-1].parent
            if above == folders[-1]:
                return folders[:1]
            folders.append(above)
        return folders


def nothing_read(given: Sequence[Path], *, held_back: bool) -> Problem:
    """Say that not one article came out of the sources.

    Args:
        given: the sources.
        held_back: articles were read, and all were held back.
    """
    where = ", ".join(path.as_posix() for path in given)
    return Problem(
        "nothing-read",
        f"every article of {where} was held back" if held_back else f"no article could be read from {where}",
        Place(file=given[0].as_posix() if len(given) == 1 else None),
        advice="Mend what is named for this file." if held_back else "See `rashomon formats` for what can be read.",
    )


def _outside_datasets(report: Report) -> Report:
    """Pass problems on, but not those about files of datasets that lie among the sources."""

    def passed(problem: Problem) -> None:
        file = problem.place.file
        among = problem.severity != Severity.VIOLATION and file and any(map(is_dataset, Path(file).parents))
        if not among:
            report(problem)

    return passed


def _inside_dataset(path: Path, given: Iterable[Path]) -> bool:
    """Tell whether a file that was met in a folder belongs to a dataset that was built there."""
    return path not in given and any(map(is_dataset, path.parents))


def _none(_path: Path) -> tuple[Path, ...]:
    return ()


def _real(path: Path) -> Path:
    return path.resolve()
