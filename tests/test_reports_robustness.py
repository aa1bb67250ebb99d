"""Robustness: what each figure becomes without a source, of one status, by one coder, reviewed only."""

import pytest

from rashomon.dataset import Dataset, open_dataset
from rashomon.errors import UsageError
from rashomon.reports import Choice
from rashomon.reports.robustness import tables
from rashomon.selection import Filters
from rashomon.table import Table
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
        "only as coded by first-annotator", "reviewed only",
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
    assert set(rows["reviewed only"].values()) == {"0 *"}, "nobody has reviewed a claim"


@needs_seed
def test_seed_corroborated_and_killed() -> None:
    _, corroborated, killed = tables(_seed())
    parties = _rows(corroborated)
    # The capture and who took it: SOHR and the activists. The convoy and its forces: SOHR is none of the three.
    assert parties["everything"] == {
        "contents": "60", "affirmed by 1 party": "48", "by 2 or more": "4", "by 3 or more": "2", "most parties": "3",
    }  # fmt: skip
    assert parties[f"without {SOHR}"]["by 2 or more"] == "2 *"
    assert parties[f"without {ITIC}"]["by 3 or more"] == "0 *"
    dead = _rows(killed)
    assert set(dead["everything"].values()) == {"21", "10"}
    assert set(dead[f"without {SOHR}"].values()) == {"– *"}
    assert set(dead[f"without {ITIC}"].values()) == {"21", "10"}
    assert "only attributed only" in dead


@needs_seed
def test_a_part_is_tried_within_its_own_filters() -> None:
    dataset = _seed()
    (sohr,) = [iri for iri, entity in dataset.view.entities.items() if entity.label == SOHR]
    part = dataset.select(Filters(without=(sohr,)))
    status, *_ = tables(part)
    rows = _rows(status)
    assert f"without {SOHR}" not in rows
    assert rows["everything"]["attributed only"] == "19"
    assert rows[f"without {ITIC}"]["attributed only"] == "8 *"
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
    assert _rows(corroborated)["everything"]["by 2 or more"] == str(sum(one.independent_parties >= 2 for one in every))
    for label, row in _rows(status).items():
        numbers = {name: int(cell.removesuffix(" *")) for name, cell in row.items()}
        for name, number in numbers.items():
            is_marked = row[name].endswith(" *")
            assert is_marked == (str(number) != _rows(status)["everything"][name]), (label, name)
