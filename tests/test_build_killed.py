"""A build that is killed at any moment leaves the old dataset, or the new one, and the next build cleans up."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.dataset import open_dataset, verify
from small_sources import article, write

_MOMENTS = 50

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")


def _sums(dataset: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(dataset.rglob("*")):
        name = path.relative_to(dataset).as_posix()
        if path.is_file() and not name.startswith("store/"):
            digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class Bench:
    """Two sources, the dataset that is built from them, and the program that builds and is killed."""

    def __init__(self, folder: Path) -> None:
        self.old = write(folder / "old" / "src", article("one"))
        self.new = write(folder / "new" / "src", article("one"), article("two"))
        self.output, self._kept = folder / "work" / "d", folder / "kept"
        self.build(self.new)
        self.sums = {"new": _sums(self.output)}
        shutil.rmtree(self.output)
        self.build(self.old)
        self.sums["old"] = _sums(self.output)
        shutil.copytree(self.output, self._kept)
        command = [sys.executable, str(Path(__file__).with_name("killing.py")), str(self.new), str(self.output)]
        self._program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def build(self, source: Path) -> None:
        """Build in a process of its own, as users do."""
        command = [sys.executable, "-m", "rashomon", "build", str(source), "-o", str(self.output), "-q"]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    def killed(self, order: str) -> int:
        """Start a build that is killed; give its exit code."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(f"{order}\n")
        self._program.stdin.flush()
        return int(self._program.stdout.readline())

    def state(self, *, cleared: bool = False) -> str:
        """Say which of the two datasets is there, and put the old one back.

        Args:
            cleared: also remove what the killed build left beside it, which the next build would do.
        """
        now = _sums(open_dataset(self.output).folder)
        found = next(name for name, digest in self.sums.items() if digest == now)
        assert verify(self.output) == []
        if cleared or found == "new":
            shutil.rmtree(self.output.parent)
            shutil.copytree(self._kept, self.output)
        return found

    def close(self) -> None:
        """End the program; build once more, and find a clean dataset with nothing beside it."""
        self._program.communicate(timeout=30)
        self.build(self.new)
        assert _sums(self.output) == self.sums["new"]
        assert verify(self.output) == []
        assert [path.name for path in self.output.parent.iterdir()] == ["d"]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.close()


def test_killed_at_fifty_moments(bench: Bench) -> None:
    took = min(_whole(bench) for _ in range(3))
    killed, found = 0, {"old": 0, "new": 0}
    for moment in range(_MOMENTS):
        killed += bench.killed(f"after {1.2 * took * moment / _MOMENTS:.4f}") == -signal.SIGKILL
        found[bench.state()] += 1
    print(f"{_MOMENTS} moments, {killed} builds killed, found afterwards: {found}")
    assert killed >= _MOMENTS // 4


def test_killed_at_each_change_of_the_file_system(bench: Bench) -> None:
    found = {"old": 0, "new": 0}
    calls = 1
    while (code := bench.killed(f"call {calls}")) == -signal.SIGKILL:
        found[bench.state(cleared=True)] += 1
        calls += 1
    assert code == 0
    assert bench.state() == "new"
    print(f"{calls - 1} changes, a build killed at each, found afterwards: {found}")
    assert found["old"] >= 20
    assert found["new"] >= 3


def _whole(bench: Bench) -> float:
    """Give the seconds that a build takes that nobody kills."""
    begin = time.monotonic()
    assert bench.killed("call 1000000") == 0
    took = time.monotonic() - begin
    assert bench.state() == "new"
    return took
