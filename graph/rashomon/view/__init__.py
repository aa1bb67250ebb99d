"""The graph as typed objects: what everything that is not RDF is written from.

`read_view(lines, ontology)` reads lines of N-Quads; `View` holds articles, claims, events, statements, counts, actors
and places by IRI, each kind in the order of its IRIs.
"""

from rashomon.view.model import (
    Article,
    Claim,
    Content,
    Count,
    Disagreement,
    Entity,
    Event,
    Post,
    Span,
    Statement,
)
from rashomon.view.reading import read_view
from rashomon.view.view import View
from rashomon.view.words import Words

__all__ = [
    "Article",
    "Claim",
    "Content",
    "Count",
    "Disagreement",
    "Entity",
    "Event",
    "Post",
    "Span",
    "Statement",
    "View",
    "Words",
    "read_view",
]
