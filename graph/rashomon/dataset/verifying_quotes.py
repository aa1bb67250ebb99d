"""Checks the quotes of a built dataset against the texts that it keeps."""

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from rashomon.dataset.contents import ArticleEntry
from rashomon.dataset.manifest import ARTICLES, GRAPH, TEXTS
from rashomon.dataset.quotes import quote_faults, text_hashes
from rashomon.problems import Place, Problem, Severity

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
            for fault in quote_faults(lines, entry.iri, _bytes(folder, entry).decode(errors="replace")):
                place = Place(
                    file=entry.file, article=entry.about.id, node=fault.span, begin=fault.begin, end=fault.end,
                )  # fmt: skip
                message = "the quote in the graph is not what the text says there"
                yield Problem(
                    "quote-differs", message, place, expected=fault.expected, found=fault.found,
                    advice="Build the dataset again from its sources.",
                )  # fmt: skip


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
        said = dict(text_hashes(file))
    for iri, entry in entries.items():
        now = hashlib.sha256(_bytes(folder, entry)).hexdigest()
        if not said.get(iri) == now == entry.text_sha256:
            place = Place(file=f"{TEXTS}/{entry.text}", article=entry.about.id)
            message = "the text, its entry and the graph do not agree on its sha256"
            yield Problem("text-differs", message, place, expected=said.get(iri, "none"), found=now)
