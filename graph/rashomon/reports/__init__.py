"""Tables for a paper or a story: one module a report, the same names in each.

A report is a module with `name`, `title`, `description`, `takes` (which options of `Choice` it heeds), `heads` (how
many first columns name a row), `is_matrix` (its columns can be told apart into parts; else each row is a thing of its
own) and `tables(source, choice)`. All of them stand in `REPORTS`.
"""

import difflib
from typing import Protocol

from rashomon.dataset import Source
from rashomon.errors import UsageError
from rashomon.reports import claim_matrix, corpus_flow, killed, one_unnamed_source, robustness, source_profile
from rashomon.reports.choice import Choice
from rashomon.table import Table

__all__ = ["REPORTS", "Choice", "Report", "find_report"]


class Report(Protocol):
    """What every report gives."""

    name: str
    title: str
    description: str
    takes: tuple[str, ...]
    heads: int
    is_matrix: bool

    def tables(self, source: Source, choice: Choice = ...) -> tuple[Table, ...]:
        """Make the tables.

        Args:
            source: a dataset, or the part of one that filters leave.
            choice: what the user asked for.
        """
        ...


REPORTS: tuple[Report, ...] = (
    claim_matrix,
    killed,
    source_profile,
    one_unnamed_source,
    robustness,
    corpus_flow,
)
"""All reports, in the order in which they are listed."""


def find_report(name: str) -> Report:
    """Give a report by its name.

    Raises:
        UsageError: if there is none of that name.
    """
    known = {report.name: report for report in REPORTS}
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"Did you mean {near[0]}?" if near else f"Reports: {', '.join(known)}."
        raise UsageError(f"There is no report {name}. {hint}")
    return known[name]
