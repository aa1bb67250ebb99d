"""Who heads, belongs to or speaks for what, by the names list, with the days where it gives them."""

from typing import NamedTuple

from rashomon.view import View

_RELATIONS = {"headOf": "head of", "memberOf": "member of", "speaksFor": "speaks for"}


class Post(NamedTuple):
    """A post.

    Args:
        actor: IRI of who holds it.
        relation: "head of", "member of", "speaks for" or "part of".
        organisation: IRI.
        start: first day, or empty.
        end: last day, or empty.
    """

    actor: str
    relation: str
    organisation: str
    start: str = ""
    end: str = ""


def posts(view: View) -> list[Post]:
    """Give the posts of all actors, sorted."""
    return sorted(
        Post(actor.iri, _RELATIONS[post.relation], post.organisation, post.start, post.end)
        for actor in view.entities.values()
        for post in actor.posts
    )
