"""Article -> quads: one step for each article, one over the whole corpus."""

from rashomon.convert.conclude import conclude
from rashomon.convert.one import convert_article
from rashomon.convert.prune import prune
from rashomon.convert.records import (
    ArticleRecord,
    ClaimRecord,
    Conclusions,
    Converted,
    Joined,
    Settings,
)

__all__ = [
    "ArticleRecord",
    "ClaimRecord",
    "Conclusions",
    "Converted",
    "Joined",
    "Settings",
    "conclude",
    "convert_article",
    "prune",
]
