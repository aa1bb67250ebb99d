"""What only the whole corpus can say: versions, copies, parties, status, direct triples, computed disagreements."""

from collections.abc import Iterable
from itertools import pairwise

from rashomon.convert.copies import Copies, find_copies
from rashomon.convert.drafting import TYPE
from rashomon.convert.envelope import Envelopes
from rashomon.convert.liveness import live_claims, superseded
from rashomon.convert.names import Names
from rashomon.convert.parties import Parties
from rashomon.convert.records import (
    ArticleRecord,
    ClaimRecord,
    Conclusions,
    CountNode,
    Settings,
    StatementNode,
)
from rashomon.convert.verdicts import Case, Verdicts
from rashomon.errors import IdentityError
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.registry import Registry
from rashomon.terms import DCTERMS, RSM, VALUE, day, decimal, iri, line, literal

_COUNTS_FOR, _MERGED_BY = iri(RSM + "countsFor"), iri(RSM + "mergedBy")
_COPY_OF, _SIMILARITY, _REVISION = iri(RSM + "copyOf"), iri(RSM + "copySimilarity"), iri(RSM + "revisionOf")
_DISAGREEMENT, _BETWEEN, _BASIS = iri(RSM + "Disagreement"), iri(RSM + "between"), iri(RSM + "basis")
_JUDGED_BY, _WHY, _DATE = iri(RSM + "judgedBy"), iri(RSM + "why"), iri(DCTERMS + "date")


def conclude(records: Iterable[ArticleRecord], registry: Registry, settings: Settings, report: Report) -> Conclusions:
    """Work out what only the whole corpus can say.

    Args:
        records: all articles, in any order; the result does not depend on it.
        registry: knows who heads, speaks for and is part of what.
        settings: base and profile.
        report: takes the problems.

    Raises:
        IdentityError: if one IRI would stand for two things.
    """
    ordered = sorted(records, key=lambda one: (one.iri, one.file))
    for one, other in pairwise(ordered):
        if one.iri == other.iri:
            raise IdentityError(one.iri, one.file or one.id, other.file or other.id)
    return _Corpus(ordered, registry, settings, report).conclusions()


class _Corpus:
    """The corpus while it is being concluded."""

    def __init__(self, records: list[ArticleRecord], registry: Registry, settings: Settings, report: Report) -> None:
        self.records, self.registry, self.settings, self.report = records, registry, settings, report
        self.names = Names(settings.base)
        self.derived = self.names.graph("derived")
        self.lines: list[bytes] = []
        self.trace: dict[str, tuple[str, str]] = {}
        self.statements: dict[str, StatementNode] = {}
        self.counts: dict[str, CountNode] = {}
        self.events: set[str] = set()
        self.replaced = superseded(records, report)
        self.copies: Copies = find_copies(records, self.replaced, report)
        self._collect()

    def _collect(self) -> None:
        for record in self.records:
            self.events.update(record.events)
            for statement in record.statements:
                self._one_key(self.statements.setdefault(statement.iri, statement), statement)
            for count in record.counts:
                self._one_key(self.counts.setdefault(count.iri, count), count)

    @staticmethod
    def _one_key(first: StatementNode | CountNode, second: StatementNode | CountNode) -> None:
        if first != second:
            raise IdentityError(first.iri, repr(first), repr(second))

    def conclusions(self) -> Conclusions:
        live = [(claim, record) for record in self.records for claim in live_claims(record, self.replaced)]
        contents = {claim.iri: set(claim.content) for record in self.records for claim in record.claims}
        envelopes = Envelopes(self.records, self.replaced, self.names, minimal=self.settings.profile == "minimal")
        self.lines += envelopes.lines
        for statement in envelopes.statements:
            self.statements.setdefault(statement.iri, statement)
        for said_by, node in envelopes.said:
            contents[said_by].add(node)
        saying: dict[str, list[ClaimRecord]] = {node: [] for node in (*self.events, *self.statements, *self.counts)}
        for claim, _ in live:
            for node in contents[claim.iri]:
                saying[node].append(claim)
        case = Case(
            saying=saying,
            parties=self._parties(live),
            statements=self.statements,
            counts=self.counts,
            judged=self._judged({claim.iri for claim, _ in live}, contents),
        )
        found = Verdicts(case, self.names)
        self.lines += found.status_lines()
        self.lines += found.direct_lines(self.events, envelopes.literal_objects)
        self.lines += found.disagreement_lines()
        self._versions()
        return Conclusions(self.lines, found.status, found.parties, self.trace)

    def _derive(self, subject: bytes, predicate: bytes, obj: bytes) -> None:
        self.lines.append(line(subject, predicate, obj, self.derived))

    def _parties(self, live: list[tuple[ClaimRecord, ArticleRecord]]) -> dict[str, tuple[str, ...]]:
        """Give for each live claim the parties for which it counts; write them."""
        finder = Parties(self.records, self.registry, self.copies, self.replaced, self.settings.base)
        found = {claim.iri: finder.of(claim, record) for claim, record in live}
        for claim, roots in found.items():
            for root in roots:
                self._derive(iri(claim), _COUNTS_FOR, iri(root))
        for actor, rules in finder.merged.items():
            for rule in rules:
                self._derive(iri(actor), _MERGED_BY, iri(VALUE + rule))
        return found

    def _judged(self, live: set[str], contents: dict[str, set[str]]) -> list[tuple[set[str], set[str]]]:
        """Write judged disagreements; give the contents of both claims of those whose claims are live."""
        claim_ids: dict[str, list[str]] = {}
        for record in self.records:
            for annotation, claim in record.claim_ids.items():
                claim_ids.setdefault(f"{record.id}#{annotation}", []).append(claim)
        found, graph = [], self.names.graph("judgements")
        for record in self.records:
            for item in record.disagreements:
                ends = []
                for end in item.between:
                    known = [end] if end in contents else claim_ids.get(end, [])
                    alive = [claim for claim in known if claim in live] or known
                    if len(alive) == 1:
                        ends.append(alive[0])
                    else:
                        self._no_such_claim(record, item.annotation, end, len(alive))
                if len(ends) < 2:
                    continue
                node = self.names.disagreement("Judged", ends[0], ends[1], by=item.by)
                self.trace[node] = (record.file, item.annotation)
                term = iri(node)
                rows = [(TYPE, _DISAGREEMENT), (_BETWEEN, iri(ends[0])), (_BETWEEN, iri(ends[1])),
                        (_BASIS, iri(VALUE + "Judged")), (_JUDGED_BY, iri(item.by))]  # fmt: skip
                if item.why:
                    rows.append((_WHY, literal(item.why)))
                if item.date:
                    rows.append((_DATE, day(item.date)))
                self.lines += [line(term, predicate, obj, graph) for predicate, obj in rows]
                if set(ends) <= live:
                    found.append((contents[ends[0]], contents[ends[1]]))
        return found

    def _no_such_claim(self, record: ArticleRecord, annotation: str, end: str, known: int) -> None:
        self.report(
            Problem(
                "reference-unknown",
                f"{annotation} names the claim {end}, which is in {'several articles' if known else 'no article here'}",
                Place(file=record.file or None, annotation=annotation, article=record.id),
                severity=Severity.WARNING,
                advice="Write <article id>#<claim id>, or build that article along with this one.",
                held_back="disagreement",
            )
        )

    def _versions(self) -> None:
        for older, newer in self.replaced.items():
            self._derive(iri(newer), _REVISION, iri(older))
        for copy, first in self.copies.first.items():
            self._derive(iri(copy), _COPY_OF, iri(first))
            if copy in self.copies.similarity:
                self._derive(iri(copy), _SIMILARITY, decimal(self.copies.similarity[copy]))
