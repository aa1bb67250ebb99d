"""Runs all that must pass: format, lint, types, import rules, tests, the README's examples, and the wheel elsewhere.

    python tests/run.py            everything
    python tests/run.py --quick    without the wheel in a clean environment

Says at the end how many tests were skipped, and why each.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def step(title: str, *command: str, cwd: Path = ROOT) -> str:
    """Run one step; stop everything if it fails. Gives what it printed."""
    print(f"\n== {title}", flush=True)
    begin = time.monotonic()
    done = subprocess.run(
        command,
        cwd=cwd,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    print(done.stdout, end="")
    print(f"-- {title}: {time.monotonic() - begin:.0f} s", flush=True)
    if done.returncode:
        sys.exit(f"{title} failed.")
    return done.stdout


def tool(name: str) -> str:
    """Give the path of a tool in the environment of this Python."""
    folder = Path(sys.executable).parent
    return str(next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), name))


def wheel_elsewhere() -> None:
    """Build the wheel, install it in a clean environment, and use it from another folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        step("wheel", sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", name, str(ROOT))
        wheel = next(folder.glob("*.whl"))
        venv.create(folder / "clean", with_pip=True)
        scripts = folder / "clean" / ("Scripts" if os.name == "nt" else "bin")
        python, rashomon = str(scripts / "python"), str(scripts / "rashomon")
        step("install the wheel", python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
        elsewhere = folder / "elsewhere"
        elsewhere.mkdir()
        shown = step("demo of the wheel, from another folder", rashomon, "demo", cwd=elsewhere)
        if "Where sources differ" not in shown:
            sys.exit("The installed demo does not show where sources differ.")
        step("doctor of the wheel", rashomon, "doctor", cwd=elsewhere)


def main() -> None:
    """Run all steps."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out the wheel in a clean environment")
    options = parser.parse_args()
    step("format", tool("ruff"), "format", "--check", "--quiet", ".")
    step("lint", tool("ruff"), "check", "--quiet", ".")
    step("types", tool("mypy"), "--no-error-summary")
    step("import rules", tool("lint-imports"))
    if not options.quick:
        wheel_elsewhere()
    shown = step("tests", sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")
    skipped = re.findall(r"^SKIPPED \[(\d+)\] (.*)$", shown, re.MULTILINE)
    print(f"\n{sum(int(times) for times, _ in skipped)} tests were skipped:")
    for times, why in skipped:
        print(f"  {times} x {why}")
    print("\n" + (re.findall(r"^.*\d+ passed.*$", shown, re.MULTILINE) or ["no test ran"])[-1])


if __name__ == "__main__":
    main()
