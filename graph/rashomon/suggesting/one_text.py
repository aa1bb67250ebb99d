"""From a text to its proposals: which language it is in, and by whose words it is looked through."""

import datetime as dt
from typing import NamedTuple

from rashomon.problems import Place, Problem, Report, Severity
from rashomon.suggesting.language import Phrases, detect, language, tags
from rashomon.suggesting.names import NamesList
from rashomon.suggesting.proposing import Task, propose
from rashomon.suggesting.suggestion import Suggestion
from rashomon.suggesting.texts import Text
from rashomon.vocabulary import Vocabulary


class Proposed(NamedTuple):
    """The proposals for one text, its language by name and by tag, and how that was told."""

    suggestions: list[Suggestion]
    language: str
    how: str
    tag: str


class Words:
    """What the ontology and the language files know, for any number of texts.

    Args:
        vocabulary: the ontology, whose cue words tell denials and event types.
        tag: language of all texts, or None: each is told by what is known of it, else by its words.

    Raises:
        UsageError: if there are no words for that language.
    """

    def __init__(self, vocabulary: Vocabulary, tag: str | None = None) -> None:
        self._denials = tuple(vocabulary.values("speechAct")["denies"].cues)
        self._event_words = Phrases({cue: term.name for term in vocabulary.event_types.values() for cue in term.cues})
        self._tag = tag
        if tag:
            language(tag, self._denials)

    def propose(self, text: Text, names: NamesList, counted_from: dt.date | None, report: Report) -> Proposed | None:
        """Propose rows for a text; None, and a problem, where its language is not known.

        Args:
            text: the text.
            names: the names list.
            counted_from: the day from which weekdays are counted, or None.
            report: takes the problem.
        """
        own = text.about.language.lower().partition("-")[0]
        if self._tag:
            tag, how = self._tag, "as you say"
        elif own in tags():
            tag, how = own, "as the article says"
        else:
            tag, how = detect(text.text), "told by its words"
        if not tag:
            report(_unknown(text))
            return None
        words = language(tag, self._denials)
        body = text.about.body
        task = Task(text.about.id, text.text, words, names, counted_from, body, self._event_words)
        return Proposed(propose(task), words.name, how, tag)


def _unknown(text: Text) -> Problem:
    return Problem(
        "language-unknown",
        "its words do not tell the language of this text, so nothing was proposed from it",
        Place(file=text.file, article=text.about.id),
        Severity.WARNING,
        expected=", ".join(tags()),
        advice="Name it with --language.",
        held_back="file",
    )
