"""`rashomon build`, `check` and `verify`: what they print where, and how they exit."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from rashomon.cli import main
from rashomon.pipeline import Options
from small_sources import article, write


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write(tmp_path / "src", article("one"), article("two"))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    wrong = replace(article(), counts=(replace(article().counts[0], value=-1),))
    return write(tmp_path / "src", wrong)


def test_build_tells_the_numbers_and_what_to_type_next(sound: Path, tmp_path: Path) -> None:
    done = _run("build", sound, "-o", tmp_path / "d")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "read 2 files as native JSON or JSON Lines\n" in done.stderr
    assert "2 articles, 6 claims, 0 held back\n" in done.stderr
    told = " ".join(done.stderr.split())
    assert "focus nodes with shifty, by shape: Article 2, Text 2, " in told
    assert " Claim 6, " in told
    assert "ClaimDenial" not in told
    assert re.search(r"; and [2-5]\d rules about them ", told)
    assert "RevisionOfItself" not in told
    assert f"the dataset is in {tmp_path / 'd'}\n" in done.stderr
    assert "next: rashomon ask" in done.stderr


def test_what_is_held_back_is_said_and_fails(faulty: Path, tmp_path: Path) -> None:
    done = _run("build", faulty, "-o", tmp_path / "d")
    assert done.exit_code == 1
    assert "1 article, 3 claims, 1 held back (1 count)\n" in done.stderr
    assert "one.json:1: violation count-unusable" in done.stderr
    assert (tmp_path / "d" / "manifest.json").exists()
    assert "count-unusable" not in _run("build", faulty, "-o", tmp_path / "d", "-q").stderr


@pytest.mark.parametrize(("fail_on", "code"), [("violation", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code(faulty: Path, fail_on: str, code: int) -> None:
    assert _run("check", faulty, "--fail-on", fail_on).exit_code == code


def test_a_note_fails_only_where_that_is_asked_for(sound: Path) -> None:
    (sound / "notes.md").write_bytes(b"mine\n")
    assert _run("check", sound).exit_code == 0
    assert _run("check", sound, "--fail-on", "warning").exit_code == 0
    assert _run("check", sound, "--fail-on", "info").exit_code == 1


def test_nothing_read_writes_nothing_and_fails_always(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    done = _run("build", tmp_path / "src", "-o", tmp_path / "d", "--fail-on", "never")
    assert done.exit_code == 1
    assert "no dataset was written, because nothing was read" in done.stderr
    assert not (tmp_path / "d").exists()


def test_usage_is_two(sound: Path, tmp_path: Path) -> None:
    assert _run("build", sound).exit_code == 2
    assert _run("build", "-o", tmp_path / "d").exit_code == 2
    assert _run("build", tmp_path / "missing", "-o", tmp_path / "d").exit_code == 2
    assert _run("build", sound, "-o", tmp_path / "d", "--base", "nowhere").exit_code == 2
    assert _run("check", sound, "--summary", "--format", "json").exit_code == 2


def test_what_cannot_go_on_is_one_sentence(sound: Path) -> None:
    done = _run("build", sound, "-o", sound)
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "not empty and is not a dataset" in done.stderr


def test_check_writes_problems_to_stdout_and_talks_on_stderr(faulty: Path) -> None:
    done = _run("check", faulty)
    first, second = done.stdout.splitlines()
    assert first.startswith(f"{(faulty / 'one.json').as_posix()}:1: violation count-unusable six: ")
    assert " warning says-less toll stays, without six." in second
    assert "1 article, 3 claims, 1 held back" in done.stderr


def test_validate_is_another_name_of_check(faulty: Path) -> None:
    assert _run("validate", faulty).stdout == _run("check", faulty).stdout


def test_summary_is_one_line_a_kind(tmp_path: Path) -> None:
    wrong = [
        replace(article(name), counts=(replace(article().counts[0], value=-1),)) for name in ("one", "two", "three")
    ]
    done = _run("check", write(tmp_path / "src", *wrong), "--summary")
    assert done.stdout.splitlines()[0].split()[:3] == ["3", "violation", "count-unusable,"]
    assert " ClaimDenial 9, " in " ".join(done.stderr.split())
    assert "rules about them" not in done.stderr


def test_json_is_a_list_of_problems(faulty: Path) -> None:
    problem, less = json.loads(_run("check", faulty, "--format", "json").stdout)
    assert (less["code"], less["severity"]) == ("says-less", "warning")
    assert (problem["code"], problem["held_back"]) == ("count-unusable", "count")
    assert problem["place"]["annotation"] == "six"
    write(faulty)
    assert json.loads(_run("check", faulty, "--format", "json").stdout) == []


def test_sarif_names_rule_file_line_and_annotation(faulty: Path) -> None:
    log = json.loads(_run("check", faulty, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    result, _ = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "count-unusable"
    assert result["level"] == "error"
    [location] = result["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"]["uri"].endswith("/src/one.json")
    assert physical["region"] == {"startLine": 1}
    assert {"name": "six", "kind": "annotation"} in location["logicalLocations"]


def test_shacl_is_a_report_that_conforms_or_not(faulty: Path) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=_run("check", faulty, "--format", "shacl").stdout, format="turtle")
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    [report] = graph.subjects(rdflib.RDF.type, shacl.ValidationReport)
    assert str(graph.value(report, shacl.conforms)) == "false"
    assert len(list(graph.objects(report, shacl.result))) == 2


def test_verify_says_what_agrees(sound: Path, tmp_path: Path) -> None:
    _run("build", sound, "-o", tmp_path / "d")
    done = _run("verify", tmp_path / "d")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "2 articles, 6 claims" in done.stderr


def test_verify_fails_on_damage_and_names_the_file(sound: Path, tmp_path: Path) -> None:
    _run("build", sound, "-o", tmp_path / "d")
    file = tmp_path / "d" / "graph.nq"
    file.write_bytes(file.read_bytes().replace(b"Dorn has fallen", b"Dorn has held  "))
    done = _run("verify", tmp_path / "d")
    assert done.exit_code == 1
    assert "graph.nq: violation file-differs" in done.stdout
    assert _run("verify", tmp_path / "missing").exit_code == 1


def test_every_option_of_a_build_reaches_it() -> None:
    """What the command line offers and what the pipeline takes are the same."""
    from rashomon.cli.build import build

    offered = {parameter.name for parameter in build.params} - {"sources", "output", "fail_on", "quiet"}
    assert offered == set(Options.__struct_fields__)
