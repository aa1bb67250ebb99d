"""The reference as one page of HTML: no script, no font and no picture from elsewhere."""

import re
from html import escape
from importlib.resources import files

from rashomon.reference.outline import Entry, Section, sections
from rashomon.vocabulary import Vocabulary


def to_html(vocabulary: Vocabulary) -> str:
    """Give the reference of all terms as one page of HTML, ending with a line end."""
    chapters = sections(vocabulary)
    title = escape(vocabulary.title)
    style = files("rashomon.reference").joinpath("style.css").read_text(encoding="utf-8")
    contents = "\n".join(_link(section) for section in chapters)
    body = "\n".join(_section(section) for section in chapters)
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
<p class="lead">{escape(vocabulary.description)}</p>
<p class="version">Version {escape(vocabulary.version)}.
Namespace: <code>{escape(vocabulary.namespace)}</code>.</p>
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


def _link(section: Section) -> str:
    count = f"<span>{len(section.entries)}</span>"
    return f'<li><a href="#{escape(section.anchor)}">{escape(section.title)} {count}</a></li>'


def _section(section: Section) -> str:
    anchor = escape(section.anchor)
    entries = "\n".join(_entry(entry, section.anchor) for entry in section.entries)
    return f"""<section id="{anchor}" aria-labelledby="{anchor}-title">
<h2 id="{anchor}-title">{escape(section.title)}</h2>
<p>{escape(section.text)}</p>
{entries}
</section>"""


def _entry(entry: Entry, section: str) -> str:
    anchor = escape(f"{section}.{re.sub(r'[^A-Za-z0-9._-]', '-', entry.name)}")
    link = f'<a href="#{anchor}" title="{escape(entry.iri)}"><code>{escape(entry.name)}</code></a>'
    label = f" <span>{escape(entry.label)}</span>" if entry.label != entry.name else ""
    parts = [
        f'<div class="term" id="{anchor}" style="--depth: {entry.depth}">',
        f"<h3>{link}{label}</h3>",
    ]
    if entry.definition:
        parts.append(f"<p>{escape(entry.definition)}</p>")
    if entry.example:
        parts.append(f'<p class="example">{escape(entry.example)}</p>')
    if entry.facts:
        parts.append(f"<dl>{''.join(_fact(what, values) for what, values in entry.facts)}</dl>")
    parts.append("</div>")
    return "\n".join(parts)


def _fact(what: str, values: tuple[str, ...]) -> str:
    cells = "".join(f'<code dir="auto">{escape(value)}</code>' for value in values)
    return f"<dt>{escape(what)}</dt><dd>{cells}</dd>"
