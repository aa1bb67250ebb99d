"""References of the wrong kind, conflicting coreference, voices that clash: a sentence, never a crash."""

from typing import TYPE_CHECKING

import msgspec
import pytest

from rashomon.article import Article, Claim, Event, Mention, Origin, Span
from rashomon.convert import Converted, Settings, convert_article
from rashomon.problems import Problem
from rashomon.registry import Registry, load_registry
from rashomon.terms import DEFAULT_BASE
from rashomon.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Ahmad of the Front said on Monday that the Front hit the Bridge. Ahmad denied it."
REGISTRY = """
[front]
kind = "actor"
type = "rebel-group"
names.en = ["Front"]
[other-front]
kind = "actor"
type = "rebel-group"
names.en = ["Other Front"]
[bridge]
kind = "place"
names.en = ["Bridge"]
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    path: Path = tmp_path_factory.mktemp("holding") / "registry.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    return load_registry([path], load_vocabulary(), lambda _: None)


def span(words: str, occurrence: int = 1) -> Span:
    begin = -1
    for _ in range(occurrence):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words), words)


MENTIONS = (
    Mention("ahmad", span("Ahmad"), "actor"),
    Mention("ahmad2", span("Ahmad", 2), "actor"),
    Mention("front", span("Front"), "actor", entity="front"),
    Mention("front2", span("Front", 2), "actor", entity="other-front"),
    Mention("monday", span("Monday"), "time", date="2019-08-19"),
    Mention("bridge", span("Bridge"), "place", entity="bridge"),
    Mention("hit", span("hit"), "words"),
)
HIT = Event("e1", "air-strike", span("hit"), roles={"agent": ("front",)}, places=("bridge",), time="monday")
SAYS = Claim("c1", (span("the Front hit the Bridge"),), claimants=("ahmad",), content=("e1",))
ARTICLE = Article(
    id="a",
    headline="h",
    language="en",
    published="2019-08-20",
    text=TEXT,
    mentions=MENTIONS,
    events=(HIT,),
    claims=(SAYS,),
)


def convert(article: Article, registry: Registry) -> tuple[Converted, list[Problem]]:
    problems: list[Problem] = []
    where = Origin("a.json")
    done = convert_article(article, where, registry, load_vocabulary(), Settings(DEFAULT_BASE), problems.append)
    return done, problems


def codes(problems: list[Problem]) -> set[tuple[str, str | None]]:
    return {(problem.code, problem.place.annotation) for problem in problems if problem.severity != "info"}


def test_the_article_itself_is_sound(registry: Registry) -> None:
    converted, problems = convert(ARTICLE, registry)
    assert codes(problems) == set()
    assert len(converted.record.claims) == 1


@pytest.mark.parametrize("wrong", ["monday", "hit", "c1", "nobody"])
@pytest.mark.parametrize("slot", ["role", "place", "speaker", "addressee", "time"])
def test_a_reference_of_the_wrong_kind_is_named_and_held_back(slot: str, wrong: str, registry: Registry) -> None:
    if (slot, wrong) == ("time", "monday"):
        return
    replaced = msgspec.structs.replace
    event, claim = HIT, SAYS
    if slot == "role":
        event = replaced(HIT, roles={"agent": (wrong,)})
    elif slot == "place":
        event = replaced(HIT, places=(wrong,))
    elif slot == "time":
        event = replaced(HIT, time=wrong)
    elif slot == "speaker":
        claim = replaced(SAYS, claimants=(wrong,))
    else:
        claim = replaced(SAYS, addressees=(wrong,))
    converted, problems = convert(replaced(ARTICLE, events=(event,), claims=(claim,)), registry)
    assert ("reference-unknown", "e1" if slot in {"role", "place", "time"} else "c1") in codes(problems)
    assert len(converted.record.claims) == 0


def test_two_entities_are_never_made_one(registry: Registry) -> None:
    same = msgspec.structs.replace(MENTIONS[3], same_as="front")
    mentions = (*MENTIONS[:3], same, *MENTIONS[4:])
    claim = msgspec.structs.replace(SAYS, claimants=("front2",))
    converted, problems = convert(msgspec.structs.replace(ARTICLE, mentions=mentions, claims=(claim,)), registry)
    assert ("coreference-conflict", "front2") in codes(problems)
    assert converted.record.claims[0].claimants == (f"{DEFAULT_BASE}entity/other-front",)


def test_a_common_name_does_not_join_two_who_are_told_apart(registry: Registry) -> None:
    one = msgspec.structs.replace(MENTIONS[0], same_as="front")
    two = msgspec.structs.replace(MENTIONS[1], same_as="front2")
    claim = msgspec.structs.replace(SAYS, claimants=("ahmad2",))
    article = msgspec.structs.replace(ARTICLE, mentions=(one, two, *MENTIONS[2:]), claims=(claim,))
    converted, problems = convert(article, registry)
    assert codes(problems) == set()
    assert converted.record.claims[0].claimants == (f"{DEFAULT_BASE}entity/other-front",)


def test_an_actor_is_never_the_same_as_a_place(registry: Registry) -> None:
    one = msgspec.structs.replace(MENTIONS[0], same_as="bridge")
    _, problems = convert(msgspec.structs.replace(ARTICLE, mentions=(one, *MENTIONS[1:])), registry)
    assert ("same-unusable", "ahmad") in codes(problems)


def test_who_is_spoken_for_shows_that_it_is_not_the_author(registry: Registry) -> None:
    claim = msgspec.structs.replace(SAYS, claimants=(), on_behalf_of=("front",))
    converted, _ = convert(msgspec.structs.replace(ARTICLE, claims=(claim,)), registry)
    assert converted.record.claims[0].voice == "Attributed"


def test_the_author_s_voice_with_somebody_else_s_name_is_held_back(registry: Registry) -> None:
    claim = msgspec.structs.replace(SAYS, voice="Authorial")
    converted, problems = convert(msgspec.structs.replace(ARTICLE, claims=(claim,)), registry)
    assert ("voice-differs", "c1") in codes(problems)
    assert converted.record.claims == ()


def test_a_denying_verb_without_denial_is_told(registry: Registry) -> None:
    claim = msgspec.structs.replace(SAYS, cue=span("denied"))
    converted, problems = convert(msgspec.structs.replace(ARTICLE, claims=(claim,)), registry)
    assert codes(problems) == {("denial-affirmed", "c1")}
    assert len(converted.record.claims) == 1


def test_two_dates_of_one_account_are_told(registry: Registry) -> None:
    event = msgspec.structs.replace(HIT, date="2020-01-01")
    converted, problems = convert(msgspec.structs.replace(ARTICLE, events=(event,)), registry)
    assert ("two-dates", "e1") in codes(problems)
    assert [account.edtf for account in converted.record.accounts] == ["2019-08-19"]


def test_events_in_a_circle_are_held_back(registry: Registry) -> None:
    one = msgspec.structs.replace(HIT, part_of="e2")
    two = Event("e2", "air-strike", span("Bridge"), part_of="e1")
    _, problems = convert(msgspec.structs.replace(ARTICLE, events=(one, two)), registry)
    assert {("circle", "e1"), ("circle", "e2")} <= codes(problems)


def test_a_claim_that_says_less_is_told(registry: Registry) -> None:
    lost = Event("e2", "no-such-type", span("Bridge"))
    claim = msgspec.structs.replace(SAYS, content=("e1", "e2"))
    converted, problems = convert(msgspec.structs.replace(ARTICLE, events=(HIT, lost), claims=(claim,)), registry)
    assert ("says-less", "c1") in codes(problems)
    assert len(converted.record.claims) == 1


def test_two_actors_in_the_same_words_stay_two(registry: Registry) -> None:
    twin = Mention("twin", span("Ahmad"), "actor", type="civilians", unnamed=True)
    other = msgspec.structs.replace(MENTIONS[0], type="rebel-group", unnamed=True)
    event = msgspec.structs.replace(HIT, roles={"agent": ("ahmad",), "target": ("twin",)})
    article = msgspec.structs.replace(ARTICLE, mentions=(other, twin, *MENTIONS[1:]), events=(event,))
    converted, _ = convert(article, registry)
    assert len({statement.object for statement in converted.record.statements}) == 2
