"""Which events, statements and figures a user asks for: by status, by day, by place."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.selection.filters import Filters
from rashomon.selection.speakers import below
from rashomon.view import Content, Event, Statement, View


class Asked:
    """Tells which contents filters ask for, and counts what falls out because nobody knows its day or place.

    Args:
        steps: the filters.
        view: what stands in the graph.
    """

    def __init__(self, steps: Sequence[Filters], view: View) -> None:
        self._steps, self._view = steps, view
        inside = {name: (one.inside,) for name, one in view.entities.items() if one.inside}
        self._places = [below(filters.places, inside) for filters in steps]
        self._missing: Counter[str] = Counter()

    def among(self, nodes: Iterable[str]) -> set[str]:
        """Give those of some nodes that are asked for."""
        return {node for node in sorted(nodes) if self._is_asked_for(node)}

    def _is_asked_for(self, node: str) -> bool:
        content = self._view.content(node)
        if content is None:
            return False
        if any(filters.status and content.status not in filters.status for filters in self._steps):
            return False
        lacks = [reason for reason in (self._lacks_day(content), self._lacks_place(content)) if reason]
        # What hangs on an event that falls out is not counted by itself: it is the event that lacks something.
        if lacks and (isinstance(content, Event) or self._view.event_of(content) is None):
            self._missing.update(lacks[:1])
        return not lacks and self._in_period(content) and self._in_place(content)

    def notes(self) -> tuple[str, ...]:
        """Say what fell out for want of a day or a place, in words."""
        words = {
            "event without day": ("event without a date is", "events without a date are"),
            "thing without day": (
                "statement about a lasting thing has no date and is",
                "statements about lasting things have no date and are",
            ),
            "event without place": ("event without a place is", "events without a place are"),
            "thing without place": (
                "statement about a lasting thing is about nothing in the place and is",
                "statements about lasting things are about nothing in the place and are",
            ),
        }
        found = ((self._missing[name], *each) for name, each in words.items())
        return tuple(f"{number:,} {one if number == 1 else more} left out." for number, one, more in found if number)

    def _lacks_day(self, content: Content) -> str:
        if not any(filters.from_day or filters.to_day for filters in self._steps):
            return ""
        if any(self._days(content)):
            return ""
        return "thing without day" if self._view.event_of(content) is None else "event without day"

    def _lacks_place(self, content: Content) -> str:
        if not any(filters.places for filters in self._steps):
            return ""
        event = self._view.event_of(content)
        if event is not None:
            return "" if event.places else "event without place"
        return "" if self._in_place(content) else "thing without place"

    def _days(self, content: Content) -> tuple[str, str]:
        """Give the first and last day of the event that a node is about, or of a lasting thing."""
        event = self._view.event_of(content)
        if event is not None:
            return event.earliest, event.latest
        return (content.earliest, content.latest) if isinstance(content, Statement) else ("", "")

    def _in_period(self, content: Content) -> bool:
        begin, end = self._days(content)
        return all(
            not (filters.from_day and end and end < filters.from_day)
            and not (filters.to_day and begin and begin > filters.to_day)
            for filters in self._steps
        )

    def _in_place(self, content: Content) -> bool:
        event = self._view.event_of(content)
        where = set(event.places) if event else set()
        if event is None and isinstance(content, Statement):
            where = {content.subject, content.object}
        return all(
            not filters.places or where & places for filters, places in zip(self._steps, self._places, strict=True)
        )
