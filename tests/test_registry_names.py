"""Names are folded for look-up, compared across scripts, and geometries are tidied."""

import unicodedata

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.registry import fold, latin
from rashomon.registry.wkt import WktError, metres_between, point_of, tidy
from rashomon.terms import well_formed_language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khān  Shaykhūn", "khan\u00a0shaykhun"),
        ("Hay’at Tahrir al-Sham", "Hayʾat Tahrir al‑Sham"),
        ("إدلب", "ادلب"),
        ("معرة النعمان", "معره النعمـــان"),
        ("مُحَمَّد", "محمد"),
        ("علی", "علي"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Łódź", "Lodz"),
        ("١٢٣", "123"),
        ("“White Helmets”", "White Helmets"),
        ("ＳＯＨＲ", "sohr"),
    ],
)
def test_spellings_that_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(("one", "other"), [("हिन्दी", "हन्द"), ("M4", "M5"), ("Homs", "Hama"), ("が", "か")])
def test_names_that_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()


@given(st.text(st.characters(categories=["L", "Nd", "Zs"])))
def test_folding_does_not_mind_case_or_normal_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(st.text())
def test_latin_letters_are_ascii_wherever_there_is_a_way(text: str) -> None:
    assert latin(text).isascii()


@given(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True))
def test_a_tag_is_accepted_only_where_an_rdf_parser_accepts_it(tag: str) -> None:
    if well_formed_language(tag):
        pyoxigraph.Literal("x", language=tag)


@pytest.mark.parametrize("tag", ["en", "ar-latn", "zh-hant-tw", "de-1901", "sr-latn-rs", "x-own", "en-x-a", "und"])
def test_usual_tags_are_accepted(tag: str) -> None:
    assert well_formed_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "en-a", "en_gb", "english-", "en-latn-latn", "abcdefghi"])
def test_tags_that_would_make_a_file_unreadable_are_refused(tag: str) -> None:
    assert not well_formed_language(tag)


def test_geometries_are_tidied_and_measured() -> None:
    assert tidy(" point ( 36.650833   35.441944 ) ") == "POINT(36.650833 35.441944)"
    assert tidy("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(1 2)") == "POINT(1 2)"
    assert tidy("POLYGON((0 0,1 0,1 1,0 0))") == "POLYGON((0 0, 1 0, 1 1, 0 0))"
    assert tidy("MultiPolygon(((0 0, 1 0, 1 1, 0 0)))") == "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)))"
    for bad in ("POINT(1 2 3)", "POINT(1 2", "POINT", "", "POINT(1 2) x", "<urn:x> POINT(1 2)", "POINT(200 1)"):
        with pytest.raises(WktError):
            tidy(bad)
    with pytest.raises(WktError, match="swapped"):
        tidy("POINT(35 136)")
    assert point_of("POINT(36.5 35)") == (36.5, 35.0)
    assert point_of("LINESTRING(1 2, 3 4)") is None
    # One degree of latitude is about 111.2 km.
    assert 111_100 < metres_between((36.0, 35.0), (36.0, 36.0)) < 111_300
