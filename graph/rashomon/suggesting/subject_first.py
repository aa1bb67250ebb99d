"""Rules for languages in which the speaker mostly stands before the verb: "X said that ...", "..., said X"."""

from collections.abc import Iterator

from rashomon.suggesting.clause import Found, Sentence
from rashomon.suggesting.words import Range

_LONGEST_NAME = 14  # words of a noun phrase


def reporting(sentence: Sentence) -> list[Found]:
    """Find who says what by verbs of saying.

    Args:
        sentence: the sentence.
    """
    found: list[Found] = []
    index = 0
    while index < len(sentence.items):
        verb = sentence.language.verbs.at(sentence.words, index)
        if verb is None or sentence.kind(index) != "word" or _is_name(sentence, index):
            index += 1
            continue
        length, act = verb
        one = _Verb(sentence, index, index + length, act, found).found()
        if one:
            found.append(one)
        index += length
    return found


def _is_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a word that looks like a verb is somebody's name: "Omar Said"."""
    before = sentence.kind(index - 1) == "word" and index > 0
    return before and sentence.text[sentence.items[index].begin].isupper() and sentence.words[index - 1] != "also"


class _Verb:
    """One verb of saying, from item `first` up to before `last`."""

    def __init__(self, sentence: Sentence, first: int, last: int, act: str, earlier: list[Found]) -> None:
        self.s, self.language = sentence, sentence.language
        self.first, self.last, self.act, self.earlier = first, last, act, earlier
        self.next = self._past_adverbs(last)

    def found(self) -> Found | None:
        """Give what the verb introduces, or None where it introduces nothing."""
        words, language = self.s.words, self.language
        if any(one.cue.end > self.s.items[self.first].begin for one in self.earlier):
            return None
        start = self.first
        while start > 0 and words[start - 1] in language.helpers:
            start -= 1
        start = self._past_adverbs_before(start)
        before = words[start - 1] if start else ""
        around = {before, *words[start : self.first]}
        if self.s.kind(start - 1) == "word" and (around & language.negators or before in language.no_subject):
            return None
        ambiguous = tuple(words[self.first : self.last]) in language.only_with_that
        if ambiguous and (self.next >= len(words) or words[self.next] not in language.that):
            return None
        if self.s.kind(start - 1) == "word" and before not in language.clause_joiners:
            return self._after_subject(start)
        if before in language.clause_joiners and self.earlier and self.s.kind(start - 1) == "word":
            return self._second_verb(start)
        return self._after_mark(start)

    # Where the subject stands.

    def _after_subject(self, start: int) -> Found | None:
        if self.s.words[start - 1] in self.language.relatives and start >= 2:
            return self._after_relative(start - 1)
        first = self._subject_begin(start)
        if first == start:
            return None
        return self._said(first, start, "verb-of-saying")

    def _after_relative(self, relative: int) -> Found | None:
        """Read "SANA quoted a source who said ..."."""
        first = self._subject_begin(relative)
        backwards = range(relative - 1, first - 1, -1)
        outer = next((i for i in backwards if self.s.words[i] in self.language.relaying), None)
        if outer is None or outer == first:
            return None
        return self._relayed(self._subject_begin(outer), outer, outer + 1, relative)

    def _relayed(self, first: int, outer: int, source: int, source_end: int) -> Found | None:
        contents = self._after(self.next)
        if not contents or source >= source_end:
            return None
        via = self.s.range(first, outer)
        subject = self.s.range(source, source_end)
        return Found("relayed", subject, self._cue(), self.act, contents, via.begin, via)

    def _second_verb(self, start: int) -> Found | None:
        """Read "X denied that ..., and accused Y of ...": the subject is that of the verb before."""
        contents = self._after(self.next)
        before = self.earlier[-1]
        if not contents or before.cue.end > self.s.items[start].begin:
            return None
        begin = self.s.items[start - 1].begin
        return Found("second-verb", before.subject, self._cue(), self.act, contents, begin)

    def _after_mark(self, start: int) -> Found | None:
        """Read what follows a comma or a quotation: the subject is behind, or stands before an aside."""
        kind = self.s.kind(start - 1)
        if start == 0 or kind not in {",", "quotation", "-", "bracket"}:
            return None
        if kind == "," and (aside := self._before_aside(start - 1)):
            return self._said(*aside, "verb-of-saying")
        end = self._subject_end(self.next)
        if end == self.next or self.s.words[self.next] in self.language.that:
            return None
        content = self.s.content(self._clause_begin(start - 1), start)
        if content is None:
            return None
        rest = self._rest(end)
        subject = self.s.range(self.next, end)
        rule = "verb-before-speaker"
        return Found(
            rule, subject, self._cue(), self.act, (content, *rest[0]), self.s.items[start].begin, None, rest[1]
        )

    def _before_aside(self, comma: int) -> tuple[int, int] | None:
        """Read "X, Y's chief, said": give X, where the words between the commas tell a role."""
        opening = next((i for i in range(comma - 1, max(-1, comma - 12), -1) if self.s.kind(i) == ","), None)
        if opening is None or opening + 1 == comma:
            return None
        tells = self.s.words[opening + 1] in self.language.relatives
        if not tells and not set(self.s.words[opening + 1 : comma]) & self.language.roles:
            return None
        first = self._subject_begin(opening)
        return (first, opening) if first < opening else None

    # What is said.

    def _said(self, first: int, end: int, rule: str) -> Found | None:
        subject, begin = self.s.range(first, end), self.s.items[first].begin
        cue = self._cue()
        if self.s.words[self.first] in self.language.relaying:
            return self._cited(first, end)
        if citing := self._citing(first, end):
            return citing
        after = self.s.kind(self.next)
        framed = first > 0 and self.s.kind(first - 1) in {",", "quotation", "-"}
        if after == "." or (after in {",", "-"} and framed and self.s.kind(self.next + 1) != "quotation"):
            content = self.s.content(self._clause_begin(first - 1 if first else 0), first)
            if content is None:
                return None
            rest, unclear = self._rest(self.next)
            return Found("said-after", subject, cue, self.act, (content, *rest), begin, None, unclear)
        contents = self._after(self.next)
        if after == "," and framed and self.s.kind(first - 1) in {",", "quotation"}:
            # “A,” he said, “B.”
            earlier = self.s.content(self._clause_begin(first - 1), first)
            contents = (*((earlier,) if earlier else ()), *contents)
        return Found(rule, subject, cue, self.act, contents, begin) if contents else None

    def _citing(self, first: int, end: int) -> Found | None:
        """Read "SANA reported, citing a source, that ..." and "..., SANA reported, citing a source"."""
        words = self.s.words
        link = self.next + 1 if self.s.kind(self.next) in {",", "-"} else self.next
        found = self.language.citing.at(words, link) if link < len(words) else None
        if found is None or self.s.kind(link) != "word":
            return None
        source = link + found[0]
        source_end = self._subject_end(source)
        if source_end == source:
            return None
        via = self.s.range(first, end)
        contents = self._after(source_end)
        framed = first > 0 and self.s.kind(first - 1) in {",", "quotation", "-"}
        if not contents and framed and (before := self.s.content(self._clause_begin(first - 1), first)):
            contents = (before,)
        subject = self.s.range(source, source_end)
        return Found("relayed", subject, self._cue(), self.act, contents, via.begin, via) if contents else None

    def _cited(self, first: int, end: int) -> Found | None:
        """Read "SANA quoted a source as saying that ..."."""
        reach = range(self.last, min(len(self.s.items), self.last + _LONGEST_NAME))
        for i in reach:
            link = self.language.relayed_as.at(self.s.words, i)
            if link:
                inner = _Verb(self.s, i, i + link[0], "states", self.earlier)
                return inner._relayed(first, end, self.last, i)
        return None

    def _after(self, index: int) -> tuple[Range, ...]:
        words = self.s.words
        while index < len(words) and (self.s.kind(index) in {",", ":", "-"} or words[index] in self.language.that):
            index += 1
        if index + 1 < len(words) and words[index] in self.language.prepositions:
            index += 2 if words[index + 1] in self.language.that else 0  # "informó de que"
        content = self.s.content(index, len(words))
        return (content,) if content else ()

    def _rest(self, index: int) -> tuple[tuple[Range, ...], tuple[int, ...]]:
        """Give what follows a clause of saying that stood behind or between: of a quotation it is clear whose."""
        if self.s.kind(index) not in {",", "-"}:
            return (), ()
        if set(self.s.words[index:]) & self.language.roles:
            return (), ()  # an aside: "..., said X, its spokeswoman"
        if self.language.citing.at(self.s.words, index + 1) if index + 1 < len(self.s.words) else None:
            return (), ()
        content = self.s.content(index, len(self.s.items))
        if content is None or self.s.count(content) < 3:
            return (), ()
        quoted = self.s.kind(index + 1) == "quotation"
        return (content,), (() if quoted else (1,))

    # How far the words reach.

    def _cue(self) -> Range:
        return self.s.range(self.first, self.last)

    def _subject_begin(self, end: int) -> int:
        first = end
        language = self.language
        while first > 0 and end - first < _LONGEST_NAME:
            kind, word = self.s.kind(first - 1), self.s.words[first - 1]
            if kind not in {"word", "bracket"} or word in language.subordinators or word in language.that:
                break
            if kind == "word" and self.s.language.verbs.at(self.s.words, first - 1) and word not in language.roles:
                ambiguous = (word,) in language.only_with_that
                if not ambiguous and word not in language.relaying and not _is_name(self.s, first - 1):
                    break
            first -= 1
        if first < end and self.s.words[first] in language.clause_joiners:
            first += 1
        return self._past_adverbs(first) if first < end else first

    def _subject_end(self, first: int) -> int:
        last = first
        language = self.language
        while last < len(self.s.items) and last - first < _LONGEST_NAME:
            kind, word = self.s.kind(last), self.s.words[last]
            stops = kind not in {"word", "bracket"} or word in language.subordinators
            cites = kind == "word" and language.citing.at(self.s.words, last)
            if stops or cites or word in language.relatives or word in language.that:
                break
            if last > first and (language.adverbials.at(self.s.words, last) or self._is_day(last)):
                break
            last += 1
        return last

    def _is_day(self, index: int) -> bool:
        words = self.s.words
        following = words[index + 1] if index + 1 < len(words) else ""
        return words[index] in self.language.days or (
            words[index] in self.language.day_words and following in self.language.days
        )

    def _clause_begin(self, end: int) -> int:
        """Give the item after the last thing that another speaker is known to say."""
        limit = self.earlier[-1].cue.end if self.earlier else self.s.part.begin
        if self.earlier and self.earlier[-1].contents:
            limit = max(limit, self.earlier[-1].contents[-1].begin)
        return next((i for i in range(end) if self.s.items[i].begin >= limit), 0)

    def _past_adverbs(self, index: int) -> int:
        """Step over "on Wednesday", "in a statement", "told reporters"."""
        words, language = self.s.words, self.language
        if index > 0 and words[index - 1] in language.told:
            index = self._past_listener(index)
        for _ in range(3):
            step = 0
            if index < len(words):
                phrase = language.adverbials.at(words, index)
                step = phrase[0] if phrase else 0
                if not step and words[index] in language.days:
                    step = 1
                elif not step and words[index] in language.day_words and self._day_follows(index):
                    step = 2
                elif not step and words[index] in language.relative_days:
                    step = 1
            index += step
        return index

    def _past_listener(self, index: int) -> int:
        words = self.s.words
        end = next((i for i in range(index, min(len(words), index + 9)) if self.s.kind(i) != "word"), index + 9)
        for stops, step in ((self.language.that, 0), (self.language.listeners, 1)):
            for i in range(index, min(end, len(words))):
                if words[i] in stops:
                    return i + step
        if end < min(len(words), index + 9):
            return end
        # A name in capitals: "told Radio Free Europe the ..."
        while index < len(words) and self.s.text[self.s.items[index].begin].isupper():
            index += 1
        return index

    def _day_follows(self, index: int) -> bool:
        return index + 1 < len(self.s.words) and self.s.words[index + 1] in self.language.days

    def _past_adverbs_before(self, index: int) -> int:
        words, language = self.s.words, self.language
        for _ in range(3):
            step = 0
            if index > 1:
                step = language.adverbials.before(words, index)
                if not step and words[index - 1] in language.days:
                    step = 2 if words[index - 2] in language.day_words else 1
                elif not step and words[index - 1] in language.helpers:
                    step = 1
            index -= step
        return index


def according(sentence: Sentence, bare: list[str] | None = None) -> Iterator[Found]:
    """Find "according to X, ..." and "..., according to X".

    Args:
        sentence: the sentence.
        bare: its words without what is written onto them, if that differs.
    """
    words = bare or sentence.words
    language, items = sentence.language, sentence.items
    for index in range(len(items)):
        cue = language.according.at(words, index)
        if cue is None:
            continue
        first = index + cue[0]
        last = first
        while last < len(items) and sentence.kind(last) in {"word", "bracket"} and last - first < _LONGEST_NAME:
            word = sentence.words[last]
            if word in language.relatives or word in language.subordinators:
                break
            last += 1
        if last == first:
            continue
        before = (sentence.words[i] for i in range(index) if sentence.kind(i) == "word")
        opens = all(word in language.clause_joiners for word in before)
        rest = sentence.content(last, len(items)) if opens else None
        content = rest or sentence.content(0, index)
        if content:
            begin = items[index].end - len(words[index]) if bare and words[index] != sentence.words[index] else None
            subject, spoken = sentence.range(first, last), sentence.range(index, first)
            spoken = spoken._replace(begin=begin or spoken.begin)
            yield Found("according-to", subject, spoken, cue[1], (content,), items[index].begin)
