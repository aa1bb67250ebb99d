"""Each example of the coding manual stands in the sample, and is coded there as the manual shows it."""

from collections.abc import Iterator
from functools import cache

import pytest

from rashomon.codebook.content import Sample, columns, examples, questions, vague_rules
from rashomon.dataset import open_dataset
from rashomon.rows import CLAIMS, kebab, speech_act_of
from rashomon.view import Claim, Count, Event, Statement, View
from rashomon.vocabulary import load_vocabulary
from sample import sample

EXAMPLES = examples().examples
ENDS = {"who": {"agent", "party"}, "whom": {"target", "recipient"}, "with": {"companion"}, "purpose": {"purpose"}}


@cache
def _view() -> View:
    return open_dataset(sample()[0]).view


@cache
def _texts() -> dict[str, str]:
    """Id of an article -> its raw text."""
    dataset = open_dataset(sample()[0])
    return {entry.about.id: dataset.text(entry) or "" for entry in dataset.articles()}


def _written(iri: str) -> str:
    """Write a thing as a cell has it."""
    view = _view()
    if iri in view.events:
        return f"@{view.events[iri].key}"
    if iri.endswith("/unspecified-source"):
        return "?"
    entity = view.entities[iri]
    return f"?{entity.label}" if entity.is_unnamed else iri.rsplit("/", 1)[-1]


def _claims(one: Sample) -> list[Claim]:
    """Give the claims of the sample on the quote of an example."""
    ends = f"/article/{one.article}-"
    return [c for c in _view().claims.values() if ends in c.article and one.quote in {s.quote for s in c.evidence}]


def _figure(count: Count) -> str:
    """Give the figure by which another row names this one: the lower end of a range."""
    return str(next(number for number in (count.value, count.low, count.high) if number is not None))


def _count_cells(count: Count) -> dict[str, set[str]]:
    within = _view().counts[count.included_in] if count.included_in else None
    return {
        "low": {"" if count.low is None else str(count.low)},
        "best": {"" if count.value is None else str(count.value)},
        "high": {"" if count.high is None else str(count.high)},
        "counting": {count.measure},
        "of": {_written(count.group) if count.group else ""},
        "part_of": {_figure(within) if within else ""},
        "event": {_view().events[count.of].key},
        "what": {_view().events[count.of].type},
        "where": {_written(place) for place in _view().events[count.of].places},
    }


def _event_cells(event: Event, claim: Claim) -> dict[str, set[str]]:
    view = _view()
    said = [view.statements[iri] for iri in claim.content if iri in view.statements]
    said = [statement for statement in said if statement.subject == event.iri]
    dates = {statement.object.rsplit("kg/", 1)[-1] for statement in said if statement.role == "happenedOn"}
    found = {
        column: {_written(statement.object) for statement in said if statement.role in roles}
        for column, roles in ENDS.items()
    }
    return found | {
        "event": {event.key},
        "what": {event.type},
        "where": {_written(place) for place in event.places},
        "when": set(event.time_as_written),
        "date": dates or {event.edtf},
    }


def _state_cells(statement: Statement, claim: Claim) -> dict[str, set[str]]:
    view = _view()
    said = [view.statements[iri] for iri in claim.content if iri in view.statements]
    alike = [each for each in said if (each.subject, each.role) == (statement.subject, statement.role)]
    return {
        "what": {kebab(statement.role)},
        "who": {_written(statement.subject)},
        "whom": {_written(each.object) for each in alike},
        "event": {""},
    }


def _contents(claim: Claim) -> Iterator[dict[str, set[str]]]:
    """Give what each row of a claim would hold: an event, a relation or a figure; nothing where none is said."""
    view = _view()
    for iri in claim.content:
        if iri in view.events:
            yield _event_cells(view.events[iri], claim)
        elif iri in view.counts:
            yield _count_cells(view.counts[iri])
        elif view.statements[iri].subject not in view.events:
            yield _state_cells(view.statements[iri], claim)
        elif view.statements[iri].subject not in claim.content:  # one relation of an event is denied, and not the event
            yield _event_cells(view.events[view.statements[iri].subject], claim)
    if not claim.content:
        yield {"what": {""}, "event": {""}}


def _speaking(claim: Claim) -> dict[str, set[str]]:
    """Give what the cells on speaking would hold."""
    view = _view()
    own = claim.voice in {"Authorial", "Headline"} and all(iri.endswith("/author") for iri in claim.claimants)
    relayers = {_written(iri) for other in claim.reported_by for iri in view.claims[other].claimants}
    words = {f'"{s.quote}"' if s.framing == "ScareQuoted" else s.quote for s in claim.wording}
    voices = {"UnclearScope": "unclear", "Headline": "headline"}
    return {
        "speaker": set() if own else {_written(iri) for iri in claim.claimants},
        "for": set() if own else {_written(iri) for iri in claim.on_behalf_of},
        "via": relayers,
        "verb": {s.quote for s in claim.cue},
        "hedge": {s.quote for s in claim.hedge},
        "sure": {"" if claim.certainty == "Certain" else claim.certainty.casefold()},
        "says": {"denies" if claim.is_denial else ""},
        "contested_word": words,
        "scope": {voices.get(claim.voice, "")},
        "coder": {iri.rsplit("/", 1)[-1] for iri in claim.coders},
    }


def _holds(column: str, cell: str, found: dict[str, set[str]]) -> bool:
    asked = {part.strip() for part in cell.replace("&", ";").split(";")} - {""}
    known = found[column] - {""}
    # Words for one event's time are gathered over all articles: the example's must be among them.
    return asked <= known if column == "when" else asked == known


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_sentence_stands_in_the_article_with_the_quote_in_it(name: str) -> None:
    one = EXAMPLES[name]
    assert one.sentence in _texts()[one.article]
    assert one.quote in one.sentence


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_cells_are_those_of_the_annotated_sample(name: str) -> None:
    one = EXAMPLES[name]
    rows = [{**_speaking(claim), **content} for claim in _claims(one) for content in _contents(claim)]
    assert rows, "no claim of the sample has this quote"
    wrong = [
        {column: (cell, row.get(column)) for column, cell in one.cells.items() if not _holds(column, cell, row)}
        for row in ({column: row.get(column, set()) for column in CLAIMS.names} for row in rows)
    ]
    assert {} in wrong, min(wrong, key=len)


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_speech_act_follows_from_the_verb_where_the_verb_is_known(name: str) -> None:
    one = EXAMPLES[name]
    act = speech_act_of(one.cells.get("verb", ""), load_vocabulary())
    assert not act or act in {claim.speech_act for claim in _claims(one)}


def test_an_empty_cell_is_not_taken_for_a_full_one() -> None:
    assert not _holds("who", "", {"who": {"turkish-forces"}})
    assert not _holds("who", "russian-air-force", {"who": {"syrian-air-force"}})


def test_every_column_has_a_page_with_two_examples_and_two_near_misses() -> None:
    assert set(columns()) == set(CLAIMS.names)
    for name, text in columns().items():
        assert len(text.examples) == len(text.near) == 2, name
        assert all(example in EXAMPLES for example, _ in text.examples), name
        assert all(bool(near.text) != bool(near.sample) for near in text.near), name
        assert all(near.sample in EXAMPLES for near in text.near if near.sample), name


def test_every_example_is_used_and_every_question_has_one_or_says_why_not() -> None:
    assert {question.example for question in questions() if question.example} <= set(EXAMPLES)
    assert [question.ask for question in questions() if not question.example] == ["Does it stand in a caption?"]
    assert "Lorries wait on the M5 highway south of Maaret al-Numan" in _texts()["lantern-review"]


def test_choices_are_those_of_the_columns_and_stand_for_values_of_the_ontology() -> None:
    vocabulary = load_vocabulary()
    for column in CLAIMS.columns:
        if column.values and column.list:
            terms = columns()[column.name].terms
            assert tuple(terms) == column.values
            assert set(terms.values()) <= set(vocabulary.values(column.list))


def test_rules_for_vague_numbers_can_be_cited_and_say_what_dozens_is() -> None:
    rules = {rule.name: rule for rule in vague_rules()}
    assert [rule.name for rule in vague_rules() if rule.used] == ["floor"]
    assert all(rule.source and rule.says for rule in rules.values())
    dozens = {
        name: next(n for n in rule.number if "dozens of" in n.words["en"]) for name, rule in rules.items()
    }  # fmt: skip
    assert (dozens["floor"].low, dozens["floor"].best) == (24, None)
    assert dozens["acled"].best == 12


def test_articles_have_a_name_each() -> None:
    assert {one.article for one in EXAMPLES.values()} == set(examples().articles)
