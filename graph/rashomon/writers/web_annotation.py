"""W3C Web Annotation (JSON-LD): one annotation for each claim and each mention, for annotation tools.

A claim's words are the target; its bodies are the claim in words, the claim, its values (polarity, certainty, voice,
speech act) and the nodes of what it says. A mention identifies an actor or a place, or links to an event or a count.

The target is the article's address on the web where it has one (then `scope` is the article), else the article.
`start` and `end` count Unicode code points of the article's raw text, as the standard wants; the page at the address
may hold more than that text. Quotes have a prefix and a suffix only where these are words of a longer quote in the
dataset: an export holds no more of a text than its quotes. The one context that it names is the standard's.

See <https://www.w3.org/TR/annotation-model/>.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from uuid import UUID

from rashomon.terms import PROV, RDFS, RSM, VOID, digest
from rashomon.writers._claim_words import in_words
from rashomon.writers._claims import CLAIM, CONTENT, COUNT, EVENT, POLARITY, SPEECH_ACT, TYPE, Facts, named
from rashomon.writers._selectors import Targets

name = "web-annotation"
title = "W3C Web Annotation (JSON-LD), one for each claim and mention"
suffix = ".anno.jsonld"

_VALUES = (POLARITY, RSM + "certainty", RSM + "voice", SPEECH_ACT)
_AGENTS = {PROV + "Person": "Person", PROV + "SoftwareAgent": "Software"}
_NOTE = (
    "start and end count Unicode code points of the article's raw text, from 0, end exclusive. "
    "A claim is what its claimant says, not what is so."
)

Json = dict[str, Any]


def write(lines: Iterable[bytes], out: BinaryIO) -> None:
    """Write a collection with one page, in the order of articles and words.

    Arguments as of `rashomon.writers.Writer.write`.
    """
    facts = Facts(lines)
    targets = Targets(facts)
    claims = (_claim(facts, targets, claim) for claim in facts.claims)
    found = sorted([*claims, *_mentions(facts, targets)], key=lambda item: item[0])
    items = [json.dumps(item, ensure_ascii=False).encode() for _, item in found]
    own = next((named(quad.subject) for quad in facts.quads if quad.predicate.value == VOID + "subset"), "")
    own = f"{own}/annotations" if own else f"urn:uuid:{UUID(digest(*(item.decode() for item in items))[:32])}"
    page: Json = {"id": f"{own}/1", "type": "AnnotationPage", "partOf": own, "startIndex": 0, "items": []}
    head: Json = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": own,
        "type": "AnnotationCollection",
        "label": "Claims and mentions",
        "rdfs:comment": _NOTE,
        "total": len(items),
        "first": page,
    }
    # The items stand a line each, so that two exports can be compared by line.
    before, after = json.dumps(head, ensure_ascii=False).rsplit("[]", 1)
    out.write(before.encode() + b"[\n" + b",\n".join(items) + b"\n]" + after.encode() + b"\n")


def _claim(facts: Facts, targets: Targets, claim: str) -> tuple[tuple[Any, ...], Json]:
    spans = facts.values(claim, RSM + "evidence")
    body: list[Json] = [
        {
            "type": "TextualBody",
            "value": in_words(facts, claim),
            "format": "text/plain",
            "language": "en",
            "purpose": "describing",
        },
        {"type": "SpecificResource", "source": claim, "purpose": "identifying"},
    ]
    values = [one for predicate in _VALUES for one in facts.values(claim, predicate)]
    body += [{"type": "SpecificResource", "source": one, "purpose": "classifying"} for one in values]
    contents = facts.values(claim, CONTENT)
    body += [{"type": "SpecificResource", "source": one, "purpose": "linking"} for one in contents]
    item: Json = {"id": f"{claim}/annotation", "type": "Annotation", "motivation": "describing"}
    if coder := facts.value(claim, RSM + "codedBy"):
        item["creator"] = _coder(facts, coder)
    item |= {"body": body, "target": _targets(targets, spans)}
    return (*targets.place(spans), item["id"]), item


def _mentions(facts: Facts, targets: Targets) -> Iterator[tuple[tuple[Any, ...], Json]]:
    for subject, span in sorted(
        (named(quad.subject), named(quad.object)) for quad in facts.quads if quad.predicate.value == RSM + "evidence"
    ):
        types = facts.values(subject, TYPE)
        if CLAIM in types:
            continue
        item = {
            "id": f"{span.partition('#')[0]}/mention-{digest('mention', subject, span)[:32]}",
            "type": "Annotation",
            "motivation": "linking" if {EVENT, COUNT} & set(types) else "identifying",
            "body": subject,
            "target": _targets(targets, [span]),
        }
        yield (*targets.place([span]), item["id"]), item


def _targets(targets: Targets, spans: list[str]) -> Json | list[Json]:
    found = [target for span in spans for target in targets.of(span)]
    return found[0] if len(found) == 1 else found


def _coder(facts: Facts, coder: str) -> Json:
    who: Json = {"id": coder}
    for type_ in facts.values(coder, TYPE):
        if type_ in _AGENTS:
            who["type"] = _AGENTS[type_]
    if label := facts.value(coder, RDFS + "label"):
        who["name"] = label
    return who
