"""The lines of a brat standoff file: what each says, before anything is compared with the text.

A line becomes one of the line types below, or `Unreadable` with the reason. Nothing is lost: a file's lines
that are not blank and the values given here are as many.
"""

import re
from collections.abc import Iterator

import msgspec


class TextBound(msgspec.Struct, frozen=True):
    """`T1	Label 0 5;8 10	words`; `quote` is None where the line carries no words."""

    id: str
    line: int
    label: str
    pieces: tuple[tuple[int, int], ...]
    quote: str | None
    extra: str = ""


class EventLine(msgspec.Struct, frozen=True):
    """`E1	Label:T1 Role:T2 Role2:E3`."""

    id: str
    line: int
    label: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]
    extra: str = ""


class RelationLine(msgspec.Struct, frozen=True):
    """`R1	Label Arg1:T1 Arg2:T2`."""

    id: str
    line: int
    label: str
    arguments: tuple[tuple[str, str], ...]
    extra: str = ""


class EquivLine(msgspec.Struct, frozen=True):
    """`*	Equiv T1 T2 T3`."""

    id: str
    line: int
    label: str
    members: tuple[str, ...]
    extra: str = ""


class AttributeLine(msgspec.Struct, frozen=True):
    """`A1	Name T1 value` or `M1	Name T1`."""

    id: str
    line: int
    name: str
    target: str
    value: str
    extra: str = ""


class NormalisationLine(msgspec.Struct, frozen=True):
    """`N1	Reference T1 Resource:id	words`."""

    id: str
    line: int
    target: str
    resource: str
    value: str
    text: str
    extra: str = ""


class NoteLine(msgspec.Struct, frozen=True):
    """`#1	AnnotatorNotes T1	free text`."""

    id: str
    line: int
    kind: str
    target: str
    text: str
    extra: str = ""


class Unreadable(msgspec.Struct, frozen=True):
    """A line that is not brat standoff, with the reason."""

    id: str
    line: int
    text: str
    expected: str
    is_comment: bool = False


Line = TextBound | EventLine | RelationLine | EquivLine | AttributeLine | NormalisationLine | NoteLine | Unreadable

_ID = re.compile(r"^(?:[TERAMN][\w.-]*\d[\w.-]*|#[\w.-]*|\*[\w.-]*)$")
_RANGE = re.compile(r"^\d+ \d+(?:;\d+ \d+)*$")
_NUMBERED = re.compile(r"^(.*\D)(\d+)$")
_MAX_DIGITS = 18  # longer offsets are nonsense, and int() refuses thousands of digits

_SHAPES = {
    "T": "T1<tab>Label 0 5<tab>words",
    "E": "E1<tab>Label:T1 Role:T2",
    "R": "R1<tab>Label Arg1:T1 Arg2:T2",
    "A": "A1<tab>Name T1 value",
    "M": "M1<tab>Name T1",
    "N": "N1<tab>Reference T1 Resource:id<tab>words",
    "#": "#1<tab>AnnotatorNotes T1<tab>text",
    "*": "*<tab>Equiv T1 T2",
}
ANY_SHAPE = "a line of brat standoff, such as " + _SHAPES["T"]


def looks_like_brat(head: bytes) -> bool:
    """Tell whether the first line that is not blank is one of brat standoff."""
    for raw in head.removeprefix(b"\xef\xbb\xbf").splitlines():
        if raw.strip():
            return bool(_ID.match(raw.split(b"\t")[0].decode("utf-8", "replace"))) and b"\t" in raw
    return True


def lines_of(raw: bytes) -> Iterator[Line]:
    """Read each line that is not blank.

    Line ends may be LF, CRLF or CR; a byte order mark and a missing last line end are fine.

    Args:
        raw: the bytes of the file.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    pieces = raw.split(b"\n" if b"\n" in raw else b"\r")
    for number, piece in enumerate(pieces, start=1):
        try:
            text = piece.decode("utf-8").rstrip("\r")
        except UnicodeDecodeError:
            yield Unreadable("", number, piece.decode("utf-8", "replace"), "a line in UTF-8")
            continue
        if text.strip():
            yield _line(text, number)


def _line(text: str, number: int) -> Line:
    name, *columns = text.split("\t")
    name = name.strip()
    if not _ID.match(name):
        return Unreadable("", number, text, ANY_SHAPE, is_comment=text.startswith("#"))
    shape = _SHAPES[name[0]]
    read = _READ[name[0]](name, number, columns) if columns else None
    return read or Unreadable(name, number, text, shape, is_comment=name == "#")


def _text_bound(name: str, number: int, columns: list[str]) -> Line | None:
    label, _, offsets = columns[0].strip().partition(" ")
    offsets = re.sub(r" *; *", ";", " ".join(offsets.split(" ")).strip())
    offsets = re.sub(r" +", " ", offsets)
    if not label or not _RANGE.match(offsets) or any(len(n) > _MAX_DIGITS for n in re.findall(r"\d+", offsets)):
        return None
    pairs = (piece.split(" ") for piece in offsets.split(";"))
    pieces = tuple((int(begin), int(end)) for begin, end in pairs)
    quote = columns[1] if len(columns) > 1 else None
    return TextBound(name, number, label, pieces, quote, "\t".join(columns[2:]))


def _event(name: str, number: int, columns: list[str]) -> Line | None:
    parts = [_role(part) for part in columns[0].split()]
    if not parts or None in parts:
        return None
    (label, trigger), *arguments = (part for part in parts if part is not None)
    return EventLine(name, number, label, trigger, without_numbers(tuple(arguments)), "\t".join(columns[1:]).strip())


def _relation(name: str, number: int, columns: list[str]) -> Line | None:
    label, *rest = columns[0].split() or [""]
    arguments = tuple(_role(part) for part in rest)
    if not label or len(arguments) < 2 or None in arguments:
        return None
    known = tuple(part for part in arguments if part is not None)
    return RelationLine(name, number, label, known, "\t".join(columns[1:]).strip())


def _equiv(name: str, number: int, columns: list[str]) -> Line | None:
    label, *members = columns[0].split() or [""]
    if len(members) < 2:
        return None
    # These lines have no id of their own; the line number makes one.
    return EquivLine(f"{name}{number}", number, label, tuple(members), "\t".join(columns[1:]).strip())


def _attribute(name: str, number: int, columns: list[str]) -> Line | None:
    parts = columns[0].strip().split(" ", 2)
    if len(parts) < 2 or not all(parts[:2]):
        return None
    value = parts[2].strip() if len(parts) > 2 else "true"
    return AttributeLine(name, number, parts[0], parts[1], value, "\t".join(columns[1:]).strip())


def _normalisation(name: str, number: int, columns: list[str]) -> Line | None:
    parts = columns[0].strip().split(" ", 2)
    resource, colon, value = parts[2].strip().partition(":") if len(parts) == 3 else ("", "", "")
    if not colon or not resource or not value:
        return None
    text = columns[1] if len(columns) > 1 else ""
    return NormalisationLine(name, number, parts[1], resource, value, text, "\t".join(columns[2:]).strip())


def _note(name: str, number: int, columns: list[str]) -> Line | None:
    parts = columns[0].split()
    if len(parts) != 2:
        return None
    return NoteLine(name, number, parts[0], parts[1], "\t".join(columns[1:]).strip())


_READ = {
    "T": _text_bound,
    "E": _event,
    "R": _relation,
    "*": _equiv,
    "A": _attribute,
    "M": _attribute,
    "N": _normalisation,
    "#": _note,
}


def _role(part: str) -> tuple[str, str] | None:
    # A label may hold a colon, an id never does.
    role, colon, target = part.rpartition(":")
    return (role, target) if colon and role and target else None


def without_numbers(arguments: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Take the numbers off repeated roles: brat writes the second Agent as "Agent2".

    A number stays where it belongs to the name: "Arg2" beside "Arg1", "Phase0".
    """
    roles = {role for role, _ in arguments}
    bare = []
    for role, target in arguments:
        match = _NUMBERED.match(role)
        is_repeat = match and not match[2].startswith("0") and int(match[2][:9]) > 1
        bare.append((match[1] if match and is_repeat and f"{match[1]}1" not in roles else role, target))
    return tuple(bare)
