"""What a rule proposes: a row of the claims table that nobody has looked at yet."""

import msgspec

from rashomon.suggesting.words import Range


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A proposed row.

    Args:
        article: id of the article.
        quote: where the words that prove it stand.
        words: these words, as in the text.
        occurrence: which of several places where the words stand is meant; 0 where they stand once.
        rule: the rule that found it ("according-to").
        more: further rules that filled in cells.
        speaker: slugs or `?words`, several with `;`; `?`: somebody, not said who; empty: the article itself.
        on_behalf_of: slug of the one spoken for.
        via: slug or `?words` of who relays it.
        cue: where the words that introduce it stand, or None.
        act: a value of the list "speechAct".
        hedge: where the words that weaken it stand, or None.
        sure: "probable" or "possible" where it is hedged, else empty.
        denies: whether the speaker denies it.
        what: event type, where the ontology's own words tell it; else empty.
        when: where the words for the time stand, or None.
        date: EDTF value, or empty.
        low: lowest figure.
        best: the figure.
        high: highest figure.
        counting: a value of the list "measure", or empty.
        of: who is counted: slug or `?words`.
        part_of: figure in which this one is included.
        contested: where words in scare quotes stand, their marks included, or None.
        scope: unclear, headline or empty.
        how: how the speaker was told, for the note.
        count: where the words of the figure stand, or None.
        language: of the article.
    """

    article: str
    quote: Range
    words: str
    occurrence: int = 0
    rule: str
    more: tuple[str, ...] = ()
    speaker: str = ""
    on_behalf_of: str = ""
    via: str = ""
    cue: Range | None = None
    act: str = "states"
    hedge: Range | None = None
    sure: str = ""
    denies: bool = False
    what: str = ""
    when: Range | None = None
    date: str = ""
    low: int | None = None
    best: int | None = None
    high: int | None = None
    counting: str = ""
    of: str = ""
    part_of: int | None = None
    contested: Range | None = None
    scope: str = ""
    how: str = ""
    count: Range | None = None
    language: str = ""

    @property
    def note(self) -> str:
        """Say by which rule it was found, for the column `note`."""
        rules = ", ".join((self.rule, *self.more))
        return f"suggested by rule {rules}" + (f" ({self.how})" if self.how else "")
