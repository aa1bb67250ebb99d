"""The registry of readers: what is recognised, what is walked, and what other packages add."""

from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

from rashomon import readers
from rashomon.errors import SourceError
from rashomon.problems import Problem, Severity
from rashomon.readers import find_reader, load_readers, native, sources_in
from rashomon.readers._native_schema import SCHEMA_ID


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Only the native reader, and no other package's."""
    monkeypatch.setattr(readers, "READERS", ("rashomon.readers.native",))
    monkeypatch.setattr(readers, "entry_points", lambda group: [])  # noqa: ARG005  the name is importlib's
    load_readers.cache_clear()
    return monkeypatch


@pytest.fixture(autouse=True)
def _clean() -> object:
    yield
    load_readers.cache_clear()


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")


ARTICLE = '{"id": "a", "text": "x"}'


@pytest.mark.parametrize(
    ("name", "head", "known"),
    [
        ("a.json", b'{"id": "a", "text": "x"}', True),
        ("a.JSON", b'\xef\xbb\xbf \n{"text_file" : "x"}', True),
        ("a.jsonl", b'{"text": "x"}\n{"text": "y"}', True),
        ("a.json", f'{{"$schema": "{SCHEMA_ID}", "mentions": ['.encode(), True),
        ("a.json", '{"text": "x"}'.encode("utf-16"), True),
        ("a.json", b'[{"data": {"text": "x"}}]', False),
        ("a.json", b'{"type": "FeatureCollection"}', False),
        ("a.txt", b'{"text": "x"}', False),
        ("a.json", b"", False),
    ],
)
def test_the_native_reader_recognises_by_bytes_then_suffix(name: str, head: bytes, known: bool) -> None:
    assert native.recognises(Path(name), head) is known


def test_the_built_in_readers_load_and_keep_the_protocol() -> None:
    found, _ = load_readers()
    assert [reader.name for reader in found[:2]] == ["native", "brat"]
    assert all(reader.title and callable(reader.read) and callable(reader.recognises) for reader in found)


def test_folders_are_walked_in_order_and_companions_are_passed_over(
    registry: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inner, hidden = tmp_path / "inner", tmp_path / ".hidden"
    inner.mkdir()
    hidden.mkdir()
    write(tmp_path, b__json=ARTICLE, B__json=ARTICLE, a__jsonl=ARTICLE, a__txt="x", mapping__toml="", registry__csv="")
    write(inner, c__json=ARTICLE, annotation__conf="[entities]")
    write(hidden, d__json=ARTICLE)
    (tmp_path / ".e.json").write_text(ARTICLE, encoding="utf-8")
    problems: list[Problem] = []
    found = sources_in([tmp_path, tmp_path / "b.json"], problems.append)
    assert [path.relative_to(tmp_path).as_posix() for path, _ in found] == [
        "B.json",
        "a.jsonl",
        "b.json",
        "inner/c.json",
    ]
    assert problems == []
    assert registry is not None


def test_what_nobody_recognises_is_told(registry: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(tmp_path, notes__md="x", lone__txt="x")
    problems: list[Problem] = []
    assert sources_in([tmp_path], problems.append) == []
    assert [(one.code, one.severity) for one in problems] == [("format-unknown", Severity.INFO)] * 2
    problems.clear()
    sources_in([tmp_path / "notes.md"], problems.append)
    assert [one.severity for one in problems] == [Severity.VIOLATION]
    assert registry is not None


@pytest.mark.parametrize(
    ("annotations", "text"),
    [
        (("a.ann",), "a.txt"),
        (("a.ada.ann", "a.ben.ann"), "a.txt"),
        (("a.ann",), "txt/a.txt"),
        (("a.ann",), "text/a.txt"),
        (("coder1/a.ann", "coder2/a.ann"), "a.txt"),
        (("coder1/a.ann", "coder2/a.ann"), "txt/a.txt"),
        (("ann/a.ann",), "text/a.txt"),
    ],
)
def test_a_text_goes_with_its_annotation_wherever_it_stands(
    tmp_path: Path, annotations: tuple[str, ...], text: str
) -> None:
    for name in (*annotations, text, "notes/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("T1\tActor 0 1\tx\n" if name.endswith(".ann") else "x", encoding="utf-8")
    problems: list[Problem] = []
    found = sources_in([tmp_path], problems.append)
    assert [path.relative_to(tmp_path).as_posix() for path, _ in found] == list(annotations)
    assert [(one.code, (one.place.file or "")[-11:]) for one in problems] == [("format-unknown", "notes/b.txt")]
    problems.clear()
    assert len(sources_in([tmp_path / name for name in (*annotations, text)], problems.append)) == len(annotations)
    assert problems == []


def test_a_text_whose_annotation_is_not_among_the_sources_is_told(tmp_path: Path) -> None:
    (tmp_path / "txt").mkdir()
    (tmp_path / "txt" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    problems: list[Problem] = []
    assert sources_in([tmp_path / "txt"], problems.append) == []
    assert [one.code for one in problems] == ["format-unknown"]


def test_a_path_that_is_not_there_stops(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        sources_in([tmp_path / "nowhere"], lambda _: None)
    with pytest.raises(SourceError, match="cannot be opened"):
        find_reader(tmp_path / "nowhere.json")


def test_another_packages_reader_is_asked_last(registry: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = SimpleNamespace(
        name="other", title="another format", recognises=lambda _, head: head == b"other", read=lambda *_: iter(())
    )  # fmt: skip
    entry = SimpleNamespace(name="other", value="other_package", load=lambda: other)
    registry.setattr(readers, "entry_points", lambda group: [entry] if group == "rashomon.readers" else [])
    load_readers.cache_clear()
    write(tmp_path, x__oth="other")
    reader = find_reader(tmp_path / "x.oth")
    assert reader is not None
    assert reader.name == "other"


def test_a_broken_reader_of_another_package_is_told_and_the_rest_goes_on(
    registry: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entries = [
        EntryPoint("gone", "rashomon_no_such_package", readers.GROUP),
        SimpleNamespace(name="bare", value="bare", load=lambda: SimpleNamespace(name="bare")),
    ]
    registry.setattr(readers, "entry_points", lambda group: entries)  # noqa: ARG005  the name is importlib's
    load_readers.cache_clear()
    write(tmp_path, a__json=ARTICLE)
    problems: list[Problem] = []
    assert len(sources_in([tmp_path], problems.append)) == 1
    assert [one.code for one in problems] == ["reader-broken", "reader-broken"]
    assert "no title" in problems[0].found
