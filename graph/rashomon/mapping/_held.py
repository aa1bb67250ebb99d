"""What must be held back: an item that lacks a part without which it would say something else."""

import re

from rashomon.mapping._case import Case
from rashomon.mapping._items import Item, Items
from rashomon.mapping._mentions import mention_rule
from rashomon.mapping.model import SLOTS

_FIGURE = re.compile(r"^[0-9]{1,18}$")
_SPAN_SLOTS = frozenset({"text", "cue", "hedge", "wording", "via-text", "via-verb"})

# Without its hedge a claim would be surer than it was, without its speaker it would be the author's.
_NEEDED = frozenset({"subject", "object", "of", "group", "within", "claimant", "on-behalf", "via", "reports", "hedge"})
_ONE_ONLY = frozenset({"of", "group", "within", "time", "part-of", "cue", "hedge", "via-verb"})
_TELLING = ("polarity", "certainty", "voice", "speech-act", "record")
_HELD = {"event": "event", "state": "state", "count": "count", "claim": "claim"}


def hold_back(case: Case, items: Items) -> None:
    """Find what must be held back, until nothing more follows from it; drop targets that are not there.

    Args:
        case: the article; ids are added to what it holds back.
        items: the frames; slots lose targets that are missing.
    """
    for item in items.by_id.values():
        _check_telling(case, item)
    changed = True
    while changed:
        changed = False
        for item in items.by_id.values():
            if item.id not in case.held and (reason := _reason(case, items, item)):
                case.held.add(item.id)
                changed = True
                advice = "Correct what it refers to, or delete it."
                case.problem(item.id, f"{item.kind}-incomplete", reason, _HELD[item.kind], advice=advice)
    for item in items.by_id.values():
        if item.id not in case.held:
            _drop_missing(case, items, item)


def _check_telling(case: Case, item: Item) -> None:
    """Hold back what says something unknown of its polarity, voice or the like: the default might be the opposite."""
    for says in _TELLING:
        given = case.attribute(says, item.id, item.trigger)
        if given is not None and not case.value(says, item.id, item.trigger) and case.strict:
            case.held.add(item.id)


def _reason(case: Case, items: Items, item: Item) -> str:
    """Say why an item cannot be used, or give an empty string."""
    if item.trigger and item.trigger not in case.marks:
        return f"the span {item.trigger} that triggers it does not exist or was held back"
    for slot, targets in item.slots.items():
        missing = [target for target in targets if not is_there(case, items, slot, target)]
        if missing and (slot in _NEEDED or (slot in {"content", "text"} and len(missing) == len(targets))):
            return f"{missing[0]}, its {slot}, does not exist, was held back, or cannot be that"
        if slot in _ONE_ONLY and len(set(targets)) > 1:
            return f"it has {len(set(targets))} of “{slot}”, where one is possible"
    if item.kind == "state" and not ("subject" in item.slots and "object" in item.slots):
        return "a relation needs two ends, a subject and an object"
    if item.kind == "count":
        return _count_reason(case, item)
    if item.kind == "claim" and not item.trigger and "text" not in item.slots:
        return "no words prove the claim"
    if item.kind == "event" and not item.trigger and not key_of(case, item):
        return "an event needs the words that name it, or a key"
    return ""


def _count_reason(case: Case, item: Item) -> str:
    if "of" not in item.slots:
        return "nothing says what is counted"
    if not measure_of(case, item):
        return "nothing says what is measured (killed, displaced, vehicles ...)"
    figures = [case.attribute(says, item.id, item.trigger) for says in ("min", "value", "max")]
    if all(figure is None for figure in figures):
        return "it has no figure, neither a value nor a bound"
    bad = [figure for figure in figures if figure is not None and not _FIGURE.match(figure)]
    return f"“{bad[0]}” is no figure (digits only, such as 1200)" if bad else ""


def measure_of(case: Case, item: Item) -> str:
    """Give the measure of a count, or empty."""
    if case.attribute("measure", item.id, item.trigger) is None:
        return case.mapping.default_measure
    return case.value("measure", item.id, item.trigger)


def key_of(case: Case, item: Item) -> str:
    """Give the key of an event: its attribute, else a link to an event that is described elsewhere."""
    return case.attribute("key", item.id, item.trigger) or case.link("event", item.id, item.trigger)


def is_there(case: Case, items: Items, slot: str, target: str) -> bool:
    """Tell whether a target can fill a slot."""
    if slot in _SPAN_SLOTS:
        return span_mark(case, target) != ""
    found = items.resolve(case, target)
    if not found or found in case.held:
        return False
    item = items.by_id.get(found)
    if slot in {"reports", "disagrees"}:
        return item is not None and (item.kind == "claim" or slot == "disagrees")
    if slot == "content":
        return item is not None and item.kind != "claim"
    if slot == "time":
        rule = mention_rule(case, found)
        return rule is not None and rule.kind == "time"
    if slot in {"of", "part-of"}:
        return item is None or item.kind == "event"
    if slot == "within":
        return item is not None and item.kind == "count"
    if slot in SLOTS and slot not in {"subject", "object", "place"}:
        return item is None
    return item is None or item.kind != "claim"


def span_mark(case: Case, target: str) -> str:
    """Give the mark whose words a target stands for: itself, or the trigger of a frame; empty where there is none."""
    if target in case.marks:
        return target
    trigger = next((frame.trigger for frame in case.markup.frames if frame.id == target), "")
    return trigger if trigger in case.marks else ""


def _drop_missing(case: Case, items: Items, item: Item) -> None:
    for slot, targets in list(item.slots.items()):
        kept = [target for target in targets if is_there(case, items, slot, target)]
        for target in targets:
            if target not in kept:
                case.problem(
                    item.id,
                    "argument-missing",
                    f"{target}, its {slot}, does not exist, was held back, or cannot be that",
                    "argument",
                    advice="Correct or delete this argument.",
                )
        item.slots[slot] = list(dict.fromkeys(kept))
        if not kept:
            del item.slots[slot]
