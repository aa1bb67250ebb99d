"""Lines of brat written short, and a mapping for them: what the tests of the mapping share."""

from collections.abc import Callable
from pathlib import Path

from rashomon.article import Article
from rashomon.mapping import NO_MAPPING, Mapping, read_mapping, to_article
from rashomon.markup import Markup
from rashomon.problems import Problem
from rashomon.readers import brat
from rashomon.toml_lines import parse_toml
from rashomon.vocabulary import load_vocabulary

TEXT = "Rebels apparently took the bridge on Friday, the mayor said; the wire passed it on. Ten soldiers fell. No deal."

RULES = """
[spans]
Actor = { as = "actor" }
Group = { as = "unnamed-actor", type-from = "Kind" }
Place = { as = "place" }
Time = { as = "time" }
Words = { as = "evidence" }
Hedge = { as = "hedge" }
[references]
registry = "entity"
edtf = "date"
[events]
Take = "territorial-gain"
Fight = "armed-clash"
[arguments]
Agent = "agent"
Target = "target"
Purpose = "purpose"
Place = "place"
Time = "time"
[states]
Controls = "controls"
Causes = "causes"
[counts]
label = "Count"
of = "Of"
group = "Group"
within = "Within"
"""
APART = """
[claims]
label = "Claim"
claimant = "Claimant"
on-behalf = "For"
content = "Content"
reports = "Reports"
text = "Text"
hedge = "Hedge"
wording = "Wording"
disagrees = "Disagrees"
polarity = { no = "Negated" }
voice = { author = "Authorial" }
"""
INLINE = """
[claims.inline]
speaker = "Speaker"
on-behalf = "For"
via = "Via"
verb = "Verb"
hedge = "Hedge"
text = "Text"
key = "Event"
"""


def rules(toml: str) -> tuple[Mapping, list[Problem]]:
    problems: list[Problem] = []
    return read_mapping(parse_toml(toml, "mapping.toml"), load_vocabulary(), problems.append), problems


def mapped(
    tmp_path: Path, ann: str, toml: str, find: Callable[[str, str], str | None] | None = None
) -> tuple[Article, list[Problem]]:
    """Read lines in which `<words>` stands for offsets and words, by a mapping that has no fault."""
    lines = []
    for line in ann.strip().splitlines():
        head, _, quoted = line.strip().partition("<")
        words = quoted.removesuffix(">")
        begin = TEXT.index(words)
        name, _, rest = head.partition(" ")
        lines.append(f"{name}\t{rest}" + (f"{begin} {begin + len(words)}\t{words}" if quoted else ""))
    (tmp_path / "x.ann").write_bytes("\n".join(lines).encode())
    (tmp_path / "x.txt").write_bytes(TEXT.encode())
    (tmp_path / "articles.toml").write_bytes(b'[x]\nlanguage = "en"\nannotator = "amal"\n')
    problems: list[Problem] = []
    (markup, origin) = next(brat.read(tmp_path / "x.ann", problems.append))
    assert isinstance(markup, Markup)
    mapping, faults = rules(toml) if toml else (NO_MAPPING, [])
    assert faults == []
    return to_article(markup, mapping, find or (lambda _name, _kind: None), origin, problems.append), problems


def codes(problems: list[Problem]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.place.annotation) for problem in problems]
