"""One line of `matches.csv`."""

import enum
from typing import Literal

import msgspec

from rashomon.problems import Place

MATCHES = "matches.csv"
"""Name of the file beside the sources."""

COLUMNS = (
    "kind", "a", "b", "label_a", "label_b", "quote_a", "quote_b", "article_a", "article_b", "reason", "decision",
    "by", "on", "why",
)  # fmt: skip
"""The columns, in the order in which they are written."""

KINDS = ("event", "actor", "place")


class Decision(enum.StrEnum):
    """What somebody decided about a pair."""

    OPEN = ""
    SAME = "same"
    NOT_SAME = "not same"
    PART_OF = "part of"
    UNSURE = "unsure"

    @property
    def is_final(self) -> bool:
        """Whether it needs no other look: `unsure` and an empty cell may be looked at again."""
        return self in {Decision.SAME, Decision.NOT_SAME, Decision.PART_OF}


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A pair that may be one thing, and what somebody decided about it.

    Args:
        kind: event, actor or place.
        a: `<article id>#<end of its IRI>` ("gazette#event-52-62-air-strike"), an event's key, or a slug of the names
            list. `<article id>#<annotation id>` is understood too.
        b: likewise. `part of` says that a is a part of b.
        label_a: what a is, in a few words.
        label_b: what b is.
        quote_a: the words of the text.
        quote_b: the words of the text.
        article_a: headline and day.
        article_b: headline and day.
        reason: why the pair was proposed, in words.
        decision: what was decided.
        by: who decided.
        on: day, YYYY-MM-DD.
        why: the reason for the decision.
        file: where the line stands.
        line: one-based line at which it begins.
    """

    kind: Literal["event", "actor", "place"]
    a: str
    b: str
    label_a: str = ""
    label_b: str = ""
    quote_a: str = ""
    quote_b: str = ""
    article_a: str = ""
    article_b: str = ""
    reason: str = ""
    decision: Decision = Decision.OPEN
    by: str = ""
    on: str = ""
    why: str = ""
    file: str = ""
    line: int = 0

    @property
    def pair(self) -> tuple[str, str, str]:
        """What is compared, whatever the order: kind, and both ids sorted."""
        return (self.kind, *sorted((self.a, self.b)))  # type: ignore[return-value]

    @property
    def place(self) -> Place:
        """Where the line stands."""
        return Place(file=self.file or None, line=self.line or None, annotation=f"{self.a} and {self.b}")
