"""Named questions and how they are asked.

A question is a file `queries/<name>.rq`: SPARQL that any engine can run as it stands, under a comment that
users see. `ask` answers it in a worker process with limits; `answer` in this process, for a store that is trusted.
"""

from rashomon.questions.asking import Limits, answer, ask, ask_rdflib, prepare, texts
from rashomon.questions.comment import EXAMPLES, FILTERS, Parameter
from rashomon.questions.file import Question, load, names, parse, read
from rashomon.questions.folder import Folder
from rashomon.questions.naming import complete

__all__ = [
    "EXAMPLES",
    "FILTERS",
    "Folder",
    "Limits",
    "Parameter",
    "Question",
    "answer",
    "ask",
    "ask_rdflib",
    "complete",
    "load",
    "names",
    "parse",
    "prepare",
    "read",
    "texts",
]
