"""Keep every account: annotated news becomes a validated graph that answers who says what.

    import rashomon

    dataset = rashomon.build("articles", output="my-dataset")
    dataset.ask("where-sources-differ").to_pandas()

The public names are loaded when they are first used; importing the package does nothing else.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.api import build, check, open_dataset, read
    from rashomon.article import Article
    from rashomon.dataset import Dataset, Part
    from rashomon.errors import RashomonError
    from rashomon.pipeline import Outcome
    from rashomon.problems import Problem
    from rashomon.selection import Filters
    from rashomon.table import Table, Term
    from rashomon.view import Claim, Count, Disagreement, Entity, Event, Statement, View

_WHERE = {
    "build": "api", "check": "api", "open_dataset": "api", "read": "api",
    "Article": "article", "Dataset": "dataset", "Part": "dataset", "RashomonError": "errors", "Outcome": "pipeline",
    "Problem": "problems", "Filters": "selection", "Table": "table", "Term": "table", "Claim": "view",
    "Count": "view", "Disagreement": "view", "Entity": "view", "Event": "view", "Statement": "view", "View": "view",
}  # fmt: skip
"""Public name -> the room in which it lives."""

__all__ = [
    "Article",
    "Claim",
    "Count",
    "Dataset",
    "Disagreement",
    "Entity",
    "Event",
    "Filters",
    "Outcome",
    "Part",
    "Problem",
    "RashomonError",
    "Statement",
    "Table",
    "Term",
    "View",
    "build",
    "check",
    "open_dataset",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"rashomon.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
