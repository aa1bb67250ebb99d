"""Label Studio: a labelling configuration, tasks to import, and a worked example."""

from pathlib import Path

from rashomon.kits import _example
from rashomon.kits._files import NOT_YET, write_text
from rashomon.kits._label_studio_config import FRAMES, MARKS, RELATIONS, config
from rashomon.kits._label_studio_example import annotated, tasks
from rashomon.kits._names_list import registry_toml, with_example
from rashomon.registry import Registry
from rashomon.vocabulary import Vocabulary

name = "label-studio"
title = "Label Studio: labelling configuration with names list, tasks, and one article coded"

CONFIG, TASKS, ANNOTATED = "labeling-config.xml", "tasks.json", "example-annotated.json"


def fill(folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
    """Write configuration, tasks and example. Arguments as of `rashomon.kits.Kit.fill`."""
    names = with_example(registry, vocabulary)
    write_text(folder, CONFIG, config(vocabulary, names))
    write_text(folder, TASKS, tasks())
    write_text(folder, ANNOTATED, annotated(vocabulary))
    write_text(folder, "registry.toml", registry_toml(names))
    write_text(folder, "README.md", _readme())


def next_step(folder: Path) -> str:
    """Say what to do with the kit.

    Args:
        folder: of the kit.
    """
    return f"in Label Studio, Settings, Labeling Interface, Code: paste {folder / CONFIG}"


def _readme() -> str:
    marks = ", ".join(MARKS.values())
    frames = ", ".join(FRAMES.values())
    return f"""\
# Coding claims with Label Studio

1. Make a project. In Settings, Labeling Interface, Code, paste `{CONFIG}`.
2. Import `{ANNOTATED}`: `{_example.STEM}` coded whole. `{TASKS}` is the same article to be coded; write your own
   articles in its form, one object each (`text` and `headline`; the others say who published it and when).
3. Export as JSON, not as JSON-MIN: JSON-MIN leaves out the relations, and with them the speakers.

{NOT_YET}
## The one rule

An event, a relation or a figure with a relation **{RELATIONS["speaker"]}** is a claim. Without one the article says
it in its own voice.

1. Mark words: {marks}.
2. Mark what is said: {frames}, on the word for it, and choose its type.
3. Draw relations from it, in this direction, to the marks. There are four:
   - **{RELATIONS["speaker"]}**: to whoever says it. Several speakers say it jointly.
   - **{RELATIONS["for"]}**: to whom the speaker speaks for.
   - **{RELATIONS["via"]}**: to those who pass it on, the nearest to the speaker first.
   - **{RELATIONS["takes part"]}**: to everything else. Place, Time, Quote, Verb and Hedge are clear by their labels;
     from a figure to its event or its group too. For all others choose the *role* at the mark that is pointed at.
     Somebody with two roles is marked twice.
4. A denial is the same event with *says: denies*. What is hedged gets *certainty*, and the hedge is marked.
5. An event at which a figure or another event points is only mentioned. Where the article also says in its own voice
   that it took place, choose *voice: author's voice*, as the air strike in the example has.
6. What stands in a headline, a deck or a caption gets *voice: headline*: it is nobody's assertion.

What is missing here: Label Studio has no rules that shorten a list, and only these four relations, so that no label
of an arc has to be chosen from twenty. To whom something is said (addressee) stands in a note.
"""
