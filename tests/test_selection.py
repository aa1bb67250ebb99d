"""What each filter leaves, by hand: of two short articles, and of the seed article."""

from functools import cache

import pytest
from msgspec.structs import replace

from rashomon.article import Mention, Span
from rashomon.dataset import Dataset, Part, open_dataset
from rashomon.selection import Filters, in_words, select
from rashomon.view import View
from rules_words import art, count, ev, say, state, unnamed
from seed import SEED, built, needs_seed
from selection_case import ENTITY, Built, Left, build, leave, loose_ends

GOV, OBSERVATORY, WIRE, GAZETTE = (ENTITY + name for name in ("gov", "observatory", "wire", "gazette"))


@cache
def corpus() -> Built:
    """Two articles: an attack that the author states and the government denies, and what hangs on it."""
    attack = ev("e", "attack", key="k", agent="rebels", places="town", date="2019-08-19")
    _, one = art(
        "one", attack, ev("f", "resupply", agent="army", places="village"), count("n", "e", 5),
        state("s", "gov", "controls", "town"), unnamed("m", "activists"),
        say("author", "e"), say("denial", "e", "gov", deny=True), say("figure", "n", "observatory"),
        say("relayed", "s", "m"), say("relay", "", "chief", reports="relayed"), say("trucks", "f", "spokesman"),
    )  # fmt: skip
    _, two = art(
        "two", ev("e", "attack", key="k", agent="rebels"), say("author", "e", reviewed=True),
        publisher="herald", agency="wire",
    )  # fmt: skip
    return build([one, replace(two, coder="second coder")])


def said(view: View) -> set[str]:
    """Who says what, in words."""
    return {
        f"{view.speaker(claim)}{' denies' if claim.is_denial else ''}: {view.words(content)}"
        for claim in view.claims.values()
        for name in claim.content
        if (content := view.content(name))
    }


def stated(view: View) -> dict[str, str]:
    """What has a status, and which."""
    return {
        str(view.words(content)): f"{content.status} {content.independent_parties}"
        for group in (view.events, view.statements, view.counts)
        for content in group.values()
        if content.status
    }


def left(*filters: Filters) -> Left:
    found = leave(corpus(), *filters)
    assert loose_ends(found.lines) == set()
    return found


ATTACK = {"attack: happened", "attack: agent Rebels"}
AUTHORS = {f"{who}: {what}" for who in ("author of the article, for Gazette", "author of the article, for Herald")
           for what in ATTACK}  # fmt: skip
DENIAL = {f"Gov denies: {what}" for what in ATTACK}
FIGURE = {"Observatory: attack: killed 5"}
TRUCKS = {"Spokesman: resupply: happened", "Spokesman: resupply: agent Army"}
RELAYED = {"activists: Gov: controls Town"}
WHOLE = {
    "attack: happened": "Contested 2", "attack: agent Rebels": "Contested 2", "attack: killed 5": "AttributedOnly 1",
    "resupply: happened": "AttributedOnly 1", "resupply: agent Army": "AttributedOnly 1",
    "Gov: controls Town": "AttributedOnly 1",
}  # fmt: skip


def test_without_filters_everything_is_there() -> None:
    whole = corpus()
    assert select(reversed(whole.lines), whole.view) == whole.lines
    assert said(whole.view) == AUTHORS | DENIAL | FIGURE | TRUCKS | RELAYED
    assert stated(whole.view) == WHOLE


@pytest.mark.parametrize(
    ("filters", "claims"),
    [
        (Filters(according_to=(GOV,)), DENIAL | TRUCKS),  # the spokesman speaks for the army, which is part of it
        (Filters(according_to=(ENTITY + "army",)), TRUCKS),
        (Filters(according_to=(OBSERVATORY,)), FIGURE | RELAYED),  # its chief relays what activists say
        (Filters(according_to=(GAZETTE,)), {one for one in AUTHORS if "Gazette" in one}),
        (Filters(according_to=(WIRE,)), {one for one in AUTHORS if "Herald" in one}),  # Herald prints its text
        (Filters(according_to=(WIRE, ENTITY + "army")), TRUCKS | {one for one in AUTHORS if "Herald" in one}),
        (Filters(according_to=(ENTITY + "council",)), set()),
        (Filters(status=("Contested",)), AUTHORS | DENIAL),
        (Filters(status=("Contested", "Denied"), according_to=(GOV,)), DENIAL),
        (Filters(from_day="2019-08-20"), set()),
        (Filters(from_day="2019-08-19"), AUTHORS | DENIAL | FIGURE),
        (Filters(to_day="2019-08-19"), AUTHORS | DENIAL | FIGURE),
        (Filters(to_day="2019-08-18"), set()),
        (Filters(places=(ENTITY + "town",)), AUTHORS | DENIAL | FIGURE | RELAYED),
        (Filters(places=(ENTITY + "village",)), TRUCKS),
        (Filters(places=(ENTITY + "land",)), AUTHORS | DENIAL | FIGURE | RELAYED | TRUCKS),
    ],
)
def test_choosing_picks_claims_and_changes_no_status(filters: Filters, claims: set[str]) -> None:
    found = left(filters)
    assert said(found.view) == claims
    assert stated(found.view).items() <= WHOLE.items()
    assert set(stated(found.view)) == {one.partition(": ")[2] for one in claims}


@pytest.mark.parametrize(
    ("filters", "claims", "status"),
    [
        (
            Filters(without=(GOV,)),
            AUTHORS | FIGURE | RELAYED,
            {"attack: happened": "AuthorAsserted 2", "attack: agent Rebels": "AuthorAsserted 2"},
        ),
        # What only its chief passes on goes with it.
        (Filters(without=(OBSERVATORY,)), AUTHORS | DENIAL | TRUCKS, {}),
        (
            Filters(without=(GAZETTE, WIRE)),
            DENIAL | FIGURE | RELAYED | TRUCKS,
            {"attack: happened": "Denied 0", "attack: agent Rebels": "Denied 0"},
        ),
        (
            Filters(reviewed=True),
            {one for one in AUTHORS if "Herald" in one},
            {"attack: happened": "AuthorAsserted 1", "attack: agent Rebels": "AuthorAsserted 1"},
        ),
        (
            Filters(coders=("https://example.org/kg/coder/coder",)),
            DENIAL | FIGURE | RELAYED | TRUCKS | {one for one in AUTHORS if "Gazette" in one},
            {"attack: happened": "Contested 1", "attack: agent Rebels": "Contested 1"},
        ),
    ],
)
def test_leaving_out_works_everything_out_anew(filters: Filters, claims: set[str], status: dict[str, str]) -> None:
    found = left(filters)
    assert said(found.view) == claims
    remaining = {one.partition(": ")[2] for one in claims}
    assert stated(found.view) == {what: status.get(what, WHOLE[what]) for what in remaining}
    direct = [line for line in found.lines if b"/graph/direct>" in line]
    assert len(direct) == sum("AuthorAsserted" in one for one in stated(found.view).values())
    computed = [one for one in found.view.disagreements.values() if one.basis == "Computed"]
    assert bool(computed) == any("Contested" in one for one in stated(found.view).values())


def test_the_claims_through_which_others_come_stay_to_show_the_way() -> None:
    activists = f"{corpus().records[0].iri}/actor-"
    (name,) = [one for one in corpus().view.entities if one.startswith(activists)]
    found = left(Filters(according_to=(name,)))
    (inner,) = [claim for claim in found.view.claims.values() if claim.content]
    assert found.view.chain(inner) == ("Chief", "activists")
    assert found.notes == ("1 claim is kept only to show through whom the others come.",)


def test_what_is_only_named_is_described_and_has_no_status() -> None:
    army = ev("e", "attack", agent="army", purpose="f")
    _, one = art("one", army, ev("f", "resupply"), say("a", "e"), say("b", "f", "gov"))
    found = leave(build([one]), Filters(according_to=(GAZETTE,)))
    events = {event.type: event.status for event in found.view.events.values()}
    assert events == {"attack": "AuthorAsserted", "resupply": ""}
    assert stated(leave(build([one]), Filters(without=(GOV,))).view)["resupply: happened"] == "Mentioned 0"


def test_nothing_falls_out_in_silence() -> None:
    assert left(Filters(from_day="2019-08-19")).notes == (
        "1 event without a date is left out.",
        "1 statement about a lasting thing has no date and is left out.",
    )
    assert left(Filters(places=(ENTITY + "village",))).notes == (
        "1 statement about a lasting thing is about nothing in the place and is left out.",
    )
    assert left(Filters(without=(GOV,))).notes == (
        "Days and places of an event are those that all accounts give, also those that are left out.",
    )


def test_an_older_version_does_not_speak_again() -> None:
    event = ev("e", key="k", agent="rebels")
    _, old = art("one", event, say("a", "e", "gov"), published="2019-08-20")
    _, new = art("two", event, say("a", "e", "observatory"), revision_of="one")
    found = leave(build([old, new]), Filters(without=(OBSERVATORY,)))
    (claim,) = found.view.claims.values()
    assert not claim.is_live
    assert set(stated(found.view).values()) == {"Mentioned 0"}


def test_contested_words_of_a_claim_do_not_become_the_authors() -> None:
    label, one = art("one", ev("e", agent="rebels"), say("a", "e"), say("b", "e", "gov"))
    own, theirs = (
        Span(one.text.index(word), one.text.index(word) + 6, word, framing="LoadedTerm")
        for word in ("one010", "one011")
    )
    words = tuple(Mention(word.quote, word, "words") for word in (own, theirs))
    claims = (one.claims[0], replace(one.claims[1], wording=(theirs,)))
    framed = build([replace(one, mentions=words, claims=claims)])

    def framing(*filters: Filters) -> set[str]:
        lines = [line for line in leave(framed, *filters).lines if b"#framing>" in line]
        return {"own" if f"_{own.end}>".encode() in line else "theirs" for line in lines}

    assert label
    assert framing() == {"own", "theirs"}
    assert framing(Filters(without=(GOV,))) == framing(Filters(according_to=(GAZETTE,))) == {"own"}
    assert framing(Filters(without=(GAZETTE,))) == framing(Filters(according_to=(GOV,))) == {"theirs"}


def test_filters_in_words() -> None:
    view = corpus().view
    chosen = Filters(
        according_to=(GOV, OBSERVATORY), status=("Contested",), from_day="2019-08-19", places=(ENTITY + "town",)
    )
    assert in_words([chosen], view) == (
        "according to Gov or Observatory", "only what is Contested", "only events in Town",
        "only events that may have happened on 2019-08-19 or later",
        "status and independent parties are those of the whole dataset",
    )  # fmt: skip
    out = Filters(without=(GOV, WIRE), reviewed=True, from_day="2019-08-19", to_day="2019-08-20")
    assert in_words([out, chosen], view)[:3] == (
        "without Gov and Wire", "only claims that a person has reviewed",
        "only events that may have happened between 2019-08-19 and 2019-08-20",
    )  # fmt: skip
    assert in_words([out, chosen], view)[-1] == "status, parties and direct triples are worked out without the rest"
    assert in_words([Filters()], view) == ()


def test_a_joint_claim_loses_only_those_who_are_left_out() -> None:
    _, one = art("one", ev("e", agent="rebels"), unnamed("m", "activists"), say("both", "e", "gov m observatory"))
    together = build([one])
    (name,) = [iri for iri in together.view.entities if "/actor-" in iri]

    def speaking(*without: str) -> set[tuple[str, ...]]:
        found = leave(together, Filters(without=without))
        assert loose_ends(found.lines) == set()
        assert all(claim.claimants == claim.parties for claim in found.view.claims.values())
        assert (name in found.view.entities) == (name not in without and bool(found.view.claims))
        return {claim.claimants for claim in found.view.claims.values()}

    assert speaking(GOV) == {(name, OBSERVATORY)}
    assert speaking(name) == {(GOV, OBSERVATORY)}
    assert speaking(GOV, name) == {(OBSERVATORY,)}
    assert speaking(GOV, name, OBSERVATORY) == set()
    assert stated(leave(together, Filters(without=(GOV,))).view)["attack: happened"] == "AttributedOnly 2"
    asked = leave(together, Filters(according_to=(GOV,)))
    assert asked.notes == ("1 claim is made jointly with others, who are shown too.",)
    assert [claim.claimants for claim in asked.view.claims.values()] == [(name, GOV, OBSERVATORY)]


def test_who_speaks_for_two_stays_with_the_one_who_is_not_left_out() -> None:
    _, one = art("one", ev("e", agent="rebels"), say("both", "e", "institute", on="gov observatory"))
    found = leave(build([one]), Filters(without=(GOV,)))
    (claim,) = found.view.claims.values()
    institute = ENTITY + "institute"
    assert (claim.claimants, claim.on_behalf_of, claim.parties) == ((institute,), (OBSERVATORY,), (OBSERVATORY,))
    assert leave(build([one]), Filters(without=(institute,))).view.claims == {}


def test_whoever_has_no_name_goes_from_all_printings_of_a_text() -> None:
    made = [art(label, ev("e", key="k"), unnamed("m", "activists"), say("a", "e", "m"), text="same")[1]
            for label in ("one", "two")]  # fmt: skip
    printed = build(made)
    for name in [iri for iri in printed.view.entities if "/actor-" in iri]:
        found = leave(printed, Filters(without=(name,)))
        assert found.view.claims == {}
        assert found.notes[0] == (
            "Left out too: 1 claim by the same unnamed people in copies of the same text, who count as one party."
        )


def test_where_no_claim_bears_a_review_mark_it_is_said() -> None:
    _, one = art("one", ev("e", agent="rebels"), say("a", "e"))
    assert "No claim bears a review mark." in leave(build([one]), Filters(reviewed=True)).notes
    assert "No claim bears a review mark." not in left(Filters(reviewed=True)).notes


# The seed: its README tells what is in it.


def seed() -> Dataset:
    return open_dataset(built(SEED)[0])


def part(*filters: Filters) -> Part:
    return Part(seed(), *filters)


@needs_seed
@pytest.mark.parametrize(
    ("filters", "extent", "types"),
    [
        # Jointly with activists; its head for it, twice; the figures.
        (Filters(according_to=(ENTITY + "sohr",)), "1 article, 4 of 20 claims, 0 held back",
         {"territorial-gain", "mine-clearance", "encirclement", "armed-clash"}),
        (Filters(according_to=(ENTITY + "sana",)), "1 article, 2 of 20 claims, 0 held back", {"convoy-movement"}),
        (Filters(status=("Contested",)), "1 article, 5 of 20 claims, 0 held back", set()),
        (Filters(from_day="2019-08-20"), "1 article, 6 of 20 claims, 0 held back",
         {"air-strike", "territorial-gain", "armed-clash"}),
        (Filters(to_day="2019-08-19"), "1 article, 3 of 20 claims, 0 held back", {"air-strike", "agreement"}),
        # The encirclement is of Khan Sheikhun; that Turkish forces are in Morek lies in Hama province.
        (Filters(places=(ENTITY + "hama-province",)), "1 article, 1 of 20 claims, 0 held back", set()),
    ],
)  # fmt: skip
def test_parts_of_the_seed(filters: Filters, extent: str, types: set[str]) -> None:
    found = part(filters)
    assert found.extent == extent
    assert {event.type for event in found.events()} == types
    assert loose_ends(found.lines()) == set()


@needs_seed
def test_the_purposes_of_the_convoy_without_the_turkish_ministry() -> None:
    purposes = {
        part(filters).view.label(one.object): one.status
        for filters in (Filters(), Filters(without=(ENTITY + "turkish-defence-ministry",)))
        for one in part(filters).view.statements.values()
        if one.role == "purpose"
    }
    # ITIC and the ministry source contradict only the Turkish ministry, by the annotator's judgement.
    assert purposes == {
        "resupply": "Contested",
        "supply of weapons": "AttributedOnly",
        "territorial gain": "Hedged",
        "military support": "AttributedOnly",
    }
    convoy = [one for one in part(Filters(without=(ENTITY + "turkish-defence-ministry",))).events()
              if one.type == "convoy-movement"]  # fmt: skip
    assert [one.independent_parties for one in convoy] == [2]


@needs_seed
@pytest.mark.parametrize(("who", "left"), [("sohr", "local activists"), ("local activists", "sohr")])
def test_what_the_observatory_and_activists_say_together_stays_with_the_other(who: str, left: str) -> None:
    named = {"sohr": ENTITY + "sohr"}
    named["local activists"] = next(
        iri for iri, one in seed().view.entities.items() if one.label == "local activists"
    )  # fmt: skip
    found = part(Filters(without=(named[who],)))
    (capture,) = [one for one in found.events() if one.type == "territorial-gain" and one.earliest == "2019-08-21"]
    assert (capture.status, capture.independent_parties) == ("AttributedOnly", 1)
    (claim,) = [one for one in found.view.claims_on(capture.iri) if named[left] in one.claimants]
    assert claim.claimants == claim.parties == (named[left],)
    assert "1 claim made jointly with others stays, as what those others say." in found.notes
    # Nothing else names the activists; the Observatory is in the names list.
    assert (named[who] in found.view.entities) == (who == "sohr")
    both = part(Filters(without=(named["sohr"], named["local activists"])))
    (alone,) = [one for one in both.events() if one.iri == capture.iri]
    assert (alone.status, alone.independent_parties) == ("HeadlineOnly", 0), "only the headline tells of it"


@needs_seed
def test_without_the_observatory_nobody_counts_the_dead() -> None:
    found = part(Filters(without=(ENTITY + "sohr",)))
    assert {one.measure for one in found.view.counts.values()} == {"vehicles", "installations"}


@needs_seed
def test_a_part_is_narrowed_further() -> None:
    itic = seed().select(Filters(according_to=(ENTITY + "itic",)))
    contested = itic.select(Filters(status=("Contested",)))
    assert itic.extent == "1 article, 5 of 20 claims, 0 held back"
    assert contested.extent == "1 article, 2 of 20 claims, 0 held back"
    assert contested.filters == (
        "according to Meir Amit Intelligence and Terrorism Information Center", "only what is contested",
        "status and independent parties are those of the whole dataset",
    )  # fmt: skip
    assert contested.base == seed().base
    assert contested.notes[0].startswith("1 claim of which only the words are known")
    assert len(list(contested.claims())) == 2


@needs_seed
def test_a_part_is_asked() -> None:
    table = seed().select(Filters(without=(ENTITY + "sohr",))).ask("killed-by-side")
    assert table.rows == ()
    assert "Without --without there are 3 rows." in table.notes
    assert "From 1 article, 17 of 20 claims, 0 held back." in table.notes
    assert any(note.startswith("Filters: without Syrian Observatory for Human Rights;") for note in table.notes)
    whole = seed().ask("killed-by-side")
    assert len(whole.rows) == 3
    assert "From 1 article, 20 claims, 0 held back." in whole.notes
    query = "SELECT (COUNT(*) AS ?n) { ?c a schema:Claim }"
    assert seed().select(Filters(according_to=(ENTITY + "sana",))).ask(query).column("n") == [2]
