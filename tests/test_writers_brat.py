"""brat out and in again: what the writer writes, the reader and its mapping bring back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings

from article_normal import normal
from rashomon.article import Article, Claim, Count, Disagreement, Event, Mention, Origin, Span, State
from rashomon.mapping import Mapping, read_mapping, to_article
from rashomon.markup import Markup
from rashomon.problems import Problem, Severity, one_line
from rashomon.readers import brat
from rashomon.toml_lines import parse_toml
from rashomon.vocabulary import load_vocabulary
from rashomon.writers.brat import mapping_for_brat, to_articles_toml, to_brat
from strategies import articles

TEXT = "Rebels took the bridge, a mayor said.\nHe spoke of 12 dead."


def own_mapping() -> Mapping:
    problems: list[Problem] = []
    mapping = read_mapping(parse_toml(mapping_for_brat(), "mapping.toml"), load_vocabulary(), problems.append)
    assert problems == []
    return mapping


def there_and_back(article: Article, ann: str, text: str) -> tuple[Article, list[Problem]]:
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{article.id}.ann")
        path.write_bytes(ann.encode("utf-8"))
        path.with_suffix(".txt").write_bytes(text.encode("utf-8"))
        Path(folder, "articles.toml").write_bytes(to_articles_toml(article).encode("utf-8"))
        markup, origin = next(brat.read(path, problems.append))
        assert isinstance(markup, Markup)
        assert isinstance(origin, Origin)
        return to_article(markup, own_mapping(), lambda _name, _kind: None, origin, problems.append), problems


def in_words_only(article: Article) -> Article:
    """Leave out what stands for an entity that the text does not mention: brat annotates words only."""
    spans = {one.id for one in article.mentions}
    events = {one.id for one in article.events}
    first = {one.id: one.same_as for one in article.mentions}

    def root(name: str) -> str:
        return root(first[name]) if first[name] else name

    def here(references: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in references if one in spans | events)

    change = msgspec.structs.replace
    states = [one for one in article.states if one.subject in spans | events and one.object in spans | events]
    counts = [one for one in article.counts if one.of in events]
    counts = [change(one, group=one.group if one.group in spans else "") for one in counts]
    said = events | {one.id for one in states} | {one.id for one in counts}
    claims = [
        change(
            one,
            claimants=here(one.claimants),
            on_behalf_of=here(one.on_behalf_of),
            addressees=here(one.addressees),
            content=tuple(name for name in one.content if name in said),
        )
        for one in article.claims
    ]
    return change(
        article,
        mentions=tuple(change(one, same_as=root(one.same_as) if one.same_as else "") for one in article.mentions),
        events=tuple(
            change(
                one,
                roles={role: here(refs) for role, refs in one.roles.items() if here(refs)},
                places=here(one.places),
                part_of=one.part_of if one.part_of in events else "",
            )
            for one in article.events
        ),
        states=tuple(states),
        counts=tuple(counts),
        claims=tuple(claims),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles(brat=True))
def test_what_brat_can_hold_comes_back_the_same(drawn: Article) -> None:
    article = in_words_only(drawn)
    ann, text, lost = to_brat(article)
    assert lost == []
    back, problems = there_and_back(article, ann, text)
    worse = [one for one in problems if one.code != "account-unclaimed" and one.severity is not Severity.INFO]
    assert [one_line(one) for one in worse] == []
    assert normal(back) == normal(article)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles())
def test_what_brat_cannot_hold_is_told_and_the_rest_can_be_read(article: Article) -> None:
    ann, text, lost = to_brat(article)
    back, problems = there_and_back(article, ann, text)
    assert [one_line(one) for one in problems if one.severity is Severity.VIOLATION] == []
    assert back.text == article.text
    for kind in ("mentions", "events", "states", "counts", "claims", "disagreements"):
        before, after = getattr(article, kind), getattr(back, kind)
        ids = [one.id for one in before]
        gone = [one for one in ids if any(sentence.startswith(f"{one}:") for sentence in lost)]
        assert len(after) <= len(before)
        assert len(before) - len(after) <= len(gone)


def full() -> Article:
    def span(words: str, framing: str = "") -> Span:
        begin = TEXT.index(words)
        return Span(begin, begin + len(words), words, (), framing)

    return Article(
        id="x",
        headline="Bridge taken",
        language="en",
        text=TEXT,
        coder="amal",
        mentions=(
            Mention("m1", span("Rebels", "LoadedTerm"), "actor", entity="rebels", type="rebel-group"),
            Mention("m2", span("the bridge"), "place", entity="https://example.org/bridge"),
            Mention("m3", span("a mayor"), "actor", unnamed=True),
            Mention("m4", span("He"), "actor", unnamed=True, same_as="m3"),
        ),
        events=(Event("e1", "territorial-gain", span("took"), key="bridge", roles={"agent": ("m1",)}, places=("m2",)),),
        states=(State("s1", "controls", "m1", "m2"),),
        counts=(Count("n1", "e1", "killed", low=10, value=12, high=15, group="m1", span=span("12 dead")),),
        claims=(
            Claim(
                "c1",
                (span("Rebels took the bridge"),),
                claimants=("m3",),
                cue=span("said"),
                wording=(span("Rebels", "LoadedTerm"),),
                content=("e1", "s1"),
                confidence=0.5,
                coder="Amal al-Sayed",
                reviewed=True,
                machine=True,
            ),
            Claim("c2", (span("12 dead"),), claimants=("m4",), content=("n1",), record="Suggested"),
        ),
        disagreements=(Disagreement("d1", ("c1", "c2"), why="by the same mouth"),),
    )


def test_every_field_that_brat_can_hold_comes_back() -> None:
    article = full()
    ann, text, lost = to_brat(article)
    assert lost == []
    back, problems = there_and_back(article, ann, text)
    assert problems == []
    assert normal(back) == normal(article)


def test_what_has_no_words_is_told_with_all_that_hangs_on_it() -> None:
    change = msgspec.structs.replace
    whole = full()
    article = change(whole, events=(change(whole.events[0], trigger=None),))
    ann, text, lost = to_brat(article)
    assert [sentence.partition(":")[0] for sentence in lost] == ["e1", "n1", "c2", "c1", "d1"]
    back, problems = there_and_back(article, ann, text)
    assert [one.code for one in problems] == []
    assert (len(back.events), len(back.counts), len(back.claims)) == (0, 0, 1)


def test_a_text_that_begins_with_a_byte_order_mark_keeps_it() -> None:
    article = Article(id="x", headline="h", language="en", text="\ufeffword", mentions=(), claims=())
    article = msgspec.structs.replace(article, mentions=(Mention("m1", Span(1, 5, "word"), "actor"),))
    ann, text, _ = to_brat(article)
    back, problems = there_and_back(article, ann, text)
    assert problems == []
    assert back.text == article.text
    assert back.mentions[0].span == Span(1, 5, "word")
