import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import main
from rashomon.questions import names
from sample import sample


def _ask(*arguments: str | Path, dataset: bool = True) -> Result:
    chosen = ["--dataset", str(sample()[0])] if dataset else []
    return CliRunner(env={"RASHOMON_DATASET": None}).invoke(main, ["ask", *map(str, arguments), *chosen])


def test_the_list_names_every_question_with_its_parameters() -> None:
    shown = _ask("--list", dataset=False)
    assert shown.exit_code == 0
    for name in names():
        assert f"\n{name}\n" in f"\n{shown.output}"
    assert "-p measure=…" in shown.output
    assert "[default: killed]" in " ".join(shown.output.split())


def test_the_list_as_json() -> None:
    listed = json.loads(_ask("--list", "--format", "json", dataset=False).stdout)
    assert [question["name"] for question in listed] == names()
    (measure,) = [
        parameter
        for question in listed
        if question["name"] == "killed-by-side"
        for parameter in question["parameters"]
        if parameter["name"] == "measure"
    ]
    assert measure["type"] == "measure"
    assert measure["default"] == "value:killed"


def test_the_list_in_another_form_is_a_wrong_call() -> None:
    assert _ask("--list", "--format", "csv", dataset=False).exit_code == 2


def test_every_form_holds_the_same_rows() -> None:
    records = list(csv.DictReader(io.StringIO(_ask("status-profile", "--format", "csv").stdout, newline="")))
    found = json.loads(_ask("status-profile", "--format", "json").stdout)["results"]["bindings"]
    assert [row["status"]["value"] for row in found] == [record["status"] for record in records]
    assert len(_ask("status-profile", "--format", "tsv").stdout.splitlines()) == len(records) + 1
    markdown = _ask("status-profile", "--format", "markdown").stdout.splitlines()
    assert sum(line.startswith("|") for line in markdown) == len(records) + 2
    text = _ask("status-profile").stdout
    for record in records:
        assert record["status"] in text


def test_a_value_narrows_the_answer() -> None:
    everything = _ask("timeline", "--format", "tsv").stdout.splitlines()
    narrowed = _ask("timeline", "-p", "event-type=air strike", "--format", "tsv").stdout.splitlines()
    assert 1 < len(narrowed) < len(everything)
    assert set(narrowed) < set(everything)


def test_an_answer_goes_into_a_file(tmp_path: Path) -> None:
    done = _ask("status-profile", "--format", "csv", "-o", tmp_path / "profile.csv")
    assert done.exit_code == 0
    assert done.stdout == ""
    written = (tmp_path / "profile.csv").read_bytes()
    assert written == _ask("status-profile", "--format", "csv").stdout_bytes
    assert written.startswith(b"status,events,statements,figures,all,status_iri\r\n")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.csv", "csv"), ("a.TSV", "tsv"), ("a.json", "json"), ("a.md", "markdown"), ("a.htm", "html"),
     ("a.tex", "latex")],
)  # fmt: skip
def test_the_suffix_of_the_file_names_the_form(tmp_path: Path, name: str, form: str) -> None:
    done = _ask("status-profile", "-o", tmp_path / name)
    assert done.exit_code == 0, done.output
    assert (tmp_path / name).read_bytes() == _ask("status-profile", "--format", form).stdout_bytes


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.xlsx", "Use `rashomon export DATASET -o a.xlsx`, or name a form with --format."),
        ("a.docx", "its suffix names no form. Known: .txt, .csv, .md, .markdown, .html, .htm, .tex, .tsv, .json;"),
        ("answer", "its suffix names no form."),
    ],
)
def test_a_suffix_that_names_no_form(tmp_path: Path, name: str, said: str) -> None:
    done = _ask("status-profile", "-o", tmp_path / name)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert not any(tmp_path.iterdir())
    assert _ask("status-profile", "-o", tmp_path / name, "--format", "csv").exit_code == 0


def test_a_wrong_call_shows_the_usage_of_the_command() -> None:
    for done in (_ask(), _ask("timeline", "-p", "place")):
        assert done.stderr.startswith("Usage: main ask [OPTIONS] [QUESTION]\nTry 'main ask --help' for help.\n")


def test_an_ambiguous_name_is_refused_with_its_candidates() -> None:
    done = _ask("documents", "-p", "thing=Moscow")
    assert done.exit_code == 1
    assert "may mean 2 things: City of Moscow <" in done.stderr
    assert "Government of Russia <" in done.stderr


def test_what_is_cut_off_is_said() -> None:
    done = _ask("timeline", "--max-rows", "1", "--format", "csv")
    assert len(list(csv.reader(io.StringIO(done.stdout, newline="")))) == 2
    assert "only the first 1 rows" in done.stderr
    assert "only the first 1 rows" in _ask("timeline", "--max-rows", "1").stdout


def test_the_sparql_is_shown_as_it_is_and_with_values() -> None:
    assert "VALUES ?asked_measure { value:killed }" in _ask("--show", "killed-by-side", dataset=False).stdout
    shown = _ask("--show", "killed-by-side", "-p", "measure=injured").stdout
    assert "VALUES ?asked_measure { <https://w3id.org/rashomon/value/injured> }" in shown


def test_a_query_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_bytes(b"# How many?\nSELECT (COUNT(*) AS ?n) { ?a a <https://schema.org/Claim> }")
    from_file = _ask(file, "--format", "tsv").stdout
    runner = CliRunner()
    piped = runner.invoke(
        main, ["ask", "-", "--format", "tsv", "-d", str(sample()[0])], input=file.read_bytes().decode("utf-8")
    )
    assert from_file == piped.stdout
    assert int(from_file.splitlines()[1]) > 0


def test_the_dataset_may_come_from_the_environment_or_lie_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    none = CliRunner(env={"RASHOMON_DATASET": None}).invoke(main, ["ask", "status-profile"])
    assert none.exit_code == 2
    assert "--dataset" in none.output
    named = CliRunner(env={"RASHOMON_DATASET": str(sample()[0])}).invoke(main, ["ask", "status-profile"])
    assert named.exit_code == 0
    (tmp_path / "dataset").symlink_to(sample()[0], target_is_directory=True)
    here = CliRunner(env={"RASHOMON_DATASET": None}).invoke(main, ["ask", "status-profile"])
    assert here.stdout == named.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "name a question"),
        (["kiled-by-side"], 1, "Did you mean killed-by-side"),
        (["timeline", "-p", "place"], 2, "NAME=VALUE"),
        (["timeline", "-p", "place=x", "-p", "place=y"], 2, "given twice"),
        (["timeline", "-p", "colour=red"], 1, "no parameter"),
        (["timeline", "-p", "place=Atlantis"], 1, "no place is called"),
        (["timeline", "--timeout", "0"], 2, "--timeout"),
        (["where-sources-differ", "--timeout", "0.001"], 1, "its limit of 0.001 seconds"),
    ],
)
def test_what_goes_wrong_is_one_sentence(arguments: list[str], code: int, said: str) -> None:
    done = _ask(*arguments)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_dataset(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["ask", "status-profile", "-d", str(tmp_path)])
    assert done.exit_code == 1
    assert str(tmp_path) in done.stderr


def test_filters_are_told_with_the_answer() -> None:
    shown = _ask("timeline", "--according-to", "SANA", "--to", "2019-08-31", "--format", "csv")
    assert shown.exit_code == 0
    assert " of " in shown.stderr
    assert "according to SANA; only events that may have happened on 2019-08-31 or earlier;" in shown.stderr
    out = json.loads(_ask("status-profile", "--without", "sana", "--format", "json").stdout)
    assert "status, parties and direct triples are worked out without the rest" in " ".join(out["notes"])


def test_several_values_of_a_filter_mean_any_of_them() -> None:
    def rows(*arguments: str) -> int:
        return len(_ask("timeline", "--format", "tsv", *arguments).stdout.splitlines()) - 1

    denied, contested = rows("--status", "denied"), rows("--status", "contested")
    assert denied
    assert contested
    assert rows("--status", "denied", "--status", "contested") == denied + contested
    assert rows("--status", "denied", "--status", "contested", "--from", "2030-01-01") == 0


def test_until_is_another_name_of_to() -> None:
    assert _ask("timeline", "--until", "2018-12-31").stdout == _ask("timeline", "--to", "2018-12-31").stdout


def test_a_filter_that_leaves_nothing_is_told_plainly() -> None:
    shown = _ask("timeline", "--from", "2030-01-01")
    assert "No claim is left by these filters." in " ".join(shown.output.split())
    assert "Without --from there are" in " ".join(shown.output.split())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--according-to", "Atlantis Times"], 1, "--according-to: no actor is called 'Atlantis Times'"),
        (["--in", "Atlantis"], 1, "--in: no place is called 'Atlantis'"),
        (["--status", "true"], 1, "--status: no status is called 'true'"),
        (["--from", "soon"], 1, "--from: 'soon' is not a day"),
        (["--from", "2019-09-01", "--to", "2019-08-01"], 2, "--from 2019-09-01 is after --to 2019-08-01"),
        (["--from", ""], 1, "--from is empty"),
        (["--to", " "], 1, "--to is empty"),
        (["--in", ""], 1, "--in is empty"),
        (["--status", ""], 1, "--status is empty"),
        (["--without", ""], 1, "--without is empty"),
        (["--coder", "nobody"], 1, "--coder: no coder is called 'nobody'"),
        (["--show", "--reviewed"], 2, "Leave the filter out"),
    ],
)
def test_a_filter_that_cannot_be_understood(arguments: list[str], code: int, said: str) -> None:
    done = _ask("timeline", *arguments)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_folder_of_ones_own_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "how_many.rq").write_text("# How many claims?\nSELECT (COUNT(*) AS ?n) { ?c a schema:Claim }\n")
    (tmp_path / "denials.rq").write_text("# Instead\nASK { ?c a schema:Claim }\n")
    listed = _ask("--list", "--questions", tmp_path, dataset=False).stdout
    shipped, own = listed.split(f"Questions in {tmp_path}:\n")
    assert "\nhow-many\n  How many claims?\n" in own
    assert "\ndenials\n  Instead\n  (asked instead of the shipped question of that name)\n" in own
    assert "\ndenials\n" not in shipped
    monkeypatch.setenv("RASHOMON_QUESTIONS", str(tmp_path))
    assert int(_ask("how-many", "--format", "tsv").stdout.splitlines()[1]) > 0
    aloud = _ask("denials", "--format", "tsv")
    assert f"denials is the question in {tmp_path / 'denials.rq'}, not the shipped one" in aloud.stderr
    as_json = json.loads(_ask("--list", "--format", "json", dataset=False).stdout)
    assert [one["file"] for one in as_json if "file" in one] == [
        str(tmp_path / name) for name in ("denials.rq", "how_many.rq")
    ]
    (tmp_path / "bad.rq").write_text("# Oh\n\nDELETE WHERE { ?a ?b ?c }\n")
    broken = _ask("--list", dataset=False)
    assert broken.exit_code == 0
    assert f"rashomon: {tmp_path / 'bad.rq'}: line 3: DELETE would change the data" in broken.stderr
    assert broken.stdout == listed
    assert _ask("how-many").exit_code == 0
    assert _ask("bad").exit_code == 1
    done = _ask("denials", "-o", tmp_path / "answer.txt")
    assert "not the shipped one of that name" in done.stderr
    assert "denials is the question in" in (tmp_path / "answer.txt").read_text(encoding="utf-8")


def test_a_folder_of_questions_that_does_not_exist(tmp_path: Path) -> None:
    done = _ask("timeline", "--questions", tmp_path / "nowhere")
    assert done.exit_code == 1
    assert "does not exist" in done.stderr


def test_the_list_shows_how_a_value_is_written() -> None:
    listed = " ".join(_ask("--list", dataset=False).output.split())
    assert "(day, such as 2019-08-21)" in listed
    assert "--according-to sets source: what others say stays" in listed


def test_the_prefixes_that_are_put_in_do_not_stand_above_the_title(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("# Which claims?\n\nSELECT ?c { ?c a schema:Claim }\n")
    shown = _ask("--show", file, dataset=False).stdout
    assert shown == "# Which claims?\n\nPREFIX schema: <https://schema.org/>\nSELECT ?c { ?c a schema:Claim }\n"
