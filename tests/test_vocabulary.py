"""The ontology as data, and the room that reads it."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from rashomon import terms
from rashomon.errors import UsageError
from rashomon.shipped import shipped_files
from rashomon.vocabulary import Element, Term, ValueList, load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
VOCABULARY = load_vocabulary()
RSM = "https://w3id.org/rashomon/ns#"
ROLES = """agent target recipient companion party instrument origin destination purpose happenedAt happenedOn precedes
    causes supports opposes controls operatesUnder locatedIn liesOn adjacentTo strategicFor connects headOf memberOf
    speaksFor"""
PROPERTIES = """claimant onBehalfOf addressee speechAct polarity certainty voice evidence cue hedge wording content
    reports confidence codedBy reviewed recordState countsFor status independentParties mergedBy fragment framing sha256
    agency referenceDate referenceDateNote capturedOn capturedBy captureHash revisionOf copyOf copySimilarity actorType
    describedIn relation edtf timeAsWritten timeEvidence key countOf measure ofGroup includedIn between basis judgedBy
    about why
    exclusive order"""
CLASSES = "Actor UnnamedActor ReportedEvent Count Disagreement Coding EventRole StateRole"
CLOSED = {
    "certainty": "Certain Probable Possible",
    "polarity": "Affirmed Negated",
    "voice": "Authorial Attributed Headline UnclearScope NotCoded",
    "speechAct": "states reports quotes confirms assesses predicts denies accuses demands threatens promises",
    "framing": "LoadedTerm ScareQuoted",
    "status": "AuthorAsserted AttributedOnly Hedged HeadlineOnly Contested Denied Predicted Mentioned NotCoded",
    "basis": "Judged Computed",
    "recordState": "Withdrawn Suggested",
    "mergeRule": "HeadOf SpeaksFor PartOf OnBehalfOf Agency Publisher CopyCluster",
    "reliability": " ".join(f"Reliability{letter}" for letter in "ABCDEF"),
    "credibility": " ".join(f"Credibility{digit}" for digit in range(1, 7)),
}
CONSTANTS = {name: getattr(terms, name) for name in ("RSM", "VALUE", "EVENT_TYPE", "ACTOR_TYPE")}
ALL_TERMS: list[Term | Element] = [*VOCABULARY.terms(), *VOCABULARY.elements()]


# The ontology as data


@pytest.mark.parametrize("name", CLASSES.split())
def test_class_is_defined(name: str) -> None:
    assert name in VOCABULARY.classes


@pytest.mark.parametrize("name", [*PROPERTIES.split(), *ROLES.split()])
def test_property_is_defined(name: str) -> None:
    assert name in VOCABULARY.properties


def test_every_term_has_label_definition_and_example() -> None:
    assert len(ALL_TERMS) > 300
    bad = [term.iri for term in ALL_TERMS if not (term.label.strip() and term.example.strip())]
    bad += [term.iri for term in ALL_TERMS if len(term.definition) < 15 or not term.definition.endswith(".")]
    bad += [term.iri for term in ALL_TERMS if VOCABULARY.label(term.iri) != term.label]
    assert bad == []


@pytest.mark.parametrize("values", VOCABULARY.lists.values(), ids=lambda values: values.name)
def test_every_list_is_labelled_and_has_terms_in_strict_order(values: ValueList) -> None:
    assert values.label
    assert values.definition
    orders = [term.order for term in values.terms.values()]
    assert orders
    assert orders == sorted(set(orders))


@pytest.mark.parametrize(("name", "members"), CLOSED.items())
def test_closed_lists_hold_exactly_the_values_of_the_model(name: str, members: str) -> None:
    assert list(VOCABULARY.values(name)) == members.split()
    assert not VOCABULARY.lists[name].open


def test_open_lists_are_the_types_and_the_measures() -> None:
    assert {name for name, values in VOCABULARY.lists.items() if values.open} == {"event-type", "actor-type", "measure"}
    assert set(VOCABULARY.lists) == set(CLOSED) | {"event-type", "actor-type", "measure"}


def test_every_list_is_the_list_of_some_property() -> None:
    used = {element.values_from for element in VOCABULARY.properties.values()}
    assert set(VOCABULARY.lists) - used == {"event-type"}  # that one is the range of sem:eventType


def test_labels_are_what_people_see() -> None:
    labels = {term.name: term.label for term in VOCABULARY.terms()}
    assert labels["Certain"] == "no hedge"
    assert labels["LoadedTerm"] == "contested wording"
    assert labels["ScareQuoted"] == "scare quotes"
    assert labels["AuthorAsserted"] == "asserted by an author"
    assert labels["NotCoded"] == "attribution not coded"


def test_every_event_type_leads_to_a_top_and_never_to_itself() -> None:
    tops = {name for name, term in VOCABULARY.event_types.items() if not term.broader}
    assert {"use-of-force", "protest", "diplomacy"} <= tops
    for name, term in VOCABULARY.event_types.items():
        ancestors = VOCABULARY.broader_of(name)
        assert name not in ancestors
        assert set(term.broader) <= set(VOCABULARY.event_types)
        assert name in tops or ancestors[-1] in tops


def test_tops_say_so_and_others_do_not() -> None:
    top_of = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#topConceptOf")
    said = {t.subject.value for t in VOCABULARY.triples if t.predicate == top_of and hasattr(t.subject, "value")}
    for term in VOCABULARY.event_types.values():
        assert (term.iri in said) != bool(term.broader), term.name


VIOLENT = """territorial-gain
    encirclement armed-clash air-strike shelling drone-strike missile-strike ied suicide-attack
    chemical-attack siege abduction execution sexual-violence torture massacre looting property-destruction
    medical-attack downing-of-aircraft sabotage riot crackdown ceasefire-violation"""


@pytest.mark.parametrize("name", VIOLENT.split())
def test_violent_types_lie_under_use_of_force(name: str) -> None:
    assert "use-of-force" in VOCABULARY.broader_of(name)


def test_peaceful_types_do_not_lie_under_use_of_force() -> None:
    peaceful = ("withdrawal", "mine-clearance", "convoy-movement", "protest", "agreement", "resupply", "arrest")
    assert [name for name in peaceful if "use-of-force" in VOCABULARY.broader_of(name)] == []


def test_event_types_are_no_speech_acts() -> None:
    assert not {"accusation", "denial", "statement", "said"} & set(VOCABULARY.event_types)


def test_every_code_is_written_and_leads_to_one_term() -> None:
    owners: dict[tuple[str, str], str] = {}
    for term in VOCABULARY.terms():
        for scheme, code in term.codes:
            assert code.strip() == code != ""
            assert scheme in VOCABULARY.datatypes
            assert owners.setdefault((scheme, code), term.iri) == term.iri
            assert VOCABULARY.by_code(scheme, code) == term


def test_acled_sub_event_types_are_all_covered() -> None:
    codes = {code for term in VOCABULARY.event_types.values() for scheme, code in term.codes if scheme == "acled"}
    assert len([code for code in codes if "/" in code and code != "Explosions/Remote violence"]) == 25
    kinds = {"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots"}
    assert kinds | {"Strategic developments"} <= codes


def test_acled_actor_codes_as_digits_and_as_words() -> None:
    for digit in "12345678":
        by_digit = VOCABULARY.by_code("acledInter", digit)
        assert by_digit
        assert len([code for scheme, code in by_digit.codes if scheme == "acledInter"]) == 2


def test_cameo_codes_exist_in_cameo() -> None:
    path = SHARED / "corpora/gdelt_samples/cameoCodes.json"
    if not path.exists():
        pytest.skip("the GDELT samples are not here")
    known = json.loads(path.read_bytes())["Description"]
    used = [code for term in VOCABULARY.event_types.values() for scheme, code in term.codes if scheme == "cameo"]
    assert len(used) > 80
    assert [code for code in used if code not in known] == []
    silent = {"01", "02", "11"}  # statements, appeals, disapproval: what people say is a claim, not an event
    roots = {code[:2] for code in known if code[:2].isdigit()} - silent
    assert {root for root in roots if not VOCABULARY.by_code("cameo", root)} == set()


def test_plover_codes_exist_in_plover() -> None:
    path = SHARED / "corpora/plover_gsr/CAMEO2PLOVER-2021.txt"
    if not path.exists():
        pytest.skip("the PLOVER samples are not here")
    known = set()
    for event, mode in re.findall(r"^\d+: (\w+),([^,]*),", path.read_text(encoding="utf-8"), re.MULTILINE):
        known |= {event, f"{event}/{mode.strip()}"}
    used = [code for term in VOCABULARY.event_types.values() for scheme, code in term.codes if scheme == "plover"]
    assert len(used) > 40
    assert [code for code in used if code not in known] == []


def test_types_of_the_seed_mapping_exist() -> None:
    path = SHARED / "seeds/khan-sheikhun/mapping.toml"
    if not path.exists():
        pytest.skip("the seed article is not here")
    import tomllib

    mapping = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(mapping["events"].values()) <= set(VOCABULARY.event_types)
    assert set(mapping["states"].values()) <= set(VOCABULARY.roles)
    assert set(mapping["counts"]["measures"].values()) <= set(VOCABULARY.values("measure"))
    assert set(mapping["claims"]["speech-act"].values()) <= set(VOCABULARY.values("speechAct"))


def test_roles_are_those_of_the_model_and_know_what_they_join() -> None:
    assert set(VOCABULARY.roles) == set(ROLES.split())
    for role in VOCABULARY.roles.values():
        assert role.subjects, role.name
        assert role.subjects <= {"Actor", "Place", "ReportedEvent"}
        assert role.objects <= {"Actor", "Place", "ReportedEvent", "Literal"}
        assert role.objects, role.name
        assert role.of_events == (role.subjects == {"ReportedEvent"})


def test_an_agent_is_never_a_place() -> None:
    for name in ("agent", "recipient", "companion", "party"):
        assert VOCABULARY.roles[name].objects == {"Actor"}
    assert VOCABULARY.roles["locatedIn"].objects == {"Place"}


def test_exclusive_are_only_where_and_when() -> None:
    assert {name for name, role in VOCABULARY.roles.items() if role.exclusive} == {"happenedAt", "happenedOn"}
    exclusive = pyoxigraph.NamedNode(RSM + "exclusive")
    said = {t.subject for t in VOCABULARY.triples if t.predicate == exclusive}
    assert said == {pyoxigraph.NamedNode(role.iri) for role in VOCABULARY.roles.values()}


def test_header_says_version_licence_and_creator() -> None:
    header = pyoxigraph.NamedNode("https://w3id.org/rashomon/ns")
    said = {t.predicate.value.rpartition("/")[2]: t.object for t in VOCABULARY.triples if t.subject == header}
    assert said["creator"] == pyoxigraph.Literal("Rashomon contributors")
    assert said["license"] == pyoxigraph.NamedNode("https://creativecommons.org/licenses/by/4.0/")
    assert said["owl#versionIRI"] == pyoxigraph.NamedNode(f"https://w3id.org/rashomon/{VOCABULARY.version}")


def test_every_own_term_says_who_defines_it() -> None:
    defined = pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
    said = {t.subject.value for t in VOCABULARY.triples if t.predicate == defined and hasattr(t.subject, "value")}
    assert {term.iri for term in ALL_TERMS} | {values.iri for values in VOCABULARY.lists.values()} == said


def test_ontology_uses_only_own_terms_that_it_defines() -> None:
    known = {element.iri for element in VOCABULARY.elements()} | {term.iri for term in VOCABULARY.terms()}
    known |= {values.iri for values in VOCABULARY.lists.values()} | {"https://w3id.org/rashomon/ns"}
    for triple in VOCABULARY.triples:
        for node in (triple.subject, triple.predicate, triple.object):
            if isinstance(node, pyoxigraph.NamedNode) and node.value.startswith("https://w3id.org/rashomon/"):
                assert node.value in known | {f"https://w3id.org/rashomon/{VOCABULARY.version}"}


def test_ontology_has_no_blank_node() -> None:
    for triple in VOCABULARY.triples:
        assert isinstance(triple.subject, pyoxigraph.NamedNode)
        assert isinstance(triple.object, pyoxigraph.NamedNode | pyoxigraph.Literal)


def test_no_triple_stands_in_two_files() -> None:
    assert len(set(VOCABULARY.triples)) == len(VOCABULARY.triples)


def test_shapes_queries_and_code_name_no_term_that_the_ontology_lacks() -> None:
    known = {element.iri for element in VOCABULARY.elements()} | {term.iri for term in VOCABULARY.terms()}
    known |= {values.iri for values in VOCABULARY.lists.values()}
    spaces = {"rsm": RSM, "value": RSM[:-3] + "value/", "event-type": RSM[:-3] + "event-type/"}
    named = {}
    for file in [*shipped_files("ontology", suffix=".ttl"), *shipped_files("queries", suffix=".rq")]:
        text = re.sub(r'"""(?s:.*?)"""|"[^"\n]*"|(?m:#[ !].*$)', "", file.read_text(encoding="utf-8"))
        for prefix, name in re.findall(r"\b(rsm|value|event-type):([A-Za-z][\w-]*)", text):
            named[spaces[prefix] + name] = file.name
    for path in sorted((ROOT / "graph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant):
                space = CONSTANTS.get(ast.unparse(node.left).rpartition(".")[2])
                if space and re.fullmatch(r"[\w-]+", str(node.right.value)):
                    named[space + str(node.right.value)] = path.name
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for iri in re.findall(r"^https://w3id\.org/rashomon/(?:ns#|value/|event-type/)[\w-]+$", node.value):
                    named[iri] = path.name
    assert len(named) > 100
    assert {iri: file for iri, file in named.items() if iri not in known} == {}


# The room that reads it


def test_labels_in_other_languages() -> None:
    iri = VOCABULARY.event_types["shelling"].iri
    assert VOCABULARY.label(iri, "ar") == "قصف مدفعي"
    assert VOCABULARY.label(iri, "FR") == "bombardement d'artillerie"
    assert VOCABULARY.label(iri, "fi") is None
    assert VOCABULARY.label("https://example.org/nothing") is None
    assert VOCABULARY.label(RSM + "claimant") == "claimant"
    assert VOCABULARY.label(VOCABULARY.lists["certainty"].iri) == "certainty"


@pytest.mark.parametrize(
    ("written", "list_name", "meant"),
    [
        ("airstrike", "event-type", "air-strike"),
        ("ArmedClash", "event-type", "armed-clash"),
        ("armd-clash", "event-type", "armed-clash"),
        ("غارة جويه", "event-type", "air-strike"),
        ("no hedge", "certainty", "Certain"),
        ("certian", "certainty", "Certain"),
        ("LocatedAt", "role", "locatedIn"),
        ("recipent", "role", "recipient"),
        ("rebels", "actor-type", "rebel-group"),
    ],
)
def test_suggestions_are_close(written: str, list_name: str, meant: str) -> None:
    assert meant in VOCABULARY.suggest(written, list_name)


def test_nothing_is_suggested_for_what_is_far() -> None:
    assert VOCABULARY.suggest("zzzzqqqq", "event-type") == ()


def test_unknown_list_is_refused_with_the_lists() -> None:
    with pytest.raises(UsageError, match=r"There is no list certanty\. Lists: .*certainty"):
        VOCABULARY.values("certanty")


def test_ancestors_come_nearest_first() -> None:
    assert VOCABULARY.broader_of("drone-strike") == ("air-strike", "remote-violence", "use-of-force")
    assert VOCABULARY.broader_of("use-of-force") == ()
    assert VOCABULARY.broader_of("nothing") == ()


def test_code_is_cut_only_where_asked() -> None:
    assert VOCABULARY.by_code("cameo", "1441") is None
    found = VOCABULARY.by_code("cameo", "1441", shorten=True)
    assert found
    assert found.name == "road-blocking"
    assert VOCABULARY.by_code("cameo", "99", shorten=True) is None
    assert VOCABULARY.by_code("plover", "195") is None


def test_vocabulary_is_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()


def test_quads_are_sorted_lines_in_the_ontology_graph() -> None:
    lines = VOCABULARY.quads("https://data.example/kg/")
    assert lines == sorted(set(lines))
    assert len(lines) == len(VOCABULARY.triples)
    assert all(line.endswith(b" <https://data.example/kg/graph/ontology> .\n") for line in lines)
    read = list(pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_QUADS))
    assert {quad.triple for quad in read} == set(VOCABULARY.triples)


def test_quads_are_the_same_bytes_under_any_hash_seed() -> None:
    code = """import hashlib; from rashomon.vocabulary import load_vocabulary
v = load_vocabulary()
print(hashlib.sha256(b"".join(v.quads("https://example.org/kg/"))).hexdigest(), list(v.roles), list(v.event_types))"""
    seen = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "graph")},
            capture_output=True,
            check=True,
        )
        seen.add(done.stdout)
    assert len(seen) == 1
