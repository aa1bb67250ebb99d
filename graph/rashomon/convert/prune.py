"""Takes annotations out of an article, with what cannot stand without them.

The smallest thing is held back: an event takes the states and counts about it along; a claim goes when
nothing of what it says is left; roles that pointed at a lost event are dropped from accounts that stay.
"""

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from rashomon.article import Article, Claim, Event, Origin
from rashomon.problems import Problem, Report, Severity


def prune(article: Article, bad: AbstractSet[str], origin: Origin, report: Report) -> Article:
    """Take annotations out of an article.

    Args:
        article: the article.
        bad: ids of mentions, events, states, counts, claims or disagreements.
        origin: names file and line in problems.
        report: takes a problem for each annotation that has to go too, which says because of which it does.

    Returns:
        The article without them.
    """
    lost = dict.fromkeys(sorted(bad), "")
    grown = True
    while grown:
        grown = False
        for item, because in _orphans(article, lost):
            if item not in lost:
                lost[item] = because
                grown = True
    kinds = article.kinds()
    for name, because in sorted(lost.items()):
        if because:
            report(
                Problem(
                    "depends-on-held-back",
                    f"{name} cannot stand without {because}, which is held back",
                    origin.place(article.id, name),
                    severity=Severity.WARNING,
                    advice=f"Mend {because} first.",
                    held_back=kinds.get(name, "annotation"),
                )
            )
    events = tuple(_without(event, lost) for event in article.events if event.id not in lost)
    before = {event.id: event for event in article.events}
    for event in events:  # one role alone (`e1.agent`) can be claimed; it goes where that role goes
        lost |= {f"{event.id}.{role}": event.id for role in before[event.id].roles.keys() - event.roles.keys()}
        if event != before[event.id]:
            _narrowed(article, event.id, "event", lost, origin, report)
    for claim in article.claims:
        if claim.id not in lost and _claim_without(claim, lost) != claim:
            _narrowed(article, claim.id, "claim", lost, origin, report)
    return replace(
        article,
        mentions=tuple(
            replace(mention, same_as="") if mention.same_as in lost else mention
            for mention in article.mentions
            if mention.id not in lost
        ),
        events=events,
        states=tuple(state for state in article.states if state.id not in lost),
        counts=tuple(count for count in article.counts if count.id not in lost),
        claims=tuple(_claim_without(claim, lost) for claim in article.claims if claim.id not in lost),
        disagreements=tuple(item for item in article.disagreements if item.id not in lost),
    )


def _narrowed(article: Article, item: str, kind: str, lost: dict[str, str], origin: Origin, report: Report) -> None:
    """Say that an annotation stays and says less, because something that it pointed at is held back."""
    gone = sorted(name for name in lost if _points_at(article, item, name))
    report(
        Problem(
            "says-less",
            f"{item} stays, without {', '.join(gone) or 'what is held back'}",
            origin.place(article.id, item),
            severity=Severity.WARNING,
            advice=f"Mend what is held back, and this {kind} says all that was annotated.",
        )
    )


def _points_at(article: Article, item: str, name: str) -> bool:
    for claim in article.claims:
        if claim.id == item:
            return name in {*claim.content, *claim.reports, *claim.addressees}
    for event in article.events:
        if event.id == item:
            return name in {event.part_of, event.time, *(one for found in event.roles.values() for one in found)}
    return False


def _orphans(article: Article, lost: dict[str, str]) -> list[tuple[str, str]]:
    """List (id, because of which id) of what cannot stand once `lost` is gone."""
    found = [
        (state.id, target) for state in article.states for target in (state.subject, state.object) if target in lost
    ]
    for count in article.counts:
        found += [(count.id, target) for target in (count.of, count.group, count.within) if target and target in lost]
    for claim in article.claims:
        gone = [name for target in (*claim.content, *claim.reports) if (name := _lost_account(target, lost))]
        if gone and len(gone) == len(claim.content) + len(claim.reports):
            found.append((claim.id, gone[0]))
        speakers = [target for target in (*claim.claimants, *claim.on_behalf_of) if target in lost]
        if speakers:  # without its speaker a claim would be put into another's mouth
            found.append((claim.id, speakers[0]))
    for item in article.disagreements:
        found += [(item.id, target) for target in item.between if target in lost]
    for event in article.events:
        for targets in event.roles.values():
            # An actor that is gone would make the account say less than was annotated: the account goes.
            found += [(event.id, target) for target in targets if target in lost and _is_mention(article, target)]
        found += [(event.id, target) for target in event.places if target in lost]
    return found


def _is_mention(article: Article, item: str) -> bool:
    return any(mention.id == item for mention in article.mentions)


def _without(event: Event, lost: dict[str, str]) -> Event:
    roles = {
        role: kept
        for role, targets in event.roles.items()
        if (kept := tuple(target for target in targets if target not in lost))
    }
    if roles == event.roles and event.part_of not in lost and event.time not in lost:
        return event
    return replace(
        event,
        roles=roles,
        part_of="" if event.part_of in lost else event.part_of,
        time="" if event.time in lost else event.time,
    )


def _claim_without(claim: Claim, lost: dict[str, str]) -> Claim:
    content = tuple(target for target in claim.content if not _lost_account(target, lost))
    reports = tuple(target for target in claim.reports if target not in lost)
    addressees = tuple(target for target in claim.addressees if target not in lost)
    return replace(claim, content=content, reports=reports, addressees=addressees)


def _lost_account(target: str, lost: dict[str, str]) -> str:
    """Give what is gone of that at which a content points (`e1`, or `e1.agent` for one role of it), or nothing."""
    return next((item for item in (target, target.rpartition(".")[0]) if item in lost), "")
