"""The sample without keys: `match` finds what the keys said."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from keyless import keyless, true_pairs
from rashomon.dataset import open_dataset
from rashomon.decisions import Decision, Match, MatchesFile
from rashomon.matching import Material, material_of_articles, material_of_dataset, propose
from rashomon.pipeline import Options, build, read_articles
from rashomon.registry import load_registry
from rashomon.view import View
from rashomon.vocabulary import load_vocabulary


@cache
def _folder() -> Path:
    return keyless(Path(mkdtemp(prefix="rashomon-test-")) / "keyless")


@cache
def _from_articles() -> Material:
    vocabulary = load_vocabulary()
    registry = load_registry((_folder() / "registry.toml",), vocabulary, lambda _: None)
    articles = [article for article, _ in read_articles([_folder()], Options(), lambda _: None)]
    assert not any(event.key for article in articles for event in article.events)
    return material_of_articles(articles, registry, vocabulary)


@cache
def _from_dataset() -> Material:
    output = _folder().parent / "dataset"
    assert build([_folder()], output, Options(), lambda _: None).conforms
    return material_of_dataset(open_dataset(output))


def _events(proposals: list[Match]) -> list[tuple[str, str]]:
    return [(min(one.a, one.b), max(one.a, one.b)) for one in proposals if one.kind == "event"]


@pytest.mark.parametrize("material", [_from_articles, _from_dataset])
def test_every_true_pair_is_among_the_first_proposals(material: "type[Material]") -> None:
    true, found = true_pairs(), _events(propose(material()))
    assert len(true) > 100
    last = max(found.index(pair) for pair in true)
    precision = len(true) / (last + 1)
    print(f"{len(true)} true pairs, {len(found)} proposed, the last true one is number {last + 1}")
    assert true <= set(found)
    assert precision >= 0.5


def test_articles_and_the_dataset_made_of_them_have_the_same_ids() -> None:
    assert {card.id for card in _from_articles().events} == {card.id for card in _from_dataset().events}
    assert {card.id for card in _from_articles().names} == {card.id for card in _from_dataset().names}


def test_a_proposal_shows_both_quotes_and_says_why() -> None:
    best = propose(_from_articles())[0]
    assert "convoy" in best.quote_a
    assert "convoy" in best.quote_b
    assert best.reason.startswith("proposal: both are called air strike; both at Maarat al-Numan; both on 2019-08-19")
    assert best.decision is Decision.OPEN
    assert "2019-08-20" in best.article_a + best.article_b


def test_what_speaks_against_a_pair_is_said_too() -> None:
    reasons = [one.reason for one in propose(_from_articles())]
    assert any("but agent is Syrian state forces here, rebel groups in Idlib there" in reason for reason in reasons)


def test_what_is_decided_or_follows_is_not_proposed_again() -> None:
    pairs = [one for one in propose(_from_articles()) if one.kind == "event"]
    first = pairs[0]
    ends = {first.a, first.b}
    third = next(one for one in pairs[1:] if {one.a, one.b} & ends)
    decided = [Match(kind="event", a=one.b, b=one.a, decision=Decision.SAME) for one in (first, third)]
    left = _events(propose(_from_articles(), decided))
    closing = tuple(sorted({first.a, first.b} ^ {third.a, third.b}))
    assert len(_events(pairs)) - len(left) == 3
    assert closing not in left


def test_a_line_with_annotation_ids_is_known_again() -> None:
    line = Match(kind="event", a="harbour-gazette#strike-hit", b="meridian-daily#hit", decision=Decision.NOT_SAME)
    before, after = propose(_from_articles()), propose(_from_articles(), [line])
    assert len(before) - len(after) == 1


def test_saying_same_to_all_true_pairs_builds_what_the_keys_built(tmp_path: Path) -> None:
    folder = keyless(tmp_path / "sample")
    file = MatchesFile(folder / "matches.csv", lambda _: None)
    true = true_pairs()
    file.add(propose(_from_articles()))
    for number, match in enumerate(file.matches):
        same = (min(match.a, match.b), max(match.a, match.b)) in true
        file.answer(number, Decision.SAME if same else Decision.NOT_SAME, by="Ana", on="2026-01-02")
    file.save()
    joined, keyed = tmp_path / "joined", tmp_path / "keyed"
    assert build([folder], joined, Options(), lambda _: None).conforms
    from sample import DATA

    assert build([DATA], keyed, Options(), lambda _: None).conforms
    one, other = open_dataset(joined).view, open_dataset(keyed).view
    assert _told(one) == _told(other)


def _told(view: View) -> list[tuple[object, ...]]:
    """Give all events without their names: type, status, parties, places, days, words."""
    return sorted(
        (event.type, event.status, event.independent_parties, event.places, event.earliest, event.latest,
         tuple(sorted(span.iri for span in event.evidence)))
        for event in view.events.values()
        if event.evidence
    )  # fmt: skip
