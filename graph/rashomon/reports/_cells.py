"""Cells: what one voice says to one question, with the marks that tell how it is said, and the legend of the marks."""

from collections.abc import Iterable
from typing import NamedTuple

from rashomon.view import Claim, Count

SILENT = "–"
"""Stands where a speaker says nothing."""

FUTURE = {"predicts": "predicted", "demands": "demanded", "threatens": "threatened", "promises": "promised"}
"""Speech act about what has not happened yet -> its mark."""
_HEDGED = {"Probable": "probably", "Possible": "possibly"}
_VOICES = {"Headline": "headline", "NotCoded": "voice not coded", "UnclearScope": "unclear scope"}
_LEGEND = {
    SILENT: "“–”: says nothing about it.",
    "not": "“no”, “not …”: denies it.",
    "hedged": "“probably”, “possibly”, “hedged:”: says it with a hedge, or as less than certain.",
    "future": "(predicted), (demanded), (threatened), (promised): says it of what has not happened yet.",
    "Headline": "(headline): stands in a headline, deck or caption only.",
    "UnclearScope": "(unclear scope): it is unclear whether the speaker says it or the article.",
    "NotCoded": "(voice not coded): the annotation does not record who says it.",
    "via": "(via …): relayed by.",
}
"""Mark -> its line of the legend, in the order in which they are given."""


class Said(NamedTuple):
    """One value that a voice gives to a question.

    Args:
        name: the value in words.
        node: what makes two values one: an IRI, a date, a figure.
        claim: in which it stands.
        hedged: whether the claim says this less than surely.
        via: through whom it comes, where that shall stand in the cell.
    """

    name: str
    node: str
    claim: Claim
    hedged: bool
    via: str = ""


class Cell(NamedTuple):
    """A cell in words, the marks used in it, and what it says: (value, denied) pairs without their marks."""

    text: str
    marks: frozenset[str]
    values: frozenset[tuple[str, bool]]


EMPTY = Cell(SILENT, frozenset({SILENT}), frozenset())


def cell(said: Iterable[Said]) -> Cell:
    """Put together what one voice says to one question; of what is said more than once, the firmest stays.

    Args:
        said: what it says, in any order.
    """
    firmest: dict[tuple[str, bool], Said] = {}
    for one in said:
        key = (one.node, one.claim.is_denial)
        if key not in firmest or _rank(one) < _rank(firmest[key]):
            firmest[key] = one
    if not firmest:
        return EMPTY
    ordered = sorted(firmest.values(), key=lambda one: (one.claim.is_denial, one.name, one.node))
    marks = frozenset[str]().union(*(_marks(one) for one in ordered))
    return Cell("; ".join(dict.fromkeys(_worded(one) for one in ordered)), marks, frozenset(firmest))


def status_legend(labels: Iterable[str]) -> str:
    """Say what the status "predicted" covers, where it stands among some labels."""
    said = "“predicted”: predicted, demanded, threatened or promised; nobody says that it has happened."
    return said if "predicted" in labels else ""


def legend(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Explain the marks that are used in some cells, and no others."""
    used = frozenset[str]().union(*(one.marks for one in cells))
    return tuple(line for mark, line in _LEGEND.items() if mark in used)


def range_in_words(low: int | None, high: int | None, best: int | None = None) -> str:
    """Give a range of whole numbers: "3", "20–25", "20–25, best 22", "5 or more", "up to 60".

    Args:
        low: the least, or None where it is open.
        high: the most, or None where it is open.
        best: the best estimate, where it is neither of the two.
    """
    if low is not None and low == high:
        return str(low)
    more = "" if best is None or (low is not None and best == low == high) else f", best {best}"
    if low is None and high is None:
        return str(best) if best is not None else "open"
    if high is None:
        return f"{low} or more{more}"
    return f"up to {high}{more}" if low is None else f"{low}–{high}{more}"


def figure(count: Count) -> str:
    """Give a figure as a source has it: low, best and high where it has them."""
    if count.low is None and count.high is None:
        return str(count.value)
    return range_in_words(count.low, count.high, count.value)


def hedge_over(claims: Iterable[Claim]) -> str:
    """Give the hedge that stays on what some claims say together: none where one of them says it without."""
    signs = {_HEDGED.get(claim.certainty, "hedged:") if claim.is_hedged else "" for claim in claims}
    return min(signs, default="") if len(signs) < 2 or "" in signs else "hedged:"


def is_firm(claim: Claim) -> bool:
    """Tell whether a claim affirms what has happened, and not in a headline or in a voice that nobody coded."""
    return not claim.is_denial and claim.voice not in {"Headline", "NotCoded"} and claim.speech_act not in FUTURE


def _rank(said: Said) -> tuple[bool, bool, bool, bool, str, str]:
    claim = said.claim
    return (
        claim.voice in {"Headline", "NotCoded"},
        claim.speech_act in FUTURE,
        said.hedged,
        claim.voice == "UnclearScope",
        said.via,
        claim.iri,
    )


def _worded(said: Said) -> str:
    claim = said.claim
    words = said.name
    if claim.is_denial:
        words = "no" if words == "yes" else f"not {words}"
    if said.hedged:
        sign = _HEDGED.get(claim.certainty, "hedged:")
        words = f"{sign} {words}"
    marks = [FUTURE.get(claim.speech_act, ""), _VOICES.get(claim.voice, ""), f"via {said.via}" if said.via else ""]
    return " ".join([words, *(f"({mark})" for mark in marks if mark)])


def _marks(said: Said) -> frozenset[str]:
    claim = said.claim
    used = {
        "not": claim.is_denial,
        "hedged": said.hedged,
        "future": claim.speech_act in FUTURE,
        claim.voice: claim.voice in _VOICES,
        "via": bool(said.via),
    }
    return frozenset(mark for mark, is_used in used.items() if is_used)
