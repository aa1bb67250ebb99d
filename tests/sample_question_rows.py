"""Rows that named questions must give on the sample in data/, written down by hand from the texts.

Names are those of `sample_expectations`: slugs, keys of events, and `<article>:<words>` for somebody unnamed. A value
of the ontology stands by its local name; the tests compare with what people see. All rows of an answer stand here.
"""

from typing import NamedTuple

from sample_expectations import (
    ACTIVISTS_AR,
    ACTIVISTS_EN,
    CINARALTI,
    CLASH,
    COURIER,
    DRIVER,
    ESCORT,
    GROUPS,
    HARBOUR,
    LANTERN,
    MERIDIAN,
    OFFICIAL,
    PALISADE,
    RESIDENTS,
    SHURFA,
    SOURCE,
)

# in-two-languages


class Spoken(NamedTuple):
    """What is said in several languages, in how many articles that count."""

    what: tuple[str, ...]
    """event: (event,); statement: (subject, role, object); count: (event, measure, group, low, value, high)"""
    languages: str
    articles: int
    status: str


IN_TWO_LANGUAGES = frozenset({
    # The strike: both printings, the Arabic, the Lantern Review, the Turkish article, the dataset.
    Spoken(("strike",), "ar, en, tr", 6, "AuthorAsserted"),
    Spoken(("strike", "target", "turkish-forces"), "ar, en, tr", 6, "AuthorAsserted"),
    Spoken(("strike", "happenedOn", "2019-08-19"), "ar, en, tr", 5, "AuthorAsserted"),
    Spoken(("strike", "killed", "civilians-idlib", "", "3", ""), "ar, en, tr", 4, "Contested"),
    Spoken(("convoy",), "ar, en", 4, "AttributedOnly"),
    Spoken(("convoy", "agent", "turkish-forces"), "ar, en", 4, "AttributedOnly"),
    Spoken(("capture",), "ar, en", 2, "AttributedOnly"),
    Spoken(("capture", "agent", "syrian-state-forces"), "ar, en", 2, "AttributedOnly"),
    Spoken(("capture", "happenedOn", "2019-08-21"), "ar, en", 2, "AttributedOnly"),
    Spoken(("turkish-government", "supports", "rebels-idlib"), "ar, en", 3, "AuthorAsserted"),
    Spoken(("russian-government", "supports", "syrian-government"), "ar, en", 3, "AuthorAsserted"),
    Spoken(("m5-highway", "connects", "aleppo"), "ar, en", 3, "AuthorAsserted"),
    Spoken(("m5-highway", "connects", "damascus"), "ar, en", 3, "AuthorAsserted"),
    Spoken(("khan-sheikhun", "liesOn", "m5-highway"), "ar, en", 3, "AuthorAsserted"),
    Spoken(("salma-haddad", "speaksFor", "mashriq-monitor"), "ar, en", 2, "AuthorAsserted"),
    Spoken(("talks",), "en, tr", 2, "AuthorAsserted"),
    Spoken(("talks", "party", "turkish-government"), "en, tr", 2, "AuthorAsserted"),
    Spoken(("talks", "party", "russian-government"), "en, tr", 2, "AuthorAsserted"),
    # The first version of the English denial is no article more.
    Spoken(("morek-shelling",), "en, tr", 2, "Contested"),
    Spoken(("morek-shelling", "target", "morek-post"), "en, tr", 2, "Contested"),
})  # fmt: skip

IN_THREE_LANGUAGES = frozenset(row for row in IN_TWO_LANGUAGES if row.languages.count(",") == 2)


# force-in-region


class Force(NamedTuple):
    """A use of force and where it was; the days are the outer bounds."""

    event: str
    event_type: str
    place: str
    earliest: str
    latest: str
    dated: str
    status: str


_STRIKE = Force("strike", "air strike", "maarat-al-numan", "2019-08-18", "2019-08-20", "", "AuthorAsserted")
_CAPTURE = Force("capture", "territorial gain", "khan-sheikhun", "2019-08-21", "2019-08-23", "", "AttributedOnly")
_CLASH = Force(CLASH, "armed clash", "khan-sheikhun", "", "", "no date", "AttributedOnly")
_SHELLING = Force("morek-shelling", "shelling", "morek", "2019-08-26", "2019-08-26", "", "Contested")
_CLOSURE = Force("road-closure", "blockade", "m5-highway", "2019-08-23", "2019-08-23", "", "AttributedOnly")
_INCLUDES, _THAT_DAY = "days that include it", "that day"

FORCE: dict[tuple[str, str], frozenset[Force]] = {
    ("", ""): frozenset({
        _STRIKE._replace(dated="several days"), _CAPTURE._replace(dated="several days"), _CLASH,
        _SHELLING._replace(dated="one day"), _CLOSURE._replace(dated="one day"),
    }),
    # Khan Sheikhun and Maarat al-Numan lie in the province, Morek does not; the road is longer than the province.
    ("idlib-province", ""): frozenset({
        _STRIKE._replace(dated="several days"), _CAPTURE._replace(dated="several days"), _CLASH,
    }),
    # "Monday", and in one article "earlier in the week".
    ("idlib-province", "2019-08-19"): frozenset({_STRIKE._replace(dated=_INCLUDES), _CLASH}),
    ("idlib-province", "2019-08-18"): frozenset({_STRIKE._replace(dated=_INCLUDES), _CLASH}),
    ("idlib-province", "2019-08-22"): frozenset({_CAPTURE._replace(dated=_INCLUDES), _CLASH}),
    ("idlib-province", "2019-08-26"): frozenset({_CLASH}),
    ("hama-province", "2019-08-26"): frozenset({_SHELLING._replace(dated=_THAT_DAY)}),
    ("syria", "2019-08-23"): frozenset({
        _CAPTURE._replace(dated=_INCLUDES), _CLOSURE._replace(dated=_THAT_DAY), _CLASH,
    }),
    ("khan-sheikhun", "2019-08-19"): frozenset({_CLASH}),
    ("russia", ""): frozenset(),
}  # fmt: skip
"""(region, day), each "" where nobody asks for one -> rows."""


# actor-edges


class Edge(NamedTuple):
    """Two actors, and what joins them."""

    source: str
    source_role: str
    relation: str
    target: str
    target_role: str
    events: int
    claims: int
    parties: int
    status: str


EDGES = frozenset({
    # Only the flat headline of the Meridian Daily names both, and a headline counts for nobody.
    Edge("syrian-air-force", "agent", "air strike", "turkish-forces", "target", 1, 1, 0, "Hedged"),
    # The monitor and the activists name who flew, others what was hit: nobody names both at once.
    Edge("russian-air-force", "agent", "air strike", "turkish-forces", "target", 1, 0, 0, "Contested"),
    Edge("turkish-forces", "agent", "convoy movement", ESCORT, "companion", 1, 1, 1, "AttributedOnly"),
    Edge("russian-government", "party", "agreement", "turkish-government", "party", 1, 1, 1, "AttributedOnly"),
    # Predicted by one, told by another, and told in a headline.
    Edge("russian-government", "party", "consultation", "turkish-government", "party", 1, 3, 2, "AuthorAsserted"),
    Edge("turkish-government", "", "supports", "rebels-idlib", "", 0, 3, 2, "AuthorAsserted"),
    Edge("russian-government", "", "supports", "syrian-government", "", 0, 3, 2, "AuthorAsserted"),
    Edge("turkish-government", "", "supports", "jihadists-idlib", "", 0, 1, 1, "AttributedOnly"),
    Edge("salma-haddad", "", "speaksFor", "mashriq-monitor", "", 0, 2, 2, "AuthorAsserted"),
})  # fmt: skip


# who-supports-whom


class Support(NamedTuple):
    """Who supports whom, according to whom."""

    supporter: str
    relation: str
    """A role, or an event type as people see it."""
    supported: str
    source: str
    on_behalf_of: str
    polarity: str
    certainty: str
    hedge: str
    status: str
    quote: str
    article: str


_BACKING = "Turkey backs rebel groups in the province and Russia backs the Syrian government"
_BACKING_AR = "تدعم تركيا فصائل معارضة في المحافظة، في حين تدعم روسيا الحكومة السورية"

SUPPORT = frozenset({
    *(
        Support(one, "supports", other, f"{article}:author", article, "Affirmed", "Certain", "", "AuthorAsserted",
                words, article)
        for one, other in (("turkish-government", "rebels-idlib"), ("russian-government", "syrian-government"))
        for article, words in ((HARBOUR, _BACKING), (MERIDIAN, _BACKING), (SHURFA, _BACKING_AR))
    ),
    Support("turkish-government", "supports", "jihadists-idlib", "syrian-army-command", "", "Affirmed", "Certain", "",
            "AttributedOnly", "Ankara of backing jihadists", COURIER),
    # Support that is only the aim of the convoy: nobody says that it took place, or who gave it.
    Support("", "military support", "rebels-idlib", "orchard-institute", "", "Affirmed", "Probable", "probably",
            "Mentioned", "Its aim was probably to support the rebels in the town", LANTERN),
    Support("", "supply of weapons", GROUPS, SOURCE, "syrian-foreign-ministry", "Affirmed", "Certain", "", "Mentioned",
            "الرتل كان ينقل أسلحة وذخائر إلى «المجموعات الإرهابية» في خان شيخون", SHURFA),
})  # fmt: skip


# source-profile


class Profile(NamedTuple):
    """What a source claims; days are those of publication."""

    source: str
    claims: int
    articles: int
    contents: int
    hedged: int
    denials: int
    relayed: int
    relays: int
    authorial: int
    first: str
    last: str


def _one(source: str, claims: int, contents: int, day: str, *, hedged: int = 0, denials: int = 0, relayed: int = 0,
         relays: int = 0, authorial: int = 0) -> Profile:  # fmt: skip
    """A source that stands in one article only."""
    return Profile(source, claims, 1, contents, hedged, denials, relayed, relays, authorial, day, day)


PROFILES = frozenset({
    # The toll (2 contents), the purpose (4), the posts of the deal (4), the denial (2); three times in the shortened
    # wire; the toll again in Arabic and in Turkish.
    Profile("turkish-defence-ministry", 9, 4, 12, 0, 2, 0, 0, 0, "2019-08-20", "2019-08-28"),
    # In Arabic who flew (2 contents); in English the capture with its day (3), three figures and the fighting (4), and
    # the corrected number of wounded. One of the articles bears no date.
    Profile("mashriq-monitor", 4, 3, 10, 0, 0, 0, 0, 0, "2019-08-21", "2019-08-30"),
    Profile("salma-haddad", 3, 2, 7, 0, 0, 0, 0, 0, "2019-08-21", "2019-08-21"),
    Profile("syrian-army-command", 4, 2, 8, 0, 1, 0, 0, 0, "2019-08-30", "2019-08-30"),
    _one("orchard-institute", 4, 8, "", hedged=2),
    _one("sana", 1, 0, "2019-08-21", relays=1),
    _one(SOURCE, 1, 4, "2019-08-21", relayed=1),
    _one("russian-defence-ministry", 1, 1, "2019-08-21", denials=1),
    _one(ACTIVISTS_AR, 1, 2, "2019-08-21"),
    _one(ACTIVISTS_EN, 1, 3, ""),
    _one(RESIDENTS, 1, 1, "2019-08-20"),
    _one(f"{MERIDIAN}:Two residents", 1, 1, "2019-08-20"),
    _one("turkish-government", 1, 2, "2019-08-28"),
    _one(OFFICIAL, 1, 2, "2019-08-28"),
    # The headline of the corrected article denies in the army's name.
    _one("syrian-state-forces", 1, 2, "2019-08-30", denials=1),
    _one(DRIVER, 1, 2, "2019-08-30"),
    _one("palisade-record", 2, 4, "2019-09-05"),
    # Authors, each with a headline that is a claim and not in the author's own voice.
    _one(f"{HARBOUR}:author", 5, 8, "2019-08-20", authorial=4),
    _one(f"{HARBOUR}:unspecified-source", 1, 2, "2019-08-20", hedged=1),
    _one(f"{MERIDIAN}:author", 5, 9, "2019-08-20", authorial=4),
    _one(f"{MERIDIAN}:unspecified-source", 1, 2, "2019-08-20", hedged=1),
    _one(f"{SHURFA}:author", 6, 9, "2019-08-21", authorial=5),
    _one(f"{LANTERN}:author", 3, 6, "", authorial=2),
    _one(f"{CINARALTI}:author", 3, 6, "2019-08-28", authorial=2),
})  # fmt: skip
"""The author of the first version is not among them: it told of the road as a fact, and no claim of it counts."""


# rests-on-unnamed


class Unnamed(NamedTuple):
    """What only somebody without a name says."""

    what: tuple[str, ...]
    source: str
    status: str
    quote: str
    article: str


_VEHICLES = ("convoy", "vehicles", "", "", "50", "")
_ROAD = "Syrian soldiers closed the M5 highway south of Maarat al-Numan last Friday"

RESTS_ON_UNNAMED = frozenset({
    Unnamed(_VEHICLES, RESIDENTS, "AttributedOnly", "about 50 vehicles in the convoy", HARBOUR),
    Unnamed(_VEHICLES, f"{MERIDIAN}:Two residents", "AttributedOnly", "about 50 vehicles in the convoy", MERIDIAN),
    Unnamed(("road-closure",), DRIVER, "AttributedOnly", _ROAD, COURIER),
    Unnamed(("road-closure", "agent", "syrian-state-forces"), DRIVER, "AttributedOnly", _ROAD, COURIER),
})  # fmt: skip


# provenance

GRAPHS_OF_ALL = ("codings", "content", "derived", "direct", "entities", "judgements")
"""Graphs that are made from all articles together; beside them each article has its own. (Nothing can hold a sum of
itself, so the graph that describes the others is not among them.)"""


# documents


class Document(NamedTuple):
    """An article in which a thing stands."""

    article: str
    publisher: str
    language: str
    date: str
    mentions: int
    words: str
    how: str


def _in(article: str, mentions: int, words: str, how: str) -> Document:
    publisher, language, date = {
        HARBOUR: (HARBOUR, "en", "2019-08-20"),
        MERIDIAN: (MERIDIAN, "en", "2019-08-20"),
        SHURFA: (SHURFA, "ar", "2019-08-21"),
        LANTERN: (LANTERN, "en", ""),
        CINARALTI: (CINARALTI, "tr", "2019-08-28"),
        COURIER: (COURIER, "en", "2019-08-30"),
        PALISADE: ("palisade-record", "en", "2019-09-05"),
    }[article]
    return Document(article, publisher, language, date, mentions, words, how)


DOCUMENTS: dict[str, frozenset[Document]] = {
    "khan-sheikhun": frozenset({
        _in(HARBOUR, 1, "Khan Sheikhun", "text"),
        _in(MERIDIAN, 1, "Khan Sheikhun", "text"),
        _in(SHURFA, 3, "خان شيخون", "text"),
        _in(LANTERN, 2, "Khan Sheikhoun; Khan Sheikhun", "text"),
        _in(CINARALTI, 1, "Han Şeyhun", "text"),
    }),
    "mashriq-monitor": frozenset({
        _in(SHURFA, 2, "المرصد; مرصد المشرق", "text; speaker"),
        _in(LANTERN, 3, "Mashriq Monitor; Monitor; The Monitor", "text; speaker; on whose behalf; listed source"),
        _in(COURIER, 1, "Mashriq Monitor", "text; speaker"),
    }),
    "turkish-defence-ministry": frozenset({
        _in(HARBOUR, 1, "Turkish defence ministry", "text; speaker"),
        _in(MERIDIAN, 1, "Turkish defence ministry", "text; speaker"),
        _in(SHURFA, 1, "وزارة الدفاع التركية", "text; speaker"),
        _in(CINARALTI, 2, "Bakanlık; Millî Savunma Bakanlığı", "text; speaker; on whose behalf"),
    }),
    "talks": frozenset({
        _in(LANTERN, 1, "return to talks", "text"),
        _in(CINARALTI, 2, "görüşmeler; görüştü", "text"),
    }),
    "morek-shelling": frozenset({
        _in(CINARALTI, 1, "topçu ateşine tutulduğunu", "text"),
        _in(COURIER, 2, "shelled", "text"),
    }),
    "northbridge-wire": frozenset({
        _in(HARBOUR, 0, "", "agency"), _in(MERIDIAN, 0, "", "agency"), _in(PALISADE, 0, "", "listed source"),
    }),
    "tidewater-post": frozenset({_in(LANTERN, 0, "", "listed source"), _in(PALISADE, 0, "", "listed source")}),
    "harbour-gazette": frozenset({_in(HARBOUR, 0, "", "on whose behalf; publisher")}),
    "palisade-record": frozenset({_in(PALISADE, 0, "", "speaker; publisher")}),
    # No author speaks in the corrected version, and the first one is an article no more.
    "quayside-courier": frozenset({_in(COURIER, 0, "", "publisher")}),
    "moscow": frozenset({_in(CINARALTI, 1, "Moskova", "text")}),
    "hama-province": frozenset(),
}  # fmt: skip
"""Thing -> rows."""
