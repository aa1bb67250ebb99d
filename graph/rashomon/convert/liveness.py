"""Which articles are the newest version of themselves, and which claims therefore count."""

from collections.abc import Sequence

from rashomon.convert.records import ArticleRecord, ClaimRecord
from rashomon.problems import Place, Problem, Report, Severity


def superseded(records: Sequence[ArticleRecord], report: Report) -> dict[str, str]:
    """Find the articles that a newer version replaces.

    An article that says `revision_of` replaces the one it names. Else articles with the same id, publisher and url are
    versions of one article, and the day of publication, then of capture, tells which is the newest.

    Args:
        records: all articles.
        report: takes versions whose order nobody can tell.

    Returns:
        IRI of the older article -> IRI of the one that replaces it.
    """
    by_id: dict[str, list[ArticleRecord]] = {}
    by_address: dict[tuple[str, str, str], list[ArticleRecord]] = {}
    for record in sorted(records, key=lambda one: one.iri):
        by_id.setdefault(record.id, []).append(record)
        by_address.setdefault((record.id, record.publisher, record.url), []).append(record)
    replaced: dict[str, str] = {}
    for record in sorted(records, key=lambda one: one.iri):
        if not record.revision_of:
            continue
        older = [one for one in by_id.get(record.revision_of, ()) if one.iri != record.iri and not one.revision_of]
        older = older or [one for one in by_id.get(record.revision_of, ()) if one.iri != record.iri]
        if len(older) != 1:
            told = f"{len(older)} articles have that id" if older else "no article here has that id"
            report(
                Problem(
                    "revision-unknown",
                    f"{record.id} says that it corrects “{record.revision_of}”, but {told}",
                    Place(file=record.file or None, article=record.id),
                    severity=Severity.WARNING,
                    advice="Correct revision_of, or leave it out.",
                )
            )
        for one in older if len(older) == 1 else ():
            replaced[one.iri] = record.iri
    for group in by_address.values():
        versions = [one for one in group if one.iri not in replaced]
        if len(versions) < 2 or any(one.revision_of for one in versions):
            continue
        versions.sort(key=lambda one: (one.day, one.captured, one.iri))
        newest = versions[-1]
        if (versions[-2].day, versions[-2].captured) == (newest.day, newest.captured):
            report(
                Problem(
                    "versions-without-order",
                    f"{newest.id} stands {len(versions)} times with different text, and nothing says which is newer",
                    Place(file=newest.file or None, article=newest.id),
                    advice="Give the newer one `revision_of`, or both the day they were captured on.",
                )
            )
            continue
        for one in versions[:-1]:
            replaced[one.iri] = newest.iri
    return replaced


def live_claims(record: ArticleRecord, replaced: dict[str, str]) -> list[ClaimRecord]:
    """Give the claims of an article that count: newest version, not withdrawn, not merely suggested."""
    if record.iri in replaced:
        return []
    return [claim for claim in record.claims if not claim.record]
