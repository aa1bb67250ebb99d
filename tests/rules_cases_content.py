"""Cases of what a claim says: nested accounts, roles, states, chains; the same event; where and when.

See `rules_case` and `rules_words`.
"""

from rules_case import Table
from rules_words import art, count, ev, say, state, unnamed

# fmt: off
# A case reads best in three lines: its name and rule, its articles, what comes of them.

case = Table()

E = ev("e", agent="rebels")
BOTH = "one/e one/e.agent"

# Contents

case("a purpose's statements are said, its event is not", "contents: statements, not event nodes, of nested accounts",
     art("one", ev("f", "resupply", agent="army"), ev("e", "convoy-movement", purpose="f"), say("c", "e", "gov")),
     status={"AttributedOnly": "one/e one/e.purpose one/f.agent", "Mentioned": "one/f"},
     parties={"one/f.agent": "gov /", "one/f": "/"})
case("a purpose of a purpose", "contents: recursively",
     art("one", ev("g", "territorial-gain", agent="rebels"), ev("f", "resupply", agent="army", purpose="g"),
         ev("e", "convoy-movement", purpose="f"), say("c", "e", "gov")),
     status={"AttributedOnly": "one/e one/e.purpose one/f.agent one/f.purpose one/g.agent",
             "Mentioned": "one/f one/g"})
case("the aim of one is the report of another", "an account is an account, wherever it is pointed at",
     art("one", ev("f", "resupply", agent="army"), ev("e", "convoy-movement", purpose="f"), say("c", "e", "gov"),
         say("d", "f")),
     status={"AttributedOnly": "one/e one/e.purpose", "AuthorAsserted": "one/f one/f.agent"},
     parties={"one/f.agent": "gazette gov /"})
case("an aim that is denied with its event", "contents of a denial reach as deep",
     art("one", ev("f", "resupply", agent="army"), ev("e", "convoy-movement", purpose="f"),
         say("c", "e", "gov"), say("d", "e", "rebels", deny=True)),
     status={"Contested": "one/e one/e.purpose one/f.agent", "Mentioned": "one/f"})
case("the author asserts a purpose", "decision 12: the aim is no sem:Event",
     art("one", ev("f", "resupply", agent="army"), ev("e", "convoy-movement", agent="gov", purpose="f"), say("c", "e")),
     status={"AuthorAsserted": "one/e one/e.agent one/e.purpose one/f.agent", "Mentioned": "one/f"})
case("one role alone holds no more than itself", "a role alone: not what is nested in it",
     art("one", ev("f", "resupply", agent="army"), ev("e", "convoy-movement", agent="gov", purpose="f"),
         say("c", "e.purpose", "gov")),
     status={"AttributedOnly": "one/e.purpose", "Mentioned": "one/e one/e.agent one/f one/f.agent"})
case("one role alone", "a role alone: its statements, not the event",
     art("one", ev("e", agent="rebels army", target="town"), say("c", "e.agent")),
     status={"AuthorAsserted": "one/e.agent=rebels one/e.agent=army", "Mentioned": "one/e one/e.target"})
case("a state is its statement only", "contents: state",
     art("one", E, ev("f", "convoy-movement", agent="army"), state("s", "e", "precedes", "f"), say("c", "s")),
     status={"AuthorAsserted": "one/s", "Mentioned": f"{BOTH} one/f one/f.agent"})
case("a count is itself only", "contents: count",
     art("one", E, count("n", "e", 3), say("c", "n", "gov")),
     status={"AttributedOnly": "one/n", "Mentioned": BOTH})
case("what a claim reports belongs to the reported claim", "contents: reports",
     art("one", E, say("c", "e", "gov"), say("d", "", "wire", reports="c")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("the author reports a claim", "contents: reports; relaying is not asserting",
     art("one", E, ev("f", agent="army"), say("c", "e", "gov"), say("d", "f", reports="c")),
     status={"AttributedOnly": BOTH, "AuthorAsserted": "one/f one/f.agent"},
     parties={"one/e": "gov /", "one/f": "gazette /"})
case("a chain of three", "the chain is nested claims; only the innermost has the content",
     art("one", E, unnamed("m"), say("c", "e", "m", on="army"), say("d", "", "wire", reports="c"),
         say("x", "", "", reports="d")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("a hedged relay", "contents: the hedge of a relay is not the speaker's",
     art("one", E, say("c", "e", "gov"), say("d", "", "wire", reports="c", hedge=True)),
     status={"AttributedOnly": BOTH}, disagree=set())

# The same event

case("accounts with one trigger and type share the event", "same article, trigger span and type",
     art("one", E, ev("f", at="e", agent="army"), say("c", "e", "observatory"), say("d", "f", "gov")),
     status={"AttributedOnly": "one/e one/e.agent one/f.agent"},
     parties={"one/e": "gov observatory /", "one/e.agent": "observatory /"})
case("one trigger, two types: two events", "same article, trigger span and type",
     art("one", E, ev("f", "shelling", at="e", agent="rebels"), say("c", "e", "observatory"), say("d", "f", "gov")),
     status={"AttributedOnly": "one/e one/e.agent one/f one/f.agent"},
     parties={"one/e": "observatory /", "one/f": "gov /"})
case("the same key in two articles", "the same key in any article is the same event",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e", "observatory")),
     art("two", ev("x", key="k", agent="rebels", target="town"), say("c", "x", "council"), publisher="herald"),
     status={"AttributedOnly": "one/e one/e.agent two/x.target"},
     parties={"one/e": "council observatory /", "one/e.agent": "council observatory /", "two/x.target": "council /"})
case("without a key an event stays in its article", "similar events are only proposed",
     art("one", E, say("c", "e", "observatory")), art("two", E, say("c", "e", "gov")),
     status={"AttributedOnly": f"{BOTH} two/e two/e.agent"},
     parties={"one/e": "observatory /", "two/e": "gov /"})
case("a state said in two articles", "a statement's IRI is its triple",
     art("one", state("s", "gov", "controls", "town"), say("c", "s", "gov")),
     art("two", state("t", "gov", "controls", "town"), say("c", "t", "rebels", deny=True)),
     status={"Contested": "one/s"}, parties={"one/s": "gov / rebels"},
     disagree={("one/s", "one/c", "two/c")})

# Where and when

case("places that differ", "12: each value is also a statement, claimed by whoever said it",
     art("one", ev("e", places="town", agent="army"), ev("f", at="e", places="village"),
         say("c", "e", "observatory"), say("d", "f")),
     status={"AuthorAsserted": "one/e one/f.happenedAt=village", "AttributedOnly": "one/e.agent one/e.happenedAt=town"},
     parties={"one/e.happenedAt=town": "observatory /", "one/f.happenedAt=village": "gazette /"})
case("dates that differ", "12: across articles as well",
     art("one", ev("e", key="k", date="2019-08-19"), say("c", "e", "observatory")),
     art("two", ev("e", key="k", date="2019-08"), say("c", "e", "gov", deny=True)),
     status={"Contested": "one/e", "AttributedOnly": "one/e.happenedOn=2019-08-19",
             "Denied": "two/e.happenedOn=2019-08"},
     parties={"two/e.happenedOn=2019-08": "/ gov"})
case("the old version's date differs", "12: the old version's account no longer stands",
     art("one", ev("e", key="k", date="2019-08-19"), say("c", "e", "observatory")),
     art("two", ev("e", key="k", date="2019-08-20"), say("c", "e", "observatory"), revision_of="one"),
     status={"AttributedOnly": "one/e"}, parties={"one/e": "observatory /"})
case("one date only", "12: where nothing differs there is no statement",
     art("one", ev("e", places="town", date="2019-08-19"), ev("f", at="e"), say("c", "e", "observatory"),
         say("d", "f")),
     status={"AuthorAsserted": "one/e"})
case("the same place and date twice", "12: where nothing differs there is no statement",
     art("one", ev("e", places="town", date="2019-08-19"), ev("f", at="e", places="town", date="2019-08-19"),
         say("c", "e", "observatory"), say("d", "f", "gov")),
     status={"AttributedOnly": "one/e"})
case("dates differ, places do not", "12: place and time each for itself",
     art("one", ev("e", places="town", date="2019-08-19"), ev("f", at="e", places="town", date="2019-08-20"),
         say("c", "e", "observatory"), say("d", "f", "gov")),
     status={"AttributedOnly": "one/e one/e.happenedOn=2019-08-19 one/f.happenedOn=2019-08-20"})
case("the date of an aim differs", "12 and contents: the statements of nested accounts are said too",
     art("one", ev("f", "resupply", date="2019-08-19"), ev("g", "resupply", at="f", date="2019-08-20"),
         ev("e", "convoy-movement", purpose="f"), say("c", "e", "gov"), say("d", "g", "rebels")),
     status={"AttributedOnly": "one/e one/e.purpose one/f one/f.happenedOn=2019-08-19 one/g.happenedOn=2019-08-20"},
     parties={"one/f": "rebels /", "one/f.happenedOn=2019-08-19": "gov /"})
