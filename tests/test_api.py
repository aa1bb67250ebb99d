"""From Python: read, check, build, open; nothing happens on import, nothing is printed."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

import rashomon
from rashomon.errors import NotBuiltError
from running import environment
from sample import DATA, sample

TWENTY = DATA / "twenty-lines"


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, rashomon; print(sorted(name for name in sys.modules if 'rashomon' in name))"
    done = subprocess.run([sys.executable, "-c", code], env=environment({}), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['rashomon']"


@pytest.mark.parametrize("name", rashomon.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(rashomon, name).__doc__
    assert name in dir(rashomon)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = rashomon.no_such_thing


def test_read_gives_articles_with_what_was_wrong(tmp_path: Path) -> None:
    assert [article.headline for article in rashomon.read(str(TWENTY)).articles] == [
        "Radio tower has fallen, says governor"
    ]
    bad = tmp_path / "bad.json"
    bad.write_text(
        '{"headline": "H", "language": "en", "text": "Nothing.", "events": [{"type": "air-strike", "trigger": "hit"}]}',
        encoding="utf-8",
    )
    read = rashomon.read(bad)
    assert [problem.place.file for problem in read.problems] == [bad.as_posix()]


def test_check_writes_nothing_and_counts(tmp_path: Path) -> None:
    outcome = rashomon.check(TWENTY)
    assert (outcome.articles, outcome.claims, outcome.conforms) == (1, 3, True)
    assert not list(tmp_path.iterdir())


def test_build_gives_a_dataset_that_is_asked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    dataset = rashomon.build(TWENTY, output=tmp_path / "dataset")
    table = dataset.ask("denials")
    assert table.records()[0]["denied_by"] == "The rebels"
    assert table.title
    assert len(list(dataset.claims())) == 3
    assert [event.type for event in dataset.events()] == ["territorial-gain"]
    assert rashomon.open_dataset(tmp_path / "dataset").manifest == dataset.manifest
    assert capfd.readouterr() == ("", "")


def test_what_cannot_be_built_is_an_error_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# A note", encoding="utf-8")
    with pytest.raises(NotBuiltError, match="nothing was read") as caught:
        rashomon.build(tmp_path / "note.md", output=tmp_path / "dataset")
    assert any("note.md" in line for line in caught.value.problems)
    assert not (tmp_path / "dataset").exists()


def test_the_graph_is_an_rdflib_dataset_with_its_named_graphs() -> None:
    dataset = rashomon.open_dataset(sample()[0])
    graph = dataset.graph()
    assert isinstance(graph, rdflib.Dataset)
    assert len(graph) == dataset.manifest.counts["quads"]
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Claim")))
    assert {str(claim) for claim in claims} == {claim.iri for claim in dataset.claims()}


def test_options_reach_the_build(tmp_path: Path) -> None:
    dataset = rashomon.build(
        TWENTY, output=tmp_path / "d", base="https://data.example/", profile="minimal", without_texts=True
    )
    assert dataset.base == "https://data.example/"
    assert dataset.manifest.settings["profile"] == "minimal"
    assert not any(dataset.text(article) for article in dataset.articles())
    assert all(claim.iri.startswith("https://data.example/") for claim in dataset.claims())


def test_a_part_is_selected_by_names_and_asked_like_the_whole() -> None:
    dataset = rashomon.open_dataset(sample()[0])
    part = dataset.select(without=["سانا", "mashriq-monitor"], from_day="2019-08-19")
    assert part.filters[0] == "without SANA and Mashriq Monitor"
    assert len(list(part.claims())) < len(list(dataset.claims()))
    assert part.ask("status-profile").records()
    narrower = part.select(status="contested")
    assert 0 < len(list(narrower.claims())) < len(list(part.claims()))
    assert dataset.select().filters == ()
    with pytest.raises(rashomon.RashomonError, match="Did you mean Mashriq Monitor"):
        dataset.select(according_to="Mashrik Monitor")


def test_a_filter_that_does_not_exist_is_not_passed_over() -> None:
    dataset = rashomon.open_dataset(sample()[0])
    with pytest.raises(rashomon.RashomonError, match=r"There is no filter wihtout\. Did you mean without"):
        dataset.select(wihtout="SANA")  # type: ignore[call-arg]


def test_days_may_be_dates_and_sources_lists() -> None:
    dataset = rashomon.open_dataset(sample()[0])
    assert dataset.select(from_day=dt.date(2019, 8, 27)).filters == dataset.select(from_day="2019-08-27").filters
    assert rashomon.check([TWENTY]).claims == rashomon.check(TWENTY).claims == 3


def test_what_a_console_shows_is_short() -> None:
    dataset = rashomon.open_dataset(sample()[0])
    assert repr(dataset).endswith(f"{dataset.extent}>")
    assert dataset.extent in dataset._repr_html_()
    assert "without SANA" in repr(dataset.select(without="SANA"))
    assert len(repr(dataset.ask("killed-by-side"))) < 400
