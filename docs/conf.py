"""How the documentation is built: `sphinx-build docs site` is all.

The pages of reference/ are made by `generate.py` of the program itself, before Sphinx looks for pages; they are not
kept in git. Nothing is fetched while building, and nothing that is built loads anything from elsewhere.
"""

# ruff: noqa: INP001 - Sphinx wants this file here, and documentation is no package

import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

from pygments.lexers.rdf import SparqlLexer
from pygments.token import Operator
from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import generate  # noqa: E402 - it stands beside this file

generate.write(HERE / "reference")

project = "Rashomon"
author = "Rashomon contributors"
copyright = "Rashomon contributors; code Apache-2.0, vocabulary CC BY 4.0, sample articles CC0"  # noqa: A001
try:
    release = version = installed("rashomon-kg")
except PackageNotFoundError:
    release = version = ""

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["_build", "makers"]
language = "en"

myst_enable_extensions = ["attrs_inline", "deflist"]
myst_heading_anchors = 4
# Docstrings are written with single backticks, as in Markdown.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
autodoc_typehints_format = "short"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_rtype = False
nitpicky = True
# Signatures name types of other libraries and of inner modules, which have no page here. Public names must be found.
nitpick_ignore_regex = [("py:.*", r"(?!rashomon\.\w+$).*")]

html_theme = "furo"
html_title = "Rashomon"
html_static_path = ["_static"]
html_css_files = ["rashomon.css"]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
pygments_style = "tango"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#14507a", "color-brand-content": "#14507a"},
    "dark_css_variables": {"color-brand-primary": "#8cc4ee", "color-brand-content": "#8cc4ee"},
}


class PathLexer(SparqlLexer):
    """SPARQL with the signs of property paths, which Pygments does not know: `a|b`, `a?`."""

    tokens = {**SparqlLexer.tokens, "root": [(r"\|(?!\|)|\?(?!\w)", Operator), *SparqlLexer.tokens["root"]]}  # noqa: RUF012


def setup(app: Sphinx) -> None:
    """Take the lexer for blocks of SPARQL."""
    app.add_lexer("sparql", PathLexer)
