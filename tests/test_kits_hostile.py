"""Names and labels that would break a file: every kit still opens, and nothing but its words is in it."""

import json
import zipfile
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
import rdflib

import brat_grammar
from kits_case import fill, read_names
from rashomon.kits import brat, inception, label_studio, maxqda
from rashomon.registry import DescribedEvent, Entity, Registry
from rashomon.vocabulary import Vocabulary, load_vocabulary

HOSTILE = [
    "quote \" and ' and <tag> & entity;",
    "a tab\there",
    "two\nlines\r\nhere",
    "bell\x07 and \x0b and \x00",
    "]]> --> */ ;}",
    "pipe | comma , hash # colon :",
    "\u202eright to left",
    "=1+1",
    "\ufffe\uffff",
    "```\n| row |",
    "<ACTOR>",
    "</View>",
]
OWN = "https://data.example/terms/"


def _names() -> Registry:
    entities = {
        f"thing-{number}": Entity(
            slug=f"thing-{number}", kind="actor" if number % 2 else "place", names={"en": (text, text + "!")},
            type="other" if number % 2 else "",
        )
        for number, text in enumerate(HOSTILE)
    }  # fmt: skip
    events = {
        f"key {number}": DescribedEvent(slug=f"key {number}", names={"en": (text,)}, type="attack")
        for number, text in enumerate(HOSTILE)
    }
    return Registry(entities, events)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    concepts = [
        f"<{OWN}t{number}> a skos:Concept ; skos:prefLabel {json.dumps(text)}@en ; "
        f"skos:definition {json.dumps(text)}@en ; skos:inScheme event-type: ; skos:broader event-type:attack ."
        for number, text in enumerate(HOSTILE)
    ]
    head = (
        "@prefix event-type: <https://w3id.org/rashomon/event-type/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    path = tmp_path_factory.mktemp("hostile") / "own.ttl"
    path.write_bytes((head + "\n".join(concepts)).encode())
    return load_vocabulary((path,))


@pytest.fixture(params=[brat, inception, label_studio, maxqda], ids=lambda kit: kit.name)
def kit(request: pytest.FixtureRequest) -> ModuleType:
    module: ModuleType = request.param
    return module


def test_every_file_of_every_kit_opens(kit: ModuleType, vocabulary: Vocabulary, tmp_path: Path) -> None:
    folder = fill(kit, tmp_path / "kit", vocabulary, _names())
    for path in sorted(folder.rglob("*")):
        _open(path.name, path.read_bytes())
    written = read_names(folder / "registry.toml")
    assert {f"thing-{number}" for number in range(len(HOSTILE))} <= set(written.entities)


def _open(name: str, data: bytes) -> None:
    if name.endswith(".zip"):
        import io

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inside in archive.namelist():
                _open(inside, archive.read(inside))
        return
    if name.endswith(".pdf"):
        assert data.endswith(b"%%EOF\n")
        return
    text = data.decode("utf-8")
    if name.endswith((".xml", ".xmi", ".qdc")):
        ET.fromstring(data)
    elif name.endswith(".json"):
        json.loads(text)
    elif name.endswith(".ttl"):
        rdflib.Graph().parse(data=text, format="turtle")
    elif name == "kb_shortcuts.conf":
        assert brat_grammar.shortcuts(text)
    elif name.endswith(".conf"):
        assert brat_grammar.sections(text)
    elif name.endswith(".normdb"):
        for line in text.rstrip("\n").split("\n"):
            assert len(line.split("\t")) >= 2, line
            assert all(cell.count(":") >= 2 for cell in line.split("\t")[1:]), line


def test_choices_hold_the_words_and_no_more_choices_than_names(vocabulary: Vocabulary, tmp_path: Path) -> None:
    folder = fill(label_studio, tmp_path / "kit", vocabulary, _names())
    root = ET.fromstring((folder / label_studio.CONFIG).read_bytes())
    choices = {element.attrib["name"]: list(element) for element in root.iter("Choices")}
    assert len(choices["event_type"]) == len(vocabulary.event_types)
    shown = {choice.attrib["alias"]: choice.attrib["value"] for choice in choices["where"]}
    assert shown["thing-0"] == HOSTILE[0]
    assert shown["thing-2"] == "two lines here"


def test_codes_are_as_many_as_terms(vocabulary: Vocabulary, tmp_path: Path) -> None:
    folder = fill(maxqda, tmp_path / "kit", vocabulary, _names())
    root = ET.fromstring((folder / maxqda.CODEBOOK).read_bytes())
    names = [code.attrib["name"] for code in root.iter("{urn:QDA-XML:codebook:1.0}Code")]
    assert all(names)
    assert names.count("two lines here") == 2  # an event type, and a place
