"""What people write where it is used - mentions, speakers - made into mentions and stated items of their own."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from rashomon.article import Mention, Span
from rashomon.inline import Stated
from rashomon.readers._native_desk import HeldBackError, refuse
from rashomon.readers._native_words import Words
from rashomon.readers._native_written import (
    AnySpan,
    Names,
    Reference,
    References,
    Said,
    Says,
    Spans,
    WrittenReference,
)
from rashomon.vocabulary import load_vocabulary


class Inline:
    """Makes mentions out of references that are written with their words.

    Args:
        words: finds spans in the article's text.
        known: the article's own ids -> section.
    """

    def __init__(self, words: Words, known: Mapping[str, str]) -> None:
        self.words, self.known = words, known
        self.mentions: dict[str, Mention] = {}  # by id, which is its path in the document
        self._made: dict[Mention, str] = {}

    def spans(self, written: Spans | None, path: str, home: Span | None, item: str) -> tuple[Span, ...]:
        """Give one span or several."""
        return tuple(self.words.span(one, at, home, item) for one, at in _each(written, path))

    def span(self, written: AnySpan | None, path: str, home: Span | None, item: str) -> Span | None:
        """Give a span, or None where nothing is written."""
        return None if written is None else self.words.span(written, path, home, item)

    def references(
        self, written: References, path: str, home: Span | None, item: str, kind: str = "actor"
    ) -> tuple[str, ...]:
        """Give references as strings; those written with their words become mentions.

        Args:
            written: one reference or several.
            path: from the item on (".roles.agent").
            home: words that stand near by.
            item: path of the item.
            kind: what a mention without `kind` is.
        """
        return tuple(self.reference(one, at, home, item, kind) for one, at in _each(written, path))

    def reference(
        self, written: Reference, path: str, home: Span | None, item: str, kind: str = "actor", date: str = ""
    ) -> str:
        """Give one reference as a string; see `references`. A time is a quote unless it is an own id."""
        if isinstance(written, str):
            if not written or written in self.known:
                return written
            if written.startswith("?") and kind != "time":
                written = WrittenReference(quote=written[1:].strip(), unnamed=True)
            elif kind == "time":
                written = WrittenReference(quote=written, date=date)
            else:
                return written
        if written.entity and not (written.quote or written.begin is not None or written.fragments):
            return written.entity
        span = self.words.span(written, path, home, item)
        kind = written.kind or kind or "actor"
        if kind != "actor" and written.unnamed:
            raise refuse("value-unfit", "only an actor is “unnamed”", path, expected="“kind” actor", found=kind)
        name = f"{item}{path}".removeprefix("$.")
        mention = Mention(
            id=name,
            span=span,
            kind=kind,  # type: ignore[arg-type]  # the kinds of a reference are among those of a mention
            entity=written.entity,
            unnamed=written.unnamed,
            type=written.type,
            date=written.date or date,
        )
        # The same words written twice in the same way are one mention.
        nameless = msgspec.structs.replace(mention, id="")
        if nameless not in self._made:
            self._made[nameless] = name
            self.mentions[name] = mention
        return self._made[nameless]

    def of_role(self, role: str, written: References, path: str, home: Span | None, item: str) -> tuple[str, ...]:
        """Give the references in a role; in one that only places have, a mention without `kind` is a place."""
        bare = [one for one, _ in _each(written, path) if isinstance(one, WrittenReference) and not one.kind]
        return self.references(written, path, home, item, _kind(role) if bare else "actor")

    def stated(
        self, said: Said | None, item: str, name: str, words: Span | None
    ) -> Iterator[tuple[str, Stated | HeldBackError]]:
        """Give what each speaker says of an item, with its path from the item on; or why it must be held back.

        Args:
            said: what is written under "says".
            item: path of the event, state or count.
            name: its id.
            words: its own words, or None.
        """
        for one, at in _each(said, ".says"):
            says = Says(speaker=one) if isinstance(one, str) else one
            try:
                yield at, self._stated(says, at, item, name, words)
            except HeldBackError as error:
                yield at, error

    def _stated(self, says: Says, at: str, item: str, name: str, words: Span | None) -> Stated:
        evidence = self.spans(says.evidence, f"{at}.evidence", words, item) or ((words,) if words else ())
        if not evidence:
            raise refuse("key-missing", "nothing says which words prove it", at, advice="Add “evidence”.")
        home = evidence[0]
        return Stated(
            item=f"{name}.{says.only}" if says.only else name,
            evidence=evidence,
            claim_id=f"{name}{at}",
            speakers=self.references(says.speaker, f"{at}.speaker", home, item),
            on_behalf_of=self.references(says.on_behalf_of, f"{at}.for", home, item),
            via=self.references(says.via, f"{at}.via", home, item),
            addressees=self.references(says.to, f"{at}.to", home, item),
            speech_act=says.act or ("denies" if says.denies else "states"),
            polarity="Negated" if says.denies else "Affirmed",
            certainty=_capital(says.sure),
            voice=_capital(says.voice),
            cue=self.span(says.verb, f"{at}.verb", home, item),
            hedge=self.span(says.hedge, f"{at}.hedge", home, item),
            wording=self.spans(says.wording, f"{at}.wording", home, item),
            via_evidence=self.spans(says.via_evidence, f"{at}.via_evidence", home, item),
            via_cue=self.span(says.via_verb, f"{at}.via_verb", home, item),
            via_speech_act=says.via_act,
            confidence=says.confidence,
            coder=says.coder,
            reviewed=says.reviewed,
            machine=says.machine,
            record=_capital(says.record),
        )


def _kind(role: str) -> str:
    known = load_vocabulary().roles.get(role)
    return "place" if known and known.objects == {"Place"} else "actor"


def names(written: Names) -> tuple[str, ...]:
    """Give one name or several as a tuple; an empty name is none."""
    return tuple(name for name in ([written] if isinstance(written, str) else written) if name)


def _each(written: Any, path: str) -> Iterator[tuple[Any, str]]:
    """Give what is written, one or several, with its path; an index stands only where there is a list."""
    if isinstance(written, list):
        yield from ((one, f"{path}[{index}]") for index, one in enumerate(written))
    elif written is not None and written != "":
        yield written, path


def _capital(word: str) -> str:
    """Write a value of a closed list as the list does: "probable" is Probable."""
    return word[:1].upper() + word[1:]
