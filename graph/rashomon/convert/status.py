"""Status: how the corpus, taken together, presents each event, statement and count. No score, no vote.

The rules are those of the documentation, first that applies, in the order in which they stand there.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from rashomon.convert.records import ClaimRecord, CountNode, StatementNode

_NOT_YET = frozenset({"predicts", "demands", "threatens", "promises"})


def told(claims: Sequence[ClaimRecord]) -> list[ClaimRecord]:
    """Leave out uncoded attributions, headlines, and what is only predicted, demanded, threatened or promised."""
    return [
        claim for claim in claims if claim.voice not in {"NotCoded", "Headline"} and claim.speech_act not in _NOT_YET
    ]


def status(claims: Sequence[ClaimRecord], *, rival: bool) -> str:
    """Give the status of one content node.

    Args:
        claims: the live claims that have it in their contents.
        rival: whether a judged disagreement or another party's figure stands against it.

    Returns:
        A value of the list "status", by local name.
    """
    if not claims:
        return "Mentioned"
    left = [claim for claim in claims if claim.voice != "NotCoded"]
    if not left:
        return "NotCoded"
    left = [claim for claim in left if claim.voice != "Headline"]
    if not left:
        return "HeadlineOnly"
    left = told(left)
    if not left:
        return "Predicted"
    polarities = {claim.polarity for claim in left}
    if len(polarities) == 2:
        return "Contested"
    if polarities == {"Negated"}:
        return "Denied"
    if rival:
        return "Contested"
    if any(claim.voice == "Authorial" and not claim.hedged for claim in left):
        return "AuthorAsserted"
    return "Hedged" if all(claim.hedged for claim in left) else "AttributedOnly"


def judged_rivals(
    pairs: Sequence[tuple[AbstractSet[str], AbstractSet[str]]], statements: Mapping[str, StatementNode]
) -> set[str]:
    """Find the statements that stand against each other by a judged disagreement.

    Args:
        pairs: contents of the two claims of each judged disagreement.
        statements: IRI -> statement; contents of other kinds are passed over.
    """
    found: set[str] = set()
    for one, other in pairs:
        answers: dict[tuple[str, str], list[StatementNode]] = {}
        for node in other - one:
            if statement := statements.get(node):
                answers.setdefault((statement.subject, statement.predicate), []).append(statement)
        for node in one - other:
            if statement := statements.get(node):
                for against in answers.get((statement.subject, statement.predicate), ()):
                    if against.object != statement.object:
                        found |= {node, against.iri}
    return found


def count_rivals(counts: Sequence[CountNode], parties: Mapping[str, AbstractSet[str]]) -> list[tuple[str, str]]:
    """List the pairs of counts whose ranges do not meet and that different parties give.

    Args:
        counts: all counts.
        parties: IRI of a count -> parties that affirm it.
    """
    groups: dict[tuple[str, str, str], list[CountNode]] = {}
    for count in sorted(counts, key=lambda one: one.iri):
        groups.setdefault((count.of, count.measure, count.group), []).append(count)
    return [
        (one.iri, other.iri)
        for group in groups.values()
        for at, one in enumerate(group)
        for other in group[at + 1 :]
        if _apart(one, other) and _two_parties(parties.get(one.iri, frozenset()), parties.get(other.iri, frozenset()))
    ]


def _two_parties(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return bool(one and other) and len(one | other) > 1


def _apart(one: CountNode, other: CountNode) -> bool:
    (low, high), (other_low, other_high) = _range(one), _range(other)
    return high < other_low or other_high < low


def _range(count: CountNode) -> tuple[float, float]:
    """Give the range of a count; open where only one bound is known."""
    low = count.low if count.low is not None else count.value
    high = count.high if count.high is not None else count.value
    return (0 if low is None else low, float("inf") if high is None else high)
