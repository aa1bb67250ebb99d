"""Environments of their own for libraries that only tests need; made once and kept in pytest's cache."""

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

_LONGEST = 600
"""Seconds for an installation."""


def run(config: pytest.Config, package: str, version: str, program: Path, *arguments: str) -> Any:
    """Run a program in the environment of a package; give the JSON that it prints.

    Skips the test where the environment cannot be made, and says why.
    """
    found = _made(_folder(config, package, version), f"{package}=={version}")
    if isinstance(found, str):
        pytest.skip(f"{package} {version} cannot be installed here: {found}")
    command = [str(found), "-I", "-X", "utf8", str(program), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@cache
def _folder(config: pytest.Config, package: str, version: str) -> Path:
    kept: pytest.Cache | None = getattr(config, "cache", None)
    name = f"{package}-{version}-{sys.implementation.cache_tag}-{sys.platform}"
    return (Path(mkdtemp(prefix="rashomon-test-")) if kept is None else kept.mkdir(name)) / "environment"


@cache
def _made(folder: Path, requirement: str) -> Path | str:
    """Make the environment where there is none; give its Python, or why there is none. Tried once a run."""
    inside = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
    if (folder / inside).exists():
        return folder / inside
    # Made beside its place and then moved there, so that of two that make it one wins and none sees half of it.
    draft = folder.with_name(f"draft-{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    venv.create(draft, with_pip=True)
    command = [str(draft / inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement]
    why = ""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_LONGEST, check=False
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
