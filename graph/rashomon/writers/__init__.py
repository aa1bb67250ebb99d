"""Writers of RDF: one module a form, the same names in each.

A writer is a module with `name`, `title`, `suffix` and `write(lines, out)`. The built-in ones stand in `WRITERS`;
others come from the entry-point group `rashomon.writers`.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import BinaryIO, Protocol

from rashomon.errors import UsageError
from rashomon.writers import claim_graphs, jsonld, nanopubs, nquads, rdf12, trig, turtle, web_annotation


class Writer(Protocol):
    """What every writer of RDF gives."""

    name: str
    title: str
    suffix: str

    def write(self, lines: Iterable[bytes], out: BinaryIO) -> None:
        """Write quads.

        Args:
            lines: sorted lines of N-Quads.
            out: takes bytes.
        """
        ...


WRITERS: tuple[Writer, ...] = (nquads, trig, turtle, jsonld, rdf12, claim_graphs, nanopubs, web_annotation)
"""The built-in writers, in the order in which they are listed."""


def writers() -> tuple[Writer, ...]:
    """List all writers: the built-in ones, then those of installed packages by name."""
    others = sorted(entry_points(group="rashomon.writers"), key=lambda entry: entry.name)
    return (*WRITERS, *(entry.load() for entry in others))


def find_writer(name: str) -> Writer:
    """Give a writer by its name.

    Raises:
        UsageError: if there is none of that name or suffix.
    """
    known = {writer.name: writer for writer in writers()}
    name = next((writer.name for writer in known.values() if name in {writer.suffix, writer.suffix[1:]}), name)
    if name not in known:
        raise UsageError(f"There is no form {name}. Forms: {', '.join(known)}.")
    return known[name]
