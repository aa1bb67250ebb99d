"""A page for each column of the sheet claims: definition, values, default, examples, near-misses."""

from collections.abc import Iterator

from rashomon.codebook.blocks import Block, Facts, Heading, Paragraph, Terms
from rashomon.codebook.content import ColumnText, columns
from rashomon.codebook.inline import Runs, runs
from rashomon.codebook.made import example, near_miss, value, values
from rashomon.rows import CLAIMS, GROUPS, Column
from rashomon.vocabulary import Vocabulary

_LONG = 15
"""A list with more terms than this stands in the appendix."""

_APPENDIX = {"event-type": "event-types", "measure": "measures", "actor-type": "actor-types"}


def pages(vocabulary: Vocabulary) -> Iterator[Block]:
    """Give the pages of all columns, in the order of the sheet."""
    texts = columns()
    for column in CLAIMS.columns:
        yield from _page(column, texts[column.name], vocabulary)


def _page(column: Column, text: ColumnText, vocabulary: Vocabulary) -> Iterator[Block]:
    yield Heading(3, column.name, f"column-{column.name}")
    yield Paragraph(runs(text.means))
    group = f"{column.group}: {GROUPS[column.group]}" if column.group else "always visible"
    pairs: list[tuple[str, Runs]] = [
        ("In short", runs(column.help)),
        ("If left empty", runs(text.default)),
        ("In the table", runs(f"{group}. {'Needed in every row.' if column.required else 'May be left empty.'}")),
        ("In a native file", runs(f"`{text.native}`" if text.native != "none" else "none")),
    ]
    listed = _values(column, text, vocabulary)
    if column.list in vocabulary.lists and not listed:
        pairs.append(("Values", runs(f"A term of [the list](#{_APPENDIX[column.list]}).")))
    yield Facts(tuple(pairs))
    if listed:
        yield Paragraph(runs("**Values**"))
        yield listed
    yield Paragraph(runs("**Examples**"))
    for name, shows in text.examples:
        yield example(name, shows, column.name)
    yield Paragraph(runs("**Near-misses**"))
    for near in text.near:
        yield near_miss(near)


def _values(column: Column, text: ColumnText, vocabulary: Vocabulary) -> Terms | None:
    """Give the values with the ontology's definitions; None where the list is long, or anything may stand there."""
    if column.list not in vocabulary.lists:
        return None
    terms = vocabulary.values(column.list)
    if column.values:
        return Terms(tuple(value(word, terms[text.terms[word]]) for word in column.values))
    return values(column.list, vocabulary) if len(terms) <= _LONG else None
