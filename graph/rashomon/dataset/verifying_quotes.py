"""Checks the quotes of a built dataset against the texts that it keeps."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

import msgspec

from rashomon.dataset.contents import ArticleEntry
from rashomon.dataset.manifest import ARTICLES, BUILD_AGAIN, GRAPH, TEXTS
from rashomon.problems import Place, Problem, Severity
from rashomon.shapes.quotes import check_quotes
from rashomon.shapes.telling import span_at
from rashomon.terms import RSM, iri

_SHA256 = iri(RSM + "sha256")
_OWNER = re.compile(rb"[^\"]*<([^>]*)#offset_")


def read_articles(folder: Path) -> Iterator[ArticleEntry]:
    """Read `articles.jsonl` of a dataset folder."""
    decoder = msgspec.json.Decoder(ArticleEntry)
    with (folder / ARTICLES).open("rb") as file:
        for line in file:
            yield decoder.decode(line)


def quote_problems(folder: Path) -> Iterator[Problem]:
    """Compare every quote, every offset and the hash of every text with the texts in the folder.

    Args:
        folder: the dataset.
    """
    entries = {entry.iri: entry for entry in read_articles(folder)}
    if not any(entry.text for entry in entries.values()):
        if entries:
            message = "the texts were left out of this dataset, so its quotes cannot be checked"
            yield Problem("texts-left-out", message, Place(file=TEXTS), severity=Severity.INFO)
        return
    yield from _hashes(folder, entries)
    with (folder / GRAPH).open("rb") as file:
        for owner, lines in groupby((line for line in file if b"#offset_" in line), _owner):
            entry = entries.get(owner.decode("ascii", "replace"))
            if entry is None:
                if owner:
                    message = f"<{owner.decode('ascii', 'replace')}> has quotes and is no article of this dataset"
                    yield Problem("article-unknown", message, Place(file=GRAPH, node=owner.decode("ascii", "replace")))
                continue
            text = _bytes(folder, entry).decode("utf-8", "replace")
            try:
                yield from check_quotes(lines, text, partial(_place, entry))
            except (ValueError, SyntaxError) as error:
                message = f"lines about the quotes of <{entry.iri}> cannot be read: {error}"
                yield Problem("lines-unreadable", message, Place(file=GRAPH, node=entry.iri), advice=BUILD_AGAIN)


def _place(entry: ArticleEntry, node: str) -> Place:
    span = span_at(node)
    begin, end = (span.begin, span.end) if span else (None, None)
    return Place(file=entry.file, article=entry.about.id, node=node, begin=begin, end=end)


def _owner(line: bytes) -> bytes:
    found = _OWNER.match(line)
    return found[1] if found else b""


def _bytes(folder: Path, entry: ArticleEntry) -> bytes:
    try:
        return (folder / TEXTS / entry.text).read_bytes()
    except OSError:
        return b""  # its absence is reported by the manifest


def _hashes(folder: Path, entries: dict[str, ArticleEntry]) -> Iterator[Problem]:
    with (folder / GRAPH).open("rb") as file:
        said = dict(_said(file))
    for node, entry in entries.items():
        now = hashlib.sha256(_bytes(folder, entry)).hexdigest()
        if not said.get(node) == now == entry.text_sha256:
            place = Place(file=f"{TEXTS}/{entry.text}", article=entry.about.id)
            message = "the text, its entry and the graph do not agree on its sha256"
            yield Problem("text-differs", message, place, expected=said.get(node, "none"), found=now)


def _said(lines: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Give (IRI of the article, sha256 of its text) as the graph says it."""
    for line in lines:
        subject, predicate, rest = line.split(b" ", 2)
        if predicate == _SHA256 and subject.endswith(b"/text>"):
            yield subject[1 : -len(b"/text>")].decode("ascii"), rest[1:65].decode("ascii", "replace")
