"""Applies what people decided is the same: leads each line of `matches.csv` to events and names, and joins them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from rashomon.article import Article
from rashomon.convert import Joined
from rashomon.convert.claims import UNNAMED_CODER
from rashomon.convert.names import Names
from rashomon.decisions import Decision, Link, Match, Settled, settle
from rashomon.pipeline.told import Told
from rashomon.problems import Problem, Report, Severity
from rashomon.registry import Registry
from rashomon.terms import DCTERMS, PROV, RDF, RDFS, SEM, day, digest, iri, line, literal
from rashomon.vocabulary import Vocabulary


class Joining(msgspec.Struct, frozen=True):
    """What the decisions come to.

    Args:
        events: IRI of an event -> what it is now; those that stay stand here too.
        entities: name of an article -> id of a mention -> slug.
        parts: the lines that say that an event is part of another, with the IRIs of both.
        made: the lines that joined something, with the IRIs or slugs of both.
        base: base IRI.
    """

    events: dict[str, Joined] = {}
    entities: dict[str, dict[str, str]] = {}
    parts: tuple[Link, ...] = ()
    made: tuple[Link, ...] = ()
    base: str = ""

    def article(self, article: Article) -> Article:
        """Give an article whose names lead where somebody decided that they lead."""
        if not self.entities:
            return article
        found = self.entities.get(Names(self.base).article_name(article, article.text))
        if not found:
            return article
        mentions = (
            msgspec.structs.replace(mention, entity=found[mention.id]) if mention.id in found else mention
            for mention in article.mentions
        )
        return msgspec.structs.replace(article, mentions=tuple(mentions))

    def lines(self, events: Collection[str]) -> list[bytes]:
        """Give the lines of what is part of what, and of who decided so.

        Args:
            events: IRIs of the events in the graph; what is said of others is left out.
        """
        names = Names(self.base)
        found: list[bytes] = []
        for link in self.parts:
            part, whole = self._now(link.a), self._now(link.b)
            if part in events and whole in events:
                found.append(line(iri(whole), iri(SEM + "hasSubEvent"), iri(part), names.graph("content")))
                found += _judgement(link, (part, whole), names)
        for link in self.made:
            now = (self._now(link.a),) if link.match.kind == "event" else ()
            if not now or now[0] in events:
                found += _judgement(link, now, names)
        return found

    def _now(self, event: str) -> str:
        joined = self.events.get(event)
        return joined.iri if joined else event


def join(
    matches: Sequence[Match],
    articles: Iterable[Article],
    registry: Registry,
    vocabulary: Vocabulary,
    base: str,
    report: Report,
) -> Joining:
    """Work out what decisions join.

    Args:
        matches: in the order of their files.
        articles: all articles.
        registry: known entities and events.
        vocabulary: knows which event type is broader.
        base: base IRI.
        report: takes decisions about what is not there, and contradictions.
    """
    told = Told(matches, articles, registry, base)
    links: dict[str, list[Link]] = {"event": [], "actor": [], "place": []}
    for match in matches:
        if match.decision in {Decision.OPEN, Decision.UNSURE}:
            continue
        ends = told.find(match.kind, match.a), told.find(match.kind, match.b)
        wrong = [end for end in ends if not end.thing]
        if wrong:
            for end in wrong:
                _unknown(match, end.wrong, report)
        else:
            links[match.kind].append(Link(ends[0].thing, ends[1].thing, match))
    events = settle(links["event"], report, parts=told.parts(), unfit=told.unfit_events)
    names = [settle(links[kind], report, unfit=told.unfit_names) for kind in ("actor", "place")]
    return Joining(
        events=_joined(events, told, registry, vocabulary),
        entities=_entities(names, told, report),
        parts=events.parts,
        made=(*events.same, *(link for settled in names for link in _leading(settled, told))),
        base=base,
    )


def _joined(settled: Settled, told: Told, registry: Registry, vocabulary: Vocabulary) -> dict[str, Joined]:
    found: dict[str, Joined] = {}
    for group in settled.groups:
        about = {event: told.events[event] for event in group}
        # One that the names list describes stays before other keys, and a key before what has none.
        stays = min(group, key=lambda event: (about[event].key not in registry.events, not about[event].key, event))
        kinds = dict.fromkeys(kind for event in (stays, *group) for kind in sorted(about[event].types))
        key = about[stays].key
        described = registry.events[key].type if key in registry.events else ""
        joined = Joined(stays, described or _narrowest(tuple(kinds), vocabulary), key)
        found |= dict.fromkeys(group, joined)
    return found


def _narrowest(kinds: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """Give the type that is a kind of all the others; where there is none, that of the event that stays."""
    for kind in kinds:
        if {*kinds} <= {kind, *vocabulary.broader_of(kind)}:
            return kind
    return kinds[0]


def _entities(settled: Iterable[Settled], told: Told, report: Report) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for each in settled:
        for group in each.groups:
            known = [thing for thing in group if thing not in told.names]
            if not known:
                _no_entry(next(link for link in each.same if link.a in group), report)
                continue
            for thing in group:
                if thing in told.names:
                    name = told.names[thing]
                    found.setdefault(name.article, {}).update(dict.fromkeys(name.mentions, known[0]))
    return found


def _leading(settled: Settled, told: Told) -> list[Link]:
    """Give the decisions about names that led them to an entity."""
    led = {thing for group in settled.groups if any(one not in told.names for one in group) for thing in group}
    return [link for link in settled.same if link.a in led]


def _no_entry(link: Link, report: Report) -> None:
    report(
        Problem(
            "names-without-entry",
            "these two names are said to be the same, but none of them stands in the names list, so each stays in its "
            "article",
            link.match.place,
            severity=Severity.WARNING,
            advice="Add one of them to registry.toml (`rashomon registry draft` writes the entry), and decide on the "
            "pair of name and entry.",
            held_back="decision",
        )
    )


def _unknown(match: Match, wrong: str, report: Report) -> None:
    # A decision that two things differ does no harm where one of them is not here.
    severity = Severity.INFO if match.decision is Decision.NOT_SAME else Severity.WARNING
    advice = "Build the articles together, or correct or delete the line."
    report(Problem("match-unknown", wrong, match.place, severity=severity, advice=advice, held_back="decision"))


class _Said(NamedTuple):
    predicate: str
    obj: bytes


def _judgement(link: Link, now: tuple[str, ...], names: Names) -> Iterator[bytes]:
    """Say who decided what, and why."""
    match, graph = link.match, names.graph("judgements")
    node = iri(f"{names.base}match/{digest('match', match.kind, link.a, link.b, match.decision)[:32]}")
    coder = iri(names.coder(match.by or UNNAMED_CODER))
    said = [
        _Said(RDF + "type", iri(PROV + "Activity")),
        _Said(RDFS + "label", literal(f"{match.kind}: {match.a} {_WORDS[match.decision]} {match.b}")),
        _Said(PROV + "wasAssociatedWith", coder),
        *(_Said(PROV + "generated", iri(event)) for event in now),
    ]
    if match.why:
        said.append(_Said(RDFS + "comment", literal(match.why)))
    if match.on:
        said.append(_Said(DCTERMS + "date", day(match.on)))
    for predicate, obj in said:
        yield line(node, iri(predicate), obj, graph)
    coders = names.graph("codings")
    yield line(coder, iri(RDF + "type"), iri(PROV + "Agent"), coders)
    yield line(coder, iri(RDF + "type"), iri(PROV + "Person"), coders)
    yield line(coder, iri(RDFS + "label"), literal(match.by or UNNAMED_CODER), coders)


_WORDS: Mapping[Decision, str] = {Decision.SAME: "is the same as", Decision.PART_OF: "is part of"}
