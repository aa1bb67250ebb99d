"""Real brat files, where they lie beside the checkout: each line is read or named, and each quote is proved."""

from collections import Counter
from pathlib import Path

import pytest

from article_normal import normal
from rashomon.article import Article, Origin
from rashomon.mapping import draft, load_mapping, read_mapping, to_article
from rashomon.markup import Markup
from rashomon.problems import Problem, Severity, one_line
from rashomon.readers import brat
from rashomon.toml_lines import parse_toml
from rashomon.vocabulary import load_vocabulary
from relabel import inlined, relabelled
from seed import SEED, SHARED, needs_seed

CORPORA = (SHARED / "corpora" / "brat_examples", SHARED / "corpora" / "inception_tests")
FILES = {corpus.name: sorted(corpus.rglob("*.ann")) for corpus in CORPORA}
ABOUT_THE_ARTICLE = {"language-unknown"}


def counted(path: Path) -> Counter[str]:
    """Count the lines of each kind, independently of the reader: by their first character."""
    lines = path.read_bytes().decode("utf-8").replace("\r", "").split("\n")
    return Counter("A" if line[0] == "M" else line[0] for line in lines if line.strip())


def read(path: Path) -> tuple[Markup, Origin, list[Problem]]:
    problems: list[Problem] = []
    ((markup, origin),) = brat.read(path, problems.append)
    assert isinstance(markup, Markup)
    return markup, origin, [problem for problem in problems if problem.code not in ABOUT_THE_ARTICLE]


def kinds_read(markup: Markup) -> Counter[str]:
    return Counter(
        {
            "T": len(markup.marks),
            "E": sum(frame.trigger != "" for frame in markup.frames),
            "R": sum(frame.trigger == "" for frame in markup.frames),
            "A": len(markup.attributes),
            "N": len(markup.references),
            "#": len(markup.notes),
            "*": len(markup.same),
        }
    )


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: str(corpus.name))
def test_every_line_is_read_or_named_and_every_quote_proved(corpus: Path) -> None:
    if not FILES[corpus.name]:
        pytest.skip(f"{corpus} is not on this machine")
    total: Counter[str] = Counter()
    named_total: Counter[str] = Counter()
    for path in FILES[corpus.name]:
        markup, _, problems = read(path)
        named = Counter(dict.fromkeys("TERAN#*", 0))
        for problem in problems:
            assert problem.place.line, one_line(problem)
            line = path.read_bytes().split(b"\n")[problem.place.line - 1].decode()
            named["A" if line[0] == "M" else line[0]] += bool(problem.held_back)
        expected = counted(path)
        found = kinds_read(markup) + named
        assert +found == expected, path
        assert [problem.code for problem in problems if problem.code in {"offset-repaired", "quote-differs"}] == []
        for mark in markup.marks:
            pieces = mark.span.fragments or ((mark.span.begin, mark.span.end),)
            assert mark.span.quote == " ".join(markup.text[begin:end] for begin, end in pieces)
        total += expected
        named_total += named
    print(f"{corpus.name}: {len(FILES[corpus.name])} files, {dict(total)}, named in problems {dict(named_total)}")
    assert total["T"] > 100


@pytest.mark.skipif(not FILES["brat_examples"], reason="the brat examples (../shared/corpora) are not on this machine")
def test_the_counts_of_the_examples_are_known() -> None:
    total: Counter[str] = Counter()
    for path in FILES["brat_examples"]:
        total += counted(path)
    assert len(FILES["brat_examples"]) == 172
    assert total == Counter({"T": 9664, "R": 5786, "A": 3802, "#": 1173, "E": 700, "*": 92, "N": 1})


@pytest.mark.skipif(not FILES["brat_examples"], reason="the brat examples (../shared/corpora) are not on this machine")
def test_a_draft_for_the_examples_loads_and_maps_them() -> None:
    vocabulary = load_vocabulary()
    readings = [read(path)[:2] for path in FILES["brat_examples"]]
    problems: list[Problem] = []
    text = draft([markup for markup, _ in readings], vocabulary)
    mapping = read_mapping(parse_toml(text, "mapping.toml"), vocabulary, problems.append)
    assert {problem.code for problem in problems} == {"mapping-open"}
    for markup, origin in readings:
        article = to_article(markup, mapping, lambda _name, _kind: None, origin, problems.append)
        assert article.text == markup.text
    # A mapping with open entries tells what they leave out.
    assert any(problem.code == "label-unmapped" for problem in problems)


# The seed, in its own scheme and in two others.


def seed_article(folder: Path) -> tuple[Article, list[Problem]]:
    problems: list[Problem] = []
    mapping = load_mapping(folder / "mapping.toml", load_vocabulary(), problems.append)
    ((markup, origin),) = brat.read(folder / "khan-sheikhun.ann", problems.append)
    assert isinstance(markup, Markup)
    return to_article(markup, mapping, lambda _name, _kind: None, origin, problems.append), problems


@needs_seed
def test_the_seed_is_read_without_a_problem() -> None:
    article, problems = seed_article(SEED)
    assert [one_line(problem) for problem in problems] == []
    found = (len(article.claims), len(article.events), len(article.states), len(article.counts))
    assert found == (20, 25, 14, 5)
    assert len(article.disagreements) == 3
    assert (article.reference_date, article.body, article.coder) == ("2019-08-22", (0, 3379), "first-annotator")


@needs_seed
@pytest.mark.parametrize("variant", [relabelled, inlined], ids=["relabelled", "inline"])
def test_another_scheme_gives_an_equal_article(variant: object, tmp_path: Path) -> None:
    assert callable(variant)
    ann = (SEED / "khan-sheikhun.ann").read_bytes().decode("utf-8")
    mapping = (SEED / "mapping.toml").read_bytes().decode("utf-8")
    new_ann, new_mapping = variant(ann, mapping)
    for name in ("khan-sheikhun.txt", "articles.toml"):
        (tmp_path / name).write_bytes((SEED / name).read_bytes())
    (tmp_path / "khan-sheikhun.ann").write_bytes(new_ann.encode())
    (tmp_path / "mapping.toml").write_bytes(new_mapping.encode())
    article, problems = seed_article(tmp_path)
    assert [one_line(one) for one in problems if one.severity is not Severity.INFO] == []
    assert normal(article) == normal(seed_article(SEED)[0])
