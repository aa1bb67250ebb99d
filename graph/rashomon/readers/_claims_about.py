"""The sheet articles: what is known of each article, and its text where one is held."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from rashomon.article import About
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.readers._claims_desk import RowDesk
from rashomon.readers._claims_names import Names
from rashomon.readers._claims_open import bytes_of, text_file
from rashomon.readers._claims_values import day
from rashomon.registry import fold
from rashomon.rows import VERBS, Grid, Part, Row, parts
from rashomon.rows.sheets import decoded

_SAME = (
    "headline", "language", "url", "author", "reference_date_note", "captured_by", "coder", "revision_of", "copy_of",
)  # fmt: skip
_DAYS = ("published", "reference_date", "captured_on")


class Known(msgspec.Struct, frozen=True):
    """What is known of an article.

    Args:
        about: beside its text.
        text: the raw text; None where none is held: then the quotes are the text.
        inputs: path -> sha256 (hex) of the text's file, if there is one.
    """

    about: About
    text: str | None = None
    inputs: dict[str, str] = {}


class Articles:
    """The articles of a table.

    Args:
        grid: the sheet articles, or None where there is none.
        table: path of the claims table.
        names: the names list.
        report: takes what is wrong in it.
    """

    def __init__(self, grid: Grid | None, table: Path, names: Names, report: Report) -> None:
        self._table, self._names, self._report = table, names, report
        self.listed = grid is not None
        self._by_name: dict[str, Known] = {}
        for row in grid.rows if grid else ():
            desk = RowDesk(grid, row, report) if grid else None
            if desk and (known := self._described(desk)):
                self._by_name[fold(known.about.id)] = known
        self._told: set[str] = set()

    @property
    def ids(self) -> list[str]:
        """The ids, in the order of the sheet."""
        return [known.about.id for known in self._by_name.values()]

    def find(self, desk: RowDesk) -> Known | None:
        """Give the article that a row of the sheet claims names; tell where it is not in the sheet articles."""
        written = desk.cell("article")
        known = self._by_name.get(fold(written))
        if known is None and not self.listed and written:
            known = self._by_name[fold(written)] = self._unlisted(written, desk)
        if known is None:
            import difflib

            near = difflib.get_close_matches(written, self.ids, n=1, cutoff=0.5)
            message = f"“{written}” is not in the sheet articles" if written else "the row names no article"
            advice = f"Did you mean {near[0]}?" if near else "Write the id of an article, or add a row to that sheet."
            desk.wrong("article-unknown" if written else "article-missing", "article", message, advice)
        return known

    def finished(self, known: Known, quotes: Iterable[str]) -> About:
        """Give what is known of an article, with headline and language, and say what is lacking.

        Args:
            known: the article.
            quotes: those of its rows.
        """
        about, place = known.about, Place(file=self._table.as_posix(), article=known.about.id)
        if known.text is None:
            number = len(dict.fromkeys(quotes))
            self._report(
                Problem(
                    "not-checked-against-the-article",
                    f"no text of “{about.id}” is held: its {number} quote{'s' if number != 1 else ''} "
                    f"{'are' if number != 1 else 'is'} not checked against the article",
                    place,
                    Severity.WARNING,
                    advice="Name the file of its text in the sheet articles.",
                )
            )
        if not about.language:
            about = msgspec.structs.replace(about, language="und")
            self._report(
                Problem(
                    "language-unknown",
                    f"language unknown, und: nothing says in which language “{about.id}” is written",
                    place,
                    Severity.WARNING,
                    advice="Write en (or another BCP 47 tag) into the column language of the sheet articles.",
                )
            )
        if not about.headline:
            lines = (known.text or "").splitlines()
            headline = next((line.strip() for line in lines if line.strip()), about.id)
            about = msgspec.structs.replace(about, headline=headline)
        return about

    def _described(self, desk: RowDesk) -> Known | None:
        name = desk.cell("id")
        if not name:
            desk.wrong("article-missing", "id", "this article has no id", "Give it a short name.")
            return None
        if fold(name) in self._by_name:
            desk.wrong("id-twice", "id", f"the article {name} stands twice", "Keep one of the two rows.")
            return None
        text, inputs = self._text(desk, name)
        fields = {field: desk.cell(field) for field in _SAME} | {field: day(desk, field) for field in _DAYS}
        listed = (self._source(desk, "listed_sources", part.text) for part in parts(desk.cell("listed_sources")))
        about = About(
            id=name,
            publisher=self._source(desk, "outlet", desk.cell("outlet")),
            agency=self._source(desk, "agency", desk.cell("agency")),
            archived_url=desk.cell("archive_url"),
            listed_sources=tuple(slug for slug in listed if slug),
            **fields,  # type: ignore[arg-type]  # all of them are texts
        )
        return Known(about, text, inputs)

    def _source(self, desk: RowDesk, column: str, written: str) -> str:
        slug = self._names.find(written, {"actor"}) if written else ""
        if written and not slug:
            near = self._names.near(written)
            desk.note(
                "name-unknown",
                column,
                f"“{written}” is no actor in names; it is left out" + (f"; did you mean {near}?" if near else ""),
                "Take a name of the sheet names, or add it there.",
                warn=True,
            )
        return slug

    def _text(self, desk: RowDesk, name: str) -> tuple[str | None, dict[str, str]]:
        written = desk.cell("file")
        if desk.cell("text") and written:
            desk.note("text-twice", "text", "both file and text are given; the file is read", "Keep one.", warn=True)
        if not written and desk.cell("text"):
            return desk.cell("text"), {}
        file, reason = text_file(self._table, written or f"{name}.txt")
        if file is None:
            if written:
                desk.note(
                    "text-missing",
                    "file",
                    f"the text {written} cannot be read: {reason}",
                    "Correct the path: it is relative to the table.",
                    warn=True,
                )
            return None, {}
        return self._read(desk, file)

    def _read(self, desk: RowDesk, file: Path) -> tuple[str | None, dict[str, str]]:
        data = bytes_of(file)
        text, encoding = decoded(data)
        if encoding != "UTF-8":
            message = f"{file.name} is read with encoding {encoding}"
            desk.note("table-read-as", "file", message, "If letters look wrong, save it as UTF-8.")
        return text, {file.as_posix(): hashlib.sha256(data).hexdigest()}

    def _unlisted(self, written: str, desk: RowDesk) -> Known:
        file, _ = text_file(self._table, f"{written}.txt")
        text, inputs = self._read(desk, file) if file else (None, {})
        return Known(About(id=written), text, inputs)


def text_of_quotes(rows: Iterable[Row]) -> tuple[str, dict[str, tuple[int, int]], tuple[tuple[int, int], ...]]:
    """Make a text of quotes, where no other is held: each with the other words of its rows, a line each.

    Args:
        rows: the rows of one article.

    Returns:
        The text; quote -> (begin, end); (begin, end) of each quote together with the other words of its rows.
    """
    lines: dict[str, list[str]] = {}
    for row in rows:
        quote = row.cells.get("quote", "")
        others = [part.text for column in _PEOPLE for part in _named(row.cells.get(column, "")) if part.unnamed]
        others += [row.cells.get(column, "") for column in ("when", "hedge")]
        others += [verb] if (verb := row.cells.get("verb", "")).casefold() not in VERBS else []  # else a speech act
        others += [word.strip().strip("\"'“”„‘’«»") for word in row.cells.get("contested_word", "").split(";")]
        block = lines.setdefault(quote, [quote])
        block += [words for words in others if words and not any(words.lower() in line.lower() for line in block)]
    text, quotes, blocks = "", {}, []
    for quote, block in lines.items():
        begin = len(text)
        quotes[quote] = (begin, begin + len(quote))
        text += "\n".join(block) + "\n"
        blocks.append((begin, len(text) - 1))
    return text, quotes, tuple(blocks)


_PEOPLE = ("speaker", "for", "via", "who", "whom", "with", "of", "where")


def _named(cell: str) -> tuple[Part, ...]:
    return parts(cell.replace(">", ";"))
