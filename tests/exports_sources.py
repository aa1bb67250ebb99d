"""Sources for tests of exports: built ones, and views made by hand in the place of a dataset."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, cast

import pyoxigraph as ox
import pytest

from rashomon.dataset import Dataset, Source, open_dataset
from rashomon.pipeline import Options, build
from rashomon.selection import Filters
from rashomon.terms import DEFAULT_BASE
from rashomon.view import View
from sample import sample
from seed import PREFIXES, SEED, built, needs_seed

PARTS = {
    "sample, according to the monitor": Filters(according_to=(DEFAULT_BASE + "entity/mashriq-monitor",)),
    "sample, without the Turkish ministry": Filters(without=(DEFAULT_BASE + "entity/turkish-defence-ministry",)),
    "sample, contested": Filters(status=("Contested",)),
}
"""Filters by the names of the parts of the sample that they leave."""

BUILT = ["sample", pytest.param("seed", marks=needs_seed), *PARTS]
"""Parameters of tests that run on whatever can be built here."""


@cache
def dataset(name: str) -> Dataset:
    """Open the sample or the seed, built once."""
    return open_dataset(sample()[0] if name == "sample" else built(SEED)[0])


@cache
def source(name: str) -> Source:
    """Give the sample, the seed, or a part of the sample."""
    if name not in PARTS:
        return dataset(name)
    part = dataset("sample").select(PARTS[name])
    assert 0 < sum(1 for _ in part.lines()) < sum(1 for _ in dataset("sample").lines())
    return part


def least(name: str, number: int) -> int:
    """Give how many there should be at least in the sample and the seed; in a part of it, one."""
    return 1 if name in PARTS else number


def made(view: View, lines: tuple[bytes, ...] = ()) -> Source:
    """Give a view, made by hand, as what exports are written from."""

    class Made:
        base, extent = DEFAULT_BASE, "1 article, 1 claim, 0 held back"
        filters, notes = ("according to “A”",), ("Something else.",)

        def __init__(self) -> None:
            self.view = view

        def lines(self) -> Iterator[bytes]:
            return iter(lines)

    return cast("Source", Made())


def built_from(folder: Path) -> Dataset:
    """Build the articles and registry in a folder."""
    out = Path(mkdtemp(prefix="rashomon-test-")) / "dataset"
    build((folder,), out, Options(), lambda _: None)
    return open_dataset(out)


def written(export: Any, asked: Source) -> bytes:
    """Give what an export writes."""
    out = BytesIO()
    export.write(asked, out)
    return out.getvalue()


def rows(asked: Source, query: str) -> list[tuple[Any, ...]]:
    """Ask the lines of a source in SPARQL, flat; give the rows as text, whole IRIs, None for nothing."""
    store = ox.Store()
    quads = ox.parse(b"".join(asked.lines()), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    found = store.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(None if term is None else cast("ox.NamedNode", term).value for term in row) for row in found]
