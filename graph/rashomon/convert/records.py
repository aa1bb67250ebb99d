"""What the per-article step hands to the step over the whole corpus: small, frozen, serialisable.

Everything that status, parties, copies and envelopes need stands here, so that the two steps may run in
different processes. IRIs are full and without angle brackets.
"""

import msgspec


class StatementNode(msgspec.Struct, frozen=True, array_like=True):
    """A statement: its IRI and its triple."""

    iri: str
    subject: str
    predicate: str
    object: str


class CountNode(msgspec.Struct, frozen=True, array_like=True):
    """A count: its IRI and what it says. `within` is the IRI of the count that includes it, or empty."""

    iri: str
    of: str
    measure: str
    group: str
    low: int | None
    value: int | None
    high: int | None
    within: str


class Account(msgspec.Struct, frozen=True, array_like=True):
    """Where and when one account puts an event (or a state, whose places are empty).

    Args:
        node: IRI of the event or statement.
        places: IRIs.
        edtf: the date in EDTF, or empty.
        begin: first possible day, YYYY-MM-DD, or empty.
        end: last possible day, or empty.
        words: the time as written, or empty.
    """

    node: str
    places: tuple[str, ...] = ()
    edtf: str = ""
    begin: str = ""
    end: str = ""
    words: str = ""


class ClaimRecord(msgspec.Struct, frozen=True, array_like=True):
    """What the rules need to know of a claim.

    Args:
        iri: the claim.
        voice: local name.
        polarity: local name.
        speech_act: local name.
        hedged: it has a hedge, or its certainty is Probable or Possible.
        claimants: IRIs.
        on_behalf_of: IRIs.
        content: IRIs of contents(claim).
        accounts: indices into the article's accounts: those pointed at, and those nested in them.
        counted: False for what a machine made and nobody reviewed.
        record: "", Withdrawn or Suggested.
    """

    iri: str
    voice: str
    polarity: str
    speech_act: str
    hedged: bool
    claimants: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    content: tuple[str, ...]
    accounts: tuple[int, ...]
    counted: bool
    record: str


class JudgedDisagreement(msgspec.Struct, frozen=True, array_like=True):
    """A judged disagreement; `between` holds claim IRIs, or "<article id>#<claim id>" still to be looked up."""

    annotation: str
    between: tuple[str, str]
    by: str
    why: str
    date: str


class ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What the whole-corpus step needs to know of one article.

    Args:
        iri: the article.
        id: its id as given.
        file: path of the annotation file, for messages.
        url: where it was published, or empty.
        publisher: IRI or empty.
        agency: IRI or empty.
        day: day of publication, else reference date, else empty.
        captured: day of capture, or empty.
        revision_of: id of the earlier version, or empty.
        copy_of: id of the article that it copies, where a person says so, or empty.
        text: the text folded for comparison (words in lower case, joined by one blank).
        unnamed: IRI of each unnamed actor (and of the author) -> its folded label.
        claim_ids: the annotator's id of each claim -> its IRI.
        claims: the claims.
        events: IRI -> local name of the type, for every event node.
        statements: statement nodes.
        counts: count nodes.
        accounts: what accounts say of place and time.
        disagreements: judged ones.
    """

    iri: str
    id: str
    file: str = ""
    url: str = ""
    publisher: str = ""
    agency: str = ""
    day: str = ""
    captured: str = ""
    revision_of: str = ""
    copy_of: str = ""
    text: str = ""
    unnamed: dict[str, str] = {}
    claim_ids: dict[str, str] = {}
    claims: tuple[ClaimRecord, ...] = ()
    events: dict[str, str] = {}
    statements: tuple[StatementNode, ...] = ()
    counts: tuple[CountNode, ...] = ()
    accounts: tuple[Account, ...] = ()
    disagreements: tuple[JudgedDisagreement, ...] = ()


class Joined(msgspec.Struct, frozen=True, array_like=True):
    """The event that several events are, because somebody decided so.

    Args:
        iri: the IRI that stays.
        type: local name of its type.
        key: its key, or empty.
    """

    iri: str
    type: str
    key: str = ""


class Settings(msgspec.Struct, frozen=True):
    """What the user chose for the conversion.

    Args:
        base: IRI under which instances are minted; ends with `/`.
        profile: "full", or "minimal" (no span nodes, no wording; evidence links stay).
        joined: IRI of an event -> what it is by a decision; those that stay stand here too.
    """

    base: str
    profile: str = "full"
    joined: dict[str, Joined] = {}


class Converted(msgspec.Struct, frozen=True):
    """One article, converted.

    Args:
        lines: N-Quads lines, unsorted, some of them shared with other articles.
        record: for the step over the whole corpus.
        trace: IRI of a node -> the annotator's id of what it came from.
    """

    lines: list[bytes]
    record: ArticleRecord
    trace: dict[str, str]


class Conclusions(msgspec.Struct, frozen=True):
    """What only the whole corpus can say.

    Args:
        lines: N-Quads lines of graph/content (envelopes), graph/derived, graph/direct, graph/judgements.
        status: IRI of each content node -> local name of its status.
        parties: IRI of each content node -> parties that affirm it, parties that deny it (IRIs, sorted).
        trace: IRI of a judged disagreement -> (file, annotation).
    """

    lines: list[bytes]
    status: dict[str, str]
    parties: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    trace: dict[str, tuple[str, str]]
