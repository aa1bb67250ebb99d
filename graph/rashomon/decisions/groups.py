"""Joins what is the same, and finds decisions that contradict each other: such a group is not joined."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.decisions.model import Decision, Match
from rashomon.problems import Problem, Report


class Link(NamedTuple):
    """A decision about two things, by the names under which they are known to the caller (IRIs, slugs)."""

    a: str
    b: str
    match: Match


class Settled(NamedTuple):
    """What holds after all.

    Args:
        groups: things that are one, each group sorted; groups of one are left out.
        same: the lines by which they are one.
        parts: the lines that say that one thing is part of another.
    """

    groups: tuple[tuple[str, ...], ...]
    same: tuple[Link, ...]
    parts: tuple[Link, ...]


def settle(
    links: Sequence[Link],
    report: Report,
    *,
    parts: Iterable[tuple[str, str]] = (),
    unfit: Callable[[tuple[str, ...]], str] = lambda _: "",
) -> Settled:
    """Join what is the same.

    Args:
        links: the decisions, in the order of the file.
        report: takes the contradictions, each with file and line.
        parts: (part, whole) pairs that the sources state.
        unfit: says why a group cannot be one thing, or gives an empty text.
    """
    return _Settling(links, report, tuple(parts), unfit).settled()


class _Settling:
    def __init__(
        self,
        links: Sequence[Link],
        report: Report,
        stated: tuple[tuple[str, str], ...],
        unfit: Callable[[tuple[str, ...]], str],
    ) -> None:
        self._report, self._stated, self._unfit = report, stated, unfit
        self._same = [link for link in links if link.match.decision is Decision.SAME and link.a != link.b]
        self._other = [link for link in links if link.match.decision is Decision.NOT_SAME]
        self._parts = [link for link in links if link.match.decision is Decision.PART_OF]

    def settled(self) -> Settled:
        roots = _roots(self._same)
        spoilt: set[str] = set()
        for link in self._other:
            if _root(roots, link.a) == _root(roots, link.b):
                spoilt.add(_root(roots, link.a))
                self._contradiction(link, f"{_pair(link)} are not the same, but {self._way(link.a, link.b)}")
        for link in list(self._parts):
            if _root(roots, link.a) == _root(roots, link.b):
                spoilt.add(_root(roots, link.a))
                self._parts.remove(link)
                way = self._way(link.a, link.b)
                self._contradiction(link, f"{link.match.a} is part of {link.match.b}, but {way}")
        for part, whole in self._stated:
            if part != whole and _root(roots, part) == _root(roots, whole) and _root(roots, part) not in spoilt:
                spoilt.add(_root(roots, part))
                link = self._first(roots, _root(roots, part))
                self._contradiction(link, "this makes one of an event and a part of it")
        for group in _groups(roots):
            root = _root(roots, group[0])
            if root not in spoilt and (why := self._unfit(group)):
                spoilt.add(root)
                self._contradiction(self._first(roots, root), why)
        self._drop(roots, spoilt)
        self._circles()
        roots = _roots(self._same)
        return Settled(tuple(_groups(roots)), tuple(self._same), tuple(self._parts))

    def _circles(self) -> None:
        """Drop what makes things part of themselves: first the lines that say so, then joins that close a circle."""
        roots = _roots(self._same)
        edges = [(_root(roots, link.a), _root(roots, link.b)) for link in self._parts]
        stated = [(_root(roots, part), _root(roots, whole)) for part, whole in self._stated]
        round_trips = _in_circles([*edges, *stated])
        for link, edge in zip(list(self._parts), edges, strict=True):
            if edge in round_trips:
                self._parts.remove(link)
                self._contradiction(link, f"{link.match.a} is part of {link.match.b}, which in turn is part of it")
        left = _in_circles([edge for edge in edges if edge not in round_trips] + stated)
        spoilt = {end for edge in left for end in edge if any(end == _root(roots, link.a) for link in self._same)}
        for root in sorted(spoilt):
            self._contradiction(self._first(roots, root), "this makes events part of each other in a circle")
        self._drop(roots, spoilt)

    def _drop(self, roots: Mapping[str, str], spoilt: set[str]) -> None:
        self._same = [link for link in self._same if _root(roots, link.a) not in spoilt]

    def _first(self, roots: Mapping[str, str], root: str) -> Link:
        return next(link for link in self._same if _root(roots, link.a) == root)

    def _way(self, start: str, end: str) -> str:
        """Say by which lines two things are one."""
        near: dict[str, list[tuple[str, Link]]] = {}
        for link in self._same:
            near.setdefault(link.a, []).append((link.b, link))
            near.setdefault(link.b, []).append((link.a, link))
        ways: dict[str, list[Link]] = {start: []}
        edge = [start]
        while edge and end not in ways:
            at = edge.pop(0)
            for other, link in near.get(at, ()):
                if other not in ways:
                    ways[other] = [*ways[at], link]
                    edge.append(other)
        lines = [str(link.match.line) for link in ways.get(end, ())]
        if len(lines) == 1:
            return f"line {lines[0]} says that they are the same"
        return f"lines {', '.join(lines[:-1])} and {lines[-1]} make them the same" if lines else "they are one already"

    def _contradiction(self, link: Link, message: str) -> None:
        self._report(
            Problem(
                "matches-contradict",
                message,
                link.match.place,
                advice="Correct or delete one of the lines; until then none of this group is joined.",
                held_back="decision",
            )
        )


def _pair(link: Link) -> str:
    return f"{link.match.a} and {link.match.b}"


def _root(roots: Mapping[str, str], thing: str) -> str:
    while (above := roots.get(thing, thing)) != thing:
        thing = above
    return thing


def _roots(links: Iterable[Link]) -> dict[str, str]:
    """Give for each thing one that is the same, the smallest of all at the end of the way."""
    roots: dict[str, str] = {}
    for link in links:
        low, high = sorted((_root(roots, link.a), _root(roots, link.b)))
        roots[low] = roots[high] = low
    return roots


def _groups(roots: Mapping[str, str]) -> list[tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for thing in sorted(roots):
        found.setdefault(_root(roots, thing), []).append(thing)
    return [tuple(group) for group in found.values() if len(group) > 1]


def _in_circles(edges: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Give the edges that lie on a circle."""
    above: dict[str, set[str]] = {}
    for part, whole in edges:
        above.setdefault(part, set()).add(whole)
    reach: dict[str, set[str]] = {}
    for start, wholes in above.items():
        seen: set[str] = set()
        todo = sorted(wholes)
        while todo:
            if (at := todo.pop()) not in seen:
                seen.add(at)
                todo += sorted(above.get(at, ()))
        reach[start] = seen
    return {(part, whole) for part, wholes in above.items() for whole in wholes if part in reach.get(whole, ())}
