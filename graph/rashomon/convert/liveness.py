"""Which articles are the newest version of themselves, and which claims therefore count."""

from collections.abc import Sequence

from rashomon.convert.records import ArticleRecord, ClaimRecord
from rashomon.problems import Place, Problem, Report, Severity


def superseded(records: Sequence[ArticleRecord], report: Report) -> dict[str, str]:
    """Find the articles that a newer version replaces.

    Articles with the same id, publisher and url (one of the two is given) are versions of one article: the day of
    publication, then of capture, tells which is newer; on the same days the one that says `revision_of`. One that
    names another id in `revision_of` replaces all versions of that one. Where only the ids are equal, as file stems
    often are, nothing is replaced, and it is said.

    Args:
        records: all articles.
        report: takes versions whose order nobody can tell.

    Returns:
        IRI of the older article -> IRI of the one that replaces it.
    """
    ordered = sorted(records, key=lambda one: one.iri)
    by_address: dict[tuple[str, str, str], list[ArticleRecord]] = {}
    by_id: dict[str, list[ArticleRecord]] = {}
    for record in ordered:
        by_address.setdefault(_address(record), []).append(record)
        by_id.setdefault(record.id, []).append(record)
    replaced: dict[str, str] = {}
    for versions in by_address.values():
        versions.sort(key=_age)
        newest = versions[-1]
        if len(versions) > 1 and not (newest.publisher or newest.url or any(one.revision_of for one in versions)):
            _same_id(versions, report)
            continue
        for older in versions[:-1]:
            if _age(older) == _age(newest):
                _no_order(newest, len(versions), report)
            else:
                replaced[older.iri] = newest.iri
                if not any(one.revision_of for one in versions):
                    _assumed(older, newest, report)
    for record in ordered:
        if not record.revision_of:
            continue
        older_ones = [
            one
            for one in by_id.get(record.revision_of, ())
            if _address(one) != _address(record) and not (one.id == record.id and one.revision_of)
        ]
        if len({_address(one) for one in older_ones}) == 1:
            for one in older_ones:
                replaced.setdefault(one.iri, record.iri)
        elif older_ones or len(by_id.get(record.revision_of, ())) < 1 + (record.revision_of == record.id):
            _unknown(record, len(older_ones), report)
    return replaced


def _address(record: ArticleRecord) -> tuple[str, str, str]:
    return record.id, record.publisher, record.url


def _age(record: ArticleRecord) -> tuple[str, str, bool]:
    return record.day, record.captured, bool(record.revision_of)


def _unknown(record: ArticleRecord, known: int, report: Report) -> None:
    told = f"{known} articles of different outlets have that id" if known else "no article here has that id"
    report(
        Problem(
            "revision-unknown",
            f"{record.id} says that it corrects “{record.revision_of}”, but {told}",
            Place(file=record.file or None, article=record.id),
            severity=Severity.WARNING,
            advice="Correct revision_of, or leave it out.",
        )
    )


def _assumed(older: ArticleRecord, newer: ArticleRecord, report: Report) -> None:
    report(
        Problem(
            "version-assumed",
            f"{older.id} of {older.file} is taken for an older version of {newer.file}; its claims do not count",
            Place(file=older.file or None, article=older.id),
            severity=Severity.INFO,
            advice="They have one id, publisher and url. If they are two articles, give them two ids.",
        )
    )


def _same_id(versions: Sequence[ArticleRecord], report: Report) -> None:
    files = ", ".join(one.file or one.iri for one in versions)
    report(
        Problem(
            "same-id",
            f"{len(versions)} articles with different texts have the id {versions[0].id} ({files}); all of them count",
            Place(file=versions[-1].file or None, article=versions[-1].id),
            severity=Severity.WARNING,
            advice="Give each an id of its own; if one corrects the other, say so with revision_of.",
        )
    )


def _no_order(record: ArticleRecord, versions: int, report: Report) -> None:
    report(
        Problem(
            "versions-without-order",
            f"{record.id} stands {versions} times with different text, and nothing says which is newer",
            Place(file=record.file or None, article=record.id),
            advice="Give the newer one `revision_of`, or both the day they were captured on.",
        )
    )


def live_claims(record: ArticleRecord, replaced: dict[str, str]) -> list[ClaimRecord]:
    """Give the claims of an article that count: newest version, not withdrawn, not merely suggested."""
    if record.iri in replaced:
        return []
    return [claim for claim in record.claims if not claim.record]
