"""What a build of the sample in data/ must give, written down by hand from the texts and the rules, before any build.

Names used here. An event: its key, or `<article>:<event type>` where it has no key. An actor or place: its slug, or
`<article>:<words>` for somebody unnamed, who stays in that article. A party: the same, after the rules of counting.
"""

from typing import NamedTuple

HARBOUR = "harbour-gazette"
MERIDIAN = "meridian-daily"
SHURFA = "shurfat-al-madina"
LANTERN = "lantern-review"

ARTICLES = (HARBOUR, MERIDIAN, SHURFA, LANTERN)
"""The four articles of data/native and data/brat."""

LANGUAGES = {HARBOUR: "en", MERIDIAN: "en", SHURFA: "ar", LANTERN: "en"}

RESIDENTS = f"{HARBOUR}:Two residents"  # the copy's "Two residents" count as these
ACTIVISTS_AR = f"{SHURFA}:ناشطون محليون"
ACTIVISTS_EN = f"{LANTERN}:local activists"  # other activists, as far as anybody knows
SOURCE = f"{SHURFA}:مصدر في وزارة الخارجية والمغتربين"
GROUPS = f"{SHURFA}:المجموعات الإرهابية"
CHILDREN = f"{SHURFA}:طفلان"
ESCORT = f"{LANTERN}:fighters of a rebel group"

QUIT = f"{LANTERN}:withdrawal"
MINES = f"{LANTERN}:mine-clearance"
CLASH = f"{LANTERN}:armed-clash"
TALKS = f"{LANTERN}:consultation"


# Claims


CLAIMS_BY_VOICE: dict[str, dict[str, int]] = {
    HARBOUR: {"Headline": 1, "Authorial": 4, "Attributed": 5, "UnclearScope": 1},
    MERIDIAN: {"Headline": 1, "Authorial": 4, "Attributed": 5},
    SHURFA: {"Headline": 1, "Authorial": 5, "Attributed": 7},
    LANTERN: {"Headline": 1, "Authorial": 2, "Attributed": 9},
}
CLAIMS = 46
HELD_BACK = 0

CLAIMS_WITHOUT_CONTENT = ((LANTERN, "orchard-institute", "the move the first of its kind"),)
"""(article, claimant, schema:text). The claim of SANA has no content either: it reports."""


# Contents


class Content(NamedTuple):
    """An event, a statement or a count, with its status and the parties that affirm and that deny it."""

    kind: str
    """event, statement or count"""
    what: tuple[str, ...]
    """event: (event,); statement: (subject, role, object); count: (event, measure, group, low, value, high)"""
    status: str
    affirmed_by: frozenset[str] = frozenset()
    denied_by: frozenset[str] = frozenset()


def _event(name: str, status: str, *parties: str, denied: tuple[str, ...] = ()) -> Content:
    return Content("event", (name,), status, frozenset(parties), frozenset(denied))


def _said(subject: str, role: str, obj: str, status: str, *parties: str, denied: tuple[str, ...] = ()) -> Content:
    return Content("statement", (subject, role, obj), status, frozenset(parties), frozenset(denied))


def _count(of: str, measure: str, group: str, figures: str, status: str, *parties: str) -> Content:
    """Figures: "low/value/high", each empty where nobody gave it."""
    return Content("count", (of, measure, group, *figures.split("/")), status, frozenset(parties))


WIRE, AR_OUTLET, EN_OUTLET = "northbridge-wire", SHURFA, LANTERN
TURKEY, RUSSIA, SYRIA = "turkish-government", "russian-government", "syrian-government"
MONITOR, INSTITUTE = "mashriq-monitor", "orchard-institute"

CONTENTS: tuple[Content, ...] = (
    # The strike: four articles say in their own voice that it hit the convoy; the two printings of the wire are one.
    _event("strike", "AuthorAsserted", WIRE, AR_OUTLET, EN_OUTLET, MONITOR, ACTIVISTS_AR),
    _said("strike", "target", "turkish-forces", "AuthorAsserted", WIRE, AR_OUTLET, EN_OUTLET),
    # Who flew: "reportedly" Syrian (nobody vouches, and the copy's flat headline does not help) ...
    _said("strike", "agent", "syrian-air-force", "Hedged"),
    # ... or Russian, which a ministry denies. The denial is of the agent only: the strike stays asserted.
    _said("strike", "agent", "russian-air-force", "Contested", MONITOR, ACTIVISTS_AR, denied=(RUSSIA,)),
    # When: a day in three articles, three days in the fourth, so each value is a statement too.
    _said("strike", "happenedOn", "2019-08-19", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("strike", "happenedOn", "2019-08-18/2019-08-20", "AuthorAsserted", EN_OUTLET),
    # Who died in it.
    _count("strike", "killed", "civilians-idlib", "/3/", "Contested", TURKEY),
    _count("strike", "killed", "civilians-idlib", "5//", "Contested", MONITOR),
    _count("strike", "killed", CHILDREN, "/2/", "AttributedOnly", MONITOR),
    _count("strike", "injured", "", "/12/", "AttributedOnly", TURKEY),
    # The convoy: nobody disputes that there was one, but it has three purposes.
    _event("convoy", "AttributedOnly", TURKEY, SYRIA, INSTITUTE),
    _said("convoy", "agent", "turkish-forces", "AttributedOnly", TURKEY, SYRIA, INSTITUTE),
    _said("convoy", "companion", ESCORT, "AttributedOnly", INSTITUTE),
    _said("convoy", "purpose", "post-resupply", "Contested", TURKEY),
    _said("convoy", "purpose", "arms-supply", "Contested", SYRIA),
    _said("convoy", "purpose", "rebel-support", "Hedged", INSTITUTE),
    _said("post-resupply", "recipient", "morek-post", "AttributedOnly", TURKEY),
    _said("arms-supply", "recipient", GROUPS, "AttributedOnly", SYRIA),
    _said("rebel-support", "recipient", "rebels-idlib", "Hedged", INSTITUTE),
    _event("post-resupply", "Mentioned"),
    _event("arms-supply", "Mentioned"),
    _event("rebel-support", "Mentioned"),
    _count("convoy", "vehicles", "", "/50/", "AttributedOnly", RESIDENTS),
    # A denial that nobody had asked for: no one affirms it.
    _event("morek-withdrawal", "Denied", denied=(TURKEY,)),
    _said("morek-withdrawal", "agent", "turkish-forces", "Denied", denied=(TURKEY,)),
    # The clause whose speaker is unclear counts as the ministry's.
    _event("deal", "AttributedOnly", TURKEY),
    _said("deal", "party", "turkish-government", "AttributedOnly", TURKEY),
    _said("deal", "party", "russian-government", "AttributedOnly", TURKEY),
    _count("deal", "installations", "", "/12/", "AttributedOnly", TURKEY),
    # The town: the monitor and its spokeswoman are one, two groups of activists in two articles would be two.
    _event("capture", "AttributedOnly", MONITOR, ACTIVISTS_EN, SYRIA),
    _said("capture", "agent", "syrian-state-forces", "AttributedOnly", MONITOR, ACTIVISTS_EN, SYRIA),
    _said("capture", "happenedOn", "2019-08-21", "AttributedOnly", MONITOR, ACTIVISTS_EN),
    _said("capture", "happenedOn", "2019-08-23", "AttributedOnly", SYRIA),
    _event(MINES, "AttributedOnly", MONITOR),
    _said(MINES, "agent", "syrian-state-forces", "AttributedOnly", MONITOR),
    _event(QUIT, "HeadlineOnly"),
    _said(QUIT, "agent", "rebels-idlib", "HeadlineOnly"),
    _event(CLASH, "AttributedOnly", MONITOR, SYRIA),
    _count(CLASH, "killed", "rebels-idlib", "20//25", "Contested", MONITOR),
    _count(CLASH, "killed", "rebels-idlib", "61//", "Contested", SYRIA),
    _count(CLASH, "killed", "jihadists-idlib", "/18/", "AttributedOnly", MONITOR),
    _count(CLASH, "killed", "pro-government-fighters", "/10/", "AttributedOnly", MONITOR),
    # What is only expected.
    _event(TALKS, "Predicted", INSTITUTE),
    _said(TALKS, "party", "turkish-government", "Predicted", INSTITUTE),
    _said(TALKS, "party", "russian-government", "Predicted", INSTITUTE),
    # What articles say of lasting things in their own voice.
    _said("turkish-government", "supports", "rebels-idlib", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("russian-government", "supports", "syrian-government", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("m5-highway", "connects", "aleppo", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("m5-highway", "connects", "damascus", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("khan-sheikhun", "liesOn", "m5-highway", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("salma-haddad", "speaksFor", "mashriq-monitor", "AuthorAsserted", AR_OUTLET, EN_OUTLET),
)
"""Every content node of the sample: 12 events, 29 statements, 10 counts."""

STATUS_TOTALS = {
    "AuthorAsserted": 10,
    "AttributedOnly": 21,
    "Contested": 7,
    "Hedged": 3,
    "Predicted": 3,
    "Mentioned": 3,
    "HeadlineOnly": 2,
    "Denied": 2,
}

INCLUDED_IN = (
    ((CHILDREN, "2"), ("civilians-idlib", "5")),
    (("jihadists-idlib", "18"), ("rebels-idlib", "20-25")),
)
"""Counts of killed that are part of another: (group, figure) of the part and of the whole."""

DIRECT = frozenset(content.what for content in CONTENTS if content.status == "AuthorAsserted")
"""The direct triples, and the one event that is a sem:Event: nothing else may stand in the graph `direct`."""

IN_TWO_LANGUAGES = frozenset(
    {
        ("strike",),
        ("strike", "target", "turkish-forces"),
        ("strike", "happenedOn", "2019-08-19"),
        ("strike", "killed", "civilians-idlib", "", "3", ""),
        ("convoy",),
        ("convoy", "agent", "turkish-forces"),
        ("capture",),
        ("capture", "agent", "syrian-state-forces"),
        ("capture", "happenedOn", "2019-08-21"),
        ("turkish-government", "supports", "rebels-idlib"),
        ("russian-government", "supports", "syrian-government"),
        ("m5-highway", "connects", "aleppo"),
        ("m5-highway", "connects", "damascus"),
        ("khan-sheikhun", "liesOn", "m5-highway"),
        ("salma-haddad", "speaksFor", "mashriq-monitor"),
    }
)
"""Contents claimed in English and in Arabic."""


# Answers to questions


class Killed(NamedTuple):
    """Killed in an event, by side and by who says so."""

    event: str
    side: str
    claimant: str
    low: int | None
    best: int | None
    high: int | None
    article: str


KILLED = frozenset(
    {
        Killed("strike", "civilians-idlib", "turkish-defence-ministry", None, 3, None, HARBOUR),
        Killed("strike", "civilians-idlib", "turkish-defence-ministry", None, 3, None, MERIDIAN),
        Killed("strike", "civilians-idlib", "turkish-defence-ministry", None, 3, None, SHURFA),
        Killed("strike", "civilians-idlib", "salma-haddad", 5, None, None, SHURFA),
        Killed("strike", CHILDREN, "salma-haddad", None, 2, None, SHURFA),
        Killed(CLASH, "rebels-idlib", "syrian-army-command", 61, None, None, LANTERN),
        Killed(CLASH, "rebels-idlib", "mashriq-monitor", 20, None, 25, LANTERN),
        Killed(CLASH, "jihadists-idlib", "mashriq-monitor", None, 18, None, LANTERN),
        Killed(CLASH, "pro-government-fighters", "mashriq-monitor", None, 10, None, LANTERN),
    }
)


class Purpose(NamedTuple):
    """What the convoy was for, according to whom."""

    purpose: str
    event_type: str
    claimant: str
    on_behalf_of: str
    relayed_by: str
    speech_act: str
    certainty: str
    status: str
    article: str


PURPOSES = frozenset(
    {
        Purpose(
            "post-resupply", "resupply", "turkish-defence-ministry", "", "", "states", "Certain", "Contested", HARBOUR
        ),
        Purpose(
            "post-resupply", "resupply", "turkish-defence-ministry", "", "", "states", "Certain", "Contested", MERIDIAN
        ),
        Purpose(
            "arms-supply",
            "weapons-supply",
            SOURCE,
            "syrian-foreign-ministry",
            "sana",
            "states",
            "Certain",
            "Contested",
            SHURFA,
        ),
        Purpose(
            "rebel-support", "military-support", "orchard-institute", "", "", "assesses", "Probable", "Hedged", LANTERN
        ),
    }
)

CHAIN = (SHURFA, "sana", SOURCE, "syrian-foreign-ministry")
"""The only chain of reporters: the article quotes the agency, which quotes a source, who speaks for a ministry."""


class Flown(NamedTuple):
    """Who flew the strike, according to whom (headlines left out)."""

    agent: str
    claimants: frozenset[str]
    polarity: str
    certainty: str
    hedge: str
    article: str


FLOWN = frozenset(
    {
        Flown(
            "syrian-air-force",
            frozenset({f"{HARBOUR}:unspecified-source"}),
            "Affirmed",
            "Probable",
            "reportedly",
            HARBOUR,
        ),
        Flown(
            "syrian-air-force",
            frozenset({f"{MERIDIAN}:unspecified-source"}),
            "Affirmed",
            "Probable",
            "reportedly",
            MERIDIAN,
        ),
        Flown("russian-air-force", frozenset({"mashriq-monitor", ACTIVISTS_AR}), "Affirmed", "Certain", "", SHURFA),
        Flown("russian-air-force", frozenset({"russian-defence-ministry"}), "Negated", "Certain", "", SHURFA),
    }
)


class Difference(NamedTuple):
    """Two answers to one question, by different parties, with the grade of their difference."""

    grade: str
    """denied, numbers, excluding, compatible (may all be true) or judged"""
    about: tuple[str, str]
    """event, and role or measure"""
    one: tuple[str, frozenset[str]]
    """answer, and the parties that give it"""
    other: tuple[str, frozenset[str]]


DIFFERENCES = (
    Difference(
        "denied",
        ("strike", "agent"),
        ("russian-air-force", frozenset({MONITOR, ACTIVISTS_AR})),
        ("not russian-air-force", frozenset({RUSSIA})),
    ),
    Difference("numbers", ("strike", "killed"), ("3", frozenset({TURKEY})), ("5 or more", frozenset({MONITOR}))),
    Difference("numbers", (CLASH, "killed"), ("20-25", frozenset({MONITOR})), ("61 or more", frozenset({SYRIA}))),
    Difference(
        "excluding",
        ("capture", "happenedOn"),
        ("2019-08-21", frozenset({MONITOR, ACTIVISTS_EN})),
        ("2019-08-23", frozenset({SYRIA})),
    ),
    Difference(
        "judged", ("convoy", "purpose"), ("arms-supply", frozenset({SYRIA})), ("post-resupply", frozenset({TURKEY}))
    ),
    Difference(
        "compatible",
        ("convoy", "purpose"),
        ("post-resupply", frozenset({TURKEY})),
        ("rebel-support", frozenset({INSTITUTE})),
    ),
    Difference(
        "compatible",
        ("convoy", "purpose"),
        ("arms-supply", frozenset({SYRIA})),
        ("rebel-support", frozenset({INSTITUTE})),
    ),
)
"""Where sources differ. The two dates of the strike overlap, so they do not exclude each other. The judged pair may
be listed as compatible too, and so may "reportedly Syrian" beside the Russian aircraft, though no party says it."""

JUDGED = ((f"{SHURFA}#arms", f"{HARBOUR}#purpose", "third-coder", "2019-09-02"),)
"""(one claim, the other, by whom, when), by the annotators' ids: across two articles in two languages."""

COMPUTED_DISAGREEMENTS = 3
"""The denial and the two pairs of figures; a wire printed twice disagrees once."""


class Dated(NamedTuple):
    """A place in the timeline: first and last day on which it may have happened."""

    event: str
    first: str
    last: str


TIMELINE = (
    Dated("deal", "2018-09-01", "2018-09-30"),
    Dated("strike", "2019-08-18", "2019-08-20"),
    Dated("capture", "2019-08-21", "2019-08-23"),
)
"""In this order; then, in any order:"""

UNDATED = frozenset(
    {"convoy", "post-resupply", "arms-supply", "rebel-support", "morek-withdrawal", QUIT, MINES, CLASH, TALKS}
)

PREDICTIONS = ((TALKS, "orchard-institute", "Probable", "Apparently"),)
"""(event, claimant, certainty, hedge)"""

LISTED_BUT_UNCITED = ((LANTERN, "tidewater-post"),)

RESTS_ONLY_ON_THE_UNNAMED = (("convoy", "vehicles", "", "", "50", ""),)
"""What nobody with a name says, or is spoken for in: only residents counted the vehicles. ("Reportedly" has no source
at all, and the foreign ministry's source speaks for the ministry.)"""

SPELLINGS = {
    "khan-sheikhun": frozenset({"Khan Sheikhun", "Khan Sheikhoun", "خان شيخون"}),
    "maarat-al-numan": frozenset({"Maarat al-Numan", "Maaret al-Numan", "معرة النعمان"}),
}
"""As they stand in the texts; the registry has more."""

REGISTRY_NAMES = {
    "khan-sheikhun": frozenset({
        ("en", "Khan Sheikhun"), ("en", "Khan Sheikhoun"), ("en", "Khan Shaykhun"), ("ar", "خان شيخون"),
        ("ru", "Хан-Шейхун"), ("tr", "Han Şeyhun"),
    }),
}  # fmt: skip

CONTESTED_WORDING = frozenset(
    {
        ("Regime jets", "LoadedTerm", f"{MERIDIAN}:author"),
        ("المجموعات الإرهابية", "ScareQuoted", SOURCE),
        ("قوات النظام", "LoadedTerm", "salma-haddad"),
        ("Syrian regime forces", "LoadedTerm", f"{LANTERN}:author"),
        ("terrorists", "ScareQuoted", "syrian-army-command"),
        ("the Turkish regime", "LoadedTerm", "orchard-institute"),
    }
)
"""(words, framing, by whom). Words that stand in no claim's wording are the author's, and a headline's are the author's
too. No such words may stand in a label or an IRI."""

COPIES = ((MERIDIAN, HARBOUR),)
"""(copy, what it copies): found by comparison, similarity 0.8 or more; both print one agency."""

MERGED = {
    "salma-haddad": frozenset({"SpeaksFor", "OnBehalfOf"}),
    "turkish-defence-ministry": frozenset({"PartOf"}),
    "russian-defence-ministry": frozenset({"PartOf"}),
    "syrian-foreign-ministry": frozenset({"PartOf"}),
    "syrian-army-command": frozenset({"PartOf"}),
    "sana": frozenset({"PartOf"}),
    SOURCE: frozenset({"OnBehalfOf"}),
}
"""Named speakers who count for somebody else, and by which rules. (Authors count for agency or outlet, and the copy's
residents for those of the first printing.)"""

UNCLEAR_SCOPE = ((HARBOUR, "turkish-defence-ministry", 0.5),)
"""(article, claimant, confidence)"""

FURNITURE = ("Ten villages", "harbour crane")
"""Words below the last article that no quad may contain."""


# data/twenty-lines, which is built alone

TWENTY_LINES = "radio-tower"
TWENTY_LINES_CLAIMS = {"Attributed": 3}
TWENTY_LINES_CONTENTS: tuple[Content, ...] = (
    _event("radio-tower:territorial-gain", "Contested", "radio-tower:the governor", denied=("radio-tower:The rebels",)),
    _said("radio-tower:territorial-gain", "agent", "radio-tower:Rebels", "Contested", "radio-tower:the governor",
          denied=("radio-tower:The rebels",)),
    _count("radio-tower:territorial-gain", "killed", "radio-tower:Six guards", "/6/", "Hedged"),
)  # fmt: skip
