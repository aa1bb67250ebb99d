"""One table of a registry file, before anybody has looked whether it makes sense."""

from collections.abc import Mapping

import msgspec

from rashomon.problems import Place, Problem, Report, Severity


class Entry(msgspec.Struct, frozen=True):
    """What a file says of one slug.

    Args:
        slug: the key.
        fields: the values, in the shape that TOML gives them; keys with `-`.
        file: path as the user gave it, with forward slashes.
        line: one-based line where it begins.
        lines: field ("names.en") -> one-based line.
        cells: field -> cell ("F12"), for tables.
    """

    slug: str
    fields: Mapping[str, object]
    file: str
    line: int
    lines: Mapping[str, int] = {}
    cells: Mapping[str, str] = {}

    def place(self, field: str = "") -> Place:
        """Give the place of the entry, or of one of its fields."""
        at = self.lines.get(field) or self.lines.get(field.partition(".")[0]) or self.line
        return Place(file=self.file, line=at, annotation=self.slug, path=self.cells.get(field, field) or None)

    def complain(
        self,
        report: Report,
        code: str,
        message: str,
        advice: str = "",
        *,
        field: str = "",
        severity: Severity = Severity.VIOLATION,
        expected: str = "",
        found: str = "",
        held_back: str = "",
    ) -> None:
        """Report a problem of this entry, or of one of its fields."""
        report(
            Problem(
                code=code,
                message=message,
                place=self.place(field),
                severity=severity,
                expected=expected,
                found=found,
                advice=advice,
                held_back=held_back,
            )
        )


def repeated(slug: str, place: Place, before: str) -> Problem:
    """Make the problem of a slug that is defined twice; `before` says where it was first."""
    return Problem(
        code="registry-slug-twice",
        message=f"the slug {slug} is defined twice, first in {before}",
        place=place,
        advice="Put both into one table if they are the same, else give this one another slug.",
        held_back="entity",
    )
