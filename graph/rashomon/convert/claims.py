"""Claims: who says it, for whom, in which words, and everything that is thereby said."""

from dataclasses import dataclass

from rashomon.article import Claim
from rashomon.convert.accounts import Accounts
from rashomon.convert.drafting import EVIDENCE, TYPE, Draft
from rashomon.convert.records import ClaimRecord
from rashomon.terms import (
    PROV,
    RDFS,
    RSM,
    SCHEMA,
    VALUE,
    boolean,
    decimal,
    iri,
    line,
    literal,
    tagged,
)

_CLAIM, _APPEARANCE, _TEXT = iri(SCHEMA + "Claim"), iri(SCHEMA + "appearance"), iri(SCHEMA + "text")
_CLAIMANT, _FOR, _TO = iri(RSM + "claimant"), iri(RSM + "onBehalfOf"), iri(RSM + "addressee")
_CONTENT, _REPORTS = iri(RSM + "content"), iri(RSM + "reports")
_CUE, _HEDGE, _WORDING = iri(RSM + "cue"), iri(RSM + "hedge"), iri(RSM + "wording")
_CONFIDENCE, _CODED_BY, _REVIEWED = iri(RSM + "confidence"), iri(RSM + "codedBy"), iri(RSM + "reviewed")
_RECORD = iri(RSM + "recordState")
_VALUES = {
    "speech_act": iri(RSM + "speechAct"),
    "polarity": iri(RSM + "polarity"),
    "certainty": iri(RSM + "certainty"),
    "voice": iri(RSM + "voice"),
}
_AGENT, _PERSON, _SOFTWARE = iri(PROV + "Agent"), iri(PROV + "Person"), iri(PROV + "SoftwareAgent")
_LABEL = iri(RDFS + "label")
UNNAMED_CODER = "unnamed coder"


@dataclass(frozen=True)
class _Speech:
    """A claim with what it says worked out, before it has its IRI."""

    claim: Claim
    voice: str
    speakers: tuple[tuple[str, str], ...]
    """(IRI, short name) of each claimant, sorted by short name."""
    content: tuple[str, ...]
    rests_on: tuple[int, ...]


class Claims:
    """All claims of one article.

    Args:
        draft: takes the lines.
        accounts: already described.
    """

    def __init__(self, draft: Draft, accounts: Accounts) -> None:
        self.draft, self.accounts = draft, accounts
        self.iris: dict[str, str] = {}
        self.records: list[ClaimRecord] = []

    def describe(self) -> None:
        """Write all claims of the article."""
        speeches = [self._speech(claim) for claim in self.draft.article.claims]
        self._name(speeches)
        for speech in speeches:
            self._write(speech)

    def _speech(self, claim: Claim) -> _Speech:
        # Who is spoken for shows that it is not the author who speaks.
        voice = claim.voice or ("Attributed" if claim.claimants or claim.on_behalf_of else "Authorial")
        if claim.claimants:
            speakers = {(self.draft.actor_or_place(ref), self.draft.short_name(ref)) for ref in claim.claimants}
        elif voice in {"Attributed", "NotCoded", "UnclearScope"}:
            speakers = {(self.draft.unspecified(), "unspecified-source")}
        else:
            speakers = {(self.draft.author(), "author")}
        content: dict[str, None] = {}
        rests_on: dict[int, None] = {}
        for item in claim.content:
            nodes, indices = self.accounts.contents(item)
            content.update(dict.fromkeys(nodes))
            rests_on.update(dict.fromkeys(indices))
            self.accounts.prove_by(claim.evidence[0], item)
        return _Speech(
            claim,
            voice,
            tuple(sorted(speakers, key=lambda one: one[1])),
            tuple(sorted(content)),
            tuple(sorted(rests_on)),
        )

    def _name(self, speeches: list[_Speech]) -> None:
        """Mint IRIs; claims that share span and claimant are numbered by speech act, polarity and content."""
        by_stem: dict[str, list[_Speech]] = {}
        for speech in speeches:
            words = min(speech.claim.evidence, key=lambda span: (span.begin, span.end))
            speakers = "+".join(name for _, name in speech.speakers)
            by_stem.setdefault(f"{self.draft.iri}/claim-{words.begin}-{words.end}-{speakers}", []).append(speech)
        for stem, group in by_stem.items():
            group.sort(
                key=lambda one: (
                    one.claim.speech_act,
                    one.claim.polarity,
                    one.content,
                    one.voice,
                    one.claim.certainty,
                    one.claim.id,
                )
            )
            for number, speech in enumerate(group, 1):
                self.iris[speech.claim.id] = stem if number == 1 else f"{stem}-{number}"

    def _write(self, speech: _Speech) -> None:
        draft, claim, node = self.draft, speech.claim, self.iris[speech.claim.id]
        draft.trace[node] = claim.id
        term = iri(node)
        draft.add(term, TYPE, _CLAIM)
        draft.add(term, _APPEARANCE, iri(draft.iri))
        for speaker, _ in speech.speakers:
            draft.add(term, _CLAIMANT, iri(speaker))
        on_behalf_of = tuple(sorted({draft.actor_or_place(ref) for ref in claim.on_behalf_of}))
        for one in on_behalf_of or self._outlet(speech):
            draft.add(term, _FOR, iri(one))
        for ref in claim.addressees:
            draft.add(term, _TO, iri(draft.actor_or_place(ref)))
        chosen = {
            "speech_act": claim.speech_act,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "voice": speech.voice,
        }
        for name, predicate in _VALUES.items():
            draft.add(term, predicate, iri(VALUE + chosen[name]))
        for span in claim.evidence:
            draft.add(term, EVIDENCE, draft.span(span))
        self._write_words(claim, term)
        for content in speech.content:
            draft.add(term, _CONTENT, iri(content))
        for target in claim.reports:
            draft.add(term, _REPORTS, iri(self.iris[target]))
        if not speech.content and not claim.reports:
            words = " ".join(" ".join(draft.words(span).split()) for span in claim.evidence)
            draft.add(term, _TEXT, tagged(words, draft.language))
        self._write_record(claim, term)
        self.records.append(
            ClaimRecord(
                node,
                speech.voice,
                claim.polarity,
                claim.speech_act,
                claim.hedge is not None or claim.certainty in {"Probable", "Possible"},
                tuple(speaker for speaker, _ in speech.speakers),
                on_behalf_of,
                speech.content,
                speech.rests_on,
                bool(claim.reviewed) or not (claim.machine or (not claim.coder and draft.article.machine)),
                claim.record,
            )
        )

    def _outlet(self, speech: _Speech) -> tuple[str, ...]:
        """Give the publisher on whose behalf an author speaks; nothing for anybody else."""
        article, claim = self.draft.article, speech.claim
        if claim.claimants or not article.publisher or speech.voice not in {"Authorial", "Headline"}:
            return ()
        return (self.draft.registry.iri(article.publisher, self.draft.settings.base),)

    def _write_words(self, claim: Claim, term: bytes) -> None:
        draft = self.draft
        if claim.hedge is not None:
            draft.add(term, _HEDGE, draft.span(claim.hedge))
        if draft.settings.profile == "minimal":
            return
        if claim.cue is not None:
            draft.add(term, _CUE, draft.span(claim.cue))
        for span in claim.wording:
            draft.add(term, _WORDING, draft.span(span))

    def _write_record(self, claim: Claim, term: bytes) -> None:
        draft = self.draft
        if claim.confidence is not None:
            draft.add(term, _CONFIDENCE, decimal(claim.confidence))
        if claim.reviewed is not None:
            draft.add(term, _REVIEWED, boolean(claim.reviewed))
        if claim.record:
            draft.add(term, _RECORD, iri(VALUE + claim.record))
        coder = claim.coder or draft.article.coder or UNNAMED_CODER
        machine = claim.machine if claim.coder else claim.machine or draft.article.machine
        draft.add(term, _CODED_BY, iri(draft.names.coder(coder)))
        draft.lines += coder_lines(draft, coder, machine=machine)


def coder_lines(draft: Draft, coder: str, *, machine: bool) -> list[bytes]:
    """Describe who coded or judged, in graph/codings."""
    term, graph = iri(draft.names.coder(coder)), draft.names.graph("codings")
    return [
        line(term, TYPE, _AGENT, graph),
        line(term, TYPE, _SOFTWARE if machine else _PERSON, graph),
        line(term, _LABEL, literal(coder), graph),
    ]
