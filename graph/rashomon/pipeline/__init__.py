"""The only place that knows the order: read, map, convert, prove, validate, conclude, write."""

from rashomon.pipeline.options import Options
from rashomon.pipeline.outcome import Outcome
from rashomon.pipeline.reading import read_articles
from rashomon.pipeline.running import build, check

__all__ = ["Options", "Outcome", "build", "check", "read_articles"]
