"""Who speaks, as the columns of a table: each claimant as named, with those for whom and through whom."""

import difflib
from collections import Counter
from collections.abc import Iterable

from rashomon.errors import UsageError
from rashomon.problems import shorten
from rashomon.view import Article, Claim, View

Key = tuple[str, ...]
"""What makes two voices one column."""

_NO_BY_LINE = "author of the article"


def is_author(view: View, actor: str) -> bool:
    """Tell whether an actor is the author of an article."""
    return (entity := view.entities.get(actor)) is not None and entity.type == "author"


def is_unspecified(view: View, actor: str) -> bool:
    """Tell whether an actor is the nobody of "reportedly"."""
    return (entity := view.entities.get(actor)) is not None and entity.type == "unspecified"


class Speakers:
    """The voices in some claims, in the order of their number of claims, then of their names.

    An article's own voice is its outlet's: two articles of one outlet, by the same person, are one voice. Whoever has
    no name stays in the article. Those who make a claim together are each a voice.

    Args:
        view: what stands in the graph.
        claims: those that are shown.
        by_principal: whoever speaks for two others is two voices; else one.
    """

    def __init__(self, view: View, claims: Iterable[Claim], *, by_principal: bool = True) -> None:
        self._view, self._by_principal = view, by_principal
        self._articles = article_names(view)
        numbers: Counter[Key] = Counter()
        chains: dict[Key, set[str]] = {}
        samples: dict[Key, tuple[Claim, str]] = {}
        for claim in claims:
            for key, actor in self.keyed(claim):
                numbers[key] += 1
                chains.setdefault(key, set()).add(self._chain(claim))
                samples.setdefault(key, (claim, actor))
        self._single = {key for key, found in chains.items() if len(found) == 1}
        names = {key: self._name(key, *samples[key]) for key in numbers}
        ordered = sorted(numbers, key=lambda key: (-numbers[key], names[key], key))
        self.names: dict[Key, str] = _unique({key: names[key] for key in ordered})

    def keys(self, claim: Claim) -> tuple[Key, ...]:
        """Give the voices that make a claim."""
        return tuple(key for key, _ in self.keyed(claim))

    def named(self, names: Iterable[str]) -> frozenset[Key]:
        """Give the voices that a user names: by column, by any name or the IRI of the speaker or the outlet.

        Raises:
            UsageError: if a name fits no voice.
        """
        spelt: dict[str, set[Key]] = {}
        for key, column in self.names.items():
            entities = (self._view.entities.get(iri) for iri in key[1:2])
            known = [name for one in entities if one for names in (*one.names.values(), (one.label,)) for name in names]
            for name in (column, key[1], *known):
                spelt.setdefault(name.casefold(), set()).add(key)
        found: set[Key] = set()
        for name in names:
            if name.casefold() not in spelt:
                near = difflib.get_close_matches(name.casefold(), [one for one in spelt if "://" not in one], 3)
                hint = f" Did you mean {' or '.join(near)}?" if near else " Take the name of a column."
                raise UsageError(f"No source {name} speaks here.{hint}")
            found |= spelt[name.casefold()]
        return frozenset(found)

    def via(self, key: Key, claim: Claim) -> str:
        """Say through whom a claim comes, where that does not stand in the name of the voice already."""
        return "" if key in self._single else self._chain(claim)

    def keyed(self, claim: Claim) -> Iterable[tuple[Key, str]]:
        """Give the voices that make a claim, each with the actor whose it is."""
        article = self._view.articles.get(claim.article)
        for actor in claim.claimants:
            if article and is_author(self._view, actor) and article.publisher:
                yield ("author", article.publisher, article.agency, self._view.label(actor)), actor
            else:
                yield ("actor", actor, *(claim.on_behalf_of if self._by_principal else ())), actor

    def _chain(self, claim: Claim) -> str:
        return " → ".join(self._view.chain(claim)[:-1])

    def _name(self, key: Key, claim: Claim, actor: str) -> str:
        view, article = self._view, self._view.articles.get(claim.article)
        name = view.label(actor)
        by_line = "" if name == _NO_BY_LINE else name
        if key[0] == "author" and article:
            outlet, agency = view.label(article.publisher), article.agency
            wire = f"; text of {view.label(agency)}" if agency else ""
            return f"{by_line}, {outlet}{wire}" if by_line else f"{outlet} (author{wire})"
        if (entity := view.entities.get(actor)) and entity.is_unnamed and len(view.articles) > 1:
            name += f", in {self._articles.get(claim.article, 'an article')}"
        behalf = [one for one in key[2:] if not is_author(view, actor)]
        if behalf:
            name += f", for {' and '.join(view.label(one) for one in behalf)}"
        chain = self._chain(claim)
        return f"{name} (via {chain})" if chain and key in self._single else name


def article_names(view: View) -> dict[str, str]:
    """Name each article by its outlet; with its day, and at last its headline, where that does not tell it apart."""

    def levels(article: Article) -> tuple[str, str, str]:
        headline = f"“{shorten(article.headline, 40)}”"
        outlet = view.label(article.publisher) if article.publisher else headline
        return outlet, f"{outlet}, {article.day}" if article.day else outlet, f"{outlet}, {headline}"

    named = {iri: levels(article) for iri, article in view.articles.items()}
    shared = [Counter(name[level] for name in named.values()) for level in range(3)]
    return {
        iri: next((name for level, name in enumerate(each) if shared[level][name] == 1), each[-1])
        for iri, each in named.items()
    }


def _unique(names: dict[Key, str]) -> dict[Key, str]:
    """Make names fit for columns: no two alike, none that another program takes for a column of IRIs."""
    taken: set[str] = set()
    found: dict[Key, str] = {}
    for key, given in names.items():
        plain = given.replace("_", " ")
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain} [{number}]"
        taken.add(name)
        found[key] = name
    return found
