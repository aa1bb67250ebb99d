"""What is hostile: parameters that are SPARQL, queries that never end, that fill the memory or crash the engine."""

import os
import random
import socket
import string
import threading
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from questions_case import lines, store
from rashomon.errors import DatasetError, QuestionError, QuestionTimeoutError
from rashomon.questions import Limits, answer, ask, load, names, parse
from rashomon.store.embedded import create
from rashomon.table import Table

PIECES = [
    '"', "'", '"""', "}", "{", "} UNION { ?s ?p ?o }", " } #", "<urn:x>", ">", "<", "\\", "\\n", "\n", "\r", "\t",
    "\x00", "\ud800", "\u202e", "\x1b[31m", "?asked_words", "$x", "VALUES ?asked_words { UNDEF }", "^^xsd:integer",
    "SERVICE <http://127.0.0.1/>", "@en", "UNDEF", "(", ")", "; DROP ALL", "http://", "urn:a b", "rsm:", "value:x",
    "javascript:alert(1)", "🔥", "قصر النهر", "e\u0301", " ", "%", "|", "&&", "||", "=", "/*", "--", "\\u0022",
    "\\U00000022", "0", "-1", "2019-08-21",
]  # fmt: skip


def _hostile(number: int) -> list[str]:
    pick = random.Random(20190821)
    alphabet = string.printable + "«»“”\u00a0\u2028"
    made = []
    for _ in range(number):
        parts = [
            pick.choice(PIECES) if pick.random() < 0.7 else "".join(pick.choices(alphabet, k=pick.randint(1, 12)))
            for _ in range(pick.randint(1, 6))
        ]
        made.append("".join(parts))
    return made


def test_hostile_parameters_give_rows_of_the_question_or_an_error() -> None:
    everything = {name: answer(store(), load(name)) for name in names()}
    slots = [(name, parameter.name) for name in names() for parameter in load(name).parameters]
    asked = refused = 0
    for number, value in enumerate(_hostile(600)):
        name, parameter = slots[number % len(slots)]
        try:
            table = answer(store(), load(name), {parameter: value})
        except QuestionError:
            refused += 1
            continue
        asked += 1
        assert table.columns == everything[name].columns
        unrestricted = load(name).parameter(parameter).default == ""
        if unrestricted:
            assert set(table.rows) <= set(everything[name].rows), (name, parameter, value)
    print(f"{asked} hostile values answered, {refused} refused")
    assert asked > 10
    assert refused > 300


def test_words_are_searched_as_they_are() -> None:
    """A text parameter is compared character by character, whatever SPARQL it would be."""
    for value in _hostile(150):
        words = value.strip()
        if not words or "\\u" in words.lower() or "\ud800" in words:
            continue
        table = answer(store(), load("evidence"), {"words": value})
        for record in table.records():
            said = " ".join(str(record[key] or "") for key in ("quote", "subject", "relation", "object"))
            assert value.lower() in said.lower()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store on disk of the small case."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "graph.nq").write_bytes(b"".join(lines()))
    create(place / "store", [place / "graph.nq"])
    return place / "store"


def _ask(folder: Path, text: str, **limits: float) -> Table:
    return ask(folder, parse(text, "mine"), {}, Limits(**limits))  # type: ignore[arg-type]


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_good_question_in_a_worker_gives_what_it_gives_here(folder: Path) -> None:
    assert ask(folder, load("timeline"), {"place": "marn"}) == answer(store(), load("timeline"), {"place": "marn"})


def test_an_endless_question_is_stopped(folder: Path) -> None:
    begin = time.monotonic()
    with pytest.raises(QuestionTimeoutError, match="its limit of 2 seconds"):
        _ask(folder, ENDLESS, seconds=2)
    assert time.monotonic() - begin < 4
    assert ask(folder, load("status-profile")).rows


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_a_stopped_worker_is_gone(folder: Path) -> None:
    with pytest.raises(QuestionTimeoutError):
        _ask(folder, ENDLESS, seconds=1)
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    left = [
        Path(f"/proc/{child}/cmdline").read_bytes()
        for child in (children.read_text(encoding="ascii").split() if children.exists() else [])
    ]
    assert not any(b"rashomon.questions.worker" in command for command in left)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of address space")
def test_a_question_that_fills_the_memory_is_stopped(folder: Path) -> None:
    greedy = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    with pytest.raises(QuestionError):
        _ask(folder, greedy, seconds=60, megabytes=700)
    assert ask(folder, load("status-profile")).rows


def test_a_huge_answer_is_cut_and_says_so(folder: Path) -> None:
    table = _ask(folder, "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }", rows=100, seconds=30)
    assert len(table.rows) == 100
    assert table.notes == ("There is more: only the first 100 rows are here.",)


@pytest.mark.parametrize(
    "expression",
    ["!" * 90_000 + "true", "1" + "+1" * 45_000, "?s" + "||?s" * 22_000, "-" * 90_000 + "1"],
    ids=["not", "plus", "or", "minus"],
)
def test_what_the_guard_does_not_see_may_end_the_worker_but_not_us(folder: Path, expression: str) -> None:
    with suppress(QuestionError):
        _ask(folder, f"SELECT * {{ ?s ?p ?o FILTER({expression}) }} LIMIT 1", seconds=20)
    assert ask(folder, load("status-profile")).rows


def test_long_chains_of_groups_and_paths(folder: Path) -> None:
    for text in (
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 5_000) + " } LIMIT 1",
        "SELECT * { ?s " + "/".join(["<urn:p>"] * 10_000) + " ?o }",
        "SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 4_000 + " } LIMIT 1",
    ):
        with suppress(QuestionError):
            _ask(folder, text, seconds=5)
    assert ask(folder, load("status-profile")).rows


def test_an_error_of_the_query_is_told_as_one(folder: Path) -> None:
    with pytest.raises(QuestionError, match="not SPARQL that can be read"):
        _ask(folder, "SELECT * { ?s ?p }")
    with pytest.raises(QuestionError, match="no place is called"):
        ask(folder, load("timeline"), {"place": "Atlantis"})


def test_a_fault_of_ours_is_not_blamed_on_the_question(folder: Path) -> None:
    """A request that the worker cannot read is our fault; what ends the process is the engine's."""
    broken = msgspec.structs.replace(load("status-profile"), added=("x", 1))
    with pytest.raises(QuestionError, match=r"the question is not to blame: .*ValidationError"):
        ask(folder, broken)


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    with pytest.raises((QuestionError, DatasetError), match="no store here"):
        ask(tmp_path, load("status-profile"))


def test_no_request_leaves_even_past_the_guard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker checks again by itself, so a question that was not made by `parse` is refused too."""
    heard: list[bool] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(3)
        port = server.getsockname()[1]

        def listen() -> None:
            try:
                server.accept()
                heard.append(True)
            except OSError:
                pass

        listener = threading.Thread(target=listen)
        listener.start()
        monkeypatch.setattr("rashomon.questions.file.check", lambda _: None)
        with pytest.raises(QuestionError, match="never leaves this machine"):
            _ask(folder, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}", seconds=5)
        listener.join()
    assert not heard


def test_a_module_in_the_current_folder_is_not_taken_for_ours(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("msgspec.py", "pyoxigraph.py"):
        (tmp_path / name).write_bytes(b"raise SystemExit('taken')")
    monkeypatch.chdir(tmp_path)
    assert ask(folder, load("status-profile")).rows
