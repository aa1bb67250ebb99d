"""What the strategies draw keeps the model's rules: conversion finds nothing to hold back in it."""

import pytest
from hypothesis import HealthCheck, given, settings

from rashomon.article import Origin
from rashomon.convert import Settings, convert_article
from rashomon.problems import Problem, Severity, one_line
from rashomon.registry import Registry, load_registry
from rashomon.terms import DEFAULT_BASE
from rashomon.vocabulary import load_vocabulary
from strategies import Corpus, articles, corpora, event_types
from strategy_names import ACTORS, KEYED_EVENTS, PLACES, REGISTRY


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    path = tmp_path_factory.mktemp("strategies") / "registry.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    problems: list[Problem] = []
    found = load_registry([path], load_vocabulary(), problems.append)
    assert problems == []
    return found


def test_every_name_is_described(registry: Registry) -> None:
    assert {*ACTORS, *PLACES} == set(registry.entities)
    assert set(KEYED_EVENTS) == set(registry.events)
    assert {*event_types(), *KEYED_EVENTS.values()} <= set(load_vocabulary().event_types)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora())
def test_conversion_holds_nothing_back(registry: Registry, corpus: Corpus) -> None:
    assert len({article.id for article in corpus.articles}) == len(corpus.articles) > 1
    problems: list[Problem] = []
    for article in corpus.articles:
        convert_article(
            article, Origin("drawn.json"), registry, load_vocabulary(), Settings(DEFAULT_BASE), problems.append
        )
    assert [one_line(one) for one in problems if one.severity is Severity.VIOLATION or one.held_back] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles(brat=True))
def test_what_brat_can_hold_has_its_words_in_one_line(article: object) -> None:
    spans = [span for section in ("events", "states") for item in getattr(article, section) for span in [item.trigger]]
    spans += [item.span for section in ("mentions", "counts") for item in getattr(article, section)]
    spans += [span for claim in getattr(article, "claims", ()) for span in claim.evidence]
    for span in spans:
        assert span.quote
        for begin, end in span.fragments or ((span.begin, span.end),):
            assert "\n" not in getattr(article, "text", "")[begin:end]
