"""Reads a mapping file and checks each of its names against the ontology."""

from pathlib import Path
from typing import Any, cast

from rashomon.mapping._sections import Sections
from rashomon.mapping.model import (
    ARGUMENT_EXPECTED,
    ATTRIBUTES,
    LABEL_SAYS,
    LISTS,
    SLOTS,
    ArgumentRule,
    Layer,
    Mapping,
    ReferenceRule,
    SpanRule,
    StateRule,
    Unmapped,
)
from rashomon.problems import Report, Severity
from rashomon.toml_lines import TomlLines, flat, read_toml
from rashomon.toml_lines import key as toml_key
from rashomon.vocabulary import Vocabulary

_TOP = (
    "scheme", "unmapped", "coreference", "spans", "references", "framing", "actor-types", "attributes", "events",
    "events-key", "arguments", "states", "state-arguments", "counts", "claims",
)  # fmt: skip
_SPAN_KINDS = ("actor", "unnamed-actor", "place", "time", "words", "hedge", "evidence", "cue")
_COUNT_KEYS = ("label", "of", "group", "within", "measure", "measures")
_CLAIM_SLOTS = {
    "claimant": "claimant", "on-behalf": "on-behalf", "addressee": "addressee", "content": "content",
    "reports": "reports", "text": "text", "cue": "cue", "hedge": "hedge", "wording": "wording",
    "disagrees": "disagrees",
}  # fmt: skip
_CLAIM_VALUES = ("speech-act", "certainty", "polarity", "voice", "record")
_INLINE_SLOTS = {
    "speaker": "claimant", "on-behalf": "on-behalf", "addressee": "addressee", "via": "via", "verb": "cue",
    "hedge": "hedge", "text": "text", "wording": "wording", "via-text": "via-text", "via-verb": "via-verb",
}  # fmt: skip
_STATE_NAMES = {"subject": StateRule("").subject, "object": StateRule("").object}
# Where and when have slots of their own; the ontology's names for them are taken as well.
_SAME_SLOT = {"happenedAt": "place", "happenedOn": "time", "partOf": "part-of"}


def load_mapping(path: Path, vocabulary: Vocabulary, report: Report) -> Mapping:
    """Read a mapping; what is wrong in it is reported by line, and the rest is used.

    Args:
        path: the mapping.toml.
        vocabulary: the ontology.
        report: takes unknown keys and names, labels that stand twice, and what is still open.

    Raises:
        ConfigurationError: if the file is missing or is not TOML.
    """
    return read_mapping(read_toml(path), vocabulary, report)


def read_mapping(toml: TomlLines, vocabulary: Vocabulary, report: Report) -> Mapping:
    """Read a mapping from TOML that has been parsed (`rashomon.toml_lines`).

    Args:
        toml: the file.
        vocabulary: the ontology.
        report: takes what is wrong.
    """
    sections = Sections(toml, vocabulary, report)
    sections.check_keys(toml.data, _TOP)
    unmapped = sections.choice(sections.text(toml.data, "unmapped") or "error", ("error", "warn", "drop"), "unmapped")
    counts, measure = _counts(sections)
    claims, disagrees = _claims(sections)
    mapping = Mapping(
        path=toml.path,
        scheme=sections.text(toml.data, "scheme"),
        unmapped=cast("Unmapped", unmapped or "error"),
        spans=_spans(sections),
        references=_references(sections),
        events={
            label: name
            for label, value, table in sections.entries("events")
            if (name := _event(sections, label, value, table))
        },
        arguments=_arguments(sections),
        states=_states(sections),
        counts=counts,
        default_measure=measure,
        claims=claims,
        inline=_inline(sections),
        disagrees=disagrees,
        coreference=frozenset(sections.texts(toml.data, "coreference")),
        attributes=_attributes(sections),
        values=_values(sections),
        left_open=frozenset(sections.left_open),
    )
    _check_twice(mapping, sections)
    _check_label_values(mapping, sections)
    return mapping


def _spans(sections: Sections) -> dict[str, SpanRule]:
    rules = {}
    for label, value, table in sections.entries("spans"):
        above = ("spans", label)
        sections.check_keys(table, ("as", "type", "type-from", "lookup"), *above)
        kind = sections.choice(value, _SPAN_KINDS, *above)
        actor_type = sections.text(table, "type", *above)
        if actor_type:
            actor_type = sections.name(actor_type, "actor-type", *above, "type")
        if kind:
            rules[label] = SpanRule(
                kind=cast("Any", "actor" if kind == "unnamed-actor" else kind),
                unnamed=kind == "unnamed-actor",
                type=actor_type,
                type_from=sections.text(table, "type-from", *above),
                lookup=sections.flag(table, "lookup", *above),
            )
    return rules


def _references(sections: Sections) -> dict[str, ReferenceRule]:
    rules = {}
    for label, value, table in sections.entries("references"):
        sections.check_keys(table, ("as", "prefix"), "references", label)
        gives = sections.choice(value, ("entity", "date", "event", "ignore"), "references", label)
        if gives:
            prefix = sections.text(table, "prefix", "references", label)
            rules[label] = ReferenceRule(cast("Any", gives), prefix)
    return rules


def _event(sections: Sections, label: str, value: str, table: dict[str, Any]) -> str:
    sections.check_keys(table, ("as",), "events", label)
    return sections.name(value, "event-type", "events", label)


def _arguments(sections: Sections) -> dict[str, ArgumentRule]:
    rules = {}
    more = SLOTS | set(_SAME_SLOT)
    for label, value, table in sections.entries("arguments", dotted=True):
        sections.check_keys(table, ("as", "inverse"), "arguments", label)
        slot = sections.name(value, "role", "arguments", label, more=more, expected=ARGUMENT_EXPECTED)
        if slot:
            inverse = sections.flag(table, "inverse", "arguments", label)
            rules[label] = ArgumentRule(_SAME_SLOT.get(slot, slot), inverse)
    return rules


def _states(sections: Sections) -> dict[str, StateRule]:
    ends = sections.table("state-arguments") or {}
    sections.check_keys(ends, _STATE_NAMES, "state-arguments")
    rules = {}
    for label, value, table in sections.entries("states"):
        above = ("states", label)
        sections.check_keys(table, ("as", "inverse", *_STATE_NAMES), *above)
        predicate = sections.name(value, "role", *above)
        if predicate in _SAME_SLOT:
            expected = "a relation between two things"
            sections.problem(above, "name-unknown", f"“{predicate}” is an argument, no relation", expected=expected)
        elif predicate:
            subject, obj = (
                sections.texts(table, end, *above) or sections.texts(ends, end, "state-arguments") or usual
                for end, usual in _STATE_NAMES.items()
            )
            inverse = sections.flag(table, "inverse", *above)
            rules[label] = StateRule(predicate, inverse, subject, obj)
    return rules


def _counts(sections: Sections) -> tuple[Layer, str]:
    table = sections.table("counts")
    if table is None:
        return Layer(), ""
    sections.check_keys(table, _COUNT_KEYS, "counts")
    measure = sections.text(table, "measure", "counts")
    if measure:
        measure = sections.name(measure, "measure", "counts", "measure")
    return _layer(sections, table, {slot: slot for slot in ("of", "group", "within")}, "counts"), measure


def _claims(sections: Sections) -> tuple[Layer | None, frozenset[str]]:
    table = sections.table("claims")
    if table is None:
        return None, frozenset()
    sections.check_keys(table, ("label", "inline", *_CLAIM_SLOTS, *_CLAIM_VALUES), "claims")
    disagrees = frozenset(sections.texts(table, "disagrees", "claims"))
    by_label = table.get("label")
    if isinstance(by_label, dict):
        layer = _layer(sections, {**table, "label": []}, _CLAIM_SLOTS, "claims")
        says = _label_table(sections, by_label)
        return Layer(frozenset(says), layer.slots, says), disagrees
    layer = _layer(sections, table, _CLAIM_SLOTS, "claims")
    if layer.labels:
        return layer, disagrees
    # Values and labels of disagreements may stand here without a layer of claims; its arguments may not.
    if set(layer.slots.values()) - {"disagrees"}:
        message = "[claims] names arguments of claims but no label of claims"
        sections.problem(("claims",), "label-missing", message, expected='label = "..."')
    return None, disagrees


def _label_table(sections: Sections, table: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Read what each label of claims says by itself.

    A label with a mistake is left out, so that its claims are held back: without what it says, a denial would
    become an affirmation.
    """
    found: dict[str, dict[str, str]] = {}
    for label, entry in table.items():
        above = ("claims", "label", label)
        if not isinstance(entry, dict):
            expected = '{ } or { speech-act = "denies", polarity = "Negated" }'
            sections.problem(above, "value-unusable", f"the value of “{label}” is unusable", expected=expected)
            sections.left_open.add(label)
            continue
        sections.check_keys(entry, LABEL_SAYS, *above)
        names: dict[str, str] = {}
        for says in LABEL_SAYS:
            if says in entry and (value := sections.text(entry, says, *above)):
                names[says] = sections.name(value, LISTS[says], *above, says)
            elif entry.get(says) == "":
                message, advice = f"“{says}” of “{label}” has no value yet", "Fill it in, or delete it."
                keys = (*above, says)
                sections.problem(keys, "mapping-open", message, advice=advice, severity=Severity.WARNING)
        if set(entry) == {says for says, name in names.items() if name}:
            found[label] = names
        else:
            sections.left_open.add(label)
    return found


def _inline(sections: Sections) -> Layer | None:
    table = sections.table("claims", "inline")
    if table is None:
        return None
    sections.check_keys(table, ("key", *_INLINE_SLOTS), "claims", "inline")
    return _layer(sections, table, _INLINE_SLOTS, "claims", "inline")


def _layer(sections: Sections, table: dict[str, Any], slots: dict[str, str], *above: str) -> Layer:
    found: dict[str, str] = {}
    for key, slot in slots.items():
        for name in sections.texts(table, key, *above):
            if found.setdefault(name, slot) != slot:
                message = f"the argument “{name}” is given two meanings: {found[name]} and {slot}"
                sections.problem((*above, key), "label-twice", message)
    return Layer(frozenset(sections.texts(table, "label", *above)), found)


def _attributes(sections: Sections) -> dict[str, str]:
    """Give attribute's name -> what it says. A name that the user gives away loses its usual meaning."""
    table = sections.table("attributes") or {}
    sections.check_keys(table, ATTRIBUTES, "attributes")
    given: dict[str, str] = {}
    for says in ATTRIBUTES:
        for name in sections.texts(table, says, "attributes"):
            if given.setdefault(name, says) != says:
                message = f"the attribute “{name}” is given two meanings: {given[name]} and {says}"
                sections.problem(("attributes", says), "label-twice", message)
    events_key = sections.table("events-key") or {}
    sections.check_keys(events_key, ("attribute",), "events-key")
    inline = sections.table("claims", "inline") or {}
    keys = sections.texts(events_key, "attribute", "events-key") + sections.texts(inline, "key", "claims", "inline")
    given |= dict.fromkeys(keys, "key")
    usual = {name: says for says, name in ATTRIBUTES.items() if says not in given.values()}
    return usual | given


def _values(sections: Sections) -> dict[str, dict[str, str]]:
    """Give what an attribute says -> value -> name. The ontology's own names always stand for themselves."""
    places = {
        "framing": ("framing",),
        "actor-type": ("actor-types",),
        "measure": ("counts", "measures"),
        **{says: ("claims", says) for says in _CLAIM_VALUES},
    }
    values = {}
    for says, list_name in LISTS.items():
        values[says] = {name: name for name in sections.vocabulary.values(list_name)}
        keys = places[says]
        table = sections.table(*keys) if sections.table(*keys[:-1]) is not None or len(keys) == 1 else None
        for value, name in (table or {}).items():
            if not isinstance(name, str):
                sections.problem((*keys, value), "value-unusable", f"the value of “{value}” is unusable")
            elif known := sections.name(name, list_name, *keys, value):
                values[says][value] = known
    return {**values, "via-speech-act": values["speech-act"]}


def _check_twice(mapping: Mapping, sections: Sections) -> None:
    """Report labels of frames that stand in two sections: which one counts would be a guess."""
    found: dict[str, str] = {}
    labels = (
        ("events", mapping.events),
        ("states", mapping.states),
        ("counts", mapping.counts.labels),
        ("claims", mapping.claims.labels if mapping.claims else ()),
    )
    for section, names in labels:
        for name in sorted(names):
            if (first := found.setdefault(name, section)) != section:
                message = f"the label “{name}” stands in [{first}] and in [{section}]"
                sections.problem((section, name), "label-twice", message, advice=f"[{first}] counts.")


def _check_label_values(mapping: Mapping, sections: Sections) -> None:
    """Report labels that stand where the values of an attribute belong: there they would say nothing.

    A claim's label whose meaning is given by `label = { ... }` may be the value of an attribute too.
    """
    claims = mapping.claims or Layer()
    others = {*mapping.spans, *mapping.events, *mapping.states, *mapping.counts.labels}
    for says in _CLAIM_VALUES:
        if says not in mapping.attributes.values() or "claims" not in sections.toml.data:
            continue
        table = sections.toml.data["claims"]
        values = table.get(says) if isinstance(table, dict) else None
        for value, name in (values if isinstance(values, dict) else {}).items():
            message = f"“{value}” is a label of the scheme; under “{says}” stand values of an attribute"
            if value in claims.labels and value not in claims.says and says in LABEL_SAYS:
                advice = f"Say it of the label: label = {{ {toml_key(value)} = {{ {says} = {flat(str(name))} }} }}."
                sections.problem(("claims", says, value), "label-as-value", message, advice=advice)
            elif value in others - claims.labels and name:
                advice = f"If it introduces claims: label = {{ {toml_key(value)} = {{ {says} = {flat(str(name))} }} }}."
                keys, severity = ("claims", says, value), Severity.WARNING
                sections.problem(keys, "label-as-value", message, advice=advice, severity=severity)
