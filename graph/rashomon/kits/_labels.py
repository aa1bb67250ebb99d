"""Names of labels: what a term of the ontology is called in tools that allow letters, digits and hyphens only."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.kits._files import plain
from rashomon.vocabulary import Term, Vocabulary

_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")

SAID = {
    "speaker": "Speaker",
    "for": "For",
    "via": "Via",
    "addressee": "To",
    "verb": "Verb",
    "hedge": "Hedge",
    "quote": "Quote",
    "wording": "ContestedWords",
}
"""Who says so, at the thing that is said -> the argument's name in every kit."""

SAID_HELP = {
    "speaker": "Who says it. With a speaker it is a claim; without one the article says it in its own voice.",
    "for": "For whom the speaker speaks, where the article says so.",
    "via": "Who passes it on, the nearest to the speaker first.",
    "addressee": "To whom it is said.",
    "verb": "The words that introduce it: said, according to, denied.",
    "hedge": "The words that weaken it: reportedly, may, apparently.",
    "quote": "The words that prove it: the clause or sentence that says so.",
    "wording": "Loaded words or words in scare quotes that are the speaker's own.",
}

_OTHERS = {"place": "Place", "time": "Time", "part-of": "PartOf"}
_ENDS = {"subject": "Subject", "object": "Object", "of": "Of", "group": "Group", "within": "Within"}
_SPANS = {
    "actor": "Actor",
    "unnamed": "UnnamedActor",
    "place": "Place",
    "time": "Time",
    "words": "Words",
    "quote": "Quote",
    "verb": "Verb",
    "hedge": "Hedge",
}
COUNT = "Count"
AS_THEY_STAND = {"happenedAt": "place", "happenedOn": "time"}
"""Where and when have arguments of their own."""


@dataclass(frozen=True)
class Labels:
    """What the terms are called.

    Args:
        spans: kind of a mention -> label.
        events: event type -> label.
        states: relation between things -> label.
        arguments: role, or place, time, part-of, subject, object, of, group, within, speaker ... -> argument's name.
    """

    spans: Mapping[str, str]
    events: Mapping[str, str]
    states: Mapping[str, str]
    arguments: Mapping[str, str]


def labels(vocabulary: Vocabulary) -> Labels:
    """Name all terms; no two of one kind share a name, whatever a project adds.

    Args:
        vocabulary: the ontology, with a project's additions.
    """
    taken = {*_SPANS.values(), COUNT}
    events = _named(vocabulary.event_types, taken)
    states = _named((role.name for role in vocabulary.roles.values() if not role.of_events), taken)
    fixed = {**_OTHERS, **_ENDS, **SAID}
    roles = (role.name for role in vocabulary.roles.values() if role.of_events and role.name not in AS_THEY_STAND)
    return Labels(dict(_SPANS), events, states, {**_named(roles, set(fixed.values())), **fixed})


def _named(names: Iterable[str], taken: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        stem = "".join(part[:1].upper() + part[1:] for part in _PART.findall(name)) or "Term"
        label, number = stem, 1
        while label in taken:
            number += 1
            label = f"{stem}-{number}"
        taken.add(label)
        found[name] = label
    return found


def first_above(vocabulary: Vocabulary, term: Term) -> str:
    """Give the name of the first type above an event type, or empty for one at the top."""
    return next((name for name in term.broader if name in vocabulary.event_types and name != term.name), "")


def tree(vocabulary: Vocabulary) -> list[tuple[int, Term]]:
    """Give the event types with their depth, each below the first type above it; every type stands once."""
    below: dict[str, list[Term]] = {}
    for term in vocabulary.event_types.values():
        below.setdefault(first_above(vocabulary, term), []).append(term)
    found: list[tuple[int, Term]] = []
    seen: set[str] = set()

    def add(term: Term, depth: int) -> None:
        if term.name in seen:
            return
        seen.add(term.name)
        found.append((depth, term))
        for narrower in below.get(term.name, ()):
            add(narrower, depth + 1)

    for top in below.get("", ()):
        add(top, 0)
    for term in vocabulary.event_types.values():  # types that stand above each other in a ring have no top
        add(term, 0)
    return found


def described(definition: str, example: str = "") -> str:
    """Join a definition and its example on one line.

    Args:
        definition: in English.
        example: in English, or empty.
    """
    meaning, shown = plain(definition), plain(example)
    return f"{meaning} Example: {shown}".strip() if shown else meaning


def values(vocabulary: Vocabulary, list_name: str) -> list[Term]:
    """Give the values that a coder may choose; one that is a status too is what a scheme says, not a coder.

    Args:
        vocabulary: the ontology.
        list_name: name of the list.
    """
    return [term for term in vocabulary.values(list_name).values() if len(term.lists) == 1]
