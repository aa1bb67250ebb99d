"""What the shell proposes while a command is typed: questions, parameters, values from the dataset, filters."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from rashomon.cli import main
from rashomon.dataset import open_dataset
from rashomon.questions import load, names
from rashomon.reports import REPORTS
from rashomon.reports.choice import chosen_events
from running import RASHOMON, ROOT, environment
from sample import sample


def proposed(*words: str, shell: type[ShellComplete] = ZshComplete) -> list[str]:
    """Propose what may stand in the place of the last word."""
    completing = shell(main, {}, "rashomon", "_RASHOMON_COMPLETE")
    return [item.value for item in completing.get_completions(list(words[:-1]), words[-1])]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_DATASET", raising=False)
    monkeypatch.delenv("RASHOMON_QUESTIONS", raising=False)


@pytest.fixture
def dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_DATASET", str(sample()[0]))


def test_names_of_questions() -> None:
    assert proposed("ask", "") == names()
    assert proposed("ask", "time") == ["timeline"]
    assert proposed("ask", "killed_by") == ["killed-by-side"]


def test_names_of_the_users_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my_own.rq").write_text("# Mine?\n# Parameter day: day.\nSELECT * { VALUES ?asked_day { UNDEF } }")
    assert proposed("ask", "--questions", str(tmp_path), "my") == ["my-own"]
    monkeypatch.setenv("RASHOMON_QUESTIONS", str(tmp_path))
    assert proposed("ask", "my") == ["my-own"]
    assert proposed("ask", "my-own", "-p", "") == ["day="]
    monkeypatch.setenv("RASHOMON_QUESTIONS", str(tmp_path / "nowhere"))
    assert proposed("ask", "time") == ["timeline"]


def test_names_of_parameters() -> None:
    wanted = [f"{one.name}=" for one in load("timeline").parameters]
    assert proposed("ask", "timeline", "-p", "") == wanted
    assert proposed("ask", "timeline", "--parameter", "") == wanted
    assert proposed("ask", "evidence", "-p", "o") == ["object="]
    assert proposed("ask", "no-such-question", "-p", "") == []


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize("shell", [ZshComplete, FishComplete, BashComplete])
def test_values_of_parameters(shell: type[ShellComplete]) -> None:
    assert "place=idlib-province" in proposed("ask", "timeline", "-p", "place=idl", shell=shell)
    assert proposed("ask", "timeline", "-p", "status=den", shell=shell) == ["status=Denied"]
    # By a name in any language, too; what is proposed is what a program understands everywhere.
    assert "place=idlib-province" in proposed("ask", "timeline", "-p", "place=إدلب", shell=shell)
    assert proposed("ask", "timeline", "-p", "from=2019", shell=shell) == []


@pytest.mark.usefixtures("dataset")
def test_with_one_name_left_its_values_come_at_once() -> None:
    assert proposed("ask", "timeline", "-p", "stat") == [f"status={name}" for name in proposed("ask", "--status", "")]


@pytest.mark.usefixtures("dataset")
def test_what_bash_takes_apart() -> None:
    """Bash breaks a word at `=`; click passes on the pieces."""
    whole = proposed("ask", "timeline", "-p", "place=")
    assert whole
    assert proposed("ask", "timeline", "-p", "place", "=") == [one.removeprefix("place=") for one in whole]
    assert proposed("ask", "timeline", "-p", "place", "=", "idlib-pro") == ["idlib-province"]


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize(
    ("option", "typed", "value"),
    [
        ("--according-to", "san", "sana"),
        ("--without", "SANA", "sana"),
        ("--status", "con", "Contested"),
        ("--in", "idlib", "idlib-province"),
    ],
)
def test_values_of_filters(option: str, typed: str, value: str) -> None:
    assert value in proposed("ask", "timeline", option, typed)
    assert proposed("ask", "timeline", option, "zzz") == []


@pytest.mark.usefixtures("dataset")
def test_coders() -> None:
    every = proposed("ask", "timeline", "--coder", "")
    assert every
    assert proposed("ask", "timeline", "--coder", every[0][:3])[0] == every[0]


@pytest.mark.usefixtures("dataset")
def test_what_reports_and_exports_take() -> None:
    assert proposed("report", "claim") == ["claim-matrix"]
    assert len(proposed("report", "")) == len(REPORTS)
    assert proposed("report", "killed", "--event", "con") == ["convoy", "consultation", "convoy-movement"]
    assert proposed("report", "killed", "--event", "الغارة") == ["strike"]
    assert proposed("report", "killed", "--measure", "inj") == ["injured"]
    measures = proposed("report", "--measure", "")
    assert "killed" in measures
    assert proposed("report", "robustness", "--figure", "") == ["status", "corroborated", *measures]
    assert proposed("export", "x", "--to", "xl") == ["xlsx", "xlsx-claims"]
    assert proposed("ontology", "--to", "h") == ["html"]
    assert proposed("onto") == ["ontology"]


@pytest.mark.usefixtures("dataset")
def test_every_event_that_is_proposed_is_taken() -> None:
    view = open_dataset(sample()[0]).view
    every = proposed("report", "killed", "--event", "")
    assert len(every) > 10
    for each in every:
        assert chosen_events(view, (each,))


def test_the_dataset_of_an_export_counts() -> None:
    """It is no option, so click has not yet told it from the rest where the line ends in an option."""
    assert proposed("export", str(sample()[0]), "--without", "san") == ["sana"]
    assert proposed("export", str(sample()[0]), "--to", "csv", "--in", "خ") == ["khan-sheikhun"]


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize("shell", [ZshComplete, FishComplete, BashComplete])
def test_names_in_any_script(shell: type[ShellComplete]) -> None:
    assert proposed("ask", "timeline", "--in", "خ", shell=shell) == ["khan-sheikhun"]
    assert proposed("ask", "timeline", "--without", "Мин", shell=shell) == ["russian-defence-ministry"]
    assert proposed("ask", "timeline", "--without", "سان", shell=shell) == ["sana"]


def test_without_a_dataset_nothing_is_proposed_and_nothing_breaks() -> None:
    assert proposed("ask", "timeline", "--according-to", "s") == []
    assert proposed("ask", "timeline", "-p", "place=i") == []
    assert proposed("ask", "timeline", "-p", "place", "=", "i") == []
    assert proposed("ask", "timeline", "--dataset", "nowhere", "--in", "s") == []
    assert "--according-to" in proposed("ask", "timeline", "--acc")


@pytest.mark.usefixtures("dataset")
def test_the_dataset_named_on_the_line_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_DATASET", "nowhere")
    assert proposed("ask", "--dataset", str(sample()[0]), "--status", "den") == ["Denied"]


def test_the_documented_lines_are_those_of_the_shells() -> None:
    page = (ROOT / "docs" / "start.md").read_text(encoding="utf-8")
    for shell in (BashComplete, ZshComplete, FishComplete):
        assert f"_RASHOMON_COMPLETE={shell.name}_source rashomon" in page


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this machine")
def test_in_a_real_bash(tmp_path: Path) -> None:
    """The script that click makes for bash, in bash, with a `rashomon` that is found on the path."""
    program = tmp_path / "rashomon"
    program.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in RASHOMON) + ' "$@"\n')
    program.chmod(0o755)
    script = f"""
        PATH="{tmp_path}:$PATH"
        eval "$(_RASHOMON_COMPLETE=bash_source rashomon)"
        complete -p rashomon >/dev/null || exit 3
        COMP_WORDS=(rashomon ask timeline -p place = idlib-p)
        COMP_CWORD=6
        _rashomon_completion rashomon
        echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env=environment({"RASHOMON_DATASET": str(sample()[0])}),
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "idlib-province", done.stderr
