"""The decision tree as a drawing: questions down the left, answers to the right. Colours come from the page."""

import textwrap
from html import escape

from rashomon.codebook.blocks import Decision

_LEFT, _ASK_WIDTH, _GAP, _YES_WIDTH = 10, 300, 64, 386
_LINE, _PAD, _SPACE = 19, 12, 26
_ASK_CHARS, _YES_CHARS = 36, 48


def drawing(decision: Decision) -> str:
    """Give the tree as SVG for a page that defines `--ink`, `--line`, `--card`, `--code` and `--accent`."""
    parts: list[str] = []
    top = 6
    middle = _LEFT + _ASK_WIDTH / 2
    right = _LEFT + _ASK_WIDTH + _GAP
    for at, step in enumerate(decision.steps, 1):
        ask = textwrap.wrap(f"{at}. {step.ask}", _ASK_CHARS)
        yes = textwrap.wrap(step.yes, _YES_CHARS)
        cells = textwrap.wrap(step.cells, _YES_CHARS)
        height = max(len(ask), len(yes) + len(cells)) * _LINE + 2 * _PAD
        centre = top + height / 2
        parts += [
            f'<rect class="ask" x="{_LEFT}" y="{top}" width="{_ASK_WIDTH}" height="{height}" rx="9"/>',
            _lines(ask, _LEFT + 14, centre, "ask"),
            _arrow(_LEFT + _ASK_WIDTH, centre, right, centre),
            _label("yes", _LEFT + _ASK_WIDTH + _GAP / 2 - 3, centre - 6),
            f'<rect class="yes" x="{right}" y="{top}" width="{_YES_WIDTH}" height="{height}" rx="9"/>',
            _lines(yes, right + 14, centre, "yes", cells),
        ]
        below = top + height
        if at < len(decision.steps):
            parts += [_arrow(middle, below, middle, below + _SPACE), _label("no", middle + 16, below + _SPACE / 2 + 3)]
        top = below + _SPACE
    height = top - _SPACE + 6
    width = right + _YES_WIDTH + 10
    inside = "\n".join(parts)
    return f"""<svg class="tree" viewBox="0 0 {width} {height:g}" role="img" aria-labelledby="tree-title">
<title id="tree-title">Questions that lead to the speaker; the list below says the same in words</title>
{inside}
</svg>"""


def _lines(lines: list[str], left: float, centre: float, kind: str, more: list[str] | None = None) -> str:
    """Give lines of text around a middle height; those in `more` stand below in the type of cells."""
    every = [(line, kind) for line in lines] + [(line, "cells") for line in more or []]
    first = centre - (len(every) - 1) * _LINE / 2 + 5
    return "\n".join(
        f'<text class="{style}" x="{left}" y="{first + at * _LINE:g}">{escape(line)}</text>'
        for at, (line, style) in enumerate(every)
    )


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    """Give a line with a head, to the right or down."""
    if y1 == y2:
        head = f"{x2:g},{y2:g} {x2 - 8:g},{y2 - 5:g} {x2 - 8:g},{y2 + 5:g}"
    else:
        head = f"{x2:g},{y2:g} {x2 - 5:g},{y2 - 8:g} {x2 + 5:g},{y2 - 8:g}"
    line = f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'
    return f'{line}<polygon points="{head}"/>'


def _label(word: str, x: float, y: float) -> str:
    return f'<text class="answer" text-anchor="middle" x="{x:g}" y="{y:g}">{word}</text>'
