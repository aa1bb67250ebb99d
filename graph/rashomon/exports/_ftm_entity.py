"""Entities of FollowTheMoney: a schema, an id, and lists of texts by property, each as its type asks."""

from collections.abc import Callable, Iterable
from typing import Any

from rashomon.exports import _ftm_values as values
from rashomon.exports._according import once
from rashomon.terms import digest
from rashomon.view import View

Ftm = dict[str, Any]
"""One line of a file: `id`, `schema`, `properties`."""

_LONGEST_MARK = 150
"""In code points."""

_REFERENCES = """
addressEntity agent client director document entity involved member object organization proof subject
"""
_CLEANERS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("name", "alias", "weakAlias"), values.name),
    **dict.fromkeys(("summary", "description", "notes"), values.text),
    **dict.fromkeys(("full", "location"), values.address),
    **dict.fromkeys(("startDate", "endDate", "date", "publishedAt"), values.day),
    **dict.fromkeys(_REFERENCES.split(), values.reference),
    "sourceUrl": values.url,
    "language": values.language,
    "wikidataId": values.wikidata,
}
"""By the property; all others take short texts."""


def entity(schema: str, ident: str, /, **properties: str | Iterable[str]) -> Ftm:
    """Make an entity; what is empty, and what its type does not allow, is left out.

    Args:
        schema: its name in FollowTheMoney.
        ident: its id.
        properties: name -> one text or several.
    """
    cleaned = {key: _cleaned(key, value) for key, value in sorted(properties.items())}
    return {"id": ident, "properties": {key: found for key, found in cleaned.items() if found}, "schema": schema}


def _cleaned(key: str, value: str | Iterable[str]) -> list[str]:
    clean = _CLEANERS.get(key, values.string)
    return once(clean(one) for one in ((value,) if isinstance(value, str) else value))


def link(schema: str, *ends: str, **properties: str | Iterable[str]) -> Ftm:
    """Make an entity that joins others; its id follows from what it joins, and how.

    Args:
        schema: its name in FollowTheMoney.
        ends: what tells it from other links.
        properties: as of `entity`.
    """
    return entity(schema, f"link-{digest('ftm', schema, *ends)[:32]}", **properties)


def ident(view: View, iri: str) -> str:
    """Give the id of whatever the graph knows by an IRI; empty where it knows nothing.

    Ids are made from the IRI alone, so that they stay what they are when names and claims change.
    """
    found = view.entities.get(iri)
    if found is not None:
        kind = found.kind
    elif iri in view.events:
        kind = "event"
    elif iri in view.articles:
        kind = "article"
    elif iri in view.claims:
        kind = "claim"
    else:
        return ""
    return f"{kind}-{digest('ftm', iri)[:32]}"


def marked(label: str, mark: str) -> str:
    """Give a name with a mark in brackets, which stays however long the name is.

    Args:
        label: the name; where nothing of it can be shown, "no name" stands there.
        mark: in words; empty for none.
    """
    label = values.name(label) or "no name"
    if not mark:
        return label
    end = f" ({values.cut(values.name(mark), _LONGEST_MARK)})"
    return values.cut(label, values.LONGEST_NAME - len(end)) + end
