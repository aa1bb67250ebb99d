"""brat standoff: an article's annotations for brat, with the mapping by which they can be read back.

What brat has no place for is told, never dropped in silence: accounts without words, references to entities that
no span mentions, who judged a disagreement.
"""

from collections.abc import Iterable

from rashomon.article import About, Article, Claim, Count, Disagreement, Event, Mention, Span, State
from rashomon.toml_lines import flat, key
from rashomon.vocabulary import Vocabulary, load_vocabulary

name = "brat"
title = "brat standoff (.ann with .txt)"

_LINE_ENDS = {0x0A: " ", 0x0D: " "}
_LABELS = {"actor": "Actor", "place": "Place", "time": "Time", "words": "Words"}
_UNNAMED, _EVIDENCE = "UnnamedActor", "Evidence"
_EVENT, _STATE = "Event_", "State_"
_AS_THEY_STAND = ("place", "time", "part-of")
_NOT_HERE = frozenset({"happenedAt", "happenedOn"})  # where and when have arguments of their own


def to_brat(article: Article) -> tuple[str, str, list[str]]:
    """Give an article as the two files of brat.

    Args:
        article: the article.

    Returns:
        Text of the .ann file, text of the .txt file (both to be written as UTF-8, line ends untouched), and what
        brat cannot hold, one sentence each.
    """
    lines = _Lines(article)
    lines.write()
    # The reader takes one byte order mark off; where the text itself begins with one, it needs a second.
    text = "\ufeff" + article.text if article.text.startswith("\ufeff") else article.text
    return lines.text(), text, lines.lost


def mapping_for_brat(vocabulary: Vocabulary | None = None) -> str:
    """Give the mapping.toml that reads back what `to_brat` writes.

    Args:
        vocabulary: the ontology, with a project's additions; None: as shipped.
    """
    known = vocabulary or load_vocabulary()
    roles = [role for role in known.roles if role not in _NOT_HERE]
    sections = {
        "spans": {
            **{label: f'{{ as = "{kind}", type-from = "ActorType" }}' for kind, label in _LABELS.items()},
            _UNNAMED: '{ as = "unnamed-actor", type-from = "ActorType" }',
            _EVIDENCE: '{ as = "evidence" }',
        },
        "references": {"registry": flat("entity"), "edtf": flat("date")},
        "events": {_EVENT + one: flat(one) for one in known.event_types},
        "arguments": {role: flat(role) for role in (*roles, *_AS_THEY_STAND)},
        "states": {_STATE + role: flat(role) for role in roles},
        "counts": {"label": flat("Count"), "of": flat("Of"), "group": flat("Group"), "within": flat("Within")},
        "claims": {
            "label": flat("Claim"), "claimant": flat("Claimant"), "on-behalf": flat("OnBehalfOf"),
            "addressee": flat("Addressee"), "content": flat("Content"), "reports": flat("Reports"),
            "text": flat("Text"), "cue": flat("Cue"), "hedge": flat("Hedge"), "wording": flat("Wording"),
            "disagrees": flat("DisagreesWith"),
        },
    }  # fmt: skip
    parts = ['scheme = "rashomon"\nunmapped = "error"\ncoreference = ["SameAs"]\n']
    for section, entries in sections.items():
        parts.append(f"[{section}]\n" + "".join(f"{key(left)} = {right}\n" for left, right in entries.items()))
    return "\n".join(parts)


def to_articles_toml(about: About) -> str:
    """Give what is known of an article beside its text as a table of articles.toml.

    Args:
        about: an article, or what is known of it.
    """
    lines = [f"[{key(about.id)}]"]
    for field in About.__struct_fields__:
        value = getattr(about, field)
        if field == "id" or not value:
            continue
        if isinstance(value, bool):
            written = "true"
        elif isinstance(value, tuple):
            written = f"[{', '.join(flat(one) if isinstance(one, str) else str(one) for one in value)}]"
        else:
            written = flat(value)
        lines.append(f"{'annotator' if field == 'coder' else field.replace('_', '-')} = {written}")
    return "\n".join(lines) + "\n"


class _Lines:
    """Writes the lines of one article; keeps the ids of brat for the article's own."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.lost: list[str] = []
        self._lines: dict[str, list[str]] = {kind: [] for kind in "TERAN#"}
        self._ids: dict[str, str] = {}
        self._last = dict.fromkeys(self._lines, 0)

    def text(self) -> str:
        """Give all lines, spans first."""
        return "".join(line + "\n" for lines in self._lines.values() for line in lines)

    def write(self) -> None:
        """Write mentions and accounts first, then what points at them."""
        article = self.article
        self._name(article)
        for mention in article.mentions:
            self._mention(mention)
        for mention in article.mentions:
            self._same(mention)
        for event in article.events:
            self._event(event)
        for state in article.states:
            self._state(state)
        for count in article.counts:
            self._count(count)
        for claim in article.claims:
            self._claim(claim)
        for disagreement in article.disagreements:
            self._disagreement(disagreement)

    def _name(self, article: Article) -> None:
        """Give everything that brat can hold its id, until no id is left that needs one that is not there."""
        for number, mention in enumerate(article.mentions, 1):
            self._ids[mention.id] = f"T{number}"
        # Ids of frames; those of triggers are handed out when the frame is written.
        frames: list[Event | State | Count | Claim] = [
            *(event for event in article.events if self._has_words(event, event.trigger)),
            *article.states,
            *(count for count in article.counts if self._has_words(count, count.span)),
            *article.claims,
        ]
        while True:
            for number, frame in enumerate(frames, 1):
                is_relation = isinstance(frame, State) and frame.trigger is None
                self._ids[frame.id] = f"{'R' if is_relation else 'E'}{number}"
            kept = [frame for frame in frames if self._is_whole(frame)]
            if len(kept) == len(frames):
                break
            for frame in frames:
                del self._ids[frame.id]
            frames = kept
        self._last |= {"T": len(article.mentions), "E": len(frames), "R": len(frames)}

    def _has_words(self, one: Event | Count, words: Span | None) -> bool:
        if words is None:
            self.lost.append(f"{one.id}: brat annotates words only, and nothing in the text names it")
        return words is not None

    def _is_whole(self, frame: Event | State | Count | Claim) -> bool:
        """Tell whether all is there without which a frame would say something else."""
        match frame:
            case State():
                needed = [frame.subject, frame.object]
            case Count():
                needed = [frame.of, *filter(None, (frame.group, frame.within))]
            case Claim():
                needed = [*frame.claimants, *frame.on_behalf_of, *frame.reports]
                if frame.content and not any(one in self._ids for one in frame.content):
                    needed += frame.content
            case _:
                needed = []
        missing = [one for one in needed if one not in self._ids]
        if missing:
            self.lost.append(f"{frame.id}: {missing[0]} stands for no annotation that brat can hold")
        return not missing

    def _add(self, kind: str, text: str, wanted: str = "") -> str:
        """Add a line under the id that was handed out for it, else under the next that is free; give the id."""
        if not wanted:
            self._last[kind] += 1
        name = wanted or f"{kind}{self._last[kind]}"
        self._lines[kind].append(f"{name}\t{text}")
        return name

    def _span(self, label: str, span: Span, wanted: str = "") -> str:
        pieces = span.pieces
        offsets = ";".join(f"{begin} {end}" for begin, end in pieces)
        words = span.quote or span.words_in(self.article.text)
        mark = self._add("T", f"{label} {offsets}\t{words.translate(_LINE_ENDS)}", wanted)
        if span.framing:
            self._attribute("Framing", mark, span.framing)
        return mark

    def _attribute(self, attribute: str, target: str, value: str) -> None:
        if self._is_plain(target, value):
            self._add("A", f"{attribute} {target} {value}")

    def _is_plain(self, target: str, value: str) -> bool:
        """Tell whether a value fits on a line as it is."""
        if value and value == value.strip() and not set(value) & set("\t\n\r"):
            return True
        self.lost.append(f"{target}: a value with line ends, tabs or blanks around it")
        return False

    def _mention(self, mention: Mention) -> None:
        label = _UNNAMED if mention.unnamed else _LABELS[mention.kind]
        mark = self._span(label, mention.span, self._ids[mention.id])
        if mention.type:
            self._attribute("ActorType", mark, mention.type)
        for resource, value in (("registry", mention.entity), ("edtf", mention.date)):
            if value and self._is_plain(mark, value):
                words = (mention.span.quote or "").translate({**_LINE_ENDS, 0x09: " "})
                self._add("N", f"Reference {mark} {resource}:{value}\t{words}")

    def _same(self, mention: Mention) -> None:
        if not mention.same_as:
            return
        if mention.same_as in self._ids:
            self._add("R", f"SameAs Arg1:{self._ids[mention.same_as]} Arg2:{self._ids[mention.id]}")
        else:
            self.lost.append(f"{mention.id}: it is the same as {mention.same_as}, which is not there")

    def _arguments(self, owner: str, pairs: Iterable[tuple[str, str]]) -> str:
        """Write arguments by the article's ids; a role that is repeated gets numbers."""
        seen: dict[str, int] = {}
        words = []
        for role, reference in pairs:
            if reference not in self._ids:
                self.lost.append(f"{owner}: its {role} {reference} is no annotation that brat can hold")
                continue
            seen[role] = seen.get(role, 0) + 1
            words.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{self._ids[reference]}")
        return "".join(f" {word}" for word in words)

    def _event(self, event: Event) -> None:
        if event.id not in self._ids or event.trigger is None:
            return
        pairs = [(role, one) for role, references in event.roles.items() for one in references]
        pairs += [("place", one) for one in event.places]
        pairs += [(role, one) for role, one in (("time", event.time), ("part-of", event.part_of)) if one]
        label = _EVENT + event.type
        trigger = self._span(label, event.trigger)
        frame = self._add("E", f"{label}:{trigger}{self._arguments(event.id, pairs)}", self._ids[event.id])
        for attribute, value in (("Key", event.key), ("Date", event.date)):
            if value:
                self._attribute(attribute, frame, value)

    def _state(self, state: State) -> None:
        if state.id not in self._ids:
            return
        label = _STATE + state.predicate
        ends = [("Subject", state.subject), ("Object", state.object)]
        time = [("time", state.time)] if state.time else []
        if state.trigger is None:
            arguments = f"Arg1:{self._ids[state.subject]} Arg2:{self._ids[state.object]}"
            self._add("R", f"{label} {arguments}", self._ids[state.id])
            if state.time or state.date:
                self.lost.append(f"{state.id}: a relation without words of its own has no time in brat")
            return
        trigger = self._span(label, state.trigger)
        arguments = self._arguments(state.id, ends + time)
        frame = self._add("E", f"{label}:{trigger}{arguments}", self._ids[state.id])
        if state.date:
            self._attribute("Date", frame, state.date)

    def _count(self, count: Count) -> None:
        if count.id not in self._ids or count.span is None:
            return
        pairs = [("Of", count.of), ("Group", count.group), ("Within", count.within)]
        arguments = self._arguments(count.id, [(role, one) for role, one in pairs if one])
        trigger = self._span("Count", count.span)
        frame = self._add("E", f"Count:{trigger}{arguments}", self._ids[count.id])
        self._attribute("Measure", frame, count.measure)
        for attribute, figure in (("Min", count.low), ("Value", count.value), ("Max", count.high)):
            if figure is not None:
                self._attribute(attribute, frame, str(figure))

    def _claim(self, claim: Claim) -> None:
        if claim.id not in self._ids:
            return
        pairs = [("Claimant", one) for one in claim.claimants]
        pairs += [("OnBehalfOf", one) for one in claim.on_behalf_of]
        pairs += [("Addressee", one) for one in claim.addressees]
        pairs += [("Content", one) for one in claim.content]
        pairs += [("Reports", one) for one in claim.reports]
        trigger = self._span("Claim", Span(*_bare(claim.evidence[0])))
        spans = [("Text", span) for span in claim.evidence]
        spans += [(role, span) for role, span in (("Cue", claim.cue), ("Hedge", claim.hedge)) if span]
        spans += [("Wording", span) for span in claim.wording]
        marks = {f"{role} {number}": self._span(_EVIDENCE, span) for number, (role, span) in enumerate(spans)}
        self._ids |= marks  # blanks stand in no id of brat, so these names are free
        pairs += [(name.split()[0], name) for name in marks]
        frame = self._add("E", f"Claim:{trigger}{self._arguments(claim.id, pairs)}", self._ids[claim.id])
        for name in marks:
            del self._ids[name]
        for attribute, value in _said(claim):
            if value:
                self._attribute(attribute, frame, value)

    def _disagreement(self, one: Disagreement) -> None:
        if any(end not in self._ids for end in one.between):
            self.lost.append(f"{one.id}: an end of the disagreement stands in another article, or brat cannot hold it")
            return
        first, second = (self._ids[end] for end in one.between)
        relation = self._add("R", f"DisagreesWith Arg1:{first} Arg2:{second}")
        if one.by or one.date:
            self.lost.append(f"{one.id}: who judged the disagreement, and when")
        if one.why and self._is_plain(one.id, one.why):
            self._add("#", f"AnnotatorNotes {relation}\t{one.why}")


def _bare(span: Span) -> tuple[int, int, str, tuple[tuple[int, int], ...]]:
    return span.begin, span.end, span.quote, span.fragments


def _said(claim: Claim) -> list[tuple[str, str]]:
    reviewed = "" if claim.reviewed is None else str(claim.reviewed).lower()
    return [
        ("Voice", claim.voice),
        ("SpeechAct", claim.speech_act),
        ("Certainty", claim.certainty),
        ("Polarity", claim.polarity),
        ("Confidence", "" if claim.confidence is None else repr(float(claim.confidence))),
        ("Reviewed", reviewed),
        ("Coder", claim.coder),
        ("Machine", "true" if claim.machine else ""),
        ("Record", claim.record),
    ]
