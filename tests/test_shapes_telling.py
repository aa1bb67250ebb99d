"""Where a finding leads: problems, what is held back, quotes, direct triples, the report."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import shapes_dataset as dataset
from rashomon import shapes
from rashomon.article import Origin
from rashomon.problems import Place, Problem, Severity
from rashomon.shapes import Finding, Trail
from rashomon.shapes.report import report
from rashomon.shapes.shape_sets import SH
from rashomon.shapes.telling import code_of, readable, span_at
from rashomon.terms import SHAPES, digest
from shapes_dataset import found, local

ART = dataset.expand("art:one-64a1eb343adb68dc")
TEXT = (dataset.FOLDER / "valid-one.txt").read_bytes().decode("utf-8")


# Where a finding leads


def trail(lines: tuple[bytes, ...] = (), **annotations: str) -> Trail:
    origin = Origin("stories/one.ann", line_of={"E4": 14, "T9": 9, "R1": 3}.get)
    nodes = {dataset.expand(name.replace("__", ":").replace("_", "-")): item for name, item in annotations.items()}
    return Trail(nodes, shapes.spans_of(lines), lambda article: origin if article == ART else None, ART)


def test_a_finding_names_file_line_annotation_and_words() -> None:
    (finding,) = found("local-no-claimant")
    lines, _ = local("local-no-claimant")
    problem = shapes.to_problem(
        finding, trail(lines, a_one__claim_42_119_coast_monitor="E4").place(finding.focus), "claim"
    )
    assert problem.code == "claim-claimant"
    assert problem.place == Place(
        file="stories/one.ann", line=14, annotation="E4", begin=42, end=119, article="one",
        quote="Guard units entered Lorne on Monday, the Coast Monitor and residents reported",
        node=finding.focus, shape=SHAPES + "Claim-claimant",
    )  # fmt: skip
    assert problem.message.startswith("a claim needs a claimant")
    assert problem.advice.startswith("Name the speaker")
    assert problem.advice.endswith(".")
    assert problem.held_back == "claim"


def test_a_shared_node_is_led_back_by_the_article_that_is_validated() -> None:
    finding = next(one for one in found("local-place-as-agent") if one.shape == SHAPES + "StatementObjectFits")
    problem = shapes.to_problem(finding, trail(st__entry_agent="E4").place(finding.focus))
    assert (problem.place.file, problem.place.line, problem.place.annotation) == ("stories/one.ann", 14, "E4")
    assert problem.found == "https://example.org/kg/entity/lorne"


def test_a_value_is_shown_as_a_reader_wants_it() -> None:
    (finding,) = found("local-unknown-value")
    assert shapes.to_problem(finding, trail().place(finding.focus)).found == "value:insinuates"
    assert readable('"a \\"b\\""@en') == '“a "b"”'
    assert readable("<https://w3id.org/rashomon/ns#a/b>") == "https://w3id.org/rashomon/ns#a/b"


@pytest.mark.parametrize(
    ("shape", "code"), [("Claim-speech-act", "claim-speech-act"), ("SpanIri", "span-iri"), ("Leak", "leak")]
)
def test_a_code_is_in_kebab_case(shape: str, code: str) -> None:
    assert code_of(SHAPES + shape) == code


@pytest.mark.parametrize(
    ("iri", "pairs"),
    [
        ("x#offset_3_9", (3, 9, ())),
        ("x#offset_3_9_12_20", (3, 20, ((3, 9), (12, 20)))),
        ("x#offset_3", None),
        ("x", None),
    ],
)
def test_offsets_are_read_from_the_iri(iri: str, pairs: tuple[int, int, object] | None) -> None:
    span = span_at(iri)
    assert (span and (span.begin, span.end, span.fragments)) == pairs


def held(name: str, **annotations: str) -> shapes.Held:
    lines, _ = local(name)
    return shapes.hold_back(found(name), trail((), **annotations).annotations, lines)


def test_a_claim_is_held_back_alone() -> None:
    what = held("local-no-claimant", a_one__claim_42_119_coast_monitor="E4", ev__entry="E1")
    assert what.annotations == {"E4"}
    assert not what.article
    assert what.because["E4"].shape == SHAPES + "Claim-claimant"


def test_a_span_takes_along_what_uses_it() -> None:
    lines, _ = local("local-words-counted-in-bytes")
    span = next(one.focus for one in found("local-words-counted-in-bytes"))
    claim = dataset.expand("a-one:claim-289-317-source")
    what = shapes.hold_back(found("local-words-counted-in-bytes"), {claim: "E9", ART: "article"}, lines)
    assert span.endswith("#offset_289_303")
    assert what.annotations == {"E9"}
    assert not what.article


def test_a_fragment_takes_along_what_uses_the_whole_span() -> None:
    lines, _ = local("local-span-behind-the-end-of-the-text")
    findings = [one for one in found("local-span-behind-the-end-of-the-text") if one.focus.endswith("#offset_467_479")]
    assert findings
    what = shapes.hold_back(findings, {dataset.expand("a-one:claim-443-451-coast-monitor"): "E7"}, lines)
    assert what.annotations == {"E7"}
    assert not what.article


def test_an_unnamed_actor_takes_along_itself_and_what_it_says_and_suffers() -> None:
    what = held(
        "local-actor-without-type", a_one__actor_101_110="T4", a_one__claim_42_119_coast_monitor="E4",
        st__hit_target="E5", cnt__hurt="E6", a_one__claim_227_264_interior_ministry="E8",
    )  # fmt: skip
    assert what.annotations == {"T4", "E4", "E5", "E6"}
    assert not what.article


@pytest.mark.parametrize("name", ["local-article-without-headline", "local-text-without-hash"])
def test_what_is_wrong_with_the_article_holds_back_the_article(name: str) -> None:
    assert held(name).article


def test_what_cannot_be_traced_holds_back_the_article() -> None:
    assert held("local-no-claimant").article


def test_a_warning_holds_nothing_back() -> None:
    what = held("local-article-without-any-date")
    assert (what.article, what.annotations) == (False, frozenset())


# What shapes cannot see


def test_every_quote_of_the_valid_article_is_in_its_text() -> None:
    lines = [
        line for line in dataset.parts(dataset.quads(), "local")[0] if b"64a1eb343adb68dc" in line.split(b" ", 1)[0]
    ]
    assert shapes.check_quotes(lines, TEXT) == []


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (b'anchorOf> "entered"', b'anchorOf> "Entered"', {"quote-differs"}),
        (b'anchorOf> "the road matters most"', b'anchorOf> "the roadmatters most"', {"quote-differs"}),
        (b'beginIndex> "54"', b'beginIndex> "53"', {"quote-differs"}),
        (
            b"offset_54_61> <http://persistence",
            b"offset_154_161> <http://persistence",
            {"quote-differs", "span-missing"},
        ),
        (b'endIndex> "481"', b'endIndex> "482"', {"text-length-differs"}),
    ],
)
def test_a_quote_that_differs_is_found(before: bytes, after: bytes, codes: set[str]) -> None:
    lines = [line for line in dataset.parts(dataset.quads(), "local")[0] if b"64a1eb343adb68dc" in line]
    changed = [line.replace(before, after) for line in lines]
    assert changed != lines
    assert {problem.code for problem in shapes.check_quotes(changed, TEXT)} >= codes


def test_a_text_that_was_normalised_is_found() -> None:
    lines = [
        line for line in dataset.parts(dataset.quads(), "local")[0] if b"64a1eb343adb68dc" in line.split(b" ", 1)[0]
    ]
    codes = {problem.code for problem in shapes.check_quotes(lines, TEXT.replace("“", '"'))}
    assert codes == {"text-differs", "quote-differs"}


@pytest.mark.parametrize("words", ["🛩️ drone", "قصف", "e\u0301cole", "戰爭", "a b"])
def test_words_of_any_script_are_compared_by_code_points(words: str) -> None:
    text = f"😀 {words} 😀"
    node = f"https://example.org/a#offset_2_{2 + len(words)}"
    start = f"<{node}> <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    lines = [
        f'{start}anchorOf> "{words}" .\n'.encode(),
        f'{start}beginIndex> "2"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n'.encode(),
        f'{start}endIndex> "{2 + len(words)}"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n'.encode(),
    ]
    assert shapes.check_quotes(lines, text) == []
    (problem,) = shapes.check_quotes(lines, "x" + text)
    assert problem.place.node == node


# The report


def test_a_report_is_the_same_for_the_same_findings_and_has_no_blank_nodes() -> None:
    findings = [*found("local-no-claimant"), *found("local-unknown-value"), *found("local-count-without-figure")]
    problems = [
        Problem("quote-differs", "the words differ", Place(file="a.ann", line=3, annotation="T1", article="a")),
        Problem("label-unmapped", "a label has no mapping", Place(node=ART), severity=Severity.WARNING),
    ]
    written = shapes.validation_report(findings, problems, "https://example.org/kg/")
    assert written == shapes.validation_report(findings[::-1], problems[::-1], "https://example.org/kg/")
    quads = list(ox.parse(written, format=ox.RdfFormat.TURTLE))
    assert not [
        quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]
    results = {quad.object for quad in quads if quad.predicate.value == SH + "result"}
    assert len(results) == len(findings) + len(problems)
    for wanted in ("focusNode", "resultSeverity", "sourceConstraintComponent", "resultMessage"):
        assert {quad.subject for quad in quads if quad.predicate.value == SH + wanted} == results
    values = {quad.object.value for quad in quads if quad.predicate.value == SH + "value"}
    assert values == {"https://w3id.org/rashomon/value/insinuates"}
    assert b'conforms> "false"' in written


def test_a_report_conforms_only_without_any_result() -> None:
    findings = found("local-article-without-any-date")
    assert [finding.severity for finding in findings] == [Severity.WARNING]
    assert b'conforms> "false"' in shapes.validation_report(findings, [], "https://example.org/kg/")
    assert b'conforms> "true"' in shapes.validation_report([], [], "https://example.org/kg/")


def test_problems_alone_make_a_report_that_names_shape_and_node() -> None:
    (finding,) = found("local-no-claimant")
    problem = shapes.to_problem(finding, trail().place(finding.focus))
    quads = list(ox.parse(report([problem]), format=ox.RdfFormat.N_TRIPLES))
    terms = {(quad.predicate.value.removeprefix(SH), str(quad.object)) for quad in quads}
    assert {("sourceShape", f"<{finding.shape}>"), ("focusNode", f"<{finding.focus}>")} <= terms


def test_nothing_of_the_users_can_break_out_of_a_report() -> None:
    hostile = 'x" .\n<https://example.org/evil> <https://example.org/p> <https://example.org/o> .\n# "'
    problem = Problem("quote-differs", hostile, Place(file=hostile, node="https://example.org/a b> <c"))
    finding = Finding(
        SHAPES + "Span", SHAPES + "Span-words", "javascript:alert(1)", "", hostile, SH + "X", "a: b", Severity.INFO
    )
    written = shapes.validation_report([finding], [problem], "https://example.org/kg/")
    subjects = {quad.subject.value for quad in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)}
    assert {subject.rsplit("/", 1)[0] for subject in subjects} == {
        "https://example.org/kg",
        "https://example.org/kg/report",
    }
    assert digest("x") not in written.decode()


def test_the_texts_of_the_dataset_are_the_files_beside_it() -> None:
    assert sorted(path.name for path in Path(dataset.FOLDER).iterdir()) == [
        "mutations.toml", "valid-one.txt", "valid-two.txt", "valid.trig",
    ]  # fmt: skip
