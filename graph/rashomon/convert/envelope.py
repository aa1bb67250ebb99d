"""Where and when: the outer bounds over all accounts of an event, and a statement for each value where they differ."""

from collections.abc import Mapping, Sequence

from rashomon.convert.drafting import TYPE
from rashomon.convert.names import Names
from rashomon.convert.records import Account, ArticleRecord, StatementNode
from rashomon.terms import RDF, RSM, SEM, day, iri, line, literal

_PLACE, _EDTF, _WORDS = iri(SEM + "hasPlace"), iri(RSM + "edtf"), iri(RSM + "timeAsWritten")
_FIRST, _LAST = iri(SEM + "hasEarliestBeginTimeStamp"), iri(SEM + "hasLatestEndTimeStamp")
_STATEMENT, _CONTENT = iri(RDF + "Statement"), iri(RSM + "content")
_SUBJECT, _PREDICATE, _OBJECT = iri(RDF + "subject"), iri(RDF + "predicate"), iri(RDF + "object")


class Envelopes:
    """What all accounts together say of place and time.

    Args:
        records: all articles.
        replaced: older versions; they count only where nothing newer speaks of the node.
        names: mints IRIs.
        minimal: leave out times as written.

    Attributes:
        lines: N-Quads lines.
        statements: the happenedAt and happenedOn statements, only of events on which accounts differ.
        literal_objects: IRIs of those whose object is a literal.
        said: (claim, statement) pairs.
    """

    def __init__(
        self, records: Sequence[ArticleRecord], replaced: Mapping[str, str], names: Names, *, minimal: bool
    ) -> None:
        self._names, self._minimal = names, minimal
        self._content, self._derived = names.graph("content"), names.graph("derived")
        self.lines: list[bytes] = []
        self.statements: list[StatementNode] = []
        self.literal_objects: set[str] = set()
        self.said: list[tuple[str, str]] = []
        newest: dict[str, list[Account]] = {}
        older: dict[str, list[Account]] = {}
        for record in records:
            into = older if record.iri in replaced else newest
            for account in record.accounts:
                into.setdefault(account.node, []).append(account)
        accounts = {node: newest.get(node) or older[node] for node in sorted({*newest, *older})}
        for node, found in accounts.items():
            self._describe(node, found)
        events = {event for record in records for event in record.events}
        places = {node for node, found in accounts.items() if len({one.places for one in found if one.places}) > 1}
        dates = {node for node, found in accounts.items() if len({one.edtf for one in found if one.edtf}) > 1}
        for record in records:
            if record.iri not in replaced:
                self._differ(record, places & events, dates & events)

    def _describe(self, node: str, accounts: list[Account]) -> None:
        term = iri(node)
        rows = [(_PLACE, iri(place)) for one in accounts for place in one.places]
        dated = [one for one in accounts if one.edtf]
        rows += [(_EDTF, literal(one.edtf)) for one in dated]
        if dated and all(one.begin for one in dated):
            rows.append((_FIRST, day(min(one.begin for one in dated))))
        if dated and all(one.end for one in dated):
            rows.append((_LAST, day(max(one.end for one in dated))))
        if not self._minimal:
            rows += [(_WORDS, literal(one.words)) for one in accounts if one.words]
        self.lines += [line(term, predicate, obj, self._content) for predicate, obj in dict.fromkeys(rows)]

    def _differ(self, record: ArticleRecord, places: set[str], dates: set[str]) -> None:
        for claim in record.claims:
            for index in claim.accounts:
                account = record.accounts[index]
                if account.node in places:
                    for place in account.places:
                        self._say(claim.iri, account.node, "happenedAt", place, iri(place))
                if account.node in dates and account.edtf:
                    node = self._say(claim.iri, account.node, "happenedOn", account.edtf, literal(account.edtf))
                    self._bound(node, account)

    def _bound(self, node: str, account: Account) -> None:
        """Give a date's statement its bounds too, so that two dates that overlap can be told from two that do not."""
        for predicate, bound in ((_FIRST, account.begin), (_LAST, account.end)):
            if bound:
                self.lines.append(line(iri(node), predicate, day(bound), self._content))

    def _say(self, claim: str, event: str, role: str, value: str, obj: bytes) -> str:
        node = self._names.statement(event, RSM + role, value)
        self.statements.append(StatementNode(node, event, RSM + role, value))
        if role == "happenedOn":
            self.literal_objects.add(node)
        self.said.append((claim, node))
        term = iri(node)
        rows = ((TYPE, _STATEMENT), (_SUBJECT, iri(event)), (_PREDICATE, iri(RSM + role)), (_OBJECT, obj))
        self.lines += [line(term, predicate, value_, self._content) for predicate, value_ in rows]
        self.lines.append(line(iri(claim), _CONTENT, iri(node), self._derived))
        return node
