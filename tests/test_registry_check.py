"""The check: entities that may be one, each named with the other and with what to do."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rashomon.article import Article, Claim, Mention, Span
from rashomon.cli.registry import registry as command
from rashomon.problems import Problem, Severity
from rashomon.registry import Registry, check, load_registry
from rashomon.registry.similarity import NEAR, Spelling, likeness
from rashomon.vocabulary import load_vocabulary


def entity(slug: str, *names: str, kind: str = "place", more: str = "") -> str:
    actor = "type = 'other'\n" if kind == "actor" else ""
    return f"[{slug}]\nkind = '{kind}'\n{actor}names.en = {json.dumps(list(names))}\n{more}"


def checked(folder: Path, *texts: str, articles: list[Article] | None = None) -> list[Problem]:
    path = folder / "names.toml"
    path.write_bytes("".join(texts).encode())
    early: list[Problem] = []
    loaded = load_registry([path], load_vocabulary(), early.append)
    assert {problem.code for problem in early} <= {"registry-same-link"}
    problems: list[Problem] = []
    check(loaded, problems.append, articles)
    return problems


def test_the_same_name_is_a_warning_with_both_slugs_and_lines(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, entity("idlib", "Idlib"), entity("idlib-province", "Idlib province", "IDLIB"))
    assert problem.code == "registry-same-name"
    assert problem.severity == Severity.WARNING
    assert problem.place.line == 4
    assert problem.message.startswith(f"idlib-province and idlib ({problem.place.file}:1) have the same name “IDLIB”")
    assert problem.advice == "Make one entity of the two, or take the name from one of them."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maarat al-Numan", "Maaret al-Numan"),
        ("Khan Sheikhun", "خان شيخون"),
        ("Hay'at Tahrir al-Sham", "هيئة تحرير الشام"),
        ("Mohammed Abdullah", "Mohammad Abdullah"),
        ("Министерство обороны", "Ministerstvo oborony"),
        ("al-Numan City", "alNuman City"),
    ],
)
def test_names_that_look_alike_are_shown(tmp_path: Path, one: str, other: str) -> None:
    (problem,) = checked(tmp_path, entity("a", one), entity("b", other))
    assert (problem.code, problem.severity, problem.place.line) == ("registry-similar-name", Severity.INFO, 4)
    assert f"“{one}” and “{other}”" in problem.message
    assert problem.message.startswith("b and a (")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syrian air force", "Russian air force"),
        ("M4 highway", "M5 highway"),
        ("Hama province", "Homs province"),
        ("Eastern Ghouta", "Western Ghouta"),
        ("Government of Syria", "Government of Serbia"),
    ],
)
def test_names_of_different_things_are_not_shown(tmp_path: Path, one: str, other: str) -> None:
    assert checked(tmp_path, entity("a", one), entity("b", other)) == []


def test_likeness_is_the_same_from_both_sides() -> None:
    names = [Spelling.of(name) for name in ("Saraqib", "Saraqeb", "سراقب", "Aleppo", "", "M5")]
    for one in names:
        for other in names:
            assert likeness(one, other) == likeness(other, one)
    assert likeness(names[0], names[2]) == NEAR


def test_the_government_and_the_country_are_only_pointed_out(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, entity("syria", "Syria", kind="country"), entity("syria-gov", "Syria", kind="actor"))
    assert (problem.code, problem.severity) == ("registry-place-and-actor", Severity.INFO)


def test_places_on_one_spot_with_similar_names(tmp_path: Path) -> None:
    def at(slug: str, name: str, north: float, east: float) -> str:
        return entity(slug, name, more=f"lat = {north}\nlon = {east}\n")

    problems = checked(
        tmp_path,
        at("far", "Khan Sheikhun camp", 35.45, 36.65),
        at("town", "Khan Sheikhun", 35.44, 36.65),
        at("near", "Khan Sheikhun, town of", 35.4405, 36.65),
        at("other", "Observation post", 35.44, 36.65),
    )
    assert [(problem.code, problem.message.split(" (")[0]) for problem in problems] == [
        ("registry-same-spot", "near and town")
    ]
    assert "lie 56 m apart" in problems[0].message


def test_the_same_link_names_both(tmp_path: Path) -> None:
    link = "links = ['http://www.wikidata.org/entity/Q1']\n"
    (problem,) = checked(tmp_path, entity("a", "Apple", more=link), entity("b", "Pear", more=link))
    assert problem.code == "registry-same-link"
    assert problem.message.endswith("have the same link http://www.wikidata.org/entity/Q1")


def test_what_no_article_uses_is_listed_and_what_contains_the_used_is_not(tmp_path: Path) -> None:
    text = "Morek fell, said Mrs X."
    article = Article(
        id="a1",
        text=text,
        mentions=(Mention(id="T1", span=Span(0, 5), kind="place"), Mention(id="T2", span=Span(17, 22), kind="actor")),
        claims=(Claim(id="A1", evidence=(Span(0, 10),), claimants=("party",)),),
    )
    names = (
        entity("hama", "Hama"),
        entity("morek", "Morek", more="in = 'hama'\n"),
        entity("idlib", "Idlib"),
        entity("party", "Baath", kind="actor", more="part-of = 'front'\n"),
        entity("front", "Front", kind="actor"),
        "[mrs-x]\nkind = 'actor'\ntype = 'person'\nnames.en = ['Mrs X']\nspeaks-for = 'office'\n",
        entity("office", "Office", kind="actor"),
        entity("army", "Army", kind="actor"),
    )
    problems = checked(tmp_path, *names, articles=[article])
    assert [(problem.code, problem.message) for problem in problems] == [
        ("registry-unused", "no article uses idlib"),
        ("registry-unused", "no article uses army"),
    ]
    assert checked(tmp_path, *names) == []


def test_an_empty_registry_is_fine() -> None:
    problems: list[Problem] = []
    check(Registry(), problems.append, [])
    assert problems == []


def test_the_command_lists_problems_and_fails_where_it_should(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    link = "links = ['http://x.org/1']\n"
    path.write_text(entity("a", "Apple", more=link) + entity("b", "APPLE", more=link), encoding="utf-8")
    runner = CliRunner()
    result = runner.invoke(command, ["check", str(path)])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(f"{path.as_posix()}:5: warning registry-same-link b and a (")
    assert "2 actors and places, 0 events: 2 problems." in result.stderr
    assert runner.invoke(command, ["check", str(path), "--fail-on", "warning"]).exit_code == 1
    assert runner.invoke(command, ["check", str(path), "--fail-on", "never"]).exit_code == 0
    rows = json.loads(runner.invoke(command, ["check", str(path), "--format", "json"]).stdout)
    assert [row["code"] for row in rows] == ["registry-same-link", "registry-same-name"]
    path.write_text("[a]\nkind = 'plaice'\n", encoding="utf-8")
    assert runner.invoke(command, ["check", str(path)]).exit_code == 1
