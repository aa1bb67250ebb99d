"""Works out status, parties, direct triples and disagreements anew, from the claims that are left."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rashomon.convert.names import Names
from rashomon.convert.records import ClaimRecord, CountNode, StatementNode
from rashomon.convert.verdicts import Case, Verdicts
from rashomon.selection.rows import Row, Rows
from rashomon.terms import RSM, VALUE
from rashomon.view import Claim, View

HAPPENED_ON = RSM + "happenedOn"
"""The one role whose object is a text and no thing."""
_WORKED_OUT = {RSM + "status", RSM + "independentParties"}


def judge(rows: Rows, view: View, gone: AbstractSet[str]) -> None:
    """Put what the remaining claims make of everything in the place of what all claims made of it.

    Who a claim counts for stays: it rests on names list, outlets and copies, which stay.

    Args:
        rows: all lines; they are changed.
        view: what stands in them.
        gone: IRIs of the claims that are left out.
    """
    verdicts = Verdicts(_case(view, gone), Names(rows.base))
    computed = {name for name, one in view.disagreements.items() if one.basis == "Computed"}
    speaking = {
        who
        for name, claim in view.claims.items()
        if name not in gone and claim.is_live and claim.parties
        for who in (*claim.claimants, *claim.on_behalf_of)
    }
    direct = f"{rows.base}graph/direct"

    def outdated(row: Row) -> bool:
        return (
            row.predicate in _WORKED_OUT
            or row.graph == direct
            or row.subject in computed
            or (row.predicate == RSM + "mergedBy" and row.subject not in speaking)
        )

    rows.drop(outdated)
    dated = {name for name, one in view.statements.items() if one.predicate == HAPPENED_ON}
    rows.add(verdicts.status_lines())
    rows.add(verdicts.direct_lines(view.events, dated))
    rows.add(sorted(set(verdicts.disagreement_lines())))


def _case(view: View, gone: AbstractSet[str]) -> Case:
    live = {name: claim for name, claim in view.claims.items() if name not in gone and claim.is_live}
    records = {name: _record(claim) for name, claim in live.items()}
    saying: dict[str, list[ClaimRecord]] = {node: [] for node in (*view.events, *view.statements, *view.counts)}
    for name, claim in live.items():
        for node in claim.content:
            saying[node].append(records[name])
    return Case(
        saying=saying,
        parties={name: claim.parties for name, claim in live.items()},
        statements={
            name: StatementNode(name, one.subject, one.predicate, one.object) for name, one in view.statements.items()
        },
        counts={
            name: CountNode(name, one.of, VALUE + one.measure, one.group, one.low, one.value, one.high, one.included_in)
            for name, one in view.counts.items()
        },
        judged=list(_judged(view, live)),
    )


def _judged(view: View, live: dict[str, Claim]) -> Iterator[tuple[set[str], set[str]]]:
    for one in view.disagreements.values():
        if one.basis == "Judged" and all(name in live for name in one.between):
            first, second = one.between
            yield set(live[first].content), set(live[second].content)


def _record(claim: Claim) -> ClaimRecord:
    return ClaimRecord(
        iri=claim.iri,
        voice=claim.voice,
        polarity=claim.polarity,
        speech_act=claim.speech_act,
        hedged=claim.is_hedged,
        claimants=claim.claimants,
        on_behalf_of=claim.on_behalf_of,
        content=claim.content,
        accounts=(),
        counted=bool(claim.parties),
        record=claim.record_state,
    )
