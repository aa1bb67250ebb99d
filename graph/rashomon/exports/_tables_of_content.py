"""Tables of what claims say: participations, relations, counts."""

from collections.abc import Iterator

from rashomon.exports._standing import STANDING
from rashomon.exports._table_model import Column, Lookup, TableOf, words
from rashomon.view import Count, Event, Statement


def _statements(lookup: Lookup, *, of_events: bool) -> Iterator[Statement]:
    view = lookup.view
    return (one for one in view.statements.values() if (one.subject in view.events) == of_events)


def _event(lookup: Lookup, one: Statement) -> Event:
    return lookup.view.events[one.subject]


def _participant(lookup: Lookup, one: Statement) -> str:
    return "" if _kind(lookup, one) == "day" else one.object


def _participant_label(lookup: Lookup, one: Statement) -> str:
    return one.object if _kind(lookup, one) == "day" else lookup.label(one.object)


def _kind(lookup: Lookup, one: Statement) -> str:
    if one.role == "happenedOn":
        return "day"
    if one.object in lookup.view.events:
        return "event"
    entity = lookup.view.entities.get(one.object)
    return entity.kind if entity else ""


PARTICIPATIONS = TableOf[Statement](
    "participations",
    "Somebody or something takes part in an event, or it is dated or placed, according to at least one claim.",
    lambda lookup: _statements(lookup, of_events=True),
    (
        Column("statement", "iri", "The statement; claims say it (see claim_contents).", lambda _, one: one.iri),
        Column("event", "iri", "The event.", lambda _, one: one.subject),
        Column("event_label", "text", "Its name.", lambda seen, one: seen.label(one.subject)),
        Column("event_type", "text", "Its type.", lambda seen, one: _event(seen, one).type),
        Column("role", "text", "What the participant is in it (see the codebook).", lambda _, one: one.role),
        Column("role_label", "text", "The role in words.", lambda seen, one: seen.view.value(one.role)),
        Column("participant", "iri", "Who or what takes part; empty for a day.", _participant),
        Column("participant_label", "text", "Its name, or the day in EDTF.", _participant_label),
        Column("participant_kind", "text", "actor, place, event or day.", _kind),
        Column("earliest", "date", "First day on which it may have begun.", lambda _, one: one.earliest),
        Column("latest", "date", "Last day on which it may have ended.", lambda _, one: one.latest),
        *STANDING,
    ),
)

RELATIONS = TableOf[Statement](
    "relations",
    "A relation between two things (supports, controls, …), according to at least one claim.",
    lambda lookup: _statements(lookup, of_events=False),
    (
        Column("statement", "iri", "The statement; claims say it (see claim_contents).", lambda _, one: one.iri),
        Column("subject", "iri", "Who or what.", lambda _, one: one.subject),
        Column("subject_label", "text", "Its name.", lambda seen, one: seen.label(one.subject)),
        Column("relation", "text", "The relation (see the codebook).", lambda _, one: one.role),
        Column("relation_label", "text", "The relation in words.", lambda seen, one: seen.view.value(one.role)),
        Column("object", "iri", "To whom or what.", lambda _, one: one.object),
        Column("object_label", "text", "Its name.", lambda seen, one: seen.label(one.object)),
        Column("earliest", "date", "First day on which it may have begun.", lambda _, one: one.earliest),
        Column("latest", "date", "Last day on which it may have ended.", lambda _, one: one.latest),
        *STANDING,
    ),
)

COUNTS = TableOf[Count](
    "counts",
    "A figure of an event: killed, injured, … Never add up figures of different sources.",
    lambda lookup: lookup.view.counts.values(),
    (
        Column("count", "iri", "The figure; claims say it (see claim_contents).", lambda _, one: one.iri),
        Column("event", "iri", "The event.", lambda _, one: one.of),
        Column("event_label", "text", "Its name.", lambda seen, one: seen.label(one.of)),
        Column("measure", "text", "What is counted (see the codebook).", lambda _, one: one.measure),
        Column("measure_label", "text", "The measure in words.", lambda seen, one: seen.view.value(one.measure)),
        Column("group", "iri", "Who is counted.", lambda _, one: one.group),
        Column("group_label", "text", "The group's name.", lambda seen, one: seen.label(one.group)),
        Column("low", "integer", "At least so many; empty where that end is open.", lambda _, one: one.range[0]),
        Column("best", "integer", "So many, where one number is given.", lambda _, one: one.value),
        Column("high", "integer", "At most so many; empty where that end is open.", lambda _, one: one.range[1]),
        Column("figure", "text", "The figure in words.", lambda _, one: one.figure),
        Column(
            "included_in",
            "iri",
            "The figure of which it is a part (18 of the 21): never add it to that one.",
            lambda _, one: one.included_in,
        ),
        *STANDING,
        Column("quotes", "list", "The words for it.", lambda _, one: words(one.evidence)),
    ),
)
