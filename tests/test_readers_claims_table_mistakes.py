"""Mistakes that people make in a claims table: each gives its problem in its cell, and only its row is held back."""

from pathlib import Path

import openpyxl
import pytest

from claims_table_case import ARTICLES, EVENTS, NAMES, Rows, read, read_rows, row, table, told, write_csv, write_xlsx
from rashomon.errors import SourceError
from rashomon.problems import Severity

GOOD = row("Strikes hit the road", what="air-strike", event="hit")

MISTAKES = {
    "a quote that is not there": (row("The army took the towm of Telmar", what="other"), "quote-not-found", "quote",
                                  "nearest is “The army took the town of Telmar” (1 letter differs)"),
    "a quote that stands twice": (row("It was a quiet day", what="other"), "quote-ambiguous", "quote", "twice"),
    "the third of two": (row("It was a quiet day", occurrence=3), "quote-ambiguous", "occurrence", "2 times"),
    "no quote": (row("", what="other"), "quote-missing", "quote", "no quote"),
    "an article that is not listed": (row(article="convoi", what="other"), "article-unknown", "article", "convoi"),
    "no article": (row(article="", what="other"), "article-missing", "article", "names no article"),
    "a misspelt name": (row(what="other", who="Watch Gruop"), "name-unknown", "who", "did you mean Watch Group?"),
    "a speaker that is not in names": (row(what="other", speaker="Ada Orlann"), "name-unknown", "speaker",
                                       "Ada Orlan?"),
    "a place that acts": (row(what="other", who="Arland"), "name-of-wrong-kind", "who", "is a place"),
    "an actor as a place": (row(what="other", where="army"), "name-of-wrong-kind", "where", "is an actor"),
    "a description that is not in the text": (row(what="other", speaker="?two farmers"), "words-not-found", "speaker",
                                              "two farmers"),
    "a ? alone where somebody acts": (row(what="other", who="?"), "cell-unfit", "who", "alone"),
    "a ? alone among others": (row(what="other", speaker="?; army"), "cell-unfit", "speaker", "jointly"),
    "an event as an actor": (row(what="other", who="@hit"), "cell-unfit", "who", "@hit"),
    "relayers with a semicolon": (row(what="other", via="army; ministry"), "cell-unfit", "via", "chain"),
    "a type that does not exist": (row(what="air-strikes"), "what-unknown", "what", "air-strikes"),
    "an event that nobody calls anything": (row(event="new", who="army"), "what-missing", "what", "“new”"),
    "an event of no kind": (row(who="army"), "what-missing", "what", "what happens"),
    "a purpose that is no event": (row(what="other", purpose="food-aid"), "cell-unfit", "purpose", "not written"),
    "a purpose that is not described": (row(what="other", purpose="@food-ade"), "event-unknown", "purpose", "food-ade"),
    "a relation with one end": (row(what="controls", who="army"), "cell-missing", "whom", "empty"),
    "a relation with a place": (row(what="supports", who="army", whom="rebels", where="telmar"), "cell-unfit", "where",
                                "has no where"),
    "a date in another order": (row(what="other", date="21/08/2019"), "date-unusable", "date", "21/08/2019"),
    "a date of two meanings": (row(what="other", date="3.4.2019"), "date-unusable", "date", "3.4.2019"),
    "a day that does not exist": (row(what="other", date="2019-02-30"), "date-unusable", "date", "2019-02-30"),
    "a date in words": (row(what="other", date="August 2019"), "date-unusable", "date", "August"),
    "a time that is not near": (row(what="other", when="Friday"), "words-not-found", "when", "Friday"),
    "a hedge that is not there": (row(what="other", hedge="allegedly"), "words-not-found", "hedge", "allegedly"),
    "a contested word of elsewhere": (row(what="other", contested_word="drones"), "words-not-found", "contested_word",
                                      "drones"),
    "a verb that is none": (row(what="other", speaker="army", verb="sayd"), "verb-unknown", "verb", "sayd"),
    "a verb and nobody who says it": (row(what="other", verb="reported"), "speaker-missing", "speaker", "nobody"),
    "a quote that cuts a figure": (row("At least 2", what="other"), "quote-not-found", "quote", "“At least 21”"),
    "a quote that cuts a word": (row("he army took the town", what="other"), "quote-not-found", "quote",
                                 "“The army took the town”"),
    "a denial in silence": (row("its aircraft struck", what="air-strike", speaker="ministry", verb="denied"),
                            "denial-unclear", "says", "denied"),
    "a word that is no choice": (row(what="other", sure="likely"), "value-unknown", "sure", "likely"),
    "a yes": (row(what="other", says="yes"), "value-unknown", "says", "yes"),
    "a status that is none": (row(what="other", status="draft"), "value-unknown", "status", "draft"),
    "a scope that contradicts": (row(what="other", speaker="army", scope="author"), "cell-unfit", "scope", "own"),
    "a number in words": (row(event="hit", best="dozens", counting="killed"), "number-unusable", "best", "dozens"),
    "a range in one cell": (row(event="hit", best="10-20", counting="killed"), "number-unusable", "best", "10-20"),
    "a number that became a day": (row(event="hit", best="2019-03-05", counting="killed"), "number-unusable", "best",
                                   "took it for a day"),
    "figures out of order": (row(event="hit", low=5, high=3, counting="killed"), "number-unusable", "low",
                             "low to high"),
    "a figure of nothing": (row(event="hit", best=5), "cell-missing", "counting", "what is counted"),
    "a measure that is none": (row(event="hit", best=5, counting="kiled"), "value-unknown", "counting", "kiled"),
    "a figure without an event": (row(best=5, counting="killed"), "event-missing", "event", "names none"),
    "something counted without a figure": (row(event="hit", counting="killed"), "number-missing", "best", "no figure"),
    "two groups in one figure": (row(event="hit", best=5, counting="killed", of="army; rebels"), "cell-unfit", "of",
                                 "one group"),
    "a part of a whole that is nowhere": (row(event="hit", best=5, counting="killed", part_of=7), "whole-missing",
                                          "part_of", "7 killed"),
}  # fmt: skip


@pytest.mark.parametrize(("mistake", "code", "column", "words"), MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("write", [write_csv, write_xlsx], ids=["csv", "xlsx"])
def test_each_mistake_has_its_message_in_its_cell(
    tmp_path: Path, write: object, mistake: dict[str, object], code: str, column: str, words: str
) -> None:
    assert callable(write)
    articles, problems = read(write(tmp_path, table(GOOD, mistake)))
    (problem,) = [problem for problem in problems if problem.severity is Severity.VIOLATION]
    columns = list(dict.fromkeys([*GOOD, *mistake]))
    cell = f"claims!{chr(65 + columns.index(column))}3" if column in columns else "claims!3"
    assert (problem.code, problem.place.path, problem.place.line) == (code, cell, 3)
    assert words in problem.message
    assert problem.advice
    assert problem.held_back == "row"
    assert problem.place.file == (tmp_path / ("claims.csv" if write is write_csv else "claims.xlsx")).as_posix()
    assert [claim.evidence[0].quote for article in articles for claim in article.claims] == ["Strikes hit the road"]


def test_all_that_is_wrong_in_a_row_is_told_at_once(tmp_path: Path) -> None:
    _, problems = read_rows(tmp_path, row(who="nobody", what="nothing", sure="very", date="yesterday", best="some"))
    assert sorted(told(problems)) == sorted([
        ("name-unknown", "claims!C2"), ("what-unknown", "claims!D2"), ("value-unknown", "claims!E2"),
        ("date-unusable", "claims!F2"), ("number-unusable", "claims!G2"), ("cell-missing", "claims!2"),
    ])  # fmt: skip


def test_a_name_that_several_bear(tmp_path: Path) -> None:
    twice = [*NAMES, {"id": "army-2", "kind": "actor", "type": "militia", "name_en": "The army"}]
    _, problems = read_rows(tmp_path, row(what="other", who="THE ARMY"), names=twice)
    assert told(problems) == [("name-ambiguous", "claims!D2")]
    assert "army or army-2" in problems[0].message


def test_moved_and_unknown_columns(tmp_path: Path) -> None:
    path = write_csv(tmp_path, table({**row(what="other"), "speeker": "army"}))
    path.write_text(path.read_text(encoding="utf-8").replace(",army", ",army,beyond"), encoding="utf-8")
    _, problems = read(path)
    assert told(problems) == [("column-unknown", "claims!D1"), ("cell-without-column", "claims!E2")]
    assert problems[0].advice == "Did you mean speaker?"


def test_a_column_twice_and_a_title_above_the_header(tmp_path: Path) -> None:
    path = write_csv(tmp_path, table(row(what="other")))
    path.write_text("My table\n" + path.read_text(encoding="utf-8").replace("what", "what,What")
                    .replace(",other", ",other,looting"), encoding="utf-8")  # fmt: skip
    (article,), problems = read(path)
    assert told(problems) == [("column-twice", "claims!D2")]
    assert article.events[0].type == "other"


def test_merged_cells_are_told_and_their_rows_held_back(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(GOOD, row("It was", what="other"), row(what="other")))
    book = openpyxl.load_workbook(path)
    book["claims"].merge_cells("A2:A3")
    book.save(path)
    (article,), problems = read(path)
    assert told(problems) == [("cells-merged", "claims!A2:A3")]
    assert [claim.evidence[0].quote for claim in article.claims] == [
        "Strikes hit the road", "The army took the town of Telmar",
    ]  # fmt: skip


def test_mistakes_in_the_other_sheets_name_their_cells(tmp_path: Path) -> None:
    articles: Rows = [{**ARTICLES[0], "outlet": "News Wyre"}, {**ARTICLES[0], "outlet": ""}, {"id": ""}]
    events = [*EVENTS, {"key": "b", "title_en": "b", "type": "no-type"}]
    names = [*NAMES, {"id": "x", "kind": "thing", "name_en": "X"}]
    for write in (write_csv, write_xlsx):
        _, problems = read(write(tmp_path / write.__name__, table(GOOD, articles=articles, events=events, names=names)))
        found = told(problems)
        for expected in (("name-unknown", "articles!E2"), ("id-twice", "articles!A3"), ("registry-kind", "names!B11"),
                         ("registry-type", "events!C3")):  # fmt: skip
            assert expected in found


def test_a_text_that_lies_elsewhere_is_told(tmp_path: Path) -> None:
    places = (("nowhere.txt", "there is no such file"), ("/etc/hostname", "relative"), ("C:\\a.txt", "relative"))
    for name, reason in places:
        _, problems = read_rows(tmp_path, GOOD, articles=[{"id": "convoy", "file": name, "language": "en"}])
        assert told(problems) == [("text-missing", "articles!B2"), ("not-checked-against-the-article", "")]
        assert reason in problems[0].message + problems[0].advice


def test_an_unclosed_quotation_mark_stops_at_its_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path, table(GOOD))
    path.write_text(path.read_text(encoding="utf-8") + 'convoy,"never closed\nconvoy,x\n', encoding="utf-8")
    articles, problems = read(path)
    assert told(problems) == [("row-unreadable", "claims!3")]
    assert len(articles[0].claims) == 1


def test_a_damaged_workbook_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(GOOD))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(SourceError, match="damaged"):
        read(path)
