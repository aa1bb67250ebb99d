"""The worked example of the starter kits: one short article, coded once for all tools by the one rule.

Each kit writes it in its tool's own form; nothing in it belongs to one tool. It tells of the sample's convoy.
"""

from dataclasses import dataclass
from typing import Literal

STEM = "example"
"""Name of the example's files."""

TEXT = """\
Air strike halts Turkish convoy 🚛

An air strike hit a Turkish military convoy near Maarat al-Numan on Monday. The aircraft were reportedly Syrian.

The Turkish defence ministry said three civilians had been killed. It denied that Turkish troops were leaving Morek.

The convoy was carrying arms to Khan Sheikhun, a Syrian official told SANA on behalf of the foreign ministry.

Turkey backs rebel groups in the province.
"""
HEADLINE = TEXT.splitlines()[0]
LANGUAGE, PUBLISHED, PUBLISHER, CODER = "en", "2019-08-20", "harbour-gazette", "first-coder"

MarkKind = Literal["actor", "unnamed", "place", "time", "quote", "verb", "hedge"]
FrameKind = Literal["event", "state", "count"]


@dataclass(frozen=True)
class Mark:
    """Words that mention somebody or something, or that carry a claim.

    Args:
        id: by which frames point at it.
        kind: what the words are.
        words: as they stand in the text.
        nth: which of several equal ones, from 1.
        entity: slug in the names list, or empty.
        date: EDTF, for times.
        type: actor type, for actors without a name.
    """

    id: str
    kind: MarkKind
    words: str
    nth: int = 1
    entity: str = ""
    date: str = ""
    type: str = ""


@dataclass(frozen=True)
class Frame:
    """An account: an event, a relation between two things, or a figure; with a speaker it is a claim.

    Args:
        id: by which other frames point at it.
        kind: event, state or count.
        name: event type, role, or measure.
        words: those that trigger it.
        arguments: (slot, id of a mark or frame): a role of the ontology, or place, time, subject, object, of, group,
            quote, speaker, for, via, verb, hedge.
        nth: which of several equal words, from 1.
        key: by which accounts in several articles are one event.
        says: speech act, where it is not plain stating.
        certainty: where it is not certain.
        voice: where no speaker shows whose voice it is.
        value: the figure of a count.
    """

    id: str
    kind: FrameKind
    name: str
    words: str
    arguments: tuple[tuple[str, str], ...]
    nth: int = 1
    key: str = ""
    says: str = ""
    certainty: str = ""
    voice: str = ""
    value: int | None = None


MARKS = (
    Mark("convoy-above", "actor", "Turkish convoy", entity="turkish-forces"),
    Mark("convoy", "actor", "Turkish military convoy", entity="turkish-forces"),
    Mark("near-maarat", "place", "Maarat al-Numan", entity="maarat-al-numan"),
    Mark("monday", "time", "Monday", date="2019-08-19"),
    Mark("syrian-aircraft", "actor", "Syrian", entity="syrian-air-force"),
    Mark("reportedly", "hedge", "reportedly"),
    Mark("ministry", "actor", "Turkish defence ministry", entity="turkish-defence-ministry"),
    Mark("said", "verb", "said"),
    Mark("civilians", "actor", "civilians", entity="civilians-idlib"),
    Mark("it", "actor", "It", entity="turkish-defence-ministry"),
    Mark("denied", "verb", "denied"),
    Mark("troops", "actor", "Turkish troops", entity="turkish-forces"),
    Mark("morek", "place", "Morek", entity="morek"),
    Mark("the-convoy", "actor", "The convoy", entity="turkish-forces"),
    Mark("khan-sheikhun", "place", "Khan Sheikhun", entity="khan-sheikhun"),
    Mark("official", "unnamed", "a Syrian official", type="government"),
    Mark("told", "verb", "told"),
    Mark("sana", "actor", "SANA", entity="sana"),
    Mark("foreign-ministry", "actor", "the foreign ministry", entity="syrian-foreign-ministry"),
    Mark("turkey", "actor", "Turkey", entity="turkish-government"),
    Mark("rebels", "actor", "rebel groups in the province", entity="rebels-idlib"),
    Mark("quote-strike", "quote", "An air strike hit a Turkish military convoy near Maarat al-Numan on Monday"),
    Mark("quote-aircraft", "quote", "The aircraft were reportedly Syrian"),
    Mark("quote-killed", "quote", "three civilians had been killed"),
    Mark("quote-leaving", "quote", "Turkish troops were leaving Morek"),
    Mark("quote-arms", "quote", "The convoy was carrying arms to Khan Sheikhun"),
    Mark("quote-backs", "quote", "Turkey backs rebel groups in the province"),
)

FRAMES = (
    Frame(
        "strike-above",
        "event",
        "air-strike",
        "Air strike",
        (("target", "convoy-above"),),
        key="strike",
        voice="Headline",
    ),
    Frame(
        "strike",
        "event",
        "air-strike",
        "air strike",
        (("target", "convoy"), ("place", "near-maarat"), ("time", "monday"), ("quote", "quote-strike")),
        key="strike",
        voice="Authorial",  # the figure below points at it, and what is only pointed at is nobody's claim
    ),
    Frame(
        "flown",
        "event",
        "air-strike",
        "aircraft",
        (("agent", "syrian-aircraft"), ("hedge", "reportedly"), ("quote", "quote-aircraft")),
        key="strike",
        certainty="Probable",
        voice="Attributed",
    ),
    Frame(
        "killed",
        "count",
        "killed",
        "three civilians",
        (
            ("of", "strike"), ("group", "civilians"),
            ("speaker", "ministry"), ("verb", "said"), ("quote", "quote-killed"),
        ),
        value=3,
    ),
    Frame(
        "leaving",
        "event",
        "withdrawal",
        "leaving",
        (("agent", "troops"), ("place", "morek"), ("speaker", "it"), ("verb", "denied"), ("quote", "quote-leaving")),
        key="morek-withdrawal",
        says="denies",
    ),
    Frame(
        "arms",
        "event",
        "weapons-supply",
        "carrying arms",
        (
            ("agent", "the-convoy"), ("destination", "khan-sheikhun"),
            ("speaker", "official"), ("for", "foreign-ministry"), ("via", "sana"), ("verb", "told"),
            ("quote", "quote-arms"),
        ),
        key="arms-supply",
    ),
    Frame(
        "backs",
        "state",
        "supports",
        "backs",
        (("subject", "turkey"), ("object", "rebels"), ("quote", "quote-backs")),
    ),
)  # fmt: skip


def place(words: str, nth: int = 1) -> tuple[int, int]:
    """Give begin and end of words in the example's text, in code points.

    Args:
        words: as they stand in the text.
        nth: which of several equal ones, from 1.
    """
    begin = -1
    for _ in range(nth):
        begin = TEXT.index(words, begin + 1)
    return begin, begin + len(words)


def utf16(offset: int) -> int:
    """Give an offset of the example's text in UTF-16 units, as Java and JavaScript count.

    Args:
        offset: in code points.
    """
    return len(TEXT[:offset].encode("utf-16-le")) // 2


def entities() -> tuple[str, ...]:
    """Give the slugs that the example needs in a names list, sorted."""
    return tuple(sorted({mark.entity for mark in MARKS if mark.entity} | {PUBLISHER}))


def events() -> tuple[str, ...]:
    """Give the keys of the example's events, sorted."""
    return tuple(sorted({frame.key for frame in FRAMES if frame.key}))
