"""IRIs of what an article brings: deterministic, ASCII, without title or wording."""

import msgspec

from rashomon.article import About, Event, Span
from rashomon.terms import digest, segment


class Names(msgspec.Struct, frozen=True):
    """IRIs below one base.

    Args:
        base: IRI under which instances are minted.
    """

    base: str

    def graph(self, name: str) -> bytes:
        """Give a named graph's IRI as a term."""
        return f"<{self.base}graph/{name}>".encode("ascii")

    def article_name(self, about: About, text: str) -> str:
        """Give `<id>-<16 hex>`: the hash is over publisher, url and raw text, so two outlets' copies are two."""
        return f"{segment(about.id)}-{digest(about.publisher, about.url, text)[:16]}"

    def article(self, name: str) -> str:
        """Give an article's IRI from its name."""
        return f"{self.base}article/{name}"

    def keyed_event(self, key: str) -> str:
        """Give the IRI of an event with a key: the same in every article."""
        return f"{self.base}event/{segment(key)}"

    def event(self, article: str, event: Event) -> str:
        """Give the IRI of the event that an account tells of: by its key, else by article, words and type.

        Args:
            article: the article's IRI.
            event: an account; one without key has a trigger.
        """
        if event.key:
            return self.keyed_event(event.key)
        assert event.trigger is not None, "checked: an account without key has a trigger"
        return f"{article}/event-{event.trigger.begin}-{event.trigger.end}-{event.type}"

    def coder(self, name: str) -> str:
        """Give the IRI of who coded or judged."""
        return f"{self.base}coder/{segment(name)}"

    def statement(self, subject: str, predicate: str, obj: str) -> str:
        """Give a statement's IRI: 32 hex of the hash of its triple, so equal statements meet."""
        return f"{self.base}statement/{digest('statement', subject, predicate, obj)[:32]}"

    def count(self, *, of: str, measure: str, group: str, figures: tuple[int | None, ...], within: str) -> str:
        """Give a count's IRI: 32 hex of the hash of all that it says. `figures`: low, value, high."""
        said = ["" if figure is None else str(figure) for figure in figures]
        return f"{self.base}count/{digest('count', of, measure, group, *said, within)[:32]}"

    def disagreement(self, basis: str, first: str, second: str, about: str = "", by: str = "") -> str:
        """Give a disagreement's IRI; the order of the two claims does not matter."""
        low, high = sorted((first, second))
        return f"{self.base}disagreement/{digest('disagreement', basis, low, high, about, by)[:32]}"


def span_suffix(span: Span) -> str:
    """Give `<begin>_<end>`, or all fragments' offsets for a discontinuous span."""
    if span.fragments:
        return "_".join(f"{begin}_{end}" for begin, end in span.fragments)
    return f"{span.begin}_{span.end}"
