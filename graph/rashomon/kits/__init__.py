"""Starter kits, generated from the ontology: one module a tool, the same names in each.

A kit is a module with `name`, `title` and `fill(folder, vocabulary, registry)`. `KITS` lists them; nothing else does.
"""

from pathlib import Path
from typing import Protocol

from rashomon.errors import UsageError
from rashomon.kits import brat, csv_files, inception, label_studio, maxqda, xlsx
from rashomon.registry import Registry
from rashomon.vocabulary import Vocabulary

__all__ = ["KITS", "Kit", "find_kit"]


class Kit(Protocol):
    """What a person needs to begin with a tool: templates, configuration, and an example that builds."""

    name: str
    title: str

    def fill(self, folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
        """Write the files of the kit; the same ontology and names give the same bytes.

        Args:
            folder: an empty folder.
            vocabulary: from which drop-downs, tag sets and codes are made.
            registry: names for the example, the project's own or the sample's.
        """
        ...


KITS: tuple[Kit, ...] = (xlsx, csv_files, brat, inception, label_studio, maxqda)
"""The kits, in the order in which they are listed."""


def find_kit(name: str) -> Kit:
    """Give a kit by its name.

    Raises:
        UsageError: if there is none; names those there are.
    """
    wanted = name.strip().lower().replace("_", "-")
    for kit in KITS:
        if wanted == kit.name:
            return kit
    raise UsageError(f"There is no kit for {name}. Kits: {', '.join(kit.name for kit in KITS)}.")
