"""The coding manual for annotators: one source of text blocks, written as Markdown, HTML or DOCX.

Its texts are data in `texts/`: chapters in Markdown, columns, examples, questions and rules in TOML. What may stand in
a column is made from the ontology; what the examples say is what the sample's annotations say.
"""

from rashomon.codebook.content import VagueNumber, VagueRule, vague_rules
from rashomon.codebook.html import to_html
from rashomon.codebook.markdown import to_markdown
from rashomon.codebook.reading import manual
from rashomon.codebook.word import to_docx

__all__ = ["VagueNumber", "VagueRule", "manual", "to_docx", "to_html", "to_markdown", "vague_rules"]
