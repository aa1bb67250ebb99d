"""A claim in plain words: who says what, denied or not, with which hedge."""

import re
from urllib.parse import unquote

from rashomon.terms import NIF, RSM, SCHEMA, SEM, SKOS
from rashomon.writers._claims import (
    CONTENT,
    COUNT,
    EVENT,
    PARTS,
    POLARITY,
    RECORD_STATE,
    REPORTS,
    SPEECH_ACT,
    STATEMENT,
    TEXT,
    TYPE,
    Facts,
)

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def in_words(facts: Facts, claim: str) -> str:
    """Give a claim in one line of words, names and quotes as the dataset has them."""
    said = [_content(facts, node) for node in facts.values(claim, CONTENT)]
    said += [f"what {_who(facts, other)} said" for other in facts.values(claim, REPORTS)]
    said += facts.values(claim, TEXT)
    spans = facts.values(claim, RSM + "hedge")
    hedges = [f"hedged “{quote}”" for span in spans for quote in facts.values(span, NIF + "anchorOf")]
    predicates = (SPEECH_ACT, POLARITY, RSM + "certainty", RECORD_STATE)
    values = [_local(value) for predicate in predicates for value in facts.values(claim, predicate)]
    shown = [value for value in values if value not in {"affirmed", "certain"}]
    return f"{_who(facts, claim)} ({', '.join([*shown, *hedges])}): {'; '.join(said)}"


def _who(facts: Facts, claim: str) -> str:
    claimants = " and ".join(_label(facts, actor) for actor in facts.values(claim, RSM + "claimant"))
    behalf = [_label(facts, actor) for actor in facts.values(claim, RSM + "onBehalfOf")]
    return claimants + (f" on behalf of {' and '.join(behalf)}" if behalf else "")


def _content(facts: Facts, node: str) -> str:
    types = facts.values(node, TYPE)
    if STATEMENT in types:
        subject, predicate, obj = (facts.value(node, part) for part in PARTS)
        return f"{_label(facts, subject)}, {_local(predicate)}: {_label(facts, obj)}"
    return _count(facts, node) if COUNT in types else _label(facts, node)


def _count(facts: Facts, node: str) -> str:
    low, value, high = (facts.value(node, SCHEMA + one) for one in ("minValue", "value", "maxValue"))
    figures = [value] if value else []
    figures += [f"at least {low}"] if low else []
    figures += [f"at most {high}"] if high else []
    group = facts.value(node, RSM + "ofGroup")
    who = f" of {_label(facts, group)}" if group else ""
    measure = _local(facts.value(node, RSM + "measure"))
    return f"{measure} {', '.join(figures)}{who} ({_label(facts, facts.value(node, RSM + 'countOf'))})"


def _label(facts: Facts, node: str) -> str:
    """Give a node's name, English first; an event without one by its type, anything else by the end of its IRI."""
    labels = facts.objects(node, SKOS + "prefLabel")
    if labels:
        return min(labels, key=lambda one: (getattr(one, "language", None) != "en", str(one))).value
    kind = facts.value(node, SEM + "eventType") if EVENT in facts.values(node, TYPE) else ""
    return _local(kind) if kind else _local(node) if facts.about(node) else node


def _local(iri: str) -> str:
    """Give the end of an IRI in words: `…/value/AttributedOnly` as `attributed only`."""
    end = unquote(re.split(r"[/#]", iri)[-1])
    return _HUMP.sub(" ", end).replace("-", " ").lower()
