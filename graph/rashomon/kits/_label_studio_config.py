"""Label Studio's labelling configuration: labels, choices, text fields and four relations, made from the ontology."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from rashomon.kits import _colours
from rashomon.kits._files import plain
from rashomon.kits._labels import AS_THEY_STAND, COUNT, SAID_HELP, described, tree, values
from rashomon.kits._names_list import names_of
from rashomon.registry import Registry
from rashomon.vocabulary import Term, Vocabulary

EVENT, RELATION = "Event", "Relation"
MARKS = {
    "actor": "Actor", "unnamed": "UnnamedActor", "place": "Place", "time": "Time", "quote": "Quote", "verb": "Verb",
    "hedge": "Hedge", "words": "Words",
}  # fmt: skip
FRAMES = {"event": EVENT, "state": RELATION, "count": COUNT}
RELATIONS = {"speaker": "Speaker", "for": "For", "via": "Via", "takes part": "Takes part"}
_HELP = {**SAID_HELP, "takes part": "Whatever else belongs to it: who, whom, where, when, quote, verb, hedge."}
_HOTKEYS = "auptqvhwerc"
_SAYING = f"{EVENT},{RELATION},{COUNT}"
ENDS = ("subject", "object", "within", "part-of")
Choice = tuple[str, str, str]
"""Name that is kept, words that are shown, what it means."""


def config(vocabulary: Vocabulary, names: Registry) -> str:
    """Write the labelling configuration.

    Args:
        vocabulary: the ontology.
        names: the names list, as choices.
    """
    lines = ["<View>", '  <Header value="With a Speaker it is a claim; without one the article says it."/>']
    lines += ['  <Header value="$headline" size="4"/>', *_labels(), *_relations()]
    lines += ['  <Text name="text" value="$text" granularity="word"/>']
    lines += _choices("event_type", "Type of event", EVENT, [_choice(term) for _, term in tree(vocabulary)])
    states = (role.name for role in vocabulary.roles.values() if not role.of_events)
    lines += _choices("relation_type", "Relation", RELATION, [_role(vocabulary, name) for name in states])
    lines += _choices("measure", "What is counted", COUNT, _list(vocabulary, "measure"))
    for field, hint in (("value", "the figure"), ("min", "at least"), ("max", "at most")):
        lines += _number(field, hint)
    lines += _choices("says", "Says; empty: says so", _SAYING, _list(vocabulary, "speechAct"))
    lines += _choices("certainty", "Certainty; empty: no hedge", _SAYING, _list(vocabulary, "certainty"))
    lines += _choices("polarity", "Polarity; empty: affirmed", _SAYING, _list(vocabulary, "polarity"))
    lines += _choices(
        "voice", "Voice, where no speaker shows it; in a headline: headline", _SAYING, _list(vocabulary, "voice")
    )
    lines += _choices("role", "Role in what it takes part in; empty where its label says it",
                      "Actor,UnnamedActor,Place,Words,Event,Count", _roles(vocabulary))  # fmt: skip
    lines += _choices("who", "Who, from the names list", "Actor", _names(names, actors=True))
    lines += _choices("where", "Where, from the names list", "Place", _names(names, actors=False))
    lines += _choices("actor_type", "Kind of actor", "UnnamedActor", _list(vocabulary, "actor-type"))
    lines += _choices("framing", "Framing", "Actor,UnnamedActor,Place,Words", _list(vocabulary, "framing"))
    lines += _text("key", "Key: the same key in any article is the same event", EVENT)
    lines += _text("date", "Date: 2019-08-21, 2019-08, 2019-08-19/2019-08-21", "Time")
    lines += _text("note", "Note", f"{_SAYING},{','.join(MARKS.values())}")
    return "\n".join([*lines, "</View>"]) + "\n"


def _labels() -> list[str]:
    shown = [(label, _colours.MENTION) for label in MARKS.values()]
    shown += [(EVENT, _colours.EVENT), (RELATION, _colours.STATE), (COUNT, _colours.COUNT)]
    hotkeys = dict(zip((label for label, _ in shown), _HOTKEYS, strict=True))
    lines = ['  <Labels name="mark" toName="text">']
    for number, (label, light) in enumerate(shown):
        lines.append(
            f"    <Label value={quoteattr(label)} background={quoteattr(_colours.colour(number, light))} "
            f"hotkey={quoteattr(hotkeys[label])}/>"
        )
    return [*lines, "  </Labels>"]


def _relations() -> list[str]:
    lines = ["  <Relations>"]
    lines += [
        f"    <Relation value={quoteattr(label)} hint={quoteattr(_HELP[slot])}/>" for slot, label in RELATIONS.items()
    ]
    return [*lines, "  </Relations>"]


def _choices(name: str, header: str, labels: str, choices: Iterable[Choice]) -> list[str]:
    when = f'whenTagName="mark" whenLabelValue={quoteattr(labels)}'
    lines = [
        f'  <View visibleWhen="region-selected" {when}>',
        f'    <Header value={quoteattr(header)} size="5"/>',
        f'    <Choices name="{name}" toName="text" perRegion="true" choice="single" layout="select" {when}>',
    ]
    for kept, shown, meaning in _apart(choices):
        hint = f" hint={quoteattr(meaning)}" if meaning else ""
        lines.append(f"      <Choice value={quoteattr(shown)} alias={quoteattr(kept)}{hint}/>")
    return [*lines, "    </Choices>", "  </View>"]


def _apart(choices: Iterable[Choice]) -> list[Choice]:
    """Show the name that is kept beside words that two choices share."""
    found = [(kept, plain(shown) or kept, meaning) for kept, shown, meaning in choices]
    times: dict[str, int] = {}
    for _, shown, _ in found:
        times[shown] = times.get(shown, 0) + 1
    return [(kept, shown if times[shown] == 1 else f"{shown} ({kept})", meaning) for kept, shown, meaning in found]


def _number(name: str, hint: str) -> list[str]:
    return _text(name, f"Figure: {hint}, digits only", COUNT)


def _text(name: str, hint: str, labels: str) -> list[str]:
    kind = f'name="{name}" toName="text" perRegion="true" rows="1" maxSubmissions="1" editable="true"'
    when = f'displayMode="region-list" whenTagName="mark" whenLabelValue={quoteattr(labels)}'
    return [f"  <TextArea {kind} {when} placeholder={quoteattr(hint)}/>"]


def _choice(term: Term) -> Choice:
    return term.name, term.label, described(term.definition, term.example)


def _list(vocabulary: Vocabulary, name: str) -> list[Choice]:
    return [_choice(term) for term in values(vocabulary, name)]


def _role(vocabulary: Vocabulary, name: str) -> Choice:
    role = vocabulary.roles[name]
    return name, role.label, described(vocabulary.properties[name].definition)


def _roles(vocabulary: Vocabulary) -> list[Choice]:
    names = (role.name for role in vocabulary.roles.values() if role.of_events and role.name not in AS_THEY_STAND)
    ends: Mapping[str, str] = {
        "subject": "Of a relation: who or what stands in it.",
        "object": "Of a relation: to whom or what.",
        "within": "Of a figure: the larger figure of which it is a part.",
        "part-of": "Of an event: the larger event of which it is a part.",
    }
    return [*(_role(vocabulary, name) for name in names), *((end, end, ends[end]) for end in ENDS)]


def _names(names: Registry, *, actors: bool) -> list[Choice]:
    found = []
    for slug, entity in sorted(names.entities.items()):
        if (entity.kind == "actor") == actors:
            shown, others = names_of(entity.names)
            found.append((slug, shown, ", ".join(others)))
    return found
