"""Who speaks: a name of the list, or words that stand in the text. Nobody is made up.

A pronoun means the sole speaker of the sentence before; a description ("the ministry") means whom it alone fits among
those named before. Where that does not tell, the speaker is `?`: somebody, not said who - never the author.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rashomon.suggesting.language import Language
from rashomon.suggesting.names import Named, NamesList
from rashomon.suggesting.words import Range, Token, tokens_of, trimmed

NOBODY = "?"
"""How a cell says that somebody speaks and that it is not known who."""

_LONGEST = 14
_STEERING = ";&>|@\n\r\t"  # signs that mean something in a cell


class Speaker(NamedTuple):
    """Who says something.

    Args:
        cells: slugs, or `?` with words of the text; several speak jointly.
        on_behalf_of: slug of the one spoken for, or empty.
        how: how the words led there, for the note; empty where they are the name itself.
    """

    cells: tuple[str, ...]
    on_behalf_of: str = ""
    how: str = ""


class Speakers:
    """The speakers of one article, told from its words one sentence after the other.

    Args:
        text: the text.
        names: the names found in it, in order.
        known: the names list.
        language: whose words count.
    """

    def __init__(self, text: str, names: Sequence[Named], known: NamesList, language: Language) -> None:
        self._text, self._known, self._language = text, known, language
        self._actors = [name for name in names if name.kind == "actor"]
        self._spoke: dict[str, tuple[str, ...]] = {}
        self._before: list[Speaker] = []
        self._now: list[Speaker] = []
        self._mentioned: dict[str, None] = {}
        self._next = 0

    def next_sentence(self, begin: int) -> None:
        """Go on to the sentence that begins here."""
        self._before, self._now = self._now, []
        self._note_names(begin)

    def who(self, part: Range | None) -> Speaker:
        """Tell who is meant by words of the text; None: nobody is named."""
        found = self._who(part) if part else Speaker((NOBODY,))
        self._now.append(found)
        for cell in found.cells:
            if cell != NOBODY:
                self._spoke.setdefault(cell, self._words_of(cell))
        return found

    def same_again(self) -> Speaker:
        """Tell who speaks in a sentence that is nothing but a quotation: whoever alone spoke in the one before."""
        sole = {one.cells: one for one in self._before}
        only = next(iter(sole.values())) if len(sole) == 1 else Speaker((NOBODY,))
        how = "taken for the speaker of the sentence before" if only.cells != (NOBODY,) else ""
        found = Speaker(only.cells, only.on_behalf_of, how)
        self._now.append(found)
        return found

    def _note_names(self, begin: int) -> None:
        while self._next < len(self._actors) and self._actors[self._next].begin < begin:
            self._mentioned.setdefault(self._actors[self._next].slug)
            self._next += 1

    def _words_of(self, cell: str) -> tuple[str, ...]:
        return tuple(token.folded for token in tokens_of(cell)) if cell.startswith("?") else ()

    def _who(self, part: Range) -> Speaker:
        tokens = tokens_of(self._text, *part)
        if not tokens:
            return Speaker((NOBODY,))
        if len(tokens) == 1 and (kind := self._language.pronouns.get(tokens[0].folded)):
            return self._by_pronoun(kind, self._text[tokens[0].begin : tokens[0].end])
        self._note_names(part.begin)
        pieces = [self._one(piece) for piece in self._joint(part, tokens)]
        return Speaker(
            tuple(dict.fromkeys(cell for piece in pieces for cell in piece.cells)),
            next((piece.on_behalf_of for piece in pieces if piece.on_behalf_of), ""),
            "; ".join(dict.fromkeys(piece.how for piece in pieces if piece.how)),
        )

    def _by_pronoun(self, kind: str, word: str) -> Speaker:
        sole = {one.cells: one for one in self._now or self._before}
        if kind == "alone" or len(sole) != 1:
            return Speaker((NOBODY,), "", f"“{word}” is nobody that the sentence before tells")
        (one,) = sole.values()
        entity = self._known.registry.entities.get(one.cells[0]) if len(one.cells) == 1 else None
        is_person = entity is not None and entity.nature == "person"
        clash = entity is not None and (kind == "person") != is_person and kind in {"person", "thing"}
        if clash or (kind != "several" and len(one.cells) > 1) or NOBODY in one.cells:
            return Speaker((NOBODY,), "", f"“{word}” is nobody that the sentence before tells")
        return Speaker(one.cells, one.on_behalf_of, f"“{word}” taken for the speaker of the sentence before")

    def _joint(self, part: Range, tokens: Sequence[Token]) -> list[Range]:
        """Cut "X and Y" where one of the two is a name of the list, or each begins like a noun phrase."""
        inside = self._actors_in(part)
        begins = [
            token for token in tokens[1:-1]
            if token.folded in self._language.joiners
            and not any(name.begin <= token.begin < name.end for name in inside)
        ]  # fmt: skip
        starts = [(token.begin, token.end) for token in begins]
        # In Arabic "and" is written onto the next word.
        if self._language.order == "verb-first":
            starts += [
                (token.begin, token.begin + 1)
                for token in tokens[1:]
                if self._text[token.begin] == "و" and token.end - token.begin > 3
                and not any(name.begin < token.begin < name.end for name in inside)
            ]  # fmt: skip
        for begin, end in sorted(starts):
            left, right = trimmed(self._text, Range(part.begin, begin)), trimmed(self._text, Range(end, part.end))
            if self._is_name(left) or self._is_name(right):
                return [left, *self._joint(right, tokens_of(self._text, *right))]
        return [part]

    def _is_name(self, part: Range) -> bool:
        part = self._bare(part)
        return any(name.end == part.end for name in self._actors_in(part))

    def _actors_in(self, part: Range) -> list[Named]:
        import bisect

        first = bisect.bisect_left(self._actors, part.begin, key=lambda name: name.begin)
        found = []
        while first < len(self._actors) and self._actors[first].end <= part.end:
            found.append(self._actors[first])
            first += 1
        return found

    def _bare(self, part: Range) -> Range:
        """Take brackets at the end and articles at the beginning off a noun phrase."""
        begin, end = trimmed(self._text, part)
        if end > begin and self._text[end - 1] in ")]":
            opening = max(self._text.rfind("(", begin, end), self._text.rfind("[", begin, end))
            end = opening if opening > begin else end
        tokens = tokens_of(self._text, begin, end)
        if self._language.order == "verb-last" and len(tokens) > 1 and self._text[tokens[-1].begin - 1] in "'’":
            end = tokens[-1].begin - 1  # an ending: "Haddad’a göre"
        for token in tokens:
            if token.folded not in self._language.determiners:
                begin = token.begin
                break
        return trimmed(self._text, Range(begin, end), "’'\",،—–-")

    def _one(self, whole: Range) -> Speaker:
        bare = self._bare(whole)
        tokens = tokens_of(self._text, *bare)
        if not tokens:
            return Speaker((NOBODY,))
        names = self._actors_in(whole)
        roles = {token.begin for token in tokens if token.folded in self._language.roles}
        if names:
            last, first = names[-1], names[0]
            after_word = self._preposition_before(tokens, last)
            if last.end >= bare.end and not after_word:
                spoken_for = first.slug if first is not last and first.slug != last.slug and roles else ""
                return Speaker((last.slug,), spoken_for)
            if first.begin <= bare.begin and self._preposition_after(tokens, first):
                spoken_for = last.slug if last is not first and last.slug != first.slug else ""
                return Speaker((first.slug,), spoken_for)
            if whole_name := self._ending(tokens):
                return Speaker((whole_name,))
            if roles:
                return Speaker((self._words(bare, tokens),), first.slug if first.begin <= bare.begin else last.slug)
            return Speaker((self._words(bare, tokens),))
        described = self._described(whole, bare, tokens)
        if described:
            return Speaker((described,), "", f"“{self._text[whole.begin : whole.end]}” taken for one named before")
        return Speaker((self._words(bare, tokens),))

    def _ending(self, tokens: Sequence[Token]) -> str:
        """Give whose name ends a noun phrase, where another name reaches into it: "Syrian army command"."""
        words = tuple(token.folded for token in tokens)
        for first in range(len(words) - 1):
            slug = self._known.bearer(words[first:])
            if slug and self._known.registry.entities[slug].kind == "actor":
                before = [word for word in words[:first] if word not in self._language.determiners]
                return "" if before and before[-1] in self._language.prepositions else slug
        return ""

    def _preposition_before(self, tokens: Sequence[Token], name: Named) -> bool:
        before = [token.folded for token in tokens if token.end <= name.begin]
        while before and before[-1] in self._language.determiners and before[-1] not in self._language.prepositions:
            before.pop()
        return bool(before) and before[-1] in self._language.prepositions

    def _preposition_after(self, tokens: Sequence[Token], name: Named) -> bool:
        after = next((token.folded for token in tokens if token.begin >= name.end), "")
        return after in self._language.prepositions

    def _described(self, whole: Range, bare: Range, tokens: Sequence[Token]) -> str:
        """Give the one named before whom a description fits alone, or an empty string."""
        definite = bare.begin > whole.begin or self._text[bare.begin].isupper() or not self._text[bare.begin].islower()
        words = tuple(token.folded for token in tokens)
        if not definite or len(words) > 3:
            return ""
        for among in (self._spoke, self._mentioned):
            fitting = [cell for cell in among if self._fits(cell, words)]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return ""
        return ""

    def _fits(self, cell: str, words: tuple[str, ...]) -> bool:
        if cell.startswith("?"):
            return len(words) < len(self._spoke[cell]) and words == self._spoke[cell][-len(words) :]
        entity = self._known.registry.entities[cell]
        if self._language.types.get(words) == entity.type:
            return True
        return any(set(words) <= set(name) and len(words) < len(name) for name in self._known.words[cell])

    def _words(self, bare: Range, tokens: Sequence[Token]) -> str:
        words = self._text[bare.begin : bare.end]
        fits = len(tokens) <= _LONGEST and not set(words) & set(_STEERING) and words.isprintable()
        return NOBODY + words if fits else NOBODY


def cell(cells: Iterable[str]) -> str:
    """Write several speakers into one cell."""
    return "; ".join(cells)
