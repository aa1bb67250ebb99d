"""A reader of brat's configuration files, written after brat's documented grammar and apart from what writes them.

https://brat.nlplab.org/configuration.html: sections in brackets, one type a line, indentation by tabs for the tree,
`!` for types that only hold others, macros `<NAME>=...`, arguments `Role:Type|Type` with `?`, `*`, `+`, `{n}`, `{n-m}`.
"""

import re
from dataclasses import dataclass, field

RESERVED = {
    "<ANY>", "<ENTITY>", "<RELATION>", "<EVENT>", "<NONE>", "<EMPTY>", "<REL-TYPE>", "<URL>", "<URLBASE>",
    "<GLYPH-POS>", "<DEFAULT>", "<NORM>", "<OVERLAP>", "<OVL-TYPE>", "<INHERIT>",
}  # fmt: skip
_MACRO = re.compile(r"^<([a-zA-Z_-]+)>=\s*(.*?)\s*$")
_NAME = re.compile(r"^[A-Za-z0-9_-]+$")
_ARGUMENT = re.compile(r"^([A-Za-z0-9_-]+)(\?|\*|\+|\{\d+(?:-\d+)?\})?$")
_COUNTS = {None: (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None)}


class GrammarError(Exception):
    """A line that brat would not read."""


@dataclass
class Entry:
    """A line: its depth in the tree, its names, its arguments with how often each may stand, and its settings."""

    depth: int
    names: list[str]
    arguments: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    settings: dict[str, list[str]] = field(default_factory=dict)
    above: str = ""


def sections(text: str) -> dict[str, list[Entry]]:
    """Read annotation.conf, visual.conf or tools.conf."""
    lines: dict[str, list[tuple[int, str]]] = {}
    current: list[tuple[int, str]] | None = None
    name = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"^\s*\[(.*)\]\s*$", line):
            name = header[1]
            if name in lines:
                raise GrammarError(f"line {number}: section {name} stands twice")
            current = lines[name] = []
        elif line.strip() and not line.lstrip().startswith("#"):
            if current is None:
                raise GrammarError(f"line {number}: {line!r} stands in no section")
            current.append((number, line))
    return {name: _entries(name, several) for name, several in lines.items()}


def _entries(section: str, lines: list[tuple[int, str]]) -> list[Entry]:
    macros: dict[str, str] = {}
    found: list[Entry] = []
    last: dict[int, Entry] = {}
    for number, raw in lines:
        if re.match(r"^\s*-+\s*$", raw):
            continue
        if macro := _MACRO.match(raw):
            if f"<{macro[1]}>" in RESERVED:
                raise GrammarError(f"line {number}: <{macro[1]}> is a reserved name")
            macros[f"<{macro[1]}>"] = macro[2]
            continue
        line = raw
        for name, value in macros.items():
            line = line.replace(name, value)
        for mark in re.findall(r"<.*?>", line):
            if mark not in RESERVED:
                raise GrammarError(f"line {number}: {mark} is no macro of this section")
        pattern = r"^(\s*)([^\t]+)(?:\t(.*))?$" if section == "labels" else r"^(\s*)(\S+)(?:\s+(.*))?$"
        match = re.match(pattern, line)
        if not match:
            raise GrammarError(f"line {number}: {line!r} is no entry")
        entry = Entry(len(match[1]), [part.strip() for part in match[2].split("|") if part.strip()])
        if entry.depth and entry.depth - 1 not in last:
            raise GrammarError(f"line {number}: nothing stands above {entry.names[0]}")
        entry.above = last[entry.depth - 1].names[0] if entry.depth else ""
        last = {depth: one for depth, one in last.items() if depth < entry.depth} | {entry.depth: entry}
        if section != "labels":
            _arguments(section, entry, match[3] or "", number)
        found.append(entry)
    return found


def _arguments(section: str, entry: Entry, text: str, number: int) -> None:
    typed = section in {"entities", "relations", "events"}
    if typed and not (_NAME.match(entry.names[0].lstrip("!")) or entry.names[0] in RESERVED):
        raise GrammarError(f"line {number}: {entry.names[0]} is no name of a type")
    for part in (piece.strip() for piece in text.split(",")):
        if not part:
            continue
        key, colon, value = part.partition(":")
        if not colon or not value or re.search(r"\s", part):
            raise GrammarError(f"line {number}: {part!r} is no key with a value")
        values = value.split("|")
        if key in RESERVED or not typed:
            entry.settings.setdefault(key, []).extend(values)
            continue
        shape = _ARGUMENT.match(key)
        if not shape:
            raise GrammarError(f"line {number}: {key!r} is no argument")
        role, often = shape[1], shape[2]
        if often and often.startswith("{"):
            low, _, high = often[1:-1].partition("-")
            entry.counts[role] = (int(low), int(high or low))
        else:
            entry.counts[role] = _COUNTS[often]
        entry.arguments.setdefault(role, []).extend(values)


def shortcuts(text: str) -> dict[str, str]:
    """Read kb_shortcuts.conf."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        parts = line.split()
        if len(parts) != 2 or len(parts[0]) != 1 or parts[0] in found:
            raise GrammarError(f"line {number}: {line!r} gives no key of its own a label")
        found[parts[0]] = parts[1]
    return found
