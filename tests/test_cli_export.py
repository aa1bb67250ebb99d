"""`rashomon export` and `rashomon formats` as users meet them."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rashomon.exports import export_for, exports, find_export, is_folder
from rashomon.exports._tables import TABLES
from running import RASHOMON, environment, run
from sample import sample
from tables_read_back import read, tables

FOLDERS = ("csv", "parquet")
FILES = ("xlsx", "replication")


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_form_has_its_own_name_and_suffix() -> None:
    names = [one.name for one in exports()]
    assert len(set(names)) == len(names)
    assert {"nquads", "turtle", "csv", "xlsx", "parquet", "geojson", "followthemoney", "replication"} <= set(names)
    for one in exports():
        assert find_export(one.name).name == one.name
        assert one.title
        assert not one.title.endswith(".")
        assert is_folder(one) == (not one.suffix)
        assert not one.suffix or one.suffix.startswith(".")


def test_a_form_is_found_by_the_suffix_of_the_target() -> None:
    for name, form in (("A.XLSX", "xlsx"), ("b.nq", "nquads"), ("c.zip", "replication"), ("d.geojson", "geojson")):
        found = export_for(name)
        assert found is not None
        assert found.name == form
    assert export_for("table") is None
    assert export_for("table.docx") is None


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_is_made_or_an_empty_one_filled(tmp_path: Path, form: str) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        done = run("export", sample()[0], "--to", form, "-o", tmp_path / name)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert f"{name}: written as " in done.stderr
        assert {f"{table.name}.{form}" for table in TABLES} <= set(folder_bytes(tmp_path / name))
    assert folder_bytes(tmp_path / "new") == folder_bytes(tmp_path / "empty")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["empty", "new"]


@pytest.mark.parametrize("form", FOLDERS)
def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, form: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "claims.csv").write_bytes(b"my own notes")
    done = run("export", sample()[0], "--to", form, "-o", tmp_path / "mine")
    assert done.returncode == 2
    assert "mine is not empty; nothing was written" in done.stderr
    assert folder_bytes(tmp_path / "mine") == {"claims.csv": b"my own notes"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine"]


def test_a_folder_goes_neither_to_standard_output_nor_over_a_file(tmp_path: Path) -> None:
    done = run("export", sample()[0], "--to", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "csv is a folder of files" in done.stderr
    (tmp_path / "file").write_bytes(b"a file")
    done = run("export", sample()[0], "--to", "csv", "-o", tmp_path / "file")
    assert done.returncode == 2
    assert "is a file, and csv is a folder" in done.stderr
    assert (tmp_path / "file").read_bytes() == b"a file"


@pytest.mark.parametrize("name", ["tables.xlsx", "again.zip", "graph.ttl"])
def test_the_target_names_the_form_and_is_replaced_as_a_whole(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"old")
    done = run("export", sample()[0], "-o", tmp_path / name)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (tmp_path / name).stat().st_size > 10_000
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_standard_output_gives_the_bytes_of_the_file(tmp_path: Path) -> None:
    for form in FILES:
        run("export", sample()[0], "--to", form, "-o", tmp_path / form)
        command = [*RASHOMON, "export", str(sample()[0]), "--to", form, "-o", "-"]
        done = subprocess.run(command, env=environment(), capture_output=True, check=True)
        assert done.stdout == (tmp_path / form).read_bytes(), form
        assert done.stderr == b""
        assert zipfile.is_zipfile(tmp_path / form)


@pytest.mark.parametrize("form", FILES)
def test_what_is_not_text_goes_to_no_terminal(form: str) -> None:
    pty = pytest.importorskip("pty", reason="needs a pseudo-terminal")
    ours, theirs = pty.openpty()
    command = [*RASHOMON, "export", str(sample()[0]), "--to", form]
    with subprocess.Popen(command, env=environment(), stdout=theirs, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        _, said = process.communicate()
    os.close(ours)
    assert process.returncode == 2
    assert f"{form} is not text for a terminal" in said.decode()


@pytest.mark.parametrize("target", ["nameless", "table.docx", "-"])
def test_a_target_that_names_no_form_asks_for_one(tmp_path: Path, target: str) -> None:
    done = run("export", sample()[0], "-o", "-" if target == "-" else tmp_path / target)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Say with --to in which form to write" in done.stderr
    assert "nquads" in done.stderr
    assert "parquet" in done.stderr
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("form", FOLDERS)
def test_a_file_where_the_form_is_a_folder(tmp_path: Path, form: str) -> None:
    done = run("export", sample()[0], "-o", tmp_path / f"x.{form}")
    assert done.returncode == 2
    assert f"{form} is a folder of files, not one file. Write: --to {form} -o FOLDER" in done.stderr
    assert done.stderr.startswith("Usage: rashomon export [OPTIONS] DATASET\nTry 'rashomon export --help' for help.\n")
    assert not any(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("export", sample()[0], "-o", tmp_path / "nowhere" / "a.xlsx")
    assert done.returncode == 2
    assert "There is no folder" in done.stderr
    assert not any(tmp_path.iterdir())


def test_a_folder_where_a_file_is_meant(tmp_path: Path) -> None:
    done = run("export", sample()[0], "--to", "xlsx", "-o", tmp_path)
    assert done.returncode == 2
    assert "is a folder, and xlsx is one file" in done.stderr
    assert not any(tmp_path.iterdir())


def test_nothing_is_written_into_a_dataset() -> None:
    folder = sample()[0]
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    for target, form in (
        (folder / "graph.nq", "nquads"),
        (folder / "tables", "csv"),
        (folder / "texts" / "a.xlsx", "xlsx"),
    ):
        done = run("export", folder, "--to", form, "-o", target)
        assert done.returncode == 2
        assert "is in a dataset" in done.stderr
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before


def test_the_ontology_is_for_forms_of_rdf_only(tmp_path: Path) -> None:
    done = run("export", sample()[0], "-o", tmp_path / "a.xlsx", "--with-ontology")
    assert done.returncode == 2
    assert "--with-ontology is for forms of RDF; xlsx is none" in done.stderr
    assert not any(tmp_path.iterdir())


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from rashomon.cli import main
    from rashomon.exports import csv_tables, xlsx

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(xlsx, "write", broken)
    monkeypatch.setattr(csv_tables, "fill", broken)
    (tmp_path / "old.xlsx").write_bytes(b"old")
    for arguments in (["-o", str(tmp_path / "old.xlsx")], ["--to", "csv", "-o", str(tmp_path / "new")]):
        done = CliRunner().invoke(main, ["export", str(sample()[0]), *arguments])
        assert done.exit_code == 1
        assert "No space left on device" in done.output
    assert folder_bytes(tmp_path) == {"old.xlsx": b"old"}


@pytest.mark.parametrize("form", [*FOLDERS, *FILES])
def test_the_same_bytes_in_another_time_zone_and_with_another_hash_seed(tmp_path: Path, form: str) -> None:
    found = []
    for number, zone in enumerate(("UTC", "Asia/Tokyo")):
        target = tmp_path / f"{number}{find_export(form).suffix}"
        more = {"TZ": zone, "PYTHONHASHSEED": str(number + 1), "LC_ALL": ("C", "C.UTF-8")[number]}
        done = run("export", sample()[0], "--to", form, "-o", target, env=more)
        assert done.returncode == 0, done.stderr
        found.append(folder_bytes(target) if target.is_dir() else target.read_bytes())
    assert found[0] == found[1]


def test_without_pyarrow_one_sentence_names_the_command(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pyarrow'] = None; from rashomon.cli import run; run(sys.argv[1:])"
    command = [
        sys.executable,
        "-P",
        "-c",
        code,
        "export",
        str(sample()[0]),
        "--to",
        "parquet",
        "-o",
        str(tmp_path / "p"),
    ]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert 'pip install "rashomon-kg[parquet]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert not any(tmp_path.iterdir())


def test_formats_lists_every_form_with_its_suffix() -> None:
    shown = run("formats").stdout
    listed = json.loads(run("formats", "--format", "json").stdout)["written"]
    assert [(row["name"], row["suffix"]) for row in listed] == [(one.name, one.suffix) for one in exports()]
    for row in listed:
        assert f"  {row['name']} " in shown
        assert row["title"] in shown


@pytest.mark.parametrize(("form", "suffix"), [("csv", ""), ("xlsx", ".xlsx"), ("parquet", ""), ("replication", ".zip")])
def test_filters_leave_less_and_are_told(tmp_path: Path, form: str, suffix: str) -> None:
    target = tmp_path / f"part{suffix}"
    done = run("export", sample()[0], "--to", form, "-o", target, "--according-to", "SANA")
    assert done.returncode == 0, done.stderr
    assert "Filters: according to SANA;" in done.stderr
    if form == "replication":
        with zipfile.ZipFile(target) as archive:
            archive.extractall(tmp_path)
        folder = tmp_path / "rashomon-replication"
        assert "according to SANA" in (folder / "README.txt").read_text(encoding="utf-8")
        assert "This is a part of a dataset" in (folder / "README.txt").read_text(encoding="utf-8")
        again = subprocess.run(
            [sys.executable, "-I", str(folder / "rebuild_tables.py")], capture_output=True, text=True, check=False
        )
        assert again.returncode == 0, again.stdout
        rows = read(folder / "csv", "csv")
    else:
        rows = read(target, form)
    claims = rows["claims"]
    assert claims
    assert all("SANA" in claim["chain"] for claim in claims)
    assert len(claims) < len(tables("sample", "csv")["claims"])
    assert {row["claim"] for row in rows["claim_contents"]} <= {claim["claim"] for claim in claims}


def test_a_last_day_is_a_filter_too_and_nothing_left_is_told(tmp_path: Path) -> None:
    done = run("export", sample()[0], "--to", "csv", "-o", tmp_path / "part", "--until", "1999-12-31")
    assert done.returncode == 0, done.stderr
    assert "only events that may have happened on 1999-12-31 or earlier" in done.stderr
    assert "No claim is left by these filters." in done.stderr
    assert "No claim is left by these filters." in (tmp_path / "part" / "README.txt").read_text(encoding="utf-8")
    assert read(tmp_path / "part", "csv")["claims"] == []


def test_an_unknown_source_is_told_in_one_sentence(tmp_path: Path) -> None:
    done = run("export", sample()[0], "-o", tmp_path / "a.xlsx", "--without", "Nobody Known")
    assert done.returncode == 1
    assert "Nobody Known" in done.stderr
    assert "Traceback" not in done.stderr
    assert not any(tmp_path.iterdir())
