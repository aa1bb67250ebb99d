"""Values of FollowTheMoney, as its library would leave them: by the type of the property in which they stand.

What is written in any other form is changed or dropped by whatever reads it. So texts lose their unseen characters
(controls, joiners, marks of direction that Unicode calls implicit) and are composed (NFC); names also lose the quotes
around them; what is too long is cut, with an ellipsis.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from rashomon.exports._ftm_languages import THREE_LETTERS
from rashomon.exports._urls import web_address
from rashomon.terms import whole

LONGEST_NAME, _LONGEST_STRING, _LONGEST_TEXT, _LONGEST_ADDRESS = 384, 1024, 65_000, 250
"""In code points."""

_BLANKS = "\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u0a00"
_BLANK = re.compile(f"[{_BLANKS}]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_ANY_BLANKS = re.compile(rf"[\s{_BLANKS}]+")
_QUOTED = re.compile(r"""^["'](.*)["']$""")
_LINE_ENDS = re.compile(r"(?:\r\n|\n|<BR/>|<BR>|\t|ESQ\.,|ESQ,|;)")
_COMMAS = re.compile(r",\s?[,.]")
_PARTIAL_DAY = re.compile(r"([12]\d{3}(?:-\d\d(?:-\d\d)?)?)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q\d{1,30})", re.ASCII)
_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]{0,198}[0-9a-zA-Z])?")


def name(value: str) -> str:
    """Give a name: one line, without quotes around it."""
    return _settled(value, _one_name, LONGEST_NAME)


def string(value: str) -> str:
    """Give a short text."""
    return _settled(value, _plain, _LONGEST_STRING)


def text(value: str) -> str:
    """Give a text."""
    return _settled(value, _plain, _LONGEST_TEXT)


def address(value: str) -> str:
    """Give a place in words: one line, parts set apart by commas."""
    return _settled(value, _one_address, _LONGEST_ADDRESS)


def day(value: str) -> str:
    """Give a day, month or year (`2019-08-21`, `2019-08`, `2019`), without its zone; empty for what is none."""
    match = _PARTIAL_DAY.fullmatch(value)
    if not match:
        return ""
    try:
        date.fromisoformat(match[1] + {4: "-01-01", 7: "-01", 10: ""}[len(match[1])])
    except ValueError:
        return ""
    return match[1]


def url(value: str) -> str:
    """Give an address on the web; empty for what is none."""
    found = web_address(value)
    return found if found == _plain(found) else ""


def language(value: str) -> str:
    """Give a language by three letters; empty for one that FollowTheMoney does not list."""
    return THREE_LETTERS.get(value.partition("-")[0].lower(), "")


def wikidata(value: str) -> str:
    """Give the item of an IRI of Wikidata; empty for any other."""
    match = _WIKIDATA.fullmatch(value)
    return match[1] if match else ""


def reference(value: str) -> str:
    """Give the id of an entity; empty for what is none."""
    return value if _ID.fullmatch(value) else ""


def cut(value: str, longest: int) -> str:
    """Cut a text to so many code points; an ellipsis says so."""
    return value if len(value) <= longest else value[: longest - 1] + "…"


def _settled(value: str, clean: Callable[[str], str], longest: int) -> str:
    """Clean and cut until nothing changes: what is taken away may bring two things together."""
    while (found := cut(clean(value), longest)) != value:
        value = found
    return value


def _plain(value: str) -> str:
    value = unicodedata.normalize("NFC", whole(value))
    return _UNSEEN.sub("", _BLANK.sub(" ", value)).strip()


def _one_name(value: str) -> str:
    return _ANY_BLANKS.sub(" ", _QUOTED.sub(r"\1", _plain(value))).strip(" ")


def _one_address(value: str) -> str:
    commas = _COMMAS.sub(", ", _LINE_ENDS.sub(", ", _plain(value)))
    return _ANY_BLANKS.sub(" ", commas).strip(" ")
