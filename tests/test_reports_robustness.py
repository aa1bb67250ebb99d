"""Robustness: what each figure becomes without a source, of one status, by one coder, reviewed only."""

from typing import cast

import pytest

from rashomon.dataset import Dataset, Source, open_dataset
from rashomon.errors import UsageError
from rashomon.reports import Choice
from rashomon.reports.robustness import _parties, tables
from rashomon.selection import Filters
from rashomon.table import Table
from reports_case import actor, article, claim, count, event, source, unnamed
from sample import sample
from seed import SEED, built, needs_seed

ITIC = "Meir Amit Intelligence and Terrorism Information Center"
SOHR = "Syrian Observatory for Human Rights"


def _rows(table: Table) -> dict[str, dict[str, str]]:
    return {
        first.value: {name: cell.value for name, cell in zip(table.columns[1:], rest, strict=True) if cell}
        for first, *rest in table.rows
        if first
    }


def _seed() -> Dataset:
    return open_dataset(built(SEED)[0])


@needs_seed
def test_seed_by_status_without_each_source() -> None:
    status, *_ = tables(_seed())
    rows = _rows(status)
    assert list(rows) == [
        "everything", f"without {ITIC}", f"without {SOHR}", "without author of the article",
        "without Government of Syria", "without Government of Turkey", "without local activists",
        "only as coded by first-annotator",
    ]  # fmt: skip
    assert rows["everything"] == {
        "asserted by an author": "14", "attributed only": "31", "hedged": "2", "headline only": "2", "contested": "4",
        "predicted": "3", "mentioned": "4",
    }  # fmt: skip
    # ITIC alone says 11 of them (the convoy and its forces others say too), two purposes and the prediction.
    assert rows[f"without {ITIC}"] == {
        "asserted by an author": "14", "attributed only": "20 *", "hedged": "2", "headline only": "2",
        "contested": "2 *", "predicted": "0 *", "mentioned": "4",
    }  # fmt: skip
    # Whom the ministry's purpose was set against, is contested by nobody then; one of them was only assessed.
    assert rows["without Government of Turkey"]["contested"] == "0 *"
    assert rows["without Government of Turkey"]["hedged"] == "3 *"
    assert rows["without local activists"] == rows["everything"]
    assert "“Reviewed only” is left out: no claim bears a review mark." in status.notes
    assert status.columns[0] == "with which claims"
    assert any(note.startswith("“predicted”: predicted, demanded, threatened or promised") for note in status.notes)


@needs_seed
def test_seed_corroborated_and_killed() -> None:
    _, corroborated, killed = tables(_seed())
    parties = _rows(corroborated)
    # Three contents are only predicted.
    # The capture and who took it: SOHR and the activists. The convoy and its forces: SOHR is none of the three.
    assert parties["everything"] == {
        "contents": "60", "affirmed by 1 party": "45", "by 2 or more": "4", "by 3 or more": "2", "most parties": "3",
    }  # fmt: skip
    assert parties[f"without {SOHR}"]["by 2 or more"] == "2 *"
    assert parties[f"without {ITIC}"]["by 3 or more"] == "0 *"
    dead = _rows(killed)
    assert set(dead["everything"].values()) == {"21", "10"}
    assert set(dead[f"without {SOHR}"].values()) == {"– *"}
    assert set(dead[f"without {ITIC}"].values()) == {"21", "10"}
    assert "only what is attributed only" in dead


@needs_seed
def test_a_part_is_tried_within_its_own_filters() -> None:
    dataset = _seed()
    (sohr,) = [iri for iri, entity in dataset.view.entities.items() if entity.label == SOHR]
    part = dataset.select(Filters(without=(sohr,)))
    status, *_ = tables(part)
    rows = _rows(status)
    assert f"without {SOHR}" not in rows
    assert rows["everything"]["attributed only"] == "21"  # the capture and who took it: the activists still say so
    assert rows[f"without {ITIC}"]["attributed only"] == "10 *"
    assert any(f"without {SOHR}" in note for note in status.notes[:2])


@needs_seed
def test_one_figure_alone_and_not_every_source() -> None:
    (table,) = tables(_seed(), Choice(figure="vehicles", most=2))
    rows = _rows(table)
    assert [label for label in rows if label.startswith("without")] == [f"without {ITIC}", f"without {SOHR}"]
    assert set(rows[f"without {ITIC}"].values()) == {"– *"}
    assert "Tried one by one: the 2 sources with most claims; 4 others are not." in table.notes
    assert any(note.startswith("“*”: differs from the first row") for note in table.notes)


@needs_seed
def test_what_stays_and_what_changes_is_told() -> None:
    (table,) = tables(_seed(), Choice(figure="killed"))
    assert not any(note.startswith(("The same in every row", "Nothing changes")) for note in table.notes)
    with pytest.raises(UsageError, match=r"There is no figure deaths here. Figures: status, corroborated, .*killed"):
        tables(_seed(), Choice(figure="deaths"))


def test_everything_is_what_the_dataset_says() -> None:
    dataset = open_dataset(sample()[0])
    status, corroborated, _ = tables(dataset, Choice(most=3))
    view = dataset.view
    every = [one for group in (view.events, view.statements, view.counts) for one in group.values()]
    assert sum(int(number) for number in _rows(status)["everything"].values()) == len(every)
    assert _rows(corroborated)["everything"]["contents"] == str(len(every))
    for label, row in _rows(status).items():
        numbers = {name: int(cell.removesuffix(" *")) for name, cell in row.items()}
        for name, number in numbers.items():
            is_marked = row[name].endswith(" *")
            assert is_marked == (str(number) != _rows(status)["everything"][name]), (label, name)


def _asked(dataset: Source, parties: int) -> int:
    return len(set(dataset.ask("corroborated", parties=str(parties)).column("content_iri")))


@needs_seed
@pytest.mark.parametrize("which", ["seed", "sample"])
def test_corroborated_is_what_the_question_of_that_name_finds(which: str) -> None:
    dataset = _seed() if which == "seed" else open_dataset(sample()[0])
    (table,) = tables(dataset, Choice(figure="corroborated"))
    rows = _rows(table)
    for party, words in _parties(dataset.view)[:5]:
        part = dataset.select(Filters(without=(party,)))
        assert rows[f"without {words}"]["by 2 or more"].removesuffix(" *") == str(_asked(part, 2)), words
    assert rows["everything"]["by 2 or more"] == str(_asked(dataset, 2))
    assert rows["everything"]["by 3 or more"] == str(_asked(dataset, 3))


@needs_seed
@pytest.mark.parametrize("which", ["seed", "sample"])
def test_without_a_party_no_claim_is_left_that_counts_for_it(which: str) -> None:
    dataset = _seed() if which == "seed" else open_dataset(sample()[0])
    parties = _parties(dataset.view)
    assert len(parties) > 5
    for party, words in parties:
        left = dataset.select(Filters(without=(party,))).view.claims.values()
        assert not [claim.iri for claim in left if party in claim.parties], words


class _Whole:
    """A graph by hand of which nothing is left out."""

    def __init__(self, whole: Source) -> None:
        self.view, self.extent, self.filters = whole.view, whole.extent, whole.filters

    def select(self, filters: Filters) -> "_Whole":
        del filters
        return self


def test_two_sides_of_one_name_keep_their_own_figures() -> None:
    first, second = unnamed("first", "civilians", "a"), unnamed("second", "civilians", "b")
    three, five = count("three", "raid", 3, group=first.iri), count("five", "raid", 5, group=second.iri)
    things = (event("raid"), first, second, article("a"), article("b"), actor("gov"), three, five)
    given = source(*things, claim("gov", three), claim("gov", five))
    (table,) = tables(cast("Source", _Whole(given)), Choice(figure="killed"))
    assert _rows(table)["everything"] == {
        "raid: civilians, in “Headline a”": "3",
        "raid: civilians, in “Headline b”": "5",
    }
