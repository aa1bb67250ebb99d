"""`rashomon suggest`: what it reads, writes and says."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from rashomon.article import Article
from rashomon.pipeline import Options, read_articles
from rashomon.rows import CLAIMS
from running import run

ROOT = Path(__file__).resolve().parent.parent
REGISTRY = ROOT / "data" / "registry.toml"
TEXT = (
    "Quiet day in Morek\n\nThe Turkish defence ministry said the post was shelled on Wednesday. "
    "It denied that soldiers had been hurt.\n\nSANA quoted a military source as saying that the road was open.\n"
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "morek.txt").write_bytes(TEXT.encode())
    (folder / "registry.toml").write_bytes(REGISTRY.read_bytes())
    (folder / "README.txt").write_bytes(b"The editor said that this is no article.")
    return folder


def rows_of(data: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data)))


def test_rows_go_to_the_terminal_and_the_language_is_told(texts: Path) -> None:
    done = run("suggest", texts)
    assert done.returncode == 0, done.stderr
    rows = rows_of(done.stdout)
    assert [row["speaker"] for row in rows] == [
        "turkish-defence-ministry",
        "turkish-defence-ministry",
        "?military source",
    ]
    assert {row["status"] for row in rows} == {"suggested"}
    assert list(rows[0]) == list(CLAIMS.names)
    assert "morek.txt: English (told by its words), 3 proposals" in done.stderr
    assert "README" not in done.stderr


def test_a_table_and_its_articles_are_written_and_not_overwritten(texts: Path) -> None:
    table = texts / "claims.csv"
    done = run("suggest", texts / "morek.txt", "-o", table)
    assert done.returncode == 0, done.stderr
    articles = rows_of((texts / "articles.csv").read_text(encoding="utf-8"))
    assert [(row["id"], row["file"], row["language"]) for row in articles] == [("morek", "morek.txt", "en")]
    before = table.read_bytes()
    again = run("suggest", texts / "morek.txt", "-o", table)
    assert again.returncode == 2
    assert "exists and may hold your work" in again.stderr
    assert table.read_bytes() == before
    assert run("suggest", texts / "morek.txt", "-o", table, "--force").returncode == 0
    assert table.read_bytes() == before


def test_a_workbook_holds_the_same_rows_and_is_the_same_each_time(texts: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    for path in (one, two):
        assert run("suggest", texts, "-o", path).returncode == 0
    assert one.read_bytes() == two.read_bytes()
    sheet = openpyxl.load_workbook(one)["claims"]
    header, *lines = sheet.iter_rows(values_only=True)
    assert list(header) == list(CLAIMS.names)
    expected = rows_of(run("suggest", texts).stdout)
    assert [[value or "" for value in line] for line in lines] == [list(row.values()) for row in expected]


def test_a_date_is_filled_in_only_if_asked_for(texts: Path) -> None:
    assert rows_of(run("suggest", texts).stdout)[0]["date"] == ""
    done = run("suggest", texts, "--count-days-from", "2019-08-22")
    assert rows_of(done.stdout)[0]["date"] == "2019-08-21"


def test_brat_holds_claims_that_are_marked_as_suggested(texts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    assert run("suggest", texts, "--to", "brat").returncode == 2
    done = run("suggest", texts, "--to", "brat", "-o", folder)
    assert done.returncode == 0, done.stderr
    problems: list[object] = []
    options = Options(registry=(REGISTRY,))
    ((article, _),) = list(read_articles([folder], options, problems.append))
    assert isinstance(article, Article)
    assert {claim.record for claim in article.claims} == {"Suggested"}
    assert [claim.polarity for claim in article.claims if not claim.reports].count("Negated") == 1
    assert [claim.speech_act for claim in article.claims if claim.reports] == ["reports"]


def test_a_language_without_words_and_an_unknown_one_are_told(texts: Path, tmp_path: Path) -> None:
    done = run("suggest", texts, "--language", "tlh")
    assert done.returncode == 2
    assert "ar, en, es, fr, ru, tr" in done.stderr
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"Xyzzy plugh.")
    done = run("suggest", odd)
    assert "language-unknown" in done.stderr
    assert "--language" in done.stderr


def test_a_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Le ministre a déclaré".encode("latin-1"))
    assert "not-utf-8" in run("suggest", path).stderr


def test_a_native_article_gives_its_text_only() -> None:
    done = run("suggest", ROOT / "data" / "native" / "harbour-gazette.json", "--registry", REGISTRY)
    assert done.returncode == 0, done.stderr
    assert "English (as the article says)" in done.stderr
    assert len(rows_of(done.stdout)) == 7


def test_suggested_rows_are_not_built_until_they_are_accepted(texts: Path) -> None:
    pytest.importorskip("rashomon.readers.claims_table")
    run("suggest", texts / "morek.txt", "-o", texts / "claims.csv")
    refused = run("check", texts)
    assert "only suggested and not built" in refused.stdout + refused.stderr
