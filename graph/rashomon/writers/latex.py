r"""Tables as LaTeX, ruled by booktabs: a piece to \input into a paper, or a whole document.

Tables break over pages (longtable); wide ones are turned, and very wide ones are split by columns. Words in scripts
that LaTeX's own fonts lack stand in \rashomonscript: xelatex and lualatex set them in a font that has them, pdflatex
prints the name of the script in their place, so that all three compile.
"""

import re
from collections.abc import Sequence

from rashomon.problems import visible
from rashomon.table import Table
from rashomon.table.shown import heading, quoted
from rashomon.writers._latex_scripts import definitions, fonts, marked, named

_PACKAGES = "array,booktabs,longtable,pdflscape"
_PORTRAIT, _LANDSCAPE = 6, 10
"""Columns that fit a page, upright and turned."""
_LONG_WORD = re.compile(r"[!-~]{25,}")
"""A word, most likely an address, that may be broken anywhere without a hyphen."""
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "^": r"\textasciicircum{}",
    "_": r"\_", "~": r"\textasciitilde{}", "%": r"\%", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "'": r"\textquotesingle{}", "`": r"\textasciigrave{}",
    "[": "{[}", "]": "{]}", "*": "{*}", "\xa0": "~",
}  # fmt: skip
"""Brackets and stars are harmless but at the beginning of a row, where LaTeX takes them for its own."""


_FIGURE = re.compile(r"(?:\d[\d,.]*%?|–)(?: \*)?")
"""A number in words of a report: with a mark that it differs, or the dash of who says nothing."""


def as_latex(table: Table) -> str:
    """Give a table as a piece of LaTeX, its first column naming the rows."""
    return as_piece([table])


def as_piece(tables: Sequence[Table], heads: int = 1) -> str:
    r"""Give tables as a piece of LaTeX to \input; comments at its top say what the preamble needs.

    Args:
        tables: at least one.
        heads: how many first columns name a row; those before the last are not repeated from row to row.
    """
    body = _body(tables, heads)
    needs = ["% In the preamble: " + r"\usepackage{" + _PACKAGES + "}, with pdflatex also \\usepackage[T1]{fontenc}"]
    if lines := fonts(body):
        needs.append("% Words in other scripts: compile with xelatex or lualatex, with these lines in the preamble;")
        needs.append("% pdflatex prints the names of the scripts instead.")
        needs += [f"%   {line}" for line in (r"\usepackage{fontspec}", *lines)]
    return "\n".join([*needs, *definitions(body), body]) + "\n"


def as_document(tables: Sequence[Table], heads: int = 1) -> str:
    """Give tables as a whole LaTeX document, which xelatex, lualatex and pdflatex compile.

    Args:
        tables: at least one.
        heads: as for `as_piece`.
    """
    body = _body(tables, heads)
    preamble = [
        r"\documentclass[a4paper]{article}",
        r"\usepackage{iftex}",
        r"\ifPDFTeX",
        r"  \usepackage[T1]{fontenc}",
        r"  \usepackage[utf8]{inputenc}",
        r"\else",
        r"  \usepackage{fontspec}",
        *(f"  {line}" for line in fonts(body)),
        r"\fi",
        r"\usepackage[margin=20mm]{geometry}",
        r"\usepackage{" + _PACKAGES + "}",
    ]
    return "\n".join([*preamble, *definitions(body), r"\begin{document}", body, r"\end{document}"]) + "\n"


def escaped(text: str) -> str:
    """Escape text, so that LaTeX prints it and does nothing else; words in other scripts are marked as such.

    Args:
        text: any characters.
    """
    return marked(visible(re.sub(r"\r\n|\r|\n", " ", text)).replace("⏎", " "), _escape)


def _escape(text: str) -> str:
    # No control character is left in the text, so two of them can stand for what LaTeX alone shall see.
    found = _LONG_WORD.sub(lambda word: re.sub(r".{8}(?=.)", "\\g<0>\x01", word[0]), text)
    found = re.sub(r"([-,])(?=\1)", "\\1\x02", found)  # two in a row would become one other character
    found = "".join(_SPECIAL.get(char, char) for char in found)
    return found.replace("\x01", r"\allowbreak{}").replace("\x02", "{}")


def _body(tables: Sequence[Table], heads: int) -> str:
    labels: set[str] = set()
    parts: list[str] = []
    for table in tables:
        label = _label(table.title)
        number = 2
        while label in labels:
            label, number = f"{_label(table.title)}-{number}", number + 1
        labels.add(label)
        parts.append(_table(table, heads, label))
    return "\n\n".join(parts)


def _label(title: str) -> str:
    words = re.findall(r"[a-z0-9]+", title.lower())
    return "tab:" + ("-".join(words)[:40].strip("-") or "table")


def _table(table: Table, heads: int, label: str) -> str:
    shown = [index for index, name in enumerate(table.columns) if not name.endswith("_iri")]
    shown = shown or list(range(len(table.columns)))
    naming, others = shown[:heads], shown[heads:]
    if len(shown) <= _LANDSCAPE:
        pages = [shown]
    else:
        most = _LANDSCAPE - len(naming)
        number = -(-len(others) // most)
        each = -(-len(others) // number)
        pages = [[*naming, *others[at : at + each]] for at in range(0, len(others), each)]
    parts = [
        _page(table, columns, len(naming), label if not at else "", f" ({at + 1} of {len(pages)})" * (len(pages) > 1))
        for at, columns in enumerate(pages)
    ]
    notes = "\n\n".join(escaped(note) for note in table.notes)
    parts.append("{\\footnotesize\\setlength{\\parindent}{0pt}\\raggedright\n" + notes + "\\par}" if notes else "")
    whole = "\n".join(part for part in parts if part)
    return f"\\begin{{landscape}}\n{whole}\n\\end{{landscape}}" if len(shown) > _PORTRAIT else whole


def _page(table: Table, columns: Sequence[int], heads: int, label: str, part: str) -> str:
    head = " & ".join(escaped(heading(table.columns[index])) for index in columns)
    title = (table.title or "Table") + part
    caption, listed = escaped(title), escaped(named(visible(title)))
    short = "" if listed == caption else f"[{{{listed}}}]"
    mark = f"\\label{{{label}}}" if label else ""
    again = f"\\multicolumn{{{len(columns)}}}{{l}}{{\\emph{{continued}}}}\\tabularnewline"
    lines = [
        r"\begingroup\footnotesize\setlength{\tabcolsep}{3pt}",
        r"\setlength{\LTleft}{0pt}\setlength{\LTright}{\fill}\setlength{\LTcapwidth}{\linewidth}",
        f"\\begin{{longtable}}{{@{{}}{''.join(_columns(table, columns))}@{{}}}}",
        f"\\caption{short}{{{caption}}}{mark}\\tabularnewline",
        f"\\toprule\n{head} \\tabularnewline\n\\midrule\n\\endfirsthead",
        f"{again}\n\\toprule\n{head} \\tabularnewline\n\\midrule\n\\endhead",
        "\\midrule\n\\endfoot\n\\bottomrule\n\\endlastfoot",
    ]
    before: tuple[object, ...] = ()
    for number, row in enumerate(table.rows):
        key = tuple(row[index] for index in columns[: heads - 1])
        if number and heads > 1 and key != before:
            lines.append(r"\addlinespace")
        cells = [
            "" if place < heads - 1 and number and key[: place + 1] == before[: place + 1] else _cell(table, number, at)
            for place, at in enumerate(columns)
        ]
        before = key
        lines.append(f"{' & '.join(cells)} \\tabularnewline")
    return "\n".join([*lines, r"\end{longtable}", r"\endgroup"])


def _cell(table: Table, number: int, index: int) -> str:
    return escaped(quoted(table, table.rows[number], index))


def _columns(table: Table, columns: Sequence[int]) -> list[str]:
    """Share the width of the text among columns by how long their cells are, none less than half of its even share."""
    lengths = []
    for index in columns:
        cells = sorted(len(quoted(table, row, index)) for row in table.rows)
        typical = cells[len(cells) * 3 // 4] if cells else 1
        lengths.append(min(max(typical, len(heading(table.columns[index])) // 3, 4), 60) ** 0.7)
    even = 1 / len(columns)
    shares = [0.5 * even + 0.5 * length / sum(lengths) for length in lengths]
    found: list[str] = []
    for place, (index, share) in enumerate(zip(columns, shares, strict=True)):
        side = "left" if _is_numeric(table, index) else "right"
        gaps = (place > 0) + (place < len(columns) - 1)  # none at the edges
        width = f"\\dimexpr {share:.4f}\\linewidth-{gaps}\\tabcolsep\\relax"
        found.append(f">{{\\ragged{side}\\arraybackslash\\hspace{{0pt}}}}p{{{width}}}")
    return found


def _is_numeric(table: Table, index: int) -> bool:
    cells = [row[index] for row in table.rows]
    return any(cells) and all(cell is None or cell.is_number or _FIGURE.fullmatch(cell.value) for cell in cells)
