"""FollowTheMoney: entities as lines of JSON, for Aleph, OpenAleph and the tools around them.

Articles, actors, places, events, claims and what joins them. FollowTheMoney knows no claims, so nothing that is only
claimed looks asserted: see `_ftm_accounts`. Written without its library; its types decide the form of each value.
"""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from rashomon.exports import _ftm_accounts as accounts
from rashomon.exports import _ftm_things as things
from rashomon.exports._ftm_entity import Ftm, entity
from rashomon.exports._ftm_posts import posts
from rashomon.exports._json_text import to_json
from rashomon.terms import digest

if TYPE_CHECKING:
    from rashomon.dataset import Source

name = "followthemoney"
title = "FollowTheMoney entities as lines of JSON, for Aleph and OpenAleph"
suffix = ".ftm.json"

_NOTE = (
    "What is talked about, not what is known. Names and roles in brackets say how something is stated; only what an "
    "author states in the author's own voice has none. Each claim is a note, with its words and its article."
)


def write(source: "Source", out: BinaryIO) -> None:
    """Write entities. Arguments as of `rashomon.exports.FileExport.write`."""
    out.writelines(to_json(one) + b"\n" for one in _entities(source))


def _entities(source: "Source") -> Iterator[Ftm]:
    view = source.view
    return chain(
        [_about(source)],
        things.articles(view),
        things.actors_and_places(view),
        things.relations(view, posts(view)),
        accounts.events(view),
        accounts.statements(view),
        accounts.claims(view),
        accounts.disagreements(view),
    )


def _about(source: "Source") -> Ftm:
    """Say what the file rests on: a line of JSON has no room for it elsewhere."""
    filters = f"Only a part of the dataset: {'; '.join(source.filters)}" if source.filters else ""
    return entity(
        "Note",
        f"about-{digest('ftm', source.base, *source.filters)[:32]}",
        name="About these entities",
        summary=source.extent,
        description=[_NOTE, filters, *source.notes],
    )
