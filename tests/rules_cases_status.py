"""Cases of status and rivals: who says it and how, denials, figures, judged disagreements.

See `rules_case` and `rules_words`.
"""

from rules_case import Table
from rules_words import art, count, ev, judged, say, state

# fmt: off
# A case reads best in three lines: its name and rule, its articles, what comes of them.

case = Table()

E = ev("e", agent="rebels")
BOTH = "one/e one/e.agent"

# Who says it, and how: status rules 1 to 4 and 8 to 10

case("the author states it", "8: some Authorial claim, not hedged",
     art("one", E, say("c", "e")),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "gazette /"}, disagree=set())
case("somebody states it", "10",
     art("one", E, say("c", "e", "observatory")),
     status={"AttributedOnly": BOTH}, parties={"one/e.agent": "observatory /"})
case("nobody says it", "1: C empty",
     art("one", E, ev("f", agent="army"), say("c", "f")),
     status={"Mentioned": BOTH, "AuthorAsserted": "one/f one/f.agent"}, parties={"one/e": "/"})
case("not coded alone", "2: nothing but NotCoded; never a party",
     art("one", E, say("c", "e", voice="NotCoded")),
     status={"NotCoded": BOTH}, parties={"one/e": "/"})
case("not coded beside attributed", "2: NotCoded falls out of C",
     art("one", E, say("c", "e", voice="NotCoded"), say("d", "e", "rebels")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "rebels /"})
case("not coded beside a headline", "2 before 3",
     art("one", E, say("c", "e", voice="NotCoded"), say("d", "e", voice="Headline")),
     status={"HeadlineOnly": BOTH}, parties={"one/e": "/"})
case("a denial that is not coded contests nothing", "2 before 5",
     art("one", E, say("c", "e", voice="NotCoded", deny=True), say("d", "e", "rebels")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "rebels /"}, disagree=set())
case("headline alone", "3: nothing but headlines; no party",
     art("one", E, say("c", "e", voice="Headline")),
     status={"HeadlineOnly": BOTH}, parties={"one/e": "/"})
case("headline beside the author", "3: the headline falls out, the author stays",
     art("one", E, say("c", "e", voice="Headline"), say("d", "e")),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "gazette /"})
case("headline beside somebody else", "3: a headline is not the author's assertion",
     art("one", E, say("c", "e", voice="Headline"), say("d", "e", "observatory")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "observatory /"})
case("headline beside a prediction", "3 before 4",
     art("one", E, say("c", "e", voice="Headline"), say("d", "e", "institute", act="predicts")),
     status={"Predicted": BOTH})
case("a headline's denial contests nothing", "3 before 5",
     art("one", E, say("c", "e", voice="Headline", deny=True), say("d", "e")),
     status={"AuthorAsserted": BOTH}, parties={"one/e": "gazette /"}, disagree=set())
case("prediction alone", "4",
     art("one", E, say("c", "e", "institute", act="predicts", sure="Probable")),
     status={"Predicted": BOTH})
case("the author predicts", "4 before 8: no direct triple",
     art("one", E, say("c", "e", act="predicts")),
     status={"Predicted": BOTH})
case("prediction beside a report", "4: the prediction falls out",
     art("one", E, say("c", "e", "institute", act="predicts"), say("d", "e", "observatory", hedge=True)),
     status={"Hedged": BOTH})
case("demand, threat and promise", "4: none of them says that it happened",
     art("one", E, ev("f", "withdrawal", agent="army"), ev("g", "aid-delivery", agent="gov"),
         say("c", "e", "rebels", act="threatens"), say("d", "f", "rebels", act="demands"),
         say("p", "g", "gov", act="promises")),
     status={"Predicted": f"{BOTH} one/f one/f.agent one/g one/g.agent"})
case("a prediction that it will not happen", "4 before 6",
     art("one", E, say("c", "e", "institute", act="predicts", deny=True)),
     status={"Predicted": BOTH})
case("a negative prediction beside a report", "4 before 5",
     art("one", E, say("c", "e", "institute", act="predicts", deny=True), say("d", "e", "observatory")),
     status={"AttributedOnly": BOTH}, disagree=set())
case("hedged author beside another, unhedged", "8 needs an unhedged author, 9 needs all hedged",
     art("one", E, say("c", "e", hedge=True), say("d", "e", "observatory")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gazette observatory /"})
case("hedged author beside the author unhedged", "8: some Authorial claim",
     art("one", E, say("c", "e", hedge=True), say("d", "e")),
     status={"AuthorAsserted": BOTH})
case("all hedged", "9",
     art("one", E, say("c", "e", sure="Probable"), say("d", "e", "observatory", hedge=True)),
     status={"Hedged": BOTH}, parties={"one/e": "gazette observatory /"})
case("probable without a hedge", "hedged: its certainty is Probable or Possible",
     art("one", E, ev("f", agent="army"), say("c", "e", sure="Probable"), say("d", "f", "chief", sure="Possible")),
     status={"Hedged": f"{BOTH} one/f one/f.agent"})
case("a hedge on certain words", "hedged: has a hedge",
     art("one", E, say("c", "e", hedge=True)),
     status={"Hedged": BOTH})
case("unclear scope", "8: UnclearScope is Attributed",
     art("one", E, say("c", "e", "gov", voice="UnclearScope", sure="Certain")),
     status={"AttributedOnly": BOTH}, parties={"one/e": "gov /"})
case("unclear scope, hedged", "9",
     art("one", E, say("c", "e", "gov", voice="UnclearScope", hedge=True)),
     status={"Hedged": BOTH})
case("only who did it is hedged", "a speaker may vouch for the strike and another only for who flew",
     art("one", E, say("c", "e"), ev("f", at="e", target="town"), say("d", "f.target", "gov", sure="Probable")),
     status={"AuthorAsserted": BOTH, "Hedged": "one/f.target"})

# Denial

case("denial", "5",
     art("one", E, say("c", "e", "observatory"), say("d", "e", "gov", deny=True)),
     status={"Contested": BOTH}, parties={"one/e": "observatory / gov", "one/e.agent": "observatory / gov"},
     disagree={("one/e", "one/c", "one/d"), ("one/e.agent", "one/c", "one/d")})
case("denial only", "6",
     art("one", E, say("c", "e", "gov", deny=True)),
     status={"Denied": BOTH}, parties={"one/e": "/ gov"}, disagree=set())
case("the author denies", "6: no direct triple",
     art("one", E, say("c", "e", deny=True)),
     status={"Denied": BOTH}, parties={"one/e": "/ gazette"})
case("a denial of an event of another article", "5: the same node, not the same words",
     art("one", E, say("c", "e")), art("two", say("d", "x", "rebels", deny=True), ev("x", key="k", agent="rebels")),
     status={"AuthorAsserted": BOTH, "Denied": "two/x two/x.agent"})
case("one denial anywhere withdraws the direct triple", "5 before 8; same key, same event",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e")),
     art("two", ev("x", key="k", agent="rebels"), say("d", "x", "rebels", deny=True), publisher="herald"),
     status={"Contested": BOTH}, parties={"one/e": "gazette / rebels"},
     disagree={("one/e", "one/c", "two/d"), ("one/e.agent", "one/c", "two/d")})
case("a hedged claim and a denial", "5 before 9",
     art("one", E, say("c", "e", "observatory", hedge=True), say("d", "e", "gov", deny=True, hedge=True)),
     status={"Contested": BOTH})
case("a denial of who, not of what", "a role alone is content of its own",
     art("one", E, say("c", "e", "observatory"), say("d", "e.agent", "rebels", deny=True)),
     status={"AttributedOnly": "one/e", "Contested": "one/e.agent"},
     parties={"one/e": "observatory /", "one/e.agent": "observatory / rebels"},
     disagree={("one/e.agent", "one/c", "one/d")})
case("a denial of another account", "accounts share the event, not the statements",
     art("one", E, ev("f", at="e", agent="army"), say("c", "e", "observatory"), say("d", "f", "gov", deny=True)),
     status={"Contested": "one/e", "AttributedOnly": "one/e.agent", "Denied": "one/f.agent"},
     disagree={("one/e", "one/c", "one/d")})
case("two deny", "6: nobody affirms",
     art("one", E, say("c", "e", "rebels", deny=True), say("d", "e", deny=True)),
     status={"Denied": BOTH}, parties={"one/e": "/ gazette rebels"}, disagree=set())

# Figures

N = ev("e", agent="army")
SAID = say("a", "e")
KNOWN = {"AuthorAsserted": BOTH}

case("two figures that do not meet", "7: computed",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", "observatory"), say("d", "m", "gov")),
     status={**KNOWN, "Contested": "one/n one/m"}, parties={"one/n": "observatory /", "one/m": "gov /"},
     disagree={("one/n", "one/c", "one/d"), ("one/m", "one/c", "one/d")})
case("a figure that is only predicted", "7 as it stands: whoever predicts is a party; what contests it is a node",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", "observatory"),
         say("d", "m", "institute", act="predicts")),
     status={**KNOWN, "Contested": "one/n", "Predicted": "one/m"},
     disagree={("one/n", "one/c", "one/d"), ("one/m", "one/c", "one/d")})
case("two figures that meet", "7: ranges that meet are no rivals",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", low=15, high=25),
         say("c", "n", "observatory"), say("d", "m", "gov")),
     status={**KNOWN, "AttributedOnly": "one/n one/m"}, disagree=set())
case("ranges that touch", "7: they meet in one figure",
     art("one", N, SAID, count("n", "e", low=10, high=20), count("m", "e", low=20, high=30),
         say("c", "n", "observatory"), say("d", "m", "gov")),
     status={**KNOWN, "AttributedOnly": "one/n one/m"}, disagree=set())
case("two figures of one party", "7: any two parties",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", "chief"),
         say("d", "m", "observatory")),
     status={**KNOWN, "AttributedOnly": "one/n one/m"}, parties={"one/n": "observatory /", "one/m": "observatory /"},
     disagree=set())
case("at least, and a figure above", "7: open range",
     art("one", N, SAID, count("n", "e", low=20), count("m", "e", 30), say("c", "n", "observatory"),
         say("d", "m", "gov")),
     status={**KNOWN, "AttributedOnly": "one/n one/m"}, disagree=set())
case("at least, and a figure below", "7: open range",
     art("one", N, SAID, count("n", "e", low=40), count("m", "e", 30), say("c", "n", "observatory"),
         say("d", "m", "gov")),
     status={**KNOWN, "Contested": "one/n one/m"})
case("up to, and at least", "7: two open ranges",
     art("one", N, SAID, count("n", "e", high=10), count("m", "e", low=11), say("c", "n", "observatory"),
         say("d", "m", "gov")),
     status={**KNOWN, "Contested": "one/n one/m"})
case("figures of different things", "7: equal countOf, measure and ofGroup",
     art("one", N, ev("f"), SAID, say("b", "f"),
         count("n", "e", 20), count("w", "e", 30, measure="injured"), count("g", "e", 40, group="rebels"),
         count("o", "f", 50),
         say("c", "n", "observatory"), say("d", "w", "gov"), say("x", "g", "rebels"), say("y", "o", "council")),
     status={"AuthorAsserted": f"{BOTH} one/f", "AttributedOnly": "one/n one/w one/g one/o"}, disagree=set())
case("three figures, one of which meets both", "7: pair by pair",
     art("one", N, SAID, count("n", "e", low=10, high=20), count("m", "e", low=15, high=30), count("o", "e", 25),
         say("c", "n", "observatory"), say("d", "m", "gov"), say("x", "o", "rebels")),
     status={**KNOWN, "Contested": "one/n one/o", "AttributedOnly": "one/m"})
case("a figure of nobody in particular", "the unspecified source is no party",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", voice="Attributed"),
         say("d", "m", "gov")),
     status={**KNOWN, "AttributedOnly": "one/n one/m"}, parties={"one/n": "/"}, disagree=set())
case("a headline's figure", "3: a headline is no party, so no rival",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", voice="Headline"),
         say("d", "m", "gov")),
     status={**KNOWN, "HeadlineOnly": "one/n", "AttributedOnly": "one/m"}, disagree=set())
case("a figure denied, and another figure", "6 and 10: nobody affirms the first",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n", "gov", deny=True),
         say("d", "m", "observatory")),
     status={**KNOWN, "Denied": "one/n", "AttributedOnly": "one/m"}, parties={"one/n": "/ gov"})
case("the author's figure and another's", "7 before 8",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 30), say("c", "n"), say("d", "m", "gov")),
     status={**KNOWN, "Contested": "one/n one/m"})
case("the same figure twice", "a count's IRI is what it says: two claims on one node",
     art("one", N, SAID, count("n", "e", 20), count("m", "e", 20), say("c", "n", "rebels"), say("d", "m", "gov")),
     status={**KNOWN, "AttributedOnly": "one/n"}, parties={"one/n": "gov rebels /"}, disagree=set())

# Judged disagreements

AIMS = (ev("e", "convoy-movement", agent="gov"),
        ev("r", "resupply"), ev("w", "weapons-supply"),
        ev("x", "convoy-movement", at="e", purpose="r"), ev("y", "convoy-movement", at="e", purpose="w"))

case("two purposes that nobody judged", "different answers are no status",
     art("one", *AIMS, say("a", "e"), say("c", "x", "gov"), say("d", "y", "rebels")),
     status={"AuthorAsserted": BOTH, "AttributedOnly": "one/x.purpose one/y.purpose", "Mentioned": "one/r one/w"},
     parties={"one/e": "gazette gov rebels /"}, disagree=set())
case("two purposes, judged", "7: equal subject and predicate, unequal object",
     art("one", *AIMS, say("a", "e"), say("c", "x", "gov"), say("d", "y", "rebels"), judged("c", "d")),
     status={"AuthorAsserted": BOTH, "Contested": "one/x.purpose one/y.purpose", "Mentioned": "one/r one/w"},
     parties={"one/x.purpose": "gov /"}, disagree=set())
case("two purposes, one of them said by both", "7: in one and not in the other",
     art("one", *AIMS, ev("z", "convoy-movement", at="e", purpose="r w"), say("a", "e"), say("c", "x", "gov"),
         say("d", "z", "rebels"), judged("c", "d")),
     status={"AuthorAsserted": BOTH, "AttributedOnly": "one/x.purpose one/y.purpose", "Mentioned": "one/r one/w"})
case("judged, without a common predicate", "7: such a judgement stands in the graph and changes no status",
     art("one", ev("e", agent="rebels"), ev("f", at="e", target="town"), say("c", "e", "gov"),
         say("d", "f", "council"), judged("c", "d")),
     status={"AttributedOnly": "one/e one/e.agent one/f.target"})
case("judged, the claim on one side withdrawn", "a withdrawn claim is not live: nobody disagrees any more",
     art("one", *AIMS, say("a", "e"), say("c", "x", "gov"), say("d", "y", "rebels", record="Withdrawn"),
         judged("c", "d")),
     status={"AuthorAsserted": BOTH, "AttributedOnly": "one/x.purpose", "Mentioned": "one/y.purpose one/r one/w"})
case("judged, across two articles", "7: a judge may compare articles",
     art("one", ev("e", key="k", agent="rebels"), say("c", "e", "gov"), judged("c", "two#d")),
     art("two", ev("e", key="k", agent="army"), say("d", "e", "rebels"), publisher="herald"),
     status={"AttributedOnly": "one/e", "Contested": "one/e.agent two/e.agent"},
     parties={"one/e": "gov rebels /"})
case("judged, the author on one side", "7 before 8: no direct triple",
     art("one", E, ev("f", at="e", agent="army"), say("c", "e"), say("d", "f", "rebels"), judged("c", "d")),
     status={"AuthorAsserted": "one/e", "Contested": "one/e.agent one/f.agent"})
case("judged, and one side only denied", "6 before 7",
     art("one", E, ev("f", at="e", agent="army"), say("c", "e", "gov", deny=True), say("d", "f", "gov"),
         judged("c", "d")),
     status={"Contested": "one/e one/f.agent", "Denied": "one/e.agent"})
case("two states, judged", "7: states are statements as well",
     art("one", state("s", "gov", "controls", "town"), state("t", "gov", "controls", "village"),
         say("c", "s", "army"), say("d", "t", "rebels"), judged("c", "d")),
     status={"Contested": "one/s one/t"}, parties={"one/s": "gov /", "one/t": "rebels /"})
