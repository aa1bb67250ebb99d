"""The INCEpTION kit: the project has the parts of a real export, its layers load, and its example comes back."""

import json
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import rdflib

import environments
from kits_case import OWN_TYPE, content, fill, own_names, own_vocabulary, read_names
from rashomon.kits import _example, inception
from rashomon.vocabulary import load_vocabulary

CASSIS = "0.12.0"
READER = Path(__file__).with_name("kits_cas_reader.py")
REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "inception_tests"
CUSTOM = "webanno.custom."
RANGES = {"uima.cas.String": "uima.cas.String", "kb:<ANY>": "uima.cas.String", "uima.cas.Boolean": "uima.cas.Boolean",
          "uima.cas.Integer": "uima.cas.Integer"}  # fmt: skip


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(inception, tmp_path_factory.mktemp("inception") / "kit")


@pytest.fixture(scope="module")
def read(kit: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    files = str(kit / "TypeSystem.xml"), str(kit / "example.xmi")
    found: dict[str, Any] = environments.run(request.config, "dkpro-cassis", CASSIS, READER, *files)
    return found


def _member(folder: Path, name: str) -> bytes:
    with zipfile.ZipFile(folder / inception.ARCHIVE) as archive:
        return archive.read(name)


def _project(folder: Path) -> dict[str, Any]:
    project: dict[str, Any] = json.loads(_member(folder, "exportedproject.json"))
    return project


def test_the_zip_has_the_parts_that_an_import_looks_for(kit: Path) -> None:
    with zipfile.ZipFile(kit / inception.ARCHIVE) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == [
        "constraints/rashomon.rules", "exportedproject.json", "guideline/guidelines.pdf", "kb/Names.ttl",
        "source/example.xmi",
    ]  # fmt: skip
    project = _project(kit)
    documents = project["source_documents"]
    assert [f"source/{one['name']}" for one in documents] == ["source/example.xmi"]
    assert [f"kb/{one['name']}.ttl" for one in project["knowledge_bases"]] == ["kb/Names.ttl"]
    assert _member(kit, "source/example.xmi") == (kit / "example.xmi").read_bytes()


def test_the_project_says_all_that_a_real_export_says(kit: Path) -> None:
    archives = sorted(REAL.glob("inception-project-export/**/*.zip"))
    if not archives:
        pytest.skip(f"no exported project of INCEpTION here: {REAL}")
    with zipfile.ZipFile(archives[0]) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"exportedproject.*\.json", name))
        real = json.loads(archive.read(name))
    ours = _project(kit)
    assert set(real) <= set(ours)
    for ours_list, real_list in (("layers", "layers"), ("source_documents", "source_documents")):
        wanted = set(real[real_list][0])
        assert all(wanted <= set(one) for one in ours[ours_list]), real_list
    real_features = [feature for layer in real["layers"] for feature in layer["features"]]
    our_features = [feature for layer in ours["layers"] for feature in layer["features"]]
    assert all(set(real_features[0]) <= set(feature) for feature in our_features)
    for key in ("multi_value_mode", "link_mode"):
        assert {feature[key] for feature in our_features} <= {feature[key] for feature in real_features}
    real_links = [feature for feature in real_features if feature["link_mode"] == "WITH_ROLE"]
    our_links = [feature for feature in our_features if feature["link_mode"] == "WITH_ROLE"]
    for key in ("multi_value_mode", "link_type_role_feature_name", "link_type_target_feature_name"):
        assert {one[key] for one in our_links} == {one[key] for one in real_links}
    tags = {key for one in real["tag_sets"] for key in one["tags"][0]}
    assert all(set(tag) == tags for one in ours["tag_sets"] for tag in one["tags"])


def test_lists_hold_every_term_with_its_definition(kit: Path) -> None:
    lists = {one["name"]: {tag["tag_name"]: tag["tag_description"] for tag in one["tags"]} for one in
             _project(kit)["tag_sets"]}  # fmt: skip
    known = load_vocabulary()
    for name in ("event-type", "actor-type", "measure", "speechAct", "certainty", "polarity", "framing"):
        assert set(lists[name]) == set(known.values(name)), name
        for term in known.values(name).values():
            assert term.definition in lists[name][term.name]
    assert set(lists["voice"]) == set(known.values("voice")) - {"NotCoded"}
    states = {role.name for role in known.roles.values() if not role.of_events}
    assert set(lists["relation"]) == states
    events = {role.name for role in known.roles.values() if role.of_events} - {"happenedAt", "happenedOn"}
    assert set(lists["role"]) == events | {"place", "time", "part-of"}
    assert all(description.strip() for several in lists.values() for description in several.values())


def test_features_point_at_lists_and_layers_that_exist(kit: Path) -> None:
    project = _project(kit)
    lists = {one["name"]: one for one in project["tag_sets"]}
    layers = {one["name"] for one in project["layers"]}
    for layer in project["layers"]:
        names = [feature["name"] for feature in layer["features"]]
        assert len(names) == len(set(names))
        assert not {"begin", "end", "sofa", "type"} & set(names)
        for feature in layer["features"]:
            if feature["tag_set"]:
                assert feature["tag_set"] == lists[feature["tag_set"]["name"]]
            assert feature["description"]
            if feature["link_mode"] == "WITH_ROLE":
                assert feature["type"] in layers | {"uima.tcas.Annotation"}
                assert json.loads(feature["traits"]) == {"enableRoleLabels": feature["name"] == "roles"}
    said = [layer["name"] for layer in project["layers"] if "speaker" in {one["name"] for one in layer["features"]}]
    assert said == [CUSTOM + "Event", CUSTOM + "Relation", CUSTOM + "Count"]


def test_the_layers_of_the_project_load_as_types(kit: Path, read: dict[str, Any]) -> None:
    wanted: dict[str, dict[str, str]] = {}
    for layer in _project(kit)["layers"]:
        wanted[layer["name"]] = {}
        for feature in layer["features"]:
            if feature["link_mode"] == "WITH_ROLE":
                wanted[layer["name"]][feature["name"]] = "uima.cas.FSArray"
                target = feature["link_type_target_feature_name"]
                role = feature["link_type_role_feature_name"]
                wanted[feature["link_type_name"]] = {role: "uima.cas.String", target: feature["type"]}
            else:
                wanted[layer["name"]][feature["name"]] = RANGES[feature["type"]]
    assert read["types"] == wanted


def _utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


def test_the_example_comes_back_with_its_features_and_offsets(read: dict[str, Any]) -> None:
    assert read["text"] == _example.TEXT
    by_place = {(one["layer"], one["begin"], one["end"]): one for one in read["annotations"]}
    assert len(by_place) == len(read["annotations"]) == len(_example.MARKS) + len(_example.FRAMES)
    layers = {"actor": "Actor", "unnamed": "Actor", "place": "Place", "time": "Time", "event": "Event",
              "state": "Relation", "count": "Count"}  # fmt: skip
    ids: dict[str, int] = {}
    found: dict[str, dict[str, Any]] = {}
    for one in (*_example.MARKS, *_example.FRAMES):
        begin = -1
        for _ in range(one.nth):
            begin = read["text"].index(one.words, begin + 1)
        place = _utf16(read["text"], begin), _utf16(read["text"], begin + len(one.words))
        entry = by_place[CUSTOM + layers.get(one.kind, "Passage"), *place]
        assert entry["words"] == one.words
        assert place[0] == begin + (begin > read["text"].index("🚛"))
        ids[one.id], found[one.id] = entry["id"], entry["values"]
    base = "https://example.org/kg/"
    for mark in _example.MARKS:
        values = found[mark.id]
        assert values.get("identity", "") == (f"{base}entity/{mark.entity}" if mark.entity else "")
        assert (values.get("date", ""), values.get("actorType", "")) == (mark.date, mark.type)
        assert bool(values.get("unnamed")) == (mark.kind == "unnamed")
    for frame in _example.FRAMES:
        values = found[frame.id]
        assert frame.name in (values.get("eventType"), values.get("relation"), values.get("measure"))
        assert values.get("key", "") == (f"{base}event/{frame.key}" if frame.key else "")
        said = (values.get("says", ""), values.get("certainty", ""), values.get("voice", ""), values.get("value"))
        assert said == (frame.says, frame.certainty, frame.voice, frame.value)
        links = [(name, role, target) for name, several in values.items() if isinstance(several, list)
                 for role, target in several]  # fmt: skip
        pairs = sorted((role.replace("onBehalfOf", "for"), target) for _, role, target in links)
        assert pairs == sorted((slot, ids[target]) for slot, target in frame.arguments)


def test_rules_follow_the_grammar_and_name_what_exists(kit: Path) -> None:
    text = _member(kit, "constraints/rashomon.rules").decode()
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    project = _project(kit)
    features = {layer["name"]: {one["name"]: one for one in layer["features"]} for layer in project["layers"]}
    imports = dict(re.findall(r"import ([\w.]+) as (\w+);", text))
    short = {name: layer for layer, name in imports.items()}
    rest = re.sub(r"import [\w.]+ as \w+;", "", text)
    scopes = re.findall(r"(\w+) \{(.*?)\}", rest, flags=re.DOTALL)
    assert re.sub(r"\w+ \{.*?\}", "", rest, flags=re.DOTALL).strip() == ""
    seen = 0
    for scope, body in scopes:
        of_layer = features[short[scope]]
        for rule in (one.strip() for one in body.split(";") if one.strip()):
            condition, arrow, restrictions = rule.partition(" -> ")
            assert arrow
            seen += 1
            for pair in (condition, *restrictions.split(" | ")):
                match = re.fullmatch(r'(\w+) = "([^"]+)"', pair)
                assert match, pair
                feature = of_layer[match[1]]
                values = {tag["tag_name"] for tag in feature["tag_set"]["tags"]} if feature["tag_set"] else {"true"}
                assert match[2] in values
    assert seen == 1 + 3 + 11
    types = re.findall(r'eventType = "([^"]+)"', text)
    assert sorted(types) == sorted(load_vocabulary().event_types)


def test_the_names_list_is_a_knowledge_base(kit: Path) -> None:
    graph = rdflib.Graph()
    graph.parse(data=_member(kit, "kb/Names.ttl"), format="turtle")
    base = _project(kit)["knowledge_bases"][0]
    label, a = rdflib.URIRef(base["label_iri"]), rdflib.URIRef(base["type_iri"])
    sana = rdflib.URIRef("https://example.org/kg/entity/sana")
    assert rdflib.Literal("SANA", lang="en") in set(graph.objects(sana, label))
    classes = set(graph.subjects(a, rdflib.URIRef(base["class_iri"])))
    kinds = {kind for thing in graph.subjects(a, None) for kind in graph.objects(thing, a)}
    assert kinds == classes | {rdflib.URIRef(base["class_iri"])}
    written = read_names(kit / "registry.toml")
    things = {str(thing).rsplit("/", 1)[1] for kind in classes for thing in graph.subjects(a, kind)}
    assert things == {*written.entities, *written.events}
    used = set(re.findall(r'(?:identity|key)="([^"]+)"', (kit / "example.xmi").read_text("utf-8")))
    assert used <= {str(thing) for thing in graph.subjects(label, None)}


def test_the_guidelines_open_as_pdf(kit: Path, tmp_path: Path) -> None:
    data = _member(kit, "guideline/guidelines.pdf")
    assert data.startswith(b"%PDF-1.4")
    start = int(data.split(b"startxref\n")[1].split(b"\n")[0])
    table = data[start:].split(b"trailer")[0].splitlines()
    assert table[0] == b"xref"
    offsets = [int(line[:10]) for line in table[3:]]
    for number, offset in enumerate(offsets, 1):
        assert data[offset:].startswith(b"%d 0 obj" % number)
    (tmp_path / "guide.pdf").write_bytes(data)
    try:
        done = subprocess.run(["pdftotext", "guide.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed, so the guidelines are not read back")
    shown = " ".join(done.stdout.decode().split())
    assert "An event, a relation or a figure with a Speaker is a claim." in shown
    assert "air-strike: air strike. An attack from an aircraft, manned or not." in shown


def test_all_xml_is_well_formed(kit: Path) -> None:
    for name in ("TypeSystem.xml", "example.xmi"):
        ET.fromstring((kit / name).read_bytes())


def test_an_event_type_of_a_projects_own_stands_everywhere(tmp_path: Path) -> None:
    folder = fill(inception, tmp_path / "kit", own_vocabulary(tmp_path), own_names(tmp_path))
    lists = {one["name"]: {tag["tag_name"]: tag["tag_description"] for tag in one["tags"]} for one in
             _project(folder)["tag_sets"]}  # fmt: skip
    assert lists["event-type"][OWN_TYPE] == 'tunnel attack. An attack from below: <ground> & "rock".'
    rules = _member(folder, "constraints/rashomon.rules").decode()
    branch = next(line for line in rules.splitlines() if 'branch = "use-of-force"' in line)
    assert f'eventType = "{OWN_TYPE}"' in branch
    assert OWN_TYPE in (folder / "guide.md").read_text("utf-8")
    graph = rdflib.Graph()
    graph.parse(data=_member(folder, "kb/Names.ttl"), format="turtle")
    assert rdflib.Literal("Rock & Roll <town>", lang="en") in set(graph.objects())


def test_the_same_ontology_gives_the_same_bytes(kit: Path, tmp_path: Path) -> None:
    assert content(fill(inception, tmp_path / "again")) == content(kit)
