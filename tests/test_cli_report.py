"""`rashomon report` as a user meets it."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main
from rashomon.reports import REPORTS
from running import run
from sample import sample

FORMS = ("text", "csv", "markdown", "html", "latex")
SUFFIXES = {"a.csv": "csv", "a.md": "markdown", "a.HTML": "html", "a.tex": "latex", "a.txt": "text"}


def _report(*arguments: str | Path, dataset: bool = True) -> Result:
    chosen = ["--dataset", str(sample()[0])] if dataset else []
    return CliRunner(env={"RASHOMON_DATASET": None, "COLUMNS": "100"}).invoke(
        main, ["report", *map(str, arguments), *chosen]
    )


def _table(*arguments: str) -> list[list[str]]:
    done = _report(*arguments, "--format", "csv")
    assert done.exit_code == 0, done.output
    return list(csv.reader(io.StringIO(done.stdout, newline="")))


def test_the_list_names_every_report_with_its_options() -> None:
    shown = _report("--list", dataset=False)
    assert shown.exit_code == 0
    for each in REPORTS:
        assert f"\n{each.name}\n  {each.title}" in f"\n{shown.output}"
    assert "Options: --event, --rows" in shown.output
    assert max(map(len, shown.output.splitlines())) <= 100


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [each.name for each in REPORTS if each.name != "robustness"])
def test_every_report_in_every_form(name: str, form: str) -> None:
    done = _report(name, "--format", form)
    assert done.exit_code == 0, done.output
    told = done.stderr if form == "csv" else done.stdout
    assert "article" in told
    assert "held back." in told
    assert "Filters: none." in told


@pytest.mark.parametrize(("name", "form"), SUFFIXES.items())
def test_the_suffix_of_the_file_names_the_form(tmp_path: Path, name: str, form: str) -> None:
    done = _report("killed", "-o", tmp_path / name)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "written" in done.stderr
    assert (tmp_path / name).read_bytes() == _report("killed", "--format", form).stdout_bytes


def test_a_suffix_that_names_no_form_is_a_wrong_call(tmp_path: Path) -> None:
    done = _report("killed", "-o", tmp_path / "a.docx")
    assert done.exit_code == 2
    assert "Known: .txt, .csv" in done.output
    assert not (tmp_path / "a.docx").exists()
    assert _report("killed", "-o", tmp_path / "a.docx", "--format", "html").exit_code == 0


def test_rows_in_which_speakers_differ_of_one_event() -> None:
    all_rows, differing = _table("claim-matrix"), _table("claim-matrix", "--rows", "differing")
    assert 1 < len(differing) < len(all_rows)
    convoy = "the Turkish convoy's move south"
    found = _table("claim-matrix", "--rows", "differing", "--event", convoy)
    assert {row[0] for row in found[1:]} == {convoy}
    assert _table("claim-matrix", "--rows", "differing", "--event", "CONVOY") == found, "the key, in any case"


def test_filters_narrow_a_report_and_are_told() -> None:
    done = _report("killed", "--format", "csv", "--without", "Mashriq Monitor")
    assert done.exit_code == 0, done.output
    assert "Mashriq Monitor" not in done.stdout
    assert "Filters: without Mashriq Monitor" in done.stderr
    assert "Mashriq Monitor" in _report("killed", "--format", "csv").stdout


def test_another_measure() -> None:
    assert ["12" in row for row in _table("killed", "--measure", "injured")[1:]] == [True]


def test_one_of_several_tables() -> None:
    one, two = (_report("source-profile", "--format", "csv", "--table", number).stdout_bytes for number in ("1", "2"))
    every = _report("source-profile", "--format", "csv").stdout_bytes
    assert every.startswith(one + b"\r\n" + two + b"\r\n")
    wrong = _report("source-profile", "--table", "4")
    assert wrong.exit_code == 2
    assert "the report source-profile has 3" in " ".join(wrong.output.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["killed", "--rows", "differing"], "The report killed takes no --rows. It takes: --event, --measure."),
        (["corpus-flow", "--event", "x"], "It takes the filters only."),
        (["claim-matrx"], "There is no report claim-matrx. Did you mean claim-matrix?"),
        (
            ["claim-matrix", "--event", "nothing like it"],
            "There is no event nothing like it. Take a name, a key, a type or an IRI. There are, for example: air ",
        ),
        (["killed", "--event", "foo"], "; capture of Khan Sheikhun; "),
        (["killed", "-o", "a.xlsx"], "Use `rashomon export DATASET -o a.xlsx`"),
        (["killed", "--from", ""], "--from is empty"),
        (["killed", "--standalone"], "--standalone is for LaTeX only"),
        (["robustness", "--figure", "x"], "There is no figure x here. Figures: status, corroborated,"),
        ([], "name a report; `rashomon report --list` shows them."),
    ],
)
def test_a_wrong_call_says_what_is_right(arguments: list[str], told: str) -> None:
    done = _report(*arguments)
    assert done.exit_code == (1 if told.endswith("is empty") else 2)
    assert told in " ".join(done.output.replace("│", " ").split())


def test_a_wrong_call_shows_the_usage_of_the_command() -> None:
    done = _report("killed", "--rows", "differing")
    assert done.stderr.startswith("Usage: main report [OPTIONS] [NAME]\nTry 'main report --help' for help.\n")


def test_robustness_of_one_figure() -> None:
    rows = _table("robustness", "--figure", "corroborated", "--most", "1")
    assert [row[0] for row in rows[1:3]] == ["everything", rows[2][0]]
    assert sum(row[0].startswith("without ") for row in rows) == 1


def test_latex_as_a_piece_and_as_a_document() -> None:
    piece = _report("killed", "--format", "latex").stdout
    document = _report("killed", "--format", "latex", "--standalone").stdout
    assert "\\documentclass" not in piece
    assert document.startswith("\\documentclass")
    assert document.rstrip().endswith("\\end{document}")


def test_the_same_bytes_whatever_the_order_of_hashes() -> None:
    folder = sample()[0]
    calls = (
        ("claim-matrix", "--format", "html"),
        ("source-profile", "--format", "latex"),
        ("robustness", "--format", "csv", "--most", "1", "--figure", "status"),
    )
    for call in calls:
        first, second = (run("report", *call, "--dataset", folder, env={"PYTHONHASHSEED": seed}) for seed in "12")
        assert first.returncode == 0, first.stderr
        assert first.stdout == second.stdout
