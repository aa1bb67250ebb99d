"""From what a user types to a term: a slug, a name in any language, a prefixed name or an IRI."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Protocol

from rashomon.errors import QuestionError
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
_NAMES = "skos:prefLabel|skos:altLabel|rdfs:label|schema:headline|rsm:key"
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


def complete(kind: str, prefix: str, store: Queryable, limit: int = 50) -> list[str]:
    """Suggest values for a parameter: the slugs whose slug or one of whose names begins with what was typed.

    Args:
        kind: type of the parameter.
        prefix: what was typed so far.
        store: where names are looked up.
        limit: at most so many.
    """
    if kind not in _PATTERNS:
        return []
    wanted = fold(prefix)
    found = {
        _slug(thing)
        for thing, called in _named(kind, store).items()
        if any(fold(name).startswith(wanted) for name in (_slug(thing), *called))
    }
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
    found = sorted(thing for thing in named if fold(_slug(thing)) == wanted) or sorted(
        thing for thing, called in named.items() if wanted in {fold(name) for name in called}
    )
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
    known = {fold(name): name for thing in named for name in (_slug(thing), *named[thing]) if name}
    close = partly[:_SHOWN] or [known[name] for name in get_close_matches(wanted, known, n=3, cutoff=0.6)]
    hint = f"Did you mean {' or '.join(close)}?" if close else _examples(shared, len(named), parameter.type)
    raise QuestionError(f"{_called(parameter)}: no {parameter.type} is called {value!r}. {hint}")


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
    table = store.query(f"{_HEAD}SELECT DISTINCT ?x ?name {{ {_PATTERNS[kind]} OPTIONAL {{ ?x {_NAMES} ?name }} }}")
    found: dict[str, list[Term]] = defaultdict(list)
    for thing, name in table.rows:
        if thing and thing.kind == "iri":
            found[thing.value] += [name] if name else []
    return {
        thing: [name.value for name in sorted(found[thing], key=lambda name: (name.language != "en", name))]
        for thing in sorted(found)
    }


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
