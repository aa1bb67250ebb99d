"""What the claims that stand together make of each content node: status, parties, direct triples, disagreements.

It is worked out over the whole corpus when a dataset is built, and again over what is left when claims are left out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

import msgspec

from rashomon.convert.drafting import TYPE
from rashomon.convert.names import Names
from rashomon.convert.records import ClaimRecord, CountNode, StatementNode
from rashomon.convert.status import count_rivals, judged_rivals, status, told
from rashomon.terms import RSM, SEM, VALUE, integer, iri, line, literal

_STATUS, _INDEPENDENT = iri(RSM + "status"), iri(RSM + "independentParties")
_DISAGREEMENT, _BETWEEN, _BASIS = iri(RSM + "Disagreement"), iri(RSM + "between"), iri(RSM + "basis")
_JUDGED_BY, _WHY, _ABOUT = iri(RSM + "judgedBy"), iri(RSM + "why"), iri(RSM + "about")
_EVENT, _RASHOMON = iri(SEM + "Event"), iri(RSM + "rashomon")

_Parties = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be judged.

    Args:
        saying: IRI of each content node -> the live claims that have it in their contents.
        parties: IRI of each live claim -> the parties for which it counts.
        statements: IRI -> statement.
        counts: IRI -> count.
        judged: contents of the two claims of each judged disagreement, both of them live.
    """

    saying: Mapping[str, Sequence[ClaimRecord]]
    parties: Mapping[str, tuple[str, ...]]
    statements: Mapping[str, StatementNode]
    counts: Mapping[str, CountNode]
    judged: Sequence[tuple[AbstractSet[str], AbstractSet[str]]]


class Verdicts:
    """Judges a case.

    Args:
        case: what is to be judged.
        names: mints IRIs of graphs and disagreements.

    Attributes:
        status: IRI of each content node -> local name of its status, by IRI.
        parties: IRI of each content node -> parties that affirm it, parties that deny it.
    """

    def __init__(self, case: Case, names: Names) -> None:
        self._case, self._names = case, names
        self._derived, self._direct = names.graph("derived"), names.graph("direct")
        self.parties: _Parties = {
            node: (self._of(claims, "Affirmed"), self._of(claims, "Negated")) for node, claims in case.saying.items()
        }
        self._apart = count_rivals(
            [case.counts[name] for name in sorted(case.counts)],
            {node: frozenset(yes) for node, (yes, _) in self.parties.items()},
        )
        rivals = judged_rivals(case.judged, case.statements) | {node for pair in self._apart for node in pair}
        self.status = {node: status(claims, rival=node in rivals) for node, claims in sorted(case.saying.items())}

    def _of(self, claims: Sequence[ClaimRecord], polarity: str) -> tuple[str, ...]:
        found = {root for claim in claims if claim.polarity == polarity for root in self._case.parties[claim.iri]}
        return tuple(sorted(found))

    def status_lines(self) -> Iterator[bytes]:
        """Give each node's status and its number of independent parties."""
        for node, value in self.status.items():
            yield line(iri(node), _STATUS, iri(VALUE + value), self._derived)
            yield line(iri(node), _INDEPENDENT, integer(len(self.parties[node][0])), self._derived)

    def direct_lines(self, events: Collection[str], literal_objects: Collection[str]) -> Iterator[bytes]:
        """Give a direct triple only for what an author states in the author's own voice.

        Args:
            events: IRIs of events.
            literal_objects: IRIs of the statements whose object is a literal.
        """
        for node, value in self.status.items():
            if value != "AuthorAsserted":
                continue
            if node in events:
                yield line(iri(node), TYPE, _EVENT, self._direct)
            elif statement := self._case.statements.get(node):
                obj = literal(statement.object) if node in literal_objects else iri(statement.object)
                yield line(iri(statement.subject), iri(statement.predicate), obj, self._direct)

    def disagreement_lines(self) -> Iterator[bytes]:
        """Give what a machine can know: opposite polarity on one node, figures that do not meet."""
        for (one, other), reasons in self._computed().items():
            term = iri(self._names.disagreement("Computed", one, other))
            rows = [
                (TYPE, _DISAGREEMENT),
                (_BETWEEN, iri(one)),
                (_BETWEEN, iri(other)),
                (_BASIS, iri(VALUE + "Computed")),
                (_JUDGED_BY, _RASHOMON),
                *((_ABOUT, iri(node)) for node, _ in reasons),
                *((_WHY, literal(why)) for _, why in reasons),
            ]
            for predicate, obj in rows:
                yield line(term, predicate, obj, self._derived)

    def _computed(self) -> dict[tuple[str, str], set[tuple[str, str]]]:
        about: dict[tuple[str, str], set[tuple[str, str]]] = {}
        parties, saying = self._case.parties, self._case.saying
        for node, claims in sorted(saying.items()):
            left = told(claims)
            yes = self._spokes([claim for claim in left if claim.polarity == "Affirmed"])
            no = self._spokes([claim for claim in left if claim.polarity == "Negated"])
            for one, other in product(yes, no):
                about.setdefault((min(one, other), max(one, other)), set()).add((node, "opposite polarity"))
        for pair in self._apart:
            # Whoever predicts a figure is a party too: it was counted when the pair was found apart.
            ends = [self._spokes([claim for claim in saying[node] if self._affirms(claim)]) for node in pair]
            for one, other in product(*ends):
                if one != other and parties[one] != parties[other]:
                    about.setdefault((min(one, other), max(one, other)), set()).update(
                        (node, "figures that do not meet") for node in pair
                    )
        return about

    def _affirms(self, claim: ClaimRecord) -> bool:
        return claim.polarity == "Affirmed" and bool(self._case.parties[claim.iri])

    def _spokes(self, claims: list[ClaimRecord]) -> list[str]:
        """Give one claim for each party, so that a wire printed a hundred times disagrees once."""
        first: dict[tuple[str, ...], str] = {}
        for claim in sorted(claims, key=lambda one: one.iri):
            first.setdefault(self._case.parties[claim.iri], claim.iri)
        return sorted(first.values())
