"""The dataset folder: what is in it, that it is all or nothing, and what it refuses."""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest
from pyoxigraph import Store

from dataset_of_two import contents
from rashomon.dataset import open_dataset, replacing, verify, write_dataset
from rashomon.dataset.contents import text_names
from rashomon.dataset.lock import LockedError
from rashomon.dataset.manifest import encode, is_whole, read_manifest
from rashomon.dataset.replacing import settle
from rashomon.errors import DatasetError, SourceError
from rashomon.problems import Place, Problem


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "store" not in path.parts
    }


def _beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if path.name != folder.name)


def test_holds_what_it_was_given(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    dataset = open_dataset(tmp_path / "d")
    assert [entry.about.id for entry in dataset.articles()] == ["one", "two"]
    assert [dataset.text(entry) for entry in dataset.articles()] == ["Rebels said so 🙂.\r\n", "They did not."]
    assert [problem.code for problem in dataset.problems()] == ["a-problem"]
    assert dataset.manifest.counts["articles"] == 2
    lines = list(dataset.lines())
    assert lines == sorted(set(lines))
    assert len(lines) == dataset.manifest.counts["quads"]


def test_store_is_flat_and_holds_every_triple_of_both_files(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    dataset = open_dataset(tmp_path / "d")
    store = Store.read_only(str(dataset.store_path))
    assert len(store) == len(list(dataset.lines(ontology=True)))
    assert not list(store.named_graphs())


def test_store_keeps_no_diary_with_clock_and_paths(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    assert not [path.name for path in (tmp_path / "d" / "store").iterdir() if path.name.startswith("LOG")]


def test_rdflib_gets_every_triple_with_literals_as_written(tmp_path: Path) -> None:
    import rdflib

    write_dataset(tmp_path / "d", contents())
    dataset = open_dataset(tmp_path / "d")
    graph = dataset.graph()
    assert len(graph) == dataset.manifest.counts["quads"]
    assert '"2019-08-21Z"' in graph.serialize(format="nt")
    assert rdflib.NORMALIZE_LITERALS


def test_same_input_in_another_order_gives_the_same_bytes(tmp_path: Path) -> None:
    first = contents()
    turned = msgspec.structs.replace(
        first,
        lines=list(reversed(list(first.lines))),
        articles=first.articles[::-1],
        inputs=first.inputs[::-1],
        problems=first.problems[::-1],
        texts=dict(reversed(first.texts.items())),
        packages=dict(reversed(first.packages.items())),
    )
    write_dataset(tmp_path / "d", first)
    write_dataset(tmp_path / "elsewhere" / "e", turned)
    assert _bytes(tmp_path / "d") == _bytes(tmp_path / "elsewhere" / "e")


def test_texts_can_be_left_out(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", msgspec.structs.replace(contents(), texts={}))
    dataset = open_dataset(tmp_path / "d")
    assert not (tmp_path / "d" / "texts").exists()
    assert [dataset.text(entry) for entry in dataset.articles()] == [None, None]
    assert [problem.code for problem in verify(tmp_path / "d")] == ["texts-left-out"]


def test_replaces_a_dataset_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    write_dataset(tmp_path / "d", msgspec.structs.replace(contents(), counts={"claims": 2, "held back: event": 7}))
    assert open_dataset(tmp_path / "d").manifest.counts["held back: event"] == 7
    assert _beside(tmp_path / "d") == []


def test_fills_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    write_dataset(tmp_path / "d", contents())
    assert verify(tmp_path / "d") == []


def test_refuses_a_folder_with_something_else_in_it(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(DatasetError, match=r"not empty and is not a dataset.*Choose another"):
        write_dataset(tmp_path / "d", contents())
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["thesis.docx"]
    assert _beside(tmp_path / "d") == []


def test_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "d").write_bytes(b"kept")
    with pytest.raises(DatasetError, match="there is a file of this name"):
        write_dataset(tmp_path / "d", contents())
    assert (tmp_path / "d").read_bytes() == b"kept"


def test_replaces_what_a_link_leads_to(tmp_path: Path) -> None:
    write_dataset(tmp_path / "real", contents())
    try:
        (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    write_dataset(tmp_path / "link", contents())
    assert (tmp_path / "link").is_symlink()
    assert verify(tmp_path / "real") == []


def test_an_error_in_the_middle_leaves_the_old_dataset(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    before = _bytes(tmp_path / "d")
    broken = msgspec.structs.replace(contents(), lines=[b"<no quad\n"])
    with pytest.raises(SourceError, match="cannot be read as N-Quads"):
        write_dataset(tmp_path / "d", broken)
    assert _bytes(tmp_path / "d") == before
    assert _beside(tmp_path / "d") == []


def test_a_block_without_manifest_changes_nothing(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    before = _bytes(tmp_path / "d")
    with replacing(tmp_path / "d") as fresh:
        (fresh / "half").write_bytes(b"")
    assert _bytes(tmp_path / "d") == before
    assert _beside(tmp_path / "d") == []


def test_what_is_no_dataset_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no such folder"):
        open_dataset(tmp_path / "missing")
    with pytest.raises(DatasetError, match=r"not a dataset.*rashomon build"):
        open_dataset(tmp_path)


def test_a_changed_manifest_cannot_be_opened(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    file = tmp_path / "d" / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b'"articles": 2', b'"articles": 3'))
    with pytest.raises(DatasetError, match="damaged"):
        open_dataset(tmp_path / "d")


def test_a_dataset_of_another_layout_is_refused_by_name(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    manifest = msgspec.structs.replace(read_manifest(tmp_path / "d"), format="rashomon-dataset/9")
    (tmp_path / "d" / "manifest.json").write_bytes(encode(manifest))
    with pytest.raises(DatasetError, match="rashomon-dataset/9"):
        open_dataset(tmp_path / "d")


def test_manifest_proves_itself_and_is_plain_json(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    data = (tmp_path / "d" / "manifest.json").read_bytes()
    assert is_whole(data)
    assert not any(is_whole(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) for at in range(len(data)))
    files = json.loads(data)["files"]
    for name, sums in files.items():
        assert hashlib.sha256((tmp_path / "d" / name).read_bytes()).hexdigest() == sums["sha256"]


def test_says_nothing_of_the_folder_it_was_built_in(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    assert not [name for name, data in _bytes(tmp_path / "d").items() if str(tmp_path).encode() in data]


def test_only_one_build_at_a_time_and_the_holder_is_named(tmp_path: Path) -> None:
    with replacing(tmp_path / "d"), pytest.raises(LockedError, match=f"process {os.getpid()} is building") as caught:
        write_dataset(tmp_path / "d", contents())
    assert caught.value.holder == str(os.getpid())
    write_dataset(tmp_path / "d", contents())


def test_of_many_builds_at_once_some_win_and_the_others_name_a_holder(tmp_path: Path) -> None:
    won: list[int] = []
    lost: list[LockedError] = []
    barrier = threading.Barrier(6)

    def build(number: int) -> None:
        barrier.wait()
        try:
            write_dataset(tmp_path / "d", contents())
            won.append(number)
        except LockedError as error:
            lost.append(error)

    threads = [threading.Thread(target=build, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) + len(lost) == 6
    assert won
    assert verify(tmp_path / "d") == []
    assert _beside(tmp_path / "d") == []


def test_a_lock_left_by_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".d.lock").write_bytes(b"999999")
    write_dataset(tmp_path / "d", contents())
    assert _beside(tmp_path / "d") == []


def test_a_lock_of_another_process_holds(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib\nfrom rashomon.dataset import replacing\n"
        "with replacing(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "d")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(LockedError, match=f"process {holder.pid} is building"):
            write_dataset(tmp_path / "d", contents())
    finally:
        holder.communicate(timeout=30)
    write_dataset(tmp_path / "d", contents())
    assert _beside(tmp_path / "d") == []


def test_killed_between_the_two_renames_the_old_one_comes_back(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    write_dataset(tmp_path / "new", contents())
    before = _bytes(tmp_path / "d")
    (tmp_path / "d").rename(tmp_path / ".d.old")
    (tmp_path / "new").rename(tmp_path / ".d.new-999999")
    assert _bytes(open_dataset(tmp_path / "d").folder) == before
    assert _beside(tmp_path / "d") == []


def test_killed_after_the_second_rename_the_new_one_stays(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    (tmp_path / ".d.old" / "store").mkdir(parents=True)
    write_dataset(tmp_path / "d", contents())
    assert _beside(tmp_path / "d") == []


def test_a_dataset_that_is_being_replaced_is_waited_for(tmp_path: Path) -> None:
    write_dataset(tmp_path / "d", contents())
    (tmp_path / "d").rename(tmp_path / ".d.old")
    with replacing(tmp_path / "d"):
        assert settle(tmp_path / "d") == tmp_path / "d"


def test_an_orphan_of_a_dead_build_is_cleaned_and_a_neighbour_is_not(tmp_path: Path) -> None:
    (tmp_path / ".d.new-999999" / "store").mkdir(parents=True)
    (tmp_path / ".dd.new-999999").mkdir()
    write_dataset(tmp_path / "d", contents())
    assert _beside(tmp_path / "d") == [".dd.new-999999"]


def test_names_of_texts_fit_every_file_system() -> None:
    arabic = "%D8%A7" * 60
    names = text_names([f"https://e/{arabic}-0123", "https://e/A-0123", "https://e/a-0123"])
    assert len(names) == len({name.casefold() for name in names.values()}) == 3
    assert all(len(name) <= 110 for name in names.values())


def test_problems_stand_once_and_sorted(tmp_path: Path) -> None:
    several = [Problem("b", "m", Place(file="x", line=2)), Problem("a", "m", Place(file="x", line=10))] * 2
    write_dataset(tmp_path / "d", msgspec.structs.replace(contents(), problems=several))
    assert [problem.code for problem in open_dataset(tmp_path / "d").problems()] == ["b", "a"]


@pytest.mark.parametrize("call", range(1, 30))
def test_an_error_of_the_disk_is_one_sentence_and_the_old_dataset_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    write_dataset(tmp_path / "d", contents())
    before = _bytes(tmp_path / "d")
    whole, calls = os.fsync, 0

    def broken(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(errno.EIO, "Input/output error")
        whole(handle)

    monkeypatch.setattr(os, "fsync", broken)
    try:
        write_dataset(tmp_path / "d", msgspec.structs.replace(contents(), problems=[]))
    except DatasetError as error:
        assert str(error).startswith(f"{tmp_path / 'd'}: it cannot be written: Input/output error.")  # noqa: PT017
        assert _beside(tmp_path / "d") == []
        assert _bytes(tmp_path / "d") == before
    else:
        assert calls < call
        assert _bytes(tmp_path / "d") != before
    assert verify(tmp_path / "d") == []


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="a small file system can be mounted by root only"
)
def test_disk_full_is_one_sentence_and_the_old_dataset_stays(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], check=False)
    if mounted.returncode:
        pytest.skip("this system does not let root mount a tmpfs")
    full = 0
    try:
        write_dataset(place / "d", contents())
        before = _bytes(place / "d")
        for left in (*range(0, 40_960, 4_096), *range(40_960, 400_000, 16_384)):
            with (place / "filler").open("wb") as filler:
                filler.truncate(0)
                os.posix_fallocate(filler.fileno(), 0, shutil.disk_usage(place).free - left)
            try:
                write_dataset(place / "d", contents())
            except DatasetError as error:
                full += 1
                assert "cannot be written" in str(error), str(error)  # noqa: PT017
                assert "Free some space" in str(error), str(error)  # noqa: PT017
                assert ".d.new" not in str(error)  # noqa: PT017
            (place / "filler").unlink()
            assert _bytes(place / "d") == before
            assert _beside(place / "d") == []
            assert verify(place / "d") == []
    finally:
        subprocess.run(["umount", str(place)], check=True)
    assert full > 5
