"""What Turtle and TriG share: pyoxigraph writes, the prefixes come out in one order."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from rashomon.terms import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph


def parse(lines: Iterable[bytes]) -> list["pyoxigraph.Quad"]:
    """Parse lines of N-Quads as they are: no literal is rewritten."""
    import pyoxigraph

    return list(pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_QUADS))


def serialize(
    quads: "Iterable[pyoxigraph.Triple] | Iterable[pyoxigraph.Quad]", form: "pyoxigraph.RdfFormat", out: BinaryIO
) -> None:
    """Write quads or triples with the project's prefixes.

    Args:
        quads: grouped as they shall stand.
        form: Turtle or TriG.
        out: takes bytes.
    """
    import pyoxigraph

    whole = BytesIO()
    pyoxigraph.serialize(quads, whole, form, prefixes=PREFIXES)
    rows = whole.getvalue().splitlines(keepends=True)
    # The library keeps prefixes in a hash table, so their order changes from run to run.
    head = sorted(row for row in rows[: len(PREFIXES)] if row.startswith(b"@prefix"))
    out.writelines([*head, *rows[len(head) :]])
