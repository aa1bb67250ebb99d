"""Frames in one shape: whatever a scheme calls its arguments and whichever way round, each becomes a slot."""

from typing import Literal

import msgspec

from rashomon.mapping._case import Case
from rashomon.mapping._mentions import mention_rule
from rashomon.mapping.model import (
    CLAIM_SLOTS,
    COUNT_SLOTS,
    EVENT_SLOTS,
    INLINE_SLOTS,
    SLOTS,
    STATE_SLOTS,
    ArgumentRule,
)
from rashomon.markup import Frame

Kind = Literal["event", "state", "count", "claim"]

_ALLOWED = {
    "event": frozenset(EVENT_SLOTS + INLINE_SLOTS),
    "state": frozenset(STATE_SLOTS + INLINE_SLOTS),
    "count": frozenset(COUNT_SLOTS + INLINE_SLOTS),
    "claim": frozenset(CLAIM_SLOTS),
}


class Item(msgspec.Struct):
    """A frame whose label has a meaning.

    Args:
        id: of the frame; of the mark where a scheme has no event lines.
        kind: event, state, count or claim.
        label: as in the scheme.
        trigger: id of the mark that triggers it, or empty.
        slots: slot -> targets (ids as in the file), in order.
    """

    id: str
    kind: Kind
    label: str
    trigger: str
    slots: dict[str, list[str]]


class Items(msgspec.Struct):
    """All frames of an article, sorted out.

    Args:
        by_id: id -> item, in the order of the file.
        disagreements: (id, one end, the other).
        same: pairs of mentions that a relation calls the same.
        by_trigger: mark -> the item that it triggers; of several an event, and of those the first.
    """

    by_id: dict[str, Item]
    disagreements: list[tuple[str, str, str]]
    same: list[tuple[str, ...]]
    by_trigger: dict[str, str]

    def resolve(self, case: Case, target: str) -> str:
        """Give the id of the item or mention that a target means, or empty where it means neither.

        A mark that mentions nothing but triggers something means what it triggers.
        """
        if target in self.by_id or mention_rule(case, target):
            return target
        return self.by_trigger.get(target, "")


def items_of(case: Case) -> Items:
    """Sort out the frames; what has no mapping is noted."""
    items = Items({}, [], [], {})
    relations: list[tuple[Frame, ArgumentRule]] = []
    for frame in case.markup.frames:
        if kind := _kind(case, frame.label):
            items.by_id[frame.id] = Item(frame.id, kind, frame.label, frame.trigger, {})
            case.used.add(frame.trigger)
        elif frame.label in case.mapping.disagrees and len(frame.arguments) == 2:
            (_, one), (_, other) = frame.arguments
            items.disagreements.append((frame.id, one, other))
        elif frame.label in case.mapping.coreference:
            items.same.append(tuple(target for _, target in frame.arguments))
        elif not frame.trigger and (rule := case.mapping.arguments.get(frame.label)):
            relations.append((frame, rule))
        else:
            case.unmapped("label", frame.label, frame.id)
            case.held.add(frame.id)
    _add_marks_alone(case, items)
    for item in sorted(items.by_id.values(), key=lambda item: item.kind != "event"):
        if item.kind != "claim" and item.trigger:
            items.by_trigger.setdefault(item.trigger, item.id)
    _fill(case, items, relations)
    return items


def _kind(case: Case, label: str) -> Kind | None:
    mapping = case.mapping
    if label in mapping.events:
        return "event"
    if label in mapping.states:
        return "state"
    if label in mapping.counts.labels:
        return "count"
    return "claim" if mapping.claims and label in mapping.claims.labels else None


def _add_marks_alone(case: Case, items: Items) -> None:
    """Take marks with an event's label that trigger no frame: schemes without event lines have only these.

    Where there are event lines, such a mark has lost its own, and with it perhaps the speaker: it is held back.
    """
    triggers = {frame.trigger for frame in case.markup.frames} - {""}
    for mark in case.markup.marks:
        if mark.id in triggers or mark.label in case.mapping.spans:
            continue
        kind = _kind(case, mark.label)
        if kind == "event" and triggers:
            message = f"a span with the label {mark.label} of events triggers none"
            advice = "Add its event line, or delete the span."
            case.problem(mark.id, "trigger-alone", message, "event", advice=advice)
            case.held.add(mark.id)
        elif kind == "event":
            items.by_id[mark.id] = Item(mark.id, "event", mark.label, mark.id, {})
            case.used.add(mark.id)
        elif kind is None:
            case.unmapped("label", mark.label, mark.id)
            case.held.add(mark.id)


def _fill(case: Case, items: Items, relations: list[tuple[Frame, ArgumentRule]]) -> None:
    turned: list[tuple[str, str, str, str]] = []  # frame, holder, slot, target
    for frame in case.markup.frames:
        if frame.id not in items.by_id:
            continue
        item, unknown = items.by_id[frame.id], list[str]()
        for role, target in frame.arguments:
            rule = _rule(case, item, role)
            if rule and rule.inverse:
                turned.append((frame.id, target, rule.slot, frame.id))
            elif rule and _fits(item, rule.slot):
                item.slots.setdefault(rule.slot, []).append(target)
            else:
                unknown.append(role)
        if unknown:
            _unmapped_arguments(case, item, unknown)
    for frame, rule in relations:
        ends = [target for _, target in frame.arguments]
        if len(ends) == 2:
            holder, target = reversed(ends) if rule.inverse else ends
            turned.append((frame.id, holder, rule.slot, target))
        else:
            case.unmapped("label", frame.label, frame.id)
    for frame_id, holder, slot, target in turned:
        found = items.by_id.get(items.resolve(case, holder))
        if found and _fits(found, slot):
            found.slots.setdefault(slot, []).append(target)
        else:
            case.problem(
                frame_id,
                "argument-unplaceable",
                f"{holder} cannot take an argument “{slot}”",
                "argument",
                advice="It was held back, or is of another kind than the mapping supposes.",
            )


def _rule(case: Case, item: Item, role: str) -> ArgumentRule | None:
    mapping = case.mapping
    if override := mapping.arguments.get(f"{item.label}.{role}"):
        return override
    if item.kind == "claim" and mapping.claims and role in mapping.claims.slots:
        return ArgumentRule(mapping.claims.slots[role])
    if item.kind == "count" and role in mapping.counts.slots:
        return ArgumentRule(mapping.counts.slots[role])
    if item.kind == "state":
        rule = mapping.states[item.label]
        if role in rule.subject:
            return ArgumentRule("object" if rule.inverse else "subject")
        if role in rule.object:
            return ArgumentRule("subject" if rule.inverse else "object")
    if item.kind != "claim" and mapping.inline and role in mapping.inline.slots:
        return ArgumentRule(mapping.inline.slots[role])
    return mapping.arguments.get(role)


def _fits(item: Item, slot: str) -> bool:
    is_role = slot not in SLOTS
    return slot in _ALLOWED[item.kind] or (is_role and item.kind == "event")


def _unmapped_arguments(case: Case, item: Item, roles: list[str]) -> None:
    for role in roles:
        case.unmapped("argument", f"{item.label}.{role}", item.id)
    # An argument may have said who speaks, or that it is denied: what makes a claim is then held back.
    if case.strict and (item.kind == "claim" or (case.mapping.inline and "claimant" not in item.slots)):
        case.held.add(item.id)
