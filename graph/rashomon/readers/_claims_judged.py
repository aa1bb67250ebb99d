"""The sheet disagreements: what somebody judged of two claims, each named by its article and quote."""

from rashomon.article import Article, Disagreement
from rashomon.problems import Report
from rashomon.readers._anchoring import fold
from rashomon.readers._claims_article import Made
from rashomon.readers._claims_desk import RowDesk
from rashomon.readers._claims_values import day
from rashomon.rows import Grid


def judged(
    grid: Grid | None, read: list[tuple[Article, list[Made]]], report: Report
) -> dict[str, tuple[Disagreement, ...]]:
    """Give the disagreements of a table: id of the first claim's article -> disagreements.

    Args:
        grid: the sheet disagreements, or None.
        read: the articles of the table with what their rows gave.
        report: takes rows whose claims are not there.
    """
    found: dict[str, list[Disagreement]] = {}
    quotes = {fold(article.id).casefold(): _claims(article, made) for article, made in read}
    ids = {fold(article.id).casefold(): article.id for article, _ in read}
    for row in grid.rows if grid else ():
        assert grid is not None, "there are rows"
        desk = RowDesk(grid, row, report)
        first = fold(desk.cell("article")).casefold()
        other = fold(desk.cell("other_article")).casefold() or first
        one = _claim(desk, quotes.get(first, {}), "quote", "article")
        column = "other_article" if desk.cell("other_article") else "article"
        two = _claim(desk, quotes.get(other, {}), "other_quote", column)
        when = day(desk, "date")
        if desk.bad:
            continue
        if other != first:
            two = f"{ids[other]}#{two}"
        name = f"disagreement-{row.number}"
        found.setdefault(ids[first], []).append(Disagreement(name, (one, two), desk.cell("by"), desk.cell("why"), when))
    return {article: tuple(several) for article, several in found.items()}


def _claims(article: Article, made: list[Made]) -> dict[str, list[str]]:
    """Give the claims of each quote, as the table has it, and as the text does; not those of relayers."""
    spans = {one.desk.cell("quote"): one.evidence for one in made}
    found: dict[str, list[str]] = {}
    for words, span in spans.items():
        own = [claim.id for claim in article.claims if claim.evidence == (span,) and not claim.reports]
        found[fold(words)] = found[fold(span.quote)] = own
    return found


def _claim(desk: RowDesk, quotes: dict[str, list[str]], column: str, article: str) -> str:
    words = desk.cell(column)
    claims = quotes.get(fold(words), [])
    if not quotes:
        desk.wrong("article-unknown", article, "no claims of this article are here", "Write its id as in claims.")
    elif len(claims) != 1:
        how = f"{len(claims)} claims have" if claims else "no claim has"
        advice = "Copy the quote of a row of the sheet claims." if not claims else "Take a quote of one speaker alone."
        desk.wrong("claim-unknown", column, f"{how} the quote “{words}”", advice, quote=words)
        return ""
    return claims[0] if claims else ""
