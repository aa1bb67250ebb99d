"""Blocks made of data: examples, near-misses, the decision tree, vague numbers, and lists of the ontology."""

from collections.abc import Iterable, Iterator, Mapping

from rashomon.codebook.blocks import Block, Cell, Decision, Example, NearMiss, Paragraph, Step, Table, Terms
from rashomon.codebook.blocks import Term as Value
from rashomon.codebook.content import Near, VagueNumber, examples, questions, vague_rules
from rashomon.codebook.inline import runs
from rashomon.rows import CLAIMS, SHEETS, states
from rashomon.vocabulary import Term, Vocabulary


def example(name: str, shows: str = "", column: str = "") -> Example:
    """Give an example with its coded cells.

    Args:
        name: as in examples.toml.
        shows: what it is an example of.
        column: the column that it is about; its cell is shown even where it is empty.
    """
    known = examples()
    one = known.examples[name]
    begin = one.sentence.index(one.quote)
    values = {"article": one.article, "quote": one.quote, **one.cells}
    names = [each for each in CLAIMS.names if each == column or (each != "quote" and values.get(each))]
    return Example(
        sentence=one.sentence,
        begin=begin,
        end=begin + len(one.quote),
        where=known.articles[one.article],
        english=one.english,
        cells=tuple(Cell(each, values.get(each, ""), marked=each == column) for each in names),
        shows=runs(shows),
    )


def near_miss(near: Near) -> NearMiss:
    """Give a near-miss; one that points at an example has its sentence."""
    known = examples()
    one = known.examples.get(near.sample)
    return NearMiss(
        text=one.sentence if one else near.text,
        where=known.articles[one.article] if one else "",
        english=one.english if one else "",
        wrong=runs(near.wrong),
        right=runs(near.right),
        why=runs(near.why),
    )


def decision() -> Decision:
    """Give the questions that lead to the speaker."""
    return Decision(
        tuple(
            Step(one.ask, one.yes, one.cells, runs(one.more), example(one.example) if one.example else None)
            for one in questions()
        )
    )


def vague_numbers() -> Iterator[Block]:
    """Give the rules for vague numbers, each with its source and its table."""
    for rule in vague_rules():
        use = "This manual follows it." if rule.used else "For comparison, and for projects that cite it."
        yield Paragraph(runs(f"**{rule.title}** (rule `{rule.name}`). {rule.says} {use} Source: {rule.source}."))
        rows = tuple(
            (runs(_words(one)), *(runs("" if figure is None else f"{figure:,}") for figure in _figures(one)))
            for one in rule.number
        )
        yield Table(tuple(runs(word) for word in ("the article says", "low", "best", "high")), rows)


def values(name: str, vocabulary: Vocabulary) -> Terms:
    """Give the terms of one of the ontology's lists, those below another one deeper."""
    terms = vocabulary.values(name)
    below: dict[str, list[Term]] = {}
    for term in terms.values():
        parent = next((above for above in term.broader if above in terms), "")
        below.setdefault(parent, []).append(term)
    return Terms(tuple(_walk(below, "", 0, vocabulary)))


def relations(vocabulary: Vocabulary) -> Terms:
    """Give the relations that may stand in the column what, as they are written there."""
    found = []
    for written, role in states(vocabulary).items():
        element = vocabulary.properties[role]
        found.append(Value(written, element.label, element.definition, element.example))
    return Terms(tuple(found))


def sheets() -> Iterator[Block]:
    """Give the other sheets and their columns."""
    for sheet in SHEETS:
        if sheet is not CLAIMS:
            yield Paragraph(runs(f"**Sheet {sheet.name}.** {sheet.help}"))
            head = tuple(runs(word) for word in ("column", "what stands in it", "needed"))
            rows = tuple(
                (runs(f"`{column.name}`"), runs(column.help), runs("yes" if column.required else ""))
                for column in sheet.columns
            )
            yield Table(head, rows)


def value(written: str, term: Term) -> Value:
    """Give a value under the word that stands for it in a cell."""
    return Value(written, term.label if term.label.casefold() != written else "", term.definition, term.example)


def _walk(below: Mapping[str, Iterable[Term]], parent: str, depth: int, vocabulary: Vocabulary) -> Iterator[Value]:
    for term in below.get(parent, ()):
        label = term.label if term.label != term.name else ""
        yield Value(term.name, label, term.definition, term.example, _codes(term, vocabulary), depth)
        yield from _walk(below, term.name, depth + 1, vocabulary)


def _codes(term: Term, vocabulary: Vocabulary) -> str:
    """Give the codes of other schemes, scheme by scheme."""
    found: dict[str, list[str]] = {}
    for scheme, code in term.codes:
        known = vocabulary.datatypes.get(scheme)
        found.setdefault(known.label if known else scheme, []).append(code)
    return "; ".join(f"{scheme} {', '.join(found[scheme])}" for scheme in sorted(found))


def _words(one: VagueNumber) -> str:
    words = "; ".join(", ".join(each) for each in one.words.values())
    return f"{words} ({one.note})" if one.note else words


def _figures(one: VagueNumber) -> tuple[int | None, int | None, int | None]:
    return one.low, one.best, one.high
