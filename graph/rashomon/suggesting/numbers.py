"""Rule "numbers": figures of killed and injured, with whom they count."""

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.suggesting.language import Language
from rashomon.suggesting.words import Range, Token

_BEHIND = 6  # words between a figure and "were killed"
_NEAR = 12
_LONGEST_GROUP = 5
_MOST_DIGITS = 9
_WITHIN = '-‐ \u00a0\u202f"“”«»‘’'  # what may stand between the words of a group


class Figure(NamedTuple):
    """A figure of killed or injured.

    Args:
        part: the figure with the words that count ("at least 21 fighters").
        measure: a value of the list "measure".
        low: lower bound, or None.
        best: the figure, or None.
        high: upper bound, or None.
        group: the words that say who is counted, or None.
        within: the figure in which this one is included, or None.
    """

    part: Range
    measure: str
    low: int | None
    best: int | None
    high: int | None
    group: Range | None
    within: int | None


def figures(text: str, tokens: Sequence[Token], language: Language) -> list[Figure]:
    """List the figures of killed and injured in a sentence.

    Args:
        text: the whole text.
        tokens: the words of the sentence.
        language: whose words count.
    """
    words = [token.folded for token in tokens]
    values = [_value(text, token, language) for token in tokens]
    cues: list[tuple[int, int, str]] = []
    index = 0
    while index < len(words):
        cue = language.measures.at(words, index)
        if cue:
            cues.append((index, index + cue[0], cue[1]))
        index += cue[0] if cue else 1
    found: list[Figure] = []
    taken = -1
    for index, value in enumerate(values):
        if value is None or not cues or index <= taken or _is_no_count(words, index, language):
            continue
        one = _figure(text, tokens, words, values, index, cues, language, found)
        if one:
            found.append(one[0])
            taken = one[1]
    return found


def _figure(
    text: str,
    tokens: Sequence[Token],
    words: list[str],
    values: list[int | None],
    index: int,
    cues: Sequence[tuple[int, int, str]],
    language: Language,
    earlier: Sequence[Figure],
) -> tuple[Figure, int] | None:
    value = values[index]
    assert value is not None
    low: int | None
    best: int | None
    high: int | None
    low, best, high = None, value, None
    first, last = index, index + 1
    if bound := language.bounds.before(words, index):
        kind = language.bounds.at(words, index - bound)
        assert kind is not None
        low, best, high = {
            "least": (value, None, None), "more": (value + 1, None, None),
            "most": (None, None, value), "fewer": (None, None, max(0, value - 1)),
        }[kind[1]]  # fmt: skip
        first -= bound
    other = values[index + 2] if index + 2 < len(words) and words[index + 1] in language.range else None
    close = index + 1 < len(words) and text[tokens[index].end : tokens[index + 1].begin] in {"-", "–"}
    if close and values[index + 1] is not None:
        low, best, high, last = value, None, values[index + 1], index + 2
    elif other is not None and (language.range_first and index and words[index - 1] in language.range_first):
        low, best, high, last = value, None, other, index + 3
        first -= 1
    elif other is not None and words[index + 1] == "to":
        low, best, high, last = value, None, other, index + 3
    if low is not None and high is not None and low > high:
        return None
    joins = [word in language.group_ends for word in words]
    measure = _measure(values, joins, index, last, cues)
    if measure is None:
        return None
    group, end = _group(text, tokens, words, values, last, cues, language)
    after_bound = language.bounds.at(words, end) if end < len(words) else None
    if after_bound and best is not None and after_bound[1] == "least":
        low, best, end = best, None, end + after_bound[0]
    including = language.including.before(words, first)
    whole = next((one.best or one.low for one in reversed(earlier) if one.measure == measure), None)
    within = whole if including else None
    part = Range(tokens[first].begin, tokens[max(end, last) - 1].end)
    return Figure(part, measure, low, best, high, group, within), last - 1


def _measure(
    values: Sequence[int | None], joins: Sequence[bool], index: int, last: int, cues: Sequence[tuple[int, int, str]]
) -> str | None:
    """Give what a figure counts: a cue just before it, else one soon behind it, else the nearest.

    A cue before an “and” belongs to the figure before: “three killed and 12 others wounded”.
    """
    before = [cue for cue in cues if cue[1] <= index]
    behind = [cue for cue in cues if cue[0] >= last]
    is_close = (
        bool(behind)
        and behind[0][0] - last <= _BEHIND
        and not any(value is not None for value in values[last : behind[0][0]])
    )
    if before and index - before[-1][1] <= 1 and not any(value is not None for value in values[before[-1][1] : index]):
        parted = index > before[-1][1] and all(joins[before[-1][1] : index])
        return behind[0][2] if is_close and parted else before[-1][2]
    if is_close:
        return behind[0][2]
    if before and index - before[-1][1] <= _NEAR and not (behind and behind[0][0] - last <= _NEAR // 2):
        return before[-1][2]
    if behind and behind[0][0] - last <= _NEAR:
        return behind[0][2]
    return before[-1][2] if before and index - before[-1][1] <= _NEAR else None


def _group(
    text: str,
    tokens: Sequence[Token],
    words: Sequence[str],
    values: Sequence[int | None],
    first: int,
    cues: Sequence[tuple[int, int, str]],
    language: Language,
) -> tuple[Range | None, int]:
    starts = {cue[0] for cue in cues}
    last = first
    while last < len(words) and last - first < _LONGEST_GROUP:
        gap = text[tokens[last - 1].end : tokens[last].begin] if last else ""
        ends = last in starts or words[last] in language.group_ends or values[last] is not None
        if ends or gap.strip(_WITHIN):
            break
        last += 1
    return (Range(tokens[first].begin, tokens[last - 1].end) if last > first else None), last


def _value(text: str, token: Token, language: Language) -> int | None:
    word = token.folded
    digits = "".join(char for char in word if char.isdigit())
    if digits and digits.isascii() and text[token.begin].isdigit():
        return int(digits) if len(digits) <= _MOST_DIGITS and not word.startswith("0") else None
    return language.numbers.get(word)


def _is_no_count(words: Sequence[str], index: int, language: Language) -> bool:
    """Tell whether a figure is a date, a distance or the like."""
    near = {words[index + 1] if index + 1 < len(words) else ""}
    if words[index].isdigit() and index:
        near.add(words[index - 1] if words[index - 1] in language.months else "")
    return bool(near & (language.months.keys() | language.units))
