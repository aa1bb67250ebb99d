"""Rules for languages in which the verb of saying closes the sentence (Turkish): "X, ... said"."""

from collections.abc import Iterator

from rashomon.suggesting.clause import Found, Sentence
from rashomon.suggesting.names import Named

_LONGEST = 14


def reporting(sentence: Sentence, names: list[Named]) -> list[Found]:
    """Find who says what by verbs of saying.

    Args:
        sentence: the sentence.
        names: the names that stand in it.
    """
    found: list[Found] = []
    begin = index = 0
    while index < len(sentence.items):
        verb = sentence.language.verbs.at(sentence.words, index) if sentence.kind(index) == "word" else None
        if verb is None:
            index += 1
            continue
        last = index + verb[0]
        one = _clause(sentence, names, begin, index, last, verb[1])
        if one:
            found.append(one)
            begin = last
        index = last
    return found


def _clause(sentence: Sentence, names: list[Named], begin: int, first: int, last: int, act: str) -> Found | None:
    while begin < first and sentence.kind(begin) not in {"word", "quotation", "bracket"}:
        begin += 1
    if begin >= first:
        return None
    cue = sentence.range(first, last)
    start = sentence.items[begin].begin
    if sentence.kind(first - 1) == "quotation" and last < len(sentence.items) and sentence.kind(last) == "word":
        # “...” dedi X
        end = last
        while end < len(sentence.items) and sentence.kind(end) == "word" and end - last < _LONGEST:
            end += 1
        content = sentence.content(begin, first)
        subject = sentence.range(last, end)
        return Found("verb-before-speaker", subject, cue, act, (content,), start) if content else None
    end = _subject_end(sentence, names, begin, first)
    content = sentence.content(end, first)
    if content is None or sentence.count(content) < 2:
        return None
    return Found("verb-of-saying", sentence.range(begin, end) if end > begin else None, cue, act, (content,), start)


def _subject_end(sentence: Sentence, names: list[Named], begin: int, verb: int) -> int:
    """Give the item after the subject: up to the first comma or quotation, else a name that opens the sentence."""
    place = sentence.items[begin].begin
    named = next((name for name in names if name.begin == place and name.kind == "actor"), None)
    if named:
        return next((i for i in range(begin, verb) if sentence.items[i].begin >= named.end), verb)
    for i in range(begin, min(verb, begin + _LONGEST)):
        if sentence.kind(i) == ",":
            return i
        if sentence.kind(i) == "quotation" and sentence.count(sentence.range(i, i + 1)) > 3:
            return i
        if sentence.kind(i) != "word":
            break
    return begin


def according(sentence: Sentence) -> Iterator[Found]:
    """Find "X'e göre ...": what gives the source stands behind it.

    Args:
        sentence: the sentence.
    """
    language, items = sentence.language, sentence.items
    for index in range(1, len(items)):
        cue = language.according_after.at(sentence.words, index)
        if cue is None:
            continue
        last = index + cue[0]
        first = index
        while first > 0 and sentence.kind(first - 1) == "word" and index - first < _LONGEST:
            first -= 1
        content = sentence.content(last, len(items))
        if first < index and content:
            subject, words = sentence.range(first, index), sentence.range(index, last)
            yield Found("according-to", subject, words, cue[1], (content,), items[first].begin)
