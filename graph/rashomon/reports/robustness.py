"""Robustness: the same figures without each source, by status, by coder, and of reviewed claims only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rashomon.dataset import Source
from rashomon.errors import UsageError
from rashomon.reports._cells import is_firm, status_legend
from rashomon.reports._events import Names, told_apart
from rashomon.reports._notes import closing
from rashomon.reports._speakers import article_names
from rashomon.reports.choice import Choice
from rashomon.reports.killed import RANGE_TOLD, by_side, range_over
from rashomon.selection import Filters
from rashomon.table import Row, Table, text
from rashomon.view import View
from rashomon.vocabulary import load_vocabulary

name = "robustness"
title = "How much hangs on each source, status, coder and review"
description = (
    "The same figures with everything, and then without each source, of one status only, as coded by one coder only, "
    "and of reviewed claims only: contents by status, independent parties, and the figures by side. What differs from "
    "the first row is marked."
)
takes: tuple[str, ...] = ("figure", "measure", "most")
heads = 1
is_matrix = True

CHANGED = " *"
"""Stands behind what differs from the row with everything."""
_EVERYTHING = "everything"
_STATUS, _CORROBORATED = "status", "corroborated"

_MOST = 20
"""How many sources are tried one by one where nobody says."""

Column = tuple[str, ...]
"""What a column is about: a name, or the IRIs of an event and a group, since two groups may bear one name."""
Numbers = Mapping[Column, str]
"""Column -> what stands in it."""


class _Variant(NamedTuple):
    """One row of each table; of one status only, where `status` is not empty."""

    label: str
    status: str
    figures: dict[str, Numbers]


def tables(source: Source, choice: Choice = Choice()) -> tuple[Table, ...]:  # noqa: B008 - frozen
    """Make a table for each figure.

    Args:
        source: what they are made of.
        choice: `figure`, `measure` and `most` are heeded.

    Raises:
        UsageError: if there is no such figure.
    """
    view = source.view
    figures = _figures(view, choice)
    parties = _parties(view)
    most = choice.most or _MOST
    variants = [
        _Variant(label, status, {each: _numbers(each, one.view) for each in figures})
        for label, status, one in _variants(source, parties[:most])
        if not status or figures != (_STATUS,)  # of one status only, there is no other
    ]
    left = len(parties) - most
    cut = f"Tried one by one: the {most} sources with most claims; {left:,} others are not." if left > 0 else ""
    bare = "" if _has_reviews(view) else "“Reviewed only” is left out: no claim bears a review mark."
    return tuple(_table(source, each, variants, (cut, bare)) for each in figures)


def _has_reviews(view: View) -> bool:
    return any(claim.is_reviewed is not None for claim in view.claims.values())


def _figures(view: View, choice: Choice) -> tuple[str, ...]:
    measures = {count.measure for count in view.counts.values()}
    if not choice.figure:
        return (_STATUS, _CORROBORATED, *([choice.measure] if choice.measure in measures else []))
    if choice.figure not in {_STATUS, _CORROBORATED, *measures}:
        known = ", ".join((_STATUS, _CORROBORATED, *sorted(measures)))
        raise UsageError(f"There is no figure {choice.figure} here. Figures: {known}.")
    return (choice.figure,)


def _parties(view: View) -> list[tuple[str, str]]:
    """List the independent parties for which claims count, those with most claims first, each with its name."""
    numbers = Counter(party for claim in view.claims.values() if claim.is_live for party in claim.parties)
    articles = article_names(view)

    def words(party: str) -> str:
        entity = view.entities.get(party)
        where = articles.get(entity.described_in) if entity and len(articles) > 1 else None
        return f"{view.label(party)}, in {where}" if where else view.label(party)

    named = [(party, words(party)) for party in numbers]
    return sorted(named, key=lambda each: (-numbers[each[0]], each[1], each[0]))


def _variants(source: Source, parties: list[tuple[str, str]]) -> Iterator[tuple[str, str, Source]]:
    view, terms = source.view, load_vocabulary().lists["status"].terms
    yield _EVERYTHING, "", source
    for party, words in parties:
        yield f"without {words}", "", source.select(Filters(without=(party,)))
    found = {one.status for group in (view.events, view.statements, view.counts) for one in group.values()}
    for status, term in terms.items():
        if status in found:
            yield f"only what is {term.label}", status, source.select(Filters(status=(status,)))
    coders = {coder for claim in view.claims.values() for coder in claim.coders}
    for coder in sorted(coders, key=lambda one: (view.label(one), one)):
        yield f"only as coded by {view.label(coder)}", "", source.select(Filters(coders=(coder,)))
    if _has_reviews(view):
        yield "reviewed only", "", source.select(Filters(reviewed=True))


def _numbers(figure: str, view: View) -> Numbers:
    contents = [one for group in (view.events, view.statements, view.counts) for one in group.values() if one.status]
    if figure == _STATUS:
        counted = Counter(one.status for one in contents)
        terms = load_vocabulary().lists["status"].terms
        return {(terms[status].label,): f"{counted[status]:,}" for status in terms}
    if figure == _CORROBORATED:
        parties = [_affirming(one.iri, view) for one in contents]
        return {
            ("contents",): f"{len(contents):,}",
            ("affirmed by 1 party",): f"{sum(number == 1 for number in parties):,}",
            ("by 2 or more",): f"{sum(number >= 2 for number in parties):,}",
            ("by 3 or more",): f"{sum(number >= 3 for number in parties):,}",
            ("most parties",): f"{max(parties, default=0):,}",
        }
    # Parts of other figures would only repeat them.
    sides = {side: told for side, told in by_side(view, figure).items() if len(side.groups) == 1}
    return {(side.event, *side.groups): range_over(told) for side, told in sides.items()}


def _affirming(content: str, view: View) -> int:
    """Count the parties that affirm something that has happened, as the question `corroborated` does."""
    return len({party for claim in view.claims_on(content) if is_firm(claim) for party in claim.parties})


def _labels(columns: Iterable[Column], view: View) -> dict[Column, str]:
    """Name columns, no two alike, in the order in which they shall stand."""
    names, articles = Names(view), article_names(view)

    def levels(event: str, group: str) -> tuple[str, ...]:
        words = f"{names.row(event)}: {view.label(group) if group else 'no side named'}"
        entity = view.entities.get(group)
        where = articles.get(entity.described_in) if entity else None
        return (words, f"{words}, in {where}") if where else (words,)

    sides = {column: levels(*column) for column in columns if len(column) > 1}
    found = told_apart(sides)
    ordered = sorted(sides, key=lambda column: (found[column], column))
    return {column: found.get(column, column[0]) for column in (ordered or columns)}


def _table(source: Source, figure: str, variants: list[_Variant], more: tuple[str, ...]) -> Table:
    everything = variants[0].figures[figure]
    if figure == _STATUS:
        variants = [one for one in variants if not one.status]
    labels = _labels(everything, source.view)
    shown = [column for column in labels if any(one.figures[figure].get(column, "0") != "0" for one in variants)]
    rows: list[Row] = []
    changing: set[Column] = set()
    for one in variants:
        numbers = one.figures[figure]
        cells = [numbers.get(column, "–") for column in shown]
        marks = ["" if cell == everything[column] else CHANGED for column, cell in zip(shown, cells, strict=True)]
        rows.append((text(one.label), *(text(cell + mark) for cell, mark in zip(cells, marks, strict=True))))
        changing |= {column for column, mark in zip(shown, marks, strict=True) if mark}
    staying = [labels[column] for column in shown if column not in changing]
    told = (
        "Without a source: as though neither it nor its parts had ever said anything; what it says jointly with others "
        "stays as theirs; status and parties are worked out anew. Of one status: only picked out."
    )
    notes = (
        f"“{CHANGED.strip()}”: differs from the first row.",
        f"The same in every row: {', '.join(staying)}." if staying else "",
        "Nothing changes in any row." if shown and not changing else "",
        told,
        _meaning(figure, [labels[column] for column in shown]),
        *more,
    )
    columns = ("with which claims", *(labels[column] for column in shown))
    return Table(columns, tuple(rows), closing(source, *notes), title=_title(source.view, figure))


def _meaning(figure: str, columns: list[str]) -> str:
    if figure == _STATUS:
        return status_legend(columns)
    if figure == _CORROBORATED:
        return (
            "Counted as by the question corroborated: who only predicts, demands, threatens or promises something "
            "corroborates nothing."
        )
    return RANGE_TOLD


def _title(view: View, figure: str) -> str:
    if figure == _STATUS:
        return "Robustness: number of contents by status"
    if figure == _CORROBORATED:
        return "Robustness: how many independent parties affirm a content"
    return f"Robustness: {view.value(figure)} by event and side, as the range over sources"
