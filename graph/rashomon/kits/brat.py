"""brat: the configuration of a project, the mapping that reads what is annotated with it, and a worked example."""

import calendar
from pathlib import Path

from rashomon.kits import _brat_configuration, _brat_example, _example
from rashomon.kits._brat_guide import guide
from rashomon.kits._files import plain, write_text
from rashomon.kits._labels import labels
from rashomon.kits._names_list import names_of, registry_toml, with_example
from rashomon.registry import Registry
from rashomon.toml_lines import flat
from rashomon.vocabulary import Vocabulary

name = "brat"
_YEARS = (2000, 2030)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip  # not the calendar's own names: those follow the user's language

title = "brat: labels, colours, shortcuts and mapping, with one article coded"


def fill(folder: Path, vocabulary: Vocabulary, registry: Registry) -> None:
    """Write the configuration, the mapping and the example. Arguments as of `rashomon.kits.Kit.fill`."""
    known = labels(vocabulary)
    names = with_example(registry, vocabulary)
    write_text(folder, "annotation.conf", _brat_configuration.annotation_conf(vocabulary, known))
    write_text(folder, "visual.conf", _brat_configuration.visual_conf(vocabulary, known))
    write_text(folder, "kb_shortcuts.conf", _brat_configuration.shortcuts_conf(vocabulary, known))
    write_text(folder, "tools.conf", _brat_configuration.tools_conf())
    write_text(folder, "mapping.toml", _brat_example.mapping_toml(vocabulary, known))
    write_text(folder, "registry.toml", registry_toml(names))
    write_text(folder, "registry.normdb", _entities_for_search(names))
    write_text(folder, "event.normdb", _events_for_search(names))
    write_text(folder, "edtf.normdb", _days_for_search())
    write_text(folder, "articles.toml", _articles())
    write_text(folder, f"{_example.STEM}.txt", _example.TEXT)
    write_text(folder, f"{_example.STEM}.ann", _brat_example.ann(known))
    write_text(folder, "guide.md", guide(vocabulary, known))


def next_step(folder: Path) -> str:
    """Give the command with which to go on.

    Args:
        folder: of the kit.
    """
    return f"rashomon build {folder} -o my-dataset"


def _articles() -> str:
    return f"""\
# What a .txt file cannot say about itself. One table an article, named like its file without .txt.
# Who published it and when: without a date, "Monday" and "last week" stay words.

[{_example.STEM}]
headline  = {flat(_example.HEADLINE)}
language  = {flat(_example.LANGUAGE)}
published = {_example.PUBLISHED}
publisher = {flat(_example.PUBLISHER)}    # a name of registry.toml
annotator = {flat(_example.CODER)}
# agency         = "northbridge-wire"           # where the article is printed from a wire
# url            = "https://example.org/article"
# reference-date = 2019-08-20                   # in place of published, where the page bears no date
# body           = [0, 1200]                    # where page furniture stands above or below the text
"""


def _entities_for_search(names: Registry) -> str:
    """Give the names for brat's own look-up: id, shown name, other spellings, kind; made into a database by brat."""
    lines = []
    for slug, entity in sorted(names.entities.items()):
        shown, others = names_of(entity.names)
        fields = [slug, f"name:Name:{shown}", *(f"name:Also:{other}" for other in others)]
        lines.append("\t".join([*fields, f"info:Kind:{entity.type or entity.kind}"]))
    return "\n".join(lines) + "\n"


def _days_for_search() -> str:
    """Give all years, months and days of thirty years for brat's look-up: it has no field for a date."""
    lines = []
    for year in range(*_YEARS):
        lines.append(f"{year}\tname:Name:{year}")
        for number, month in enumerate(_MONTHS, 1):
            lines.append(f"{year}-{number:02}\tname:Name:{month} {year}")
            days = calendar.monthrange(year, number)[1]
            lines += [f"{year}-{number:02}-{day:02}\tname:Name:{day} {month} {year}" for day in range(1, days + 1)]
    return "\n".join(lines) + "\n"


def _events_for_search(names: Registry) -> str:
    lines = []
    for slug, event in sorted(names.events.items()):
        shown, others = names_of(event.names)
        fields = [plain(slug), f"name:Title:{shown}", *(f"name:Also:{other}" for other in others)]
        lines.append("\t".join([*fields, *([f"info:Type:{event.type}"] if event.type else [])]))
    return "\n".join(lines) + "\n"
