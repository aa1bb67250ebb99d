"""The Label Studio kit: its own validator takes the configuration and the coded example."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import environments
from kits_case import OWN_TYPE, content, fill, own_names, own_vocabulary
from rashomon.kits import _colours, _example, label_studio
from rashomon.vocabulary import load_vocabulary

SDK = "2.1.2"
READER = Path(__file__).with_name("kits_label_studio_reader.py")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(label_studio, tmp_path_factory.mktemp("label_studio") / "kit")


def _config(folder: Path) -> ET.Element:
    return ET.fromstring((folder / label_studio.CONFIG).read_bytes())


def _choices(folder: Path) -> dict[str, dict[str, ET.Element]]:
    return {
        element.attrib["name"]: {choice.attrib["alias"]: choice for choice in element}
        for element in _config(folder).iter("Choices")
    }


def _result(folder: Path) -> list[dict[str, Any]]:
    task = json.loads((folder / label_studio.ANNOTATED).read_text("utf-8"))[0]
    found: list[dict[str, Any]] = task["annotations"][0]["result"]
    return found


def test_its_own_validator_takes_configuration_and_example(kit: Path, request: pytest.FixtureRequest) -> None:
    files = str(kit / label_studio.CONFIG), str(kit / label_studio.ANNOTATED)
    found = environments.run(request.config, "label-studio-sdk", SDK, READER, *files)
    assert (found["config"], found["faults"]) == ("", [])
    assert found["controls"]["event_type"] == sorted(load_vocabulary().event_types)


def test_its_own_validator_refuses_a_value_that_is_no_choice(
    kit: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    wrong = tmp_path / "wrong.json"
    coded = (kit / label_studio.ANNOTATED).read_text("utf-8").replace('"weapons-supply"', '"weapons-suply"')
    wrong.write_bytes(coded.encode())
    found = environments.run(
        request.config, "label-studio-sdk", SDK, READER, str(kit / label_studio.CONFIG), str(wrong)
    )
    assert found["config"] == ""
    assert len(found["faults"]) == 1


def test_there_are_four_relations_only(kit: Path) -> None:
    relations = [element.attrib["value"] for element in _config(kit).iter("Relation")]
    assert relations == ["Speaker", "For", "Via", "Takes part"]
    used = {label for one in _result(kit) if one["type"] == "relation" for label in one["labels"]}
    assert used == set(relations)


def test_only_tags_of_four_kinds_are_used(kit: Path) -> None:
    tags = {element.tag for element in _config(kit).iter()}
    assert tags == {
        "View",
        "Header",
        "Labels",
        "Label",
        "Relations",
        "Relation",
        "Text",
        "Choices",
        "Choice",
        "TextArea",
    }


def test_choices_are_the_terms_of_the_ontology_with_their_definitions(kit: Path) -> None:
    choices, known = _choices(kit), load_vocabulary()
    lists = {"measure": "measure", "says": "speechAct", "certainty": "certainty", "polarity": "polarity",
             "actor_type": "actor-type", "framing": "framing", "event_type": "event-type"}  # fmt: skip
    for name, of_list in lists.items():
        terms = known.values(of_list)
        assert set(choices[name]) == set(terms)
        assert all(term.definition in choices[name][term.name].attrib["hint"] for term in terms.values())
        shown = [choice.attrib["value"] for choice in choices[name].values()]
        assert len(shown) == len(set(shown))


def test_every_control_is_for_a_region_and_for_labels_that_exist(kit: Path) -> None:
    labels = {element.attrib["value"] for element in _config(kit).iter("Label")}
    assert len(labels) == 11
    hotkeys = [element.attrib["hotkey"] for element in _config(kit).iter("Label")]
    assert len(set(hotkeys)) == 11
    for element in (*_config(kit).iter("Choices"), *_config(kit).iter("TextArea")):
        assert element.attrib["perRegion"] == "true"
        assert set(element.attrib["whenLabelValue"].split(",")) <= labels
    for element in _config(kit).iter("Label"):
        assert (_colours.luminance(element.attrib["background"]) + 0.05) / 0.05 >= 7


def test_the_coded_example_says_what_the_example_says(kit: Path) -> None:
    task = json.loads((kit / label_studio.ANNOTATED).read_text("utf-8"))[0]
    assert task["data"] == json.loads((kit / label_studio.TASKS).read_text("utf-8"))[0]["data"]
    text, result = task["data"]["text"], _result(kit)
    assert text == _example.TEXT
    controls: dict[str, dict[str, str]] = {}
    for one in (entry for entry in result if entry["type"] != "relation"):
        value = one["value"]
        if one["type"] != "textarea":
            assert text[value["start"] : value["end"]] == value["text"]
        key = {"labels": "labels", "choices": "choices", "textarea": "text"}[one["type"]]
        controls.setdefault(one["id"], {})[one["from_name"]] = value[key][0]
    assert set(controls) == {one.id for one in (*_example.MARKS, *_example.FRAMES)}
    assert controls["sana"] == {"mark": "Actor", "who": "sana"}
    assert controls["official"] == {"mark": "UnnamedActor", "actor_type": "government"}
    assert controls["khan-sheikhun"] == {"mark": "Place", "where": "khan-sheikhun", "role": "destination"}
    assert controls["killed"] == {"mark": "Count", "measure": "killed", "value": "3"}
    assert controls["leaving"] == {"mark": "Event", "event_type": "withdrawal", "key": "morek-withdrawal",
                                   "says": "denies"}  # fmt: skip
    arcs = {(one["from_id"], one["labels"][0], one["to_id"]) for one in result if one["type"] == "relation"}
    assert {("arms", "Speaker", "official"), ("arms", "For", "foreign-ministry"), ("arms", "Via", "sana")} <= arcs
    assert ("killed", "Takes part", "strike") in arcs
    assert len(arcs) == sum(len(frame.arguments) for frame in _example.FRAMES)


def test_own_event_types_and_names_stand_in_the_choices(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = fill(label_studio, tmp_path / "kit", own_vocabulary(tmp_path), own_names(tmp_path))
    choices = _choices(folder)
    assert choices["event_type"][OWN_TYPE].attrib["hint"] == 'An attack from below: <ground> & "rock".'
    assert choices["where"]["rock"].attrib["value"] == "Rock & Roll <town>"
    assert choices["who"]["guild"].attrib["value"] == 'The "Guild"'
    files = str(folder / label_studio.CONFIG), str(folder / label_studio.ANNOTATED)
    found = environments.run(request.config, "label-studio-sdk", SDK, READER, *files)
    assert (found["config"], found["faults"]) == ("", [])


def test_the_same_ontology_gives_the_same_bytes(kit: Path, tmp_path: Path) -> None:
    assert content(fill(label_studio, tmp_path / "again")) == content(kit)
