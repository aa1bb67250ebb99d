"""The texts from which rows are proposed: .txt files, and native articles of which only the text counts."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from rashomon.article import About, Article
from rashomon.errors import SourceError
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.readers import find_reader

_FOR_PEOPLE = frozenset({"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG", "REQUIREMENTS"})
_NATIVE = (".json", ".jsonl")
_REGISTRIES = ("registry.toml", "registry.csv")


class Text(msgspec.Struct, frozen=True):
    """A text, and what is known of it.

    Args:
        about: id, language, dates; of a .txt file only the id.
        text: the raw text.
        file: where it was read, with forward slashes.
        path: the same, as a path.
        is_file: whether the file holds the text and nothing else.
    """

    about: About
    text: str
    file: str
    path: Path
    is_file: bool = True


def texts_in(paths: Iterable[Path], report: Report) -> Iterator[Text]:
    """Read texts from files and folders, in an order that is the same on every machine.

    Args:
        paths: .txt files, native articles, and folders of them at any depth.
        report: takes what cannot be read.

    Raises:
        SourceError: if a path does not exist or cannot be opened.
    """
    seen: set[Path] = set()
    for path in sorted(set(paths), key=lambda one: one.as_posix()):
        for file in _files(path):
            if file.resolve() in seen:
                continue
            seen.add(file.resolve())
            yield from _plain(file, report) if file.suffix.lower() == ".txt" else _native(file, report)


def registries_beside(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Find the names lists beside the texts, or in folders above them up to what the user gave."""
    folders: dict[Path, None] = {}
    for path in paths:
        top = path if path.is_dir() else path.parent
        for file in _files(path):
            folder = file.parent
            folders.setdefault(folder)
            while folder not in {top, folder.parent}:
                folder = folder.parent
                folders.setdefault(folder)
    found = {folder / name for folder in folders for name in _REGISTRIES if (folder / name).is_file()}
    return tuple(sorted(found, key=lambda one: one.as_posix()))


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise SourceError(path, "there is no such file or folder", "Check the spelling of the path.")
    if not path.is_dir():
        return [path]
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        stems = {Path(name).stem for name in names if Path(name).suffix.lower() in _NATIVE}
        for name in sorted(names):
            stem, suffix = Path(name).stem, Path(name).suffix.lower()
            is_text = suffix == ".txt" and stem not in stems and stem.upper() not in _FOR_PEOPLE
            if not name.startswith(".") and (is_text or suffix in _NATIVE):
                found.append(Path(folder, name))
    return found


def _plain(file: Path, report: Report) -> Iterator[Text]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(file, f"it cannot be opened ({error.strerror})", "Check its permissions.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(
            "not-utf-8", "this text is not UTF-8, so nothing was proposed from it", Place(file=file.as_posix()),
            advice="Save it as UTF-8.", held_back="file",
        )  # fmt: skip
        report(problem)
        return
    # The id stands in a cell of its own, which must not begin like a formula.
    yield Text(About(id=file.stem.lstrip("=+-@") or "text"), text, file.as_posix(), file)


def _native(file: Path, report: Report) -> Iterator[Text]:
    reader = find_reader(file)
    if reader is None or reader.name != "native":
        problem = Problem(
            "format-unknown", "this is neither a text nor a native article, so nothing was proposed from it",
            Place(file=file.as_posix()), Severity.WARNING, advice="Give .txt files, or native articles.",
        )  # fmt: skip
        report(problem)
        return
    for read, _ in reader.read(file, report):
        if isinstance(read, Article):
            about = About(**{name: getattr(read, name) for name in About.__struct_fields__})
            yield Text(about, read.text, file.as_posix(), file, is_file=False)
