"""Names for people: of things, of values of closed lists, and of what a claim says."""

from typing import NamedTuple


class Words(NamedTuple):
    """What a content node says, in words.

    Args:
        subject: an event or thing.
        relation: "happened", a role, or a measure.
        object: a thing, a day, a figure with its group; empty for an event.
    """

    subject: str
    relation: str
    object: str = ""

    def __str__(self) -> str:
        return f"{self.subject}: {self.relation} {self.object}".rstrip()


def local(iri: str) -> str:
    """Give the local name of an IRI: what stands after its last `/` or `#`."""
    return iri.rstrip("/").replace("#", "/").rsplit("/", 1)[-1]


def best(names: dict[str, tuple[str, ...]]) -> str:
    """Give the preferred English name, else the first by language, else empty."""
    return min(names.items(), key=lambda item: (item[0] != "en", item[0]))[1][0] if names else ""
