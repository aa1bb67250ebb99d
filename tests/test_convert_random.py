"""Any article: its lines parse to what was said, IRIs are ASCII and stable, and no order makes a difference."""

import random
from typing import TypeVar

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rashomon.article import Article, Origin
from rashomon.convert import Conclusions, Settings, conclude, convert_article
from rashomon.convert.checks import spans_of
from rashomon.registry import Registry, load_registry
from rashomon.terms import DEFAULT_BASE
from rashomon.vocabulary import load_vocabulary
from strategies import Corpus, articles, corpora
from strategy_names import REGISTRY

Item = TypeVar("Item")
ANY = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    path = tmp_path_factory.mktemp("registry") / "registry.toml"
    path.write_text(REGISTRY, encoding="utf-8")
    return load_registry([path], load_vocabulary(), lambda _: None)


def converted(article: Article, registry: Registry) -> set[bytes]:
    given_ = (Origin("any.json"), registry, load_vocabulary(), Settings(DEFAULT_BASE))
    return set(convert_article(article, *given_, lambda _: None).lines)


def concluded(corpus: Corpus, registry: Registry) -> Conclusions:
    records = [
        convert_article(
            article, Origin("any.json"), registry, load_vocabulary(), Settings(DEFAULT_BASE), lambda _: None
        ).record
        for article in corpus.articles
    ]
    return conclude(records, registry, Settings(DEFAULT_BASE), lambda _: None)


def parsed(lines: set[bytes]) -> list[ox.Quad]:
    return list(ox.parse(b"".join(sorted(lines)), format=ox.RdfFormat.N_QUADS))


@ANY
@given(article=articles())
def test_every_line_is_one_quad_with_ascii_iris(registry: Registry, article: Article) -> None:
    lines = converted(article, registry)
    quads = parsed(lines)
    assert len(set(quads)) == len(lines) > 5
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            assert not isinstance(term, ox.BlankNode)
            if isinstance(term, ox.NamedNode):
                assert term.value.isascii()


@ANY
@given(article=articles())
def test_every_quote_is_the_text_at_its_offsets(registry: Registry, article: Article) -> None:
    quads = parsed(converted(article, registry))
    begin = {quad.subject: int(quad.object.value) for quad in quads if quad.predicate.value == NIF + "beginIndex"}  # type: ignore[union-attr]
    end = {
        quad.subject: int(quad.object.value)  # type: ignore[union-attr]
        for quad in quads
        if quad.predicate.value == NIF + "endIndex" and quad.subject in begin
    }
    fragmented = {quad.subject for quad in quads if quad.predicate.value.endswith("#fragment")}
    quotes = {quad.subject: quad.object.value for quad in quads if quad.predicate.value == NIF + "anchorOf"}  # type: ignore[union-attr]
    assert begin.keys() == end.keys() == quotes.keys()
    for span, words in quotes.items():
        if span not in fragmented:
            assert words == article.text[begin[span] : end[span]]
    unused = {mention.id for mention in article.mentions if mention.kind in {"time", "words"}}
    wanted = {(span.begin, span.end) for span, owner in spans_of(article) if owner not in unused}
    assert wanted <= {(begin[span], end[span]) for span in begin}


@ANY
@given(article=articles())
def test_the_text_itself_never_enters_the_graph(registry: Registry, article: Article) -> None:
    longest = max((span.end - span.begin for span, _ in spans_of(article)), default=0)
    if len(article.text) > longest + 1:
        values = {
            quad.object.value for quad in parsed(converted(article, registry)) if isinstance(quad.object, ox.Literal)
        }
        assert article.text not in values


@ANY
@given(article=articles(), seed=st.integers(0, 10_000))
def test_the_order_of_annotations_makes_no_difference(registry: Registry, article: Article, seed: int) -> None:
    mixed = random.Random(seed)

    def shuffled(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(mixed.sample(items, len(items)))

    other = replace(
        article,
        mentions=shuffled(article.mentions),
        events=shuffled(article.events),
        states=shuffled(article.states),
        counts=shuffled(article.counts),
        claims=shuffled(article.claims),
        disagreements=shuffled(article.disagreements),
    )
    assert converted(other, registry) == converted(article, registry)


@ANY
@given(corpus=corpora(), seed=st.integers(0, 10_000))
def test_the_order_of_articles_makes_no_difference(registry: Registry, corpus: Corpus, seed: int) -> None:
    mixed = random.Random(seed).sample(corpus.articles, len(corpus.articles))
    first, second = concluded(corpus, registry), concluded(Corpus(tuple(mixed)), registry)
    assert set(first.lines) == set(second.lines)
    assert first.status == second.status


@ANY
@given(corpus=corpora())
def test_conclusions_parse_and_name_only_what_the_articles_hold(registry: Registry, corpus: Corpus) -> None:
    found = concluded(corpus, registry)
    quads = parsed(set(found.lines))
    assert len(quads) == len(set(found.lines))
    with_status = {quad.subject.value for quad in quads if quad.predicate.value.endswith("ns#status")}  # type: ignore[union-attr]
    assert with_status == set(found.status)
