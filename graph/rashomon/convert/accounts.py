"""Accounts: events, states and counts become nodes, and what claims can be about.

An account is not a node: it yields its event's node and statements. Several accounts share the event.
"""

from dataclasses import dataclass, field

from rashomon.article import Count, Event, Span, State
from rashomon.convert.drafting import EVIDENCE, TYPE, Draft
from rashomon.convert.records import Account, CountNode, StatementNode
from rashomon.convert.times import bounds, is_relative
from rashomon.problems import Problem, Severity
from rashomon.terms import EVENT_TYPE, RDF, RSM, SCHEMA, SEM, integer, iri, literal

_REPORTED, _EVENT_TYPE = iri(RSM + "ReportedEvent"), iri(SEM + "eventType")
_KEY, _SUB_EVENT, _TIME_EVIDENCE = iri(RSM + "key"), iri(SEM + "hasSubEvent"), iri(RSM + "timeEvidence")
_STATEMENT = iri(RDF + "Statement")
_SUBJECT, _PREDICATE, _OBJECT = iri(RDF + "subject"), iri(RDF + "predicate"), iri(RDF + "object")
_COUNT, _QUANTITY = iri(RSM + "Count"), iri(SCHEMA + "QuantitativeValue")
_COUNT_OF, _MEASURE, _OF_GROUP = iri(RSM + "countOf"), iri(RSM + "measure"), iri(RSM + "ofGroup")
_INCLUDED = iri(RSM + "includedIn")
_LOW, _VALUE, _HIGH = iri(SCHEMA + "minValue"), iri(SCHEMA + "value"), iri(SCHEMA + "maxValue")


@dataclass
class Said:
    """What one account yields: its node, its statements by role, the accounts nested in it, the events it names."""

    node: str
    statements: dict[str, list[str]] = field(default_factory=dict)
    nested: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)


class Accounts:
    """All accounts of one article.

    Args:
        draft: takes the lines; its mentions are described already.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.events = {event.id: event for event in draft.article.events}
        self.event_types: dict[str, str] = {}
        self.statements: dict[str, StatementNode] = {}
        self.counts: dict[str, CountNode] = {}
        self.where_when: list[Account] = []
        self.index: dict[str, int] = {}
        self.said: dict[str, Said] = {}
        self._counts_by_id = {count.id: count for count in draft.article.counts}
        self._unwritten: set[str] = set()
        self.proved: set[str] = set()

    def describe(self) -> None:
        """Write all events, states and counts of the article."""
        for event in self.draft.article.events:
            self._event(event)
        for state in self.draft.article.states:
            self._state(state)
        for count in self.draft.article.counts:
            self._count(count)

    def event_iri(self, ref: str) -> str:
        """Give the IRI of an event by the id of an account, or by its key in the registry."""
        event = self.events.get(ref)
        if event is None:
            node = self._that_stays(self.draft.names.keyed_event(ref))
            self._described_elsewhere(ref, node)
            return node
        return self._that_stays(self.draft.names.event(self.draft.iri, event))

    def _that_stays(self, node: str) -> str:
        """Give the IRI that stays of events which somebody decided are the same."""
        joined = self.draft.settings.joined.get(node)
        return joined.iri if joined else node

    def _described_elsewhere(self, key: str, node: str) -> None:
        if node not in self.event_types:
            self._event_node(node, self.draft.registry.events[key].type, key)

    def _event_node(self, node: str, kind: str, key: str) -> None:
        draft = self.draft
        if joined := draft.settings.joined.get(node):
            kind, key = joined.type, joined.key
        described = draft.registry.events.get(key) if key else None
        if described is not None and described.type:
            kind = described.type
        first = node not in self.event_types
        self.event_types.setdefault(node, kind)
        if first or self.event_types[node] != kind:
            term = draft.vocabulary.event_types.get(kind)
            draft.add_content(iri(node), TYPE, _REPORTED)
            draft.add_content(iri(node), _EVENT_TYPE, iri(term.iri if term else EVENT_TYPE + kind))
            if key:
                draft.add_content(iri(node), _KEY, literal(key))
        if first and described is not None and (described.where or described.date):
            places = tuple(draft.registry.iri(place, draft.settings.base) for place in described.where)
            found = bounds(described.date) if described.date else None
            self.where_when.append(Account(node, places, described.date if found else "", *(found or ("", ""))))

    def _event(self, event: Event) -> None:
        draft, node = self.draft, self.event_iri(event.id)
        draft.trace.setdefault(node, event.id)
        described = draft.registry.events.get(event.key) if event.key else None
        if described is not None and described.type and described.type != event.type:
            draft.report(
                Problem(
                    "event-type-differs",
                    f"{event.id} calls {event.key} “{event.type}”; the registry says “{described.type}”, which is kept",
                    draft.origin.place(draft.article.id, event.id, event.trigger),
                    severity=Severity.WARNING,
                    advice="Agree on one type, or give the event another key.",
                )
            )
        self._event_node(node, event.type, event.key)
        if event.trigger is not None:
            self._prove(node, event.trigger)
        said = Said(node, events=[node])
        for role, targets in event.roles.items():
            predicate = draft.vocabulary.roles[role].iri
            for target in targets:
                if target in self.events or (target not in draft.mentions and target in draft.registry.events):
                    obj = self.event_iri(target)
                    said.events.append(obj)
                    if target in self.events:
                        said.nested.append(target)
                else:
                    obj = draft.actor_or_place(target)
                said.statements.setdefault(role, []).append(self._statement(node, predicate, obj, event.id))
        self.said[event.id] = said
        if event.part_of:
            draft.add_content(iri(self.event_iri(event.part_of)), _SUB_EVENT, iri(node))
        places = tuple(draft.actor_or_place(place) for place in event.places)
        self._where_and_when(event.id, node, places, event.time, event.date)

    def _state(self, state: State) -> None:
        draft = self.draft
        predicate = draft.vocabulary.roles[state.predicate].iri
        subject, obj = self._thing(state.subject), self._thing(state.object)
        node = self._statement(subject, predicate, obj, state.id)
        if state.trigger is not None:
            self._prove(node, state.trigger)
        self.said[state.id] = Said(node, events=[thing for thing in (subject, obj) if thing in self.event_types])
        self._where_and_when(state.id, node, (), state.time, state.date)

    def _prove(self, node: str, span: Span) -> None:
        self.proved.add(node)
        self.draft.add(iri(node), EVIDENCE, self.draft.span(span))

    def prove_by(self, claim_evidence: Span, item: str) -> None:
        """Let a claim's own words prove the events and counts of an account that has no words of its own.

        Args:
            claim_evidence: the claim's words.
            item: id of an account that the claim points at.
        """
        said = self.said[item if item in self.said else item.rpartition(".")[0]]
        for node in (said.node, *said.events):
            if node not in self.proved and (node in self.event_types or node in self.counts):
                self.draft.add(iri(node), EVIDENCE, self.draft.span(claim_evidence))

    def _thing(self, ref: str) -> str:
        draft = self.draft
        if ref in self.events or (ref not in draft.mentions and draft.registry.entity(ref) is None):
            return self.event_iri(ref)
        return draft.actor_or_place(ref)

    def _statement(self, subject: str, predicate: str, obj: str, annotation: str) -> str:
        node = self.draft.names.statement(subject, predicate, obj)
        if node not in self.statements:
            self.statements[node] = StatementNode(node, subject, predicate, obj)
            self.draft.trace.setdefault(node, annotation)
            term = iri(node)
            self.draft.add_content(term, TYPE, _STATEMENT)
            self.draft.add_content(term, _SUBJECT, iri(subject))
            self.draft.add_content(term, _PREDICATE, iri(predicate))
            self.draft.add_content(term, _OBJECT, iri(obj))
        return node

    def count_iri(self, count: Count) -> str:
        """Give a count's IRI; it holds that of the count which includes it."""
        return self.draft.names.count(
            of=self.event_iri(count.of),
            measure=self.draft.vocabulary.values("measure")[count.measure].iri,
            group=self.draft.actor_or_place(count.group) if count.group else "",
            figures=(count.low, count.value, count.high),
            within=self.count_iri(self._counts_by_id[count.within]) if count.within else "",
        )

    def _count(self, count: Count) -> None:
        draft, node, of = self.draft, self.count_iri(count), self.event_iri(count.of)
        self.said[count.id] = Said(node, events=[of])
        if count.span is not None:
            self._prove(node, count.span)
        if node in self.counts:
            return
        measure = draft.vocabulary.values("measure")[count.measure].iri
        group = draft.actor_or_place(count.group) if count.group else ""
        within = self.count_iri(self._counts_by_id[count.within]) if count.within else ""
        self.counts[node] = CountNode(node, of, measure, group, count.low, count.value, count.high, within)
        draft.trace.setdefault(node, count.id)
        term = iri(node)
        draft.add_content(term, TYPE, _COUNT)
        draft.add_content(term, TYPE, _QUANTITY)
        draft.add_content(term, _COUNT_OF, iri(of))
        draft.add_content(term, _MEASURE, iri(measure))
        if group:
            draft.add_content(term, _OF_GROUP, iri(group))
        if within:
            draft.add_content(term, _INCLUDED, iri(within))
        for predicate, figure in ((_LOW, count.low), (_VALUE, count.value), (_HIGH, count.high)):
            if figure is not None:
                draft.add_content(term, predicate, integer(figure))

    def _where_and_when(self, item: str, node: str, places: tuple[str, ...], time: str, date: str) -> None:
        """Keep what this account says of place and time; the whole corpus decides whether accounts differ."""
        draft, words = self.draft, ""
        mention = draft.mentions.get(time)
        if mention is not None:
            words = " ".join(draft.words(mention.span).split())
            date = self._usable(mention.id, words, mention.date, mention.span) or date
            draft.add(iri(node), _TIME_EVIDENCE, draft.span(mention.span))
        found = bounds(date) if date else None
        self.index[item] = len(self.where_when)
        self.where_when.append(Account(node, places, date if found else "", *(found or ("", "")), words))

    def _usable(self, item: str, words: str, date: str, span: Span) -> str:
        """Give a time's EDTF value, unless it is relative and there is no day to count from; then say so once."""
        article = self.draft.article
        if not date or article.published or article.reference_date or not is_relative(words):
            return date
        if item not in self._unwritten:
            self._unwritten.add(item)
            self.draft.report(
                Problem(
                    "relative-date",
                    f"“{words}” is relative, and the article has no date to count from; {date} is left out",
                    self.draft.origin.place(article.id, item, span),
                    severity=Severity.WARNING,
                    advice="Give the article `published`, or a reference date and who supplied it.",
                )
            )
        return ""

    def contents(self, item: str) -> tuple[list[str], list[int]]:
        """Give what a claim about one account says: nodes, and the accounts it rests on (indices).

        Args:
            item: id of an event, state or count; `e1.agent` means the statements of one role of e1 alone.
        """
        role = ""
        if item not in self.said:
            item, _, role = item.rpartition(".")
        said = self.said[item]
        if role:
            return list(said.statements[role]), []
        nodes = [said.node, *(one for found in said.statements.values() for one in found)]
        rests_on = [self.index[item]] if item in self.index else []
        seen, todo = {item}, list(said.nested)
        while todo:
            inner = todo.pop(0)
            if inner in seen:
                continue
            seen.add(inner)
            nested = self.said[inner]
            nodes += [one for found in nested.statements.values() for one in found]
            rests_on.append(self.index[inner])
            todo += nested.nested
        return nodes, rests_on
