"""The claim matrix: what each speaker says to each question, side by side, and who is silent."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rashomon.dataset import Source
from rashomon.reports._cells import EMPTY, Cell, Said, cell, figure, is_firm, legend
from rashomon.reports._events import Names
from rashomon.reports._notes import closing, number
from rashomon.reports._speakers import Key, Speakers
from rashomon.reports.choice import Choice, chosen_events
from rashomon.table import Row, Table, text
from rashomon.view import Claim, Content, Count, Event, View
from rashomon.vocabulary import load_vocabulary

name = "claim-matrix"
title = "Who says what: the answers of each speaker, side by side"
description = (
    "A row for each question (whether an event happened, by whom, for what, how many; how lasting things stand), a "
    "column for each speaker, and in each cell the answer with its marks: hedged, denied, predicted, silent."
)
takes: tuple[str, ...] = ("event", "differing", "source", "most")
heads = 2
is_matrix = True

_EASED = (
    "Where an article states an event in its own voice, a hedge on who, why or how many does not make it unsure "
    "whether the event happened."
)
_WHEN_AND_WHERE = ("happenedOn", "happenedAt")


class _Question(NamedTuple):
    """One row: what it is about (an event or a thing), what is asked of it, and where it stands among its rows."""

    about: str
    order: tuple[int, str, str]
    words: str


def tables(source: Source, choice: Choice = Choice()) -> tuple[Table, ...]:  # noqa: B008 - frozen
    """Make the matrix.

    Args:
        source: what it is made of.
        choice: `event`, `differing`, `source` and `most` are heeded.

    Raises:
        UsageError: if there is no such event or source.
    """
    view = source.view
    live = [claim for claim in view.claims.values() if claim.is_live]
    answers = _answers(view, live, choice)
    names, given = Names(view), _given(view, live)
    speakers = Speakers(view, [claim for claim in live if any(view.content(node) for node in claim.content)])
    wanted = speakers.named(choice.source) if choice.source else speakers.names.keys()
    matrix: dict[_Question, dict[Key, Cell]] = {}
    for question in sorted(answers, key=lambda each: (names.order(each.about), each.order)):
        found = _cells(answers[question], view, names, speakers, given)
        found = {key: one for key, one in found.items() if key in wanted}
        if found and (not choice.differing or len({one.values for one in found.values()}) > 1):
            matrix[question] = found
    speaking = [key for key in speakers.names if any(key in cells for cells in matrix.values())]
    shown = speaking[: choice.most or None]
    rows: list[Row] = []
    used: list[Cell] = []
    for question, found in matrix.items():
        cells = [found.get(key, EMPTY) for key in shown]
        if all(one is EMPTY for one in cells):
            continue  # only those who have no column speak of it
        used += cells
        rows.append((text(names.row(question.about)), text(question.words), *(text(one.text) for one in cells)))
    columns = [speakers.names[key] for key in shown]
    is_eased = any(_plain(claim, content, view, given) for each in answers.values() for content, claim in each)
    return (
        Table(
            columns=("about", "question", *_apart(columns)),
            rows=tuple(rows),
            notes=closing(
                source,
                *_scope(choice, names, view),
                _columns_told(columns if choice.source else [], len(speaking) - len(shown)),
                *_legend(used, columns),
                _EASED if is_eased else "",
                *_left_out(view),
            ),
            title=title,
        ),
    )


def _answers(view: View, live: Iterable[Claim], choice: Choice) -> Mapping[_Question, list[tuple[Content, Claim]]]:
    events = chosen_events(view, choice.event) if choice.event else None
    questions = _Questions(view)
    found: dict[_Question, list[tuple[Content, Claim]]] = {}
    for claim in live:
        for node in claim.content:
            content = view.content(node)
            if content is None:
                continue
            question = questions.of(content)
            if events is None or question.about in events:
                found.setdefault(question, []).append((content, claim))
    return found


class _Questions:
    """Finds the question that a content node answers; roles and measures stand in the order of the vocabulary."""

    def __init__(self, view: View) -> None:
        vocabulary = load_vocabulary()
        self._view = view
        self._roles = list(dict.fromkeys((*_WHEN_AND_WHERE, *vocabulary.roles)))
        self._measures = list(vocabulary.lists["measure"].terms)

    def of(self, content: Content) -> _Question:
        """Give the question."""
        if isinstance(content, Event):
            return _Question(content.iri, (0, "", ""), "happened")
        if isinstance(content, Count):
            group = self._view.label(content.group) if content.group else ""
            measure = self._view.value(content.measure)
            order = (1000 + _place(self._measures, content.measure), group, content.group)
            return _Question(content.of, order, f"{measure}: {group}" if group else measure)
        role = self._view.value(content.role)
        return _Question(content.subject, (1 + _place(self._roles, content.role), role, content.predicate), role)


def _place(names: list[str], name: str) -> int:
    return names.index(name) if name in names else len(names)


def _cells(
    answers: Iterable[tuple[Content, Claim]],
    view: View,
    names: Names,
    speakers: Speakers,
    given: frozenset[tuple[str, str]],
) -> dict[Key, Cell]:
    said: dict[Key, list[Said]] = {}
    for content, claim in answers:
        words, node = _value(content, view, names)
        hedged = claim.is_hedged and not _plain(claim, content, view, given)
        for key in speakers.keys(claim):
            said.setdefault(key, []).append(Said(words, node, claim, hedged, speakers.via(key, claim)))
    return {key: cell(each) for key, each in said.items()}


def _given(view: View, live: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """List which events an article takes as given: (article, event) pairs that its author states without a hedge."""
    return frozenset(
        (claim.article, node)
        for claim in live
        if claim.voice == "Authorial" and not claim.is_hedged and is_firm(claim)
        for node in claim.content
        if node in view.events
    )


def _plain(claim: Claim, content: Content, view: View, given: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a hedge weighs on what else the claim says of an event, and not on whether the event happened."""
    return (
        claim.is_hedged
        and (claim.article, content.iri) in given
        and any((one := view.statements.get(node)) and one.subject == content.iri for node in claim.content)
    )


def _value(content: Content, view: View, names: Names) -> tuple[str, str]:
    """Give the answer in words, and what makes two answers one."""
    if isinstance(content, Event):
        return "yes", ""
    if isinstance(content, Count):
        words, whole = figure(content), view.counts.get(content.included_in)
        if whole:
            group = f" {view.label(whole.group)}" if whole.group else ""
            words += f" (of {figure(whole)}{group})"
        return words, f"{content.low}/{content.value}/{content.high}"
    return names.cell(content.object), content.object


def _apart(columns: list[str]) -> list[str]:
    """Keep a speaker called "about" or "question" apart from the columns of that name."""
    return [f"{one} [speaker]" if one in {"about", "question"} else one for one in columns]


def _scope(choice: Choice, names: Names, view: View) -> tuple[str, ...]:
    events = sorted(chosen_events(view, choice.event)) if choice.event else []
    return (
        f"Only rows about: {', '.join(names.row(event) for event in events)}." if events else "",
        "Only rows in which at least two speakers say different things." if choice.differing else "",
    )


def _columns_told(asked: list[str], cut: int) -> str:
    only = f"Only columns of: {', '.join(asked)}." if asked else ""
    more = f"Columns: those with most claims; {number(cut, 'more speaker')} {'has' if cut == 1 else 'have'} none."
    return " ".join(word for word in (only, more if cut else "") if word)


def _legend(used: list[Cell], columns: list[str]) -> tuple[str, ...]:
    lines = legend(used)
    via = "(via …) in a column's name: all that this speaker says is relayed by …"
    return (*lines, via if any("(via " in column for column in columns) else "")


def _left_out(view: View) -> tuple[str, ...]:
    """Say which claims stand in no cell, and which columns print one text."""
    claims = view.claims.values()
    dead = sum(not claim.is_live for claim in claims)
    bare = sum(claim.is_live and not claim.content and not claim.reports for claim in claims)
    relays = sum(claim.is_live and not claim.content and bool(claim.reports) for claim in claims)
    copies = [one for one in view.articles.values() if one.copy_of and one.is_newest]
    return (
        f"In no cell: {number(dead, 'claim')} withdrawn, merely suggested, or in an older version." if dead else "",
        f"In no cell: {number(bare, 'claim')} whose content the annotation does not take apart." if bare else "",
        f"In no cell of its own: {number(relays, 'claim')} that only {'relays' if relays == 1 else 'relay'} another."
        if relays
        else "",
        *(f"“{one.headline}” copies “{view.label(one.copy_of)}”: {_counted(one.iri, view)}." for one in copies),
    )


def _counted(copy: str, view: View) -> str:
    """Say how what a copy says counts; whom it describes without a name has a column in each printing."""
    people = (
        who
        for claim in view.claims.values()
        if claim.article == copy and claim.is_live
        for who in claim.claimants
        if "CopyCluster" in view.merged_by.get(who, ())
    )
    return "two columns for whoever has no name, but one party" if any(people) else "what both say counts once"
