"""Words, names and the registry from which the strategies draw."""

PLAIN_WORDS = (
    "convoy", "said", "21", "air", "strike", "Kessel", "don’t", "“troops”", "e\u0301te\u0301", "Å\u212b", "ﬁre",
    "😀", "👩‍👩‍👧", "🇸🇾", "𝒜lpha", "حلب", "قُتِل", "\u200fשלום", "한국", "\u1112\u1161\u11ab", "上海", "ไทย",
    "zero\u200bwidth", "\u202egnp.exe", "=1+1", "<b>&amp;", "Türkiye", "İdlib", "Łódź", "q\u0307\u0323", "\ufeffmark",
    "\\n", '"x"', "?who",
)  # fmt: skip
"""Words in which offsets go wrong; each is without blanks, and can stand in a line."""

CONTROL_WORDS = ("bell\x07", "\x01\x02", "nul\x00l", "del\x7f", "c1\x9bm", "\ue000", "\U0010ffff")
"""Words with characters that line-based and XML formats cannot hold."""

BLANKS = (" ", " ", " ", "\xa0", "\u202f")
BREAKS = ("\n", "\n\n", "\r\n", " \n")

ACTORS = ("north-army", "north-government", "watch", "watch-head", "wire", "daily", "rebels", "ministry")
PLACES = ("northland", "kessel", "kessel-bridge", "dorn")
OUTLETS = ("daily", "wire")
KEYED_EVENTS = {"kessel-capture": "territorial-gain", "dorn-strike": "air-strike", "talks": "agreement"}
"""Key -> type. Every account of one event has one type; later keys may be part of earlier ones."""

REGISTRY = """\
[northland]
kind = "country"
names.en = ["Northland"]

[kessel]
kind = "place"
names.en = ["Kessel"]
names.ar = ["كيسل"]
in = "northland"
wkt = "POINT(36.5 35.25)"
accuracy-m = 1000

[kessel-bridge]
kind = "place"
names.en = ["Kessel bridge"]
in = "kessel"

[dorn]
kind = "place"
names.en = ["Dorn"]
in = "northland"

[north-government]
kind = "actor"
type = "government"
names.en = ["Government of Northland"]

[north-army]
kind = "actor"
type = "state-forces"
names.en = ["Army of Northland"]
part-of = "north-government"

[ministry]
kind = "actor"
type = "government"
names.en = ["Ministry of Defence of Northland"]
part-of = "north-government"

[rebels]
kind = "actor"
type = "rebel-group"
names.en = ["Dorn Front"]

[watch]
kind = "actor"
type = "observatory"
names.en = ["Northern Watch"]

[watch-head]
kind = "actor"
type = "person"
names.en = ["Ada Kovač"]
head-of = "watch"

[wire]
kind = "actor"
type = "news-agency"
names.en = ["Northern Wire"]

[daily]
kind = "actor"
type = "media"
names.en = ["Kessel Daily"]

[kessel-capture]
kind = "event"
type = "territorial-gain"
names.en = ["capture of Kessel"]

[dorn-strike]
kind = "event"
type = "air-strike"
names.en = ["strike on Dorn"]

[talks]
kind = "event"
type = "agreement"
names.en = ["the talks"]
"""
"""The registry, as TOML, that describes every entity which the strategies refer to."""
