"""Random small corpora in which few people say few things, so that they meet, deny, copy and correct each other."""

from typing import TypeVar

from hypothesis import strategies as st

from rashomon.article import Article, Claim, Event
from rules_words import Item, art, count, ev, judged, say, state, unnamed

T = TypeVar("T")
_BYTES = 320
LABELS = ("one", "two", "six")
KINDS = {"k": "attack", "j": "resupply", "": "convoy-movement"}
"""Key -> type of the event; the events without a key stay in their article."""

# What stands often in a list is drawn often.
SPEAKERS = (
    "", "", "", "observatory", "chief", "gov", "spokesman", "brigade", "minister", "rebels", "acled", "m", "gov m",
)  # fmt: skip
VOICES = ("", "", "", "", "Headline", "NotCoded", "Attributed")
ACTS = ("states",) * 7 + ("predicts", "demands", "promises", "threatens", "confirms")
FIGURES = (
    (25, None, 40),
    (None, 20, None),
    (None, 30, None),
    (10, None, 25),
    (26, None, None),
    (None, None, 15),
    (10, 20, 30),
)
REVIEWED = (None, None, True, False)
STATES = (("gov", "controls", "town"), ("gov", "controls", "village"), ("rebels", "controls", "town"))


def corpora() -> st.SearchStrategy[tuple[Article, ...]]:
    """Make one to three articles.

    What is drawn is a row of bytes, each of which picks from one list: a hundred draws would take ten times as
    long. A byte of zero picks the first of a list, so failures shrink to the plainest corpus.
    """
    return st.binary(min_size=_BYTES, max_size=_BYTES).map(_corpus)


def _corpus(data: bytes) -> tuple[Article, ...]:
    dice = _Dice(data)
    drawn: list[Article] = []
    claims: list[str] = []
    for number in range(dice.pick(1, 2, 2, 3)):
        article = _Maker(dice, number, drawn[-1] if drawn else None, claims).article()
        ids = [one.id for one in drawn]
        claims = [] if article.id in ids else [f"{article.id}#{one.id}" for one in article.claims]
        drawn.append(article)
    return tuple(drawn)


class _Dice:
    """Picks by bytes; when they are used up, the first of each list."""

    def __init__(self, data: bytes) -> None:
        self._left = iter(data)

    def pick(self, *values: T) -> T:
        return values[next(self._left, 0) % len(values)]

    def chance(self, one_in: int) -> bool:
        return next(self._left, 0) % one_in == one_in - 1


class _Maker:
    def __init__(self, dice: _Dice, number: int, before: Article | None, others: list[str]) -> None:
        self.pick, self.chance = dice.pick, dice.chance
        self.number, self.before, self.others = number, before, others

    def article(self) -> Article:
        label, before = LABELS[self.number], self.before
        items = [unnamed("m", "activists"), *self.items()]
        text, name, revision, copy = self.pick("same", label), label, "", ""
        publisher, captured = self.pick("gazette", "gazette", "herald", ""), "2019-08-22"
        published = self.pick("2019-08-21", "2019-08-21", "2017-05-01")
        relation = self.pick("", "", "", "corrects", "again", "copies") if before else ""
        if before and relation == "corrects" and before.captured_on == captured:
            text, revision = label, before.id
        elif before and relation == "again" and not before.revision_of:
            text, name, publisher, published = label, before.id, before.publisher, before.published
            captured = f"2019-09-0{self.number}"
        elif before and relation == "copies" and not before.revision_of:
            text, copy = label, before.id
        agency = self.pick("", "", "", "wire")
        _, article = art(
            label, *items, id=name, text=text, publisher=publisher, published=published, captured=captured,
            revision_of=revision, copy_of=copy, agency=agency, machine=self.chance(12),
            author=self.pick("A. Writer", "A. Writer", "B. Author"),
        )  # fmt: skip
        return article

    def items(self) -> list[Item]:
        events = self.events()
        names = [one.id for one in events]
        states = [state(f"s{n}", *self.pick(*STATES)) for n in range(self.pick(0, 0, 1))]
        counts = []
        for n in range(self.pick(0, 1, 2, 2)):
            low, value, high = self.pick(*FIGURES)
            of, group = self.pick(names[0], *names), self.pick("", "", "", "rebels")
            counts.append(count(f"n{n}", of, value, low=low, high=high, group=group))
        roles = [f"{one.id}.{role}" for one in events for role in one.roles]
        sayable = names * 2 + [one.id for one in states] * 2 + [one.id for one in counts] * 2 + roles
        claims = self.claims(sayable)
        found: list[Item] = [*events, *states, *counts, *claims]
        ends = [one.id for one in claims]
        if self.chance(2) or self.others:
            other = self.pick(*self.others, *ends[1:])
            found.append(judged(ends[0], other))
        return found

    def events(self) -> list[Event]:
        found: list[Event] = []
        keys: dict[str, str] = {}
        for number in range(self.pick(1, 2, 2, 3)):
            key = self.pick("k", "k", "j", "")
            others = [name for name, theirs in keys.items() if theirs != key]
            roles = {"agent": self.pick("rebels", "army", "", "rebels army"), "target": self.pick("", "", "town")}
            if others and self.chance(2):
                roles["purpose"] = self.pick(*others)
            alike = [name for name, theirs in keys.items() if theirs == key]
            name = f"e{number}"
            found.append(
                ev(
                    name, KINDS[key], key=key, at=alike[0] if alike else "",
                    places=self.pick("", "", "town", "village", "town village"),
                    date=self.pick("", "", "2019-08-19", "2019-08"),
                    **{role: refs for role, refs in roles.items() if refs},
                )
            )  # fmt: skip
            keys[name] = key
        return found

    def claims(self, sayable: list[str]) -> list[Claim]:
        found: list[Claim] = []
        for number in range(self.pick(2, 3, 4)):
            by = self.pick(*SPEAKERS)
            relay = self.pick("", *(one.id for one in found)) if by and self.chance(4) else ""
            content = "" if relay and self.chance(2) else self.pick(*sayable)
            if content and self.chance(3):
                content = " ".join(dict.fromkeys((content, self.pick(*sayable))))
            found.append(
                say(
                    f"c{number}", content, by,
                    on=self.pick("army", "council") if by and self.chance(6) else "",
                    voice=self.pick("", "", "UnclearScope") if by else self.pick(*VOICES),
                    act=self.pick(*ACTS),
                    deny=not relay and self.chance(5),
                    sure=self.pick("Certain", "Certain", "Certain", "Probable", "Possible"),
                    hedge=self.chance(5),
                    reports=relay,
                    machine=self.chance(8),
                    reviewed=self.pick(*REVIEWED),
                    record=self.pick("", "", "", "", "", "", "Withdrawn", "Suggested"),
                )
            )  # fmt: skip
        return found
