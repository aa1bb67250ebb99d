"""Other annotations of the same text: made from one, with a mapping each, so that all must give the same graph.

Nothing of the text or its annotation stands here; both are read when the test runs.
"""

import tomllib
from typing import Any

Argument = tuple[str, str]


class Standoff:
    """The lines of a brat file, taken apart far enough to rename and move what is in them."""

    def __init__(self, ann: str) -> None:
        self.marks: dict[str, tuple[str, str, str]] = {}  # label, offsets, words
        self.events: dict[str, tuple[str, str, list[Argument]]] = {}  # label, trigger, arguments
        self.relations: dict[str, tuple[str, list[Argument]]] = {}
        self.attributes: list[tuple[str, str, str]] = []  # name, target, value
        self.links: list[tuple[str, str, str]] = []  # target, resource, value
        for line in ann.splitlines():
            name, *columns = line.split("\t")
            words = columns[0].split(" ") if columns else []
            if name[:1] == "T":
                self.marks[name] = (words[0], " ".join(words[1:]), columns[1])
            elif name[:1] == "E":
                label, trigger = words[0].split(":")
                self.events[name] = (label, trigger, _arguments(words[1:]))
            elif name[:1] == "R":
                self.relations[name] = (words[0], _arguments(words[1:]))
            elif name[:1] == "A":
                self.attributes.append((words[0], words[1], " ".join(words[2:])))
            elif name[:1] == "N":
                resource, _, value = words[2].partition(":")
                self.links.append((words[1], resource, value))

    def attributes_of(self, target: str) -> list[tuple[str, str]]:
        return [(name, value) for name, one, value in self.attributes if one == target]

    def text(self) -> str:
        """Write it as brat does; repeated roles get their numbers back."""
        lines = [f"{name}\t{label} {at}\t{words}" for name, (label, at, words) in self.marks.items()]
        for name, (label, trigger, arguments) in self.events.items():
            lines.append(f"{name}\t{' '.join([f'{label}:{trigger}', *_numbered(arguments)])}")
        for name, (label, arguments) in self.relations.items():
            lines.append(f"{name}\t{' '.join([label, *(f'{r}:{t}' for r, t in arguments)])}")
        for number, (attribute, target, value) in enumerate(self.attributes, 1):
            lines.append(f"A{number}\t{attribute} {target} {value}".rstrip())
        for number, (target, resource, value) in enumerate(self.links, 1):
            lines.append(f"N{number}\tReference {target} {resource}:{value}\t")
        return "\n".join(lines) + "\n"


def _arguments(words: list[str]) -> list[Argument]:
    pairs = [word.split(":") for word in words if word]
    return [(role if role.startswith("Arg") else role.rstrip("0123456789"), target) for role, target in pairs]


def _numbered(arguments: list[Argument]) -> list[str]:
    seen: dict[str, int] = {}
    for role, _ in arguments:
        seen[role] = 0
    words = []
    for role, target in arguments:
        seen[role] += 1
        words.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{target}")
    return words


def relabelled(ann: str, mapping: str) -> tuple[str, str]:
    """Give the annotation under other labels, roles, attributes, values and ids, with arguments turned round.

    States are annotated from their object's side, a purpose at the event that is the purpose, counts at the event
    that is counted, content at the account that a claim says.

    Args:
        ann: text of a brat file in the scheme of the mapping.
        mapping: text of its mapping.toml.

    Returns:
        Text of the new brat file, and of the mapping that belongs to it.
    """
    old = Standoff(ann)
    new = Standoff("")
    rules: dict[str, Any] = tomllib.loads(mapping)
    counts, claims = rules["counts"], rules["claims"]
    renamed = {name: _other_id(name) for name in (*old.marks, *old.events, *old.relations)}
    turned: list[tuple[str, Argument]] = []
    for name, (label, at, words) in reversed(old.marks.items()):
        new.marks[renamed[name]] = (_other(label), at, words)
    for name, (label, trigger, arguments) in reversed(old.events.items()):
        kept: list[Argument] = []
        for role, target in arguments:
            if (
                (role == "Purpose" and target in old.events)
                or (label == counts["label"] and role == counts["of"])
                or (label == claims["label"] and role == claims["content"])
            ):
                turned.append((renamed[target], (_turned(role), renamed[name])))
            elif label in rules["states"] and role in {"Subject", "Object"}:
                kept.append(({"Subject": "Wird", "Object": "Von"}[role], renamed[target]))
            elif label == "ArmedClash" and role == "Target":
                kept.append((_other("Agent"), renamed[target]))
            else:
                kept.append((_other(role), renamed[target]))
        new.events[renamed[name]] = (_other(label), renamed[trigger], kept)
    for holder, argument in turned:
        new.events[holder][2].append(argument)
    for name, (label, arguments) in old.relations.items():
        swapped = [(f"Arg{at}", renamed[target]) for at, (_, target) in enumerate(reversed(arguments), 1)]
        new.relations[renamed[name]] = (_other(label), swapped)
    new.attributes = [
        (_other(name), renamed[target], value if _is_figure(value) else _other(value))
        for name, target, value in reversed(old.attributes)
    ]
    new.links = [(renamed[target], resource.upper(), value) for target, resource, value in reversed(old.links)]
    return new.text(), _relabelled_mapping(rules, old)


def _relabelled_mapping(rules: dict[str, Any], old: Standoff) -> str:
    counts, claims = rules["counts"], rules["claims"]
    actor_types = {value for name, _, value in old.attributes if name == "ActorType"}
    new: dict[str, Any] = {"scheme": "relabelled", "unmapped": "error"}
    new["spans"] = {
        _other(label): {key: _other(value) if key == "type-from" else value for key, value in rule.items()}
        for label, rule in rules["spans"].items()
    }
    new["references"] = {resource.upper(): gives for resource, gives in rules["references"].items()}
    new["framing"] = {_other(value): name for value, name in rules["framing"].items()}
    new["actor-types"] = {_other(value): value for value in sorted(actor_types)}
    new["attributes"] = {
        "framing": _other("Framing"), "measure": _other("Measure"), "value": _other("Value"),
        "min": _other("Min"), "max": _other("Max"), "voice": _other("Voice"), "speech-act": _other("SpeechAct"),
        "certainty": _other("Certainty"), "polarity": _other("Polarity"), "confidence": _other("Confidence"),
    }  # fmt: skip
    new["events"] = {_other(label): name for label, name in rules["events"].items()}
    new["arguments"] = {
        **{_other(label): name for label, name in rules["arguments"].items()},
        f"{_other('ArmedClash')}.{_other('Agent')}": "target",
        _turned("Purpose"): {"as": "purpose", "inverse": True},
        _turned(counts["of"]): {"as": "of", "inverse": True},
        _turned(claims["content"]): {"as": "content", "inverse": True},
    }
    new["states"] = {_other(label): {"as": name, "inverse": True} for label, name in rules["states"].items()}
    new["state-arguments"] = {"subject": "Von", "object": "Wird"}
    new["counts"] = {
        "label": _other(counts["label"]),
        "group": _other(counts["group"]),
        "within": _other(counts["within"]),
        "measures": {_other(value): name for value, name in counts["measures"].items()},
    }
    new["claims"] = {
        key: {_other(k): v for k, v in value.items()} if isinstance(value, dict) else _other(value)
        for key, value in claims.items()
        if key != "content"
    }
    return toml(new)


def _other(label: str) -> str:
    return f"x{label[::-1].replace('-', '_')}"


def _turned(role: str) -> str:
    return f"is{role}Of"


def _other_id(name: str) -> str:
    return f"{name[0]}{9000 - int(name[1:])}"


def _is_figure(value: str) -> bool:
    return value.replace(".", "").isdigit()


def inlined(ann: str, mapping: str) -> tuple[str, str]:
    """Give the annotation with who says so written at each event, state and count, and not in a layer apart.

    Claims that say nothing but words stay apart; a claim that relays another becomes its `Via`. An account that
    several claims point at is written once for each.

    Args:
        ann: text of a brat file in the scheme of the mapping.
        mapping: text of its mapping.toml.

    Returns:
        Text of the new brat file, and of the mapping that belongs to it.
    """
    rules: dict[str, Any] = tomllib.loads(mapping)
    claims = rules["claims"]
    data = Standoff(ann)
    apart = {name: event for name, event in data.events.items() if event[0] == claims["label"]}
    relays = {
        target: name for name, (_, _, args) in apart.items() for role, target in args if role == claims["reports"]
    }
    names = {
        claims["claimant"]: "Speaker", claims["on-behalf"]: "For", claims["text"]: "Text",
        claims["hedge"]: "Hedge", claims["wording"]: "Wording",
    }  # fmt: skip
    said: dict[str, str] = {}
    for name, (_, trigger, arguments) in apart.items():
        contents = [target for role, target in arguments if role == claims["content"]]
        if not contents and name not in relays.values():
            continue
        del data.events[name]
        attributes = data.attributes_of(name)
        data.attributes = [one for one in data.attributes if one[1] != name]
        if name in relays.values():
            continue
        written = [(names[role], target) for role, target in arguments if role in names]
        written += _verb(data, "Verb", trigger, arguments, claims["text"])
        if name in relays:
            _, via_trigger, via_arguments = apart[relays[name]]
            written += [("Via", target) for role, target in via_arguments if role == claims["claimant"]]
            written += [("ViaText", target) for role, target in via_arguments if role == claims["text"]]
            written += _verb(data, "ViaVerb", via_trigger, via_arguments, claims["text"])
            relay = Standoff(ann).attributes_of(relays[name])
            attributes += [("ViaSpeechAct", value) for attribute, value in relay if attribute == "SpeechAct"]
        for content in contents:
            account = _own(data, content, said)
            said[account] = name
            data.events[account][2].extend(written)
            data.attributes += [(attribute, account, value) for attribute, value in attributes]
    account_of = {claim: account for account, claim in said.items()}
    data.relations = {
        name: (label, [(role, account_of.get(target, target)) for role, target in arguments])
        for name, (label, arguments) in data.relations.items()
    }
    triggers = {trigger for _, trigger, _ in data.events.values()} | {
        target for _, _, arguments in data.events.values() for _, target in arguments
    }
    for name, (label, at, words) in list(data.marks.items()):
        if label == claims["label"] and name not in triggers:
            del data.marks[name]
        elif label == claims["label"] and name not in {trigger for _, trigger, _ in data.events.values()}:
            data.marks[name] = ("Cue", at, words)
    rules["spans"]["Cue"] = {"as": "cue"}
    rules["claims"]["inline"] = {
        "speaker": "Speaker", "on-behalf": "For", "via": "Via", "verb": "Verb", "hedge": "Hedge", "text": "Text",
        "wording": "Wording", "via-text": "ViaText", "via-verb": "ViaVerb",
    }  # fmt: skip
    return data.text(), toml(rules)


def _verb(data: Standoff, role: str, trigger: str, arguments: list[Argument], text: str) -> list[Argument]:
    """Give the cue: the claim's trigger, unless it stands for the very words that prove the claim."""
    evidence = {data.marks[target][1] for name, target in arguments if name == text}
    return [] if data.marks[trigger][1] in evidence else [(role, trigger)]


def _own(data: Standoff, content: str, said: dict[str, str]) -> str:
    """Give an account that no claim has yet: the one named, or a copy of it as it was."""
    if content not in said:
        return content
    own = {"Speaker", "For", "Text", "Hedge", "Wording", "Via", "ViaText", "Verb", "ViaVerb"}
    label, trigger, arguments = data.events[content]
    copy = f"E{max(int(name[1:]) for name in data.events) + 1000}"
    data.events[copy] = (label, trigger, [pair for pair in arguments if pair[0] not in own])
    kept = {"Measure", "Value", "Min", "Max"}
    data.attributes += [(name, copy, value) for name, value in data.attributes_of(content) if name in kept]
    return copy


def toml(rules: dict[str, Any]) -> str:
    """Write plain values as TOML: scalars first, then the tables."""
    tables = {key: value for key, value in rules.items() if isinstance(value, dict)}
    lines = [f"{_quoted(key)} = {_value(value)}" for key, value in rules.items() if key not in tables]
    for key, table in tables.items():
        lines += ["", f"[{_quoted(key)}]"]
        lines += [f"{_quoted(name)} = {_value(value)}" for name, value in table.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_quoted(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
