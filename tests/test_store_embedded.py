from pathlib import Path

import pytest

from rashomon.errors import DatasetError, QuestionError, SourceError
from rashomon.store.base import Store
from rashomon.store.embedded import EmbeddedStore, create, from_lines, open_read_only
from rashomon.table import Term, iri, text, typed
from rashomon.terms import XSD

LINES = (
    b'<urn:a> <urn:p> "one"@en <urn:graph:1> .\n',
    b'<urn:a> <urn:p> "one"@en <urn:graph:2> .\n',
    b'<urn:b> <urn:p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:graph:1> .\n',
    b"<urn:b> <urn:q> <urn:a> <urn:graph:2> .\n",
)


def _files(folder: Path) -> list[Path]:
    first, second = folder / "graph.nq", folder / "ontology.nq"
    first.write_bytes(b"".join(LINES[:2]))
    second.write_bytes(b"".join(LINES[2:]))
    return [first, second]


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Give the same triples in memory and on disk."""
    if request.param == "memory":
        return from_lines(LINES)
    create(tmp_path / "store", _files(tmp_path))
    return open_read_only(tmp_path / "store")


def test_a_store_is_flat_and_counts_a_triple_once(store: Store) -> None:
    assert store.named_graphs() == []
    assert store.count() == 3
    table = store.query("SELECT ?o { <urn:a> <urn:p> ?o }")
    assert table.rows == ((text("one", "en"),),)


def test_bindings_are_values_and_not_text(store: Store) -> None:
    query = "SELECT ?s ?o { ?s <urn:p> ?o }"
    assert store.query(query, {"s": iri("urn:b")}).rows == ((iri("urn:b"), typed("2", XSD + "integer")),)
    assert store.query(query, {"o": text("} # <urn:x>")}).rows == ()


def test_a_bad_value_is_refused(store: Store) -> None:
    with pytest.raises(QuestionError, match="cannot be used as a value"):
        store.query("SELECT ?s { ?s ?p ?o }", {"s": iri("not an iri")})


def test_ask_construct_and_describe(store: Store) -> None:
    assert store.query("ASK { <urn:b> <urn:q> <urn:a> }").column("answer") == [True]
    assert store.query("ASK { <urn:b> <urn:q> <urn:b> }").column("answer") == [False]
    made = store.query("CONSTRUCT { ?o <urn:of> ?s } WHERE { ?s <urn:q> ?o }")
    assert made.columns == ("subject", "predicate", "object")
    assert made.rows == ((iri("urn:a"), iri("urn:of"), iri("urn:b")),)
    assert store.construct("DESCRIBE <urn:a>") == [b'<urn:a> <urn:p> "one"@en .\n']
    with pytest.raises(QuestionError, match="only CONSTRUCT and DESCRIBE"):
        store.construct("SELECT * { ?s ?p ?o }")


def test_what_is_cut_off_is_said(store: Store) -> None:
    query = "SELECT ?s { ?s ?p ?o }"
    assert store.query(query, max_rows=3).notes == ()
    cut = store.query(query, max_rows=2)
    assert len(cut.rows) == 2
    assert cut.notes == ("There is more: only the first 2 rows are here.",)


def test_terms_that_only_a_query_makes(store: Store) -> None:
    (row,) = store.query("SELECT (BNODE() AS ?b) (STRDT('x', <urn:t>) AS ?t) ?none {}").rows
    assert row[0] is not None
    assert row[0].kind == "blank"
    assert row[1:] == (Term("literal", "x", "urn:t"), None)


@pytest.mark.parametrize("query", ["SELECT", "DELETE WHERE { ?s ?p ?o }", "", "SELECT * { ?s nobody:knows ?o }"])
def test_what_is_no_query_is_an_error_with_a_sentence(store: Store, query: str) -> None:
    with pytest.raises(QuestionError, match="not SPARQL that can be read"):
        store.query(query)


def test_a_store_is_only_made_in_a_new_place(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"x")
    with pytest.raises(DatasetError, match="new or empty folder"):
        create(tmp_path, [])
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.txt"]


def test_a_broken_file_is_named_and_nothing_is_kept(tmp_path: Path) -> None:
    first, second = _files(tmp_path)
    second.write_bytes(LINES[2] + b"this is no quad\n")
    with pytest.raises(SourceError, match=r"ontology\.nq"):
        create(tmp_path / "store", [first, second])
    assert not (tmp_path / "store").exists()


def test_opening_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no store here"):
        open_read_only(tmp_path / "missing")
    (tmp_path / "CURRENT").write_bytes(b"nonsense")
    with pytest.raises(DatasetError, match="cannot be opened"):
        open_read_only(tmp_path)


def test_lines_that_are_no_quads() -> None:
    with pytest.raises(SourceError, match="cannot be read as N-Quads"):
        from_lines([b"nonsense\n"])


def test_the_embedded_store_is_a_store() -> None:
    store: Store = from_lines([])
    assert isinstance(store, EmbeddedStore)
    assert store.count() == 0
