"""Build and check: the order of the work.

Read, map, resolve; then for each article quotes, conversion, local shapes, holding back the smallest thing that is
faulty; then over all of them status, direct triples and copies, and the global shapes. What violates these fails the
build and removes nothing.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from rashomon.dataset import fill, replacing, sorted_problems
from rashomon.errors import UsageError
from rashomon.pipeline.corpus import Corpus
from rashomon.pipeline.one import handle
from rashomon.pipeline.options import Options
from rashomon.pipeline.outcome import Outcome
from rashomon.pipeline.reading import Read, readings
from rashomon.pipeline.sources import Sources, nothing_read
from rashomon.pipeline.workshop import Workshop
from rashomon.problems import Problem, Report
from rashomon.shapes import Validation, nothing_validated


def check(sources: Sequence[Path], options: Options, report: Report) -> Outcome:
    """Find the problems of articles; write nothing.

    Args:
        sources: files and folders.
        options: what the user chose.
        report: takes each problem, once, as it is found.

    Raises:
        RashomonError: if it is impossible to go on: a source that does not exist, a broken mapping, one IRI for two
            texts.
    """
    return _work(sources, options, report)[1]


def build(sources: Sequence[Path], output: Path, options: Options, report: Report) -> Outcome:
    """Make a dataset: all or nothing.

    Where the graph as a whole does not conform, or nothing was read, nothing is written and what was there stays.

    Args:
        sources: files and folders.
        output: the dataset folder: missing, empty, or a dataset, which is replaced.
        options: what the user chose.
        report: takes each problem, once, as it is found.

    Raises:
        DatasetError: if something else is at `output`, another build of it runs, or the disk fails.
        RashomonError: as for `check`.
    """
    with replacing(output) as fresh:
        corpus, outcome = _work(sources, options, report)
        if not outcome.conforms:
            return outcome
        fill(fresh, corpus.contents(outcome), output)
    return msgspec.structs.replace(outcome, written=True)


def _joined(workshop: Workshop) -> Iterable[Read]:
    """Read the articles; where people decided what is the same in several of them, all are read first."""
    if not workshop.decisions:
        return readings(workshop)
    held = list(readings(workshop))
    workshop.join([read.article for read in held if read.article])
    named = workshop.joining.article
    return (read._replace(article=named(read.article)) if read.article else read for read in held)


def _work(sources: Sequence[Path], options: Options, report: Report) -> tuple[Corpus, Outcome]:
    if not sources:
        raise UsageError("name at least one file or folder with annotated articles")
    found: dict[Problem, None] = {}

    def once(problem: Problem) -> None:
        if problem not in found:
            found[problem] = None
            report(problem)

    workshop = Workshop(options, Sources(sources, once), once)
    corpus = Corpus(workshop, once)
    for read in _joined(workshop):
        if read.article is None:
            for problem in read.problems:
                once(problem)
        else:
            corpus.add(handle(read.article, read.origin, read.problems, workshop), read.article, read.origin)
    if not corpus.kept:
        held_back = any(problem.held_back == "article" for problem in found)
        once(nothing_read(workshop.sources.given, held_back=held_back))
        return corpus, corpus.outcome(sorted_problems(found), conforms=False)
    conforms = corpus.conclude()
    if empty := nothing_validated(Validation(workshop.engine.name, (), corpus.focus_nodes), "the sources"):
        once(empty)
    return corpus, corpus.outcome(sorted_problems(found), conforms=conforms)
