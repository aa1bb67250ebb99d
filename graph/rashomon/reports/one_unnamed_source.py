"""What rests on one unnamed source; and, apart from it, what rests on "reportedly" alone."""

from typing import NamedTuple

from rashomon.dataset import Source
from rashomon.reports._events import Names
from rashomon.reports._notes import closing
from rashomon.reports._speakers import is_author, is_unspecified
from rashomon.reports.choice import Choice
from rashomon.table import Row, Table, Term, text
from rashomon.view import Claim, Content, Count, Event, View

name = "one-unnamed-source"
title = "What rests on one unnamed source"
description = (
    "Contents that one unnamed source affirms and nobody else, with its words and the article; and, in a table of its "
    "own, those that rest on nobody whom the text specifies (“reportedly”)."
)
takes: tuple[str, ...] = ()
heads = 1
is_matrix = False

_COLUMNS = ("what", "source", "via", "hedged", "status", "denied by", "quote", "article", "day")


class _Resting(NamedTuple):
    """A content node and the claims that affirm it."""

    content: Content
    claims: list[Claim]


def tables(source: Source, choice: Choice = Choice()) -> tuple[Table, ...]:  # noqa: ARG001, B008 - frozen
    """Make the two tables.

    Args:
        source: what they are made of.
        choice: nothing of it is heeded.
    """
    view = source.view
    names = Names(view)
    unnamed, unspecified = _resting(view, names)
    told = "Somebody unnamed who speaks for a named body is left out: the content rests on that body then."
    nobody = "Rests only on words like “reportedly”: nobody is said to have said so, and it counts for no party."
    return (
        _table(source, names, unnamed, title, told),
        _table(source, names, unspecified, "What rests on “reportedly” alone", nobody),
    )


def _resting(view: View, names: Names) -> tuple[list[_Resting], list[_Resting]]:
    """Find what rests on one unnamed source, and what on nobody."""
    unnamed: list[_Resting] = []
    unspecified: list[_Resting] = []
    contents: list[Content] = [*view.events.values(), *view.statements.values(), *view.counts.values()]
    for content in contents:
        affirming = [claim for claim in view.claims_on(content.iri) if _affirms(claim)]
        parties = {party for claim in affirming for party in claim.parties}
        nobody = all(is_unspecified(view, who) for claim in affirming for who in claim.claimants)
        if len(parties) == 1 and all(_is_unnamed(view, party) for party in parties):
            unnamed.append(_Resting(content, affirming))
        elif affirming and nobody and not parties:
            unspecified.append(_Resting(content, affirming))

    def order(one: _Resting) -> tuple[tuple[str, ...], str, str]:
        return names.order(_about(one.content)), _words(one.content, view, names), one.content.iri

    return sorted(unnamed, key=order), sorted(unspecified, key=order)


def _affirms(claim: Claim) -> bool:
    """Tell whether a claim affirms, be it of what is to come; headlines do not count, nor voices nobody coded."""
    return not claim.is_denial and claim.voice not in {"Headline", "NotCoded"}


def _is_unnamed(view: View, party: str) -> bool:
    entity = view.entities.get(party)
    return entity is not None and entity.is_unnamed and not (is_author(view, party) or is_unspecified(view, party))


def _table(source: Source, names: Names, found: list[_Resting], caption: str, told: str) -> Table:
    rows = tuple(_row(one, claim, source.view, names) for one in found for claim in one.claims)
    return Table(_COLUMNS, rows, closing(source, told), title=caption)


def _row(one: _Resting, claim: Claim, view: View, names: Names) -> Row:
    article = view.articles.get(claim.article)
    denials = [claim for claim in view.claims_on(one.content.iri) if claim.is_denial]
    cells: tuple[str, ...] = (
        _words(one.content, view, names),
        view.speaker(claim),
        " → ".join(view.chain(claim)[:-1]),
        ", ".join(span.quote for span in claim.hedge) or ("yes" if claim.is_hedged else ""),
        view.value(one.content.status),
        "; ".join(sorted({view.speaker(denial) for denial in denials})),
        claim.quote,
        article.headline if article else "",
        article.day if article else "",
    )
    return tuple[Term | None, ...](text(cell) if cell else None for cell in cells)


def _about(content: Content) -> str:
    if isinstance(content, Event):
        return content.iri
    return content.of if isinstance(content, Count) else content.subject


def _words(content: Content, view: View, names: Names) -> str:
    words = view.words(content)
    target = words.object if isinstance(content, Event | Count) else names.cell(content.object)
    return f"{names.row(_about(content))}: {words.relation} {target}".rstrip()
