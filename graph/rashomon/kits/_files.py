"""Files of a kit: UTF-8, line ends as written, and zips whose bytes depend on their content alone."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

_NOT_IN_XML = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
NOT_YET = "Look at `rashomon formats` before you code much: a tool that does not stand there cannot be read yet.\n"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def plain(text: str) -> str:
    """Give a text on one line, without the characters that no XML file can hold.

    Args:
        text: of a name, a label or a definition.
    """
    return " ".join(_NOT_IN_XML.sub(" ", text).split())


def write_text(folder: Path, name: str, text: str) -> None:
    """Write a text file.

    Args:
        folder: of the kit.
        name: path inside it, with /.
        text: what it holds.
    """
    path = folder.joinpath(*name.split("/"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def write_zip(path: Path, members: Mapping[str, str | bytes]) -> None:
    """Write a zip with sorted names, one date and one mode.

    Args:
        path: of the zip.
        members: name inside -> content; text is written as UTF-8.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            content = members[name]
            archive.writestr(entry, content.encode("utf-8") if isinstance(content, str) else content)
