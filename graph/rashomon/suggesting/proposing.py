"""All rules over one text: sentence by sentence, from the words of saying to rows that a person looks through."""

import bisect
import dataclasses
import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from rashomon.suggesting import subject_first, verb_first, verb_last
from rashomon.suggesting.clause import Found, Sentence
from rashomon.suggesting.language import Language, Phrases
from rashomon.suggesting.names import Named, NamesList
from rashomon.suggesting.numbers import Figure, figures
from rashomon.suggesting.occurrences import Occurrences
from rashomon.suggesting.speakers import NOBODY, Speakers, cell
from rashomon.suggesting.suggestion import Suggestion
from rashomon.suggesting.times import times
from rashomon.suggesting.words import (
    Quotation,
    Range,
    Token,
    paragraphs,
    quotations,
    sentences,
    tokens_of,
    trimmed,
)

_SCARE = 3  # words; a longer quotation is somebody's speech
_SHORTEST = 2  # words of something said
_FORMULAS = "=+-@"  # no cell begins like a formula
_STOPS = ".!?؟…,،"


@dataclasses.dataclass(frozen=True)
class Task:
    """What is known before a text is looked through.

    Args:
        article: its id.
        text: the raw text.
        language: of the text.
        names: the names list.
        counted_from: the day from which weekdays are counted, or None: then they get no date.
        body: the article proper; what lies outside is page furniture.
        event_words: words of the ontology that speak for an event type -> its name.
    """

    article: str
    text: str
    language: Language
    names: NamesList
    counted_from: dt.date | None = None
    body: tuple[int, int] | None = None
    event_words: Phrases = dataclasses.field(default_factory=lambda: Phrases({}))


def propose(task: Task) -> list[Suggestion]:
    """Propose rows for a text, in the order in which their quotes stand in it.

    Args:
        task: the text, and what is known of it.
    """
    found = list(_Text(task).rows())
    return sorted(found, key=lambda one: (one.quote.begin, one.quote.end, one.rule, one.count or Range(0, 0)))


class _Text:
    """One text, its words and names found once."""

    def __init__(self, task: Task) -> None:
        self.task, self.text, self.language = task, task.text, task.language
        begin, end = task.body or (0, len(task.text))
        self._parts = [part for part in paragraphs(task.text) if begin <= part.begin and part.end <= end]
        self.tokens = tokens_of(task.text)
        self.names = task.names.find(task.text, self.tokens)
        self._token_ends = [token.end for token in self.tokens]
        self.speakers = Speakers(task.text, self.names, task.names, task.language)
        self.occurrences = Occurrences(task.text)

    def rows(self) -> Iterator[Suggestion]:
        """Give the rows, paragraph by paragraph."""
        for number, part in enumerate(self._parts):
            quoted = quotations(self.text, part)
            headline = number == 0 and self.text[part.end - 1] not in '.!?؟”»"' and len(self._parts) > 1
            first = 0
            for one in sentences(self.text, part, quoted, self.language.abbreviations):
                while first < len(quoted) and quoted[first].end <= one.begin:
                    first += 1
                last = first
                while last < len(quoted) and quoted[last].begin < one.end:
                    last += 1
                sentence = Sentence(self.text, one, quoted[first:last], self.language)
                self.speakers.next_sentence(one.begin)
                yield from _Rows(self, sentence, headline=headline, opening=one.begin == part.begin).all()

    def tokens_in(self, part: Range) -> Sequence[Token]:
        """List the words of a part."""
        first = bisect.bisect_right(self._token_ends, part.begin)
        last = first
        while last < len(self.tokens) and self.tokens[last].begin < part.end:
            last += 1
        return self.tokens[first:last]

    def names_in(self, part: Range) -> list[Named]:
        """List the names of a part."""
        first = bisect.bisect_left(self.names, part.begin, key=lambda name: name.begin)
        last = bisect.bisect_left(self.names, part.end, key=lambda name: name.begin)
        return self.names[first:last]


class _Rows:
    """The rows of one sentence."""

    def __init__(self, text: _Text, sentence: Sentence, *, headline: bool, opening: bool) -> None:
        self.all_of, self.sentence, self.headline, self.opening = text, sentence, headline, opening
        self.language, self.text = text.language, text.text
        tokens = text.tokens_in(sentence.part)
        self.words = [token.folded for token in tokens]
        self.tokens = tokens
        self.figures = figures(self.text, tokens, self.language)
        self.whens = times(tokens, self.language, text.task.counted_from)
        self.scare = [one for one in sentence.quoted if self._is_scare(one)]
        self.hedges = list(self._hedges())

    def all(self) -> Iterator[Suggestion]:
        """Give what somebody says, then what is left: hedges, figures and scare quotes of nobody's sentence."""
        covered: list[Range] = []
        for found in self._found():
            speaker = self.all_of.speakers.who(found.subject)
            covered += [part for part in (found.cue, found.subject, found.via) if part]
            via = self.all_of.speakers.who(found.via) if found.via else None
            for number, whole in enumerate(found.contents):
                content = trimmed(self.text, whole, _FORMULAS)
                if self.sentence.count(content) < _SHORTEST:
                    continue
                covered.append(content)
                unclear = "unclear" if number in found.unclear else ""
                yield from self._filled(
                    Suggestion(
                        article=self.all_of.task.article,
                        quote=content,
                        words=self.text[content.begin : content.end],
                        rule=found.rule,
                        speaker=cell(speaker.cells),
                        on_behalf_of=speaker.on_behalf_of,
                        via=" > ".join(via.cells) if via else "",
                        cue=found.cue,
                        act=found.act,
                        denies=found.act == "denies",
                        scope=unclear or ("headline" if self.headline else ""),
                        how=speaker.how,
                        language=self.language.tag,
                    )
                )
        yield from self._left(covered)

    def _found(self) -> list[Found]:
        """Ask the rules of the language's order; what one speaker says ends where the next one's clause begins."""
        sentence, order = self.sentence, self.language.order
        if order == "verb-last":
            names = self.all_of.names_in(sentence.part)
            found = [*verb_last.according(sentence), *verb_last.reporting(sentence, names)]
        elif order == "verb-first":
            found = [*verb_first.according(sentence), *verb_first.reporting(sentence)]
        else:
            found = [*subject_first.according(sentence), *subject_first.reporting(sentence)]
        found.sort(key=lambda one: (one.begin, one.cue))
        return [_cut(self.text, one, found[number + 1 :]) for number, one in enumerate(found)]

    def _left(self, covered: Sequence[Range]) -> Iterator[Suggestion]:
        sentence = self.sentence
        used = list(covered)
        for one in sentence.quoted:
            whole = Range(one.begin, one.end)
            if one in self.scare or any(_overlap(whole, part) for part in used):
                continue
            if sentence.count(one.inside) < _SHORTEST:
                continue
            content = trimmed(self.text, one.inside, ",،." + _FORMULAS)
            used.append(content)
            goes_on = not self.opening and whole.holds(trimmed(self.text, sentence.part, ".!?؟…"))
            speaker = self.all_of.speakers.same_again() if goes_on else self.all_of.speakers.who(None)
            row = self._plain("quotation", content, cell(speaker.cells))
            yield from self._filled(_with(row, on_behalf_of=speaker.on_behalf_of, how=speaker.how))
        for hedge, _, evidential in self.hedges:
            if evidential and not any(_overlap(hedge, part) for part in used):
                content = self._around(hedge, used)
                used.append(content)
                yield from self._filled(self._plain("hedge", content, NOBODY, "reports", hedge))
        alone = [one.part for one in self.figures] + [Range(one.begin, one.end) for one in self.scare]
        for part in alone:
            if not any(_overlap(part, other) for other in used):
                content = self._around(part, used)
                rule = "numbers" if any(one.part == part for one in self.figures) else "scare-quotes"
                used.append(content)
                yield from self._filled(self._plain(rule, content, ""))

    def _plain(
        self, rule: str, content: Range, speaker: str, act: str = "states", cue: Range | None = None
    ) -> Suggestion:
        return Suggestion(
            article=self.all_of.task.article,
            quote=content,
            words=self.text[content.begin : content.end],
            rule=rule,
            speaker=speaker,
            act=act,
            cue=cue,
            scope="headline" if self.headline else "",
            language=self.language.tag,
        )

    def _around(self, part: Range, used: Sequence[Range]) -> Range:
        """Give the brackets around a part, else its sentence without what is used already."""
        for item in self.sentence.items:
            if item.kind == "bracket" and item.begin <= part.begin and part.end <= item.end:
                return trimmed(self.text, Range(item.begin + 1, item.end - 1), _FORMULAS)
        begin, end = self.sentence.part
        for other in used:
            if other.end <= part.begin:
                begin = max(begin, other.end)
            elif other.begin >= part.end:
                end = min(end, other.begin)
        return trimmed(self.text, Range(begin, end), ",،.;:—–!?؟" + _FORMULAS)

    def _filled(self, row: Suggestion) -> Iterator[Suggestion]:
        """Fill in hedge, time, contested word and figures of the words; further figures give further rows."""
        part = row.quote
        more: list[str] = []
        changes: dict[str, object] = {"occurrence": self.all_of.occurrences.of(part)}
        hedge = next((one for one in self.hedges if part.holds(one[0])), None)
        if hedge:
            changes |= {"hedge": hedge[0], "sure": hedge[1]}
            more += ["hedge"] if row.rule != "hedge" else []
        when = next((one for one in self.whens if part.holds(one.part)), None)
        if when:
            changes |= {"when": when.part, "date": when.date}
            more.append("weekdays")
        scare = next((one for one in self.scare if part.begin <= one.begin and one.end <= part.end), None)
        if scare:
            changes["contested"] = Range(scare.begin, scare.end)
            more += ["scare-quotes"] if row.rule != "scare-quotes" else []
        changes["what"] = self._what(part)
        counts = [one for one in self.figures if part.holds(one.part)]
        more += ["numbers"] if counts and row.rule != "numbers" else []
        filled = _with(row, more=tuple(more), **changes)
        if not counts:
            yield filled
        for figure in counts:
            yield _with(
                filled,
                low=figure.low, best=figure.best, high=figure.high, counting=figure.measure, part_of=figure.within,
                of=self._group(figure), count=figure.part,
            )  # fmt: skip

    def _what(self, part: Range) -> str:
        """Give the one event type for which the words speak by the ontology's own cue words; else nothing."""
        words = [token.folded for token in self.all_of.tokens_in(part)]
        found = {one[1] for index in range(len(words)) if (one := self.all_of.task.event_words.at(words, index))}
        return found.pop() if len(found) == 1 else ""

    def _group(self, figure: Figure) -> str:
        if figure.group is None:
            return ""
        inside = [one for one in self.all_of.names_in(figure.group) if one.kind == "actor"]
        if len(inside) == 1 and (inside[0].begin, inside[0].end) == figure.group:
            return inside[0].slug
        words = self.text[figure.group.begin : figure.group.end]
        return NOBODY + words if words.isprintable() and not set(words) & set(";&>|@") else ""

    def _is_scare(self, one: Quotation) -> bool:
        """Tell whether marks show distance and not speech: few words, within a sentence, that end nothing."""
        words = self.sentence.count(one.inside)
        if not 0 < words <= _SCARE or self.text[one.inside.end - 1] in _STOPS:
            return False
        before = self.text[max(self.sentence.part.begin, one.begin - 2) : one.begin].strip()
        return before[-1:] not in {":", ","} and Range(one.begin, one.end) != self.sentence.part

    def _hedges(self) -> Iterator[tuple[Range, str, bool]]:
        index = 0
        while index < len(self.words):
            found = self.language.hedges.at(self.words, index)
            if found:
                evidential = self.language.evidential.at(self.words, index) is not None
                last = index + found[0]
                yield Range(self.tokens[index].begin, self.tokens[last - 1].end), found[1], evidential
            index += found[0] if found else 1


def _cut(text: str, one: Found, later: Sequence[Found]) -> Found:
    """End what somebody says where the next speaker's clause begins."""
    contents = []
    for content in one.contents:
        ends = [
            other.begin for other in later
            if content.begin < other.begin < content.end
            and not any(part.begin < other.begin for part in other.contents)
        ]  # fmt: skip
        shorter = trimmed(text, Range(content.begin, min(ends)), ",،.;:—– ") if ends else content
        contents.append(shorter)
    return one._replace(contents=tuple(contents))


def _overlap(one: Range, other: Range) -> bool:
    return one.begin < other.end and other.begin < one.end


def _with(row: Suggestion, **changes: object) -> Suggestion:
    return msgspec.structs.replace(row, **changes)
