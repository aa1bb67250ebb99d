"""Parties: who a claim counts for, so that nobody is counted twice.

A spokesperson counts for the organisation, a unit for what it is part of, outlets that print one wire for the agency.
The rule that made somebody count for somebody else is kept.
"""

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from rashomon.convert.copies import Copies
from rashomon.convert.records import ArticleRecord, ClaimRecord
from rashomon.registry import Registry

_Likes = tuple[str, str, int]
"""What unnamed actors of copies share: the cluster, the folded words, and the how-manieth of these in its article."""


class Parties:
    """Finds the parties of claims.

    Args:
        records: all articles.
        registry: knows heads, spokespersons and what is part of what.
        copies: clusters of copies.
        replaced: IRIs of older versions.
        base: IRI under which instances are minted.
    """

    def __init__(
        self,
        records: Sequence[ArticleRecord],
        registry: Registry,
        copies: Copies,
        replaced: Container[str],
        base: str,
    ) -> None:
        self._registry, self._copies, self._base = registry, copies, base
        self._slugs = {registry.iri(slug, base): slug for slug in registry.entities}
        self._unnamed: dict[str, _Likes] = {}
        self._first: dict[_Likes, str] = {}
        # The first of those who are alike names their party: one of a newest version, else nobody would be found there.
        for record in sorted(records, key=lambda one: (one.iri in replaced, one.iri)):
            for actor, likes in _keys(record, copies.cluster(record.iri)):
                self._unnamed[actor] = likes
                self._first.setdefault(likes, actor)
        self.merged: dict[str, set[str]] = {}

    def of(self, claim: ClaimRecord, article: ArticleRecord) -> tuple[str, ...]:
        """Give the parties that a claim counts for (IRIs, sorted); none for headlines, uncoded and unreviewed ones."""
        if claim.voice in {"Headline", "NotCoded"} or not claim.counted:
            return ()
        if claim.voice == "Authorial":
            return (self._author(claim, article),)
        speakers = claim.on_behalf_of or claim.claimants
        roots = {
            self._root(speaker, article.day) for speaker in speakers if not speaker.endswith("/unspecified-source")
        }
        if claim.on_behalf_of and roots:
            for speaker in claim.claimants:
                if speaker not in claim.on_behalf_of:
                    self.merged.setdefault(speaker, set()).add("OnBehalfOf")
        return tuple(sorted(roots))

    def _author(self, claim: ClaimRecord, article: ArticleRecord) -> str:
        for party, rule in ((article.agency, "Agency"), (article.publisher, "Publisher")):
            if party:
                for speaker in claim.claimants:
                    self.merged.setdefault(speaker, set()).add(rule)
                return party
        author = f"{article.iri}/author"
        return self._root(author, article.day)

    def _root(self, actor: str, day: str) -> str:
        cluster = self._unnamed.get(actor)
        if cluster is not None:
            first = self._first[cluster]
            if first != actor:
                self.merged.setdefault(actor, set()).add("CopyCluster")
            return first
        slug = self._slugs.get(actor)
        if slug is not None and self._registry.entities[slug].type == "dataset":
            return actor  # a dataset speaks for itself, whoever keeps it
        path = self._registry.organisation_of(slug, day) if slug is not None else ()
        if not path:
            return actor
        self.merged.setdefault(actor, set()).update(rule for _, rule in path)
        return self._registry.iri(path[-1][0], self._base)


def _keys(record: ArticleRecord, cluster: str) -> Iterator[tuple[str, _Likes]]:
    """Give for each unnamed actor of an article what it shares with its likes in the copies of that article.

    Two that are described by the same words in one article stay two: the first is that of the copy's first, and so
    on. An author with an outlet counts for the outlet, and is nobody's like.
    """
    seen: Counter[str] = Counter()
    for actor, label in sorted(record.unnamed.items(), key=lambda one: (_begin(one[0]), one[0])):
        is_author = actor == f"{record.iri}/author"
        if is_author and (record.publisher or record.agency):
            continue
        what = f"author {label}" if is_author else f"actor {label}"
        seen[what] += 1
        yield actor, (cluster, what, seen[what])


def _begin(actor: str) -> int:
    """Give where an unnamed actor is first described (`actor-<begin>-<end>`), in code points; 0 for the author."""
    begin = actor.rpartition("/")[2].split("-")[1:2]
    return int(begin[0]) if begin and begin[0].isdigit() else 0
