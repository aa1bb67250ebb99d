"""The filters as options: one decorator for every command that shows a dataset, with completion from its graph."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from rashomon.dataset import Dataset, Source
    from rashomon.selection import Filters
    from rashomon.store.embedded import EmbeddedStore

_Command = TypeVar("_Command", bound=Callable[..., Any])
HERE = Path("dataset")
"""Where a dataset is looked for when none is named."""


class Typed(msgspec.Struct, frozen=True):
    """The filters as a user typed them, before names are looked up; see `rashomon.selection.named`."""

    according_to: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    from_day: str | None = None
    to_day: str | None = None
    places: tuple[str, ...] = ()
    reviewed: bool = False
    coders: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != Typed()

    def named(self, dataset: "Dataset") -> "Filters":
        """Give the filters, with the things that are meant.

        Args:
            dataset: where names are looked up.

        Raises:
            QuestionError: if a value is empty, or nothing, or more than one thing, is meant by it.
            UsageError: if the days run backwards.
        """
        from rashomon.selection import Filters, named
        from rashomon.store.embedded import open_read_only

        if not self:
            return Filters()
        return named(open_read_only(dataset.store_path), **msgspec.structs.asdict(self))

    def of(self, dataset: "Dataset") -> "Source":
        """Give the part of a dataset that the filters leave; the dataset itself where there are none.

        Args:
            dataset: the whole.

        Raises:
            QuestionError: if nothing, or more than one thing, is meant by a name.
        """
        return dataset.select(self.named(dataset)) if self else dataset


def filter_options(*, to: tuple[str, ...] = ("--to", "--until")) -> Callable[[_Command], _Command]:
    """Add the filters to a command, which gets them as one argument `filters` (see `Typed`).

    Args:
        to: names of the option for the last day; a command that has a `--to` of its own leaves `--until`.
    """
    source = "made by, for, or relayed by this source or a part of it"
    options = (
        _option("according-to", "according_to", "SOURCE", f"Only claims {source}. May be given again."),
        _option("without", "without", "SOURCE", "As though this source had said nothing. May be given again."),
        _option("status", "status", "STATUS", "Only what has this status. May be given again."),
        _option("from", "from_day", "DAY", "Only events that may have happened on this day or later.", multiple=False),
        click.option(*to, "to_day", metavar="DAY", help="Only events that may have happened on this day or earlier."),
        _option("in", "places", "PLACE", "Only events in this place, at any depth. May be given again."),
        click.option("--reviewed", is_flag=True, help="Only claims that a person has reviewed."),
        _option("coder", "coders", "CODER", "Only claims that this person or program coded. May be given again."),
    )

    def decorate(command: _Command) -> _Command:
        @wraps(command)
        def called(**given: Any) -> Any:
            typed = {name: given.pop(name) for name in Typed.__struct_fields__}
            return command(filters=Typed(**typed), **given)

        decorated: Any = called
        for option in reversed(options):
            decorated = option(decorated)
        return decorated  # type: ignore[no-any-return]

    return decorate


def _option(name: str, field: str, metavar: str, told: str, *, multiple: bool = True) -> Callable[[_Command], _Command]:
    def complete(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
        from rashomon.selection import complete_filter

        store = store_for_completion(ctx)
        return [CompletionItem(value) for value in complete_filter(name, typed, store)] if store else []

    return click.option(f"--{name}", field, multiple=multiple, metavar=metavar, help=told, shell_complete=complete)


def store_for_completion(ctx: click.Context) -> "EmbeddedStore | None":
    """Open the store of the dataset that a half-typed command line means; None where there is none.

    Args:
        ctx: of the command line so far.
    """
    from rashomon.errors import RashomonError
    from rashomon.store.embedded import open_read_only

    # Of a line that ends in an option's name, click has not yet told which of its words is the dataset.
    takes = any(isinstance(one, click.Argument) and one.name == "dataset" for one in ctx.command.params)
    first = ctx.args[0] if takes and ctx.args else None
    named = ctx.params.get("dataset") or first or os.environ.get("RASHOMON_DATASET") or HERE
    # Whoever presses a key wants no complaint: without a dataset there is nothing to propose.
    with suppress(RashomonError, OSError):
        return open_read_only(Path(named) / "store")
    return None
