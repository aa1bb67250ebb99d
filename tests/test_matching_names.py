"""Names that lead to no entity: against the names list and each other."""

import pytest

from rashomon.matching import propose
from rashomon.matching.cards import Days, EventCard, Known, Material, NameCard
from rashomon.matching.names import aliases, name_pairs
from rashomon.registry import latin

_LIST = (
    Known("khan-sheikhun", "place", ("Khan Sheikhun", "خان شيخون")),
    Known("aleppo", "place", ("Aleppo", "حلب")),
    Known("sohr", "actor", ("Syrian Observatory for Human Rights",)),
    Known("haddad", "actor", ("Salma Haddad", "سلمى حداد")),
    Known("khan", "actor", ("Khan Sheikhun",)),
)


def _card(name: str, kind: str = "place", article: str = "one") -> NameCard:
    return NameCard(id=f"{article}#{kind}-1-5", kind=kind, name=name, token=f"~{latin(name)}", article=article)  # type: ignore[arg-type]


def _pairs(*cards: NameCard) -> list[tuple[str, str, str]]:
    return [(pair.card.id, pair.other.id, pair.reason) for pair in name_pairs(Material(names=cards, known=_LIST))]


@pytest.mark.parametrize(
    ("name", "kind", "entry"),
    [
        ("Khan Shaykhoun", "place", "khan-sheikhun"),
        ("Khan-Sheikhoun", "place", "khan-sheikhun"),
        ("Хан-Шейхун", "place", "khan-sheikhun"),
        ("خان شيخون", "place", "khan-sheikhun"),
        ("Сальма Хаддад", "actor", "haddad"),
        ("Salma Hadad", "actor", "haddad"),
        ("SOHR", "actor", "sohr"),
        ("S.O.H.R.", "actor", "sohr"),
    ],
)
def test_a_name_is_found_in_any_spelling(name: str, kind: str, entry: str) -> None:
    found = _pairs(_card(name, kind))
    assert found[0][1] == entry
    assert name in found[0][2] or "names list has" in found[0][2]


@pytest.mark.parametrize(
    ("name", "kind"), [("Khan Yunis", "place"), ("Alepp Road 4", "place"), ("Observatory", "actor"), ("USA", "actor")]
)
def test_other_names_are_not_proposed(name: str, kind: str) -> None:
    assert not _pairs(_card(name, kind))


def test_a_place_is_never_compared_with_an_actor() -> None:
    assert {other for _, other, _ in _pairs(_card("Khan Sheikhun"))} == {"khan-sheikhun"}


def test_the_same_name_in_several_articles_is_chained() -> None:
    found = _pairs(*(_card("Dornhafen", article=name) for name in ("c", "a", "b")))
    assert [(one, other) for one, other, _ in found] == [("b#place-1-5", "a#place-1-5"), ("c#place-1-5", "b#place-1-5")]


def test_each_article_decides_on_the_names_list_for_itself() -> None:
    found = _pairs(*(_card("Khan Shaykhoun", article=name) for name in ("one", "two")))
    assert [other for _, other, _ in found if other == "khan-sheikhun"] == ["khan-sheikhun"] * 2


def test_two_unlisted_names_in_two_scripts_are_proposed() -> None:
    found = _pairs(_card("Zirkhamar"), _card("زيرخامار", article="two"))
    assert found
    assert "in two scripts" in found[0][2]


def test_events_are_compared_under_the_one_entry_a_name_is_like() -> None:
    cards = (_card("Khan Shaykhoun"), _card("Alepo"))
    assert aliases(name_pairs(Material(names=cards, known=_LIST))) == {
        "~khan shaykhoun": "khan-sheikhun", "~alepo": "aleppo",
    }  # fmt: skip


def test_a_name_that_is_like_two_entries_stands_for_none() -> None:
    known = (Known("north", "place", ("Tal Rifat",)), Known("south", "place", ("Tal Rifaat",)))
    pairs = name_pairs(Material(names=(_card("Tall Rifaat"),), known=known))
    assert {pair.other.id for pair in pairs} == {"north", "south"}
    assert aliases(pairs) == {}


def test_names_of_the_list_come_first_and_unlisted_ones_last() -> None:
    cards = (_card("Khan Shaykhoun"), _card("Zirkhamar"), _card("Zirkhamar", article="two"))
    days, at = Days(737_000, 737_000), frozenset({"aleppo"})
    events = tuple(
        EventCard(id=f"{name}#event-1-5-shelling", article=name, type="shelling", places=at, days=days)
        for name in ("one", "two")
    )
    found = propose(Material(events=events, names=cards, known=_LIST))
    assert [(one.kind, one.b) for one in found] == [
        ("place", "khan-sheikhun"), ("event", "two#event-1-5-shelling"), ("place", "one#place-1-5"),
    ]  # fmt: skip
