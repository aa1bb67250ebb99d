"""What is found on gold, that no speaker is invented, and that long and strange texts are looked through in time."""

import time
from pathlib import Path

import pytest

import measure_suggest
from measure_suggest import Score, by_rule, invented, names_of, score, table
from rashomon.suggesting import NamesList, Task, language, propose, tags
from seed import needs_seed

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"


def test_the_figures_of_the_sample_are_those_that_the_docs_show() -> None:
    judged = measure_suggest.sample()
    assert score(judged) == Score(claims=36, found=33, right=31, proposals=36, wrong=2, no_claim=4)
    by_language = {tag: score([one for one in judged if one.language == tag]) for tag in ("ar", "en", "tr")}
    assert {tag: (one.claims, one.found, one.right) for tag, one in by_language.items()} == {
        "ar": (7, 7, 7), "en": (26, 24, 22), "tr": (3, 2, 2),
    }  # fmt: skip
    rules = {rule: (one.proposals, one.wrong, one.no_claim) for rule, one in by_rule(judged).items()}
    assert rules == {
        "according-to": (3, 0, 0),
        "hedge": (2, 0, 0),
        "relayed": (1, 0, 0),
        "said-after": (8, 2, 1),
        "second-verb": (2, 0, 0),
        "verb-before-speaker": (2, 0, 0),
        "verb-of-saying": (18, 0, 3),
    }


@needs_seed
def test_the_seed_is_found_with_the_right_speakers() -> None:
    judged = measure_suggest.seed()
    one = score([judged])
    assert one.claims == 13
    assert one.found >= 11
    assert one.right >= 9
    assert (one.found, one.right, one.wrong, one.no_claim) == (13, 12, 1, 0)


@needs_seed
def test_no_speaker_of_the_seed_is_invented() -> None:
    judged = measure_suggest.seed()
    assert invented(judged.article, names_of(measure_suggest.SEED / "registry.toml")) == []


def test_no_speaker_of_the_sample_is_invented() -> None:
    registry = names_of(ROOT / "data" / "registry.toml")
    for judged in measure_suggest.sample():
        assert invented(judged.article, registry) == []


def test_the_table_is_the_same_each_time() -> None:
    assert table(measure_suggest.sample()) == table(measure_suggest.sample())


def _seconds(text: str, tag: str) -> float:
    names = NamesList(names_of(ROOT / "data" / "registry.toml"))
    began = time.process_time()
    propose(Task("one", text, language(tag), names))
    return time.process_time() - began


def test_four_times_the_text_takes_about_four_times_as_long() -> None:
    text = (ROOT / "data" / "native" / "harbour-gazette.txt").read_text(encoding="utf-8") + "\n"
    _seconds(text, "en")
    short, long = (min(_seconds(text * times, "en") for _ in range(3)) for times in (20, 80))
    # Work of the processor, not time on the clock; quadratic work would be sixteen times as much.
    assert long < 12 * short


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "“a ",
        "‘x’x",
        "said ",
        "(",
        "a, ",
        "1 ",
        ".",
        "he said “",
        "12 killed ",
        "and ",
        "X said that ",
        "«»",
        "it ",
    ],
)
def test_a_long_run_of_one_thing_is_looked_through_in_time(piece: str) -> None:
    for tag in ("en", "ar", "tr"):
        assert _seconds(piece * (30_000 // len(piece)), tag) < 8, (piece, tag)


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora (../shared/corpora) are not on this machine")
def test_real_texts_of_others_do_not_crash() -> None:
    names = NamesList(names_of(ROOT / "data" / "registry.toml"))
    files = [
        path
        for folder in ("wikievents", "newsreader_naf", "brat_examples", "meantime_cat")
        for path in sorted((CORPORA / folder).rglob("*"))
        if path.is_file() and path.suffix in {".txt", ".naf", ".xml", ".json", ".jsonl"}
    ][:60]
    assert files
    for path in files:
        text = path.read_bytes()[:60_000].decode("utf-8", errors="replace")
        for tag in tags():
            for one in propose(Task(path.stem, text, language(tag), names)):
                assert text[one.quote.begin : one.quote.end] == one.words
