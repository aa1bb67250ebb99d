"""Who says so: claims that stand apart, claims at the thing itself, and claims of schemes that do not say."""

from collections.abc import Mapping

import msgspec

from rashomon.article import Claim, Disagreement, Span
from rashomon.inline import Stated, arguments_of, claims_of, headline_end
from rashomon.mapping._accounts import Accounts, references
from rashomon.mapping._case import Case
from rashomon.mapping._held import span_mark
from rashomon.mapping._items import Item, Items
from rashomon.problems import Severity

_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"false", "no", "0"})


def all_claims(case: Case, items: Items, accounts: Accounts) -> tuple[list[Claim], list[Disagreement]]:
    """Make all claims of an article, and the disagreements between them."""
    alive = [item for item in items.by_id.values() if item.id not in case.held]
    claims = [_apart(case, items, accounts, item) for item in alive if item.kind == "claim"]
    others = [item for item in alive if item.kind != "claim"]
    if not case.mapping.codes_attribution:
        claims += [_not_coded(case, items, accounts, item) for item in others]
    elif case.mapping.inline:
        claims += _inline(case, items, accounts, others, claims)
    else:
        _report_unclaimed(case, items, accounts, others)
    return claims, _disagreements(case, items, accounts, claims)


def _apart(case: Case, items: Items, accounts: Accounts, item: Item) -> Claim:
    content = tuple(made for one in references(case, items, item, "content") for made in accounts.ids.get(one, ()))
    claim = _said(case, items, item)
    return msgspec.structs.replace(claim, id=item.id, content=content, reports=references(case, items, item, "reports"))


def _said(case: Case, items: Items, item: Item) -> Claim:
    """Read who says something and how, from the slots and attributes of any item."""
    evidence = _spans(case, item, "text") or _own_words(case, items, item)
    targets = (item.id, item.trigger)
    layer = case.mapping.claims
    by_label = layer.says.get(item.label, {}) if layer and item.kind == "claim" else {}
    speech_act, polarity = _act_and_polarity(
        case.value("speech-act", *targets), case.value("polarity", *targets), by_label
    )
    return Claim(
        id="",
        evidence=evidence,
        claimants=references(case, items, item, "claimant"),
        on_behalf_of=references(case, items, item, "on-behalf"),
        addressees=references(case, items, item, "addressee"),
        speech_act=speech_act,
        polarity=polarity,
        certainty=case.value("certainty", *targets) or by_label.get("certainty", "Certain"),
        voice=case.value("voice", *targets) or by_label.get("voice", ""),
        cue=_cue(case, item, evidence),
        hedge=_hedge(case, item, evidence),
        wording=_spans(case, item, "wording"),
        confidence=_confidence(case, item),
        coder=case.attribute("coder", *targets) or "",
        reviewed=_flag(case, item, "reviewed"),
        machine=bool(_flag(case, item, "machine")),
        record=case.value("record", *targets),
    )


def _act_and_polarity(speech_act: str, polarity: str, by_label: Mapping[str, str]) -> tuple[str, str]:
    """Decide what is done and whether it is affirmed: who denies something negates it, unless the coder says else.

    Args:
        speech_act: what the annotation says, or empty.
        polarity: what the annotation says, or empty.
        by_label: what the label says by itself.
    """
    act = speech_act or by_label.get("speech-act", "states")
    if not polarity and speech_act != "denies":
        polarity = by_label.get("polarity", "")
    return act, polarity or ("Negated" if act == "denies" else "Affirmed")


def _spans(case: Case, item: Item, slot: str) -> tuple[Span, ...]:
    marks = [span_mark(case, target) for target in item.slots.get(slot, ())]
    return tuple(case.span(mark) for mark in dict.fromkeys(marks))


def _own_words(case: Case, items: Items, item: Item) -> tuple[Span, ...]:
    """Give the words that prove an item without evidence of its own: its trigger, else the two ends of a relation."""
    if item.trigger:
        return (case.span(item.trigger),)
    marks: dict[str, None] = {}
    for slot in ("subject", "object"):
        for found in references(case, items, item, slot):
            if mark := span_mark(case, found):
                marks[mark] = None
    return tuple(sorted((case.span(mark) for mark in marks), key=lambda span: (span.begin, span.end)))


def _cue(case: Case, item: Item, evidence: tuple[Span, ...]) -> Span | None:
    """Give the cue: its own argument, else the trigger of a claim, unless that is the evidence itself."""
    given = _spans(case, item, "cue")
    if given or item.kind != "claim" or not item.trigger:
        return given[0] if given else None
    trigger = case.marks[item.trigger].span
    if any(_place(span) == _place(trigger) for span in evidence):
        return None
    return case.span(item.trigger)


def _place(span: Span) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    return span.begin, span.end, span.fragments


def _hedge(case: Case, item: Item, evidence: tuple[Span, ...]) -> Span | None:
    if given := _spans(case, item, "hedge"):
        return given[0]
    words = case.attribute("hedge", item.id, item.trigger)
    if not words:
        return None
    text = case.markup.text
    found = [
        span.begin + text[span.begin : span.end].find(words)
        for span in evidence
        if words in text[span.begin : span.end]
    ]
    once = len(found) == 1 and sum(text[span.begin : span.end].count(words) for span in evidence) == 1
    if once:
        return Span(found[0], found[0] + len(words), words)
    case.problem(
        item.id,
        "hedge-not-found",
        f"the hedge “{words}” does not stand once in the words that prove the claim",
        "hedge",
        advice="Mark the hedge in the text; the certainty still says that the claim is hedged.",
        severity=Severity.WARNING,
    )
    return None


def _confidence(case: Case, item: Item) -> float | None:
    text = case.attribute("confidence", item.id, item.trigger)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if 0 <= number <= 1:
        return number
    expected = "a number from 0 to 1"
    case.problem(item.id, "confidence-unusable", f"“{text}” is no confidence", "confidence", expected=expected)
    return None


def _flag(case: Case, item: Item, says: str) -> bool | None:
    text = case.attribute(says, item.id, item.trigger)
    if text is None or text.lower() in _TRUE | _FALSE:
        return None if text is None else text.lower() in _TRUE
    expected = "true or false"
    case.problem(item.id, "value-unusable", f"“{text}” is no value for {says}", "value", expected=expected)
    return None


def _not_coded(case: Case, items: Items, accounts: Accounts, item: Item) -> Claim:
    return msgspec.structs.replace(
        _said(case, items, item), id=f"{item.id}.claim", voice="NotCoded", content=accounts.ids[item.id]
    )


def _inline(case: Case, items: Items, accounts: Accounts, others: list[Item], apart: list[Claim]) -> tuple[Claim, ...]:
    said_apart = {name for claim in apart for name in claim.content}
    stated = []
    for item in others:
        one = _said(case, items, item)
        for made in accounts.ids[item.id]:
            is_own = one.claimants or one.voice or one.on_behalf_of or item.slots.get("via")
            if made in said_apart and not is_own:
                continue
            via_verb = _spans(case, item, "via-verb")
            stated.append(
                Stated(
                    item=made,
                    evidence=one.evidence,
                    speakers=one.claimants,
                    on_behalf_of=one.on_behalf_of,
                    via=references(case, items, item, "via"),
                    addressees=one.addressees,
                    speech_act=one.speech_act,
                    polarity=one.polarity,
                    certainty=one.certainty,
                    voice=one.voice,
                    cue=one.cue,
                    hedge=one.hedge,
                    wording=one.wording,
                    via_evidence=_spans(case, item, "via-text"),
                    via_cue=via_verb[0] if via_verb else None,
                    via_speech_act=case.value("via-speech-act", item.id, item.trigger) or "reports",
                    confidence=one.confidence,
                    coder=one.coder,
                    reviewed=one.reviewed,
                    machine=one.machine,
                    record=one.record,
                )
            )
    arguments = arguments_of(accounts.events, accounts.states, accounts.counts)
    taken = set(case.marks) | {frame.id for frame in case.markup.frames}
    end = headline_end(case.markup.text, case.markup.about.headline)
    return claims_of(stated, arguments, taken, end)


def _report_unclaimed(case: Case, items: Items, accounts: Accounts, others: list[Item]) -> None:
    """Tell of accounts that no claim points at and nothing uses: somebody forgot them."""
    # A claim that was held back did point at its accounts: that is one problem, not two.
    pointing = [item for item in items.by_id.values() if item.kind == "claim"]
    meant = {name for item in pointing for name in references(case, items, item, "content")}
    said = {made for name in meant for made in accounts.ids.get(name, ())}
    said |= arguments_of(accounts.events, accounts.states, accounts.counts)
    for item in others:
        if not said.intersection(accounts.ids[item.id]):
            case.problem(
                item.id,
                "account-unclaimed",
                "no claim points at this account, so nobody says it: it is only mentioned",
                advice="Let a claim point at it, or delete it.",
                severity=Severity.WARNING,
            )


def _disagreements(case: Case, items: Items, accounts: Accounts, claims: list[Claim]) -> list[Disagreement]:
    claim_of: dict[str, str] = {}
    for claim in claims:
        for name in claim.content:
            claim_of.setdefault(name, claim.id)
    claim_of |= {claim.id: claim.id for claim in claims}
    pairs = list(items.disagreements)
    for item in items.by_id.values():
        if item.kind == "claim" and item.id not in case.held:
            targets = item.slots.get("disagrees", ())
            pairs += [(f"{item.id}.disagrees.{n}", item.id, target) for n, target in enumerate(targets, 1)]
    found = []
    for name, one, other in pairs:
        first, second = (_claim_meant(items, case, accounts, claim_of, end) for end in (one, other))
        if first and second and first != second:
            found.append(Disagreement(id=name, between=(first, second), why=_why(case, name)))
        else:
            missing = "both ends are one claim" if first and second else f"{other if first else one} is no claim"
            case.problem(
                name,
                "disagreement-incomplete",
                f"{missing}, or it was held back",
                "disagreement",
                advice="A disagreement joins two claims.",
            )
    return found


def _claim_meant(items: Items, case: Case, accounts: Accounts, claim_of: dict[str, str], target: str) -> str:
    """Give the claim that an end of a disagreement means: itself, or the one that says the account."""
    found = items.resolve(case, target) or target
    names = (found, *accounts.ids.get(found, ()))
    return next((claim_of[name] for name in names if name in claim_of), "")


def _why(case: Case, relation: str) -> str:
    texts = []
    for note in case.markup.notes:
        if note.target == relation:
            case.used.add(note.id)
            texts.append(note.text)
    return " ".join(texts)
