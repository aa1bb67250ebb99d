"""Rebuilds the tables in tables/ from those in csv/, and compares. Needs Python 3.9 or later, and nothing else.

    python rebuild_tables.py

What was rebuilt is written to rebuilt/. The exit code is 0 where all is the same, else 1.
"""

import csv
import hashlib
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")
csv.field_size_limit(2**31 - 1)


def plain(cell: str) -> str:
    """Give a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell.startswith(FORMULA) else cell


def read(folder: str, name: str) -> list[dict[str, str]]:
    """Give the rows of a table as dictionaries."""
    with (HERE / folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{column: plain(cell) for column, cell in row.items()} for row in csv.DictReader(file)]


def items(cell: str) -> list[str]:
    r"""Split a cell that holds a list: "; " stands between items, and "\" before ";" or "\" inside one."""
    found: list[str] = []
    item, index = "", 0
    while index < len(cell):
        if cell[index] == "\\":
            item, index = item + cell[index + 1], index + 2
        elif cell[index] == ";":
            found, item, index = [*found, item], "", index + 2
        else:
            item, index = item + cell[index], index + 1
    return [*found, item] if cell else []


def claims_by_status() -> list[list[str]]:
    """Count events, participations, relations and figures by status, and the live claims that say them."""
    contents: dict[tuple[str, str], int] = defaultdict(int)
    claims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind in ("event", "participation", "relation", "count"):
        for row in read("csv", f"{kind}s"):
            contents[kind, row["status"]] += 1
    for row in read("csv", "claim_contents"):
        if row["is_live"] == "true":
            claims[row["content_kind"], row["status"]].add(row["claim"])
    header = ["kind", "status", "contents", "claims"]
    return [header, *([*key, str(number), str(len(claims[key]))] for key, number in sorted(contents.items()))]


def claims_by_source() -> list[list[str]]:
    """Count the live claims of each claimant; a joint claim counts for each who makes it."""
    labels = {row["actor"]: row["label"] for row in read("csv", "actors")}
    made: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in read("csv", "claims"):
        if row["is_live"] == "true":
            for source in items(row["claimants"]):
                made[source].append(row)
    table = [["source", "source_label", "claims", "affirmed", "denied", "hedged", "articles"]]
    for source, rows in sorted(made.items()):
        counted = [
            len(rows),
            sum(row["polarity"] == "Affirmed" for row in rows),
            sum(row["polarity"] == "Negated" for row in rows),
            sum(row["is_hedged"] == "true" for row in rows),
            len({row["article"] for row in rows}),
        ]
        table.append([source, labels[source], *map(str, counted)])
    return table


def killed_by_side_and_source() -> list[list[str]]:
    """List each figure of people killed with each live claim that gives it. Never add these up."""
    figures = {row["count"]: row for row in read("csv", "counts") if row["measure"] == "killed"}
    said = [row for row in read("csv", "claim_contents") if row["content"] in figures and row["is_live"] == "true"]
    of_figure = ["event", "event_label", "group", "group_label", "low", "best", "high", "included_in"]
    of_claim = ["speaker", "polarity", "is_hedged"]
    table = [["count", "claim", *of_figure, *of_claim]]
    for row in sorted(said, key=lambda row: (row["content"], row["claim"])):
        figure = figures[row["content"]]
        cells = [*(figure[name] for name in of_figure), *(row[name] for name in of_claim)]
        table.append([row["content"], row["claim"], *cells])
    return table


def damaged() -> list[str]:
    """Name the files that are not as they were when the package was made."""
    wrong = []
    for line in (HERE / "sha256.txt").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        file = HERE / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            wrong.append(name)
    return wrong


def main() -> int:
    """Rebuild, compare, and tell."""
    wrong = damaged()
    for name in wrong:
        sys.stdout.write(f"{name}: missing, or not as it was when the package was made\n")
    (HERE / "rebuilt").mkdir(exist_ok=True)
    for rebuild in (claims_by_status, claims_by_source, killed_by_side_and_source):
        name, table = rebuild.__name__.replace("_", "-"), rebuild()
        with (HERE / "rebuilt" / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(table)
        shipped = [list(row.values()) for row in read("tables", name)]
        same = shipped == table[1:]
        sys.stdout.write(f"{name}: {'the same' if same else 'DIFFERS'}, {len(shipped)} rows\n")
        wrong += [] if same else [name]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
