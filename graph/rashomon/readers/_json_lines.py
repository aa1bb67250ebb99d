"""A file of JSON or JSON Lines, cut into the documents it holds.

JSON Lines is told from JSON by looking, not by the suffix: many files named .jsonl are pretty-printed JSON.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from rashomon.errors import SourceError
from rashomon.problems import Place, Problem, Report

LIMIT = 64 * 1024 * 1024
"""The most bytes that one article may have; a file of JSON Lines may be of any size."""

BOM = b"\xef\xbb\xbf"


class Document(msgspec.Struct, frozen=True):
    """One JSON document of a file.

    Args:
        data: its bytes, without byte order mark.
        line: the number of its first line in the file.
        offset: where it begins in the file, in bytes.
        is_line: whether it is one line among others.
    """

    data: bytes
    line: int
    offset: int
    is_line: bool = False


def documents(path: Path, report: Report, limit: int = LIMIT) -> Iterator[Document]:
    """Cut a file into its JSON documents.

    Args:
        path: the file.
        report: takes a problem for each document that is too large.
        limit: the most bytes that one document may have.

    Raises:
        SourceError: if the file cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + len(BOM) + 1)
            skip = len(BOM) if data.startswith(BOM) else 0
            if len(data) - skip > limit:
                stream.seek(skip)
                yield from _long(path, stream, skip, report, limit)
            elif _is_lines(data[skip:], path.suffix.lower()):
                yield from _lines(data[skip:], skip)
            else:
                yield Document(data[skip:], 1, skip)
    except OSError as error:
        raise SourceError(path, f"it cannot be opened ({error.strerror})", "Check path and permissions.") from error


def sha256_of(path: Path) -> str:
    """Give the sha256 (hex) of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_lines(data: bytes, suffix: str) -> bool:
    first, _, rest = data.strip().partition(b"\n")
    if not rest:
        return False
    if _is_object(first):
        return True
    if _is_object(data):
        return False
    lines = [line for line in data.split(b"\n") if line.strip()]
    if any(line.startswith(b"{") and _is_object(line) for line in lines):
        return True
    shaped = all(line.startswith(b"{") and line.rstrip().endswith(b"}") for line in lines)
    return shaped and suffix in {".jsonl", ".ndjson"}


def _is_object(data: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(data), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _lines(data: bytes, offset: int) -> Iterator[Document]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield Document(line, number, offset, is_line=True)
        offset += len(line) + 1


def _long(path: Path, stream: BinaryIO, offset: int, report: Report, limit: int) -> Iterator[Document]:
    """Read a file that is larger than one article may be: it must be JSON Lines."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        begin, length = offset, len(line)
        if length > limit and not line.endswith(b"\n"):
            report(_too_large(path, number, limit))
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
                length += len(line)
        elif number == 1 and not _is_object(line):
            report(_too_large(path, number, limit))
            return
        elif line.strip():
            yield Document(line, number, begin, is_line=True)
        offset += length


def _too_large(path: Path, number: int, limit: int) -> Problem:
    return Problem(
        "file-too-large",
        f"an article of more than {limit:,} bytes is not read",
        Place(file=path.as_posix(), line=number),
        advice="Write one article a line (JSON Lines); a file of many lines may be of any size.",
        held_back="article",
    )
