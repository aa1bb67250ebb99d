"""Writes a dataset: all or nothing, each file flushed to the disk, the manifest last.

The sorted N-Quads file is the truth; the store is an index of it, loaded flat (one default graph) in one bulk load.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec
from pyoxigraph import Quad, RdfFormat, parse

from rashomon.dataset.contents import ArticleEntry, Contents, text_names
from rashomon.dataset.manifest import (
    ARTICLES,
    GRAPH,
    MANIFEST,
    ONTOLOGY,
    PROBLEMS,
    STORE,
    STORE_SUMS,
    TEXTS,
    FileSum,
    Manifest,
    encode,
)
from rashomon.dataset.meta import graph_sums, meta_lines
from rashomon.dataset.replacing import disk, replacing, sync_folder
from rashomon.errors import DatasetError
from rashomon.problems import Problem, sort_key
from rashomon.store.embedded import create


def write_dataset(output: Path, contents: Contents) -> Manifest:
    """Make a dataset folder, or replace the one that is there.

    Args:
        output: the folder. Missing, empty, or a dataset.
        contents: what it shall hold.

    Raises:
        DatasetError: if something else is there, another build runs, or the disk fails. What was there stays.
    """
    with replacing(output) as fresh:
        return fill(fresh, contents, output)


def fill(folder: Path, contents: Contents, output: Path) -> Manifest:
    """Write everything into a fresh folder (see `rashomon.dataset.replacing`), the manifest last.

    Args:
        folder: the fresh folder.
        contents: what it shall hold.
        output: the folder that the dataset will have, for messages.

    Raises:
        DatasetError: if the disk fails.
    """
    with disk(output):
        return _fill(folder, contents)


def _fill(folder: Path, contents: Contents) -> Manifest:
    names = text_names(contents.texts)
    articles = sorted(
        (msgspec.structs.replace(each, text=names.get(each.iri, "")) for each in contents.articles),
        key=lambda each: each.iri,
    )
    data = sorted(set(contents.lines))
    sums = graph_sums(chain(data))
    inputs = sorted(set(contents.inputs))
    packages = dict(sorted(contents.packages.items()))
    iris = [each.iri for each in articles]
    data = sorted({*data, *meta_lines(contents.base, sums, inputs, packages, iris)})
    ontology = sorted(set(contents.ontology))
    problems = sorted_problems(contents.problems)

    files = {
        GRAPH: _write(folder / GRAPH, data),
        ONTOLOGY: _write(folder / ONTOLOGY, ontology),
        PROBLEMS: _write(folder / PROBLEMS, _json_lines(problems)),
        ARTICLES: _write(folder / ARTICLES, _json_lines(articles)),
    }
    if names:
        (folder / TEXTS).mkdir()
        for iri, name in names.items():
            text = contents.texts[iri].encode("utf-8", "surrogatepass")
            files[f"{TEXTS}/{name}"] = _write(folder / TEXTS / name, [text])
        sync_folder(folder / TEXTS)
    load_store(folder)
    manifest = Manifest(
        packages=packages,
        settings=contents.settings,
        counts=contents.counts
        | {"articles": len(articles), "quads": len(data), "ontology": len(ontology), "problems": len(problems)},
        inputs=inputs,
        files=files,
        graphs=sums,
        recognised=contents.recognised,
    )
    _write(folder / MANIFEST, [encode(manifest)])
    sync_folder(folder)
    return manifest


def load_store(folder: Path) -> None:
    """Make the store of a dataset folder from its two N-Quads files, in one bulk load, and flush it to the disk."""
    place = folder / STORE
    try:
        create(place, [folder / GRAPH, folder / ONTOLOGY])
    except DatasetError as error:  # it would name the fresh folder, which the user never sees
        raise OSError(error.reason) from error
    except RuntimeError as error:  # as RocksDB reports what it finds broken
        raise OSError(str(error)) from error
    for diary in place.glob("LOG*"):  # the database's diary: clock and paths of this machine
        diary.unlink()
    for file in sorted(place.iterdir()):
        _sync(file)
    _write(place / STORE_SUMS, [store_sums(place)])
    sync_folder(place)


def flat(*files: Path) -> Iterator[Quad]:
    """Read N-Quads files as quads of the default graph."""
    for file in files:
        for quad in parse(path=str(file), format=RdfFormat.N_QUADS):
            yield Quad(quad.subject, quad.predicate, quad.object)


def store_sums(place: Path) -> bytes:
    """List the sums of the store's files, sorted by name: `<sha256>  <name>`."""
    names = sorted(file.name for file in place.iterdir() if file.name != STORE_SUMS)
    return b"".join(f"{file_sum(place / name).sha256}  {name}\n".encode() for name in names)


def file_sum(file: Path) -> FileSum:
    """Give size and sha256 of a file."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return FileSum(file.stat().st_size, digest)


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, line and annotation, each once."""
    return sorted(set(problems), key=lambda problem: (sort_key(problem), msgspec.json.encode(problem)))


def _json_lines(items: Sequence[Problem] | Sequence[ArticleEntry]) -> Iterator[bytes]:
    encoder = msgspec.json.Encoder(order="deterministic")
    return (encoder.encode(item) + b"\n" for item in items)


def _write(file: Path, parts: Iterable[bytes]) -> FileSum:
    """Write a new file and flush it to the disk."""
    digest, size = hashlib.sha256(), 0
    with file.open("xb") as opened:
        for part in parts:
            opened.write(part)
            digest.update(part)
            size += len(part)
        opened.flush()
        os.fsync(opened.fileno())
    return FileSum(size, digest.hexdigest())


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
