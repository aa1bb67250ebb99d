"""Dates: what EDTF values mean in days, and which times as written need a day to be counted from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.convert.times import Bounds, bounds, is_day, is_relative

BOUNDS = {
    # A day, a month, a year
    "2019-08-21": ("2019-08-21", "2019-08-21"),
    "2019-08": ("2019-08-01", "2019-08-31"),
    "2019": ("2019-01-01", "2019-12-31"),
    "0001-01-01": ("0001-01-01", "0001-01-01"),
    "9999-12-31": ("9999-12-31", "9999-12-31"),
    # Leap days
    "2020-02": ("2020-02-01", "2020-02-29"),
    "2019-02": ("2019-02-01", "2019-02-28"),
    "1900-02": ("1900-02-01", "1900-02-28"),
    "2000-02": ("2000-02-01", "2000-02-29"),
    "2020-02-29": ("2020-02-29", "2020-02-29"),
    "2020-02-XX": ("2020-02-01", "2020-02-29"),
    "2019-02-2X": ("2019-02-20", "2019-02-28"),
    # Partly unknown
    "2019-08-2X": ("2019-08-20", "2019-08-29"),
    "2019-08-3X": ("2019-08-30", "2019-08-31"),
    "2019-08-XX": ("2019-08-01", "2019-08-31"),
    "2019-XX": ("2019-01-01", "2019-12-31"),
    "2019-1X": ("2019-10-01", "2019-12-31"),
    "2019-0X": ("2019-01-01", "2019-09-30"),
    "2019-XX-XX": ("2019-01-01", "2019-12-31"),
    "2019-XX-31": ("2019-01-31", "2019-12-31"),
    "201X": ("2010-01-01", "2019-12-31"),
    "20XX": ("2000-01-01", "2099-12-31"),
    # Not sure of it: the words are outer bounds all the same
    "2019-08-21?": ("2019-08-21", "2019-08-21"),
    "2019-08-21~": ("2019-08-21", "2019-08-21"),
    "2019-08-21%": ("2019-08-21", "2019-08-21"),
    "2019-08?": ("2019-08-01", "2019-08-31"),
    "2019-08-2X?": ("2019-08-20", "2019-08-29"),
    # Intervals
    "2019-08-18/2019-08-20": ("2019-08-18", "2019-08-20"),
    "2019-08/2019-09": ("2019-08-01", "2019-09-30"),
    "2019/2020-02": ("2019-01-01", "2020-02-29"),
    "2019-08-20/2019-08": ("2019-08-20", "2019-08-31"),
    "2019-08-2X/2019-09-0X": ("2019-08-20", "2019-09-09"),
    "2019-08-18?/2019-08-20~": ("2019-08-18", "2019-08-20"),
    "../2019-08-20": ("", "2019-08-20"),
    "2019-08-20/..": ("2019-08-20", ""),
    "/2019-08-20": ("", "2019-08-20"),
    "2019-08-20/": ("2019-08-20", ""),
    # Sets
    "[2019-08-18..2019-08-20]": ("2019-08-18", "2019-08-20"),
    "[2019-08-18,2019-08-20]": ("2019-08-18", "2019-08-20"),
    "{2019-08-18..2019-08-20}": ("2019-08-18", "2019-08-20"),
    "{2018,2019-08}": ("2018-01-01", "2019-08-31"),
}

SEASONS = {
    "2019-21": ("2019-03-01", "2019-05-31"),
    "2019-22": ("2019-06-01", "2019-08-31"),
    "2019-23": ("2019-09-01", "2019-11-30"),
}

NONE = (
    "", " ", "Wednesday", "last September", "21 August 2019", "August 2019", "08/21/2019", "21.08.2019", "2019-8-21",
    "19-08-21", "2019-13", "2019-00", "2019-02-29", "2019-08-32", "2019-08-00", "1900-02-29", "2019-02-3X",
    "2019-2X-01", "0000", "0000-01-01", "-0044-03-15", "Y17E8", "12019-01-01", "/", "../..", "..",
    "2019-08-20/2019-08-18", "2020/2019", "2019-08-18/2019-08-19/2019-08-20", "2019-08-18/Wednesday", "XX-08-2019",
    "nonsense/2019-08-20", "2019-08-21\n", "2019-08-21 ", " 2019-08-21", "[2019-08-20..2019-08-18]", "2019-08-21; DROP",
    "\u0662\u0660\u0661\u0669-\u0660\u0668-\u0662\u0661",
)  # fmt: skip


@pytest.mark.parametrize("text", BOUNDS)
def test_outer_bounds(text: str) -> None:
    assert bounds(text) == BOUNDS[text]


@pytest.mark.parametrize("text", SEASONS)
def test_a_season_lies_in_its_year(text: str) -> None:
    assert bounds(text) == SEASONS[text]


def test_winter_has_bounds_in_order() -> None:
    winter = bounds("2019-24")
    assert winter is not None
    assert winter.begin < winter.end


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert bounds(text) is None


days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)).map(date.isoformat)


@given(days, days)
def test_an_interval_has_the_bounds_of_its_sides_or_none(first: str, last: str) -> None:
    assert bounds(f"{first}/{last}") == (Bounds(first, last) if first <= last else None)
    assert bounds(f"../{last}") == Bounds("", last)
    assert bounds(f"{first}/..") == Bounds(first, "")


@given(days, st.integers(0, 7))
def test_each_unknown_digit_only_widens(day: str, hidden: int) -> None:
    places = [at for at, char in enumerate(day) if char != "-"]
    masked = day[: places[hidden]] + "X" + day[places[hidden] + 1 :]
    found = bounds(masked)
    assert found is not None
    assert found.begin <= day <= found.end


@given(st.text(max_size=30) | st.text("0123456789X-/.?~%[]{},", max_size=24))
def test_any_text_gives_days_in_order_or_nothing(text: str) -> None:
    found = bounds(text)
    if found is not None:
        assert all(one == "" or is_day(one) for one in found)
        assert not (found.begin and found.end) or found.begin <= found.end
        assert found.begin or found.end


@pytest.mark.parametrize("text", ["2019-08-21", "2020-02-29", "0001-01-01"])
def test_a_day_of_the_calendar(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize("text", ["", "2019-08", "2019-02-29", "2019-8-21", "20190821", "2019-08-21\n", " 2019-08-21",
                                  "2019-W34-3", "0000-01-01",
                                  "\u0662\u0660\u0661\u0669-\u0660\u0668-\u0662\u0661"])  # fmt: skip
def test_no_day_of_the_calendar(text: str) -> None:
    assert not is_day(text)


@pytest.mark.parametrize(
    "words",
    ["Wednesday", "last September", "on August 21", "", "21.08.19", "the 90s", "12", "20190821", "120194", "on 201",
     "\u0627\u0644\u0623\u0631\u0628\u0639\u0627\u0621",
     "\u0662\u0661 \u0623\u063a\u0633\u0637\u0633", "\u0968\u0967 \u0905\u0917\u0938\u094d\u0924"],
)  # fmt: skip
def test_relative_without_a_year(words: str) -> None:
    assert is_relative(words)


@pytest.mark.parametrize(
    "words",
    ["2019", "August 21, 2019", "(2019)", "in 2019.", "2019/20", "21.08.2019",
     "\u0662\u0661 \u0623\u063a\u0633\u0637\u0633 \u0662\u0660\u0661\u0669",  # Arabic-Indic digits
     "\u06f2\u06f0\u06f1\u06f9 \u0633\u0627\u0644",  # Persian digits
     "\u0968\u0966\u0967\u096f \u092e\u0947\u0902"],  # Devanagari digits
)  # fmt: skip
def test_not_relative_with_a_year_in_any_script(words: str) -> None:
    assert not is_relative(words)
