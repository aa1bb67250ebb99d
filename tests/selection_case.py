"""Small corpora as lines and as a view, and what of them filters leave."""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from rashomon.article import Article, Origin
from rashomon.convert import ArticleRecord, Settings, conclude, convert_article
from rashomon.registry import Registry
from rashomon.selection import Filters, selected
from rashomon.terms import DEFAULT_BASE
from rashomon.view import View, read_view
from rashomon.vocabulary import load_vocabulary
from rules_words import REGISTRY

ENTITY = f"{DEFAULT_BASE}entity/"


class Built(NamedTuple):
    """A corpus: its lines, what stands in them, and the record of each article."""

    lines: list[bytes]
    view: View
    records: list[ArticleRecord]

    def claim(self, article: int, name: str) -> str:
        """Give the IRI of an annotator's claim."""
        return self.records[article].claim_ids[name]


class Left(NamedTuple):
    """What filters leave."""

    lines: list[bytes]
    view: View
    notes: tuple[str, ...]


def build(articles: Iterable[Article], registry: Registry = REGISTRY) -> Built:
    """Build a corpus without a disk."""
    choice, vocabulary = Settings(DEFAULT_BASE), load_vocabulary()
    made = [
        convert_article(one, Origin(f"{n}.json"), registry, vocabulary, choice, lambda _: None)
        for n, one in enumerate(articles)
    ]
    records = [one.record for one in made]
    drawn = conclude(records, registry, choice, lambda _: None)
    lines = sorted({*(line for one in made for line in one.lines), *drawn.lines, *registry.lines(DEFAULT_BASE)})
    return Built(lines, read_view(lines), records)


def leave(built: Built, *filters: Filters) -> Left:
    """Give what filters leave of a corpus."""
    return leave_of(built.lines, built.view, *filters)


def leave_of(lines: Sequence[bytes], view: View, *filters: Filters) -> Left:
    """Give what filters leave."""
    found = selected(lines, view, *filters)
    return Left(found.lines, read_view(found.lines), found.notes)


def loose_ends(lines: Iterable[bytes]) -> set[str]:
    """Give the instances that are pointed at, but not described."""
    quads = list(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))
    described = {str(quad.subject) for quad in quads}
    pointed = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    return {one.value for one in pointed if one.value.startswith(DEFAULT_BASE) and str(one) not in described}


def status(view: View) -> dict[str, tuple[str, int]]:
    """Give status and number of independent parties of each content node that has a status."""
    return {
        node: (one.status, one.independent_parties)
        for group in (view.events, view.statements, view.counts)
        for node, one in group.items()
        if one.status
    }


def actor(ref: str, record: ArticleRecord) -> str:
    """Give the IRI of an actor as an annotator names it: a slug, or "m", the one unnamed actor of its article."""
    if ref != "m":
        return ENTITY + ref
    return next(name for name in record.unnamed if not name.endswith("/author"))


def without_claims(
    articles: Sequence[Article], built: Built, gone: Iterable[str], silent: Container[str] = ()
) -> list[Article]:
    """Give articles as annotated, but for some claims and what points at these, and for some speakers of the rest.

    Args:
        articles: as annotated.
        built: of these articles.
        gone: IRIs of claims.
        silent: IRIs of actors.
    """
    from msgspec.structs import replace

    lost = set(gone)
    found = []
    for article, record in zip(articles, built.records, strict=True):
        out = {name for name, iri in record.claim_ids.items() if iri in lost}
        claims = tuple(
            replace(
                one,
                reports=tuple(ref for ref in one.reports if ref not in out),
                claimants=tuple(ref for ref in one.claimants if actor(ref, record) not in silent),
                on_behalf_of=tuple(ref for ref in one.on_behalf_of if actor(ref, record) not in silent),
            )
            for one in article.claims
            if one.id not in out
        )
        found.append((article, replace(article, claims=claims)))
    named: dict[str, list[str]] = {}
    for article, record in zip(articles, built.records, strict=True):
        for name, iri in record.claim_ids.items():
            named.setdefault(f"{article.id}#{name}", []).append(iri)

    def stands(record: ArticleRecord, end: str) -> bool:
        """Whether the one claim that is meant is left; with two versions of an article its id may mean two."""
        article, _, name = end.rpartition("#")
        is_own = article in {"", record.id} and name in record.claim_ids
        known = [record.claim_ids[name]] if is_own else named[end]
        meant = [iri for iri in known if built.view.claims[iri].is_live] or known
        return len(meant) == 1 and meant[0] not in lost

    return [
        replace(new, disagreements=tuple(d for d in new.disagreements if all(stands(record, end) for end in d.between)))
        for (_, new), record in zip(found, built.records, strict=True)
    ]
