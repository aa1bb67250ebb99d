"""The native format: one JSON object an article, or JSON Lines.

Its canonical form is `rashomon.article` as it is: programs write it, and it is decoded straight into the structs.
People may write it shorter (`_native_written`). `rashomon schema` prints the JSON Schema of both.
"""

import codecs
import functools
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import msgspec

from rashomon.article import Article, Origin, Span
from rashomon.errors import UsageError
from rashomon.problems import Place, Problem, Report
from rashomon.readers._anchoring import prove
from rashomon.readers._json_lines import BOM, Document, documents, sha256_of
from rashomon.readers._json_places import Oddity
from rashomon.readers._native_assembly import Assembly, about
from rashomon.readers._native_desk import Desk, HeldBackError, refuse
from rashomon.readers._native_lines import Lines
from rashomon.readers._native_references import SECTIONS, Item, lacks, named, uses
from rashomon.readers._native_schema import SCHEMA_ID, schema
from rashomon.readers._protocol import Reading

__all__ = ["name", "read", "recognises", "schema", "title", "write"]

name = "native"
title = "native JSON or JSON Lines"

_SUFFIXES = (".json", ".jsonl", ".ndjson")
_OWN_KEYS = re.compile(r'"(text|text_file|headline|mentions|events|claims|counts)"\s*:')
_SPAN_FIELDS = ("span", "trigger", "cue", "hedge")
_canonical = msgspec.json.Decoder(Article)


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is JSON with articles: an object, and a key of an article or the schema's address in front.

    Args:
        path: the file.
        head: its first 4 KiB; a byte order mark may stand before all.
    """
    if path.suffix.lower() not in _SUFFIXES:
        return False
    text = head.decode("utf-16" if _is_utf16(head) else "utf-8-sig", "ignore").lstrip()
    return text.startswith("{") and (SCHEMA_ID in text or bool(_OWN_KEYS.search(text)))


def read(path: Path, report: Report) -> Iterator[Reading]:
    """Read the articles of a file; what is wrong in it is reported, and the rest is still read.

    Args:
        path: the file.
        report: takes each problem.

    Raises:
        SourceError: if the file cannot be opened.
    """
    file, digest = path.as_posix(), ""
    for document in documents(path, report):
        digest = digest or sha256_of(path)
        desk = Desk(file, document, report)
        inputs = {file: digest}
        try:
            article = _straight(document.data) or _written(path, document, desk, inputs)
        except HeldBackError as error:
            desk.tell(error.problem, "$", held_back="article")
            continue
        yield article, Origin(file, inputs, Lines(path, document.offset, len(document.data), document.line))


def write(articles: Iterable[Article], *, indent: int = 0) -> bytes:
    """Write articles in canonical form: the same articles give the same bytes.

    Args:
        articles: the articles.
        indent: 0 for JSON Lines, one article a line; else the blanks of one level, for a single article.

    Raises:
        UsageError: if several articles are to be indented.
    """
    lines = [msgspec.json.encode(_bare(article)) for article in articles]
    if indent:
        if len(lines) != 1:
            raise UsageError("only a single article is written with indentation; write several as JSON Lines")
        lines = [msgspec.json.format(lines[0], indent=indent)]
    return b"".join(line + b"\n" for line in lines)


def _bare(value: Any) -> Any:
    """Give a struct as plain values without what equals its default (msgspec itself compares by identity)."""
    if isinstance(value, msgspec.Struct):
        found = ((key, getattr(value, field), default) for field, key, default in _fields(type(value)))
        return {key: _bare(one) for key, one, default in found if type(one) is not type(default) or one != default}
    if isinstance(value, tuple):
        return [_bare(one) for one in value]
    return {key: _bare(one) for key, one in value.items()} if isinstance(value, dict) else value


@functools.cache
def _fields(kind: type[msgspec.Struct]) -> tuple[tuple[str, str, Any], ...]:
    """List a struct's fields: name, key in JSON, default."""
    return tuple(
        (one.name, one.encode_name, one.default_factory() if callable(one.default_factory) else one.default)
        for one in msgspec.structs.fields(kind)
    )


def _straight(data: bytes) -> Article | None:
    """Decode the canonical form if nothing at all is to be said about it, else None."""
    if b'"?' in data:  # perhaps "?words", as people write somebody unnamed
        return None
    try:
        article = _canonical.decode(data)
        json.loads(data, object_pairs_hook=_refuse_twice)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    return article if _is_sound(article) else None


def _is_sound(article: Article) -> bool:
    sections = {section: getattr(article, section) for section in SECTIONS}
    known = {item.id: section for section, items in sections.items() for item in items}
    items: list[Item] = [item for some in sections.values() for item in some]
    return (
        bool(article.id)
        and len(known) == len(items)
        and "" not in known
        and not any(lacks(item) for item in items)
        and all(_stands(article.text, span) for item in items for span in _spans(item))
        and all(
            not use.sections or known.get(named(use.reference, known)) in use.sections
            for item in items
            for use in uses(item)
        )
    )


def _spans(item: Item) -> Iterator[Span]:
    for field in _SPAN_FIELDS:
        span = getattr(item, field, None)
        if span is not None:
            yield span
    yield from getattr(item, "evidence", ())
    yield from getattr(item, "wording", ())


def _stands(text: str, span: Span) -> bool:
    anchored = prove(text, span.begin, span.end, span.quote, span.fragments)
    return anchored.kind in {"proved", "unproved"} and anchored.span(span.framing) == span


def _written(path: Path, document: Document, desk: Desk, inputs: dict[str, str]) -> Article:
    """Read what people write, and say what is wrong with it.

    Raises:
        HeldBackError: if the article as a whole cannot be used.
    """
    raw = _parsed(document, desk)
    fallback = f"{path.stem}-{document.line}" if document.is_line else path.stem
    desk.article = raw["id"] if isinstance(raw.get("id"), str) and raw["id"] else fallback
    head = about(raw, desk)
    text = _text(path, raw, head.text, head.text_file, inputs)
    return Assembly(raw, text, desk).article(msgspec.structs.replace(head, id=desk.article))


def _parsed(document: Document, desk: Desk) -> dict[str, Any]:
    data = document.data
    if _is_utf16(data):
        raise refuse("not-utf8", "the file is UTF-16", expected="UTF-8", advice="Save it as UTF-8.")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        found = f"byte {data[error.start]:#04x} at byte {document.offset + error.start}"
        raise refuse("not-utf8", "the file is not UTF-8", found=found, advice="Save it as UTF-8.") from error
    try:
        raw = json.loads(text, object_pairs_hook=_without_null)
    except RecursionError:
        raw = None  # told below, with its line
    except json.JSONDecodeError as error:
        line = document.line + error.lineno - 1
        desk.places.lines["$"] = line
        found = _excerpt(text, error.pos)
        advice = "Look for a missing comma, quotation mark or bracket at or just before this place."
        message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        raise refuse("not-json", message, found=found, advice=advice) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise refuse("not-json", "a number is too long to be read", found=str(error)) from error
    if oddities := desk.places.oddities:
        for oddity in oddities[1:]:
            desk.tell(_odd(oddity), "$", held_back="article")
        raise HeldBackError(_odd(oddities[0]))
    if not isinstance(raw, dict):
        advice = "Write one object an article; several as JSON Lines, one a line."
        raise refuse("value-unfit", "an article is an object", expected="{ … }", found=_excerpt(text, 0), advice=advice)
    return raw


def _odd(oddity: Oddity) -> Problem:
    advice = expected = found = ""
    if oddity.kind == "duplicate-key":
        key = oddity.path.rpartition(".")[2]
        code, message = "key-twice", f"the key “{key}” stands twice in one object (first in line {oddity.detail})"
        advice = "Keep one: programs differ in which of the two they read."
    elif oddity.kind == "not-a-number":
        code, message, expected = "not-json", f"{oddity.detail} is not JSON", "a number, or no key at all"
    elif oddity.kind == "lone-surrogate":
        code, message, found = "lone-surrogate", "half a character (a lone surrogate) is no text", oddity.detail
        advice = "Write the text out as UTF-8 anew."
    else:
        code, message = "too-deep", f"objects and lists stand in one another more than {oddity.detail} deep"
        advice = "No article needs that: look for a missing bracket."
    place = Place(path=oddity.path.removeprefix("$"), line=oddity.line)
    return Problem(code, message, place, expected=expected, found=found, advice=advice)


def _text(path: Path, raw: dict[str, Any], text: str | None, text_file: str, inputs: dict[str, str]) -> str:
    """Give the raw text, from the object or from the file beside it."""
    if text is not None and text_file:
        raise refuse("text-twice", "both “text” and “text_file” are given", ".text_file", advice="Keep one.")
    if text is not None:
        return text
    if not text_file:
        found = "nothing that can be used" if "text" in raw or "text_file" in raw else ""
        raise refuse("text-missing", "the article has no text", found=found, advice="Add “text” or “text_file”.")
    if PurePosixPath(text_file).is_absolute() or PureWindowsPath(text_file).drive or "\0" in text_file:
        raise refuse("text-missing", "“text_file” is relative to this file", ".text_file", found=text_file)
    beside = path.parent / text_file
    try:
        data = beside.read_bytes()
    except OSError as error:
        found = error.strerror or type(error).__name__
        advice = f"Looked for {beside.as_posix()}."
        raise refuse("text-missing", "the text cannot be opened", ".text_file", found=found, advice=advice) from error
    inputs[beside.as_posix()] = hashlib.sha256(data).hexdigest()
    try:
        return data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        found = f"byte {data[error.start]:#04x} at byte {error.start}"
        message = f"{text_file} is not UTF-8"
        raise refuse("not-utf8", message, ".text_file", found=found, advice="Save it as UTF-8.") from error


def _without_null(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Take null as left out: programs write it for what they do not have."""
    return {key: value for key, value in pairs if value is not None}


def _refuse_twice(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError


def _is_utf16(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _excerpt(text: str, at: int) -> str:
    return repr(text[at : at + 20]) if text[at : at + 1] else "the end"
