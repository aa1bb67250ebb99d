"""What stands in a graph, as typed, frozen objects: articles, claims, events, statements, counts, actors, places.

Everything is named by its full IRI. Values of closed lists and roles are given by their local names ("Affirmed",
"agent"), as a query would show them after the last `/` or `#`; words for people are in the fields named `label`.
Offsets are code points of the article's raw text. Days are ISO 8601 (`YYYY-MM-DD`); what is not known is empty or None.
"""

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Characters of an article.

    Args:
        iri: the span.
        article: the article in whose text it stands.
        begin: first code point.
        end: the one behind the last.
        quote: the characters; the pieces joined by one blank where it has several. Empty in profile `minimal`.
        pieces: (begin, end) of each piece, in order.
        framing: "", "ScareQuoted" or "LoadedTerm".
    """

    iri: str
    article: str
    begin: int
    end: int
    quote: str = ""
    pieces: tuple[tuple[int, int], ...] = ()
    framing: str = ""


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody heads, belongs to or speaks for.

    Args:
        relation: "headOf", "memberOf" or "speaksFor".
        organisation: IRI.
        start: first day, or empty.
        end: last day, or empty.
    """

    relation: str
    organisation: str
    start: str = ""
    end: str = ""


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or a place, from the names list or described in one article.

    Args:
        iri: the entity.
        kind: "actor" or "place".
        label: its name for people: the English one, else the first by language.
        names: language -> names, the preferred one first.
        type: actor type by local name; "country" or "place" for places.
        type_label: the type in words.
        described_in: the article that alone describes it; empty for what stands in the names list.
        part_of: the organisation that it is part of.
        posts: what it heads, belongs to or speaks for.
        inside: the place that holds it.
        wkt: geometry as WKT (longitude before latitude, WGS 84).
        accuracy_m: how far off the geometry may be, in metres.
        links: the same thing elsewhere (Wikidata, GeoNames).
        evidence: the words by which texts mention it.
    """

    iri: str
    kind: str
    label: str
    names: dict[str, tuple[str, ...]] = {}
    type: str = ""
    type_label: str = ""
    described_in: str = ""
    part_of: str = ""
    posts: tuple[Post, ...] = ()
    inside: str = ""
    wkt: str = ""
    accuracy_m: float | None = None
    links: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody knows more of it than one article says."""
        return bool(self.described_in)


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """An article.

    Args:
        iri: the article.
        headline: as it stands there.
        language: language tag.
        published: day, or empty.
        reference_date: day from which relative dates were counted, where it bears no date.
        reference_date_note: who supplied that day, and why.
        publisher: IRI, or empty.
        agency: IRI of the agency whose text it prints, or empty.
        author: IRI, or empty.
        url: where it was published.
        archived_url: where a copy is kept.
        captured_on: day on which it was saved.
        captured_by: who saved it.
        capture_sha256: of the file that was saved, hex.
        listed_sources: IRIs.
        revision_of: the earlier version.
        copy_of: what it copies.
        copy_similarity: 0 to 1.
        is_newest: whether no later version of it is in the dataset.
        text_sha256: of the raw text as UTF-8, hex.
        length: of the raw text, in code points.
    """

    iri: str
    headline: str
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
    revision_of: str = ""
    copy_of: str = ""
    copy_similarity: float | None = None
    is_newest: bool = True
    text_sha256: str = ""
    length: int = 0

    @property
    def day(self) -> str:
        """The day of publication, else the reference date, else empty."""
        return self.published or self.reference_date


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim: who says what, through whom and in which words.

    Args:
        iri: the claim.
        article: IRI of the article in which it stands.
        claimants: IRIs of those who make it.
        on_behalf_of: IRIs of those for whom they speak.
        addressees: IRIs.
        speech_act: "states", "denies", ...
        polarity: "Affirmed" or "Negated".
        certainty: "Certain" (no hedge), "Probable" or "Possible".
        voice: "Authorial", "Attributed", "Headline", "UnclearScope" or "NotCoded".
        evidence: the words of the claim.
        cue: the words that make it a claim ("said").
        hedge: the words that make it less sure.
        wording: contested words that are the claimant's.
        content: IRIs of the events, statements and counts that it says.
        reports: IRIs of the claims that it relays.
        reported_by: IRIs of the claims that relay it.
        text: what it says, where it has no content.
        confidence: of whoever coded it, 0 to 1; None where nobody said.
        is_reviewed: None where nobody said.
        coders: IRIs of those who coded it.
        record_state: "", "Withdrawn" or "Suggested".
        parties: IRIs of the independent parties for which it counts.
        is_live: whether it stands in the newest version of its article, is not withdrawn and not merely suggested.
    """

    iri: str
    article: str
    claimants: tuple[str, ...]
    on_behalf_of: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    speech_act: str = "states"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    voice: str = "Attributed"
    evidence: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    hedge: tuple[Span, ...] = ()
    wording: tuple[Span, ...] = ()
    content: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    reported_by: tuple[str, ...] = ()
    text: str = ""
    confidence: float | None = None
    is_reviewed: bool | None = None
    coders: tuple[str, ...] = ()
    record_state: str = ""
    parties: tuple[str, ...] = ()
    is_live: bool = True

    @property
    def quote(self) -> str:
        """The words of the claim; pieces that stand apart are joined by an ellipsis."""
        return " … ".join(span.quote for span in self.evidence)

    @property
    def is_hedged(self) -> bool:
        """Whether it has a hedge, or is less than certain."""
        return bool(self.hedge) or self.certainty in {"Probable", "Possible"}

    @property
    def is_denial(self) -> bool:
        """Whether it says that something is not so."""
        return self.polarity == "Negated"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is talked about; whether it took place is what claims say, see `status`.

    Args:
        iri: the event.
        label: its name, else its type in words.
        type: event type, by local name.
        type_label: the type in words.
        key: by which articles share it, or empty.
        names: language -> names; empty where nobody described it.
        places: IRIs; together the places that any account gives.
        earliest: first day on which it may have begun, over all accounts.
        latest: last day on which it may have ended.
        edtf: the date in EDTF, where all agree.
        time_as_written: the words for its time.
        part_of: IRIs of events that it is part of.
        status: how it is stated ("AuthorAsserted", "Contested", ...).
        independent_parties: how many affirm it.
        evidence: the words for it.
    """

    iri: str
    label: str
    type: str
    type_label: str
    key: str = ""
    names: dict[str, tuple[str, ...]] = {}
    places: tuple[str, ...] = ()
    earliest: str = ""
    latest: str = ""
    edtf: str = ""
    time_as_written: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    status: str = ""
    independent_parties: int = 0
    evidence: tuple[Span, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: one relation, that somebody says or is talked about.

    Args:
        iri: the statement.
        subject: IRI.
        role: its predicate, by local name ("agent", "supports", "happenedOn").
        predicate: its predicate, in full.
        object: IRI; for `happenedOn` the date in EDTF.
        earliest: first day on which it may have begun.
        latest: last day on which it may have ended.
        status: how it is stated.
        independent_parties: how many affirm it.
        evidence: the words for it.
    """

    iri: str
    subject: str
    role: str
    predicate: str
    object: str
    earliest: str = ""
    latest: str = ""
    status: str = ""
    independent_parties: int = 0
    evidence: tuple[Span, ...] = ()


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A figure: so many killed, injured, captured ...

    Args:
        iri: the count.
        of: IRI of the event.
        measure: what is counted, by local name ("killed").
        group: IRI of the group that is counted, or empty.
        low: at least so many.
        value: so many.
        high: at most so many.
        included_in: IRI of the count of which it is a part.
        status: how it is stated.
        independent_parties: how many affirm it.
        evidence: the words for it.
    """

    iri: str
    of: str
    measure: str
    group: str = ""
    low: int | None = None
    value: int | None = None
    high: int | None = None
    included_in: str = ""
    status: str = ""
    independent_parties: int = 0
    evidence: tuple[Span, ...] = ()

    @property
    def range(self) -> tuple[int | None, int | None]:
        """The least and the most that it may be; None where it is open."""
        return (
            self.low if self.low is not None else self.value,
            self.high if self.high is not None else self.value,
        )

    @property
    def figure(self) -> str:
        """The figure in words: "3", "20–25", "at least 5", "at most 60"."""
        if self.value is not None:
            return str(self.value)
        if self.low is not None and self.high is not None:
            return f"{self.low}–{self.high}"
        return f"at least {self.low}" if self.low is not None else f"at most {self.high}"


Content = Event | Statement | Count
"""What a claim can say."""


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Two claims that do not go together.

    Args:
        iri: the disagreement.
        between: IRIs of the two claims, in the order of their IRIs.
        basis: "Judged" by a person, or "Computed".
        judged_by: IRIs.
        why: in words.
        day: when it was judged, or empty.
        about: IRIs of the contents on which they differ; empty where a person judged.
    """

    iri: str
    between: tuple[str, str]
    basis: str
    judged_by: tuple[str, ...] = ()
    why: str = ""
    day: str = ""
    about: tuple[str, ...] = ()
