"""The registry: what files say, what is refused with which words, and the graph that comes of it."""

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ConfigurationError, IdentityError, SourceError
from rashomon.problems import Problem, Severity
from rashomon.registry import Registry, load_registry
from rashomon.toml_lines import landmarks
from rashomon.vocabulary import load_vocabulary

BASE = "https://example.org/kg/"
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
ACTOR = 'kind = "actor"\ntype = "government"\n'
GOV = f"[gov]\n{ACTOR}names.en = ['Government']\n"
LAND = "[land]\nkind = 'country'\nnames.en = ['Land']\n"


def loaded(folder: Path, *texts: str, suffix: str = ".toml") -> tuple[Registry, list[Problem]]:
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"names{number}{suffix}"
        path.write_bytes(text.encode())
        paths.append(path)
    problems: list[Problem] = []
    return load_registry(paths, load_vocabulary(), problems.append), problems


def triples(registry: Registry, base: str = BASE) -> set[tuple[str, str, str]]:
    quads = list(pyoxigraph.parse(b"".join(registry.lines(base)), pyoxigraph.RdfFormat.N_QUADS))
    assert {str(quad.graph_name) for quad in quads} <= {f"<{base}graph/entities>"}
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def test_an_actor_becomes_exactly_these_triples(tmp_path: Path) -> None:
    registry, problems = loaded(
        tmp_path,
        GOV + "[chief]\nkind = 'actor'\ntype = 'person'\nnames.en = ['A. Chief', 'Chief', 'Chief']\n"
        "names.ar-Latn = ['Al-Ra’is']\n"
        "links = ['http://www.wikidata.org/entity/Q1']\nmember-of = 'gov'\n"
        "head-of = [{ org = 'gov', from = 2014-08-28, to = '2018' }]\nspeaks-for = 'gov'\n",
    )
    assert problems == []
    chief, post = f"<{BASE}entity/chief>", f"<{BASE}entity/chief/post-1>"
    voice = f"<{BASE}entity/chief/post-2>"
    org, skos = "http://www.w3.org/ns/org#", "http://www.w3.org/2004/02/skos/core#"
    a, schema, rsm = A, "https://schema.org/", "https://w3id.org/rashomon/ns#"
    day = "^^<http://www.w3.org/2001/XMLSchema#date>"
    assert {triple for triple in triples(registry) if triple[0] in {chief, post, voice}} == {
        (chief, a, f"<{rsm}Actor>"),
        (chief, a, f"<{schema}Person>"),
        (chief, f"<{rsm}actorType>", "<https://w3id.org/rashomon/actor-type/person>"),
        (chief, f"<{skos}prefLabel>", '"A. Chief"@en'),
        (chief, f"<{skos}altLabel>", '"Chief"@en'),
        (chief, f"<{skos}prefLabel>", '"Al-Ra’is"@ar-latn'),
        (chief, f"<{skos}exactMatch>", "<http://www.wikidata.org/entity/Q1>"),
        (chief, f"<{org}memberOf>", f"<{BASE}entity/gov>"),
        (post, a, f"<{org}Membership>"),
        (post, f"<{org}member>", chief),
        (post, f"<{org}organization>", f"<{BASE}entity/gov>"),
        (post, f"<{rsm}relation>", f"<{org}headOf>"),
        (post, f"<{schema}startDate>", f'"2014-08-28"{day}'),
        (post, f"<{schema}endDate>", f'"2018-12-31"{day}'),
        (voice, a, f"<{org}Membership>"),
        (voice, f"<{org}member>", chief),
        (voice, f"<{org}organization>", f"<{BASE}entity/gov>"),
        (voice, f"<{rsm}relation>", f"<{rsm}speaksFor>"),
    }


def test_a_place_becomes_exactly_these_triples(tmp_path: Path) -> None:
    registry, problems = loaded(
        tmp_path,
        LAND + "[town]\nkind = 'place'\nnames.en = ['Town']\nin = 'land'\nlat = 35.5\nlon = 36.25\naccuracy-m = 2000\n",
    )
    assert problems == []
    a, schema, geo = A, "https://schema.org/", "http://www.opengis.net/ont/geosparql#"
    land, town = f"<{BASE}entity/land>", f"<{BASE}entity/town>"
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    shape = f"<{BASE}entity/town/geometry>"
    assert triples(registry) == {
        (land, a, f"<{schema}Place>"),
        (land, a, f"<{schema}Country>"),
        (land, label, '"Land"@en'),
        (town, a, f"<{schema}Place>"),
        (town, label, '"Town"@en'),
        (town, f"<{schema}containedInPlace>", land),
        (town, f"<{geo}hasGeometry>", shape),
        (shape, a, f"<{geo}Geometry>"),
        (shape, f"<{geo}asWKT>", f'"POINT(36.25 35.5)"^^<{geo}wktLiteral>'),
        (shape, f"<{geo}hasMetricSpatialAccuracy>", '"2000"^^<http://www.w3.org/2001/XMLSchema#double>'),
    }


@pytest.mark.parametrize(
    ("actor_type", "cls"),
    [
        ("person", "Person"),
        ("media", "NewsMediaOrganization"),
        ("news-agency", "NewsMediaOrganization"),
        ("ngo", "Organization"),
    ],
)
def test_the_class_follows_the_type(tmp_path: Path, actor_type: str, cls: str) -> None:
    registry, _ = loaded(tmp_path, f"[x]\nkind = 'actor'\ntype = '{actor_type}'\nnames.en = ['X']\n")
    classes = {obj for _, predicate, obj in triples(registry) if predicate.endswith("#type>")}
    assert classes == {"<https://w3id.org/rashomon/ns#Actor>", f"<https://schema.org/{cls}>"}


def test_a_type_of_the_projects_own_keeps_its_iri_and_its_nature(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix at: <https://w3id.org/rashomon/actor-type/> .\n"
        '<https://us.example/t/envoy> a skos:Concept ; skos:prefLabel "envoy"@en ; '
        "skos:inScheme at: ; skos:broader at:person .\n",
        encoding="utf-8",
    )
    path = tmp_path / "names.toml"
    path.write_text("[x]\nkind = 'actor'\ntype = 'envoy'\nnames.en = ['X']\n", encoding="utf-8")
    problems: list[Problem] = []
    registry = load_registry([path], load_vocabulary([extra]), problems.append)
    assert problems == []
    objects = {obj for _, _, obj in triples(registry)}
    assert {"<https://us.example/t/envoy>", "<https://schema.org/Person>"} <= objects


def test_an_iri_of_its_own_is_used_everywhere_but_for_what_hangs_on_it(tmp_path: Path) -> None:
    registry, problems = loaded(
        tmp_path,
        "[land]\nkind = 'country'\niri = 'https://d-nb.info/gnd/1'\nnames.en = ['Land']\nwkt = 'point (36 35)'\n"
        "[town]\nkind = 'place'\nnames.en = ['Town']\nin = 'https://d-nb.info/gnd/1'\n",
    )
    assert problems == []
    land = registry.entity("https://d-nb.info/gnd/1")
    assert land is not None
    assert land.slug == "land"
    assert registry.entities["town"].inside == "land"
    assert registry.iri("land", BASE) == "https://d-nb.info/gnd/1"
    subjects = {subject for subject, _, _ in triples(registry)}
    assert subjects == {"<https://d-nb.info/gnd/1>", f"<{BASE}entity/town>", f"<{BASE}entity/land/geometry>"}


def test_the_order_of_tables_and_files_does_not_change_a_byte(tmp_path: Path) -> None:
    one, _ = loaded(tmp_path, GOV, LAND)
    other, _ = loaded(tmp_path, LAND + GOV)
    assert one.lines(BASE) == other.lines(BASE)
    assert one.lines(BASE)


def test_two_entities_with_one_minted_iri_stop_the_build(tmp_path: Path) -> None:
    registry, problems = loaded(tmp_path, GOV + LAND + f"iri = '{BASE}entity/gov'\n")
    assert problems == []
    with pytest.raises(IdentityError, match="gov and land"):
        registry.lines(BASE)


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(
    lambda name: bool(name.strip())
)


@settings(deadline=None)
@given(label=names, other=names, link=names, wkt=names, note=names)
def test_hostile_values_come_back_as_the_same_strings_and_never_break_a_line(
    tmp_path_factory: pytest.TempPathFactory, label: str, other: str, link: str, wkt: str, note: str
) -> None:
    def quoted(text: str) -> str:
        return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'

    registry, _ = loaded(
        tmp_path_factory.mktemp("hostile"),
        f"[x]\nkind = 'place'\nnames.en = [{quoted(label)}, {quoted(other)}]\nlinks = [{quoted(link)}]\n"
        f"wkt = {quoted(wkt)}\nin = {quoted(link)}\niri = {quoted(wkt)}\nnote = {quoted(note)}\n",
    )
    quads = list(pyoxigraph.parse(b"".join(registry.lines(BASE)), pyoxigraph.RdfFormat.N_QUADS))
    labels = {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)}
    assert labels == {label.strip(), other.strip()}
    assert {str(quad.subject) for quad in quads} == {f"<{BASE}entity/x>"}
    assert len(quads) == 1 + len(labels)


@pytest.mark.parametrize("char", ["\n", "\r", '"', "\\", "\t", "\x00", "\x7f", "\u2028", "> .\n<a:b> <a:c> <a:d> .\n"])
def test_control_characters_in_a_label_stay_inside_its_literal(tmp_path: Path, char: str) -> None:
    text = "".join(f"\\u{ord(each):04x}" for each in f"a{char}b")
    registry, problems = loaded(tmp_path, f'[x]\nkind = "place"\nnames.en = ["{text}"]\n')
    assert problems == []
    quads = list(pyoxigraph.parse(b"".join(registry.lines(BASE)), pyoxigraph.RdfFormat.N_QUADS))
    assert [quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)] == [f"a{char}b"]


def test_every_known_actor_is_kept_when_only_a_field_is_wrong(tmp_path: Path) -> None:
    registry, problems = loaded(tmp_path, GOV + "part-of = 'nobody'\nlinks = ['no link', 'http://x.org/1']\n" + LAND)
    assert [problem.held_back for problem in problems] == ["link", "field"]
    assert set(registry.entities) == {"gov", "land"}
    assert registry.entities["gov"].links == ("http://x.org/1",)


def test_a_reference_to_what_was_held_back_says_so(tmp_path: Path) -> None:
    _, problems = loaded(
        tmp_path, "[land]\nkind = 'country'\n" + "[town]\nkind = 'place'\nnames.en = ['T']\nin = 'land'\n"
    )
    assert [problem.message for problem in problems] == ["it has no name", "in points at land, which was held back"]
    assert problems[1].advice.endswith("names0.toml, line 1.")


def test_rings_are_opened_and_named(tmp_path: Path) -> None:
    parts = "".join(f"[{a}]\n{ACTOR}names.en = ['{a}']\npart-of = '{b}'\n" for a, b in ("ab", "bc", "ca"))
    places = "".join(f"[{a}]\nkind='place'\nnames.en = ['{a}']\nin = '{b}'\n" for a, b in ("xy", "yx"))
    registry, problems = loaded(tmp_path, parts + places)
    assert [(problem.code, problem.message) for problem in problems] == [
        ("registry-cycle", "part-of goes round in a ring: a > b > c > a"),
        ("registry-cycle", "in goes round in a ring: x > y > x"),
    ]
    assert registry.organisation_of("b", "") == (("c", "PartOf"), ("a", "PartOf"))
    assert registry.inside("y") == ("x",)


def test_a_ring_by_way_of_a_speaker_is_opened_too(tmp_path: Path) -> None:
    person = "kind = 'actor'\ntype = 'person'\nnames.en = ['P']\n"
    registry, problems = loaded(tmp_path, f"[a]\n{person}speaks-for = 'b'\n[b]\n{person}speaks-for = 'a'\n")
    assert [problem.code for problem in problems] == ["registry-cycle"]
    assert registry.organisation_of("b", "") == (("a", "SpeaksFor"),)


def test_a_slug_in_two_files_is_kept_once(tmp_path: Path) -> None:
    registry, problems = loaded(tmp_path, GOV, "# second\n" + GOV.replace("Government", "Other"))
    assert [problem.place.line for problem in problems] == [2]
    assert "names0.toml:1" in problems[0].message
    assert registry.entities["gov"].names == {"en": ("Government",)}


def test_the_second_of_two_equal_tables_is_left_out_with_its_sub_tables(tmp_path: Path) -> None:
    second = "[gov]\nkind = 'place'\n[gov.names]\nen = ['Other']\n"
    registry, problems = loaded(tmp_path, GOV + second + LAND)
    assert [problem.code for problem in problems] == ["registry-slug-twice"]
    assert set(registry.entities) == {"gov", "land"}
    assert registry.place("land").line == 9


def test_one_iri_belongs_to_one_entity_and_one_link_is_a_warning(tmp_path: Path) -> None:
    same = "iri = 'http://x.org/1'\nlinks = ['http://x.org/2']\n"
    registry, problems = loaded(tmp_path, GOV + same + GOV.replace("[gov]", "[b]") + same)
    assert [(problem.code, problem.severity, problem.place.line) for problem in problems] == [
        ("registry-same-iri", Severity.VIOLATION, 11),
        ("registry-same-link", Severity.WARNING, 7),
    ]
    assert registry.entities["b"].iri == ""
    assert len({subject for subject, _, _ in triples(registry)}) == 2


def test_a_file_that_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"names0\.toml:3: this is not TOML") as caught:
        loaded(tmp_path, "[a]\nkind = 'place'\nnames.en = [unquoted]\n")
    assert caught.value.line == 3
    path = tmp_path / "latin.toml"
    path.write_bytes(b"[a]\n# \xe9\n")
    with pytest.raises(ConfigurationError, match="not UTF-8") as caught:
        load_registry([path], load_vocabulary(), lambda _: None)
    assert caught.value.line == 2
    with pytest.raises(SourceError, match="missing"):
        load_registry([tmp_path / "missing.toml"], load_vocabulary(), lambda _: None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_gives_the_same_registry_as_toml(tmp_path: Path, delimiter: str) -> None:
    toml, _ = loaded(
        tmp_path,
        GOV + "[land]\nkind = 'country'\nnames.en = ['Land', 'Old Land', 'The Land']\nnames.ar-Latn = ['al-Ard']\n"
        "lat = 35.5\nlon = 36.25\n"
        "accuracy-m = 100\nlinks = ['http://x.org/1', 'http://x.org/2']\n"
        "[p]\nkind = 'actor'\ntype = 'person'\nnames.und = ['P']\n"
        "head-of = [{ org = 'gov', from = 2014, to = 2018-07-09 }]\n",
    )
    rows = [
        ["id", "Kind", "type", "name", "name_en", "other_en", "name_ar-Latn", "lat", "lon", "accuracy_m", "links",
         "head of"],
        ["gov", "actor", "government", "", "Government", "", "", "", "", "", "", ""],
        ["land", "country", "", "", "Land", '"Old Land; The Land"', "al-Ard", '"35,5"', "36.25", "100",
         '"http://x.org/1; http://x.org/2"', ""],
        ["p", "actor", "person", "P", "", "", "", "", "", "", "", "gov 2014/2018-07-09"],
    ]  # fmt: skip
    text = "\ufeff" + "".join(delimiter.join(row) + "\r\n" for row in rows)
    table, problems = loaded(tmp_path, text, suffix=".csv")
    assert problems == []
    assert table.lines(BASE) == toml.lines(BASE)
    assert len(table.lines(BASE)) > 20


def test_problems_of_a_table_name_row_and_cell(tmp_path: Path) -> None:
    _, problems = loaded(
        tmp_path,
        'id,kind,type,name_en,partof,lat,lon,part_of\ngov,actor,goverment,"two\nlines",,,,\n\n,place,,X,,,,\nt,place,,T,,99,1,gov\n',
        suffix=".csv",
    )
    assert [(problem.code, problem.place.line, problem.place.path) for problem in problems] == [
        ("registry-unknown-column", 1, "E1"),
        ("registry-no-slug", 5, "A5"),
        ("registry-type", 2, "C2"),
        ("registry-unknown-field", 6, "H6"),
        ("registry-geometry", 6, "F6"),
    ]
    assert problems[0].advice == "Did you mean part-of?"


def test_a_table_without_id_or_with_an_open_quote_is_refused(tmp_path: Path) -> None:
    for text, message in (("", "empty"), ("name\nX\n", "no column is called id"), ('id\n"x\n', "cannot be read")):
        with pytest.raises(ConfigurationError, match=message):
            loaded(tmp_path, text, suffix=".csv")


def test_a_table_of_events_needs_no_kind(tmp_path: Path) -> None:
    registry, problems = loaded(
        tmp_path,
        "key,title,type,whom,ids,language\nm5,Control,territorial-gain,?some; ?others,acled:1,en\n",
        suffix=".csv",
    )
    assert problems == []
    assert registry.events["m5"].whom == ("?some", "?others")
    assert registry.events["m5"].ids == ("acled:1",)
    assert registry.iri("m5", BASE) == f"{BASE}event/m5"
    assert triples(registry) == {
        (f"<{BASE}event/m5>", "<http://www.w3.org/2004/02/skos/core#prefLabel>", '"Control"@en')
    }
    assert registry.find("control", "event") == "m5"
    assert registry.find("control", "") is None


def test_a_person_counts_for_what_it_headed_on_that_day(tmp_path: Path) -> None:
    person = "[p]\nkind = 'actor'\ntype = 'person'\nnames.en = ['P']\n"
    registry, problems = loaded(
        tmp_path,
        GOV + f"[min]\n{ACTOR}names.en = ['Ministry']\npart-of = 'gov'\n"
        "[party]\nkind='actor'\ntype='party'\nnames.en=['Party']\n"
        + person
        + "head-of = { org = 'party', to = 2013-12-31 }\nspeaks-for = { org = 'min', from = 2014-01-01 }\n"
        + person.replace("[p]", "[q]")
        + "head-of = { org = 'min', from = 2014, to = 2015 }\n"
        + person.replace("[p]", "[r]")
        + "member-of = 'min'\n",
    )
    assert problems == []
    assert registry.organisation_of("p", "2013-12-31") == (("party", "HeadOf"),)
    assert registry.organisation_of("p", "2014-01-01") == (("min", "SpeaksFor"), ("gov", "PartOf"))
    assert registry.organisation_of("p", "") == ()
    assert registry.organisation_of("q", "") == (("min", "HeadOf"), ("gov", "PartOf"))
    assert registry.organisation_of("q", "2016-01-01") == ()
    assert registry.organisation_of("r", "") == ()
    assert registry.organisation_of("nobody", "") == ()


def test_a_name_of_two_entities_leads_to_neither(tmp_path: Path) -> None:
    registry, _ = loaded(tmp_path, LAND + GOV + LAND.replace("[land]", "[land-gov]").replace("country", "actor"))
    assert registry.find("LAND", "place") == "land"
    assert registry.find("LAND", "actor") == "land-gov"
    assert registry.find("land", "country") == "land"
    assert registry.find("land", "") is None
    assert registry.candidates("land", "") == ("land", "land-gov")
    assert registry.find("", "actor") is None


def test_lines_are_found_behind_strings_and_lists_that_look_like_headers() -> None:
    text = 'a = """\n[no]\nx = 1\n"""\r\nb = [\n  ["[no]"],\n] # [no]\n[yes."q.r"]\n"k\\"1" = { z = 1 }\n[[yes.list]]\n'
    assert [(mark.path, mark.line) for mark in landmarks(text)] == [
        (("a",), 1),
        (("b",), 5),
        (("yes", "q.r"), 8),
        (("yes", "q.r", 'k"1'), 9),
        (("yes", "list"), 10),
    ]


def test_the_seed_loads_without_problems() -> None:
    paths = [SEEDS / "khan-sheikhun" / "registry.toml", SEEDS / "khan-sheikhun-rows" / "events.csv"]
    if not all(path.is_file() for path in paths):
        pytest.skip("the seed registry is not beside the checkout (../shared/seeds)")
    problems: list[Problem] = []
    registry = load_registry(paths, load_vocabulary(), problems.append)
    assert problems == []
    assert registry.organisation_of("syrian-air-force", "")[-1] == ("syrian-government", "PartOf")
    assert registry.inside("khan-sheikhun") == ("idlib-province", "syria")
    assert len(registry.events) == 4
    assert triples(registry)
