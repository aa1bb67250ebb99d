"""Reads entities with the library of FollowTheMoney, in an environment of its own; prints what it read as JSON.

Usage: python ftm_reader.py FILE. Each line becomes an entity twice: taken as it is, and cleaned anew from nothing. What
the library would refuse, drop or change is told as a fault, as is a reference to nothing, or to the wrong schema.
"""

import json
import sys
from pathlib import Path
from typing import Any


def read(file: Path) -> dict[str, Any]:
    """Read a file; give the library's version, the entities, and the faults."""
    from followthemoney import __version__, model  # type: ignore[import-not-found]
    from followthemoney.exc import InvalidData  # type: ignore[import-not-found]

    faults: list[str] = []
    proxies: dict[str, Any] = {}
    for number, line in enumerate(file.read_bytes().split(b"\n")[:-1], 1):
        data = json.loads(line)
        if set(data) != {"id", "schema", "properties"}:
            faults.append(f"line {number}: keys {sorted(data)}")
        if data["id"] in proxies:
            faults.append(f"line {number}: the id {data['id']} stands twice")
        schema = model.get(data["schema"])
        if schema is None or schema.abstract:
            faults.append(f"line {number}: no schema {data['schema']}")
            continue
        taken = model.get_proxy(json.loads(line))
        cleaned = model.get_proxy(json.loads(line), cleaned=False)
        if taken.to_dict() != cleaned.to_dict() or cleaned.properties != data["properties"]:
            changed = [key for key in data["properties"] if cleaned.get(key, quiet=True) != data["properties"][key]]
            faults.append(f"line {number}: cleaning changes {changed} of {line.decode()}")
        try:
            schema.validate(cleaned.to_dict())
        except InvalidData as error:
            faults.append(f"line {number}: {error} {error.errors}")
        # An article is shown by its title; the library wants the name of a file of no Document that has none.
        missing = [key for key in schema.required if not cleaned.get(key)]
        if missing:
            faults.append(f"line {number}: {data['schema']} without {missing}")
        proxies[data["id"]] = cleaned
    for ident, proxy in proxies.items():
        for prop, value in proxy.itervalues():
            if prop.type.name != "entity":
                continue
            other = proxies.get(value)
            if other is None:
                faults.append(f"{ident}: {prop.name} refers to nothing ({value})")
            elif prop.range is not None and not other.schema.is_a(prop.range):
                faults.append(f"{ident}: {prop.name} wants {prop.range.name}, not {other.schema.name}")
    return {
        "version": __version__,
        "entities": [
            {
                "id": ident,
                "schema": proxy.schema.name,
                "caption": proxy.caption,
                "properties": proxy.properties,
                "edges": [list(pair) for pair in proxy.edgepairs()],
            }
            for ident, proxy in proxies.items()
        ],
        "faults": faults,
    }


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps(read(Path(sys.argv[1]))))
