"""Decisions at build: joined, un-joined to the same bytes, contradicted."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon.article import Article, Event
from rashomon.dataset import Dataset, open_dataset
from rashomon.pipeline import Options, build
from rashomon.problems import Problem, Severity
from rashomon.view import View
from small_sources import REGISTRY, TEXT, article, span, write

HEAD = "kind,a,b,decision,by,on,why\n"
SEIZED = "event-7-13-territorial-gain"
JOIN = f"event,one#{SEIZED},two#{SEIZED},same,Ana Ruiz,2026-01-02,the same town and day\n"


def _build(folder: Path, lines: str | None = None) -> tuple[Dataset, list[Problem]]:
    if lines is not None:
        (folder / "matches.csv").write_bytes((HEAD + lines).encode())
    problems: list[Problem] = []
    output = folder.parent / "dataset"
    outcome = build([folder], output, Options(), problems.append)
    assert outcome.conforms, problems
    return open_dataset(output), problems


def _seizures(view: View) -> list[str]:
    return [iri for iri, event in view.events.items() if event.type == "territorial-gain"]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return write(tmp_path / "sources", article("one"), article("two"))


def test_same_joins_and_the_smaller_iri_stays(two: Path) -> None:
    before = _seizures(_build(two, "")[0].view)
    assert len(before) == 2
    dataset, problems = _build(two, JOIN)
    assert _seizures(dataset.view) == [min(before)]
    assert not [problem for problem in problems if problem.severity is not Severity.INFO]
    event = dataset.view.events[min(before)]
    assert {one.article for one in event.evidence} == set(dataset.view.articles)
    assert len(dataset.view.claims_on(event.iri)) == 4


def test_deleting_the_line_gives_the_bytes_from_before(two: Path) -> None:
    before = _build(two, "")[0].graph_file.read_bytes()
    joined = _build(two, JOIN)[0].graph_file.read_bytes()
    assert joined != before
    assert _build(two, "")[0].graph_file.read_bytes() == before


@pytest.mark.parametrize("decision", ["", "unsure", "not same"])
def test_what_is_not_decided_joins_nothing(two: Path, decision: str) -> None:
    dataset, problems = _build(two, JOIN.replace("same,", f"{decision},", 1))
    assert len(_seizures(dataset.view)) == 2
    assert all(problem.severity is Severity.INFO for problem in problems)


def test_the_order_of_lines_and_of_a_and_b_makes_no_difference(tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", article("one"), article("two"), article("three"))
    second = JOIN.replace("one#", "three#")
    graphs = [_content(_build(folder, lines)[0]) for lines in (JOIN + second, second + JOIN)]
    turned = f"event,two#{SEIZED},one#{SEIZED},same,,,\n{second}"
    assert graphs[0] == graphs[1] == _content(_build(folder, turned)[0])
    assert len(_seizures(_build(folder, turned)[0].view)) == 1


def _content(dataset: Dataset) -> list[bytes]:
    return [line for line in dataset.lines() if b"graph/content>" in line or b"graph/derived>" in line]


def _keyed(name: str, key: str) -> Article:
    made = article(name)
    return replace(made, events=(replace(made.events[0], key=key), *made.events[1:]))


def test_an_event_with_a_key_keeps_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", article("one"), _keyed("two", "dorn-falls"), _keyed("three", "dorn-falls"))
    dataset, _ = _build(folder, f"event,one#{SEIZED},dorn-falls,same,,,\n")
    (event,) = _seizures(dataset.view)
    assert event.endswith("event/dorn-falls")
    assert len({one.article for one in dataset.view.events[event].evidence}) == 3
    again, _ = _build(folder, f"event,one#{SEIZED},two#{SEIZED},same,,,\n")
    assert _seizures(again.view) == [event]


def test_of_two_keys_the_smaller_stays(tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", _keyed("one", "town"), _keyed("two", "dorn"))
    dataset, _ = _build(folder, "event,town,dorn,same,,,\n")
    (event,) = _seizures(dataset.view)
    assert dataset.view.events[event].key == "dorn"


def test_an_annotation_may_be_named_by_its_own_id(two: Path) -> None:
    assert len(_seizures(_build(two, "event,one#seizure,two#seizure,same,,,\n")[0].view)) == 1


def test_the_narrower_type_stays(tmp_path: Path) -> None:
    other = article("two")
    broad = replace(other, events=(replace(other.events[0], type="use-of-force"), *other.events[1:]))
    dataset, _ = _build(write(tmp_path / "sources", broad, article("one")), "event,two#seizure,one#seizure,same,,,\n")
    assert [dataset.view.events[iri].type for iri in _seizures(dataset.view)] == ["territorial-gain"]


def test_part_of_is_written(two: Path) -> None:
    dataset, _ = _build(two, "event,one#killing,two#seizure,part of,Ana,,\n")
    (killing,) = (one for one in dataset.view.events.values() if one.part_of)
    assert killing.type == "use-of-force"
    assert killing.part_of[0] in _seizures(dataset.view)


def test_who_decided_stands_in_the_graph_and_the_file_in_the_manifest(two: Path) -> None:
    dataset, _ = _build(two, JOIN)
    said = b"".join(line for line in dataset.lines() if b"graph/judgements>" in line)
    assert b"coder/Ana%20Ruiz" in said
    assert b"the same town and day" in said
    assert b"2026-01-02" in said
    assert [one.path for one in dataset.manifest.inputs if one.role == "matches"] == ["sources/matches.csv"]


def test_a_contradiction_is_told_with_file_and_line_and_joins_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", *map(article, ("one", "two", "three")))
    lines = "".join(
        f"event,{a}#seizure,{b}#seizure,{what},,,\n"
        for a, b, what in (("one", "two", "same"), ("two", "three", "same"), ("one", "three", "not same"))
    )
    dataset, problems = _build(folder, lines)
    assert len(_seizures(dataset.view)) == 3
    (problem,) = (one for one in problems if one.code == "matches-contradict")
    assert problem.severity is Severity.VIOLATION
    assert (Path(problem.place.file or "").name, problem.place.line) == ("matches.csv", 4)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("event,nine#seizure,one#seizure,same,,,\n", "no article here is called nine"),
        ("event,one#nothing,two#seizure,same,,,\n", "one has no event nothing"),
        ("event,no-key,two#seizure,same,,,\n", "no event here has the key no-key"),
        ("place,one#m-rebels,dorn,same,,,\n", "m-rebels of one is an actor, and not a place"),
        ("actor,one#m-guards,north,same,,,\n", "has no name"),
        ("place,one#m-dorn,north,same,,,\n", "north is an actor, and not a place"),
    ],
)
def test_a_line_about_what_is_not_there_is_told(two: Path, line: str, said: str) -> None:
    before = _content(_build(two, "")[0])
    dataset, problems = _build(two, line)
    assert _content(dataset) == before
    assert [one.place.line for one in problems if one.code == "match-unknown" and said in one.message] == [2]


def _unlisted(name: str, town: str) -> Article:
    """Give an article whose town leads to no entry."""
    text = TEXT.replace("Dorn", town)
    made = article("x")
    return replace(
        made,
        id=name,
        text=text,
        headline=name,
        mentions=(replace(made.mentions[2], span=span(town, text), entity=""),),
        events=(Event("seizure", "territorial-gain", span("seized", text), places=("m-dorn",)),),
        counts=(),
        claims=(replace(made.claims[0], evidence=(span(f"Rebels seized {town} on Monday", text),), claimants=()),),
    )


def test_a_name_is_led_to_the_names_list_in_its_article(tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", _unlisted("one", "Dorne"), _unlisted("two", "Dorne"))
    dataset, problems = _build(folder, "place,one#place-14-19,dorn,same,Ana,,\n")
    places = {event.places for event in dataset.view.events.values()}
    assert (f"{dataset.base}entity/dorn",) in places
    assert len(places) == 2, "the other article decides for itself"
    assert [one.place.article for one in problems if one.code == "name-unresolved"] == ["two"]


def test_two_names_without_entry_stay_two(tmp_path: Path) -> None:
    folder = write(tmp_path / "sources", _unlisted("one", "Dorne"), _unlisted("two", "Dorrn"))
    dataset, problems = _build(folder, "place,one#m-dorn,two#m-dorn,same,,,\n")
    assert len({event.places for event in dataset.view.events.values()}) == 2
    assert [one.place.line for one in problems if one.code == "names-without-entry"] == [2]
    led, _ = _build(folder, "place,one#m-dorn,two#m-dorn,same,,,\nplace,two#m-dorn,dorn,same,,,\n")
    assert {event.places for event in led.view.events.values()} == {(f"{led.base}entity/dorn",)}


def test_two_entries_of_the_names_list_are_never_made_one(tmp_path: Path) -> None:
    more = REGISTRY + '\n[dorne]\nkind = "place"\nnames.en = ["Dorne"]\n'
    folder = write(tmp_path / "sources", _unlisted("one", "Dorrn"), registry=more)
    _, problems = _build(folder, "place,one#m-dorn,dorn,same,,,\nplace,one#m-dorn,dorne,same,,,\n")
    assert [one.place.line for one in problems if one.code == "matches-contradict"] == [2]
