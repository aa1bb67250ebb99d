"""Reads a view from lines of N-Quads."""

from collections.abc import Iterable
from functools import cached_property

from rashomon.terms import DCTERMS, GEO, NIF, ORG, RDF, RDFS, RSM, SCHEMA, SEM, SKOS
from rashomon.view.model import Article, Claim, Count, Disagreement, Entity, Event, Post, Span, Statement
from rashomon.view.triples import Triples
from rashomon.view.view import View
from rashomon.view.words import best, local

_Names = dict[str, tuple[str, ...]]


def read_view(lines: Iterable[bytes], ontology: Iterable[bytes] = ()) -> View:
    """Read a graph.

    Args:
        lines: lines of N-Quads of a dataset, in any order.
        ontology: lines of its ontology, for the names of types and values.
    """
    reader = _Reader(Triples(lines), Triples(ontology))
    return View(
        articles={iri: reader.article(iri) for iri in reader.data.typed(SCHEMA + "NewsArticle")},
        entities={iri: reader.entity(iri) for iri in reader.data.typed(RSM + "Actor", SCHEMA + "Place")},
        events={iri: reader.event(iri) for iri in reader.data.typed(RSM + "ReportedEvent")},
        statements={iri: reader.statement(iri) for iri in reader.data.typed(RDF + "Statement")},
        counts={iri: reader.count(iri) for iri in reader.data.typed(RSM + "Count")},
        claims={iri: reader.claim(iri) for iri in reader.data.typed(SCHEMA + "Claim")},
        disagreements={iri: reader.disagreement(iri) for iri in reader.data.typed(RSM + "Disagreement")},
        superiors=reader.superiors(),
        merged_by=reader.merged_by(),
        labels=reader.labels(),
    )


class _Reader:
    """Makes the objects, from the triples of the data and those of the ontology."""

    def __init__(self, data: Triples, ontology: Triples) -> None:
        self.data, self.ontology = data, ontology

    def article(self, iri: str) -> Article:
        data = self.data
        text, similarity = f"{iri}/text", data.one(iri, RSM + "copySimilarity")
        return Article(
            iri=iri,
            headline=data.one(iri, SCHEMA + "headline"),
            language=data.one(iri, SCHEMA + "inLanguage"),
            published=data.one(iri, SCHEMA + "datePublished"),
            reference_date=data.one(iri, RSM + "referenceDate"),
            reference_date_note=data.one(iri, RSM + "referenceDateNote"),
            publisher=data.one(iri, SCHEMA + "publisher"),
            agency=data.one(iri, RSM + "agency"),
            author=data.one(iri, SCHEMA + "author"),
            url=data.one(iri, SCHEMA + "url"),
            archived_url=data.one(iri, SCHEMA + "archivedAt"),
            captured_on=data.one(iri, RSM + "capturedOn"),
            captured_by=data.one(iri, RSM + "capturedBy"),
            capture_sha256=data.one(iri, RSM + "captureHash"),
            listed_sources=data.values(iri, DCTERMS + "source"),
            revision_of=data.one(iri, RSM + "revisionOf"),
            copy_of=data.one(iri, RSM + "copyOf"),
            copy_similarity=float(similarity) if similarity else None,
            is_newest=iri not in self._revised,
            text_sha256=data.one(text, RSM + "sha256"),
            length=data.number(text, NIF + "endIndex") or 0,
        )

    def entity(self, iri: str) -> Entity:
        data = self.data
        names, is_place = self._names(iri), not data.is_a(iri, RSM + "Actor")
        kind = data.one(iri, RSM + "actorType")
        geometry = data.one(iri, GEO + "hasGeometry")
        accuracy = data.one(geometry, GEO + "hasMetricSpatialAccuracy")
        place_type = "country" if data.is_a(iri, SCHEMA + "Country") else "place"
        return Entity(
            iri=iri,
            kind="place" if is_place else "actor",
            label=best(names) or local(iri),
            names=names,
            type=place_type if is_place else local(kind),
            type_label=place_type if is_place else self._type_label(kind),
            described_in=data.one(iri, RSM + "describedIn"),
            part_of=data.one(iri, ORG + "subOrganizationOf"),
            posts=self._posts.get(iri, ()),
            inside=data.one(iri, SCHEMA + "containedInPlace"),
            wkt=data.one(geometry, GEO + "asWKT"),
            accuracy_m=float(accuracy) if accuracy else None,
            links=data.values(iri, SKOS + "exactMatch"),
            evidence=self._spans(iri, RSM + "evidence"),
        )

    def event(self, iri: str) -> Event:
        data = self.data
        names, kind = self._names(iri), data.one(iri, SEM + "eventType")
        dates = data.values(iri, RSM + "edtf")
        return Event(
            iri=iri,
            label=best(names) or self._type_label(kind) or iri,
            type=local(kind),
            type_label=self._type_label(kind),
            key=data.one(iri, RSM + "key"),
            names=names,
            places=data.values(iri, SEM + "hasPlace"),
            earliest=data.one(iri, SEM + "hasEarliestBeginTimeStamp"),
            latest=data.one(iri, SEM + "hasLatestEndTimeStamp"),
            edtf=dates[0] if len(dates) == 1 else "",
            time_as_written=data.values(iri, RSM + "timeAsWritten"),
            part_of=self._parents.get(iri, ()),
            evidence=self._spans(iri, RSM + "evidence"),
            status=self._local(iri, RSM + "status"),
            independent_parties=data.number(iri, RSM + "independentParties") or 0,
        )

    def statement(self, iri: str) -> Statement:
        data = self.data
        predicate = data.one(iri, RDF + "predicate")
        return Statement(
            iri=iri,
            subject=data.one(iri, RDF + "subject"),
            role=local(predicate),
            predicate=predicate,
            object=data.one(iri, RDF + "object"),
            earliest=data.one(iri, SEM + "hasEarliestBeginTimeStamp"),
            latest=data.one(iri, SEM + "hasLatestEndTimeStamp"),
            evidence=self._spans(iri, RSM + "evidence"),
            status=self._local(iri, RSM + "status"),
            independent_parties=data.number(iri, RSM + "independentParties") or 0,
        )

    def count(self, iri: str) -> Count:
        data = self.data
        return Count(
            iri=iri,
            of=data.one(iri, RSM + "countOf"),
            measure=self._local(iri, RSM + "measure"),
            group=data.one(iri, RSM + "ofGroup"),
            low=data.number(iri, SCHEMA + "minValue"),
            value=data.number(iri, SCHEMA + "value"),
            high=data.number(iri, SCHEMA + "maxValue"),
            included_in=data.one(iri, RSM + "includedIn"),
            evidence=self._spans(iri, RSM + "evidence"),
            status=self._local(iri, RSM + "status"),
            independent_parties=data.number(iri, RSM + "independentParties") or 0,
        )

    def claim(self, iri: str) -> Claim:
        data = self.data
        article, state = data.one(iri, SCHEMA + "appearance"), self._local(iri, RSM + "recordState")
        confidence, reviewed = data.one(iri, RSM + "confidence"), data.one(iri, RSM + "reviewed")
        return Claim(
            iri=iri,
            article=article,
            claimants=data.values(iri, RSM + "claimant"),
            on_behalf_of=data.values(iri, RSM + "onBehalfOf"),
            addressees=data.values(iri, RSM + "addressee"),
            speech_act=self._local(iri, RSM + "speechAct"),
            polarity=self._local(iri, RSM + "polarity"),
            certainty=self._local(iri, RSM + "certainty"),
            voice=self._local(iri, RSM + "voice"),
            evidence=self._spans(iri, RSM + "evidence"),
            cue=self._spans(iri, RSM + "cue"),
            hedge=self._spans(iri, RSM + "hedge"),
            wording=self._spans(iri, RSM + "wording"),
            content=data.values(iri, RSM + "content"),
            reports=data.values(iri, RSM + "reports"),
            reported_by=self._reporting.get(iri, ()),
            text=data.one(iri, SCHEMA + "text"),
            confidence=float(confidence) if confidence else None,
            is_reviewed=(reviewed in {"true", "1"}) if reviewed else None,
            coders=data.values(iri, RSM + "codedBy"),
            record_state=state,
            parties=data.values(iri, RSM + "countsFor"),
            is_live=not state and article not in self._revised,
        )

    def disagreement(self, iri: str) -> Disagreement:
        data = self.data
        between = data.values(iri, RSM + "between")
        return Disagreement(
            iri=iri,
            between=(between[0], between[-1]),
            basis=self._local(iri, RSM + "basis"),
            judged_by=data.values(iri, RSM + "judgedBy"),
            why=data.one(iri, RSM + "why"),
            day=data.one(iri, DCTERMS + "date"),
            about=data.values(iri, RSM + "about"),
        )

    def superiors(self) -> dict[str, tuple[str, ...]]:
        """Give actor -> what it is part of, heads or speaks for."""
        found: dict[str, set[str]] = {}
        for actor, above in self.data.pairs(ORG + "subOrganizationOf"):
            found.setdefault(actor, set()).add(above)
        for actor, posts in self._posts.items():
            led = {post.organisation for post in posts if post.relation != "memberOf"}
            if led:
                found.setdefault(actor, set()).update(led)
        return {actor: tuple(sorted(above)) for actor, above in sorted(found.items())}

    def merged_by(self) -> dict[str, tuple[str, ...]]:
        """Give actor -> the rules by which it counts as somebody else."""
        found: dict[str, list[str]] = {}
        for actor, rule in self.data.pairs(RSM + "mergedBy"):
            found.setdefault(actor, []).append(local(rule))
        return {actor: tuple(rules) for actor, rules in found.items()}

    def labels(self) -> dict[str, str]:
        """Give names for people of types, values, roles, and of whoever coded."""
        found: dict[str, str] = {}
        for triples in (self.ontology, self.data):
            for predicate in (RDFS + "label", SKOS + "prefLabel"):
                for iri, _ in triples.pairs(predicate):
                    names = triples.all(iri, predicate)
                    found[iri] = min(names, key=lambda name: (name.language not in {"en", ""}, name.language)).value
        return found

    def _names(self, iri: str) -> _Names:
        found: dict[str, list[str]] = {}
        for name in self.data.all(iri, SKOS + "prefLabel", SKOS + "altLabel"):
            known = found.setdefault(name.language, [])
            if name.value not in known:
                known.append(name.value)
        return {language: tuple(names) for language, names in sorted(found.items())}

    def _type_label(self, kind: str) -> str:
        names = self.ontology.all(kind, SKOS + "prefLabel")
        english = next((name.value for name in names if name.language == "en"), "")
        return english or local(kind).replace("-", " ")

    def _local(self, subject: str, predicate: str) -> str:
        return local(self.data.one(subject, predicate))

    def _spans(self, subject: str, predicate: str) -> tuple[Span, ...]:
        spans = (self.span(iri) for iri in self.data.values(subject, predicate))
        return tuple(sorted(spans, key=lambda span: (span.article, span.begin, span.end, span.iri)))

    def span(self, iri: str) -> Span:
        """Make a span; where the graph does not describe it (profile `minimal`), from its IRI."""
        article, _, offsets = iri.partition("#offset_")
        numbers = [int(number) for number in offsets.split("_")]
        pieces = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        return Span(
            iri=iri,
            article=article,
            begin=pieces[0][0],
            end=pieces[-1][1],
            quote=self.data.one(iri, NIF + "anchorOf"),
            pieces=pieces,
            framing=self._local(iri, RSM + "framing"),
        )

    @cached_property
    def _posts(self) -> dict[str, tuple[Post, ...]]:
        """Give actor -> its posts; those without dates stand as one triple, the others as nodes."""
        found: dict[str, list[Post]] = {}
        for relation in ("headOf", "memberOf"):
            for actor, organisation in self.data.pairs(ORG + relation):
                found.setdefault(actor, []).append(Post(relation=relation, organisation=organisation))
        for node in self.data.typed(ORG + "Membership"):
            post = Post(
                relation=self._local(node, RSM + "relation"),
                organisation=self.data.one(node, ORG + "organization"),
                start=self.data.one(node, SCHEMA + "startDate"),
                end=self.data.one(node, SCHEMA + "endDate"),
            )
            found.setdefault(self.data.one(node, ORG + "member"), []).append(post)
        return {
            actor: tuple(sorted(posts, key=lambda post: (post.relation, post.organisation, post.start, post.end)))
            for actor, posts in found.items()
        }

    @cached_property
    def _revised(self) -> frozenset[str]:
        return frozenset(old for _, old in self.data.pairs(RSM + "revisionOf"))

    @cached_property
    def _reporting(self) -> dict[str, tuple[str, ...]]:
        return self._turned(RSM + "reports")

    @cached_property
    def _parents(self) -> dict[str, tuple[str, ...]]:
        return self._turned(SEM + "hasSubEvent")

    def _turned(self, predicate: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for subject, obj in self.data.pairs(predicate):
            found.setdefault(obj, []).append(subject)
        return {obj: tuple(subjects) for obj, subjects in found.items()}
