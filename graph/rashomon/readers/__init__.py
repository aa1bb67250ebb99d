"""Readers: one module a format. A registry that a reader can see, and the search for what can be read."""

import functools
import importlib
import os
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

from rashomon.errors import SourceError
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.readers._brat_files import companions
from rashomon.readers._protocol import Reader, Reading
from rashomon.rows import is_beside

__all__ = ["GROUP", "READERS", "Reader", "Reading", "find_reader", "head_of", "load_readers", "sources_in"]

READERS: tuple[str, ...] = ("rashomon.readers.native", "rashomon.readers.brat", "rashomon.readers.claims_table")
"""The built-in readers, in the order in which they are asked whether they recognise a file."""

GROUP = "rashomon.readers"
"""The entry-point group in which other packages name their readers (modules)."""

HEAD = 4096
"""How many bytes of a file a reader sees before it says whether it can read it."""

_COMPANIONS = frozenset({"mapping.toml", "articles.toml", "registry.toml", "registry.csv", "matches.csv"})
_ANNOTATIONS = frozenset({".json", ".jsonl", ".ann"})
_FOR_PEOPLE = frozenset({"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"})
_BRAT_SETTINGS = frozenset({"annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"})


@functools.cache
def load_readers() -> tuple[tuple[Reader, ...], tuple[Problem, ...]]:
    """Load every reader: the built-in ones, then those of other packages by name.

    Returns:
        The readers, and a problem for each reader of another package that cannot be loaded.
    """
    found = [cast("Reader", importlib.import_module(name)) for name in READERS]
    problems: list[Problem] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        try:
            reader = entry.load()
        except Exception as error:  # noqa: BLE001  another package's code: whatever it raises, ours goes on
            problems.append(_broken(entry.name, entry.value, f"{type(error).__name__}: {error}"))
            continue
        missing = [part for part in ("name", "title", "recognises", "read") if not hasattr(reader, part)]
        if missing:
            problems.append(_broken(entry.name, entry.value, f"it has no {', no '.join(missing)}"))
        else:
            found.append(cast("Reader", reader))
    return tuple(found), tuple(problems)


def _broken(name: str, module: str, reason: str) -> Problem:
    return Problem(
        "reader-broken",
        f"the reader {name} ({module}) of another package cannot be used",
        severity=Severity.WARNING,
        found=reason,
        advice="Install a version of that package that goes with this one, or remove it.",
    )


def head_of(path: Path) -> bytes:
    """Give the first bytes of a file, as readers want them.

    Raises:
        SourceError: if it cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError as error:
        raise SourceError(path, _reason(error), "Check the path and its permissions.") from error


def find_reader(path: Path) -> Reader | None:
    """Give the first reader that recognises a file by its first bytes and its suffix, or None.

    Raises:
        SourceError: if the file cannot be opened.
    """
    head = head_of(path)
    return next((reader for reader in load_readers()[0] if reader.recognises(path, head)), None)


def sources_in(paths: Iterable[Path], report: Report) -> list[tuple[Path, Reader]]:
    """Find what can be read in files and folders, in an order that is the same on every machine.

    Folders are walked at any depth. Files that only go with others (mapping, registry, the text beside its
    annotation, a README, hidden files) are passed over; what nobody recognises is reported. A file that is met twice is
    given once.

    Args:
        paths: files and folders.
        report: takes a problem for each file that nobody recognises: a note where it was met in a folder,
            a violation where it was named.

    Raises:
        SourceError: if a path does not exist or cannot be opened.
    """
    for problem in load_readers()[1]:
        report(problem)
    candidates = [(candidate, path) for path in paths for candidate in _files_in(path)]
    texts = _texts_elsewhere(candidate for candidate, _ in candidates)
    found: dict[Path, tuple[Path, Reader]] = {}
    readers = {candidate: find_reader(candidate) for candidate, _ in candidates}
    texts |= _companions(readers)
    for candidate, path in candidates:
        reader = readers[candidate]
        if candidate.resolve() in texts and (candidate.suffix == ".txt" or reader is None):
            continue
        if reader is None:
            report(_unrecognised(candidate, named=candidate == path))
        else:
            found.setdefault(candidate.resolve(), (candidate, reader))
    return list(found.values())


def _texts_elsewhere(files: Iterable[Path]) -> frozenset[Path]:
    """Find the texts that belong to brat annotations, which may stand in another folder (`txt`, or the one above)."""
    texts = (companions(file).text for file in files if file.suffix == ".ann")
    return frozenset(text.resolve() for text in texts if text)


def _companions(readers: Mapping[Path, Reader | None]) -> frozenset[Path]:
    """Find the files that others name as theirs: the other sheets of a claims table, the texts of its articles."""
    found = (file for path, reader in readers.items() for file in getattr(reader, "goes_with", lambda _: ())(path))
    return frozenset(file.resolve() for file in found)


def _files_in(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise SourceError(path, "there is no such file or folder", "Check the spelling of the path.")
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=_stop):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        present = frozenset(names)
        for name in sorted(names):
            if not _goes_with_another(name, present):
                yield Path(folder, name)


def _goes_with_another(name: str, present: frozenset[str]) -> bool:
    stem, suffix = Path(name).stem, Path(name).suffix
    return (
        name.startswith(".")
        or name in _COMPANIONS
        or name in _BRAT_SETTINGS
        or is_beside(name)
        or stem.upper() in _FOR_PEOPLE
        or (suffix == ".txt" and any(stem + other in present for other in (".json", ".jsonl")))
    )


def _stop(error: OSError) -> None:
    raise SourceError(error.filename, _reason(error), "Check its permissions.") from error


def _reason(error: OSError) -> str:
    return f"it cannot be opened ({error.strerror or type(error).__name__})"


def _unrecognised(path: Path, *, named: bool) -> Problem:
    titles = ", ".join(reader.title for reader in load_readers()[0])
    return Problem(
        "format-unknown",
        "no reader recognises this file, so nothing was read from it",
        Place(file=path.as_posix()),
        Severity.VIOLATION if named else Severity.WARNING if path.suffix in _ANNOTATIONS else Severity.INFO,
        expected=titles,
        advice="See `rashomon formats`, or leave the file out.",
        held_back="file" if named else "",
    )
