"""What python-docx has no call for: links, bookmarks, shades, right-to-left text."""

# ruff: noqa: SLF001  (python-docx gives the XML below its objects by names with an underscore, and no others)

from typing import Any

from rashomon.codebook.inline import Run

ACCENT = "8A3B12"
_RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufefc"))


def write(paragraph: Any, run: Run, colour: str) -> None:
    """Write words in their style into a paragraph; `colour` as six hexadecimal digits, or empty."""
    if run.style == "link":
        _link(paragraph, run)
        return
    made = paragraph.add_run(run.text)
    made.bold, made.italic = run.style == "strong" or None, run.style == "em" or None
    if run.style == "code":
        made.font.name = "Consolas"
        fonts(made._element, "Consolas")
    if colour:
        made.font.color.rgb = colour_of(colour)
    if is_right_to_left(run.text):
        made.font.rtl = True


def _link(paragraph: Any, run: Run) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), run.to)
    made = paragraph.add_run(run.text)
    made.font.color.rgb = colour_of(ACCENT)
    made.font.underline = True
    link.append(made._element)
    paragraph._p.append(link)


def bookmark(paragraph: Any, anchor: str, text: str) -> None:
    """Write a heading so that links lead to it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    number = str(sum(ord(char) * (at + 1) for at, char in enumerate(anchor)))
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    begin.set(qn("w:id"), number)
    begin.set(qn("w:name"), anchor)
    end.set(qn("w:id"), number)
    paragraph._p.append(begin)
    paragraph.add_run(text)
    paragraph._p.append(end)


def shade(cell: Any, colour: str) -> None:
    """Give a cell of a table a colour behind its words."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    filling = OxmlElement("w:shd")
    filling.set(qn("w:val"), "clear")
    filling.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(filling)


def repeat(row: Any) -> None:
    """Show a row again on the next page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def whole(row: Any) -> None:
    """Keep a row on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def right_to_left(paragraph: Any) -> None:
    """Let a paragraph begin at the right."""
    from docx.oxml import OxmlElement

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def fonts(element: Any, font: str) -> None:
    """Name the font for all scripts; Word takes another one for those that are not named."""
    from docx.oxml.ns import qn

    named = element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs"):
        named.set(qn(kind), font)
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        named.attrib.pop(qn(kind), None)


def colour_of(hexadecimal: str) -> Any:
    """Give a colour by its six hexadecimal digits."""
    from docx.shared import RGBColor

    return RGBColor.from_string(hexadecimal)


def is_right_to_left(text: str) -> bool:
    """Tell whether a text has letters that run from right to left."""
    return any(first <= char <= last for char in text for first, last in _RIGHT_TO_LEFT)
