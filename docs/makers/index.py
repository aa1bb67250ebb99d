"""The first page of the reference."""

from makers import names
from makers.markdown import page

_PAGES = (
    ("commands", "every command, what it does, its options"),
    ("questions/index", "every named question: what it answers, its parameters, its SPARQL, its answer on the sample"),
    ("terms", "every term of the vocabulary: classes, roles, closed lists, event types with the codes of others"),
    ("shapes", "every rule by which a graph is validated"),
    ("problems", "every problem that a build can report, and what to do"),
    ("formats", "what can be read and written"),
    ("schema", "every field of the native format"),
)


def pages() -> dict[str, str]:
    """Give the page."""
    listed = [*_PAGES, *([("python", "what can be imported")] if names.public() else [])]
    links = "\n".join(f"- [](./{path}{'.rst' if path == 'python' else '.md'}): {what}." for path, what in listed)
    tree = "\n".join(path for path, _ in listed)
    said = (
        "These pages are made of the program itself each time that the documentation is built. What they say of an "
        "option, a question or a rule is what the program does."
    )
    return {"index.md": page("# Reference", said, links, f"```{{toctree}}\n:hidden:\n\n{tree}\n```")}
