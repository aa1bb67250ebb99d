"""Robustness: the same figures without each source, by status, by coder, and of reviewed claims only."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rashomon.dataset import Source
from rashomon.errors import UsageError
from rashomon.reports._cells import is_firm
from rashomon.reports._events import Names
from rashomon.reports._notes import closing
from rashomon.reports._speakers import article_names
from rashomon.reports.choice import Choice
from rashomon.reports.killed import by_side, range_over
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

Numbers = Mapping[str, str]
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
    names = Names(view)
    variants = [
        _Variant(label, status, {each: _numbers(each, one.view, names) for each in figures})
        for label, status, one in _variants(source, parties[: choice.most])
        if not status or figures != (_STATUS,)  # of one status only, there is no other
    ]
    left = len(parties) - choice.most
    cut = f"Tried one by one: the {choice.most} sources with most claims; {left:,} others are not." if left > 0 else ""
    return tuple(_table(source, each, variants, cut) for each in figures)


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
            yield f"only {term.label}", status, source.select(Filters(status=(status,)))
    coders = {coder for claim in view.claims.values() for coder in claim.coders}
    for coder in sorted(coders, key=lambda one: (view.label(one), one)):
        yield f"only as coded by {view.label(coder)}", "", source.select(Filters(coders=(coder,)))
    yield "reviewed only", "", source.select(Filters(reviewed=True))


def _numbers(figure: str, view: View, names: Names) -> Numbers:
    contents = [one for group in (view.events, view.statements, view.counts) for one in group.values() if one.status]
    if figure == _STATUS:
        counted = Counter(one.status for one in contents)
        terms = load_vocabulary().lists["status"].terms
        return {terms[status].label: f"{counted[status]:,}" for status in terms}
    if figure == _CORROBORATED:
        parties = [one.independent_parties for one in contents]
        return {
            "contents": f"{len(contents):,}",
            "affirmed by 1 party": f"{sum(number == 1 for number in parties):,}",
            "by 2 or more": f"{sum(number >= 2 for number in parties):,}",
            "by 3 or more": f"{sum(number >= 3 for number in parties):,}",
            "most parties": f"{max(parties, default=0):,}",
        }
    found: dict[str, str] = {}
    for side, told in by_side(view, figure).items():
        if len(side.groups) == 1:  # parts of other figures would only repeat them
            group = view.label(side.groups[0]) if side.groups[0] else "no side named"
            column = f"{names.row(side.event)}: {group}"
            found[column] = range_over(one.figure for one in told if is_firm(one.claim))
    return found


def _table(source: Source, figure: str, variants: list[_Variant], cut: str) -> Table:
    everything = variants[0].figures[figure]
    if figure == _STATUS:
        variants = [one for one in variants if not one.status]
    columns = everything if figure in {_STATUS, _CORROBORATED} else sorted(everything)
    shown = [column for column in columns if any(one.figures[figure].get(column, "0") != "0" for one in variants)]
    rows: list[Row] = []
    changing: set[str] = set()
    for one in variants:
        numbers = one.figures[figure]
        cells = [numbers.get(column, "–") for column in shown]
        marks = ["" if cell == everything[column] else CHANGED for column, cell in zip(shown, cells, strict=True)]
        rows.append((text(one.label), *(text(cell + mark) for cell, mark in zip(cells, marks, strict=True))))
        changing |= {column for column, mark in zip(shown, marks, strict=True) if mark}
    staying = [column for column in shown if column not in changing]
    told = (
        "Without a source: as though neither it nor its parts had ever said anything; status and parties are worked "
        "out anew. Of one status: only picked out."
    )
    notes = (
        f"“{CHANGED.strip()}”: differs from the first row.",
        f"The same in every row: {', '.join(staying)}." if staying else "",
        "Nothing changes in any row." if shown and not changing else "",
        told,
        cut,
    )
    return Table(("claims", *shown), tuple(rows), closing(source, *notes), title=_title(source.view, figure))


def _title(view: View, figure: str) -> str:
    if figure == _STATUS:
        return "Robustness: number of contents by status"
    if figure == _CORROBORATED:
        return "Robustness: how many independent parties affirm a content"
    return f"Robustness: {view.value(figure)} by event and side, as the range over sources"
