"""Which claims are whose: made by somebody, for somebody, or relayed by somebody, with whatever is part of them."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

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


def authors_words(article: str, view: View) -> set[str]:
    """Give those whose words an author's own words are: the author, the outlet, the agency."""
    about = view.articles[article]
    return {who for who in (f"{article}/author", about.author, about.publisher, about.agency) if who}


def joint(claim: Claim, them: AbstractSet[str]) -> bool:
    """Tell whether some actors make a claim together with others; an author speaks alone.

    Args:
        claim: one that they make, or that is made for them.
        them: IRIs of the actors and of what is below them.
    """
    if claim.voice == "Authorial":
        return False
    return any(who & them and who - them for who in (set(claim.on_behalf_of), set(claim.claimants)))


def _made_by(actors: Sequence[str], view: View) -> set[str]:
    them = below(actors, view.superiors)
    return {name for name, claim in view.claims.items() if speakers(claim, view) & them}
