"""The page of the native format, made of its JSON Schema."""

import json
from typing import Any

from makers.markdown import code, page, table, text
from rashomon.readers import native

Schema = dict[str, Any]


def pages() -> dict[str, str]:
    """Give the page."""
    schema = native.schema()
    said = (
        "One JSON object an article, or one a line (JSON Lines). `rashomon schema` prints the JSON Schema of which "
        'this page is made; name it in `"$schema"`, and an editor completes and checks what you type. All offsets are '
        "numbers of Unicode code points of the raw text, from 0."
    )
    parts = ["# Native format", said, "## Article", _fields(schema)]
    for name, part in sorted(schema.get("$defs", {}).items()):
        parts += [f"(schema-{name.lower()})=\n## {text(name)}", text(part.get("description", "")), _fields(part)]
    return {"schema.md": page(*parts)}


def _fields(schema: Schema) -> str:
    if "properties" not in schema:
        return f"{_type(schema)}."
    required = set(schema.get("required", ()))
    rows = [
        (
            code(name),
            _type(part) + (f"; default {code(_value(part['default']))}" if part.get("default") else ""),
            ("**required.** " if name in required else "") + text(part.get("description", "")),
        )
        for name, part in schema["properties"].items()
    ]
    return table(("field", "holds", "meaning"), rows)


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{text(name)}](#schema-{name.lower()})"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            parts = [part for part in schema[several] if part.get("type") != "null"]
            one = " or ".join(dict.fromkeys(_type(part) for part in parts if part.get("type") != "array"))
            lists = [part for part in parts if part.get("type") == "array"]
            if one and len(lists) == 1 and _type(lists[0].get("items") or {}) == one:
                return f"{one}; or a list of them"
            return " or ".join(dict.fromkeys(_type(part) for part in parts))
    if "enum" in schema:
        return ", ".join(code(_value(value)) for value in schema["enum"])
    if "const" in schema:
        return code(_value(schema["const"]))
    kind = schema.get("type", "")
    if kind == "array":
        if "prefixItems" in schema:
            return f"list of {len(schema['prefixItems'])}: {', '.join(_type(part) for part in schema['prefixItems'])}"
        return f"list of {_type(schema.get('items') or {})}"
    if kind == "object" and "additionalProperties" in schema and isinstance(schema["additionalProperties"], dict):
        return f"object with values {_type(schema['additionalProperties'])}"
    return text(" or ".join(kind) if isinstance(kind, list) else kind) or "anything"


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
