"""The brat kit: its configuration parses, its colours can be read, and its example builds."""

import itertools
import re
from pathlib import Path

import pytest

from brat_grammar import Entry, GrammarError, sections, shortcuts
from kits_case import OWN_TYPE, content, fill, own_names, own_vocabulary, read_names
from rashomon.article import Article, Claim
from rashomon.kits import _colours, brat
from rashomon.pipeline import Options, build, read_articles
from rashomon.problems import Problem, Severity
from rashomon.vocabulary import load_vocabulary

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora" / "brat_examples"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(brat, tmp_path_factory.mktemp("brat") / "kit")


def _conf(folder: Path, name: str) -> dict[str, list[Entry]]:
    return sections((folder / name).read_text("utf-8"))


@pytest.mark.parametrize("name", ["annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"])
def test_the_grammar_reads_what_is_used_with_brat(name: str) -> None:
    files = sorted(REAL.rglob(name))
    if not files:
        pytest.skip(f"no {name} of brat's own examples here: {REAL}")
    for file in files:
        text = file.read_text("utf-8")
        assert shortcuts(text) if name == "kb_shortcuts.conf" else sections(text), file


@pytest.mark.parametrize(
    "text",
    [
        "Actor", "[events]\n\tAttack", "[events]\nAttack Agent:<WHO>", "[events]\nAttack Agent?Actor",
        "[events]\nAtt(ack", "[entities]\nA\n[entities]\nB", "[events]\nAttack Agent%:Actor",
        "[events]\n<ANY>=Actor\nAttack", "[attributes]\nSays Arg:<EVENT>, Value: a",
    ],
)  # fmt: skip
def test_the_grammar_refuses_what_brat_does_not_read(text: str) -> None:
    with pytest.raises(GrammarError):
        sections(text)


def test_every_label_points_at_labels_that_exist(kit: Path) -> None:
    conf = _conf(kit, "annotation.conf")
    assert list(conf) == ["entities", "relations", "events", "attributes"]
    entities = {entry.names[0] for entry in conf["entities"]}
    events = [entry.names[0] for entry in conf["events"]]
    assert len(events) == len(set(events)) == len(load_vocabulary().event_types) + 12 + 1
    assert entities.isdisjoint(events)
    special = {"<EVENT>", "<ENTITY>", "<ANY>"}
    for entry in (*conf["events"], *conf["relations"]):
        for role, types in entry.arguments.items():
            assert set(types) <= entities | set(events) | special, (entry.names, role)
    for entry in conf["attributes"]:
        assert set(entry.settings["Arg"]) <= entities | set(events) | special


def test_whoever_speaks_can_be_marked_at_each_event_relation_and_figure(kit: Path) -> None:
    for entry in _conf(kit, "annotation.conf")["events"]:
        assert entry.counts["Speaker"] == entry.counts["For"] == entry.counts["Via"] == (0, None), entry.names
        assert entry.counts["Verb"] == entry.counts["Hedge"] == (0, 1), entry.names


def test_the_tree_is_that_of_the_ontology(kit: Path) -> None:
    above = {entry.names[0]: entry.above for entry in _conf(kit, "annotation.conf")["events"]}
    assert above["DroneStrike"] == "AirStrike"
    assert above["AirStrike"] == "RemoteViolence"
    assert above["UseOfForce"] == above["Count"] == above["Supports"] == ""


def test_values_are_those_of_the_closed_lists(kit: Path) -> None:
    values = {entry.names[0]: entry.settings["Value"] for entry in _conf(kit, "annotation.conf")["attributes"]}
    known = load_vocabulary()
    assert values["Says"] == list(known.values("speechAct"))
    assert values["Measure"] == list(known.values("measure"))
    assert values["Voice"] == ["Authorial", "Attributed", "Headline", "UnclearScope"]
    assert values["Value"] == values["Min"] == values["Max"]
    assert values["Value"][:3] == ["0", "1", "2"]


def test_each_shown_label_exists_and_says_more_than_its_name(kit: Path) -> None:
    conf, visual = _conf(kit, "annotation.conf"), _conf(kit, "visual.conf")
    known = {entry.names[0] for several in conf.values() for entry in several}
    known |= {role for entry in conf["events"] for role in entry.arguments}
    shown = {entry.names[0]: entry.names[1:] for entry in visual["labels"]}
    assert set(shown) <= known
    assert shown["ViolenceAgainstCivilians"][0] == "violence against civilians"
    drawn = {entry.names[0] for entry in visual["drawing"]}
    assert drawn - {"SPAN_DEFAULT", "ARC_DEFAULT", "ATTRIBUTE_DEFAULT"} <= known
    # Each value of an attribute has a sign of its own.
    values = {entry.names[0]: entry.settings["Value"] for entry in conf["attributes"]}
    glyphs = {entry.names[0]: entry.settings["glyph"] for entry in visual["drawing"] if "glyph" in entry.settings}
    for attribute, several in values.items():
        assert len(glyphs[attribute]) == len(set(glyphs[attribute])) == len(several), attribute


def test_colours_can_be_read_and_kinds_stay_apart_in_grey(kit: Path) -> None:
    colours = {
        entry.names[0]: entry.settings["bgColor"][0]
        for entry in _conf(kit, "visual.conf")["drawing"]
        if "bgColor" in entry.settings
    }
    assert len(colours) > 130
    for colour in colours.values():
        assert (_colours.luminance(colour) + 0.05) / 0.05 >= 7, "black words on it"  # WCAG 2.2, level AAA
    grey = {label: _colours.luminance(colour) for label, colour in colours.items()}
    kinds = [grey["Actor"], grey["AirStrike"], grey["Supports"], grey["Count"]]
    assert all(one - other > 0.05 for one, other in itertools.pairwise(kinds))
    branches = [entry.names[0] for entry in _conf(kit, "annotation.conf")["events"] if not entry.depth]
    of_events = [colours[label] for label in branches if abs(grey[label] - grey["AirStrike"]) < 0.02]
    assert len(of_events) == len(set(of_events)) == 11


def test_shortcuts_are_single_keys_for_labels_that_exist(kit: Path) -> None:
    keys = shortcuts((kit / "kb_shortcuts.conf").read_text("utf-8"))
    conf = _conf(kit, "annotation.conf")
    known = {entry.names[0] for several in conf.values() for entry in several}
    known |= {role for entry in conf["events"] for role in entry.arguments}
    assert set(keys.values()) <= known
    assert len(set(keys.values())) == len(keys) > 20
    assert keys["S"] == "Speaker"


def test_nothing_in_the_tools_sends_words_away(kit: Path) -> None:
    conf = _conf(kit, "tools.conf")
    assert conf["search"] == conf["annotators"] == conf["disambiguators"] == []
    assert [entry.names[0] for entry in conf["normalization"]] == ["registry", "edtf", "event"]


def _read(folder: Path) -> tuple[Article, list[Problem]]:
    found: list[Problem] = []
    articles = [article for article, _ in read_articles([folder], Options(), found.append)]
    assert len(articles) == 1
    return articles[0], [problem for problem in found if problem.severity is not Severity.INFO]


def _words(article: Article, claim: Claim) -> tuple[str, ...]:
    who = {mention.id: mention.entity or mention.span.quote for mention in article.mentions}
    content = {event.id: event.type for event in article.events}
    content |= {state.id: state.predicate for state in article.states}
    content |= {count.id: f"{count.measure} {count.value}" for count in article.counts}
    claims = {one.id: one for one in article.claims}
    said = [content[name] for name in claim.content] + [claims[name].speech_act for name in claim.reports]
    return (
        " ".join(who[name] for name in claim.claimants),
        " ".join(who[name] for name in claim.on_behalf_of),
        claim.speech_act,
        claim.polarity,
        claim.certainty,
        claim.voice,
        claim.cue.quote if claim.cue else "",
        claim.hedge.quote if claim.hedge else "",
        " ".join(said),
    )


EXPECTED = [
    ("", "", "states", "Affirmed", "Certain", "", "", "", "supports"),
    ("", "", "states", "Affirmed", "Certain", "Authorial", "", "", "air-strike"),
    ("", "", "states", "Affirmed", "Certain", "Headline", "", "", "air-strike"),
    ("", "", "states", "Affirmed", "Probable", "Attributed", "", "reportedly", "air-strike"),
    ("a Syrian official", "syrian-foreign-ministry", "states", "Affirmed", "Certain", "", "told", "", "weapons-supply"),
    ("sana", "", "reports", "Affirmed", "Certain", "", "", "", "states"),
    ("turkish-defence-ministry", "", "denies", "Negated", "Certain", "", "denied", "", "withdrawal"),
    ("turkish-defence-ministry", "", "states", "Affirmed", "Certain", "", "said", "", "killed 3"),
]


def test_the_example_gives_the_claims_it_was_coded_for(kit: Path) -> None:
    article, problems = _read(kit)
    assert problems == []
    assert sorted(_words(article, claim) for claim in article.claims) == EXPECTED
    official = next(mention for mention in article.mentions if mention.span.quote == "a Syrian official")
    assert (official.unnamed, official.type, official.entity) == (True, "government", "")
    strike = next(event for event in article.events if event.places)
    assert (strike.key, strike.time != "") == ("strike", True)
    for mention in article.mentions:
        assert article.text[mention.span.begin : mention.span.end] == mention.span.quote


def test_the_kit_builds_as_it_stands(kit: Path, tmp_path: Path) -> None:
    found: list[Problem] = []
    outcome = build([kit], tmp_path / "dataset", Options(), found.append)
    assert outcome.conforms
    assert (outcome.articles, outcome.claims, outcome.held_back) == (1, 8, {})
    assert {problem.code for problem in found} <= {"format-unknown"}
    headline = b"<https://w3id.org/rashomon/ns#voice> <https://w3id.org/rashomon/value/Headline>"
    lines = b"".join(path.read_bytes() for path in sorted((tmp_path / "dataset").rglob("*.nq")))
    assert lines.count(headline) == 1


def test_an_event_type_of_a_projects_own_stands_everywhere(tmp_path: Path) -> None:
    folder = fill(brat, tmp_path / "kit", own_vocabulary(tmp_path))
    above = {entry.names[0]: entry.above for entry in _conf(folder, "annotation.conf")["events"]}
    assert above["TunnelAttack"] == "Attack"
    shown = {entry.names[0]: entry.names[1:] for entry in _conf(folder, "visual.conf")["labels"]}
    assert shown["TunnelAttack"] == ["tunnel attack"]
    assert f'TunnelAttack = "{OWN_TYPE}"' in (folder / "mapping.toml").read_text("utf-8")
    assert "An attack from below" in (folder / "guide.md").read_text("utf-8")
    example = folder / "example.ann"
    coded = example.read_text("utf-8").replace("WeaponsSupply", "TunnelAttack")
    example.write_bytes(coded.encode())
    articles = read_articles([folder], Options(ontology=(tmp_path / "own.ttl",)), lambda _: None)
    assert OWN_TYPE in {event.type for article, _ in articles for event in article.events}


def test_names_of_the_users_stand_beside_those_of_the_example(tmp_path: Path) -> None:
    mine = own_names(tmp_path)
    folder = fill(brat, tmp_path / "kit", names=mine)
    written = read_names(folder / "registry.toml")
    assert {slug: written.entities[slug] for slug in mine.entities} == dict(mine.entities)
    assert {"sana", "strike"} <= {*written.entities, *written.events}
    rows = [line.split("\t") for line in (folder / "registry.normdb").read_text("utf-8").splitlines()]
    assert {row[0] for row in rows} == set(written.entities)
    days = [line.split("\t")[0] for line in (folder / "edtf.normdb").read_text("utf-8").splitlines()]
    assert len(days) == len(set(days)) == 30 + 30 * 12 + 10958
    assert {"2019-08-19", "2019-08", "2019", "2024-02-29"} <= set(days)
    for row in rows:
        assert row[1].startswith("name:Name:")
        assert all(re.match(r"(name|attr|info):[^:]+:.", cell) for cell in row[1:]), row


def test_the_same_ontology_gives_the_same_bytes(kit: Path, tmp_path: Path) -> None:
    assert content(fill(brat, tmp_path / "again")) == content(kit)
