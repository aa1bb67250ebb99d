"""Writes a registry for a person to complete: each name that the registry does not know, as TOML."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rashomon import terms
from rashomon.article import Article
from rashomon.problems import visible
from rashomon.registry.folding import fold, latin
from rashomon.registry.index import Registry
from rashomon.registry.similarity import Spelling, Spellings
from rashomon.registry.unresolved import Use, uses
from rashomon.terms import well_formed_language

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_TYPE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_EXAMPLES = 2
_CANDIDATES = 3
_LOOKS_LIKE = 80.0
_SLUG_LENGTH = 60  # characters; a whole sentence taken for a name must not end as an IRI

_HEAD = """\
# Names that the registry does not know yet, the most frequent first. For each: correct kind, type and names, and
# give a slug that can stay for good; or put the spelling into the entity that has it already and delete the
# table; or delete the table and mark the words as unnamed where they are no name. A state as a territory is a
# "country" and its government an actor: two entities.
"""


def draft(articles: Iterable[Article], registry: Registry) -> str:
    """Write a registry of the names that lead to no entity, for a person to complete; it loads as it is.

    Args:
        articles: the annotated articles.
        registry: what is known already.

    Returns:
        TOML text. Each table has as comments how often and where the name is used, in which spellings, up to
        two sentences, and entities of the registry that look alike.
    """
    found = [use for article in articles for use in uses(article, registry)]
    groups = sorted(map(_Group, _grouped(found).values()), key=lambda group: (-len(group.uses), group.name, group.kind))
    unclear = [group for group in groups if group.known]
    unknown = [group for group in groups if not group.known]
    if not groups:
        return "# Each name leads to an entity of the registry: nothing to add.\n"
    taken = {*registry.entities, *registry.events}
    blocks = [_HEAD] if unknown else []
    blocks += ["".join(_unclear(group) for group in unclear)] if unclear else []
    proposed: dict[str, _Group] = {}
    for number, group in enumerate(unknown, start=1):
        slug = _slug(group, number, taken)
        taken.add(slug)
        proposed[slug] = group
    known = _Known(registry, proposed)
    blocks += [_table(group, slug, known) for slug, group in proposed.items()]
    return "\n".join(blocks)


def _grouped(found: Iterable[Use]) -> dict[tuple[str, str], list[Use]]:
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in found:
        # A slug that nobody defined and the name that it was made of are one thing to define.
        given = use.ref if _SLUG.fullmatch(use.ref) or _is_iri(use.ref) else use.name
        groups.setdefault((fold(given) or given, use.kind), []).append(use)
    return groups


class _Group:
    """All uses of one name, with what they tell together."""

    def __init__(self, found: list[Use]) -> None:
        self.uses = found
        self.kind = found[0].kind
        self.known = found[0].known
        self.ref = next((ref for ref, _ in _by_count(use.ref for use in found if use.ref)), "")
        # A reference is written as a spelling only where no text shows the name.
        shown = [use for use in found if use.sentence] or found
        self.spellings = _by_count(use.name for use in shown)
        self.name = self.spellings[0][0]
        self.languages: dict[str, list[str]] = {}
        for language, _ in _by_count(map(_language, shown)):
            names = _by_count(use.name for use in shown if _language(use) == language)
            self.languages[language] = [name for name, _ in names]
        self.articles = sorted({use.article for use in found})
        types = _by_count(use.type for use in found if _TYPE.fullmatch(use.type))
        self.type = types[0][0] if types else "other"


def _by_count(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(values).items(), key=lambda item: (-item[1], item[0].isupper(), item[0]))


def _language(use: Use) -> str:
    tag = use.language.lower()
    return tag if well_formed_language(tag) else "und"


def _is_iri(ref: str) -> bool:
    return "://" in ref and terms.safe_iri(ref) is not None


class _Candidate(NamedTuple):
    slug: str
    name: str
    likeness: float


class _Known:
    """The names of the registry and of the draft itself, to look for those that look like another."""

    def __init__(self, registry: Registry, proposed: Mapping[str, _Group]) -> None:
        self._owners = [
            (slug, name)
            for slug, entity in sorted(registry.entities.items())
            for names in entity.names.values()
            for name in names
        ]
        self._owners += [(slug, name) for slug, group in proposed.items() for name, _ in group.spellings]
        self._spellings = Spellings([name for _, name in self._owners])
        self._words = [frozenset(spelling.latin.split()) for spelling in self._spellings.all]

    def like(self, names: Iterable[str], besides: str) -> list[_Candidate]:
        best: dict[str, _Candidate] = {}
        for name in names:
            for number, likeness in self._near(Spelling.of(name)):
                slug, known = self._owners[number]
                if slug != besides and (slug not in best or best[slug].likeness < likeness):
                    best[slug] = _Candidate(slug, known, likeness)
        return sorted(best.values(), key=lambda one: (-one.likeness, one.slug))[:_CANDIDATES]

    def _near(self, spelling: Spelling) -> Iterator[tuple[int, float]]:
        yield from self._spellings.like(spelling, at_least=_LOOKS_LIKE)
        words = frozenset(spelling.latin.split())
        for number, others in enumerate(self._words):
            # "Observatory" for "Syrian Observatory for Human Rights", and the other way round.
            if words and others and (words <= others or others <= words):
                yield number, _LOOKS_LIKE


def _slug(group: _Group, number: int, taken: set[str]) -> str:
    if _SLUG.fullmatch(group.ref) and group.ref not in taken:
        return group.ref
    wanted = re.sub(r"[^a-z0-9]+", "-", latin(group.name))[:_SLUG_LENGTH].strip("-") or f"name-{number}"
    if wanted not in taken:
        return wanted
    wanted, suffix = f"{wanted}-{group.kind}", 1
    slug = wanted
    while slug in taken:
        suffix += 1
        slug = f"{wanted}-{suffix}"
    return slug


def _table(group: _Group, slug: str, known: _Known) -> str:
    lines = [f"# {_times(len(group.uses))} in {_articles(group.articles)}: {_spellings(group)}"]
    examples = dict.fromkeys((use.sentence, use.article) for use in group.uses if use.sentence)
    lines += [f"#   {_comment(text)} ({_comment(article)})" for text, article in list(examples)[:_EXAMPLES]]
    near = known.like((name for name, _ in group.spellings), besides=slug)
    lines += [f"#   looks like {one.slug}: “{_comment(one.name)}” ({one.likeness:.0f} %)" for one in near]
    lines += [f"[{slug}]", f'kind = "{group.kind}"']
    if group.kind == "actor":
        lines.append(f'type = "{group.type}"')
    lines += [f"names.{tag} = [{', '.join(map(_quoted, names))}]" for tag, names in group.languages.items()]
    if _is_iri(group.ref):
        lines.append(f"iri = {_quoted(group.ref)}")
    return "\n".join(lines) + "\n"


def _unclear(group: _Group) -> str:
    return (
        f"# “{_comment(group.name)}”, {_times(len(group.uses))} in {_articles(group.articles)}, is a name of "
        f"{' and of '.join(group.known)}:\n"
        "#   write the slug into the annotations, or take the name from all but one.\n"
    )


def _spellings(group: _Group) -> str:
    if len(group.spellings) == 1:
        return f"“{_comment(group.name)}”"
    return ", ".join(f"“{_comment(name)}” {count}" for name, count in group.spellings)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _articles(ids: list[str]) -> str:
    return f"article {_comment(ids[0])}" if len(ids) == 1 else f"{len(ids)} articles"


def _comment(text: str) -> str:
    """Give a text as it may stand in a comment: on one line, with no character that steers."""
    return visible(_encodable(" ".join(text.split())))


def _quoted(text: str) -> str:
    """Give a text as a TOML string; TOML escapes as JSON does, and the delete character too."""
    return json.dumps(_encodable(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
