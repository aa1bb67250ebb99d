"""Proves that one IRI stands for one article, coded once."""

import hashlib

import msgspec

from rashomon.article import Article, Origin
from rashomon.errors import IdentityError
from rashomon.problems import Problem, Severity


class _Known(msgspec.Struct, frozen=True):
    """An article that has its IRI: where it stands, who coded it, sums of its text and of all that it says."""

    file: str
    coder: str
    text: str
    content: str


class Identities:
    """Remembers which article has which IRI."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def repeated(self, iri: str, article: Article, origin: Origin) -> Problem | None:
        """Take note of an article.

        Args:
            iri: the article's.
            article: as it was read.
            origin: names its annotation file.

        Returns:
            None where it is new; a problem where the article was read before and this one is left out: the very same
            annotations, or a second coding. Coders who differ disagree about the reading, so no two of them are mixed.

        Raises:
            IdentityError: if another text has this IRI already.
        """
        text = article.text.encode("utf-8", "surrogatepass")
        content = msgspec.json.encode(article, order="deterministic")
        new = _Known(origin.file, _coder(article), _sum(text), _sum(content))
        if iri not in self._known:
            self._known[iri] = new
            return None
        first = self._known[iri]
        if first.text != new.text:
            raise IdentityError(iri, f"the text that goes with {first.file}", f"the text that goes with {new.file}")
        if first.content == new.content:
            return Problem(
                "article-twice",
                f"the same article with the same annotations was read from {first.file} already; it is taken once",
                origin.place(article.id),
                severity=Severity.WARNING,
                advice="Remove one of the two files.",
            )
        return Problem(
            "coded-twice",
            f"this article was coded twice: {first.file} by {first.coder} is taken, and {new.file} by {new.coder} is "
            "held back",
            origin.place(article.id),
            advice="Build the folder of one coder, or reconcile the two codings; several coders come together in no "
            "vote.",
            held_back="article",
        )


def _coder(article: Article) -> str:
    return f"“{article.coder}”" if article.coder else "an unnamed coder"


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
