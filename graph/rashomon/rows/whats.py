"""What stands in the column `what`: event types, and relations by names that people write."""

import re

from rashomon.vocabulary import Vocabulary

_WRITTEN = {"heads": "headOf", "leads": "headOf", "before": "precedes", "borders": "adjacentTo"}
"""Words for relations that differ from the ontology's names."""

_BETWEEN_EVENTS = ("precedes", "causes")
"""Roles of events that rows write as relations between two events."""

RECEIVED = frozenset({"assistance", "political-support", "resupply", "territory-transfer"})
"""Event types in which `whom` receives; types below them too. In all others `whom` is the target."""

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def kebab(name: str) -> str:
    """Write a name as cells have it: `locatedIn`, `Located_In` and `located in` are `located-in`."""
    return re.sub(r"[\s_-]+", "-", _CAPITAL.sub("-", name.strip())).casefold()


def states(vocabulary: Vocabulary) -> dict[str, str]:
    """Give the relations that may stand in `what`: as written -> name of the role, the usual word first."""
    found = {
        kebab(name): name for name, role in vocabulary.roles.items() if not role.of_events or name in _BETWEEN_EVENTS
    }
    preferred = {word: role for word, role in _WRITTEN.items() if word in {"heads", "before"}}
    usual = {word: role for word, role in found.items() if role not in preferred.values()}
    return {**usual, **preferred}


def state_of(word: str, vocabulary: Vocabulary) -> str:
    """Give the role that a word in `what` names, or empty where it names no relation."""
    wanted = kebab(word)
    if wanted in _WRITTEN:
        return _WRITTEN[wanted]
    return next(
        (
            name
            for name, role in vocabulary.roles.items()
            if (not role.of_events or name in _BETWEEN_EVENTS) and wanted in {kebab(name), kebab(role.label)}
        ),
        "",
    )


def whom_role(event_type: str, vocabulary: Vocabulary) -> str:
    """Give the role that `whom` has in events of a type: recipient where something is given, else target."""
    return "recipient" if RECEIVED & {event_type, *vocabulary.broader_of(event_type)} else "target"
