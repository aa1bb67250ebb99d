"""The names list of a kit: the user's, and the few names that the example needs."""

from collections.abc import Iterable, Iterator
from importlib.resources import as_file

from rashomon.kits import _example
from rashomon.kits._files import plain
from rashomon.registry import DescribedEvent, Entity, Names, Post, Registry, load_registry
from rashomon.shipped import shipped
from rashomon.toml_lines import flat, key
from rashomon.vocabulary import Vocabulary

_POSTS = {"headOf": "head-of", "memberOf": "member-of", "speaksFor": "speaks-for"}


def with_example(registry: Registry, vocabulary: Vocabulary) -> Registry:
    """Give the names list with what the example speaks of; a name that the user has already stays the user's.

    Args:
        registry: the user's names, or those of the sample.
        vocabulary: the ontology, which says what kinds of actors there are.
    """
    with as_file(shipped("data", "registry.toml")) as path:
        sample = load_registry((path,), vocabulary, lambda _: None)
    wanted: dict[str, None] = {}
    _with_what_they_need(_example.entities(), sample, wanted)
    entities = {slug: sample.entities[slug] for slug in wanted if slug not in registry.entities}
    events = {slug: sample.events[slug] for slug in _example.events() if slug not in registry.events}
    return Registry({**registry.entities, **entities}, {**registry.events, **events})


def _with_what_they_need(slugs: Iterable[str], sample: Registry, wanted: dict[str, None]) -> None:
    for slug in slugs:
        if slug and slug not in wanted:
            wanted[slug] = None
            entity = sample.entities[slug]
            posts = (post.org for _, post in entity.posts())
            _with_what_they_need((entity.part_of, entity.inside, *posts), sample, wanted)


def names_of(names: Names) -> tuple[str, tuple[str, ...]]:
    """Give the name to show (English, else of the first language) and all others, each once and on one line.

    Args:
        names: by language.
    """
    first = names.get("en") or next(iter(names.values()), ("",))
    shown = plain(first[0])
    everything = dict.fromkeys(plain(name) for language in sorted(names) for name in names[language])
    return shown, tuple(name for name in everything if name not in {"", shown})


def registry_toml(registry: Registry) -> str:
    """Write a names list as registry.toml; read back it is the same.

    Args:
        registry: what to write.
    """
    head = "# Who and what the articles speak of. The name in brackets is for good; names may change.\n"
    blocks = ["\n".join(_entity(entity)) for _, entity in sorted(registry.entities.items())]
    blocks += ["\n".join(_event(event)) for _, event in sorted(registry.events.items())]
    return "\n\n".join([head.rstrip(), *blocks]) + "\n"


def _entity(entity: Entity) -> Iterator[str]:
    yield f"[{key(entity.slug)}]"
    yield f"kind = {flat(entity.kind)}"
    yield from _given("type", entity.type)
    yield from _given("iri", entity.iri)
    yield from _names(entity.names)
    yield from _given("part-of", entity.part_of)
    yield from _given("in", entity.inside)
    yield from _given("wkt", entity.wkt)
    if entity.accuracy_m is not None:
        yield f"accuracy-m = {entity.accuracy_m:.10g}"
    yield from _given("links", entity.links)
    for relation, field in _POSTS.items():
        posts = [post for name, post in entity.posts() if name == relation]
        if posts:
            yield f"{field} = [{', '.join(map(_post, posts))}]"


def _event(event: DescribedEvent) -> Iterator[str]:
    yield f"[{key(event.slug)}]"
    yield 'kind = "event"'
    yield from _given("type", event.type)
    yield from _names(event.names)
    for field, value in (("who", event.who), ("whom", event.whom), ("where", event.where), ("date", event.date)):
        yield from _given(field, value)
    yield from _given("part-of", event.part_of)
    yield from _given("ids", event.ids)
    yield from _given("note", event.note)


def _given(field: str, value: str | tuple[str, ...]) -> Iterator[str]:
    if value:
        yield f"{field} = {flat(value) if isinstance(value, str) else _list(value)}"


def _names(names: Names) -> Iterator[str]:
    for language in sorted(names):
        yield f"names.{key(language)} = {_list(names[language])}"


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(flat, values))}]"


def _post(post: Post) -> str:
    bounds = "".join(f", {field} = {flat(day)}" for field, day in (("from", post.start), ("to", post.end)) if day)
    return f"{{ org = {flat(post.org)}{bounds} }}" if bounds else flat(post.org)
