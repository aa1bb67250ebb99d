"""Loads registry files, TOML or tables, into one registry."""

from collections.abc import Iterable
from pathlib import Path

from rashomon.errors import ConfigurationError, SourceError
from rashomon.problems import Report
from rashomon.registry import csv_file, sheets_file, toml_file
from rashomon.registry.duplicates import same_links
from rashomon.registry.entities import DescribedEvent, Entity
from rashomon.registry.entry import Entry, repeated
from rashomon.registry.fields import Types, described
from rashomon.registry.index import Registry
from rashomon.registry.references import References
from rashomon.registry.rings import shared_identity, without_cycles

_TABLES = {".csv", ".tsv", ".tab"}


def load_registry(paths: Iterable[Path], vocabulary: Types, report: Report) -> Registry:
    """Load registry files into one registry; what is wrong in them is left out and reported.

    Args:
        paths: TOML files, or tables (.csv, .tsv) with a column `id` for entities or `key` for events.
        vocabulary: knows the types of actors and events.
        report: takes each problem with file and line.

    Raises:
        SourceError: if a file cannot be opened.
        ConfigurationError: if a file as a whole cannot be read.
    """
    first: dict[str, Entry] = {}
    entities: dict[str, Entity] = {}
    events: dict[str, DescribedEvent] = {}
    for entry in (entry for path in paths for entry in _entries(path, report)):
        if before := first.get(entry.slug):
            here = "row" if entry.cells else "table"
            report(repeated(entry.slug, entry.place(), f"the {here} at {before.file}:{before.line}"))
            continue
        first[entry.slug] = entry
        match described(entry, vocabulary, report):
            case Entity() as entity:
                entities[entry.slug] = entity
            case DescribedEvent() as event:
                events[entry.slug] = event
    return _joined(first, entities, events, report)


def _joined(
    entries: dict[str, Entry], entities: dict[str, Entity], events: dict[str, DescribedEvent], report: Report
) -> Registry:
    refused = {slug: entry for slug, entry in entries.items() if slug not in entities and slug not in events}
    entities = shared_identity(entities, entries, report)
    references = References(entities, events, entries, refused, report)
    entities = {slug: references.entity(entity) for slug, entity in entities.items()}
    entities = without_cycles(entities, entries, report)
    events = {key: references.event(event) for key, event in events.items()}
    places = {slug: entries[slug].place() for slug in (*entities, *events)}
    registry = Registry(entities, events, places)
    same_links(registry, report)
    return registry


def _entries(path: Path, report: Report) -> list[Entry]:
    file = path.as_posix()
    if sheets_file.is_one(path):
        return sheets_file.entries(path, report)
    text = _text(path)
    if path.suffix.lower() in _TABLES:
        return csv_file.entries(text, file, report)
    return toml_file.entries(text, file, report)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise SourceError(path.as_posix(), reason[0].lower() + reason[1:], "Check the path.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(path.as_posix(), line, "this is not UTF-8", "Save the file as UTF-8.") from error
