"""What a user can ask of a report beside the filters, which any of them takes."""

import difflib

import msgspec

from rashomon.errors import UsageError
from rashomon.view import View


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for; each report heeds what stands in its `takes`.

    Args:
        event: names, keys, types or IRIs of events; empty means all.
        differing: only rows in which at least two speakers say different things.
        measure: what is counted, by local name ("killed").
        figure: which figure is put to the test; empty means all.
        most: how many sources are tried one by one (0: 20 of them) or have a column of their own (0: all).
        source: names of speakers that shall have a column; empty means all.
    """

    event: tuple[str, ...] = ()
    differing: bool = False
    measure: str = "killed"
    figure: str = ""
    most: int = 0
    source: tuple[str, ...] = ()


def chosen_events(view: View, names: tuple[str, ...]) -> frozenset[str]:
    """Give the IRIs of the events that a user names.

    Args:
        view: what stands in the graph.
        names: an event's name in any language, its key, its type, or its IRI.

    Raises:
        UsageError: if a name fits no event.
    """
    by_name: dict[str, set[str]] = {}
    for event in view.events.values():
        spelt = (event.iri, event.key, event.label, event.type, event.type_label)
        for name in (*spelt, *(name for names in event.names.values() for name in names)):
            if name:
                by_name.setdefault(name.casefold(), set()).add(event.iri)
    found: set[str] = set()
    for name in names:
        if name.casefold() not in by_name:
            near = difflib.get_close_matches(name.casefold(), [one for one in by_name if "://" not in one], 3)
            hint = f" Did you mean {' or '.join(near)}?" if near else " Take a name, a key, a type or an IRI."
            raise UsageError(f"There is no event {name}.{hint}")
        found |= by_name[name.casefold()]
    return frozenset(found)
