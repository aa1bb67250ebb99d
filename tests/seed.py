"""The annotated seed article, which lies beside the checkout on some machines: builds it once for all tests."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph
import pytest

from rashomon.pipeline import Options, Outcome, build

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SEED = SHARED / "seeds" / "khan-sheikhun"

needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="the seed article (../shared/seeds) is not on this machine")

PREFIXES = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rsm: <https://w3id.org/rashomon/ns#>
PREFIX value: <https://w3id.org/rashomon/value/>
PREFIX event-type: <https://w3id.org/rashomon/event-type/>
PREFIX ent: <https://example.org/kg/entity/>
"""


@cache
def built(*sources: Path, minimal: bool = False) -> tuple[Path, Outcome]:
    """Build sources once with no other option; give the dataset's folder and what came of it."""
    folder = Path(mkdtemp(prefix="rashomon-test-")) / "dataset"
    outcome = build(sources, folder, Options(profile="minimal" if minimal else "full"), lambda _: None)
    return folder, outcome


@cache
def flat_store(folder: Path) -> pyoxigraph.Store:
    """Load a dataset's files into a store, flat."""
    store = pyoxigraph.Store()
    for name in ("graph.nq", "ontology.nq"):
        store.bulk_extend(
            pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
            for quad in pyoxigraph.parse(path=str(folder / name), format=pyoxigraph.RdfFormat.N_QUADS)
        )
    return store


def rows(folder: Path, query: str) -> list[tuple[str, ...]]:
    """Ask SPARQL; give the rows as strings, IRIs by their last part, sorted."""
    found = flat_store(folder).query(PREFIXES + query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return sorted(tuple(_short(term) for term in row) for row in found)


def _short(term: object) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value.rpartition("#")[2].rpartition("/")[2]
    return "" if term is None else getattr(term, "value", str(term))
