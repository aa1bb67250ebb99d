"""INCEpTION: a project to import, with layers, lists of values, rules, names, guidelines and a coded example."""

from pathlib import Path

from rashomon.kits._files import NOT_YET, write_text, write_zip
from rashomon.kits._inception_cas import example_xmi, type_system
from rashomon.kits._inception_layers import LAYERS, Tagset, tagsets
from rashomon.kits._inception_project import DOCUMENT, NAMES, knowledge_base, project_json, rules
from rashomon.kits._names_list import registry_toml, with_example
from rashomon.kits._pdf import pdf
from rashomon.registry import Registry
from rashomon.vocabulary import Vocabulary

name = "inception"
title = "INCEpTION: a project to import, with layers, rules, names, guidelines and one article coded"

ARCHIVE = "rashomon-inception.zip"

_STEPS = (
    (
        "The one rule",
        (
            "An event, a relation or a figure with a Speaker is a claim. Without one the article says it in "
            "its own voice."
        ),
    ),
    (
        "1. Mark who and where",
        (
            "Actor for names, pronouns and descriptions of somebody; Place; Time. Choose the entry of the "
            "names list. A description without a name (“two residents”) is marked Unnamed and gets a kind."
        ),
    ),
    (
        "2. Mark the words that carry the claim",
        "Passage: the quote (the clause that says so), the verb (“said”), the hedge (“reportedly”).",
    ),
    (
        "3. Mark what is said",
        (
            "Event on the word for it: choose branch and type, then link the roles. Relation for lasting "
            "relations. Count on the words of a figure, linked to its event by Of."
        ),
    ),
    (
        "4. Say who says it",
        (
            "Link Speaker; For, where somebody speaks for another; Via for those who pass it on, the nearest "
            "to the speaker first; then Verb, Hedge and Quote. Says: denies makes it a denial."
        ),
    ),
    (
        "5. What is only mentioned",
        (
            "An event to which a figure or another event points, and that has neither speaker nor voice, is "
            "nobody's claim. Where the article also says in its own voice that it took place, choose Voice: "
            "Authorial."
        ),
    ),
    (
        "6. Headlines",
        "What stands in a headline, a deck or a caption gets Voice: Headline. It is nobody's assertion.",
    ),
)


def fill(folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
    """Write the project and, beside it, its example and a guide. Arguments as of `rashomon.kits.Kit.fill`."""
    names = with_example(registry, vocabulary)
    sets = tagsets(vocabulary)
    example = example_xmi(names)
    members: dict[str, str | bytes] = {
        "exportedproject.json": project_json(sets),
        f"source/{DOCUMENT}": example,
        "constraints/rashomon.rules": rules(vocabulary, sets),
        f"kb/{NAMES}.ttl": knowledge_base(names, vocabulary),
        "guideline/guidelines.pdf": pdf("Coding claims", [*_STEPS, *_lists(sets)]),
    }
    write_zip(folder / ARCHIVE, members)
    write_text(folder, DOCUMENT, example)
    write_text(folder, "TypeSystem.xml", type_system())
    write_text(folder, "registry.toml", registry_toml(names))
    write_text(folder, "guide.md", _guide(sets))


def next_step(folder: Path) -> str:
    """Say what to do with the kit.

    Args:
        folder: of the kit.
    """
    return f"in INCEpTION, Projects, Import: {folder / ARCHIVE}"


def _lists(sets: tuple[Tagset, ...]) -> list[tuple[str, str]]:
    blocks: list[tuple[str, str]] = []
    for one in sets:
        blocks.append((f"List: {one.name}", one.description))
        blocks += [("", f"{value}: {meaning}") for value, meaning in one.tags]
    return blocks


def _guide(sets: tuple[Tagset, ...]) -> str:
    parts = [
        "# Coding claims with INCEpTION\n",
        (
            f"Import `{ARCHIVE}` (Projects, Import), and give yourself and your coders the project (Users). "
            f"`{DOCUMENT}` in it is one article coded whole: open it first. Articles of your own are imported as plain "
            "text (Documents). The guidelines stand in the project too, as a PDF.\n"
        ),
        NOT_YET,
        *(f"**{heading}.** {text}\n" for heading, text in _STEPS),
        "## Layers\n",
    ]
    for layer in LAYERS:
        parts.append(f"### {layer.name}\n\n{layer.description}\n")
        parts.append("".join(f"- **{feature.label}**: {feature.description}\n" for feature in layer.features))
    for one in sets:
        parts.append(f"## List: {one.name}\n\n{one.description}\n")
        parts.append("".join(f"- `{value}`: {meaning}\n" for value, meaning in one.tags))
    return "\n".join(parts)
