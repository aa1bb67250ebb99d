"""Drafts a mapping: every label, role, attribute and value that was found, with guesses for a person to confirm."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rashomon.mapping import _guess
from rashomon.mapping._survey import Found, Survey, survey_of
from rashomon.mapping.model import ATTRIBUTES, CLAIM_SLOTS, COUNT_SLOTS, LISTS
from rashomon.markup import Markup
from rashomon.problems import shorten, visible
from rashomon.toml_lines import flat, key
from rashomon.vocabulary import Vocabulary

_MAIN_SLOTS = ("claimant", "content", "on-behalf", "hedge", "text")
_SHOWN = 12  # values of an attribute or a link that are listed
_HEAD = """\
# A draft of a mapping, made from {articles}. It says what the labels of an annotation scheme become.
# Lines marked "guess" were filled in because names are alike: confirm or correct each one.
# Lines marked "open" have no value yet: fill them in, or delete them; until then each is reported.
# What can stand on the right: `rashomon ontology`.

scheme = "draft"
unmapped = "error"   # error | warn | drop: what is done with a label that stands nowhere below
"""
_NO_CLAIMS = """\
# [claims]  Nothing here seems to say who says what. Without this section each event is kept, but with the voice
# "NotCoded": never as something that the article's author states. If the scheme has a label for claims:
#   label = "Claim", claimant = "Source", content = "Event", text = "Words"
# or, if events carry an argument for who speaks, [claims.inline] with speaker = "Speaker"."""

Lines = Iterator[str]


def draft(markups: Iterable[Markup], vocabulary: Vocabulary) -> str:
    """Write a mapping for articles whose labels nobody has mapped yet, as TOML.

    It can be loaded as it is; what is open is then reported.

    Args:
        markups: the articles.
        vocabulary: the ontology, for the guesses.
    """
    survey = survey_of(markups)
    articles = "1 article" if survey.articles == 1 else f"{survey.articles} articles"
    kinds = {
        label: _guess.kind(label, found.roles, is_relation=label in survey.relations)
        for label, found in {**survey.relations, **survey.frames}.items()
    }
    kinds |= dict.fromkeys(_verbs(survey, kinds, vocabulary), "claims")
    parts = [
        _HEAD.format(articles=articles) + _coreference(survey, kinds),
        _section("spans", "label -> what the span mentions", _spans(survey, vocabulary)),
        _section("references", "links: resource -> entity | date | event | ignore", _links(survey)),
        _section("events", "label -> event type", _terms(survey, kinds, "events", "event-type", vocabulary)),
        _section("arguments", "argument -> role, place, time, part-of", _arguments(survey, kinds, vocabulary)),
        _section("states", "label -> relation between two things", _terms(survey, kinds, "states", "role", vocabulary)),
        *_attributes(survey, vocabulary),
        _section("counts", "figures", _counts(survey, kinds, vocabulary)),
        _claims(survey, kinds, vocabulary),
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def _verbs(survey: Survey, kinds: dict[str, str], vocabulary: Vocabulary) -> Lines:
    """Give labels such as "Denial" that stand next to a label of claims and have arguments like it."""
    usual = [label for label in survey.frames if kinds[label] == "claims"]
    roles = {role for role in _roles_of(survey, usual) if _guess.slot(role, vocabulary) not in {"place", "time"}}
    for label, found in survey.frames.items():
        alike = roles & found.roles.keys() or not found.roles
        if usual and alike and kinds[label] == "events" and _guess.speech_act(label):
            yield label


def _section(name: str, says: str, lines: Lines) -> str:
    body = list(lines)
    return "\n".join([f"[{name}]  # {says}", *body]) if body else ""


def _line(left: str, right: str, found: Found, *more: str) -> str:
    """Write one entry with what is known of it; `right` is TOML, or empty for an entry that stays open."""
    times = "once" if found.count == 1 else f"{found.count} times"
    comment = ["guess" if right else "open", times, *more, shorten(found.example, 110)]
    shown = visible(" · ".join(part for part in comment if part))
    return f"{key(left)} = {right or flat('')}  # {shown}"


def _counted(counter: Counter[str]) -> str:
    ordered = sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ", ".join(f"{shorten(value, 40)} {number}" for value, number in ordered[:_SHOWN])
    return shown + (f", and {len(ordered) - _SHOWN} more" if len(ordered) > _SHOWN else "")


def _coreference(survey: Survey, kinds: dict[str, str]) -> str:
    labels = sorted(label for label in survey.relations if kinds[label] == "coreference")
    return f"coreference = [{', '.join(map(flat, labels))}]  # guess\n" if labels else ""


def _spans(survey: Survey, vocabulary: Vocabulary) -> Lines:
    typed = [name for name, found in survey.attributes.items() if _gives_actor_type(name, found, vocabulary)]
    for label, found in sorted(survey.spans.items()):
        is_name = 2 * found.names > found.count
        kind = _guess.span_kind(label) or (_guess.kind_by_use(found.fills, vocabulary) if is_name else "")
        actor_type = _guess.term(label, "actor-type", vocabulary)
        parts = [f'as = "{kind or ("actor" if actor_type else "")}"']
        if actor_type and kind in {"", "actor"}:
            parts.append(f'type = "{actor_type}"')
        parts += [f"type-from = {flat(name)}" for name in typed[:1] if survey.attributes[name].on[label]]
        if (kind in {"actor", "place"} or (actor_type and not kind)) and not survey.links:
            parts.append("lookup = true")
        yield _line(label, "{ " + ", ".join(parts) + " }" if kind or actor_type else "", found)


def _gives_actor_type(name: str, found: Found, vocabulary: Vocabulary) -> bool:
    return _guess.like(name, ("actor type",)) or bool(found.values.keys() & vocabulary.actor_types.keys())


def _links(survey: Survey) -> Lines:
    for resource, found in sorted(survey.links.items()):
        gives = {"registry": "entity", "edtf": "date", "timex": "date"}.get(resource.lower(), "")
        yield _line(resource, flat(gives) if gives else "", found, _counted(found.values))


def _terms(survey: Survey, kinds: dict[str, str], section: str, list_name: str, vocabulary: Vocabulary) -> Lines:
    for label, found in sorted({**survey.relations, **survey.frames}.items()):
        if kinds[label] == section:
            is_state = list_name == "role"
            guess = _guess.relation(label, vocabulary) if is_state else _guess.term(label, list_name, vocabulary)
            near = "" if guess else " or ".join(vocabulary.suggest(label, list_name))
            perhaps = f"perhaps {near}" if near else ""
            yield _line(label, flat(guess) if guess else "", found, perhaps, _counted(found.roles))


def _arguments(survey: Survey, kinds: dict[str, str], vocabulary: Vocabulary) -> Lines:
    for role, found in sorted(survey.arguments.items()):
        on = Counter({label: number for label, number in found.on.items() if kinds[label] == "events"})
        on += Counter({label: n for label, n in found.on.items() if kinds[label] == "states" and not _is_end(role)})
        if on and not _guess.is_speaker(role):
            guess = _guess.slot(role, vocabulary)
            yield _line(role, flat(guess) if guess else "", found, f"of {_counted(on)}")


def _is_end(role: str) -> bool:
    return role in {"Subject", "Object", "Arg1", "Arg2"}


def _attributes(survey: Survey, vocabulary: Vocabulary) -> Iterator[str]:
    says_of: dict[str, str] = {}
    lines = []
    for name, found in sorted(survey.attributes.items()):
        if _gives_actor_type(name, found, vocabulary):
            continue
        values = f"values {_counted(found.values)}; on {_counted(found.on)}"
        if says := _says(name, found, vocabulary):
            says_of.setdefault(says, name)
        if says and says_of[says] == name:
            lines.append(f"{says} = {flat(name)}  # guess · {visible(values)}")
        else:
            lines.append(f"# {visible(name)}: open · {visible(values)}")
    says = f"what an attribute says -> its name; possible: {', '.join(ATTRIBUTES)}"
    yield _section("attributes", says, iter(lines))
    for name, found in sorted(survey.attributes.items()):
        if _gives_actor_type(name, found, vocabulary):
            body = _values(found.values, "actor-type", vocabulary)
            yield _section("actor-types", f"values of {visible(name)}", body)
            break
    if framing := says_of.get("framing"):
        body = _values(survey.attributes[framing].values, "framing", vocabulary)
        yield _section("framing", f"values of {visible(framing)}", body)


def _says(name: str, found: Found, vocabulary: Vocabulary) -> str:
    """Guess what an attribute says: by its name, or because its values are those of a list."""
    for says, usual in ATTRIBUTES.items():
        if _guess.like(name, (_guess.words_of(usual), _guess.words_of(says))):
            is_number = says != "confidence" or all(_is_number(value) for value in found.values)
            return says if is_number else ""
    if _guess.words_of(name) in {"negation", "negated"}:
        return "polarity"
    for says, list_name in LISTS.items():
        names = vocabulary.values(list_name)
        if says != "actor-type" and found.values and all(value in names for value in found.values):
            return says
    return ""


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _values(values: Iterable[str], list_name: str, vocabulary: Vocabulary) -> Lines:
    for value in sorted(values):
        guess = _guess.term(value, list_name, vocabulary)
        perhaps = _perhaps([value], list_name, vocabulary)
        yield f"{key(value)} = {flat(guess)}  # {'guess' if guess else f'open{perhaps}'}"


def _perhaps(values: Iterable[str], list_name: str, vocabulary: Vocabulary) -> str:
    """Write what values may mean that are not like enough to any name for a guess."""
    near = {
        value: " or ".join(vocabulary.suggest(value, list_name))
        for value in sorted(values)
        if not _value(value, list_name, vocabulary)
    }
    found = ", ".join(f"{shorten(value, 40)}: {names}" for value, names in near.items() if names)
    return visible(f" · perhaps {found}") if found else ""


def _counts(survey: Survey, kinds: dict[str, str], vocabulary: Vocabulary) -> Lines:
    labels = [label for label in sorted({**survey.frames, **survey.relations}) if kinds[label] == "counts"]
    if not labels:
        return
    yield _layer_label(labels)
    roles = _roles_of(survey, labels)
    yield from _slots(roles, COUNT_SLOTS)
    for name, found in sorted(survey.attributes.items()):
        if _says(name, found, vocabulary) == "measure":
            perhaps = _perhaps(found.values, "measure", vocabulary)
            sure = any(_value(value, "measure", vocabulary) for value in found.values)
            table = _value_table(found.values, "measure", vocabulary)
            yield f"measures = {table}  # {'guess' if sure else 'open'}{perhaps}"
            break


def _layer_label(labels: list[str]) -> str:
    return f"label = {_names(labels)}  # guess"


def _claim_label(survey: Survey, labels: list[str]) -> str:
    """Write the labels of claims; as a table where one says by itself what its speaker does, or is a value too."""
    acts = {label: _guess.speech_act(label) for label in labels}
    values = {value for found in survey.attributes.values() for value in found.values}
    if not any(acts.values()) and not values.intersection(labels):
        return _layer_label(labels)
    entries = (f"{key(label)} = {_act_table(act)}" for label, act in acts.items())
    return f"label = {{ {', '.join(entries)} }}  # guess: what each label says by itself; {{}} is a plain statement"


def _act_table(act: str) -> str:
    says = f"speech-act = {flat(act)}" if act else ""
    return f'{{ {says}, polarity = "Negated" }}' if act == "denies" else f"{{ {says} }}" if act else "{}"


def _names(names: list[str]) -> str:
    return flat(names[0]) if len(names) == 1 else f"[{', '.join(map(flat, names))}]"


def _roles_of(survey: Survey, labels: list[str]) -> list[str]:
    groups = {**survey.relations, **survey.frames}
    return sorted({role for label in labels for role in groups[label].roles})


def _counts_of(survey: Survey, labels: list[str]) -> Counter[str]:
    groups = {**survey.relations, **survey.frames}
    total: Counter[str] = Counter()
    for label in labels:
        total += groups[label].roles
    return total


def _slots(
    roles: list[str],
    slots: tuple[str, ...],
    given: dict[str, list[str]] | None = None,
    counts: Counter[str] | None = None,
) -> Lines:
    """Write which argument is what; for claims (with counts) the main ones stand as comments where none is known."""
    found = {slot: list(names) for slot, names in (given or {}).items() if names}
    unknown = []
    for role in roles:
        fitting = [slot for slot in slots if _guess.like(role, (_guess.words_of(slot),))]
        if not fitting and "claimant" in slots and _guess.is_speaker(role):
            fitting = ["claimant"]
        if fitting:
            found.setdefault(fitting[0], []).append(role)
        else:
            unknown.append(role)
    yield from (f"{slot} = {_names(names)}  # guess" for slot, names in sorted(found.items()))
    if counts is None:
        yield from (f"# {visible(role)}: open" for role in unknown)
        return
    left = _counted(Counter({role: counts[role] for role in unknown}))
    for slot in (slot for slot in _MAIN_SLOTS if slot not in found):
        likely = [role for role in unknown if _guess.claim_slot(role) == slot]
        says = "perhaps" if likely else "open"
        what = f"arguments without a meaning yet: {left}" if left else "no argument is left for it"
        yield f"# {slot} = {_names(likely) if likely else flat('')}  # {says} · {visible(what)}"
    if left and all(slot in found for slot in _MAIN_SLOTS):
        rest = ", ".join(slot for slot in slots if slot not in found)
        yield f'# {rest} = ""  # open · {visible(f"arguments without a meaning yet: {left}")}'


def _claims(survey: Survey, kinds: dict[str, str], vocabulary: Vocabulary) -> str:
    labels = [label for label in sorted({**survey.frames, **survey.relations}) if kinds[label] == "claims"]
    disagrees = sorted(label for label in survey.relations if kinds[label] == "disagrees")
    values = list(_claim_values(survey, vocabulary))
    speakers = sorted(role for role in survey.arguments if _guess.is_speaker(role))
    lines = [_claim_label(survey, labels)] if labels else []
    roles = _roles_of(survey, labels)
    lines += _slots(roles, CLAIM_SLOTS, {"disagrees": disagrees}, _counts_of(survey, labels) if labels else None)
    lines += values
    text = "\n".join(["[claims]  # who says so", *lines]) if lines else ""
    if not labels and speakers:
        inline = f"[claims.inline]  # events that carry a speaker are claims\nspeaker = {flat(speakers[0])}  # guess"
        return f"{text}\n\n{inline}" if text else inline
    return text if labels else "\n\n".join(part for part in (_NO_CLAIMS, text) if part)


def _claim_values(survey: Survey, vocabulary: Vocabulary) -> Lines:
    done: set[str] = set()
    for name, found in sorted(survey.attributes.items()):
        says = _says(name, found, vocabulary)
        if says in {"speech-act", "certainty", "polarity", "voice", "record"} and says not in done:
            done.add(says)
            perhaps = _perhaps(found.values, LISTS[says], vocabulary)
            table = _value_table(found.values, LISTS[says], vocabulary)
            sure = any(_value(value, LISTS[says], vocabulary) for value in found.values)
            yield f"{says} = {table}  # {'guess' if sure else 'open'}, values of {visible(name)}{perhaps}"


def _value_table(values: Counter[str], list_name: str, vocabulary: Vocabulary) -> str:
    pairs = (f"{key(value)} = {flat(_value(value, list_name, vocabulary))}" for value in sorted(values))
    return "{ " + ", ".join(pairs) + " }"


def _value(value: str, list_name: str, vocabulary: Vocabulary) -> str:
    if list_name == "polarity" and value == "true":
        return "Negated"  # an attribute that is only there or not is a negation
    return _guess.term(value, list_name, vocabulary)
