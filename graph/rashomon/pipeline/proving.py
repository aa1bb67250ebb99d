"""Compares every quote of an article with its text, by code; what differs cannot stand."""

from collections.abc import Iterator

from rashomon.article import Article, Origin, Span
from rashomon.convert.checks import spans_of
from rashomon.problems import Problem

_ADVICE = "Export the annotation again together with the text on which it was made."


def unproved(article: Article, origin: Origin) -> Iterator[tuple[str, Problem]]:
    """Give (id of an annotation, problem) for every span whose carried words are not those of the text.

    A span that carries no words is taken as it is: there is nothing to compare.

    Args:
        article: as a reader or the mapping made it.
        origin: names file and line.
    """
    kinds = kinds_of(article)
    for span, owner in spans_of(article):
        found = _words(article.text, span)
        if span.quote and span.quote != found:
            yield (
                owner,
                Problem(
                    "quote-differs",
                    "the words of the annotation are not those of the text at its offsets",
                    origin.place(article.id, owner, span),
                    expected=f"“{span.quote}”",
                    found=f"“{found}”",
                    advice=_ADVICE,
                    held_back=kinds.get(owner, "annotation"),
                ),
            )


def _words(text: str, span: Span) -> str:
    return " ".join(text[begin:end] for begin, end in span.fragments or ((span.begin, span.end),))


def kinds_of(article: Article) -> dict[str, str]:
    """Give id of an annotation -> what it is."""
    kinds = dict.fromkeys((item.id for item in article.mentions), "mention")
    kinds |= dict.fromkeys((item.id for item in article.events), "event")
    kinds |= dict.fromkeys((item.id for item in article.states), "state")
    kinds |= dict.fromkeys((item.id for item in article.counts), "count")
    kinds |= dict.fromkeys((item.id for item in article.claims), "claim")
    return kinds | dict.fromkeys((item.id for item in article.disagreements), "disagreement")
