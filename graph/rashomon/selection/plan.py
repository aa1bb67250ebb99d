"""Decides what stays: claims, what they say, the claims through which they come, and their articles."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import msgspec

from rashomon.selection.contents import Asked
from rashomon.selection.filters import Filters
from rashomon.selection.speakers import according_to, authors_words, below, joint
from rashomon.view import Content, Count, Event, Span, Statement, View


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What stays.

    Args:
        claims: the claims that are asked for.
        contents: events, statements and figures that are asked for.
        articles: those in which any of these stands.
        authors: articles whose author's own contested words stay.
        relaying: further claims, through which the others come; of what they say themselves nothing stays.
        notes: what fell out, in words.
    """

    claims: frozenset[str]
    contents: frozenset[str]
    articles: frozenset[str]
    authors: frozenset[str]
    relaying: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def left(view: View, steps: Sequence[Filters], gone: AbstractSet[str]) -> Plan:
    """Decide what stays where claims are left out.

    Args:
        view: what stands in the graph.
        steps: the filters; those that choose are passed over.
        gone: claims that are left out.
    """
    claims = view.claims.keys() - gone
    articles = _articles(view, steps, claims)
    said = {node for name in claims for node in view.claims[name].content}
    return Plan(
        claims=frozenset(claims),
        contents=frozenset(said | _unsaid(view, said, articles)),
        articles=frozenset(articles),
        authors=frozenset(article for article in articles if not _is_left_out(article, view, steps)),
    )


def chosen(view: View, steps: Sequence[Filters]) -> Plan:
    """Decide what stays where something is chosen.

    Args:
        view: what stands in the graph, without what is left out.
        steps: the filters; those that leave out are passed over.
    """
    pool = set(view.claims)
    for filters in steps:
        if filters.according_to:
            pool &= according_to(filters.according_to, view)
    by_claims = any(filters.according_to for filters in steps)
    by_contents = any(filters.chooses_contents for filters in steps)
    said = {node for name in pool for node in view.claims[name].content}
    asked = Asked(steps, view)
    contents, claims = said, pool
    if by_contents:
        contents = asked.among(said if by_claims else said | _never_said(view))
        claims = {name for name in pool if contents & set(view.claims[name].content)}
    relaying = {one.iri for name in claims for one in view.relayed_by(view.claims[name])} - claims
    articles = {view.claims[name].article for name in claims | relaying}
    articles |= {span.article for node in contents - said for span in _evidence(view.content(node))}
    return Plan(
        claims=frozenset(claims),
        relaying=frozenset(relaying),
        contents=frozenset(contents),
        articles=frozenset(articles),
        authors=frozenset(article for article in articles if not by_contents and _is_asked_for(article, view, steps)),
        notes=(
            *asked.notes(),
            *_wordless(view, pool - claims),
            *_together(view, claims, steps),
            *_relaying(len(relaying)),
        ),
    )


def _articles(view: View, steps: Sequence[Filters], left: AbstractSet[str]) -> set[str]:
    """Give the articles with claims that are left; also those that never had any, unless claims of a kind are asked."""
    articles = {view.claims[name].article for name in left}
    if any(filters.reviewed or filters.coders for filters in steps):
        return articles
    return articles | (view.articles.keys() - {claim.article for claim in view.claims.values()})


def _never_said(view: View) -> set[str]:
    ever = {node for claim in view.claims.values() for node in claim.content}
    return (view.events.keys() | view.statements.keys() | view.counts.keys()) - ever


def _unsaid(view: View, said: AbstractSet[str], articles: AbstractSet[str]) -> set[str]:
    """Give what nobody says, in the whole dataset, if it stands in an article that stays and hangs on nothing gone.

    Args:
        view: what stands in the graph.
        said: what is said by the claims that are left.
        articles: those that stay.
    """
    nodes = _never_said(view)
    events = {
        node
        for node in nodes & view.events.keys()
        if any(span.article in articles for span in view.events[node].evidence)
    }
    there = events | said

    def stands(thing: str) -> bool:
        if thing in view.events:
            return thing in there
        entity = view.entities.get(thing)
        return entity is None or not entity.described_in or entity.described_in in articles

    return events | {
        node
        for node in nodes - events - view.events.keys()
        if all(stands(thing) for thing in _rests_on(view.content(node)))
    }


def _rests_on(content: Content | None) -> tuple[str, ...]:
    if isinstance(content, Statement):
        return content.subject, content.object
    return (content.of, content.group) if isinstance(content, Count) else ()


def _evidence(content: Content | None) -> tuple[Span, ...]:
    return content.evidence if isinstance(content, Event | Count) else ()


def _is_left_out(article: str, view: View, steps: Sequence[Filters]) -> bool:
    who = authors_words(article, view)
    return any(who & below(filters.without, view.superiors) for filters in steps)


def _is_asked_for(article: str, view: View, steps: Sequence[Filters]) -> bool:
    who = authors_words(article, view)
    named = [filters.according_to for filters in steps if filters.according_to]
    return all(who & below(actors, view.superiors) for actors in named)


def _wordless(view: View, lost: AbstractSet[str]) -> tuple[str, ...]:
    """Say how many claims fell out because they say nothing that has a status, a day or a place."""
    number = sum(not view.claims[name].content and not view.claims[name].reports for name in lost)
    if not number:
        return ()
    what = "claim of which only the words are" if number == 1 else "claims of which only the words are"
    return (f"{number:,} {what} known {'is' if number == 1 else 'are'} left out.",)


def _together(view: View, claims: AbstractSet[str], steps: Sequence[Filters]) -> tuple[str, ...]:
    """Say how many claims somebody who is asked for makes together with others."""
    named = [below(filters.according_to, view.superiors) for filters in steps if filters.according_to]
    number = sum(any(joint(view.claims[name], them) for them in named) for name in claims)
    if not number:
        return ()
    return (f"{number:,} {'claim is' if number == 1 else 'claims are'} made jointly with others, who are shown too.",)


def _relaying(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    them = "1 claim is kept" if number == 1 else f"{number:,} claims are kept"
    return (f"{them} only to show through whom the others come.",)
