"""What a mapping says, once its file has been read and checked.

The names on the right of a mapping are the model's; those on the left are the scheme's. Inside, each argument
of a frame has a *slot*: a role of the ontology for events, else one of the names in `SLOTS`.
"""

from collections.abc import Mapping as Dict
from types import MappingProxyType
from typing import Literal

import msgspec

Unmapped = Literal["error", "warn", "drop"]

SpanKind = Literal["actor", "place", "time", "words", "hedge", "evidence", "cue"]
MENTION_KINDS = ("actor", "place", "time", "words")

EVENT_SLOTS = ("place", "time", "part-of")
STATE_SLOTS = ("subject", "object", "time")
COUNT_SLOTS = ("of", "group", "within")
CLAIM_SLOTS = (
    "claimant",
    "on-behalf",
    "addressee",
    "content",
    "reports",
    "text",
    "cue",
    "hedge",
    "wording",
    "disagrees",
)
INLINE_SLOTS = (
    "claimant",
    "on-behalf",
    "addressee",
    "via",
    "text",
    "cue",
    "hedge",
    "wording",
    "via-text",
    "via-verb",
)
SLOTS = frozenset(EVENT_SLOTS + STATE_SLOTS + COUNT_SLOTS + CLAIM_SLOTS + INLINE_SLOTS)

ARGUMENT_EXPECTED = "time | place | part-of, or a role (see `rashomon ontology`)"
"""What an argument of an event may become, for messages."""

ATTRIBUTES = {
    "framing": "Framing",
    "key": "Key",
    "measure": "Measure",
    "value": "Value",
    "min": "Min",
    "max": "Max",
    "date": "Date",
    "voice": "Voice",
    "speech-act": "SpeechAct",
    "certainty": "Certainty",
    "polarity": "Polarity",
    "hedge": "HedgeWords",
    "confidence": "Confidence",
    "reviewed": "Reviewed",
    "coder": "Coder",
    "machine": "Machine",
    "record": "Record",
    "via-speech-act": "ViaSpeechAct",
}
"""What an attribute may say -> the attribute's name in a scheme that says nothing else."""

LABEL_SAYS = ("speech-act", "polarity", "certainty", "voice")
"""What a label of claims may say by itself, where the annotation says nothing else."""

LISTS = {
    "framing": "framing",
    "speech-act": "speechAct",
    "certainty": "certainty",
    "polarity": "polarity",
    "voice": "voice",
    "record": "recordState",
    "measure": "measure",
    "actor-type": "actor-type",
}
"""What an attribute says -> the list of the ontology from which its values come."""


class SpanRule(msgspec.Struct, frozen=True):
    """What a label of spans mentions.

    Args:
        kind: actor, place, time, words; or hedge, evidence, cue, which mention nothing.
        unnamed: whether an actor is a description that stays in its article.
        type: actor type, or empty.
        type_from: attribute that gives the actor type, or empty.
        lookup: whether the words are looked up in the registry where no link is given.
    """

    kind: SpanKind
    unnamed: bool = False
    type: str = ""
    type_from: str = ""
    lookup: bool = False


class ReferenceRule(msgspec.Struct, frozen=True):
    """What a link to an outside resource gives.

    Args:
        gives: entity, date, event (its key), or nothing ("ignore").
        prefix: put before the value, so that "Q858" becomes an IRI.
    """

    gives: Literal["entity", "date", "event", "ignore"]
    prefix: str = ""


class ArgumentRule(msgspec.Struct, frozen=True):
    """What an argument becomes.

    Args:
        slot: a role of events, or one of `SLOTS`.
        inverse: whether the argument stands at the other end: what it points at gets the slot, filled by its holder.
    """

    slot: str
    inverse: bool = False


class StateRule(msgspec.Struct, frozen=True):
    """What a relation between two things becomes.

    Args:
        predicate: a role of the ontology.
        inverse: whether subject and object change places.
        subject: names of the argument that is its subject.
        object: names of the argument that is its object.
    """

    predicate: str
    inverse: bool = False
    subject: tuple[str, ...] = ("Subject", "Arg1")
    object: tuple[str, ...] = ("Object", "Arg2")


class Layer(msgspec.Struct, frozen=True):
    """A kind of frame with the names of its arguments.

    Args:
        labels: labels of its frames.
        slots: argument's name -> slot.
        says: label -> what it says by itself ("speech-act", "polarity" ...) -> name in the ontology.
    """

    labels: frozenset[str] = frozenset()
    slots: Dict[str, str] = MappingProxyType({})
    says: Dict[str, Dict[str, str]] = MappingProxyType({})


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """From an annotator's labels to the model.

    Args:
        path: the mapping's file, as the user gave it; empty where there is none.
        scheme: name of the annotation scheme.
        unmapped: what is done with a label that stands nowhere: error, warn or drop.
        spans: label -> what it mentions.
        references: resource prefix -> what it links to.
        events: label -> event type.
        arguments: argument's name, or "Label.Argument" -> what it becomes.
        states: label -> relation.
        counts: labels and arguments of counts.
        default_measure: the measure of counts that carry none, or empty.
        claims: labels and arguments of claims that stand apart; None where the scheme has none.
        inline: arguments by which an event, state or count says who says so; None where the scheme has none.
        disagrees: labels of relations between two claims that cannot both hold.
        coreference: labels of relations between two mentions of the same thing.
        attributes: attribute's name -> what it says (a key of `ATTRIBUTES`).
        values: what an attribute says -> value in the scheme -> name in the ontology.
        left_open: labels that stand in the mapping without a value yet.
    """

    path: str = ""
    scheme: str = ""
    unmapped: Unmapped = "error"
    spans: Dict[str, SpanRule] = MappingProxyType({})
    references: Dict[str, ReferenceRule] = MappingProxyType({})
    events: Dict[str, str] = MappingProxyType({})
    arguments: Dict[str, ArgumentRule] = MappingProxyType({})
    states: Dict[str, StateRule] = MappingProxyType({})
    counts: Layer = Layer()
    default_measure: str = ""
    claims: Layer | None = None
    inline: Layer | None = None
    disagrees: frozenset[str] = frozenset()
    coreference: frozenset[str] = frozenset()
    attributes: Dict[str, str] = MappingProxyType({})
    values: Dict[str, Dict[str, str]] = MappingProxyType({})
    left_open: frozenset[str] = frozenset()

    @property
    def codes_attribution(self) -> bool:
        """Tell whether the scheme says who says what; where it does not, claims have the voice NotCoded."""
        return self.claims is not None or self.inline is not None


NO_MAPPING = Mapping()
"""Where no mapping is given: every label is without mapping, and that is an error."""
