"""Questions of the user's own, and questions that say what a filter means for them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from questions_case import store
from rashomon.dataset import Dataset, open_dataset
from rashomon.dataset.asking import put
from rashomon.errors import QuestionError
from rashomon.questions import Folder, Limits, answer, load, names, parse, prepare
from rashomon.selection import Filters, named
from rashomon.store.embedded import from_lines
from rashomon.terms import DEFAULT_BASE, NIF, RDF, RSM, SKOS
from sample import sample

SANA = DEFAULT_BASE + "entity/sana"
MINE = """# Who claims anything?
#
# Parameter source: actor. Only this one.
SELECT ?who { VALUES ?asked_source { UNDEF }
  ?claim rsm:claimant ?who FILTER(!BOUND(?asked_source) || ?who = ?asked_source) }
"""


def folder(path: Path, **files: str) -> Folder:
    for name, text in files.items():
        (path / f"{name}.rq").write_text(text, encoding="utf-8")
    return Folder(path)


def dataset() -> Dataset:
    return open_dataset(sample()[0])


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no question", encoding="utf-8")
    (tmp_path / ".hidden.rq").write_text(MINE, encoding="utf-8")
    mine = folder(tmp_path, Who_Claims=MINE)
    assert mine.names() == ["who-claims"]
    for name in ("who-claims", "who_claims", "WHO-CLAIMS", "who-claims.rq"):
        assert mine.read(name).title == "Who claims anything?"
    assert mine.read("who-claims").origin == str(tmp_path / "Who_Claims.rq")
    assert mine.read("timeline") == load("timeline")
    assert [one.name for one in mine.questions()[0]] == ["who-claims"]
    assert Folder().names() == []


def test_a_question_of_a_shipped_name_wins_aloud(tmp_path: Path) -> None:
    mine = folder(tmp_path, timeline=MINE)
    assert mine.read("timeline").title == "Who claims anything?"
    assert mine.instead(mine.read("timeline")) == (
        f"timeline is the question in {tmp_path / 'timeline.rq'}, not the shipped one of that name."
    )
    assert mine.instead(load("denials")) == ""
    other = folder(tmp_path, mine=MINE)
    assert other.instead(other.read("mine")) == ""


def test_an_unknown_name_resembles_those_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="Did you mean who-claims"):
        folder(tmp_path, **{"who-claims": MINE}).read("who-clams")
    with pytest.raises(QuestionError, match="Did you mean timeline"):
        Folder(tmp_path).read("timelin")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="does not exist"):
        Folder(tmp_path / "nowhere")
    (tmp_path / "file.rq").write_text(MINE, encoding="utf-8")
    with pytest.raises(QuestionError, match="is a file, not a folder"):
        Folder(tmp_path / "file.rq")
    (tmp_path / "a_b.rq").write_text(MINE, encoding="utf-8")
    (tmp_path / "a-b.rq").write_text(MINE, encoding="utf-8")
    twice = Folder(tmp_path)
    with pytest.raises(QuestionError, match="have one name"):
        twice.read("a_b")
    questions, faults = twice.questions()
    assert [one.name for one in questions] == ["file"]
    assert faults == [f"{tmp_path / 'a-b.rq'} and a_b.rq have one name. Rename one of them."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A question\n# Parameter place: town. Where.\nSELECT * {}", "line 2: .* declares no parameter"),
        ("# A question\n\nSELECT * {\n  SERVICE <http://a.example/> { ?a ?b ?c } }", "line 4: SERVICE"),
        ("# A question\n#\n# Parameter place: place. Where.\nSELECT * {}", "line 3: the parameter place has no place"),
        ("# Only a comment\n", "line 2: .* no question"),
        ("not a question at all", "line 1: .* no question"),
        ("# Q?\n# Filter colour: red.\nSELECT * {}", "line 2: there is no filter colour"),
        ("# Q?\n# Filter in: place.\nSELECT * {}", "line 2: .* not declared above it"),
    ],
)
def test_a_file_that_is_no_question_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said) as caught:
        folder(tmp_path, bad=text).read("bad")
    assert str(caught.value).startswith(f"{tmp_path / 'bad.rq'}: ")
    # The others can be asked all the same.
    questions, faults = folder(tmp_path, good=MINE).questions()
    assert [one.name for one in questions] == ["good"]
    assert faults == [str(caught.value)]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(QuestionError, match=r"bad\.rq is not UTF-8"):
        Folder(tmp_path).read("bad")


def test_what_the_parser_refuses_is_shown_as_it_was_written(tmp_path: Path) -> None:
    text = "# Who?\n\nSELECT ?who {\n  ?claim rsm:claimant\n}\n"
    with pytest.raises(QuestionError) as caught:
        answer(store(), folder(tmp_path, bad=text).read("bad"))
    said = str(caught.value).split("\n")
    # The prefix that was put in above it is not counted.
    assert said[0].startswith(f"{tmp_path / 'bad.rq'} is not SPARQL that can be read: line 5, column 1: expected")
    assert said[1:] == ["  }", "  ^"]
    with pytest.raises(QuestionError, match=r"line 1, column 1\d: expected") as caught:
        answer(store(), parse("SELECT ?x { ?x }", "query"))
    assert "SELECT ?x { ?x }" in str(caught.value)


def test_added_prefixes_stand_behind_the_comment(tmp_path: Path) -> None:
    question = folder(tmp_path, mine=MINE).read("mine")
    lines = question.text.split("\n")
    assert lines[0] == "# Who claims anything?"
    assert lines[3] == "PREFIX rsm: <https://w3id.org/rashomon/ns#>"
    assert question.added == (3, 1)
    assert answer(store(), question).rows
    assert prepare(store(), question).startswith("# Who claims anything?")


def test_a_filter_may_be_a_parameter() -> None:
    question = load("where-sources-differ")
    assert question.filters == {"according-to": "source"}
    with_filter = put(dataset(), [Filters(according_to=(SANA,))], question)
    with_parameter = put(dataset(), [], question, {"source": SANA})
    assert with_filter.rows == with_parameter.rows
    assert "--according-to sana is the parameter source here: what others say stays, to compare." in with_filter.notes
    with pytest.raises(QuestionError, match="Give it once"):
        put(dataset(), [Filters(according_to=(SANA,))], question, {"source": SANA})
    with pytest.raises(QuestionError, match="one --according-to at a time"):
        put(dataset(), [Filters(according_to=(SANA, SANA + "x"))], question)


def test_a_filter_may_make_no_sense() -> None:
    with pytest.raises(QuestionError, match=r"--status makes no sense for listed-not-cited\. Sources whose"):
        put(dataset(), [Filters(status=("Contested",))], load("listed-not-cited"))
    assert put(dataset(), [Filters(without=(SANA,))], load("listed-not-cited")).columns


@pytest.mark.parametrize(
    "filters",
    [
        Filters(without=(SANA,)), Filters(according_to=(SANA,)), Filters(status=("Contested",)),
        Filters(from_day="2019-08-01"), Filters(to_day="2019-08-31"), Filters(reviewed=True),
        Filters(places=(DEFAULT_BASE + "entity/hama-province",)), Filters(coders=(DEFAULT_BASE + "coder/a",)),
    ],
)  # fmt: skip
def test_no_run_has_made_a_part(filters: Filters) -> None:
    with pytest.raises(QuestionError, match=r"makes no sense for provenance\. A run makes whole graphs"):
        put(dataset(), [filters], load("provenance"))


def test_values_from_python_need_not_be_text() -> None:
    asked = dataset()
    two = put(asked, (), load("in-two-languages"), {"languages": 2})
    assert two.rows == asked.ask("in-two-languages", languages="2").rows
    assert put(asked, (), load("in-two-languages"), {"languages": 9}).rows == ()
    day = put(asked, (), load("timeline"), {"to": date(2019, 8, 31)})
    assert day.rows == asked.ask("timeline", to="2019-08-31").rows
    assert answer(store(), load("corroborated"), {"parties": 2}).rows


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "parameter languages: 'true' is not a whole number"),
        (2.5, r"parameter languages is of type integer and takes no float \(2\.5\)\. Give a text"),
        (None, r"parameter languages is of type integer and takes no NoneType .* Leave it out\."),
        (["2"], r"parameter languages is of type integer and takes no list"),
        (datetime(2019, 8, 31), r"parameter languages is of type integer and takes no datetime"),  # noqa: DTZ001
        ("\udcff", "parameter languages: .* is no text in UTF-8"),
    ],
)
def test_values_that_are_no_text_are_named(value: object, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        put(dataset(), (), load("in-two-languages"), {"languages": value})
    with pytest.raises(QuestionError, match=said):
        answer(store(), load("in-two-languages"), {"languages": value})


def test_an_empty_day_is_no_filter_left_out() -> None:
    for name in ("from", "to"):
        with pytest.raises(QuestionError, match=f"^--{name} is empty"):
            named(store(), **{f"{name}_day": ""})  # type: ignore[arg-type]


def test_filters_that_questions_name_are_real() -> None:
    for name in names():
        question = load(name)
        for parameter in question.filters.values():
            assert question.parameter(parameter)
        assert all(question.refused.values()), name


def test_an_answer_without_rows_says_what_was_too_narrow() -> None:
    query = parse(MINE, "mine")
    nothing = put(dataset(), [Filters(status=("NotCoded",), without=(SANA,))], query, {"source": SANA})
    assert nothing.rows == ()
    assert nothing.notes[0].startswith("Leaving out one of -p source, --without, --status gives none either.")
    one = put(dataset(), [Filters(without=(SANA,))], query, {"source": SANA})
    assert one.notes[0].startswith("Without -p source there are ")
    assert "; without --without there " in one.notes[0]
    assert put(dataset(), [], parse("SELECT ?a { ?a a rsm:Nothing }", "none")).notes == (f"From {dataset().extent}.",)
    alone = put(dataset(), [Filters(according_to=(SANA,))], parse("SELECT ?a { ?a a rsm:Nothing }", "none"))
    assert alone.notes[0] == "Without --according-to there are none either."


def test_names_of_filters_are_looked_up() -> None:
    place = named(store(), places=("Dolna",), status=("contested",), from_day="2019-08-01", to_day="2019-08-31")
    assert place.places == (DEFAULT_BASE + "entity/dolna",)
    assert (place.status, place.from_day, place.to_day) == (("Contested",), "2019-08-01", "2019-08-31")
    with pytest.raises(QuestionError, match=r"^--without: no actor is called 'Nobody'"):
        named(store(), without=("Nobody",))
    with pytest.raises(QuestionError, match=r"^--from: 'spring' is not a day"):
        named(store(), from_day="spring")
    with pytest.raises(Exception, match="--from 2019-08-02 is after --to 2019-08-01"):
        named(store(), from_day="2019-08-02", to_day="2019-08-01")


def test_a_part_is_answered_within_the_limits() -> None:
    table = put(dataset(), [Filters(without=(SANA,))], load("timeline"), limits=Limits(rows=1))
    assert len(table.rows) == 1
    assert "only the first 1 rows" in table.notes[0]
    with pytest.raises(QuestionError, match=r"0\.001 seconds"):
        put(dataset(), [Filters(without=(SANA,))], load("timeline"), limits=Limits(seconds=0.001))


def test_nothing_of_a_part_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    put(dataset(), [Filters(without=(SANA,))], load("status-profile"))
    with pytest.raises(QuestionError):
        put(dataset(), [Filters(without=(SANA,))], parse("SELECT nothing", "broken"))
    assert list(tmp_path.iterdir()) == []


def test_a_pronoun_names_nobody() -> None:
    lines = [
        f"<{DEFAULT_BASE}entity/sana> <{RDF}type> <{RSM}Actor> .\n",
        f'<{DEFAULT_BASE}entity/sana> <{SKOS}prefLabel> "SANA"@en .\n',
        *(f"<{DEFAULT_BASE}entity/sana> <{RSM}evidence> <{DEFAULT_BASE}a#{n}> .\n" for n in "12"),
        f'<{DEFAULT_BASE}a#1> <{NIF}anchorOf> "They" .\n',
        f'<{DEFAULT_BASE}a#2> <{NIF}anchorOf> "the agency" .\n',
    ]
    small = from_lines([line.encode() for line in lines])
    assert named(small, without=("The Agency",)).without == (SANA,)
    with pytest.raises(QuestionError, match="no actor is called 'they'"):
        named(small, without=("they",))


def test_where_nobody_has_a_name_it_is_said() -> None:
    actor = f"{DEFAULT_BASE}article/one/actor-1-2"
    lines = [f"<{actor}> <{RDF}type> <{RSM}Actor> .\n", f"<{actor}> <{RSM}describedIn> <{DEFAULT_BASE}article/one> .\n"]
    with pytest.raises(QuestionError, match=r"The one actor of this dataset has no name .* Give its IRI\."):
        named(from_lines([line.encode() for line in lines]), without=("SANA",))
    with pytest.raises(QuestionError, match=r"This dataset has none\."):
        named(from_lines([]), without=("SANA",))
