"""Where the files that go with a brat annotation file stand: its text, its articles.toml, its annotator's name.

Three layouts are known: the text beside the annotations; the texts in a folder `txt` or `text`; a folder an
annotator, with the texts one folder up. `name.coder.ann` beside `name.txt` is a fourth.
"""

from pathlib import Path

import msgspec

from rashomon.readers._articles_toml import find_articles_toml

_TEXT_FOLDERS = ("txt", "text", "texts")
# Folders that hold everybody's annotations are not named after an annotator.
_NO_CODER = frozenset({"ann", "anns", "annotation", "annotations", "brat", "standoff", ""})


class Companions(msgspec.Struct, frozen=True):
    """What goes with an annotation file.

    Args:
        stem: the article's id: the stem of its text file.
        text: the text file, or None.
        articles: the articles.toml, or None.
        coder: the annotator, where a folder or the file's name says who; else empty.
        looked_at: where the text was looked for, in this order.
    """

    stem: str
    text: Path | None
    articles: Path | None
    coder: str
    looked_at: tuple[str, ...]


def companions(path: Path) -> Companions:
    """Find the text, the articles.toml and the annotator of an annotation file.

    Args:
        path: the .ann file.
    """
    here = path.parent
    above = here.parent if here.name not in {"", ".."} else here / ".."
    stems = [(path.stem, "")]
    shorter, dot, coder = path.stem.rpartition(".")
    if dot and shorter and coder:
        stems.append((shorter, coder))
    looked_at: list[str] = []
    for folder, is_above in _folders(here, above):
        for stem, named_coder in stems:
            text = folder / f"{stem}.txt"
            looked_at.append(text.as_posix())
            if text.is_file():
                articles = find_articles_toml(here, folder, above)
                own_folder = here.resolve().name if is_above else ""
                coder = named_coder or ("" if own_folder.lower() in _NO_CODER else own_folder)
                return Companions(stem, text, articles, coder, tuple(looked_at))
    return Companions(path.stem, None, find_articles_toml(here, above), "", tuple(looked_at))


def _folders(here: Path, above: Path) -> list[tuple[Path, bool]]:
    return [
        (here, False),
        *((here / name, False) for name in _TEXT_FOLDERS),
        (above, True),
        *((above / name, True) for name in _TEXT_FOLDERS),
    ]
