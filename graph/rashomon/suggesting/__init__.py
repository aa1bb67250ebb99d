"""Prefill: proposes rows of the claims table from raw text. They are never data until a person accepts them."""

from rashomon.suggesting.language import detect, language, tags
from rashomon.suggesting.names import NamesList
from rashomon.suggesting.proposing import Task, propose
from rashomon.suggesting.suggestion import Suggestion

__all__ = ["NamesList", "Suggestion", "Task", "detect", "language", "propose", "tags"]
