"""The replication package: unpacked elsewhere, it proves itself and rebuilds its tables without Rashomon."""

import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyoxigraph as ox
import pytest

from rashomon.dataset import open_dataset
from rashomon.exports import find_export
from rashomon.pipeline import Options, build
from rashomon.questions import load, names
from sample import DATA, SOURCES, sample
from seed import needs_seed, rows
from tables_read_back import dataset, export, written

TOP = "rashomon-replication"
BOTH = pytest.mark.parametrize("which", ["sample", pytest.param("seed", marks=needs_seed)])
RSCRIPT = shutil.which("Rscript")
REBUILT = ("claims-by-status", "claims-by-source", "killed-by-side-and-source")


@cache
def unpacked(which: str) -> Path:
    folder = Path(mkdtemp(prefix="rashomon-test-")) / "elsewhere"
    with zipfile.ZipFile(written(which, "replication")) as archive:
        archive.extractall(folder)
    return folder / TOP


def copy_of(which: str, place: Path) -> Path:
    return Path(shutil.copytree(unpacked(which), place / "copy"))


def python(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-X", "utf8", str(folder / "rebuild_tables.py")]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder.parent)


def in_r(folder: Path, locale: str = "C") -> subprocess.CompletedProcess[str]:
    assert RSCRIPT
    environment = {**os.environ, "LC_ALL": locale}
    command = [RSCRIPT, "--vanilla", str(folder / "rebuild_tables.R")]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder.parent, env=environment
    )


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))


@BOTH
def test_the_python_script_rebuilds_the_same_tables(which: str, tmp_path: Path) -> None:
    folder = copy_of(which, tmp_path)
    done = python(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(",")[0] for line in done.stdout.splitlines()] == [f"{name}: the same" for name in REBUILT]
    for name in REBUILT:
        assert (folder / "rebuilt" / f"{name}.csv").read_bytes() == (folder / "tables" / f"{name}.csv").read_bytes()
        assert len(table(folder / "tables" / f"{name}.csv")) >= 3


@pytest.mark.skipif(RSCRIPT is None, reason="R (Rscript) is not on this machine")
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
@BOTH
def test_the_r_script_rebuilds_the_same_tables(which: str, locale: str, tmp_path: Path) -> None:
    folder = copy_of(which, tmp_path)
    done = in_r(folder, locale)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(",")[0] for line in done.stdout.splitlines()] == [f"{name}: the same" for name in REBUILT]
    for name in REBUILT:
        assert table(folder / "rebuilt" / f"{name}-R.csv") == table(folder / "tables" / f"{name}.csv")


def damage(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode("utf-8")
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def test_the_python_script_says_what_differs(tmp_path: Path) -> None:
    folder = copy_of("sample", tmp_path)
    damage(folder / "csv" / "claims.csv", "Affirmed", "Negated")
    done = python(folder)
    assert done.returncode == 1
    assert "csv/claims.csv: missing, or not as it was" in done.stdout
    assert "claims-by-source: DIFFERS" in done.stdout
    assert "claims-by-status: the same" in done.stdout
    (folder / "codebook.md").unlink()
    assert "codebook.md: missing" in python(folder).stdout


@pytest.mark.skipif(RSCRIPT is None, reason="R (Rscript) is not on this machine")
def test_the_r_script_says_what_differs(tmp_path: Path) -> None:
    folder = copy_of("sample", tmp_path)
    damage(folder / "csv" / "claims.csv", "Affirmed", "Negated")
    done = in_r(folder)
    assert done.returncode == 1
    assert "claims-by-source: DIFFERS" in done.stdout
    assert "claims-by-status: the same" in done.stdout


@needs_seed
def test_the_dead_of_the_seed_by_side_and_source() -> None:
    found = [
        (row["group_label"], row["low"], row["best"], row["high"], row["speaker"])
        for row in table(unpacked("seed") / "tables" / "killed-by-side-and-source.csv")
    ]
    assert {row[:4] for row in found} == {
        ("government or loyalist fighters", "10", "10", "10"),
        ("jihadists in Idlib", "18", "18", "18"),
        ("anti-government fighters", "21", "21", "21"),
    }
    assert all("Observatory" in row[4] for row in found), found


@BOTH
def test_claims_by_status_is_what_the_store_says(which: str) -> None:
    wanted = rows(
        dataset(which),
        """SELECT ?status (COUNT(DISTINCT ?it) AS ?n) { ?it rsm:status ?status } GROUP BY ?status""",
    )
    found: dict[str, int] = {}
    for row in table(unpacked(which) / "tables" / "claims-by-status.csv"):
        found[row["status"]] = found.get(row["status"], 0) + int(row["contents"])
    assert sorted((status, str(number)) for status, number in found.items()) == wanted


@BOTH
def test_every_file_has_its_sum(which: str) -> None:
    folder = unpacked(which)
    sums = dict(line.split("  ")[::-1] for line in (folder / "sha256.txt").read_text(encoding="utf-8").splitlines())
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert set(sums) == files - {"sha256.txt"}
    assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == sums[name] for name in sums)


@BOTH
def test_graph_ontology_and_manifest_are_those_of_the_dataset(which: str) -> None:
    for name in ("graph.nq", "ontology.nq", "manifest.json"):
        assert (unpacked(which) / name).read_bytes() == (dataset(which) / name).read_bytes()


def test_every_question_is_there_and_runs_in_another_engine_with_the_answer_that_stands_beside() -> None:
    folder = unpacked("sample")
    assert {file.stem for file in (folder / "queries").iterdir()} == set(names())
    needing = {name for name in names() if any(one.required for one in load(name).parameters)}
    assert {file.stem for file in (folder / "answers").iterdir()} == set(names()) - needing
    store = ox.Store()
    for name in ("graph.nq", "ontology.nq"):
        quads = ox.parse(path=str(folder / name), format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for name in ("killed-by-side", "status-profile", "denials", "timeline"):
        found: Any = store.query((folder / "queries" / f"{name}.rq").read_text(encoding="utf-8"))
        wanted = [[getattr(cell, "value", "") for cell in row] for row in found]
        answer = table(folder / "answers" / f"{name}.csv")
        assert [list(row.values()) for row in answer] == wanted, name
        assert answer


def test_what_cannot_be_asked_without_a_parameter_is_named() -> None:
    text = (unpacked("sample") / "README.txt").read_text(encoding="utf-8")
    for name in names():
        if needed := [one.name for one in load(name).parameters if one.required]:
            assert f"{name} (it needs {', '.join(needed)})" in text


def test_texts_of_articles_are_not_in_it() -> None:
    texts = [file.read_bytes() for file in (sample()[0] / "texts").iterdir()]
    assert texts
    for file in unpacked("sample").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert not any(text in data for text in texts), file.name
    assert "texts of the articles are not here" in (unpacked("sample") / "README.txt").read_text(encoding="utf-8")


def test_the_codebook_explains_columns_values_and_event_types() -> None:
    text = (unpacked("sample") / "codebook.md").read_text(encoding="utf-8")
    for words in (
        "## claim_contents",
        "| is_hedged |",
        "AuthorAsserted",
        "HeadlineOnly",
        "air-strike",
        "Probable",
        "LoadedTerm",
    ):
        assert words in text
    assert text.count("\n# ") + text.startswith("# ") >= 2


def test_the_codebook_has_terms_of_the_project(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        """@prefix event-type: <https://w3id.org/rashomon/event-type/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        event-type:well-poisoning a skos:Concept ; skos:inScheme event-type: ; skos:broader event-type:air-strike ;
          skos:prefLabel "poisoning of a well"@en ; skos:definition "A well is made unusable."@en .""",
        encoding="utf-8",
    )
    options = Options(registry=(DATA / "registry.toml",), ontology=(own,))
    outcome = build(SOURCES, tmp_path / "dataset", options, lambda _: None)
    assert outcome.written
    with zipfile.ZipFile(export(open_dataset(tmp_path / "dataset"), "replication")) as archive:
        text = archive.read(f"{TOP}/codebook.md").decode()
    assert "poisoning of a well" in text
    assert "Rashomon: a vocabulary of accounts" in text


def test_a_dataset_that_was_built_again_gives_the_same_zip(tmp_path: Path) -> None:
    build(SOURCES, tmp_path / "again", Options(registry=(DATA / "registry.toml",)), lambda _: None)
    again = export(open_dataset(tmp_path / "again"), "replication")
    assert again.read_bytes() == written("sample", "replication").read_bytes()


def test_dates_modes_and_order_in_the_zip_are_fixed() -> None:
    with zipfile.ZipFile(written("sample", "replication")) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o644}
    assert all(re.fullmatch(rf"{TOP}/[A-Za-z0-9_./-]+", entry.filename) for entry in entries)
    assert not any(".." in entry.filename for entry in entries)


def test_the_same_bytes_where_the_stream_cannot_seek() -> None:
    class Pipe:
        def __init__(self) -> None:
            self.parts: list[bytes] = []

        def write(self, part: bytes) -> int:
            self.parts.append(bytes(part))
            return len(part)

    pipe: Any = Pipe()
    find_export("replication").write(open_dataset(sample()[0]), pipe)  # type: ignore[union-attr]
    assert b"".join(pipe.parts) == written("sample", "replication").read_bytes()
