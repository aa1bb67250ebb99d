"""Runs `rashomon` as a user does: in a process of its own, from any folder."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import rashomon

ROOT = Path(__file__).resolve().parent.parent
RASHOMON = (sys.executable, "-P", "-m", "rashomon")


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give an environment in which the same rashomon is found from any folder, and nothing else steers it.

    Args:
        more: variables to add.
    """
    assert rashomon.__file__ is not None
    own = str(Path(rashomon.__file__).resolve().parent.parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RASHOMON_")}
    kept.pop("COLUMNS", None)
    return {**kept, "PYTHONPATH": own, "PYTHONUTF8": "1", **(more or {})}


def run(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command of rashomon.

    Args:
        arguments: as after `rashomon`.
        cwd: folder to run in.
        env: variables to add.
        given: standard input.
    """
    return subprocess.run(
        [*RASHOMON, *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
