"""What the coding manual is made of: blocks, the same for every form in which it is written."""

from typing import Literal

import msgspec

from rashomon.codebook.inline import Runs


class Heading(msgspec.Struct, frozen=True):
    """A heading.

    Args:
        level: 1 for a chapter, 2 for a part of it, 3 for a column.
        text: without markup.
        anchor: by which links point at it.
    """

    level: Literal[1, 2, 3]
    text: str
    anchor: str


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph."""

    runs: Runs


class Listing(msgspec.Struct, frozen=True):
    """A list of one level.

    Args:
        items: in order.
        ordered: whether they are numbered.
    """

    items: tuple[Runs, ...]
    ordered: bool


class Table(msgspec.Struct, frozen=True):
    """A table; every row has as many cells as the head."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


class Facts(msgspec.Struct, frozen=True):
    """What is to be known of one thing: (what, words) pairs."""

    pairs: tuple[tuple[str, Runs], ...]


class Cell(msgspec.Struct, frozen=True):
    """A cell of a coded row.

    Args:
        column: its name.
        value: what stands in it; empty for a cell left empty.
        marked: whether it is the one that the example is about.
    """

    column: str
    value: str
    marked: bool = False


class Example(msgspec.Struct, frozen=True):
    """A sentence of the sample and how it was coded.

    Args:
        sentence: as it stands in the article.
        begin: where the quote begins in the sentence, in code points.
        end: where it ends.
        where: the article, in words.
        english: a translation, or empty.
        cells: of the row.
        shows: what it is an example of.
    """

    sentence: str
    begin: int
    end: int
    where: str
    english: str
    cells: tuple[Cell, ...]
    shows: Runs = ()


class NearMiss(msgspec.Struct, frozen=True):
    """A case that looks alike and is coded otherwise.

    Args:
        text: the words.
        where: the article in words; empty where the words were made up.
        english: a translation, or empty.
        wrong: what one is tempted to write.
        right: what is right.
        why: the reason.
    """

    text: str
    where: str
    english: str
    wrong: Runs
    right: Runs
    why: Runs


class Step(msgspec.Struct, frozen=True):
    """A question of the decision tree; a yes decides, a no leads to the next.

    Args:
        ask: the question.
        yes: who the speaker is then.
        cells: what to write.
        more: what else to know.
        example: a sentence, or None.
    """

    ask: str
    yes: str
    cells: str
    more: Runs
    example: Example | None


class Decision(msgspec.Struct, frozen=True):
    """A decision tree: questions in order."""

    steps: tuple[Step, ...]


class Term(msgspec.Struct, frozen=True):
    """A value that may stand in a cell.

    Args:
        name: as it is written in the cell.
        label: in words, where they differ.
        text: definition.
        example: an example, or empty.
        codes: codes in other schemes, in words; or empty.
        depth: how many terms stand above it in its tree.
    """

    name: str
    label: str
    text: str
    example: str = ""
    codes: str = ""
    depth: int = 0


class Terms(msgspec.Struct, frozen=True):
    """Values in their order."""

    terms: tuple[Term, ...]


Block = Heading | Paragraph | Listing | Table | Facts | Example | NearMiss | Decision | Terms
"""One part of the manual."""


class Manual(msgspec.Struct, frozen=True):
    """The whole manual.

    Args:
        title: its name.
        lead: what it is, in one sentence.
        version: of the vocabulary from which it was made.
        blocks: everything, in order.
    """

    title: str
    lead: str
    version: str
    blocks: tuple[Block, ...]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))
