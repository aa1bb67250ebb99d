"""Proposals as rows of the claims table: the sheets claims and articles, as CSV or as a workbook."""

import csv
import datetime as dt
import io
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.article import About
from rashomon.errors import UsageError
from rashomon.rows import ARTICLES, CLAIMS, speech_act_of
from rashomon.suggesting.suggestion import Suggestion
from rashomon.suggesting.words import Range
from rashomon.vocabulary import Vocabulary

if TYPE_CHECKING:
    from rashomon.suggesting.texts import Text

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
STATUS = "suggested"


def claim_row(one: Suggestion, text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Give the cells of a proposal: column -> text; empty cells are left out.

    Args:
        one: the proposal.
        text: the article's raw text.
        vocabulary: knows which verb stands for which speech act.
    """
    cells = {
        "article": one.article,
        "quote": one.words,
        "speaker": one.speaker,
        "what": one.what,
        "date": one.date,
        "for": one.on_behalf_of,
        "via": one.via,
        "verb": _verb(one, text, vocabulary),
        "hedge": _words(text, one.hedge),
        "sure": one.sure,
        "says": "denies" if one.denies else "",
        "when": _words(text, one.when),
        "low": _figure(one.low),
        "best": _figure(one.best),
        "high": _figure(one.high),
        "counting": one.counting,
        "of": one.of,
        "part_of": _figure(one.part_of),
        "contested_word": _words(text, one.contested),
        "scope": one.scope,
        "occurrence": _figure(one.occurrence or None),
        "status": STATUS,
        "note": one.note,
    }
    return {name: value for name, value in cells.items() if value}


def article_row(about: About, file: str, text: str = "") -> dict[str, str]:
    """Give the cells of an article.

    Args:
        about: what is known of it.
        file: its text, as seen from the table, or empty.
        text: the text itself, where no file holds it alone.
    """
    # A file whose name begins like a formula is no formula with a folder before it.
    cells = {
        "id": about.id,
        "file": f"./{file}" if file[:1] in "=+-@" else file,
        "text": text,
        "headline": about.headline,
        "published": about.published,
        "language": about.language,
        "url": about.url,
        "reference_date": about.reference_date,
        "reference_date_note": about.reference_date_note,
    }
    return {name: value for name, value in cells.items() if value}


def to_csv(rows: Sequence[dict[str, str]], columns: Sequence[str]) -> bytes:
    """Write rows as CSV, in UTF-8 and with the header.

    Args:
        rows: column -> text.
        columns: in their order.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def rows_of(found: "Sequence[tuple[Text, Sequence[Suggestion]]]", vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Give the rows of the sheet claims for several texts. Arguments as of `write`."""
    return [claim_row(one, text.text, vocabulary) for text, several in found for one in several]


def write(
    found: "Sequence[tuple[Text, Sequence[Suggestion]]]", output: Path, vocabulary: Vocabulary, *, force: bool = False
) -> list[Path]:
    """Write the proposals for several texts; give what was written.

    Args:
        found: each text with its proposals.
        output: a .csv file, beside which articles.csv is written unless it is there; or an .xlsx file.
        vocabulary: the ontology.
        force: whether a file that exists is overwritten.

    Raises:
        UsageError: if the file exists and may hold somebody's work.
    """
    claims = rows_of(found, vocabulary)
    if output.exists() and not force:
        raise UsageError(f"{output} exists and may hold your work. Choose another name, or add --force.")
    articles = [
        article_row(text.about, _beside(text.path, output.parent))
        if text.is_file
        else article_row(text.about, "", text.text)
        for text, _ in found
    ]
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix.lower() == ".xlsx":
        output.write_bytes(to_workbook(claims, articles))
        return [output]
    output.write_bytes(to_csv(claims, CLAIMS.names))
    beside = output.with_name("articles.csv")
    if beside.exists():
        return [output]
    beside.write_bytes(to_csv(articles, ARTICLES.names))
    return [output, beside]


def to_workbook(claims: Sequence[dict[str, str]], articles: Sequence[dict[str, str]]) -> bytes:
    """Write both sheets as a workbook; the same rows give the same bytes.

    Args:
        claims: rows of the sheet claims.
        articles: rows of the sheet articles.
    """
    import xlsxwriter

    whole = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(whole, options)
    book.set_properties({"created": dt.datetime(1980, 1, 1, tzinfo=dt.UTC)})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for sheet, rows in ((CLAIMS, claims), (ARTICLES, articles)):
        page = book.add_worksheet(sheet.name)
        page.freeze_panes(1, 0)
        for number, name in enumerate(sheet.names):
            page.write_string(0, number, name, bold)
            page.set_column(number, number, 60 if name == "quote" else 16, wrapped)
        for line, row in enumerate(rows, 1):
            for number, name in enumerate(sheet.names):
                if row.get(name):
                    page.write_string(line, number, _UNWRITABLE.sub("\ufffd", row[name]))
    book.close()
    return whole.getvalue()


def _beside(path: Path, folder: Path) -> str:
    """Name a text as seen from the table's folder."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _verb(one: Suggestion, text: str, vocabulary: Vocabulary) -> str:
    """Give the verb as in the text where the table's reader takes it for the same speech act; else the act."""
    verb = _words(text, one.cue)
    act = speech_act_of(verb, vocabulary) if verb else ""
    return verb if act == one.act or (not act and one.act == "states") else one.act


def _words(text: str, part: Range | None) -> str:
    return text[part.begin : part.end] if part else ""


def _figure(number: int | None) -> str:
    return "" if number is None else str(number)
