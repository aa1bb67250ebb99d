"""What a case of the rules is: articles in a few words, and what has to come of them, worked out by hand.

`one/e` is the event of the account e of article one, `one/e.agent` the statement of that role (with several:
`one/e.agent=rebels`), `one/s` a state's statement, `one/n` a count.
"""

from dataclasses import dataclass, field

from rashomon.article import Article


@dataclass(frozen=True)
class Case:
    """One case.

    Args:
        name: what happens, in words.
        rule: the rule that decides it.
        articles: label -> article.
        status: status -> names of nodes; together they name every node of the case.
        parties: name of a node -> "who affirms / who denies": entities, `one` (the article itself, or its author: the
            model calls this party by either name), `one/m` (somebody unnamed). `one/m|two/m` is one party that may
            bear either name.
        disagree: every computed disagreement, as (node, claim, claim); None where the case does not say.
    """

    name: str
    rule: str
    articles: dict[str, Article]
    status: dict[str, str]
    parties: dict[str, str] = field(default_factory=dict)
    disagree: frozenset[tuple[str, str, str]] | None = None


class Table(list[Case]):
    """Cases, each added by a call."""

    def __call__(
        self,
        name: str,
        rule: str,
        *articles: tuple[str, Article],
        status: dict[str, str],
        parties: dict[str, str] | None = None,
        disagree: set[tuple[str, str, str]] | None = None,
    ) -> None:
        """Add a case."""
        wanted = None if disagree is None else frozenset(disagree)
        self.append(Case(name, rule, dict(articles), status, parties or {}, wanted))
