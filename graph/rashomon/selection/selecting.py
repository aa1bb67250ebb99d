"""Gives the part of a graph that filters leave."""

from collections.abc import Iterable

import msgspec

from rashomon.selection import plan
from rashomon.selection.filters import Filters
from rashomon.selection.judging import judge
from rashomon.selection.leaving import leave_out
from rashomon.selection.rows import Rows
from rashomon.selection.sweeping import Sweep
from rashomon.view import View, read_view

_BOUNDS = "Days and places of an event are those that all accounts give, also those that are left out."


class Selected(msgspec.Struct, frozen=True):
    """What filters leave.

    Args:
        lines: sorted lines of N-Quads.
        notes: what fell out and why, in sentences.
    """

    lines: list[bytes]
    notes: tuple[str, ...] = ()


def select(lines: Iterable[bytes], view: View, *filters: Filters) -> list[bytes]:
    """Give the lines that filters leave; see `selected`."""
    return selected(lines, view, *filters).lines


def selected(lines: Iterable[bytes], view: View, *filters: Filters) -> Selected:
    """Give the part of a graph that filters leave.

    A claim that stays keeps all that describes it: its speakers, its words, its article, the claims through which it
    comes. What is only named by what stays (the event that is the purpose of another) is described, but has no
    status unless it is asked for itself. The names list stays whole. Claims are left out before anything is chosen.

    Args:
        lines: lines of N-Quads of a dataset, in any order.
        view: what stands in them.
        filters: what shall be seen; where there are several, each must be met.
    """
    steps = [one for one in filters if one]
    left, notes = sorted(set(lines)), []
    if any(one.leaves_out for one in steps):
        rows = Rows(left)
        out = leave_out(steps, view, rows.base)
        rows.drop(out.is_outdated)
        view = msgspec.structs.replace(view, claims={**view.claims, **out.narrowed})
        judge(rows, view, out.gone)
        left = Sweep(rows, view, plan.left(view, steps, out.gone), named_too=True).lines()
        view = read_view(left)
        notes += [*out.notes, *([_BOUNDS] if out.gone or out.narrowed else [])]
    if any(one.chooses for one in steps):
        what = plan.chosen(view, steps)
        left = Sweep(Rows(left), view, what, named_too=False).lines()
        notes += what.notes
    return Selected(left, tuple(notes))
