"""N-Quads: the dataset's own lines."""

from collections.abc import Iterable
from typing import BinaryIO

name = "nquads"
title = "N-Quads, with the named graphs: the dataset's own lines"
suffix = ".nq"


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write quads as they are. Arguments as of `rashomon.writers.Writer.write`."""
    out.writelines(lines)
