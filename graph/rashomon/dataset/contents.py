"""What goes into a dataset folder, as the pipeline hands it over; and what each article leaves in it."""

import hashlib
from collections.abc import Iterable, Sequence

import msgspec

from rashomon.article import About, Article
from rashomon.dataset.manifest import Input
from rashomon.problems import Problem
from rashomon.terms import digest

_LONGEST_NAME = 100  # characters of a text's file name before it is shortened; some file systems allow 143 bytes


class ArticleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `articles.jsonl`: an article without its text.

    Args:
        iri: the article.
        about: what is known of it beside its text.
        file: path of the annotation file, as in the manifest.
        inputs: paths of all files that were read for it, as in the manifest.
        text: name of the file in `texts/`, or empty where texts were left out.
        text_sha256: of the text as UTF-8, hex.
        length: of the text, in code points.
        counts: how many events, statements, counts and claims of it are in the graph.
    """

    iri: str
    about: About
    file: str
    inputs: tuple[str, ...] = ()
    text: str = ""
    text_sha256: str = ""
    length: int = 0
    counts: dict[str, int] = {}


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """All that a dataset is made of; the order in which things are given never matters.

    Args:
        base: base IRI of the data.
        lines: N-Quads lines of all graphs but the ontology and the one that describes the others.
        ontology: N-Quads lines of the ontology.
        articles: what each article leaves.
        texts: IRI of an article -> its raw text; empty where texts are left out.
        problems: what was found.
        inputs: every file that was read.
        packages: package -> version.
        settings: options that shape the result.
        counts: "claims" and "held back <kind>"; the rest is counted here.
        recognised: title of a format -> files that were read as it.
    """

    base: str
    lines: Iterable[bytes]
    ontology: Sequence[bytes]
    articles: Sequence[ArticleEntry]
    texts: dict[str, str]
    problems: Sequence[Problem]
    inputs: Sequence[Input]
    packages: dict[str, str]
    settings: dict[str, str]
    counts: dict[str, int]
    recognised: dict[str, int] = {}


def entry(article: Article, iri: str, file: str, inputs: Iterable[str], counts: dict[str, int]) -> ArticleEntry:
    """Make the entry of an article; the name of its text's file is given when it is written.

    Args:
        article: as it went into the graph.
        iri: the article's.
        file: path of the annotation file, as in the manifest.
        inputs: paths of all files read for it, as in the manifest.
        counts: how many events, statements, counts and claims of it are in the graph.
    """
    return ArticleEntry(
        iri=iri,
        about=About(**{name: getattr(article, name) for name in About.__struct_fields__}),
        file=file,
        inputs=tuple(sorted(inputs)),
        text_sha256=hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        length=len(article.text),
        counts=counts,
    )


def text_names(iris: Iterable[str]) -> dict[str, str]:
    """Give each article's text a file name: `<id>-<hash>.txt`, the end of the article's IRI.

    Names that are too long for a file system, or differ from another in upper and lower case only, are shortened and
    told apart by a hash of the IRI.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(iris):
        stem = iri.rsplit("/", 1)[-1]
        if len(stem) > _LONGEST_NAME or stem.casefold() in taken:
            stem = f"{stem[: _LONGEST_NAME // 2]}-{digest(iri)[:16]}"
        taken.add(stem.casefold())
        names[iri] = f"{stem}.txt"
    return names
