"""What only the whole corpus can say: versions, copies, parties, status, direct triples, computed disagreements."""

from collections.abc import Iterable
from itertools import pairwise, product

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
from rashomon.convert.status import count_rivals, judged_rivals, status, told
from rashomon.errors import IdentityError
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.registry import Registry
from rashomon.terms import DCTERMS, RSM, SEM, VALUE, day, decimal, integer, iri, line, literal

_STATUS, _INDEPENDENT = iri(RSM + "status"), iri(RSM + "independentParties")
_COUNTS_FOR, _MERGED_BY = iri(RSM + "countsFor"), iri(RSM + "mergedBy")
_COPY_OF, _SIMILARITY, _REVISION = iri(RSM + "copyOf"), iri(RSM + "copySimilarity"), iri(RSM + "revisionOf")
_DISAGREEMENT, _BETWEEN, _BASIS = iri(RSM + "Disagreement"), iri(RSM + "between"), iri(RSM + "basis")
_JUDGED_BY, _WHY, _ABOUT = iri(RSM + "judgedBy"), iri(RSM + "why"), iri(RSM + "about")
_DATE, _EVENT, _RASHOMON = iri(DCTERMS + "date"), iri(SEM + "Event"), iri(RSM + "rashomon")


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
        self.derived, self.direct = self.names.graph("derived"), self.names.graph("direct")
        self.lines: list[bytes] = []
        self.trace: dict[str, tuple[str, str]] = {}
        self.statements: dict[str, StatementNode] = {}
        self.counts: dict[str, CountNode] = {}
        self.events: set[str] = set()
        self.literal_objects: set[str] = set()
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
        self.literal_objects = envelopes.literal_objects
        for said_by, node in envelopes.said:
            contents[said_by].add(node)
        saying: dict[str, list[ClaimRecord]] = {node: [] for node in (*self.events, *self.statements, *self.counts)}
        for claim, _ in live:
            for node in contents[claim.iri]:
                saying[node].append(claim)
        parties = self._parties(live, saying)
        judged = self._judged({claim.iri for claim, _ in live}, contents)
        apart = count_rivals(
            [self.counts[iri_] for iri_ in sorted(self.counts)],
            {node: frozenset(yes) for node, (yes, _) in parties.items()},
        )
        rivals = judged_rivals(judged, self.statements) | {node for pair in apart for node in pair}
        found = {node: status(claims, rival=node in rivals) for node, claims in sorted(saying.items())}
        for node, value in found.items():
            self._derive(iri(node), _STATUS, iri(VALUE + value))
            self._derive(iri(node), _INDEPENDENT, integer(len(parties[node][0])))
        self._direct(found)
        self._computed(saying, apart)
        self._versions()
        return Conclusions(self.lines, found, parties, self.trace)

    def _derive(self, subject: bytes, predicate: bytes, obj: bytes) -> None:
        self.lines.append(line(subject, predicate, obj, self.derived))

    def _parties(
        self, live: list[tuple[ClaimRecord, ArticleRecord]], saying: dict[str, list[ClaimRecord]]
    ) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Give for each node the parties that affirm and that deny it; write who each claim counts for."""
        finder = Parties(self.records, self.registry, self.copies, self.replaced, self.settings.base)
        self.party_of = {claim.iri: finder.of(claim, record) for claim, record in live}
        for claim, roots in self.party_of.items():
            for root in roots:
                self._derive(iri(claim), _COUNTS_FOR, iri(root))
        for actor, rules in finder.merged.items():
            for rule in rules:
                self._derive(iri(actor), _MERGED_BY, iri(VALUE + rule))

        def of(claims: list[ClaimRecord], polarity: str) -> tuple[str, ...]:
            return tuple(
                sorted({root for claim in claims if claim.polarity == polarity for root in self.party_of[claim.iri]})
            )

        return {node: (of(claims, "Affirmed"), of(claims, "Negated")) for node, claims in saying.items()}

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

    def _direct(self, found: dict[str, str]) -> None:
        """Write a direct triple only for what an author states in the author's own voice."""
        for node, value in found.items():
            if value != "AuthorAsserted":
                continue
            if node in self.events:
                self.lines.append(line(iri(node), TYPE, _EVENT, self.direct))
            elif statement := self.statements.get(node):
                obj = literal(statement.object) if node in self.literal_objects else iri(statement.object)
                self.lines.append(line(iri(statement.subject), iri(statement.predicate), obj, self.direct))

    def _computed(self, saying: dict[str, list[ClaimRecord]], apart: list[tuple[str, str]]) -> None:
        """Write what a machine can know: opposite polarity on one node, figures that do not meet."""
        about: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for node, claims in sorted(saying.items()):
            left = told(claims)
            yes = self._spokes([claim for claim in left if claim.polarity == "Affirmed"])
            no = self._spokes([claim for claim in left if claim.polarity == "Negated"])
            for one, other in product(yes, no):
                about.setdefault((min(one, other), max(one, other)), set()).add((node, "opposite polarity"))
        for pair in apart:
            # Whoever predicts a figure is a party too: it was counted when the pair was found apart.
            ends = [self._spokes([claim for claim in saying[node] if self._affirms(claim)]) for node in pair]
            for one, other in product(*ends):
                if one != other and self.party_of[one] != self.party_of[other]:
                    about.setdefault((min(one, other), max(one, other)), set()).update(
                        (node, "figures that do not meet") for node in pair
                    )
        for (one, other), reasons in about.items():
            term = iri(self.names.disagreement("Computed", one, other))
            self._derive(term, TYPE, _DISAGREEMENT)
            self._derive(term, _BETWEEN, iri(one))
            self._derive(term, _BETWEEN, iri(other))
            self._derive(term, _BASIS, iri(VALUE + "Computed"))
            self._derive(term, _JUDGED_BY, _RASHOMON)
            for node, why in reasons:
                self._derive(term, _ABOUT, iri(node))
                self._derive(term, _WHY, literal(why))

    def _affirms(self, claim: ClaimRecord) -> bool:
        return claim.polarity == "Affirmed" and bool(self.party_of[claim.iri])

    def _spokes(self, claims: list[ClaimRecord]) -> list[str]:
        """Give one claim for each party, so that a wire printed a hundred times disagrees once."""
        first: dict[tuple[str, ...], str] = {}
        for claim in sorted(claims, key=lambda one: one.iri):
            first.setdefault(self.party_of[claim.iri], claim.iri)
        return sorted(first.values())

    def _versions(self) -> None:
        for older, newer in self.replaced.items():
            self._derive(iri(newer), _REVISION, iri(older))
        for copy, first in self.copies.first.items():
            self._derive(iri(copy), _COPY_OF, iri(first))
            if copy in self.copies.similarity:
                self._derive(iri(copy), _SIMILARITY, decimal(self.copies.similarity[copy]))
