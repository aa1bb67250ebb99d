"""`verify`: damage of any kind in a dataset is noticed."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from dataset_of_two import contents
from rashomon.dataset import verify, write_dataset
from rashomon.dataset.contents import Contents
from rashomon.dataset.writing import store_sums
from rashomon.errors import DatasetError
from rashomon.problems import Severity
from rashomon.terms import DEFAULT_BASE

_FLIPS = 100


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    write_dataset(tmp_path / "d", contents())
    return tmp_path / "d"


def _codes(folder: Path) -> list[str]:
    return [problem.code for problem in verify(folder)]


def test_a_fresh_dataset_is_sound(dataset: Path) -> None:
    assert verify(dataset) == []


def test_verifying_changes_nothing(dataset: Path) -> None:
    before = {path: path.read_bytes() for path in dataset.rglob("*") if path.is_file()}
    verify(dataset)
    assert {path: path.read_bytes() for path in dataset.rglob("*") if path.is_file()} == before


def test_a_dataset_can_be_copied_elsewhere(dataset: Path, tmp_path: Path) -> None:
    shutil.copytree(dataset, tmp_path / "copy")
    assert verify(tmp_path / "copy") == []


def test_no_flipped_bit_is_silent(dataset: Path) -> None:
    """A hundred bits, spread over all files: each file gets some, the larger ones more."""
    chance = random.Random(20190821)
    files = sorted(path for path in dataset.rglob("*") if path.is_file() and path.stat().st_size)
    places = [(file, chance.randrange(file.stat().st_size)) for file in files for _ in range(3)]
    sizes = [file.stat().st_size for file in files]
    while len(places) < _FLIPS:
        file = chance.choices(files, sizes)[0]
        places.append((file, chance.randrange(file.stat().st_size)))
    silent = []
    for file, at in places:
        whole = file.read_bytes()
        file.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        try:
            noticed = any(problem.severity.at_least(Severity.WARNING) for problem in verify(dataset))
        except DatasetError:
            noticed = True
        file.write_bytes(whole)
        if not noticed:
            silent.append(f"{file.relative_to(dataset)}:{at}")
    counted = Counter(file.relative_to(dataset).parts[0] for file, _ in places)
    print(f"{len(places)} flipped bits, {len(silent)} silent: {dict(counted)}")
    assert silent == []
    assert len(places) >= _FLIPS
    assert verify(dataset) == []


def _remove_text(folder: Path) -> None:
    next((folder / "texts").iterdir()).unlink()


def _add_file(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"mine")


def _remove_store(folder: Path) -> None:
    shutil.rmtree(folder / "store")


def _swap_lines(folder: Path) -> None:
    lines = (folder / "graph.nq").read_bytes().splitlines(keepends=True)
    (folder / "graph.nq").write_bytes(b"".join([lines[1], lines[0], *lines[2:]]))


def _empty_articles(folder: Path) -> None:
    (folder / "articles.jsonl").write_bytes(b"")


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (_remove_text, "file-missing"),
        (_add_file, "file-extra"),
        (_remove_store, "store-damaged"),
        (_swap_lines, "lines-unordered"),
        (_empty_articles, "count-differs"),
    ],
)
def test_names_the_damage(dataset: Path, damage: Callable[[Path], None], code: str) -> None:
    damage(dataset)
    assert code in _codes(dataset)


def test_a_store_that_lacks_a_triple_is_noticed_though_its_sums_agree(dataset: Path) -> None:
    store = Store(str(dataset / "store"))
    first = next(iter(store))
    store.remove(first)
    store.flush()
    del store
    (dataset / "store" / "sha256.txt").write_bytes(store_sums(dataset / "store"))
    assert _codes(dataset) == ["store-differs", "store-differs"]


def test_a_store_with_a_triple_too_many_is_noticed_though_its_sums_agree(dataset: Path) -> None:
    store = Store(str(dataset / "store"))
    node = NamedNode("https://example.org/x")
    store.add(Quad(node, node, node, DefaultGraph()))
    store.flush()
    del store
    (dataset / "store" / "sha256.txt").write_bytes(store_sums(dataset / "store"))
    assert _codes(dataset) == ["store-differs"]


def test_a_store_that_was_only_opened_for_writing_is_a_warning(dataset: Path) -> None:
    del_me = Store(str(dataset / "store"))
    assert len(del_me)
    del del_me
    problems = verify(dataset)
    assert [(each.code, each.severity) for each in problems] == [("store-files-differ", Severity.WARNING)]


def _with_lines(change: Callable[[bytes], bytes]) -> Contents:
    made = contents()
    return msgspec.structs.replace(made, lines=[change(line) for line in made.lines])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'anchorOf> "\xf0\x9f\x99\x82"', b'anchorOf> "said"'),
        (b'beginIndex> "15"', b'beginIndex> "17"'),
        (b'endIndex> "4"', b'endIndex> "5"'),
        (b"#offset_0_4>", b"#offset_0_400>"),
    ],
)
def test_a_wrong_quote_is_noticed_though_every_sum_agrees(tmp_path: Path, old: bytes, new: bytes) -> None:
    changed = _with_lines(lambda line: line.replace(old, new))
    assert list(changed.lines) != list(contents().lines)
    write_dataset(tmp_path / "d", changed)
    assert set(_codes(tmp_path / "d")) == {"quote-differs"}


def test_offsets_outside_the_text_are_noticed_where_no_spans_are_written(tmp_path: Path) -> None:
    made = contents()
    pointers = [line for line in made.lines if not line.split(b" ", 1)[0].endswith(b"#offset_0_4>")]
    write_dataset(tmp_path / "d", msgspec.structs.replace(made, lines=pointers))
    assert verify(tmp_path / "d") == []
    far = [line.replace(b"#offset_0_4>", b"#offset_0_400>") for line in pointers]
    write_dataset(tmp_path / "d", msgspec.structs.replace(made, lines=far))
    assert _codes(tmp_path / "d") == ["span-outside"]


def test_a_line_about_a_quote_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = _with_lines(lambda line: line.replace(b'anchorOf> "They" ', b'anchorOf> "They"@?? '))
    assert list(broken.lines) != list(contents().lines)
    with pytest.MonkeyPatch.context() as patch:  # a store cannot be made of such a line
        patch.setattr("rashomon.dataset.writing.load_store", lambda folder: (folder / "store").mkdir())
        write_dataset(tmp_path / "d", broken)
    [problem] = [each for each in verify(tmp_path / "d") if each.code == "lines-unreadable"]
    assert problem.place.node == f"{DEFAULT_BASE}article/two-0123456789abcdef"


def test_a_text_that_is_not_the_one_of_the_graph_is_noticed(tmp_path: Path) -> None:
    made = contents()
    texts = {iri: text.replace("They", "Them") for iri, text in made.texts.items()}
    write_dataset(tmp_path / "d", msgspec.structs.replace(made, texts=texts))
    assert _codes(tmp_path / "d") == ["quote-differs", "text-differs"]


def test_a_triple_in_two_graphs_is_noticed(tmp_path: Path) -> None:
    made = contents()
    first = next(iter(made.lines))
    other = first.rsplit(b" <", 1)[0] + b" <https://example.org/kg/graph/other> .\n"
    write_dataset(tmp_path / "d", msgspec.structs.replace(made, lines=[*made.lines, other]))
    assert _codes(tmp_path / "d") == ["triple-in-two-graphs"]


def test_what_is_no_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError):
        verify(tmp_path)
