"""The rules agree with a slow second implementation on random corpora, in which each of them really occurs."""

from collections import Counter

import pyoxigraph
from hypothesis import HealthCheck, given, settings

from random_corpora import corpora
from rashomon.article import Article, Origin
from rashomon.convert import Settings, conclude, convert_article
from rashomon.problems import Problem, Severity
from rashomon.terms import DEFAULT_BASE, RSM
from rashomon.vocabulary import load_vocabulary
from rules_words import REGISTRY
from slow_rules import SlowRules

EXAMPLES = 1000
AT_LEAST = 10
"""So many nodes have each status, and so many are decided by each rule, or the run proves too little."""

RULES = (
    "Contested by polarity", "Contested by judgement", "Contested by counts", "Denied", "party of nobody",
    "merged by copies", "replaced article", "nested account", "happenedAt", "happenedOn", "one role", "shared node",
    "unreviewed", "withdrawn", "suggested", "relay", "UnclearScope", "unspecified source", "author without an outlet",
)  # fmt: skip


def test_fast_and_slow_rules_agree() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(corpora())
    def agree(articles: tuple[Article, ...]) -> None:
        compare(articles, seen)

    agree()
    wanted = [*load_vocabulary().lists["status"].terms, *RULES]
    print(", ".join(f"{name} {seen[name]}" for name in ["corpora", "nodes", *wanted]))
    assert seen["corpora"] >= EXAMPLES
    assert {name: seen[name] for name in wanted if seen[name] < AT_LEAST} == {}


def compare(articles: tuple[Article, ...], seen: Counter[str]) -> None:
    problems: list[Problem] = []
    choice = Settings(DEFAULT_BASE)
    records = [
        convert_article(one, Origin(f"{n}.json"), REGISTRY, load_vocabulary(), choice, problems.append).record
        for n, one in enumerate(articles)
    ]
    fast = conclude(records, REGISTRY, choice, problems.append)
    assert [one for one in problems if one.severity is Severity.VIOLATION or one.held_back] == []
    slow = SlowRules(articles, REGISTRY)
    why = {node: slow.why(node) for node in slow.nodes()}
    assert fast.status == {node: status for node, (status, _) in why.items()}
    parties = {node: (slow.parties(node, "Affirmed"), slow.parties(node, "Negated")) for node in why}
    assert {node: (set(yes), set(no)) for node, (yes, no) in fast.parties.items()} == parties

    quads = list(pyoxigraph.parse(b"".join(fast.lines), pyoxigraph.RdfFormat.N_QUADS))
    plain = [(q.subject.value, q.predicate.value, q.object.value, q.graph_name.value) for q in quads]
    graph = f"{DEFAULT_BASE}graph/"
    assert {row[:3] for row in plain if row[3] == graph + "direct"} == slow.direct()
    later = {(s, o) for s, p, o, _ in plain if p == RSM + "content"}
    for page, record in zip(slow.pages, records, strict=True):
        said = {claim.iri: claim.content for claim in record.claims}
        for name, iri in record.claim_ids.items():
            (voice,) = [one for one in slow.voices if one.page is page and one.claim.id == name]
            assert {*said[iri], *(node for claim, node in later if claim == iri)} == slow.contents[voice]
    count(slow, why, seen)


def count(slow: SlowRules, why: dict[str, tuple[str, str]], seen: Counter[str]) -> None:
    """Count what occurred, so that the run can say what it has tried."""
    seen.update(["corpora"])
    seen.update(nodes=len(why))
    for node, (status, reason) in why.items():
        seen.update([status])
        seen.update(f"{status} by {one}" for one in reason.split(" and ") if status == "Contested")
        if node in slow.triples:
            seen.update([slow.triples[node].predicate.removeprefix(RSM)])
        seen.update(["shared node"] if len({id(voice.page) for voice in slow.speaking(node)}) > 1 else [])
        seen.update(["party of nobody"] if slow.speaking(node) and not slow.parties(node, "Affirmed") else [])
    seen.update({"replaced article": len(slow.pages) - len(slow.newest)})
    for voice in slow.voices:
        claim = voice.claim
        seen.update([claim.record.lower() or "current", voice.kind(), *(["relay"] if claim.reports else [])])
        seen.update(["unreviewed"] if voice.unreviewed() else [])
        seen.update(["unspecified source"] if voice.kind() == "Attributed" and not claim.claimants else [])
        seen.update(["one role" for ref in claim.content if "." in ref])
        nested = [one for one in voice.page.article.events if one.id in claim.content and "purpose" in one.roles]
        seen.update(["nested account"] if nested else [])
        parties = slow.parties_of(voice)
        seen.update(["author without an outlet"] if any(one.endswith("/author") for one in parties) else [])
        own = voice.page.iri + "/"
        seen.update(["merged by copies"] if any("/article/" in one and own not in one for one in parties) else [])
