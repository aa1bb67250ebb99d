"""Replication package: one zip with tables, questions and answers, codebook, graph, and scripts that rebuild."""

import hashlib
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rashomon.dataset.manifest import MANIFEST
from rashomon.exports import csv_tables
from rashomon.exports._about import about
from rashomon.exports._codebook import codebook_markdown
from rashomon.exports._replication_tables import REBUILT
from rashomon.exports._zip import write_zip
from rashomon.writers.tables import as_csv

if TYPE_CHECKING:
    from rashomon.dataset import Dataset, Source
    from rashomon.questions import Question
    from rashomon.store.embedded import EmbeddedStore

name = "replication"
title = "Replication package (zip): CSV tables, questions with answers, codebook, graph, scripts for R and Python"
suffix = ".zip"
is_binary = True

TOP = "rashomon-replication"
"""The one folder inside the zip."""

_SCRIPTS = ("rebuild_tables.py", "rebuild_tables.R")
_CONTENTS = """\
What is here

  csv/                tables: who says what, in which words (csv/README.txt tells how to read them)
  tables/             three tables for a paper, made from the dataset
  rebuild_tables.py   makes these three from csv/ and compares: python rebuild_tables.py
  rebuild_tables.R    the same in base R: Rscript rebuild_tables.R
  queries/            the named questions as SPARQL
  answers/            what each gives on this dataset, with its defaults
  codebook.md         what columns and words mean
  graph.nq            the graph, as N-Quads; graph.nq and ontology.nq go into any triple store
  ontology.nq         the ontology with which it was built
  manifest.json       of the dataset: versions, settings, sha256 of every source that was read
  sha256.txt          sums of all files here: sha256sum -c sha256.txt

The texts of the articles are not here; the quotes on which each claim rests are. A NUL character, which no CSV can
hold, is U+FFFD in csv/, tables/ and answers/; it is whole in graph.nq.

How to rebuild

  1. The tables: python rebuild_tables.py, or Rscript rebuild_tables.R. Both say what is the same and what differs.
  2. The answers: load graph.nq and ontology.nq into a triple store, as one graph, and run queries/*.rq.
  3. The dataset: with the sources that manifest.json names, rashomon build SOURCES -o DATASET. The same sources and
     versions give the same graph.nq, to the byte. Then: rashomon export DATASET --to replication -o again.zip
"""


def write(source: "Source", out: BinaryIO) -> None:
    """Write the package. Arguments as of `rashomon.exports.FileExport.write`."""
    with tempfile.TemporaryDirectory(prefix="rashomon-") as temporary:
        folder = Path(temporary)
        _fill(source, folder)
        write_zip(folder, TOP, out)


def _fill(source: "Source", folder: Path) -> None:
    dataset = _whole(source)
    for part in ("csv", "tables", "queries", "answers"):
        (folder / part).mkdir()
    csv_tables.fill(source, folder / "csv")
    for table in REBUILT:
        csv_tables.write_csv(folder / "tables" / f"{table.name}.csv", table.header, table.rows(source.view))
    unanswered = _questions(source, folder)
    (folder / "codebook.md").write_bytes(codebook_markdown(dataset.ontology_file).encode())
    with (folder / "graph.nq").open("xb") as graph:
        graph.writelines(source.lines())
    shutil.copyfile(dataset.ontology_file, folder / "ontology.nq")
    shutil.copyfile(dataset.folder / MANIFEST, folder / "manifest.json")
    for script in _SCRIPTS:
        (folder / script).write_bytes((files("rashomon.exports") / "replication_kit" / script).read_bytes())
    (folder / "README.txt").write_bytes(_read_me(source, unanswered).encode())
    _sums(folder)


def _questions(source: "Source", folder: Path) -> list[str]:
    """Write each named question and its answer; name those without an answer, and why."""
    from rashomon.questions import answer, load, names

    store, unanswered = _store(source), []
    for asked in names():
        question = load(asked)
        (folder / "queries" / f"{asked}.rq").write_bytes(question.text.encode())
        if reason := _why_not(source, question):
            unanswered.append(f"{asked} ({reason})")
        else:
            found = as_csv(answer(store, question)).replace("\0", "\ufffd")
            (folder / "answers" / f"{asked}.csv").write_bytes(b"\xef\xbb\xbf" + found.encode())
    return unanswered


def _why_not(source: "Source", question: "Question") -> str:
    """Say why a question has no answer here: it needs a parameter, or makes no sense of a part."""
    from rashomon.dataset import Part
    from rashomon.dataset.asking import FIELDS

    needed = [parameter.name for parameter in question.parameters if parameter.required]
    if needed:
        return f"it needs {', '.join(needed)}"
    chosen = source.chosen if isinstance(source, Part) else ()
    set_ones = [name for name, field in FIELDS.items() if any(getattr(filters, field) for filters in chosen)]
    return "; ".join(f"--{name}: {question.refused[name]}" for name in set_ones if name in question.refused)


def _store(source: "Source") -> "EmbeddedStore":
    from rashomon.dataset import Dataset
    from rashomon.store.embedded import from_lines, open_read_only

    if isinstance(source, Dataset):
        return open_read_only(source.store_path)
    return from_lines(source.lines(ontology=True))


def _whole(source: "Source") -> "Dataset":
    from rashomon.dataset import Dataset

    return source if isinstance(source, Dataset) else source.whole


def _read_me(source: "Source", unanswered: list[str]) -> str:
    own = [f"Without an answer: {'; '.join(unanswered)}.", ""] if unanswered else []
    if source.filters:
        own += ["This is a part of a dataset; manifest.json is that of the whole, from which it was chosen.", ""]
    return "\n".join(["Replication package of a Rashomon dataset", "", *about(source), "", *own, _CONTENTS])


def _sums(folder: Path) -> None:
    """Write the sums of all files, sorted by name, as sha256sum reads them."""
    lines = []
    for file in sorted(folder.rglob("*"), key=lambda file: file.relative_to(folder).as_posix()):
        if file.is_file():
            with file.open("rb") as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
            lines.append(f"{digest}  {file.relative_to(folder).as_posix()}\n")
    (folder / "sha256.txt").write_bytes("".join(lines).encode())
