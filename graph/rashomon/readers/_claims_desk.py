"""Where what is wrong in a row is told: each problem with file, line and cell. Such a row is held back, not more."""

from rashomon.problems import Place, Problem, Report, Severity
from rashomon.rows import Grid, Row


class RowDesk:
    """One row with its cells, and what is wrong in it.

    Args:
        grid: the sheet.
        row: the row.
        report: takes each problem.
        article: the article's id, or empty.
    """

    def __init__(self, grid: Grid, row: Row, report: Report, article: str = "") -> None:
        self.grid, self.row, self._report, self.article = grid, row, report, article
        self.bad = False

    @property
    def name(self) -> str:
        """The row's own id in its article: "row-12", by the numbers of a spreadsheet."""
        return f"row-{self.row.number}"

    def cell(self, column: str) -> str:
        """Give what stands in a column; empty where nothing does."""
        return self.row.cells.get(column, "")

    def wrong(
        self, code: str, column: str, message: str, advice: str, *, expected: str = "", found: str = "", quote: str = ""
    ) -> None:
        """Tell what makes the row unusable; it is held back.

        Args:
            code: name of the problem.
            column: in which it is.
            message: one sentence.
            advice: what to do next.
            expected: what was expected.
            found: what was found.
            quote: the words concerned.
        """
        self.bad = True
        self._tell(Severity.VIOLATION, code, column, message, advice, expected, found, quote)

    def note(
        self, code: str, column: str, message: str, advice: str = "", *, warn: bool = False, quote: str = ""
    ) -> None:
        """Tell something that holds nothing back: a note, or a warning. Arguments as of `wrong`."""
        self._tell(Severity.WARNING if warn else Severity.INFO, code, column, message, advice, "", "", quote)

    def _tell(
        self, severity: Severity, code: str, column: str, message: str, advice: str, expected: str, found: str,
        quote: str,
    ) -> None:  # fmt: skip
        place = Place(
            file=self.grid.file,
            line=self.row.line,
            path=self.grid.cell(self.row, column),
            quote=quote or None,
            article=self.article or None,
        )
        held_back = "row" if severity is Severity.VIOLATION else ""
        self._report(
            Problem(code, message, place, severity, expected=expected, found=found, advice=advice, held_back=held_back)
        )
