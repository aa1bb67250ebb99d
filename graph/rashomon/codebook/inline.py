"""Markup inside a line of text: **strong**, *emphasis*, `as written in a cell`, [link](#anchor)."""

import re
from typing import Literal

import msgspec

_MARKUP = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*|`(?P<code>[^`]+)`|\[(?P<link>[^\]]+)\]\((?P<to>#[^)]+)\)"
)


class Run(msgspec.Struct, frozen=True):
    """Words in one style.

    Args:
        text: the words.
        style: how they are set.
        to: the anchor that a link leads to, without its `#`.
    """

    text: str
    style: Literal["", "strong", "em", "code", "link"] = ""
    to: str = ""


Runs = tuple[Run, ...]


def runs(text: str) -> Runs:
    """Split a line of text into runs."""
    found: list[Run] = []
    at = 0
    for match in _MARKUP.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        found.append(_run(match))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


def plain(given: Runs) -> str:
    """Give the words without their markup."""
    return "".join(run.text for run in given)


def _run(match: re.Match[str]) -> Run:
    if match["strong"]:
        return Run(match["strong"], "strong")
    if match["em"]:
        return Run(match["em"], "em")
    if match["code"]:
        return Run(match["code"], "code")
    return Run(match["link"], "link", match["to"].removeprefix("#"))
