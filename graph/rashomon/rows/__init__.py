"""The claims table: what its sheets and columns are, and how their cells are written.

Shared by all who have to do with such a table: the reader, the template, the export, the proposals. Columns are data
(`SHEETS`); nobody repeats their names in code.
"""

from rashomon.rows.beside import CHECKED_SUFFIX, PROBLEMS, PROBLEMS_SUFFIX, is_beside
from rashomon.rows.cells import Part, mutual, parts, relayers
from rashomon.rows.columns import (
    ARTICLES,
    CLAIMS,
    DISAGREEMENTS,
    EVENTS,
    GROUPS,
    LISTS,
    NAMES,
    READ_ME,
    SHEETS,
    Column,
    Sheet,
    sheet_named,
)
from rashomon.rows.grids import Grid, Row, cell_name, column_letters, folded_name
from rashomon.rows.verbs import VERBS, speech_act_of
from rashomon.rows.whats import RECEIVED, kebab, state_of, states, whom_role

__all__ = [
    "ARTICLES",
    "CHECKED_SUFFIX",
    "CLAIMS",
    "DISAGREEMENTS",
    "EVENTS",
    "GROUPS",
    "LISTS",
    "NAMES",
    "PROBLEMS",
    "PROBLEMS_SUFFIX",
    "READ_ME",
    "RECEIVED",
    "SHEETS",
    "VERBS",
    "Column",
    "Grid",
    "Part",
    "Row",
    "Sheet",
    "cell_name",
    "column_letters",
    "folded_name",
    "is_beside",
    "kebab",
    "mutual",
    "parts",
    "relayers",
    "sheet_named",
    "speech_act_of",
    "state_of",
    "states",
    "whom_role",
]
