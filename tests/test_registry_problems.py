"""What is wrong in a registry is named by file and line, with what to do."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rashomon.registry import load_registry
from rashomon.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from rashomon.problems import Problem

ACTOR = 'kind = "actor"\ntype = "government"\n'
GOV = f"[gov]\n{ACTOR}names.en = ['Government']\n"
LAND = "[land]\nkind = 'country'\nnames.en = ['Land']\n"
PERSON = "[p]\nkind = 'actor'\ntype = 'person'\nnames.en = ['P']\n"

BAD = [
    ("[x]\nkind = 'actr'\n", 2, "registry-kind", "actr is no kind of entity", 'Write kind = "actor".'),
    (
        "[x]\nnames.en = ['X']\n",
        1,
        "registry-kind",
        "the kind is missing",
        "Add the kind",
    ),
    (
        "[x]\nkind = 'place'\n",
        1,
        "registry-no-name",
        "it has no name",
        "Add a name.",
    ),
    (
        "[x]\nkind = 'place'\nnames.en = ['', ' ']\n",
        3,
        "registry-empty-name",
        "holds no name",
        "Write a name",
    ),
    (
        "[x]\nkind = 'place'\nnames = ['X']\n",
        3,
        "registry-value",
        "names has a value of the wrong form",
        "expected form",
    ),
    (
        "[x]\nkind = 'place'\nnames.en = [1]\n",
        3,
        "registry-value",
        "names.en has a value of the wrong form",
        "expected",
    ),
    (
        "[x]\nkind = 'place'\n[x.names]\nen = ['X']\nenglish-of-old = ['Y']\n",
        5,
        "registry-language",
        "no language tag",
        "und",
    ),
    (
        "[X]\nkind = 'place'\nnames.en = ['X']\n",
        1,
        "registry-slug",
        "X is no slug",
        "short name in plain letters",
    ),
    (
        "['']\nkind = 'place'\nnames.en = ['X']\n",
        1,
        "registry-slug",
        "an empty text is no slug",
        "plain letters",
    ),
    (
        LAND + "nmae = 'X'\n",
        4,
        "registry-unknown-field",
        "there is no field nmae",
        "Did you mean names?",
    ),
    (
        LAND + "part-of = 'land'\n",
        4,
        "registry-unknown-field",
        "part-of is not a field of the kind country",
        'in = "slug"',
    ),
    (GOV + "in = 'land'\n", 5, "registry-unknown-field", "in is not a field of the kind actor", 'part-of = "slug"'),
    (
        LAND + "type = 'government'\n",
        4,
        "registry-unknown-field",
        "type is not a field",
        "leave it out",
    ),
    (
        "[x]\nkind = 'actor'\ntype = 'goverment'\nnames.en = ['X']\n",
        3,
        "registry-type",
        "goverment",
        "Did you mean government?",
    ),
    ("[x]\nkind = 'actor'\nnames.en = ['X']\n", 1, "registry-type", "the type is missing", 'type = "government"'),
    (
        GOV + "part-of = 'gvo'\n",
        5,
        "registry-unknown-reference",
        "part-of points at gvo, but no entity",
        "Did you mean gov?",
    ),
    (
        GOV + "part-of = 'gov'\n",
        5,
        "registry-cycle",
        "part-of points at the entity itself",
        "Take out",
    ),
    (
        GOV + LAND + "in = 'gov'\n",
        8,
        "registry-wrong-kind",
        "in points at gov, which is an actor",
        "two entities",
    ),
    (
        LAND + GOV + "part-of = 'land'\n",
        8,
        "registry-wrong-kind",
        "part-of points at land, which is a country",
        "two entities",
    ),
    (
        GOV + "links = ['javascript:alert(1)']\n",
        5,
        "registry-iri",
        "javascript:alert(1) is no IRI",
        "leave it out",
    ),
    (
        GOV + "iri = 'https://w3id.org/rashomon/ns#agent'\n",
        5,
        "registry-iri",
        "a term of the vocabulary",
        "Leave it out",
    ),
    (
        LAND + "wkt = 'POINT(36)'\n",
        4,
        "registry-geometry",
        "what follows POINT is not a list",
        "Correct it",
    ),
    (
        LAND + "wkt = 'CIRCLE(1 2)'\n",
        4,
        "registry-geometry",
        "no geometry begins with CIRCLE",
        "Correct it",
    ),
    (
        LAND + "lat = 91\nlon = 3\n",
        4,
        "registry-geometry",
        "the latitude 91 is not between -90 and 90",
        "Correct it",
    ),
    (
        LAND + "lat = 9\n",
        4,
        "registry-geometry",
        "lon is missing beside lat",
        "Correct it",
    ),
    (
        LAND + "lon = 9\n",
        4,
        "registry-geometry",
        "lat is missing beside lon",
        "Correct it",
    ),
    (
        LAND + "lat = 'north'\nlon = 3\n",
        4,
        "registry-geometry",
        "north is no number",
        "Correct it",
    ),
    (
        LAND + "lat = nan\nlon = 3\n",
        4,
        "registry-geometry",
        "nan is no number",
        "Correct it",
    ),
    (
        LAND + "wkt = 'POINT(1 2)'\naccuracy-m = -5\n",
        5,
        "registry-accuracy",
        "-5 is no accuracy",
        "Correct it",
    ),
    (
        GOV + "head-of = { org = 'gov', since = 2 }\n",
        5,
        "registry-value",
        "head-of has a value of the wrong form",
        "form",
    ),
    (
        GOV + GOV.replace("[gov]", "[b]") + "member-of = { org = 'gov', from = '2019-13' }\n",
        9,
        "registry-date",
        "2019-13 is no day",
        "date",
    ),
    (
        GOV + GOV.replace("[gov]", "[b]") + "head-of = { org = 'gov', from = '2019', to = '2018' }\n",
        9,
        "registry-date",
        "before it begins",
        "dates",
    ),
    (
        GOV + PERSON + "part-of='gov'\n",
        9,
        "registry-part-of-person",
        "a person",
        "member-of",
    ),
    (
        GOV + PERSON + GOV.replace("[gov]", "[b]") + "part-of='p'\n",
        13,
        "registry-wrong-kind",
        "a person",
        "org",
    ),
    (
        GOV + GOV,
        5,
        "registry-slug-twice",
        "the slug gov is defined twice, first in line 1",
        "another slug",
    ),
    (
        LAND + LAND.replace("[land]", "[b]") + "links = ['http://x.org/1']\n[land.x]\n",
        8,
        "registry-unknown-field",
        "there is no field x",
        "leave",
    ),
    (
        "title = 'x'\n" + LAND,
        1,
        "registry-not-a-table",
        "the key title stands outside a table",
        "header",
    ),
    (
        "[e]\nkind = 'event'\ntitle = 'E'\ntype = 'air-strik'\n",
        4,
        "registry-type",
        "no event type air-strik",
        "Did you mean air-strike?",
    ),
    (
        "[e]\nkind = 'event'\ntitle = 'E'\ndate = 'Wednesday'\n",
        4,
        "registry-date",
        "Wednesday is no date",
        "leave it out",
    ),
    (
        "[e]\nkind = 'event'\ntitle = 'E'\npart-of = 'f'\n",
        4,
        "registry-unknown-reference",
        "no other described event",
        "slug",
    ),
    (
        GOV + "[e]\nkind = 'event'\ntitle = 'E'\nwhere = 'gov'\n",
        8,
        "registry-wrong-kind",
        "where points at gov",
        "place",
    ),
]


@pytest.mark.parametrize(("text", "line", "code", "message", "advice"), BAD)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, code: str, message: str, advice: str
) -> None:
    path = tmp_path / "names.toml"
    path.write_bytes(text.encode())
    problems: list[Problem] = []
    load_registry([path], load_vocabulary(), problems.append)
    found = [problem for problem in problems if problem.code == code]
    assert len(found) == 1, problems
    assert found[0].place.line == line
    assert found[0].place.file == path.as_posix()
    assert message in found[0].message
    assert advice in found[0].advice
