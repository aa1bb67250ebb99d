"""A view as rows of a claims table; what a row cannot hold is counted by name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rashomon.exports._claims_ids import Ids
from rashomon.exports._claims_names import Row, entity_row, named
from rashomon.rows import ARTICLES, CLAIMS, DISAGREEMENTS, EVENTS, NAMES, speech_act_of, states, whom_role
from rashomon.view import Article, Claim, Count, Event, Statement, View
from rashomon.vocabulary import Vocabulary

Cells = dict[str, str | int]
Sheets = dict[str, list[Cells]]

_AGENT, _PARTY, _COMPANION, _PURPOSE = "agent", "party", "companion", "purpose"
_WHERE, _WHEN = "happenedAt", "happenedOn"
_PLAIN_ACT = "states"
_SCOPES = {"UnclearScope": "unclear", "Headline": "headline", "NotCoded": "not coded"}


class ClaimsRows:
    """The rows of all sheets.

    Args:
        view: what stands in the graph.
        base: IRI with which the data begins.
        vocabulary: the ontology.
    """

    def __init__(self, view: View, base: str, vocabulary: Vocabulary) -> None:
        self.view, self.vocabulary, self.ids = view, vocabulary, Ids(view, base)
        self._left: Counter[str] = Counter()
        self._relations = {role: word for word, role in reversed(states(vocabulary).items())}
        self._typed: set[str] = set()
        self._nested: dict[str, dict[str, Statement]] = {}
        self._heads: dict[str, str] = {}

    def sheets(self) -> Sheets:
        """Give name of a sheet -> its rows."""
        claims = [row for claim in self._claims() for row in self._rows_of(claim)]
        return {
            CLAIMS.name: _each_once(claims),
            ARTICLES.name: [self._article(one) for one in self.view.articles.values()],
            NAMES.name: [
                {**entity_row(self.ids.entity(self.view.entities[iri]))}
                for iri in sorted(self.ids.entities, key=self.ids.entities.__getitem__)
            ],
            EVENTS.name: [row for event in self.view.events.values() if (row := self._event(event))],
            DISAGREEMENTS.name: list(self._disagreements()),
        }

    def left_out(self) -> list[str]:
        """Say what the rows do not hold, each kind with how often; call it after `sheets`."""
        return [f"{words} ({number:,})" for words, number in sorted(self._left.items()) if number]

    def _claims(self) -> Iterator[Claim]:
        """Give the claims that get rows of their own, in the order of the text."""
        for claim in sorted(self.view.claims.values(), key=self._place):
            relays_only = bool(claim.reports) and not (claim.content or claim.text)
            if claim.record_state == "Withdrawn":
                self._left["withdrawn claims"] += 1
            elif not relays_only:  # those who relay stand in the rows of what they relay
                yield claim

    def _place(self, claim: Claim) -> tuple[str, list[int], str]:
        return self.ids.articles.get(claim.article, ""), [one.begin for one in claim.evidence], claim.iri

    def _rows_of(self, claim: Claim) -> Iterator[Cells]:
        self._count_what_no_row_holds(claim)
        chains = list(self._chains(claim)) or [()]
        said = self._said(claim)
        for chain in chains:
            start = {**said, **self._via(chain)}
            several = [{**start, **row} for row in self._contents(claim)] or [start]
            words = self._contested(claim)
            if words:
                several[0]["contested_word"] = words
            yield from several

    def _said(self, claim: Claim) -> Cells:
        act, cue = claim.speech_act, next((span.quote for span in claim.cue if span.quote), "")
        follows = speech_act_of(cue, self.vocabulary) or _PLAIN_ACT if cue else _PLAIN_ACT
        if cue and follows != act:
            self._left["words that introduce a claim, where another speech act follows from them"] += 1
        reviewed = "accepted" if claim.is_reviewed else ""
        speakers = [self.ids.ref(iri) for iri in claim.claimants]
        if not any(speakers) and claim.voice in {"Attributed", "UnclearScope"}:
            speakers = ["?"]
        cells: Cells = {
            "article": self.ids.articles.get(claim.article, ""),
            "quote": claim.quote or claim.text,
            "speaker": _joined(speakers),
            # An author speaks for whoever publishes: that stands in the sheet articles.
            "for": _joined(self.ids.ref(iri) for iri in claim.on_behalf_of) if any(speakers) else "",
            "verb": cue if cue and follows == act else act if act != _PLAIN_ACT else "",
            "hedge": next((span.quote for span in claim.hedge if span.quote), ""),
            "sure": "" if claim.certainty == "Certain" else claim.certainty.casefold(),
            "says": "denies" if claim.is_denial else "",
            "scope": _SCOPES.get(claim.voice, ""),
            "status": "suggested" if claim.record_state == "Suggested" else reviewed,
            "coder": _joined(self.view.label(iri) for iri in claim.coders),
        }
        return {name: cell for name, cell in cells.items() if cell}

    def _chains(self, claim: Claim) -> Iterator[tuple[Claim, ...]]:
        """Give the ways by which a claim came, each from the nearest relayer outwards."""
        for name in claim.reported_by:
            relayer = self.view.claims[name]
            further = list(self._chains(relayer))
            yield from ((relayer, *more) for more in further or [()])

    def _via(self, chain: Sequence[Claim]) -> Cells:
        steps = []
        for relayer in chain:
            steps += [self.ids.ref(iri) or "?" for iri in relayer.claimants[:1]]
            if len(relayer.claimants) > 1:
                self._left["relayers who relay jointly: the first is kept"] += 1
            if relayer.speech_act != "reports":
                self._left["speech acts of those who relay (they report, in rows)"] += 1
            self._left["words by which somebody relays a claim"] += 1
        return {"via": " > ".join(steps)} if steps else {}

    def _contents(self, claim: Claim) -> list[Cells]:
        """Give a row for each thing that a claim says: events, relations, figures."""
        contents = [self.view.content(iri) for iri in claim.content]
        events = {one.iri: one for one in contents if isinstance(one, Event)}
        statements = [one for one in contents if isinstance(one, Statement)]
        rows = [self._account(one, [it for it in statements if it.subject == one.iri]) for one in events.values()]
        rest = [one for one in statements if one.subject not in events]
        pointed = {one.object for one in statements}
        for one in rest:
            if one.role in self._relations:
                rows.append(self._relation(one))
            elif one.subject in pointed:
                self._nested.setdefault(one.subject, {})[one.iri] = one
            else:
                self._left[f"what is said of an event's {one.role} and not of the event"] += 1
        rows += [self._relation(one) for one in statements if one.subject in events and one.role in self._relations]
        return rows + [self._figure(one) for one in contents if isinstance(one, Count)]

    def _account(self, event: Event, statements: Sequence[Statement]) -> Cells:
        of: dict[str, list[str]] = {}
        for one in statements:
            of.setdefault(one.role, []).append(one.object)
        whom = whom_role(event.type, self.vocabulary)
        held = {_AGENT, _PARTY, whom, _COMPANION, _PURPOSE, _WHERE, _WHEN, *self._relations}
        for role in of.keys() - held:
            self._left[f"the role {role} of events of some types"] += len(of[role])
        parties = [self.ids.ref(iri) for iri in of.get(_PARTY, ())]
        if len(parties) == 1:
            self._left["a party to something mutual that stands alone: it is kept as who does it"] += 1
        who = [*(self.ids.ref(iri) for iri in of.get(_AGENT, ())), *([" & ".join(parties)] if parties else [])]
        self._typed.add(event.iri)
        cells: Cells = {
            "event": self.ids.events[event.iri],
            "what": event.type,
            "who": _joined(who),
            "whom": _joined(self.ids.ref(iri) for iri in of.get(whom, ())),
            "with": _joined(self.ids.ref(iri) for iri in of.get(_COMPANION, ())),
            "purpose": _joined(self.ids.ref(iri) for iri in of.get(_PURPOSE, ())),
            "where": _joined(self.ids.ref(iri) for iri in of.get(_WHERE, ()) or _if_one(event.places)),
            "date": next(iter(of.get(_WHEN, ())), event.edtf),
            "part_of": next((self.ids.ref(iri) for iri in event.part_of), ""),
        }
        return {name: cell for name, cell in cells.items() if cell}

    def _relation(self, one: Statement) -> Cells:
        cells: Cells = {
            "what": self._relations[one.role],
            "who": self.ids.ref(one.subject),
            "whom": self.ids.ref(one.object),
            "date": _interval(one.earliest, one.latest),
        }
        return {name: cell for name, cell in cells.items() if cell}

    def _figure(self, one: Count) -> Cells:
        whole = self.view.counts.get(one.included_in)
        part_of = next((n for n in (whole.value, whole.low, whole.high) if n is not None), None) if whole else None
        cells: dict[str, str | int | None] = {
            "event": self.ids.events[one.of],
            "low": one.low,
            "best": one.value,
            "high": one.high,
            "counting": one.measure,
            "of": self.ids.ref(one.group) if one.group else None,
            "part_of": None if part_of is None else str(part_of),
        }
        return {name: cell for name, cell in cells.items() if cell is not None and cell != ""}

    def _contested(self, claim: Claim) -> str:
        words = []
        for span in claim.wording:
            if not span.framing:
                self._left["words that are the speaker's and not contested"] += 1
            elif span.quote:
                words.append(f'"{span.quote}"' if span.framing == "ScareQuoted" else span.quote)
        return "; ".join(dict.fromkeys(words))

    def _count_what_no_row_holds(self, claim: Claim) -> None:
        for words, there in (
            ("those to whom something is said", bool(claim.addressees)),
            ("quotes in several pieces: they are joined", len(claim.evidence) > 1),
            ("how sure the coder is", claim.confidence is not None and claim.voice != "UnclearScope"),
        ):
            self._left[words] += there

    def _article(self, one: Article) -> Cells:
        author = self.view.entities.get(one.author)
        cells: Cells = {
            "id": self.ids.articles[one.iri],
            "headline": one.headline,
            "outlet": self.ids.entities.get(one.publisher, ""),
            "published": one.published,
            "language": one.language,
            "url": one.url,
            "agency": self.ids.entities.get(one.agency, ""),
            "author": author.label if author and author.names else "",
            "reference_date": one.reference_date,
            "reference_date_note": one.reference_date_note,
            "listed_sources": _joined(self.ids.ref(iri) for iri in one.listed_sources),
            "archive_url": one.archived_url,
            "captured_on": one.captured_on,
            "captured_by": one.captured_by,
            "revision_of": self.ids.articles.get(one.revision_of, ""),
            "copy_of": self.ids.articles.get(one.copy_of, ""),
        }
        self._left["sums of captured files"] += bool(one.capture_sha256)
        return {name: cell for name, cell in cells.items() if cell}

    def _event(self, event: Event) -> Cells | None:
        """Give the row of an event that has a name, is only pointed at, or whose type no row gives."""
        nested = list(self._nested.get(event.iri, {}).values())
        if not (event.names or nested or event.iri not in self._typed):
            return None
        whom = whom_role(event.type, self.vocabulary)
        of = {role: [self.ids.ref(one.object) for one in nested if one.role == role] for role in (_AGENT, whom)}
        for one in nested:
            if one.role not in {_AGENT, whom, _WHERE, _WHEN}:
                self._left[f"the role {one.role} of events that are only pointed at"] += 1
        only_pointed_at = event.iri not in self._typed
        names: Row = named(event.names, "title", "") if event.names else {"title": event.type_label or event.type}
        cells: Cells = {
            "key": self.ids.events[event.iri],
            **names,
            "type": event.type,
            "who": _joined(of[_AGENT]),
            "whom": _joined(of[whom]) if whom != _AGENT else "",
            "where": _joined(self.ids.ref(iri) for iri in event.places) if only_pointed_at else "",
            "date": event.edtf if only_pointed_at else "",
        }
        return {name: cell for name, cell in cells.items() if cell}

    def _disagreements(self) -> Iterator[Cells]:
        for one in self.view.disagreements.values():
            if one.basis != "Judged":
                continue
            first, second = (self.view.claims.get(iri) for iri in one.between)
            if first is None or second is None:
                continue
            other = self.ids.articles.get(second.article, "") if second.article != first.article else ""
            cells: Cells = {
                "article": self.ids.articles.get(first.article, ""),
                "quote": first.quote,
                "other_article": other,
                "other_quote": second.quote,
                "by": _joined(self.view.label(iri) for iri in one.judged_by),
                "why": one.why,
                "date": one.day,
            }
            yield {name: cell for name, cell in cells.items() if cell}


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def _if_one(places: Sequence[str]) -> Sequence[str]:
    """Give the place of an event where all accounts agree on it; where they differ, each says its own."""
    return places if len(places) == 1 else ()


def _interval(earliest: str, latest: str) -> str:
    return earliest if earliest == latest else f"{earliest}/{latest}"


def _each_once(rows: Iterable[Cells]) -> list[Cells]:
    return [dict(row) for row in dict.fromkeys(tuple(row.items()) for row in rows)]
