"""Replaces a dataset folder as a whole or not at all.

The protocol, for a dataset `d`, all beside it in the same folder and so on the same file system:

1. `.d.lock` is locked (see `rashomon.dataset.lock`).
2. What builds that were killed left behind is cleaned: `.d.new-*` is removed. If `d` is missing and `.d.old` is there,
   a build was killed between steps 4 and 5: `.d.old` becomes `d` again. If both are there, it was killed after
   step 5: `.d.old` is removed.
3. The new dataset is written to `.d.new-<pid>`, every file flushed to the disk, the manifest last.
4. `d`, if it exists, is renamed to `.d.old`.
5. `.d.new-<pid>` is renamed to `d`, and the folder around it flushed.
6. `.d.old` is removed, its manifest first, so that a half removed folder is never taken for a dataset.

At each moment either `d` or `.d.old` is a whole dataset; `settle` brings `d` back, and both the next build and the next
opening call it.
"""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from rashomon.dataset.lock import LockedError, locked
from rashomon.dataset.manifest import MANIFEST, OWN, is_dataset
from rashomon.errors import DatasetError

_PATIENCE_S = 5.0  # how long an opening waits for a build that is between steps 4 and 5: two renames


@contextmanager
def replacing(dataset: Path) -> Iterator[Path]:
    """Give a fresh folder to fill; if it has a manifest at the end of the block, it takes the place of the dataset.

    Whatever is raised inside the block leaves the dataset as it was and removes the fresh folder; so does a block
    that writes no manifest. From the first line of the block to its last, no other build of this dataset can run.

    Args:
        dataset: the folder that the dataset shall have. It may be missing, empty, or a dataset.

    Raises:
        DatasetError: if something else is there, another build runs, or the disk fails.
    """
    target = _real(dataset)
    fresh = _beside(target, f"new-{os.getpid()}")
    with ExitStack() as stack:
        with disk(dataset):
            target.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(dataset, _beside(target, "lock")))
            _clean(target)
            refuse_foreign(dataset)
            fresh.mkdir()
        stack.callback(_remove, fresh)
        yield fresh
        if is_dataset(fresh):
            with disk(dataset):
                _swap(target, fresh)


@contextmanager
def disk(dataset: Path) -> Iterator[None]:
    """Turn what the disk refuses into one sentence.

    Args:
        dataset: the folder, for the message.

    Raises:
        DatasetError: for any OSError in the block.
    """
    try:
        yield
    except OSError as error:
        # RocksDB's errors come without a number, and name files of the fresh folder, which the user never sees.
        full = error.errno in {errno.ENOSPC, errno.EDQUOT} or "No space left" in str(error)
        reason = "the disk is full" if full else str(error.strerror or error)
        advice = "Free some space and build again. " if full else ""
        advice += "If there was a dataset, it is untouched."
        raise DatasetError(dataset, f"it cannot be written: {reason}", advice) from error


def refuse_foreign(dataset: Path) -> None:
    """Refuse to replace what is no dataset.

    Raises:
        DatasetError: if there is a file, or a folder with something else in it.
    """
    target = _real(dataset)
    advice = "Choose another place for -o; nothing was changed."
    if target.exists() and not target.is_dir():
        raise DatasetError(dataset, "there is a file of this name", advice)
    if target.is_dir() and not is_dataset(target) and any(target.iterdir()):
        raise DatasetError(dataset, "this folder is not empty and is not a dataset", advice)
    if target.is_dir() and (others := sorted(path.name for path in target.iterdir() if path.name not in OWN)):
        told = f"files of yours are in this dataset: {', '.join(others[:3])}{' …' if len(others) > 3 else ''}"
        raise DatasetError(dataset, told, "Move them elsewhere, since a build replaces the whole folder. " + advice)


def settle(dataset: Path) -> Path:
    """Give the folder in which the dataset can be read, after a killed build too.

    Args:
        dataset: the folder as the user gave it.
    """
    target, old = _real(dataset), _beside(_real(dataset), "old")
    deadline = time.monotonic() + _PATIENCE_S
    while not target.exists() and is_dataset(old):
        try:
            with locked(dataset, _beside(target, "lock")):
                _clean(target)
        except LockedError:
            if time.monotonic() > deadline:
                return old
            time.sleep(0.02)
        except OSError:  # a folder that may only be read
            return old
    return target


def sync_folder(folder: Path) -> None:
    """Flush a folder's list of names to the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(target: Path, fresh: Path) -> None:
    old = _beside(target, "old")
    if target.exists():
        if is_dataset(target):
            target.rename(old)
        else:
            target.rmdir()
    try:
        fresh.rename(target)
        sync_folder(target.parent)
    except OSError:
        if target.exists():
            target.rename(fresh)
        if old.exists():
            old.rename(target)
        raise
    _remove(old)


def _clean(target: Path) -> None:
    old = _beside(target, "old")
    if is_dataset(old) and not target.exists():
        old.rename(target)
        sync_folder(target.parent)
    _remove(old)
    for orphan in sorted(target.parent.glob(f".{_literal(target.name)}.new-*")):
        _remove(orphan)


def _remove(folder: Path) -> None:
    if not folder.exists():
        return
    with suppress(FileNotFoundError):
        (folder / MANIFEST).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _real(dataset: Path) -> Path:
    """Follow links: what is replaced is the folder itself, not a link to it."""
    return Path(os.path.realpath(dataset))


def _beside(target: Path, kind: str) -> Path:
    return target.parent / f".{target.name}.{kind}"


def _literal(name: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
