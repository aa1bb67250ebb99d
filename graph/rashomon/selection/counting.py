"""For which independent party somebody speaks, by the rules by which the dataset was built, read off a view."""

import msgspec

from rashomon.convert.copies import Copies
from rashomon.convert.parties import Parties
from rashomon.convert.records import ArticleRecord, ClaimRecord
from rashomon.registry import Entity, Post, Registry, fold
from rashomon.view import Claim, View
from rashomon.view import Entity as Known


class Counting:
    """Tells for whom actors count.

    Args:
        view: what stands in the graph, whole: nothing left out yet.
        base: IRI under which instances are named.
    """

    def __init__(self, view: View, base: str) -> None:
        self._view = view
        self._records = {
            name: ArticleRecord(
                iri=name, id=name, publisher=one.publisher, agency=one.agency, day=one.day, unnamed={}
            )
            for name, one in view.articles.items()
        }  # fmt: skip
        for name, known in view.entities.items():
            if known.kind == "actor" and known.described_in in self._records and not _is_nobody(name):
                self._records[known.described_in].unnamed[name] = fold(_described(known))
        copies = Copies({}, {}, {name: one.copy_of or name for name, one in view.articles.items()})
        replaced = {name for name, one in view.articles.items() if not one.is_newest}
        self._parties = Parties(list(self._records.values()), _registry(view), copies, replaced, base)

    def parties(self, claim: Claim) -> tuple[str, ...]:
        """Give the parties for which a claim would count if it were live (IRIs)."""
        return self._parties.of(
            ClaimRecord(
                claim.iri, claim.voice, claim.polarity, claim.speech_act, claim.is_hedged, claim.claimants,
                claim.on_behalf_of, claim.content, (), True, claim.record_state,  # noqa: FBT003 - a field by its place
            ),
            self._records[claim.article],
        )  # fmt: skip

    def without(self, claim: Claim, left: Claim) -> Claim:
        """Give what is left of a joint claim, with the parties that nobody but the others gave taken out.

        Args:
            claim: as it stands in the dataset.
            left: the same with fewer speakers.
        """
        out = msgspec.structs.replace(
            claim,
            claimants=tuple(who for who in claim.claimants if who not in left.claimants),
            on_behalf_of=tuple(who for who in claim.on_behalf_of if who not in left.on_behalf_of),
        )
        staying = self.parties(left)
        # For whom the rest speaks does not hang on whom the speaker is taken from.
        going = self.parties(out) if out.on_behalf_of or not claim.on_behalf_of else ()
        kept = tuple(party for party in claim.parties if party in staying or party not in going)
        return msgspec.structs.replace(left, parties=kept)

    def alike(self, actors: set[str]) -> set[str]:
        """Give those who have no name and stand for the same party, in copies of one text, as one of some actors."""
        by_party: dict[str, set[str]] = {}
        for record in self._records.values():
            for actor in record.unnamed:
                by_party.setdefault(self._party(actor, record.iri), set()).add(actor)
        return {actor for group in by_party.values() if group & actors for actor in group} - actors

    def _party(self, actor: str, article: str) -> str:
        return self.parties(Claim(iri="", article=article, claimants=(actor,)))[0]


def _registry(view: View) -> Registry:
    """Give the names list as far as it says for whom somebody counts; slugs are IRIs here."""
    found: dict[str, Entity] = {}
    for name, known in view.entities.items():
        if known.kind == "actor" and not known.described_in:
            found[name] = Entity(
                name,
                "actor",
                {},
                iri=name,
                type=known.type,
                part_of=known.part_of,
                head_of=_posts(known, "headOf"),
                speaks_for=_posts(known, "speaksFor"),
            )
    return Registry(found)


def _posts(known: Known, relation: str) -> tuple[Post, ...]:
    return tuple(Post(one.organisation, one.start, one.end) for one in known.posts if one.relation == relation)


def _described(known: Known) -> str:
    """Give the words that describe somebody: those at the offsets in the IRI; contested ones are not the label."""
    offsets = known.iri.rpartition("/")[2].split("-")[1:3]
    quotes = (one.quote for one in known.evidence if [str(one.begin), str(one.end)] == offsets)
    return next((quote for quote in quotes if quote), known.label)


def _is_nobody(actor: str) -> bool:
    return actor.endswith("/unspecified-source")
