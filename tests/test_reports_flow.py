"""The flow of the corpus adds up at each step, on a corpus from which something leaves at each."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest
from msgspec.structs import replace

from rashomon.article import Claim
from rashomon.dataset import Dataset, open_dataset
from rashomon.pipeline import Options, build
from rashomon.reports.corpus_flow import tables
from rashomon.selection import Filters
from rashomon.table import Table
from seed import SEED, built, needs_seed
from small_sources import article, span, write


@cache
def _corpus() -> Dataset:
    """Five articles: an old version and its correction, one with a faulty claim, one that is faulty as a whole."""
    folder = Path(mkdtemp(prefix="rashomon-test-"))
    plain = article("plain")
    draft = replace(plain.claims[0], id="draft", record="Suggested", evidence=(span("Dorn on Monday"),))
    gone = replace(plain.claims[0], id="gone", record="Withdrawn", evidence=(span("on Monday"),))
    bare = Claim("bare", (span("Rebels"),), ("m-army",))
    relay = Claim("relay", (span("the army said"),), ("m-army",), speech_act="reports", reports=("denial",))
    first = replace(plain, claims=(*plain.claims, draft, gone, bare, relay))
    wrong = replace(span("on Monday"), quote="on Tuesday")
    faulty = replace(article("faulty"), claims=(*plain.claims, replace(plain.claims[0], id="wrong", evidence=(wrong,))))
    old = replace(article("old"), url="https://news.example/old")
    new = replace(article("new"), text=plain.text + " Corrected.", revision_of="old", url="https://news.example/old")
    hopeless = replace(article("hopeless"), headline="")
    source = write(folder / "src", first, faulty, old, new, hopeless)
    build([source], folder / "dataset", Options(), lambda _: None)
    return open_dataset(folder / "dataset")


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.value if cell else "" for cell in row) for row in table.rows]


def _steps(table: Table) -> dict[tuple[str, str], tuple[int, int]]:
    return {(unit, step): (int(left or 0), int(number)) for unit, step, left, _, number in _rows(table)}


def _adds_up(table: Table) -> None:
    for (unit, *_, before), (same, _, left, _, number) in pairwise(_rows(table)):
        if unit == same:
            assert int(number) == int(before) - int(left), (unit, number)


def test_each_number_is_the_one_above_less_what_left() -> None:
    dataset = _corpus()
    flow, *_ = tables(dataset)
    _adds_up(flow)
    steps = _steps(flow)
    assert steps["files", "read"] == (0, 6)
    assert steps["files", "of articles in the dataset"][0] == 1, "the article that is held back"
    assert steps["articles", "in the dataset"] == (1, 4)
    assert steps["articles", "newest versions"] == (1, 3)
    assert steps["claims", "in the graph"] == (1, dataset.manifest.counts["claims"])
    assert steps["claims", "not withdrawn"][0] == 1
    assert steps["claims", "not merely suggested"][0] == 1
    assert steps["claims", "live"][0] == 3, "those of the old version"
    assert steps["claims", "with an own content"][0] == 1
    assert steps["claims", "taken apart"][0] == 1
    live = sum(claim.is_live for claim in dataset.claims())
    assert steps["claims", "live"][1] == live


def test_what_filters_leave_out_is_a_step_of_its_own() -> None:
    dataset = _corpus()
    army = f"{dataset.base}entity/north"
    flow, _, articles = tables(dataset.select(Filters(without=(army,))))
    _adds_up(flow)
    steps = _steps(flow)
    left, number = steps["claims", "within the filters"]
    assert left > 0
    assert steps["claims", "live"][1] - left == number
    assert any(note.startswith("Filters: without Northern army") for note in flow.notes)
    shown = [
        (row[articles.columns.index("live claims")], row[articles.columns.index("claims shown")])
        for row in _rows(articles)
    ]
    assert any(int(live) > int(some) for live, some in shown)


def test_problems_by_code_with_what_was_held_back() -> None:
    dataset = _corpus()
    _, problems, _ = tables(dataset)
    rows = _rows(problems)
    assert sum(int(row[3]) for row in rows) == sum(1 for _ in dataset.problems())
    assert [row for row in rows if row[2] == "article"]
    assert [row for row in rows if row[2] == "claim"]
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=["violation", "warning", "info"].index)


def test_article_by_article() -> None:
    *_, articles = tables(_corpus())
    by_file = {row[1]: dict(zip(articles.columns, row, strict=True)) for row in _rows(articles)}
    assert by_file["src/old.json"]["version"] == "older"
    assert by_file["src/old.json"]["live claims"] == "0"
    assert by_file["src/new.json"]["live claims"] == "3"
    assert by_file["src/faulty.json"]["problems that held back"] != "0"
    assert by_file[""]["article"] == "all"


@needs_seed
def test_seed() -> None:
    flow, problems, articles = tables(open_dataset(built(SEED)[0]))
    _adds_up(flow)
    steps = _steps(flow)
    # .ann and .txt, articles.toml; mapping.toml and registry.toml are no articles.
    assert [steps["files", step][1] for step in ("read", "of articles in the dataset", "files of annotations")] == [
        5,
        3,
        1,
    ]
    assert steps["claims", "live"] == (0, 20)
    assert steps["claims", "taken apart"] == (1, 18)
    assert steps["events", "stated by a live claim"] == (4, 11)
    assert steps["statements", "stated by a live claim"] == (0, 40)
    assert steps["figures", "stated by a live claim"] == (0, 5)
    assert problems.rows == ()
    assert [row[3:7] for row in _rows(articles)] == [("20", "15", "40", "5")] * 2


@pytest.mark.parametrize("number", range(3))
def test_every_table_says_what_it_rests_on(number: int) -> None:
    dataset = _corpus()
    assert tables(dataset)[number].notes[:2] == (f"From {dataset.extent}.", "Filters: none.")
