"""The article that is being converted: its lines so far, and who its references mean."""

from rashomon.article import Article, Mention, Origin, Span
from rashomon.convert.names import Names, span_suffix
from rashomon.convert.records import Settings
from rashomon.problems import Problem, Report, Severity
from rashomon.registry import Registry, fold
from rashomon.terms import (
    ACTOR_TYPE,
    NIF,
    RDF,
    RSM,
    SCHEMA,
    SKOS,
    VALUE,
    iri,
    line,
    literal,
    offset,
    tagged,
)
from rashomon.vocabulary import Vocabulary

TYPE = iri(RDF + "type")
EVIDENCE = iri(RSM + "evidence")
PREF_LABEL = iri(SKOS + "prefLabel")
_ACTOR, _UNNAMED = iri(RSM + "Actor"), iri(RSM + "UnnamedActor")
_PLACE = iri(SCHEMA + "Place")
_SPAN = iri(NIF + "OffsetBasedString")
_CONTEXT, _BEGIN, _END = iri(NIF + "referenceContext"), iri(NIF + "beginIndex"), iri(NIF + "endIndex")
_ANCHOR, _FRAMING, _FRAGMENT = iri(NIF + "anchorOf"), iri(RSM + "framing"), iri(RSM + "fragment")
_DESCRIBED_IN, _ACTOR_TYPE = iri(RSM + "describedIn"), iri(RSM + "actorType")
CONTESTED_LABEL = "unnamed group, described in contested words"


class Draft:
    """Lines of one article, and the IRIs of what it mentions.

    Args:
        article: checked; every reference leads somewhere.
        origin: names file and line in problems.
        registry: known entities and events.
        vocabulary: the ontology's names.
        settings: base and profile.
        report: takes problems.
    """

    def __init__(
        self,
        article: Article,
        origin: Origin,
        registry: Registry,
        vocabulary: Vocabulary,
        settings: Settings,
        report: Report,
    ) -> None:
        self.article, self.origin, self.registry = article, origin, registry
        self.vocabulary, self.settings, self.report = vocabulary, settings, report
        self.names = Names(settings.base)
        self.name = self.names.article_name(article, article.text)
        self.iri = self.names.article(self.name)
        self.language = article.language or "und"
        self.lines: list[bytes] = []
        self.trace: dict[str, str] = {}
        self.unnamed: dict[str, str] = {}
        self.in_article = self.names.graph(f"article/{self.name}")
        self.in_content = self.names.graph("content")
        self._spans: dict[str, bytes] = {}
        self._framing: dict[tuple[tuple[int, int], ...], str] = {}
        self.mentions = {mention.id: mention for mention in article.mentions}
        self._nodes: dict[str, str] = {}
        self._slugs: dict[str, str] = {}
        for mention in article.mentions:
            if mention.span.framing:
                self._framing[mention.span.pieces] = mention.span.framing

    def add(self, subject: bytes, predicate: bytes, obj: bytes) -> None:
        """Add a line to the article's graph."""
        self.lines.append(line(subject, predicate, obj, self.in_article))

    def add_content(self, subject: bytes, predicate: bytes, obj: bytes) -> None:
        """Add a line to the graph of what claims are about, which articles share."""
        self.lines.append(line(subject, predicate, obj, self.in_content))

    def words(self, span: Span) -> str:
        """Give a span's words from the text; fragments joined by one blank."""
        return span.words_in(self.article.text)

    def span(self, span: Span) -> bytes:
        """Give a span's IRI, describing it the first time (profile full)."""
        suffix = span_suffix(span)
        known = self._spans.get(suffix)
        if known is not None:
            return known
        node = iri(f"{self.iri}#offset_{suffix}")
        self._spans[suffix] = node
        if self.settings.profile == "minimal":
            return node
        self.add(node, TYPE, _SPAN)
        self.add(node, _CONTEXT, iri(f"{self.iri}/text"))
        self.add(node, _BEGIN, offset(span.begin))
        self.add(node, _END, offset(span.end))
        self.add(node, _ANCHOR, literal(self.words(span)))
        if framing := span.framing or self._framing.get(span.pieces, ""):
            self.add(node, _FRAMING, iri(VALUE + framing))
        for begin, end in span.fragments:
            self.add(node, _FRAGMENT, self.span(Span(begin, end)))
        return node

    def actor_or_place(self, ref: str) -> str:
        """Give the IRI of a mention's entity or of its unnamed actor or place, or of an entity of the registry."""
        mention = self.mentions.get(ref)
        if mention is None:
            return self.registry.iri(ref, self.settings.base)
        return self._nodes[mention.id]

    def short_name(self, ref: str) -> str:
        """Give what stands for a speaker in a claim's IRI: the slug, or `actor-<begin>-<end>`."""
        return self._slugs[ref] if ref in self.mentions else self._slug_of(ref)

    def _slug_of(self, ref: str) -> str:
        entity = self.registry.entity(ref)
        return entity.slug if entity else ref

    def describe_mentions(self) -> None:
        """Write every mention: the entity's evidence, or the unnamed actor or place that lives in this article."""
        leaders = self._leaders()
        for mention in self.article.mentions:
            leader = leaders[mention.id]
            if mention.kind == "words":
                if mention.span.framing:
                    self.span(mention.span)
                continue
            if mention.kind == "time":
                self._nodes[mention.id] = ""
                continue
            if leader.entity:
                node = self.registry.iri(leader.entity, self.settings.base)
                self._slugs[mention.id] = self._slug_of(leader.entity)
            else:
                node = self._local(leader)
                self._slugs[mention.id] = node.rpartition("/")[2]
            self._nodes[mention.id] = node
            self.trace.setdefault(node, leader.id)
            self.add(iri(node), EVIDENCE, self.span(mention.span))

    def _leaders(self) -> dict[str, Mention]:
        """Find for each mention the one that speaks for all mentions of the same thing in this article."""
        group: dict[str, str] = {mention.id: mention.id for mention in self.article.mentions}

        def root(item: str) -> str:
            while group[item] != item:
                item = group[item]
            return item

        entity: dict[str, str] = {mention.id: mention.entity for mention in self.article.mentions}

        def join(one: str, other: str) -> bool:
            """Make two groups one; two entities of the registry are never made one."""
            low, high = root(one), root(other)
            if low == high:
                return True
            if entity[low] and entity[high] and self._slug_of(entity[low]) != self._slug_of(entity[high]):
                return False
            group[high] = low
            entity[low] = entity[low] or entity[high]
            return True

        by_name: dict[tuple[str, str], str] = {}
        for mention in sorted(self.article.mentions, key=lambda one: (one.span.begin, one.span.end, one.id)):
            if mention.same_as in group:
                if not join(mention.same_as, mention.id):
                    self._two_things(mention)
            # A name that nobody resolved means one thing within its article; a description may mean several.
            elif not mention.entity and not mention.unnamed and mention.kind in {"actor", "place"}:
                join(by_name.setdefault((mention.kind, fold(self.words(mention.span))), mention.id), mention.id)
        members: dict[str, list[Mention]] = {}
        for mention in self.article.mentions:
            members.setdefault(root(mention.id), []).append(mention)
        best = {
            key: min(found, key=lambda one: (not one.entity, one.span.begin, one.span.end, one.id))
            for key, found in members.items()
        }
        return {mention.id: best[root(mention.id)] for mention in self.article.mentions}

    def _two_things(self, mention: Mention) -> None:
        self.report(
            Problem(
                "coreference-conflict",
                f"{mention.id} is said to be the same as {mention.same_as}, but they are two entities",
                self.origin.place(self.article.id, mention.id, mention.span),
                severity=Severity.WARNING,
                advice="Correct same_as, or the entity of one of the two; each keeps its own until then.",
            )
        )

    def _local(self, mention: Mention) -> str:
        """Give the IRI of an actor or place that lives in this article only, describing it the first time."""
        node = f"{self.iri}/{mention.kind}-{mention.span.begin}-{mention.span.end}"
        # Two things that are read from the very same words stay two.
        types = sorted(
            {one.type for one in self.mentions.values() if (one.span, one.kind) == (mention.span, mention.kind)}
        )
        if mention.type and types.index(mention.type):
            node += f"-{types.index(mention.type) + 1}"
        if node in self.trace:
            return node
        self.trace[node] = mention.id
        term = iri(node)
        quote = " ".join(self.words(mention.span).split())
        label, language = (CONTESTED_LABEL, "en") if mention.span.framing else (quote, self.language)
        if mention.kind == "place":
            self.add(term, TYPE, _PLACE)
        else:
            self.add(term, TYPE, _ACTOR)
            self.add(term, TYPE, _UNNAMED)
            self.add(term, _ACTOR_TYPE, iri(self.actor_type(mention.type or "other")))
            self.unnamed[node] = fold(quote)
        self.add(term, _DESCRIBED_IN, iri(self.iri))
        self.add(term, PREF_LABEL, tagged(label, language))
        if not mention.unnamed:
            self._unresolved(mention, quote)
        return node

    def _unresolved(self, mention: Mention, quote: str) -> None:
        """Say that a name stays in its article, and what would lead it to the names list."""
        known = self.registry.candidates(quote, mention.kind)
        message = f"“{quote}” is not in the names list; it stays in this article"
        advice = "`rashomon registry draft` lists all such names with examples."
        if len(known) == 1:
            message = f"“{quote}” is in the names list as {known[0]}, but nothing links this mention to it"
            advice = f"Give it the entity {known[0]}; in a mapping, `lookup = true` looks a label's names up."
        elif known:
            message = f"“{quote}” may be {' or '.join(known)}; it stays in this article"
            advice = "Say which one is meant."
        place = self.origin.place(self.article.id, mention.id, mention.span)
        self.report(Problem("name-unresolved", message, place, severity=Severity.INFO, advice=advice))

    def actor_type(self, name: str) -> str:
        """Give an actor type's IRI."""
        term = self.vocabulary.actor_types.get(name)
        return term.iri if term else ACTOR_TYPE + name

    def author(self) -> str:
        """Give the IRI of the article's author, describing it the first time."""
        by_line = " ".join(self.article.author.split())
        node = self._speaker("author", "author", by_line or "author of the article", self.language if by_line else "en")
        self.unnamed.setdefault(node, fold(by_line) or "author")
        return node

    def unspecified(self) -> str:
        """Give the IRI of the source that nobody names ("reportedly"), describing it the first time."""
        return self._speaker("unspecified-source", "unspecified", "unspecified source", "en")

    def _speaker(self, name: str, kind: str, label: str, language: str) -> str:
        node = f"{self.iri}/{name}"
        if node not in self.trace:
            self.trace[node] = ""
            term = iri(node)
            self.add(term, TYPE, _ACTOR)
            self.add(term, TYPE, _UNNAMED)
            self.add(term, _DESCRIBED_IN, iri(self.iri))
            self.add(term, _ACTOR_TYPE, iri(self.actor_type(kind)))
            self.add(term, PREF_LABEL, tagged(label, language))
        return node
