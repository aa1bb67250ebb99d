"""The native format as people write it: what may be left out or said shorter than in `rashomon.article`.

The canonical form is a part of this one. The JSON Schema is made from these structs and their docstrings.
"""

from typing import Annotated, Literal

import msgspec

from rashomon.article import About

Offset = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class WrittenSpan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the text, by quote or by offsets (Unicode code points), or both.

    Args:
        quote: the words, exactly as they stand in the text.
        occurrence: which of several places where the quote stands is meant, counted from 1.
        begin: first code point.
        end: code point after the last.
        fragments: for words that do not stand together, their (begin, end) pairs in order.
        framing: a value of the list "framing" (LoadedTerm, ScareQuoted), or left out.
    """

    quote: str = ""
    occurrence: Annotated[int, msgspec.Meta(ge=1)] | None = None
    begin: Offset | None = None
    end: Offset | None = None
    fragments: tuple[tuple[Offset, Offset], ...] = ()
    framing: str = ""


class WrittenReference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody, some place or some time, with the words that mention it: a mention written where it is used.

    Args:
        quote: the words, exactly as they stand in the text.
        occurrence: which of several places where the quote stands is meant, counted from 1.
        begin: first code point.
        end: code point after the last.
        fragments: for words that do not stand together, their (begin, end) pairs in order.
        framing: a value of the list "framing" (LoadedTerm, ScareQuoted), or left out.
        kind: actor, place or time; left out: place in "places", time in "time", else actor.
        entity: slug of the entity in the registry, if it has one.
        unnamed: true for a description that is not a name ("local activists").
        type: actor type, by local name.
        date: EDTF value of a time.
    """

    quote: str = ""
    occurrence: Annotated[int, msgspec.Meta(ge=1)] | None = None
    begin: Offset | None = None
    end: Offset | None = None
    fragments: tuple[tuple[Offset, Offset], ...] = ()
    framing: str = ""
    kind: Literal["actor", "place", "time"] | None = None
    entity: str = ""
    unnamed: bool = False
    type: str = ""
    date: str = ""


AnySpan = str | WrittenSpan
Spans = str | WrittenSpan | list[str | WrittenSpan]
Reference = str | WrittenReference
References = str | WrittenReference | list[str | WrittenReference]
Names = str | list[str]


class Says(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says so, written at the thing that is said; an empty object is the article's own voice.

    Args:
        speaker: who says it: a slug, an id, "?words" for somebody unnamed, or a mention; several speak jointly.
        on_behalf_of: whom the speaker speaks for.
        via: who relays it, nearest to the speaker first.
        to: whom it is said to.
        only: the role of the event that is said, such as agent; left out: all of it.
        evidence: the words that prove it; left out: the words of the thing itself.
        verb: the words that introduce it ("said").
        act: speech act, a value of the list "speechAct"; left out: states, or denies where it is denied.
        hedge: the words that weaken it ("reportedly").
        sure: Certain, Probable or Possible.
        denies: true where the speaker says that it is not so.
        voice: a value of the list "voice"; left out: Attributed with a speaker, else Authorial.
        wording: contested words that belong to the speaker.
        via_evidence: the words that prove the relaying; left out: the evidence.
        via_verb: the words that introduce the relaying ("quoted").
        via_act: what relayers do, a value of the list "speechAct"; left out: reports.
        confidence: the annotator's or extractor's, 0 to 1.
        coder: who coded it; left out: the article's coder.
        reviewed: whether a person looked at it.
        machine: made by a program.
        record: left out for a current record, else Withdrawn or Suggested.
    """

    speaker: References = ""
    on_behalf_of: References = msgspec.field(name="for", default="")
    via: References = ""
    to: References = ""
    only: str = ""
    evidence: Spans | None = None
    verb: AnySpan | None = None
    act: str = ""
    hedge: AnySpan | None = None
    sure: str = "Certain"
    denies: bool = False
    voice: str = ""
    wording: Spans | None = None
    via_evidence: Spans | None = None
    via_verb: AnySpan | None = None
    via_act: str = "reports"
    confidence: Share | None = None
    coder: str = ""
    reviewed: bool | None = None
    machine: bool = False
    record: str = ""


Said = str | Says | list[str | Says]


class WrittenMention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A span that mentions somebody, some place or some time.

    Args:
        span: where.
        kind: actor, place, time, or words (anything else: only its framing counts).
        id: the annotation's own id, unique in the article; may be left out where nothing refers to it.
        entity: slug (or own IRI) of the entity in the registry; left out where it has none.
        unnamed: a description, not a name ("local activists"): stays in its article, is never merged.
        type: actor type, by local name; left out: that of the registry, else "other".
        date: EDTF value of a time, left out where nobody gave one.
        same_as: id of another mention of the same thing in this article.
    """

    span: AnySpan
    kind: Literal["actor", "place", "time", "words"]
    id: str = ""
    entity: str = ""
    unnamed: bool = False
    type: str = ""
    date: str = ""
    same_as: str = ""


class WrittenEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One account of an event. Accounts with the same key, else with the same trigger and type, share the event.

    Args:
        type: event type, by local name.
        id: the annotation's own id, unique in the article; may be left out where nothing refers to it.
        trigger: the words that name it; may be left out only where there is a key.
        key: a short key; the same key in any article is the same event.
        roles: role name -> who or what has it: slugs, ids, "?words" for somebody unnamed, or mentions.
        places: where it happened: slugs, ids or mentions.
        time: when, as written: a quote, or the id of a mention of kind time.
        date: EDTF value of the time.
        part_of: the event that this one is part of.
        says: who says so; left out: nobody does here (see "claims").
    """

    type: str
    id: str = ""
    trigger: AnySpan | None = None
    key: str = ""
    roles: dict[str, References] = {}
    places: References = ""
    time: Reference = ""
    date: str = ""
    part_of: str = ""
    says: Said | None = None


class WrittenState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A relation between two things ("controls", "supports", "precedes").

    Args:
        predicate: role name.
        subject: a slug, an id, "?words" for somebody unnamed, or a mention.
        object: the same.
        id: the annotation's own id, unique in the article; may be left out where nothing refers to it.
        trigger: the words that say it.
        time: when, as written: a quote, or the id of a mention of kind time.
        date: EDTF value of the time.
        says: who says so; left out: nobody does here (see "claims").
    """

    predicate: str
    subject: Reference
    object: Reference
    id: str = ""
    trigger: AnySpan | None = None
    time: Reference = ""
    date: str = ""
    says: Said | None = None


class WrittenCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many, of whom, in which event. At least one of low, value, high is given.

    Args:
        of: the event: its id, or its key.
        measure: a value of the list "measure" ("killed").
        id: the annotation's own id, unique in the article; may be left out where nothing refers to it.
        low: lower bound.
        value: the figure.
        high: upper bound.
        group: who is counted.
        within: id of the count in which this one is included (18 of the 21).
        span: the words.
        says: who says so; left out: nobody does here (see "claims").
    """

    of: str
    measure: str
    id: str = ""
    low: int | None = None
    value: int | None = None
    high: int | None = None
    group: Reference = ""
    within: str = ""
    span: AnySpan | None = None
    says: Said | None = None


class WrittenClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody says something, in these words.

    Args:
        evidence: the words that prove it, one span or more.
        id: the annotation's own id, unique in the article; may be left out where nothing refers to it.
        claimants: the speakers, jointly; left out: the author.
        on_behalf_of: those spoken for.
        addressees: those spoken to.
        speech_act: a value of the list "speechAct".
        polarity: Affirmed or Negated.
        certainty: Certain ("no hedge"), Probable or Possible.
        voice: a value of the list "voice"; left out: Attributed where there are claimants, else Authorial.
        cue: the words that introduce it ("said").
        hedge: the words that weaken it ("reportedly").
        wording: contested words that belong to the claimant.
        content: ids of events, states and counts of this article.
        reports: ids of claims of this article that this one relays.
        confidence: the annotator's or extractor's, 0 to 1.
        coder: who coded it; left out: the article's coder.
        reviewed: whether a person looked at it.
        machine: made by a program.
        record: left out for a current record, else Withdrawn or Suggested.
    """

    evidence: Spans
    id: str = ""
    claimants: References = ""
    on_behalf_of: References = ""
    addressees: References = ""
    speech_act: str = "states"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    voice: str = ""
    cue: AnySpan | None = None
    hedge: AnySpan | None = None
    wording: Spans | None = None
    content: Names = ""
    reports: Names = ""
    confidence: Share | None = None
    coder: str = ""
    reviewed: bool | None = None
    machine: bool = False
    record: str = ""


class WrittenDisagreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody judged that two claims cannot both hold, or answer one question differently.

    Args:
        between: the two claims: ids of this article, or "<article id>#<claim id>" for another article's.
        id: the annotation's own id, unique in the article; may be left out where nothing refers to it.
        by: who judged; left out: the article's coder.
        why: reason in words.
        date: day of the judgement, YYYY-MM-DD.
    """

    between: tuple[str, str]
    id: str = ""
    by: str = ""
    why: str = ""
    date: str = ""


class WrittenAbout(About, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of an article beside its annotations.

    Args:
        id: the article's own id; left out: the file's name (and line).
        listed_sources: references to the sources that the article lists, one or several.
        text: the raw text; or else "text_file".
        text_file: the file (UTF-8) that holds the raw text, relative to this one.
    """

    id: str = ""
    listed_sources: Names = ""  # type: ignore[assignment]  # written shorter than it is kept
    text: str | None = None
    text_file: str = ""


class WrittenArticle(WrittenAbout, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article, its text and what was annotated in it. All offsets are Unicode code points of the raw text.

    Args:
        json_schema: the address of this schema, for editors; it says nothing about the article.
        mentions: actors, places, times.
        events: accounts of events.
        states: relations between things.
        counts: figures.
        claims: who says so.
        disagreements: judged disagreements.
    """

    json_schema: str = msgspec.field(name="$schema", default="")
    mentions: tuple[WrittenMention, ...] = ()
    events: tuple[WrittenEvent, ...] = ()
    states: tuple[WrittenState, ...] = ()
    counts: tuple[WrittenCount, ...] = ()
    claims: tuple[WrittenClaim, ...] = ()
    disagreements: tuple[WrittenDisagreement, ...] = ()
