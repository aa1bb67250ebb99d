"""brat's four configuration files, made from the ontology."""

import string

from rashomon.kits import _colours
from rashomon.kits._files import plain
from rashomon.kits._labels import AS_THEY_STAND, COUNT, SAID, Labels, tree, values
from rashomon.vocabulary import Vocabulary

_ACTORS = "Actor|UnnamedActor"
_TYPES = {"Actor": _ACTORS, "Place": "Place", "ReportedEvent": "<EVENT>", "Literal": "Words"}
"""Class of the ontology -> what brat calls that which may stand there."""
_SAID = {
    "speaker": f"*:{_ACTORS}",
    "for": f"*:{_ACTORS}",
    "via": f"*:{_ACTORS}",
    "addressee": f"*:{_ACTORS}",
    "verb": "?:Verb",
    "hedge": "?:Hedge",
    "quote": "*:Quote",
    "wording": "*:<ENTITY>",
}
_MARKS = str.maketrans("|<>", "/‹›")  # what brat would read as its own
_SHORT = 14  # letters; longer words get a short form for narrow places
DISAGREES, SAME = "DisagreesWith", "SameAs"

ATTRIBUTES = {
    "Says": ("<EVENT>", "speechAct"),
    "ViaSays": ("<EVENT>", "speechAct"),
    "Certainty": ("<EVENT>", "certainty"),
    "Polarity": ("<EVENT>", "polarity"),
    "Voice": ("<EVENT>", "voice"),
    "Measure": (COUNT, "measure"),
    "ActorType": ("UnnamedActor", "actor-type"),
    "Framing": ("<ENTITY>", "framing"),
}
"""Attribute -> what it stands at, and the list of the ontology from which its values come."""
FIGURES = ("Value", "Min", "Max")
NUMBERS = (
    *range(101), *range(110, 200, 10), *range(200, 1000, 50), *range(1_000, 10_000, 500),
    *range(10_000, 100_001, 10_000),
)  # fmt: skip
"""brat has no field for a free number: those that can be chosen."""
_FIRST_KEYS = {
    "A": "Actor", "U": "UnnamedActor", "P": "Place", "T": "Time", "W": "Words", "Q": "Quote", "V": "Verb", "H": "Hedge",
    "C": COUNT, "S": SAID["speaker"], "F": SAID["for"], "R": SAID["via"],
}  # fmt: skip


def annotation_conf(vocabulary: Vocabulary, known: Labels) -> str:
    """Write what can be marked, and what each may point at.

    Args:
        vocabulary: the ontology.
        known: what its terms are called.
    """
    lines = ["# Made from the ontology: what can be marked, and what each may point at.", "", "[entities]", ""]
    sources = {"actor": "registry", "place": "registry", "time": "edtf"}
    for kind, label in known.spans.items():
        lines += [f"{label}\t<NORM>:{sources[kind]}" if kind in sources else label]
    lines += ["", "[relations]", "", "# Two claims that cannot both hold; two mentions of the same thing."]
    lines.append(f"{DISAGREES}\tArg1:<EVENT>, Arg2:<EVENT>, <REL-TYPE>:symmetric")
    for both in (_ACTORS, "Place"):
        lines.append(f"{SAME}\tArg1:{both}, Arg2:{both}, <REL-TYPE>:symmetric-transitive")
    lines += [
        "# Spans may overlap: a quote holds the names in it.",
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
    ]
    lines += ["", "[events]", "", "# Who says so: with a Speaker it is a claim.", f"<SAID>={_said()}"]
    lines += ["# Who takes part, where and when.", f"<ROLES>={_roles(vocabulary, known)}", ""]
    lines += ["\t" * depth + f"{known.events[term.name]}\t<ROLES>,<SAID>" for depth, term in tree(vocabulary)]
    lines += ["", "# Relations between two things."]
    for name, label in known.states.items():
        role = vocabulary.roles[name]
        ends = f"Subject+:{_fillers(role.subjects)},Object+:{_fillers(role.objects)},Time?:Time"
        lines.append(f"{label}\t{ends},<SAID>")
    lines += ["", "# Figures.", f"{COUNT}\tOf:<EVENT>,Group?:{_ACTORS},Within?:{COUNT},<SAID>", "", "[attributes]", ""]
    for attribute, (where, list_name) in ATTRIBUTES.items():
        chosen = "|".join(term.name for term in values(vocabulary, list_name))
        lines.append(f"{attribute}\tArg:{where}, Value:{chosen}")
    numbers = "|".join(map(str, NUMBERS))
    lines += [f"{figure}\tArg:{COUNT}, Value:{numbers}" for figure in FIGURES]
    return "\n".join(lines) + "\n"


def _said() -> str:
    return ",".join(SAID[slot] + allowed for slot, allowed in _SAID.items())


def _roles(vocabulary: Vocabulary, known: Labels) -> str:
    events = (role for role in vocabulary.roles.values() if role.of_events and role.name not in AS_THEY_STAND)
    roles = [f"{known.arguments[role.name]}*:{_fillers(role.objects)}" for role in events]
    return ",".join([*roles, "Place*:Place", "Time?:Time", "PartOf?:<EVENT>", "<NORM>:event"])


def _fillers(classes: frozenset[str]) -> str:
    found = [_TYPES[name] for name in _TYPES if name in classes]
    return "|".join(found) or f"{_ACTORS}|Place"


def visual_conf(vocabulary: Vocabulary, known: Labels) -> str:
    """Write how labels are shown: in words, one hue a branch, one lightness a kind.

    Args:
        vocabulary: the ontology.
        known: what its terms are called.
    """
    lines = [
        "# Made from the ontology: the words to show, and colours that stay apart in print too.",
        "",
        "[labels]",
        "",
    ]
    shown = {label: _words(label) for label in known.spans.values()}
    shown |= {label: vocabulary.event_types[name].label for name, label in known.events.items()}
    shown |= {label: vocabulary.roles[name].label for name, label in known.states.items()}
    shown |= {label: vocabulary.roles[name].label if name in vocabulary.roles else _words(label)
              for name, label in known.arguments.items() if label not in shown}  # fmt: skip
    shown |= {label: _words(label) for label in (COUNT, DISAGREES, SAME, *ATTRIBUTES, *FIGURES)}
    lines += [_label(label, words) for label, words in shown.items()]
    lines += ["", "[drawing]", ""]
    lines += ["SPAN_DEFAULT\tfgColor:black, bgColor:#ffffff, borderColor:darken"]
    lines += ["ARC_DEFAULT\tcolor:#444444, dashArray:-, arrowHead:triangle-5, labelArrow:none"]
    lines += ["ATTRIBUTE_DEFAULT\tglyph:*", ""]
    for number, label in enumerate(known.spans.values()):
        lines.append(f"{label}\tbgColor:{_colours.colour(number, _colours.MENTION)}")
    branch = -1
    for depth, term in tree(vocabulary):
        branch += not depth
        lines.append(f"{known.events[term.name]}\tbgColor:{_colours.colour(branch, _colours.EVENT)}")
    for number, label in enumerate(known.states.values()):
        lines.append(f"{label}\tbgColor:{_colours.colour(number, _colours.STATE)}")
    lines += [f"{COUNT}\tbgColor:{_colours.colour(0, _colours.COUNT)}", ""]
    lines += [f"{SAID['speaker']}\tcolor:#000000, dashArray:-", f"{SAID['for']}\tcolor:#000000, dashArray:6-2"]
    lines += [f"{SAID['via']}\tcolor:#000000, dashArray:2-2", f"{DISAGREES}\tcolor:#990000, dashArray:8-3-2-3"]
    lines += [f"{SAME}\tdashArray:3-3, arrowHead:none", ""]
    for attribute, (_, list_name) in ATTRIBUTES.items():
        glyphs = "|".join(f"({_glyph(term.label)})" for term in values(vocabulary, list_name))
        lines.append(f"{attribute}\tglyph:{glyphs}")
    for figure, sign in zip(FIGURES, ("=", "≥", "≤"), strict=True):
        lines.append(f"{figure}\tglyph:{'|'.join(sign + str(number) for number in NUMBERS)}")
    return "\n".join(lines) + "\n"


def _label(label: str, words: str) -> str:
    shown = plain(words.translate(_MARKS))
    short = shown.split(" ", maxsplit=1)[0] if len(shown) > _SHORT else shown
    return " | ".join(dict.fromkeys(part for part in (label, shown, short) if part))


def _words(label: str) -> str:
    spaced = "".join(f" {char}" if char.isupper() else char for char in label).strip().lower()
    return spaced.capitalize()


def _glyph(label: str) -> str:
    return "".join("_" if char in " ,|<>#" else char for char in plain(label))


def shortcuts_conf(vocabulary: Vocabulary, known: Labels) -> str:
    """Write a key for each mention, for who says so, and for as many branches of events as there are keys.

    Args:
        vocabulary: the ontology.
        known: what its terms are called.
    """
    keys: dict[str, str] = dict(_FIRST_KEYS)
    for label in (known.events[term.name] for depth, term in tree(vocabulary) if not depth):
        _take(keys, label)
    lines = ["# One key, one label: those of mentions and of who says so first, then the branches of events."]
    return "\n".join([*lines, *(f"{letter}\t{label}" for letter, label in sorted(keys.items()))]) + "\n"


def _take(keys: dict[str, str], label: str) -> None:
    wanted = (*label.upper(), *string.ascii_uppercase, *string.digits)
    free = next((letter for letter in wanted if letter.isascii() and letter.isalnum() and letter not in keys), "")
    if free:
        keys[free] = label


def tools_conf() -> str:
    """Write options: offsets as brat counts them, and names to look up; nothing that sends words elsewhere."""
    base = "https://example.org/kg"
    return f"""\
[options]

Validation\tvalidate:all
Tokens\ttokenizer:whitespace
Sentences\tsplitter:newline
Annotation-log\tlogfile:<NONE>

[search]

# Left empty on purpose: a search sends the marked words to somebody else's server.

[annotators]

[disambiguators]

[normalization]

# Names, dates and events to look up while marking. Made once on brat's server:
#   tools/norm_db_init.py registry.normdb -d registry
#   tools/norm_db_init.py edtf.normdb -d edtf
#   tools/norm_db_init.py event.normdb -d event
# Without them, names are looked up when the dataset is built, and dates stay words.

registry\tDB:registry, <URL>:{base}/entity/, <URLBASE>:{base}/entity/%s
edtf\tDB:edtf, <URL>:{base}/date/, <URLBASE>:{base}/date/%s
event\tDB:event, <URL>:{base}/event/, <URLBASE>:{base}/event/%s
"""
