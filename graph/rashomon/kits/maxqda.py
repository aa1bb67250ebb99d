"""MAXQDA, NVivo, ATLAS.ti: the ontology as a tree of codes in the REFI-QDA exchange format (codebook 1.0)."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from rashomon.kits import _colours, _example
from rashomon.kits._files import NOT_YET, plain, write_text
from rashomon.kits._labels import AS_THEY_STAND, SAID, SAID_HELP, described, tree, values
from rashomon.kits._names_list import names_of, registry_toml, with_example
from rashomon.registry import Registry
from rashomon.terms import DEFAULT_BASE
from rashomon.vocabulary import Vocabulary

name = "maxqda"
title = "MAXQDA, NVivo, ATLAS.ti: the codes as a tree with descriptions (REFI-QDA)"

CODEBOOK = "rashomon.qdc"
_OWN = "https://w3id.org/rashomon/kit/"
_HOW = ("speechAct", "certainty", "polarity", "voice", "framing")


@dataclass(frozen=True)
class Code:
    """A code of the tree.

    Args:
        iri: what it stands for; its GUID is made of it.
        name: as shown.
        description: what it means.
        colour: "#rrggbb".
        below: the codes below it.
        codable: whether text can be coded with it, or it only holds others.
    """

    iri: str
    name: str
    description: str
    colour: str
    below: tuple["Code", ...] = ()
    codable: bool = True

    @property
    def guid(self) -> str:
        """The same for the same code, always and everywhere."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, self.iri)).upper()


def fill(folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
    """Write the tree of codes, a text to try it on, and a guide. Arguments as of `rashomon.kits.Kit.fill`."""
    names = with_example(registry, vocabulary)
    write_text(folder, CODEBOOK, codebook(vocabulary, names))
    write_text(folder, f"{_example.STEM}.txt", _example.TEXT)
    write_text(folder, "registry.toml", registry_toml(names))
    write_text(folder, "guide.md", _guide(vocabulary))


def next_step(folder: Path) -> str:
    """Say what to do with the kit.

    Args:
        folder: of the kit.
    """
    return f"in MAXQDA, Codes, Import codes: {folder / CODEBOOK}"


def codebook(vocabulary: Vocabulary, names: Registry) -> str:
    """Write the tree of codes.

    Args:
        vocabulary: the ontology.
        names: the names list, as codes.
    """
    lines = ['<?xml version="1.0" encoding="utf-8"?>']
    lines += ['<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Rashomon">', "  <Codes>"]
    for code in codes(vocabulary, names):
        lines += _lines(code, 2)
    return "\n".join([*lines, "  </Codes>", "</CodeBook>"]) + "\n"


def _lines(code: Code, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield (
        f"{indent}<Code guid={quoteattr(code.guid)} name={quoteattr(plain(code.name) or code.iri)} "
        f'isCodable="{"true" if code.codable else "false"}" color={quoteattr(code.colour)}>'
    )
    if code.description:
        yield f"{indent}  <Description>{escape(plain(code.description))}</Description>"
    for one in code.below:
        yield from _lines(one, depth + 1)
    yield f"{indent}</Code>"


def codes(vocabulary: Vocabulary, names: Registry) -> tuple[Code, ...]:
    """Make the codes at the top, each with those below it.

    Args:
        vocabulary: the ontology.
        names: the names list.
    """
    mention, event = _colours.MENTION, _colours.EVENT
    said = (_own(f"said/{slot}", label, SAID_HELP[slot], _colours.colour(0, mention)) for slot, label in SAID.items())
    roles = [role for role in vocabulary.roles.values() if role.of_events and role.name not in AS_THEY_STAND]
    states = [role for role in vocabulary.roles.values() if not role.of_events]
    how = (_list(vocabulary, one, number) for number, one in enumerate(_HOW))
    return (
        _group("1 Who says so", "With a speaker it is a claim; without one the article says it.", said),
        _group("2 Events", vocabulary.lists["event-type"].definition, _events(vocabulary, event)),
        _group("3 Relations", "Lasting relations between two things.",
               (_role(vocabulary, role.name, _colours.STATE) for role in states)),
        _group("4 Figures", vocabulary.lists["measure"].definition, _terms(vocabulary, "measure", _colours.COUNT, 0)),
        _group("5 Roles", "What somebody or something is to an event.",
               (_role(vocabulary, role.name, mention) for role in roles)),
        _group("6 How it is said", "Leave out what is plain: says so, no hedge, affirmed.", how),
        _group("7 Actors", "Somebody without an entry in the names list, by kind.",
               _terms(vocabulary, "actor-type", mention, 1)),
        _group("8 Names", "Who and what the articles speak of.", _names(names, vocabulary)),
    )  # fmt: skip


def _own(path: str, name: str, description: str, colour: str) -> Code:
    return Code(_OWN + path, name, description, colour)


def _group(name: str, description: str, below: Iterable[Code]) -> Code:
    return Code(_OWN + name, name, description, "#808080", tuple(below), codable=False)


def _events(vocabulary: Vocabulary, light: float) -> tuple[Code, ...]:
    ordered = tree(vocabulary)

    def below(start: int, depth: int, branch: int) -> tuple[Code, ...]:
        found: list[Code] = []
        for at in range(start, len(ordered)):
            its_depth, term = ordered[at]
            if its_depth < depth:
                break
            if its_depth == depth:
                number = len(found) if depth == 0 else branch
                about = described(term.definition, term.example)
                shown = _colours.colour(number, light)
                found.append(Code(term.iri, term.label, about, shown, below(at + 1, depth + 1, number)))
        return tuple(found)

    return below(0, 0, 0)


def _terms(vocabulary: Vocabulary, list_name: str, light: float, hue: int) -> Iterator[Code]:
    for term in values(vocabulary, list_name):
        yield Code(term.iri, term.label, described(term.definition, term.example), _colours.colour(hue, light))


def _list(vocabulary: Vocabulary, name: str, number: int) -> Code:
    whole = vocabulary.lists[name]
    return Code(
        whole.iri, whole.label, whole.definition, "#808080",
        tuple(_terms(vocabulary, name, _colours.ATTRIBUTE, number)), codable=False,
    )  # fmt: skip


def _role(vocabulary: Vocabulary, name: str, light: float) -> Code:
    role = vocabulary.roles[name]
    return Code(role.iri, role.label, described(vocabulary.properties[name].definition), _colours.colour(2, light))


def _names(names: Registry, vocabulary: Vocabulary) -> Iterator[Code]:
    for slug, entity in sorted(names.entities.items()):
        shown, others = names_of(entity.names)
        kind = vocabulary.actor_types[entity.type].label if entity.type in vocabulary.actor_types else entity.kind
        about = f"{slug}: {kind}. " + (f"Also: {', '.join(others)}." if others else "")
        yield Code(names.iri(slug, DEFAULT_BASE), shown, about.strip(), _colours.colour(3, _colours.MENTION))


def _guide(vocabulary: Vocabulary) -> str:
    return f"""\
# Coding claims with MAXQDA, NVivo or ATLAS.ti

Import `{CODEBOOK}` (in MAXQDA: Codes, Import codes, REFI-QDA). `{_example.STEM}.txt` is an article to try it on.

{NOT_YET}
**The one rule.** An event, a relation or a figure with a Speaker in the same segment is a claim. Without one the
article says it in its own voice.

These programs code segments and draw no arcs. So the segment joins what belongs together:

1. Code the clause that says something with *Quote*: this is one claim. Two speakers or two statements are two quotes.
2. Inside it, or in the sentence around it, code the word for the event with its type, a figure with what it counts, and
   each name with its entry under *Names* and with its role.
3. Code the words for the speaker with *Speaker*, for whom they speak with *For*, who passes it on with *Via*; the
   verb and the hedge with their codes.
4. A denial: code the quote with *denies* too. In a headline: *headline*. What is plain is not coded.

{len(vocabulary.event_types)} types of events, {len(vocabulary.roles)} roles and relations; each has its meaning and an
example in the description of its code.
"""
