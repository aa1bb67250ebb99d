"""Guesses by likeness of names, for a draft that a person completes. Nothing else in Rashomon guesses at labels."""

import difflib
import re
from collections.abc import Collection

from rashomon.vocabulary import Vocabulary

_CLOSE = 0.85
_SUFFIXES = ("ings", "ing", "ied", "ies", "es", "ed", "s", "y", "e")
_SHORTEST_STEM = 4
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+")

# Usual names of kinds of spans in annotation schemes; the kinds themselves are no terms of the ontology.
_SPAN_WORDS = {
    "person": "actor", "per": "actor", "org": "actor", "organization": "actor", "organisation": "actor",
    "actor": "actor", "armed group": "actor", "norp": "actor", "group": "unnamed-actor", "gpe": "place",
    "loc": "place", "location": "place", "place": "place", "fac": "place", "facility": "place",
    "country": "place", "city": "place", "town": "place", "village": "place", "region": "place", "district": "place",
    "province": "place", "toponym": "place", "pers": "actor", "party": "actor", "militia": "actor", "agency": "actor",
    "institution": "actor", "company": "actor", "nation": "actor", "named actor": "actor", "actor name": "actor",
    "place name": "place", "person name": "actor",
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
# How words begin that name what a speaker does; brat schemes often have one label a verb.
_ACTS = {
    "denies": ("deny", "deni", "refut", "reject", "rebut", "disavow", "dismiss"),
    "predicts": ("predict", "forecast", "prophes"),
    "accuses": ("accus", "blam", "alleg"),
    "demands": ("demand", "urge", "urging"),
    "threatens": ("threat",),
    "promises": ("promis", "pledg", "vow"),
    "confirms": ("confirm", "admit", "admission", "acknowledg"),
    "assesses": ("assess", "estimat"),
    "quotes": ("quot",),
}
_CLAIM_WORDS = {
    "claimant": ("agent", "who", "author", "sayer", "by"),
    "content": ("about", "event", "what", "topic", "message", "theme", "proposition", "says", "fact"),
    "on-behalf": ("for", "behalf", "on behalf of", "represents", "organization", "organisation"),
    "hedge": ("modality", "uncertainty", "certainty", "hedging"),
    "text": ("words", "evidence", "quote", "sentence", "wording", "passage"),
}
_COUNT_LABELS = ("count", "number", "figure", "casualties", "quantity")
_COREFERENCE = ("coref", "coreference", "same", "identity", "anaphora")
_DISAGREES = ("disagrees with", "disagrees", "contradicts", "disputes")


def words_of(name: str) -> str:
    """Write `armedClash`, `Armed_Clash` and `armed-clash` alike."""
    return " ".join(_WORD.findall(name.replace("_", " "))).lower()


def like(name: str, among: Collection[str]) -> bool:
    """Tell whether a name is one of some words, or nearly so."""
    return bool(difflib.get_close_matches(words_of(name), sorted(among), n=1, cutoff=_CLOSE))


def strong(name: str, among: Collection[str]) -> bool:
    """Tell whether a name has the words of one of some spellings, in any order and inflection, or nearly so."""
    words = " ".join(sorted(words_of(name).split()))
    for spelling in among:
        other = " ".join(sorted(words_of(spelling).split()))
        if _stems(words) == _stems(other) or difflib.SequenceMatcher(None, words, other).ratio() >= _CLOSE:
            return bool(words)
    return False


def _stems(words: str) -> set[str]:
    return {_stem(word) for word in words.split()}


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word


def speech_act(label: str) -> str:
    """Give the speech act that a label such as "Denial" names, or empty; "states" is the usual one and not named."""
    words = set(words_of(label).split())
    for act, stems in _ACTS.items():
        if any(word.startswith(stems) for word in words):
            return act
    return ""


def claim_slot(role: str) -> str:
    """Give what an argument of a claim perhaps is, for a person to decide; or empty."""
    return next((slot for slot, words in _CLAIM_WORDS.items() if like(role, words)), "")


def term(name: str, list_name: str, vocabulary: Vocabulary) -> str:
    """Give the term of a list (or "role") that a name very probably means, or empty."""
    for near in vocabulary.suggest(name, list_name):
        item = vocabulary.roles[near] if list_name == "role" else vocabulary.values(list_name)[near]
        if strong(name, (near, item.label)):
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


def kind_by_use(roles: Collection[str], vocabulary: Vocabulary) -> str:
    """Give the kind of spans that fill some arguments, "actor" or "place", where that is clear; else empty."""
    kinds = {_kind_in(role, vocabulary) for role in roles}
    return kinds.pop() if len(kinds) == 1 else ""


def _kind_in(role: str, vocabulary: Vocabulary) -> str:
    if is_speaker(role):
        return "actor"
    return {"agent": "actor", "recipient": "actor", "place": "place"}.get(slot(role, vocabulary), "")


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
