"""A PDF of plain text: headings and paragraphs on A4, in the fonts that every reader has; no date, same bytes."""

import textwrap
from collections.abc import Sequence

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 60  # points: A4
_SIZE, _LEADING, _COLUMNS = 10, 13.5, 96  # Helvetica at 10 points: about 96 letters in 475 points
_LINES = int((_HEIGHT - 2 * _MARGIN) / _LEADING)


def pdf(title: str, blocks: Sequence[tuple[str, str]]) -> bytes:
    """Set text as a PDF.

    Args:
        title: of the document.
        blocks: (heading, paragraph); either may be empty. Letters outside Windows-1252 become "?".
    """
    lines: list[tuple[str, str]] = [("F2", title), ("F1", "")]
    for heading, paragraph in blocks:
        if heading:
            lines += [("F1", ""), ("F2", heading)]
        lines += [("F1", line) for line in textwrap.wrap(paragraph, _COLUMNS)]
    pages = [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
    first = 5  # objects 1 to 4: catalogue, pages, two fonts
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("ascii"),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for number, page in enumerate(pages):
        content = _content(page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Resources << /Font "
            f"<< /F1 3 0 R /F2 4 0 R >> >> /Contents {first + 2 * number + 1} 0 R >>".encode("ascii")
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    return _file(objects)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode("ascii")


def _content(page: Sequence[tuple[str, str]]) -> bytes:
    parts = [f"BT {_LEADING} TL {_MARGIN} {_HEIGHT - _MARGIN} Td".encode("ascii")]
    for font, line in page:
        text = line.encode("cp1252", "replace")
        for special in (b"\\", b"(", b")"):
            text = text.replace(special, b"\\" + special)
        parts.append(f"/{font} {_SIZE} Tf (".encode("ascii") + text + b") Tj T*")
    return b"\n".join([*parts, b"ET"])


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
