"""Entities that may be one, or that may be taken for one another."""

from collections.abc import Iterable, Iterator

from rashomon.article import Article
from rashomon.problems import Problem, Report, Severity
from rashomon.registry.entities import Entity
from rashomon.registry.index import Registry
from rashomon.registry.similarity import NEAR, Spellings
from rashomon.registry.unresolved import own_ids, references
from rashomon.registry.wkt import metres_between, point_of

_CLOSE_M = 100.0
_SOMEWHAT_ALIKE = 70.0
_METRES_A_DEGREE = 111_000.0

_Pair = tuple[str, str]


def check(registry: Registry, report: Report, articles: Iterable[Article] | None = None) -> None:
    """Look for entities that may be one, or that may be taken for one another.

    Args:
        registry: as loaded.
        report: takes each finding, with the slugs of both and file and line of each.
        articles: articles that use the registry; if given, entities that none of them uses are named too.
    """
    names = _Names(registry)
    said = set(_same_names(registry, names, report))
    said |= set(_alike(registry, names, said, report))
    _close_by(registry, names, said, report)
    same_links(registry, report)
    if articles is not None:
        _unused(registry, articles, report)


def same_links(registry: Registry, report: Report) -> None:
    """Warn of entities that are linked to the same thing elsewhere."""
    first: dict[str, str] = {}
    for slug, entity in registry.entities.items():
        for link in entity.links:
            other = first.setdefault(link, slug)
            if other != slug:
                _complain(
                    registry,
                    (other, slug),
                    report,
                    "registry-same-link",
                    f"have the same link {link}",
                    "Make one entity of the two, or correct one of the links.",
                )


class _Names:
    """All names of the registry, with who bears them."""

    def __init__(self, registry: Registry) -> None:
        self.owners = [
            entity for entity in registry.entities.values() for names in entity.names.values() for _ in names
        ]
        self.spellings = Spellings(
            [name for entity in registry.entities.values() for names in entity.names.values() for name in names]
        )
        self.of: dict[str, list[int]] = {}
        for number, entity in enumerate(self.owners):
            self.of.setdefault(entity.slug, []).append(number)


def _same_names(registry: Registry, names: _Names, report: Report) -> Iterator[_Pair]:
    bearers: dict[str, dict[str, str]] = {}
    for entity, spelling in zip(names.owners, names.spellings.all, strict=True):
        if spelling.folded:
            bearers.setdefault(spelling.folded, {}).setdefault(entity.slug, spelling.name)
    seen: set[_Pair] = set()
    for slugs in bearers.values():
        several = list(slugs)
        for pair in ((one, other) for number, one in enumerate(several) for other in several[number + 1 :]):
            if pair in seen:
                continue
            seen.add(pair)
            yield pair
            name = slugs[pair[1]]
            if _compatible(*(registry.entities[slug] for slug in pair)):
                _complain(
                    registry,
                    pair,
                    report,
                    "registry-same-name",
                    f"have the same name “{name}”, so that it leads to neither",
                    "Make one entity of the two, or take the name from one of them.",
                )
            else:
                _complain(
                    registry,
                    pair,
                    report,
                    "registry-place-and-actor",
                    f"are an actor and a place with the same name “{name}”",
                    "This is right for a government and its country; check that annotations point at the one meant.",
                    Severity.INFO,
                )


def _alike(registry: Registry, names: _Names, said: set[_Pair], report: Report) -> Iterator[_Pair]:
    seen: set[_Pair] = set()
    for number, spelling in enumerate(names.spellings.all):
        one = names.owners[number]
        for alike in names.spellings.like(spelling, NEAR):
            other = names.owners[alike.number]
            pair = (one.slug, other.slug)
            if alike.number <= number or pair in seen or pair in said or pair[::-1] in said:
                continue
            if one.slug == other.slug or not _compatible(one, other):
                continue
            seen.add(pair)
            yield pair
            _complain(
                registry,
                pair,
                report,
                "registry-similar-name",
                f"look alike: “{spelling.name}” and “{names.spellings.all[alike.number].name}”",
                "If they are one, put both spellings into one table; else leave them.",
                Severity.INFO,
            )


def _close_by(registry: Registry, names: _Names, said: set[_Pair], report: Report) -> None:
    points = [
        (point[1], point, slug)
        for slug, entity in registry.entities.items()
        if (point := point_of(entity.wkt)) is not None
    ]
    order = {slug: number for number, slug in enumerate(registry.entities)}
    points.sort(key=lambda item: (item[0], order[item[2]]))
    for number, (latitude, point, slug) in enumerate(points):
        for other_latitude, other_point, other in points[number + 1 :]:
            if (other_latitude - latitude) * _METRES_A_DEGREE > _CLOSE_M:
                break
            metres = metres_between(point, other_point)
            pair = (slug, other) if order[slug] < order[other] else (other, slug)
            if metres < _CLOSE_M and pair not in said and _somewhat_alike(names, pair):
                _complain(
                    registry,
                    pair,
                    report,
                    "registry-same-spot",
                    f"lie {metres:.0f} m apart and have similar names",
                    "If they are one, make one entity of the two; else leave them.",
                )


def _somewhat_alike(names: _Names, pair: _Pair) -> bool:
    from rapidfuzz import fuzz

    spellings = names.spellings.all
    return any(
        fuzz.WRatio(spellings[one].latin, spellings[other].latin) >= _SOMEWHAT_ALIKE
        for one in names.of[pair[0]]
        for other in names.of[pair[1]]
    )


def _unused(registry: Registry, articles: Iterable[Article], report: Report) -> None:
    used: set[str] = set()
    for article in articles:
        own = own_ids(article)
        refs = [(mention.entity, "") for mention in article.mentions if mention.entity]
        refs += [(ref, kind) for ref, kind, _ in references(article) if ref not in own]
        words = ((m.span.quote or article.text[m.span.begin : m.span.end], m.kind) for m in article.mentions)
        used |= {entity.slug for ref, _ in refs if (entity := registry.entity(ref))}
        used |= {slug for name, kind in (*refs, *words) if (slug := registry.find(name, kind))}
    for event in registry.events.values():
        used |= {*event.who, *event.whom, *event.where}
    waiting = sorted(used)
    while waiting:
        entity = registry.entities.get(waiting.pop())
        above = {entity.part_of, entity.inside, *(post.org for _, post in entity.posts())} if entity else set()
        waiting += sorted(above - used)
        used |= above
    for slug in registry.entities:
        if slug not in used:
            report(
                Problem(
                    code="registry-unused",
                    message=f"no article uses {slug}",
                    place=registry.place(slug),
                    severity=Severity.INFO,
                    advice="Leave it, or check whether an article spells the name differently.",
                )
            )


def _compatible(one: Entity, other: Entity) -> bool:
    return (one.kind == "actor") == (other.kind == "actor")


def _complain(
    registry: Registry,
    pair: _Pair,
    report: Report,
    code: str,
    message: str,
    advice: str,
    severity: Severity = Severity.WARNING,
) -> None:
    first = registry.place(pair[0])
    report(
        Problem(
            code=code,
            message=f"{pair[1]} and {pair[0]} ({first.file}:{first.line}) {message}",
            place=registry.place(pair[1]),
            severity=severity,
            advice=advice,
        )
    )
