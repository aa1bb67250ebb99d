"""The graph of the shipped sample is what its texts and the rules say, as written down by hand before any build."""

from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

import pytest

import sample_expectations as expected
from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, build
from rashomon.problems import Severity
from rashomon.store.embedded import open_read_only
from sample import DATA, sample
from sample_reading import Reading, nodes, reading

_PARTIES = """SELECT DISTINCT ?x ?polarity ?party { ?c rsm:content ?x ; rsm:polarity ?polarity ; rsm:voice ?voice ;
  rsm:countsFor ?party FILTER(?voice NOT IN (value:Headline, value:NotCoded)) }"""


def _contents(read: Reading) -> dict[str, tuple[expected.Content, str]]:
    """Give each content node's IRI: what it is, and the number of independent parties that the graph names."""
    parties = read.rows(_PARTIES)
    found = {}
    for x, node in nodes(read).items():
        sides = [
            frozenset(party for one, polarity, party in parties if (one, polarity) == (x, side))
            for side in ("Affirmed", "Negated")
        ]
        found[x] = expected.Content(node.kind, node.what, node.status, *sides), node.parties
    return found


def _by_what(contents: list[expected.Content]) -> dict[tuple[str, ...], expected.Content]:
    by_what = {content.what: content for content in contents}
    assert len(by_what) == len(contents), "two nodes of one content"
    return by_what


def test_the_build_has_no_violation_and_holds_nothing_back() -> None:
    _, outcome = sample()
    assert outcome.written
    assert outcome.conforms
    assert [problem for problem in outcome.problems if problem.severity is Severity.VIOLATION] == []
    held = sum(outcome.held_back.values())
    assert (outcome.articles, outcome.claims, held) == (len(expected.ARTICLES), expected.CLAIMS, expected.HELD_BACK)


def test_articles_and_languages() -> None:
    found = reading().values("SELECT ?a ?l { ?a a schema:NewsArticle ; schema:inLanguage ?l }")
    assert found == expected.LANGUAGES


def test_claims_by_voice() -> None:
    found: dict[str, Counter[str]] = {}
    query = "SELECT ?a ?v ?c { ?c a schema:Claim ; schema:appearance ?a ; rsm:voice ?v }"
    for article, voice, _ in reading().rows(query):
        found.setdefault(article, Counter())[voice] += 1
    assert {article: dict(voices) for article, voices in found.items()} == expected.CLAIMS_BY_VOICE


def test_claims_that_only_have_words() -> None:
    query = "SELECT ?a ?who ?text { ?c schema:text ?text ; schema:appearance ?a ; rsm:claimant ?who }"
    assert reading().rows(query) == sorted(expected.CLAIMS_WITHOUT_CONTENT)
    silent = "SELECT ?who { ?c rsm:claimant ?who ; rsm:reports ?r FILTER NOT EXISTS { ?c rsm:content ?x } }"
    assert reading().rows(silent) == [("sana",)]


def test_contents_their_status_and_both_sets_of_parties() -> None:
    found = _by_what([content for content, _ in _contents(reading()).values()])
    wanted = _by_what(list(expected.CONTENTS))
    assert found.keys() - wanted.keys() == set()
    assert wanted.keys() - found.keys() == set()
    differing = {what: (found[what], wanted[what]) for what in wanted if found[what] != wanted[what]}
    assert differing == {}


def test_the_number_of_independent_parties_is_that_of_those_who_affirm() -> None:
    for content, number in _contents(reading()).values():
        # Nobody says what is only mentioned, so there is nothing to count.
        assert int(number or 0) == len(content.affirmed_by), content.what


def test_status_totals() -> None:
    found = Counter(status for (_, status) in reading().rows("SELECT ?x ?s { ?x rsm:status ?s }"))
    assert dict(found) == expected.STATUS_TOTALS


def test_counts_that_are_part_of_another() -> None:
    query = """SELECT ?group ?low ?value ?high ?whole ?wlow ?wvalue ?whigh { ?x rsm:includedIn ?y ; rsm:ofGroup ?group .
      OPTIONAL { ?x schema:minValue ?low } OPTIONAL { ?x schema:value ?value } OPTIONAL { ?x schema:maxValue ?high }
      ?y rsm:ofGroup ?whole OPTIONAL { ?y schema:minValue ?wlow } OPTIONAL { ?y schema:value ?wvalue }
      OPTIONAL { ?y schema:maxValue ?whigh } }"""
    found = {
        ((row[0], "-".join(filter(None, row[1:4]))), (row[4], "-".join(filter(None, row[5:8]))))
        for row in reading().rows(query)
    }
    assert found == set(expected.INCLUDED_IN)


def test_direct_triples_and_nothing_else_in_their_graph() -> None:
    read = reading()
    direct = f"<{read.dataset.base}graph/direct> .\n".encode()
    assert sum(line.endswith(direct) for line in read.dataset.lines()) == len(expected.DIRECT)
    roles = {what[1] for what in expected.DIRECT if len(what) == 3}
    query = f"SELECT ?s ?p ?o {{ VALUES ?p {{ {' '.join(f'rsm:{role}' for role in sorted(roles))} }} ?s ?p ?o }}"
    assert set(read.rows(query)) | set(read.rows("SELECT ?e { ?e a sem:Event }")) == expected.DIRECT


def test_no_role_but_in_a_direct_triple() -> None:
    query = """SELECT ?s ?p ?o { { ?p a rsm:EventRole } UNION { ?p a rsm:StateRole } ?s ?p ?o }"""
    assert set(reading().rows(query)) == {what for what in expected.DIRECT if len(what) == 3}


def test_contents_claimed_in_several_languages() -> None:
    read = reading()
    pairs = read.rows("SELECT DISTINCT ?x ?l { ?c rsm:content ?x ; schema:appearance/schema:inLanguage ?l }")
    spoken: dict[str, list[str]] = {}
    for x, language in pairs:
        spoken.setdefault(x, []).append(language)
    contents = _contents(read)
    found = {contents[x][0].what: ", ".join(several) for x, several in spoken.items() if len(several) > 1}
    assert found == expected.LANGUAGES_OF


def test_a_correction_replaces_the_first_version() -> None:
    assert reading().rows("SELECT ?new ?old { ?new rsm:revisionOf ?old }") == list(expected.REVISIONS)
    # What was said there is still in the graph, and counts for nobody.
    older = {article for _, article in expected.REVISIONS}
    claims = reading().rows("SELECT ?a ?c { ?c a schema:Claim ; schema:appearance ?a }")
    assert sum(a in older for a, _ in claims) == sum(
        sum(expected.CLAIMS_BY_VOICE[article].values()) for article in older
    )
    counted = reading().rows("SELECT ?a ?c ?party { ?c schema:appearance ?a ; rsm:countsFor ?party }")
    assert {a for a, *_ in counted} == set(expected.ARTICLES) - older


def test_the_chain() -> None:
    query = """SELECT ?a ?relay ?source ?behalf { ?top rsm:reports+ ?leaf ; rsm:claimant ?relay ; schema:appearance ?a .
      ?leaf rsm:claimant ?source ; rsm:onBehalfOf ?behalf }"""
    assert reading().rows(query) == [expected.CHAIN]


def test_judged_and_computed_disagreements() -> None:
    judged = reading().rows(
        """SELECT ?a ?b ?by ?day { ?d rsm:basis value:Judged ; rsm:between ?x , ?y ; rsm:judgedBy ?by .
          OPTIONAL { ?d dcterms:date ?day } ?x schema:appearance ?a . ?y schema:appearance ?b
          FILTER(STR(?x) < STR(?y)) }"""
    )
    wanted = [
        (*sorted(claim.partition("#")[0] for claim in (one, other)), coder, day)
        for one, other, coder, day in expected.JUDGED
    ]
    assert judged == wanted
    computed = reading().rows("SELECT ?d ?basis { ?d a rsm:Disagreement ; rsm:basis ?basis }")
    assert Counter(basis for _, basis in computed) == {
        "Judged": len(expected.JUDGED),
        "Computed": expected.COMPUTED_DISAGREEMENTS,
    }


def test_the_judged_claims_give_the_two_purposes() -> None:
    query = """SELECT ?o { ?d rsm:basis value:Judged ; rsm:between/rsm:content ?s .
      ?s rdf:predicate rsm:purpose ; rdf:object ?o }"""
    assert reading().rows(query) == [("arms-supply",), ("post-resupply",)]


def test_copies() -> None:
    query = "SELECT ?copy ?of ?n { ?copy rsm:copyOf ?of ; rsm:copySimilarity ?n }"
    found = reading().rows(query)
    assert [row[:2] for row in found] == list(expected.COPIES)
    assert all(float(number) >= 0.8 for *_, number in found)


def test_who_counts_for_somebody_else_and_by_which_rule() -> None:
    found: dict[str, set[str]] = {}
    for who, rule in reading().rows("SELECT ?who ?rule { ?who rsm:mergedBy ?rule }"):
        found.setdefault(who, set()).add(rule)
    # Authors and the copy's residents are merged too, by rules of their own.
    authors = {f"{article}:author" for article in expected.ARTICLES} | {f"{expected.MERIDIAN}:Two residents"}
    assert found[f"{expected.MERIDIAN}:Two residents"] == {"CopyCluster"}
    assert {who: rules for who, rules in found.items() if who not in authors} == {
        who: set(rules) for who, rules in expected.MERGED.items()
    }


def test_unclear_scope_and_its_confidence() -> None:
    query = """SELECT ?a ?who ?n { ?c rsm:voice value:UnclearScope ; schema:appearance ?a ; rsm:claimant ?who .
      OPTIONAL { ?c rsm:confidence ?n } }"""
    found = [(article, who, float(number)) for article, who, number in reading().rows(query)]
    assert found == list(expected.UNCLEAR_SCOPE)


def test_who_rests_only_on_the_unnamed() -> None:
    read = reading()
    # The unspecified source is nobody, so what only it says rests on no one; and a headline alone says nothing.
    query = """SELECT DISTINCT ?x { ?x rsm:status ?status FILTER(?status != value:HeadlineOnly)
      ?some rsm:content ?x ; rsm:claimant ?anyone ; schema:appearance ?somewhere .
      FILTER NOT EXISTS { ?later rsm:revisionOf ?somewhere }
      FILTER NOT EXISTS { ?anyone rsm:actorType actor-type:unspecified }
      FILTER NOT EXISTS { ?c rsm:content ?x ; rsm:claimant|rsm:onBehalfOf ?named ; schema:appearance ?article .
        FILTER NOT EXISTS { ?newer rsm:revisionOf ?article }
        FILTER NOT EXISTS { ?named a rsm:UnnamedActor } } }"""
    contents = _contents(read)
    found = {contents[x][0].what for (x,) in read.rows(query)}
    assert found == set(expected.RESTS_ONLY_ON_THE_UNNAMED)


def test_no_contested_word_in_a_label_or_an_iri() -> None:
    words = [words for words, *_ in expected.CONTESTED_WORDING]
    query = (
        "SELECT ?l { ?x skos:prefLabel|skos:altLabel|rsm:key ?l FILTER(STRSTARTS(STR(?x), 'https://example.org/')) }"
    )
    labels = reading().rows(query)
    assert len(labels) > 50
    for word in words:
        assert [label for (label,) in labels if word.casefold() in label.casefold()] == []
    parts = {part for line in reading().dataset.lines() for part in line.split()}
    iris = {part for part in parts if part.startswith(b"<https://example.org/")}
    assert len(iris) > 100
    assert [iri for iri in iris if b"regime" in iri.lower() or b"terrorist" in iri.lower()] == []


@pytest.mark.parametrize("words", expected.FURNITURE)
def test_page_furniture_reaches_no_quad(words: str) -> None:
    text = (DATA / "brat" / "lantern-review.txt").read_text(encoding="utf-8")
    assert words in text, "the furniture is no longer in the text"
    assert [line for line in reading().dataset.lines() if words.encode() in line] == []


def test_the_article_of_twenty_lines_builds_alone() -> None:
    folder = Path(mkdtemp(prefix="rashomon-test-")) / "twenty"
    outcome = build([DATA / "twenty-lines"], folder, Options(), lambda _: None)
    assert (outcome.articles, sum(outcome.held_back.values())) == (1, 0)
    assert [problem.code for problem in outcome.problems if problem.severity is Severity.VIOLATION] == []
    dataset = open_dataset(folder)
    read = Reading(dataset, open_read_only(dataset.store_path))
    found = _by_what([content for content, _ in _contents(read).values()])
    assert found == _by_what(list(expected.TWENTY_LINES_CONTENTS))
    voices = Counter(voice for voice, _ in read.rows("SELECT ?v ?c { ?c a schema:Claim ; rsm:voice ?v }"))
    assert dict(voices) == expected.TWENTY_LINES_CLAIMS
