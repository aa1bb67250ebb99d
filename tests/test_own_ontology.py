"""A project's own event type, actor type, measure and roles, from `--ontology` to the answer of a question."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rashomon.dataset import Dataset, open_dataset, verify
from rashomon.pipeline import Options, Outcome, build, check
from rashomon.problems import Problem, Severity
from rashomon.questions import ask, parse
from rashomon.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parent.parent
OURS = "https://data.example/terms/"
PREFIXES = f"""@prefix our:        <{OURS}> .
@prefix rsm:        <https://w3id.org/rashomon/ns#> .
@prefix value:      <https://w3id.org/rashomon/value/> .
@prefix event-type: <https://w3id.org/rashomon/event-type/> .
@prefix actor-type: <https://w3id.org/rashomon/actor-type/> .
@prefix skos:       <http://www.w3.org/2004/02/skos/core#> .
@prefix schema:     <https://schema.org/> .
@prefix rdf:        <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs:       <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl:        <http://www.w3.org/2002/07/owl#> .
"""
TERMS = """
our:tunnel-attack a skos:Concept ;
    skos:prefLabel "tunnel attack"@en , "Tunnelangriff"@de ;
    skos:inScheme event-type: ;
    skos:broader event-type:attack .

our:miners a skos:Concept ;
    skos:prefLabel "miners' union"@en ;
    skos:inScheme actor-type: .

our:tunnels a skos:Concept ;
    skos:prefLabel "tunnels destroyed"@en ;
    skos:inScheme value:measure .

our:financier a rdf:Property , rsm:EventRole ;
    rdfs:label "paid for by"@en ;
    rdfs:domain rsm:ReportedEvent ;
    rdfs:range rsm:Actor .

our:shelters a owl:ObjectProperty , rsm:StateRole ;
    rdfs:label "gives shelter to"@en ;
    schema:domainIncludes rsm:Actor , schema:Place ;
    rdfs:range rsm:Actor ;
    rsm:exclusive false .
"""
LABELS = {
    "tunnel-attack": "tunnel attack",
    "miners": "miners' union",
    "tunnels": "tunnels destroyed",
    "financier": "paid for by",
    "shelters": "gives shelter to",
}
TEXT = (
    "The diggers' union blew up two tunnels under Dorn, paid by the bank. "
    "Dorn shelters the union, the mayor said. The bank denied that it paid."
)


def _article() -> dict[str, Any]:
    return {
        "headline": "Tunnels under Dorn",
        "language": "en",
        "published": "2024-05-07",
        "text": TEXT,
        "mentions": [
            {"id": "union", "span": "The diggers' union", "kind": "actor", "unnamed": True, "type": "miners"},
            {"id": "bank", "span": "the bank", "kind": "actor", "unnamed": True, "type": "private-company"},
            {"id": "dorn", "span": {"quote": "Dorn", "occurrence": 2}, "kind": "place"},
        ],
        "events": [
            {
                "id": "blast", "type": "tunnel-attack", "trigger": "blew up",
                "roles": {"agent": "union", "financier": "bank"}, "says": {},
            }
        ],
        "counts": [
            {"id": "two", "of": "blast", "measure": "tunnels", "value": 2, "span": "two tunnels", "says": {}},
        ],
        "states": [
            {
                "id": "shelter", "predicate": "shelters", "subject": "dorn", "object": "union", "trigger": "shelters",
                "says": {"speaker": "?the mayor", "verb": "said"},
            }
        ],
    }  # fmt: skip


def _turtle(folder: Path, terms: str = TERMS, name: str = "extra.ttl") -> Path:
    path = folder / name
    path.write_bytes((PREFIXES + terms).encode())
    return path


def _json(folder: Path, article: dict[str, Any]) -> Path:
    path = folder / "tunnels.json"
    path.write_bytes(json.dumps(article, indent=1).encode())
    return path


def _options(folder: Path, engine: str | None = None) -> Options:
    return Options(ontology=(_turtle(folder),), engine=engine)


def _checked(folder: Path, article: dict[str, Any], engine: str | None = None) -> Outcome:
    return check([_json(folder, article)], _options(folder, engine), _ignore)


def _bad(outcome: Outcome) -> list[Problem]:
    return [each for each in outcome.problems if each.severity is Severity.VIOLATION]


def _ignore(_problem: Problem) -> None:
    pass


def _line_of(path: Path, words: str) -> int:
    return path.read_text("utf-8").split(words, maxsplit=1)[0].count("\n") + 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("own")
    outcome = build([_json(folder, _article())], folder / "d", _options(folder), _ignore)
    assert _bad(outcome) == []
    assert outcome.held_back == {}
    assert outcome.written
    return open_dataset(folder / "d")


def _triples(dataset: Dataset) -> set[tuple[str, str, str]]:
    """Give all triples of the data whose predicate or object is a term of ours, as local names."""
    found = set()
    for line in dataset.lines():
        subject, predicate, rest = line.decode().split(" ", 2)
        if f"<{OURS}" in predicate + rest:
            found.add((subject, predicate.strip("<>"), rest.split(" ")[0].strip("<>")))
    return found


# What is built


def test_own_terms_stand_in_the_ontology_file_with_their_labels(built: Dataset) -> None:
    said = built.ontology_file.read_text("utf-8")
    for name, label in LABELS.items():
        assert any(f'<{OURS}{name}> <{by}> "{label}"@en ' in said for by in (
            "http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label",
        )), name  # fmt: skip
    assert f'<{OURS}tunnel-attack> <http://www.w3.org/2004/02/skos/core#prefLabel> "Tunnelangriff"@de ' in said


def test_graph_uses_the_own_iris_of_all_five(built: Dataset) -> None:
    rdf, rsm = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "https://w3id.org/rashomon/ns#"
    uses = {(predicate, value) for _, predicate, value in _triples(built)}
    assert ("http://semanticweb.cs.vu.nl/2009/11/sem/eventType", OURS + "tunnel-attack") in uses
    assert (rsm + "actorType", OURS + "miners") in uses
    assert (rsm + "measure", OURS + "tunnels") in uses
    assert (rdf + "predicate", OURS + "financier") in uses
    assert (rdf + "predicate", OURS + "shelters") in uses


def test_what_the_author_says_by_an_own_role_is_a_direct_triple_and_what_a_speaker_says_is_not(built: Dataset) -> None:
    direct = [line for line in built.lines() if line.endswith(b"graph/direct> .\n")]
    assert [line for line in direct if f" <{OURS}financier> ".encode() in line]
    assert not [line for line in built.lines() if f" <{OURS}shelters> ".encode() in line.partition(b" ")[2][:60]]


def test_dataset_with_own_terms_verifies(built: Dataset) -> None:
    assert verify(built.folder) == []


@pytest.mark.parametrize(
    "called", ["attack", "tunnel attack", "Tunnelangriff", "tunnel-attack", OURS + "tunnel-attack"]
)
def test_own_event_type_is_asked_for_by_label_and_found_under_the_shipped_one(built: Dataset, called: str) -> None:
    table = built.ask("timeline", **{"event-type": called})
    assert len(table.rows) == 1
    assert built.ask("timeline", **{"event-type": "protest"}).rows == ()


@pytest.mark.parametrize(("called", "name"), [("paid for by", "financier"), ("shelters", "shelters")])
def test_own_role_is_asked_for_by_label(built: Dataset, called: str, name: str) -> None:
    rows = built.ask("evidence", role=called).rows
    assert rows
    assert any(LABELS[name] in (cell.value if cell else "") for row in rows for cell in row)


def test_own_measure_is_asked_for_by_label(built: Dataset) -> None:
    question = parse(
        "# How many?\n#\n# Parameter measure: measure. Of which measure.\n"
        "PREFIX rsm: <https://w3id.org/rashomon/ns#>\nPREFIX schema: <https://schema.org/>\n"
        "SELECT ?figure { VALUES ?asked_measure { UNDEF } ?count rsm:measure ?asked_measure ; schema:value ?figure }",
        "how-many",
    )
    table = ask(built.store_path, question, {"measure": "Tunnels destroyed"})
    assert [cell.value if cell else "" for (cell,) in table.rows] == ["2"]


# What is validated


@pytest.mark.parametrize("engine", ["shifty", "pyshacl"])
def test_both_engines_find_nothing_in_it(tmp_path: Path, engine: str) -> None:
    outcome = _checked(tmp_path, _article(), engine)
    assert outcome.engine == engine
    assert _bad(outcome) == []
    assert outcome.focus_nodes["https://w3id.org/rashomon/shapes/StatementObjectFits"] == 3


@pytest.mark.parametrize("engine", ["shifty", "pyshacl"])
def test_both_engines_see_what_an_own_role_does_not_take(tmp_path: Path, engine: str) -> None:
    article = _article()
    article["states"][0]["object"] = "dorn"
    article["events"][0]["roles"]["financier"] = ["bank", "dorn"]
    found = _bad(_checked(tmp_path, article, engine))
    assert {(each.place.annotation, (each.place.shape or "").rpartition("/")[2]) for each in found} == {
        ("shelter", "StatementObjectFits"),
        ("blast", "StatementObjectFits"),
    }


def test_only_the_relation_is_held_back_whose_own_role_does_not_fit(tmp_path: Path) -> None:
    article = _article()
    article["states"][0]["object"] = "dorn"
    outcome = _checked(tmp_path, article)
    assert outcome.held_back == {"claim": 1, "state": 1}
    assert outcome.conforms


def test_without_the_file_each_own_term_is_a_problem(tmp_path: Path) -> None:
    outcome = check([_json(tmp_path, _article())], Options(), _ignore)
    assert {each.code for each in _bad(outcome)} >= {"actor-type-unknown", "role-unknown"}
    assert "event-type-unknown" in {each.code for each in outcome.problems}
    assert outcome.claims == 0


@pytest.mark.parametrize(
    ("section", "field", "written", "code", "meant", "held_back"),
    [
        ("events", "type", "tunel-attack", "event-type-unknown", "tunnel-attack", {"claim": 2, "count": 1, "event": 1}),
        ("counts", "measure", "tunels", "measure-unknown", "tunnels", {"claim": 1, "count": 1}),
        ("states", "predicate", "sheltres", "role-unknown", "shelters", {"claim": 1, "state": 1}),
    ],
)
def test_unknown_term_is_a_problem_with_line_and_suggestion(
    tmp_path: Path, section: str, field: str, written: str, code: str, meant: str, held_back: dict[str, int]
) -> None:
    article = _article()
    article[section][0][field] = written
    outcome = _checked(tmp_path, article)
    (found,) = _bad(outcome)
    assert found.code == code
    assert f"“{written}”" in found.message
    assert meant in found.advice.removeprefix("Did you mean ").partition("?")[0].split(" or ")
    assert found.place.file == (tmp_path / "tunnels.json").as_posix()
    item = article[section][0]["id"]
    assert found.place.annotation == item
    assert found.place.line == _line_of(tmp_path / "tunnels.json", f'"id": "{item}"') - 1  # the brace above
    assert outcome.held_back == held_back
    assert outcome.articles == 1


def test_mapping_accepts_own_terms(tmp_path: Path) -> None:
    from rashomon.mapping import load_mapping

    problems: list[Problem] = []
    (tmp_path / "mapping.toml").write_bytes(
        b'[events]\nTunnel = "tunnel-attack"\n[arguments]\nPayer = "financier"\n[states]\nShelter = "shelters"\n'
        b'[actor-types]\nUnion = "miners"\n[counts]\nlabel = "Number"\nof = "Of"\nmeasure = "tunnels"\n'
    )
    mapping = load_mapping(tmp_path / "mapping.toml", load_vocabulary([_turtle(tmp_path)]), problems.append)
    assert problems == []
    assert mapping.arguments["Payer"].slot == "financier"
    assert mapping.states["Shelter"].predicate == "shelters"


def test_own_terms_stand_in_the_reference(tmp_path: Path) -> None:
    from rashomon.reference import to_html, to_markdown

    vocabulary = load_vocabulary([_turtle(tmp_path)])
    for text in (to_markdown(vocabulary), to_html(vocabulary)):
        assert [name for name in LABELS if name not in text] == []
        assert text.index("liesOn") < text.index("shelters") < text.index("drone-strike")


# What is refused, at the terminal


def _said(folder: Path, ontology: Path) -> str:
    """Run `check` with an ontology that cannot be used; give what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", "check", _json(folder, _article()), "--ontology", ontology],
        env={**os.environ, "PYTHONPATH": str(ROOT / "graph"), "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize(
    ("terms", "at", "sentence"),
    [
        (TERMS.replace("our:tunnel-attack", "our:shelling"), "our:shelling", "shelling has the local name of <"),
        (TERMS.replace("our:financier", "our:agent"), "our:agent", "agent has the local name of <"),
        (
            TERMS.replace('skos:prefLabel "miners\' union"@en ;', ""),
            "our:miners",
            "miners has no label with a language",
        ),
        (TERMS.replace('rdfs:label "paid for by"@en ;', ""), "our:financier", "financier has no label with a language"),
        (TERMS.replace("skos:inScheme actor-type: .", "skos:inScheme actor-type: "), "our:tunnels", "is not Turtle: "),
        (TERMS + "our:x rdfs:seeAlso [ rdfs:label 'y' ] .", "our:x", "has a node without an IRI"),
    ],
)
def test_unusable_file_gives_one_sentence_with_file_and_line(
    tmp_path: Path, terms: str, at: str, sentence: str
) -> None:
    path = _turtle(tmp_path, terms)
    said = _said(tmp_path, path)
    where, found, rest = said.partition(f"{path}:")
    assert (where, bool(found)) == ("rashomon: ", True)
    assert sentence in rest
    # A parser stops where the next term begins.
    assert int(rest.partition(":")[0]) - _line_of(path, at) in {0, 1}
    assert "extra.ttl" not in rest


def test_file_that_is_not_utf_8_gives_one_sentence_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_bytes(PREFIXES.encode() + b'our:miners rdfs:label "\xfcber"@de .\n')
    said = _said(tmp_path, path)
    assert said.startswith(f"rashomon: {path}:{PREFIXES.count(chr(10)) + 1}: is not Turtle: ")
