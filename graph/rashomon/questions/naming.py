"""From what a user types to a term: a slug, a name in any language, a prefixed name or an IRI."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Protocol

from rashomon.errors import QuestionError
from rashomon.problems import shorten
from rashomon.questions.comment import Parameter
from rashomon.table import Table, Term, integer, iri, text, typed
from rashomon.terms import PREFIXES, XSD, safe_iri


class Queryable(Protocol):
    """What is asked: any `rashomon.store.base.Store`."""

    def query(self, text: str, bindings: Mapping[str, Term] | None = None, *, max_rows: int | None = None) -> Table:
        """Answer a SPARQL query."""


_HEAD = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in PREFIXES.items())
_SCHEMES = {
    "event-type": "event-type:",
    "actor-type": "actor-type:",
    "status": "value:status",
    "measure": "value:measure",
    "speech-act": "value:speechAct",
}
_PATTERNS = {
    "entity": "{ ?x a rsm:Actor } UNION { ?x a schema:Place }",
    "thing": "{ ?x a rsm:Actor } UNION { ?x a schema:Place } UNION { ?x a rsm:ReportedEvent }",
    "actor": "?x a rsm:Actor",
    "place": "?x a schema:Place",
    "event": "?x a rsm:ReportedEvent",
    "article": "?x a schema:NewsArticle",
    "coder": "?by rsm:codedBy ?x",
    "role": "{ ?x a rsm:EventRole } UNION { ?x a rsm:StateRole }",
    "node": "?x rsm:status ?any",
    **{name: f"?x skos:inScheme {scheme}" for name, scheme in _SCHEMES.items()},
}
_NAMES = "skos:prefLabel rdfs:label schema:headline skos:altLabel rsm:key"
_RANKS = {PREFIXES["skos"] + "altLabel": 1, PREFIXES["rsm"] + "key": 2}
"""Kinds of names that stand behind the others where one of them is shown."""
_VERSION = re.compile(r"-[0-9a-f]{16}$")
"""What the IRI of an article has behind the article's id."""
_IN_TEXTS = frozenset({"entity", "thing", "actor", "place"})
_PRONOUN_WORDS = (  # English, French, German, Spanish, Turkish, Russian, Arabic
    "i me my mine you your yours he him his she her hers it its we us our ours they them their theirs one this that "
    "these those who whom whose which himself herself itself themselves "
    "je tu il elle on nous vous ils elles lui leur leurs eux se son sa ses ce celui celle ceux celles qui "
    "ich du er sie es wir ihr ihm ihn ihnen sein seine seiner ihre ihrer dieser diese dieses der die das wer "
    "yo tú él ella ello nosotros ellos ellas usted ustedes su sus lo la los las este esta estos estas quien "
    "ben sen o biz siz onlar onun onu ona onların onları onlara bu şu bunlar şunlar kim kendisi kendileri "
    "я ты он она оно мы вы они его её ее ему ей им их них него нее неё ними этот эта это эти тот та те кто "
    "أنا أنت هو هي نحن أنتم هم هن هما هذا هذه ذلك تلك هؤلاء الذي التي الذين من"
)
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
"""Words by which texts mean somebody named before."""
_SHOWN = 8
"""So many candidates are listed where a name is unknown or ambiguous."""


def resolve(parameter: Parameter, given: str, store: Queryable) -> Term:
    """Turn a user's text into the value of a parameter.

    Args:
        parameter: of which type it is.
        given: what the user typed.
        store: where names are looked up.

    Raises:
        QuestionError: if nothing, or more than one thing, is meant; lists candidates.
    """
    value = given.strip()
    if not value:
        raise QuestionError(f"{_called(parameter)} is empty. Give it a value, or leave it out.")
    if parameter.type in _PATTERNS:
        return _thing(parameter, value, store)
    return _plain(parameter, value, given)


def as_text(parameter: Parameter, value: object) -> str:
    """Give a value as a user would type it: whole numbers, dates and truth values are written as text.

    Args:
        parameter: which value it is.
        value: what was given, from Python.

    Raises:
        QuestionError: if it is something else; names the parameter and what it is.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        if not value.isascii() and re.search(r"[\ud800-\udfff]", value):
            raise QuestionError(f"{_called(parameter)}: {value!r} is no text in UTF-8. Write it in UTF-8.")
        return value
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    hint = " Leave it out." if value is None else " Give a text, a whole number or a date."
    raise QuestionError(
        f"{_called(parameter)} is of type {parameter.type} and takes no {type(value).__name__} "
        f"({shorten(repr(value))}).{hint}"
    )


def complete(kind: str, prefix: str, store: Queryable, limit: int = 50) -> list[str]:
    """Suggest values for a parameter: the slugs whose slug or one of whose names begins with what was typed.

    A slug that several things have (the author of each article) would be refused, and is not suggested. Articles are
    suggested by their id, as long as it has one version.

    Args:
        kind: type of the parameter.
        prefix: what was typed so far.
        store: where names are looked up.
        limit: at most so many.
    """
    if kind not in _PATTERNS:
        return []
    wanted = fold(prefix)
    named = _named(kind, store)
    shared = Counter(own for thing in named for own in _own(kind, thing))
    found: set[str] = set()
    for thing, called in named.items():
        own = [each for each in _own(kind, thing) if shared[each] == 1]
        if own and any(fold(name).startswith(wanted) for name in (_slug(thing), *called)):
            found.add(own[-1])
    return sorted(found)[:limit]


def fold(name: str) -> str:
    """Fold a name for comparison: compatibility forms, case, runs of white space."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def labels(store: Queryable, iris: list[str]) -> dict[str, str]:
    """Give a name for people to each IRI that has one: the English one, else the first by language."""
    found: dict[str, str] = {}
    for thing in iris:
        if safe_iri(thing) != thing:
            continue
        # A query with the IRI written in is a look-up; one with a list of values may scan.
        table = store.query(f"{_HEAD}SELECT ?name {{ <{thing}> skos:prefLabel|rdfs:label ?name }}")
        choice = [cell for (cell,) in table.rows if cell]
        if choice:
            found[thing] = min(choice, key=lambda cell: (cell.language != "en", cell.language, cell.value)).value
    return found


def _thing(parameter: Parameter, value: str, store: Queryable) -> Term:
    direct = _as_iri(value)
    if direct:
        if _is_there(parameter.type, direct, store):
            return iri(direct)
        raise QuestionError(f"{_called(parameter)}: <{direct}> is no {parameter.type} of this dataset. Check the IRI.")
    named = _named(parameter.type, store)
    wanted = fold(value)
    found = _fitting(parameter.type, value, named)
    if not found and parameter.type in _IN_TEXTS:
        found = _named_in_texts(parameter.type, wanted, store)
    if len(found) == 1:
        return iri(found[0])
    if found:
        listed = "; ".join(f"{_first(named[thing])} <{thing}>" for thing in found[:_SHOWN])
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise QuestionError(
            f"{_called(parameter)}: {value!r} may mean {len(found)} things: {listed}{more}. Give the IRI."
        )
    shared = {thing: called for thing, called in named.items() if thing not in _described(store)}
    partly = sorted({_first(called) for called in shared.values() if any(_holds(name, wanted) for name in called)})
    known = {fold(name): name for thing in named for name in (*_own(parameter.type, thing), *named[thing]) if name}
    close = partly[:_SHOWN] or [known[name] for name in get_close_matches(wanted, known, n=3, cutoff=0.6)]
    hint = f"Did you mean {' or '.join(close)}?" if close else _examples(shared, len(named), parameter.type)
    raise QuestionError(f"{_called(parameter)}: no {parameter.type} is called {value!r}. {hint}")


def _fitting(kind: str, value: str, named: Mapping[str, list[str]]) -> list[str]:
    """Give what is meant by a slug or a name; a slug that is typed exactly, and is nobody's name, is meant alone."""
    wanted = fold(value)
    found = [thing for thing in sorted(named) if wanted in map(fold, (*_own(kind, thing), *named[thing]))]
    exact = [thing for thing in found if value in _own(kind, thing)]
    others = any(value in named[thing] for thing in found if thing not in exact)
    return exact if len(exact) == 1 and not others else found


def _plain(parameter: Parameter, value: str, given: str) -> Term:
    if parameter.type == "integer":
        if re.fullmatch(r"[+-]?[0-9]{1,18}", value):
            return integer(int(value))
        raise QuestionError(f"{_called(parameter)}: {value!r} is not a whole number, such as 2.")
    if parameter.type == "day":
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return typed(date.fromisoformat(value).isoformat(), XSD + "date")
        except ValueError:
            pass
        raise QuestionError(f"{_called(parameter)}: {value!r} is not a day, such as 2019-08-21.")
    if parameter.type == "language":
        if re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", value):
            return text(value.lower())
        raise QuestionError(f"{_called(parameter)}: {value!r} is not a language tag, such as en or ar.")
    return text(given)


def _called(parameter: Parameter) -> str:
    """Give what a user typed to give a value: `--without`, or a parameter."""
    return parameter.name if parameter.name.startswith("-") else f"parameter {parameter.name}"


def _as_iri(value: str) -> str | None:
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    prefix, colon, local = bare.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return safe_iri(PREFIXES[prefix] + local)
    # A headline may hold a colon and a blank; an IRI holds no blank.
    return safe_iri(bare) if colon and not re.search(r"\s", bare) else None


def _is_there(kind: str, thing: str, store: Queryable) -> bool:
    pattern = _PATTERNS[kind].replace("?x", f"<{thing}>")
    return store.query(f"{_HEAD}ASK {{ {pattern} }}").column("answer") == [True]


def _named(kind: str, store: Queryable) -> dict[str, list[str]]:
    """Give each thing with its names: preferred ones first, and English ones before others."""
    table = store.query(
        f"{_HEAD}SELECT DISTINCT ?x ?by ?name {{ {_PATTERNS[kind]} "
        f"OPTIONAL {{ VALUES ?by {{ {_NAMES} }} ?x ?by ?name }} }}"
    )
    found: dict[str, list[tuple[int, bool, Term]]] = defaultdict(list)
    for thing, by, name in table.rows:
        if thing and thing.kind == "iri":
            found[thing.value] += [(_RANKS.get(by.value, 0), name.language != "en", name)] if by and name else []
    return {thing: list(dict.fromkeys(name.value for *_, name in sorted(found[thing]))) for thing in sorted(found)}


def _named_in_texts(kind: str, wanted: str, store: Queryable) -> list[str]:
    """Give the entities of the registry that some text calls so; "they" may be anybody, and names nobody."""
    if wanted in _PRONOUNS:
        return []
    table = store.query(
        f"{_HEAD}SELECT DISTINCT ?x ?name {{ {{ {_PATTERNS[kind]} }} ?x rsm:evidence/nif:anchorOf ?name . "
        "FILTER NOT EXISTS { ?x rsm:describedIn ?in } FILTER NOT EXISTS { ?x a rsm:ReportedEvent } }"
    )
    return sorted({thing.value for thing, name in table.rows if thing and name and fold(name.value) == wanted})


def _described(store: Queryable) -> set[str]:
    """Give what has no entry in the registry: unnamed actors, authors, places described in one article."""
    table = store.query(f"{_HEAD}SELECT DISTINCT ?x {{ ?x rsm:describedIn ?in }}")
    return {cell.value for (cell,) in table.rows if cell}


def _holds(name: str, wanted: str) -> bool:
    return f" {wanted} " in f" {fold(name)} "


def _slug(thing: str) -> str:
    return re.split(r"[/#]", thing)[-1]


def _own(kind: str, thing: str) -> tuple[str, ...]:
    """Give a thing's slug; that of an article also without what tells its versions apart."""
    slug = _slug(thing)
    return tuple(dict.fromkeys((slug, _VERSION.sub("", slug) or slug))) if kind == "article" else (slug,)


def _first(called: list[str]) -> str:
    return called[0] if called else "without a name"


def _examples(named: dict[str, list[str]], number: int, kind: str) -> str:
    if not number:
        return "This dataset has none."
    if not named:
        one = f"The one {kind}" if number == 1 else f"Each of the {number:,} {kind}s"
        return f"{one} of this dataset has no name and is described in one article only. Give its IRI."
    each = sorted({called[0] if called else _slug(thing) for thing, called in named.items()})
    few = ", ".join(each[:_SHOWN])
    return f"There {'is' if len(named) == 1 else 'are'}, for example: {few}."
