"""Events, what is said of them, and who says it, as entities of FollowTheMoney.

FollowTheMoney has no claims: whatever stands there looks like a fact. So

- a claim is a `Note` on what it is about, with its article as proof, joined to whoever makes it;
- an event bears in its name how it is stated, unless an author states it in the author's own voice;
- a statement is an `UnknownLink` whose role bears the same mark, never `involved`, `Membership` or `Ownership`.
  Only what an author asserts of an event that an author asserts is also `involved`.
"""

import re
from collections.abc import Iterator

from rashomon.exports._according import (
    Told,
    according_to,
    affirmers,
    deniers,
    once,
    quoted,
    sentence,
    speaker,
    status,
    told_events,
)
from rashomon.exports._ftm_entity import Ftm, entity, ident, link, marked
from rashomon.exports._ftm_things import own_name
from rashomon.view import Claim, Content, Count, Event, Statement, View

_ASSERTED = "AuthorAsserted"
_PARTIAL = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def events(view: View) -> Iterator[Ftm]:
    """Give the events that are talked about."""
    for told in told_events(view):
        yield _event(view, told)
        for iri in told.event.part_of:
            if whole := ident(view, iri):
                yield link(
                    "UnknownLink", told.event.iri, "part of", iri,
                    subject=ident(view, told.event.iri), object=whole, role="is part of",
                )  # fmt: skip


def _event(view: View, told: Told) -> Ftm:
    event = told.event
    articles = once(claim.article for claim in told.claims)
    known = [view.articles[iri] for iri in articles if iri in view.articles]
    # Where accounts differ in place, none of the places may look like the place.
    places = () if told.by_role.get("happenedAt") else event.places
    names = [name for _, names in sorted(event.names.items()) for name in names if name != event.label]
    mark = _mark(view, event)
    return entity(
        "Event",
        ident(view, event.iri),
        name=marked(event.label, mark),
        alias=[marked(name, mark) for name in names],
        summary=according_to(view, event),
        description=_description(view, told),
        notes=f"In the graph: {event.iri}",
        keywords=[event.type_label or event.type, status(view, event)],
        location=[own_name(view, place) for iri in places if (place := view.entities.get(iri))],
        addressEntity=[ident(view, iri) for iri in places],
        involved=_involved(view, told),
        proof=[ident(view, article.iri) for article in known],
        sourceUrl=[article.url for article in known],
        publisher=[view.label(article.publisher) for article in known if article.publisher],
        **_days(told),
    )


def _mark(view: View, content: Content) -> str:
    """Say how something is stated, unless an author asserts it."""
    return "" if content.status == _ASSERTED else status(view, content)


def _days(told: Told) -> dict[str, str]:
    """Give one day, month or year; or the bounds within which the event lies."""
    event = told.event
    if _PARTIAL.fullmatch(told.edtf):
        return {"date": told.edtf}
    if event.earliest and event.earliest == event.latest:
        return {"date": event.earliest}
    return {"startDate": event.earliest, "endDate": event.latest}


def _involved(view: View, told: Told) -> list[str]:
    if told.event.status != _ASSERTED:
        return []
    sure = [one.object for one in told.roles if one.status == _ASSERTED]
    return [ident(view, iri) for iri in sure if (found := view.entities.get(iri)) and found.kind == "actor"]


def _description(view: View, told: Told) -> str:
    event, claims = told.event, view.claims_on(told.event.iri)
    lines = [f"Stated: {status(view, event)}. Independent parties that affirm it: {event.independent_parties}."]
    lines += [f"Affirmed by: {who}" for who in affirmers(view, claims)]
    lines += [f"Denied by: {who}" for who in deniers(view, claims)]
    lines += [f"As claimed: {sentence(view, one)}" for one in told.roles]
    lines += [f"As claimed: {sentence(view, one)}" for one in told.counts]
    lines += [f"Accounts differ in place: {sentence(view, one)}" for one in told.by_role.get("happenedAt", ())]
    lines += [f"Accounts differ in time: {sentence(view, one)}" for one in told.by_role.get("happenedOn", ())]
    if event.earliest or event.latest:
        begin, end = event.earliest or "no bound", event.latest or "no bound"
        lines.append(f"Within these days, over all accounts: {begin} to {end}")
    lines += [f"Date (EDTF): {told.edtf}"] if told.edtf else []
    lines += [f"Time, in the words of the text: {words}" for words in event.time_as_written]
    return "\n".join(lines)


def statements(view: View) -> Iterator[Ftm]:
    """Give the statements that relate two things, each with how it is stated and by whom."""
    for statement in view.statements.values():
        subject, obj = ident(view, statement.subject), ident(view, statement.object)
        if not subject or not obj:
            continue  # a day, not a thing: it stands in the description of its event
        claims = view.claims_on(statement.iri)
        yield link(
            "UnknownLink",
            statement.iri,
            subject=subject,
            object=obj,
            role=marked(view.value(statement.role), _mark(view, statement)),
            status=status(view, statement),
            summary=according_to(view, statement),
            description=[quoted(view, claim) for claim in claims],
            startDate=statement.earliest,
            endDate=statement.latest,
            recordId=statement.iri,
            proof=[ident(view, iri) for iri in once(claim.article for claim in claims)],
        )


def claims(view: View) -> Iterator[Ftm]:
    """Give the claims that count, and who makes, relays and hears each."""
    for claim in view.claims.values():
        if not claim.is_live:
            continue
        yield _claim(view, claim)
        for role, others in (
            ("makes this claim", claim.claimants),
            ("this claim is made on behalf of", claim.on_behalf_of),
            ("this claim is addressed to", claim.addressees),
            ("this claim relays", [iri for iri in claim.reports if iri in view.claims and view.claims[iri].is_live]),
        ):
            for other in others:
                ends = (ident(view, claim.iri), ident(view, other))
                subject, obj = ends[::-1] if other in claim.claimants and role.startswith("makes") else ends
                if subject and obj:
                    yield link(
                        "UnknownLink", claim.iri, role, other,
                        subject=subject, object=obj, role=role,
                        summary="as the article has it", proof=ident(view, claim.article),
                    )  # fmt: skip


def _claim(view: View, claim: Claim) -> Ftm:
    article = view.articles.get(claim.article)
    contents = [content for iri in claim.content if (content := view.content(iri))]
    says = [str(view.words(content)) for content in contents] or [claim.text or "what another says"]
    verb = "says that this is not so" if claim.is_denial else view.value(claim.speech_act)
    return entity(
        "Note",
        ident(view, claim.iri),
        name=f"Claim by {speaker(view, claim)}",
        summary=f"{speaker(view, claim)} {verb}: {'; '.join(says)}",
        description=claim.quote,
        entity=once(ident(view, iri) for content in contents for iri in _about(content)),
        keywords=[view.value(claim.polarity), view.value(claim.certainty), view.value(claim.voice)],
        notes=[
            f"In the graph: {claim.iri}",
            *(f"Hedge: “{span.quote}”" for span in claim.hedge if span.quote),
            *(f"Contested wording, by whoever makes the claim: “{span.quote}”" for span in claim.wording if span.quote),
            *(f"Coded by: {view.label(coder)}" for coder in claim.coders),
            "" if claim.is_reviewed is None else f"Reviewed: {'yes' if claim.is_reviewed else 'no'}",
        ],
        proof=ident(view, claim.article),
        sourceUrl=article.url if article else "",
        publisher=view.label(article.publisher) if article and article.publisher else "",
    )


def _about(content: Content) -> tuple[str, ...]:
    match content:
        case Event():
            return (content.iri,)
        case Statement():
            return (content.subject, content.object)
        case Count():
            return (content.of, content.group)


def disagreements(view: View) -> Iterator[Ftm]:
    """Give which claims do not go together, and who says so."""
    for found in view.disagreements.values():
        one, other = (view.claims.get(iri) for iri in found.between)
        if one is None or other is None or not (one.is_live and other.is_live):
            continue
        judges = " and ".join(view.label(iri) for iri in found.judged_by)
        yield link(
            "UnknownLink",
            found.iri,
            subject=ident(view, one.iri),
            object=ident(view, other.iri),
            role=f"does not go with ({view.value(found.basis)})",
            status=view.value(found.basis),
            summary=f"{view.value(found.basis)} by {judges}" if judges else view.value(found.basis),
            description=found.why,
            date=found.day,
            recordId=found.iri,
        )
