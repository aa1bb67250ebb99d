"""A project's additions to the ontology: what is taken in, and what is refused with which sentence."""

from pathlib import Path

import pytest

from rashomon.errors import OntologyError
from rashomon.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
PREFIXES = """
@prefix my: <https://example.org/ours/> .
@prefix rsm: <https://w3id.org/rashomon/ns#> .
@prefix value: <https://w3id.org/rashomon/value/> .
@prefix event-type: <https://w3id.org/rashomon/event-type/> .
@prefix actor-type: <https://w3id.org/rashomon/actor-type/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
"""
TUNNEL = """my:tunnel-attack a skos:Concept ; skos:prefLabel "tunnel attack"@en , "هجوم عبر نفق"@ar ;
  skos:inScheme event-type: ; skos:broader event-type:attack ; skos:notation "T1"^^my:codebook .
"""


BESIEGER = """my:besieger a rdf:Property , rsm:EventRole ; rdfs:label "besieged by"@en , "assiégeant"@fr ;
  rdfs:domain rsm:ReportedEvent ; schema:rangeIncludes rsm:Actor , rsm:ReportedEvent .
"""
SHELTERS = """my:shelters a owl:ObjectProperty , rsm:StateRole ; rdfs:label "gives shelter to"@en ;
  schema:domainIncludes rsm:Actor , schema:Place ; rdfs:range rsm:Actor ; rsm:exclusive true .
"""


def write(folder: Path, turtle: str, name: str = "extra.ttl") -> Path:
    path = folder / name
    path.write_bytes((PREFIXES + turtle).encode())
    return path


def test_extra_event_type_is_taken_in(tmp_path: Path) -> None:
    ours = load_vocabulary([write(tmp_path, TUNNEL)])
    assert ours.broader_of("tunnel-attack") == ("attack", "use-of-force")
    assert ours.event_types["tunnel-attack"].label == "tunnel attack"
    assert list(ours.event_types)[-1] == "tunnel-attack"
    found = ours.by_code("codebook", "T1")
    assert found
    assert found.name == "tunnel-attack"
    assert any(b"ours/tunnel-attack>" in line for line in ours.quads("https://example.org/kg/"))
    assert "tunnel-attack" not in load_vocabulary().event_types


def test_extra_measure_actor_type_and_top_event_type(tmp_path: Path) -> None:
    ours = load_vocabulary(
        [
            write(
                tmp_path,
                """my:livestock a skos:Concept ; skos:prefLabel "livestock"@en ; skos:inScheme value:measure .
                my:herders a skos:Concept ; skos:prefLabel "pasteurs"@fr ; skos:inScheme actor-type: .
                event-type:raid a skos:Concept ; skos:prefLabel "raid"@en ; skos:inScheme event-type: ;
                  skos:topConceptOf event-type: .""",
            )
        ]
    )
    assert list(ours.values("measure"))[-1] == "livestock"
    assert ours.actor_types["herders"].label == "pasteurs"
    assert ours.broader_of("raid") == ()


def test_second_extra_builds_on_the_first(tmp_path: Path) -> None:
    first = write(tmp_path, TUNNEL, "first.ttl")
    second = write(
        tmp_path,
        """my:tunnel-bomb a skos:Concept ; skos:prefLabel "tunnel bomb"@en ; skos:inScheme event-type: ;
        skos:broader my:tunnel-attack .""",
        "second.ttl",
    )
    assert load_vocabulary([first, second]).broader_of("tunnel-bomb")[0] == "tunnel-attack"
    with pytest.raises(OntologyError, match="which does not exist"):
        load_vocabulary([second, first])


def test_translation_of_a_shipped_term_is_taken_in(tmp_path: Path) -> None:
    ours = load_vocabulary([write(tmp_path, 'event-type:shelling skos:prefLabel "обстріл"@uk .')])
    assert ours.label(VOCABULARY.event_types["shelling"].iri, "uk") == "обстріл"


BAD = {
    "redefined label": ('event-type:shelling skos:prefLabel "hail"@en .', "shelling is a term .* redefined"),
    "redefined place": ("event-type:riot skos:broader event-type:protest .", "riot is a term .* redefined"),
    "redefined property": ("rsm:agent rsm:exclusive true .", "agent is a term .* redefined"),
    "no label": (TUNNEL.replace("skos:prefLabel", "skos:altLabel"), "tunnel-attack has no label .*Add: skos:prefLabel"),
    "label without language": (
        TUNNEL.replace('"tunnel attack"@en , "هجوم عبر نفق"@ar', '"tunnel attack"'),
        "tunnel-attack has no label with a language",
    ),
    "no list": (TUNNEL.replace("skos:inScheme event-type: ;", ""), "tunnel-attack stands in no list"),
    "no broader": (TUNNEL.replace("skos:broader event-type:attack ;", ""), "lies under no other.*Add: skos:broader"),
    "unknown broader": (TUNNEL.replace("type:attack", "type:atack"), r"atack>, .* not exist\. Did you mean attack"),
    "unknown list": (TUNNEL.replace("inScheme event-type:", "inScheme my:list"), "is no list of Rashomon"),
    "closed list": (
        'my:Maybe a skos:Concept ; skos:prefLabel "maybe"@en ; skos:inScheme value:certainty .',
        "Maybe is put into the closed list certainty.*Open lists: .*event-type",
    ),
    "clash with a shipped name": (
        TUNNEL.replace("my:tunnel-attack", "my:shelling"),
        "shelling has the local name of <https://w3id.org/rashomon/event-type/shelling>",
    ),
    "clash inside the file": (TUNNEL + TUNNEL.replace("my:", "actor-type:"), "has the same local name as"),
    "taken code": (
        TUNNEL.replace('"T1"^^my:codebook', '"195"^^rsm:cameo'),
        "has the cameo code 195, which <.*air-strike> has already",
    ),
    "own namespace": (TUNNEL + "rsm:mine a rdf:Property .", "mine is put into Rashomon's own namespace"),
    "no concept": (TUNNEL + 'my:x skos:prefLabel "x"@en ; skos:inScheme event-type: .', "x stands in a list, but is"),
    "two labels in one language": (TUNNEL.replace("@ar", "@en"), r"has two labels in one language \(en\)"),
    "role without property": (BESIEGER.replace("rdf:Property ,", ""), "not declared as a property. Add: a rdf:"),
    "role without label": (BESIEGER.replace("rdfs:label", "rdfs:comment"), "besieger has no label .*Add: rdfs:label"),
    "role without subject": (BESIEGER.replace("rdfs:domain", "my:domain"), "what its subject is. Add: rdfs:domain"),
    "role without object": (BESIEGER.replace("schema:range", "my:range"), "what its object is. Add: rdfs:range"),
    "role of other things": (BESIEGER.replace("rsm:Actor", "my:Army"), "has <.*Army> as its object. Write rsm:Actor"),
    "role of things in words": (BESIEGER.replace("rsm:Actor", "rdfs:Literal"), "Literal> as its object"),
    "role with two domains": (
        SHELTERS.replace("schema:domainIncludes", "rdfs:domain"),
        "several times rdfs:domain.*Write schema:domainIncludes",
    ),
    "event role of an actor": (BESIEGER.replace("domain rsm:ReportedEvent", "domain rsm:Actor"), "a role of events"),
    "relation of an event": (SHELTERS.replace("schema:Place", "rsm:ReportedEvent"), "its subject may be an event"),
    "role of both kinds": (BESIEGER.replace("rsm:Ev", "rsm:StateRole , rsm:Ev"), "both an rsm:EventRole and"),
    "role and concept": (BESIEGER + "my:besieger a skos:Concept .", "both a role and a skos:Concept"),
    "exclusive": (SHELTERS.replace("exclusive true", "exclusive 1"), "neither true nor false"),
    "role with a shipped name": (BESIEGER.replace("my:besieger", "my:agent"), "has the local name of <.*ns#agent>"),
    "role with a property's name": (BESIEGER.replace("my:besieger", "my:claimant"), "the local name of <.*claimant>"),
    "role with a full stop": (BESIEGER.replace("my:besieger", "my:be.sieger"), "whose name cannot be written"),
    "role twice": (
        BESIEGER + BESIEGER.replace("my:besieger", "<https://example.org/other#besieger>"),
        "has the same local name as",
    ),
    "role of another vocabulary": (
        BESIEGER.replace("my:besieger", "schema:attacker"),
        "in the namespace of another vocabulary .*Use a namespace of your own",
    ),
    "role in our namespace": (BESIEGER.replace("my:besieger", "value:besieger"), "the namespace of another vocabulary"),
    "role that is none": (BESIEGER.replace(", rsm:EventRole", ""), "but is no role. Add: a rsm:EventRole"),
    "cycle": (
        TUNNEL.replace("event-type:attack", "my:under")
        + TUNNEL.replace("my:tunnel-attack", "my:under").replace("event-type:attack", "my:tunnel-attack").replace(
            "T1", "T2"
        ),
        "lies under itself",
    ),
    "order": (TUNNEL + 'my:tunnel-attack rsm:order "first" .', "rsm:order that is not one whole number"),
    "blank node": ("my:x skos:related [ skos:prefLabel 'y'@en ] .", "has a node without an IRI"),
    "triple term": ("my:x my:y <<( my:a my:b my:c )>> .", "triple terms"),
    "nothing": ("", "adds no skos:Concept"),
}  # fmt: skip


def test_extra_roles_are_taken_in(tmp_path: Path) -> None:
    ours = load_vocabulary([write(tmp_path, BESIEGER + SHELTERS)])
    besieger, shelters = ours.roles["besieger"], ours.roles["shelters"]
    assert (besieger.iri, besieger.label) == ("https://example.org/ours/besieger", "besieged by")
    assert (besieger.of_events, besieger.exclusive) == (True, False)
    assert besieger.subjects == {"ReportedEvent"}
    assert besieger.objects == {"Actor", "ReportedEvent"}
    assert (shelters.of_events, shelters.exclusive) == (False, True)
    assert shelters.subjects == {"Actor", "Place"}
    assert shelters.objects == {"Actor"}
    assert ours.label(besieger.iri) == "besieged by"
    assert ours.suggest("beseiger", "role")[0] == "besieger"
    assert ours.suggest("gives shelter", "role")[0] == "shelters"
    assert "besieger" not in load_vocabulary().roles


def test_role_of_a_second_file_may_not_redefine_that_of_the_first(tmp_path: Path) -> None:
    first, second = write(tmp_path, BESIEGER), write(tmp_path, SHELTERS, "second.ttl")
    assert {"besieger", "shelters"} <= set(load_vocabulary([first, second]).roles)
    third = write(tmp_path, "my:besieger rsm:exclusive true .", "third.ttl")
    with pytest.raises(OntologyError, match=r"besieger is a term .* redefined"):
        load_vocabulary([first, third])


@pytest.mark.parametrize("case", BAD)
def test_bad_extra_is_refused_with_a_sentence(case: str, tmp_path: Path) -> None:
    turtle, message = BAD[case]
    path = write(tmp_path, turtle)
    with pytest.raises(OntologyError, match=message) as caught:
        load_vocabulary([path])
    assert str(caught.value).startswith(str(path))


def test_all_that_is_wrong_is_said_at_once_with_lines(tmp_path: Path) -> None:
    path = write(tmp_path, 'my:one a skos:Concept .\nmy:two a skos:Concept ; skos:prefLabel "two"@en .\n')
    with pytest.raises(OntologyError) as caught:
        load_vocabulary([path])
    text = str(caught.value)
    first = PREFIXES.count("\n") + 1
    assert caught.value.line == first
    assert f"{path}:{first}: one has no label" in text
    assert f"{path}:{first + 1}: two stands in no list" in text


def test_syntax_error_names_the_line(tmp_path: Path) -> None:
    path = write(tmp_path, "my:ok a skos:Concept .\nmy:broken a skos:Concept ; ; nonsense\n")
    with pytest.raises(OntologyError, match="is not Turtle") as caught:
        load_vocabulary([path])
    assert caught.value.line == PREFIXES.count("\n") + 2


@pytest.mark.parametrize(
    ("turtle", "line"),
    [
        ("# my:one is below\n\nmy:one\n  a skos:Concept .", 3),
        (
            'my:two skos:note "my:one" .\nmy:three my:x my:one .\n<https://example.org/ours/one> a skos:Concept.',
            3,
        ),
        ("my:two skos:note 'x' . my:one a skos:Concept .", 1),
        ('my:two skos:note """\nmy:one a skos:Concept\n""" .\nmy:one-more a my:x .\n my:one a skos:Concept .', 5),
    ],
)
def test_line_is_that_on_which_a_term_is_described(tmp_path: Path, turtle: str, line: int) -> None:
    with pytest.raises(OntologyError, match="one has no label") as caught:
        load_vocabulary([write(tmp_path, turtle + "\n")])
    assert caught.value.line == PREFIXES.count("\n") + line


def test_line_of_a_node_without_iri_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="node without an IRI") as caught:
        load_vocabulary([write(tmp_path, 'my:x skos:note "[" ; # [\n  skos:related\n [ skos:note "y" ] .')])
    assert caught.value.line == PREFIXES.count("\n") + 3


def test_nested_triple_terms_do_not_end_the_process(tmp_path: Path) -> None:
    deep = 50_000
    path = write(tmp_path, "my:x my:y " + "<<( my:a my:b " * deep + "1" + " )>>" * deep + " .")
    with pytest.raises(OntologyError, match="triple terms"):
        load_vocabulary([path])


def test_missing_and_oversized_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="cannot be read"):
        load_vocabulary([tmp_path / "none.ttl"])
    big = tmp_path / "big.ttl"
    big.write_bytes(b"#" * 5_000_001)
    with pytest.raises(OntologyError, match="is larger than 5,000,000 bytes"):
        load_vocabulary([big])


def test_byte_order_mark_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "bom.ttl"
    path.write_bytes(b"\xef\xbb\xbf" + (PREFIXES + TUNNEL).encode())
    assert "tunnel-attack" in load_vocabulary([path]).event_types
