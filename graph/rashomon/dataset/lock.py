"""One build at a time for one dataset: a lock file beside the folder, which names the process that holds it.

The lock is the operating system's (flock, on Windows a locked byte), so it ends with its process, even a killed one: a
lock file that is left behind is stale and is taken over by the next build.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rashomon.errors import DatasetError

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # Windows forbids reading a locked byte; the number of the process stands before it

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockedError(DatasetError):
    """Another process is building this dataset.

    Args:
        path: the dataset folder.
        holder: number of the process that holds the lock, or empty where it did not say so yet.
    """

    def __init__(self, path: Path | str, holder: str) -> None:
        self.holder = holder
        who = f"process {holder}" if holder else "another process"
        super().__init__(path, f"{who} is building this dataset", "Wait until it is done, or choose another -o.")


@contextmanager
def locked(dataset: Path, lock_file: Path) -> Iterator[None]:
    """Hold the lock of a dataset.

    Args:
        dataset: the folder, for the message.
        lock_file: the file beside it.

    Raises:
        LockedError: if another build holds it.
        OSError: if the lock file cannot be written.
    """
    handle = _acquire(dataset, lock_file)
    try:
        yield
    finally:
        # On POSIX the file goes while the lock is still held, so nobody can lock a file without a name; Windows cannot
        # remove an open file, and refuses to remove it where somebody else has it open by then.
        if sys.platform != "win32":
            lock_file.unlink(missing_ok=True)
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                lock_file.unlink()


def _acquire(dataset: Path, lock_file: Path) -> int:
    while True:
        handle = os.open(lock_file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _take(handle)
            if _is_named(handle, lock_file):
                with suppress(OSError):  # a full disk: the lock holds, it only cannot say for whom
                    os.ftruncate(handle, 0)
                    os.write(handle, str(os.getpid()).encode())
                return handle
        except (BlockingIOError, PermissionError):
            holder = os.read(handle, 20).decode("ascii", "replace").strip("\0 \n")
            os.close(handle)
            raise LockedError(dataset, holder) from None
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # the former holder removed the file between our opening and our locking it: once more


def _is_named(handle: int, lock_file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock_file.stat())
    except FileNotFoundError:
        return False
