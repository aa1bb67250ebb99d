"""A claims table as CSV files: the same rows as in the workbook, for editors, scripts and version control."""

import csv
import io
from pathlib import Path

from rashomon.kits._xlsx_example import example_rows
from rashomon.kits.xlsx import next_step, write_texts
from rashomon.registry import Registry
from rashomon.rows import SHEETS
from rashomon.vocabulary import Vocabulary

__all__ = ["fill", "name", "next_step", "title"]

name = "csv"
title = "the same as CSV files, without drop-downs: claims.csv, articles.csv, names.csv, events.csv"


def fill(folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
    """Write a CSV file for each sheet that has rows, and the texts. Arguments as of `rashomon.kits.Kit.fill`."""
    rows = example_rows(vocabulary, registry)
    for sheet in SHEETS:
        if not rows[sheet.name]:
            continue
        more = sorted({column for row in rows[sheet.name] for column in row} - set(sheet.names))
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, [*sheet.names, *more], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows[sheet.name])
        (folder / f"{sheet.name}.csv").write_bytes(out.getvalue().encode())
    write_texts(folder)
