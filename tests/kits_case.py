"""What the tests of the starter kits share: filling a kit, and an event type of a project's own."""

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from rashomon.registry import Registry, load_registry
from rashomon.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from rashomon.problems import Problem

OWN_TYPE = "tunnel-attack"
_OWN = """\
@prefix our:        <https://data.example/terms/> .
@prefix event-type: <https://w3id.org/rashomon/event-type/> .
@prefix skos:       <http://www.w3.org/2004/02/skos/core#> .
our:tunnel-attack a skos:Concept ;
    skos:prefLabel "tunnel attack"@en ;
    skos:definition "An attack from below: <ground> & \\"rock\\"."@en ;
    skos:inScheme event-type: ;
    skos:broader event-type:attack .
"""
_OWN_NAMES = """\
[rock]
kind = "place"
names.en = ["Rock & Roll <town>"]
names.ar = ["صخرة"]
wkt = "POINT(10.5 20.25)"
accuracy-m = 1500

[guild]
kind = "actor"
type = "observatory"
names.en = ["The \\"Guild\\"", "Guild | of miners"]
links = ["http://www.wikidata.org/entity/Q1"]

[warden]
kind = "actor"
type = "person"
names.en = ["Warden"]
head-of = [{ org = "guild", from = "2019-01-01", to = "2020-01-31" }]
speaks-for = "guild"
"""


def fill(kit: ModuleType, folder: Path, vocabulary: Vocabulary | None = None, names: Registry | None = None) -> Path:
    """Fill a folder with a kit; by default from the shipped ontology and without names of the user's."""
    folder.mkdir(parents=True)
    kit.fill(folder, vocabulary or load_vocabulary(), names or Registry())
    return folder


def own_vocabulary(folder: Path) -> Vocabulary:
    """Give the ontology with an event type of a project's own."""
    path = folder / "own.ttl"
    path.write_bytes(_OWN.encode())
    return load_vocabulary((path,))


def own_names(folder: Path) -> Registry:
    """Give names of a project's own, with letters that files must escape."""
    path = folder / "own.toml"
    path.write_bytes(_OWN_NAMES.encode())
    return read_names(path)


def read_names(path: Path) -> Registry:
    """Read a names list in which nothing may be wrong."""
    found: list[Problem] = []
    registry = load_registry((path,), load_vocabulary(), found.append)
    assert found == []
    return registry


def content(folder: Path) -> dict[str, bytes]:
    """Give all files of a kit."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
