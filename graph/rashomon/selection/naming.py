"""From what a user types to filters: names in any language, slugs, prefixed names or IRIs."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypedDict

from rashomon.errors import UsageError
from rashomon.questions.comment import Parameter
from rashomon.questions.naming import Queryable, as_text, complete, resolve
from rashomon.selection.filters import Filters
from rashomon.view.words import local

KINDS = {
    "according-to": "actor",
    "without": "actor",
    "status": "status",
    "from": "day",
    "to": "day",
    "in": "place",
    "coder": "coder",
}
"""Filter, as a user types it -> of which type its value is."""


class Names(TypedDict, total=False):
    """Filters as a user of Python writes them: one name or several, in any language, slugs or IRIs; see `Filters`."""

    according_to: str | Sequence[str]
    without: str | Sequence[str]
    status: str | Sequence[str]
    from_day: str | date
    to_day: str | date
    places: str | Sequence[str]
    reviewed: bool
    coders: str | Sequence[str]


def filters_of(store: Queryable, names: Names) -> Filters:
    """Make filters of names; one string is one name.

    Args:
        store: where names are looked up.
        names: what was written.

    Raises:
        QuestionError: as `named`.
        UsageError: as `named`.
    """

    def each(given: str | Sequence[str]) -> tuple[str, ...]:
        return (given,) if isinstance(given, str) else tuple(given)

    def day(name: Literal["from_day", "to_day"]) -> str | None:
        given = names.get(name)
        return None if given is None else as_text(Parameter(name, "day"), given)

    return named(
        store,
        according_to=each(names.get("according_to", ())),
        without=each(names.get("without", ())),
        status=each(names.get("status", ())),
        from_day=day("from_day"),
        to_day=day("to_day"),
        places=each(names.get("places", ())),
        reviewed=names.get("reviewed", False),
        coders=each(names.get("coders", ())),
    )


def named(
    store: Queryable,
    *,
    according_to: Sequence[str] = (),
    without: Sequence[str] = (),
    status: Sequence[str] = (),
    from_day: str | None = None,
    to_day: str | None = None,
    places: Sequence[str] = (),
    reviewed: bool = False,
    coders: Sequence[str] = (),
) -> Filters:
    """Make filters of what a user typed.

    Args:
        store: where names are looked up.
        according_to: sources.
        without: sources.
        status: values of the list "status".
        from_day: day, YYYY-MM-DD, or None.
        to_day: day, YYYY-MM-DD, or None.
        places: places.
        reviewed: only claims that a person has reviewed.
        coders: coders.

    Raises:
        QuestionError: if a value is empty, or nothing, or more than one thing, is meant by it; lists candidates.
        UsageError: if the days run backwards.
    """

    def iris(name: str, values: Sequence[str]) -> tuple[str, ...]:
        parameter = Parameter(f"--{name}", KINDS[name])
        return tuple(dict.fromkeys(resolve(parameter, as_text(parameter, value), store).value for value in values))

    begin = "".join(iris("from", [] if from_day is None else [from_day]))
    end = "".join(iris("to", [] if to_day is None else [to_day]))
    if begin and end and begin > end:
        raise UsageError(f"--from {begin} is after --to {end}.")
    return Filters(
        according_to=iris("according-to", according_to),
        without=iris("without", without),
        status=tuple(map(local, iris("status", status))),
        from_day=begin,
        to_day=end,
        places=iris("in", places),
        reviewed=reviewed,
        coders=iris("coder", coders),
    )


def complete_filter(name: str, typed: str, store: Queryable) -> list[str]:
    """Suggest values of a filter.

    Args:
        name: of the filter, as a user types it.
        typed: what was typed so far.
        store: where names are looked up.
    """
    return complete(KINDS[name], typed, store)
