"""An environment of its own for the library of FollowTheMoney, made once and kept in pytest's cache."""

import json
import os
import shutil
import subprocess
import sys
import venv
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

VERSION = "4.11.2"
"""Of the library; the newest when this was written."""

_READER = Path(__file__).with_name("ftm_reader.py")
_LONGEST = 900
"""Seconds. The library brings one that is compiled where no wheel of it is at hand: that takes two to three minutes."""


def python(config: pytest.Config) -> Path:
    """Give the Python of the environment; skips the test where it cannot be made, and says why."""
    found = _made(_folder(config))
    if isinstance(found, str):
        pytest.skip(f"followthemoney {VERSION} cannot be installed here, so its files are not read back: {found}")
    return found


@cache
def _folder(config: pytest.Config) -> Path:
    kept: pytest.Cache | None = getattr(config, "cache", None)
    name = f"followthemoney-{VERSION}-{sys.implementation.cache_tag}-{sys.platform}"
    # Whoever runs the tests without pytest's cache makes it anew each time.
    return (Path(mkdtemp(prefix="rashomon-test-")) if kept is None else kept.mkdir(name)) / "environment"


@cache
def _made(folder: Path) -> Path | str:
    """Make the environment where there is none; give its Python, or why there is none. Tried once a run."""
    inside = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
    if (folder / inside).exists():
        return folder / inside
    # Made beside its place and then moved there, so that of two that make it one wins and none sees half of it.
    draft = folder.with_name(f"draft-{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    venv.create(draft, with_pip=True)
    command = [str(draft / inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    why = ""
    try:
        done = subprocess.run(
            [*command, f"followthemoney=={VERSION}"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST,
            check=False,
        )
        if done.returncode:
            why = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        else:
            draft.rename(folder)
    except subprocess.TimeoutExpired:
        why = f"it took more than {_LONGEST} seconds"
    except OSError:
        pass  # another was faster: its environment stands there
    shutil.rmtree(draft, ignore_errors=True)
    return why or folder / inside


def read(config: pytest.Config, file: Path) -> dict[str, Any]:
    """Read a file with the library; give what `ftm_reader.py` prints."""
    done = subprocess.run(
        [str(python(config)), "-I", "-X", "utf8", str(_READER), str(file)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["version"] == VERSION
    return found
