"""The manifest of a dataset: what is in the folder, from what it was made, and by which versions.

It is written last, so a folder without it is no dataset. It says nothing about the clock, the machine or the
folder's own place: the same input gives the same bytes. It proves itself too: `sha256` at its end is the sha256 of the
file in which these 64 digits are zeros.
"""

import hashlib
import json
import re
from pathlib import Path

import msgspec

from rashomon.errors import DatasetError

FORMAT = "rashomon-dataset/1"
MANIFEST = "manifest.json"
GRAPH = "graph.nq"
ONTOLOGY = "ontology.nq"
PROBLEMS = "problems.jsonl"
ARTICLES = "articles.jsonl"
TEXTS = "texts"
STORE = "store"
STORE_SUMS = "sha256.txt"
"""Names of what a dataset folder holds. `store/sha256.txt` lists the sums of the store's other files: those differ
from build to build (the database numbers and stamps its files), so they cannot stand in the manifest."""

OWN = frozenset({MANIFEST, GRAPH, ONTOLOGY, PROBLEMS, ARTICLES, TEXTS, STORE})
"""All that a dataset folder holds."""
BUILD_AGAIN = "Build the dataset again from its sources."
"""What to do about a dataset that is not as it was built."""

_ZEROS = "0" * 64
_SELF = re.compile(rb'("sha256": ")([0-9a-f]{64})("\n\}\n)\Z')


class FileSum(msgspec.Struct, frozen=True):
    """Size in bytes and sha256 (hex) of a file."""

    bytes: int
    sha256: str


class Input(msgspec.Struct, frozen=True, order=True):
    """A file that was read for the build.

    Args:
        path: name of the source as given, then the path below it, with forward slashes; never absolute.
        sha256: of its bytes, hex.
        role: annotations, mapping, registry or ontology.
    """

    path: str
    sha256: str
    role: str


class GraphSum(msgspec.Struct, frozen=True):
    """Number of triples of a named graph and the sha256 (hex) of its sorted lines in graph.nq."""

    triples: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `manifest.json` says.

    Args:
        format: name and version of the folder's layout.
        packages: package -> version, of all that shape the result.
        settings: the options of the build that shape the result.
        counts: "articles", "claims", "quads", "ontology", "problems", and "held back <kind>".
        inputs: every file that was read, sorted.
        files: path in the folder -> size and sum; all but the manifest and the store.
        graphs: IRI of a named graph -> triples and sum; the graph that describes the others is left out.
        recognised: title of a format -> files that were read as it.
    """

    format: str = FORMAT
    packages: dict[str, str]
    settings: dict[str, str]
    counts: dict[str, int]
    inputs: list[Input]
    files: dict[str, FileSum]
    graphs: dict[str, GraphSum]
    recognised: dict[str, int] = {}


def encode(manifest: Manifest) -> bytes:
    """Give the bytes of the file: JSON, the format first, keys of each part sorted, LF, its own sum at the end."""
    parts = msgspec.to_builtins(manifest, order="deterministic")
    body = json.dumps(parts, ensure_ascii=False, indent=2)
    draft = f'{body[:-2]},\n  "sha256": "{_ZEROS}"\n}}\n'.encode()
    return draft[: -len(_ZEROS) - 4] + hashlib.sha256(draft).hexdigest().encode() + draft[-4:]


def is_whole(data: bytes) -> bool:
    """Tell whether the bytes of a manifest agree with the sum at their end."""
    found = _SELF.search(data)
    if not found:
        return False
    blank = data[: found.start(2)] + _ZEROS.encode() + data[found.end(2) :]
    return hashlib.sha256(blank).hexdigest().encode() == found[2]


def is_dataset(folder: Path) -> bool:
    """Tell whether a folder has a manifest of ours, whole or not."""
    try:
        with (folder / MANIFEST).open("rb") as file:
            return b'"rashomon-dataset/' in file.read(200)
    except OSError:
        return False


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a dataset.

    Raises:
        DatasetError: if there is none, or it is damaged, or of another layout.
    """
    try:
        data = (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        reason = "this is not a dataset" if folder.is_dir() else "there is no such folder"
        raise DatasetError(folder, reason, "Make one with: rashomon build SOURCES -o DATASET") from None
    except OSError as error:
        raise DatasetError(folder, f"its manifest cannot be read: {error.strerror or error}") from error
    if not is_whole(data):
        raise DatasetError(folder, "its manifest is damaged: it does not agree with its own sum", BUILD_AGAIN)
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DatasetError(folder, f"its manifest cannot be understood: {error}", BUILD_AGAIN) from error
    if manifest.format != FORMAT:
        reason = f"it has the layout {manifest.format}, and this version of Rashomon reads {FORMAT}"
        raise DatasetError(folder, reason, BUILD_AGAIN)
    return manifest
