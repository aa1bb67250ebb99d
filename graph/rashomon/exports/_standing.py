"""Columns that events, statements and counts share: how each is stated, and by how many."""

from rashomon.exports._table_model import Column
from rashomon.view import Content

STANDING: tuple[Column[Content], ...] = (
    Column(
        "status",
        "text",
        "How it is stated (see the codebook); empty where it is only named.",
        lambda _, one: one.status,
    ),
    Column(
        "independent_parties",
        "integer",
        "How many independent parties affirm it; who only predicts or demands it is among them.",
        lambda _, one: one.independent_parties,
    ),
    Column(
        "affirmed", "integer", "Live claims here that affirm it.", lambda seen, one: seen.claims_on(one.iri, "Affirmed")
    ),
    Column("denied", "integer", "Live claims here that deny it.", lambda seen, one: seen.claims_on(one.iri, "Negated")),
    Column("articles", "integer", "Articles with such claims.", lambda seen, one: seen.articles_on(one.iri)),
)
