"""The MAXQDA kit: a tree of codes by the REFI-QDA codebook standard 1.0."""

import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kits_case import OWN_TYPE, content, fill, own_names, own_vocabulary
from rashomon.kits import _colours, maxqda
from rashomon.vocabulary import load_vocabulary

SPACE = "{urn:QDA-XML:codebook:1.0}"
GUID = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
    r"|\{[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\}"
)
RGB = re.compile(r"#[0-9a-fA-F]{6}")


class StandardError(Exception):
    """What the standard does not allow."""


def check(data: bytes) -> list[ET.Element]:
    """Hold a file to the standard: CodeBook with Codes (one or more) and Sets (optional); give all codes.

    A Code has guid, name and isCodable, may have a color; it holds a Description at most once, first, then references
    to notes, then codes.
    """
    root = ET.fromstring(data)
    if root.tag != SPACE + "CodeBook":
        raise StandardError(root.tag)
    if set(root.attrib) - {"origin"} or [child.tag for child in root] not in (
        [SPACE + "Codes"],
        [SPACE + "Codes", SPACE + "Sets"],
    ):
        raise StandardError("CodeBook")
    found: list[ET.Element] = []
    if not len(root[0]):
        raise StandardError("no codes")
    for child in root[0]:
        _code(child, found)
    guids = [code.attrib["guid"] for code in found]
    if len(guids) != len(set(guids)):
        raise StandardError("two codes with one guid")
    return found


def _code(code: ET.Element, found: list[ET.Element]) -> None:
    attributes = code.attrib
    if code.tag != SPACE + "Code" or not {"guid", "name", "isCodable"} <= set(attributes):
        raise StandardError(f"{code.tag} {attributes}")
    if set(attributes) - {"guid", "name", "isCodable", "color"} or not attributes["name"]:
        raise StandardError(str(attributes))
    if not GUID.fullmatch(attributes["guid"]) or attributes["isCodable"] not in {"true", "false", "1", "0"}:
        raise StandardError(str(attributes))
    if "color" in attributes and not RGB.fullmatch(attributes["color"]):
        raise StandardError(str(attributes))
    found.append(code)
    order = [SPACE + "Description", SPACE + "NoteRef", SPACE + "Code"]
    ranks = [order.index(child.tag) if child.tag in order else -1 for child in code]
    if ranks != sorted(ranks) or -1 in ranks or ranks.count(0) > 1:
        raise StandardError(f"{attributes['name']}: {[child.tag for child in code]}")
    for child in code:
        if child.tag == order[2]:
            _code(child, found)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(maxqda, tmp_path_factory.mktemp("maxqda") / "kit")


def _codes(folder: Path) -> dict[str, ET.Element]:
    return {code.attrib["guid"]: code for code in check((folder / maxqda.CODEBOOK).read_bytes())}


_GOOD = "0D62985D-B147-5D01-A9B5-CAE5DCD98342"


@pytest.mark.parametrize(
    "codes",
    [
        "",
        f'<Code guid="{_GOOD}" name="a"/>',
        '<Code guid="1" name="a" isCodable="true"/>',
        f'<Code guid="{_GOOD}" name="a" isCodable="yes"/>',
        f'<Code guid="{_GOOD}" name="a" isCodable="true" color="red"/>',
        f'<Code guid="{_GOOD}" name="a" isCodable="true"/><Code guid="{_GOOD}" name="b" isCodable="true"/>',
        f'<Code guid="{_GOOD}" name="a" isCodable="true"><Description/><Description/></Code>',
    ],
)
def test_the_check_refuses_what_the_standard_does_not_allow(codes: str) -> None:
    with pytest.raises(StandardError):
        check(f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{codes}</Codes></CodeBook>'.encode())


def test_the_codes_are_by_the_standard_and_hold_every_term(kit: Path) -> None:
    codes, known = _codes(kit), load_vocabulary()
    lists = ("event-type", "measure", "speechAct", "certainty", "polarity", "actor-type", "framing")
    for name in lists:
        for term in known.values(name).values():
            code = codes[maxqda.Code(term.iri, "", "", "").guid]
            assert code.attrib["name"] == term.label
            assert term.definition in (code[0].text or "")
    for role in known.roles.values():
        if role.name not in {"happenedAt", "happenedOn"}:
            assert codes[maxqda.Code(role.iri, "", "", "").guid].attrib["name"] == role.label


def test_the_tree_of_events_is_that_of_the_ontology(kit: Path) -> None:
    known = load_vocabulary().event_types
    below = {
        child.attrib["guid"]: code for code in _codes(kit).values() for child in code if child.tag == SPACE + "Code"
    }
    for term in known.values():
        above = below[maxqda.Code(term.iri, "", "", "").guid].attrib["name"]
        assert above == (known[term.broader[0]].label if term.broader else "2 Events"), term.name


def test_only_headings_cannot_be_coded_with(kit: Path) -> None:
    headings = [code.attrib["name"] for code in _codes(kit).values() if code.attrib["isCodable"] == "false"]
    assert len(headings) == 8 + 5
    top = [name for name in headings if name[0].isdigit()]
    assert top[:2] == ["1 Who says so", "2 Events"]


def test_guids_are_the_same_for_ever(kit: Path) -> None:
    names = {code.attrib["name"]: guid for guid, code in _codes(kit).items()}
    assert names["air strike"] == "3E1CED88-18CD-550A-B0F5-2A6D682A5168"
    # By hand, after RFC 9562: SHA-1 over the namespace of URLs and the term's IRI, with version 5 and variant 10.
    namespace = bytes.fromhex("6ba7b8119dad11d180b400c04fd430c8")
    number = bytearray(hashlib.sha1(namespace + b"https://w3id.org/rashomon/event-type/air-strike").digest()[:16])
    number[6], number[8] = number[6] & 0x0F | 0x50, number[8] & 0x3F | 0x80
    assert names["air strike"].replace("-", "").lower() == number.hex()


def test_words_in_a_colour_can_be_read(kit: Path) -> None:
    for code in _codes(kit).values():
        if code.attrib["isCodable"] == "true":
            assert (_colours.luminance(code.attrib["color"]) + 0.05) / 0.05 >= 7


def test_own_event_types_and_names_stand_in_the_tree(tmp_path: Path) -> None:
    folder = fill(maxqda, tmp_path / "kit", own_vocabulary(tmp_path), own_names(tmp_path))
    by_name = {code.attrib["name"]: code for code in _codes(folder).values()}
    attack = by_name["attack"]
    assert by_name[OWN_TYPE.replace("-", " ")] in list(attack)
    assert by_name["tunnel attack"][0].text == 'An attack from below: <ground> & "rock".'
    assert by_name["Rock & Roll <town>"][0].text == "rock: place. Also: صخرة."
    assert 'The "Guild"' in by_name


def test_the_same_ontology_gives_the_same_bytes(kit: Path, tmp_path: Path) -> None:
    assert content(fill(maxqda, tmp_path / "again")) == content(kit)
