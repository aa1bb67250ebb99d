"""What may not lead back to itself: counts within counts, claims that report claims, events within events."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.article import Article


def circles(article: Article) -> Iterator[tuple[str, str]]:
    """Give (id, what is wrong) of every annotation that leads back to itself."""
    events = {event.id: event.key or event.id for event in article.events}
    part_of: dict[str, set[str]] = {}
    for event in article.events:
        if event.part_of:
            part_of.setdefault(events[event.id], set()).add(events.get(event.part_of, event.part_of))
    for count in _in_circles({count.id: (count.within,) for count in article.counts if count.within}):
        yield count, "counts include each other in a circle"
    for claim in _in_circles({claim.id: claim.reports for claim in article.claims}):
        yield claim, "claims report each other in a circle"
    round_trips = set(_in_circles({node: sorted(above) for node, above in part_of.items()}))
    for event in article.events:
        if event.part_of and events[event.id] in round_trips:
            yield event.id, "events are part of each other in a circle"


def _in_circles(edges: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for start in edges:
        reached: set[str] = set()
        todo = list(edges[start])
        while todo:
            if (item := todo.pop()) not in reached:
                reached.add(item)
                todo += edges.get(item, ())
        if start in reached:
            yield start
