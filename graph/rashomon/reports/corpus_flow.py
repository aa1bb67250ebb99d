"""The flow of the corpus: what was read, what left at each step and why, and what is in the graph."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from rashomon.dataset import ArticleEntry, Dataset, Source
from rashomon.problems import Problem
from rashomon.reports._notes import closing
from rashomon.reports.choice import Choice
from rashomon.table import Row, Table, Term, integer, text
from rashomon.view import View

name = "corpus-flow"
title = "From the files to the graph: what left at each step, and why"
description = (
    "Files, articles, claims and contents step by step: each number is the one above it less what left there, and why. "
    "Then all problems by code, and the numbers of each article."
)
takes: tuple[str, ...] = ()
heads = 2
is_matrix = True

_SINGLE = {"events": "event", "statements": "statement", "figures": "count"}


class _Flow:
    """Rows of one unit after another; each number is the one above less what left."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._unit, self._number = "", 0

    def start(self, unit: str, step: str, number: int, why: str = "") -> None:
        self._unit, self._number = unit, number
        self._add(step, None, why)

    def leave(self, step: str, left: int, why: str = "", *, always: bool = False) -> None:
        """Let so many leave; a step at which nobody leaves is told only where it always shall be."""
        self._number -= left
        if left or always:
            self._add(step, left, why)

    def _add(self, step: str, left: int | None, why: str) -> None:
        cells: tuple[Term | None, ...] = (
            text(self._unit),
            text(step),
            integer(left) if left is not None else None,
            text(why) if why else None,
            integer(self._number),
        )
        self.rows.append(cells)


def tables(source: Source, choice: Choice = Choice()) -> tuple[Table, ...]:  # noqa: ARG001, B008 - frozen
    """Make the tables: the flow, the problems, the articles.

    Args:
        source: what they are made of.
        choice: nothing of it is heeded.
    """
    whole = source if isinstance(source, Dataset) else source.whole
    problems, entries = list(whole.problems()), list(whole.articles())
    return (
        _flow(source, whole, entries),
        _problems(source, problems),
        _articles(source, whole, entries, problems),
    )


def _flow(source: Source, whole: Dataset, entries: list[ArticleEntry]) -> Table:
    flow, held = _Flow(), _held_back(whole.manifest.counts)
    _files(flow, whole, entries)
    _articles_flow(flow, source, whole, held)
    _claims_flow(flow, source, whole, held)
    for unit, nodes in (
        ("events", whole.view.events), ("statements", whole.view.statements), ("figures", whole.view.counts),
    ):  # fmt: skip
        kept = {"events": source.view.events, "statements": source.view.statements, "figures": source.view.counts}[unit]
        stated = [iri for iri in nodes if whole.view.claims_on(iri)]
        shown = [iri for iri in stated if iri in kept and source.view.claims_on(iri)]
        gone = held.get(_SINGLE[unit], 0)
        flow.start(unit, "annotated", len(nodes) + gone)
        flow.leave("in the graph", gone, "held back", always=True)
        flow.leave("stated by a live claim", len(nodes) - len(stated), "no live claim says it", always=True)
        flow.leave("within the filters", len(stated) - len(shown), "left out by the filters")
    told = (
        "In each row of one unit, the number is that above it less what left.",
        "Of an article that was held back as a whole, claims and contents are not counted as held back again."
        if held.get("article")
        else "",
    )
    return Table(("unit", "step", "left", "why", "number"), tuple(flow.rows), closing(source, *told), title=title)


def _files(flow: _Flow, whole: Dataset, entries: list[ArticleEntry]) -> None:
    inputs = whole.manifest.inputs
    read = {one.path for one in inputs if one.role == "source"}
    roles = Counter(one.role for one in inputs if one.role != "source")
    others = {one.path for one in inputs} - read
    main = {entry.file for entry in entries}
    beside = {path for entry in entries for path in entry.inputs} - main
    flow.start("files", "read", len(read | others), _as_what(whole, read | others))
    words = ", ".join(f"{role} {number}" for role, number in sorted(roles.items()))
    flow.leave("annotations, and what belongs to them", len(others), words, always=True)
    flow.leave("of articles in the dataset", len(read - main - beside), "no article of theirs stayed", always=True)
    flow.leave("files of annotations", len(read & beside), "texts and lists beside the annotations", always=True)


def _articles_flow(flow: _Flow, source: Source, whole: Dataset, held: Mapping[str, int]) -> None:
    view = whole.view
    older = sum(not article.is_newest for article in view.articles.values())
    copies = sum(bool(article.copy_of) and article.is_newest for article in view.articles.values())
    speaking = {claim.article for claim in view.claims.values() if claim.is_live}
    shown = {claim.article for claim in source.view.claims.values() if claim.is_live}
    newest = len(view.articles) - older
    flow.start("articles", "read", len(view.articles) + held.get("article", 0))
    flow.leave("in the dataset", held.get("article", 0), "held back as a whole", always=True)
    flow.leave("newest versions", older, "a later version is here", always=True)
    flow.leave("with a live claim", newest - len(speaking), "nobody says anything in them", always=True)
    flow.leave("within the filters", len(speaking) - len(speaking & shown), "left out by the filters")
    flow.start("texts", "newest versions", newest)
    flow.leave("texts of their own", copies, "copies of another article; what both say counts once", always=True)


def _claims_flow(flow: _Flow, source: Source, whole: Dataset, held: Mapping[str, int]) -> None:
    claims = whole.view.claims.values()
    withdrawn = sum(claim.record_state == "Withdrawn" for claim in claims)
    suggested = sum(claim.record_state == "Suggested" for claim in claims)
    live = [claim for claim in claims if claim.is_live]
    shown = [claim for claim in live if claim.iri in source.view.claims]
    older = len(claims) - withdrawn - suggested - len(live)
    flow.start("claims", "annotated", len(claims) + held.get("claim", 0))
    flow.leave("in the graph", held.get("claim", 0), "held back", always=True)
    flow.leave("not withdrawn", withdrawn, "withdrawn")
    flow.leave("not merely suggested", suggested, "suggested by a program, accepted by nobody")
    flow.leave("live", older, "stand in an older version of their article", always=True)
    flow.leave("within the filters", len(live) - len(shown), "left out by the filters")
    relays = sum(not claim.content and bool(claim.reports) for claim in shown)
    bare = sum(not claim.content and not claim.reports for claim in shown)
    flow.leave("with an own content", relays, "only relay another claim")
    flow.leave("taken apart", bare, "have their content in words only")


def _held_back(counts: Mapping[str, int]) -> dict[str, int]:
    return {what.partition("held back: ")[2]: number for what, number in counts.items() if what.startswith("held back")}


def _as_what(whole: Dataset, paths: Iterable[str]) -> str:
    """Say what the files were read as; by their suffixes for a dataset that does not know."""
    by_suffix = Counter(PurePosixPath(path).suffix or "without a suffix" for path in paths)
    known = whole.manifest.recognised or by_suffix
    return "; ".join(f"{number} {what}" for what, number in sorted(known.items()))


def _problems(source: Source, problems: list[Problem]) -> Table:
    order = list(type(problems[0].severity)) if problems else []
    grouped: dict[tuple[int, str, str], list[Problem]] = {}
    for problem in problems:
        key = (order.index(problem.severity), problem.code, problem.held_back)
        grouped.setdefault(key, []).append(problem)
    rows: list[Row] = [
        (
            text(each[0].severity.value),
            text(code),
            text(held) if held else None,
            integer(len(each)),
            text(_where(each[0])),
        )
        for (_, code, held), each in sorted(grouped.items(), key=lambda item: (item[0][0], -len(item[1]), item[0]))
    ]
    columns = ("severity", "code", "held back", "problems", "first at")
    told = "One annotation may have several problems; it is held back once."
    return Table(columns, tuple(rows), closing(source, told), title="What was found in the sources, by code")


def _where(problem: Problem) -> str:
    place = problem.place
    where = place.file or place.article or place.node or ""
    return f"{where}:{place.line}" if place.line else where


def _articles(source: Source, whole: Dataset, entries: list[ArticleEntry], problems: list[Problem]) -> Table:
    view = whole.view
    held = Counter((problem.place.file or "", problem.place.article or "") for problem in problems if problem.held_back)
    live = Counter(claim.article for claim in view.claims.values() if claim.is_live)
    shown = Counter(claim.article for claim in source.view.claims.values() if claim.is_live)
    rows: list[Row] = []
    for entry in entries:
        article = view.articles.get(entry.iri)
        counts = [entry.counts.get(what, 0) for what in ("claims", "events", "statements", "counts")]
        numbers = (*counts, live[entry.iri], shown[entry.iri])
        rows.append(
            (
                text(article.headline if article and article.headline else entry.about.id),
                text(entry.file),
                text(_state(entry.iri, view)),
                *(integer(number) for number in numbers),
                integer(held[entry.file, entry.about.id]),
            )
        )
    total = (
        len(view.claims), len(view.events), len(view.statements), len(view.counts), sum(live.values()),
        sum(shown.values()), sum(held.values()),
    )  # fmt: skip
    rows.append((text("all"), text(""), text(""), *(integer(number) for number in total)))
    columns = (
        "article", "file", "version", "claims", "events", "statements", "figures", "live claims", "claims shown",
        "problems that held back",
    )  # fmt: skip
    told = "Articles share events, statements and figures: the last row counts each once, so it is no sum."
    return Table(columns, tuple(rows), closing(source, told), title="Article by article")


def _state(iri: str, view: View) -> str:
    article = view.articles.get(iri)
    if article is None:
        return ""
    newest = "newest" if article.is_newest else "older"
    return f"{newest}, copy of “{view.label(article.copy_of)}”" if article.copy_of else newest
