"""Who says what a row says: speakers, relayers, verb, hedge, certainty, denial, voice, contested words."""

import msgspec

from rashomon.article import Mention, Span
from rashomon.inline import Stated
from rashomon.readers._claims_article import Book
from rashomon.readers._claims_desk import RowDesk
from rashomon.readers._claims_values import choice
from rashomon.rows import CLAIMS, VERBS, Part, parts, relayers, speech_act_of

_POLARITY = {"affirms": "Affirmed", "affirmed": "Affirmed", "denies": "Negated", "denied": "Negated"}
_CERTAINTY = {"certain": "Certain", "no hedge": "Certain", "probable": "Probable", "possible": "Possible"}
_VOICES = {
    "unclear": "UnclearScope", "unclear scope": "UnclearScope", "headline": "Headline", "deck": "Headline",
    "caption": "Headline", "author": "Authorial", "not coded": "NotCoded",
}  # fmt: skip
UNCLEAR = 0.5
"""The confidence of a claim of which nobody can tell whether the speaker or the author makes it."""

_MARKS = "\"“”„‟«»'‘’‚"
_ACTOR = frozenset({"actor"})


class Speech(msgspec.Struct, frozen=True):
    """Who says it.

    Args:
        stated: all but the item.
        contested: contested words, each with whether they are the speaker's own.
    """

    stated: Stated
    contested: tuple[tuple[Span, bool], ...] = ()


def speech(desk: RowDesk, book: Book, home: Span) -> Speech:
    """Read who says what a row says; what is wrong is told.

    Args:
        desk: the row.
        book: what is being made of its article.
        home: the quote.
    """
    contested = _contested(desk, book, home)
    speakers = tuple(parts(desk.cell("speaker")))
    unspecified = any(part.unnamed and not part.text for part in speakers)
    if unspecified and len(speakers) > 1:
        advice = "Write the ? alone, or describe the one without a name: ?local activists."
        desk.wrong("cell-unfit", "speaker", "a source that nobody names cannot speak jointly with others", advice)
    named = () if unspecified else _all(desk, book, home, "speaker", speakers)
    behalf = _all(desk, book, home, "for", parts(desk.cell("for")))
    if ";" in desk.cell("via"):
        advice = "Write > between them, the one nearest to the speaker first."
        desk.wrong("cell-unfit", "via", "relayers are a chain", advice)
    via = () if ";" in desk.cell("via") else _via(desk, book, home, named)
    own_voice = not (speakers or behalf or via)
    if own_voice and not unspecified and desk.cell("verb") and not desk.cell("scope"):
        advice = "Write who says so into speaker; a ? alone, if the article names nobody."
        desk.wrong("speaker-missing", "speaker", "there is a verb of saying, and nobody who says it", advice)
    if desk.cell("hedge") and not desk.cell("sure"):
        advice = "Write probable or possible into sure."
        desk.note("hedge-without-sure", "sure", "there is a hedge, and sure is empty: it counts as hedged", advice)
    voice = choice(desk, "scope", _VOICES) or _voice(desk, book, home, own=own_voice, unspecified=unspecified)
    if voice == "Authorial" and not own_voice:
        advice = "Leave the speaker out, or the scope."
        desk.wrong("cell-unfit", "scope", "it is said to be the author's own, and yet it has a speaker", advice)
    polarity = choice(desk, "says", _POLARITY)
    act, cue = _verb(desk, book, home, polarity)
    via_act, via_cue = _relaying(book, home, cue) if via else ("reports", None)
    stated = Stated(
        item="",
        evidence=(home,),
        speakers=named,
        on_behalf_of=behalf,
        via=via,
        speech_act=act,
        polarity=polarity or "Affirmed",
        certainty=choice(desk, "sure", _CERTAINTY) or "Certain",
        voice=voice,
        cue=cue,
        hedge=_hedge(desk, book, home),
        via_cue=via_cue,
        via_speech_act=via_act,
        confidence=UNCLEAR if voice == "UnclearScope" else None,
        coder=desk.cell("coder"),
        reviewed=True if desk.cell("status").strip().casefold() == "accepted" else None,
    )
    return Speech(stated, tuple((span, own_voice or book.text.in_quotation_marks(span)) for span in contested))


def _via(desk: RowDesk, book: Book, home: Span, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Give who relays, the nearest to the speaker first; nobody relays twice, or what they say themselves."""
    several = relayers(desk.cell("via"))
    found = _all(desk, book, home, "via", several)
    if len(found) < len(several) and not desk.bad:
        advice = "Name each of them once, the one nearest to the speaker first."
        desk.wrong("relayed-twice", "via", "somebody relays what already went through them", advice)
    elif again := [part.text for part, ref in zip(several, found, strict=False) if ref in speakers]:
        message = f"“{again[0]}” is the speaker, and relays it too"
        desk.wrong("relayed-twice", "via", message, "Leave the speaker out of via.")
    return found


def _all(desk: RowDesk, book: Book, home: Span, column: str, several: tuple[Part, ...]) -> tuple[str, ...]:
    from rashomon.readers._claims_rows import one_of

    found = (one_of(desk, book, home, column, part, _ACTOR) for part in several)
    return tuple(dict.fromkeys(ref for ref in found if ref))


def _voice(desk: RowDesk, book: Book, home: Span, *, own: bool, unspecified: bool) -> str:
    if unspecified:
        return "Attributed"
    if not own or not book.text.is_head(home, book.about.headline):
        return ""
    if home.quote not in book.about.headline:
        desk.note(
            "headline-voice",
            "scope",
            "the quote stands between the headline and the first sentence: it is taken as deck or caption",
            "If it is the author's own, write author into scope.",
        )
    return "Headline"


def _verb(desk: RowDesk, book: Book, home: Span, polarity: str) -> tuple[str, Span | None]:
    """Give the speech act and the words of the verb, where the text has them near the quote."""
    verb = desk.cell("verb")
    if not verb:
        return ("denies" if polarity == "Negated" else "states"), None
    act, cue = speech_act_of(verb, book.vocabulary), book.text.near(verb, home)
    if not act and cue is None:
        import difflib

        known = [one for verbs in VERBS.values() for one in verbs]
        near = difflib.get_close_matches(verb.casefold(), known, n=1, cutoff=0.6)
        advice = f"Did you mean {near[0]}? " if near else ""
        desk.wrong(
            "verb-unknown",
            "verb",
            f"“{verb}” is no verb of saying that is known, and does not stand near the quote",
            advice + f"Copy it from the article. {CLAIMS.column('verb').help.partition('; ')[2].capitalize()}",
            quote=verb,
        )
    elif not act:
        message = f"“{verb}” is in no list of verbs of saying: it is taken as states"
        desk.note("verb-unknown", "verb", message, "If it is more, write the speech act instead, such as accuses.")
    if act == "denies" and not polarity and not desk.cell("says"):
        desk.wrong(
            "denial-unclear",
            "says",
            f"the verb is “{verb}”, and says is empty: does the speaker deny what the row says?",
            "Write denies or affirms into says.",
        )
    return act or "states", cue


def _relaying(book: Book, home: Span, cue: Span | None) -> tuple[str, Span | None]:
    """Give what relayers do: quote, where another verb of the sentence says so; else report."""
    begin, end = book.text.sentence(home)
    for verb in VERBS["quotes"]:
        span = book.text.near(verb, home)
        if span and begin <= span.begin and span.end <= end and span != cue and not _inside(span, home):
            return "quotes", span
    return "reports", None


def _inside(span: Span, home: Span) -> bool:
    return home.begin <= span.begin and span.end <= home.end


def _hedge(desk: RowDesk, book: Book, home: Span) -> Span | None:
    words = desk.cell("hedge")
    span = book.text.near(words, home) if words else None
    if words and span is None:
        message = f"“{words}” does not stand in the quote, its sentence or its paragraph"
        desk.wrong("words-not-found", "hedge", message, "Copy the words from the article.", quote=words)
    return span


def _contested(desk: RowDesk, book: Book, home: Span) -> list[Span]:
    """Find contested words; what is written with its quotation marks stands in scare quotes."""
    found = []
    for number, written in enumerate(desk.cell("contested_word").split(";"), 1):
        bare = written.strip().strip(_MARKS).strip()
        if not bare:
            continue
        span = book.text.near(bare, home)
        if span is None:
            message = f"“{bare}” does not stand in the quote, its sentence or its paragraph"
            desk.wrong("words-not-found", "contested_word", message, "Copy the word from the article.", quote=bare)
            continue
        quoted = len(written.strip()) > 1 and written.strip()[0] in _MARKS and written.strip()[-1] in _MARKS
        span = msgspec.structs.replace(span, framing="ScareQuoted" if quoted else "LoadedTerm")
        book.frame(Mention(f"{desk.name}.contested_word.{number}", span, "words"))
        found.append(span)
    return found
