"""Build and check: what is read, what is written, when it is refused."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon.dataset import open_dataset, verify
from rashomon.errors import DatasetError, IdentityError, SourceError, UsageError
from rashomon.pipeline import Options, build, check, read_articles
from rashomon.problems import Problem, Severity
from small_sources import REGISTRY, article, write


def _ignore(_problem: Problem) -> None:
    pass


def _codes(found: tuple[Problem, ...], severity: Severity = Severity.INFO) -> list[str]:
    return sorted(problem.code for problem in found if problem.severity.at_least(severity))


def test_a_build_is_sound_from_end_to_end(tmp_path: Path) -> None:
    outcome = build([write(tmp_path / "src", article("one"), article("two"))], tmp_path / "d", Options(), _ignore)
    assert outcome.written
    assert outcome.conforms
    assert (outcome.articles, outcome.claims, outcome.held_back) == (2, 6, {})
    assert outcome.recognised == {"native JSON or JSON Lines": 2}
    assert verify(tmp_path / "d") == []
    dataset = open_dataset(tmp_path / "d")
    assert [entry.about.id for entry in dataset.articles()] == ["one", "two"]
    assert [entry.file for entry in dataset.articles()] == ["src/one.json", "src/two.json"]
    assert {each.path for each in dataset.manifest.inputs} == {"src/one.json", "src/two.json", "src/registry.toml"}
    assert dataset.manifest.counts["claims"] == 6


def test_meta_describes_every_other_graph_with_its_true_sum(tmp_path: Path) -> None:
    import hashlib

    build([write(tmp_path / "src")], tmp_path / "d", Options(), _ignore)
    dataset = open_dataset(tmp_path / "d")
    by_graph: dict[bytes, list[bytes]] = {}
    for line in dataset.lines():
        by_graph.setdefault(line.rsplit(b" ", 2)[1], []).append(line)
    meta = b"".join(by_graph.pop(b"<https://example.org/kg/graph/meta>"))
    assert len(by_graph) >= 5
    for graph, lines in by_graph.items():
        digest = hashlib.sha256(b"".join(lines)).hexdigest().encode()
        assert graph + b' <https://w3id.org/rashomon/ns#sha256> "' + digest + b'"' in meta
        assert graph + b' <http://rdfs.org/ns/void#triples> "%d"' % len(lines) in meta


def test_hashes_of_annotation_files_stand_in_meta_only(tmp_path: Path) -> None:
    build([write(tmp_path / "src")], tmp_path / "d", Options(), _ignore)
    dataset = open_dataset(tmp_path / "d")
    for each in dataset.manifest.inputs:
        lines = [line for line in dataset.lines() if each.sha256.encode() in line]
        assert lines
        assert all(line.endswith(b"graph/meta> .\n") for line in lines)


def test_each_triple_stands_in_one_graph(tmp_path: Path) -> None:
    from rashomon.article import Claim, State
    from small_sources import span

    made = article()
    state = State("belongs", "speaksFor", "m-rebels", "m-army")
    said = Claim("own", (span("Six guards were killed"),), content=("belongs",))
    registry = REGISTRY.replace("[dorn]", 'speaks-for = ["north"]\n\n[dorn]')
    source = write(tmp_path / "src", replace(made, states=(state,), claims=(*made.claims, said)), registry=registry)
    outcome = build([source], tmp_path / "d", Options(), _ignore)
    assert outcome.written, outcome.problems
    lines = list(open_dataset(tmp_path / "d").lines(ontology=True))
    [spoken] = [line for line in lines if b"rebels> <https://w3id.org/rashomon/ns#speaksFor>" in line]
    assert spoken.endswith(b"graph/direct> .\n")
    triples = [line.rsplit(b" ", 2)[0] for line in lines]
    assert len(triples) == len(set(triples))


def test_a_fact_of_the_registry_never_looks_like_an_assertion(tmp_path: Path) -> None:
    registry = REGISTRY.replace("[dorn]", 'speaks-for = ["north"]\n\n[dorn]')
    outcome = build([write(tmp_path / "src", registry=registry)], tmp_path / "d", Options(), _ignore)
    assert outcome.written, outcome.problems
    lines = [line for line in open_dataset(tmp_path / "d").lines() if b"speaksFor" in line]
    [(predicate, graph)] = {tuple(line.split(b" ")[1::2][:2]) for line in lines}
    assert predicate == b"<https://w3id.org/rashomon/ns#relation>"
    assert graph == b"<https://example.org/kg/graph/entities>"


def test_texts_can_be_left_out(tmp_path: Path) -> None:
    build([write(tmp_path / "src")], tmp_path / "d", Options(without_texts=True), _ignore)
    assert not (tmp_path / "d" / "texts").exists()


def test_minimal_has_no_span_nodes_and_verifies(tmp_path: Path) -> None:
    build([write(tmp_path / "src")], tmp_path / "d", Options(profile="minimal"), _ignore)
    assert not any(b"anchorOf" in line for line in open_dataset(tmp_path / "d").lines())
    assert verify(tmp_path / "d") == []


def test_a_base_of_ones_own_is_used_everywhere(tmp_path: Path) -> None:
    build([write(tmp_path / "src")], tmp_path / "d", Options(base="https://kg.test/x/"), _ignore)
    assert not any(b"example.org" in line for line in open_dataset(tmp_path / "d").lines())
    assert verify(tmp_path / "d") == []


@pytest.mark.parametrize(
    "base", ["https://kg.test/x", "https://kg.test/x#", "https://kg.test/#/", "javascript:alert(1)/", "ü/", ""]
)
def test_a_base_that_is_no_base_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="--base"):
        check([write(tmp_path / "src")], Options(base=base), _ignore)


def test_nothing_read_is_a_violation_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "notes.md").write_bytes(b"# nothing here\n")
    outcome = build([tmp_path / "src"], tmp_path / "d", Options(), _ignore)
    assert _codes(outcome.problems, Severity.VIOLATION) == ["nothing-read"]
    assert _codes(outcome.problems) == ["format-unknown", "nothing-read"]
    assert not outcome.conforms
    assert not outcome.written
    assert not (tmp_path / "d").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["src"]


def test_no_source_and_a_missing_source_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        check([], Options(), _ignore)
    with pytest.raises(SourceError, match="no such file"):
        check([tmp_path / "missing"], Options(), _ignore)


def test_checking_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "src")
    before = sorted(tmp_path.rglob("*"))
    check([tmp_path / "src"], Options(), _ignore)
    assert sorted(tmp_path.rglob("*")) == before


def test_check_and_build_find_the_same(tmp_path: Path) -> None:
    wrong = replace(article(), counts=(replace(article().counts[0], value=-1),))
    source = write(tmp_path / "src", wrong)
    heard: list[Problem] = []
    checked = check([source], Options(), heard.append)
    built = build([source], tmp_path / "d", Options(), _ignore)
    assert checked.problems == built.problems
    assert set(heard) == set(checked.problems)
    assert len(heard) == len(checked.problems)
    assert built.written
    assert built.held_back == {"count": 1}
    assert open_dataset(tmp_path / "d").manifest.counts["held back: count"] == 1


def test_problems_in_the_dataset_do_not_say_where_it_was_built(tmp_path: Path) -> None:
    wrong = replace(article(), counts=(replace(article().counts[0], value=-1),))
    build([write(tmp_path / "src", wrong)], tmp_path / "d", Options(), _ignore)
    problems = list(open_dataset(tmp_path / "d").problems())
    assert {problem.code for problem in problems} == {"count-unusable", "says-less"}
    assert {problem.place.file for problem in problems} == {"src/one.json"}


def _two_coders(folder: Path, first: str = "Ada", second: str = "Ben") -> list[Path]:
    registry = write(folder, registry=REGISTRY) / "registry.toml"
    (folder / "one.json").unlink()
    assert registry.exists()
    made = article()
    return [
        write(folder / "coder1", replace(made, coder=first), registry=""),
        write(folder / "coder2", replace(made, coder=second, claims=made.claims[:1]), registry=""),
    ]


@pytest.mark.parametrize(("first", "second"), [("Ada", "Ben"), ("Ada", ""), ("", ""), ("Ada", "Ada")])
def test_a_second_coding_of_an_article_is_held_back_and_names_both(tmp_path: Path, first: str, second: str) -> None:
    _two_coders(tmp_path / "src", first, second)
    outcome = build([tmp_path / "src"], tmp_path / "d", Options(), _ignore)
    assert outcome.written
    assert (outcome.articles, outcome.claims, outcome.held_back) == (1, 3, {"article": 1})
    [problem] = outcome.problems
    assert (problem.code, problem.severity) == ("coded-twice", Severity.VIOLATION)
    assert (problem.place.file or "").endswith("src/coder2/one.json")
    for part in ("src/coder1/one.json", "src/coder2/one.json", first or "an unnamed coder", second):
        assert part in problem.message
    assert "reconcile" in problem.advice


def test_which_coding_is_taken_does_not_hang_on_the_order_of_the_sources(tmp_path: Path) -> None:
    folders = _two_coders(tmp_path / "src")
    options = Options(registry=(tmp_path / "src" / "registry.toml",))
    for name, sources in (("d", folders), ("e", folders[::-1])):
        assert build(sources, tmp_path / name, options, _ignore).claims == 3
    for file in ("graph.nq", "problems.jsonl", "articles.jsonl", "manifest.json"):
        assert (tmp_path / "d" / file).read_bytes() == (tmp_path / "e" / file).read_bytes()


def test_folders_named_across_each_other_are_read_in_the_order_of_their_files(tmp_path: Path) -> None:
    _two_coders(tmp_path / "src")
    second, all_of_it = tmp_path / "src" / "coder2" / "one.json", tmp_path / "src"
    for sources in ([second, all_of_it], [all_of_it, second]):
        assert check(sources, Options(), _ignore).claims == 3


def test_two_texts_of_one_name_stop_the_build() -> None:
    from rashomon.article import Origin
    from rashomon.pipeline.identity import Identities

    known, made = Identities(), article()
    assert known.repeated("https://example.org/a", made, Origin("a.json")) is None
    with pytest.raises(IdentityError, match=r"a\.json and .*b\.json"):
        known.repeated("https://example.org/a", replace(made, text=made.text + "."), Origin("b.json"))


def test_the_very_same_article_twice_is_taken_once(tmp_path: Path) -> None:
    source = write(tmp_path / "src", article())
    write(tmp_path / "src" / "copy", article(), registry="")
    outcome = check([source], Options(), _ignore)
    assert outcome.articles == 1
    assert _codes(outcome.problems, Severity.WARNING) == ["article-twice"]


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    source = write(tmp_path / "src")
    outcome = check([source, source / "one.json"], Options(), _ignore)
    assert (outcome.articles, _codes(outcome.problems, Severity.WARNING)) == (1, [])


def test_a_dataset_among_the_sources_is_passed_over(tmp_path: Path) -> None:
    source = write(tmp_path / "src")
    first = build([source], source / "d", Options(), _ignore)
    again = build([source], source / "d", Options(), _ignore)
    assert again.problems == first.problems
    assert again.recognised == first.recognised
    assert verify(source / "d") == []


def test_a_registry_above_the_files_is_found_but_none_above_the_source(tmp_path: Path) -> None:
    write(tmp_path / "src")
    (tmp_path / "src" / "deep").mkdir()
    (tmp_path / "src" / "one.json").rename(tmp_path / "src" / "deep" / "one.json")
    assert _codes(check([tmp_path / "src"], Options(), _ignore).problems, Severity.VIOLATION) == []
    alone = check([tmp_path / "src" / "deep"], Options(), _ignore)
    assert "reference-unknown" in _codes(alone.problems, Severity.VIOLATION)
    named = Options(registry=(tmp_path / "src" / "registry.toml",))
    assert _codes(check([tmp_path / "src" / "deep"], named, _ignore).problems, Severity.VIOLATION) == []


def test_a_build_over_something_else_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "src")
    with pytest.raises(DatasetError, match="not a dataset"):
        build([tmp_path / "missing"], tmp_path / "src", Options(), _ignore)


def test_a_global_violation_fails_the_build_and_removes_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No input is known that passes the local shapes and fails the global ones, so the conclusions are spoiled here."""
    from rashomon.convert import Conclusions, conclude
    from rashomon.convert.records import ArticleRecord, Settings
    from rashomon.problems import Report
    from rashomon.registry import Registry

    source = write(tmp_path / "src", article("one"), article("two"))
    build([source], tmp_path / "d", Options(), _ignore)
    before = (tmp_path / "d" / "graph.nq").read_bytes()

    def without_status(
        records: list[ArticleRecord], registry: Registry, settings: Settings, report: Report
    ) -> Conclusions:
        drawn = conclude(records, registry, settings, report)
        return replace(drawn, lines=[line for line in drawn.lines if b"ns#status>" not in line])

    monkeypatch.setattr("rashomon.pipeline.corpus.conclude", without_status)
    outcome = build([source], tmp_path / "d", Options(), _ignore)
    assert not outcome.conforms
    assert not outcome.written
    assert outcome.articles == 2
    assert "status-status" in _codes(outcome.problems, Severity.VIOLATION)
    assert outcome.problems[0].place.file == (source / "one.json").as_posix()
    assert (tmp_path / "d" / "graph.nq").read_bytes() == before


def test_reading_gives_articles_and_says_what_was_recognised(tmp_path: Path) -> None:
    source = write(tmp_path / "src", article("one"), article("two"))
    recognised: list[tuple[str, str]] = []
    read = read_articles(
        [source], Options(), _ignore, recognised=lambda path, title: recognised.append((path.name, title))
    )
    assert [each.id for each, _ in read] == ["one", "two"]
    assert [name for name, _ in recognised] == ["one.json", "two.json"]
