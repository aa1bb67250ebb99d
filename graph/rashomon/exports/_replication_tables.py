"""The tables of the replication package, made of the view; its scripts make them again from the CSV tables."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain

import msgspec

from rashomon.exports._table_model import Cell, Lookup
from rashomon.view import Claim, Content, View


class Rebuilt(msgspec.Struct, frozen=True):
    """A table that the scripts rebuild.

    Args:
        name: of its file.
        header: names of its columns.
        rows: gives its rows.
    """

    name: str
    header: tuple[str, ...]
    rows: Callable[[View], Iterator[tuple[Cell, ...]]]


def _by_status(view: View) -> Iterator[tuple[Cell, ...]]:
    lookup = Lookup(view)
    contents: Counter[tuple[str, str]] = Counter()
    claims: dict[tuple[str, str], set[str]] = {}
    contents_of: Iterator[Content] = chain(view.events.values(), view.statements.values(), view.counts.values())
    for content in contents_of:
        key = lookup.kind(content.iri), content.status
        contents[key] += 1
        claims.setdefault(key, set()).update(claim.iri for claim in view.claims_on(content.iri))
    for key in sorted(contents):
        yield *key, contents[key], len(claims[key])


def _by_source(view: View) -> Iterator[tuple[Cell, ...]]:
    by_source: dict[str, list[Claim]] = {}
    for claim in view.claims.values():
        for who in claim.claimants if claim.is_live else ():
            by_source.setdefault(who, []).append(claim)
    for source, made in sorted(by_source.items()):
        yield (
            source,
            view.label(source),
            len(made),
            sum(claim.polarity == "Affirmed" for claim in made),
            sum(claim.is_denial for claim in made),
            sum(claim.is_hedged for claim in made),
            len({claim.article for claim in made}),
        )


def _killed(view: View) -> Iterator[tuple[Cell, ...]]:
    for count in view.counts.values():
        for claim in view.claims_on(count.iri) if count.measure == "killed" else ():
            group = view.label(count.group) if count.group else None
            figure = (count.of, view.label(count.of), count.group or None, group)
            numbers = (count.range[0], count.value, count.range[1], count.included_in or None)
            yield count.iri, claim.iri, *figure, *numbers, view.speaker(claim), claim.polarity, claim.is_hedged


REBUILT = (
    Rebuilt("claims-by-status", ("kind", "status", "contents", "claims"), _by_status),
    Rebuilt(
        "claims-by-source",
        ("source", "source_label", "claims", "affirmed", "denied", "hedged", "articles"),
        _by_source,
    ),
    Rebuilt(
        "killed-by-side-and-source",
        (
            *("count", "claim", "event", "event_label", "group", "group_label"),
            *("low", "best", "high", "included_in", "speaker", "polarity", "is_hedged"),
        ),
        _killed,
    ),
)
