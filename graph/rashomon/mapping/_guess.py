"""Guesses by likeness of names, for a draft that a person completes. Nothing else in Rashomon guesses at labels."""

import difflib
import re
from collections.abc import Collection

from rashomon.vocabulary import Vocabulary

_CLOSE = 0.8
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+")

# Usual names of kinds of spans in annotation schemes; the kinds themselves are no terms of the ontology.
_SPAN_WORDS = {
    "person": "actor", "per": "actor", "org": "actor", "organization": "actor", "organisation": "actor",
    "actor": "actor", "armed group": "actor", "norp": "actor", "group": "unnamed-actor", "gpe": "place",
    "loc": "place", "location": "place", "place": "place", "fac": "place", "facility": "place",
    "geo political entity": "place", "time": "time", "date": "time", "timex": "time", "timex3": "time",
    "hedge": "hedge", "cue": "cue", "evidence": "evidence", "claim text": "evidence", "quote": "evidence",
    "quotation": "evidence", "content": "evidence",
}  # fmt: skip
_SLOT_WORDS = {
    "place": "place", "location": "place", "where": "place", "time": "time", "when": "time", "date": "time",
    "part of": "part-of", "attacker": "agent", "perpetrator": "agent", "who": "agent", "victim": "target",
    "patient": "target", "theme": "target", "whom": "target", "beneficiary": "recipient",
}  # fmt: skip
_SPEAKERS = ("claimant", "speaker", "source", "holder")
_CLAIM_LABELS = ("claim", "attribution", "statement", "speech", "quotation", "reporting")
_COUNT_LABELS = ("count", "number", "figure", "casualties", "quantity")
_COREFERENCE = ("coref", "coreference", "same", "identity", "anaphora")
_DISAGREES = ("disagrees with", "disagrees", "contradicts", "disputes")


def words_of(name: str) -> str:
    """Write `armedClash`, `Armed_Clash` and `armed-clash` alike."""
    return " ".join(_WORD.findall(name.replace("_", " "))).lower()


def like(name: str, among: Collection[str]) -> bool:
    """Tell whether a name is one of some words, or nearly so."""
    return bool(difflib.get_close_matches(words_of(name), sorted(among), n=1, cutoff=_CLOSE))


def term(name: str, list_name: str, vocabulary: Vocabulary) -> str:
    """Give the term of a list (or "role") that a name very probably means, or empty."""
    for near in vocabulary.suggest(name, list_name):
        item = vocabulary.roles[near] if list_name == "role" else vocabulary.values(list_name)[near]
        spellings = {words_of(near), words_of(item.label)}
        if difflib.get_close_matches(words_of(name), sorted(spellings), n=1, cutoff=_CLOSE):
            return near
    return ""


def relation(label: str, vocabulary: Vocabulary) -> str:
    """Give the relation between two things, or between two events, that a label means, or empty."""
    found = term(label, "role", vocabulary)
    role = vocabulary.roles.get(found)
    return found if role and (not role.of_events or "ReportedEvent" in role.objects) else ""


def span_kind(label: str) -> str:
    """Give the kind of what a span's label mentions, or empty."""
    return _SPAN_WORDS.get(words_of(label), "")


def slot(role: str, vocabulary: Vocabulary) -> str:
    """Give what an argument of an event becomes, or empty."""
    found = _SLOT_WORDS.get(words_of(role), "") or term(role, "role", vocabulary)
    usable = found in {"place", "time", "part-of"} or (found and vocabulary.roles[found].of_events)
    return {"happenedAt": "place", "happenedOn": "time"}.get(found, found) if usable else ""


def kind(label: str, roles: Collection[str], *, is_relation: bool) -> str:
    """Say in which section a frame's label most likely belongs: events, states, counts or claims.

    Args:
        label: of the frame.
        roles: names of its arguments.
        is_relation: whether it has no trigger.
    """
    if like(label, _CLAIM_LABELS):
        return "claims"
    if like(label, _COUNT_LABELS):
        return "counts"
    if is_relation and like(label, _COREFERENCE):
        return "coreference"
    if is_relation and like(label, _DISAGREES):
        return "disagrees"
    ends = {"subject", "object", "arg 1", "arg 2"}
    return "states" if is_relation or {words_of(role) for role in roles} & ends else "events"


def is_speaker(role: str) -> bool:
    """Tell whether an argument's name says who speaks."""
    return like(role, _SPEAKERS)
