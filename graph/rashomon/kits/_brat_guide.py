"""The guide of the brat kit."""

from rashomon.kits._brat_configuration import ATTRIBUTES
from rashomon.kits._labels import SAID, SAID_HELP, Labels, described, tree, values
from rashomon.vocabulary import Vocabulary

_HEAD = """\
# Coding claims with brat

## Begin

1. Copy this folder into brat's `data` folder and open it in brat. `example` is one article, coded whole.
2. Put each article into the folder as `name.txt` (UTF-8), with an empty `name.ann` beside it.
3. Say in `articles.toml` who published it and when.
4. Code, then build: `rashomon build . -o ../my-dataset`

## The one rule

An event, a relation or a figure with a **Speaker** is a claim. Without one the article says it in its own voice. So the
speaker is marked at the thing that is said:

1. Mark who is named (Actor, Place, Time), the clause that says so (Quote), and the verb that introduces it (Verb).
2. Mark the word for the event with its type (`took` is a territorial gain) and draw arcs to who took part.
3. Draw an arc Speaker to whoever says it. Several speakers say it jointly.
4. A denial is the same event with *Says: denies*. What is hedged gets *Certainty* and an arc Hedge to the word.
5. A figure is a Count on its words, with an arc Of to the event, *Measure* and *Value* (or *Min* and *Max*).
6. A figure or another event that points at an event only mentions it. Where the article also says in its own voice that
   it took place, give it *Voice: Authorial*, as the air strike in the example has.
7. What stands in a headline, a deck or a caption gets *Voice: Headline*: it is nobody's assertion.

## Names, dates, events

A name is looked up by its words in `registry.toml` when the dataset is built. To choose the entry while marking (for
“It”, for two things of one name), and to give dates and the keys of events, make brat's look-up databases once: the
commands stand in `tools.conf`. Then a Time gets its day (`edtf`), and the word for an event its key (`event`): the same
key in any article is the same event. New keys are described in `registry.toml`, with `kind = "event"`.

What brat cannot hold: a free number. Figures are chosen from a list; add one that is not there to the lines Value, Min
and Max of `annotation.conf`.
"""


def guide(vocabulary: Vocabulary, known: Labels) -> str:
    """Write the guide: how to begin, the one rule, and every label with its definition.

    Args:
        vocabulary: the ontology.
        known: what its terms are called.
    """
    parts = [_HEAD, "## Who says so\n"]
    parts.append(_table(("argument", "what it is"), [(SAID[slot], SAID_HELP[slot]) for slot in SAID]))
    parts.append("## Events\n")
    rows = [
        (known.events[term.name], term.label, described(term.definition, term.example)) for _, term in tree(vocabulary)
    ]
    parts.append(_table(("label", "in words", "what it is"), rows))
    parts.append("## Roles and relations\n")
    named = {**known.arguments, **known.states}
    rows = [
        (named[role.name], role.label, described(vocabulary.properties[role.name].definition))
        for role in vocabulary.roles.values()
        if role.name in named
    ]
    parts.append(_table(("label", "in words", "what it is"), rows))
    for attribute, (_, list_name) in ATTRIBUTES.items():
        parts.append(f"## {attribute}: {vocabulary.lists[list_name].label}\n")
        terms = values(vocabulary, list_name)
        rows = [(term.name, term.label, described(term.definition, term.example)) for term in terms]
        parts.append(_table(("value", "in words", "what it is"), rows))
    return "\n".join(parts)


def _table(header: tuple[str, ...], rows: list[tuple[str, str, str]] | list[tuple[str, str]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
