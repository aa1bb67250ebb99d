"""Filters: the part of a graph that a user asks to see."""

from rashomon.selection.filters import Filters
from rashomon.selection.naming import Names, complete_filter, filters_of, named
from rashomon.selection.selecting import Selected, select, selected
from rashomon.selection.words import in_words

__all__ = ["Filters", "Names", "Selected", "complete_filter", "filters_of", "in_words", "named", "select", "selected"]
