"""The example as tasks of Label Studio, to be coded and coded. Offsets count code points, as Label Studio does."""

import json
from typing import Any

from rashomon.kits import _example
from rashomon.kits._label_studio_config import ENDS, FRAMES, MARKS, RELATIONS
from rashomon.vocabulary import Vocabulary

_TYPES = {"event": "event_type", "state": "relation_type", "count": "measure"}


def tasks() -> str:
    """Write the example's text as a task to import."""
    return _json([{"data": _data()}])


def annotated(vocabulary: Vocabulary) -> str:
    """Write the example with its annotations.

    Args:
        vocabulary: the ontology, which says what is a role.
    """
    result: list[dict[str, Any]] = []
    roles = _roles(vocabulary)
    for mark in _example.MARKS:
        field = "who" if mark.kind == "actor" else "where"
        given = {field: mark.entity, "actor_type": mark.type, "role": roles.get(mark.id, ""), "date": mark.date}
        result += _region(mark, MARKS[mark.kind], given)
    for frame in _example.FRAMES:
        given = {
            _TYPES[frame.kind]: frame.name,
            "key": frame.key,
            "says": frame.says,
            "certainty": frame.certainty,
            "voice": frame.voice,
            "value": "" if frame.value is None else str(frame.value),
        }
        result += _region(frame, FRAMES[frame.kind], given)
    for frame in _example.FRAMES:
        for slot, target in frame.arguments:
            label = RELATIONS.get(slot, RELATIONS["takes part"])
            result.append({
                "type": "relation", "from_id": frame.id, "to_id": target, "direction": "right", "labels": [label],
            })  # fmt: skip
    return _json([{"data": _data(), "annotations": [{"result": result}]}])


def _roles(vocabulary: Vocabulary) -> dict[str, str]:
    pairs = ((target, slot) for frame in _example.FRAMES for slot, target in frame.arguments)
    return {target: slot for target, slot in pairs if slot in vocabulary.roles or slot in ENDS}


def _data() -> dict[str, str]:
    return {
        "id": _example.STEM,
        "headline": _example.HEADLINE,
        "language": _example.LANGUAGE,
        "published": _example.PUBLISHED,
        "publisher": _example.PUBLISHER,
        "text": _example.TEXT,
    }


_TEXTS = frozenset({"key", "date", "value"})


def _region(one: _example.Mark | _example.Frame, label: str, given: dict[str, str]) -> list[dict[str, Any]]:
    begin, end = _example.place(one.words, one.nth)
    where = {"start": begin, "end": end, "text": one.words}

    def entry(name: str, kind: str, values: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": one.id, "from_name": name, "to_name": "text", "type": kind, "origin": "manual",
            "value": {**where, **values},
        }  # fmt: skip

    found = [entry("mark", "labels", {"labels": [label]})]
    for name, value in given.items():
        if not value:
            continue
        if name in _TEXTS:
            # A text field carries its own text in place of the region's words.
            found.append(entry(name, "textarea", {"text": [value]}))
        else:
            found.append(entry(name, "choices", {"choices": [value]}))
    return found


def _json(value: list[dict[str, Any]]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
