"""Names of events and things for a table: short where that tells them apart, else with place, day or words."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from rashomon.problems import shorten
from rashomon.view import Event, View

_UNDATED = "9999-99-99"
K = TypeVar("K", str, tuple[str, ...])
"""What is named: an IRI or several."""


class Names:
    """Names for the rows and cells of a table.

    Args:
        view: what stands in the graph.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._rows = told_apart({iri: (_with_place(view, one), *_more(one)) for iri, one in view.events.items()})
        self._cells = told_apart(
            {iri: (one.label, _with_place(view, one), *_more(one)) for iri, one in view.events.items()}
        )

    def row(self, iri: str) -> str:
        """Name what a row is about: an event with its place and day where it has no name of its own."""
        return self._rows.get(iri) or self._view.label(iri)

    def cell(self, node: str) -> str:
        """Name the object of a statement: an event, a thing, or a date in EDTF."""
        if node in self._cells:
            return self._cells[node]
        return self._view.label(node) if ":" in node else date_in_words(node)

    def order(self, iri: str) -> tuple[str, str, str, str, str]:
        """Give the key by which rows are ordered: dated events by time, undated ones, then lasting things."""
        event = self._view.events.get(iri)
        if event is None:
            return ("thing", "", "", self.row(iri), iri)
        return ("event", event.earliest or event.latest or _UNDATED, event.latest, self.row(iri), iri)


def _with_place(view: View, event: Event) -> str:
    if event.names:
        return event.label
    known = [*(view.label(place) for place in event.places), date_in_words(event.edtf)]
    where = ", ".join(word for word in known if word)
    return f"{event.label} ({where})" if where else event.label


def _more(event: Event) -> tuple[str, ...]:
    return (f"{event.label} (“{shorten(event.evidence[0].quote, 40)}”)",) if event.evidence else ()


def date_in_words(edtf: str) -> str:
    """Give a date; an interval in words: "2019-08-18 to 2019-08-20", "2019 or later", "until 2019"."""
    begin, slash, end = edtf.partition("/")
    if not slash:
        return edtf
    begin, end = ("" if one == ".." else one for one in (begin, end))
    if not (begin and end):
        return f"{begin} or later" if begin else f"until {end}" if end else edtf
    return f"{begin} to {end}"


def told_apart(names: Mapping[K, tuple[str, ...]]) -> dict[K, str]:
    """Take the first name of each that no other has; where all are shared, number the last one.

    Args:
        names: what is named -> its possible names, the shortest first, four at most.
    """
    found: dict[K, str] = {}
    shared = [Counter(name[min(level, len(name) - 1)] for name in names.values()) for level in range(4)]
    numbers: Counter[str] = Counter()
    for iri, each in sorted(names.items()):
        fit = next((name for level, name in enumerate(each) if shared[level][name] == 1), "")
        if not fit:
            numbers[each[-1]] += 1
            fit = f"{each[-1]} [{numbers[each[-1]]}]"
        found[iri] = fit
    return found
