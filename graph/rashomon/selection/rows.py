"""Lines of N-Quads by subject, so that a part of them can be told from the rest without parsing any term twice."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """A line of N-Quads.

    Args:
        subject: IRI.
        predicate: IRI.
        object: IRI, or a literal as it is written, with its quotes.
        graph: IRI.
        line: the line itself, with its line end.
    """

    subject: str
    predicate: str
    object: str
    graph: str
    line: bytes


class Rows:
    """Lines by subject.

    Args:
        lines: of N-Quads, as this project writes them, in any order.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.about: defaultdict[str, list[Row]] = defaultdict(list)
        self.add(lines)

    def add(self, lines: Iterable[bytes]) -> None:
        """Take more lines."""
        for line in lines:
            row = _row(line)
            self.about[row.subject].append(row)

    def drop(self, unwanted: Callable[[Row], bool]) -> None:
        """Take lines out."""
        for subject, rows in self.about.items():
            kept = [row for row in rows if not unwanted(row)]
            if len(kept) < len(rows):
                self.about[subject] = kept

    def all(self) -> Iterable[Row]:
        """Give all lines, by subject."""
        return (row for rows in self.about.values() for row in rows)

    @property
    def base(self) -> str:
        """The IRI under which instances are named, read off the names of the graphs; empty where there is no line."""
        graphs = {row.graph for row in self.all()}
        found = [
            graph.removesuffix(f"graph/{name}")
            for graph in graphs
            for name in ("content", "entities", "meta", "derived")
            if graph.endswith(f"/graph/{name}")
        ]
        return min(found, key=len, default="")


def _row(line: bytes) -> Row:
    # A term holds no blank, but for a literal; and that is the object, which stands before graph and full stop.
    subject, predicate, rest = line.split(b" ", 2)
    obj, graph, _ = rest.rsplit(b" ", 2)
    return Row(_bare(subject), _bare(predicate), _bare(obj), _bare(graph), line)


def _bare(term: bytes) -> str:
    return (term[1:-1] if term.startswith(b"<") else term).decode()
