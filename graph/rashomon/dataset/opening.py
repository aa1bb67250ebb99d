"""Opens what a build made."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import msgspec

from rashomon.dataset.contents import ArticleEntry
from rashomon.dataset.manifest import (
    GRAPH,
    ONTOLOGY,
    PROBLEMS,
    STORE,
    TEXTS,
    Manifest,
    read_manifest,
)
from rashomon.dataset.replacing import settle
from rashomon.dataset.verifying_quotes import read_articles
from rashomon.errors import DatasetError
from rashomon.problems import Problem

if TYPE_CHECKING:
    import rdflib

    from rashomon.dataset.part import Part
    from rashomon.selection import Filters, Names
    from rashomon.table import Table
    from rashomon.view import Claim, Event, View


class Dataset:
    """A built dataset: its manifest, lines, articles and store. Reads only; opening it changes nothing.

    Args:
        folder: the dataset folder.

    Raises:
        DatasetError: if it is missing, unfinished or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = settle(folder)
        self.manifest: Manifest = read_manifest(self.folder)

    def __repr__(self) -> str:
        return f"<dataset {self.folder}: {self.extent}>"

    def _repr_html_(self) -> str:
        return f"<p>Dataset <code>{escape(str(self.folder))}</code>: {escape(self.extent)}</p>"

    @property
    def base(self) -> str:
        """Base IRI of the data."""
        return self.manifest.settings["base"]

    @property
    def extent(self) -> str:
        """What an answer rests on, in words: so many articles, so many claims, so many held back."""
        counts = self.manifest.counts
        held = sum(number for name, number in counts.items() if name.startswith("held back"))
        parts = [f"{counts[name]:,} {name if counts[name] != 1 else name[:-1]}" for name in ("articles", "claims")]
        return f"{', '.join(parts)}, {held:,} held back"

    @property
    def graph_file(self) -> Path:
        """The sorted N-Quads of everything but the ontology: the truth."""
        return self.folder / GRAPH

    @property
    def ontology_file(self) -> Path:
        """The sorted N-Quads of the ontology with which it was built."""
        return self.folder / ONTOLOGY

    @property
    def store_path(self) -> Path:
        """The Oxigraph store, flat: all triples in the default graph."""
        return self.folder / STORE

    def lines(self, *, ontology: bool = False) -> Iterator[bytes]:
        """Give the lines of N-Quads in their order.

        Args:
            ontology: give those of the ontology after the data's.
        """
        for file in (self.graph_file, self.ontology_file) if ontology else (self.graph_file,):
            with file.open("rb") as opened:
                yield from opened

    def problems(self) -> Iterator[Problem]:
        """Give what was found in the sources, by file and line."""
        decoder = msgspec.json.Decoder(Problem)
        with (self.folder / PROBLEMS).open("rb") as file:
            for line in file:
                yield decoder.decode(line)

    def articles(self) -> Iterator[ArticleEntry]:
        """Give the articles without their texts, by IRI."""
        return read_articles(self.folder)

    def text(self, article: ArticleEntry) -> str | None:
        """Give the raw text of an article, or None where texts were left out.

        Raises:
            DatasetError: if it is missing or damaged.
        """
        if not article.text:
            return None
        try:
            return (self.folder / TEXTS / article.text).read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            reason = f"the text of article “{article.about.id}” is missing or damaged"
            raise DatasetError(self.folder, reason, "See what else is: rashomon verify DATASET") from error

    def graph(self, *, ontology: bool = False) -> "rdflib.Dataset":
        """Load everything into an `rdflib.Dataset`, whose default graph is the union of all.

        Literals stay as they are written: rdflib would otherwise rewrite dates and numbers.

        Args:
            ontology: load the ontology too.
        """
        import rdflib

        graph = rdflib.Dataset(default_union=True)
        before = rdflib.NORMALIZE_LITERALS
        rdflib.NORMALIZE_LITERALS = False
        try:
            for file in (self.graph_file, self.ontology_file) if ontology else (self.graph_file,):
                graph.parse(file, format="nquads")
        finally:
            rdflib.NORMALIZE_LITERALS = before
        return graph

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters in words: of a whole dataset none; see `select`."""
        return ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What filters left out: of a whole dataset nothing."""
        return ()

    @cached_property
    def view(self) -> "View":
        """Everything in the graph as typed objects, held in memory."""
        from rashomon.view import read_view

        with self.ontology_file.open("rb") as ontology:
            return read_view(self.lines(), ontology)

    def claims(self) -> "Iterator[Claim]":
        """Give the claims, by IRI."""
        return iter(self.view.claims.values())

    def events(self) -> "Iterator[Event]":
        """Give the events that are talked about, by IRI."""
        return iter(self.view.events.values())

    def select(self, filters: "Filters | None" = None, **names: "Unpack[Names]") -> "Part":
        """Give the part of the dataset that filters leave; ask, report and export it like a dataset.

        Args:
            filters: what shall be seen, by IRIs.
            names: the same by names: `select(without="SANA", from_day="2019-08-20")`; the fields of `Filters`.

        Raises:
            QuestionError: if nothing, or more than one thing, is meant by a name; lists candidates.
        """
        from rashomon.dataset.part import Part

        return Part(self, *([filters] if filters else []), *self.filters_of(names))

    def filters_of(self, names: "Names") -> "tuple[Filters, ...]":
        """Look names up in the dataset; give the filters that they make, none for no names.

        Raises:
            UsageError: if there is no filter of a name; names the nearest.
            QuestionError: as for `select`.
        """
        from difflib import get_close_matches

        from rashomon.errors import UsageError
        from rashomon.selection import Names, filters_of
        from rashomon.store.embedded import open_read_only

        known = list(Names.__annotations__)
        for name in names:
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = f"Did you mean {near[0]}?" if near else f"Filters: {', '.join(known)}."
                raise UsageError(f"There is no filter {name}. {hint}")
        return (filters_of(open_read_only(self.store_path), names),) if names else ()

    def ask(self, question: str, **parameters: str | int | date) -> "Table":
        """Ask a named question, or SPARQL.

        Args:
            question: name of a question (see `rashomon ask --list`), or the text of a query.
            parameters: of the question, by name; `_` stands for `-`, and `from_` for `from`.

        Raises:
            QuestionError: if it cannot be asked.
        """
        from rashomon.dataset.asking import put, question_of

        return put(self, (), question_of(question), parameters)


def open_dataset(path: Path | str) -> Dataset:
    """Open a dataset folder.

    Args:
        path: the folder.

    Raises:
        DatasetError: if it is missing, unfinished or damaged.
    """
    return Dataset(Path(path))
