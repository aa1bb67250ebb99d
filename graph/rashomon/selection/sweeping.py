"""Keeps what stays together with all that it needs, and nothing else: every thing that is pointed at is described."""

from collections.abc import Iterator

from rashomon.selection.judging import HAPPENED_ON
from rashomon.selection.plan import Plan
from rashomon.selection.rows import Row, Rows
from rashomon.terms import PROV, RDF, RSM, SEM, VOID, literal
from rashomon.view import View

_WEAK = frozenset({
    RSM + "revisionOf", RSM + "copyOf", RSM + "about", SEM + "hasSubEvent", VOID + "subset", PROV + "wasDerivedFrom",
})  # fmt: skip
"""What is kept only where both ends stay anyway; everything else takes along what it points at."""
_STATUS = frozenset({RSM + "status", RSM + "independentParties"})
_EVIDENCE = frozenset({RSM + "evidence", RSM + "timeEvidence"})
_SUMS = frozenset({VOID + "triples", RSM + "sha256"})


class Sweep:
    """Finds the lines that stay.

    Args:
        rows: all lines, with status and parties as they shall be.
        view: what stands in them.
        plan: what stays.
        named_too: keep the status of what is only named by what stays: where nothing is chosen, it is as much a part
            as the rest.
    """

    def __init__(self, rows: Rows, view: View, plan: Plan, *, named_too: bool) -> None:
        self._rows, self._view, self._plan, self._named_too = rows, view, plan, named_too
        self._graphs = f"{rows.base}graph/"
        self._direct, self._meta = f"{self._graphs}direct", f"{self._graphs}meta"
        self._stated = set(self._direct_triples())
        self._newer: dict[str, list[str]] = {}
        self._wording: dict[str, set[str]] = {}
        for row in rows.all():
            if row.predicate == RSM + "revisionOf":
                self._newer.setdefault(row.object, []).append(row.subject)
            elif row.predicate == RSM + "wording":
                self._wording.setdefault(row.object, set()).add(row.subject)
        self._marked: set[str] = set()

    def lines(self) -> list[bytes]:
        """Give the lines that stay, sorted."""
        kept: list[Row] = []
        edge = sorted(self._roots())
        while edge:
            thing = edge.pop()
            if thing in self._marked:
                continue
            self._marked.add(thing)
            edge += self._newer.get(thing, ())
            for row in self._rows.about.get(thing, ()):
                if self._stays(row):
                    kept.append(row)
                    if row.predicate not in _WEAK and row.object in self._rows.about:
                        edge.append(row.object)
        return sorted({row.line for row in kept if self._both_ends_stay(row)})

    def _roots(self) -> Iterator[str]:
        plan = self._plan
        yield from plan.claims
        yield from plan.relaying
        yield from plan.contents
        yield from plan.articles
        for article in plan.articles:
            yield f"{article}/text"
        for subject, rows in self._rows.about.items():
            if any(self._is_root(row) for row in rows) or self._is_disagreement(rows):
                yield subject

    def _is_disagreement(self, rows: list[Row]) -> bool:
        """Tell whether these lines are a disagreement between two claims that stay, about something that stays."""
        between = {row.object for row in rows if row.predicate == RSM + "between"}
        about = {row.object for row in rows if row.predicate == RSM + "about"}
        stays = between and self._plan.claims.issuperset(between)
        return bool(stays and (not about or about & self._plan.contents))

    def _is_root(self, row: Row) -> bool:
        """Tell whether a line stands by itself: the names list, the run, and contested words of an author."""
        if row.graph == f"{self._graphs}entities":
            return row.subject not in self._view.events
        if row.graph == self._meta:
            return not row.subject.startswith(f"{self._graphs}article/")
        if row.predicate == RSM + "framing":
            return row.subject not in self._wording and _article(row.subject) in self._plan.authors
        return False

    def _stays(self, row: Row) -> bool:
        plan, predicate = self._plan, row.predicate
        if row.graph == self._direct:
            return (row.subject, predicate, row.object) in self._stated
        if row.graph == self._meta:
            return predicate not in _SUMS or not row.subject.startswith((self._graphs, f"{self._rows.base}dataset"))
        if predicate == RSM + "content":
            return row.subject in plan.claims and row.object in plan.contents
        if predicate == RSM + "reports":
            return row.object in plan.claims or row.object in plan.relaying
        if predicate in _STATUS:
            return row.subject in plan.contents or self._named_too
        if predicate in _EVIDENCE:
            return self._proves(row)
        if predicate == RSM + "framing":
            by = self._wording.get(row.subject)
            return bool(by & plan.claims) if by else _article(row.subject) in plan.authors
        return True

    def _proves(self, row: Row) -> bool:
        """Tell whether words stay: those in the articles that stay; where an event has none there, all of its own."""
        article, articles = _article(row.object), self._plan.articles
        if article in articles or row.subject.startswith(f"{article}/"):
            return True
        if row.subject not in self._view.events and row.subject not in self._view.counts:
            return False
        others = (one for one in self._rows.about[row.subject] if one.predicate == row.predicate)
        return not any(_article(one.object) in articles for one in others)

    def _both_ends_stay(self, row: Row) -> bool:
        if row.predicate == RSM + "copySimilarity":
            rows = self._rows.about[row.subject]
            return any(one.predicate == RSM + "copyOf" and one.object in self._marked for one in rows)
        return row.predicate not in _WEAK or row.object in self._marked

    def _direct_triples(self) -> Iterator[tuple[str, str, str]]:
        for node in self._plan.contents:
            if statement := self._view.statements.get(node):
                is_text = statement.predicate == HAPPENED_ON
                obj = literal(statement.object).decode() if is_text else statement.object
                yield statement.subject, statement.predicate, obj
            else:
                yield node, RDF + "type", SEM + "Event"


def _article(span: str) -> str:
    return span.partition("#offset_")[0]
