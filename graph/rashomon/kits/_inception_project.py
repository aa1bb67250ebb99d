"""INCEpTION's description of a project, its rules and its knowledge base."""

import json
from typing import Any

from rashomon.kits import _example
from rashomon.kits._inception_layers import BRANCH, EVENT_TYPE, LAYERS, Feature, Layer, Tagset
from rashomon.kits._labels import tree
from rashomon.registry import Entity, Registry
from rashomon.terms import DEFAULT_BASE, OWL, RDF, RDFS, RSM, SCHEMA, SKOS, iri, tagged
from rashomon.vocabulary import Vocabulary

PROJECT = "rashomon"
NAMES = "Names"
DOCUMENT = f"{_example.STEM}.xmi"
_MADE = 1_577_836_800_000  # milliseconds: the first day of 2020; a project must have a day, and ours has no clock
_TYPES = {"text": "uima.cas.String", "flag": "uima.cas.Boolean", "number": "uima.cas.Integer", "name": "kb:<ANY>"}
_DENIAL = ("denies", "Negated")


def project_json(sets: tuple[Tagset, ...]) -> str:
    """Write exportedproject.json.

    Args:
        sets: the lists of values.
    """
    exported = {one.name: _tagset(one) for one in sets}
    project = {
        "name": PROJECT,
        "slug": PROJECT,
        "description": "Claims in news: an event, a relation or a figure with a speaker is a claim.",
        "mode": "ANNOTATION",
        "version": 1,
        "source_documents": [
            {
                "name": DOCUMENT, "format": "xmi", "state": "NEW", "timestamp": None, "sentence_accessed": 0,
                "created": _MADE, "updated": _MADE,
            }
        ],
        "annotation_documents": [],
        "project_permissions": [],
        "tag_sets": list(exported.values()),
        "layers": [_layer(layer, exported) for layer in LAYERS],
        "knowledge_bases": [_knowledge_base()],
        "disableExport": False,
        "script_direction": "LTR",
        "created": _MADE,
        "updated": _MADE,
        "anonymous_curation": False,
        "training_documents": [],
        "mira_templates": [],
    }  # fmt: skip
    return json.dumps(project, ensure_ascii=False, indent=2) + "\n"


def _tagset(one: Tagset) -> dict[str, Any]:
    return {
        "name": one.name,
        "description": one.description,
        "language": "en",
        "tags": [{"tag_name": name, "tag_description": meaning} for name, meaning in one.tags],
        "create_tag": False,
    }


def _layer(layer: Layer, sets: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": layer.type,
        "features": [_feature(layer, feature, sets) for feature in layer.features],
        "uiName": layer.name,
        "type": "span",
        "description": layer.description,
        "enabled": True,
        "built_in": False,
        "readonly": False,
        "attach_type": None,
        "attach_feature": None,
        "allow_stacking": True,
        "cross_sentence": True,
        "show_hover": True,
        "anchoring_mode": "CHARACTERS",
        "overlap_mode": "ANY_OVERLAP",
        "validation_mode": "ALWAYS",
        "lock_to_token_offset": False,
        "multiple_tokens": True,
        "project_name": PROJECT,
        "linked_list_behavior": False,
        "on_click_javascript_action": None,
    }


def _feature(layer: Layer, feature: Feature, sets: dict[str, dict[str, Any]]) -> dict[str, Any]:
    linked = feature.kind == "link"
    # Where a link has no list of roles, the feature's own name is its role, and no label is asked for.
    traits = json.dumps({"enableRoleLabels": bool(feature.tagset)}) if linked else None
    return {
        "name": feature.name,
        "tag_set": sets.get(feature.tagset),
        "uiName": feature.label,
        "type": feature.target if linked else _TYPES[feature.kind],
        "enabled": True,
        "visible": True,
        "include_in_hover": False,
        "required": False,
        "remember": False,
        "hideUnconstraintFeature": feature.conditional,
        "description": feature.description,
        "project_name": PROJECT,
        "multi_value_mode": "ARRAY" if linked else "NONE",
        "link_mode": "WITH_ROLE" if linked else "NONE",
        "link_type_name": layer.link_type(feature) if linked else None,
        "link_type_role_feature_name": "role" if linked else None,
        "link_type_target_feature_name": "target" if linked else None,
        "traits": traits,
    }


def _knowledge_base() -> dict[str, Any]:
    return {
        "id": PROJECT, "name": NAMES, "type": "LOCAL", "class_iri": RDFS + "Class",
        "subclass_iri": RDFS + "subClassOf", "type_iri": RDF + "type", "description_iri": RDFS + "comment",
        "label_iri": RDFS + "label", "property_type_iri": RDF + "Property", "property_label_iri": RDFS + "label",
        "property_description_iri": RDFS + "comment", "deprecation_property_iri": OWL + "deprecated",
        "sub_Property_IRI": RDFS + "subPropertyOf", "full_text_search_iri": None, "read_only": False,
        "use_fuzzy": True, "enabled": True, "reification": "NONE", "base_prefix": DEFAULT_BASE, "root_concepts": [],
        "additional_matching_properties": [SKOS + "altLabel"], "additional_languages": [], "default_language": "en",
        "default_dataset_iri": None, "max_results": 1000, "remote_url": None, "traits": None,
        "support_concept_linking": False,
    }  # fmt: skip


def rules(vocabulary: Vocabulary, sets: tuple[Tagset, ...]) -> str:
    """Write the constraint rules: a branch shortens the list of types, a denial negates, a kind is for the unnamed.

    Args:
        vocabulary: the ontology.
        sets: the lists of values.
    """
    tags = {one.name: [name for name, _ in one.tags] for one in sets}
    said = [layer.name for layer in LAYERS if any(feature.name == "says" for feature in layer.features)]
    lines = [f"import {layer.type} as {layer.name};" for layer in LAYERS if layer.name in {*said, "Actor"}]
    lines += ["", "/* Only somebody without a name needs a kind: others have it in the names list. */", "Actor {"]
    lines += [_rule("unnamed", "true", "actorType", tags["actor-type"]), "}", ""]
    branches: dict[str, list[str]] = {}
    top = ""
    for depth, term in tree(vocabulary):
        top = top if depth else term.name
        branches.setdefault(top, []).append(term.name)
    assert set(branches) == set(tags[BRANCH])
    assert {name for several in branches.values() for name in several} == set(tags[EVENT_TYPE])
    for name in said:
        lines += [f"{name} {{", "/* Who denies something negates it. */"]
        lines.append(_rule("says", _DENIAL[0], "polarity", [_DENIAL[1]]))
        if name == "Event":
            lines.append("/* The types of a branch come first. */")
            lines += [_rule("branch", branch, "eventType", types) for branch, types in branches.items()]
        lines += ["}", ""]
    return "\n".join(lines)


def _rule(feature: str, value: str, other: str, values: list[str]) -> str:
    restrictions = " | ".join(f'{other} = "{one}"' for one in values)
    return f'  {feature} = "{value}" -> {restrictions};'


def knowledge_base(names: Registry, vocabulary: Vocabulary) -> str:
    """Write the names list as Turtle: one line a triple, sorted.

    Args:
        names: entities and events.
        vocabulary: the ontology, for the words for kinds.
    """
    lines: set[bytes] = set()
    a, label, other, about = (iri(name) for name in (RDF + "type", RDFS + "label", SKOS + "altLabel", RDFS + "comment"))

    def add(subject: bytes, predicate: bytes, obj: bytes) -> None:
        lines.add(subject + b" " + predicate + b" " + obj + b" .\n")

    def instance(subject: bytes, kind: bytes, named: dict[str, tuple[str, ...]]) -> None:
        add(subject, a, kind)
        for language, several in named.items():
            for number, name in enumerate(several):
                add(subject, other if number else label, tagged(name, language))

    classes = {RSM + "Actor": "Actor", SCHEMA + "Place": "Place", RSM + "ReportedEvent": "Event"}
    for name, shown in classes.items():
        add(iri(name), a, iri(RDFS + "Class"))
        add(iri(name), label, tagged(shown, "en"))
    for slug, entity in names.entities.items():
        subject = iri(names.iri(slug, DEFAULT_BASE))
        instance(subject, iri(RSM + "Actor" if entity.kind == "actor" else SCHEMA + "Place"), entity.names)
        add(subject, about, tagged(_kind(entity, vocabulary), "en"))
    for slug, event in names.events.items():
        subject = iri(names.iri(slug, DEFAULT_BASE))
        instance(subject, iri(RSM + "ReportedEvent"), event.names)
        if term := vocabulary.event_types.get(event.type):
            add(subject, about, tagged(term.label, "en"))
    return b"".join(sorted(lines)).decode("utf-8")


def _kind(entity: Entity, vocabulary: Vocabulary) -> str:
    term = vocabulary.actor_types.get(entity.type)
    return term.label if term else entity.kind
