"""Named questions give on the sample exactly the rows that were written down by hand from its texts."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

import sample_expectations as expected
import sample_question_rows as by_hand
from sample import DATA
from sample_reading import in_english, nodes, reading


@cache
def _labels() -> dict[str, str]:
    """Give name of a thing -> its label as answers show it: in English, else in the first language by its tag."""
    rows = reading().rows("SELECT ?x (LANG(?l) AS ?language) ?l { ?x skos:prefLabel ?l }")
    first: dict[str, tuple[str, str]] = {}
    for thing, language, label in rows:
        rank = ("" if language == "en" else language, label)
        first[thing] = min(first.get(thing, rank), rank)
    return {thing: label for thing, (_, label) in first.items()}


def _shown(thing: str) -> str:
    """Give what people see of a thing: its label; nothing where there is none."""
    return _labels()[thing] if thing else ""


@cache
def _headlines() -> dict[str, str]:
    return reading().values("SELECT ?a ?l { ?a a schema:NewsArticle ; schema:headline ?l }")


@cache
def _publishers() -> dict[str, str]:
    return reading().values("SELECT ?a ?p { ?a schema:publisher ?p }")


@cache
def _claimants() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim, who in reading().rows("SELECT ?c ?who { ?c rsm:claimant ?who }"):
        found.setdefault(claim, []).append(who)
    return found


@cache
def _articles() -> dict[str, str]:
    """Give name of each article -> its IRI, by which a question can be asked about it."""
    found = {}
    for (term,) in reading().store.query("SELECT ?a { ?a a <https://schema.org/NewsArticle> }").rows:
        assert term is not None
        found[reading().name(term)] = term.value
    return found


def _equal(found: Iterable[tuple[object, ...]], wanted: Iterable[tuple[object, ...]]) -> None:
    """Compare rows in both directions; a row that stands twice must be wanted twice."""
    got, due = Counter(map(tuple, found)), Counter(map(tuple, wanted))
    assert {"too many": got - due, "missing": due - got} == {"too many": Counter(), "missing": Counter()}


@pytest.mark.parametrize(("least", "wanted"), [("2", by_hand.IN_TWO_LANGUAGES), ("3", by_hand.IN_THREE_LANGUAGES)])
def test_in_two_languages(least: str, wanted: frozenset[by_hand.Spoken]) -> None:
    assert {row.what: row.languages for row in by_hand.IN_TWO_LANGUAGES} == expected.LANGUAGES_OF
    what = nodes(reading())
    rows = reading().question("in-two-languages", languages=least)
    _equal(
        ((what[row["content_iri"]].what, row["languages"], int(row["articles"]), row["status"]) for row in rows),
        ((row.what, row.languages, row.articles, in_english(row.status)) for row in wanted),
    )


@pytest.mark.parametrize(("region", "day"), by_hand.FORCE)
def test_force_in_region(region: str, day: str) -> None:
    asked = {name: value for name, value in (("region", region), ("day", day)) if value}
    rows = reading().question("force-in-region", **asked)
    columns = ("event_iri", "event_type", "place_iri", "earliest", "latest", "dated", "status")
    _equal(
        (tuple(row[column] for column in columns) for row in rows),
        ((*row[:-1], in_english(row.status)) for row in by_hand.FORCE[region, day]),
    )
    assert all(row["place"] == _shown(row["place_iri"]) for row in rows)
    # What bears no date stands last.
    assert [row["dated"] == "no date" for row in rows] == sorted(row["dated"] == "no date" for row in rows)


@pytest.mark.parametrize("actor", ["", "turkish-forces", "jihadists-idlib", "civilians-idlib"])
def test_actor_edges(actor: str) -> None:
    rows = reading().question("actor-edges", **({"actor": actor} if actor else {}))
    columns = ("from_iri", "from_role", "relation", "to_iri", "to_role", "events", "claims", "parties", "status")
    wanted = []
    for edge in by_hand.EDGES:
        if actor in {"", edge.source, edge.target}:
            roles = [in_english(role) if role else "" for role in (edge.source_role, edge.target_role)]
            # A state is a role of the ontology, an event's type is written as people see it.
            relation = edge.relation if any(roles) else in_english(edge.relation)
            figures = (str(edge.events), str(edge.claims), str(edge.parties))
            status = in_english(edge.status)
            wanted.append((edge.source, roles[0], relation, edge.target, roles[1], *figures, status))
    _equal((tuple(row[column] for column in columns) for row in rows), wanted)
    for row in rows:
        assert (row["from"], row["to"]) == (_shown(row["from_iri"]), _shown(row["to_iri"]))


@pytest.mark.parametrize("supporter", ["", "turkish-government"])
def test_who_supports_whom(supporter: str) -> None:
    rows = reading().question("who-supports-whom", **({"supporter": supporter} if supporter else {}))
    found = []
    for row in rows:
        (source,) = _claimants()[row["claim_iri"]]
        assert row["source"] == _shown(source)
        assert (row["supporter"], row["supported"]) == (_shown(row["supporter_iri"]), _shown(row["supported_iri"]))
        assert row["article"] == _headlines()[row["article_iri"]]
        columns = ("on_behalf_of", "polarity", "certainty", "hedge", "status", "quote", "article_iri")
        found.append(
            (row["supporter_iri"], row["relation"], row["supported_iri"], source, *(row[one] for one in columns))
        )
    wanted = []
    for item in by_hand.SUPPORT:
        if supporter in {"", item.supporter}:
            relation = in_english(item.relation) if item.relation == "supports" else item.relation
            terms = (in_english(item.polarity), in_english(item.certainty), item.hedge, in_english(item.status))
            sides = (item.supporter, relation, item.supported, item.source, _shown(item.on_behalf_of))
            wanted.append((*sides, *terms, item.quote, item.article))
    _equal(found, wanted)


@pytest.mark.parametrize("source", ["", "turkish-defence-ministry", "sana"])
def test_source_profile(source: str) -> None:
    rows = reading().question("source-profile", **({"source": source} if source else {}))
    columns = ("claims", "articles", "contents", "hedged", "denials", "relayed", "relays", "authorial", "first", "last")
    _equal(
        ((row["source_iri"], *(row[column] for column in columns)) for row in rows),
        (tuple(map(str, profile)) for profile in by_hand.PROFILES if source in {"", profile.source}),
    )
    for row in rows:
        name = _shown(row["source_iri"])
        # Who has no name is told apart by the outlet, or else by the headline.
        article, colon, who = row["source_iri"].partition(":")
        if colon:
            outlet = _shown(_publishers().get(article, ""))
            name += (", for " if outlet and who == "author" else ", in ") + (outlet or f"“{_headlines()[article]}”")
        assert row["source"] == name


def test_no_two_sources_of_a_profile_look_alike() -> None:
    rows = reading().question("source-profile")
    assert len({row["source"] for row in rows}) == len(rows) > 20


def test_the_profiles_add_up_to_the_claims_that_count() -> None:
    old = {article for _, article in expected.REVISIONS}
    living = sum(sum(of.values()) for article, of in expected.CLAIMS_BY_VOICE.items() if article not in old)
    # Two claims of the monitor are made jointly with activists.
    assert sum(profile.claims for profile in by_hand.PROFILES) == living + 2


@pytest.mark.parametrize("article", ["", expected.COURIER, expected.PALISADE])
def test_rests_on_unnamed(article: str) -> None:
    rows = reading().question("rests-on-unnamed", **({"article": _articles()[article]} if article else {}))
    what = nodes(reading())
    found = []
    for row in rows:
        (source,) = _claimants()[row["claim_iri"]]
        assert row["source"] == _shown(source)
        found.append((what[row["content_iri"]].what, source, row["status"], row["quote"], row["article_iri"]))
    wanted = [item for item in by_hand.RESTS_ON_UNNAMED if article in {"", item.article}]
    _equal(found, ((item.what, item.source, in_english(item.status), *item[3:]) for item in wanted))


def test_rests_on_unnamed_is_what_the_sample_says() -> None:
    assert {row.what for row in by_hand.RESTS_ON_UNNAMED} == set(expected.RESTS_ONLY_ON_THE_UNNAMED)


def _text(article: str) -> str:
    """Give the text of an article as it stands in data/."""
    if article == expected.PALISADE:
        (row,) = (DATA / "native" / "palisade-record.jsonl").read_text(encoding="utf-8").splitlines()
        text = json.loads(row)["text"]
        assert isinstance(text, str)
        return text
    (file,) = DATA.glob(f"*/{article}.txt")
    return file.read_bytes().decode()


def test_provenance() -> None:
    rows = reading().question("provenance")
    lines: dict[str, list[bytes]] = {}
    base = reading().dataset.base
    for line in reading().dataset.lines():
        graph = line.removesuffix(b" .\n").rpartition(b" <")[2].rstrip(b">").decode()
        lines.setdefault(graph.removeprefix(f"{base}graph/"), []).append(line)
    articles = {graph.rpartition("-")[0].removeprefix("article/"): graph for graph in lines if "article/" in graph}
    assert articles.keys() == set(expected.ARTICLES)
    wanted: list[tuple[object, ...]] = [(graph, "", "") for graph in by_hand.GRAPHS_OF_ALL]
    for article, graph in articles.items():
        wanted.append((graph, article, hashlib.sha256(_text(article).encode()).hexdigest()))
    _equal(((row["graph"], row["article_iri"], row["text_sha256"]) for row in rows), wanted)
    for row in rows:
        assert int(row["triples"]) == len(lines[row["graph"]])
        assert row["sha256"] == hashlib.sha256(b"".join(lines[row["graph"]])).hexdigest()
        assert row["text"] == _headlines().get(row["article_iri"], "")
        assert row["made_by"] == "build"
        assert any(package.startswith("rashomon ") for package in row["software"].split("; "))


def test_provenance_of_one_article() -> None:
    (row,) = reading().question("provenance", article=_articles()[expected.FIRST])
    assert row["article_iri"] == expected.FIRST


@pytest.mark.parametrize("thing", by_hand.DOCUMENTS)
def test_documents(thing: str) -> None:
    rows = reading().question("documents", thing=thing)
    assert {row["thing_iri"] for row in rows} <= {thing}
    columns = ("article_iri", "publisher", "language", "date", "mentions", "words", "how")
    _equal(
        (tuple(row[column] for column in columns) for row in rows),
        (
            (item.article, _shown(item.publisher), item.language, item.date, str(item.mentions), *item[5:])
            for item in by_hand.DOCUMENTS[thing]
        ),
    )
    assert all((row["thing"], row["article"]) == (_shown(thing), _headlines()[row["article_iri"]]) for row in rows)


def test_documents_of_one_language() -> None:
    rows = reading().question("documents", thing="khan-sheikhun", language="ar")
    assert [row["article_iri"] for row in rows] == [expected.SHURFA]
