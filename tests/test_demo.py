"""`rashomon demo`, the first thing that people see: fits its columns, is the same each time, shows what matters."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

import sample_expectations as expected
from rashomon.cli import _demo_tables as tables
from running import run


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the demo prints where the output is no terminal."""
    done = run("demo", cwd=tmp_path_factory.mktemp("demo"))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def widths(text: str) -> list[int]:
    return [cell_len(line) for line in text.splitlines()]


def test_without_a_terminal_it_is_100_columns_wide(shown: str) -> None:
    assert max(widths(shown)) == 100


def test_it_is_the_same_every_time(shown: str, tmp_path: Path) -> None:
    assert run("demo", cwd=tmp_path, env={"COLUMNS": "100", "PYTHONHASHSEED": "1", "LC_ALL": "C"}).stdout == shown
    # Where the locale knows no such characters, as on some consoles, what is piped is UTF-8 all the same.
    elsewhere = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    assert run("demo", cwd=tmp_path, env=elsewhere).stdout == shown
    # Once more over what it made before.
    assert run("demo", cwd=tmp_path, env={"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}).stdout == shown


@pytest.mark.parametrize(("columns", "widest"), [(80, 80), (140, 116), (40, 80)])
def test_it_fits_the_terminal_within_what_is_easy_to_read(tmp_path: Path, columns: int, widest: int) -> None:
    done = run("demo", cwd=tmp_path, env={"COLUMNS": str(columns)})
    assert done.returncode == 0
    assert max(widths(done.stdout)) <= widest
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


def test_all_three_tables_are_there(shown: str) -> None:
    titles = ["Where sources differ", "The chain of one claim", "Killed, by side and by source"]
    lines = shown.splitlines()
    assert [line for line in lines if line in titles] == titles
    for title in titles:
        assert set(lines[lines.index(title) + 1]) == {"━"}


def test_all_answers_to_a_question_stand_under_it(shown: str) -> None:
    differ = shown.partition("The chain of one claim")[0]
    purposes = differ.partition("move south: purpose")[2].partition("\n\n")[0]
    for answer in ("resupply of the observation post at Morek", "arms for groups", "support for the rebels"):
        assert answer in purposes
    assert "through SANA" in purposes
    assert "probably" in purposes
    assert "[different answers, may all be true]" in purposes.partition("Orchard Institute")[2]
    # What may all be true is left to the question itself.
    grades = re.findall(r"^\S.* \[([^]]+)\]$", differ, re.MULTILINE)
    grave = {(item.grade, item.about) for item in expected.DIFFERENCES if item.grade != "compatible"}
    assert len(grades) == len(grave)
    assert grades[0] == "denied outright"


def test_a_wire_that_two_outlets_print_is_shown_once(shown: str) -> None:
    assert shown.count("resupply of the observation post at Morek") == 1
    assert "in The Harbour Gazette, Meridian" in shown


def test_the_chain_goes_from_the_page_to_the_source(shown: str) -> None:
    chain = shown.partition("The chain of one claim")[2].partition("Killed, by side")[0]
    steps = ["Shurfat al-Madina (ar)", "└─ SANA", "   └─ مصدر في وزارة الخارجية والمغتربين", "“الرتل كان ينقل أسلحة"]
    places = [chain.index(step) for step in steps]
    assert places == sorted(places)
    assert "without a name, on behalf of" in chain


def test_figures_stand_beside_who_gives_them(shown: str) -> None:
    killed = shown.partition("Killed, by side and by source")[2]
    for figure, source in (("at least 5", "Salma Haddad"), ("3 ", "Turkish Ministry"), ("20–25", "Mashriq Monitor"),
                           ("at least 61", "General Command")):  # fmt: skip
        assert re.search(rf"^ +{figure} .*{source}", killed, re.MULTILINE), figure


def test_figures_in_words() -> None:
    cases = {("3", "3", "3"): "3", ("", "3", ""): "3", ("5", "", ""): "at least 5", ("", "", "9"): "at most 9",
             ("20", "", "25"): "20–25", ("20", "22", "25"): "20–25, best 22"}  # fmt: skip
    assert {given: tables._figure(*given) for given in cases} == cases


def test_words_of_a_text_are_neither_markup_nor_emoji_nor_moved_to_another_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = tables._Page("Title", ("One", 1), ("Two", 1), ("Three", 1))
    page.row("[red]a[/red] :smile:", "طفلان", "طفلان")
    (line,) = [line for line in page.drawn().splitlines() if "طفلان" in line]
    assert "[red]a[/red] :smile:" in line
    # Between two cells in Arabic stands a mark, or a viewer would show them in each other's place.
    assert re.search("طفلان\u200e +طفلان$", line)
    assert "\u200e" not in line.rpartition(" ")[2]
