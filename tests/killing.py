"""Runs builds that are killed: a program that imports Rashomon once and forks a child for each build.

    python killing.py SOURCE OUTPUT

Each line of its input starts a build: `after 0.12` kills it after so many seconds, `call 7` at its seventh change of
the file system. Each line of its output is the child's exit code, -9 for one that was killed.
"""

import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

# What is imported and loaded here need not be in each child; no thread may be running when it forks.
from rashomon.cli import main
from rashomon.readers import load_readers
from rashomon.shapes import find_engine
from rashomon.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

_CHANGES = ("rename", "unlink", "rmdir", "fsync", "mkdir")


def deadly(name: str, left: list[int]) -> None:
    """Make a function of `os` kill this process when the count of such calls has run down."""
    whole: Callable[..., Any] = getattr(os, name)

    def call(*arguments: Any, **keywords: Any) -> Any:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*arguments, **keywords)

    setattr(os, name, call)


def child(kind: str, value: float) -> None:
    """Build, and never come back."""
    code = 99
    try:
        if kind == "call":
            left = [int(value)]
            for name in _CHANGES:
                deadly(name, left)
        main.main(["build", sys.argv[1], "-o", sys.argv[2], "-q"], standalone_mode=False)
        code = 0
    finally:
        os._exit(code)


def run() -> None:
    """Serve the lines of the input."""
    load_readers()
    load_vocabulary()
    find_engine(None, lambda _: None)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 2)
    for line in sys.stdin:
        kind, _, value = line.partition(" ")
        process = os.fork()
        if not process:
            child(kind, float(value))
        if kind == "after":
            time.sleep(float(value))
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    run()
