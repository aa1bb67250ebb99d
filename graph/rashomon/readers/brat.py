"""brat standoff: a text file and, beside it or near it, an .ann file with one annotation a line.

Offsets are code points of the text as it stands, line ends included; the words that each span carries prove
them. What is wrong is reported with its line, and only that line's annotation is held back.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from rashomon.article import Origin, Span
from rashomon.errors import SourceError
from rashomon.markup import Attribute, Frame, Mark, Markup, Note, Reference
from rashomon.problems import Place, Problem, Report, Severity, shorten
from rashomon.readers import _articles_toml
from rashomon.readers._anchoring import Ledger, prove, words_at
from rashomon.readers._brat_files import Companions, companions
from rashomon.readers._brat_lines import (
    ANY_SHAPE,
    AttributeLine,
    EquivLine,
    EventLine,
    Line,
    NormalisationLine,
    NoteLine,
    RelationLine,
    TextBound,
    Unreadable,
    lines_of,
    looks_like_brat,
)
from rashomon.readers._protocol import Reading

name = "brat"
title = "brat standoff (.ann with .txt)"

_LINE_ENDS = {0x0A: " ", 0x0D: " "}


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether this is an annotation file of brat: by its first line, or by its suffix.

    An .ann file whose first line is broken is still taken, so that each bad line is named; one that is plainly
    JSON or XML is not.

    Args:
        path: the file.
        head: its first bytes.
    """
    if path.suffix.lower() != ".ann":
        return False
    return looks_like_brat(head) or head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in {b"{", b"[", b"<"}


def read(path: Path, report: Report) -> Iterator[Reading]:
    """Read one annotation file with its text.

    Args:
        path: the .ann file.
        report: takes what is wrong in it.

    Raises:
        SourceError: if the file cannot be opened.
        ConfigurationError: if the articles.toml beside it is not TOML.
    """
    raw = _bytes(path)
    near = companions(path)
    file = path.as_posix()
    inputs = {file: hashlib.sha256(raw).hexdigest()}
    text = _text(file, near, inputs, report)
    lines = list(lines_of(raw))
    if text is None or _is_not_brat(file, lines, report):
        return
    if near.articles:
        inputs[near.articles.as_posix()] = hashlib.sha256(_bytes(near.articles)).hexdigest()
    about = _articles_toml.about(near.articles, near.stem, text, report, file)
    if near.coder:
        about = msgspec.structs.replace(about, coder=near.coder)
    content = _Content(file, near.stem, text, about.body, report)
    content.take(lines)
    yield (
        Markup(
            about=about,
            text=text,
            marks=tuple(content.marks),
            frames=tuple(content.frames),
            attributes=tuple(content.attributes),
            references=tuple(content.references),
            notes=tuple(content.notes),
            same=tuple(content.same),
        ),
        Origin(file, inputs, content.line_of.get),
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"it cannot be opened ({error.strerror or type(error).__name__})"
        raise SourceError(path, reason, "Check its permissions.") from error


def _text(file: str, near: Companions, inputs: dict[str, str], report: Report) -> str | None:
    if near.text is None:
        report(
            Problem(
                "text-missing",
                f"there is no text for “{near.stem}”",
                Place(file=file, article=near.stem),
                expected=near.looked_at[0],
                advice="Put the text file beside the annotations, one folder up, or in a folder txt.",
                held_back="article",
            )
        )
        return None
    raw = _bytes(near.text)
    inputs[near.text.as_posix()] = hashlib.sha256(raw).hexdigest()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        report(
            Problem(
                "text-not-utf8",
                f"the text is not UTF-8 from byte {error.start} on",
                Place(file=near.text.as_posix(), line=line, article=near.stem),
                advice="Save the text as UTF-8. If the offsets then no longer fit, the build says so.",
                held_back="article",
            )
        )
        return None


def _is_not_brat(file: str, lines: list[Line], report: Report) -> bool:
    if not lines or not all(isinstance(line, Unreadable) for line in lines):
        return False
    first = lines[0]
    report(
        Problem(
            "not-brat",
            f"no line of this .ann file is brat standoff ({len(lines)} lines)",
            Place(file=file, line=first.line),
            expected=ANY_SHAPE,
            found=shorten(first.text) if isinstance(first, Unreadable) else "",
            advice="If another tool wrote it, give it that tool's suffix; else leave it out.",
            held_back="file",
        )
    )
    return True


class _Content:
    """Gathers what the lines say, checks it against text and ids, and reports what does not fit."""

    def __init__(self, file: str, article: str, text: str, body: tuple[int, int] | None, report: Report) -> None:
        self.file, self.article, self.text, self.body, self.report = file, article, text, body, report
        self.marks: list[Mark] = []
        self.frames: list[Frame] = []
        self.attributes: list[Attribute] = []
        self.references: list[Reference] = []
        self.notes: list[Note] = []
        self.same: list[tuple[str, ...]] = []
        self.line_of: dict[str, int] = {}
        self.ledger = Ledger()
        self._known: set[str] = set()

    def take(self, lines: list[Line]) -> None:
        """Take all lines: first what others refer to, so that the order of the file does not matter."""
        kept = [line for line in lines if self._is_usable(line)]
        self._known = {line.id for line in kept if isinstance(line, TextBound | EventLine | RelationLine)}
        for line in kept:
            self._take(line)

    def _is_usable(self, line: Line) -> bool:
        if isinstance(line, Unreadable):
            self._unreadable(line)
            return False
        if line.id in self.line_of and not isinstance(line, EquivLine) and line.id != "#":
            self._problem(
                line,
                "id-twice",
                f"the id {line.id} stands on line {self.line_of[line.id]} already",
                "annotation",
                advice="Give this annotation another id; the first one is kept.",
            )
            return False
        self.line_of.setdefault(line.id, line.line)
        # Words may hold a tab, which looks like a column more: that is seen when they are proved.
        if line.extra and not isinstance(line, TextBound):
            self._extra_column(line)
        return True

    def _extra_column(self, line: Line) -> None:
        if not isinstance(line, Unreadable):
            message = "the line has more columns than brat writes; what is in them is not read"
            self._problem(line, "extra-column", message, found=shorten(line.extra), severity=Severity.WARNING)

    def _take(self, line: Line) -> None:
        match line:
            case TextBound():
                self._mark(line)
            case EventLine():
                self.frames.append(Frame(line.id, line.label, line.trigger, line.arguments))
            case RelationLine():
                self.frames.append(Frame(line.id, line.label, "", line.arguments))
            case EquivLine():
                self._equiv(line)
            case AttributeLine() if self._has_target(line, line.target):
                self.attributes.append(Attribute(line.id, line.name, line.target, line.value))
            case NormalisationLine() if self._has_target(line, line.target):
                self.references.append(Reference(line.id, line.target, line.resource, line.value, line.text))
            case NoteLine() if self._has_target(line, line.target, Severity.WARNING):
                self.notes.append(Note(line.id, line.target, line.kind, line.text))

    def _mark(self, line: TextBound) -> None:
        begin, end = line.pieces[0][0], line.pieces[-1][1]
        fragments = line.pieces if len(line.pieces) > 1 else ()
        quote = line.quote or ""
        if line.extra:
            with_tabs = f"{quote}\t{line.extra}"
            if self._as_in_text(line.pieces, with_tabs) == words_at(self.text, line.pieces):
                quote = with_tabs
            else:
                self._extra_column(line)
        anchored = prove(self.text, begin, end, self._as_in_text(line.pieces, quote), fragments)
        anchored = self.ledger.count(anchored)
        place = Place(self.file, line.line, line.id, None, begin, end, quote or None, self.article)
        if not anchored.usable:
            self.report(
                Problem(
                    "quote-differs" if quote else "span-unusable",
                    "the words are not in the text where the offsets point",
                    place,
                    expected=f"“{shorten(quote)}” at {_pieces(line.pieces)}" if quote else "words of the text",
                    found=anchored.how,
                    advice="Check that text and annotations belong to the same version of the article.",
                    held_back="span",
                )
            )
            return
        if anchored.kind == "repaired":
            self.report(
                Problem(
                    "offset-repaired",
                    f"offsets moved from {_pieces(line.pieces)} to {anchored.begin} {anchored.end}",
                    place,
                    Severity.WARNING,
                    found=anchored.how,
                    advice="Nothing to do if the cause is right; else correct the line.",
                )
            )
        if anchored.kind == "unproved":
            message = "the line carries no words, so its offsets cannot be proved"
            self.report(Problem("span-unproved", message, place, Severity.WARNING))
        if self._is_furniture(line, anchored.span()):
            return
        self.marks.append(Mark(line.id, line.label, anchored.span()))

    def _as_in_text(self, pieces: tuple[tuple[int, int], ...], quote: str) -> str:
        """Give the quote with the text's own line ends: brat writes each as a blank, and that proves as well."""
        words = words_at(self.text, pieces)
        if words is not None and quote and words.translate(_LINE_ENDS) == quote.translate(_LINE_ENDS):
            return words
        # Some tools write a line end inside a span as the two characters \n.
        if words is not None and re.sub(r"\r?\n", r"\\n", words) == quote:
            return words
        return quote

    def _is_furniture(self, line: TextBound, span: Span) -> bool:
        if self.body is None or (self.body[0] <= span.begin and span.end <= self.body[1]):
            return False
        self._problem(
            line,
            "page-furniture",
            "the words stand outside the body of the article",
            "span",
            expected=f"offsets from {self.body[0]} to {self.body[1]} (`body` in articles.toml)",
            found=f"{span.begin} {span.end}, “{shorten(self.text[span.begin : span.end])}”",
            advice="Take the annotation out, or correct `body`.",
            severity=Severity.WARNING,
        )
        return True

    def _equiv(self, line: EquivLine) -> None:
        members = [member for member in line.members if self._has_target(line, member)]
        if len(set(members)) > 1:
            self.same.append(tuple(dict.fromkeys(members)))
        elif len(set(line.members)) < 2:
            message = "a line that says what is the same names one thing only"
            self._problem(line, "equivalence-of-one", message, "annotation", severity=Severity.WARNING)

    def _has_target(self, line: Line, target: str, severity: Severity = Severity.VIOLATION) -> bool:
        if target in self._known:
            return True
        self._problem(
            line,
            "target-missing",
            f"{target} is no annotation of this file",
            "annotation",
            advice="It was deleted, or its own line could not be read. Correct or delete this line.",
            severity=severity,
        )
        return False

    def _unreadable(self, line: Unreadable) -> None:
        self._problem(
            line,
            "comment-line" if line.is_comment else "line-unreadable",
            "this is a comment, not an annotation" if line.is_comment else "the line cannot be read",
            "" if line.is_comment else "annotation",
            expected=line.expected,
            found=shorten(line.text),
            advice="" if line.is_comment else "The parts are separated by tabs. Correct or delete the line.",
            severity=Severity.INFO if line.is_comment else Severity.VIOLATION,
        )

    def _problem(
        self,
        line: Line,
        code: str,
        message: str,
        held_back: str = "",
        *,
        expected: str = "",
        found: str = "",
        advice: str = "",
        severity: Severity = Severity.VIOLATION,
    ) -> None:
        place = Place(self.file, line.line, line.id or None, article=self.article)
        self.report(Problem(code, message, place, severity, expected, found, advice, held_back))


def _pieces(pieces: tuple[tuple[int, int], ...]) -> str:
    return ";".join(f"{begin} {end}" for begin, end in pieces)
