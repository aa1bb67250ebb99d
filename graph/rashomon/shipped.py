"""Finds ontology/, queries/ and data/: in the installed package, else in the checkout.

This is the only code that knows where shipped files lie. It gives `Traversable`, never `Path`, so that
a package in a zip works too.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from rashomon.errors import RashomonError


def shipped(*parts: str) -> Traversable:
    """Give the shipped file or folder, such as `shipped("ontology", "rashomon.ttl")`.

    Args:
        parts: path below the top: the first is "ontology", "queries" or "data".

    Raises:
        RashomonError: if it is in neither place; then the installation is broken.
    """
    inside = files("rashomon").joinpath("_shipped", *parts)
    if inside.is_file() or inside.is_dir():
        return inside
    checkout: Traversable = Path(__file__).resolve().parent.parent.parent
    beside = checkout.joinpath(*parts)
    if beside.is_file() or beside.is_dir():
        return beside
    raise RashomonError(f"{'/'.join(parts)} is missing from this installation. Install Rashomon again.")


def shipped_files(*parts: str, suffix: str) -> list[Traversable]:
    """List the files with a suffix below a shipped folder, by name, at any depth.

    Args:
        parts: path of the folder below the top.
        suffix: how the names end, with the dot.
    """
    found: list[Traversable] = []
    for entry in sorted(shipped(*parts).iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            found += shipped_files(*parts, entry.name, suffix=suffix)
        elif entry.name.endswith(suffix):
            found.append(entry)
    return found
