"""The template for coders: it builds as it is, its lists are the ontology's, and any spreadsheet program reads it."""

import csv
import datetime as dt
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from rashomon.dataset import open_dataset
from rashomon.kits import KITS, csv_files, find_kit, xlsx
from rashomon.pipeline import Options, Outcome, build, read_articles
from rashomon.problems import Severity
from rashomon.registry import Entity, Registry
from rashomon.rows import ARTICLES, CLAIMS, LISTS, READ_ME, SHEETS, states
from rashomon.view import View
from rashomon.vocabulary import load_vocabulary
from rows_case import CLAIM_COLUMNS, TEXT, Table, problems_of
from sample import sample

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


@cache
def kit(name: str) -> Path:
    folder = Path(mkdtemp(prefix="rashomon-test-")) / name
    folder.mkdir()
    find_kit(name).fill(folder, load_vocabulary(), Registry())
    return folder


@cache
def made(name: str) -> tuple[View, Outcome]:
    out = Path(mkdtemp(prefix="rashomon-test-")) / "dataset"
    outcome = build([kit(name)], out, Options(), lambda _: None)
    return open_dataset(out).view, outcome


def book() -> Any:
    return openpyxl.load_workbook(kit("xlsx") / "claims.xlsx")


def test_the_sheets_stand_in_the_order_of_use() -> None:
    assert book().sheetnames == [*(sheet.name for sheet in SHEETS), LISTS, READ_ME]


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_the_worked_rows_build_as_they_are(name: str) -> None:
    view, outcome = made(name)
    assert not [problem for problem in outcome.problems if problem.severity is not Severity.INFO]
    assert (len(view.articles), len(view.claims)) == (2, 10)
    assert not any(outcome.held_back.values())


def test_both_kits_say_the_same() -> None:
    one, two = made("xlsx")[0], made("csv")[0]
    assert one.claims == two.claims
    assert one.events == two.events
    assert one.statements == two.statements


def test_the_worked_rows_say_what_the_sample_says() -> None:
    """Each claim of the worked rows is one of the sample's, with the same speakers, act, voice and contents."""
    of_sample = open_dataset(sample()[0]).view

    def told(view: View) -> dict[tuple[str, str], tuple[object, ...]]:
        return {
            (view.label(claim.article), claim.quote): (
                tuple(sorted(map(view.label, claim.claimants))), tuple(sorted(map(view.label, claim.on_behalf_of))),
                claim.speech_act, claim.polarity, claim.certainty, claim.voice, view.chain(claim),
            )
            for claim in view.claims.values()
            if not claim.reports
        }  # fmt: skip

    known, worked = told(of_sample), told(made("xlsx")[0])
    both = worked.keys() & known.keys()
    assert len(both) == 8, "the relation is a part of a longer quote there"
    assert {place: worked[place] for place in both} == {place: known[place] for place in both}


def test_ten_rows_eight_visible_columns_and_the_others_in_collapsed_groups() -> None:
    page = book()["claims"]
    assert len([row for row in page.iter_rows(min_row=2, max_col=1, values_only=True) if row[0]]) == 10
    dimensions: dict[int, Any] = {}
    for one in page.column_dimensions.values():
        dimensions |= dict.fromkeys(range(one.min or 0, (one.max or 0) + 1), one)
    heads = {cell.column: cell.value for cell in page[1] if cell.value}
    visible = [name for number, name in heads.items() if not dimensions[number].hidden]
    assert visible == [column.name for column in CLAIMS.columns if not column.group]
    assert len(visible) == 8
    assert {dimensions[number].outlineLevel for number, name in heads.items() if name not in visible} == {1}
    groups = len({column.group for column in CLAIMS.columns if column.group})
    assert sum(one.collapsed for one in page.column_dimensions.values()) == groups
    assert page.freeze_panes == "C2"


def test_every_column_has_its_help() -> None:
    read = book()
    for sheet in SHEETS:
        notes = {cell.value: cell.comment.text for cell in read[sheet.name][1] if cell.value and cell.comment}
        for column in sheet.columns:
            assert column.help in notes[column.name]
    words = {str(cell) for row in read[READ_ME].values for cell in row if cell}
    assert {column.help for sheet in SHEETS for column in sheet.columns} <= words


def test_drop_downs_are_the_ontology_s() -> None:
    read, vocabulary = book(), load_vocabulary()
    page = read[LISTS]
    lists = {cell.value: cell.column for cell in page[1] if cell.value != "meaning"}

    def words(name: str) -> list[str]:
        cells = page.iter_rows(min_row=2, min_col=lists[name], max_col=lists[name], values_only=True)
        return [str(cell) for (cell,) in cells if cell]

    assert words("what") == [*vocabulary.event_types, *states(vocabulary)]
    assert words("measure") == list(vocabulary.values("measure"))
    assert words("actor type") == list(vocabulary.actor_types)
    assert words("speechAct") == list(vocabulary.values("speechAct"))
    assert words("sure") == list(CLAIMS.column("sure").values)
    rules = {rule.formula1 for sheet in SHEETS for rule in read[sheet.name].data_validations.dataValidation}
    named = set(read.defined_names)
    assert {rule for rule in rules if rule != "0"} <= named, "each rule points at a range that is there"
    assert {"names_ids", "article_ids", "event_keys", "list_what"} <= rules


def test_a_project_s_own_terms_and_names_are_in_it(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        "@prefix event-type: <https://w3id.org/rashomon/event-type/> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/x/hostage-swap> a skos:Concept ; skos:prefLabel "hostage swap"@en ;\n'
        ' skos:definition "A swap."@en ;\n'
        " skos:inScheme <https://w3id.org/rashomon/event-type/> ; skos:broader event-type:agreement .\n",
        encoding="utf-8",
    )
    own = Registry({"our-mill": Entity("our-mill", "place", {"en": ("Our mill",)})})
    xlsx.fill(tmp_path, load_vocabulary((extra,)), own)
    read = openpyxl.load_workbook(tmp_path / "claims.xlsx")
    assert "hostage-swap" in {cell for row in read[LISTS].values for cell in row}
    assert "our-mill" in {row[0] for row in read["names"].values}
    assert "sana" in {row[0] for row in read["names"].values}, "what the example needs is there too"


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for maker in (xlsx, csv_files):
        folder = tmp_path / maker.name
        folder.mkdir()
        maker.fill(folder, load_vocabulary(), Registry())
        for file in kit(maker.name).rglob("*"):
            if file.is_file():
                assert (folder / file.relative_to(kit(maker.name))).read_bytes() == file.read_bytes(), file.name
    with zipfile.ZipFile(tmp_path / "xlsx" / "claims.xlsx") as archive:
        assert b"1980-01-01" in archive.read("docProps/core.xml")


def test_cells_hold_text_so_that_no_program_turns_2019_08_into_a_day() -> None:
    page = book()["claims"]
    heads = {cell.value: cell.column for cell in page[1] if cell.value}
    for name in ("quote", "date", "speaker", "event"):
        assert page.cell(2, heads[name]).number_format == "@" or page.cell(2, heads[name]).value is None
    assert page.cell(3, heads["date"]).value == "2019-08-19"
    assert page.cell(5, heads["best"]).value == 3


def test_the_worked_rows_use_known_columns_only() -> None:
    for sheet in SHEETS:
        file = kit("csv") / f"{sheet.name}.csv"
        if file.is_file():
            with file.open(encoding="utf-8", newline="") as opened:
                heads = next(csv.reader(opened))
            assert heads[: len(sheet.names)] == list(sheet.names)
    assert [column.name for column in ARTICLES.columns if column.required] == ["id"]


def test_all_kits_have_a_name_and_a_title_of_their_own() -> None:
    assert len({one.name for one in KITS}) == len({one.title for one in KITS}) == len(KITS)


# Read alike, whoever wrote the file


def articles_of(path: Path) -> list[Any]:
    return [article for article, _ in read_articles([path], Options(), lambda _: None)]


def with_xlsxwriter(path: Path) -> None:
    table = Table()
    written = xlsxwriter.Workbook(str(path))
    day = written.add_format({"num_format": "dd/mm/yyyy"})
    for sheet in table.book:
        page = written.add_worksheet(sheet.title)
        for number, row in enumerate(sheet.iter_rows(values_only=True)):
            page.write_row(number, 0, row)
    page = written.get_worksheet_by_name("claims")
    page.write_datetime(1, CLAIM_COLUMNS.index("date"), dt.datetime(2024, 5, 6), day)  # noqa: DTZ001
    written.close()


def test_openpyxl_xlsxwriter_and_excel_s_day_cells_are_read_alike(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
        (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
    plain, dated = Table(), Table()
    plain.save(folders[0])
    dated.put(2, "date", dt.datetime(2024, 5, 6))  # noqa: DTZ001
    dated.put(2, "published", dt.date(2024, 5, 7), "articles")
    dated.save(folders[1])
    with_xlsxwriter(folders[2] / "claims.xlsx")
    read = [articles_of(folder / "claims.xlsx") for folder in folders]
    assert read[0]
    assert read[0] == read[1] == read[2]


@needs_office
def test_libreoffice_saves_what_is_read_alike(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    dated = Table()
    dated.put(2, "date", dt.datetime(2024, 5, 6))  # noqa: DTZ001
    source = dated.save(tmp_path / "in")
    shutil.copytree(kit("xlsx"), tmp_path / "kit")
    profile = (tmp_path / "profile").as_uri()
    for file in (source, tmp_path / "kit" / "claims.xlsx"):
        out = file.parent / "out"
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
        ]
        subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=180)
        saved = file.with_name("saved") / "claims.xlsx"
        shutil.copytree(file.parent, saved.parent, ignore=shutil.ignore_patterns("saved", "out", "claims.xlsx"))
        shutil.copyfile(out / "claims.xlsx", saved)
        assert articles_of(saved) == articles_of(file)
        assert [one.code for one in problems_of(saved)] == [one.code for one in problems_of(file)]
    page = openpyxl.load_workbook(tmp_path / "kit" / "saved" / "claims.xlsx")["claims"]
    assert page.data_validations.dataValidation, "drop-downs are still there"
