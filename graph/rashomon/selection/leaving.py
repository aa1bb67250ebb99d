"""What is left out: whole claims, and of joint claims the part of those who are left out."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from rashomon.selection.counting import Counting
from rashomon.selection.filters import Filters
from rashomon.selection.rows import Row
from rashomon.selection.speakers import below, joint, speakers
from rashomon.terms import RSM
from rashomon.view import Claim, View

_FIELDS = {RSM + "claimant": "claimants", RSM + "onBehalfOf": "on_behalf_of", RSM + "countsFor": "parties"}


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """What is left out.

    Args:
        gone: IRIs of the claims of which nothing is left.
        narrowed: IRI -> joint claim as it stands with the remaining speakers only.
        notes: what a reader should know of both, in sentences.
    """

    gone: frozenset[str]
    narrowed: Mapping[str, Claim] = {}
    notes: tuple[str, ...] = ()

    def is_outdated(self, row: Row) -> bool:
        """Tell whether a line names a speaker or a party whom a joint claim has lost."""
        claim = self.narrowed.get(row.subject)
        field = _FIELDS.get(row.predicate)
        return claim is not None and field is not None and row.object not in getattr(claim, field)


def leave_out(steps: Sequence[Filters], view: View, base: str) -> LeftOut:
    """Find what filters leave out.

    A claim goes when all who make it are left out, or all for whom it is made; else it stays as that of the others.

    Args:
        steps: the filters; those that choose are passed over.
        view: what stands in the graph.
        base: IRI under which instances are named.
    """
    gone: set[str] = set()
    narrowed: dict[str, Claim] = {}
    notes: tuple[str, ...] = ()
    named = [who for filters in steps for who in filters.without]
    if named:
        counting = Counting(view, base)
        them = below(named, view.superiors)
        alike = counting.alike(them)
        gone = _silenced(view, them | alike)
        kept = {name: claim for name, claim in view.claims.items() if name not in gone and joint(claim, them | alike)}
        narrowed = {name: counting.without(claim, _rest(claim, them | alike)) for name, claim in kept.items()}
        by_copies = {name for name in gone - _silenced(view, them) if view.claims[name].is_live}
        notes = _copies(len(by_copies))
    for filters in steps:
        if filters.reviewed:
            gone |= {name for name, claim in view.claims.items() if not claim.is_reviewed}
        if filters.coders:
            gone |= {name for name, claim in view.claims.items() if not set(filters.coders) & set(claim.coders)}
    narrowed = {name: claim for name, claim in narrowed.items() if name not in gone}
    live = sum(claim.is_live for claim in narrowed.values())
    return LeftOut(gone=frozenset(gone), narrowed=narrowed, notes=(*notes, *_joint(live), *_unreviewed(steps, view)))


def _silenced(view: View, them: AbstractSet[str]) -> set[str]:
    """Give the claims that some actors alone make, and those that reach us through nobody else."""
    gone: set[str] = set()
    edge = {name for name, claim in view.claims.items() if _is_theirs(claim, view, them)}
    while edge:
        gone |= edge
        inner = {name for one in edge for name in view.claims[one].reports if name in view.claims}
        edge = {name for name in inner - gone if all(relay in gone for relay in view.claims[name].reported_by)}
    return gone


def _is_theirs(claim: Claim, view: View, them: AbstractSet[str]) -> bool:
    if claim.voice == "Authorial":  # author, outlet and agency are one voice, whichever of them is named
        return bool((speakers(claim, view) | set(claim.parties)) & them)
    return any(who and them >= set(who) for who in (claim.claimants, claim.on_behalf_of))


def _rest(claim: Claim, them: AbstractSet[str]) -> Claim:
    return msgspec.structs.replace(
        claim,
        claimants=tuple(who for who in claim.claimants if who not in them),
        on_behalf_of=tuple(who for who in claim.on_behalf_of if who not in them),
    )


def _joint(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    claims, stay = ("1 claim", "stays") if number == 1 else (f"{number:,} claims", "stay")
    return (f"{claims} made jointly with others {stay}, as what those others say.",)


def _copies(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    claims = "1 claim" if number == 1 else f"{number:,} claims"
    return (f"Left out too: {claims} by the same unnamed people in copies of the same text, who count as one party.",)


def _unreviewed(steps: Sequence[Filters], view: View) -> tuple[str, ...]:
    is_asked = any(filters.reviewed for filters in steps)
    marked = any(claim.is_reviewed is not None for claim in view.claims.values())
    return ("No claim bears a review mark.",) if is_asked and not marked else ()
