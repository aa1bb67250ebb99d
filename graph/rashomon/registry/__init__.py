"""The registry: who and what the articles talk about, under which names."""

from rashomon.registry.duplicates import check
from rashomon.registry.entities import DescribedEvent, Entity, Names, Post
from rashomon.registry.fields import Types
from rashomon.registry.folding import fold, latin
from rashomon.registry.index import Registry
from rashomon.registry.loading import load_registry
from rashomon.registry.proposals import draft

__all__ = [
    "DescribedEvent",
    "Entity",
    "Names",
    "Post",
    "Registry",
    "Types",
    "check",
    "draft",
    "fold",
    "latin",
    "load_registry",
]
