"""What stands below every table: what it rests on, and what was left out."""

from rashomon.dataset import Part, Source
from rashomon.problems import visible


def closing(source: Source, *more: str) -> tuple[str, ...]:
    """Give the notes of a table: articles, claims and what was held back; the filters; then what its marks mean.

    Args:
        source: what the table is made of.
        more: further notes; empty ones are left out.
    """
    filters = "; ".join(source.filters)
    own = source.notes if isinstance(source, Part) else ()
    notes = (f"From {source.extent}.", f"Filters: {filters or 'none'}.", *own, *(note for note in more if note))
    return tuple(map(visible, notes))  # names of events and sources stand in them


def number(count: int, what: str) -> str:
    """Give a number of things in words: "1 claim", "1,200 claims"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
