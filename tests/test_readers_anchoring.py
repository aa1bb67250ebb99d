"""Offsets: each known way of counting is undone, nothing is accepted that is not there."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rashomon.readers._anchoring import NEAR, Ledger, occurrences, prove
from strategy_names import BLANKS, BREAKS, CONTROL_WORDS, PLAIN_WORDS

# Words that differ from one another, so that a quote of several stands in one place only.
_pieces = st.lists(
    st.tuples(st.sampled_from(PLAIN_WORDS + CONTROL_WORDS), st.sampled_from(BLANKS + BREAKS)), min_size=4, max_size=25
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, int, int]:
    """Make a text and a span in it that begins and ends with a word."""
    text, words = "", []
    for word, blank in draw(_pieces):
        words.append((len(text), len(text) + len(word)))
        text += word + blank
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 4, len(words) - 1)))
    return text, words[first][0], words[last][1]


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    return len(text.encode())


def lf(text: str) -> int:
    return len(text.replace("\r\n", "\n"))


def crlf(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\n", "\r\n"))


def nfc(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def nfd(text: str) -> int:
    return len(unicodedata.normalize("NFD", text))


def loose(text: str) -> str:
    """Fold what the rules fold, so that "in one place only" means so under each of them."""
    return unicodedata.normalize("NFC", text.translate(dict.fromkeys(map(ord, "\n\r\t\xa0\u202f"), " ")))


def one_based(text: str) -> int:
    return len(text) + 1


@given(marked())
def test_right_offsets_are_proved(case: tuple[str, int, int]) -> None:
    text, begin, end = case
    found = prove(text, begin, end, text[begin:end])
    assert (found.kind, found.begin, found.end, found.how) == ("proved", begin, end, "")
    assert found.span().quote == text[begin:end]


@pytest.mark.parametrize("count", [utf16, utf8, lf, crlf, nfc, nfd, one_based])
@given(case=marked())
def test_each_way_of_counting_is_undone(count: object, case: tuple[str, int, int]) -> None:
    assert callable(count)
    text, begin, end = case
    quote = text[begin:end]
    assume(len(occurrences(loose(text), loose(quote))) == 1)
    # A word joined by normalising with what stands before it has no place of its own in that form.
    assume(not unicodedata.combining(quote[0]) and "\u1112" not in quote[1:])
    found = prove(text, count(text[:begin]), count(text[:end]), quote)
    assert (found.begin, found.end, found.usable) == (begin, end, True)
    assert found.words == quote


@given(marked(), st.integers(-30, 30), st.integers(-30, 30))
def test_whatever_is_accepted_is_what_was_carried(case: tuple[str, int, int], left: int, right: int) -> None:
    text, begin, end = case
    quote = text[begin:end]
    found = prove(text, begin + left, end + right, quote)
    if found.usable:
        there = text[found.begin : found.end]
        folded = [unicodedata.normalize("NFC", " ".join(words.split())) for words in (there, quote)]
        assert folded[0] == folded[1]
        assert found.words == there


TEXT = "A man, a\xa0plan:\r\ncafe\u0301 olé. “😀” the end, the man."
CASES = [
    # begin, end, quote, kind, how, found begin, found end
    (2, 5, "man", "proved", "", 2, 5),
    (7, 13, "a plan", "repaired", "no-break space", 7, 13),
    (2, 4, "man", "repaired", "inclusive end", 2, 5),
    (3, 6, "man", "repaired", "one-based", 2, 5),
    (3, 5, "man", "repaired", "one-based with inclusive end", 2, 5),
    (16, 21, "café", "repaired", "NFC against NFD", 16, 21),
    (9, 20, "plan:  cafe", "repaired", "line break carried as a blank", 9, 20),
    (16, 20, "café", "repaired", "offsets of the NFC form", 16, 21),
    (22, 25, "olé", "proved", "", 22, 25),
    (21, 24, "olé", "repaired", "CRLF counted as one", 22, 25),
    (32, 39, "the end", "repaired", "UTF-16", 31, 38),
    (20, 23, "man", "refused", "", 20, 23),  # it stands twice near by
    (60, 64, "plan", "repaired", "near by", 9, 13),
    (9, 13, "plot", "refused", "“plan” stands there", 9, 13),
    (5, 2, "man", "refused", "end stands before", 5, 2),
    (-3, 2, "", "refused", "code points", -3, 2),
    (2, 2, "", "refused", "empty", 2, 2),
    (2, 6, "", "unproved", "", 2, 6),
    (2, 7, "", "refused", "blank", 2, 7),
    (900, 903, "", "refused", "has 48 code points", 900, 903),
]


@pytest.mark.parametrize(("begin", "end", "quote", "kind", "how", "at", "to"), CASES)
def test_causes(begin: int, end: int, quote: str, kind: str, how: str, at: int, to: int) -> None:
    found = prove(TEXT, begin, end, quote)
    assert (found.kind, found.begin, found.end) == (kind, at, to)
    assert how in found.how


def test_a_byte_order_mark_counted_or_not() -> None:
    assert prove("\ufeffabc def", 4, 7, "def").begin == 5
    assert "byte order mark" in prove("abc def", 5, 8, "def").how
    assert prove("ébc def", 8, 11, "def").how == "UTF-8 bytes, byte order mark counted"


def test_the_quote_is_not_taken_from_inside_a_word_or_from_far_away() -> None:
    assert prove("the winning side", 0, 2, "in").kind == "refused"
    assert prove("x" * (NEAR + 10) + " here", 0, 4, "here").kind == "refused"
    assert prove("x" * (NEAR - 10) + " here", 0, 4, "here").kind == "repaired"


def test_fragments_are_proved_and_moved_together() -> None:
    text = "😀 Turkish and Russian forces"
    right = prove(text, 2, 28, "Turkish forces", [(2, 9), (22, 28)])
    assert (right.kind, right.span().fragments) == ("proved", ((2, 9), (22, 28)))
    moved = prove(text, 3, 29, "Turkish forces", [(3, 10), (23, 29)])
    assert (moved.how, moved.fragments) == ("UTF-16 units", ((2, 9), (22, 28)))
    assert prove(text, 2, 28, "Turkish forces", [(22, 28), (2, 9)]).kind == "refused"


def test_an_unproved_span_carries_no_quote() -> None:
    assert prove("a man", 2, 5, "").span("ScareQuoted").quote == ""
    assert prove("a man", 2, 5, "").span("ScareQuoted").framing == "ScareQuoted"


def test_the_ledger_counts_in_four_columns() -> None:
    ledger = Ledger()
    for begin, end, quote in [(2, 5, "man"), (2, 4, "man"), (3, 6, "man"), (2, 5, ""), (0, 99, "")]:
        ledger.count(prove("a man", begin, end, quote))
    assert ledger.sentence() == (
        "1 proved, 2 repaired (1 inclusive end, 1 one-based, or a byte order mark counted), 1 unproved, 1 refused"
    )
