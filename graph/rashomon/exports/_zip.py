"""Zips whose bytes depend on their content alone: sorted names, one date, one mode."""

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import BinaryIO

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def write_zip(folder: Path, top: str, out: BinaryIO) -> None:
    """Write all files of a folder as a zip.

    Args:
        folder: whose files to pack, at any depth.
        top: name of the one folder inside the zip that holds them.
        out: takes bytes; need not be able to seek.
    """
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    with tempfile.TemporaryFile() as whole:  # a stream that cannot seek would be packed in another way
        with zipfile.ZipFile(whole, "w") as archive:
            for name in names:
                entry = zipfile.ZipInfo(f"{top}/{name}", _FIRST_DATE)
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                entry.file_size = (folder / name).stat().st_size  # so that large files get room for their size
                with (folder / name).open("rb") as source, archive.open(entry, "w") as target:
                    shutil.copyfileobj(source, target)
        whole.seek(0)
        shutil.copyfileobj(whole, out)
