"""What every reader makes: an article with its text and annotations, in the model's own terms.

All offsets are Unicode code points of the raw text, begin inclusive, end exclusive. What a format counts
otherwise is converted in its reader. A *reference* is a string: the id of a mention, event, state, count or
claim of the same article, else the slug of an entity or the key of an event in the registry. The article's own ids win.

The structs are frozen and are also the canonical form of the native JSON format (`rashomon.readers.native`).
"""

from collections.abc import Callable
from typing import Literal

import msgspec

from rashomon.problems import Place


class Span(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Words of the text.

    Args:
        begin: first code point.
        end: code point after the last.
        quote: the words, as the annotation tool carried them; empty where the format has none (then unproved).
            For a discontinuous span: the fragments' words joined by one blank.
        fragments: for a discontinuous span, its two or more (begin, end) pairs in order; else empty.
        framing: a value of the list "framing" ("LoadedTerm", "ScareQuoted"), or empty.
    """

    begin: int
    end: int
    quote: str = ""
    fragments: tuple[tuple[int, int], ...] = ()
    framing: str = ""

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """Give its (begin, end) pairs: one, or those of its fragments."""
        return self.fragments or ((self.begin, self.end),)

    def words_in(self, text: str) -> str:
        """Give the words of a text at these offsets; those of fragments joined by one blank."""
        return " ".join(text[begin:end] for begin, end in self.pieces)


class Mention(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A span that mentions somebody, some place or some time.

    Args:
        id: the annotation's own id, unique in the article.
        span: where.
        kind: actor, place, time, or words (anything else: only its framing counts).
        entity: slug (or own IRI) of the entity in the registry; empty where it has none.
        unnamed: a description, not a name ("local activists"): stays in its article, is never merged.
        type: actor type, by local name; empty means that of the registry, else "other".
        date: EDTF value of a time, empty where nobody gave one.
        same_as: id of another mention of the same thing in this article (coreference), or empty.
    """

    id: str
    span: Span
    kind: Literal["actor", "place", "time", "words"]
    entity: str = ""
    unnamed: bool = False
    type: str = ""
    date: str = ""
    same_as: str = ""


class Event(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One account of an event. Accounts with the same key, else the same trigger span and type, share the event.

    Args:
        id: the annotation's own id.
        type: event type, by local name.
        trigger: the words that name it; None only where the account has a key.
        key: a short key; the same key in any article is the same event.
        roles: role name -> references (actors, places, events), in the order given.
        places: references to where it happened.
        time: reference to a mention of kind time, or empty.
        date: EDTF value where no span says when (a column, a field), or empty.
        part_of: reference to the event that this one is part of, or empty.
    """

    id: str
    type: str
    trigger: Span | None = None
    key: str = ""
    roles: dict[str, tuple[str, ...]] = {}
    places: tuple[str, ...] = ()
    time: str = ""
    date: str = ""
    part_of: str = ""


class State(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A relation between two things ("controls", "supports", "precedes"), as somebody states it.

    Args:
        id: the annotation's own id.
        predicate: role name.
        subject: reference.
        object: reference.
        trigger: the words that say it, or None.
        time: reference to a mention of kind time, or empty.
        date: EDTF value where no span says when, or empty.
    """

    id: str
    predicate: str
    subject: str
    object: str
    trigger: Span | None = None
    time: str = ""
    date: str = ""


class Count(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many, of whom, in which event. At least one of low, value, high is given.

    Args:
        id: the annotation's own id.
        of: reference to the event.
        measure: a value of the list "measure" ("killed").
        low: lower bound.
        value: the figure.
        high: upper bound.
        group: reference to the actor that is counted, or empty.
        within: id of the count in which this one is included (18 of the 21), or empty.
        span: the words, or None.
    """

    id: str
    of: str
    measure: str
    low: int | None = None
    value: int | None = None
    high: int | None = None
    group: str = ""
    within: str = ""
    span: Span | None = None


class Claim(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody says something, in these words.

    Args:
        id: the annotation's own id.
        evidence: the words that prove it, one span or more.
        claimants: references to the speakers; empty: the author, or for voice Attributed and NotCoded the
            unspecified source.
        on_behalf_of: references to those spoken for.
        addressees: references to those spoken to.
        speech_act: a value of the list "speechAct".
        polarity: Affirmed or Negated.
        certainty: Certain ("no hedge"), Probable or Possible.
        voice: a value of the list "voice"; empty: Attributed where somebody speaks or is spoken for, else Authorial.
        cue: the words that introduce it ("said"), or None.
        hedge: the words that weaken it ("reportedly"), or None.
        wording: spans whose contested words belong to the claimant.
        content: ids of events, states and counts of this article. `e1.agent` means what e1 says of its agents, and
            not that e1 happened: so a ministry can deny that its aircraft struck, and not the strike.
        reports: ids of claims of this article that this one relays.
        confidence: the annotator's or extractor's, 0 to 1, or None.
        coder: who coded it; empty: the article's coder.
        reviewed: whether a person looked at it; None: not said.
        machine: made by a program.
        record: "" (current), Withdrawn or Suggested.
    """

    id: str
    evidence: tuple[Span, ...]
    claimants: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    speech_act: str = "states"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    voice: str = ""
    cue: Span | None = None
    hedge: Span | None = None
    wording: tuple[Span, ...] = ()
    content: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    confidence: float | None = None
    coder: str = ""
    reviewed: bool | None = None
    machine: bool = False
    record: str = ""


class Disagreement(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody judged that two claims cannot both hold, or answer one question differently.

    Args:
        id: the annotation's own id.
        between: the two claims: ids of this article, or "<article id>#<claim id>" for another article's.
        by: who judged; empty: the article's coder.
        why: reason in words.
        date: day of the judgement, YYYY-MM-DD, or empty.
    """

    id: str
    between: tuple[str, str]
    by: str = ""
    why: str = ""
    date: str = ""


class About(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of an article beside its text.

    Args:
        id: native id, file stem or row key.
        headline: as printed.
        language: BCP 47 tag.
        published: day of publication, YYYY-MM-DD, or empty.
        reference_date: the day from which relative dates are counted where the article bears no date.
        reference_date_note: who supplied it.
        publisher: reference to the outlet in the registry.
        agency: reference to the agency whose wire it prints.
        author: by-line as printed.
        url: where it was published.
        archived_url: where a copy is kept.
        captured_on: day, YYYY-MM-DD.
        captured_by: who or what captured it.
        capture_sha256: of the captured file.
        listed_sources: references to the sources that the article lists.
        body: (begin, end) of the article proper; what lies outside is page furniture.
        revision_of: id of the article of which this is a corrected version.
        copy_of: id of the article of which this is a copy, where a person says so.
        coder: who annotated it.
        machine: whether the coder is a program.
    """

    id: str
    headline: str = ""
    language: str = ""
    published: str = ""
    reference_date: str = ""
    reference_date_note: str = ""
    publisher: str = ""
    agency: str = ""
    author: str = ""
    url: str = ""
    archived_url: str = ""
    captured_on: str = ""
    captured_by: str = ""
    capture_sha256: str = ""
    listed_sources: tuple[str, ...] = ()
    body: tuple[int, int] | None = None
    revision_of: str = ""
    copy_of: str = ""
    coder: str = ""
    machine: bool = False


class Article(About, frozen=True, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """An article, its text and what was annotated in it.

    Args:
        text: the raw text, never normalised.
        mentions: actors, places, times.
        events: accounts of events.
        states: relations between things.
        counts: figures.
        claims: who says so.
        disagreements: judged disagreements.
    """

    text: str
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    counts: tuple[Count, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    def kinds(self) -> dict[str, str]:
        """Give id of each annotation -> what it is ("mention", "claim"); of an id that stands twice, the first."""
        kinds: dict[str, str] = {}
        for kind, items in (
            ("mention", self.mentions), ("event", self.events), ("state", self.states),
            ("count", self.counts), ("claim", self.claims), ("disagreement", self.disagreements),
        ):  # fmt: skip
            for item in items:
                kinds.setdefault(item.id, kind)
        return kinds


def no_line(_annotation: str) -> int | None:
    """Say of any annotation that its line is not known."""
    return None


class Origin(msgspec.Struct, frozen=True):
    """Where an article came from: enough to name file and line of each of its annotations.

    Args:
        file: path of the annotation file as the user gave it, with forward slashes.
        inputs: path -> sha256 (hex) of every file that was read for this article.
        line_of: gives the one-based line of an annotation's id in that file, or None.
    """

    file: str
    inputs: dict[str, str] = {}
    line_of: Callable[[str], int | None] = no_line

    def place(self, article: str, annotation: str = "", span: Span | None = None, path: str = "") -> Place:
        """Make a `Place` for an annotation of this article.

        Args:
            article: the article's id.
            annotation: the annotation's id, or empty for the article as a whole.
            span: the words concerned, or None.
            path: JSON path or cell, or empty.
        """
        return Place(
            file=self.file,
            line=self.line_of(annotation) if annotation else None,
            annotation=annotation or None,
            path=path or None,
            begin=span.begin if span else None,
            end=span.end if span else None,
            quote=(span.quote or None) if span else None,
            article=article,
        )
