"""What a build of the sample in data/ must give, written down by hand from the texts and the rules, before any build.

Names used here. An event: its key, or `<article>:<event type>` where it has no key. An actor or place: its slug, or
`<article>:<words>` for somebody unnamed, who stays in that article. A party: the same, after the rules of counting.
"""

from typing import NamedTuple

HARBOUR = "harbour-gazette"
MERIDIAN = "meridian-daily"
SHURFA = "shurfat-al-madina"
LANTERN = "lantern-review"
CINARALTI = "cinaralti-postasi"
FIRST = "quayside-courier-first"
COURIER = "quayside-courier"
PALISADE = "palisade-0817"

ARTICLES = (HARBOUR, MERIDIAN, SHURFA, LANTERN, CINARALTI, FIRST, COURIER, PALISADE)
"""The eight articles of data/native and data/brat: one is an earlier version of another, one the row of a dataset."""

LANGUAGES = {
    HARBOUR: "en",
    MERIDIAN: "en",
    SHURFA: "ar",
    LANTERN: "en",
    CINARALTI: "tr",
    FIRST: "en",
    COURIER: "en",
    PALISADE: "en",
}

REVISIONS = ((COURIER, FIRST),)
"""(newer, older): no claim of the older one counts any more."""

RESIDENTS = f"{HARBOUR}:Two residents"  # the copy's "Two residents" count as these
ACTIVISTS_AR = f"{SHURFA}:ناشطون محليون"
ACTIVISTS_EN = f"{LANTERN}:local activists"  # other activists, as far as anybody knows
SOURCE = f"{SHURFA}:مصدر في وزارة الخارجية والمغتربين"
GROUPS = f"{SHURFA}:المجموعات الإرهابية"
CHILDREN = f"{SHURFA}:طفلان"
ESCORT = f"{LANTERN}:fighters of a rebel group"
OFFICIAL = f"{CINARALTI}:bir yetkili"
DRIVER = f"{COURIER}:a lorry driver"

QUIT = f"{LANTERN}:withdrawal"
MINES = f"{LANTERN}:mine-clearance"
CLASH = f"{LANTERN}:armed-clash"
PULL_BACK = f"{CINARALTI}:withdrawal"


# Claims


CLAIMS_BY_VOICE: dict[str, dict[str, int]] = {
    HARBOUR: {"Headline": 1, "Authorial": 4, "Attributed": 5, "UnclearScope": 1},
    MERIDIAN: {"Headline": 1, "Authorial": 4, "Attributed": 5},
    SHURFA: {"Headline": 1, "Authorial": 5, "Attributed": 7},
    LANTERN: {"Headline": 1, "Authorial": 2, "Attributed": 9},
    CINARALTI: {"Headline": 1, "Authorial": 2, "Attributed": 3},
    FIRST: {"Headline": 1, "Authorial": 1, "Attributed": 3},
    COURIER: {"Headline": 1, "Attributed": 4},
    PALISADE: {"Attributed": 2},
}
CLAIMS = 64
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


WIRE, AR_OUTLET, EN_OUTLET, TR_OUTLET = "northbridge-wire", SHURFA, LANTERN, CINARALTI
TURKEY, RUSSIA, SYRIA = "turkish-government", "russian-government", "syrian-government"
MONITOR, INSTITUTE, RECORD = "mashriq-monitor", "orchard-institute", "palisade-record"

CONTENTS: tuple[Content, ...] = (
    # The strike: five articles say in their own voice that it hit the convoy; the two printings of the wire are one.
    # A dataset speaks for itself, and not for the wire and the outlet that its row lists.
    _event("strike", "AuthorAsserted", WIRE, AR_OUTLET, EN_OUTLET, TR_OUTLET, MONITOR, ACTIVISTS_AR, RECORD),
    _said("strike", "target", "turkish-forces", "AuthorAsserted", WIRE, AR_OUTLET, EN_OUTLET, TR_OUTLET, RECORD),
    # Who flew: "reportedly" Syrian (nobody vouches, and the copy's flat headline does not help) ...
    _said("strike", "agent", "syrian-air-force", "Hedged"),
    # ... or Russian, which a ministry denies. The denial is of the agent only: the strike stays asserted.
    _said("strike", "agent", "russian-air-force", "Contested", MONITOR, ACTIVISTS_AR, denied=(RUSSIA,)),
    # When: a day in most articles, three days in one, so each value is a statement too.
    _said("strike", "happenedOn", "2019-08-19", "AuthorAsserted", WIRE, AR_OUTLET, TR_OUTLET, RECORD),
    _said("strike", "happenedOn", "2019-08-18/2019-08-20", "AuthorAsserted", EN_OUTLET),
    # Who died in it. The range of the dataset meets the ministry's figure, and not the monitor's.
    _count("strike", "killed", "civilians-idlib", "/3/", "Contested", TURKEY),
    _count("strike", "killed", "civilians-idlib", "5//", "Contested", MONITOR),
    _count("strike", "killed", CHILDREN, "/2/", "AttributedOnly", MONITOR),
    _count("strike", "killed", "civilians-idlib", "2//4", "Contested", RECORD),
    _count("strike", "injured", "", "/12/", "AttributedOnly", TURKEY, MONITOR),
    # What only the first version said stands against nothing, and is only mentioned.
    _count("strike", "injured", "", "/21/", "Mentioned"),
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
    # What was expected, and then happened: whoever expects it is a party as well.
    _event("talks", "AuthorAsserted", INSTITUTE, TR_OUTLET),
    _said("talks", "party", "turkish-government", "AuthorAsserted", INSTITUTE, TR_OUTLET),
    _said("talks", "party", "russian-government", "AuthorAsserted", INSTITUTE, TR_OUTLET),
    # What is only demanded.
    _event(PULL_BACK, "Predicted", TURKEY),
    _said(PULL_BACK, "agent", "syrian-state-forces", "Predicted", TURKEY),
    # Affirmed in Turkish by an official who speaks for a ministry, denied as a whole in English.
    _event("morek-shelling", "Contested", TURKEY, denied=(SYRIA,)),
    _said("morek-shelling", "target", "morek-post", "Contested", TURKEY, denied=(SYRIA,)),
    # A fact of the author's in the first version; in the corrected one a driver without a name says so.
    _event("road-closure", "AttributedOnly", DRIVER),
    _said("road-closure", "agent", "syrian-state-forces", "AttributedOnly", DRIVER),
    _said("turkish-government", "supports", "jihadists-idlib", "AttributedOnly", SYRIA),
    # What articles say of lasting things in their own voice.
    _said("turkish-government", "supports", "rebels-idlib", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("russian-government", "supports", "syrian-government", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("m5-highway", "connects", "aleppo", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("m5-highway", "connects", "damascus", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("khan-sheikhun", "liesOn", "m5-highway", "AuthorAsserted", WIRE, AR_OUTLET),
    _said("salma-haddad", "speaksFor", "mashriq-monitor", "AuthorAsserted", AR_OUTLET, EN_OUTLET),
)
"""Every content node of the sample: 15 events, 33 statements, 12 counts."""

STATUS_TOTALS = {
    "AuthorAsserted": 13,
    "AttributedOnly": 24,
    "Contested": 10,
    "Hedged": 3,
    "Predicted": 2,
    "Mentioned": 4,
    "HeadlineOnly": 2,
    "Denied": 2,
}

INCLUDED_IN = (
    ((CHILDREN, "2"), ("civilians-idlib", "5")),
    (("jihadists-idlib", "18"), ("rebels-idlib", "20-25")),
)
"""Counts of killed that are part of another: (group, figure) of the part and of the whole."""

DIRECT = frozenset(content.what for content in CONTENTS if content.status == "AuthorAsserted")
"""The direct triples, and the two events that are a sem:Event: nothing else may stand in the graph `direct`."""

LANGUAGES_OF: dict[tuple[str, ...], str] = {
    ("strike",): "ar, en, tr",
    ("strike", "target", "turkish-forces"): "ar, en, tr",
    ("strike", "happenedOn", "2019-08-19"): "ar, en, tr",
    ("strike", "killed", "civilians-idlib", "", "3", ""): "ar, en, tr",
    ("convoy",): "ar, en",
    ("convoy", "agent", "turkish-forces"): "ar, en",
    ("capture",): "ar, en",
    ("capture", "agent", "syrian-state-forces"): "ar, en",
    ("capture", "happenedOn", "2019-08-21"): "ar, en",
    ("turkish-government", "supports", "rebels-idlib"): "ar, en",
    ("russian-government", "supports", "syrian-government"): "ar, en",
    ("m5-highway", "connects", "aleppo"): "ar, en",
    ("m5-highway", "connects", "damascus"): "ar, en",
    ("khan-sheikhun", "liesOn", "m5-highway"): "ar, en",
    ("salma-haddad", "speaksFor", "mashriq-monitor"): "ar, en",
    # Predicted in English, told in Turkish; and affirmed in Turkish, denied in English.
    ("talks",): "en, tr",
    ("talks", "party", "turkish-government"): "en, tr",
    ("talks", "party", "russian-government"): "en, tr",
    ("morek-shelling",): "en, tr",
    ("morek-shelling", "target", "morek-post"): "en, tr",
}
"""Contents claimed in more than one language, and in which."""


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
        Killed("strike", "civilians-idlib", "turkish-defence-ministry", None, 3, None, CINARALTI),
        Killed("strike", "civilians-idlib", "salma-haddad", 5, None, None, SHURFA),
        Killed("strike", "civilians-idlib", "palisade-record", 2, None, 4, PALISADE),
        Killed("strike", CHILDREN, "salma-haddad", None, 2, None, SHURFA),
        Killed(CLASH, "rebels-idlib", "syrian-army-command", 61, None, None, LANTERN),
        Killed(CLASH, "rebels-idlib", "mashriq-monitor", 20, None, 25, LANTERN),
        Killed(CLASH, "jihadists-idlib", "mashriq-monitor", None, 18, None, LANTERN),
        Killed(CLASH, "pro-government-fighters", "mashriq-monitor", None, 10, None, LANTERN),
    }
)

INJURED = frozenset(
    {
        Killed("strike", "", "turkish-defence-ministry", None, 12, None, HARBOUR),
        Killed("strike", "", "turkish-defence-ministry", None, 12, None, MERIDIAN),
        Killed("strike", "", "mashriq-monitor", None, 12, None, COURIER),
    }
)
"""Injured instead of killed: the 21 of the first version is corrected."""


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
    Difference("denied", ("morek-shelling", "happened"), ("yes", frozenset({TURKEY})), ("no", frozenset({SYRIA}))),
    Difference("numbers", ("strike", "killed"), ("3", frozenset({TURKEY})), ("5 or more", frozenset({MONITOR}))),
    Difference("numbers", ("strike", "killed"), ("2-4", frozenset({RECORD})), ("5 or more", frozenset({MONITOR}))),
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

COMPUTED_DISAGREEMENTS = 5
"""The two denials and the three pairs of figures; a ministry that four articles quote disagrees once."""


class Dated(NamedTuple):
    """A place in the timeline: first and last day on which it may have happened."""

    event: str
    first: str
    last: str


TIMELINE = (
    Dated("deal", "2018-09-01", "2018-09-30"),
    Dated("strike", "2019-08-18", "2019-08-20"),
    Dated("capture", "2019-08-21", "2019-08-23"),
    Dated("road-closure", "2019-08-23", "2019-08-23"),
    Dated("morek-shelling", "2019-08-26", "2019-08-26"),
    Dated("talks", "2019-08-27", "2019-08-27"),
)
"""In this order; then, in any order:"""

UNDATED = frozenset(
    {"convoy", "post-resupply", "arms-supply", "rebel-support", "morek-withdrawal", QUIT, MINES, CLASH, PULL_BACK}
)

PREDICTIONS = (("talks", "orchard-institute", "Probable", "Apparently", "AuthorAsserted"),)
"""(event, claimant, certainty, hedge, status): what was predicted came true."""

DEMANDS = ((PULL_BACK, "turkish-government", "Certain", "", "Predicted"),)
"""The same, of what is demanded."""

LISTED_BUT_UNCITED = ((LANTERN, "tidewater-post"),)
"""A dataset's row cites the sources that it lists by listing them, so it is not here."""

RESTS_ONLY_ON_THE_UNNAMED = (
    ("convoy", "vehicles", "", "", "50", ""),
    ("road-closure",),
    ("road-closure", "agent", "syrian-state-forces"),
)
"""What nobody with a name says, or is spoken for in: only residents counted the vehicles, and only a driver tells of
the road. ("Reportedly" has no source at all; the foreign ministry's source and the official speak for ministries.)"""

SPELLINGS = {
    "khan-sheikhun": frozenset({"Khan Sheikhun", "Khan Sheikhoun", "خان شيخون", "Han Şeyhun"}),
    "maarat-al-numan": frozenset({"Maarat al-Numan", "Maaret al-Numan", "معرة النعمان", "Maarretünnuman"}),
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
        ("rejim güçlerinin", "LoadedTerm", "turkish-government"),
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
    OFFICIAL: frozenset({"OnBehalfOf"}),
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

ONLY_FORETOLD_BY = {"talks": frozenset({INSTITUTE})}
"""Event -> parties that only predict it and what is said of it: they corroborate nothing."""
