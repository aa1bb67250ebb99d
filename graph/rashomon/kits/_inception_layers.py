"""INCEpTION's layers and tagsets, made from the ontology: what can be marked, and what each mark can say."""

from dataclasses import dataclass
from typing import Literal

from rashomon.kits._files import plain
from rashomon.kits._labels import AS_THEY_STAND, SAID, SAID_HELP, described, tree, values
from rashomon.vocabulary import Term, Vocabulary

PREFIX = "webanno.custom."
ANY = "uima.tcas.Annotation"
BRANCH, EVENT_TYPE, RELATION, ROLE, PASSAGE = "branch", "event-type", "relation", "role", "passage"
_PASSAGES = {
    "quote": SAID_HELP["quote"],
    "verb": SAID_HELP["verb"],
    "hedge": SAID_HELP["hedge"],
    "words": "Other words that matter: contested wording, or a means that is no event.",
}
_ROLES = {
    "place": "Where it took place.",
    "time": "When it took place.",
    "part-of": "The larger event of which it is a part.",
}


@dataclass(frozen=True)
class Tagset:
    """A list of values.

    Args:
        name: by which features point at it.
        description: what it is about.
        tags: (value, what it means), in order.
    """

    name: str
    description: str
    tags: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Feature:
    """What a mark can say.

    Args:
        name: in the annotation.
        label: as people see it.
        description: what it means.
        kind: a text, a flag, a number, an entry of the names list, or links to other marks.
        tagset: whose values a text, or the role of a link, takes; empty: any.
        target: type of the marks that a link points at; empty for others.
        conditional: shown only where a rule offers values.
    """

    name: str
    label: str
    description: str
    kind: Literal["text", "flag", "number", "name", "link"] = "text"
    tagset: str = ""
    target: str = ""
    conditional: bool = False


@dataclass(frozen=True)
class Layer:
    """A kind of mark.

    Args:
        name: short name; the type is called `webanno.custom.` and this.
        description: what is marked with it.
        features: in the order in which they are shown.
    """

    name: str
    description: str
    features: tuple[Feature, ...]

    @property
    def type(self) -> str:
        """Name of its type."""
        return PREFIX + self.name

    def link_type(self, feature: Feature) -> str:
        """Give the name of the type of a feature's links."""
        return f"{self.type}{feature.name[0].upper()}{feature.name[1:]}Link"


def tagsets(vocabulary: Vocabulary) -> tuple[Tagset, ...]:
    """Make the lists of values.

    Args:
        vocabulary: the ontology.
    """
    ordered = tree(vocabulary)
    events = vocabulary.lists["event-type"].definition
    roles = [role for role in vocabulary.roles.values() if role.of_events and role.name not in AS_THEY_STAND]
    states = [role for role in vocabulary.roles.values() if not role.of_events]
    lists = ("actor-type", "measure", "speechAct", "certainty", "polarity", "voice", "framing")
    return (
        Tagset(BRANCH, "The branch of an event type: a first choice that shortens the list.",
               tuple(_tag(term) for depth, term in ordered if not depth)),
        Tagset(EVENT_TYPE, events, tuple(_tag(term) for _, term in ordered)),
        Tagset(RELATION, "Lasting relations between two things.",
               tuple(_role(vocabulary, role.name) for role in states)),
        Tagset(ROLE, "What a mark is to an event.",
               (*(_role(vocabulary, role.name) for role in roles), *_ROLES.items())),
        Tagset(PASSAGE, "Why words are marked that name nobody.", tuple(_PASSAGES.items())),
        *(Tagset(name, vocabulary.lists[name].definition,
                 tuple(_tag(term) for term in values(vocabulary, name)))
          for name in lists),
    )  # fmt: skip


def _tag(term: Term) -> tuple[str, str]:
    return term.name, f"{plain(term.label)}. {described(term.definition, term.example)}".strip()


def _role(vocabulary: Vocabulary, name: str) -> tuple[str, str]:
    element = vocabulary.properties[name]
    return name, f"{plain(element.label)}. {described(element.definition, element.example)}".strip()


def _link(name: str, label: str, description: str, target: str, tagset: str = "") -> Feature:
    return Feature(name, label, description, "link", tagset, target)


_ACTOR, _PASSAGE = PREFIX + "Actor", PREFIX + "Passage"
_IDENTITY = Feature("identity", "Who or what", "The entry of the names list; empty where there is none.", "name")
_FRAMING = Feature("framing", "Framing", "Loaded words, or words in scare quotes.", tagset="framing")
_SAID = (
    _link("speaker", SAID["speaker"], SAID_HELP["speaker"], _ACTOR),
    _link("onBehalfOf", SAID["for"], SAID_HELP["for"], _ACTOR),
    _link("via", SAID["via"], SAID_HELP["via"], _ACTOR),
    _link("addressee", SAID["addressee"], SAID_HELP["addressee"], _ACTOR),
    Feature("says", "Says", "What the speaker does, by the verb; empty: says so.", tagset="speechAct"),
    Feature(
        "polarity", "Polarity", "Whether it is affirmed; empty: affirmed, or negated in a denial.", tagset="polarity"
    ),
    Feature("certainty", "Certainty", "How far the words commit; empty: no hedge.", tagset="certainty"),
    Feature(
        "voice", "Voice", "Only where no speaker shows whose voice it is; in a headline: Headline.", tagset="voice"
    ),
    _link("verb", SAID["verb"], SAID_HELP["verb"], _PASSAGE),
    _link("hedge", SAID["hedge"], SAID_HELP["hedge"], _PASSAGE),
    _link("quote", SAID["quote"], SAID_HELP["quote"], _PASSAGE),
    _link("wording", "Contested words", SAID_HELP["wording"], ANY),
)
SLOTS = {"for": "onBehalfOf"}
"""Slot of the example -> feature, where they differ."""

LAYERS = (
    Layer("Actor", "Words that mean somebody: a name, a pronoun, a description.", (
        _IDENTITY,
        Feature("unnamed", "Unnamed", "A description that stays in its article: “two residents”.", "flag"),
        Feature("actorType", "Kind", "What kind of actor it is, where it has no name.", tagset="actor-type",
                conditional=True),
        _FRAMING,
    )),
    Layer("Place", "Words that mean a place.", (_IDENTITY, _FRAMING)),
    Layer("Time", "Words that mean a time.", (
        Feature("date", "Date", "As EDTF: 2019-08-21, 2019-08, 2019-08-19/2019-08-21. Empty where it cannot be known."),
    )),
    Layer("Passage", "Words that carry a claim.", (
        Feature("kind", "What it is", "Why these words are marked.", tagset=PASSAGE),
        _FRAMING,
    )),
    Layer("Event", "The word for something that happens. With a speaker it is a claim.", (
        Feature("branch", "Branch", "A first choice that shortens the list of types.", tagset=BRANCH),
        Feature("eventType", "Type", "What kind of event it is.", tagset=EVENT_TYPE),
        Feature("key", "Event", "The same entry in any article is the same event.", "name"),
        _link("roles", "Roles", "Who takes part, where and when.", ANY, ROLE),
        *_SAID,
    )),
    Layer("Relation", "The word for a lasting relation. With a speaker it is a claim.", (
        Feature("relation", "Relation", "Which relation it is.", tagset=RELATION),
        _link("subject", "Subject", "Who or what stands in the relation.", ANY),
        _link("object", "Object", "To whom or what.", ANY),
        *_SAID,
    )),
    Layer("Count", "The words for a figure. With a speaker it is a claim.", (
        Feature("measure", "Measure", "What is counted.", tagset="measure"),
        Feature("value", "Figure", "The figure given.", "number"),
        Feature("min", "At least", "The lower bound.", "number"),
        Feature("max", "At most", "The upper bound.", "number"),
        _link("of", "Of", "The event in which they are counted.", PREFIX + "Event"),
        _link("group", "Group", "Of which group.", _ACTOR),
        _link("within", "Within", "The larger figure of which this is a part.", PREFIX + "Count"),
        *_SAID,
    )),
)  # fmt: skip
"""All layers. Verbs, hedges and quotes are marks of their own, so that each is found in the text again."""
