"""Rules for languages in which the verb of saying opens the clause (Arabic): "said X that ..."."""

from collections.abc import Iterator

from rashomon.suggesting.clause import Found, Sentence
from rashomon.suggesting.words import Range

_REACH = 24  # items from the verb to the word that opens what is said
_ONTO = "وف"  # "and" and "so" are written onto the verb


def reporting(sentence: Sentence) -> list[Found]:
    """Find who says what by verbs of saying.

    Args:
        sentence: the sentence.
    """
    found: list[Found] = []
    index = 0
    words = _without_and(sentence)
    while index < len(words):
        verb = sentence.language.verbs.at(words, index) if sentence.kind(index) == "word" else None
        if verb is None:
            index += 1
            continue
        one = _clause(sentence, words, index, index + verb[0], verb[1])
        if one:
            found.append(one[0])
        index = one[1] if one else index + verb[0]
    return found


def _clause(sentence: Sentence, words: list[str], first: int, last: int, act: str) -> tuple[Found, int] | None:
    language = sentence.language
    taken_off = len(sentence.words[first]) - len(words[first])
    cue = Range(sentence.items[first].begin + taken_off, sentence.items[last - 1].end)
    begin = first
    while begin > 0 and words[begin - 1] in language.subordinators:
        begin -= 1
    start = sentence.items[begin].begin
    if first > 0 and words[first - 1] in language.helpers and (earlier := _after_had(words, first - 1, sentence)):
        begins = last + 1 if last < len(words) and words[last] in language.that else last
        content = sentence.content(begins, len(words))
        subject = sentence.range(*earlier)
        return (Found("verb-of-saying", subject, cue, act, (content,), subject.begin), last) if content else None
    opening = _opening(sentence, words, last)
    if opening is None:
        return None
    end, content_first = opening
    said = sentence.content(content_first, len(words))
    if said is None:
        return None
    aside = next((i for i in range(last, end) if sentence.kind(i) == ","), end)
    link = next((i for i in range(last, aside) if language.relayed_as.at(words, i)), None)
    if link is not None and link > last and words[first] in language.relaying:
        via = sentence.range(last, link)
        told = next((i for i in range(link + 1, aside) if words[i] in language.said_words), aside)
        source = sentence.range(link + 1, told)
        cue = sentence.range(told, told + 1) if told < aside else cue
        return Found("relayed", source, cue, "states", (said,), start, via), content_first
    who = sentence.range(last, aside) if aside > last else None
    return Found("verb-of-saying", who, cue, act, (said,), start), content_first


def _after_had(words: list[str], helper: int, sentence: Sentence) -> tuple[int, int] | None:
    """Read "and X had spoken of": give X, between the two helping words."""
    auxiliaries = sentence.language.auxiliaries
    reach = range(helper - 1, max(-1, helper - 10), -1)
    had = next((i for i in reach if words[i].lstrip(_ONTO) in auxiliaries), None)
    return (had + 1, helper) if had is not None and had + 1 < helper else None


def _opening(sentence: Sentence, words: list[str], last: int) -> tuple[int, int] | None:
    """Give the end of the subject and the beginning of what is said; None where nothing opens it."""
    for i in range(last, min(len(words), last + _REACH)):
        kind = sentence.kind(i)
        if kind == "word" and words[i] in sentence.language.that:
            return i, i + 1
        if kind == ":":
            return i, i + 1
        if kind == "quotation" and sentence.count(sentence.range(i, i + 1)) > 3:
            return i, i
        if kind == ".":
            return None
    return None


def _without_and(sentence: Sentence) -> list[str]:
    """Give the words, verbs of saying without the "and" that is written onto them."""
    language = sentence.language
    bare = []
    for word in sentence.words:
        shorter = word[1:]
        cut = word[:1] in set(_ONTO) and (
            language.verbs.begins(shorter) or language.according.begins(shorter) or shorter in language.subordinators
        )
        bare.append(shorter if cut else word)
    return bare


def according(sentence: Sentence) -> Iterator[Found]:
    """Find "according to X".

    Args:
        sentence: the sentence.
    """
    from rashomon.suggesting.subject_first import according as as_elsewhere

    yield from as_elsewhere(sentence, _without_and(sentence))
