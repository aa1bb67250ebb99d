"""The native format: what is written comes back, by program or by hand, and what is wrong is named with its place."""

import json
import pickle
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.article import Article, Span
from rashomon.cli.schema import schema as schema_command
from rashomon.errors import SourceError, UsageError
from rashomon.problems import Problem, Severity
from rashomon.readers import native
from rashomon.readers._anchoring import fold, occurrences
from rashomon.readers._native_schema import SCHEMA_ID
from strategies import articles

TEXT = "Troops took Kessel on Monday, residents said.\nThe ministry said nothing. Syria’s army was there."
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(path: Path) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    return [one for one, _ in native.read(path, problems.append) if isinstance(one, Article)], problems


def read_bytes(folder: Path, data: bytes, name: str = "a.json") -> tuple[list[Article], list[Problem]]:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def read_one(folder: Path, **article: Any) -> tuple[Article, list[Problem]]:
    data = json.dumps({"id": "a", "text": TEXT, **article}, ensure_ascii=False, indent=1).encode()
    (found,), problems = read_bytes(folder, data)
    return found, problems


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("native")


# Round trips.


@slow
@given(article=articles(), indent=st.sampled_from([0, 2]))
def test_what_is_written_comes_back(folder: Path, article: Article, indent: int) -> None:
    data = native.write([article], indent=indent)
    found, problems = read_bytes(folder, data)
    assert found == [article]
    assert problems == []
    assert native.write(found, indent=indent) == data


@slow
@given(article=articles())
def test_written_by_hand_it_is_the_same_article(folder: Path, article: Article) -> None:
    raw = json.loads(native.write([article]))
    written = {"$schema": SCHEMA_ID, **_shortened(raw, article.text), "author": raw.get("author")}
    found, problems = read_bytes(folder, json.dumps(written).encode())
    assert found == [article]
    assert problems == []


@settings(slow, max_examples=10)  # the validator is slow
@given(article=articles())
def test_what_is_written_by_hand_or_program_fits_the_schema(article: Article) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the package jsonschema is not installed")
    schema = native.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    raw = json.loads(native.write([article]))
    for form in (raw, _shortened(raw, article.text)):
        assert [error.message for error in validator.iter_errors(form)] == []


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="the package jsonschema is not installed")
    validator = jsonschema.Draft202012Validator(native.schema())
    assert validator.is_valid({"text": "x", "claims": [{"evidence": "x"}]})
    for wrong in ({}, {"text": "x", "headlin": ""}, {"text": "x", "claims": [{}]}, {"text": "x", "events": {}}):
        assert not validator.is_valid(wrong)


def test_the_schema_is_printed_with_words_for_each_key() -> None:
    printed = json.loads(CliRunner().invoke(schema_command, []).output)
    assert printed["$id"] == SCHEMA_ID
    for definition in (printed, *printed["$defs"].values()):
        assert definition["description"]
        for key, value in definition["properties"].items():
            assert value.get("description"), (definition["title"], key)


def _shortened(value: Any, text: str, key: str = "") -> Any:
    """Say an article as briefly as a person would: bare quotes, one thing instead of a list of one."""
    if isinstance(value, dict):
        quote = value.get("quote", "")
        if set(value) == {"begin", "end", "quote"} and len(occurrences(fold(text), fold(quote))) == 1:
            return quote
        return {name: _shortened(one, text, name) for name, one in value.items()}
    if isinstance(value, list):
        items = [_shortened(one, text) for one in value]
        sections = {"mentions", "events", "states", "counts", "claims", "disagreements", "between", "fragments"}
        return items[0] if len(items) == 1 and key not in sections and not isinstance(items[0], list) else items
    return value


def test_equal_articles_give_equal_bytes_however_they_were_made() -> None:
    plain = Article(id="a", text="x")
    certain = msgspec.json.decode(b'{"id":"a","text":"x","language":""}', type=Article)
    assert native.write([plain]) == native.write([certain]) == b'{"id":"a","text":"x"}\n'


def test_several_articles_are_not_indented() -> None:
    with pytest.raises(UsageError, match="JSON Lines"):
        native.write([Article(id="a", text="x"), Article(id="b", text="y")], indent=2)


# By hand.


def test_a_mention_and_a_speaker_are_written_where_they_are_used(folder: Path) -> None:
    article, problems = read_one(
        folder,
        events=[
            {
                "type": "territorial-gain",
                "trigger": "took Kessel",
                "roles": {"agent": {"quote": "Troops", "entity": "army"}, "destination": {"quote": "Kessel"}},
                "time": "Monday",
                "date": "2024-03-04",
                "says": [
                    {"speaker": "?residents", "verb": "said", "via": "wire", "via_act": "quotes"},
                    {"speaker": "ministry", "denies": True, "only": "agent", "sure": "probable"},
                ],
            }
        ],
    )
    assert problems == []
    assert [(one.id, one.span.quote, one.kind, one.unnamed, one.date) for one in article.mentions] == [
        ("events[0].roles.agent", "Troops", "actor", False, ""),
        ("events[0].roles.destination", "Kessel", "place", False, ""),
        ("events[0].time", "Monday", "time", False, "2024-03-04"),
        ("events[0].says[0].speaker", "residents", "actor", True, ""),
    ]
    (event,) = article.events
    assert event.roles == {"agent": ("events[0].roles.agent",), "destination": ("events[0].roles.destination",)}
    assert (event.time, event.date) == ("events[0].time", "")
    first, second, relay = article.claims
    assert (first.claimants, first.content, first.speech_act) == (
        ("events[0].says[0].speaker",),
        ("events[0]",),
        "states",
    )
    assert first.cue == Span(40, 44, "said")  # the one in the paragraph of the trigger
    assert (second.polarity, second.speech_act, second.certainty) == ("Negated", "denies", "Probable")
    assert second.content == ("events[0].agent",)
    assert (relay.claimants, relay.reports, relay.speech_act) == (("wire",), (first.id,), "quotes")


def test_the_same_words_written_twice_are_one_mention(folder: Path) -> None:
    agent = {"quote": "Troops", "entity": "army"}
    article, _ = read_one(
        folder, events=[{"type": "t", "trigger": "took", "roles": {"agent": agent, "party": [agent]}}]
    )
    assert [one.id for one in article.mentions] == ["events[0].roles.agent"]
    assert article.events[0].roles["party"] == ("events[0].roles.agent",)


def test_an_own_id_wins_over_the_question_mark(folder: Path) -> None:
    mention = {"id": "?x", "kind": "actor", "span": "Troops"}
    article, problems = read_one(folder, mentions=[mention], claims=[{"evidence": "Monday", "claimants": "?x"}])
    assert (article.claims[0].claimants, len(article.mentions), problems) == (("?x",), 1, [])


def test_null_is_left_out(folder: Path) -> None:
    article, problems = read_one(folder, author=None, claims=[{"evidence": "Monday", "cue": None, "coder": None}])
    assert (article.author, article.claims[0].cue, problems) == ("", None, [])


def test_the_text_may_stand_beside_it_and_keeps_its_line_ends(folder: Path) -> None:
    (folder / "beside.txt").write_bytes("\ufeffA\r\nB said".encode())
    path = folder / "b.json"
    path.write_text('{"text_file": "beside.txt", "claims": [{"evidence": "B"}]}', encoding="utf-8")
    problems: list[Problem] = []
    ((article, origin),) = native.read(path, problems.append)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.claims[0].evidence[0].begin) == ("b", "A\r\nB said", 3)
    assert len(origin.inputs) == 2
    assert problems == []


def test_offsets_that_a_known_cause_explains_are_repaired_and_told(folder: Path) -> None:
    text = "😀😀 Troops took Kessel"
    spans = [{"begin": 5, "end": 11, "quote": "Troops"}, {"begin": 17, "end": 23, "quote": "Kessel"}]
    article, (problem,) = read_one(folder, text=text, claims=[{"evidence": spans}])
    assert [span.begin for span in article.claims[0].evidence] == [3, 15]
    assert problem.severity is Severity.INFO
    assert "2 spans" in problem.message
    assert "UTF-16" in problem.message


def test_offsets_that_were_only_guessed_are_a_warning(folder: Path) -> None:
    article, (problem,) = read_one(folder, claims=[{"evidence": {"begin": 30, "end": 36, "quote": "Kessel"}}])
    assert article.claims[0].evidence == (Span(12, 18, "Kessel"),)
    assert (problem.code, problem.severity) == ("offsets-repaired", Severity.WARNING)


def test_what_nobody_says_is_told_where_others_are_said(folder: Path) -> None:
    said = {"id": "e1", "type": "t", "trigger": "took", "says": {}}
    _, (problem,) = read_one(folder, events=[said, {"id": "e2", "type": "t", "trigger": "there"}])
    assert (problem.code, problem.place.annotation, problem.severity) == ("said-by-nobody", "e2", Severity.INFO)


# What is wrong, and where.

CLAIM = {"id": "c1", "evidence": "Monday"}
HOSTILE: list[tuple[dict[str, Any], str, str, str, str]] = [
    # article, code, path, held back, words of message or advice
    ({"claims": [{**CLAIM, "evidnce": "x"}]}, "key-unknown", "$.claims[0].evidnce", "claim", "“evidence”"),
    ({"headlin": "x"}, "key-unknown", "$.headlin", "", "“headline”"),
    ({"claims": [{"id": "c1"}]}, "key-missing", "$.claims[0]", "claim", "“evidence” is missing"),
    ({"claims": [{"evidence": 5}]}, "value-unfit", "$.claims[0].evidence", "claim", "a whole number"),
    ({"claims": ["said"]}, "value-unfit", "$.claims[0]", "claim", "an object"),
    ({"claims": {"evidence": "x"}}, "value-unfit", "$.claims", "claims", "a list"),
    ({"claims": [{**CLAIM, "confidence": 50}]}, "value-unfit", "$.claims[0].confidence", "claim", "<= 1"),
    ({"language": 5}, "value-unfit", "$.language", "", "text"),
    ({"body": [1]}, "value-unfit", "$.body", "", "a list of 2"),
    ({"claims": [{"evidence": "Sunday"}]}, "quote-not-found", "$.claims[0].evidence", "claim", "Copy the words"),
    ({"claims": [{"evidence": "Syria's"}]}, "quote-not-found", "$.claims[0].evidence", "claim", "“Syria’s”"),
    ({"claims": [{"evidence": "MONDAY"}]}, "quote-not-found", "$.claims[0].evidence", "claim", "“Monday”"),
    ({"claims": [{"evidence": ""}]}, "key-missing", "$.claims[0].evidence", "claim", "words"),
    ({"claims": [{"evidence": "said"}]}, "quote-ambiguous", "$.claims[0].evidence", "claim", "twice"),
    ({"claims": [{"evidence": {"quote": "said", "occurrence": 3}}]}, "quote-ambiguous", "$.claims[0].evidence", "claim",
     "from 1 to 2"),
    ({"claims": [{"evidence": {"begin": 3}}]}, "offsets-incomplete", "$.claims[0].evidence", "claim", "“end”"),
    ({"claims": [{"evidence": {"begin": 1, "end": 4, "quote": "Sunday"}}]}, "quote-differs", "$.claims[0].evidence",
     "claim", "“roo” stands there"),
    ({"claims": [{"evidence": {"begin": 900, "end": 904}}]}, "offsets-refused", "$.claims[0].evidence", "claim",
     "code points"),
    ({"claims": [{"evidence": {"begin": 6, "end": 11}}]}, "offsets-refused", "$.claims[0].evidence", "claim", "blank"),
    ({"claims": [{**CLAIM, "content": "e9"}]}, "reference-unknown", "$.claims[0].content", "claim", "no annotation"),
    ({"claims": [CLAIM, {"evidence": "Kessel", "reports": "c2"}]}, "reference-unknown", "$.claims[1].reports", "claim",
     "known here: c1."),
    ({"claims": [{**CLAIM, "content": "c1"}]}, "reference-unknown", "$.claims[0].content", "claim", "a claim"),
    ({"claims": [CLAIM, CLAIM]}, "id-twice", "$.claims[1].id", "claim", "two annotations"),
    ({"events": [{"type": "t"}]}, "key-missing", "$.events[0].trigger", "event", "key"),
    ({"counts": [{"of": "k", "measure": "killed"}]}, "key-missing", "$.counts[0].value", "count", "figure"),
    ({"events": [{"type": "t", "trigger": "took", "says": {"verb": "shouted"}}]}, "quote-not-found",
     "$.events[0].says.verb", "claim", "copy the words"),
    ({"states": [{"predicate": "p", "subject": "x", "object": "y", "says": {}}]}, "key-missing", "$.states[0].says",
     "claim", "“evidence”"),
    ({"mentions": [{"span": "Monday", "kind": "tim"}]}, "value-unfit", "$.mentions[0].kind", "mention", "tim"),
    ({"events": [{"type": "t", "trigger": "took", "roles": {"agent": ["?Martians"]}}]}, "quote-not-found",
     "$.events[0].roles.agent[0]", "event", "text"),
    ({"text_file": "b.txt"}, "text-twice", "$.text_file", "article", "both"),
]  # fmt: skip


@pytest.mark.parametrize(("extra", "code", "path", "held_back", "words"), HOSTILE)
def test_what_is_wrong_is_named_with_path_and_line(
    folder: Path, extra: dict[str, Any], code: str, path: str, held_back: str, words: str
) -> None:
    data = json.dumps({"id": "a", "text": TEXT, **extra}, ensure_ascii=False, indent=1).encode()
    found, problems = read_bytes(folder, data, "wrong.json")
    problem = problems[0]
    assert (problem.code, problem.place.path, problem.held_back) == (code, path, held_back)
    said = f"{problem.message} {problem.expected} {problem.found} {problem.advice}"
    assert words.lower() in said.lower()
    assert len(found) == (held_back != "article")
    key = path.rpartition(".")[2].split("[")[0]
    lines = [number for number, line in enumerate(data.decode().splitlines(), 1) if f'"{key}"' in line]
    if lines and "[" not in path.rpartition(".")[2] and code != "key-missing":
        assert problem.place.line == lines[-1]
    assert problem.place.file == (folder / "wrong.json").as_posix()


BROKEN: list[tuple[bytes, str, int, str]] = [
    (b"", "not-json", 1, "the end"),
    (b'{"text": "x",\n id: 1}', "not-json", 2, "property name"),
    (b'{"text": "x",\n "id": 1 2}', "not-json", 2, "delimiter"),
    (b'{"text": "x",\n "id": "a", "id": "b"}', "key-twice", 2, "first in line 2"),
    (b'{"text": "x",\n "claims": [{"evidence": "x",\n "evidence": "x"}]}', "key-twice", 3, "“evidence”"),
    (b'{"text": "x",\n "confidence": NaN}', "not-json", 2, "NaN"),
    (b'{"text": "x",\n "confidence": -Infinity}', "not-json", 2, "-Infinity"),
    (b'{"id": "a",\n "text": "x\\ud83d y"}', "lone-surrogate", 2, "half a character"),
    (b'{"id": "a",\n "t\\udc00": "y"}', "lone-surrogate", 2, "half a character"),
    (b'{"text": "x", "claims": \n' + b"[" * 101 + b"]" * 101 + b"}", "too-deep", 2, "100 deep"),
    (b'{"text": "x", "claims": \n' + b"[" * 200_000, "too-deep", 2, "100 deep"),
    (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "not-json", 1, "too long"),
    ('{"text": "é"}'.encode("latin-1"), "not-utf8", 1, "0xe9"),
    ('{"text": "é"}'.encode("utf-16"), "not-utf8", 1, "UTF-16"),
    (b'[{"text": "x"}]', "value-unfit", 1, "an object"),
    (b'{"id": "a"}', "text-missing", 1, "no text"),
    (b'{"id": "a",\n"text_file": "nowhere.txt"}', "text-missing", 2, "nowhere.txt"),
    (b'{"id": "a",\n"text_file": "/etc/hosts"}', "text-missing", 2, "relative"),
    (b'{"id": "a",\n"text_file": "C:\\\\x.txt"}', "text-missing", 2, "relative"),
    (b'{"id": "a",\n"text_file": "latin.txt"}', "not-utf8", 2, "0xe9"),
]


@pytest.mark.parametrize(("data", "code", "line", "words"), BROKEN)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    folder: Path, data: bytes, code: str, line: int, words: str
) -> None:
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    found, problems = read_bytes(folder, data, "broken.json")
    assert found == []
    problem = problems[-1]
    assert (problem.code, problem.place.line, problem.held_back) == (code, line, "article")
    assert words in f"{problem.message} {problem.expected} {problem.found} {problem.advice}"


def test_a_missing_file_stops_the_reading(folder: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        read(folder / "no.json")


def test_what_refers_to_something_held_back_falls_too_but_says_what_else_it_says(folder: Path) -> None:
    article, problems = read_one(
        folder,
        mentions=[{"id": "m1", "kind": "actor", "span": "Martians"}],
        events=[
            {"id": "e1", "type": "t", "trigger": "took", "roles": {"agent": "m1"}},
            {"id": "e2", "type": "t", "trigger": "there"},
        ],
        claims=[
            {"id": "c1", "evidence": "Monday", "content": ["e1", "e2"]},
            {"id": "c2", "evidence": "Kessel", "content": "e1"},
            {"id": "c3", "evidence": "Troops", "reports": "c2"},
        ],
    )
    assert [one.id for one in article.events] == ["e2"]
    assert [(one.id, one.content) for one in article.claims] == [("c1", ("e2",))]
    assert [(one.code, one.place.annotation, one.held_back) for one in problems] == [
        ("quote-not-found", "m1", "mention"),
        ("reference-held-back", "e1", "event"),
        ("reference-held-back", "c2", "claim"),
        ("reference-held-back", "c3", "claim"),
    ]


# JSON Lines.


def test_one_bad_line_does_not_stop_the_others(folder: Path) -> None:
    lines = [
        b'{"id": "a", "text": "x"}',
        b'{"id": "b", "text": ',
        b"",
        b'{"text": "z", "claims": [{"evidence": "q"}]}\r',
    ]
    path = folder / "lines.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines))
    found, problems = read(path)
    assert [one.id for one in found] == ["a", "lines-4"]
    assert [(one.code, one.place.line) for one in problems] == [("not-json", 2), ("quote-not-found", 4)]


def test_pretty_printed_json_named_jsonl_is_one_article(folder: Path) -> None:
    found, problems = read_bytes(folder, b'{\n"id": "a",\n"text": "x"\n}\n', "pretty.jsonl")
    assert ([one.id for one in found], problems) == (["a"], [])


def test_an_article_above_the_limit_is_refused_and_the_next_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.readers._json_lines.documents.__defaults__", (60,))
    big = b'{"id": "big", "text": "' + b"x" * 200 + b'"}'
    found, problems = read_bytes(
        folder, b'{"id": "a", "text": "x"}\n' + big + b'\n{"id": "c", "text": "y"}', "big.jsonl"
    )
    assert [one.id for one in found] == ["a", "c"]
    assert [(one.code, one.place.line) for one in problems] == [("file-too-large", 2)]
    found, problems = read_bytes(folder, big, "big.json")
    assert (found, [one.code for one in problems]) == ([], ["file-too-large"])


@slow
@given(article=articles())
def test_the_line_of_each_annotation_is_found(folder: Path, article: Article) -> None:
    data = native.write([article], indent=1)
    path = folder / "where.json"
    path.write_bytes(data)
    ((_, origin),) = native.read(path, lambda _: None)
    lines = data.decode().split("\n")
    for name in [one.id for one in article.mentions] + [one.id for one in article.events]:
        line = origin.line_of(name)
        assert line is not None
        assert f'"id": "{name}"' in "".join(lines[line - 1 : line + 1])


def test_lines_are_found_in_lines_and_for_what_is_written_inside(folder: Path) -> None:
    event = {"id": "e1", "type": "t", "trigger": "took", "says": {"speaker": "?residents"}}
    path = folder / "inside.jsonl"
    path.write_text('{"text": "x"}\n' + json.dumps({"text": TEXT, "events": [event]}), encoding="utf-8")
    (_, (article, origin)) = native.read(path, lambda _: None)
    assert isinstance(article, Article)
    again = pickle.loads(pickle.dumps(origin))
    names = [article.claims[0].id, article.mentions[0].id, article.events[0].id]
    assert [again.line_of(name) for name in names] == [2, 2, 2]
    path.unlink()
    assert pickle.loads(pickle.dumps(origin)).line_of("e1") is None


@slow
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_bring_the_reader_down(folder: Path, data: bytes) -> None:
    found, problems = read_bytes(folder, b'{"text": "x", ' + data, "any.json")
    assert found or problems


def test_of_a_verb_that_stands_twice_the_nearest_to_its_evidence_is_meant(tmp_path: Path) -> None:
    text = "The mayor said little. Dorn has fallen, the governor said. Nobody said more."
    event = {"id": "e1", "type": "territorial-gain", "trigger": "fallen"}
    says = {"speaker": "?the governor", "verb": "said", "evidence": "Dorn has fallen"}
    written = {"headline": "h", "language": "en", "text": text, "events": [event | {"says": says}]}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(written), encoding="utf-8")
    problems: list[Problem] = []
    [(article, _)] = list(native.read(file, problems.append))
    assert isinstance(article, Article)
    [claim] = article.claims
    assert claim.cue is not None
    assert claim.cue.begin == text.index("said. Nobody")
    assert [problem for problem in problems if problem.severity == "violation"] == []


def test_an_article_is_recognised_though_its_text_comes_last(tmp_path: Path) -> None:
    head = b'{"events": [' + b" " * 5_000 + b'], "text": "x"}'
    assert native.recognises(tmp_path / "a.json", head[:4096])
