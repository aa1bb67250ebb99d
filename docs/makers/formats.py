"""The page of what can be read and written, as `rashomon formats` tells it."""

from click.testing import CliRunner

from makers.markdown import fence, page
from rashomon.cli import main


def pages() -> dict[str, str]:
    """Give the page."""
    told = CliRunner().invoke(main, ["formats"], catch_exceptions=False).output
    return {"formats.md": page("# Formats", _INTRODUCTION, fence("console", f"$ rashomon formats\n{told}"), _MORE)}


_INTRODUCTION = """\
A file is recognised by its first bytes, whatever it is called; the build tells what it took each file for."""

_MORE = """\
The native format is described field by field in [](schema.md); how to bring annotations from brat:
[](../howto/annotate.md). How to take a dataset to other programs: [](../howto/export.md)."""
