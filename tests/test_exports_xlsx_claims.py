"""Any dataset as a claims table: read back it says the same, but for what a row cannot hold, listed here by name."""

import warnings
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
import pytest

from rashomon.dataset import Dataset, open_dataset
from rashomon.exports import ExportWarning, xlsx_claims
from rashomon.pipeline import Options, Outcome, build
from rashomon.problems import Severity
from rashomon.rows import SHEETS
from rashomon.view import Claim, Count, Event, Statement, View
from sample import sample
from seed import SEED, built, needs_seed

Told = tuple[object, ...]

WHICH = ["sample", pytest.param("seed", marks=needs_seed)]

RELAYS = {"sample": "نقلت الوكالة العربية السورية للأنباء", "seed": "Syria’s state news agency SANA quoted"}
"""Where the words begin by which somebody relays a claim: rows have only the claim's own words."""

NARROW = "air strike on the Turkish convoy: agent Russian aircraft (air force)"
"""What the sample denies of an event's agent and not of the event: no row says that."""


@cache
def original(which: str) -> Dataset:
    return open_dataset(sample()[0] if which == "sample" else built(SEED)[0])


@cache
def written(which: str) -> tuple[bytes, tuple[str, ...]]:
    out = BytesIO()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExportWarning)
        xlsx_claims.write(original(which), out)
    return out.getvalue(), tuple(str(one.message) for one in caught if one.category is ExportWarning)


@cache
def again(which: str) -> tuple[Dataset, Outcome]:
    folder = Path(mkdtemp(prefix="rashomon-test-"))
    (folder / "claims.xlsx").write_bytes(written(which)[0])
    outcome = build([folder / "claims.xlsx"], folder / "dataset", Options(), lambda _: None)
    return open_dataset(folder / "dataset"), outcome


def names(view: View, iris: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(view.label(iri) for iri in iris))


def told(view: View, claim: Claim) -> Told:
    contents = [view.content(iri) for iri in claim.content]
    return (
        " ".join(claim.quote.split()),
        names(view, claim.claimants), names(view, claim.on_behalf_of), view.chain(claim)[:-1],
        claim.polarity, claim.certainty, claim.voice, claim.is_live,
        tuple(sorted(str(view.words(one)) for one in contents if one)),
    )  # fmt: skip


def claims(view: View) -> Counter[Told]:
    """Count the claims that say something themselves; those who relay stand in their chains."""
    return Counter(told(view, claim) for claim in view.claims.values() if not claim.reports)


def standing(view: View) -> Counter[Told]:
    nodes: list[Event | Statement | Count] = [*view.events.values(), *view.statements.values(), *view.counts.values()]
    return Counter((str(view.words(one)), one.status, one.independent_parties) for one in nodes)


@pytest.mark.parametrize("which", WHICH)
def test_claims_are_the_same_when_read_back(which: str) -> None:
    before, after = claims(original(which).view), claims(again(which)[0].view)
    lost = {(claim[0], claim[-1]) for claim in before - after}
    assert {contents for _, contents in lost} == ({(NARROW,)} if which == "sample" else set())
    assert before.total() == after.total()


@pytest.mark.parametrize("which", WHICH)
def test_contents_statuses_and_parties_are_the_same_when_read_back(which: str) -> None:
    before, after = standing(original(which).view), standing(again(which)[0].view)
    assert {node[0] for node in before - after} == ({NARROW} if which == "sample" else set())
    assert before.total() == after.total()


@pytest.mark.parametrize("which", WHICH)
def test_speech_acts_are_the_same_but_of_those_who_relay(which: str) -> None:
    before, after = original(which).view, again(which)[0].view
    acts = [
        Counter(
            (" ".join(claim.quote.split()), claim.speech_act) for claim in view.claims.values() if not claim.reports
        )
        for view in (before, after)
    ]
    assert acts[0] == acts[1]
    relays = [claim for claim in before.claims.values() if claim.reports]
    assert [" ".join(claim.quote.split()).startswith(RELAYS[which]) for claim in relays] == [True]


@pytest.mark.parametrize("which", WHICH)
def test_nothing_is_held_back_and_quotes_are_marked_as_not_checked(which: str) -> None:
    outcome = again(which)[1]
    assert not [problem for problem in outcome.problems if problem.severity is Severity.VIOLATION]
    assert not any(outcome.held_back.values())
    marked = [one for one in outcome.problems if one.code == "not-checked-against-the-article"]
    assert len(marked) == len(original(which).view.articles)


def test_what_a_row_cannot_hold_is_told_with_its_number() -> None:
    _, (words,) = written("sample")
    for what in (
        "speech acts of those who relay (they report, in rows) (1)",
        "those to whom something is said (1)",
        "what is said of an event's agent and not of the event (1)",
    ):
        assert what in words
    page = openpyxl.load_workbook(BytesIO(written("sample")[0]))["read me"]
    assert any("those to whom something is said (1)" in str(cell) for row in page.values for cell in row)


def test_older_versions_copies_and_judgements_are_kept() -> None:
    before, after = original("sample").view, again("sample")[0].view
    assert Counter(claim.is_live for claim in before.claims.values()) == Counter(
        claim.is_live for claim in after.claims.values()
    )
    assert sum(bool(one.copy_of) for one in after.articles.values()) == 1
    judged = [one for one in after.disagreements.values() if one.basis == "Judged"]
    assert [(one.why, one.day) for one in judged] == [
        (one.why, one.day) for one in before.disagreements.values() if one.basis == "Judged"
    ]


def test_the_texts_of_articles_stay_out() -> None:
    dataset = original("sample")
    cells = [
        str(cell)
        for sheet in openpyxl.load_workbook(BytesIO(written("sample")[0]))
        for row in sheet.values
        for cell in row
    ]
    for article in dataset.articles():
        text = dataset.text(article)
        assert text
        assert not any(text.strip() in cell for cell in cells)
    assert not any("Ten villages to see in spring" in cell for cell in cells), "page furniture is in no quote"


def test_same_bytes_and_only_known_columns() -> None:
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExportWarning)
        xlsx_claims.write(original("sample"), out)
    assert out.getvalue() == written("sample")[0]
    book = openpyxl.load_workbook(out)
    for sheet in SHEETS:
        heads = {cell.value for cell in book[sheet.name][1] if cell.value}
        more = heads - set(sheet.names)
        assert all(name.startswith(("name_", "other_spellings_", "title_")) or name in {"language", "speaks_for", "wkt"}
                   for name in more), more  # fmt: skip


def test_a_part_of_a_dataset_is_written_too() -> None:
    from rashomon.selection import Filters

    part = original("sample").select(Filters(according_to=("https://example.org/kg/entity/mashriq-monitor",)))
    out = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExportWarning)
        xlsx_claims.write(part, out)
    page = openpyxl.load_workbook(out)["claims"]
    speakers = {str(row[2]) for row in page.iter_rows(min_row=2, values_only=True)}
    assert any("mashriq-monitor" in one or "salma-haddad" in one for one in speakers)
    assert "turkish-defence-ministry" not in speakers
