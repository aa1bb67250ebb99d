"""articles.toml: what a text cannot say about itself. One table an article, keyed by file stem.

Readers of formats that hold no metadata share it. Keys have hyphens, as in the rest of the files that a person
writes: `reference-date`, `listed-sources`, `capture-sha256`.
"""

import datetime as dt
import difflib
import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rashomon.article import About
from rashomon.problems import Place, Problem, Report, Severity
from rashomon.toml_lines import TomlLines, read_toml

NAME = "articles.toml"

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str) and _DAY.match(value):
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            return None
    return None


def _names(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _body(value: Any) -> tuple[int, int] | None:
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(item, int) and not isinstance(item, bool) for item in value)
        and 0 <= value[0] < value[1]
    ):
        return value[0], value[1]
    return None


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


_TEXT = (_text, "a text in quotes")
_A_DAY = (_day, "a day such as 2019-08-22")

FIELDS: dict[str, tuple[str, Callable[[Any], Any], str]] = {
    "headline": ("headline", *_TEXT),
    "language": ("language", *_TEXT),
    "published": ("published", *_A_DAY),
    "reference-date": ("reference_date", *_A_DAY),
    "reference-date-note": ("reference_date_note", *_TEXT),
    "publisher": ("publisher", *_TEXT),
    "agency": ("agency", *_TEXT),
    "author": ("author", *_TEXT),
    "url": ("url", *_TEXT),
    "archived-url": ("archived_url", *_TEXT),
    "captured-on": ("captured_on", *_A_DAY),
    "captured-by": ("captured_by", *_TEXT),
    "capture-sha256": ("capture_sha256", *_TEXT),
    "listed-sources": ("listed_sources", _names, 'a list of names in quotes, such as ["sohr", "sana"]'),
    "body": ("body", _body, "two offsets in code points, such as [0, 3379]"),
    "revision-of": ("revision_of", *_TEXT),
    "copy-of": ("copy_of", *_TEXT),
    "annotator": ("coder", *_TEXT),
    "coder": ("coder", *_TEXT),
    "machine": ("machine", _flag, "true or false"),
}
"""Key -> (field of `About`, how its value is read, what is expected)."""


def find_articles_toml(*folders: Path) -> Path | None:
    """Give the first articles.toml that stands in one of the folders."""
    return next((folder / NAME for folder in folders if (folder / NAME).is_file()), None)


def about(path: Path | None, stem: str, text: str, report: Report, annotation_file: str) -> About:
    """Say what is known of an article beside its text.

    Without an entry, or without the key, the headline is the first line of the text that is not empty, and the
    language is `und`, with a warning.

    Args:
        path: the articles.toml, or None.
        stem: file stem of the article: its id.
        text: the raw text.
        report: takes what is wrong in the article's table.
        annotation_file: named where no articles.toml is there.

    Raises:
        ConfigurationError: if the articles.toml is not TOML.
    """
    fields: dict[str, Any] = {}
    table: Any = None
    if path is not None:
        toml = _read(path, path.stat().st_mtime_ns, path.stat().st_size)
        table = toml.data.get(stem)
        if isinstance(table, dict):
            fields = _fields(toml, stem, table, report)
        elif table is not None:
            expected = f"a table [{stem}]"
            report(_problem(toml, stem, "", "article-table", f"“{stem}” is no table", expected))
    if not fields.get("headline"):
        fields["headline"] = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not fields.get("language"):
        fields["language"] = "und"
        report(_language_unknown(path, stem, table, annotation_file))
    body = fields.get("body")
    if body and body[1] > len(text):
        problem = Problem(
            "body-too-long",
            f"body of “{stem}” ends behind the text",
            Place(file=path.as_posix() if path else None, article=stem),
            Severity.WARNING,
            expected=f"at most {len(text)}",
            found=str(body[1]),
            advice="Offsets count code points, not bytes.",
        )
        report(problem)
    return About(id=stem, **fields)


@functools.lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> TomlLines:
    """Read the file once for all its articles; it is read again when it has changed."""
    return read_toml(path)


def _fields(toml: TomlLines, stem: str, table: dict[str, Any], report: Report) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key, value in table.items():
        if key not in FIELDS:
            close = difflib.get_close_matches(key.lower().replace("_", "-"), FIELDS, n=1)
            advice = f"Did you mean “{close[0]}”?" if close else f"Known keys: {', '.join(sorted(FIELDS))}."
            report(_problem(toml, stem, key, "key-unknown", f"“{key}” is not a key of an article", "", advice))
            continue
        field, read, expected = FIELDS[key]
        if (read_value := read(value)) is None:
            report(_problem(toml, stem, key, "value-unusable", f"the value of “{key}” is unusable", expected))
        else:
            fields[field] = read_value
    return fields


def _problem(toml: TomlLines, stem: str, key: str, code: str, message: str, expected: str, advice: str = "") -> Problem:
    place = Place(file=toml.path, line=toml.line(stem, *([key] if key else [])), article=stem)
    return Problem(code, message, place, expected=expected, advice=advice)


def _language_unknown(path: Path | None, stem: str, table: Any, annotation_file: str) -> Problem:
    if path is None:
        file, where = annotation_file, f"Write {NAME} beside it, with a table [{stem}] and language = "
    elif isinstance(table, dict):
        file, where = path.as_posix(), f"Add to [{stem}] a line language = "
    else:
        file, where = path.as_posix(), f"Add a table [{stem}] with language = "
    return Problem(
        "language-unknown",
        f"language unknown, und: nothing says in which language “{stem}” is written",
        Place(file=file, article=stem),
        Severity.WARNING,
        advice=where + '"en" (or another BCP 47 tag).',
    )
