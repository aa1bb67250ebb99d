"""Items become accounts: events, states and counts."""

import itertools

import msgspec

from rashomon.article import Count, Event, Span, State
from rashomon.mapping._case import Case
from rashomon.mapping._held import key_of, measure_of
from rashomon.mapping._items import Item, Items
from rashomon.mapping.model import SLOTS


class Accounts(msgspec.Struct):
    """The accounts of an article.

    Args:
        events: accounts of events.
        states: relations.
        counts: figures.
        ids: item -> ids of what was made of it (a relation with two objects makes two states).
    """

    events: list[Event]
    states: list[State]
    counts: list[Count]
    ids: dict[str, tuple[str, ...]]


def accounts_of(case: Case, items: Items) -> Accounts:
    """Make the accounts of all items that were not held back."""
    accounts = Accounts([], [], [], {})
    for item in items.by_id.values():
        if item.id in case.held or item.kind == "claim":
            continue
        if item.kind == "event":
            accounts.events.append(_event(case, items, item))
            accounts.ids[item.id] = (item.id,)
        elif item.kind == "state":
            states = _states(case, items, item)
            accounts.states += states
            accounts.ids[item.id] = tuple(state.id for state in states)
        else:
            accounts.counts.append(_count(case, items, item))
            accounts.ids[item.id] = (item.id,)
    return accounts


def references(case: Case, items: Items, item: Item, slot: str) -> tuple[str, ...]:
    """Give what fills a slot, as references of the article."""
    return tuple(dict.fromkeys(items.resolve(case, target) for target in item.slots.get(slot, ())))


def _first(case: Case, items: Items, item: Item, slot: str) -> str:
    return next(iter(references(case, items, item, slot)), "")


def _trigger(case: Case, item: Item) -> Span | None:
    return case.span(item.trigger) if item.trigger else None


def _event(case: Case, items: Items, item: Item) -> Event:
    return Event(
        id=item.id,
        type=case.mapping.events[item.label],
        trigger=_trigger(case, item),
        key=key_of(case, item),
        roles={slot: references(case, items, item, slot) for slot in sorted(item.slots) if slot not in SLOTS},
        places=references(case, items, item, "place"),
        time=_first(case, items, item, "time"),
        date=case.attribute("date", item.id) or "",
        part_of=_first(case, items, item, "part-of"),
    )


def _states(case: Case, items: Items, item: Item) -> list[State]:
    pairs = itertools.product(*(references(case, items, item, end) for end in ("subject", "object")))
    return [
        State(
            id=item.id if number == 0 else f"{item.id}.{number + 1}",
            predicate=case.mapping.states[item.label].predicate,
            subject=subject,
            object=obj,
            trigger=_trigger(case, item),
            time=_first(case, items, item, "time"),
            date=case.attribute("date", item.id) or "",
        )
        for number, (subject, obj) in enumerate(pairs)
    ]


def _count(case: Case, items: Items, item: Item) -> Count:
    figures = (case.attribute(says, item.id, item.trigger) for says in ("min", "value", "max"))
    low, value, high = (int(figure) if figure else None for figure in figures)
    return Count(
        id=item.id,
        of=_first(case, items, item, "of"),
        measure=measure_of(case, item),
        low=low,
        value=value,
        high=high,
        group=_first(case, items, item, "group"),
        within=_first(case, items, item, "within"),
        span=_trigger(case, item),
    )
