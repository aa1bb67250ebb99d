"""What a user may choose for a build or a check."""

from pathlib import Path
from typing import Literal

import msgspec

from rashomon.errors import UsageError
from rashomon.terms import DEFAULT_BASE, is_safe_iri


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Options that mean the same wherever sources are read.

    Args:
        base: IRI under which instances are minted; ends with `/`.
        profile: full, or minimal (no span nodes, no wording; evidence links stay).
        mapping: mapping for all files that need one; None: `mapping.toml` beside a file, or in a folder above it up to
            the given source.
        registry: registry files; None: `registry.toml` and `registry.csv`, looked for in the same way.
        matches: files with decisions on what is the same; None: `matches.csv`, looked for in the same way.
        ontology: Turtle files with further event types, actor types and roles.
        engine: name of the SHACL engine; None: the fastest that is installed.
        strict: hold back an article where anything in it is faulty, not only the faulty annotation.
        without_texts: leave the raw texts out of the dataset.
    """

    base: str = DEFAULT_BASE
    profile: Literal["full", "minimal"] = "full"
    mapping: Path | None = None
    registry: tuple[Path, ...] | None = None
    matches: tuple[Path, ...] | None = None
    ontology: tuple[Path, ...] = ()
    engine: str | None = None
    strict: bool = False
    without_texts: bool = False

    def check(self) -> None:
        """Refuse options that cannot be used.

        Raises:
            UsageError: with what to write instead.
        """
        # Spans are named with a # of their own, and an IRI has one at most.
        if not is_safe_iri(self.base) or not self.base.endswith("/") or "#" in self.base:
            raise UsageError(f"--base {self.base!r} is no IRI that ends with /. Write for example {DEFAULT_BASE}")
