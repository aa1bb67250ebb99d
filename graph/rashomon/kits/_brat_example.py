"""The example as brat standoff, and the mapping by which it and all that is coded with the kit is read."""

from rashomon.kits import _example
from rashomon.kits._brat_configuration import DISAGREES, SAME
from rashomon.kits._labels import AS_THEY_STAND, COUNT, SAID, Labels
from rashomon.toml_lines import flat, key
from rashomon.vocabulary import Vocabulary

_SPANS = {
    "actor": '{ as = "actor", lookup = true }',
    "unnamed": '{ as = "unnamed-actor", type-from = "ActorType" }',
    "place": '{ as = "place", lookup = true }',
    "time": '{ as = "time" }',
    "words": '{ as = "words" }',
    "quote": '{ as = "evidence" }',
    "verb": '{ as = "cue" }',
    "hedge": '{ as = "hedge" }',
}
_INLINE = {
    "speaker": "speaker", "on-behalf": "for", "via": "via", "addressee": "addressee", "verb": "verb",
    "hedge": "hedge", "text": "quote", "wording": "wording",
}  # fmt: skip


def mapping_toml(vocabulary: Vocabulary, known: Labels) -> str:
    """Write the mapping: what each label of the kit becomes.

    Args:
        vocabulary: the ontology.
        known: what its terms are called.
    """
    sections = {
        "spans": {known.spans[kind]: rule for kind, rule in _SPANS.items()},
        "references": {"registry": '"entity"', "edtf": '"date"', "event": '"event"'},
        "attributes": {"speech-act": '"Says"', "via-speech-act": '"ViaSays"'},
        "events": {label: flat(name) for name, label in known.events.items()},
        "arguments": {
            known.arguments[name]: flat(name)
            for name in (
                *(role.name for role in vocabulary.roles.values() if role.of_events and role.name not in AS_THEY_STAND),
                "place",
                "time",
                "part-of",
            )
        },
        "states": {label: flat(name) for name, label in known.states.items()},
        "counts": {"label": flat(COUNT), "of": '"Of"', "group": '"Group"', "within": '"Within"'},
        "claims": {"disagrees": flat(DISAGREES)},
        "claims.inline": {slot: flat(SAID[name]) for slot, name in _INLINE.items()},
    }
    head = "# What each label of this kit becomes. Made from the ontology, as the labels are: do not edit by hand.\n"
    parts = [f'{head}scheme = "rashomon-kit"\nunmapped = "error"\ncoreference = [{flat(SAME)}]\n']
    for section, entries in sections.items():
        parts.append(f"[{section}]\n" + "".join(f"{key(left)} = {right}\n" for left, right in entries.items()))
    return "\n".join(parts)


def ann(known: Labels) -> str:
    """Write the example as standoff.

    Args:
        known: what the terms are called.
    """
    lines: dict[str, list[str]] = {kind: [] for kind in "TEAN"}
    ids: dict[str, str] = {}

    def add(kind: str, rest: str) -> str:
        lines[kind].append(rest)
        return f"{kind}{len(lines[kind])}"

    def span(label: str, words: str, nth: int) -> str:
        begin, end = _example.place(words, nth)
        return add("T", f"{label} {begin} {end}\t{words}")

    for mark in _example.MARKS:
        ids[mark.id] = span(known.spans[mark.kind], mark.words, mark.nth)
        for resource, value in (("registry", mark.entity), ("edtf", mark.date)):
            if value:
                add("N", f"Reference {ids[mark.id]} {resource}:{value}\t{mark.words}")
        if mark.type:
            add("A", f"ActorType {ids[mark.id]} {mark.type}")
    for number, frame in enumerate(_example.FRAMES, 1):
        ids[frame.id] = f"E{number}"
    for frame in _example.FRAMES:
        label = {"event": known.events, "state": known.states}.get(frame.kind, {}).get(frame.name, COUNT)
        trigger = span(label, frame.words, frame.nth)
        if frame.key:
            add("N", f"Reference {trigger} event:{frame.key}\t{frame.words}")
        arguments = " ".join(f"{name}:{target}" for name, target in _arguments(frame, known, ids))
        add("E", f"{label}:{trigger} {arguments}")
        given = {"Says": frame.says, "Certainty": frame.certainty, "Voice": frame.voice}
        if frame.kind == "count":
            given |= {"Measure": frame.name, "Value": str(frame.value)}
        for attribute, value in given.items():
            if value:
                add("A", f"{attribute} {ids[frame.id]} {value}")
    return "".join(
        f"{kind}{number}\t{line}\n" for kind, several in lines.items() for number, line in enumerate(several, 1)
    )


def _arguments(frame: _example.Frame, known: Labels, ids: dict[str, str]) -> list[tuple[str, str]]:
    seen: dict[str, int] = {}
    found = []
    for slot, target in frame.arguments:
        label = known.arguments[slot]
        seen[label] = seen.get(label, 0) + 1
        found.append((label if seen[label] == 1 else f"{label}{seen[label]}", ids[target]))
    return found
