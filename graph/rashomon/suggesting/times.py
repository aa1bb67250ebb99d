"""Rule "weekdays": when something happened, in the words of the text. A date is given only where it is certain.

"Wednesday" becomes a date only if the user gives the day from which it is counted. "Last Friday" can mean two days, so
it stays words.
"""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.suggesting.language import Language
from rashomon.suggesting.words import Range, Token


class When(NamedTuple):
    """When something happened: the words, and the date (EDTF) or an empty string."""

    part: Range
    date: str


def times(tokens: Sequence[Token], language: Language, counted_from: dt.date | None = None) -> list[When]:
    """List the weekdays and dates in a sentence.

    Args:
        tokens: its words.
        language: whose words count.
        counted_from: the day from which "Wednesday" is counted, or None: then no such date is given.
    """
    words = [token.folded for token in tokens]
    found: list[When] = []
    index = 0
    while index < len(tokens):
        one = _at(words, index, language, counted_from)
        if one:
            first, last, date = one
            found.append(When(Range(tokens[first].begin, tokens[last - 1].end), date))
            index = last
        else:
            index += 1
    return found


def _at(words: list[str], index: int, language: Language, counted_from: dt.date | None) -> tuple[int, int, str] | None:
    phrase = language.time_phrases.at(words, index)
    if phrase:
        return index, index + phrase[0], ""
    word = words[index]
    if word in language.days:
        before = words[index - 1] if index else ""
        moved = before in language.day_words and before not in language.prepositions
        date = "" if moved or counted_from is None else _latest(language.days[word], counted_from)
        return (index - 1 if moved else index), index + 1, date
    if word in language.relative_days and counted_from is not None:
        return index, index + 1, (counted_from + dt.timedelta(language.relative_days[word])).isoformat()
    if word in language.relative_days:
        return index, index + 1, ""
    return _day_and_month(words, index, language)


def _day_and_month(words: list[str], index: int, language: Language) -> tuple[int, int, str] | None:
    following = words[index + 1] if index + 1 < len(words) else ""
    third = words[index + 2] if index + 2 < len(words) else ""
    if following in language.prepositions and third in language.months:  # 19 de agosto
        words = [*words[: index + 1], *words[index + 2 :]]
        one = _day_and_month(words, index, language)
        return (one[0], one[1] + 1, one[2]) if one else None
    for day, month in ((words[index], following), (following, words[index])):
        if day.isdigit() and len(day) <= 2 and month in language.months and 1 <= int(day) <= 31:
            year_at = index + 2
            if year_at < len(words) and words[year_at] in language.prepositions:
                year_at += 1
            year = words[year_at] if year_at < len(words) else ""
            if not (year.isdigit() and len(year) == 4 and year[0] in "12"):
                return index, index + 2, ""
            try:
                date = dt.date(int(year), language.months[month], int(day)).isoformat()
            except ValueError:
                return None
            return index, year_at + 1, date
    return None


def _latest(weekday: int, counted_from: dt.date) -> str:
    """Give the last such weekday up to a day, that day included."""
    try:
        return (counted_from - dt.timedelta((counted_from.weekday() - weekday) % 7)).isoformat()
    except OverflowError:
        return ""
