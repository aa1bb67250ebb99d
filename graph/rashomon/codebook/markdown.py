"""The manual as Markdown."""

import re

from rashomon.codebook.blocks import (
    Block,
    Decision,
    Example,
    Facts,
    Heading,
    Listing,
    Manual,
    NearMiss,
    Paragraph,
    Step,
    Table,
    Terms,
)
from rashomon.codebook.inline import Run, Runs

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def to_markdown(manual: Manual) -> str:
    """Give the manual as Markdown, ending with a line end."""
    links = "\n".join(
        f"{'  ' * (heading.level - 1)}- [{_text(heading.text)}](#{heading.anchor})"
        for heading in manual.headings
        if heading.level < 3  # the columns are many; their chapter is one of these
    )
    parts = [f"# {_text(manual.title)}", _text(manual.lead), f"Vocabulary {_text(manual.version)}.", links]
    parts += [_block(block) for block in manual.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<a id="{block.anchor}"></a>\n\n{"#" * (block.level + 1)} {_text(block.text)}'
        case Paragraph():
            return _runs(block.runs)
        case Listing():
            marks = (f"{at}." if block.ordered else "-" for at in range(1, len(block.items) + 1))
            return "\n".join(f"{mark} {_runs(item)}" for mark, item in zip(marks, block.items, strict=True))
        case Table():
            lines = [_row(block.head), "|" + "---|" * len(block.head), *(_row(row) for row in block.rows)]
            return "\n".join(lines)
        case Facts():
            return "\n".join(f"- **{_text(what)}:** {_runs(words)}" for what, words in block.pairs)
        case Example():
            return "\n".join(_example(block))
        case NearMiss():
            return "\n".join(_near(block))
        case Decision():
            return "\n".join(line for at, step in enumerate(block.steps, 1) for line in _step(at, step))
        case Terms():
            return "\n".join(_terms(block))


def _example(one: Example) -> list[str]:
    before, quote, after = one.sentence[: one.begin], one.sentence[one.begin : one.end], one.sentence[one.end :]
    lines = [f"> {_text(before)}**{_text(quote)}**{_text(after)}  "]
    if one.english:
        lines.append(f"> In English: {_text(one.english)}  ")
    lines += [f"> *{_text(one.where)}*", ""]
    if one.shows:
        lines += [_runs(one.shows), ""]
    return [*lines, "| column | cell |", "|---|---|", *(f"| {c.column} | {_cell(c.value)} |" for c in one.cells)]


def _near(one: NearMiss) -> list[str]:
    lines = [f"> {_text(one.text)}  "]
    if one.english:
        lines.append(f"> In English: {_text(one.english)}  ")
    return [
        *lines,
        f"> *{_text(one.where or 'made up for this manual')}*",
        "",
        f"- Not: {_runs(one.wrong)}",
        f"- But: {_runs(one.right)}",
        f"- Why: {_runs(one.why)}",
    ]


def _step(at: int, step: Step) -> list[str]:
    lines = [f"{at}. **{_text(step.ask)}**", f"   - yes: {_text(step.yes)}: {_text(step.cells)}. {_runs(step.more)}"]
    if step.example:
        lines.append(f"     “{_text(step.example.sentence)}” ({_text(step.example.where)})")
    return [*lines, "   - no: go on"]


def _terms(block: Terms) -> list[str]:
    lines = []
    for term in block.terms:
        label = f" ({_text(term.label)})" if term.label else ""
        example = f" *{_text(term.example)}*" if term.example else ""
        codes = f" [{_text(term.codes)}]" if term.codes else ""
        lines.append(f"{'  ' * term.depth}- `{term.name}`{label}: {_text(term.text)}{example}{codes}")
    return lines


def _row(cells: tuple[Runs, ...]) -> str:
    return f"| {' | '.join(_runs(cell) for cell in cells)} |"


def _cell(value: str) -> str:
    return f"`{value.replace('|', chr(92) + '|')}`" if value else "(empty)"


def _runs(given: Runs) -> str:
    return "".join(map(_run, given))


def _run(run: Run) -> str:
    match run.style:
        case "strong":
            return f"**{_text(run.text)}**"
        case "em":
            return f"*{_text(run.text)}*"
        case "code":
            return f"`{run.text}`"
        case "link":
            return f"[{_text(run.text)}](#{run.to})"
    return _text(run.text)


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
