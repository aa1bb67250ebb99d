"""Writes proposals as brat standoff, with the mapping by which they are read back."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.errors import UsageError
from rashomon.suggesting.as_article import to_article
from rashomon.suggesting.names import NamesList
from rashomon.suggesting.suggestion import Suggestion
from rashomon.suggesting.texts import Text
from rashomon.suggesting.words import tokens_of
from rashomon.vocabulary import Vocabulary
from rashomon.writers.brat import mapping_for_brat, to_articles_toml, to_brat


def write(
    found: Sequence[tuple[Text, Sequence[Suggestion]]],
    folder: Path,
    vocabulary: Vocabulary,
    names: NamesList,
    *,
    force: bool = False,
) -> list[Path]:
    """Write .ann and .txt for each text, and mapping.toml and articles.toml; give what was written.

    Args:
        found: each text with its proposals.
        folder: where to.
        vocabulary: the ontology.
        names: the names list.
        force: whether files that exist are overwritten.

    Raises:
        UsageError: if a file exists and may hold somebody's work, or two texts have one name.
    """
    files: dict[str, str] = {"mapping.toml": mapping_for_brat(vocabulary)}
    about = []
    for text, suggestions in found:
        uses = names.find(text.text, tokens_of(text.text))
        article = to_article(text.about, text.text, suggestions, uses)
        annotations, raw, _ = to_brat(article)
        stem = text.about.id
        if f"{stem}.ann" in files:
            raise UsageError(f"Two texts are called {stem}. Rename one of them.")
        files |= {f"{stem}.ann": annotations, f"{stem}.txt": raw}
        about.append(to_articles_toml(article))
    files["articles.toml"] = "\n".join(about)
    for name in files:
        if (folder / name).exists() and not force:
            raise UsageError(f"{folder / name} exists and may hold your work. Choose another folder, or add --force.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode("utf-8"))
    return [folder / name for name in files]
