"""What a store can do. Nobody above knows which store it is."""

from collections.abc import Mapping
from typing import Protocol

from rashomon.table import Table, Term


class Store(Protocol):
    """A set of triples that answers SPARQL."""

    def query(self, text: str, bindings: Mapping[str, Term] | None = None, *, max_rows: int | None = None) -> Table:
        """Answer a SPARQL query.

        Args:
            text: SELECT; ASK gives one cell "answer"; CONSTRUCT and DESCRIBE give subject, predicate, object.
            bindings: variable name (without `?`) -> the value it has from the start.
            max_rows: stop after so many rows, and say so in the table's notes; None for all.

        Raises:
            rashomon.errors.QuestionError: if the text is not SPARQL, or the evaluation fails.
        """

    def construct(self, text: str, bindings: Mapping[str, Term] | None = None) -> list[bytes]:
        """Answer a CONSTRUCT or DESCRIBE query with lines of N-Triples, sorted, each with its line end.

        Raises:
            rashomon.errors.QuestionError: as `query`; also if the query is of another kind.
        """

    def count(self) -> int:
        """Give the number of triples."""

    def named_graphs(self) -> list[str]:
        """List the IRIs of the named graphs, sorted; empty where the store is flat."""
