"""The profile of each source: how much it says and how surely, how that stands, through whom and for whom."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rashomon.dataset import Source
from rashomon.reports._cells import FUTURE, status_legend
from rashomon.reports._notes import closing
from rashomon.reports._speakers import Key, Speakers, is_author
from rashomon.reports.choice import Choice
from rashomon.table import Row, Table, integer, text
from rashomon.view import Claim, View
from rashomon.vocabulary import load_vocabulary

name = "source-profile"
title = "Sources: what each of them says"
description = (
    "For each source: its claims, articles and contents, affirmed, denied, predicted or demanded, and hedged; the "
    "status of what it says; who relays it and whom it relays; for whom it speaks; and the independent party for which "
    "it counts, by which rule."
)
takes: tuple[str, ...] = ()
heads = 1
is_matrix = True

_FORETOLD = "predicted or demanded"
_ROWS = (
    "As in the question source-profile, a source is whoever makes a claim, also where it speaks for somebody. Only an "
    "outlet's own voice is one row here, and one for each article there."
)


class _Profile(NamedTuple):
    """A source and its claims."""

    label: str
    claims: list[Claim]
    actors: set[str]


def tables(source: Source, choice: Choice = Choice()) -> tuple[Table, ...]:  # noqa: ARG001, B008 - frozen
    """Make the tables: numbers, statuses, relations.

    Args:
        source: what they are made of.
        choice: nothing of it is heeded.
    """
    view = source.view
    profiles = _profiles(view)
    return (
        _numbers(source, view, profiles),
        _statuses(source, view, profiles),
        _relations(source, view, profiles),
    )


def _profiles(view: View) -> list[_Profile]:
    live = [claim for claim in view.claims.values() if claim.is_live]
    speakers = Speakers(view, live, by_principal=False)
    found: dict[Key, _Profile] = {key: _Profile(label, [], set()) for key, label in speakers.names.items()}
    for claim in live:
        for key, actor in speakers.keyed(claim):
            found[key].claims.append(claim)
            found[key].actors.add(actor)
    return list(found.values())


def _contents(claims: list[Claim]) -> set[str]:
    return {node for claim in claims for node in claim.content}


def _numbers(source: Source, view: View, profiles: list[_Profile]) -> Table:
    rows: list[Row] = []
    for label, claims, _ in profiles:
        hedged = sum(claim.is_hedged for claim in claims)
        numbers = (
            len(claims),
            len({claim.article for claim in claims}),
            len(_contents(claims)),
            sum(not claim.is_denial and claim.speech_act not in FUTURE for claim in claims),
            sum(claim.is_denial for claim in claims),
            sum(not claim.is_denial and claim.speech_act in FUTURE for claim in claims),
            hedged,
        )
        rows.append((text(label), *(integer(one) for one in numbers), text(f"{round(100 * hedged / len(claims))}%")))
    # A claim of several speakers stands in each of their rows: the column of claims is not to be added up.
    shared = sum(claim.is_live and len(claim.claimants) > 1 for claim in view.claims.values())
    note = f"Claims of several speakers stand in the row of each ({shared:,} here): do not add the rows up."
    columns = ("source", "claims", "articles", "contents", "affirmed", "denied", _FORETOLD, "hedged", "hedged share")
    told = (
        "Contents: events, statements and figures that it speaks of. Affirmed, denied, predicted or demanded (also "
        "threatened or promised): numbers of claims, which add up to its claims; any of them may be hedged."
    )
    return Table(columns, tuple(rows), closing(source, told, _ROWS, note if shared else ""), title=title)


def _statuses(source: Source, view: View, profiles: list[_Profile]) -> Table:
    known = load_vocabulary().lists["status"].terms
    counted = [(label, _by_status(view, claims)) for label, claims, _ in profiles]
    shown = [status for status in known if any(numbers[status] for _, numbers in counted)]
    rows = tuple((text(label), *(integer(numbers[status]) for status in shown)) for label, numbers in counted)
    told = "Numbers of contents. A status is worked out over all sources: “contested” may be the doing of another one."
    columns = ("source", *(known[status].label for status in shown))
    notes = closing(source, told, status_legend(columns))
    return Table(columns, rows, notes, title="Sources: how that which they say stands")


def _by_status(view: View, claims: list[Claim]) -> Counter[str]:
    contents = (view.content(node) for node in _contents(claims))
    return Counter(content.status for content in contents if content)


def _relations(source: Source, view: View, profiles: list[_Profile]) -> Table:
    rules, words = source.view.merged_by, load_vocabulary().lists["mergeRule"].terms
    rows: list[Row] = []
    for label, claims, actors in profiles:
        relaying = {who for claim in claims for one in view.relayed_by(claim) for who in one.claimants}
        relayed = {who for claim in claims for told in claim.reports for who in _claimants(view, told)}
        behalf = {who for claim in claims for who in claim.on_behalf_of}
        parties = {who for claim in claims for who in _counts_for(view, claim, actors)}
        applied = {rule for claim in claims for rule in _applied(rules, claim, actors, view)}
        # Without a party of another name, no rule has merged anybody.
        rule = [term.label for name, term in words.items() if name in applied] if parties - actors else []
        cells = (_names(view, relaying), _names(view, relayed), _names(view, behalf), _names(view, parties))
        rows.append((text(label), *(text(one) for one in cells), text(", ".join(rule) or "–")))
    columns = ("source", "relayed by", "relays", "on behalf of", "counts for", "by the rule")
    told = (
        "Counts for: the independent party for which its claims count. “–” there: for nobody, because nobody vouches "
        "(“reportedly”), because it stands in headlines only, or because no person has reviewed what a program found."
    )
    return Table(columns, tuple(rows), closing(source, told), title="Sources: through whom and for whom they speak")


def _applied(rules: Mapping[str, tuple[str, ...]], claim: Claim, actors: set[str], view: View) -> set[str]:
    """Give the rules that make a source count as another; who speaks for somebody counts as them, and on from there."""
    if claim.on_behalf_of and not any(is_author(view, actor) for actor in actors):
        return {"OnBehalfOf", *(rule for one in claim.on_behalf_of for rule in rules.get(one, ()))}
    return {rule for actor in actors for rule in rules.get(actor, ())} - {"OnBehalfOf"}


def _claimants(view: View, claim: str) -> tuple[str, ...]:
    return view.claims[claim].claimants if claim in view.claims else ()


def _counts_for(view: View, claim: Claim, actors: set[str]) -> tuple[str, ...]:
    """Give the parties of a claim that are this speaker's, where several make it together."""
    if len(claim.claimants) == 1 or claim.on_behalf_of:
        return claim.parties
    above = frozenset[str]().union(*(view.above(actor) for actor in actors))
    return tuple(party for party in claim.parties if party in above) or claim.parties


def _names(view: View, actors: set[str]) -> str:
    return "; ".join(sorted({view.label(actor) for actor in actors})) or "–"
