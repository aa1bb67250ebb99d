"""The command line as a user meets it: help, exit codes, what goes where, and what is said when something is wrong."""

import io
import json
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from rashomon.cli import ALIASES, SECTIONS, main
from running import RASHOMON, ROOT, environment, run
from sample import DATA, sample

TWENTY = DATA / "twenty-lines"
COMMANDS = [(name, entry) for section in SECTIONS.values() for name, entry in section.items()]


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main, auto_envvar_prefix="RASHOMON"), name)
    assert found is not None
    return found


# Help


def test_alone_it_welcomes_and_says_what_to_type_next() -> None:
    done = run()
    assert done.returncode == 0
    assert done.stderr == ""
    for word in ("rashomon demo", "rashomon build", "rashomon ask --list", "rashomon --help"):
        assert word in done.stdout


def test_help_lists_all_commands_by_section() -> None:
    done = run("--help")
    assert done.returncode == 0
    sections = re.findall(r"^(\w+):$", done.stdout, re.MULTILINE)
    assert sections == ["Options", *SECTIONS]
    for name, entry in COMMANDS:
        assert re.search(rf"^  {name} +{re.escape(entry.line)}$", done.stdout, re.MULTILINE), name
    assert run("-h").stdout == done.stdout


def test_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("rashomon")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(("name", "line"), [(name, entry.line) for name, entry in COMMANDS])
def test_help_of_a_command_begins_with_its_line_and_has_an_example(name: str, line: str) -> None:
    one = command(name)
    assert one.name == name
    assert (one.help or "").split("\n\n")[0].replace("\n", " ") == line
    shown = CliRunner().invoke(main, [name, "--help"], prog_name="rashomon").output
    assert "\\b" not in shown, "click's mark stands in the help as it is"
    parts = one.commands if isinstance(one, click.Group) else {"": one}
    for part in parts:
        shown = CliRunner().invoke(main, [name, *part.split(), "--help"], prog_name="rashomon").output
        example = f"rashomon {name} {part}".strip()
        after_usage = shown.split("\n", 1)[1]
        assert example in after_usage, f"no example of {example}"


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_aliases_are_the_same_command(alias: str, name: str) -> None:
    assert run(alias, "--help").stdout == run(name, "--help").stdout


def test_an_unknown_command_is_answered_with_those_that_come_near() -> None:
    done = run("bild")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "There is no command bild. Did you mean build?" in done.stderr
    assert "`rashomon --help` lists all" in run("xyzzy").stderr


# What is loaded, and how long it takes


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom rashomon.cli import run\ntry:\n    run(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'rdflib', 'pyoxigraph', 'networkx', 'pyshacl', 'shifty', 'msgspec', 'rich', 'rashomon.pipeline'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "Ask a dataset" in done.stdout
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_help_takes_at_most_three_times_as_long_as_importing_click() -> None:
    def seconds(*arguments: str) -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, *arguments], env=environment(), capture_output=True, check=True)
        return time.perf_counter() - begin

    pairs = [(seconds("-c", "import click"), seconds("-m", "rashomon", "--help")) for _ in range(7)]
    peer, own = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"rashomon --help {own:.3f} s, import click {peer:.3f} s")
    assert own <= 3 * peer


# Exit codes; data and talk


def test_data_goes_to_stdout_and_talk_to_stderr(tmp_path: Path) -> None:
    checked = run("check", TWENTY, "--format", "json")
    assert checked.returncode == 0
    assert json.loads(checked.stdout)
    assert "1 article, 3 claims, 0 held back" in checked.stderr
    built = run("build", TWENTY, "-o", tmp_path / "out")
    assert (built.returncode, built.stdout) == (0, "")
    assert "the dataset is in" in built.stderr
    schema = run("schema")
    assert (schema.returncode, schema.stderr) == (0, "")
    assert json.loads(schema.stdout)


def test_exit_code_is_1_where_a_problem_is_as_bad_as_asked_for() -> None:
    # The article of twenty lines names a town that no registry knows: that is said, and no violation.
    assert run("check", TWENTY).returncode == 0
    assert run("check", TWENTY, "--fail-on", "info").returncode == 1
    assert run("check", TWENTY, "--fail-on", "never").returncode == 0


def test_every_option_is_an_environment_variable() -> None:
    assert run("check", TWENTY, env={"RASHOMON_CHECK_FAIL_ON": "info"}).returncode == 1
    assert run("validate", TWENTY, env={"RASHOMON_CHECK_FAIL_ON": "info"}).returncode == 1
    assert json.loads(run("formats", env={"RASHOMON_FORMATS_FORMAT": "json"}).stdout)
    for name, _ in COMMANDS:
        for option in command(name).params:
            if isinstance(option, click.Option) and not option.is_eager:
                long = next(text for text in option.opts if text.startswith("--"))
                assert option.envvar
                assert option.envvar[0] == f"RASHOMON_{name.upper()}_{long[2:].replace('-', '_').upper()}"


def test_the_dataset_may_be_named_once_for_all() -> None:
    shown = run("ask", "status-profile", "--dataset", sample()[0]).stdout
    assert shown
    assert run("ask", "status-profile", env={"RASHOMON_DATASET": str(sample()[0])}).stdout == shown
    assert run("query", "status-profile", env={"RASHOMON_ASK_DATASET": str(sample()[0])}).stdout == shown


def test_variables_of_commands_inside_a_group() -> None:
    group = command("registry")
    assert isinstance(group, click.Group)
    (fail_on,) = (option for option in group.commands["check"].params if "--fail-on" in option.opts)
    assert fail_on.envvar == ["RASHOMON_REGISTRY_CHECK_FAIL_ON"]


# What is said when something is wrong


def folder_of(tmp_path: Path, **files: str | bytes) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def one_sentence(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """Assert that a command failed with one sentence and without a traceback."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    said = [line for line in lines if line.startswith(("rashomon: ", "Error: "))]
    assert len(said) == 1, done.stderr
    assert lines[-1] == said[0]
    for word in words:
        assert word in said[0]


def test_missing_folder(tmp_path: Path) -> None:
    one_sentence(run("build", tmp_path / "nowhere", "-o", tmp_path / "out"), 2, "nowhere", "does not exist")
    one_sentence(run("export", tmp_path / "nowhere", "--to", "turtle"), 2, "nowhere", "does not exist")
    one_sentence(run("verify", tmp_path / "nowhere"), 1, "nowhere")


def test_a_file_where_a_dataset_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("not a dataset", encoding="utf-8")
    one_sentence(run("export", file, "--to", "turtle"), 2, "file.txt", "is a file")
    one_sentence(run("verify", file), 1, "file.txt")
    one_sentence(run("build", TWENTY, "-o", file), 1, "file.txt")
    assert file.read_text(encoding="utf-8") == "not a dataset"


def test_a_folder_that_is_no_dataset(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "to-mother.txt").write_bytes(b"Dear mother")
    one_sentence(run("verify", tmp_path / "letters"), 1, "letters")
    one_sentence(run("export", tmp_path / "letters", "--to", "turtle"), 1, "letters")
    one_sentence(run("ask", "status-profile", "--dataset", tmp_path / "letters"), 1, "letters")
    one_sentence(run("build", TWENTY, "-o", tmp_path / "letters"), 1, "letters")
    assert (tmp_path / "letters" / "to-mother.txt").read_bytes() == b"Dear mother"


@pytest.mark.parametrize("name", ["registry", "mapping"])
def test_broken_toml_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    broken = tmp_path / f"{name}.toml"
    broken.write_bytes(b'[north]\nkind = "actor"\nnames = [unfinished\n')
    sources = DATA / "brat" if name == "mapping" else TWENTY
    done = run("build", sources, "-o", tmp_path / "out", f"--{name}", broken)
    one_sentence(done, 1, f"{name}.toml:3")
    assert not (tmp_path / "out").exists()


def test_broken_json_is_a_problem_with_its_place(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, bad_json='{"headline": "A",\n "text": ')
    done = run("check", folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert re.search(r"bad\.json:\d+: violation ", done.stdout)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, a_json="{}")
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        (folder / "a.json").chmod(0)
    else:  # root may read everything, and Windows knows no such permission
        really = open

        def forbidden(file: object, *arguments: Any, **more: Any) -> Any:
            if str(file).endswith("a.json"):
                raise PermissionError(13, "Permission denied", str(file))
            return really(file, *arguments, **more)  # type: ignore[call-overload]

        monkeypatch.setattr(io, "open", forbidden)
    done = CliRunner().invoke(main, ["check", str(folder)])
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert re.search(r"a\.json: .*Permission denied", done.output)


@pytest.mark.parametrize("name", ["registry.toml", "mapping.toml", "articles.toml", "article.json"])
def test_a_folder_where_a_file_is_wanted_is_named(tmp_path: Path, name: str) -> None:
    folder = folder_of(tmp_path, one_ann="T1\tActor 0 1\tA\n", one_txt="A")
    (folder / name).mkdir()
    done = run("check", folder)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}


def test_an_unknown_form_lists_the_known_ones() -> None:
    done = run("export", sample()[0], "--to", "papyrus")
    one_sentence(done, 2, "papyrus", "nquads", "trig", "turtle", "jsonld")
    assert done.stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no control characters in file names")
def test_control_characters_in_names_steer_no_terminal(tmp_path: Path) -> None:
    evil = "evil\x1b[31m\u202egpj"
    for arguments in (
        ["build", tmp_path / evil, "-o", tmp_path / "out"],
        ["verify", tmp_path / evil],
        ["export", sample()[0], "--to", evil],
        [evil],
        [f"--{evil}"],
        ["build", f"--{evil}"],
    ):
        done = run(*arguments)
        assert done.returncode in {1, 2}
        assert "evil\\x1b[31m\\u202egpj" in done.stderr, arguments
        assert "\x1b" not in done.stderr
        assert "\u202e" not in done.stderr
    folder = tmp_path / evil
    folder.mkdir()
    (folder / f"{evil}.json").write_bytes(b"{")
    done = run("check", folder)
    assert done.returncode == 1
    assert "evil\\x1b[31m" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_no_color(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    folder = sample()[0]
    for arguments in (
        ["check", str(TWENTY)],
        ["formats"],
        ["verify", str(folder)],
        ["ask", "status-profile", "--dataset", str(folder)],
    ):
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [*RASHOMON, *arguments], cwd=tmp_path, env=environment({"NO_COLOR": "1", "TERM": "xterm-256color"}),
            stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        ) as process:  # fmt: skip
            os.close(theirs)
            shown = b""
            try:
                while part := os.read(ours, 65536):
                    shown += part
            except OSError:  # the other end is closed
                pass
            assert process.wait() == 0, shown
        os.close(ours)
        assert len(shown) > 10
        assert not re.search(rb"\x1b\[[0-9;]*m", shown), arguments


# doctor, formats, export


def test_doctor_says_that_all_works() -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "All works."
    assert done.stdout.count("\n  ok ") == 5
    assert "FAILS" not in done.stdout


def test_doctor_says_what_does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon import pipeline
    from rashomon.errors import SourceError

    def broken(*_: object) -> None:
        raise SourceError("somewhere", "the disk is full")

    monkeypatch.setattr(pipeline, "build", broken)
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 1
    assert "FAILS the sample is built: somewhere: the disk is full." in done.output
    assert "All works." not in done.output


def test_formats_in_words_and_as_json() -> None:
    shown = run("formats").stdout
    listed = json.loads(run("formats", "--format", "json").stdout)
    assert {entry["name"] for entry in listed["read"]} >= {"native", "brat"}
    assert {entry["name"] for entry in listed["written"]} >= {"nquads", "trig", "turtle", "jsonld"}
    for entry in (*listed["read"], *listed["written"]):
        assert entry["name"] in shown
        assert entry["title"] in shown


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld"])
def test_export_writes_the_same_to_a_file_and_to_stdout(tmp_path: Path, form: str) -> None:
    folder = sample()[0]
    file = tmp_path / "out"
    written = run("export", folder, "--to", form, "-o", file)
    assert (written.returncode, written.stdout) == (0, "")
    assert "out: written as" in written.stderr
    printed = subprocess.run(
        [*RASHOMON, "export", str(folder), "--to", form], env=environment(), capture_output=True, check=True
    )
    assert printed.stderr == b""
    assert printed.stdout == file.read_bytes()
    assert len(printed.stdout) > 10_000
    if form == "nquads":
        assert printed.stdout == (folder / "graph.nq").read_bytes()


def test_export_with_the_ontology_is_longer_by_it() -> None:
    folder = sample()[0]
    done = run("export", folder, "--to", "nquads", "--with-ontology")
    assert done.stdout.encode() == (folder / "graph.nq").read_bytes() + (folder / "ontology.nq").read_bytes()


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [*RASHOMON, "export", str(sample()[0]), "--to", "nquads"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait()
    assert (process.returncode, said) == (0, b"")


# Shell completion


def completed(shell: str, words: str) -> list[str]:
    index = str(len(words.split(" ")) - 1)
    done = run(env={"_RASHOMON_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": index})
    assert done.returncode == 0
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_printed(shell: str) -> None:
    done = run(env={"_RASHOMON_COMPLETE": f"{shell}_source"})
    if "not supported" in done.stderr:
        pytest.skip(f"no {shell} of a version that click supports")
    assert done.returncode == 0
    assert "_rashomon_completion" in done.stdout


def test_completion_knows_commands_that_are_not_loaded_yet() -> None:
    assert completed("bash", "rashomon ") == [name for name, _ in COMMANDS]
    assert completed("bash", "rashomon ex") == ["export"]
    assert "--fail-on" in completed("bash", "rashomon check --")
    assert completed("bash", "rashomon check --fail-on w") == ["warning"]
    assert completed("bash", "rashomon registry d") == ["draft"]


def test_this_is_the_checkout_under_test() -> None:
    shown = subprocess.run(
        [*RASHOMON[:-2], "-c", "import rashomon; print(rashomon.__file__)"],
        cwd=ROOT.parent, env=environment(), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    import rashomon

    assert Path(shown.stdout.strip()) == Path(str(rashomon.__file__))
