"""Proposals as brat standoff: claims marked as suggested, which count for nothing until a person takes the mark off."""

from collections.abc import Sequence

from rashomon.article import About, Article, Claim, Mention, Span
from rashomon.suggesting.names import Named
from rashomon.suggesting.speakers import NOBODY
from rashomon.suggesting.suggestion import Suggestion
from rashomon.suggesting.words import Range

CODER = "rashomon-suggest"
_SURE = {"probable": "Probable", "possible": "Possible", "": "Certain"}
_VOICES = {"unclear": "UnclearScope", "headline": "Headline"}


def to_article(about: About, text: str, suggestions: Sequence[Suggestion], names: Sequence[Named]) -> Article:
    """Make an article of proposals: names, speakers, times, and claims whose record says Suggested.

    Figures stay out: brat counts events, and no event is annotated yet.

    Args:
        about: what is known of the article.
        text: its raw text.
        suggestions: the proposals, as `propose` gives them.
        names: the names found in the text.
    """
    return _Making(about, text, suggestions, names).article()


class _Making:
    def __init__(self, about: About, text: str, suggestions: Sequence[Suggestion], names: Sequence[Named]) -> None:
        self.about, self.text, self.suggestions, self.names = about, text, suggestions, names
        self.mentions: dict[tuple[int, int, str], Mention] = {}
        self.claims: dict[tuple[Range, str, str, Range | None], Claim] = {}

    def article(self) -> Article:
        """Give it."""
        for name in self.names:
            self._mention(Range(name.begin, name.end), "actor" if name.kind == "actor" else "place", name.slug)
        for one in self.suggestions:
            if one.when:
                self._mention(one.when, "time", "", one.date)
            self._claim(one)
        known = {name: getattr(self.about, name) for name in About.__struct_fields__}
        known |= {"coder": CODER, "machine": True}
        mentions = tuple(self.mentions[key] for key in sorted(self.mentions))
        return Article(**known, text=self.text, mentions=mentions, claims=tuple(self.claims.values()))

    def _claim(self, one: Suggestion) -> None:
        key = (one.quote, one.speaker, one.rule, one.cue)
        if key in self.claims:
            return
        number = len(self.claims) + 1
        speakers = self._references(one.speaker.split("; "), one)
        relayers = self._references(one.via.split(" > "), one)
        attributed = bool(one.speaker)
        self.claims[key] = Claim(
            id=f"c{number}",
            evidence=(self._span(one.quote),),
            claimants=speakers,
            on_behalf_of=self._references([one.on_behalf_of], one),
            speech_act=one.act,
            polarity="Negated" if one.denies else "Affirmed",
            certainty=_SURE[one.sure],
            voice=_VOICES.get(one.scope, "Attributed" if attributed else "Authorial"),
            cue=self._span(one.cue) if one.cue else None,
            hedge=self._span(one.hedge) if one.hedge else None,
            wording=(self._span(one.contested, "ScareQuoted"),) if one.contested else (),
            machine=True,
            record="Suggested",
        )
        if relayers:
            self.claims[(one.quote, one.via, "via", one.cue)] = Claim(
                id=f"c{number}.via",
                evidence=(self._span(one.quote),),
                claimants=relayers[:1],
                speech_act="reports",
                voice="Attributed",
                reports=(f"c{number}",),
                machine=True,
                record="Suggested",
            )

    def _references(self, cells: Sequence[str], one: Suggestion) -> tuple[str, ...]:
        """Give the mentions of those whom cells name: the one nearest to the quote."""
        found = []
        for cell in cells:
            if cell in {"", NOBODY}:
                continue
            if cell.startswith(NOBODY):
                place = self._nearest(cell[1:], one.cue or one.quote)
                found.append(self._mention(place, "actor", "", unnamed=True))
            else:
                uses = [name for name in self.names if name.slug == cell]
                near = min(uses, key=lambda name: (abs(name.begin - one.quote.begin), name.begin), default=None)
                if near:
                    found.append(self._mention(Range(near.begin, near.end), "actor", cell))
        return tuple(dict.fromkeys(found))

    def _nearest(self, words: str, part: Range) -> Range:
        """Find words of the text nearest to a part of it; they stand there, since speakers are made of the text."""
        before = self.text.rfind(words, 0, part.begin)
        after = self.text.find(words, part.begin)
        places = [place for place in (before, after) if place >= 0]
        begin = min(places, key=lambda place: abs(place - part.begin))
        return Range(begin, begin + len(words))

    def _mention(self, part: Range, kind: str, slug: str, date: str = "", *, unnamed: bool = False) -> str:
        key = (part.begin, part.end, kind)
        if key not in self.mentions:
            self.mentions[key] = Mention(
                id=f"m{part.begin}-{part.end}-{kind}",
                span=self._span(part),
                kind="time" if kind == "time" else "place" if kind == "place" else "actor",
                entity=slug,
                unnamed=unnamed,
                date=date,
            )
        return self.mentions[key].id

    def _span(self, part: Range, framing: str = "") -> Span:
        return Span(part.begin, part.end, self.text[part.begin : part.end], framing=framing)
