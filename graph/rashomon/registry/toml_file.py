"""Reads a registry in TOML, with the line of each table and key.

TOML parsers refuse a whole file because one table stands in it twice. So what stands twice is reported and left out
before the parser sees it.
"""

import re
import tomllib

from rashomon.errors import ConfigurationError
from rashomon.problems import Place, Problem, Report
from rashomon.registry.entry import Entry, repeated
from rashomon.toml_lines import Landmark, landmarks

_AT_LINE = re.compile(r"\(at line (\d+)")


def entries(text: str, file: str, report: Report) -> list[Entry]:
    """Read the tables of a registry.

    Args:
        text: the file's text.
        file: its path, for messages.
        report: takes a slug that stands twice, and values outside a table.

    Raises:
        ConfigurationError: if it is not TOML.
    """
    marks = list(landmarks(text))
    text = _without_repeated(text, marks, file, report)
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        reason = str(error).split(" (at ", maxsplit=1)[0] if at else "nested too deeply, or cut off"
        raise ConfigurationError(file, line, f"this is not TOML: {reason}", "Correct this line.") from error
    lines: dict[str, dict[str, int]] = {}
    for mark in marks:
        path = (mark.path[0], *(key.replace("_", "-") for key in mark.path[1:2]), *mark.path[2:])
        lines.setdefault(path[0], {}).setdefault(".".join(path[1:]), mark.line)
    found = []
    for slug, table in tables.items():
        known = lines.get(slug, {})
        line = known.get("") or min(known.values(), default=1)
        if isinstance(table, dict):
            fields = {key.replace("_", "-"): value for key, value in table.items()}
            found.append(Entry(slug, fields, file, line, known))
        else:
            report(
                Problem(
                    code="registry-not-a-table",
                    message=f"the key {slug} stands outside a table",
                    place=Place(file=file, line=line, path=slug),
                    expected="a table for each entity, such as [syria]",
                    advice="Put it below the header of the entity that it belongs to.",
                    held_back="value",
                )
            )
    return found


def _without_repeated(text: str, marks: list[Landmark], file: str, report: Report) -> str:
    """Blank out tables whose header stands a second time, and report each."""
    headers = [mark for mark in marks if mark.header]
    first: dict[str, int] = {}
    for number, header in enumerate(headers):
        if len(header.path) != 1 or header.path[0] not in first:
            if len(header.path) == 1:
                first[header.path[0]] = header.line
            continue
        slug = header.path[0]
        after = (other.begin for other in headers[number + 1 :] if other.path[0] != slug or len(other.path) == 1)
        end = next(after, len(text))
        text = text[: header.begin] + _blank(text[header.begin : end]) + text[end:]
        report(repeated(slug, Place(file=file, line=header.line, annotation=slug), f"line {first[slug]}"))
    return text


def _blank(text: str) -> str:
    return "".join(char if char in "\r\n" else " " for char in text)
