"""The manual as a document for Word and LibreOffice (DOCX), with the package python-docx."""

import datetime as dt
import io
import zipfile
from typing import Any

from rashomon.codebook.blocks import (
    Block,
    Decision,
    Example,
    Facts,
    Heading,
    Listing,
    Manual,
    NearMiss,
    Paragraph,
    Step,
    Table,
    Terms,
)
from rashomon.codebook.inline import Run, Runs, runs
from rashomon.codebook.word_xml import (
    ACCENT,
    bookmark,
    colour_of,
    fonts,
    is_right_to_left,
    repeat,
    right_to_left,
    shade,
    whole,
    write,
)
from rashomon.errors import MissingPackageError

_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands as day of making in every document, so that the same manual has the same bytes."""
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_SOFT, _GOOD, _BAD = "5B6575", "1F6B3A", "A3262A"
_SHADE = "F1EEE7"


def to_docx(manual: Manual) -> bytes:
    """Give the manual as a DOCX file; the same manual gives the same bytes.

    Raises:
        MissingPackageError: if python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingPackageError("python-docx", "a coding manual as DOCX") from error
    whole = _Document(docx.Document())
    whole.begin(manual)
    for block in manual.blocks:
        whole.add(block)
    return whole.bytes()


class _Document:
    """A document in the making.

    Args:
        document: an empty one of python-docx.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self._first_column = True

    def begin(self, manual: Manual) -> None:
        """Set styles and properties; write title and contents."""
        from docx.shared import Cm, Pt

        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(10)
        normal.paragraph_format.space_after = Pt(5)
        for name, size in (("Title", 26), ("Heading 1", 18), ("Heading 2", 13), ("Heading 3", 14)):
            style = self.document.styles[name]
            style.font.name, style.font.size = "Calibri", Pt(size)
            style.paragraph_format.space_before = Pt(6)
            style.font.color.rgb = colour_of(ACCENT if name != "Title" else "1D2430")
            fonts(style.element, "Calibri")
        core = self.document.core_properties
        core.title, core.subject, core.author = manual.title, manual.lead, "Rashomon"
        core.last_modified_by, core.comments, core.keywords = "Rashomon", "", ""
        core.created = core.modified = core.last_printed = _DAY
        core.revision = 1
        self.document.add_heading(manual.title, 0)
        self._paragraph((Run(manual.lead),))
        self._paragraph((Run(f"Vocabulary {manual.version}."),), colour=_SOFT)
        for heading in manual.headings:
            if heading.level < 3:
                entry = self._paragraph((Run(heading.text, "link", heading.anchor),), keep=False)
                entry.paragraph_format.left_indent = Cm(0.8 * (heading.level - 1))
                entry.paragraph_format.space_after = Pt(1)

    def add(self, block: Block) -> None:
        """Write a block."""
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block.runs)
            case Listing():
                for at, item in enumerate(block.items, 1):
                    self._item(item, f"{at}." if block.ordered else "•")
            case Table():
                self._table((block.head, *block.rows))
            case Facts():
                self._table(tuple((runs(f"**{what}**"), words) for what, words in block.pairs), head=False, first=3.2)
            case Example():
                self._example(block)
            case NearMiss():
                self._near(block)
            case Decision():
                self._decision(block)
            case Terms():
                self._terms(block)

    def bytes(self) -> bytes:
        """Pack the document; no part of it bears the hour at which it was packed."""
        packed = io.BytesIO()
        self.document.save(packed)
        out = io.BytesIO()
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                entry = zipfile.ZipInfo(name, _FIRST_DATE)
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                target.writestr(entry, source.read(name))
        return out.getvalue()

    def _heading(self, heading: Heading) -> None:
        made = self.document.add_heading("", heading.level)
        # A page a column; the first stands below the heading of its chapter.
        made.paragraph_format.page_break_before = heading.level == 1 or (heading.level == 3 and not self._first_column)
        if heading.level == 3:
            self._first_column = False
        bookmark(made, heading.anchor, heading.text)

    def _paragraph(self, given: Runs, *, colour: str = "", keep: bool = False, into: Any = None) -> Any:
        paragraph = self.document.add_paragraph() if into is None else into
        paragraph.paragraph_format.keep_with_next = keep
        if any(is_right_to_left(run.text) for run in given) and is_right_to_left("".join(r.text for r in given)[:12]):
            right_to_left(paragraph)
        for run in given:
            write(paragraph, run, colour)
        return paragraph

    def _item(self, given: Runs, mark: str) -> None:
        from docx.shared import Cm, Pt

        paragraph = self._paragraph((Run(f"{mark}\t"), *given))
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent, form.space_after = Cm(0.7), Cm(-0.7), Pt(2)
        form.tab_stops.add_tab_stop(Cm(0.7))

    def _table(self, rows: tuple[tuple[Runs, ...], ...], *, head: bool = True, first: float = 0) -> None:
        table, grid = self._grid(len(rows), len(rows[0]), first)
        for at, (cells, row) in enumerate(zip(grid, rows, strict=True)):
            for cell, words in zip(cells, row, strict=True):
                self._paragraph(words, into=cell.paragraphs[0], colour=_SOFT if head and at == 0 else "")
                if head and at == 0:
                    shade(cell, _SHADE)
        if head:
            repeat(table.rows[0])
        self._space()

    def _grid(self, rows: int, columns: int, first: float) -> tuple[Any, list[list[Any]]]:
        """Make a table and give its cells row by row; `first`: width of the first column in centimetres."""
        from docx.shared import Cm

        table = self.document.add_table(rows, columns, "Table Grid")
        table.autofit = False
        left = first or 16.6 / columns
        others = (16.6 - left) / max(columns - 1, 1)
        for at, column in enumerate(table.columns):
            column.width = Cm(left if at == 0 else others)
        grid: list[list[Any]] = []
        for row in table.rows:
            whole(row)
            grid.append(list(row.cells))
            for at, cell in enumerate(grid[-1]):
                cell.width = Cm(left if at == 0 else others)
                cell.paragraphs[0].paragraph_format.space_after = 0
        return table, grid

    def _quote(self, one: Example | NearMiss) -> None:
        from docx.shared import Cm

        text: Runs = (Run(one.text),) if isinstance(one, NearMiss) else _sentence(one)
        notes = [f"In English: {one.english}"] if one.english else []
        notes.append(one.where or "Made up for this manual")
        paragraphs = [self._paragraph(text, keep=True)]
        paragraphs += [self._paragraph((Run(note, "em"),), colour=_SOFT, keep=True) for note in notes]
        for paragraph in paragraphs:
            paragraph.paragraph_format.left_indent = Cm(0.5)
            paragraph.paragraph_format.space_after = 0

    def _example(self, one: Example) -> None:
        self._quote(one)
        (cell,) = self._grid(1, 1, 16.6)[1][0]
        shade(cell, _SHADE)
        row = cell.paragraphs[0]
        for at, given in enumerate(one.cells):
            write(row, Run(f"{'   ' if at else ''}{given.column}: ", "strong" if given.marked else ""), _SOFT)
            write(row, Run(given.value, "code") if given.value else Run("empty", "em"), ACCENT if given.marked else "")
        row.paragraph_format.keep_with_next = bool(one.shows)
        if one.shows:
            self._paragraph(one.shows)
        self._space()

    def _near(self, one: NearMiss) -> None:
        self._quote(one)
        _, grid = self._grid(3, 2, 1.6)
        for at, (word, words, colour) in enumerate(
            (("✗ Not", one.wrong, _BAD), ("✓ But", one.right, _GOOD), ("Why", one.why, _SOFT))
        ):
            self._paragraph((Run(word, "strong"),), into=grid[at][0].paragraphs[0], colour=colour, keep=at < 2)
            self._paragraph(words, into=grid[at][1].paragraphs[0], keep=at < 2)
        self._space()

    def _decision(self, block: Decision) -> None:
        head = tuple(runs(word) for word in ("question (no: go on to the next)", "yes: the speaker, and what to write"))
        self._table((head, *(_step(at, step) for at, step in enumerate(block.steps, 1))), first=6)

    def _terms(self, block: Terms) -> None:
        from docx.shared import Cm, Pt

        for term in block.terms:
            label = f" ({term.label})" if term.label else ""
            parts = [Run(term.name, "code"), Run(f"{label}: {term.text}")]
            if term.example:
                parts.append(Run(f" {term.example}", "em"))
            if term.codes:
                parts.append(Run(f" [{term.codes}]"))
            paragraph = self._paragraph(tuple(parts))
            paragraph.paragraph_format.left_indent = Cm(0.5 + 0.7 * term.depth)
            paragraph.paragraph_format.first_line_indent = Cm(-0.5)
            paragraph.paragraph_format.space_after = Pt(3)

    def _space(self) -> None:
        """Leave a narrow gap behind a table."""
        from docx.shared import Pt

        gap = self.document.add_paragraph()
        gap.paragraph_format.space_after = 0
        gap.paragraph_format.line_spacing = Pt(8)


def _step(at: int, step: Step) -> tuple[Runs, Runs]:
    said: Runs = ()
    if step.example:
        english = f" ({step.example.english})" if step.example.english else ""
        said = (Run(f" Example: {step.example.sentence}{english}", "em"),)
    answer = (Run(f"{step.yes}: "), Run(step.cells, "code"), Run(". "), *step.more, *said)
    return (Run(f"{at}. {step.ask}", "strong"),), answer


def _sentence(one: Example) -> Runs:
    pieces = (
        (one.sentence[: one.begin], ""),
        (one.sentence[one.begin : one.end], "strong"),
        (one.sentence[one.end :], ""),
    )
    return tuple(Run(text, "strong" if style else "") for text, style in pieces if text)
