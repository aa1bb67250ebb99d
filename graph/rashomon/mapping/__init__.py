"""The mapping: what a scheme's labels become, as a TOML file says. Labels never mean anything in code."""

from rashomon.mapping.apply import to_article
from rashomon.mapping.draft import draft
from rashomon.mapping.load import load_mapping, read_mapping
from rashomon.mapping.model import NO_MAPPING, Mapping

__all__ = ["NO_MAPPING", "Mapping", "draft", "load_mapping", "read_mapping", "to_article"]
