"""Articles that print the same text: one wire in several outlets.

Candidates share rare word sequences; a candidate is a copy if at least 80 % of the words of the shorter text stand in
the longer one in the same order (longest common subsequence of words, by RapidFuzz). A shortened or newly
headed copy is found; two reports of one event in own words are not.
"""

import zlib
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from rashomon.convert.records import ArticleRecord
from rashomon.problems import Place, Problem, Report, Severity

THRESHOLD = 0.8
"""Share of the shorter text's words, in order, from which on a text counts as a copy."""
FEWEST_WORDS = 20
"""Shorter texts are too short to tell a copy from chance."""
_SHINGLE = 4
_SKETCH = 64
_SHARED = 3


class Copies:
    """Clusters of copies.

    Args:
        first: IRI of each copy -> IRI of the article that it copies (the earliest newest version of its cluster).
        similarity: IRI of each copy -> share of words in common with the first, 0 to 1; absent where a person said so.
    """

    def __init__(self, first: dict[str, str], similarity: dict[str, float], clusters: dict[str, str]) -> None:
        self.first, self.similarity, self._clusters = first, similarity, clusters

    def cluster(self, article: str) -> str:
        """Give the IRI of the article that speaks for an article's cluster."""
        return self._clusters[article]


def find_copies(records: Sequence[ArticleRecord], replaced: dict[str, str], report: Report) -> Copies:
    """Find the articles that copy another one.

    Args:
        records: all articles.
        replaced: older versions. They hold their copies together, but nothing is told of them: what prints an old
            version is a copy of whatever else prints it.
        report: takes what a person said and nobody can follow.
    """
    every = sorted(records, key=lambda one: (one.iri in replaced, one.day or "9999", one.iri))
    position = {one.iri: at for at, one in enumerate(every)}
    leader = {one.iri: one.iri for one in every}

    def root(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    def join(one: str, other: str) -> None:
        low, high = sorted((root(one), root(other)), key=position.__getitem__)
        leader[high] = low

    by_id: dict[str, list[str]] = {}
    for record in every:
        by_id.setdefault(record.id, []).append(record.iri)
    said: dict[str, str] = {}
    for record in every:
        others = [iri for iri in by_id.get(record.copy_of, ()) if iri != record.iri]
        if len([iri for iri in others if iri not in replaced] or others) == 1:
            said[record.iri] = next((iri for iri in others if iri not in replaced), others[0])
        elif record.copy_of:
            _unknown(record, len(others), report)
    for one, other in said.items():
        join(one, other)
    words = [record.text.split(" ") if record.text else [] for record in every]
    for low, high in _candidates(words):
        if share(words[low], words[high]) >= THRESHOLD:
            join(every[low].iri, every[high].iri)
    clusters = {record.iri: root(record.iri) for record in every}
    first = {article: origin for article, origin in clusters.items() if article != origin and article not in replaced}
    similarity = {
        article: round(share(words[position[article]], words[position[origin]]), 4)
        for article, origin in first.items()
        if said.get(article) != origin
    }
    return Copies(first, similarity, clusters)


def _unknown(record: ArticleRecord, known: int, report: Report) -> None:
    told = f"{known} articles have that id" if known else "no other article here has that id"
    report(
        Problem(
            "copy-unknown",
            f"{record.id} is said to copy “{record.copy_of}”, but {told}",
            Place(file=record.file or None, article=record.id),
            severity=Severity.WARNING,
            advice="Correct copy_of, or leave it out: copies are found by their text too.",
        )
    )


def share(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share of the shorter text's words that stand in the longer one in the same order, 0 to 1."""
    shorter = min(len(one), len(other))
    return LCSseq.similarity(one, other) / shorter if shorter else 0.0


def _candidates(words: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """List the pairs of texts that share at least three of their 64 smallest hashes of four-word sequences."""
    holders: dict[int, list[int]] = {}
    for at, text in enumerate(words):
        if len(text) < FEWEST_WORDS:
            continue
        sequences = {" ".join(text[start : start + _SHINGLE]) for start in range(len(text) - _SHINGLE + 1)}
        for mark in sorted({zlib.crc32(one.encode("utf-8", "replace")) for one in sequences})[:_SKETCH]:
            holders.setdefault(mark, []).append(at)
    shared: dict[tuple[int, int], int] = {}
    for group in holders.values():
        for index, low in enumerate(group):
            for high in group[index + 1 :]:
                shared[low, high] = shared.get((low, high), 0) + 1
    return sorted(pair for pair, times in shared.items() if times >= _SHARED)
