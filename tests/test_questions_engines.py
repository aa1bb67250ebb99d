"""Every named question gives the same rows, in the same order, in two engines and under any hash seed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from rashomon.questions import names
from running import environment
from sample import sample
from seed import SEED, built

SCRIPT = Path(__file__).parent / "questions_in_both_engines.py"
SLOWEST = "where-sources-differ"
"""Takes rdflib ten times as long as any other question."""


def _sums(hash_seed: int) -> str:
    """Give what a process prints under a hash seed: all in both engines under the first, a fourth under each other."""
    fourth = [name for name in names()[hash_seed - 1 :: 4] if name != SLOWEST] if hash_seed else names()
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, datasets()), *(f"--slower={name}" for name in fourth)],
        env=environment({"PYTHONHASHSEED": str(hash_seed)}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@cache
def datasets() -> tuple[Path, ...]:
    """Give the datasets: the sample, and the seed article where it lies beside the checkout."""
    return (sample()[0], built(SEED)[0]) if SEED.is_dir() else (sample()[0],)


def test_all_questions_in_two_engines_under_five_hash_seeds() -> None:
    datasets()  # before the threads start, so that it is built once
    with ThreadPoolExecutor(2) as pool:
        printed = list(pool.map(_sums, range(5)))
    assert len(printed[0].splitlines()) == len(names()) * len(datasets())
    assert set(printed) == {printed[0]}
