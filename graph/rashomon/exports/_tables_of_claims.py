"""Tables of who says what: claims, what each says, disagreements, and the words of everything."""

from collections.abc import Iterator

import msgspec

from rashomon.exports._table_model import Column, Lookup, TableOf, words
from rashomon.view import Claim, Disagreement, Span

CHAIN = " → "
"""Between the links of a chain of speakers, the outermost first."""


_USES = ("evidence", "cue", "hedge", "wording")


class _Said(msgspec.Struct, frozen=True):
    """One thing that one claim says."""

    claim: Claim
    content: str


class _Quoted(msgspec.Struct, frozen=True):
    """Words, and of what they are the words."""

    of: str
    kind: str
    use: str
    span: Span


def _chain(lookup: Lookup, claim: Claim) -> str:
    return CHAIN.join(lookup.view.chain(claim))


def _edge(claim: Claim) -> tuple[int | None, int | None]:
    return (claim.evidence[0].begin, claim.evidence[-1].end) if claim.evidence else (None, None)


def _said(lookup: Lookup) -> Iterator[_Said]:
    return (_Said(claim, content) for claim in lookup.view.claims.values() for content in sorted(claim.content))


def _event(lookup: Lookup, one: _Said) -> str:
    content = lookup.view.content(one.content)
    event = lookup.view.event_of(content) if content else None
    return event.iri if event else ""


def _status(lookup: Lookup, one: _Said) -> str:
    content = lookup.view.content(one.content)
    return content.status if content else ""


def _day(lookup: Lookup, one: _Said) -> str:
    article = lookup.view.articles.get(one.claim.article)
    return article.day if article else ""


def _side(lookup: Lookup, one: Disagreement, index: int) -> tuple[str, str]:
    claim = lookup.view.claims.get(one.between[index])
    return (lookup.view.speaker(claim), claim.quote) if claim else ("", "")


def _quoted(lookup: Lookup) -> Iterator[_Quoted]:
    view = lookup.view
    for things in (view.claims, view.events, view.statements, view.counts, view.entities):
        for thing in things.values():
            kind = "claim" if isinstance(thing, Claim) else getattr(thing, "kind", "") or lookup.kind(thing.iri)
            for use in _USES:
                yield from (_Quoted(thing.iri, kind, use, span) for span in getattr(thing, use, ()))


def _pieces(span: Span) -> tuple[str, ...]:
    return tuple(f"{begin}-{end}" for begin, end in span.pieces or ((span.begin, span.end),))


CLAIMS = TableOf[Claim](
    "claims",
    "A claim: who says something, through whom and in which words. What it says stands in claim_contents.",
    lambda lookup: lookup.view.claims.values(),
    (
        Column("claim", "iri", "The claim.", lambda _, one: one.iri),
        Column("article", "iri", "The article in which it stands.", lambda _, one: one.article),
        Column("article_headline", "text", "Its headline.", lambda seen, one: seen.label(one.article)),
        Column(
            "speaker", "text", "Who makes it, in words: `A and B, for C`.", lambda seen, one: seen.view.speaker(one)
        ),
        Column("chain", "text", f"Through whom it comes: `SANA{CHAIN}a source`.", _chain),
        Column("claimants", "list", "Who make it.", lambda _, one: one.claimants),
        Column("claimants_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.claimants)),
        Column("on_behalf_of", "list", "For whom they speak.", lambda _, one: one.on_behalf_of),
        Column(
            "on_behalf_of_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.on_behalf_of)
        ),
        Column("addressees", "list", "To whom it is said.", lambda _, one: one.addressees),
        Column(
            "addressees_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.addressees)
        ),
        Column("speech_act", "text", "states, denies, … (see the codebook).", lambda _, one: one.speech_act),
        Column("polarity", "text", "Affirmed or Negated.", lambda _, one: one.polarity),
        Column("certainty", "text", "Certain (no hedge), Probable or Possible.", lambda _, one: one.certainty),
        Column(
            "is_hedged", "boolean", "Whether it has a hedge, or is less than certain.", lambda _, one: one.is_hedged
        ),
        Column("voice", "text", "Whose voice it is (see the codebook).", lambda _, one: one.voice),
        Column("quote", "text", "Its words; pieces that stand apart are joined by `…`.", lambda _, one: one.quote),
        Column("begin", "integer", "First character of its words in the text, from 0.", lambda _, one: _edge(one)[0]),
        Column("end", "integer", "The character behind the last.", lambda _, one: _edge(one)[1]),
        Column("cue", "list", "The words that make it a claim (“said”).", lambda _, one: words(one.cue)),
        Column("hedge", "list", "The words that make it less sure.", lambda _, one: words(one.hedge)),
        Column("wording", "list", "Contested words of the claimant.", lambda _, one: words(one.wording)),
        Column("says", "list", "What it says, in words.", lambda seen, one: tuple(map(seen.says, one.content))),
        Column("content", "list", "What it says, in the order of `says`.", lambda _, one: one.content),
        Column("text", "text", "What it says, where that is no event, relation or count.", lambda _, one: one.text),
        Column("reports", "list", "Claims that it relays.", lambda _, one: one.reports),
        Column("reported_by", "list", "Claims that relay it.", lambda _, one: one.reported_by),
        Column("parties", "list", "Independent parties for which it counts.", lambda _, one: one.parties),
        Column("parties_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.parties)),
        Column("confidence", "number", "How sure the coder was, 0 to 1.", lambda _, one: one.confidence),
        Column("is_reviewed", "boolean", "Whether a person reviewed it.", lambda _, one: one.is_reviewed),
        Column("coders", "list", "Who coded it.", lambda _, one: one.coders),
        Column("coders_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.coders)),
        Column("record_state", "text", "Withdrawn or Suggested; empty is current.", lambda _, one: one.record_state),
        Column(
            "is_live",
            "boolean",
            "Whether it counts: current, and in the newest version of its article.",
            lambda _, one: one.is_live,
        ),
    ),
)

CLAIM_CONTENTS = TableOf[_Said](
    "claim_contents",
    "One thing that one claim says, with who says it: the table to start from.",
    _said,
    (
        Column("claim", "iri", "The claim.", lambda _, one: one.claim.iri),
        Column("content", "iri", "The event, statement or count that it says.", lambda _, one: one.content),
        Column(
            "content_kind",
            "text",
            "event, participation, relation or count: the table in which it stands.",
            lambda seen, one: seen.kind(one.content),
        ),
        Column("says", "text", "What it says, in words.", lambda seen, one: seen.says(one.content)),
        Column("event", "iri", "The event that it is about.", _event),
        Column("event_label", "text", "Its name.", lambda seen, one: seen.label(_event(seen, one))),
        Column("speaker", "text", "Who says it, in words.", lambda seen, one: seen.view.speaker(one.claim)),
        Column("chain", "text", "Through whom it comes.", lambda seen, one: _chain(seen, one.claim)),
        Column("polarity", "text", "Affirmed or Negated.", lambda _, one: one.claim.polarity),
        Column(
            "is_hedged",
            "boolean",
            "Whether it has a hedge, or is less than certain.",
            lambda _, one: one.claim.is_hedged,
        ),
        Column("voice", "text", "Whose voice it is (see the codebook).", lambda _, one: one.claim.voice),
        Column("status", "text", "How it is stated over all claims.", _status),
        Column("quote", "text", "The words of the claim.", lambda _, one: one.claim.quote),
        Column("article", "iri", "The article.", lambda _, one: one.claim.article),
        Column("article_headline", "text", "Its headline.", lambda seen, one: seen.label(one.claim.article)),
        Column("published", "date", "Its day, or reference date.", _day),
        Column("is_live", "boolean", "Whether the claim counts.", lambda _, one: one.claim.is_live),
    ),
)

DISAGREEMENTS = TableOf[Disagreement](
    "disagreements",
    "Two claims that do not go together.",
    lambda lookup: lookup.view.disagreements.values(),
    (
        Column("disagreement", "iri", "The disagreement.", lambda _, one: one.iri),
        Column("claim_1", "iri", "One claim.", lambda _, one: one.between[0]),
        Column("speaker_1", "text", "Who makes it.", lambda seen, one: _side(seen, one, 0)[0]),
        Column("quote_1", "text", "Its words.", lambda seen, one: _side(seen, one, 0)[1]),
        Column("claim_2", "iri", "The other claim.", lambda _, one: one.between[1]),
        Column("speaker_2", "text", "Who makes it.", lambda seen, one: _side(seen, one, 1)[0]),
        Column("quote_2", "text", "Its words.", lambda seen, one: _side(seen, one, 1)[1]),
        Column("basis", "text", "Judged by a person, or Computed.", lambda _, one: one.basis),
        Column("judged_by", "list", "By whom.", lambda _, one: one.judged_by),
        Column("judged_by_label", "list", "Their names, in that order.", lambda seen, one: seen.labels(one.judged_by)),
        Column("why", "text", "The reason in words.", lambda _, one: one.why),
        Column("day", "date", "When it was judged.", lambda _, one: one.day),
        Column("about", "list", "What they differ on, where it was computed.", lambda _, one: one.about),
        Column(
            "about_says", "list", "That in words, in that order.", lambda seen, one: tuple(map(seen.says, one.about))
        ),
    ),
)

QUOTES = TableOf[_Quoted](
    "quotes",
    "Words of an article, and what they are the evidence of.",
    lambda lookup: sorted(_quoted(lookup), key=lambda one: (one.of, one.use, one.span.article, one.span.iri)),
    (
        Column("of", "iri", "The claim, event, statement, count, actor or place.", lambda _, one: one.of),
        Column(
            "of_kind", "text", "claim, event, participation, relation, count, actor or place.", lambda _, one: one.kind
        ),
        Column("use", "text", "evidence, cue, hedge or wording.", lambda _, one: one.use),
        Column("quote", "text", "The words; pieces are joined by a blank.", lambda _, one: one.span.quote),
        Column("article", "iri", "The article.", lambda _, one: one.span.article),
        Column("begin", "integer", "First character in the text, from 0 (code points).", lambda _, one: one.span.begin),
        Column("end", "integer", "The character behind the last.", lambda _, one: one.span.end),
        Column("pieces", "list", "Begin and end of each piece: `12-15`.", lambda _, one: _pieces(one.span)),
        Column("framing", "text", "ScareQuoted or LoadedTerm (see the codebook).", lambda _, one: one.span.framing),
        Column("span", "iri", "The words in the graph.", lambda _, one: one.span.iri),
    ),
)
