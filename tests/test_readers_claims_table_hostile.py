"""Any table gives articles, or problems with their places: never a crash, never a bomb, never a made-up claim."""

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims_table_case import TEXT, read, read_rows, row, table, write_csv, write_xlsx
from rashomon.errors import RashomonError, SourceError
from rashomon.pipeline import Options, check
from rashomon.problems import Problem  # noqa: TC001
from rashomon.readers import claims_table
from rashomon.readers._claims_words import Text
from rashomon.rows import CLAIMS, parts
from rashomon.rows.sheets import LARGEST

_PLAIN = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)
_USUAL = st.sampled_from([
    "", "army", "Watch Group", "?local activists", "?", "@food-aid", "@hit", "army & rebels", "army; ?", "telmar",
    "air-strike", "controls", "heads", "said", "denied", "reportedly", "probable", "denies", "21", "18", "-3", "dozens",
    "killed", "2020-05-06", "2020-05/..", "../..", "Wednesday", "unclear", "suggested", "accepted", "hit", "@", "&",
    ";", "convoy", "The army took the town of Telmar", "It was a quiet day", TEXT[60:200], "=1+1", "\u202e", "\u00a0",
])  # fmt: skip
_ROW = st.fixed_dictionaries(
    {"article": st.sampled_from(["convoy", "convoy", "CONVOY ", "other", ""]), "quote": _USUAL | _PLAIN},
    optional=dict.fromkeys(CLAIMS.names[2:], _USUAL | _PLAIN),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rows=st.lists(_ROW, min_size=1, max_size=6))
def test_any_rows_give_articles_or_problems_with_a_cell(rows: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        articles, problems = read_rows(Path(folder), *rows)
    for problem in problems:
        assert problem.place.file
        assert problem.message
        assert problem.severity == "info" or problem.place.path or problem.place.article
    for article in articles:
        for claim in article.claims:
            for span in (*claim.evidence, *claim.wording, *(one for one in (claim.cue, claim.hedge) if one)):
                assert span.words_in(article.text) == span.quote
        for mention in article.mentions:
            assert mention.span.words_in(article.text) == mention.span.quote
        said = {item for claim in article.claims for item in claim.content}
        assert {state.id for state in article.states} | {count.id for count in article.counts} <= said


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rows=st.lists(_ROW, min_size=1, max_size=5))
def test_what_the_reader_lets_pass_refers_to_nothing_unknown(rows: list[dict[str, str]]) -> None:
    """Names, references, types, spans: the reader tells of them with their cells, so later checks find none."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        path = write_csv(Path(folder), table(*rows))
        if not claims_table.recognises(path, path.read_bytes()[:4096]):
            return
        check([path.parent], Options(), problems.append)
    later = {"reference-unknown", "span-outside", "quote-differs", "event-type-unknown", "id-twice", "role-unknown",
             "measure-unknown", "voice-differs", "event-without-words", "event-role-unknown"}  # fmt: skip
    assert [problem for problem in problems if problem.code in later] == []


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=400), header=st.sampled_from([b"", b"article,quote,who\n", b"article;quote;what\na;"]))
def test_any_bytes_give_articles_or_problems(data: bytes, header: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "claims.csv")
        path.write_bytes(header + data)
        claims_table.recognises(path, (header + data)[:4096])
        for suffix in (".csv", ".xlsx"):
            other = path.rename(path.with_suffix(suffix))
            try:
                articles, problems = read(other)
            except RashomonError as error:
                told = str(error)
            else:
                told = "claims"
                assert articles or problems or not data.strip()
            other.rename(path)
            assert "claims" in told


@settings(max_examples=200, deadline=None)
@given(_PLAIN, st.integers(0, 30), st.integers(0, 30), st.sampled_from(["“", "\n", "…", "é", "\u00a0"]))
def test_a_quote_of_a_text_is_found_where_it_stands(text: str, begin: int, end: int, mark: str) -> None:
    text = text[:15] + mark + text[15:]
    words = text[begin:end]
    if not words.strip():
        return
    found = Text(text).quote(words)
    # A quote that cuts off part of a figure or a word is refused, and the whole of it named.
    assert found.hits > 0 or (words.strip() in found.nearest and len(found.nearest) > len(words))
    assert found.span is None or found.span.words_in(text) == found.span.quote


def _broken(path: Path, part: str, old: bytes, new: bytes) -> None:
    """Write a part of a workbook anew."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert old in held[part]
    held[part] = held[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)


_BOMB = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 100 + b'"><!ENTITY c "' + b"&b;" * 100 + b'">]><sheetData>&c;'


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(row()))
    _broken(path, "xl/worksheets/sheet1.xml", b"<sheetData>", _BOMB)
    with pytest.raises(SourceError, match="DOCTYPE"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_hidden_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    path = write_xlsx(tmp_path, table(row()))
    with zipfile.ZipFile(path) as archive:
        part = archive.read("xl/workbook.xml")
    _broken(path, "xl/workbook.xml", part, (b"<!DOCTYPE a>" + part).decode().encode(encoding))
    with pytest.raises(SourceError, match="UTF-8"):
        read(path)


def test_a_declared_encoding_in_which_a_doctype_hides_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(row()))
    _broken(path, "xl/worksheets/sheet1.xml", b"<worksheet", b'<?xml version="1.0" encoding="cp037"?><worksheet')
    with pytest.raises(SourceError, match="UTF-8"):
        read(path)


def test_what_is_too_large_when_unpacked_is_refused_unread(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(row()))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/large.png", b"\0" * (LARGEST + 1))
    assert path.stat().st_size < 200_000
    with pytest.raises(SourceError, match="when unpacked"):
        read(path)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "c:/evil.xml", "a\\..\\..\\evil.xml"])
def test_parts_that_reach_out_are_refused(tmp_path: Path, name: str) -> None:
    path = write_xlsx(tmp_path, table(row()))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"<a/>")
    with pytest.raises(SourceError, match="reaches outside"):
        read(path)


def test_a_row_far_down_costs_nothing(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(row()))
    _broken(path, "xl/worksheets/sheet1.xml", b"</sheetData>",
            b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row></sheetData>')  # fmt: skip
    articles, _ = read(path)
    assert len(articles[0].claims) == 1


def test_a_formula_in_a_cell_is_text_and_nothing_more(tmp_path: Path) -> None:
    (article,), problems = read_rows(tmp_path, row(what="other", coder="=HYPERLINK(1)"))
    assert article.claims[0].coder == "=HYPERLINK(1)"
    assert problems == []


@given(cell=_PLAIN | _USUAL)
def test_cells_split_alike_when_written_again(cell: str) -> None:
    found = parts(cell)
    alone = [part for part in found if not part.mutual]
    assert all(part.text or part.unnamed or part.event for part in found)
    again = parts("; ".join(part.written for part in alone))
    assert [one.text for one in again] == [one.text for one in dict.fromkeys(alone)]
