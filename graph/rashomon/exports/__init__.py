"""Everything that `rashomon export` writes: one module a form, the same names in each.

An export is a module with `name`, `title`, `suffix` and either `write(source, out)` for one file, or
`fill(source, folder)` for a folder of files (its suffix is empty). The built-in ones stand in `EXPORTS`; the forms of
RDF are those of `rashomon.writers`; others come from the entry-point group `rashomon.exports`.
"""

from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

import msgspec

from rashomon.errors import UsageError
from rashomon.exports import csv_tables, followthemoney, geojson, parquet, replication, xlsx, xlsx_claims
from rashomon.exports._warning import ExportWarning
from rashomon.writers import Writer, writers

if TYPE_CHECKING:
    from typing_extensions import TypeIs

    from rashomon.dataset import Source

__all__ = [
    "EXPORTS",
    "Export",
    "ExportWarning",
    "FileExport",
    "FolderExport",
    "RdfExport",
    "export_for",
    "exports",
    "find_export",
    "is_folder",
]


class FileExport(Protocol):
    """An export that writes one file."""

    name: str
    title: str
    suffix: str

    def write(self, source: "Source", out: BinaryIO) -> None:
        """Write one file; the same dataset gives the same bytes.

        Args:
            source: a dataset, or the part of one that filters leave.
            out: takes bytes. It may be standard output: neither seek in it nor close it.

        Raises:
            MissingPackageError: if a package that it needs is not installed.
        """
        ...


class FolderExport(Protocol):
    """An export that fills a folder; its suffix is empty."""

    name: str
    title: str
    suffix: str

    def fill(self, source: "Source", folder: Path) -> None:
        """Write the files of a folder; the same dataset gives the same bytes.

        Args:
            source: a dataset, or the part of one that filters leave.
            folder: an empty folder.

        Raises:
            MissingPackageError: if a package that it needs is not installed.
        """
        ...


Export = FileExport | FolderExport


class RdfExport(msgspec.Struct, frozen=True):
    """A form of RDF as an export of one file.

    Args:
        writer: of RDF.
        with_ontology: write the ontology too.
    """

    writer: Writer
    with_ontology: bool = False

    @property
    def name(self) -> str:
        """Name of the writer."""
        return self.writer.name

    @property
    def title(self) -> str:
        """Title of the writer."""
        return self.writer.title

    @property
    def suffix(self) -> str:
        """Suffix of the writer."""
        return self.writer.suffix

    def write(self, source: "Source", out: BinaryIO) -> None:
        """Write the graph. Arguments as of `FileExport.write`."""
        self.writer.write(source.lines(ontology=self.with_ontology), out)


EXPORTS: tuple[Export, ...] = (csv_tables, xlsx, xlsx_claims, parquet, geojson, followthemoney, replication)
"""The built-in exports that are not RDF, in the order in which they are listed."""


def exports() -> tuple[Export | RdfExport, ...]:
    """List all exports: the forms of RDF, the other built-in ones, then those of installed packages by name."""
    others = sorted(entry_points(group="rashomon.exports"), key=lambda entry: entry.name)
    return (*(RdfExport(writer) for writer in writers()), *EXPORTS, *(entry.load() for entry in others))


def find_export(name: str) -> Export | RdfExport:
    """Give an export by its name, or by its suffix with or without the dot.

    Raises:
        UsageError: if there is none; names those there are.
    """
    known = exports()
    wanted = name.strip().lower()
    for found in known:
        if wanted == found.name:
            return found
    for found in known:
        if found.suffix and wanted in {found.suffix, found.suffix[1:]}:
            return found
    raise UsageError(f"There is no form {name}. Forms: {', '.join(one.name for one in known)}.")


def export_for(file: str) -> Export | RdfExport | None:
    """Give the export that writes files of such a name, or None; the longest suffix wins."""
    fitting = [one for one in exports() if one.suffix and file.lower().endswith(one.suffix)]
    return max(fitting, key=lambda one: len(one.suffix), default=None)


def is_folder(export: Export | RdfExport) -> "TypeIs[FolderExport]":
    """Tell whether an export fills a folder."""
    return hasattr(export, "fill")
