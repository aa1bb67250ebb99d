"""Cases of who counts for whom, of copies, versions and records. See `rules_case` and `rules_words`."""

from rules_case import Table
from rules_words import actor, art, count, ev, say, unnamed

# fmt: off
# A case reads best in three lines: its name and rule, its articles, what comes of them.

case = Table()

E = ev("e", agent="rebels")
BOTH = "one/e one/e.agent"
N = ev("e", agent="army")
SAID = say("a", "e")
KNOWN = {"AuthorAsserted": BOTH}

# Parties

case("authorial, with an agency", "agency of the article first",
     art("one", E, say("c", "e"), publisher="gazette", agency="wire"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "wire /"})
case("authorial, with neither agency nor publisher", "else the article",
     art("one", E, say("c", "e"), publisher=""),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "one /"})
K = ev("e", key="k", agent="rebels")
case("one wire in two outlets, the agency named", "three outlets copying one agency are no corroboration",
     art("one", K, say("c", "e"), text="same", agency="wire"),
     art("two", K, say("c", "e"), text="same", publisher="herald", agency="wire"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "wire /"})
case("one text in two outlets, no agency named", "publisher: each outlet printed it",
     art("one", K, say("c", "e"), text="same"),
     art("two", K, say("c", "e"), text="same", publisher="herald"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "gazette herald /"})
case("copies without an outlet, one by-line", "authors without publisher are one for a copy cluster with one label",
     art("one", K, say("c", "e"), text="same", publisher="", author="A. Writer"),
     art("two", K, say("c", "e"), text="same", publisher="", author="A. WRITER"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "one|two /"})
case("copies without an outlet, two by-lines", "with the same folded label",
     art("one", K, say("c", "e"), text="same", publisher="", author="A. Writer"),
     art("two", K, say("c", "e"), text="same", publisher="", author="B. Author"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "one two /"})
case("different texts without an outlet", "no copies, two parties",
     art("one", K, say("c", "e"), publisher="", author="A. Writer"),
     art("two", K, say("c", "e"), publisher="", author="A. Writer"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "one two /"})
case("somebody unnamed in two copies", "unnamed actors are one for all articles of a copy cluster",
     art("one", K, unnamed("m"), say("c", "e", "m"), text="same"),
     art("two", K, unnamed("m"), say("c", "e", "m"), text="same", publisher="herald"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "one/m|two/m /"})
case("somebody unnamed in copies that a person found", "copyOf",
     art("one", K, unnamed("m", "activists"), say("c", "e", "m")),
     art("two", K, unnamed("m", "Activists"), say("c", "e", "m"), copy_of="one"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "one/m|two/m /"})
case("a copy of a copy", "all articles of a cluster",
     art("one", K, unnamed("m", "activists"), say("c", "e", "m")),
     art("two", K, unnamed("m", "activists"), copy_of="one"),
     art("three", K, unnamed("m", "activists"), say("c", "e", "m"), copy_of="two"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "one/m|two/m|three/m /"})
case("somebody unnamed in two articles", "never merged across articles",
     art("one", K, unnamed("m", "activists"), say("c", "e", "m")),
     art("two", K, unnamed("m", "activists"), say("c", "e", "m")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "one/m two/m /"})
case("two unnamed of different words in copies", "with the same folded label",
     art("one", K, unnamed("m"), unnamed("o"), say("c", "e", "m"), text="same"),
     art("two", K, unnamed("m"), unnamed("o"), say("c", "e", "o"), text="same", publisher="herald"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "one/m|two/m two/o|one/o /"})
case("two unnamed of the same words in one article", "a description may mean several; only copies merge them",
     art("one", E, unnamed("m", "activists"), unnamed("o", "activists"), say("c", "e", "m"), say("d", "e", "o")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "one/m one/o /"})
case("a copy without an outlet of an article with one", "authors without publisher; the other counts for its publisher",
     art("one", K, say("c", "e"), text="same", author="A. Writer"),
     art("two", K, say("c", "e"), text="same", publisher="", author="A. Writer"),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "gazette two /"})
case("two copies of a text that was corrected since", "all articles of a copy cluster, the old version as well",
     art("one", K, unnamed("m", "activists"), say("c", "e", "m"), copy_of="first"),
     art("two", K, unnamed("m", "activists"), say("c", "e", "m"), copy_of="first"),
     art("first", K, unnamed("m", "activists"), say("c", "e", "m")),
     art("second", E, say("c", "e"), revision_of="first"),
     status={"AttributedOnly": BOTH, "AuthorAsserted": "second/e second/e.agent"},
     parties={"one/e": "one/m|two/m|first/m /"})
case("spokesperson and organisation", "org: whom a person speaks for, then up to the root",
     art("one", E, say("c", "e", "spokesman"), say("d", "e", "gov")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("a unit and its parent", "org: up part-of to the root",
     art("one", E, say("c", "e", "brigade"), say("d", "e", "army")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("head at that time", "org: what a person heads, at that time",
     art("one", E, say("c", "e", "minister"), published="2017-05-01"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("head no longer", "org: at that time",
     art("one", E, say("c", "e", "minister"), say("d", "e", "gov"), published="2019-05-01"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov minister /"})
case("on behalf of", "onBehalfOf if given, else claimants",
     art("one", E, unnamed("m"), say("c", "e", "m", on="army"), say("d", "e", "chief", on="rebels")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov rebels /"})
case("joint claimants", "each of them is a party",
     art("one", E, unnamed("m"), say("c", "e", "observatory m")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "observatory one/m /"})
case("joint claimants of one house", "org merges them",
     art("one", E, say("c", "e", "chief observatory")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "observatory /"})
case("a speaker by another mention", "coreference: the speaker is the entity",
     art("one", E, actor("a", "spokesman"), actor("b", same_as="a"), say("c", "e", "b")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("an unspecified source", "the unspecified source: no party",
     art("one", E, say("c", "e", voice="Attributed")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "/"})
case("an unspecified source, hedged, beside another", "no party, and not all hedged",
     art("one", E, say("c", "e", voice="Attributed", hedge=True), say("d", "e", "gov")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("a dataset speaks for itself", "a dataset: itself",
     art("one", E, say("c", "e", "acled"), publisher="acled"),
     status={"AttributedOnly": BOTH}, parties={"one/e": "acled /"})
case("made by a machine, not reviewed", "left out of the parties, not of the status",
     art("one", E, say("c", "e", "gov", machine=True), say("d", "e", "rebels", machine=True, reviewed=False)),
     status={"AttributedOnly": BOTH}, parties={"one/e": "/"})
case("made by a machine, reviewed", "a person looked at it",
     art("one", E, say("c", "e", "gov", machine=True, reviewed=True)),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("the article's coder is a machine", "left out, but for what somebody reviewed",
     art("one", E, say("c", "e", "gov"), say("d", "e", "rebels", reviewed=True), machine=True),
     status={"AttributedOnly": BOTH}, parties={"one/e": "rebels /"})
case("figures of a machine that nobody reviewed", "no party, so no rival",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", "observatory", machine=True),
         say("d", "m", "gov")),
     status={**KNOWN, "AttributedOnly": "one/n one/m"}, disagree=set())

# Versions and records

case("a corrected version", "live: claims of the newest version",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e")),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), revision_of="one"),
     status={"AuthorAsserted": "two/e two/e.agent", "Mentioned": "one/e.agent"}, parties={"one/e.agent": "/"})
case("a correction of a correction", "only the newest is live",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e")),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), revision_of="one"),
     art("three", ev("e", key="k", agent="council"), say("c", "e"), revision_of="two"),
     status={"AuthorAsserted": "three/e three/e.agent", "Mentioned": "one/e.agent two/e.agent"})
case("the same page captured again", "a corrected text is a new version",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e"), captured="2019-08-22"),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), id="one", captured="2019-08-23"),
     status={"AuthorAsserted": "two/e two/e.agent", "Mentioned": "one/e.agent"})
case("a correction under one id, corrected again", "only the newest is live, though both say what they correct",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e"), captured="2019-08-22"),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), id="one", captured="2019-08-23", revision_of="one"),
     art("three", ev("e", key="k", agent="council"), say("c", "e"), id="one", captured="2019-08-24", revision_of="one"),
     status={"AuthorAsserted": "three/e three/e.agent", "Mentioned": "one/e.agent two/e.agent"})
case("a correction captured again", "only the newest is live",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e"), captured="2019-08-22"),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), captured="2019-08-23", revision_of="one"),
     art("three", ev("e", key="k", agent="council"), say("c", "e"), id="two", captured="2019-08-24"),
     status={"AuthorAsserted": "three/e three/e.agent", "Mentioned": "one/e.agent two/e.agent"})
case("a page captured twice, then corrected", "only the newest is live",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e"), captured="2019-08-22"),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), id="one", captured="2019-08-23"),
     art("three", ev("e", key="k", agent="council"), say("c", "e"), captured="2019-08-24", revision_of="one"),
     status={"AuthorAsserted": "three/e three/e.agent", "Mentioned": "one/e.agent two/e.agent"})
case("one id in two outlets is no version", "the hash is over publisher, url and text",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e"), captured="2019-08-22"),
     art("two", ev("e", key="k", agent="army"), say("c", "e"), id="one", captured="2019-08-23", publisher="herald"),
     status={"AuthorAsserted": "one/e one/e.agent two/e.agent"}, parties={"one/e": "gazette herald /"})
case("a denial in an old version", "not live: it contests nothing",
     art("one", ev("e", key="k"), say("c", "e", "gov", deny=True)),
     art("two", ev("e", key="k"), say("c", "e", "observatory"), revision_of="one"),
     status={"AttributedOnly": "two/e"}, parties={"two/e": "observatory /"}, disagree=set())
case("an event that only an old version has", "1: nobody says it any more",
     art("one", E, say("c", "e")), art("two", ev("x", agent="army"), say("c", "x"), revision_of="one"),
     status={"Mentioned": BOTH, "AuthorAsserted": "two/x two/x.agent"}, parties={"one/e": "/"})
case("a withdrawn claim", "live: not withdrawn",
     art("one", E, say("c", "e", record="Withdrawn")),
     status={"Mentioned": BOTH}, parties={"one/e": "/"})
case("a withdrawn denial", "live: not withdrawn",
     art("one", E, say("c", "e"), say("d", "e", "gov", deny=True, record="Withdrawn")),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "gazette /"}, disagree=set())
case("a suggested claim", "live: not merely suggested",
     art("one", E, say("c", "e", record="Suggested"), say("d", "e", "gov", hedge=True)),
     status={"Hedged": BOTH}, parties={"one/e": "gov /"})
case("a withdrawn figure", "live: no rival",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", "observatory", record="Withdrawn"),
         say("d", "m", "gov")),
     status={**KNOWN, "Mentioned": "one/n", "AttributedOnly": "one/m"}, disagree=set())
