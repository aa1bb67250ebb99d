"""The line of an annotation in a native document, looked up only when somebody asks."""

import json
from pathlib import Path
from typing import Any

from rashomon.readers._json_places import Places
from rashomon.readers._native_references import SECTIONS


class Lines:
    """Gives the line of an annotation's id. Holds where the document lies, not the document: it may be sent on.

    Args:
        path: the file.
        offset: where the document begins, in bytes.
        length: how long it is, in bytes.
        first_line: the number of its first line.
    """

    def __init__(self, path: Path, offset: int, length: int, first_line: int) -> None:
        self._path, self._offset, self._length, self._first_line = path, offset, length, first_line
        self._found: tuple[Places, dict[str, str]] | None = None

    def __call__(self, annotation: str) -> int | None:
        """Give the one-based line, or None where the file is no longer what it was.

        Args:
            annotation: an id; for what was written at an item, its path ("e1.says", "events[0].roles.agent").
        """
        if self._found is None:
            try:
                self._found = self._look()
            except (OSError, ValueError, RecursionError):
                return None
        places, paths = self._found
        rest = annotation
        while rest and rest not in paths:
            rest = rest[: max(rest.rfind("."), rest.rfind("["), 0)]
        return places.line(paths[rest] + annotation[len(rest) :] if rest else f"$.{annotation}")

    def __getstate__(self) -> tuple[Path, int, int, int]:
        return self._path, self._offset, self._length, self._first_line

    def __setstate__(self, state: tuple[Path, int, int, int]) -> None:
        self.__init__(*state)  # type: ignore[misc]  # nothing else is to be set

    def _look(self) -> tuple[Places, dict[str, str]]:
        with self._path.open("rb") as stream:
            stream.seek(self._offset)
            text = stream.read(self._length).decode()
        raw: Any = json.loads(text)
        paths: dict[str, str] = {}
        for section in SECTIONS:
            items = raw.get(section) if isinstance(raw, dict) else None
            for index, item in enumerate(items if isinstance(items, list) else ()):
                own = item.get("id") if isinstance(item, dict) else None
                if isinstance(own, str) and own:
                    paths.setdefault(own, f"$.{section}[{index}]")
        return Places(text, self._first_line), paths
