"""Invented articles with known duplicates; `tests/benchmarks/matching.py` prints figures for more."""

from random import Random

import pytest
from msgspec.structs import replace

from matching_made import make, measure
from rashomon.matching import material_of_articles, propose
from rashomon.matching.blocks import pairs
from rashomon.matching.weighing import weigh
from rashomon.vocabulary import load_vocabulary


@pytest.mark.parametrize("seed", [7, 8])
def test_duplicates_are_found_and_look_alikes_left_out(seed: int) -> None:
    found = measure(make(500, seed))
    print(found)
    assert found.pairs > 500
    assert found.recall >= 0.95
    assert found.precision >= 0.8
    assert found.seconds < 30  # ten times of what is aimed at, and a hundred times of what it takes


def test_the_order_of_articles_makes_no_difference() -> None:
    made, vocabulary = make(150), load_vocabulary()
    mixed = list(made.articles)
    Random(3).shuffle(mixed)
    one, other = (propose(material_of_articles(each, made.registry, vocabulary)) for each in (made.articles, mixed))
    assert [match for match in one if match.kind == "event"] == [match for match in other if match.kind == "event"]
    assert {match.pair for match in one} == {match.pair for match in other}


def test_blocks_leave_out_hardly_anything_that_would_be_proposed() -> None:
    made = make(300)
    material = material_of_articles(made.articles, made.registry, load_vocabulary())
    place = {card.id: number for number, card in enumerate(material.events)}
    true = {(min(place[a], place[b]), max(place[a], place[b])) for a, b in made.pairs()}
    weighed = {(a, b) for a, b in true if weigh(material.events[a], material.events[b], material)}
    missed = weighed - set(pairs(material))
    assert len(weighed) > 300
    assert len(missed) <= len(weighed) // 100, missed


def test_comparisons_grow_with_the_articles_and_not_with_their_square() -> None:
    vocabulary = load_vocabulary()
    compared = []
    for number in (200, 800):
        made = make(number)
        material = material_of_articles(made.articles, made.registry, vocabulary)
        compared.append(sum(1 for _ in pairs(material)))
        assert compared[-1] < 20 * len(material.events)
    # Four times the articles in the same two years: all with all would be sixteen times.
    assert compared[1] < 10 * compared[0]


def test_an_event_that_may_be_any_day_of_a_year_still_meets_those_of_its_place() -> None:
    made = make(60)
    material = material_of_articles(made.articles, made.registry, load_vocabulary())
    card = next(card for card in material.events if card.days and card.places)
    assert card.days
    wide = replace(card, id="wide", article="other", days=card.days._replace(last=card.days.first + 300), key="")
    found = replace(material, events=(*material.events, wide))
    assert (material.events.index(card), len(material.events)) in set(pairs(found))
