"""Chapters: a small part of Markdown, with lines `::: name` where something is made of data.

Headings bear their anchor: `# Title {#anchor}`. A paragraph is one line or several; `-` and `1.` make
lists, `|` tables.
"""

import re
from collections.abc import Callable, Iterator

from rashomon.codebook import made
from rashomon.codebook.blocks import Block, Heading, Listing, Manual, Paragraph, Table
from rashomon.codebook.columns import pages
from rashomon.codebook.content import chapters
from rashomon.codebook.inline import Runs, runs
from rashomon.errors import ConfigurationError
from rashomon.vocabulary import Vocabulary

TITLE = "Coding manual"
LEAD = "Who says what in the news: how to write it down, one row a claim."

_HEADING = re.compile(r"(#{1,2}) (.+?) \{#([a-z0-9-]+)\}")
_ITEM = re.compile(r"(-|\d+\.) +")


def manual(vocabulary: Vocabulary) -> Manual:
    """Give the whole manual.

    Args:
        vocabulary: the ontology, with the project's own terms.

    Raises:
        ConfigurationError: if a chapter asks for something that there is not.
    """
    blocks = tuple(
        block for name, text in chapters() for part in _parts(text) for block in _blocks(part, name, vocabulary)
    )
    return Manual(TITLE, LEAD, vocabulary.version, blocks)


def _parts(text: str) -> Iterator[list[str]]:
    """Split at empty lines, and before and after lines that begin with `:::` or `#`."""
    part: list[str] = []
    for line in [*text.split("\n"), ""]:
        alone = line.startswith((":::", "#"))
        if (alone or not line.strip()) and part:
            yield part
            part = []
        if alone:
            yield [line]
        elif line.strip():
            part.append(line)


def _blocks(part: list[str], file: str, vocabulary: Vocabulary) -> Iterator[Block]:
    first = part[0]
    if match := _HEADING.fullmatch(first):
        yield Heading(1 if match[1] == "#" else 2, match[2], match[3])
    elif first.startswith(":::"):
        yield from _made(first.removeprefix(":::").split(), file, vocabulary)
    elif first.startswith("|"):
        yield _table(part)
    elif _ITEM.match(first):
        yield Listing(tuple(runs(_ITEM.sub("", line, count=1)) for line in part), ordered=first[0] != "-")
    else:
        yield Paragraph(runs(" ".join(part)))


def _made(words: list[str], file: str, vocabulary: Vocabulary) -> Iterator[Block]:
    makers: dict[str, Callable[..., Iterator[Block]]] = {
        "example": lambda name: iter((made.example(name),)),
        "tree": lambda: iter((made.decision(),)),
        "vague-numbers": made.vague_numbers,
        "columns": lambda: pages(vocabulary),
        "event-types": lambda: iter((made.values("event-type", vocabulary),)),
        "relations": lambda: iter((made.relations(vocabulary),)),
        "values": lambda name: iter((made.values(name, vocabulary),)),
        "sheets": made.sheets,
    }
    try:
        yield from makers[words[0]](*words[1:])
    except (KeyError, TypeError) as error:
        reason = f"nothing is known by `::: {' '.join(words)}`"
        raise ConfigurationError(file, None, reason, f"There are: {', '.join(makers)}.") from error


def _table(lines: list[str]) -> Table:
    rows = [_cells(line) for index, line in enumerate(lines) if index != 1]
    return Table(rows[0], tuple(rows[1:]))


def _cells(line: str) -> tuple[Runs, ...]:
    return tuple(runs(cell.strip()) for cell in line.strip().strip("|").split("|"))
