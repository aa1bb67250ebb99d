"""Filters in words, for whoever reads an answer."""

from collections.abc import Sequence

from rashomon.selection.filters import Filters
from rashomon.view import View


def in_words(steps: Sequence[Filters], view: View) -> tuple[str, ...]:
    """Say in words what filters do.

    Args:
        steps: the filters, all of which must be met.
        view: knows the names.
    """
    found = [words for filters in steps for words in _each(filters, view)]
    if any(filters.leaves_out for filters in steps):
        found.append("status, parties and direct triples are worked out without the rest")
    elif any(filters.chooses for filters in steps):
        found.append("status and independent parties are those of the whole dataset")
    return tuple(dict.fromkeys(found))


def _each(filters: Filters, view: View) -> list[str]:
    found = []
    if filters.according_to:
        found.append(f"according to {_any(filters.according_to, view)}")
    if filters.without:
        found.append(f"without {_any(filters.without, view, 'and')}")
    if filters.reviewed:
        found.append("only claims that a person has reviewed")
    if filters.coders:
        found.append(f"only claims coded by {_any(filters.coders, view)}")
    if filters.status:
        found.append(f"only what is {' or '.join(view.value(name) for name in filters.status)}")
    if filters.places:
        found.append(f"only events in {_any(filters.places, view)}")
    if filters.from_day and filters.to_day:
        found.append(f"only events that may have happened between {filters.from_day} and {filters.to_day}")
    elif filters.from_day:
        found.append(f"only events that may have happened on {filters.from_day} or later")
    elif filters.to_day:
        found.append(f"only events that may have happened on {filters.to_day} or earlier")
    return found


def _any(iris: Sequence[str], view: View, joint: str = "or") -> str:
    return f" {joint} ".join(view.label(iri) for iri in iris)
