"""An article of the sample, coded anew from its text with the coding manual and the columns of the claims table alone.

Every question is asked of both datasets. What a row cannot hold - spans of mentions and of triggers - is named below,
column by column; nothing else may differ.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from rashomon.dataset import open_dataset
from rashomon.pipeline import Options, build
from sample import DATA

RECODED = Path(__file__).resolve().parent / "golden" / "recoded"
NATIVE = DATA / "native" / "quayside-courier.json"
QUESTIONS = sorted(file.stem for file in (DATA.parent / "queries").glob("*.rq"))

WITHOUT = {
    # Mentions: a row has no span for "Ankara" or "army command". So things are not found by them, and not counted.
    # In spellings, rows whose third column after the name is "text" are left out on both sides.
    "documents": ("mentions", "words", "how"),
    # Triggers: the words of an event are the quote of its row; time words of what is only background have no row.
    "timeline": ("as_written", "words"),
    # Another coder, and fewer spans: other numbers of triples and other hashes.
    "provenance": ("triples", "sha256"),
}
"""Question -> columns that may differ, since a claims table has no place for mentions, triggers and another's name."""


@cache
def _built(*, native: bool) -> Path:
    """Build one of the two. The table describes the strike in its sheet events, so its names list leaves it out."""
    folder = Path(mkdtemp(prefix="rashomon-test-"))
    names = (DATA / "registry.toml").read_bytes().decode()
    registry = folder / "registry.toml"
    registry.write_bytes((names if native else re.sub(r"\[strike\]\n(?:.+\n)*", "", names)).encode())
    outcome = build([NATIVE if native else RECODED], folder / "built", Options(registry=(registry,)), lambda _: None)
    assert not outcome.held_back
    assert outcome.claims == 5
    return folder / "built"


def _rows(question: str, *, native: bool) -> list[tuple[str, ...]]:
    table = open_dataset(_built(native=native)).ask(question)
    kept = [at for at, column in enumerate(table.columns) if column not in WITHOUT.get(question, ())]
    rows = (tuple(term.value if (term := row[at]) else "" for at in kept) for row in table.rows)
    return sorted(_only_held(question, list(rows)))


def _only_held(question: str, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out the rows that exist only because of a mention."""
    if question == "spellings":
        return [row for row in rows if row[3] != "text"]
    if question == "documents":
        return [row for row in rows if set(row) & _claimed()]
    return rows


@cache
def _claimed() -> frozenset[str]:
    """IRIs of speakers, publishers and events: what the table can hold."""
    view = open_dataset(_built(native=False)).view
    speakers = {iri for claim in view.claims.values() for iri in claim.claimants}
    return frozenset(speakers | set(view.events) | {article.publisher for article in view.articles.values()})


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_give_the_same_answer(question: str) -> None:
    assert _rows(question, native=False) == _rows(question, native=True)


def test_the_answers_compared_are_not_empty() -> None:
    answered = [question for question in QUESTIONS if _rows(question, native=True)]
    assert len(QUESTIONS) >= 24
    assert {"who-reports", "evidence", "timeline", "documents", "status-profile"} <= set(answered)


def test_what_may_differ_are_columns_that_there_are() -> None:
    dataset = open_dataset(_built(native=True))
    for question, columns in WITHOUT.items():
        assert set(columns) <= set(dataset.ask(question).columns)


def test_the_graphs_hold_the_same_claims_statements_and_figures() -> None:
    table, native = (open_dataset(_built(native=side)).view for side in (False, True))
    assert list(table.claims) == list(native.claims)
    assert list(table.statements) == list(native.statements)
    assert list(table.counts) == list(native.counts)
    assert list(table.events) == list(native.events)
    for iri, claim in native.claims.items():
        ours = table.claims[iri]
        assert (ours.content, ours.voice, ours.speech_act, ours.polarity, ours.certainty, ours.parties) == (
            claim.content, claim.voice, claim.speech_act, claim.polarity, claim.certainty, claim.parties,
        )  # fmt: skip
        assert (ours.quote, [s.quote for s in ours.cue]) == (claim.quote, [s.quote for s in claim.cue])
