"""The names in articles that the registry does not know, each use with its place in the text."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rashomon.article import Article, Mention, Span
from rashomon.registry.index import Registry

_STOP = re.compile(r"[.!?。؟۔！？…\n]+[\"'”’»)\]]*\s*")
_REACH = 120  # code points of a sentence that are shown before and after the name
_PLACES = frozenset({"origin", "destination", "happenedAt"})


class Use(NamedTuple):
    """One use of a name.

    Args:
        name: as written, blanks evened.
        kind: actor or place.
        ref: slug or IRI that the annotation gives, though the registry does not have it; else empty.
        type: actor type that the annotation gives, else empty.
        language: of the article.
        article: its id.
        sentence: the sentence around it, or empty where it stands outside the text.
        known: slugs of the entities that share the name, so that it alone does not tell which.
    """

    name: str
    kind: Literal["actor", "place"]
    ref: str
    type: str
    language: str
    article: str
    sentence: str
    known: tuple[str, ...]


def uses(article: Article, registry: Registry) -> Iterator[Use]:
    """List the uses of names in an article that lead to no entity, in the order of the text.

    Unnamed actors stay out, and so does a mention of what another mention of the article names.
    """
    roots = _roots(article)
    resolved = {roots[mention.id] for mention in article.mentions if _leads_somewhere(article, mention, registry)}
    for mention in sorted(article.mentions, key=lambda one: (one.span.begin, one.span.end, one.id)):
        kind = mention.kind
        if kind not in {"actor", "place"} or mention.unnamed or roots[mention.id] in resolved:
            continue
        if mention.same_as and roots[mention.id] != mention.id:
            continue
        name = _evened(_words(article, mention.span))
        if name:
            yield Use(
                name=name,
                kind="actor" if kind == "actor" else "place",
                ref=mention.entity,
                type=mention.type,
                language=article.language,
                article=article.id,
                sentence=sentence(article.text, mention.span.begin, mention.span.end),
                known=() if mention.entity else registry.candidates(name, kind),
            )
    yield from _references(article, registry)


def references(article: Article) -> Iterator[tuple[str, Literal["actor", "place"], str]]:
    """List the references of an article, whatever they lead to: reference, kind and type as far as they tell."""
    yield from ((ref, "actor", "media") for ref in (article.publisher, *article.listed_sources) if ref)
    yield from ((ref, "actor", "news-agency") for ref in (article.agency,) if ref)
    for claim in article.claims:
        for ref in (*claim.claimants, *claim.on_behalf_of, *claim.addressees):
            yield ref, "actor", ""
    for event in article.events:
        yield from ((ref, "place", "") for ref in event.places)
        for role, targets in event.roles.items():
            yield from ((ref, "place" if role in _PLACES else "actor", "") for ref in targets)
    for state in article.states:
        yield from ((ref, "actor", "") for ref in (state.subject, state.object))
    yield from ((count.group, "actor", "") for count in article.counts if count.group)


def own_ids(article: Article) -> set[str]:
    """Give what references inside an article can mean: ids of its annotations and keys of its events."""
    ids = {item.id for items in (article.mentions, article.events, article.states) for item in items}
    ids |= {item.id for items in (article.counts, article.claims) for item in items}
    return ids | {event.key for event in article.events if event.key}


def _references(article: Article, registry: Registry) -> Iterator[Use]:
    own = own_ids(article)
    for ref, kind, actor_type in references(article):
        if not ref.strip() or ref in own or ref[0] in "?@" or ref in registry.events or registry.entity(ref):
            continue
        known = registry.candidates(ref, kind)
        if len(known) != 1:
            yield Use(_evened(ref), kind, ref, actor_type, article.language, article.id, "", known)


def _leads_somewhere(article: Article, mention: Mention, registry: Registry) -> bool:
    if mention.entity:
        return mention.entity in registry.events or registry.entity(mention.entity) is not None
    known = mention.kind in {"actor", "place"} and not mention.unnamed
    return known and registry.find(_words(article, mention.span), mention.kind) is not None


def _roots(article: Article) -> dict[str, str]:
    """Give for each mention the first of those that mention the same thing."""
    above = {mention.id: mention.same_as for mention in article.mentions}
    roots = {}
    for start in above:
        way = [start]
        while (following := above.get(way[-1], "")) in above and following not in way:
            way.append(following)
        # A ring has no end; its smallest id stands for it then.
        roots[start] = min(way) if following in way else way[-1]
    return roots


def _words(article: Article, span: Span) -> str:
    return span.quote or span.words_in(article.text)


def _evened(text: str) -> str:
    return " ".join(text.split())


def sentence(text: str, begin: int, end: int) -> str:
    """Cut the sentence around a span out of a text, on one line.

    Args:
        text: the article's text.
        begin: first code point of the span.
        end: code point after its last.
    """
    first, last = max(0, begin - _REACH), min(len(text), end + _REACH)
    stops = [match.end() for match in _STOP.finditer(text, first, begin)]
    start = stops[-1] if stops else first
    after = _STOP.search(text, end, last)
    stop = after.end() if after else last
    before = "…" if not stops and first else ""
    behind = "…" if after is None and last < len(text) else ""
    return before + _evened(text[start:stop]) + behind
