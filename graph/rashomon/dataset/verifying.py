"""Checks a dataset: every file against the manifest, every quote against its text, the store against the files.

The store's files differ from build to build, so their sums stand beside them and not in the manifest; what counts is
their content, which is compared triple by triple with the two N-Quads files. A flipped bit anywhere gives a problem: in
a file of the manifest by its sum, in the manifest by its own sum, in the store by `store/sha256.txt`, and where it
matters by the content as well.
"""

import heapq
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from rashomon.dataset.manifest import (
    ARTICLES,
    BUILD_AGAIN,
    GRAPH,
    MANIFEST,
    ONTOLOGY,
    STORE,
    STORE_SUMS,
    GraphSum,
    Manifest,
    read_manifest,
)
from rashomon.dataset.meta import graph_sums, meta_graph
from rashomon.dataset.replacing import settle
from rashomon.dataset.verifying_quotes import quote_problems
from rashomon.dataset.writing import file_sum, flat, store_sums
from rashomon.errors import DatasetError
from rashomon.problems import Place, Problem, Severity, sort_key
from rashomon.terms import RDF, SCHEMA

_CLAIM = f" <{RDF}type> <{SCHEMA}Claim> ".encode()


def verify(dataset: Path) -> list[Problem]:
    """Check a dataset from end to end.

    Args:
        dataset: the folder.

    Returns:
        What is wrong, sorted; an empty list for a dataset that is as it was built.

    Raises:
        DatasetError: if there is no dataset at all.
    """
    folder = settle(dataset)
    if not (folder / MANIFEST).exists():
        read_manifest(folder)  # says what is there instead
    try:
        manifest = read_manifest(folder)
    except DatasetError as error:
        return [_fault("manifest-damaged", error.reason, MANIFEST)]
    found = list(_files(folder, manifest))
    damaged = {problem.place.file for problem in found}
    found += _lines(folder, manifest)
    if not damaged & {GRAPH, ARTICLES}:
        found += quote_problems(folder)
    found += _store(folder, whole=not damaged & {GRAPH, ONTOLOGY})
    return sorted(set(found), key=sort_key)


def _fault(
    code: str, message: str, file: str, *, expected: str = "", found: str = "", advice: str = BUILD_AGAIN
) -> Problem:
    return Problem(code, message, Place(file=file), expected=expected, found=found, advice=advice)


def _files(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    """Compare what is in the folder with the manifest: missing, other, and what does not belong there."""
    there = {path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if not path.is_dir()}
    for name, sums in manifest.files.items():
        if name not in there:
            yield _fault("file-missing", "this file of the dataset is missing", name)
            continue
        try:
            now = file_sum(folder / name)
        except OSError as error:
            yield _fault("file-unreadable", f"this file cannot be read: {error.strerror or error}", name)
            continue
        if now != sums:
            message = "this file is not what the build wrote"
            yield _fault("file-differs", message, name, expected=f"sha256 {sums.sha256}", found=f"sha256 {now.sha256}")
    for name in sorted(there - manifest.files.keys() - {MANIFEST}):
        if not name.startswith(f"{STORE}/"):
            advice = "Remove it, or keep it elsewhere."
            yield _fault("file-extra", "this file does not belong to the dataset", name, advice=advice)


def _lines(folder: Path, manifest: Manifest) -> Iterator[Problem]:
    """Check order, counts and the sums of the graphs."""
    counted = {"claims": 0, "quads": 0, "ontology": 0}
    for name, count in ((GRAPH, "quads"), (ONTOLOGY, "ontology")):
        before = b""
        for number, text in _read(folder / name):
            if text <= before or not text.endswith(b" .\n"):
                message = f"line {number} is out of order, stands twice or is no quad"
                yield _fault("lines-unordered", message, name)
                break
            before = text
            counted[count] += 1
            counted["claims"] += name == GRAPH and _CLAIM in text
    counted["articles"] = sum(1 for _ in _read(folder / ARTICLES))
    for count, number in counted.items():
        said = manifest.counts.get(count, 0)
        if said != number:
            message = f"the number of {count} differs"
            yield _fault("count-differs", message, MANIFEST, expected=str(said), found=str(number))
    try:
        sums = graph_sums(text for _, text in _read(folder / GRAPH))
    except (IndexError, UnicodeDecodeError):
        sums = {}
    sums.pop(meta_graph(manifest.settings.get("base", "")), None)
    nothing = GraphSum(0, "")
    for graph in sorted({*sums, *manifest.graphs}):
        said_sum, now = manifest.graphs.get(graph, nothing), sums.get(graph, nothing)
        if said_sum != now:
            yield _fault("graph-differs", f"the graph <{graph}> differs", GRAPH,
                         expected=f"{said_sum.triples} triples", found=f"{now.triples} triples")  # fmt: skip


def _read(file: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with file.open("rb") as opened:
            yield from enumerate(opened, 1)
    except OSError:
        return  # reported by its sum


def _store(folder: Path, *, whole: bool) -> Iterator[Problem]:
    """Compare the store with the two files, triple by triple.

    Args:
        folder: the dataset.
        whole: the two files are as they were built; otherwise there is nothing to compare the store with.
    """
    place = folder / STORE
    try:
        said = (place / STORE_SUMS).read_bytes()
        changed = said != store_sums(place)
    except OSError:
        changed = True
    faults = list(_content(folder, place)) if whole else []
    yield from faults
    if changed:
        message = "the files of the store are not those that the build wrote"
        if whole:
            message += ", nor is what they hold" if faults else ", though they hold the same triples"
        yield Problem(
            "store-files-differ", message, Place(file=STORE), advice=BUILD_AGAIN,
            severity=Severity.VIOLATION if faults or not whole else Severity.WARNING,
        )  # fmt: skip


def _content(folder: Path, place: Path) -> Iterator[Problem]:
    files = folder / GRAPH, folder / ONTOLOGY
    expected, twice = 0, 0
    before = b""
    for text in heapq.merge(*((line for _, line in _read(file)) for file in files)):
        triple = text.rsplit(b" ", 2)[0]
        twice += triple == before
        expected += triple != before
        before = triple
    if twice:
        yield _fault("triple-in-two-graphs", f"{twice} triples stand in more than one graph", GRAPH)
    try:
        store = Store.read_only(str(place))
        number = len(store)
        missing = [quad for quad in flat(*files) if quad not in store]
        graphs = sum(1 for _ in store.named_graphs())
    except (OSError, RuntimeError, ValueError, SyntaxError) as error:
        yield _fault("store-damaged", f"the store cannot be read: {error}", STORE)
        return
    if number != expected:
        message = "the store does not hold as many triples as the files"
        yield _fault("store-differs", message, STORE, expected=str(expected), found=str(number))
    if missing:
        message = f"{len(missing)} triples of the files are not in the store, among them {missing[0]}"
        yield _fault("store-differs", message, STORE)
    if graphs:
        yield _fault("store-not-flat", f"the store has {graphs} named graphs and should have none", STORE)
