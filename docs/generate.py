"""Makes the pages of docs/reference/ of the program itself: commands, terms, shapes, questions, schema, problems.

    python docs/generate.py [FOLDER]

`sphinx-build` calls it by itself. The same program gives the same pages, to the byte: a question added to queries/, an
option added to a command or a shape added to ontology/shapes/ stands in the reference without anybody writing it there.
"""

# ruff: noqa: INP001 - a program beside the pages, no package

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from makers import commands, formats, index, names, problems, questions, schema, shapes, terms  # noqa: E402

Pages = Mapping[str, str]

MAKERS: tuple[Callable[[], Pages], ...] = (
    index.pages,
    commands.pages,
    questions.pages,
    terms.pages,
    shapes.pages,
    problems.pages,
    formats.pages,
    schema.pages,
    names.pages,
)
"""Each gives some pages: path below the folder -> text."""


def write(folder: Path) -> None:
    """Write all pages; leave alone what is already so, and remove what no maker makes any more.

    Args:
        folder: where the reference lies; everything in it is made here.
    """
    made = {path: text for maker in MAKERS for path, text in maker().items()}
    for path, text in made.items():
        page, data = folder / path, text.encode("utf-8")
        if not page.is_file() or page.read_bytes() != data:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(data)
    for page in folder.rglob("*"):
        if page.is_file() and page.relative_to(folder).as_posix() not in made:
            page.unlink()


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "reference")
