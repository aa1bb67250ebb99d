"""The page of the terms: the reference that `rashomon ontology` prints, with targets that Sphinx knows."""

import re

from rashomon.reference import to_markdown
from rashomon.vocabulary import load_vocabulary


def pages() -> dict[str, str]:
    """Give the page."""
    words = to_markdown(load_vocabulary())
    words = re.sub(r'<a id="([^"]+)"></a>', r"(terms-\1)=", words)
    words = re.sub(r"\]\(#([^)]+)\)", r"](#terms-\1)", words)
    title, _, rest = words.partition("\n")
    return {"terms.md": f"# Terms\n\n**{title.removeprefix('# ')}**\n{rest}"}
