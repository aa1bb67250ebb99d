"""Proves that one IRI stands for one article; two that would share one stop the build."""

import hashlib

import msgspec

from rashomon.article import Article
from rashomon.errors import IdentityError
from rashomon.problems import Place, Problem, Severity


class Identities:
    """Remembers which article has which IRI."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def repeated(self, iri: str, article: Article, file: str) -> Problem | None:
        """Take note of an article.

        Args:
            iri: the article's.
            article: as it was read.
            file: path of its annotation file.

        Returns:
            None where it is new; a problem where the very same article was read before and this one is left out.

        Raises:
            IdentityError: if another annotation of the same article has this IRI already.
        """
        content = hashlib.sha256(msgspec.json.encode(article, order="deterministic")).hexdigest()
        if iri not in self._known:
            self._known[iri] = (content, file)
            return None
        before, first = self._known[iri]
        if before != content:
            raise IdentityError(iri, f"article “{article.id}” of {first}", f"article “{article.id}” of {file}")
        return Problem(
            "article-twice",
            f"the same article with the same annotations was read from {first} already; it is taken once",
            Place(file=file, article=article.id),
            severity=Severity.WARNING,
            advice="Remove one of the two files.",
        )
