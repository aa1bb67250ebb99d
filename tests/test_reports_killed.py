"""Killed by side and source: ranges, parts below their wholes, and nothing added up that may be the same dead."""

from typing import Any

import pytest

from rashomon.dataset import open_dataset
from rashomon.errors import UsageError
from rashomon.reports import Choice
from rashomon.reports.killed import tables
from rashomon.table import Table
from rashomon.view import Claim, Span
from reports_case import BASE, actor, article, claim, count, event, source
from seed import SEED, built, needs_seed

REBELS, GUARDS = actor("rebels", "Rebels"), actor("guards", "Guards")
SPEAKERS = (actor("army", "Army"), actor("watch", "Watch"), actor("wire", "Wire"))
GROUP: dict[str, Any] = {"group": REBELS.iri}
RAID = event("raid", key="raid")
SIEGE = event("siege", key="siege")


def _rows(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.value if cell else "" for cell in row) for row in table.rows]


@needs_seed
def test_seed() -> None:
    (table,) = tables(open_dataset(built(SEED)[0]))
    assert table.columns == ("event", "side", "Syrian Observatory for Human Rights", "range over sources")
    clash = "armed clash (Khan Sheikhun, 2019-08-21)"
    assert _rows(table) == [
        (clash, "anti-government fighters", "21", "21"),
        (clash, "\xa0\xa0of which jihadists in Idlib", "18", "18"),
        (clash, "government or loyalist fighters", "10", "10"),
    ]


@needs_seed
def test_seed_by_another_measure() -> None:
    (table,) = tables(open_dataset(built(SEED)[0]), Choice(measure="vehicles"))
    assert table.title == "Vehicles, by side and by source"
    assert [row[1:] for row in _rows(table)] == [("no side named", "24 or more", "24 or more")]


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (None, 3, None, "3"),
        (20, None, 25, "20–25"),
        (20, 22, 25, "20–25, best 22"),
        (5, None, None, "5 or more"),
        (None, None, 60, "up to 60"),
        (5, 7, None, "5 or more, best 7"),
        (None, 7, 60, "up to 60, best 7"),
        (4, None, 4, "4"),
        (0, None, 2, "0–2"),
    ],
)
def test_a_figure_keeps_low_best_and_high(low: int | None, best: int | None, high: int | None, words: str) -> None:
    one = count("one", "raid", best, low=low, high=high, **GROUP)
    (table,) = tables(source(RAID, REBELS, *SPEAKERS, one, claim("army", one)))
    assert _rows(table)[0][2] == words


def test_rival_figures_stand_side_by_side_and_are_not_added() -> None:
    three, five, range_ = (
        count("three", "raid", 3, **GROUP),
        count("five", "raid", low=5, **GROUP),
        count("range", "raid", low=2, high=4, **GROUP),
    )
    told = (claim("army", three), claim("watch", five), claim("wire", range_, certainty="Probable"))
    (table,) = tables(source(RAID, REBELS, *SPEAKERS, three, five, range_, *told))
    assert table.columns[2:] == ("Army", "Watch", "Wire", "range over sources")
    assert _rows(table) == [("raid", "Rebels", "3", "5 or more", "probably 2–4", "2 or more (figures do not meet)")]


def test_figures_that_meet_are_not_said_not_to() -> None:
    three, range_ = count("three", "raid", 3, **GROUP), count("range", "raid", low=2, high=4, **GROUP)
    (table,) = tables(source(RAID, REBELS, *SPEAKERS, three, range_, claim("army", three), claim("wire", range_)))
    assert _rows(table)[0][-1] == "2–4"


def test_a_denied_or_predicted_figure_and_one_in_a_headline_are_shown_and_not_in_the_range() -> None:
    figures = [count(f"c{number}", "raid", number, **GROUP) for number in (3, 40, 50, 60)]
    told = (
        claim("army", figures[0]), claim("watch", figures[1], polarity="Negated"),
        claim("wire", figures[2], voice="Headline"), claim("wire", figures[3], speech_act="predicts"),
    )  # fmt: skip
    (table,) = tables(source(RAID, REBELS, *SPEAKERS, *figures, *told))
    row = dict(zip(table.columns, _rows(table)[0], strict=True))
    assert row["Watch"] == "not 40"
    assert row["Wire"] == "50 (headline); 60 (predicted)"
    assert row["range over sources"] == "3"


def test_parts_stand_below_their_whole_at_any_depth() -> None:
    whole = count("whole", "raid", 30, **GROUP)
    part = count("part", "raid", 20, group=GUARDS.iri, included_in=whole.iri)
    rest = count("rest", "raid", 5, group=BASE + "watch", included_in=part.iri)
    alone = count("alone", "raid", 9, group=GUARDS.iri)
    (table,) = tables(
        source(RAID, REBELS, GUARDS, *SPEAKERS, whole, part, rest, alone, claim("army", whole, part, rest, alone))
    )
    assert [row[1:] for row in _rows(table)] == [
        ("Guards", "9", "9"),
        ("Rebels", "30", "30"),
        ("\xa0\xa0of which Guards", "20", "20"),
        ("\xa0\xa0\xa0\xa0of which Watch", "5", "5"),
    ]


def test_a_total_adds_up_different_events_as_ranges_and_only_by_the_range_over_sources() -> None:
    figures = [
        count("a", "raid", 3, **GROUP), count("b", "raid", low=5, high=6, **GROUP), count("c", "siege", 10, **GROUP),
    ]  # fmt: skip
    part = count("d", "siege", 4, group=GUARDS.iri, included_in=figures[2].iri)
    told = (claim("army", figures[0], figures[2], part), claim("watch", figures[1]))
    (table,) = tables(source(RAID, SIEGE, REBELS, GUARDS, *SPEAKERS, *figures, part, *told))
    assert _rows(table)[-1] == ("all events", "Rebels, all events", "–", "–", "13–16")


@pytest.mark.parametrize("why", ["no key", "part"])
def test_no_total_where_two_events_may_be_one_or_one_holds_the_other(why: str) -> None:
    def span(name: str) -> Span:
        return Span(iri=f"{BASE}article/{name}#offset_0_3", article=f"{BASE}article/{name}", begin=0, end=3)

    if why == "no key":
        first, second = event("raid", evidence=(span("a"),)), event("siege", evidence=(span("b"),))
    else:
        first, second = event("raid", key="raid", part_of=(SIEGE.iri,)), SIEGE
    figures = [count("a", "raid", 3, **GROUP), count("c", "siege", 10, **GROUP)]
    things = (first, second, REBELS, *SPEAKERS, *figures, claim("army", *figures), article("a"), article("b"))
    (table,) = tables(source(*things))
    assert [row[0] for row in _rows(table)] == ["raid", "siege"]
    assert "No total for Rebels: two of the events may be one, or one is part of another." in table.notes


def test_two_events_without_a_key_in_one_article_are_two() -> None:
    where = Span(iri=f"{BASE}article/a#offset_0_3", article=f"{BASE}article/a", begin=0, end=3)
    figures = [count("a", "raid", 3, **GROUP), count("c", "siege", low=10, **GROUP)]
    events = (event("raid", evidence=(where,)), event("siege", evidence=(where,)))
    (table,) = tables(source(*events, REBELS, *SPEAKERS, *figures, claim("army", *figures)))
    assert _rows(table)[-1][-1] == "13 or more"


def test_only_the_events_that_are_named() -> None:
    figures = [count("a", "raid", 3, **GROUP), count("c", "siege", 10, **GROUP)]
    things = (RAID, SIEGE, REBELS, *SPEAKERS, *figures, claim("army", *figures))
    (table,) = tables(source(*things), Choice(event=("SIEGE",)))
    assert [row[0] for row in _rows(table)] == ["siege"]
    assert "Only rows about: siege." in table.notes
    with pytest.raises(UsageError, match=r"There is no event siegge. Did you mean siege"):
        tables(source(*things), Choice(event=("siegge",)))


def test_a_measure_by_which_nobody_counts_is_refused() -> None:
    one = count("a", "raid", 3)
    with pytest.raises(UsageError, match=r"Nobody counts by injured here\. Measures: killed"):
        tables(source(RAID, *SPEAKERS, one, claim("army", one)), Choice(measure="injured"))


def test_nobody_counts_anything() -> None:
    (table,) = tables(source(RAID))
    assert table.columns == ("event", "side", "range over sources")
    assert table.rows == ()


def test_where_each_figure_is_hedged_the_hedge_stays_on_the_range() -> None:
    six, eight, ten = (count(name, "raid", n, **GROUP) for name, n in (("six", 6), ("eight", 8), ("ten", 10)))
    siege = count("s", "siege", 4, **GROUP)

    def last(*told: Claim) -> list[str]:
        (table,) = tables(source(RAID, SIEGE, REBELS, *SPEAKERS, six, eight, ten, siege, *told))
        assert any("where each is hedged" in note and "predicted" in note for note in table.notes)
        return [row[-1] for row in _rows(table)]

    probably = claim("army", six, certainty="Probable")
    assert last(probably) == ["probably 6"]
    assert last(probably, claim("watch", eight, certainty="Probable")) == ["probably 6–8 (figures do not meet)"]
    assert last(probably, claim("watch", eight, certainty="Possible")) == ["hedged: 6–8 (figures do not meet)"]
    assert last(probably, claim("watch", six)) == ["6"]
    assert last(probably, claim("watch", siege)) == ["probably 6", "4", "probably 10"]
