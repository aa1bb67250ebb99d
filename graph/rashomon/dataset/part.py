"""A part of a dataset: what filters leave of it, to be asked, reported and exported like the whole."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from rashomon.selection import Filters, Names, Selected, in_words, selected
from rashomon.view import Claim, Event, View, read_view

if TYPE_CHECKING:
    from rashomon.dataset.opening import Dataset
    from rashomon.table import Table


class Part:
    """What filters leave of a dataset.

    Args:
        whole: the dataset.
        chosen: what shall be seen; where there are several, each must be met.
    """

    def __init__(self, whole: "Dataset", *chosen: Filters) -> None:
        self.whole, self.chosen = whole, tuple(one for one in chosen if one)

    def __repr__(self) -> str:
        return f"<part of {self.whole.folder}: {self.extent}; {'; '.join(self.filters)}>"

    @property
    def base(self) -> str:
        """Base IRI of the data."""
        return self.whole.base

    @property
    def extent(self) -> str:
        """What an answer rests on, in words: so many articles, so many of all claims, so many held back."""
        claims = self.view.claims.values()
        articles = len({claim.article for claim in claims})
        counted = f"{articles:,} article{'' if articles == 1 else 's'}"
        every, held = self.whole.manifest.counts["claims"], self.whole.extent.rpartition(", ")[2]
        return f"{counted}, {len(claims):,} of {every:,} claims, {held}"

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters in words."""
        return in_words(self.chosen, self.whole.view)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the filters left out for want of a date or a place, and what else a reader should know; in sentences."""
        empty = () if self.view.claims else ("No claim is left by these filters.",)
        return (*empty, *self._selected.notes)

    @cached_property
    def view(self) -> View:
        """What is left, as typed objects; an event without a status is only named by what is left."""
        with self.whole.ontology_file.open("rb") as ontology:
            return read_view(self._selected.lines, ontology)

    def lines(self, *, ontology: bool = False) -> Iterator[bytes]:
        """Give the lines of N-Quads that are left, in their order.

        Args:
            ontology: give those of the ontology after the data's.
        """
        yield from self._selected.lines
        if ontology:
            with self.whole.ontology_file.open("rb") as file:
                yield from file

    def claims(self) -> Iterator[Claim]:
        """Give the claims that are left, by IRI."""
        return iter(self.view.claims.values())

    def events(self) -> Iterator[Event]:
        """Give the events that are left, by IRI; those that are only named by what is left are not among them."""
        return (event for event in self.view.events.values() if event.status)

    def select(self, filters: Filters | None = None, **names: Unpack[Names]) -> "Part":
        """Give what further filters leave of this part; claims are left out before anything is chosen.

        Args:
            filters: what shall be seen, by IRIs.
            names: the same by names; see `Dataset.select`.

        Raises:
            QuestionError: if nothing, or more than one thing, is meant by a name.
        """
        return Part(self.whole, *self.chosen, *([filters] if filters else []), *self.whole.filters_of(names))

    def ask(self, question: str, **parameters: str | int | date) -> "Table":
        """Ask this part a named question, or SPARQL; see `Dataset.ask`.

        Args:
            question: name of a question (see `rashomon ask --list`), or the text of a query.
            parameters: of the question, by name.

        Raises:
            QuestionError: if it cannot be asked.
        """
        from rashomon.dataset.asking import put, question_of

        return put(self.whole, self.chosen, question_of(question), parameters)

    @cached_property
    def _selected(self) -> Selected:
        return selected(self.whole.lines(), self.whole.view, *self.chosen)
