"""Same input, same bytes: of everything in the dataset but the store."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from small_sources import article, write


def _sums(dataset: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(dataset.rglob("*")):
        name = path.relative_to(dataset).as_posix()
        if path.is_file() and not name.startswith("store/"):
            digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _build(
    *sources: str, cwd: Path, environment: Mapping[str, str] | None = None, options: tuple[str, ...] = ()
) -> str:
    output = cwd / "built"
    shutil.rmtree(output, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", "build", *sources, "-o", str(output), "--fail-on", "never", *options],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return _sums(output)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    wrong = replace(article("three"), counts=(replace(article().counts[0], value=-1),))
    write(tmp_path / "src", article("one"), article("two"), wrong)
    return tmp_path


def test_one_sum_under_every_hash_seed_zone_and_locale(folder: Path) -> None:
    environments = [
        *({"PYTHONHASHSEED": str(seed)} for seed in range(5)),
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Adak"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
    ]
    found = {_build("src", cwd=folder, environment=each) for each in environments}
    print(f"{len(environments)} builds, {len(found)} sum")
    assert len(found) == 1


def test_one_sum_in_whatever_order_and_way_the_files_are_named(folder: Path) -> None:
    names = ["src/one.json", "src/two.json", "src/three.json"]
    found = {
        _build(*names, cwd=folder),
        _build(*reversed(names), cwd=folder),
        _build(*(str(folder / name) for name in names), cwd=folder),
    }
    assert len(found) == 1
    assert _build("src", cwd=folder) == _build(str(folder / "src"), cwd=folder) == _build("./src/", cwd=folder)


def test_one_sum_wherever_it_is_built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "with blanks and ü"
    shutil.copytree(folder / "src", elsewhere / "src")
    assert _build("src", cwd=folder) == _build("src", cwd=elsewhere)


def test_another_input_or_option_gives_another_sum(folder: Path) -> None:
    found = {_build("src", cwd=folder), _build("src", cwd=folder, options=("--profile", "minimal"))}
    write(folder / "src", replace(article("one"), headline="Another"))
    found.add(_build("src", cwd=folder))
    assert len(found) == 3
