"""The embedded store: Oxigraph, loaded flat.

All triples stand in the one default graph. Queries over a union of many named graphs are up to thousands of
times slower in Oxigraph, and a triple that stands in two graphs of a union is counted twice. The graphs live
in the N-Quads file, which is the truth; this store is an index of it.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from rashomon.errors import DatasetError, QuestionError, SourceError
from rashomon.table import Row, Table, Term, boolean, typed

_Given = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_TRIPLE_COLUMNS: tuple[str, ...] = ("subject", "predicate", "object")


class EmbeddedStore:
    """A flat Oxigraph store, in memory or on disk; see `from_lines`, `create`, `open_read_only`."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def query(self, text: str, bindings: Mapping[str, Term] | None = None, *, max_rows: int | None = None) -> Table:
        """Answer a SPARQL query; see `rashomon.store.base.Store.query`."""
        try:
            result = self._run(text, bindings)
            if isinstance(result, ox.QueryBoolean):
                return Table(("answer",), ((boolean(value=bool(result)),),))
            if isinstance(result, ox.QueryTriples):
                columns, found = _TRIPLE_COLUMNS, _triple_rows(result)
            else:
                columns = tuple(variable.value for variable in result.variables)
                found = _rows(result, len(columns))
            rows = tuple(found if max_rows is None else islice(found, max_rows))
            cut = max_rows is not None and len(rows) == max_rows and next(found, None) is not None
        except (OSError, RuntimeError, ValueError) as error:
            raise QuestionError(f"the question could not be answered: {error}") from error
        notes = (f"There is more: only the first {max_rows:,} rows are here.",) if cut else ()
        return Table(columns, rows, notes)

    def construct(self, text: str, bindings: Mapping[str, Term] | None = None) -> list[bytes]:
        """Answer a CONSTRUCT or DESCRIBE query; see `rashomon.store.base.Store.construct`."""
        try:
            result = self._run(text, bindings)
            if not isinstance(result, ox.QueryTriples):
                raise QuestionError("only CONSTRUCT and DESCRIBE make triples; this query is of another kind.")
            return sorted({f"{triple} .\n".encode() for triple in result})
        except (OSError, RuntimeError, ValueError) as error:
            raise QuestionError(f"the question could not be answered: {error}") from error

    def count(self) -> int:
        """Give the number of triples."""
        return len(self._store)

    def named_graphs(self) -> list[str]:
        """List the named graphs; of a store made here there are none."""
        return sorted(str(graph.value) for graph in self._store.named_graphs())

    def _run(
        self, text: str, bindings: Mapping[str, Term] | None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        given: dict[ox.Variable, _Given] = {
            ox.Variable(name): _to_oxigraph(term) for name, term in (bindings or {}).items()
        }
        try:
            return self._store.query(text, substitutions=given or None)
        except SyntaxError as error:
            raise QuestionError(f"this is not SPARQL that can be read: {error.msg or error}") from error


def from_lines(lines: Iterable[bytes]) -> EmbeddedStore:
    """Make a store in memory from lines of N-Quads or N-Triples; the graphs are dropped.

    Raises:
        SourceError: if a line cannot be read.
    """
    store = ox.Store()
    try:
        store.bulk_extend(_flat(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)))
    except (SyntaxError, ValueError) as error:
        raise SourceError("lines", f"a line cannot be read as N-Quads: {error}") from error
    return EmbeddedStore(store)


def create(path: Path, files: Sequence[Path]) -> int:
    """Make a store on disk from files of N-Quads: one bulk load, flushed, so that it survives a power cut.

    Args:
        path: folder to make; it must not exist or be empty.
        files: N-Quads files; the graphs are dropped.

    Returns:
        The number of triples in the store.

    Raises:
        DatasetError: if the folder is in use, or cannot be written.
        SourceError: if a file cannot be read.
    """
    if path.exists() and any(path.iterdir()):
        raise DatasetError(path, "a store can only be made in a new or empty folder", "Name another folder.")
    path.mkdir(parents=True, exist_ok=True)
    try:
        store = ox.Store(str(path))
    except (OSError, RuntimeError) as error:
        raise DatasetError(path, f"the store cannot be made: {error}") from error
    try:
        # One bulk load for all files: an error or a crash in it leaves an empty store, never half of one.
        store.bulk_extend(quad for file in files for quad in _flat(_parse(file)))
        store.flush()
    except BaseException:
        del store  # lets go of the files, without which Windows removes nothing
        shutil.rmtree(path, ignore_errors=True)
        raise
    return len(store)


def open_read_only(path: Path) -> EmbeddedStore:
    """Open a store on disk that nobody writes to.

    Raises:
        DatasetError: if there is no store, or it cannot be read.
    """
    if not (path / "CURRENT").is_file():
        raise DatasetError(path, "there is no store here", "Build the dataset, or make its store, first.")
    try:
        return EmbeddedStore(ox.Store.read_only(str(path)))
    except (OSError, RuntimeError) as error:  # RuntimeError: the files are damaged
        raise DatasetError(path, f"the store cannot be opened: {error}", "Build the dataset again.") from error


def _parse(file: Path) -> Iterator[ox.Quad]:
    try:
        with file.open("rb") as source:
            yield from ox.parse(source, format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError, OSError) as error:
        raise SourceError(file, f"it cannot be read as N-Quads: {error}") from error


def _flat(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    # bulk_load of N-Quads ignores to_graph without a word, so the graph is dropped quad by quad.
    return (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def _rows(solutions: ox.QuerySolutions, width: int) -> Iterator[Row]:
    for solution in solutions:
        yield tuple(_from_oxigraph(solution[index]) for index in range(width))


def _triple_rows(triples: ox.QueryTriples) -> Iterator[Row]:
    for triple in triples:
        yield tuple(_from_oxigraph(term) for term in (triple.subject, triple.predicate, triple.object))


def _from_oxigraph(term: object) -> Term | None:
    match term:
        case None:
            return None
        case ox.NamedNode():
            return Term("iri", term.value)
        case ox.Literal():
            if term.language:
                return Term("literal", term.value, language=term.language)
            return typed(term.value, term.datatype.value)
        case ox.BlankNode():
            return Term("blank", term.value)
        case _:  # a triple term, which the model never writes but a query may make
            return Term("literal", str(term))


def _to_oxigraph(term: Term) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    try:
        if term.kind == "iri":
            return ox.NamedNode(term.value)
        if term.kind == "blank":
            return ox.BlankNode(term.value)
        if term.language:
            return ox.Literal(term.value, language=term.language)
        return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
    except ValueError as error:
        raise QuestionError(f"{term.value!r} cannot be used as a value: {error}") from error
