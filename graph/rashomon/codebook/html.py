"""The manual as one page of HTML: no script, no font and no picture from elsewhere."""

from html import escape
from importlib.resources import files

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
from rashomon.codebook.speaker_svg import drawing

_MARKED = ' class="marked"'


def to_html(manual: Manual) -> str:
    """Give the manual as one page of HTML, ending with a line end."""
    title = escape(manual.title)
    style = files("rashomon.codebook").joinpath("style.css").read_text(encoding="utf-8")
    contents = "\n".join(map(_link, manual.headings))
    body = "\n".join(map(_block, manual.blocks))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<div class="page">
<header>
<h1>{title}</h1>
<p class="lead">{escape(manual.lead)}</p>
<p class="version">Vocabulary {escape(manual.version)}.</p>
</header>
<nav aria-label="Contents">
<h2>Contents</h2>
<ol>
{contents}
</ol>
</nav>
<main>
{body}
</main>
</div>
</body>
</html>
"""


def _link(heading: Heading) -> str:
    return f'<li class="l{heading.level}"><a href="#{heading.anchor}">{escape(heading.text)}</a></li>'


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = block.level + 1
            return f'<h{level} id="{block.anchor}">{escape(block.text)}</h{level}>'
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case Listing():
            tag = "ol" if block.ordered else "ul"
            items = "\n".join(f"<li>{_runs(item)}</li>" for item in block.items)
            return f"<{tag}>\n{items}\n</{tag}>"
        case Table():
            head = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in block.head)
            rows = "\n".join(f"<tr>{''.join(f'<td>{_runs(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
            return (
                f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'
            )
        case Facts():
            pairs = "\n".join(f"<dt>{escape(what)}</dt><dd>{_runs(words)}</dd>" for what, words in block.pairs)
            return f'<dl class="facts">\n{pairs}\n</dl>'
        case Example():
            return _example(block)
        case NearMiss():
            return _near(block)
        case Decision():
            steps = "\n".join(map(_step, block.steps))
            return f'<figure>\n{drawing(block)}\n</figure>\n<ol class="steps">\n{steps}\n</ol>'
        case Terms():
            return _terms(block)


def _sentence(one: Example) -> str:
    before, quote, after = one.sentence[: one.begin], one.sentence[one.begin : one.end], one.sentence[one.end :]
    return f"{escape(before)}<mark>{escape(quote)}</mark>{escape(after)}"


def _example(one: Example) -> str:
    english = f'<p class="english">In English: {escape(one.english)}</p>\n' if one.english else ""
    shows = f"<p>{_runs(one.shows)}</p>\n" if one.shows else ""
    cells = "\n".join(
        f"<div{_MARKED if cell.marked else ''}><dt>{escape(cell.column)}</dt>"
        f'<dd dir="auto">{escape(cell.value) or "<i>empty</i>"}</dd></div>'
        for cell in one.cells
    )
    return f"""<div class="example">
<blockquote><p dir="auto">{_sentence(one)}</p></blockquote>
{english}<p class="where">{escape(one.where)}</p>
<dl class="row">
{cells}
</dl>
{shows}</div>"""


def _near(one: NearMiss) -> str:
    english = f'<p class="english">In English: {escape(one.english)}</p>\n' if one.english else ""
    where = escape(one.where) if one.where else '<span class="made">made up for this manual</span>'
    return f"""<div class="near">
<blockquote><p dir="auto">{escape(one.text)}</p></blockquote>
{english}<p class="where">{where}</p>
<dl class="facts">
<dt>Not</dt><dd class="not">{_runs(one.wrong)}</dd>
<dt>But</dt><dd class="but">{_runs(one.right)}</dd>
<dt>Why</dt><dd>{_runs(one.why)}</dd>
</dl>
</div>"""


def _step(step: Step) -> str:
    example = ""
    if step.example:
        sentence = f'<span dir="auto">{_sentence(step.example)}</span>'
        english = f" ({escape(step.example.english)})" if step.example.english else ""
        example = f'<p class="said">{sentence}{english}</p>'
    return (
        f"<li><b>{escape(step.ask)}</b>\n<ul><li><i>yes:</i> {escape(step.yes)}: "
        f"<code>{escape(step.cells)}</code>. {_runs(step.more)}{example}</li>\n<li><i>no:</i> go on</li></ul></li>"
    )


def _terms(block: Terms) -> str:
    parts = []
    for term in block.terms:
        label = f" <b>{escape(term.label)}</b>" if term.label else ""
        example = f' <span class="instance">{escape(term.example)}</span>' if term.example else ""
        codes = f' <span class="codes">{escape(term.codes)}</span>' if term.codes else ""
        parts.append(
            f'<div style="--depth: {term.depth}"><dt><code>{escape(term.name)}</code>{label}</dt>'
            f"<dd>{escape(term.text)}{example}{codes}</dd></div>"
        )
    return '<dl class="terms">\n' + "\n".join(parts) + "\n</dl>"


def _runs(given: Runs) -> str:
    return "".join(map(_run, given))


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.style == "link":
        return f'<a href="#{run.to}">{text}</a>'
    return f"<{run.style}>{text}</{run.style}>" if run.style else text
