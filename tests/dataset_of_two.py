"""The contents of a small dataset, made by hand: two articles with quotes, a claim each, one problem."""

import hashlib

from rashomon.article import Article
from rashomon.dataset import Contents, Input, entry
from rashomon.problems import Place, Problem
from rashomon.terms import DEFAULT_BASE, NIF, OWL, RDF, RSM, SCHEMA, XSD, iri, line, literal, offset, typed

_TEXTS = {"one": ("Rebels said so 🙂.\r\n", 15, 16), "two": ("They did not.", 0, 4)}


def contents() -> Contents:
    """Give the contents."""
    lines: list[bytes] = []
    articles, texts = [], {}
    for name, (text, begin, end) in _TEXTS.items():
        article = f"{DEFAULT_BASE}article/{name}-0123456789abcdef"
        graph = iri(f"{DEFAULT_BASE}graph/article/{name}-0123456789abcdef")
        digest = hashlib.sha256(text.encode()).hexdigest()
        span = iri(f"{article}#offset_{begin}_{end}")
        facts = [
            (iri(article), RDF + "type", iri(SCHEMA + "NewsArticle")),
            (iri(article), SCHEMA + "datePublished", typed("2019-08-21Z", XSD + "date")),
            (iri(f"{article}/text"), RSM + "sha256", literal(digest)),
            (span, RDF + "type", iri(NIF + "OffsetBasedString")),
            (span, NIF + "beginIndex", offset(begin)),
            (span, NIF + "endIndex", offset(end)),
            (span, NIF + "anchorOf", literal(text[begin:end])),
            (iri(f"{article}/claim-1"), RDF + "type", iri(SCHEMA + "Claim")),
            (iri(f"{article}/claim-1"), RSM + "evidence", span),
        ]
        lines += [line(subject, iri(predicate), obj, graph) for subject, predicate, obj in facts]
        texts[article] = text
        articles.append(entry(Article(id=name, text=text), article, "src/a.json", ["src/a.json"], {"claims": 1}))
    return Contents(
        base=DEFAULT_BASE,
        lines=lines,
        ontology=[
            line(iri(RSM + "Actor"), iri(RDF + "type"), iri(OWL + "Class"), iri(DEFAULT_BASE + "graph/ontology"))
        ],
        articles=articles,
        texts=texts,
        problems=[Problem("a-problem", "something is wrong", Place(file="src/a.json", line=3))],
        inputs=[Input("src/a.json", "0" * 64, "source"), Input("src/b.json", "1" * 64, "source")],
        packages={"rashomon": "1", "pyoxigraph": "2"},
        settings={"base": DEFAULT_BASE},
        counts={"claims": 2},
    )
