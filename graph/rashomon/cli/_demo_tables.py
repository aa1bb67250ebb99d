"""The three tables of `rashomon demo`, made of named questions' answers: wide enough to read, narrow enough to fit.

Nothing but plain characters, so that they read the same in black and white, in a file and in a README.
"""

import re
import shutil
from io import StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from rashomon.problems import visible

if TYPE_CHECKING:
    from rashomon.dataset import Dataset

Record = dict[str, str]

_WIDEST, _NARROWEST = 116, 72
_PLAIN_FALLBACK = 100
"""Columns where the output is no terminal and nobody says how wide it is."""

_MAY_ALL_BE_TRUE = "may all be true"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARK = "\u200e"
"""Left-to-right mark: after a cell in Arabic or Hebrew it keeps a viewer from changing places with the next cell."""

_OUTLETS = """
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?article ?outlet ?language {
  ?article_iri a schema:NewsArticle ; schema:headline ?headline ; schema:inLanguage ?language ;
    schema:publisher ?publisher . ?publisher skos:prefLabel ?name .
  FILTER NOT EXISTS {
    ?publisher skos:prefLabel ?other .
    FILTER(IF(LANG(?other) = "en", "", LANG(?other)) < IF(LANG(?name) = "en", "", LANG(?name)))
  }
  BIND(STR(?headline) AS ?article) BIND(STR(?name) AS ?outlet)
}"""


class Answers:
    """What the questions say about a dataset, with outlets for articles.

    Args:
        dataset: the built sample.
    """

    def __init__(self, dataset: "Dataset") -> None:
        self._dataset = dataset
        self._outlets = {row["article"]: row["outlet"] for row in self.of(_OUTLETS)}
        self._foreign = {row["article"]: row["language"] for row in self.of(_OUTLETS) if row["language"] != "en"}

    def of(self, question: str, **parameters: str) -> list[Record]:
        """Ask a question; give the rows as text that a terminal cannot be steered by."""
        records = self._dataset.ask(question, **parameters).records()
        return [{name: "" if value is None else visible(str(value)) for name, value in row.items()} for row in records]

    def outlet(self, article: str) -> str:
        """Name the outlet of an article, given by its headline, and its language unless that is English."""
        language = self._foreign.get(article, "")
        return self._outlets.get(article, article) + (f" ({language})" if language else "")


def where_sources_differ(answers: Answers) -> str:
    """Show the questions to which sources give answers that collide: all answers to each, in their own words."""
    records = answers.of("where-sources-differ")
    page = _Page("Where sources differ", ("Who says", 9), ("What, and in which words", 14))
    grave = dict.fromkeys(row["about"] for row in records if _MAY_ALL_BE_TRUE not in row["grade"])
    for about in grave:
        pairs = [row for row in records if row["about"] == about]
        judge = f" by {pairs[0]['judged_by']}" if pairs[0]["judged_by"] else ""
        page.heading(f"{about} [{pairs[0]['grade']}{judge}]")
        grave_sides = _sides([row for row in pairs if row["grade"] == pairs[0]["grade"]])
        for (source, says), found in _sides(pairs).items():
            outlets = ", ".join(dict.fromkeys(answers.outlet(row["article"]) for row in found))
            hedge = found[0]["hedge"].replace("no hedge", "")
            said = f"{says}, {hedge}" if hedge else says
            # Grades are never mixed: an answer of another grade says so.
            said += "" if (source, says) in grave_sides else f" [{_lesser(pairs, source, says)}]"
            page.row(f"{source}\n  in {outlets}", f"{said}\n“{found[0]['quote']}”")
    differing = {(row["first_claim_iri"], row["second_claim_iri"]) for row in records}
    return page.drawn(
        f"{len(differing)} pairs of claims differ. Nobody is declared right: each answer stands beside who gives it."
    )


def _lesser(pairs: list[Record], source: str, says: str) -> str:
    """Give the gravest grade in which an answer stands against others."""
    return next(row["grade"] for row in pairs if (source, says) in _sides([row]))


def _sides(pairs: list[Record]) -> dict[tuple[str, str], list[Record]]:
    """Give who says what -> where and in which words, each once: a wire that two outlets print says it once."""
    sides: dict[tuple[str, str], list[Record]] = {}
    for pair in pairs:
        for which in ("first", "second"):
            side = {
                name: pair[f"{which}_{name}"] for name in ("source", "says", "through", "hedge", "quote", "article")
            }
            source = side["source"] + (f", through {side['through']}" if side["through"] else "")
            sides.setdefault((source, side["says"]), []).append(side)
    return sides


def chain(answers: Answers) -> str:
    """Show how the claim that came through most hands reached the page."""
    longest = max(answers.of("reporter-chain"), key=lambda row: (int(row["relayers"]), row["claim_iri"]))
    page = _Page("The chain of one claim", ("Who", 9), ("Does what", 7))
    steps = [(answers.outlet(longest["article"]), "prints that")]
    steps += [(relayer, "quotes") for relayer in longest["through"].split(" → ")]
    unnamed = "without a name, " if longest["source_iri"].startswith(longest["article_iri"]) else ""
    behalf = f"on behalf of {longest['on_behalf_of']}, " if longest["on_behalf_of"] else ""
    steps.append((longest["source"], f"{unnamed}{behalf}{longest['speech_act']}:"))
    for depth, (who, does) in enumerate(steps):
        page.row(f"{'   ' * (depth - 1)}└─ {who}" if depth else who, does)
    page.line(f"“{longest['quote']}”")
    page.heading("Which is, in the graph:")
    for row in answers.of("evidence", article=longest["article_iri"]):
        if row["claim_iri"] == longest["claim_iri"] and row["object"]:
            page.line(f"{row['subject']} → {row['relation']} → {row['object']}")
    return page.drawn()


def killed(answers: Answers) -> str:
    """Show how many are said to have been killed, by side and by source; what several outlets print alike, once."""
    columns = (("Killed", 7), ("Of which side", 10), ("According to", 12), ("Printed by", 12))
    page = _Page("Killed, by side and by source", *columns)
    found: dict[str, dict[tuple[str, str, str], list[str]]] = {}
    for row in answers.of("killed-by-side"):
        side = row["side"] + (f"\n(of {row['part_of']})" if row["part_of"] else "")
        said = _figure(row["low"], row["best"], row["high"]), side, row["source"]
        found.setdefault(row["event"], {}).setdefault(said, []).append(answers.outlet(row["article"]))
    for event, rows in sorted(found.items()):
        page.heading(event)
        for said, outlets in rows.items():
            page.row(*said, ", ".join(dict.fromkeys(outlets)))
    return page.drawn("No sum and no average. A wire that two outlets print is one source.")


def _figure(low: str, best: str, high: str) -> str:
    if best and low in {best, ""} and high in {best, ""}:
        return best
    if low and high:
        return f"{low}–{high}" + (f", best {best}" if best else "")
    return f"at least {low}" if low else f"at most {high}"


class _Page:
    """A table under a title, as wide as the terminal within what is easy to read.

    Args:
        title: of the table.
        columns: heading and share of the width, from left to right.
    """

    def __init__(self, title: str, *columns: tuple[str, int]) -> None:
        width = shutil.get_terminal_size((_PLAIN_FALLBACK, 24)).columns
        self._width = max(_NARROWEST, min(_WIDEST, width))
        self._console = Console(file=StringIO(), width=self._width, color_system=None, legacy_windows=False)
        shares = sum(share for _, share in columns)
        free = self._width - 3 * len(columns)
        self._widths = [max(len(name), free * share // shares) for name, share in columns]
        self._lines = [title, "━" * self._width]
        self.row(*(name for name, _ in columns))
        self._lines.append("─" * self._width)
        self._begun = False

    def heading(self, text: str) -> None:
        """Begin a group of rows."""
        if self._begun:
            self._lines.append("")
        self._begun = True
        self._lines += self._wrapped(text, self._width)

    def line(self, text: str) -> None:
        """Add a line that runs across all columns."""
        self._lines += [f"   {line}" for line in self._wrapped(text, self._width - 3)]
        self._begun = True

    def row(self, *cells: str) -> None:
        """Add a row, each cell wrapped within its column."""
        wrapped = [self._wrapped(cell, width) for cell, width in zip(cells, self._widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=""):
            padded = (
                part + (_MARK if _RIGHT_TO_LEFT.search(part) else "") + " " * (width - cell_len(part))
                for part, width in zip(parts, self._widths, strict=True)
            )
            # Nothing stands beside the last cell of a line that could change places with it.
            self._lines.append(("   " + "   ".join(padded)).rstrip(f"{_MARK} "))

    def drawn(self, *notes: str) -> str:
        """Give the whole as text."""
        for note in notes:
            self._lines += ["", *self._wrapped(note, self._width)]
        return "\n".join(self._lines) + "\n"

    def _wrapped(self, text: str, width: int) -> list[str]:
        """Wrap each line of a text; one that is indented stays so where it goes on."""
        lines = []
        for line in text.split("\n"):
            indent = " " * (len(line) - len(line.lstrip()))
            wrapped = Text(line.lstrip()).wrap(self._console, width - len(indent))
            lines += [indent + part.plain.rstrip() for part in wrapped]
        return lines
