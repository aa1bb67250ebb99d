"""The JSON Schema (2020-12) of the native format, made from the structs and their docstrings."""

import inspect
import re
from typing import Any

import msgspec

from rashomon.readers import _native_written as written

SCHEMA_ID = "https://w3id.org/rashomon/schema/article.json"
"""The address that an article may give as its "$schema"."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ARGUMENT = re.compile(r"^(\w+): (.*)$")


def schema() -> dict[str, Any]:
    """Give the schema as a JSON object; its keys are always in the same order."""
    made = msgspec.json.schema(written.WrittenArticle, ref_template="#/$defs/{name}")
    definitions = {_short(name): _described(name, made["$defs"][name]) for name in sorted(made["$defs"])}
    article = definitions.pop("Article")
    article["anyOf"] = [{"required": ["text"]}, {"required": ["text_file"]}]
    result: dict[str, Any] = _renamed(
        {"$schema": _DIALECT, "$id": SCHEMA_ID, **article, "title": "Rashomon article", "$defs": definitions}
    )
    return result


def _described(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    """Give a definition with the words of the docstrings: the first paragraph, and what is said of each field."""
    kind = getattr(written, name)
    properties: dict[str, Any] = definition["properties"]
    fields = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    for base in reversed(kind.__mro__):
        for field, words in _arguments(base).items():
            if field in fields and fields[field] in properties:
                key = fields[field]
                properties[key] = {"description": words[:1].upper() + words[1:], **_bare(properties[key])}
    summary = (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")
    return {**definition, "title": _short(name), "description": summary}


def _arguments(kind: type) -> dict[str, str]:
    """Read the "Args:" of a class's own docstring: field -> words."""
    _, _, tail = inspect.cleandoc(kind.__dict__.get("__doc__") or "").partition("Args:\n")
    found: dict[str, str] = {}
    field = ""
    for line in inspect.cleandoc(tail).splitlines():
        if match := _ARGUMENT.match(line):
            field = match[1]
            found[field] = match[2]
        elif field:
            found[field] += " " + line.strip()
    return found


def _bare(definition: dict[str, Any]) -> dict[str, Any]:
    """Leave out the defaults "" and [], which only say that a key may be left out."""
    return {key: value for key, value in definition.items() if key not in {"default", "description"}}


def _short(name: str) -> str:
    return name.removeprefix("Written")


def _renamed(node: Any) -> Any:
    if isinstance(node, dict):
        return {
            key: value.replace("/Written", "/") if key == "$ref" and isinstance(value, str) else _renamed(value)
            for key, value in node.items()
        }
    return [_renamed(one) for one in node] if isinstance(node, list) else node
