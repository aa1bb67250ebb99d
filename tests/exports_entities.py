"""Entities of FollowTheMoney as they stand in a file, read without its library."""

import json
from functools import cache
from typing import Any

from exports_sources import source, written
from rashomon.exports import followthemoney
from rashomon.terms import digest

Read = dict[str, dict[str, Any]]


def entities(asked: Any) -> Read:
    """Write and read a source without the library; give the entities by id."""
    lines = written(followthemoney, asked).split(b"\n")
    assert lines.pop() == b""
    found = [json.loads(line) for line in lines]
    by_id = {one["id"]: one for one in found}
    assert len(by_id) == len(found)
    return by_id


def only(asked: Any, schema: str) -> list[dict[str, Any]]:
    """Give the properties of the entities of one schema."""
    return [one["properties"] for one in entities(asked).values() if one["schema"] == schema]


@cache
def entities_of(name: str) -> Read:
    """Give the entities of a dataset."""
    return entities(source(name))


def hashed(iri: str) -> str:
    """Give the part of an id that comes from an IRI."""
    return digest("ftm", iri)[:32]
