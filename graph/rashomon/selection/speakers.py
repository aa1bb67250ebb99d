"""Which claims are whose: made by somebody, for somebody, or relayed by somebody, with whatever is part of them."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from rashomon.selection.filters import Filters
from rashomon.view import Claim, View


def below(tops: Iterable[str], up: Mapping[str, Sequence[str]]) -> set[str]:
    """Give some things and everything below them.

    Args:
        tops: where to begin.
        up: thing -> what stands directly above it.
    """
    down: dict[str, list[str]] = {}
    for thing, above in up.items():
        for one in above:
            down.setdefault(one, []).append(thing)
    found: set[str] = set()
    edge = list(tops)
    while edge:
        thing = edge.pop()
        if thing not in found:
            found.add(thing)
            edge += down.get(thing, ())
    return found


def speakers(claim: Claim, view: View) -> set[str]:
    """Give those who make a claim or for whom it is made; an agency whose text is printed speaks as its author."""
    found = {*claim.claimants, *claim.on_behalf_of}
    article = view.articles.get(claim.article)
    if claim.voice == "Authorial" and article and article.agency:
        found.add(article.agency)
    return found


def according_to(actors: Sequence[str], view: View) -> set[str]:
    """Give the claims made by, on behalf of, or relayed by some actors or what is below them (IRIs)."""
    found: set[str] = set()
    edge = _made_by(actors, view)
    while edge:
        found |= edge
        edge = {inner for name in edge for inner in view.claims[name].reports if inner in view.claims} - found
    return found


def left_out(steps: Sequence[Filters], view: View) -> set[str]:
    """Give the claims that filters leave out (IRIs)."""
    gone: set[str] = set()
    for filters in steps:
        if filters.without:
            gone |= _through(filters.without, view)
        if filters.reviewed:
            gone |= {name for name, claim in view.claims.items() if not claim.is_reviewed}
        if filters.coders:
            gone |= {name for name, claim in view.claims.items() if not set(filters.coders) & set(claim.coders)}
    return gone


def authors_words(article: str, view: View) -> set[str]:
    """Give those whose words an author's own words are: the author, the outlet, the agency."""
    about = view.articles[article]
    return {who for who in (f"{article}/author", about.author, about.publisher, about.agency) if who}


def _made_by(actors: Sequence[str], view: View) -> set[str]:
    them = below(actors, view.superiors)
    return {name for name, claim in view.claims.items() if speakers(claim, view) & them}


def _through(actors: Sequence[str], view: View) -> set[str]:
    """Give what some actors say, and what reaches us through nobody else."""
    gone: set[str] = set()
    edge = _made_by(actors, view)
    while edge:
        gone |= edge
        inner = {name for one in edge for name in view.claims[one].reports if name in view.claims}
        edge = {name for name in inner - gone if _all_gone(view.claims[name].reported_by, gone)}
    return gone


def _all_gone(relays: Sequence[str], gone: AbstractSet[str]) -> bool:
    return all(relay in gone for relay in relays)
