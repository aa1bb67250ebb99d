"""The rules a second time: slow, obvious, and written from the model alone.

It works on the articles as annotated and on the registry, one loop after the other, and remembers nothing. It
shares with the package only how IRIs are spelled (`rashomon.terms`), so that the answers can be compared.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from rashomon.article import Article, Claim, Count, Event, Mention, State
from rashomon.registry import Registry
from rashomon.terms import DEFAULT_BASE, RSM, VALUE, digest, segment

BASE = DEFAULT_BASE
NOT_YET = ("predicts", "demands", "threatens", "promises")


class Triple(NamedTuple):
    """A statement."""

    subject: str
    predicate: str
    object: str

    def iri(self) -> str:
        return f"{BASE}statement/{digest('statement', *self)[:32]}"


class Figures(NamedTuple):
    """A count, by what it says."""

    of: str
    measure: str
    group: str
    low: int | None
    value: int | None
    high: int | None
    within: str

    def iri(self) -> str:
        return f"{BASE}count/{digest('count', *('' if part is None else str(part) for part in self))[:32]}"

    def range(self) -> tuple[float, float]:
        """A bound that is not given is the figure; where there is none either, the range is open."""
        low = self.low if self.low is not None else self.value
        high = self.high if self.high is not None else self.value
        return float("-inf") if low is None else low, float("inf") if high is None else high


class Page:
    """One article, and what its annotations stand for."""

    def __init__(self, article: Article, registry: Registry) -> None:
        self.article, self.registry = article, registry
        name = digest(article.publisher, article.url, article.text)[:16]
        self.iri = f"{BASE}article/{segment(article.id)}-{name}"
        self.items: dict[str, Mention | Event | State | Count] = {
            item.id: item
            for group in (article.mentions, article.events, article.states, article.counts)
            for item in group
        }
        self.claims = {claim.id: claim for claim in article.claims}
        self.day = article.published or article.reference_date

    def event(self, account: Event) -> str:
        if account.key:
            return f"{BASE}event/{segment(account.key)}"
        assert account.trigger
        return f"{self.iri}/event-{account.trigger.begin}-{account.trigger.end}-{account.type}"

    def mentioned(self, ref: str) -> Mention | None:
        item = self.items.get(ref)
        while isinstance(item, Mention) and item.same_as:
            item = self.items[item.same_as]
        return item if isinstance(item, Mention) else None

    def thing(self, ref: str) -> str:
        """Whom or what a reference means: the article's own annotation, else the registry's entity."""
        item = self.items.get(ref)
        if isinstance(item, Event):
            return self.event(item)
        if isinstance(item, State):
            return self.state(item).iri()
        if isinstance(item, Count):
            return self.count(item).iri()
        mention = self.mentioned(ref)
        if mention and not mention.entity:
            return f"{self.iri}/{mention.kind}-{mention.span.begin}-{mention.span.end}"
        return self.registry.iri(mention.entity if mention else ref, BASE)

    def state(self, state: State) -> Triple:
        return Triple(self.thing(state.subject), RSM + state.predicate, self.thing(state.object))

    def count(self, count: Count) -> Figures:
        group = self.thing(count.group) if count.group else ""
        within = self.thing(count.within) if count.within else ""
        return Figures(self.thing(count.of), VALUE + count.measure, group, count.low, count.value, count.high, within)

    def arguments(self, account: Event, only: str = "") -> list[Triple]:
        """A statement for each argument but place and time."""
        return [
            Triple(self.event(account), RSM + role, self.thing(ref))
            for role, refs in account.roles.items()
            for ref in refs
            if only in {"", role}
        ]

    def nested(self, account: Event, above: tuple[str, ...]) -> Iterator[Event]:
        """The accounts in its arguments, and in theirs."""
        for refs in account.roles.values():
            for ref in refs:
                inner = self.items.get(ref)
                if isinstance(inner, Event) and inner.id not in above:
                    yield inner
                    yield from self.nested(inner, (*above, inner.id))

    def split(self, ref: str) -> tuple[str, str]:
        """`e1.agent` is one role of the account e1; everything else is an annotation's id."""
        account, _, role = ref.rpartition(".")
        return (account, role) if ref not in self.items and account in self.items else (ref, "")


class Voice(NamedTuple):
    """A claim with the page on which it stands."""

    page: Page
    claim: Claim

    def kind(self) -> str:
        return self.claim.voice or ("Attributed" if self.claim.claimants else "Authorial")

    def hedged(self) -> bool:
        return self.claim.hedge is not None or self.claim.certainty in {"Probable", "Possible"}

    def unreviewed(self) -> bool:
        coder_is_one = self.page.article.machine and not self.claim.coder
        return (self.claim.machine or coder_is_one) and not self.claim.reviewed


class SlowRules:
    """Contents, liveness, status, parties and rivals of a corpus."""

    def __init__(self, articles: Sequence[Article], registry: Registry) -> None:
        self.registry = registry
        self.pages = [Page(article, registry) for article in articles]
        self.voices = [Voice(page, claim) for page in self.pages for claim in page.article.claims]
        self.newest = [page for page in self.pages if not any(self.replaces(other, page) for other in self.pages)]
        self.triples = {triple.iri(): triple for page in self.pages for triple in self._all_triples(page)}
        self.figures = {
            figures.iri(): figures for page in self.pages for figures in map(page.count, page.article.counts)
        }
        self.events = {page.event(account) for page in self.pages for account in page.article.events}
        self.judged = self._judged()
        self.live = [voice for voice in self.voices if self.is_live(voice)]
        self.contents = {voice: frozenset(self._contents(voice)) for voice in self.voices}
        self.rivals: dict[str, set[str]] = {}
        self._find_rivals()

    def nodes(self) -> set[str]:
        return {*self.events, *self.triples, *self.figures}

    # Where and when: a statement for each value where accounts of one event differ (those of the newest versions),
    # said by whoever points at the account; a value that nobody said is no statement.

    def happened(self, page: Page, account: Event) -> list[Triple]:
        if page not in self.newest:
            return []
        event = page.event(account)
        same = [(other, one) for other in self.newest for one in other.article.events if other.event(one) == event]
        places = {frozenset(other.thing(ref) for ref in one.places) for other, one in same if one.places}
        dates = {date for other, one in same if (date := self.date(other, one))}
        found = []
        if len(places) > 1:
            found += [Triple(event, RSM + "happenedAt", page.thing(ref)) for ref in account.places]
        if len(dates) > 1 and (date := self.date(page, account)):
            found.append(Triple(event, RSM + "happenedOn", date))
        return found

    def date(self, page: Page, account: Event) -> str:
        mention = page.mentioned(account.time) if account.time else None
        return mention.date if mention else account.date

    def _all_triples(self, page: Page) -> Iterator[Triple]:
        yield from map(page.state, page.article.states)
        for account in page.article.events:
            yield from page.arguments(account)
        for claim in page.article.claims:
            for ref in claim.content:
                item = page.items.get(ref)
                for account in [item, *page.nested(item, (item.id,))] if isinstance(item, Event) else []:
                    yield from self.happened(page, account)

    # Contents.

    def _contents(self, voice: Voice) -> Iterator[str]:
        page = voice.page
        for ref in voice.claim.content:
            name, role = page.split(ref)
            item = page.items[name]
            if not isinstance(item, Event):
                yield page.thing(name)
                continue
            if role:
                yield from (triple.iri() for triple in page.arguments(item, role))
                continue
            yield page.event(item)
            for account in [item, *page.nested(item, (item.id,))]:
                yield from (triple.iri() for triple in page.arguments(account))
                yield from (triple.iri() for triple in self.happened(page, account))

    # Who still speaks.

    def is_live(self, voice: Voice) -> bool:
        return not voice.claim.record and voice.page in self.newest

    def replaces(self, new: Page, old: Page) -> bool:
        """The one says so, or it is the same article (id, publisher, URL) captured later."""
        if new.iri == old.iri:
            return False
        if new.article.revision_of and new.article.revision_of == old.article.id:
            return True
        one, two = new.article, old.article
        same = (one.id, one.publisher, one.url) == (two.id, two.publisher, two.url)
        same = same and bool(one.publisher or one.url or one.revision_of or two.revision_of)
        return same and (new.day, one.captured_on) > (old.day, two.captured_on)

    def speaking(self, node: str) -> list[Voice]:
        return [voice for voice in self.live if node in self.contents[voice]]

    # Parties.

    def parties(self, node: str, polarity: str) -> set[str]:
        found: set[str] = set()
        for voice in self.speaking(node):
            if voice.claim.polarity != polarity or voice.kind() in {"Headline", "NotCoded"} or voice.unreviewed():
                continue
            found |= self.parties_of(voice)
        return found

    def parties_of(self, voice: Voice) -> set[str]:
        article = voice.page.article
        if voice.kind() == "Authorial" or not (voice.claim.on_behalf_of or voice.claim.claimants):
            if voice.kind() != "Authorial":
                return set()  # the unspecified source
            outlet = article.agency or article.publisher
            return {self.registry.iri(outlet, BASE) if outlet else self.author(voice.page)}
        return {self.org(voice.page, ref) for ref in voice.claim.on_behalf_of or voice.claim.claimants}

    def author(self, page: Page) -> str:
        """The author stands for an article that has no outlet; in copies with one by-line it is one author."""
        name = page.article.author.casefold()
        same = [one for one in self.cluster(page) if one is page or self._same_author(one, name)]
        return min(f"{one.iri}/author" for one in same)

    def _same_author(self, page: Page, name: str) -> bool:
        article = page.article
        return not article.publisher and not article.agency and article.author.casefold() == name

    def org(self, page: Page, ref: str) -> str:
        mention = page.mentioned(ref)
        if mention and not mention.entity:
            label = mention.span.quote.casefold()
            return min(
                other.thing(one.id)
                for other in self.cluster(page)
                for one in other.article.mentions
                if one.unnamed and not one.same_as and one.span.quote.casefold() == label
                if other is not page or one is mention
            )
        slug = mention.entity if mention else ref
        entity = self.registry.entities[slug]
        if entity.type == "dataset":
            return self.registry.iri(slug, BASE)
        while entity.nature == "person":
            posts = [post for post in (*entity.head_of, *entity.speaks_for) if post.holds_on(page.day)]
            if not posts:
                break
            entity = self.registry.entities[posts[0].org]
        while entity.part_of:
            entity = self.registry.entities[entity.part_of]
        return self.registry.iri(entity.slug, BASE)

    def cluster(self, page: Page) -> list[Page]:
        """All articles that are copies of it, of its copies, and so on; of those that were corrected nobody speaks."""
        found = [page]
        for one in found:
            found += [other for other in self.pages if other not in found and self._copies(one, other)]
        return [one for one in found if one is page or one in self.newest]

    def _copies(self, one: Page, other: Page) -> bool:
        first, second = one.article, other.article
        said = (first.copy_of and first.copy_of == second.id) or (second.copy_of and second.copy_of == first.id)
        return first.text == second.text or bool(said)

    # Rivals.

    def _judged(self) -> list[tuple[Voice, Voice]]:
        found = []
        for page in self.pages:
            for one in page.article.disagreements:
                first, second = (self._claim(page, ref) for ref in one.between)
                found.append((first, second))
        return found

    def _claim(self, page: Page, ref: str) -> Voice:
        article, _, name = ref.rpartition("#")
        if not article:
            return Voice(page, page.claims[name])
        pages = [other for other in self.pages if other.article.id == article and name in other.claims]
        other = next((one for one in pages if one in self.newest), pages[0])
        return Voice(other, other.claims[name])

    def _find_rivals(self) -> None:
        """Gives each rival the reasons why it is one: "judgement", "counts"."""
        for first, second in self.judged:
            if not self.is_live(first) or not self.is_live(second):
                continue
            one, two = self.contents[first] - self.contents[second], self.contents[second] - self.contents[first]
            for x, y in product(one & self.triples.keys(), two & self.triples.keys()):
                left, right = self.triples[x], self.triples[y]
                if left[:2] == right[:2] and left.object != right.object:
                    self.rivals.setdefault(x, set()).add("judgement")
                    self.rivals.setdefault(y, set()).add("judgement")
        for x, y in combinations(sorted(self.figures), 2):
            left_, right_ = self.figures[x], self.figures[y]
            if left_[:3] != right_[:3] or self._meet(left_, right_):
                continue
            if any(p != q for p, q in product(self.parties(x, "Affirmed"), self.parties(y, "Affirmed"))):
                self.rivals.setdefault(x, set()).add("counts")
                self.rivals.setdefault(y, set()).add("counts")

    def _meet(self, one: Figures, two: Figures) -> bool:
        (low, high), (least, most) = one.range(), two.range()
        return low <= most and least <= high

    # Status.

    def status(self, node: str) -> str:
        return self.why(node)[0]

    def why(self, node: str) -> tuple[str, str]:
        """Give status and what decided it."""
        said = self.speaking(node)
        if not said:
            return "Mentioned", "nobody"
        said = [voice for voice in said if voice.kind() != "NotCoded"]
        if not said:
            return "NotCoded", "not coded"
        said = [voice for voice in said if voice.kind() != "Headline"]
        if not said:
            return "HeadlineOnly", "headline"
        said = [voice for voice in said if voice.claim.speech_act not in NOT_YET]
        if not said:
            return "Predicted", "not yet"
        polarities = {voice.claim.polarity for voice in said}
        if polarities == {"Affirmed", "Negated"}:
            return "Contested", "polarity"
        if polarities == {"Negated"}:
            return "Denied", "only denied"
        if node in self.rivals:
            return "Contested", " and ".join(sorted(self.rivals[node]))
        if any(voice.kind() == "Authorial" and not voice.hedged() for voice in said):
            return "AuthorAsserted", "author"
        if all(voice.hedged() for voice in said):
            return "Hedged", "hedge"
        return "AttributedOnly", "else"

    def direct(self) -> set[tuple[str, str, str]]:
        """What stands in graph/direct: statements and the type of events that an author states."""
        asserted = {node for node in self.nodes() if self.status(node) == "AuthorAsserted"}
        kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        event = "http://semanticweb.cs.vu.nl/2009/11/sem/Event"
        told: set[tuple[str, str, str]] = {self.triples[node] for node in asserted & self.triples.keys()}
        return told | {(node, kind, event) for node in asserted & self.events}
