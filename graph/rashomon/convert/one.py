"""One article becomes lines of N-Quads, and a record for the step over the whole corpus."""

import hashlib
import re
import unicodedata

from rashomon.article import Article, Origin
from rashomon.convert.accounts import Accounts
from rashomon.convert.checks import checked
from rashomon.convert.claims import UNNAMED_CODER, Claims, coder_lines
from rashomon.convert.drafting import TYPE, Draft
from rashomon.convert.records import ArticleRecord, Converted, JudgedDisagreement, Settings
from rashomon.problems import Problem, Report, Severity
from rashomon.registry import Registry
from rashomon.terms import DCTERMS, NIF, RSM, SCHEMA, day, iri, literal, offset, safe_iri, tagged, well_formed_language
from rashomon.vocabulary import Vocabulary

_ARTICLE, _CONTEXT = iri(SCHEMA + "NewsArticle"), iri(NIF + "Context")
_HEADLINE, _LANGUAGE = iri(SCHEMA + "headline"), iri(SCHEMA + "inLanguage")
_PUBLISHED, _REFERENCE = iri(SCHEMA + "datePublished"), iri(RSM + "referenceDate")
_REFERENCE_NOTE, _CAPTURED_ON = iri(RSM + "referenceDateNote"), iri(RSM + "capturedOn")
_CAPTURED_BY, _CAPTURE_HASH = iri(RSM + "capturedBy"), iri(RSM + "captureHash")
_PUBLISHER, _AGENCY, _AUTHOR = iri(SCHEMA + "publisher"), iri(RSM + "agency"), iri(SCHEMA + "author")
_URL, _ARCHIVED, _SOURCE = iri(SCHEMA + "url"), iri(SCHEMA + "archivedAt"), iri(DCTERMS + "source")
_PART_OF, _SHA256, _LENGTH = iri(DCTERMS + "isPartOf"), iri(RSM + "sha256"), iri(NIF + "endIndex")


def convert_article(
    article: Article,
    origin: Origin,
    registry: Registry,
    vocabulary: Vocabulary,
    settings: Settings,
    report: Report,
) -> Converted:
    """Convert one article. Looks at no other article, so it may run in any process and in any order.

    Args:
        article: as a reader or the mapping made it.
        origin: names file and line in problems.
        registry: known entities and events.
        vocabulary: the ontology's names.
        settings: base and profile.
        report: takes the problems; what has one is held back.
    """
    article = checked(article, origin, registry, vocabulary, report)
    draft = Draft(article, origin, registry, vocabulary, settings, report)
    draft.trace[draft.iri] = ""
    _describe_article(draft)
    draft.describe_mentions()
    accounts = Accounts(draft)
    accounts.describe()
    claims = Claims(draft, accounts)
    claims.describe()
    for item in article.disagreements:
        draft.lines += coder_lines(draft, item.by or article.coder or UNNAMED_CODER, machine=False)
    record = ArticleRecord(
        iri=draft.iri,
        id=article.id,
        file=origin.file,
        url=article.url,
        publisher=registry.iri(article.publisher, settings.base) if article.publisher else "",
        agency=registry.iri(article.agency, settings.base) if article.agency else "",
        day=article.published or article.reference_date,
        captured=article.captured_on,
        revision_of=article.revision_of,
        copy_of=article.copy_of,
        text=_folded(article),
        unnamed=draft.unnamed,
        claim_ids=claims.iris,
        claims=tuple(sorted(claims.records, key=lambda one: one.iri)),
        events=accounts.event_types,
        statements=tuple(accounts.statements.values()),
        counts=tuple(accounts.counts.values()),
        accounts=tuple(accounts.where_when),
        disagreements=tuple(
            JudgedDisagreement(
                item.id,
                (_claim(draft, claims, item.between[0]), _claim(draft, claims, item.between[1])),
                draft.names.coder(item.by or article.coder or UNNAMED_CODER),
                item.why,
                item.date,
            )
            for item in article.disagreements
        ),
    )
    return Converted(draft.lines, record, draft.trace)


def _claim(draft: Draft, claims: Claims, ref: str) -> str:
    """Give a claim's IRI; another article's claim stays `<article id>#<claim id>` until all are known."""
    name, mark, item = ref.rpartition("#")
    if mark and name != draft.article.id:
        return ref
    return claims.iris.get(item if mark else ref, ref)


def _describe_article(draft: Draft) -> None:
    article, node, text = draft.article, iri(draft.iri), iri(f"{draft.iri}/text")
    if article.language and not well_formed_language(article.language.lower()):
        _warn(
            draft,
            "language-unusable",
            f"“{article.language}” is no language tag",
            "Write a tag such as en, ar or tr.",
        )
        draft.language = "und"
    draft.add(node, TYPE, _ARTICLE)
    if article.headline:
        draft.add(node, _HEADLINE, tagged(article.headline, draft.language))
    draft.add(node, _LANGUAGE, literal(draft.language.lower()))
    for predicate, value in (
        (_PUBLISHED, article.published), (_REFERENCE, article.reference_date), (_CAPTURED_ON, article.captured_on),
    ):  # fmt: skip
        if value:
            draft.add(node, predicate, day(value))
    for predicate, value in (
        (_REFERENCE_NOTE, article.reference_date_note), (_CAPTURED_BY, article.captured_by),
        (_CAPTURE_HASH, article.capture_sha256),
    ):  # fmt: skip
        if value:
            draft.add(node, predicate, literal(value))
    for predicate, value in ((_PUBLISHER, article.publisher), (_AGENCY, article.agency)):
        if value:
            draft.add(node, predicate, iri(draft.registry.iri(value, draft.settings.base)))
    for value in article.listed_sources:
        draft.add(node, _SOURCE, iri(draft.registry.iri(value, draft.settings.base)))
    for predicate, field in ((_URL, "url"), (_ARCHIVED, "archived_url")):
        if value := getattr(article, field):
            address = safe_iri(value)
            if address is None:
                _warn(draft, "address-unusable", f"{field} “{value}” is no web address; it is left out",
                      "Write the whole address, beginning with https://.")  # fmt: skip
            else:
                draft.add(node, predicate, iri(address))
    if article.author:
        draft.add(node, _AUTHOR, iri(draft.author()))
    draft.add(text, TYPE, _CONTEXT)
    draft.add(text, _PART_OF, node)
    draft.add(text, _SHA256, literal(hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()))
    draft.add(text, _LENGTH, offset(len(article.text)))


def _warn(draft: Draft, code: str, message: str, advice: str) -> None:
    place = draft.origin.place(draft.article.id)
    draft.report(Problem(code, message, place, severity=Severity.WARNING, advice=advice))


def _folded(article: Article) -> str:
    """Give the article's words for comparison with other articles: body only, lower case, marks and points off."""
    begin, end = article.body or (0, len(article.text))
    plain = unicodedata.normalize("NFKD", article.text[begin:end]).casefold()
    return " ".join(re.findall(r"\w+", plain))
