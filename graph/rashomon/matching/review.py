"""Asks about one pair after the other, one key an answer; each answer is in the file before the next pair is shown."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from rashomon.decisions import Decision, Match, MatchesFile
from rashomon.matching.decided import Decided
from rashomon.problems import visible

_ANSWERS = {
    "s": (Decision.SAME, False),
    "n": (Decision.NOT_SAME, False),
    "p": (Decision.PART_OF, False),
    "P": (Decision.PART_OF, True),
    "u": (Decision.UNSURE, False),
}
_ASK = "s same   n not same   p part of   u unsure   b back   q quit   ? help"
_HELP = """\
s  same: they are one; they are joined when the dataset is built
n  not same: they are two, and are not proposed again
p  part of: the first (left or upper) event is a part of the second; P the other way round
u  unsure: joins nothing
b  back to the pair before
q  quit; what was answered is in the file"""
_NARROW = 72  # columns; below, the two are shown one under the other
_WIDEST = 120


class Reviewed(NamedTuple):
    """How many pairs were answered, and how many are still open."""

    answered: int
    left: int


def review(
    file: MatchesFile,
    key: Callable[[], str],
    show: Callable[[str], None],
    *,
    by: str,
    on: str,
    width: int = 80,
    bold: Callable[[str], str] = str,
) -> Reviewed:
    """Ask about all pairs of a file that have no answer yet.

    Args:
        file: takes the answers.
        key: gives the next key; empty at the end of input, which quits.
        show: shows a text.
        by: who answers.
        on: day, YYYY-MM-DD.
        width: of the terminal, in columns.
        bold: makes words stand out.
    """
    todo = [number for number, match in enumerate(file.matches) if match.decision is Decision.OPEN]
    at, answered = 0, set[int]()
    before: list[int] = []
    while at < len(todo):
        number = todo[at]
        if number not in answered and _decided(file.matches).holds(file.matches[number]):
            at += 1
            continue
        show(f"\n{bold(f'{at + 1} of {len(todo)}')}\n{picture(file.matches[number], width, bold)}\n{_ASK}")
        pressed = _pressed(key, show)
        if pressed in {"", "q"}:
            break
        if pressed == "b":
            at = before.pop() if before else at
            continue
        decision, turned = _ANSWERS[pressed]
        if decision is Decision.PART_OF and file.matches[number].kind != "event":
            show("Only events are parts of each other here; the names list says what an actor or a place is part of.")
            continue
        file.answer(number, decision, by=by, on=on, turned=turned)
        file.save()
        answered.add(number)
        show(f"→ {decision}")
        before.append(at)
        at += 1
    decided = _decided(file.matches)
    left = sum(1 for one in file.matches if one.decision is Decision.OPEN and not decided.holds(one))
    return Reviewed(len(answered), left)


def picture(match: Match, width: int = 80, bold: Callable[[str], str] = str) -> str:
    """Show a pair: both sides with their words and articles, then the reason.

    Args:
        match: the pair.
        width: of the terminal, in columns.
        bold: makes words stand out.
    """
    width = min(width, _WIDEST)
    sides = (
        [match.label_a, f"“{match.quote_a}”" if match.quote_a else "", match.article_a, match.a],
        [match.label_b, f"“{match.quote_b}”" if match.quote_b else "", match.article_b, match.b],
    )
    shown = [[visible(text) for text in side] for side in sides]
    if width < _NARROW or any(_is_turned(text) for side in shown for text in side):
        rows = [line for side in shown for line in (*_wrapped(side, width, bold), "")]
    else:
        half = (width - 3) // 2
        left, right = (_wrapped(side, half, lambda text: text) for side in shown)
        rows = [f"{_padded(one, half)} │ {other}".rstrip() for one, other in _both(left, right)]
    reason = textwrap.wrap(visible(match.reason), width, initial_indent="  ", subsequent_indent="  ")
    return "\n".join([*rows, *reason])


def _decided(matches: Iterable[Match]) -> Decided:
    """Give what follows from the answers so far, so that nobody is asked what is clear already."""
    return Decided((one for one in matches if one.decision.is_final), {})


def _is_turned(text: str) -> bool:
    """Tell whether a text has letters that run from right to left; a terminal would mix up two columns of them."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _pressed(key: Callable[[], str], show: Callable[[str], None]) -> str:
    while True:
        pressed = key()
        if pressed == "?":
            show(_HELP)
        elif pressed in _ANSWERS or pressed in {"", "b", "q"}:
            return pressed
        elif (small := pressed.lower()) in _ANSWERS or small in {"b", "q"}:
            return small
        else:
            show(f"{visible(pressed)} is no answer. {_ASK}")


def _wrapped(texts: Iterable[str], width: int, bold: Callable[[str], str]) -> list[str]:
    rows = [textwrap.wrap(text, width) for text in texts if text]
    return [bold(line) if number == 0 else line for number, lines in enumerate(rows) for line in lines]


def _both(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    rows = max(len(left), len(right))
    return list(zip(left + [""] * (rows - len(left)), right + [""] * (rows - len(right)), strict=True))


def _padded(text: str, width: int) -> str:
    """Fill up to a width in columns: wide characters take two, marks that stand over others none."""
    taken = sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
    return text + " " * max(0, width - taken)
