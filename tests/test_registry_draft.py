"""The draft: every name that leads nowhere, as a registry that loads."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.article import Article, Claim, Count, Event, Mention, Origin, Span
from rashomon.cli.registry import registry as command
from rashomon.errors import UsageError
from rashomon.pipeline import Options
from rashomon.problems import Problem, Report, Severity
from rashomon.registry import Registry, draft, load_registry
from rashomon.registry.unresolved import sentence
from rashomon.vocabulary import load_vocabulary

KNOWN = """
[khan-shaykhun]
kind = "place"
names.ar-Latn = ["Khān Shaykhūn"]
[land]
kind = "country"
names.en = ["Land", "The Land"]
[old-land]
kind = "place"
names.en = ["The Land"]
[observatory]
kind = "actor"
type = "observatory"
names.en = ["Observatory for Human Rights"]
"""


def loaded(text: str, folder: Path) -> tuple[Registry, list[Problem]]:
    path = folder / "names.toml"
    path.write_bytes(text.encode())
    problems: list[Problem] = []
    return load_registry([path], load_vocabulary(), problems.append), problems


def mention(text: str, words: str, kind: str = "place", nth: int = 0, **more: str | bool) -> Mention:
    begin = -1
    for _ in range(nth + 1):
        begin = text.index(words, begin + 1)
    given: dict[str, object] = {"id": f"T{begin}", "kind": kind, **more}
    return Mention(span=Span(begin, begin + len(words)), **given)  # type: ignore[arg-type]


TEXT = (
    "Clashes hit Saraqib on Monday. Fighters of Jaysh al-Izza said “we hold”. Saraqeb fell; Khan Shaykhun too.\n"
    "In The Land nothing. Then سراقب again, said some activists. Saraqib and JAYSH AL IZZA."
)


def article(**more: object) -> Article:
    mentions = (
        mention(TEXT, "Saraqib"),
        mention(TEXT, "Saraqib", nth=1),
        mention(TEXT, "Saraqeb", entity="saraqib"),
        mention(TEXT, "Jaysh al-Izza", "actor", type="rebel-group"),
        mention(TEXT, "JAYSH AL IZZA", "actor"),
        mention(TEXT, "Khan Shaykhun"),
        mention(TEXT, "The Land"),
        mention(TEXT, "سراقب"),
        mention(TEXT, "some activists", "actor", unnamed=True),
        mention(TEXT, "Monday", "time"),
    )
    given: dict[str, object] = {"id": "a1", "language": "EN", "text": TEXT, "mentions": mentions, **more}
    return Article(**given)  # type: ignore[arg-type]


def test_the_draft_reads_like_this(tmp_path: Path) -> None:
    known, _ = loaded(KNOWN, tmp_path)
    text = draft([article()], known)
    assert "\n".join(line for line in text.split("\n\n", 1)[1].splitlines()) == (
        "# “The Land”, once in article a1, is a name of land and of old-land:\n"
        "#   write the slug into the annotations, or take the name from all but one.\n"
        "\n"
        "# 3 times in article a1: “Saraqib” 2, “Saraqeb” 1\n"
        "#   Clashes hit Saraqib on Monday. (a1)\n"
        "#   Saraqeb fell; Khan Shaykhun too. (a1)\n"
        "#   looks like srqb: “سراقب” (88 %)\n"
        "[saraqib]\n"
        'kind = "place"\n'
        'names.en = ["Saraqib", "Saraqeb"]\n'
        "\n"
        "# 2 times in article a1: “Jaysh al-Izza” 1, “JAYSH AL IZZA” 1\n"
        "#   Fighters of Jaysh al-Izza said “we hold”. (a1)\n"
        "#   Saraqib and JAYSH AL IZZA. (a1)\n"
        "[jaysh-al-izza]\n"
        'kind = "actor"\n'
        'type = "rebel-group"\n'
        'names.en = ["Jaysh al-Izza", "JAYSH AL IZZA"]\n'
        "\n"
        "# once in article a1: “سراقب”\n"
        "#   Then سراقب again, said some activists. (a1)\n"
        "#   looks like saraqib: “Saraqib” (88 %)\n"
        "[srqb]\n"
        'kind = "place"\n'
        'names.en = ["سراقب"]'
    )


def test_the_untouched_draft_loads_and_resolves_all_it_names(tmp_path: Path) -> None:
    known, _ = loaded(KNOWN, tmp_path)
    text = draft([article()], known)
    both, problems = loaded(KNOWN + text, tmp_path)
    assert problems == []
    again = draft([article()], both)
    assert tomllib.loads(again) == {}
    assert "The Land" in again


def test_references_beside_the_text_are_named_too(tmp_path: Path) -> None:
    empty = Registry()
    given = article(
        mentions=(),
        publisher="Enab Baladi",
        agency="our-agency",
        listed_sources=("https://d-nb.info/gnd/7",),
        events=(
            Event(
                id="E1", type="air-strike", key="k", roles={"agent": ("air-force", "?planes", "E1")}, places=("Morek",)
            ),
        ),
        counts=(Count(id="C1", of="E1", measure="killed", value=1, group="fighters"),),
        claims=(Claim(id="A1", evidence=(Span(0, 7),), claimants=("Enab  Baladi",), addressees=("k", "@later")),),
    )
    tables = tomllib.loads(draft([given], empty))
    assert {slug: (table["kind"], table.get("type")) for slug, table in tables.items()} == {
        "enab-baladi": ("actor", "media"),
        "air-force": ("actor", "other"),
        "fighters": ("actor", "other"),
        "https-d-nb-info-gnd-7": ("actor", "media"),
        "morek": ("place", None),
        "our-agency": ("actor", "news-agency"),
    }
    assert tables["https-d-nb-info-gnd-7"]["iri"] == "https://d-nb.info/gnd/7"
    _, problems = loaded(draft([given], empty), tmp_path)
    assert problems == []


def test_what_another_mention_names_is_not_asked_again() -> None:
    text = "Aleppo fell. The city burned. It is lost. Morek too, they say, the town."
    mentions = (
        mention(text, "Aleppo"),
        mention(text, "The city", same_as="T0"),
        mention(text, "It", same_as="T13"),
        mention(text, "Morek", same_as="T62"),
        mention(text, "the town", same_as="T42"),
    )
    tables = tomllib.loads(draft([article(text=text, mentions=mentions)], Registry()))
    assert set(tables) == {"aleppo", "morek"}


def test_a_place_and_an_actor_of_one_name_are_two_tables() -> None:
    text = "Turkey shelled. In Turkey nothing."
    mentions = (mention(text, "Turkey", "actor"), mention(text, "Turkey", nth=1))
    tables = tomllib.loads(draft([article(text=text, mentions=mentions)], Registry()))
    assert {slug: table["kind"] for slug, table in tables.items()} == {"turkey": "actor", "turkey-place": "place"}


def test_a_slug_that_is_taken_is_not_proposed(tmp_path: Path) -> None:
    taken, _ = loaded("[morek]\nkind = 'place'\nnames.en = ['Elsewhere']\n", tmp_path)
    text = "Morek, MoRek, ☢, ☣."
    mentions = tuple(mention(text, words) for words in ("Morek", "☢", "☣"))
    tables = tomllib.loads(draft([article(text=text, mentions=mentions)], taken))
    assert "morek-place" in tables
    assert len(tables) == 3
    assert "morek" not in tables


def test_nothing_to_add_is_said() -> None:
    assert draft([], Registry()) == "# Each name leads to an entity of the registry: nothing to add.\n"


def test_entities_that_share_words_are_shown(tmp_path: Path) -> None:
    known, _ = loaded(KNOWN, tmp_path)
    text = "The Observatory counted."
    assert "#   looks like observatory: “Observatory for Human Rights” (80 %)\n" in draft(
        [article(text=text, mentions=(mention(text, "Observatory", "actor"),))], known
    )


def test_the_order_of_articles_changes_only_the_order_of_examples() -> None:
    text = "Morek fell. Aleppo fell."
    one = article(id="a1", text=text, mentions=(mention(text, "Morek"),))
    two = article(id="a2", text=text, mentions=(mention(text, "Aleppo"),))
    assert draft([one, two], Registry()) == draft([two, one], Registry())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two NAME here! Three.", "Two NAME here!"),
        ("وصل NAME؟ نعم.", "وصل NAME؟"),
        ("no stop NAME at all", "no stop NAME at all"),
        ("a line\nNAME on\nits own", "NAME on"),
        ("x" * 200 + " NAME " + "y" * 200, "…" + "x" * 119 + " NAME " + "y" * 119 + "…"),
    ],
)
def test_a_sentence_is_cut_around_the_name(text: str, expected: str) -> None:
    begin = text.index("NAME")
    assert sentence(text, begin, begin + 4) == expected


def test_the_command_writes_a_file_and_never_overwrites_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_sources: object, options: Options, report: Report) -> Iterator[tuple[Article, Origin]]:
        assert options.registry == (known,)
        report(Problem("odd", "something is odd", severity=Severity.WARNING))
        report(Problem("fine", "something is fine", severity=Severity.INFO))
        yield article(), Origin("a1.ann")

    monkeypatch.setattr("rashomon.pipeline.read_articles", read)
    known = tmp_path / "known.toml"
    known.write_bytes(KNOWN.encode())
    output = tmp_path / "new.toml"
    arguments = ["draft", str(tmp_path), "--registry", str(known)]
    runner = CliRunner()
    expected = draft([article()], loaded(KNOWN, tmp_path)[0])
    shown = runner.invoke(command, arguments)
    assert shown.exit_code == 0
    assert shown.stdout == expected
    assert shown.stderr == "dataset: warning odd something is odd\n"
    assert runner.invoke(command, [*arguments, "-o", str(output)]).exit_code == 0
    assert output.read_bytes() == expected.encode()
    output.write_text("my work", encoding="utf-8")
    refused = runner.invoke(command, [*arguments, "-o", str(output)])
    assert isinstance(refused.exception, UsageError)
    assert "add --force" in str(refused.exception)
    assert output.read_text(encoding="utf-8") == "my work"
    assert runner.invoke(command, [*arguments, "-o", str(output), "--force"]).exit_code == 0
    assert output.read_bytes() == expected.encode()


anything = st.text(min_size=1, max_size=30)


@settings(deadline=None, max_examples=60)
@given(
    words=st.lists(anything, min_size=1, max_size=4), language=anything, actor_type=st.sampled_from(["", "ngo", "x\n]"])
)
def test_the_draft_of_any_text_loads(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], language: str, actor_type: str
) -> None:
    text = "\n".join(words)
    mentions = []
    begin = 0
    for number, word in enumerate(words):
        span = Span(begin, begin + len(word))
        mentions.append(Mention(id=f"T{number}", span=span, kind="actor" if number % 2 else "place", type=actor_type))
        begin += len(word) + 1
    given = article(id="\n[x]\n", language=language, text=text, mentions=tuple(mentions))
    made = draft([given], Registry())
    registry, problems = loaded(made, tmp_path_factory.mktemp("draft"))
    assert {problem.code for problem in problems} <= {"registry-type"}
    assert len(registry.entities) == len(tomllib.loads(made))
    assert bool(registry.entities) == any(word.strip() for word in words)
