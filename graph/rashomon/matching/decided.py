"""What lines of `matches.csv` hold already, and what follows from them."""

from collections.abc import Iterable, Mapping

from rashomon.decisions import Decision, Match


class Decided:
    """The pairs that need not be proposed again.

    Args:
        matches: the lines that are there.
        also: other ids of things -> those under which they are proposed.
    """

    def __init__(self, matches: Iterable[Match], also: Mapping[str, str]) -> None:
        self._also = also
        self._there: set[tuple[str, str, str]] = set()
        self._roots: dict[tuple[str, str], tuple[str, str]] = {}
        self._apart: set[tuple[tuple[str, str], tuple[str, str]]] = set()
        apart = []
        for match in matches:
            self._there.add(self._pair(match))
            if match.decision is Decision.SAME:
                low, high = sorted((self._root(match.kind, match.a), self._root(match.kind, match.b)))
                self._roots[high] = low
            elif match.decision in {Decision.NOT_SAME, Decision.PART_OF}:
                apart.append(match)
        for match in apart:
            one, other = sorted((self._root(match.kind, match.a), self._root(match.kind, match.b)))
            self._apart.add((one, other))

    def holds(self, match: Match) -> bool:
        """Tell whether a pair stands in the file, or follows: A = B and B = C, or A = B and B is not C."""
        if self._pair(match) in self._there:
            return True
        one, other = sorted((self._root(match.kind, match.a), self._root(match.kind, match.b)))
        return one == other or (one, other) in self._apart

    def _pair(self, match: Match) -> tuple[str, str, str]:
        one, other = sorted(self._also.get(end, end) for end in (match.a, match.b))
        return match.kind, one, other

    def _root(self, kind: str, thing: str) -> tuple[str, str]:
        at = (kind, self._also.get(thing, thing))
        while at in self._roots and self._roots[at] != at:
            at = self._roots[at]
        return at
