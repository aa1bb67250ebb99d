"""The brat reader: every oddity that was seen in real files, in small files of our own."""

import hashlib
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.article import Origin, Span
from rashomon.errors import ConfigurationError, SourceError
from rashomon.markup import Frame, Markup
from rashomon.problems import Problem, Severity, one_line
from rashomon.readers import brat

GOLDEN = Path(__file__).parent / "golden" / "brat"
CASES = ("oddities/bridge.ann", "annotators/amal/curfew.ann", "annotators/boris/curfew.ann", "furniture/convoy.ann")
ARTICLES = '[x]\nheadline = "h"\nlanguage = "en"\n'


def read(path: Path) -> tuple[Markup | None, Origin | None, list[Problem]]:
    problems: list[Problem] = []
    found = list(brat.read(path, problems.append))
    assert len(found) < 2
    if not found:
        return None, None, problems
    markup, origin = found[0]
    assert isinstance(markup, Markup)
    return markup, origin, problems


def write(folder: Path, ann: bytes | str, text: bytes | str, articles: str = ARTICLES) -> Path:
    for name, content in (("x.ann", ann), ("x.txt", text), ("articles.toml", articles)):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder / "x.ann"


def good(path: Path) -> Markup:
    markup, _, problems = read(path)
    assert problems == []
    assert markup is not None
    return markup


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, [one_line(problem) for problem in problems]
    return problems[0]


@pytest.mark.parametrize("case", CASES)
def test_each_oddity_is_named_with_its_line_and_the_rest_is_read(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)
    markup, _, problems = read(Path(case))
    assert markup is not None
    found = [one_line(problem) for problem in problems]
    found += [f"mark {mark.id} {mark.label} {mark.span.begin} {mark.span.end}" for mark in markup.marks]
    found += [f"frame {one.id} {one.label} {one.trigger} {one.arguments}" for one in markup.frames]
    found += [f"attribute {one.id} {one.name} {one.target} {one.value}" for one in markup.attributes]
    found += [f"link {one.id} {one.target} {one.resource} {one.value}" for one in markup.references]
    found += [f"note {one.id} {one.target} {one.kind} {one.text}" for one in markup.notes]
    found += [f"same {' '.join(group)}" for group in markup.same]
    expected = Path(case).with_suffix(".expected").read_bytes().decode("utf-8").splitlines()
    assert found == expected


def test_a_line_end_in_the_words_is_carried_as_a_blank_and_still_proves_them(tmp_path: Path) -> None:
    markup = good(write(tmp_path, "T1\tA 0 11\tone two ten\n", "one\ntwo\nten"))
    assert markup.marks[0].span == Span(0, 11, "one\ntwo\nten")


def test_fragments_are_proved_word_by_word(tmp_path: Path) -> None:
    markup = good(write(tmp_path, "T1\tA 0 3;8 11\tone ten\n", "one two ten"))
    assert markup.marks[0].span == Span(0, 11, "one ten", ((0, 3), (8, 11)))
    _, _, problems = read(write(tmp_path, "T1\tA 0 3;8 11\tone two\n", "one two ten"))
    assert only(problems).code == "quote-differs"


def test_windows_files_with_byte_order_marks_are_read_as_they_stand(tmp_path: Path) -> None:
    ann = b"\xef\xbb\xbfT1\tA 0 3\tone\r\n\r\nT2\tA 5 8\ttwo\r\nE1\tA:T1 Other:T2\r\n#1\tAnnotatorNotes E1\tyes\r\n"
    markup = good(write(tmp_path, ann, b"\xef\xbb\xbfone\r\ntwo\r\n"))
    assert markup.text == "one\r\ntwo\r\n"
    assert [mark.span.quote for mark in markup.marks] == ["one", "two"]
    assert markup.frames[0].arguments == (("Other", "T2"),)
    assert markup.notes[0].text == "yes"


def test_offsets_that_count_a_line_end_once_are_moved_and_that_is_said(tmp_path: Path) -> None:
    markup, _, problems = read(write(tmp_path, "T1\tA 4 7\ttwo", b"one\r\ntwo\r\n"))
    assert markup is not None
    assert markup.marks[0].span == Span(5, 8, "two")
    problem = only(problems)
    assert (problem.code, problem.severity, problem.place.line) == ("offset-repaired", Severity.WARNING, 1)


def test_words_with_a_tab_are_no_column_more(tmp_path: Path) -> None:
    markup = good(write(tmp_path, "T1\tA 0 7\tone\ttwo\n", "one\ttwo"))
    assert markup.marks[0].span == Span(0, 7, "one\ttwo")


def test_offsets_count_code_points(tmp_path: Path) -> None:
    text = "🌉 née e\u0301té مرحبا 桥"
    words = ("née", "e\u0301té", "مرحبا", "桥")
    lines = [f"T{n}\tA {text.index(w)} {text.index(w) + len(w)}\t{w}" for n, w in enumerate(words)]
    assert [mark.span.quote for mark in good(write(tmp_path, "\n".join(lines), text)).marks] == list(words)


def test_numbers_are_taken_off_repeated_roles_only(tmp_path: Path) -> None:
    ann = "T1\tA 0 1\tw\nE1\tA:T1 Agent:T1 Agent2:T1 Agent10:T1\n"
    ann += "E2\tA:T1 Arg1:T1 Arg2:T1 Phase02:T1\nR1\tX Arg1:T1 Arg2:E1\n"
    frames = good(write(tmp_path, ann, "w")).frames
    assert [[role for role, _ in frame.arguments] for frame in frames] == [
        ["Agent", "Agent", "Agent"],
        ["Arg1", "Arg2", "Phase02"],
        ["Arg1", "Arg2"],
    ]
    assert frames[2] == Frame("R1", "X", "", (("Arg1", "T1"), ("Arg2", "E1")))


def test_an_attribute_may_have_no_value_and_a_value_may_have_blanks(tmp_path: Path) -> None:
    ann = "T1\tA 0 1\tw\nA1\tNegated T1\nM1\tSpeculated T1\nA2\tBy T1 Amal al-Sayed\n"
    assert [one.value for one in good(write(tmp_path, ann, "w")).attributes] == ["true", "true", "Amal al-Sayed"]


def test_a_link_may_hold_colons(tmp_path: Path) -> None:
    ann = "T1\tA 0 1\tw\nN1\tReference T1 iri:http://www.wikidata.org/entity/Q858\tw\n"
    link = good(write(tmp_path, ann, "w")).references[0]
    assert (link.resource, link.value) == ("iri", "http://www.wikidata.org/entity/Q858")


def test_an_empty_annotation_file_is_an_article_without_annotations(tmp_path: Path) -> None:
    markup = good(write(tmp_path, b"", "one"))
    assert (markup.text, markup.marks, markup.about.headline) == ("one", (), "h")


def test_a_missing_text_names_where_it_was_expected(tmp_path: Path) -> None:
    (tmp_path / "x.ann").write_bytes(b"T1\tA 0 1\tw\n")
    markup, _, problems = read(tmp_path / "x.ann")
    assert markup is None
    problem = only(problems)
    assert (problem.code, problem.held_back) == ("text-missing", "article")
    assert problem.expected.endswith("x.txt")


@pytest.mark.parametrize("where", ["x.txt", "txt/x.txt", "text/x.txt"])
@pytest.mark.parametrize("folder", ["", "coder1/"])
def test_the_text_may_stand_beside_above_or_in_a_folder(tmp_path: Path, where: str, folder: str) -> None:
    (tmp_path / "coder1").mkdir()
    (tmp_path / where).parent.mkdir(exist_ok=True)
    (tmp_path / where).write_bytes(b"word")
    (tmp_path / "articles.toml").write_text(ARTICLES, encoding="utf-8")
    (tmp_path / folder / "x.ann").write_bytes(b"T1\tA 0 4\tword\n")
    markup = good(tmp_path / folder / "x.ann")
    assert markup.about.coder == ("coder1" if folder else "")
    assert markup.about.language == "en"


def test_the_annotator_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, "", "word")
    (tmp_path / "x.amal.ann").write_bytes(b"T1\tA 0 4\tword\n")
    markup = good(tmp_path / "x.amal.ann")
    assert (markup.about.id, markup.about.coder) == ("x", "amal")


def test_a_folder_that_holds_all_annotations_is_no_annotator(tmp_path: Path) -> None:
    (tmp_path / "ann").mkdir()
    write(tmp_path, "", "word")
    (tmp_path / "ann" / "x.ann").write_bytes(b"")
    assert good(tmp_path / "ann" / "x.ann").about.coder == ""


def test_text_that_is_not_utf8_holds_the_article_back(tmp_path: Path) -> None:
    markup, _, problems = read(write(tmp_path, "T1\tA 0 4\tcafé\n", "ligne\ncafé".encode("latin-1")))
    assert markup is None
    assert (only(problems).code, only(problems).place.line) == ("text-not-utf8", 2)


def test_a_line_that_is_not_utf8_is_held_back_alone(tmp_path: Path) -> None:
    ann = b"T1\tA 0 3\tone\n" + "T2\tA 4 8\tcafé\n".encode("latin-1")
    markup, _, problems = read(write(tmp_path, ann, "one café"))
    assert markup is not None
    assert [mark.id for mark in markup.marks] == ["T1"]
    assert (only(problems).code, only(problems).place.line) == ("line-unreadable", 2)


def test_a_file_of_something_else_gives_one_problem(tmp_path: Path) -> None:
    markup, _, problems = read(write(tmp_path, "token\tlabel\nBridge\tB-LOC\nfell\tO\n", "Bridge fell"))
    assert markup is None
    problem = only(problems)
    assert (problem.code, problem.held_back, problem.place.line) == ("not-brat", "file", 1)
    assert "3 lines" in problem.message


def test_lines_may_stand_in_any_order(tmp_path: Path) -> None:
    ann = "A1\tSure E1\nE1\tA:T1\n*\tEquiv T1 T2\nT2\tA 2 3\tx\nT1\tA 0 1\tw\n"
    markup = good(write(tmp_path, ann, "w x"))
    assert (len(markup.attributes), markup.same) == (1, (("T1", "T2"),))


def test_the_headline_is_the_first_line_where_nobody_gives_one(tmp_path: Path) -> None:
    markup, _, problems = read(write(tmp_path, "", "\n  \n  Bridge falls \nText", "[y]\n"))
    assert markup is not None
    assert markup.about.headline == "Bridge falls"
    assert (only(problems).code, only(problems).severity) == ("language-unknown", Severity.WARNING)


def test_what_is_known_of_an_article_comes_from_articles_toml(tmp_path: Path) -> None:
    articles = """[x]
headline = "Bridge falls"
language = "en"
published = 2021-04-18
reference-date = "2021-04-19"
reference-date-note = "by hand"
publisher = "daily"
agency = "wire"
author = "A. B."
url = "https://example.org/a"
archived-url = "https://example.org/b"
captured-on = 2021-04-20
captured-by = "amal"
capture-sha256 = "00"
listed-sources = ["one", "two"]
body = [0, 3]
revision-of = "w"
copy-of = "v"
annotator = "boris"
machine = true
"""
    about = good(write(tmp_path, "", "word", articles)).about
    assert about.published == "2021-04-18"
    assert about.reference_date == "2021-04-19"
    assert about.captured_on == "2021-04-20"
    assert about.listed_sources == ("one", "two")
    assert about.body == (0, 3)
    assert (about.coder, about.machine) == ("boris", True)
    empty = [field for field in about.__struct_fields__ if not getattr(about, field)]
    assert empty == []


def test_a_body_longer_than_the_text_is_told(tmp_path: Path) -> None:
    _, _, problems = read(write(tmp_path, "", "word", ARTICLES + "body = [0, 5]\n"))
    assert (only(problems).code, only(problems).expected) == ("body-too-long", "at most 4")


def test_articles_toml_that_is_not_toml_stops(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"articles\.toml:2: it is not TOML"):
        read(write(tmp_path, "", "word", "[x]\nheadline = nothing\n"))


def test_origin_names_files_sums_and_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "\nT1\tA 0 4\tword\nE1\tA:T1\n", "word")
    _, origin, _ = read(path)
    assert origin is not None
    assert (origin.line_of("T1"), origin.line_of("E1"), origin.line_of("E9")) == (2, 3, None)
    names = ("x.ann", "x.txt", "articles.toml")
    sums = {(tmp_path / name).as_posix(): hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in names}
    assert origin.inputs == sums


@pytest.mark.parametrize(
    ("name", "head", "taken"),
    [
        ("x.ann", b"T1\tA 0 1\tw\n", True),
        ("x.ann", b"\xef\xbb\xbf\r\n#1\tAnnotatorNotes T1\tw\r\n", True),
        ("x.ann", b"*\tEquiv T1 T2\n", True),
        ("x.ann", b"", True),
        ("x.ANN", b"broken\nT1\tA 0 1\tw\n", True),
        ("x.ann", b'{"text": "w"}', False),
        ("x.ann", b"\xef\xbb\xbf<xml/>", False),
        ("x.txt", b"T1\tA 0 1\tw\n", False),
    ],
)
def test_recognises_by_first_line_and_suffix(name: str, head: bytes, taken: bool) -> None:
    assert brat.recognises(Path(name), head) is taken


def test_a_file_that_is_not_there_stops(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        read(tmp_path / "none.ann")


GOOD_LINES = (
    "T1\tTake 7 11\ttook", "T2\tActor 0 6\tRebels", "T3\tActor 0 3;7 11\tReb took", "T1\tTake 8 12\ttook",
    "E1\tTake:T1 Agent:T2", "E2\tTake:T1 ", "E3\tTake:T9 Agent:E1 Agent2:T3", "R1\tNear Arg1:T1 Arg2:T2",
    "A1\tSure E1 yes", "M1\tNegated E1", "A2\tSure E9", "N1\tReference T2 kb:rebels\tRebels", "*\tEquiv T1 T2",
    "#1\tAnnotatorNotes E1\tnote", "#2\tAnnotatorNotes E9\tnote", "", "   ", "T4\tA 99999999999999999999 3\tx",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(GOOD_LINES) | st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=20),
        max_size=12,
    ),
    st.sampled_from(("\n", "\r\n")),
)
@example(["T1\tA 7 11\ttook\x85\x0b"], "\n")
def test_whatever_the_lines_each_is_read_or_named(lines: list[str], line_end: str) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder), line_end.join(lines), "Rebels took it.")
        markup, origin, problems = read(path)
    written = {number for number, line in enumerate(lines, 1) if line.strip()}
    if markup is None:
        assert only(problems).code == "not-brat"
        assert f"({len(written)} lines)" in problems[0].message
        return
    assert origin is not None
    kinds = (markup.marks, markup.frames, markup.attributes, markup.references, markup.notes)
    taken = [origin.line_of(one.id) for kind in kinds for one in kind if one.id not in {"#", "*"}]
    lost = {one.place.line for one in problems if one.held_back or one.code == "comment-line"}
    same = {number for number in written if re.match(r"[*#][^\t]*\t", lines[number - 1])} - lost
    assert set(taken) | lost | same == written
    assert len(taken) == len(set(taken)), "a line was read twice"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80), st.binary(max_size=40))
def test_any_bytes_give_an_article_or_a_problem(ann: bytes, text: bytes) -> None:
    with TemporaryDirectory() as folder:
        markup, _, problems = read(write(Path(folder), ann, text))
    assert markup is not None or any(problem.held_back in {"article", "file"} for problem in problems)
