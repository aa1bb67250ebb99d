"""Asks: in a worker process with limits (`ask`), in this process (`answer`), or with rdflib."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rashomon.errors import QuestionError, QuestionTimeoutError
from rashomon.questions.file import Question, bind
from rashomon.questions.naming import Queryable, as_text, labels, resolve
from rashomon.table import Table, Term, typed

if TYPE_CHECKING:
    import rdflib

_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SETS = re.compile(r", \[.*$", re.DOTALL)
"""Sets of characters that would continue what stands there: true, and of no help."""
_LABELLED = 500
"""At most so many IRIs of an answer are given a name for people."""


class Limits(msgspec.Struct, frozen=True):
    """What a question may use.

    Args:
        seconds: wall-clock time, from the start of the worker.
        rows: rows of the answer; what is cut off is said in its notes.
        megabytes: address space of the worker; not enforced on Windows, which has no such limit.
    """

    seconds: float = 60
    rows: int = 10_000
    megabytes: int = 4_096


class Request(msgspec.Struct, frozen=True):
    """What the worker is told."""

    source: str
    question: Question
    values: dict[str, str]
    limits: Limits


class Refusal(msgspec.Struct, frozen=True, tag=True):
    """Why the worker gives no table: a sentence for the user."""

    reason: str


class Answer(msgspec.Struct, frozen=True, tag=True):
    """What the worker found."""

    table: Table


def ask(
    source: Path, question: Question, values: Mapping[str, object] | None = None, limits: Limits | None = None
) -> Table:
    """Answer a question in a process of its own, which is killed when it takes too long.

    Args:
        source: folder of an embedded store, which is opened for reading only; or a file of N-Quads, which is loaded
            flat into memory.
        question: from `load`, `read` or `parse`.
        values: parameter name -> what the user typed; from Python also whole numbers and dates.
        limits: time, rows and memory; the defaults of `Limits` if left out.

    Raises:
        QuestionError: if the question is refused or cannot be answered.
        QuestionTimeoutError: if it took more time or memory than it may.
    """
    limits = limits or Limits()
    request = Request(str(source.resolve()), question, texts(question, values), limits)
    # -P: a file in the current folder must not be taken for one of our modules.
    command = [sys.executable, "-P", "-m", "rashomon.questions.worker"]
    # More arenas would only use up the worker's address space.
    environment = {**os.environ, "MALLOC_ARENA_MAX": "2", "PYTHONPATH": _python_path()}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as worker:
        try:
            output, errors = worker.communicate(msgspec.json.encode(request), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            worker.kill()
            raise QuestionTimeoutError(f"its limit of {limits.seconds:g} seconds") from None
        except BaseException:
            worker.kill()
            raise
    return _received(output, errors, worker.returncode, limits)


def answer(
    store: Queryable,
    question: Question,
    values: Mapping[str, object] | None = None,
    max_rows: int | None = None,
) -> Table:
    """Answer a question in this process, without a limit of time.

    Args:
        store: any store.
        question: from `load`, `read` or `parse`.
        values: parameter name -> what the user typed; from Python also whole numbers and dates.
        max_rows: stop after so many rows; None for all.

    Raises:
        QuestionError: if a parameter cannot be understood or the query cannot be answered.
    """
    text = prepare(store, question, values)
    try:
        table = store.query(text, max_rows=max_rows)
    except QuestionError as error:
        raise QuestionError(_where(str(error), text, question)) from error
    iris = sorted({cell.value for row in table.rows for cell in row if cell and cell.kind == "iri"})
    return msgspec.structs.replace(table, title=question.title, labels=labels(store, iris[:_LABELLED]))


def texts(question: Question, values: Mapping[str, object] | None) -> dict[str, str]:
    """Give the values of a question's parameters as text, by the parameters' own names.

    Args:
        question: which takes them.
        values: parameter name -> text, whole number, date or truth value.

    Raises:
        QuestionError: if a parameter is unknown, or a value is something else.
    """
    found: dict[str, str] = {}
    for name, value in (values or {}).items():
        parameter = question.parameter(name)
        found[parameter.name] = as_text(parameter, value)
    return found


def prepare(store: Queryable, question: Question, values: Mapping[str, object] | None = None) -> str:
    """Give the SPARQL of a question with its values put in.

    Raises:
        QuestionError: if a parameter is unknown, missing or cannot be understood.
    """
    terms: dict[str, Term] = {}
    for name, given in texts(question, values).items():
        terms[name] = resolve(question.parameter(name), given, store)
    return bind(question, terms)


def ask_rdflib(graph: "rdflib.Graph", text: str) -> Table:
    """Answer SPARQL with rdflib, which shares no code with the embedded store: to compare the two.

    Args:
        graph: all triples in one graph.
        text: a SELECT query, from `prepare`.
    """
    result = graph.query(text)
    columns = tuple(str(variable) for variable in result.vars or ())
    rows = tuple(tuple(_from_rdflib(cell) for cell in row) for row in result)  # type: ignore[union-attr]
    return Table(columns, rows)


def _where(said: str, text: str, question: Question) -> str:
    """Name the line of the user's own text in a complaint of the engine's parser, and show it."""
    match = _AT.search(said)
    if not match:
        return said
    line, column = int(match[1]), int(match[2])
    shown = [*text.split("\n"), *[""] * line][line - 1].rstrip("\r")
    behind, added = question.added
    own = line - added if line > behind + added else line
    unknown = "Prefix not found" in match[3]
    expected = "this prefix is not declared" if unknown else _SETS.sub("", match[3])
    return (
        f"{question.origin or 'this'} is not SPARQL that can be read: line {own}, column {column}: {expected}\n"
        f"  {shown}\n  {' ' * (column - 1)}^"
    )


def _from_rdflib(node: object) -> Term | None:
    import rdflib

    match node:
        case None:
            return None
        case rdflib.Literal():
            if node.language:
                return Term("literal", str(node), language=node.language)
            return typed(str(node), str(node.datatype or ""))
        case rdflib.URIRef():
            return Term("iri", str(node))
    return Term("blank", str(node))


def _python_path() -> str:
    # The worker must find the same rashomon as this process, wherever that was found.
    own = str(Path(__file__).resolve().parent.parent.parent)
    rest = os.environ.get("PYTHONPATH", "")
    return f"{own}{os.pathsep}{rest}" if rest else own


def _received(output: bytes, errors: bytes, code: int, limits: Limits) -> Table:
    if code == 0:
        reply = msgspec.json.decode(output, type=Answer | Refusal)
        if isinstance(reply, Answer):
            return reply.table
        raise QuestionError(reply.reason)
    said = errors.decode("utf-8", "replace")
    if "memory allocation" in said or "MemoryError" in said or "Cannot allocate memory" in said:
        raise QuestionTimeoutError(f"its limit of {limits.megabytes:,} MB of memory")
    if said.rstrip() and "Traceback" in said and "PanicException" not in said:
        # An exception of Python comes from our own code: the engine tells its errors, panics or ends the process.
        raise QuestionError(
            f"Rashomon failed while it answered, and the question is not to blame: {said.rstrip().splitlines()[-1]}. "
            "Please report it, with the question and its values."
        )
    raise QuestionError(
        "the question brought the query engine down; nothing else was harmed. It is probably nested too "
        f"deeply, or too long: simplify it (the worker ended with code {code})."
    )
