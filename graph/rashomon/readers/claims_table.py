"""The claims table: XLSX, or CSV files beside one another; one row, one speaker says one thing in one passage.

Its sheets and columns are in `rashomon.rows`. A row that cannot be used is held back with its cell named; never its
article. The sheets names and events belong to the names list, which the rows are read with.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from rashomon.article import Article, Disagreement, Origin
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.readers import _claims_open
from rashomon.readers._claims_about import Articles, Known, text_of_quotes
from rashomon.readers._claims_article import Book, Keys, Made
from rashomon.readers._claims_desk import RowDesk
from rashomon.readers._claims_judged import judged
from rashomon.readers._claims_names import Names
from rashomon.readers._claims_rows import made_of
from rashomon.readers._claims_values import choice
from rashomon.readers._claims_words import Text
from rashomon.readers._protocol import Reading
from rashomon.registry import Registry, load_registry
from rashomon.rows import ARTICLES, CLAIMS, DISAGREEMENTS, EVENTS, NAMES, Grid, kebab
from rashomon.rows.workbook import SUFFIXES
from rashomon.vocabulary import Vocabulary, load_vocabulary

__all__ = ["goes_with", "name", "read", "read_with", "recognises", "registries", "title"]

name = "claims-table"
title = "claims table (XLSX, or CSV files)"

_STATUS = {"suggested": "suggested", "accepted": "accepted"}


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is a workbook with a sheet claims, or CSV whose header names an article and a quote.

    Args:
        path: the file.
        head: its first 4 KiB; a byte order mark may stand before all.
    """
    return _claims_open.is_csv(path, head) or _claims_open.is_workbook(path, head)


def registries(path: Path) -> tuple[Path, ...]:
    """List the files that add to the names list: the sheets names and events of a table.

    Args:
        path: a claims table.
    """
    if path.suffix.lower() in SUFFIXES:
        return (path,)
    return tuple(file for sheet in (NAMES, EVENTS) if (file := _claims_open.sister(path, sheet.name)))


def goes_with(path: Path) -> tuple[Path, ...]:
    """List the files that belong to a table and are no sources of their own: other sheets, texts of articles.

    Args:
        path: a claims table.
    """
    try:
        grid = _claims_open.sheets(path, _nobody).get(ARTICLES.name)
    except Exception:  # noqa: BLE001  what is wrong with the table is told when it is read
        grid = None
    rows = grid.rows if grid else ()
    texts = (_claims_open.text_file(path, row.cells.get("file") or f"{row.cells.get('id', '')}.txt")[0] for row in rows)
    others = () if path.suffix.lower() in SUFFIXES else _claims_open.sisters(path)
    return (*others, *(text for text in texts if text))


def read(path: Path, report: Report) -> Iterator[Reading]:
    """Read the articles of a table with the names that stand in it, or in a registry beside it.

    Args:
        path: the workbook, or the CSV file with the claims.
        report: takes each problem.

    Raises:
        SourceError: if it cannot be opened.
    """
    vocabulary = load_vocabulary()
    beside = (path.with_name(file) for file in ("registry.toml", "registry.csv"))
    files = (*(file for file in beside if file.is_file()), *registries(path))
    yield from read_with(path, load_registry(files, vocabulary, report), vocabulary, report)


def read_with(path: Path, registry: Registry, vocabulary: Vocabulary, report: Report) -> Iterator[Reading]:
    """Read the articles of a table with a names list that is loaded already.

    Args:
        path: the workbook, or the CSV file with the claims.
        registry: the names list, with the sheets names and events of the table.
        vocabulary: the ontology.
        report: takes each problem.

    Raises:
        SourceError: if it cannot be opened.
    """
    sheets = _claims_open.sheets(path, report)
    claims = sheets[CLAIMS.name]
    if not claims.rows:
        return
    names = Names(registry)
    articles = Articles(sheets.get(ARTICLES.name), path, names, report)
    rows = _rows(claims, articles, report)
    keys = Keys(names, _types([desk for _, desks in rows for desk in desks], vocabulary))
    read: list[tuple[Known, Article, list[Made]]] = []
    for known, desks in rows:
        about = articles.finished(known, (desk.cell("quote") for desk in desks))
        text = Text(known.text) if known.text is not None else Text(*text_of_quotes(desk.row for desk in desks))
        book = Book(about, text, names, keys, vocabulary)
        made = [one for desk in desks if (one := made_of(desk, book))]
        read.append((known, book.article(made), made))
    disagreements = judged(sheets.get(DISAGREEMENTS.name), [(article, made) for _, article, made in read], report)
    inputs = _inputs(path)
    lines = {f"row-{row.number}": row.line for row in claims.rows}
    for known, article, _ in read:
        yield (
            _with(article, disagreements.get(article.id, ())),
            Origin(path.as_posix(), {**inputs, **known.inputs}, _line_of(lines)),
        )


def _rows(claims: Grid, articles: Articles, report: Report) -> list[tuple[Known, list[RowDesk]]]:
    """Give the rows of each article, in the order of the sheet articles, without those that are only suggested."""
    found: dict[str, tuple[Known, list[RowDesk]]] = {}
    suggested = []
    for row in claims.rows:
        desk = RowDesk(claims, row, report)
        known = articles.find(desk)
        if choice(desk, "status", _STATUS) == "suggested":
            suggested.append(row)
        elif known and not desk.bad:
            desk.article = known.about.id
            found.setdefault(known.about.id, (known, []))[1].append(desk)
    if suggested:
        number = len(suggested)
        report(
            Problem(
                "rows-suggested",
                f"{number} row{'s are' if number > 1 else ' is'} only suggested and not built",
                Place(file=claims.file, line=suggested[0].line, path=claims.cell(suggested[0], "status")),
                Severity.INFO,
                advice="Look at each, and write accepted into its column status, or delete it.",
            )
        )
    order = {article: number for number, article in enumerate(articles.ids)}
    return sorted(found.values(), key=lambda one: order.get(one[0].about.id, len(order)))


def _types(desks: list[RowDesk], vocabulary: Vocabulary) -> dict[str, str]:
    """Give the type of each event that has a key, as the first row says that names it; empty where none does."""
    by_word = {kebab(word): name for name, term in vocabulary.event_types.items() for word in (term.label, name)}
    found: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for desk in desks:
        if key := desk.cell("event").lstrip("@").strip():
            same = spelt.setdefault(key.casefold(), key)
            found[same] = found.get(same, "") or by_word.get(kebab(desk.cell("what")), "")
    return found


def _with(article: Article, disagreements: tuple[Disagreement, ...]) -> Article:
    import msgspec

    return msgspec.structs.replace(article, disagreements=disagreements) if disagreements else article


def _inputs(path: Path) -> dict[str, str]:
    files = [path] if path.suffix.lower() in SUFFIXES else [path, *_claims_open.sisters(path)]
    return {file.as_posix(): hashlib.sha256(_claims_open.bytes_of(file)).hexdigest() for file in files}


def _line_of(lines: dict[str, int]) -> Callable[[str], int | None]:
    return lambda annotation: lines.get(annotation.partition(".")[0])


def _nobody(_problem: Problem) -> None:
    """Take a problem that is told elsewhere."""
