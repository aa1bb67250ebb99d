"""The inline rule: what carries a speaker is a claim; without one it is the article's own voice.

One rule for every tool in which people write "who says so" at the thing itself, not as a layer of its own.
What they wrote arrives as `Stated`; `claims_of` makes the claims, and the claims of those who relay them.
"""

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from rashomon.article import Claim, Count, Event, Span, State


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """One item (event, state or count) with what was written about who says so.

    Args:
        item: the id of the event, state or count.
        evidence: the words that prove it, one span or more.
        claim_id: the id wanted for the claim; empty: "<item>.claim".
        speakers: references to those who say it, jointly; empty: the article's own voice.
        on_behalf_of: references to those spoken for.
        via: references to those who relay it, nearest to the speaker first.
        addressees: references to those spoken to.
        speech_act: a value of the list "speechAct".
        polarity: Affirmed or Negated.
        certainty: Certain, Probable or Possible.
        voice: a value of the list "voice", or empty (see `rashomon.article.Claim`).
        cue: the words that introduce it, or None.
        hedge: the words that weaken it, or None.
        wording: spans whose contested words belong to the speaker.
        via_evidence: the words that prove the relaying; empty: the evidence of the claim.
        via_cue: the words that introduce the relaying by the one nearest to the speaker, or None.
        via_speech_act: what relayers do, a value of the list "speechAct".
        confidence: the annotator's or extractor's, 0 to 1, or None.
        coder: who coded it; empty: the article's coder.
        reviewed: whether a person looked at it; None: not said.
        machine: made by a program.
        record: "" (current), Withdrawn or Suggested.
    """

    item: str
    evidence: tuple[Span, ...]
    claim_id: str = ""
    speakers: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    speech_act: str = "states"
    polarity: str = "Affirmed"
    certainty: str = "Certain"
    voice: str = ""
    cue: Span | None = None
    hedge: Span | None = None
    wording: tuple[Span, ...] = ()
    via_evidence: tuple[Span, ...] = ()
    via_cue: Span | None = None
    via_speech_act: str = "reports"
    confidence: float | None = None
    coder: str = ""
    reviewed: bool | None = None
    machine: bool = False
    record: str = ""


def arguments_of(
    events: Iterable[Event] = (), states: Iterable[State] = (), counts: Iterable[Count] = ()
) -> frozenset[str]:
    """Give the references that are arguments of some item: in roles, subject, object, what is counted."""
    found: set[str] = set()
    for event in events:
        for references in event.roles.values():
            found.update(references)
    for state in states:
        found.update((state.subject, state.object))
    found.update(count.of for count in counts)
    return frozenset(found)


def headline_end(text: str, headline: str) -> int:
    """Give where the headline ends in a text that begins with it, in code points; 0 where it does not begin so.

    A first line that ends with a full stop, or after which nothing comes, is the body: it stands for a headline only
    because none was given.

    Args:
        text: the raw text of the article.
        headline: as known of the article; blanks of any kind equal each other.
    """
    words = headline.split()
    found = re.match(r"\s*" + r"\s+".join(map(re.escape, words)), text) if words else None
    is_body = headline.rstrip().endswith(".") or not (found and text[found.end() :].strip())
    return found.end() if found and not is_body else 0


def claims_of(
    stated: Sequence[Stated], arguments: Collection[str] = (), taken: Collection[str] = (), headline: int = 0
) -> tuple[Claim, ...]:
    """Make the claims of one article.

    Items with equal evidence, speakers and everything else become one claim with several contents; their
    contested wording is put together. Relayers get claims of their own that `report`, from the speaker
    outwards; those who relay in the same words what reached them by the same way make one claim.

    Args:
        stated: items with their speakers, in the order of the file.
        arguments: ids that another item uses as an argument (`arguments_of`). Such an item that carries
            neither speaker nor relayer nor voice of its own is only mentioned: no claim.
        taken: ids that the article uses already; no claim gets one of them.
        headline: where the headline ends in the text (`headline_end`). What stands in it without a speaker is said by
            the headline, which says more than an author may vouch for.

    Returns:
        Claims, each before those that report it.
    """
    used = set(taken) | {one.item for one in stated}
    made: dict[tuple[Claim, tuple[str, ...]], Claim] = {}
    for one in stated:
        own_voice = not (one.speakers or one.on_behalf_of or one.via or one.voice)
        if own_voice and one.item in arguments:
            continue
        claim = _add(made, _claim(one, headline), (), one.claim_id or f"{one.item}.claim", used)
        for step, relayer in enumerate(one.via, 1):
            relay = _relay(one, relayer, claim.id, first=step == 1)
            claim = _add(made, relay, one.via[:step], f"{one.claim_id or one.item}.via", used)
    # The way by which it came is part of the key: so nobody reports in a circle, and its length is an order.
    return tuple(claim for (_, way), claim in sorted(made.items(), key=lambda item: len(item[0][1])))


def _add(
    made: dict[tuple[Claim, tuple[str, ...]], Claim],
    claim: Claim,
    way: tuple[str, ...],
    wanted: str,
    used: set[str],
) -> Claim:
    """Add a claim, or join it with the one that equals it in everything but content, reports and wording."""
    key = (msgspec.structs.replace(claim, id="", content=(), reports=(), wording=()), way)
    made[key] = _joined(made[key], claim) if key in made else _named(claim, wanted, used)
    return made[key]


def _claim(one: Stated, headline: int) -> Claim:
    # Somebody spoken for, or somebody who relays, shows that it is not the author who speaks.
    attributed = not one.speakers and bool(one.via or one.on_behalf_of)
    in_headline = not (one.speakers or attributed) and all(span.end <= headline for span in one.evidence)
    own = "Headline" if in_headline and one.evidence else ""
    return Claim(
        id="",
        evidence=one.evidence,
        claimants=one.speakers,
        on_behalf_of=one.on_behalf_of,
        addressees=one.addressees,
        speech_act=one.speech_act,
        polarity=one.polarity,
        certainty=one.certainty,
        voice=one.voice or ("Attributed" if attributed else own),
        cue=one.cue,
        hedge=one.hedge,
        wording=one.wording,
        content=(one.item,),
        confidence=one.confidence,
        coder=one.coder,
        reviewed=one.reviewed,
        machine=one.machine,
        record=one.record,
    )


def _relay(one: Stated, relayer: str, reported: str, *, first: bool) -> Claim:
    return Claim(
        id="",
        evidence=one.via_evidence or one.evidence,
        claimants=(relayer,),
        speech_act=one.via_speech_act,
        cue=one.via_cue if first else None,
        reports=(reported,),
        confidence=one.confidence,
        coder=one.coder,
        reviewed=one.reviewed,
        machine=one.machine,
        record=one.record,
    )


def _joined(old: Claim, new: Claim) -> Claim:
    return msgspec.structs.replace(
        old,
        content=tuple(dict.fromkeys(old.content + new.content)),
        reports=tuple(dict.fromkeys(old.reports + new.reports)),
        wording=tuple(dict.fromkeys(old.wording + new.wording)),
    )


def _named(claim: Claim, wanted: str, used: set[str]) -> Claim:
    name, number = wanted, 1
    while name in used:
        number += 1
        name = f"{wanted}-{number}"
    used.add(name)
    return msgspec.structs.replace(claim, id=name)
