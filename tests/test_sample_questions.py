"""The named questions give the answers of the sample that were written down by hand before any build."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

import sample_expectations as expected
from rashomon.questions import names
from sample_reading import in_english, reading

GRADES = {
    "denied outright": "denied",
    "judged to differ": "judged",
    "different numbers": "numbers",
    "different answers, exclude each other": "excluding",
    "different answers, may all be true": "compatible",
}


def _figure(text: str) -> int | None:
    return int(text) if text else None


def _speakers(parts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give claim -> its claimants, of the claims that are named."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim, who in reading().rows("SELECT ?c ?who { ?c a schema:Claim ; rsm:claimant ?who }"):
        found[claim].append(who)
    return {claim: tuple(found[claim]) for claim in parts}


def _label(name: str) -> str:
    """Give how an answer is shown: the English name of a thing, a figure or a day as it is."""
    denied, slug = name.startswith("not "), name.removeprefix("not ")
    if slug in {"yes", "no"}:
        return slug
    if slug[0].isdigit():
        if slug.endswith("or more"):
            return f"at least {slug.split()[0]}"
        return slug.replace("-", "–") if slug.count("-") == 1 else slug
    query = f"""SELECT ?l {{ VALUES ?x {{ <{_BASE}entity/{slug}> <{_BASE}event/{slug}> }}
      ?x skos:prefLabel ?l FILTER(LANG(?l) = "en") }}"""
    ((label,),) = reading().rows(query)
    return f"not {label}" if denied else label


_BASE = "https://example.org/kg/"


def test_where_sources_differ_with_their_grades() -> None:
    parties: dict[str, set[str]] = defaultdict(set)
    for claim, party in reading().rows("SELECT ?c ?p { ?c rsm:countsFor ?p }"):
        parties[claim].add(party)
    found: dict[tuple[str, str, frozenset[str]], dict[str, frozenset[str]]] = {}
    for row in reading().question("where-sources-differ"):
        answers = frozenset({row["first_says"], row["second_says"]})
        sides = found.setdefault((GRADES[row["grade"]], row["about"], answers), defaultdict(frozenset))
        for which in ("first", "second"):
            sides[row[f"{which}_says"]] |= parties[row[f"{which}_claim_iri"]]
    wanted = {}
    for grade, (event, role), one, other in expected.DIFFERENCES:
        # An event without a name is shown by its type.
        title = event.partition(":")[2].replace("-", " ") if ":" in event else _label(event)
        # Whether it happened at all is asked by no role of the ontology.
        about = f"{title}: {role if role == 'happened' else in_english(role)}"
        if grade == "numbers":
            about += {"strike": ", civilians in Idlib", expected.CLASH: ", rebel groups in Idlib"}[event]
        sides_wanted = {_label(one[0]): one[1], _label(other[0]): other[1]}
        wanted[grade, about, frozenset(sides_wanted)] = sides_wanted
    assert {key: found.get(key) for key in wanted if found.get(key) != wanted[key]} == {}
    # Beyond these only answers that may all be true: "reportedly Syrian", the dates of the strike that overlap, and
    # the purposes, which only a judge can say to differ: of the pair that was judged, and of the other printing.
    more = {key[:2] for key in found.keys() - wanted.keys()}
    strike, convoy = _label("strike"), _label("convoy")
    assert more == {
        ("compatible", f"{strike}: agent"),
        ("compatible", f"{strike}: {in_english('happenedOn')}"),
        ("compatible", f"{convoy}: purpose"),
    }


def test_every_difference_is_shown_with_both_quotes_and_speakers() -> None:
    for row in reading().question("where-sources-differ"):
        for which in ("first", "second"):
            assert row[f"{which}_quote"], row
            assert row[f"{which}_source"], row
            assert row[f"{which}_says"], row


def test_the_gravest_difference_comes_first() -> None:
    grades = [GRADES[row["grade"]] for row in reading().question("where-sources-differ")]
    order = list(GRADES.values())
    assert grades == sorted(grades, key=order.index)


@pytest.mark.parametrize("measure", ["killed", "injured"])
def test_killed_or_injured_by_side_and_source(measure: str) -> None:
    rows = reading().question("killed-by-side", measure=measure)
    counts = {
        count: (low, value, high, group)
        for count, low, value, high, group in reading().rows(
            """SELECT ?x ?low ?value ?high ?g { ?x a rsm:Count . OPTIONAL { ?x schema:minValue ?low }
               OPTIONAL { ?x schema:value ?value } OPTIONAL { ?x schema:maxValue ?high }
               OPTIONAL { ?x rsm:ofGroup ?g } }"""
        )
    }
    speakers = _speakers(row["claim_iri"] for row in rows)
    found = set()
    for row in rows:
        low, value, high, group = counts[row["count_iri"]]
        (claimant,) = speakers[row["claim_iri"]]
        # A figure without a range is its own least and most.
        shown = (row["low"], row["best"], row["high"])
        assert shown == ((value, value, value) if value else (low, "", high))
        figures = (_figure(low), _figure(value), _figure(high))
        found.add(expected.Killed(row["event_iri"], group, claimant, *figures, row["article_iri"]))
    wanted = {"killed": expected.KILLED, "injured": expected.INJURED}[measure]
    assert found == wanted
    assert len(rows) == len(wanted)


def test_killed_by_side_says_what_is_part_of_what() -> None:
    rows = {(row["side"], row["part_of"]) for row in reading().question("killed-by-side") if row["part_of"]}
    assert rows == {("طفلان", "at least 5 civilians in Idlib"), ("jihadists in Idlib", "20–25 rebel groups in Idlib")}


def test_different_purposes_of_the_convoy() -> None:
    rows = reading().question("different-answers", event="convoy")
    speakers = _speakers(row["claim_iri"] for row in rows)
    about = {
        claim: (behalf, by, act, certainty)
        for claim, behalf, by, act, certainty in reading().rows(
            """SELECT ?c ?behalf ?by ?act ?certainty { ?c rsm:speechAct ?act ; rsm:certainty ?certainty .
               OPTIONAL { ?c rsm:onBehalfOf ?behalf } OPTIONAL { ?relay rsm:reports ?c ; rsm:claimant ?by } }"""
        )
    }
    types = reading().values("SELECT ?e ?t { ?e sem:eventType ?t }")
    statuses = {in_english(status): status for status in expected.STATUS_TOTALS}
    found = set()
    for row in rows:
        (claimant,) = speakers[row["claim_iri"]]
        found.add(
            expected.Purpose(
                row["answer_iri"],
                types[row["answer_iri"]],
                claimant,
                *about[row["claim_iri"]],
                statuses[row["status"]],
                row["article_iri"],
            )
        )
    assert found == expected.PURPOSES
    assert len(rows) == len(expected.PURPOSES)


def test_who_flew_according_to_whom() -> None:
    rows = reading().question("alleged-perpetrators", event="strike")
    speakers = _speakers(row["claim_iri"] for row in rows)
    claims = {
        claim: rest
        for claim, *rest in reading().rows(
            """SELECT ?c ?polarity ?certainty ?voice ?hedge { ?c rsm:polarity ?polarity ; rsm:certainty ?certainty ;
               rsm:voice ?voice . OPTIONAL { ?c rsm:hedge/nif:anchorOf ?hedge } }"""
        )
    }
    found = set()
    for row in rows:
        polarity, certainty, voice, hedge = claims[row["claim_iri"]]
        if voice != "Headline":
            claimants = frozenset(speakers[row["claim_iri"]])
            found.add(expected.Flown(row["actor_iri"], claimants, polarity, certainty, hedge, row["article_iri"]))
    assert found == expected.FLOWN


def test_the_chain_of_reporters() -> None:
    (row,) = reading().question("reporter-chain")
    article, relay, source, behalf = expected.CHAIN
    assert (row["article_iri"], row["source_iri"], row["relayers"]) == (article, source, "1")
    assert row["through"] == {"sana": "SANA"}[relay]
    assert row["on_behalf_of"] == _label(behalf)


def test_denials() -> None:
    rows = reading().question("denials")
    found = {row["content_iri"] for row in rows}
    query = "SELECT ?x ?s ?r ?o { ?x rdf:subject ?s ; rdf:predicate ?r ; rdf:object ?o }"
    statements = {x: tuple(what) for x, *what in reading().rows(query)}
    # What nobody affirms is a denial without an opponent; here stand those with one. Who denies an event denies all
    # that is said of it, and that is not listed again.
    contested = {c.what for c in expected.CONTENTS if c.affirmed_by and c.denied_by}
    events = {what[0] for what in contested if len(what) == 1}
    shown = {what for what in contested if len(what) == 1 or what[0] not in events}
    assert {statements.get(x, (x,)) for x in found} == shown
    assert {row["denied_by"] for row in rows} == {_label("russian-defence-ministry"), _label("syrian-army-command")}


@pytest.mark.parametrize(("act", "wanted"), [("predicts", expected.PREDICTIONS), ("demands", expected.DEMANDS)])
def test_predictions_and_demands(act: str, wanted: tuple[tuple[str, ...], ...]) -> None:
    rows = reading().question("predictions", **{"speech-act": act})
    speakers = _speakers(row["claim_iri"] for row in rows)
    certain = reading().values("SELECT ?c ?v { ?c rsm:certainty ?v }")
    statuses = {in_english(status): status for status in expected.STATUS_TOTALS}
    found = [
        (
            row["content_iri"],
            speakers[row["claim_iri"]][0],
            certain[row["claim_iri"]],
            row["hedge"],
            statuses[row["status"]],
        )
        for row in rows
        if not row["object"]
    ]
    assert found == list(wanted)


def test_timeline_in_order() -> None:
    rows = reading().question("timeline")
    dated = [expected.Dated(row["event_iri"], row["from"], row["to"]) for row in rows if row["from"]]
    assert tuple(dated) == expected.TIMELINE
    undated = [row["event_iri"] for row in rows if not row["from"]]
    assert rows[len(dated)]["event_iri"] == undated[0], "what has no date stands last"
    assert frozenset(undated) == expected.UNDATED
    assert len(undated) == len(expected.UNDATED)


def test_spellings() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    registry: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in reading().question("spellings"):
        if row["found_in"] == "text":
            found[row["name_iri"]].add(row["spelling"])
        else:
            registry[row["name_iri"]].add((row["language"], row["spelling"]))
    for place, spellings in expected.SPELLINGS.items():
        assert found[place] == spellings
    for place, called in expected.REGISTRY_NAMES.items():
        assert registry[place] == called


def test_listed_but_not_cited() -> None:
    found = [(row["article_iri"], row["listed_iri"]) for row in reading().question("listed-not-cited")]
    assert found == list(expected.LISTED_BUT_UNCITED)


def test_contested_wording_and_whose_it_is() -> None:
    rows = reading().question("contested-wording")
    framing = {in_english(value): value for value in ("LoadedTerm", "ScareQuoted")}
    assert {(row["words"], framing[row["framing"]], row["source_iri"]) for row in rows} == expected.CONTESTED_WORDING


def test_status_profile() -> None:
    statuses = {in_english(status): status for status in expected.STATUS_TOTALS}
    found = {statuses[row["status"]]: int(row["all"]) for row in reading().question("status-profile")}
    assert found == expected.STATUS_TOTALS
    rows = reading().question("status-profile")
    kinds = [sum(int(row[kind]) for row in rows) for kind in ("events", "statements", "figures")]
    wanted = [sum(content.kind == kind for content in expected.CONTENTS) for kind in ("event", "statement", "count")]
    assert kinds == wanted


def test_asserted_by_author() -> None:
    nodes = {row["content_iri"] for row in reading().question("asserted-by-author")}
    asserted = {x for x, _ in reading().rows("SELECT ?x ?s { ?x rsm:status ?s FILTER(?s = value:AuthorAsserted) }")}
    assert nodes == asserted
    assert len(nodes) == len(expected.DIRECT)


def test_corroborated_by_two_parties_or_more() -> None:
    wanted: dict[int, int] = defaultdict(int)
    for content in expected.CONTENTS:
        wanted[len(content.affirmed_by - expected.ONLY_FORETOLD_BY.get(content.what[0], frozenset()))] += 1
    for least in (2, 3, 5):
        nodes = {row["content_iri"] for row in reading().question("corroborated", parties=str(least))}
        assert len(nodes) == sum(number for size, number in wanted.items() if size >= least)


def test_a_question_by_name_answers_in_a_process_of_its_own() -> None:
    dataset = reading().dataset
    table = dataset.ask("status-profile")
    assert {str(row["status"]): row["all"] for row in table.records()} == {
        in_english(status): number for status, number in expected.STATUS_TOTALS.items()
    }


def test_every_shipped_question_has_an_answer_in_the_sample() -> None:
    for name in names():
        assert reading().question(name), name
