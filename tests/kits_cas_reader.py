"""Reads a CAS with dkpro-cassis, in an environment of its own; prints types and annotations as JSON.

Usage: python kits_cas_reader.py TYPESYSTEM XMI. Offsets are printed as the file has them: UTF-16 units.
"""

import json
import sys
from pathlib import Path
from typing import Any


def read(types: Path, document: Path) -> dict[str, Any]:
    """Read a document; give the types with their features, the text, and all annotations of the custom layers."""
    from cassis import load_cas_from_xmi, load_typesystem  # type: ignore[import-not-found]

    with types.open("rb") as source:
        system = load_typesystem(source)
    with document.open("rb") as source:
        cas = load_cas_from_xmi(source, typesystem=system)
    custom = [one for one in system.get_types() if one.name.startswith("webanno.custom.")]
    found = []
    for one in custom:
        if one.supertype.name != "uima.tcas.Annotation":
            continue
        for annotation in cas.select(one.name):
            values: dict[str, Any] = {}
            for feature in one.features:
                value = getattr(annotation, feature.name)
                if value is None:
                    continue
                is_list = hasattr(value, "elements")
                links = [(link.role, link.target.xmiID) for link in value.elements] if is_list else None
                values[feature.name] = value if links is None else links
            entry = {
                "id": annotation.xmiID,
                "layer": one.name,
                "values": values,
                "words": annotation.get_covered_text(),
            }
            found.append(entry)
    # cassis counts code points inside; the file's own numbers are asked of it again.
    for entry, (begin, end) in zip(found, _written(document, [entry["id"] for entry in found]), strict=True):
        entry["begin"], entry["end"] = begin, end
    types_found = {one.name: {f.name: f.rangeType.name for f in one.features} for one in custom}
    return {"types": types_found, "text": cas.sofa_string, "annotations": found}


def _written(document: Path, ids: list[int]) -> list[tuple[int, int]]:
    from xml.etree import ElementTree as ET

    name = "{http://www.omg.org/XMI}id"
    by_id = {element.get(name): element for element in ET.parse(document).iter()}
    return [(int(by_id[str(one)].get("begin") or -1), int(by_id[str(one)].get("end") or -1)) for one in ids]


if __name__ == "__main__":
    json.dump(read(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
