"""The reference as Markdown."""

import re

from rashomon.reference.outline import Entry, Section, sections
from rashomon.vocabulary import Vocabulary

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def to_markdown(vocabulary: Vocabulary) -> str:
    """Give the reference of all terms as Markdown, ending with a line end."""
    parts = [
        f"# {_text(vocabulary.title)}",
        _text(vocabulary.description),
        f"Version {_text(vocabulary.version)}. Namespace: {_code(vocabulary.namespace)} (`rsm:`).",
    ]
    chapters = sections(vocabulary)
    parts.append("\n".join(f"- [{_text(section.title)}](#{section.anchor})" for section in chapters))
    parts += [_section(section) for section in chapters]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    head = f'<a id="{section.anchor}"></a>\n\n## {_text(section.title)}\n\n{_text(section.text)}\n\n'
    return head + "\n".join(_entry(entry) for entry in section.entries)


def _entry(entry: Entry) -> str:
    indent = "  " * entry.depth
    words = [_code(entry.name)]
    if entry.label != entry.name:
        words.append(f" ({_text(entry.label)})")
    if entry.definition:
        words.append(": " + _text(entry.definition))
    lines = [f"{indent}- {''.join(words)}"]
    if entry.example:
        lines.append(f"{indent}  *Example:* {_text(entry.example)}")
    if entry.facts:
        facts = "; ".join(
            f"{_text(what)} {', '.join(_code(value) for value in values)}" for what, values in entry.facts
        )
        lines.append(f"{indent}  {facts}")
    return "  \n".join(lines)


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _code(text: str) -> str:
    """Quote as code; a grave accent inside needs two around."""
    text = " ".join(text.split())
    return f"`` {text} ``" if "`" in text else f"`{text}`"
