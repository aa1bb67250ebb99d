import io
import re
import sys
from pathlib import Path

import pytest

from questions_case import store
from rashomon.errors import QuestionError
from rashomon.questions import answer, complete, load, names, parse, prepare, read
from rashomon.questions.guard import MAX_CHARACTERS, MAX_DEPTH, check
from rashomon.store.embedded import EmbeddedStore, from_lines
from rashomon.terms import PREFIXES

FILE = """# Which places are there?
#
# In the dataset, that is.
#
# Parameter place: place. Only this one,
#   and no other.
# Parameter least: integer, required. At least so many.

PREFIX schema: <https://schema.org/>
SELECT ?place {
  VALUES ?asked_place { UNDEF }
  VALUES ?asked_least { 3 }
  ?place a schema:Place . FILTER(!BOUND(?asked_place) || ?place = ?asked_place)
  # VALUES ?asked_place { in a comment }
  FILTER("VALUES ?asked_place { in a string }" != "")
} ORDER BY ?place
"""


def test_every_shipped_question_says_what_it_asks() -> None:
    assert len(names()) >= 16
    for name in names():
        question = load(name)
        assert question.title.endswith("?"), name
        assert "GRAPH" not in question.text
        for parameter in question.parameters:
            assert parameter.help.rstrip("."), (name, parameter.name)


def test_the_comment_is_the_description() -> None:
    question = parse(FILE, "places")
    assert question.title == "Which places are there?"
    assert question.description == "In the dataset, that is."
    place, least = question.parameters
    assert (place.name, place.type, place.required, place.default) == ("place", "place", False, "")
    assert place.help == "Only this one, and no other."
    assert (least.name, least.type, least.required, least.default) == ("least", "integer", True, "3")


def test_a_value_takes_the_place_of_the_default_and_of_nothing_else() -> None:
    question = parse(FILE, "places")
    text = prepare(store(), question, {"place": "Dolna", "least": "7"})
    assert "VALUES ?asked_place { <https://example.org/kg/entity/dolna> }" in text
    assert 'VALUES ?asked_least { "7"^^<http://www.w3.org/2001/XMLSchema#integer> }' in text
    assert "# VALUES ?asked_place { in a comment }" in text
    assert '"VALUES ?asked_place { in a string }"' in text
    assert answer(store(), question, {"place": "Dolna", "least": "7"}).column("place") == [
        "https://example.org/kg/entity/dolna"
    ]


def test_a_required_parameter_is_asked_for() -> None:
    with pytest.raises(QuestionError, match="needs the parameter least"):
        prepare(store(), parse(FILE, "places"), {})


def test_an_unknown_parameter_names_those_that_there_are() -> None:
    with pytest.raises(QuestionError, match="It has: event, article"):
        prepare(store(), load("asserted-by-author"), {"evnt": "x"})
    with pytest.raises(QuestionError, match="no parameters at all"):
        prepare(store(), load("status-profile"), {"event": "x"})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("# Parameter x: colour. No.", "Types are: actor"),
        ("# Parameter X: place.", "declares no parameter"),
        ("# Parameter other: place. No place for it.", r"VALUES \?asked_other"),
    ],
)
def test_a_parameter_that_cannot_be(line: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        parse(f"# T?\n{line}\nSELECT * {{ ?s ?p ?o }}", "mine")


def test_a_question_is_found_by_name_file_or_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read("killed_by_side").name == "killed-by-side"
    file = tmp_path / "mine.rq"
    file.write_bytes(b"\xef\xbb\xbf# Mine?\nSELECT * { ?s ?p ?o }")
    assert read(str(file)).title == "Mine?"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Typed?\nASK {}"), encoding="utf-8"))
    assert read("-").title == "Typed?"


def test_what_is_no_question(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="Did you mean killed-by-side"):
        read("kiled-by-side")
    with pytest.raises(QuestionError, match="cannot be read"):
        read(str(tmp_path / "missing.rq"))
    file = tmp_path / "latin.rq"
    file.write_bytes(b"# caf\xe9?")
    with pytest.raises(QuestionError, match="not UTF-8"):
        read(str(file))


# What a user types for a thing

QASR = "https://example.org/kg/entity/qasr-al-nahr"


@pytest.mark.parametrize(
    "given",
    ["qasr-al-nahr", "Qasr al-Nahr", "  QASR  al-nahr ", "قصر النهر", "Kasr en-Nahr", QASR, f"<{QASR}>"],
)
def test_a_thing_is_meant_by_slug_name_or_iri(given: str) -> None:
    assert f"<{QASR}>" in prepare(store(), load("timeline"), {"place": given})


@pytest.mark.parametrize("given", ["air-strike", "air strike", "غارة جوية", "event-type:air-strike"])
def test_a_type_is_meant_by_slug_name_or_prefixed_name(given: str) -> None:
    assert "<https://w3id.org/rashomon/event-type/air-strike>" in prepare(
        store(), load("timeline"), {"event-type": given}
    )


@pytest.mark.parametrize(
    ("name", "parameter", "given", "said"),
    [
        ("spellings", "name", "the Front", r"may mean 2 things: Northern Front <.*northern-front>; Recruits <"),
        ("timeline", "place", "Dolno", "Did you mean Dolna"),
        ("spellings", "name", "Watch", "Did you mean Marn Watch"),
        ("timeline", "place", "marn-watch", "no place is called"),
        ("timeline", "place", "https://example.org/kg/entity/marn-watch", "is no place of this dataset"),
        ("timeline", "place", "Atlantis-on-Sea", "for example: "),
        ("timeline", "place", "  ", "is empty"),
        ("timeline", "status", "value:Certain", "is no status"),
        ("timeline", "from", "Wednesday", "is not a day, such as"),
        ("timeline", "from", "2019-02-30", "is not a day"),
        ("timeline", "from", "٢٠١٩-٠٨-٢١", "is not a day"),
        ("corroborated", "parties", "two", "not a whole number"),
        ("corroborated", "parties", "1e9", "not a whole number"),
        ("evidence", "words", "\\u0022 } #", "backslash and a u"),
        ("evidence", "content", "urn:nothing", "is no node"),
    ],
)
def test_what_is_not_understood_is_said(name: str, parameter: str, given: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        prepare(store(), load(name), {parameter: given})


# One name, several things

BASE = "https://example.org/kg/"


def _small(*lines: str) -> EmbeddedStore:
    prefixes = {"entity": BASE + "entity/", "article": BASE + "article/", **PREFIXES}

    def full(word: str) -> str:
        prefix, colon, rest = word.partition(":")
        return f"<{prefixes[prefix]}{rest}>" if colon and prefix in prefixes else word

    return from_lines([(" ".join(map(full, line.split(" ", 2))) + " .\n").encode() for line in lines])


def _cities() -> EmbeddedStore:
    return _small(
        "entity:moscow rdf:type schema:Place",
        'entity:moscow skos:prefLabel "City of Moscow"@en',
        "entity:moscow rdf:type rsm:Actor",
        "entity:russia rdf:type rsm:Actor",
        'entity:russia skos:prefLabel "Government of Russia"@en',
        'entity:russia skos:altLabel "Moscow"@en',
        "entity:ankara rdf:type rsm:Actor",
        'entity:ankara skos:prefLabel "Government of Turkey"@en',
        'entity:ankara skos:altLabel "Ankara"@en',
        "entity:post rdf:type rsm:Actor",
        'entity:post skos:prefLabel "The Post"@en',
        "entity:paper rdf:type rsm:Actor",
        'entity:paper skos:prefLabel "post"@en',
    )


def test_a_name_that_fits_a_slug_and_a_name_is_refused() -> None:
    source, question = _cities(), load("documents")
    for given in ("Moscow", "MOSCOW"):
        with pytest.raises(QuestionError) as caught:
            prepare(source, question, {"thing": given})
        assert "may mean 2 things: City of Moscow <" in str(caught.value)
        assert "; Government of Russia <" in str(caught.value)
    # A slug is written in small letters; typed exactly, it is meant alone, unless that is somebody's name, too.
    assert f"{{ <{BASE}entity/moscow> }}" in prepare(source, question, {"thing": "moscow"})
    assert f"{{ <{BASE}entity/ankara> }}" in prepare(source, question, {"thing": "Ankara"})
    with pytest.raises(QuestionError, match="may mean 2 things"):
        prepare(source, question, {"thing": "post"})


def test_examples_are_preferred_names() -> None:
    with pytest.raises(QuestionError) as caught:
        prepare(_cities(), load("documents"), {"thing": "Zzyzx-on-Sea"})
    assert str(caught.value).endswith(
        "There are, for example: City of Moscow, Government of Russia, Government of Turkey, The Post, post."
    )


def test_an_article_is_meant_by_its_id() -> None:
    one, two = "article:quay-1-0123456789abcdef", "article:quay-1-fedcba9876543210"
    first = [f"{one} rdf:type schema:NewsArticle", f'{one} schema:headline "Ships"@en']
    second = [f"{two} rdf:type schema:NewsArticle", f'{two} schema:headline "Ships again"@en']
    question = load("provenance")
    assert f"<{BASE}{one.replace(':', '/')}>" in prepare(_small(*first), question, {"article": "quay-1"})
    assert complete("article", "qu", _small(*first)) == ["quay-1"]
    both = _small(*first, *second)
    with pytest.raises(QuestionError, match=r"may mean 2 things: Ships <.*>; Ships again <"):
        prepare(both, question, {"article": "quay-1"})
    assert complete("article", "qu", both) == [one.partition(":")[2], two.partition(":")[2]]
    assert f"<{BASE}{two.replace(':', '/')}>" in prepare(both, question, {"article": two.partition(":")[2]})


def test_a_slug_of_several_things_is_not_suggested() -> None:
    authors = _small(
        f"<{BASE}article/a/author> rdf:type rsm:Actor",
        f"<{BASE}article/b/author> rdf:type rsm:Actor",
        "entity:authority rdf:type rsm:Actor",
    )
    assert complete("actor", "auth", authors) == ["authority"]


def test_the_roles_of_edges_stand_once() -> None:
    for name in names():
        pairs = re.findall(r"\(rsm:\w+ rsm:\w+\)", load(name).text)
        assert len(pairs) == len(set(pairs)), name


def test_the_prefixes_of_the_project_need_no_declaration() -> None:
    assert answer(store(), parse("# Who?\nSELECT ?x { ?x a rsm:Actor }", "mine")).title == "Who?"
    assert answer(store(), parse("SELECT ?x { ?x a rsm:Actor }", "mine")).rows


def test_completion() -> None:
    assert complete("place", "q", store()) == ["qasr-al-nahr"]
    assert complete("place", "قصر", store()) == ["qasr-al-nahr"]
    assert complete("status", "", store())[:2] == ["AttributedOnly", "AuthorAsserted"]
    assert complete("event-type", "air", store()) == ["air-strike"]
    assert complete("text", "x", store()) == []
    assert len(complete("entity", "", store(), limit=3)) == 3


# What is refused

PREFIXED = "PREFIX s: <urn:s> SELECT * {{ {} }}"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "never leaves this machine"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "never leaves this machine"),
        ("PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?s ?p ?o } }", "could be read as the word SERVICE"),
        ("PREFIX : <http://127.0.0.1/> SELECT * { SERVICESILENT:x { ?s ?p ?o } }", "could be read as the word"),
        ("PREFIX : <http://127.0.0.1/> SELECT * FROM:x { ?s ?p ?o }", "could be read as the word FROM"),
        ("SELECT * { SERVICESILENT<urn:x> { ?s ?p ?o } }", "never leaves this machine"),
        ("SELECT * FROM <http://127.0.0.1/x> { ?s ?p ?o }", "Leave it out"),
        ("SELECT * FROM NAMED <urn:x> { ?s ?p ?o }", "Leave it out"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "everything is in one graph"),
        ("LOAD <http://127.0.0.1/x>", "LOAD would change the data"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT would change the data"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE would change the data"),
        ("clear all", "CLEAR would change the data"),
        ("SELECT * { ?s ?p 'it's' }", "is not closed"),
        ('SELECT * { ?s ?p "open }', "is not closed"),
        ("SELECT * { ?s ?p s:a\\#b }", "backslash outside a string"),
        ("SELECT * { \\u0053ERVICE <urn:x> {} }", "Write the character itself"),
        ("SELECT * { <urn:\\u0023> ?p ?o }", "Write the character itself"),
        (f"SELECT * {'{' * (MAX_DEPTH + 1)}", f"more than {MAX_DEPTH} deep"),
        (f"SELECT * {{ FILTER({'(' * 10_000}1{')' * 10_000}) }}", f"more than {MAX_DEPTH} deep"),
        ("#" * (MAX_CHARACTERS + 1), "at most 100,000 are read"),
    ],
)
def test_what_reaches_out_changes_or_harms_is_refused_with_a_reason(query: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        parse(query, "mine")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?from ?load { ?service ?from ?load } # SERVICE FROM",
        'SELECT * { ?s ?p \'SERVICE <urn:x>\' , """LOAD "it" \' now""" , \'it\\\'s\' }',
        "SELECT * { ?s <http://example.org/SERVICE/FROM#GRAPH> ?o }",
        "PREFIX e: <urn:> SELECT * { ?s e:SERVICE e:from }",
        "SELECT * { ?s ?p 'x'@from-age }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && 2 > ?o) }",
        "DESCRIBE <urn:x>",
    ],
)
def test_words_that_only_look_dangerous_are_not_refused(query: str) -> None:
    check(query)
