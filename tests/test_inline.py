"""The inline rule: what carries a speaker is a claim of that speaker, relayed by whoever relays it."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.article import Claim, Count, Event, Span, State
from rashomon.inline import Stated, arguments_of, claims_of, headline_end

HERE, THERE, SAID = Span(0, 4, "here"), Span(10, 15, "there"), Span(20, 24, "said")


def test_no_speaker_is_the_articles_own_voice() -> None:
    (claim,) = claims_of([Stated(item="e1", evidence=(HERE,))])
    assert claim == Claim(id="e1.claim", evidence=(HERE,), content=("e1",))


def test_an_argument_of_something_else_is_only_mentioned_unless_it_has_a_speaker_or_voice() -> None:
    items = [
        Stated(item="e1", evidence=(HERE,)),
        Stated(item="e2", evidence=(THERE,), speakers=("sana",)),
        Stated(item="e3", evidence=(SAID,), voice="Headline"),
    ]
    claims = claims_of(items, arguments={"e1", "e2", "e3"})
    assert [claim.content for claim in claims] == [("e2",), ("e3",)]


def test_arguments_are_what_stands_in_roles_states_and_counts() -> None:
    event = Event("e1", "t", HERE, roles={"purpose": ("e2",)}, places=("p",), part_of="e9")
    found = arguments_of([event], [State("s1", "precedes", "e3", "e4")], [Count("n1", "e5", "killed", value=1)])
    assert found == {"e2", "e3", "e4", "e5"}


def test_equal_words_and_speakers_are_one_claim_with_several_contents() -> None:
    items = [
        Stated(item="e1", evidence=(HERE,), speakers=("sohr", "m1"), cue=SAID, wording=(THERE,)),
        Stated(item="n1", evidence=(HERE,), speakers=("sohr", "m1"), cue=SAID),
    ]
    (claim,) = claims_of(items)
    assert (claim.content, claim.claimants, claim.wording) == (("e1", "n1"), ("sohr", "m1"), (THERE,))


def test_anything_else_that_differs_keeps_claims_apart() -> None:
    base = Stated(item="e1", evidence=(HERE,), speakers=("sohr",))
    others = [
        Stated(item="e2", evidence=(THERE,), speakers=("sohr",)),
        Stated(item="e3", evidence=(HERE,), speakers=("sana",)),
        Stated(item="e4", evidence=(HERE,), speakers=("sohr",), polarity="Negated"),
        Stated(item="e5", evidence=(HERE,), speakers=("sohr",), hedge=SAID),
        Stated(item="e6", evidence=(HERE,), speakers=("sohr",), confidence=0.5),
        Stated(item="e7", evidence=(HERE,), speakers=("sohr",), on_behalf_of=("x",)),
    ]
    assert len(claims_of([base, *others])) == 7


def test_relayers_report_from_the_speaker_outwards() -> None:
    item = Stated(
        item="e1",
        evidence=(HERE,),
        speakers=("source",),
        on_behalf_of=("ministry",),
        polarity="Negated",
        via=("sana", "wire"),
        via_cue=SAID,
        via_speech_act="quotes",
    )
    said, sana, wire = claims_of([item])
    assert (said.claimants, said.on_behalf_of, said.content, said.reports) == (("source",), ("ministry",), ("e1",), ())
    assert (sana.claimants, sana.reports, sana.content, sana.cue) == (("sana",), (said.id,), (), SAID)
    assert (sana.speech_act, sana.polarity, sana.evidence) == ("quotes", "Affirmed", (HERE,))
    assert (wire.claimants, wire.reports, wire.cue) == (("wire",), (sana.id,), None)


def test_relayers_without_a_speaker_relay_somebody_unspecified() -> None:
    said, _ = claims_of([Stated(item="e1", evidence=(HERE,), via=("sana",))])
    assert (said.claimants, said.voice) == ((), "Attributed")


def test_one_relayer_of_two_claims_in_the_same_words_makes_one_claim() -> None:
    both = (HERE, THERE)
    items = [
        Stated(item="e1", evidence=(HERE,), speakers=("a",), via=("sana",), via_evidence=both),
        Stated(item="e2", evidence=(THERE,), speakers=("a",), via=("sana",), via_evidence=both),
    ]
    first, second, relay = claims_of(items)
    assert relay.reports == (first.id, second.id)


def test_ids_are_kept_apart_from_those_that_are_taken() -> None:
    items = [
        Stated(item="e1", evidence=(HERE,), speakers=("a",)),
        Stated(item="e1", evidence=(HERE,), speakers=("b",)),
    ]
    assert [claim.id for claim in claims_of(items, taken={"e1.claim"})] == ["e1.claim-2", "e1.claim-3"]


_stated = st.builds(
    Stated,
    item=st.sampled_from(["e1", "e2", "e3"]),
    evidence=st.sampled_from([(HERE,), (THERE,)]),
    speakers=st.lists(st.sampled_from("AB"), max_size=2, unique=True).map(tuple),
    via=st.lists(st.sampled_from("AB"), max_size=3).map(tuple),
    polarity=st.sampled_from(["Affirmed", "Negated"]),
)


@given(st.lists(_stated, max_size=8))
def test_nothing_is_lost_and_nobody_reports_in_a_circle(items: list[Stated]) -> None:
    claims = claims_of(items)
    assert {name for claim in claims for name in claim.content} == {one.item for one in items}
    assert len({claim.id for claim in claims}) == len(claims)
    before: set[str] = set()
    for claim in claims:
        assert bool(claim.content) != bool(claim.reports)
        assert set(claim.reports) <= before
        before.add(claim.id)
    for one in items:
        assert any(
            one.item in claim.content and (claim.claimants, claim.polarity) == (one.speakers, one.polarity)
            for claim in claims
        )


def test_what_stands_in_the_headline_without_a_speaker_is_the_headlines() -> None:
    text = "\n Town\u00a0falls,  says governor\n\nThe town fell."
    end = headline_end(text, "Town falls, says governor")
    assert text[:end].endswith("governor")
    assert headline_end("The town fell.", "Town falls") == headline_end(text, "") == 0
    assert headline_end("Town falls\n", "Town falls") == 0  # nothing comes after it: this is the body
    assert headline_end("The town fell.\nIt burns.", "The town fell.") == 0
    inside, below = Span(2, 12, "Town\u00a0falls"), Span(end + 2, end + 15, "The town fell")
    said = [
        Stated(item="a", evidence=(inside,)),
        Stated(item="b", evidence=(inside,), speakers=("governor",)),
        Stated(item="c", evidence=(inside, below)),
        Stated(item="d", evidence=(below,)),
        Stated(item="e", evidence=(inside,), voice="Authorial"),
    ]
    voices = {claim.content: claim.voice for claim in claims_of(said, headline=end)}
    assert voices == {("a",): "Headline", ("b",): "", ("c",): "", ("d",): "", ("e",): "Authorial"}
