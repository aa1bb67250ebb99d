"""Killed (or another measure) by side and by source, as ranges; rival figures are never added up."""

from collections.abc import Iterable
from typing import NamedTuple

from rashomon.dataset import Source
from rashomon.errors import UsageError
from rashomon.reports._cells import EMPTY, Cell, Said, cell, figure, hedge_over, is_firm, legend, range_in_words
from rashomon.reports._events import Names
from rashomon.reports._notes import closing
from rashomon.reports._speakers import Key, Speakers
from rashomon.reports.choice import Choice, chosen_events
from rashomon.table import Row, Table, text
from rashomon.view import Claim, Count, View

name = "killed"
title = "Killed, by side and by source"
description = (
    "A row for each event and side, a column for each source, and in each cell the figure as a range. Figures that are "
    "part of another stand below it and are not added to it; figures of different sources are never added up."
)
takes: tuple[str, ...] = ("event", "measure")
heads = 2
is_matrix = True

RANGE = "range over sources"
_INDENT = "\xa0\xa0"  # no-break spaces, which every format keeps


class Side(NamedTuple):
    """One row: an event, and groups from the whole down to the part that is counted ("" where nobody is named)."""

    event: str
    groups: tuple[str, ...]


class Told(NamedTuple):
    """A figure and a claim that gives it."""

    figure: Count
    claim: Claim


def tables(source: Source, choice: Choice = Choice()) -> tuple[Table, ...]:  # noqa: B008 - frozen
    """Make the table.

    Args:
        source: what it is made of.
        choice: `event` and `measure` are heeded.

    Raises:
        UsageError: if nobody counts by that measure.
    """
    view = source.view
    _check(view, choice.measure)
    measure = view.value(choice.measure)
    names, sides = Names(view), by_side(view, choice.measure, choice.event)
    speakers = Speakers(view, {told.claim.iri: told.claim for each in sides.values() for told in each}.values())
    rows: list[Row] = []
    used: list[Cell] = []
    for side in sorted(sides, key=lambda one: (names.order(one.event), _order(one, view))):
        cells = _cells(sides[side], speakers)
        used += (shown := [cells.get(key, EMPTY) for key in speakers.names])
        over_all = text(range_over(sides[side]))
        rows.append(
            (text(names.row(side.event)), text(_words(side, view)), *(text(one.text) for one in shown), over_all)
        )
    totals, why_not = _totals(sides, view)
    for group, total in totals.items():
        words = f"{_group(group, view)}, all events"
        rows.append((text("all events"), text(words), *(text(EMPTY.text) for _ in speakers.names), text(total)))
    columns = ("event", "side", *_apart(speakers.names.values()), RANGE)
    shown_title = title if choice.measure == "killed" else f"{measure[:1].upper()}{measure[1:]}, by side and by source"
    notes = closing(source, *_notes(view, choice, names), *legend(used), why_not)
    return (Table(columns=columns, rows=tuple(rows), notes=notes, title=shown_title),)


def by_side(view: View, measure: str, events: tuple[str, ...] = ()) -> dict[Side, list[Told]]:
    """Gather the figures that somebody gives, by event and side.

    Args:
        view: what stands in the graph.
        measure: by local name.
        events: names of events; empty means all.
    """
    wanted = chosen_events(view, events) if events else None
    found: dict[Side, list[Told]] = {}
    for count in view.counts.values():
        if count.measure == measure and (wanted is None or count.of in wanted):
            for claim in view.claims_on(count.iri):
                found.setdefault(Side(count.of, _path(count, view)), []).append(Told(count, claim))
    return found


def range_over(told: Iterable[Told]) -> str:
    """Give the range that takes in all figures for the same dead that somebody affirms; "–" where there is none.

    A hedge stays on it where nobody gives a figure without one.
    """
    firm = [one for one in told if is_firm(one.claim)]
    if not firm:
        return EMPTY.text
    ranges = [one.figure.range for one in firm]
    apart = any(_below(one, other) for one in ranges for other in ranges)
    words = range_in_words(*_hull(ranges)) + (" (figures do not meet)" if apart else "")
    return f"{hedge_over(one.claim for one in firm)} {words}".lstrip()


RANGE_TOLD = (
    f"“{RANGE}” takes in every figure that somebody affirms, hedged ones too; where each is hedged, the hedge stays. "
    "Not in it: figures in headlines, in a voice that nobody coded, and those that are predicted, demanded, threatened "
    "or promised."
)
"""What a range over sources is, for a note."""


def _below(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _hull(ranges: list[tuple[int | None, int | None]]) -> tuple[int | None, int | None]:
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    return (
        min(lows) if len(lows) == len(ranges) else None,
        max(highs) if len(highs) == len(ranges) else None,
    )


def _check(view: View, measure: str) -> None:
    measures = sorted({count.measure for count in view.counts.values()})
    if measure not in measures and measures and measure != "killed":
        raise UsageError(f"Nobody counts by {measure} here. Measures: {', '.join(measures)}.")


def _path(count: Count, view: View) -> tuple[str, ...]:
    """Give the groups from the outermost whole to the part."""
    groups: list[str] = []
    seen: set[str] = set()
    one: Count | None = count
    while one is not None and one.iri not in seen:
        seen.add(one.iri)
        groups.append(one.group)
        one = view.counts.get(one.included_in)
    return tuple(reversed(groups))


def _order(side: Side, view: View) -> tuple[tuple[str, str], ...]:
    return tuple((_group(group, view), group) for group in side.groups)


def _group(group: str, view: View) -> str:
    return view.label(group) if group else "no side named"


def _words(side: Side, view: View) -> str:
    depth = len(side.groups) - 1
    words = _group(side.groups[-1], view)
    return f"{_INDENT * depth}of which {words}" if depth else words


def _cells(told: list[Told], speakers: Speakers) -> dict[Key, Cell]:
    said: dict[Key, list[Said]] = {}
    for count, claim in told:
        for key in speakers.keys(claim):
            one = Said(figure(count), figure(count), claim, claim.is_hedged, speakers.via(key, claim))
            said.setdefault(key, []).append(one)
    return {key: cell(each) for key, each in said.items()}


def _totals(sides: dict[Side, list[Told]], view: View) -> tuple[dict[str, str], str]:
    """Add up different events of one side, as ranges; not where two of them may be the same, or one holds another."""
    by_group: dict[str, dict[str, list[Told]]] = {}
    for side, told in sides.items():
        firm = [one for one in told if is_firm(one.claim)]
        if firm and len(side.groups) == 1 and side.groups[0]:
            by_group.setdefault(side.groups[0], {}).setdefault(side.event, []).extend(firm)
    found: dict[str, str] = {}
    refused: list[str] = []
    for group, events in sorted(by_group.items(), key=lambda item: (_group(item[0], view), item[0])):
        if len(events) == 1:
            continue
        if not _are_distinct(set(events), view):
            refused.append(_group(group, view))
            continue
        hulls = [_hull([one.figure.range for one in told]) for told in events.values()]
        signs = {hedge_over(one.claim for one in told) for told in events.values()} - {""}
        sign = "hedged:" if len(signs) > 1 else "".join(signs)
        lows, highs = [low for low, _ in hulls], [high for _, high in hulls]
        least = sum(low or 0 for low in lows)
        most = None if None in highs else sum(high or 0 for high in highs)
        found[group] = f"{sign} {range_in_words(least, most)}".lstrip()
    why = f"No total for {', '.join(refused)}: two of the events may be one, or one is part of another."
    return found, why if refused else ""


def _are_distinct(events: set[str], view: View) -> bool:
    """Tell whether events surely differ: each has a key, or all stand in one article; and none holds another."""
    known = [view.events[event] for event in events if event in view.events]
    articles = {span.article for event in known for span in event.evidence}
    unkeyed = [event for event in known if not event.key]
    nested = any(whole in events for event in known for whole in event.part_of)
    return len(known) == len(events) and not nested and (not unkeyed or len(articles) == 1)


def _notes(view: View, choice: Choice, names: Names) -> tuple[str, ...]:
    events = sorted(chosen_events(view, choice.event)) if choice.event else []
    told = "Figures of different sources are accounts of the same people and are never added up."
    return (
        f"Only rows about: {', '.join(names.row(event) for event in events)}." if events else "",
        RANGE_TOLD,
        told,
        "“of which” stands below the figure that it is a part of, and is not added to it.",
    )


def _apart(names: Iterable[str]) -> list[str]:
    """Keep a source called like one of the other columns apart from it."""
    return [f"{one} [source]" if one in {"event", "side", RANGE} else one for one in names]
