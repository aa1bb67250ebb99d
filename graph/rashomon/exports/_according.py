"""Who says something, in words: what every export that has no room for claims puts beside what is claimed."""

from collections.abc import Iterable, Iterator

import msgspec

from rashomon.view import Claim, Content, Count, Event, Statement, View

_PLAIN_ACTS = {"states", "reports"}
_PLAIN_VOICES = {"Authorial", "Attributed"}


def speaker(view: View, claim: Claim) -> str:
    """Say who makes a claim, through whom, and how: "A, for B, through C (predicts, probable)"."""
    through = [view.speaker(outer) for outer in reversed(view.relayed_by(claim))]
    chain = f", through {', through '.join(through)}" if through else ""
    marks = manner(view, claim)
    return view.speaker(claim) + chain + (f" ({', '.join(marks)})" if marks else "")


def manner(view: View, claim: Claim) -> list[str]:
    """Say in what a claim differs from a plain one: speech act, certainty, voice."""
    # A denial is one by its polarity, whatever the verb: who denies stands among the deniers.
    is_plain = claim.speech_act in _PLAIN_ACTS or (claim.is_denial and claim.speech_act == "denies")
    marks = [] if is_plain else [view.value(claim.speech_act)]
    if claim.certainty != "Certain":
        marks.append(view.value(claim.certainty))
    elif claim.hedge:
        marks.append("hedged")
    if claim.voice not in _PLAIN_VOICES:
        marks.append(view.value(claim.voice))
    return marks


def affirmers(view: View, claims: Iterable[Claim]) -> list[str]:
    """Say who affirms something, each once."""
    return once(speaker(view, claim) for claim in claims if not claim.is_denial)


def deniers(view: View, claims: Iterable[Claim]) -> list[str]:
    """Say who denies something, each once."""
    return once(speaker(view, claim) for claim in claims if claim.is_denial)


def according_to(view: View, content: Content) -> str:
    """Say how something is stated and by whom: "contested; according to A · B; denied by C"."""
    claims = view.claims_on(content.iri)
    yes, no = affirmers(view, claims), deniers(view, claims)
    parts = [status(view, content)]
    # Names hold commas and "and", so the dot alone stands between two that speak on their own.
    parts += [f"according to {' · '.join(yes)}"] if yes else []
    parts += [f"denied by {' · '.join(no)}"] if no else []
    return "; ".join(parts if yes or no else [*parts, "no claim says so"])


def status(view: View, content: Content) -> str:
    """Say how something is stated: "contested"; "only named" where filters leave no more of it than its name."""
    return view.value(content.status) if content.status else "only named"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of one event.

    Args:
        event: the event.
        by_role: the statements about it, by role; each list by IRI.
        counts: the figures, by IRI.
        claims: the live claims that say any of this, by IRI.
    """

    event: Event
    by_role: dict[str, list[Statement]]
    counts: list[Count]
    claims: list[Claim]

    @property
    def roles(self) -> list[Statement]:
        """The statements but those on place and day, by role and IRI."""
        roles = sorted(self.by_role.keys() - {"happenedAt", "happenedOn"})
        return [one for role in roles for one in self.by_role[role]]

    @property
    def edtf(self) -> str:
        """The date in EDTF; empty where accounts differ."""
        return "" if self.by_role.get("happenedOn") else self.event.edtf


def told_events(view: View) -> Iterator[Told]:
    """Give the events, by IRI, with what is told of each."""
    statements: dict[str, dict[str, list[Statement]]] = {}
    counts: dict[str, list[Count]] = {}
    for statement in view.statements.values():
        statements.setdefault(statement.subject, {}).setdefault(statement.role, []).append(statement)
    for count in view.counts.values():
        counts.setdefault(count.of, []).append(count)
    for iri, event in view.events.items():
        by_role, figures = statements.get(iri, {}), counts.get(iri, [])
        nodes: list[Content] = [event, *figures, *(one for role in by_role.values() for one in role)]
        claims = {claim.iri: claim for node in nodes for claim in view.claims_on(node.iri)}
        yield Told(event=event, by_role=by_role, counts=figures, claims=[claims[name] for name in sorted(claims)])


def sentence(view: View, content: Statement | Count) -> str:
    """Say a statement or figure about an event, and by whom it is stated: "agent A (hedged; according to B)"."""
    words = view.words(content)
    return f"{words.relation} {words.object} ({according_to(view, content)})"


def quoted(view: View, claim: Claim) -> str:
    """Give who says something and the words; empty where the graph holds no words (profile `minimal`)."""
    denies = " denies" if claim.is_denial else ""
    return f"{speaker(view, claim)}{denies}: “{claim.quote}”" if claim.quote.strip(" …") else ""


def article_line(view: View, iri: str) -> str:
    """Name an article: its headline, with publisher and day in brackets where they are known."""
    article = view.articles.get(iri)
    if article is None:
        return iri
    known = [part for part in (view.label(article.publisher) if article.publisher else "", article.day) if part]
    return f"{article.headline} ({', '.join(known)})" if known else article.headline


def once(texts: Iterable[str]) -> list[str]:
    """Give each text once, in the order in which they come."""
    return list(dict.fromkeys(text for text in texts if text))
