"""What a reader is: a module with a name, a title, and two functions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from rashomon.article import Article, Origin
from rashomon.markup import Markup
from rashomon.problems import Report

Reading = tuple[Article | Markup, Origin]
"""What a reader yields for each article: the article (or its markup) and where it came from."""


class Reader(Protocol):
    """A module that reads one format. A format that needs another library imports it inside `read`."""

    @property
    def name(self) -> str:
        """Short name, as in `--format` ("native", "brat")."""

    @property
    def title(self) -> str:
        """What the format is, in a few words for people."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Tell whether a file is of this format.

        Args:
            path: the file.
            head: its first 4 KiB; a byte order mark may stand before all.
        """

    def read(self, path: Path, report: Report) -> Iterator[Reading]:
        """Read the articles of a file; what is wrong in it is reported, and the rest is still read.

        Args:
            path: the file.
            report: takes each problem.

        Raises:
            SourceError: if the file cannot be read at all.
            MissingPackageError: if the format needs a package that is not installed.
        """
