"""The ten worked rows of the template, with the articles, names and events that they need."""

import csv
import io
from collections.abc import Iterable
from importlib.resources import as_file, files

from rashomon.exports._claims_names import names_rows
from rashomon.registry import Registry, load_registry
from rashomon.rows import SHEETS, parts, relayers
from rashomon.shipped import shipped
from rashomon.vocabulary import Vocabulary

Rows = dict[str, list[dict[str, str]]]
_NAMING = frozenset({"people", "things", "places", "name", "names"})
"""Kinds of cells that name somebody or some place."""


def example_rows(vocabulary: Vocabulary, registry: Registry) -> Rows:
    """Give the rows of each sheet: the user's names come first in the sheet of names.

    Args:
        vocabulary: which knows the types of actors.
        registry: the user's names; may be empty.
    """
    with as_file(shipped("data", "registry.toml")) as path:
        sample = load_registry((path,), vocabulary, lambda _: None)
    found: Rows = {sheet.name: _shipped_rows(sheet.name) for sheet in SHEETS}
    wanted: dict[str, None] = {}
    _with_what_they_need(_named(found), sample, wanted)
    more = {slug: sample.entities[slug] for slug in wanted if slug not in registry.entities}
    entities = {**registry.entities, **more}
    for sheet, rows in names_rows(Registry(entities, registry.events)).items():
        taken = {row[next(iter(row))] for row in found[sheet]}
        found[sheet] += [row for row in rows if row[next(iter(row))] not in taken]
    return found


def example_texts() -> dict[str, bytes]:
    """Give the texts of the example's articles: path beside the table -> UTF-8."""
    return {
        row["file"]: shipped("data", "native", row["file"].rpartition("/")[2]).read_bytes()
        for row in _shipped_rows("articles")
    }


def _shipped_rows(sheet: str) -> list[dict[str, str]]:
    file = files("rashomon.kits").joinpath("worked_rows", f"{sheet}.csv")
    if not file.is_file():
        return []
    text = file.read_bytes().decode()
    return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(io.StringIO(text, newline=""))]


def _named(rows: Rows) -> list[str]:
    """List the names that stand in cells; those that are events or have no name are none."""
    found: dict[str, None] = {}
    for sheet in SHEETS:
        for row in rows[sheet.name]:
            for column in sheet.columns:
                cell = row.get(column.name, "")
                named = relayers(cell) if column.kind == "relayers" else parts(cell) if column.kind in _NAMING else ()
                found |= dict.fromkeys(part.text for part in named if not (part.unnamed or part.event))
    return list(found)


def _with_what_they_need(slugs: Iterable[str], sample: Registry, wanted: dict[str, None]) -> None:
    for slug in slugs:
        if slug and slug not in wanted:
            wanted[slug] = None
            entity = sample.entities[slug]
            _with_what_they_need((entity.part_of, entity.inside), sample, wanted)
