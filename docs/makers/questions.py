"""A page for each named question: what it answers, its parameters, its SPARQL, its answer on the sample."""

import tempfile
from pathlib import Path

from msgspec.structs import replace

from makers.markdown import code, fence, page, prose, table, text
from rashomon.dataset import Dataset, open_dataset
from rashomon.pipeline import Options, build
from rashomon.questions import Parameter, Question, answer, complete, load, names
from rashomon.shipped import shipped
from rashomon.store.embedded import open_read_only
from rashomon.table import Table
from rashomon.writers.tables import as_text

_WIDTH = 100
"""Columns of the answers."""
_ROWS = 12
"""So many rows of an answer are shown."""
_TRIED = 80
"""So many values of a required parameter are tried, to show one that has an answer."""


def pages() -> dict[str, str]:
    """Give a page for each question, and one that lists them."""
    # The samples may lie in a zip; a checkout's folder is the usual case.
    sources = Path(str(shipped("data")))
    with tempfile.TemporaryDirectory() as folder:
        build([sources], Path(folder) / "my-dataset", Options(), lambda _: None)
        dataset = open_dataset(Path(folder) / "my-dataset")
        asked = [load(name) for name in names()]
        made = {f"questions/{question.name}.md": _page(question, dataset) for question in asked}
    rows = [(f"[{question.name}]({question.name}.md)", prose(question.title)) for question in asked]
    tree = "\n".join(question.name for question in asked)
    made["questions/index.md"] = page(
        "# Questions",
        _INTRODUCTION,
        table(("question", "what it asks"), rows),
        f"```{{toctree}}\n:hidden:\n\n{tree}\n```",
    )
    return made


_INTRODUCTION = """\
`rashomon ask NAME --dataset DATASET` asks one of these. Each is a SPARQL file in `queries/`; the answers shown are
those of the sample in `data/`. How to ask, and how to write your own: [](../../howto/ask.md)."""


def _page(question: Question, dataset: Dataset) -> str:
    needed = {one.name: _value(question, one, dataset) for one in question.parameters if one.required}
    given = "".join(f" -p {name}={_quoted(value)}" for name, value in needed.items())
    call = f"rashomon ask {question.name} --dataset my-dataset{given}"
    parts = [f"# {question.name}", f"**{prose(question.title)}**", *map(prose, question.description.split("\n\n"))]
    parts += ["## Parameters", _parameters(question)] if question.parameters else ["It has no parameters."]
    parts += ["## Answer on the sample", fence("console", f"$ {call}\n{_answer(question, needed, dataset)}")]
    return page(*parts, "## SPARQL", "It runs as it stands in any SPARQL engine.", fence("sparql", question.text))


def _parameters(question: Question) -> str:
    rows = [
        (
            code(one.name),
            text(one.type),
            ("**Required.** " if one.required else "") + prose(one.help),
            code(one.default.rpartition(":")[2]),
        )
        for one in question.parameters
    ]
    return table(("parameter", "type", "what it does", "default"), rows)


def _answer(question: Question, values: dict[str, str], dataset: Dataset) -> str:
    whole = answer(open_read_only(dataset.store_path), question, values)
    whole = replace(whole, notes=(*whole.notes, f"From {dataset.extent}."))
    return _shortened(as_text(whole, _WIDTH), whole)


def _shortened(shown: str, whole: Table) -> str:
    """Show the first rows only; `…` stands for the others."""
    if len(whole.rows) <= _ROWS:
        return shown
    first = as_text(replace(whole, rows=whole.rows[:_ROWS]), _WIDTH)
    same = 0
    for mine, other in zip(first.splitlines(), shown.splitlines(), strict=False):
        if mine != other:
            break
        same += 1
    head = shown.splitlines()[:same]
    tail = shown.splitlines()[-2 - len(whole.notes) :]
    return "\n".join([*head, "…", *tail])


def _value(question: Question, parameter: Parameter, dataset: Dataset) -> str:
    """Give a value of a required parameter for which the sample has most to say."""
    store = open_read_only(dataset.store_path)
    candidates = complete(parameter.type, "", store, _TRIED)
    if not candidates:
        raise SystemExit(f"{question.name}: no example can be found for its parameter {parameter.name}.")
    others = {one.name for one in question.parameters if one.required} - {parameter.name}
    if others:
        return candidates[0]
    return max(candidates, key=lambda value: len(answer(store, question, {parameter.name: value}).rows))


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
