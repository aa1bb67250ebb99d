"""Writes the outputs shown in docs/ anew, as the program gives them today.

    python tests/docs_renew.py [PAGE ...]

A block that shows an output whole, its beginning or its end is written anew; one that shows pieces is named, where the
pieces are no longer there. Look at what changed before you keep it.
"""

import contextlib
import doctest
import inspect
import re
import sys
import tempfile
from pathlib import Path

from docs_examples import DOCS, Example, Runner, commands_of, examples, pages
from shown import LEFT_OUT, not_shown_by


def renewed(shown: list[str], lines: list[str]) -> list[str] | None:
    """Give what a block shows today: as many lines at beginning and end as it showed; None if that is unclear."""
    cuts = [index for index, line in enumerate(shown) if line == LEFT_OUT]
    if not cuts:
        return lines
    head, tail = cuts[0], len(shown) - cuts[-1] - 1
    if len(cuts) > 1 and not_shown_by(shown, lines):
        return None
    if len(cuts) > 1:
        return shown
    if head + tail >= len(lines):
        return lines
    return [*lines[:head], LEFT_OUT, *lines[len(lines) - tail :]]


def renew(page: str) -> None:
    path = DOCS / page
    lines = path.read_text(encoding="utf-8").splitlines()
    moved = 0
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(Path(folder))
        for example in examples(page, path.read_text(encoding="utf-8")):
            if example.language == "pycon":
                new = _renewed_session(runner, example)
            elif example.language != "console":
                if wrong := runner.run(example):
                    print(wrong)
                continue
            else:
                new = _renewed_commands(runner, example)
            starts = ("$ ", ">>> ")
            first = next(n for n in range(example.line + moved, len(lines)) if lines[n].startswith(starts))
            old = len(example.text.splitlines())
            lines[first : first + old] = new
            moved += len(new) - old
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def _renewed_commands(runner: Runner, example: Example) -> list[str]:
    new: list[str] = []
    commands = commands_of(example)
    for index, (command, shown) in enumerate(commands):
        try:
            out = runner.prints(command, example.exit_code if index == len(commands) - 1 else 0)
        except AssertionError as error:
            print(f"{example}: {error}")
            out = None
        if out is None and runner.skipped:
            print(runner.skipped[-1])
        block = shown if out is None else renewed(shown, out)
        if block is None:
            print(f"{example}: $ {command}: its pieces must be chosen by hand")
        new += [f"$ {command}", *(shown if block is None else block)]
    return new


def _renewed_session(runner: Runner, example: Example) -> list[str]:
    """Run a session and write what each line gives; one that shows `...` within its output is left as it is."""
    new: list[str] = []
    for one in doctest.DocTestParser().get_examples(example.text):
        first, *rest = one.source.splitlines()
        new += [f">>> {first}", *(f"... {line}" if line else "..." for line in rest)]
        got: list[str] = []
        test = doctest.DocTest([one], runner.names, str(example), None, None, None)
        with contextlib.chdir(runner.folder):
            doctest.DocTestRunner(verbose=False).run(test, out=got.append, clear_globs=False)
        runner.names = test.globs
        said = "".join(got)
        if "Traceback" in said and "Traceback" not in one.want:
            print(said)
        shown = re.search(r"\nGot:\n(.*)", said, re.DOTALL)
        kept = one.want if not shown or "..." in one.want else inspect.cleandoc(f"x\n{shown[1]}").removeprefix("x\n")
        new += [] if "Got nothing" in said else kept.splitlines()
    return new


if __name__ == "__main__":
    for name in sys.argv[1:] or pages():
        renew(name)
