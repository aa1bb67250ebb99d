"""What people decided: which events and names of two articles are the same, as plain lines of `matches.csv`.

Nothing is decided here by a program. A line that says `same` joins, deleting the line un-joins; `unsure` and an empty
cell join nothing.
"""

from rashomon.decisions.file import MatchesFile, read_matches
from rashomon.decisions.groups import Link, Settled, settle
from rashomon.decisions.model import COLUMNS, MATCHES, Decision, Match

__all__ = [
    "COLUMNS",
    "MATCHES",
    "Decision",
    "Link",
    "Match",
    "MatchesFile",
    "Settled",
    "read_matches",
    "settle",
]
