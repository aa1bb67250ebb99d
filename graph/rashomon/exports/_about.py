"""The words that stand beside tables: what they are made of, and how to read them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.exports._tables import TABLES

if TYPE_CHECKING:
    from rashomon.dataset import Source

WHAT = (
    "Every account is kept: a row says who says something, not what is so.",
    "The status of an event, participation, relation or count tells how it is stated over all claims.",
    "Figures of different sources are accounts of the same: never add them up.",
)


def about(source: "Source", changed: Sequence[str] = ()) -> list[str]:
    """Say what an export rests on, in a few lines.

    Args:
        source: what is exported.
        changed: what is not as it stands in the graph, in words.
    """
    filters = "; ".join(source.filters) or "none: this is the whole dataset"
    return [f"Extent: {source.extent}.", f"Filters: {filters}.", *source.notes, *WHAT, *changed]


def listed() -> list[str]:
    """List the tables with what a row of each is."""
    width = max(len(table.name) for table in TABLES)
    return [f"  {table.name:<{width}}  {table.help}" for table in TABLES]
