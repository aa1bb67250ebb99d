"""Terms as bytes: nothing that a user writes can leave its place in a line, and IRIs stay what they are."""

import re
from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import terms
from rashomon.article import About, Span
from rashomon.convert.names import Names, span_suffix

S, P, G = terms.iri("https://example.org/s"), terms.iri("https://example.org/p"), terms.iri("https://example.org/g")
HOSTILE = (
    '"', "\\", '" .\n<x> <y> <z> .\n', '\\" .', "\n", "\r\n", "\t\b\f", "\x00", "\x01\x1f\x7f\x80\x9f", "\u202egnp.exe",
    "\u2066\u2069\u200f", "\ufeff", "\ufffe\uffff", "\u2028\u2029\x85", "😀👩‍👩‍👧", "e\u0301", "<>", "^^<x>",
    "@en", "\\u0041",
    "\U0010ffff", "a" * 5000, " ", "", "{{}}", "%00%0A", "حلب", "\ud800", "\udfff\ud800", "x\udc80y",
)  # fmt: skip
texts = st.sampled_from(HOSTILE) | st.text() | st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join)
well_formed = texts.filter(lambda text: not re.search("[\ud800-\udfff]", text))
ASCII_IRI = re.compile(r"[!#-;=?-\[\]_a-z~]+")


def only_quad(term: bytes) -> pyoxigraph.Quad:
    (quad,) = pyoxigraph.parse(terms.line(S, P, term, G), pyoxigraph.RdfFormat.N_QUADS)
    assert (quad.subject, quad.predicate, quad.graph_name) == tuple(
        pyoxigraph.NamedNode(f"https://example.org/{name}") for name in "spg"
    )
    assert isinstance(quad, pyoxigraph.Quad)
    return quad


def sound(text: str) -> str:
    """Give a text as Unicode can hold it: each lone surrogate is U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


@given(texts)
def test_a_string_comes_back_as_it_was(text: str) -> None:
    assert only_quad(terms.literal(text)).object == pyoxigraph.Literal(sound(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_string_stays_in_its_line(text: str) -> None:
    line = terms.line(S, P, terms.literal(text), G)
    assert line.count(b"\n") == 1
    assert line.endswith(b" .\n")
    assert only_quad(terms.literal(text)).object == pyoxigraph.Literal(sound(text))


def test_control_characters_are_escaped() -> None:
    every = "".join(map(chr, [*range(0x20), 0x7F]))
    written = terms.literal(every)
    assert not any(byte < 0x20 or byte == 0x7F for byte in written)
    assert only_quad(written).object == pyoxigraph.Literal(every)


@pytest.mark.parametrize(("text", "written"), [
    ('say "no"', b'"say \\"no\\""'), ("C:\\n", b'"C:\\\\n"'), ("a\nb\r\tc", b'"a\\nb\\r\\tc"'),
    ("\x00\x7f", b'"\\u0000\\u007F"'), ("\u202e", '"\u202e"'.encode()), ("été", '"été"'.encode()),
    ("\ud800", '"\ufffd"'.encode()),
])  # fmt: skip
def test_strings_are_written_as_canonical_n_quads(text: str, written: bytes) -> None:
    assert terms.literal(text) == written


@given(well_formed, st.sampled_from(["en", "EN", "zh-Hant", "ar-LATN", "de-1996", "x-own"]))
def test_a_tagged_string_has_its_tag_in_lower_case(text: str, tag: str) -> None:
    assert only_quad(terms.tagged(text, tag)).object == pyoxigraph.Literal(text, language=tag.lower())
    assert terms.tagged(text, tag).endswith(b"@" + tag.lower().encode())


@given(well_formed, texts)
def test_no_tag_breaks_a_line(text: str, tag: str) -> None:
    found = only_quad(terms.tagged(text, tag)).object
    assert isinstance(found, pyoxigraph.Literal)
    assert found.value == text
    assert found.language


@pytest.mark.parametrize(
    "tag", ["", "e n", "en\n", "en .\n<x>", "français", "en_US", "-en", "en-", "toolonglanguage", "1"]
)
def test_an_ill_formed_tag_is_undetermined(tag: str) -> None:
    assert terms.tagged("x", tag) == b'"x"@und'


@given(well_formed)
def test_a_typed_string_keeps_its_words(text: str) -> None:
    found = only_quad(terms.typed(text, terms.GEO + "wktLiteral")).object
    assert found == pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(terms.GEO + "wktLiteral"))


@given(st.integers(-(10**20), 10**20))
def test_integers(number: int) -> None:
    assert only_quad(terms.integer(number)).object == pyoxigraph.Literal(
        str(number), datatype=pyoxigraph.NamedNode(terms.XSD + "integer")
    )


@given(st.floats(0, 1))
def test_decimals_have_no_exponent_and_no_needless_digit(number: float) -> None:
    found = only_quad(terms.decimal(number)).object
    assert isinstance(found, pyoxigraph.Literal)
    assert re.fullmatch(r"\d\.(\d{0,9}[1-9]|0)", found.value)
    assert abs(Decimal(found.value) - Decimal(number)) <= Decimal("5.1e-11")


@pytest.mark.parametrize(("number", "text"), [(0, "0.0"), (1, "1.0"), (0.5, "0.5"), (0.1 + 0.2, "0.3"), (1e-12, "0.0")])
def test_decimals(number: float, text: str) -> None:
    assert terms.decimal(number) == f'"{text}"^^<{terms.XSD}decimal>'.encode()


def test_days_offsets_and_booleans() -> None:
    assert terms.day("2019-08-21") == b'"2019-08-21"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert terms.offset(3768) == b'"3768"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>'
    assert terms.boolean(flag=True) == b'"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'


@pytest.mark.parametrize("text", [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
    "file:///etc/passwd", "FILE:///etc/passwd", "vbscript:x", "blob:x", "about:blank", "ftp://x.example/", "", " ",
    "http", "http:", "//news.example/", "/path", "news.example/a", "http://news.example/a b", "http://a/\tb", "http://a/<b>",
    'http://a/"', "http://a/{b}", "http://a/b|c", "http://a/\\b", "http://a/^b", "http://a/`b`", "http://a/\x00", "http://a/\nb",
    "http://a/> <x> <y> .", "_:blank", "?who", "http\u200b://a/", "\u202ehttp://a/",
])  # fmt: skip
def test_what_is_no_safe_iri_is_refused(text: str) -> None:
    assert not terms.is_safe_iri(text)
    assert terms.safe_iri(text) is None


@pytest.mark.parametrize(
    "text", ["http://a/\n", "http://a/\r\n", "http://a/ ", " http://a/", "http://a/é", "http://a/\u202e"]
)
def test_what_is_not_yet_an_iri_is_not_safe_as_it_stands(text: str) -> None:
    assert not terms.is_safe_iri(text)


@pytest.mark.parametrize(("text", "iri"), [
    ("https://news.example/a?b=c&d=%20#e", "https://news.example/a?b=c&d=%20#e"),
    ("  http://news.example/a\n", "http://news.example/a"),
    ("https://news.example/حلب", "https://news.example/%D8%AD%D9%84%D8%A8"),
    ("https://news.example/\u202ex\xa0y", "https://news.example/%E2%80%AEx%C2%A0y"),
    ("urn:isbn:0451450523", "urn:isbn:0451450523"), ("ark:/12148/btv1b8449691v", "ark:/12148/btv1b8449691v"),
    ("mailto:desk@news.example", "mailto:desk@news.example"), ("HTTPS://news.example/", "HTTPS://news.example/"),
])  # fmt: skip
def test_a_safe_iri_is_ascii(text: str, iri: str) -> None:
    assert terms.safe_iri(text) == iri


@given(
    texts | st.tuples(st.sampled_from(["http://a/", "https:", "urn:x:", "javascript:", "data:"]), texts).map("".join)
)
def test_whatever_is_let_through_is_one_ascii_iri(text: str) -> None:
    found = terms.safe_iri(text)
    if found is not None:
        assert found.isascii()
        assert found.partition(":")[0].lower() in {"http", "https", "urn", "doi", "ark", "geo", "mailto"}
        assert only_quad(terms.iri(found)).object == pyoxigraph.NamedNode(found)
        assert terms.safe_iri(found) == found


@given(texts, texts, texts)
def test_every_minted_iri_is_ascii_and_can_be_written(hostile: str, second: str, third: str) -> None:
    names = Names(terms.DEFAULT_BASE)
    article = names.article(names.article_name(About(id=hostile, publisher=second, url=third), third))
    minted = [
        article, names.keyed_event(hostile), names.coder(hostile), names.statement(hostile, second, third),
        names.count(of=hostile, measure=second, group=third, figures=(None, 3, None), within=""),
        names.disagreement("Judged", hostile, second, third), f"{article}#offset_{span_suffix(Span(0, 3))}",
    ]  # fmt: skip
    for iri in minted:
        assert ASCII_IRI.fullmatch(iri), iri
        assert only_quad(terms.iri(iri)).object == pyoxigraph.NamedNode(iri)
    assert minted[1].rpartition("/")[0] == terms.DEFAULT_BASE + "event", "a key is one segment"


@given(well_formed, well_formed)
def test_two_ids_never_share_a_segment(one: str, other: str) -> None:
    assert (terms.segment(one) == terms.segment(other)) == (one == other)


def test_iris_stay_what_they_are() -> None:
    names, base = Names("https://example.org/kg/"), "https://example.org/kg/"
    about = About(id="khan sheikhun/é", publisher="wire", url="https://news.example/1")
    assert names.article_name(about, "Text.\r\n") == "khan%20sheikhun%2F%C3%A9-24f651ead4722310"
    assert names.keyed_event("dorn#strike") == base + "event/dorn%23strike"
    assert names.coder("Ada Kovač") == base + "coder/Ada%20Kova%C4%8D"
    assert (
        names.statement(base + "event/k", terms.RSM + "agent", base + "entity/army")
        == base + "statement/bb8ae112d3bf74d8cf295abd860a5b2e"
    )
    count = names.count(
        of=base + "event/k", measure=terms.VALUE + "killed", group="", figures=(18, 21, None), within=""
    )
    assert count == base + "count/356309c7f845134cc0e805ea278d8d81"
    assert names.disagreement("Judged", "a", "b") == base + "disagreement/3db48536bf7283c5bcdf206b43a3205a"
    assert names.disagreement("Judged", "b", "a") == names.disagreement("Judged", "a", "b")
    assert span_suffix(Span(3, 9, fragments=((3, 5), (7, 9)))) == "3_5_7_9"
    assert terms.digest() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_an_identical_copy_in_another_outlet_is_another_article() -> None:
    names = Names(terms.DEFAULT_BASE)
    abouts = [About(id="a", publisher=outlet, url=url) for outlet in ("wire", "daily") for url in ("", "https://x/")]
    assert len({names.article_name(one, "same") for one in abouts}) == 4
    assert names.article_name(abouts[0], "same") != names.article_name(abouts[0], "same ")
    titled = About(id="a", publisher="wire", headline="Regime", published="2019-08-21")
    assert names.article_name(titled, "same") == names.article_name(abouts[0], "same"), "no title, no date in an IRI"


marks = st.sampled_from(["", "a", "b", "ab", "\x1f", "\\", "\\u", "\\\\", "u", "\\\x1f"])
pieces = st.lists(marks | st.text(max_size=3), min_size=1, max_size=4)


@given(pieces, pieces)
def test_boundaries_between_parts_count(one: list[str], other: list[str]) -> None:
    assert (terms.digest(*one) == terms.digest(*other)) == (one == other)


@pytest.mark.parametrize(("one", "other"), [
    (("ab", "c"), ("a", "bc")), (("a", ""), ("a",)), (("", "a"), ("a", "")), (("a\x1fb",), ("a", "b")),
    (("\\u",), ("\x1f",)), (("a\\", "b"), ("a", "\\b")), (("\\\x1f",), ("\\", "")), (("\ud800",), ("\ufffd",)),
])  # fmt: skip
def test_parts_that_look_alike_when_joined(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert terms.digest(*one) != terms.digest(*other)
