"""The reference of the terms, made of the ontology alone: as Markdown, and as one page of HTML."""

from rashomon.reference.html import to_html
from rashomon.reference.markdown import to_markdown

__all__ = ["to_html", "to_markdown"]
