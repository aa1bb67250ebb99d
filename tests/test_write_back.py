"""Problems beside their rows: added, refreshed, taken away again; never taken for data; nothing else is lost."""

import csv
import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from rashomon.cli import main
from rashomon.errors import SourceError
from rashomon.pipeline import Options, check
from rashomon.problems import Place, Problem, Severity
from rashomon.rows import PROBLEMS
from rashomon.writers.write_back import WrittenBack, told, write_back
from rows_case import CLAIM_COLUMNS, TEXT, Table, problems_of


def broken(folder: Path) -> Path:
    table = Table()
    table.put(2, "speaker", "Governer of Dorn")
    table.put(3, "quote", "Six guards were reportedly kiled")
    table.put(2, "type", "othr", "events")
    return table.save(folder)


def back(path: Path) -> WrittenBack:
    return write_back(path, problems_of(path))


def notes(path: Path, sheet: str = "claims") -> dict[int, str]:
    page = openpyxl.load_workbook(path)[sheet]
    column = next((cell.column for cell in page[1] if str(cell.value).startswith(PROBLEMS)), None)
    if column is None:
        return {}
    return {row: str(value) for row in range(2, page.max_row + 1) if (value := page.cell(row, column).value)}


def cells(path: Path) -> list[tuple[Any, ...]]:
    """Give what a person wrote: all but the column of problems."""
    return [row[: len(CLAIM_COLUMNS)] for row in openpyxl.load_workbook(path)["claims"].iter_rows(values_only=True)]


def test_each_problem_stands_beside_its_row(tmp_path: Path) -> None:
    path = broken(tmp_path)
    written = back(path)
    assert written.file == path
    found = notes(path)
    assert set(found) >= {2, 3}
    assert found[2].startswith("C2: “Governer of Dorn” is not in names; did you mean Governor of Dorn?")
    assert "nearest is “Six guards were reportedly killed” (1 letter differs)" in found[3]
    assert notes(path, "events")[2].startswith("C2: ")


def test_the_column_is_coloured_by_the_worst_of_its_problems(tmp_path: Path) -> None:
    path = Table().save(tmp_path)
    places = [Place(file=path.as_posix(), line=row, path=f"claims!A{row}") for row in (2, 3, 4)]
    severities = (Severity.VIOLATION, Severity.WARNING, Severity.INFO)
    found = [Problem("x", "wrong", place, severity) for place, severity in zip(places, severities, strict=True)]
    write_back(path, [*found, Problem("y", "a note", places[0], Severity.INFO)])
    page = openpyxl.load_workbook(path)["claims"]
    colours = [page.cell(row, len(CLAIM_COLUMNS) + 1).fill.start_color.rgb for row in (2, 3, 4)]
    assert len(set(colours)) == 3
    assert page.cell(2, len(CLAIM_COLUMNS) + 1).value == "A2: wrong.\nA2: a note."


def test_the_column_is_never_data(tmp_path: Path) -> None:
    path = broken(tmp_path)
    before = [(problem.code, problem.place.path, problem.message) for problem in problems_of(path)]
    back(path)
    assert [(problem.code, problem.place.path, problem.message) for problem in problems_of(path)] == before
    assert cells(path)[1][2] == "Governer of Dorn"


def test_a_second_run_changes_nothing_and_a_mended_row_loses_its_note(tmp_path: Path) -> None:
    path = broken(tmp_path)
    back(path)
    first = path.read_bytes()
    assert back(path).file is None
    assert path.read_bytes() == first
    book = openpyxl.load_workbook(path)
    book["claims"]["C2"] = "governor"
    book.save(path)
    back(path)
    assert 2 not in notes(path)
    assert 3 in notes(path)


def test_when_all_is_mended_the_column_is_gone(tmp_path: Path) -> None:
    path = broken(tmp_path)
    back(path)
    book = openpyxl.load_workbook(path)
    book["claims"]["C2"], book["claims"]["B3"], book["events"]["C2"] = (
        "governor",
        "Six guards were reportedly killed",
        "other",
    )
    book.save(path)
    assert problems_of(path) == []
    assert back(path).file == path
    page = openpyxl.load_workbook(path)["claims"]
    assert all(cell.value is None for row in page.iter_rows(min_col=len(CLAIM_COLUMNS) + 1) for cell in row)
    assert notes(path) == notes(path, "events") == {}


def test_without_problems_the_file_is_not_touched(tmp_path: Path) -> None:
    path = Table().save(tmp_path)
    before = path.read_bytes()
    assert back(path) == WrittenBack()
    assert path.read_bytes() == before


def test_formats_drop_downs_and_comments_stay(tmp_path: Path) -> None:
    path = broken(tmp_path)
    book = openpyxl.load_workbook(path)
    page = book["claims"]
    page["B2"].font, page["B2"].fill = Font(bold=True), PatternFill("solid", start_color="00FF00")
    page["A1"].comment = Comment("the id", "somebody")
    rule = DataValidation(type="list", formula1='"affirms,denies"')
    rule.add("N2:N50")
    page.add_data_validation(rule)
    page.column_dimensions["I"].hidden, page.column_dimensions["I"].outlineLevel = True, 1
    page.freeze_panes = "B2"
    book.save(path)
    back(path)
    page = openpyxl.load_workbook(path)["claims"]
    assert page["B2"].font.bold
    assert page["B2"].fill.start_color.rgb == "0000FF00"
    assert page["A1"].comment.text == "the id"
    assert [str(one.sqref) for one in page.data_validations.dataValidation] == ["N2:N50"]
    assert page.column_dimensions["I"].hidden
    assert page.freeze_panes == "B2"


def test_the_bytes_tell_no_time(tmp_path: Path) -> None:
    sums = set()
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        path = folder / "claims.xlsx"
        path.write_bytes(broken(tmp_path).read_bytes() if name == "one" else (tmp_path / "claims.xlsx").read_bytes())
        (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
        back(path)
        sums.add(hashlib.sha256(path.read_bytes()).hexdigest())
        with zipfile.ZipFile(path) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert len(sums) == 1


def test_a_workbook_with_formulas_is_left_alone_and_a_copy_is_written(tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    table = Table()
    table.put(2, "speaker", "Governer of Dorn")
    rows = [list(row) for row in table.sheet().iter_rows(values_only=True)]
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("claims")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    page.write_formula(
        1, 1, '="Rebels took the mill of Dorn on "&"Monday"', None, "Rebels took the mill of Dorn on Monday"
    )
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=claims!$T$2:$T$4"})
    page.insert_chart("B20", chart)
    book.close()
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    before = path.read_bytes()
    written = back(path)
    assert path.read_bytes() == before
    assert written.file == tmp_path / "claims.checked.xlsx"
    assert set(written.lost) == {"charts", "worked-out results of formulas"}
    assert 2 in notes(tmp_path / "claims.checked.xlsx")
    assert "was not touched, because saving it would lose: " in told(path, written)[0]
    # The copy is for people: a build of the folder does not read it as a second table.
    files = {problem.place.file for problem in check([tmp_path], Options(), lambda _: None).problems}
    assert files - {(tmp_path / "mill.txt").as_posix()} == {path.as_posix()}


def test_a_problem_without_a_row_stands_elsewhere(tmp_path: Path) -> None:
    path = Table().save(tmp_path)
    written = write_back(path, [Problem("x", "the whole is wrong", Place(file=path.as_posix()))])
    assert (written.file, written.beside, written.elsewhere) == (None, 0, 1)


def test_notes_are_text_whatever_they_quote(tmp_path: Path) -> None:
    path = Table().save(tmp_path)
    place = Place(file=path.as_posix(), line=2)
    write_back(path, [Problem("x", "=HYPERLINK(1) \x01 and more", place)])
    page = openpyxl.load_workbook(path)["claims"]
    cell = page.cell(2, len(CLAIM_COLUMNS) + 1)
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1) \\x01 and more.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may write everywhere cannot test it")
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = broken(tmp_path)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(SourceError, match="Close it in Excel"):
            back(path)
    finally:
        tmp_path.chmod(0o700)


def test_csv_gets_a_file_beside_it_which_goes_away_again(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "claims.csv"
    text = (
        "article;quote;speaker;verb\nmill;The mill of Dorn burnt;?a miller;said\nmill;Its guards had fled;=1+1;said\n"
    )
    path.write_text(text, encoding="utf-8")
    written = back(path)
    beside = tmp_path / "claims.problems.csv"
    assert written.file == beside
    rows = list(csv.reader(io.StringIO(beside.read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0] == [PROBLEMS, "row", "article", "quote", "speaker", "verb"]
    assert rows[1][0].startswith("B2: quote not found; nearest is “The mill of Dorn burn")
    assert rows[1][1:] == ["2", "mill", "The mill of Dorn burnt", "?a miller", "said"]
    assert rows[2][4] == "'=1+1"
    assert path.read_text(encoding="utf-8") == text
    assert beside.as_posix() not in {problem.place.file for problem in problems_of(tmp_path)}, "it is no table"
    path.write_text("article,quote,speaker,verb\nmill,Its guards had fled,?a miller,said\n", encoding="utf-8")
    back(path)
    assert not beside.exists()


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    path = broken(tmp_path)
    result = CliRunner().invoke(main, ["check", str(path), "--write-back"])
    assert result.exit_code == 1
    assert f"problems beside the rows: {path}" in result.stderr
    assert 2 in notes(path)


def test_the_command_without_a_table_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "x", "language": "en", "headline": "x"}', encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path / "a.json"), "--write-back"])
    assert "there is no claims table among the sources" in result.stderr
