"""A claims table: one row a claim, as people who code without programming read and write it."""

import warnings
from typing import TYPE_CHECKING, BinaryIO

from rashomon.exports._about import about
from rashomon.exports._claims_book import write_book
from rashomon.exports._claims_rows import ClaimsRows
from rashomon.exports._warning import ExportWarning
from rashomon.rows import SHEETS
from rashomon.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from rashomon.dataset import Source

name = "xlsx-claims"
title = "claims table: one row a claim, as `rashomon start --for xlsx` begins one; quotes, not texts"
suffix = ".claims.xlsx"
is_binary = True

_NO_TEXTS = (
    "The texts of the articles are not in this table. Read back, its quotes are marked as not checked against the "
    "article, until the sheet articles names the files of the texts."
)


def write(source: "Source", out: BinaryIO) -> None:
    """Write the workbook. Arguments as of `rashomon.exports.FileExport.write`.

    Raises:
        UsageError: if a sheet has more rows than a workbook can hold.
    """
    vocabulary = load_vocabulary()
    rows = ClaimsRows(source.view, source.base, vocabulary)
    sheets = rows.sheets()
    left = rows.left_out()
    lines: list[tuple[str, ...]] = [("Claims of a Rashomon dataset:",)]
    lines += [(line,) for line in (*about(source, []), _NO_TEXTS)]
    if left:
        lines += [("What rows cannot hold, and how often it is in the dataset:",), *((words,) for words in left)]
    for sheet in SHEETS:
        lines += [(f"Sheet {sheet.name}:",), (sheet.help,)]
        lines += [("", column.name, column.help, column.example) for column in sheet.columns]
    write_book(out, sheets, vocabulary, lines)
    if left:
        warnings.warn(f"Rows cannot hold: {'; '.join(left)}.", ExportWarning, stacklevel=2)
